/* SPDX-License-Identifier: MIT */

/* Reads placements.csv of a run back, which anybody may have edited since. */
#include "published_private.h"

#include <string.h>

#include "../files/csv_read_private.h"
#include "../files/faults_private.h"

enum {
    TRAINEE,
    LEADER,
    OPPORTUNITY,
    KIND,
    STATUS,
    SOURCE,
    TRAINEE_RANK,
    LEADER_RANK,
    N_COLUMNS
};

enum { MOST_BYTES = 256 * 1024 * 1024 };

static const char *const columns[N_COLUMNS] = {
    "trainee_id", "leader_id", "opportunity_id", "kind",
    "status",     "source",    "trainee_rank",   "leader_rank",
};

static const char *const file = "placements.csv";

typedef struct {
    const TandemRotation *rotation;
    TandemFaults *findings;
    GArray *pairs;
    GString *cell[N_COLUMNS];
    gboolean has_header;
} Reading;

static void
take_cell(gsize column, const char *text, gsize length, gpointer data)
{
    Reading *const reading = data;

    if (column >= N_COLUMNS)
        return;
    /* A leading ' was put there against formulas. */
    const gsize guard =
        length > 1 && text[0] == '\'' && strchr("=+-@\t\r", text[1]) != NULL;
    g_string_truncate(reading->cell[column], 0);
    g_string_append_len(reading->cell[column], text + guard, (gssize)(length - guard));
}

static void
tell(Reading *reading, guint line, gint column, const char *code, const char *message)
{
    g_autofree gchar *text = tandem_faults_quote(reading->cell[column]->str);

    tandem_faults_add(reading->findings, TANDEM_SEVERITY_FAULT, file, line,
                      columns[column], code, NULL, "%s %s", message, text);
}

static gboolean
find(GHashTable *index_of_id, const char *id, gint32 *index)
{
    const gint found = GPOINTER_TO_INT(g_hash_table_lookup(index_of_id, id));

    *index = (gint32)found - 1;
    return found > 0;
}

static gboolean
read_rank(Reading *reading, guint line, gint column, gint32 *rank)
{
    const char *text = reading->cell[column]->str;
    gint64 value = 0;

    *rank = 0;
    if (*text == '\0')
        return TRUE;
    if (!g_ascii_string_to_signed(text, 10, 1, G_MAXINT32, &value, NULL)) {
        tell(reading, line, column, "V722", "a rank is a whole number from 1, not");
        return FALSE;
    }
    *rank = (gint32)value;
    return TRUE;
}

static void
take_pair(Reading *reading, guint line)
{
    TandemPublishedPair pair = { .line = line };
    GString *const *cell = reading->cell;
    gboolean good = TRUE;

    if (!find(reading->rotation->trainee_of_id, cell[TRAINEE]->str, &pair.trainee)) {
        tell(reading, line, TRAINEE, "V721", "the rotation has no trainee");
        good = FALSE;
    }
    if (!find(reading->rotation->leader_of_id, cell[LEADER]->str, &pair.leader)) {
        tell(reading, line, LEADER, "V721", "the rotation has no leader");
        good = FALSE;
    }
    if (!g_str_equal(cell[KIND]->str, tandem_kind_names[TANDEM_KIND_BUDDY])) {
        tell(reading, line, KIND, "V722", "this program places buddies and not");
        good = FALSE;
    }
    if (cell[OPPORTUNITY]->len > 0) {
        tell(reading, line, OPPORTUNITY, "V722",
             "a buddy place has no opportunity, here");
        good = FALSE;
    }
    if (!g_str_equal(cell[STATUS]->str, "proposed"))
        tell(reading, line, STATUS, "V722", "a new run proposes; its status is not");
    if (!g_str_equal(cell[SOURCE]->str, "engine") &&
        !g_str_equal(cell[SOURCE]->str, "pin"))
        tell(reading, line, SOURCE, "V722",
             "a place comes from engine or pin, not from");
    good &= read_rank(reading, line, TRAINEE_RANK, &pair.trainee_rank);
    good &= read_rank(reading, line, LEADER_RANK, &pair.leader_rank);
    if (good)
        g_array_append_val(reading->pairs, pair);
}

static void
check_header(Reading *reading)
{
    for (gint i = 0; i < N_COLUMNS; i++)
        if (!g_str_equal(reading->cell[i]->str, columns[i])) {
            tell(reading, 1, i, "V720", "the header should name this column and has");
            return;
        }
}

static gboolean
take_row(guint line, TandemCsvEnd end, gsize n_cells, gpointer data)
{
    Reading *const reading = data;

    if (end != TANDEM_CSV_WHOLE || n_cells != N_COLUMNS)
        tandem_faults_add(reading->findings, TANDEM_SEVERITY_FAULT, file, line, "",
                          "V720", NULL,
                          "a row has %d cells, and this one is broken or has "
                          "another number of them",
                          (gint)N_COLUMNS);
    else if (!reading->has_header)
        check_header(reading);
    else
        take_pair(reading, line);
    reading->has_header = TRUE;
    for (gint i = 0; i < N_COLUMNS; i++)
        g_string_truncate(reading->cell[i], 0);
    return TRUE;
}

static gint
compare_pairs(gconstpointer a, gconstpointer b)
{
    const TandemPublishedPair *const p = a, *const q = b;

    if (p->trainee != q->trainee)
        return p->trainee < q->trainee ? -1 : 1;
    if (p->leader != q->leader)
        return p->leader < q->leader ? -1 : 1;
    return p->line < q->line ? -1 : p->line > q->line;
}

/* Takes out what stands twice. */
static void
sort_out(Reading *reading)
{
    GArray *const pairs = reading->pairs;
    guint kept = 0;

    g_array_sort(pairs, compare_pairs);
    for (guint i = 0; i < pairs->len; i++) {
        const TandemPublishedPair pair = g_array_index(pairs, TandemPublishedPair, i);
        const TandemPublishedPair *last =
            kept > 0 ? &g_array_index(pairs, TandemPublishedPair, kept - 1) : NULL;
        if (last != NULL && last->trainee == pair.trainee &&
            last->leader == pair.leader)
            tandem_faults_add(reading->findings, TANDEM_SEVERITY_FAULT, file, pair.line,
                              "", "V723", NULL, "the pair of line %u stands here again",
                              last->line);
        else
            g_array_index(pairs, TandemPublishedPair, kept++) = pair;
    }
    g_array_set_size(pairs, kept);
}

static void
read_text(Reading *reading, const gchar *text, gsize length)
{
    const TandemCsvHandler handler = { reading, take_cell, take_row };
    TandemCsvForm form = { 0 };

    if (!g_utf8_validate_len(text, length, NULL)) {
        tandem_faults_add(reading->findings, TANDEM_SEVERITY_FAULT, file, 0, "", "V720",
                          NULL, "the file is not UTF-8 text");
        return;
    }
    for (gint i = 0; i < N_COLUMNS; i++)
        reading->cell[i] = g_string_new(NULL);
    tandem_csv_read(text, length, FALSE, &handler, &form);
    for (gint i = 0; i < N_COLUMNS; i++)
        g_string_free(reading->cell[i], TRUE);
    sort_out(reading);
}

GArray *
tandem_published_read(const TandemReopened *reopened, TandemFaults *findings,
                      GError **error)
{
    g_autofree gchar *text = NULL;
    gsize length = 0;
    Reading reading = { .rotation = reopened->rotation, .findings = findings };
    const TandemRunFileStatus status =
        tandem_run_file_read(reopened->folder, file, MOST_BYTES, &text, &length, error);

    /* That it is missing or strange is told where all files are compared. */
    if (status != TANDEM_RUN_FILE_READ)
        return NULL;
    reading.pairs = g_array_new(FALSE, FALSE, sizeof(TandemPublishedPair));
    read_text(&reading, text, length);
    return reading.pairs;
}
