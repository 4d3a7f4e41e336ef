/* SPDX-License-Identifier: MIT */
/* pins.csv: pairs that must be, and pairs that must not be, each on somebody's
 * authority and for a reason. */
#include "faults_private.h"
#include "reading_private.h"

enum { TRAINEE_ID, TARGET_ID, ACTION, AUTHORITY, REASON, EXPIRES, N_COLUMNS };

static const TandemColumn columns[N_COLUMNS] = {
    [TRAINEE_ID] = { .name = "trainee_id", .is_required = TRUE },
    [TARGET_ID] = { .name = "target_id", .is_required = TRUE },
    [ACTION] = { .name = "action", .is_required = TRUE },
    [AUTHORITY] = { .name = "authority", .is_required = TRUE },
    [REASON] = { .name = "reason", .is_required = TRUE },
    [EXPIRES] = { .name = "expires" },
};

typedef struct {
    TandemReading *reading;
    GArray *rows;
} Pins;

static gboolean
take_trainee(TandemReading *reading, TandemSheet *sheet, TandemPinRow *row)
{
    const TandemOwner *const owner =
        tandem_reading_find(reading, sheet, TRAINEE_ID, TRUE);

    if (owner == NULL)
        return FALSE;
    row->trainee = owner->index;
    if (owner->type == TANDEM_TARGET_TRAINEE)
        return TRUE;
    tandem_reading_tell_type(sheet, TRAINEE_ID, owner->type, "a trainee");
    return FALSE;
}

static gboolean
take_target(TandemReading *reading, TandemSheet *sheet, TandemPinRow *row)
{
    const TandemOwner *const owner =
        tandem_reading_find(reading, sheet, TARGET_ID, TRUE);

    if (owner == NULL)
        return FALSE;
    row->target_type = owner->type;
    row->target = owner->index;
    if (owner->type != TANDEM_TARGET_TRAINEE)
        return TRUE;
    tandem_reading_tell_type(sheet, TARGET_ID, owner->type,
                             "a leader or an opportunity");
    return FALSE;
}

static void
take_row(TandemSheet *sheet, gpointer data)
{
    Pins *const all = data;
    TandemPinRow row = { .line = sheet->line };

    if (sheet->is_broken)
        return;
    const gboolean has_trainee = take_trainee(all->reading, sheet, &row);
    const gboolean has_target = take_target(all->reading, sheet, &row);
    tandem_cell_required(sheet, ACTION);
    const gint action =
        tandem_cell_choice(sheet, ACTION, tandem_pin_action_names, TANDEM_NONE);
    row.is_ban = action == 1;
    tandem_cell_required(sheet, AUTHORITY);
    row.authority = tandem_reading_text(all->reading, sheet, AUTHORITY);
    tandem_cell_required(sheet, REASON);
    row.reason = tandem_reading_text(all->reading, sheet, REASON);
    row.expires = tandem_cell_day(sheet, EXPIRES);
    if (has_trainee && has_target && action != TANDEM_NONE)
        g_array_append_val(all->rows, row);
}

static gint
compare_pairs(const TandemPinRow *a, const TandemPinRow *b)
{
    gint order = (a->trainee > b->trainee) - (a->trainee < b->trainee);

    if (order == 0)
        order = (gint)a->target_type - (gint)b->target_type;
    return order == 0 ? (a->target > b->target) - (a->target < b->target) : order;
}

static gint
compare_rows(gconstpointer left, gconstpointer right)
{
    const TandemPinRow *const a = left;
    const TandemPinRow *const b = right;
    const gint order = compare_pairs(a, b);

    return order == 0 ? (a->line > b->line) - (a->line < b->line) : order;
}

static void
check_repeats(TandemSheet *sheet, const TandemPinRow *row, gsize n)
{
    for (gsize i = 1; i < n; i++) {
        if (compare_pairs(&row[i - 1], &row[i]) != 0)
            continue;
        sheet->line = row[i].line;
        tandem_sheet_tell(sheet, TANDEM_SEVERITY_FAULT, TARGET_ID, "E304", NULL,
                          "the same pair stands already in line %u", row[i - 1].line);
    }
}

void
tandem_read_pins(TandemReading *reading, const char *bytes, gsize n)
{
    TandemRotation *const rotation = reading->rotation;
    Pins all = { reading, g_array_new(FALSE, FALSE, sizeof(TandemPinRow)) };
    g_auto(TandemSheet) sheet = { 0 };

    tandem_sheet_init(&sheet, "pins.csv", columns, N_COLUMNS, reading->faults);
    sheet.row = take_row;
    sheet.data = &all;
    tandem_sheet_read(&sheet, bytes, n);
    rotation->pin = tandem_reading_sorted(all.rows, compare_rows, &rotation->n_pins);
    check_repeats(&sheet, rotation->pin, rotation->n_pins);
}
