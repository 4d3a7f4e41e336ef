/* SPDX-License-Identifier: MIT */
/* The formats in which markets are read and written, by name and by content. */
#include <tandem/market_format.h>

#include <string.h>

#include "faults_private.h"
#include "market_formats_private.h"
#include "market_holds_private.h"

/* A format, and what does its work. */
typedef struct {
    TandemMarketFormat format;
    gboolean (*read)(TandemMarketFile *file, TandemMarketSource *source,
                     GError **error);
    void (*write)(GString *text, const TandemMarketFile *file, TandemFaults *notes);
    guint cannot_hold; /* TandemMarketPart flags */
} Row;

static gboolean
json_read(TandemMarketFile *file, TandemMarketSource *source, GError **error)
{
    return tandem_market_json_read(file, source->text, source->length, source->name,
                                   source->seed, source->lottery, source->faults,
                                   error);
}

static void
json_write(GString *text, const TandemMarketFile *file,
           G_GNUC_UNUSED TandemFaults *notes)
{
    g_autofree gchar *json = tandem_market_file_to_json(file);

    g_string_append(text, json);
}

enum {
    /* What an edge list has a column for, and no format of numbers has. */
    PART_OF_EDGES = TANDEM_PART_QUOTAS | TANDEM_PART_PRIORITIES | TANDEM_PART_WEIGHTS,
    PART_OF_JSON = TANDEM_PART_PINS | TANDEM_PART_CLOSURES | TANDEM_PART_CLASHES |
                   TANDEM_PART_LINKS | TANDEM_PART_GROUPS | TANDEM_PART_OWN_LISTS |
                   TANDEM_PART_RANKED_OPPORTUNITIES,
    /* What no format has that states one number of each pair, of whatever kind. */
    PART_BESIDE_WEIGHTS = TANDEM_PART_QUOTAS | TANDEM_PART_PRIORITIES | PART_OF_JSON |
                          TANDEM_PART_MINIMA | TANDEM_PART_LEADERS |
                          TANDEM_PART_CAPACITIES | TANDEM_PART_LEADER_LISTS |
                          TANDEM_PART_NO_WEIGHTS,
};

static const Row rows[] = {
    { { .name = "json",
        .text = "the form tandem-market 1, which holds everything",
        .reference = "docs/json.md" },
      json_read,
      json_write,
      0 },
    { { .name = "glasgow-hrt",
        .text = "hospitals and residents, with ties (HR, HRT, SMTI)",
        .reference =
            "University of Glasgow; Delorme, M. et al. (2019). Mathematical "
            "models for stable matching problems with ties and incomplete "
            "lists. European Journal of Operational Research 277(2), 426-441" },
      tandem_glasgow_read,
      tandem_glasgow_write,
      PART_OF_EDGES | PART_OF_JSON | TANDEM_PART_MINIMA | TANDEM_PART_LEADERS },
    { { .name = "spa-st",
        .text = "students, projects and lecturers, with ties",
        .reference = "Cooper, F. and Manlove, D. (2018). A 3/2-approximation algorithm "
                     "for the student-project allocation problem. SEA 2018, 8:1-8:13" },
      tandem_spa_st_read,
      tandem_spa_st_write,
      PART_OF_EDGES | PART_OF_JSON },
    { { .name = "preflib",
        .text = "voters over alternatives, one-sided (soc, soi, toc, toi)",
        .reference = "Mattei, N. and Walsh, T. (2013). PrefLib: A library for "
                     "preferences. ADT 2013, 259-270" },
      tandem_preflib_read,
      tandem_preflib_write,
      PART_OF_EDGES | PART_OF_JSON | TANDEM_PART_MINIMA | TANDEM_PART_LEADERS |
          TANDEM_PART_CAPACITIES | TANDEM_PART_LEADER_LISTS },
    { { .name = "wmd",
        .text = "a directed graph with weights, of PrefLib",
        .reference = "Mattei, N. and Walsh, T. (2013). PrefLib: A library for "
                     "preferences. ADT 2013, 259-270" },
      tandem_wmd_read,
      tandem_wmd_write,
      PART_BESIDE_WEIGHTS | TANDEM_PART_UNEQUAL_SIDES | TANDEM_PART_RANKS_NOT_BY_GAIN },
    { { .name = "orlib-assign",
        .text = "assignment problems of the OR-Library: a square of costs",
        .reference = "Beasley, J. E. (1990). OR-Library: distributing test problems by "
                     "electronic mail. Journal of the Operational Research Society "
                     "41(11), 1069-1072" },
      tandem_orlib_read,
      tandem_orlib_write,
      PART_BESIDE_WEIGHTS | TANDEM_PART_UNEQUAL_SIDES | TANDEM_PART_GAPS |
          TANDEM_PART_RANKS_NOT_BY_COST },
    { { .name = "dimacs-asn",
        .text = "assignment problems of DIMACS: arcs with costs",
        .reference = "the first DIMACS implementation challenge (1990-1991)" },
      tandem_dimacs_read,
      tandem_dimacs_write,
      PART_BESIDE_WEIGHTS | TANDEM_PART_RANKS_NOT_BY_COST },
    { { .name = "csv",
        .text = "an edge list: a row a pair, with both ranks",
        .reference = "docs/formats.md" },
      tandem_market_csv_read,
      tandem_market_csv_write,
      PART_OF_JSON | TANDEM_PART_MINIMA | TANDEM_PART_ODD_IDS },
};

static const Row *
find_row(const char *name)
{
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++)
        if (strcmp(rows[i].format.name, name) == 0)
            return &rows[i];
    return NULL;
}

/**
 * tandem_market_formats:
 * @n_formats: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_formats): the formats in which markets are
 *   read and written; live for ever
 */
const TandemMarketFormat *const *
tandem_market_formats(gsize *n_formats)
{
    static const TandemMarketFormat *const all[] = { &rows[0].format, &rows[1].format,
                                                     &rows[2].format, &rows[3].format,
                                                     &rows[4].format, &rows[5].format,
                                                     &rows[6].format, &rows[7].format };
    G_STATIC_ASSERT(G_N_ELEMENTS(all) == G_N_ELEMENTS(rows));

    g_return_val_if_fail(n_formats != NULL, NULL);
    *n_formats = G_N_ELEMENTS(all);
    return all;
}

/* The row of @name; NULL, with @error set, where there is none. */
static const Row *
get_row(const char *name, GError **error)
{
    const Row *const row = find_row(name);

    if (row == NULL) {
        g_autofree gchar *quoted = tandem_faults_quote(name);
        g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_BAD_PARAMETER,
                    "no format is named %s", quoted);
    }
    return row;
}

/**
 * tandem_market_format_guess:
 * @text: (array length=length): what a file holds; need not end in a NUL
 * @length: its length in bytes
 *
 * Finds the format of a market by how it begins, where only one begins like that.
 *
 * Returns: (transfer none) (nullable): the format; lives for ever; %NULL where it is
 *   none that is known
 */
const TandemMarketFormat *
tandem_market_format_guess(const char *text, gsize length)
{
    g_return_val_if_fail(text != NULL, NULL);

    const char *const name = tandem_market_guess(text, length);
    return name != NULL ? &find_row(name)->format : NULL;
}

/* The row of @format, or by content; NULL, told, where it is none. */
static const Row *
choose_row(const char *format, const TandemMarketSource *source, GError **error)
{
    if (format != NULL)
        return get_row(format, error);

    const char *const guessed = tandem_market_guess(source->text, source->length);
    if (guessed != NULL)
        return find_row(guessed);
    tandem_faults_add(source->faults, TANDEM_SEVERITY_FAULT, source->name, 0, NULL,
                      source->length == 0 ? "E104" : "E801",
                      source->length == 0 ? NULL : "is it one? then name its format",
                      source->length == 0 ? "the file is empty"
                                          : "it begins like no market that is read");
    tandem_market_source_is_faulty(source, error);
    return NULL;
}

static TandemMarketFile *
read_source(TandemMarketSource *source, const char *format, GError **error)
{
    source->n_before = tandem_faults_get_n(source->faults, TANDEM_SEVERITY_FAULT);
    const Row *const row = choose_row(format, source, error);
    if (row == NULL)
        return NULL;

    g_autoptr(TandemMarketFile) file = tandem_market_file_alloc();
    if (!row->read(file, source, error))
        return NULL;
    return g_steal_pointer(&file);
}

/**
 * tandem_market_file_parse_as:
 * @text: (array length=length): a market in some format; need not end in a NUL
 * @length: its length in bytes, at most 1 GiB
 * @name: what faults call it
 * @format: (nullable): the format's name; %NULL: found by how the text begins
 * @seed: (nullable): of the lottery; %NULL is "0"
 * @lottery: what chance the market's strategy draws
 * @faults: gathers all that is wrong, each with its line and column
 * @error: return location for a #TandemError
 *
 * Reads a market as docs/formats.md has it. Where ids are whole numbers the agents are
 * numbered by them, else by the bytes of the ids, so that the order of rows changes
 * nothing.
 *
 * Time O(length) where ids are numbers, else O(length + ids log ids); memory O(length),
 * whatever counts the text claims.
 *
 * Returns: (transfer full): the market and its ids, or %NULL with @error set to
 *   %TANDEM_ERROR_FAULTS, told in @faults, %TANDEM_ERROR_BAD_PARAMETER for a @format
 *   that is none, %TANDEM_ERROR_FILE for more than 1 GiB, or %TANDEM_ERROR_NO_MEMORY
 */
TandemMarketFile *
tandem_market_file_parse_as(const char *text, gsize length, const char *name,
                            const char *format, const char *seed, TandemLottery lottery,
                            TandemFaults *faults, GError **error)
{
    g_return_val_if_fail(text != NULL && name != NULL && faults != NULL, NULL);
    g_return_val_if_fail(error == NULL || *error == NULL, NULL);

    TandemMarketSource source = { .text = text,
                                  .length = length,
                                  .name = name,
                                  .seed = seed != NULL ? seed : "0",
                                  .lottery = lottery,
                                  .faults = faults };
    if (length > TANDEM_LARGEST_INPUT) {
        g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_FILE, "%s is larger than 1 GiB",
                    name);
        return NULL;
    }
    return read_source(&source, format, error);
}

/**
 * tandem_market_file_read_as:
 * @path: of a file with a market in some format
 * @format: (nullable): the format's name; %NULL: found by how the file begins
 * @seed: (nullable): of the lottery; %NULL is "0"
 * @lottery: what chance the market's strategy draws
 * @faults: gathers all that is wrong; a file that is not there is too
 * @error: return location for a #TandemError
 *
 * As tandem_market_file_parse_as(), from a file.
 *
 * Returns: (transfer full): the market and its ids, or %NULL with @error set as there,
 *   or to %TANDEM_ERROR_FILE for a file that cannot be read
 */
TandemMarketFile *
tandem_market_file_read_as(const char *path, const char *format, const char *seed,
                           TandemLottery lottery, TandemFaults *faults, GError **error)
{
    g_return_val_if_fail(path != NULL && faults != NULL, NULL);
    g_return_val_if_fail(error == NULL || *error == NULL, NULL);

    g_autofree gchar *name = g_path_get_basename(path);
    TandemMarketSource source = { .name = name,
                                  .seed = seed != NULL ? seed : "0",
                                  .lottery = lottery,
                                  .faults = faults };

    if (format != NULL && get_row(format, error) == NULL)
        return NULL;
    source.owned = tandem_market_bytes(path, &source.length, faults, error);
    if (source.owned == NULL)
        return NULL;
    source.text = source.owned;
    TandemMarketFile *const file = read_source(&source, format, error);
    g_free(source.owned);
    return file;
}

/**
 * tandem_market_file_to_format:
 * @file: a market with ids
 * @format: the format's name
 * @notes: gathers what is told of the result, such as that ids became numbers
 * @error: return location for a #TandemError
 *
 * Writes a market in a format. Read again it is the same market, but that tie groups
 * are numbered without gaps, pairs that one side alone named are gone, and, where that
 * was noted, agents have numbers for ids.
 *
 * Time O(e log e), memory O(e) for e edges, besides the text.
 *
 * Returns: (transfer full): the text, or %NULL with @error set to
 *   %TANDEM_ERROR_REFUSED_FEATURE, which names all that the format cannot hold, or to
 *   %TANDEM_ERROR_BAD_PARAMETER for a @format that is none
 */
gchar *
tandem_market_file_to_format(const TandemMarketFile *file, const char *format,
                             TandemFaults *notes, GError **error)
{
    g_return_val_if_fail(file != NULL && format != NULL && notes != NULL, NULL);
    g_return_val_if_fail(error == NULL || *error == NULL, NULL);

    const Row *const row = get_row(format, error);
    if (row == NULL)
        return NULL;
    g_autofree gchar *lost = tandem_market_name_parts(file, row->cannot_hold);
    if (lost != NULL) {
        g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_REFUSED_FEATURE,
                    "%s cannot hold the market's %s", row->format.name, lost);
        return NULL;
    }
    GString *const text = g_string_new(NULL);
    row->write(text, file, notes);
    return g_string_free(text, FALSE);
}

/**
 * tandem_market_file_write:
 * @file: a market with ids
 * @format: the format's name
 * @path: where to; nothing may be there
 * @notes: gathers what is told of the result
 * @error: return location for a #TandemError
 *
 * As tandem_market_file_to_format(), to a file that is written whole or not at all.
 *
 * Returns: whether it is written; else @error is set as there, or to
 *   %TANDEM_ERROR_EXISTS or %TANDEM_ERROR_FILE
 */
gboolean
tandem_market_file_write(const TandemMarketFile *file, const char *format,
                         const char *path, TandemFaults *notes, GError **error)
{
    g_return_val_if_fail(file != NULL && format != NULL && path != NULL, FALSE);
    g_return_val_if_fail(notes != NULL && (error == NULL || *error == NULL), FALSE);

    g_autofree gchar *text = tandem_market_file_to_format(file, format, notes, error);
    return text != NULL && tandem_new_file_write(path, text, strlen(text), error);
}
