/* SPDX-License-Identifier: MIT */
/* successors.csv: Trusts that have merged. From its date on an old code means the new
 * one, so that both are one Trust in every file; the day asked is the rotation's first,
 * and where policy.ini states none every row applies. */
#include <string.h>

#include "faults_private.h"
#include "reading_private.h"

enum { OLD_CODE, NEW_CODE, FROM, N_COLUMNS };

static const TandemColumn columns[N_COLUMNS] = {
    [OLD_CODE] = { .name = "old_code", .is_required = TRUE },
    [NEW_CODE] = { .name = "new_code", .is_required = TRUE },
    [FROM] = { .name = "from", .is_required = TRUE },
};

typedef struct {
    TandemReading *reading;
    GArray *rows;
    GHashTable *row_of_old; /* an old code -> its row's index + 1 */
} Successors;

static const char *
read_code(TandemReading *reading, TandemSheet *sheet, gsize column)
{
    g_autofree gchar *code = tandem_cell_ods_code(
        sheet, column, tandem_cell_required(sheet, column), 3, "Trust", "E212");

    return tandem_reading_keep(reading, code);
}

static void
take_row(TandemSheet *sheet, gpointer data)
{
    Successors *const all = data;
    TandemSuccessorRow row = { .line = sheet->line };

    if (sheet->is_broken)
        return;
    row.old_code = read_code(all->reading, sheet, OLD_CODE);
    row.new_code = read_code(all->reading, sheet, NEW_CODE);
    tandem_cell_required(sheet, FROM);
    row.from = tandem_cell_day(sheet, FROM);
    if (*row.old_code == '\0' || *row.new_code == '\0')
        return;

    const guint other =
        GPOINTER_TO_UINT(g_hash_table_lookup(all->row_of_old, row.old_code));
    if (other > 0) {
        tandem_sheet_tell(sheet, TANDEM_SEVERITY_FAULT, OLD_CODE, "E304", NULL,
                          "old_code \"%s\" stands already in line %u", row.old_code,
                          g_array_index(all->rows, TandemSuccessorRow, other - 1).line);
        return;
    }
    g_array_append_val(all->rows, row);
    g_hash_table_insert(all->row_of_old, (gpointer)row.old_code,
                        GUINT_TO_POINTER(all->rows->len));
}

/* The row whose old code is what @row leads to; TANDEM_NONE where none. */
static gint32
next_row(const Successors *all, const TandemSuccessorRow *row)
{
    return (gint32)GPOINTER_TO_UINT(
               g_hash_table_lookup(all->row_of_old, row->new_code)) -
           1;
}

static gboolean
applies(const Successors *all, const TandemSuccessorRow *row)
{
    const TandemDay starts = all->reading->rotation->policy.starts;

    return starts == 0 || row->from <= starts;
}

static void
tell_cycle(TandemSheet *sheet, const TandemSuccessorRow *row)
{
    sheet->line = row->line;
    tandem_sheet_tell(sheet, TANDEM_SEVERITY_FAULT, OLD_CODE, "E309", NULL,
                      "old_code \"%s\" is in the end its own successor", row->old_code);
}

/* Follows each chain once: @state is 0 for a row not met, 1 on the chain at hand, 2
 * done. */
static void
map_codes(const Successors *all, TandemSheet *sheet)
{
    TandemSuccessorRow *const row = (TandemSuccessorRow *)(gpointer)all->rows->data;
    GHashTable *const successor_of = all->reading->successor_of;
    g_autofree guint8 *state = g_new0(guint8, all->rows->len + 1);
    g_autofree gint32 *chain = g_new(gint32, all->rows->len + 1);

    for (gint32 first = 0; first < (gint32)all->rows->len; first++) {
        gsize n = 0;
        gint32 i = first;
        for (; i != TANDEM_NONE && state[i] == 0; i = next_row(all, &row[i])) {
            state[i] = 1;
            chain[n++] = i;
        }
        for (gsize k = n; i != TANDEM_NONE && state[i] == 1 && k > 0; k--) {
            tell_cycle(sheet, &row[chain[k - 1]]);
            if (chain[k - 1] == i)
                break;
        }
        const char *latest = n == 0 ? NULL : row[chain[n - 1]].new_code;
        if (i != TANDEM_NONE && state[i] == 2)
            latest = g_hash_table_lookup(successor_of, row[i].old_code);
        for (gsize k = n; k > 0; k--) {
            const TandemSuccessorRow *const at = &row[chain[k - 1]];
            latest = applies(all, at) ? latest : at->old_code;
            g_hash_table_insert(successor_of, (gpointer)at->old_code, (gpointer)latest);
            state[chain[k - 1]] = 2;
        }
    }
}

static gint
compare_rows(gconstpointer left, gconstpointer right)
{
    const TandemSuccessorRow *const a = left;
    const TandemSuccessorRow *const b = right;

    return strcmp(a->old_code, b->old_code);
}

void
tandem_read_successors(TandemReading *reading, const char *bytes, gsize n)
{
    g_autoptr(GHashTable) row_of_old = g_hash_table_new(g_str_hash, g_str_equal);
    Successors all = { reading, g_array_new(FALSE, FALSE, sizeof(TandemSuccessorRow)),
                       row_of_old };
    g_auto(TandemSheet) sheet = { 0 };

    tandem_sheet_init(&sheet, "successors.csv", columns, N_COLUMNS, reading->faults);
    sheet.row = take_row;
    sheet.data = &all;
    tandem_sheet_read(&sheet, bytes, n);
    map_codes(&all, &sheet);
    reading->rotation->successor =
        tandem_reading_sorted(all.rows, compare_rows, &reading->rotation->n_successors);
}
