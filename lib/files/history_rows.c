/* SPDX-License-Identifier: MIT */
/* history.csv: what became of people in earlier rotations. Whoever it names may have
 * left since, so no id of it need be known. */
#include <string.h>

#include "faults_private.h"
#include "reading_private.h"

enum {
    ROTATION_ID,
    PERSON_ID,
    TARGET_ID,
    KIND,
    OUTCOME,
    RANK_ACHIEVED,
    FEEDBACK,
    CAUSE,
    N_COLUMNS
};

static const TandemColumn columns[N_COLUMNS] = {
    [ROTATION_ID] = { .name = "rotation_id", .is_required = TRUE },
    [PERSON_ID] = { .name = "person_id", .is_required = TRUE },
    [TARGET_ID] = { .name = "target_id" },
    [KIND] = { .name = "kind" },
    [OUTCOME] = { .name = "outcome", .is_required = TRUE },
    [RANK_ACHIEVED] = { .name = "rank_achieved" },
    [FEEDBACK] = { .name = "feedback" },
    [CAUSE] = { .name = "cause" },
};

typedef struct {
    TandemReading *reading;
    GArray *rows;
} History;

static void
take_row(TandemSheet *sheet, gpointer data)
{
    History *const all = data;
    TandemReading *const reading = all->reading;
    TandemHistoryRow row = { .line = sheet->line };

    if (sheet->is_broken)
        return;
    row.rotation_id =
        tandem_reading_keep(reading, tandem_cell_id(sheet, ROTATION_ID, TRUE));
    row.person_id =
        tandem_reading_keep(reading, tandem_cell_id(sheet, PERSON_ID, TRUE));
    row.target_id =
        tandem_reading_keep(reading, tandem_cell_id(sheet, TARGET_ID, FALSE));
    row.kind = tandem_cell_choice(sheet, KIND, tandem_kind_names, TANDEM_NONE);
    tandem_cell_required(sheet, OUTCOME);
    const gint outcome =
        tandem_cell_choice(sheet, OUTCOME, tandem_outcome_names, TANDEM_NONE);
    row.outcome = (TandemOutcome)MAX(outcome, 0);
    row.rank_achieved = tandem_cell_number(sheet, RANK_ACHIEVED, 1, 0);
    row.feedback = tandem_reading_text(reading, sheet, FEEDBACK);
    row.cause = tandem_reading_text(reading, sheet, CAUSE);
    if (outcome != TANDEM_NONE)
        g_array_append_val(all->rows, row);
}

static gint
compare_rows(gconstpointer left, gconstpointer right)
{
    const TandemHistoryRow *const a = left;
    const TandemHistoryRow *const b = right;
    gint order = strcmp(a->rotation_id, b->rotation_id);

    if (order == 0)
        order = strcmp(a->person_id, b->person_id);
    if (order == 0)
        order = strcmp(a->target_id, b->target_id);
    if (order == 0)
        order = a->kind - b->kind;
    if (order == 0)
        order = (gint)a->outcome - (gint)b->outcome;
    if (order == 0)
        order = a->rank_achieved - b->rank_achieved;
    if (order == 0)
        order = strcmp(a->cause, b->cause);
    return order == 0 ? strcmp(a->feedback, b->feedback) : order;
}

void
tandem_read_history(TandemReading *reading, const char *bytes, gsize n)
{
    TandemRotation *const rotation = reading->rotation;
    History all = { reading, g_array_new(FALSE, FALSE, sizeof(TandemHistoryRow)) };
    g_auto(TandemSheet) sheet = { 0 };

    tandem_sheet_init(&sheet, "history.csv", columns, N_COLUMNS, reading->faults);
    sheet.row = take_row;
    sheet.data = &all;
    tandem_sheet_read(&sheet, bytes, n);
    rotation->history =
        tandem_reading_sorted(all.rows, compare_rows, &rotation->n_history);
}
