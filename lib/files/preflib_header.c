/* SPDX-License-Identifier: MIT */
/* How a PrefLib file begins. Since 2022 with lines `# KEY: value`, of which those are
 * read that say what the rows are; before with the number of alternatives, a row
 * `number,name` each, and a row `voters,sum of the counts,orders`. */
#include "preflib_private.h"

#include <string.h>

#include "faults_private.h"

static const char *const types[] = { "soc", "soi", "toc", "toi" };

void
tandem_preflib_header_clear(TandemPreflibHeader *header)
{
    g_clear_pointer(&header->is_named, g_free);
}

/* What is left of the line without blanks at its end. */
static gchar *
rest_of_line(TandemTextScanner *scanner)
{
    tandem_text_has_more(scanner);
    const char *end = scanner->at;
    while (end < scanner->end && *end != '\n' && *end != '\r')
        end++;
    return g_strchomp(g_strndup(scanner->at, (gsize)(end - scanner->at)));
}

/* Passes over @word where it stands next. */
static gboolean
take_word(TandemTextScanner *scanner, const char *word)
{
    const gsize length = strlen(word);

    tandem_text_has_more(scanner);
    if ((gsize)(scanner->end - scanner->at) < length ||
        memcmp(scanner->at, word, length) != 0)
        return FALSE;
    scanner->at += length;
    return TRUE;
}

static gboolean
take_colon(TandemTextScanner *scanner)
{
    if (tandem_text_take(scanner, ':'))
        return TRUE;
    tandem_text_fault(scanner, scanner->at, "E812", NULL, "a colon is missing");
    return FALSE;
}

static gboolean
take_count(TandemTextScanner *scanner, const char *what, TandemPreflibCount *count)
{
    if (count->n >= 0) {
        tandem_text_fault(scanner, scanner->line_start, "E807", NULL,
                          "%s stands already in line %u", what, count->line);
        return FALSE;
    }
    count->line = scanner->line;
    return tandem_text_number(scanner, what, &count->n);
}

/* Makes room for the alternatives, of which the file must have as many bytes at least.
 * FALSE: it has not. */
static gboolean
expect_alternatives(TandemPreflibHeader *header, TandemTextScanner *scanner)
{
    if (!tandem_text_has_room(scanner, (guint64)header->alternatives.n, "alternatives"))
        return FALSE;
    header->is_named = g_try_new0(guint8, (gsize)header->alternatives.n + 1);
    return header->is_named != NULL;
}

/* The name of alternative @number, at hand. Names are not kept: numbers are. */
static void
take_name(TandemPreflibHeader *header, TandemTextScanner *scanner, const char *at,
          gint32 number)
{
    g_autofree gchar *text = g_strdup_printf("%d", number);
    g_autofree gchar *name = rest_of_line(scanner);

    if (header->is_named == NULL)
        tandem_text_fault(scanner, at, "E802", NULL,
                          "a name stands before the number of alternatives");
    else if (number < 1 || number > header->alternatives.n)
        tandem_text_fault(scanner, at, "E806", NULL,
                          "there is no alternative %d; they go from 1 to %d", number,
                          header->alternatives.n);
    else if (header->is_named[number - 1])
        tandem_text_fault(scanner, at, "E807", NULL,
                          "alternative %d has a name already", number);
    else {
        header->is_named[number - 1] = 1;
        header->n_names += strcmp(name, text) != 0;
    }
}

static void
take_type(TandemPreflibHeader *header, TandemTextScanner *scanner)
{
    tandem_text_has_more(scanner);
    const char *const at = scanner->at;
    g_autofree gchar *type = rest_of_line(scanner);

    if (header->type == TANDEM_PREFLIB_WMD) {
        if (strcmp(type, "wmd") == 0)
            return;
    } else {
        for (gsize i = 0; i < G_N_ELEMENTS(types); i++)
            if (strcmp(type, types[i]) == 0) {
                header->type = (TandemPreflibType)i;
                return;
            }
    }
    g_autofree gchar *quoted = tandem_faults_quote(type);
    tandem_text_fault(scanner, at, "E814",
                      header->type == TANDEM_PREFLIB_WMD
                          ? "wmd is read; soc, soi, toc and toi are the format preflib"
                          : "soc, soi, toc and toi are read; wmd is a format of its "
                            "own",
                      "data type %s is not of this format", quoted);
}

/* One line behind its #. FALSE: what follows cannot be read. */
static gboolean
read_line(TandemPreflibHeader *header, TandemTextScanner *scanner)
{
    gint32 number;

    if (take_word(scanner, "NUMBER ALTERNATIVES"))
        return take_colon(scanner) &&
               take_count(scanner, "the number of alternatives",
                          &header->alternatives) &&
               expect_alternatives(header, scanner);
    if (take_word(scanner, "NUMBER VOTERS")) {
        if (take_colon(scanner))
            take_count(scanner, "the number of voters", &header->voters);
    } else if (take_word(scanner, "NUMBER UNIQUE ORDERS")) {
        if (take_colon(scanner))
            take_count(scanner, "the number of orders", &header->orders);
    } else if (take_word(scanner, "NUMBER EDGES")) {
        if (take_colon(scanner))
            take_count(scanner, "the number of edges", &header->edges);
    } else if (take_word(scanner, "DATA TYPE")) {
        if (take_colon(scanner))
            take_type(header, scanner);
    } else if (take_word(scanner, "ALTERNATIVE NAME")) {
        tandem_text_has_more(scanner);
        const char *const at = scanner->at;
        if (tandem_text_number(scanner, "an alternative's number", &number) &&
            take_colon(scanner))
            take_name(header, scanner, at, number);
    }
    return TRUE;
}

static gboolean
read_new(TandemPreflibHeader *header, TandemTextScanner *scanner)
{
    while (tandem_text_next_row(scanner) && *scanner->at == '#') {
        scanner->at++;
        if (!read_line(header, scanner))
            return FALSE;
        tandem_text_skip_row(scanner);
    }
    if (header->alternatives.n < 0)
        tandem_text_fault(scanner, scanner->at, "E802", NULL,
                          "the line # NUMBER ALTERNATIVES is missing");
    return header->alternatives.n >= 0;
}

gboolean
tandem_preflib_take_comma(TandemTextScanner *scanner)
{
    if (tandem_text_take(scanner, ','))
        return TRUE;
    tandem_text_fault(scanner, scanner->at, "E812", NULL, "a comma is missing");
    return FALSE;
}

static void
read_name(TandemTextScanner *scanner, gpointer data)
{
    TandemPreflibHeader *const header = data;
    gint32 number;

    const char *const at = scanner->at;
    if (tandem_text_number(scanner, "an alternative's number", &number) &&
        tandem_preflib_take_comma(scanner))
        take_name(header, scanner, at, number);
    tandem_text_skip_row(scanner);
}

static gboolean
read_old(TandemPreflibHeader *header, TandemTextScanner *scanner)
{
    gint32 n_ballots;

    if (!take_count(scanner, "the number of alternatives", &header->alternatives))
        return FALSE;
    tandem_text_end_row(scanner);
    if (!expect_alternatives(header, scanner) ||
        !tandem_text_rows(scanner, header->alternatives.n, "alternatives", read_name,
                          header))
        return FALSE;
    /* How many ballots were cast is not what the rows add up to where they are
     * weighted: only their sum is held against them. */
    if (!tandem_text_count(scanner, "the number of voters", &n_ballots) ||
        !tandem_preflib_take_comma(scanner) ||
        !take_count(scanner, "the sum of the counts", &header->voters) ||
        !tandem_preflib_take_comma(scanner) ||
        !take_count(scanner, "the number of orders", &header->orders))
        return FALSE;
    tandem_text_end_row(scanner);
    return TRUE;
}

gboolean
tandem_preflib_header_read(TandemPreflibHeader *header, TandemTextScanner *scanner,
                           TandemPreflibType wanted)
{
    *header = (TandemPreflibHeader){ .type = wanted,
                                     .alternatives = { -1, 0 },
                                     .voters = { -1, 0 },
                                     .orders = { -1, 0 },
                                     .edges = { -1, 0 } };
    if (!tandem_text_next_row(scanner)) {
        tandem_text_fault(scanner, scanner->at, "E802", NULL,
                          "the file ends before the number of alternatives");
        return FALSE;
    }
    header->is_old = wanted != TANDEM_PREFLIB_WMD && *scanner->at != '#';
    return header->is_old ? read_old(header, scanner) : read_new(header, scanner);
}

void
tandem_preflib_check_count(const TandemTextScanner *scanner,
                           const TandemPreflibCount *stated, guint64 n,
                           const char *what)
{
    if (stated->n < 0 || (guint64)stated->n == n)
        return;
    tandem_faults_add(scanner->faults, TANDEM_SEVERITY_FAULT, scanner->file,
                      stated->line, NULL, "E815", NULL,
                      "%d %s are announced; the rows have %" G_GUINT64_FORMAT,
                      stated->n, what, n);
}

void
tandem_preflib_note_names(const TandemPreflibHeader *header, const char *file,
                          TandemFaults *notes)
{
    if (header->n_names > 0)
        tandem_faults_add(notes, TANDEM_SEVERITY_NOTE, file, 0, NULL, "N822", NULL,
                          "the alternatives' names are not kept; their numbers are "
                          "their ids");
}
