/* SPDX-License-Identifier: MIT */
/* preferences.csv: what trainees say of leaders and opportunities, and leaders of
 * trainees. */
#include <string.h>

#include "faults_private.h"
#include "wild_cards_private.h"

enum { FROM_ID, TO_ID, KIND, RANK, STANCE, N_COLUMNS };

static const TandemColumn columns[N_COLUMNS] = {
    [FROM_ID] = { .name = "from_id", .is_required = TRUE },
    [TO_ID] = { .name = "to_id", .is_required = TRUE },
    [KIND] = { .name = "kind" },
    [RANK] = { .name = "rank" },
    [STANCE] = { .name = "stance" },
};

typedef struct {
    TandemReading *reading;
    GArray *rows;
    TandemWildCards wild_cards;
} Preferences;

static gboolean
take_from(const Preferences *all, TandemSheet *sheet, TandemPreferenceRow *row)
{
    const TandemOwner *const owner =
        tandem_reading_find(all->reading, sheet, FROM_ID, TRUE);

    if (owner == NULL)
        return FALSE;
    if (owner->type == TANDEM_TARGET_OPPORTUNITY) {
        tandem_reading_tell_type(sheet, FROM_ID, owner->type, "a trainee or a leader");
        return FALSE;
    }
    row->from_type = owner->type;
    row->from = owner->index;
    return TRUE;
}

static gboolean
take_one(const Preferences *all, TandemSheet *sheet, TandemPreferenceRow *row)
{
    const TandemOwner *const owner =
        tandem_reading_find(all->reading, sheet, TO_ID, TRUE);

    if (owner == NULL)
        return FALSE;
    row->to_type = owner->type;
    row->to = owner->index;
    row->to_text = tandem_reading_text(all->reading, sheet, TO_ID);
    return TRUE;
}

/* Trainees rank leaders, opportunities and wild-cards; leaders rank trainees. */
static gboolean
check_types(TandemSheet *sheet, const TandemPreferenceRow *row)
{
    const gboolean is_from_trainee = row->from_type == TANDEM_TARGET_TRAINEE;
    const gboolean is_to_trainee = row->to_type == TANDEM_TARGET_TRAINEE;

    if (is_from_trainee != is_to_trainee)
        return TRUE;
    tandem_reading_tell_type(sheet, TO_ID, row->to_type,
                             is_from_trainee ? "a leader, an opportunity or a wild-card"
                                             : "a trainee");
    return FALSE;
}

static void
check_kind(const Preferences *all, TandemSheet *sheet, const TandemPreferenceRow *row)
{
    if (row->to_type != TANDEM_TARGET_OPPORTUNITY || row->kinds == 0)
        return;
    const TandemOpportunityRow *const opportunity =
        &all->reading->rotation->opportunity[row->to];
    if ((row->kinds & (1u << opportunity->kind)) == 0)
        tandem_sheet_tell(sheet, TANDEM_SEVERITY_FAULT, KIND, "E311", NULL,
                          "opportunity \"%s\" is of kind %s, not %s", row->to_text,
                          tandem_kind_names[opportunity->kind],
                          tandem_cell_text(sheet, KIND));
}

static void
take_row(TandemSheet *sheet, gpointer data)
{
    Preferences *const all = data;
    TandemPreferenceRow row = { .line = sheet->line };

    if (sheet->is_broken)
        return;
    const gboolean has_from = take_from(all, sheet, &row);
    const gboolean has_to =
        tandem_is_wild_card(tandem_cell_text(sheet, TO_ID))
            ? tandem_wild_card_take(&all->wild_cards, sheet, TO_ID, &row)
            : take_one(all, sheet, &row);
    const gint kind = tandem_cell_choice(sheet, KIND, tandem_kind_names, TANDEM_NONE);
    row.kinds = kind == TANDEM_NONE ? 0 : 1u << kind;
    row.rank = tandem_cell_number(sheet, RANK, 1, 0);
    row.stance = (TandemStance)tandem_cell_choice(sheet, STANCE, tandem_stance_names,
                                                  TANDEM_STANCE_NOT_STATED);
    if (has_from && has_to && check_types(sheet, &row)) {
        check_kind(all, sheet, &row);
        g_array_append_val(all->rows, row);
    }
}

/* 0 where both rows are about the same pair. */
static gint
compare_pairs(const TandemPreferenceRow *a, const TandemPreferenceRow *b)
{
    gint order = (gint)a->from_type - (gint)b->from_type;

    if (order == 0)
        order = (a->from > b->from) - (a->from < b->from);
    if (order == 0)
        order = (gint)a->to_type - (gint)b->to_type;
    if (order == 0)
        order = (a->to > b->to) - (a->to < b->to);
    return order == 0 ? strcmp(a->to_text, b->to_text) : order;
}

static gint
compare_rows(gconstpointer left, gconstpointer right)
{
    const TandemPreferenceRow *const a = left;
    const TandemPreferenceRow *const b = right;
    gint order = compare_pairs(a, b);

    if (order == 0)
        order = (a->kinds > b->kinds) - (a->kinds < b->kinds);
    return order == 0 ? (a->line > b->line) - (a->line < b->line) : order;
}

static void
tell_repeat(TandemSheet *sheet, const TandemPreferenceRow *a,
            const TandemPreferenceRow *b)
{
    sheet->line = MAX(a->line, b->line);
    tandem_sheet_tell(sheet, TANDEM_SEVERITY_FAULT, TO_ID, "E304", NULL,
                      "the same pair and kind stands already in line %u",
                      MIN(a->line, b->line));
}

/* Of one pair the rows of every kind come first, then those of each kind together. */
static void
check_repeats(TandemSheet *sheet, const TandemPreferenceRow *row, gsize n)
{
    gsize first = 0; /* of the pair */

    for (gsize i = 1; i < n; i++) {
        if (compare_pairs(&row[i - 1], &row[i]) != 0)
            first = i;
        else if (row[i - 1].kinds == row[i].kinds)
            tell_repeat(sheet, &row[i - 1], &row[i]);
        else if (row[first].kinds == 0)
            tell_repeat(sheet, &row[first], &row[i]);
    }
}

void
tandem_read_preferences(TandemReading *reading, const char *bytes, gsize n)
{
    TandemRotation *const rotation = reading->rotation;
    Preferences all = { reading,
                        g_array_new(FALSE, FALSE, sizeof(TandemPreferenceRow)),
                        { 0 } };
    g_auto(TandemSheet) sheet = { 0 };

    tandem_wild_cards_init(&all.wild_cards, reading);
    tandem_sheet_init(&sheet, "preferences.csv", columns, N_COLUMNS, reading->faults);
    sheet.row = take_row;
    sheet.data = &all;
    tandem_sheet_read(&sheet, bytes, n);
    rotation->preference =
        tandem_reading_sorted(all.rows, compare_rows, &rotation->n_preferences);
    check_repeats(&sheet, rotation->preference, rotation->n_preferences);
    tandem_wild_cards_clear(&all.wild_cards);
}
