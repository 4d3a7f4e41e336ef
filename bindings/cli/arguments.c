/* SPDX-License-Identifier: MIT */
/* A command's words, read by GOption from its table.
 *
 * Every text comes in as a file name, that is byte for byte: GOption would turn other
 * texts into UTF-8 from the locale, and an unattended run often has none. What is not a
 * path must then be UTF-8. */
#include <string.h>

#include "command.h"
#include "nearest.h"
#include "say.h"

void
cli_arguments_clear(CliArguments *arguments)
{
    g_free(arguments->format);
    g_free(arguments->from);
    g_free(arguments->to);
    g_free(arguments->seed);
    g_free(arguments->out);
    g_free(arguments->rotation);
    g_free(arguments->trainee);
    g_free(arguments->strategy);
    g_free(arguments->strategies);
    g_free(arguments->page);
    g_free(arguments->time_limit);
    g_free(arguments->limit);
    g_free(arguments->blocking);
    g_strfreev(arguments->parameters);
    g_strfreev(arguments->words);
    memset(arguments, 0, sizeof *arguments);
}

static GOptionArg
type_of(const CliOption *option)
{
    if (option->value == NULL)
        return G_OPTION_ARG_NONE;
    return option->is_repeated ? G_OPTION_ARG_FILENAME_ARRAY : G_OPTION_ARG_FILENAME;
}

static GOptionContext *
new_context(const CliCommand *command, CliArguments *arguments)
{
    GOptionContext *context = g_option_context_new(NULL);
    g_autoptr(GArray) entries = g_array_new(TRUE, TRUE, sizeof(GOptionEntry));

    for (const CliOption *option = command->options; option->name != NULL; option++) {
        const GOptionEntry entry = {
            .long_name = option->name,
            .short_name = option->letter,
            .arg = type_of(option),
            .arg_data = (char *)arguments + option->offset,
        };
        g_array_append_val(entries, entry);
    }
    const GOptionEntry rest[] = {
        { .long_name = "help", .short_name = 'h', .arg_data = &arguments->help },
        { .long_name = G_OPTION_REMAINING,
          .arg = G_OPTION_ARG_FILENAME_ARRAY,
          .arg_data = &arguments->words },
    };
    g_array_append_vals(entries, rest, G_N_ELEMENTS(rest));
    g_option_context_add_main_entries(context, (GOptionEntry *)entries->data, NULL);
    g_option_context_set_help_enabled(context, FALSE);
    return context;
}

/* The first word that looks like a long option and is none of the command's. */
static gchar *
find_unknown(const CliCommand *command, int argc, char **argv)
{
    for (int i = 0; i < argc && strcmp(argv[i], "--") != 0; i++) {
        const CliOption *option = command->options;
        if (!g_str_has_prefix(argv[i], "--"))
            continue;
        g_autofree gchar *name = g_strndup(argv[i] + 2, strcspn(argv[i] + 2, "="));
        while (option->name != NULL && strcmp(option->name, name) != 0)
            option++;
        if (option->name == NULL && strcmp(name, "help") != 0)
            return g_steal_pointer(&name);
    }
    return NULL;
}

static void
tell_unknown(const CliCommand *command, const char *name)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new();

    for (const CliOption *option = command->options; option->name != NULL; option++)
        g_ptr_array_add(names, (gpointer)option->name);
    g_ptr_array_add(names, NULL);
    const char *near = cli_nearest(name, (const char *const *)names->pdata);
    g_autofree gchar *shown = g_utf8_make_valid(name, -1);
    if (near != NULL)
        cli_wrong_use(command, "unknown option --%s (did you mean --%s?)", shown, near);
    else
        cli_wrong_use(command, "unknown option --%s", shown);
}

static gboolean
tell_option_error(const CliCommand *command, int argc, char **argv, const GError *error)
{
    if (g_error_matches(error, G_OPTION_ERROR, G_OPTION_ERROR_UNKNOWN_OPTION)) {
        g_autofree gchar *name = find_unknown(command, argc, argv);
        if (name != NULL) {
            tell_unknown(command, name);
            return FALSE;
        }
    }
    g_autofree gchar *message = g_utf8_make_valid(error->message, -1);
    if (message[0] != '\0')
        message[0] = g_ascii_tolower(message[0]);
    cli_wrong_use(command, "%s", message);
    return FALSE;
}

static gboolean
check_choice(const CliCommand *command, const CliOption *option, const char *value)
{
    g_auto(GStrv) each = g_strsplit(option->words, "|", -1);
    const guint n = g_strv_length(each);

    if (g_strv_contains((const gchar *const *)each, value))
        return TRUE;
    g_autofree gchar *last = g_steal_pointer(&each[n - 1]);
    g_autofree gchar *first = g_strjoinv(", ", each);
    cli_wrong_use(command, "--%s takes %s or %s, not '%s'", option->name, first, last,
                  value);
    return FALSE;
}

static gboolean
check_value(const CliCommand *command, const CliOption *option, const char *value)
{
    if (!option->is_path && !g_utf8_validate(value, -1, NULL)) {
        cli_wrong_use(command, "the value of --%s is not UTF-8", option->name);
        return FALSE;
    }
    if (option->is_path && *value == '\0') {
        cli_wrong_use(command, "--%s is empty", option->name);
        return FALSE;
    }
    return option->words == NULL || check_choice(command, option, value);
}

static gboolean
check_option(const CliCommand *command, const CliOption *option,
             const CliArguments *arguments)
{
    const void *member = (const char *)arguments + option->offset;

    if (option->value == NULL)
        return TRUE;
    if (!option->is_repeated) {
        const char *value = *(gchar *const *)member;
        return value == NULL || check_value(command, option, value);
    }
    gchar *const *values = *(gchar *const *const *)member;
    for (gsize i = 0; values != NULL && values[i] != NULL; i++)
        if (!check_value(command, option, values[i]))
            return FALSE;
    return TRUE;
}

static gboolean
check_words(const CliCommand *command, const CliArguments *arguments)
{
    guint n = 0;

    for (const CliArgument *argument = command->arguments; argument->name != NULL;
         argument++, n++) {
        if (n >= arguments->n_words && !argument->is_optional) {
            cli_wrong_use(command, "%s is missing: %s", argument->name, argument->text);
            return FALSE;
        }
        if (n < arguments->n_words && arguments->words[n][0] == '\0') {
            cli_wrong_use(command, "%s is empty", argument->name);
            return FALSE;
        }
    }
    if (arguments->n_words > n) {
        g_autofree gchar *word = g_utf8_make_valid(arguments->words[n], -1);
        cli_wrong_use(command, "one word too many: '%s'", word);
        return FALSE;
    }
    return TRUE;
}

static const CliOption *
find_option(const CliCommand *command, const char *name, gsize length, gchar letter)
{
    for (const CliOption *option = command->options; option->name != NULL; option++)
        if (letter != 0 ? option->letter == letter
                        : strlen(option->name) == length &&
                              strncmp(option->name, name, length) == 0)
            return option;
    return NULL;
}

/* What GOption would not take: "-fjson" becomes "-f json", and "--quiet=yes" is refused
 * and not passed over. */
static gboolean
add_option_word(const CliCommand *command, const char *word, GPtrArray *words,
                gboolean *wants_value)
{
    const gboolean is_long = word[1] == '-';
    const gsize length = strcspn(word + 2, "=");
    const CliOption *option = is_long ? find_option(command, word + 2, length, 0)
                                      : find_option(command, NULL, 0, word[1]);
    const gboolean takes_value = option != NULL && option->value != NULL;

    if (is_long && option != NULL && !takes_value && word[2 + length] == '=') {
        cli_wrong_use(command, "--%s takes no value", option->name);
        return FALSE;
    }
    if (!is_long && takes_value && word[2] != '\0') {
        g_ptr_array_add(words, g_strndup(word, 2));
        g_ptr_array_add(words, g_strdup(word + 2));
        return TRUE;
    }
    g_ptr_array_add(words, g_strdup(word));
    *wants_value = takes_value && word[is_long ? 2 + length : 2] == '\0';
    return TRUE;
}

static gboolean
add_words(const CliCommand *command, int argc, char **argv, GPtrArray *words)
{
    gboolean wants_value = FALSE;
    gboolean is_over = FALSE; /* behind -- there are no options */

    g_ptr_array_add(words, g_strdup("tandem")); /* GOption passes over the first */
    for (int i = 0; i < argc; i++) {
        const gboolean is_value = wants_value || is_over;
        wants_value = FALSE;
        is_over = is_over || (!is_value && strcmp(argv[i], "--") == 0);
        if (is_value || is_over || argv[i][0] != '-' || argv[i][1] == '\0')
            g_ptr_array_add(words, g_strdup(argv[i]));
        else if (!add_option_word(command, argv[i], words, &wants_value))
            return FALSE;
    }
    g_ptr_array_add(words, NULL);
    return TRUE;
}

gboolean
cli_arguments_parse(const CliCommand *command, int argc, char **argv,
                    CliArguments *arguments)
{
    g_autoptr(GOptionContext) context = new_context(command, arguments);
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);

    if (!add_words(command, argc, argv, words))
        return FALSE;
    g_autofree char **left = g_memdup2(words->pdata, words->len * sizeof(char *));
    int n_words = (int)words->len - 1;

    if (!g_option_context_parse(context, &n_words, &left, &error))
        return tell_option_error(command, argc, argv, error);
    if (arguments->help)
        return TRUE;
    arguments->n_words = arguments->words != NULL ? g_strv_length(arguments->words) : 0;
    for (const CliOption *option = command->options; option->name != NULL; option++)
        if (!check_option(command, option, arguments))
            return FALSE;
    return check_words(command, arguments);
}
