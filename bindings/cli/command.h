/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

/* What the program can do, as tables. Parsing, --help, the man pages and the
 * completions are all made from them, so they cannot disagree. */

/* How the program ends; DESIGN's six codes. */
typedef enum {
    CLI_ANSWERED = 0,
    CLI_WRONG_USE = 1,
    CLI_FAULTY = 2,
    CLI_NONE_EXISTS = 3,
    CLI_NOT_VERIFIED = 4,
    CLI_REFUSED = 5,
    CLI_N_EXITS = 6
} CliExit;

/* What a shell offers where a value is expected. */
typedef enum {
    CLI_COMPLETE_NOTHING,
    CLI_COMPLETE_FILE,
    CLI_COMPLETE_FOLDER,
    CLI_COMPLETE_WORDS, /* those of the option */
    CLI_COMPLETE_STRATEGY,
    CLI_COMPLETE_PARAMETER,
    CLI_COMPLETE_MODEL,
    CLI_COMPLETE_MODEL_PARAMETER,
    CLI_COMPLETE_COMMAND
} CliCompletion;

/* What was typed behind the command. Texts are as typed, byte for byte, but for the
 * values of options, which are UTF-8. */
typedef struct {
    gboolean help;
    gboolean quiet;
    gboolean all;
    gboolean no_time;
    gchar *format;
    gchar *from;
    gchar *to;
    gchar *seed;
    gchar *out;
    gchar *rotation;
    gchar *trainee;
    gchar *strategy;
    gchar *strategies;
    gchar *page;
    gchar *time_limit;
    gchar *limit;
    gchar *blocking;
    gchar **parameters;
    gchar **words; /* the arguments that are no options */
    guint n_words;
} CliArguments;

void cli_arguments_clear(CliArguments *arguments);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(CliArguments, cli_arguments_clear)

typedef struct {
    const char *name; /* ROTATION/ */
    const char *text;
    CliCompletion completes;
    gboolean is_optional;
} CliArgument;

typedef struct {
    const char *name;  /* without its dashes */
    gchar letter;      /* 0: none */
    const char *value; /* what stands behind it; NULL: nothing does */
    const char *text;
    const char *words; /* the values it may have, split by |, the default first */
    CliCompletion completes;
    gboolean is_path;     /* kept byte for byte */
    gboolean is_repeated; /* gchar **, else gchar * or, without a value, gboolean */
    gsize offset;         /* of its member of CliArguments */
} CliOption;

typedef struct {
    const char *line; /* as typed */
    const char *text;
} CliExample;

typedef void (*CliRow)(const char *name, const char *text, gpointer data);

typedef struct _CliCommand CliCommand;
struct _CliCommand {
    const char *name;
    const char *group;            /* the heading it stands under in the general help */
    const char *text;             /* one line that says what it does */
    const char *const *story;     /* paragraphs, ended by NULL */
    const CliArgument *arguments; /* ended by one without a name */
    const CliOption *options;     /* likewise; --help is added to all */
    const char *more_title;       /* a list that the libraries know, or NULL */
    void (*more)(CliRow row, gpointer data);
    const CliExample *examples; /* ended by one without a line */
    const char
        *exits[CLI_N_EXITS]; /* what each code means here; NULL: does not occur */
    const char *see_also;    /* names of commands, split by spaces */
    CliExit (*run)(const CliCommand *command, const CliArguments *arguments);
};

/* The list, ended by NULL, and one of it by its name, or NULL. */
const CliCommand *const *cli_commands(void);
const CliCommand *cli_command_find(const char *name);

/* Reads argv[0..argc-1], the words behind the command's name. FALSE: told as wrong use.
 * With --help only that is set. */
gboolean cli_arguments_parse(const CliCommand *command, int argc, char **argv,
                             CliArguments *arguments);

/* Options that several commands have. */
#define CLI_OPTION_FORMAT(the_words, the_text)                                         \
    {                                                                                  \
        .name = "format", .letter = 'f', .value = "FORMAT", .words = (the_words),      \
        .text = (the_text), .completes = CLI_COMPLETE_WORDS,                           \
        .offset = G_STRUCT_OFFSET(CliArguments, format)                                \
    }
#define CLI_OPTION_SEED(the_text)                                                      \
    {                                                                                  \
        .name = "seed", .letter = 's', .value = "SEED", .text = (the_text),            \
        .offset = G_STRUCT_OFFSET(CliArguments, seed)                                  \
    }
#define CLI_OPTION_OUT(the_text)                                                       \
    {                                                                                  \
        .name = "out", .letter = 'o', .value = "DIR", .text = (the_text),              \
        .completes = CLI_COMPLETE_FOLDER, .is_path = TRUE,                             \
        .offset = G_STRUCT_OFFSET(CliArguments, out)                                   \
    }
#define CLI_OPTION_ROTATION                                                            \
    {                                                                                  \
        .name = "rotation", .letter = 'r', .value = "DIR",                             \
        .text = "where the input files are now; without it, where the run's manifest " \
                "says they were",                                                      \
        .completes = CLI_COMPLETE_FOLDER, .is_path = TRUE,                             \
        .offset = G_STRUCT_OFFSET(CliArguments, rotation)                              \
    }
#define CLI_OPTION_PARAMETER(what_completes, the_text)                                 \
    {                                                                                  \
        .name = "parameter", .letter = 'p', .value = "NAME=VALUE", .text = (the_text), \
        .completes = (what_completes), .is_repeated = TRUE,                            \
        .offset = G_STRUCT_OFFSET(CliArguments, parameters)                            \
    }
#define CLI_OPTION_QUIET                                                               \
    {                                                                                  \
        .name = "quiet", .letter = 'q',                                                \
        .text = "say nothing on standard error unless something is wrong",             \
        .offset = G_STRUCT_OFFSET(CliArguments, quiet)                                 \
    }
#define CLI_FORMATS "json|glasgow-hrt|spa-st|preflib|wmd|orlib-assign|dimacs-asn|csv"
#define CLI_OPTION_FROM                                                                \
    {                                                                                  \
        .name = "from", .letter = 'F', .value = "FORMAT",                              \
        .words = "auto|" CLI_FORMATS,                                                  \
        .text = "the market's format; auto finds it by how the file begins",           \
        .completes = CLI_COMPLETE_WORDS, .offset = G_STRUCT_OFFSET(CliArguments, from) \
    }
