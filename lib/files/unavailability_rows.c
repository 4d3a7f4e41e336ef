/* SPDX-License-Identifier: MIT */
/* unavailability.csv: when people cannot come, and why. Rows may overlap or repeat. */
#include "faults_private.h"
#include "reading_private.h"

enum { PERSON_ID, FROM, TO, WHY, N_COLUMNS };

static const TandemColumn columns[N_COLUMNS] = {
    [PERSON_ID] = { .name = "person_id", .is_required = TRUE },
    [FROM] = { .name = "from", .is_required = TRUE },
    [TO] = { .name = "to", .is_required = TRUE },
    [WHY] = { .name = "why", .is_required = TRUE },
};

typedef struct {
    TandemReading *reading;
    GArray *rows;
} Unavailability;

static void
take_row(TandemSheet *sheet, gpointer data)
{
    Unavailability *const all = data;
    TandemUnavailabilityRow row = { .line = sheet->line };

    if (sheet->is_broken)
        return;
    const TandemOwner *const owner =
        tandem_reading_find(all->reading, sheet, PERSON_ID, TRUE);
    tandem_cell_required(sheet, FROM);
    row.from = tandem_cell_moment(sheet, FROM, FALSE);
    tandem_cell_required(sheet, TO);
    row.to = tandem_cell_moment(sheet, TO, TRUE);
    tandem_cells_check_moments(sheet, FROM, TO, row.from, row.to);
    tandem_cell_required(sheet, WHY);
    row.why = tandem_cell_choice(sheet, WHY, tandem_why_names, TANDEM_NONE);
    if (owner == NULL)
        return;
    if (owner->type == TANDEM_TARGET_OPPORTUNITY) {
        tandem_reading_tell_type(sheet, PERSON_ID, owner->type,
                                 "a trainee or a leader");
        return;
    }
    row.type = owner->type;
    row.person = owner->index;
    g_array_append_val(all->rows, row);
}

static gint
compare_rows(gconstpointer left, gconstpointer right)
{
    const TandemUnavailabilityRow *const a = left;
    const TandemUnavailabilityRow *const b = right;
    gint order = (gint)a->type - (gint)b->type;

    if (order == 0)
        order = (a->person > b->person) - (a->person < b->person);
    if (order == 0)
        order = (a->from > b->from) - (a->from < b->from);
    if (order == 0)
        order = (a->to > b->to) - (a->to < b->to);
    return order == 0 ? a->why - b->why : order;
}

void
tandem_read_unavailability(TandemReading *reading, const char *bytes, gsize n)
{
    TandemRotation *const rotation = reading->rotation;
    Unavailability all = { reading,
                           g_array_new(FALSE, FALSE, sizeof(TandemUnavailabilityRow)) };
    g_auto(TandemSheet) sheet = { 0 };

    tandem_sheet_init(&sheet, "unavailability.csv", columns, N_COLUMNS,
                      reading->faults);
    sheet.row = take_row;
    sheet.data = &all;
    tandem_sheet_read(&sheet, bytes, n);
    rotation->unavailability =
        tandem_reading_sorted(all.rows, compare_rows, &rotation->n_unavailabilities);
}
