/* SPDX-License-Identifier: MIT */
/* preferences.csv: what trainees say of leaders and opportunities, and leaders of
 * trainees. */
#include <string.h>

#include "faults_private.h"
#include "reading_private.h"
#include "suggest_private.h"

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
    guint role_categories; /* those of some leader, as bits */
    GHashTable *trusts;    /* those of some leader or opportunity */
    GHashTable *series;    /* those of some opportunity */
} Preferences;

/* What a wild-card could stand for. */
static void
gather_sets(Preferences *all)
{
    const TandemRotation *const rotation = all->reading->rotation;

    for (gsize i = 0; i < rotation->n_leaders; i++) {
        all->role_categories |= 1u << rotation->leader[i].role_category;
        g_hash_table_add(all->trusts, (gpointer)rotation->leader[i].trust);
    }
    for (gsize i = 0; i < rotation->n_opportunities; i++) {
        g_hash_table_add(all->trusts, (gpointer)rotation->opportunity[i].trust);
        g_hash_table_add(all->series, (gpointer)rotation->opportunity[i].series_id);
    }
}

static void
warn_of_nothing(const Preferences *all, TandemSheet *sheet, const char *text)
{
    if (all->reading->has_lost_ids)
        return;
    g_autofree gchar *quoted = tandem_faults_quote(text);
    tandem_sheet_tell(sheet, TANDEM_SEVERITY_WARNING, TO_ID, "W310", NULL,
                      "to_id %s stands for nobody in this rotation", quoted);
}

static gboolean
take_role_category(const Preferences *all, TandemSheet *sheet, const char *name,
                   TandemPreferenceRow *row)
{
    for (gint i = 1; tandem_role_category_names[i] != NULL; i++) {
        if (g_ascii_strcasecmp(name, tandem_role_category_names[i]) != 0)
            continue;
        g_autofree gchar *text =
            g_strdup_printf("role_category:%s", tandem_role_category_names[i]);
        row->to_type = TANDEM_TARGET_ROLE_CATEGORY;
        row->to = i;
        row->to_text = tandem_reading_keep(all->reading, text);
        if ((all->role_categories & (1u << i)) == 0)
            warn_of_nothing(all, sheet, text);
        return TRUE;
    }
    g_autofree gchar *quoted = tandem_faults_quote(name);
    g_autofree gchar *hint = tandem_suggest_hint(name, tandem_role_category_names);
    tandem_sheet_tell(sheet, TANDEM_SEVERITY_FAULT, TO_ID, "E210", hint,
                      "unknown role_category %s", quoted);
    return FALSE;
}

static gboolean
take_trust(const Preferences *all, TandemSheet *sheet, const char *name,
           TandemPreferenceRow *row)
{
    g_autofree gchar *code =
        tandem_cell_ods_code(sheet, TO_ID, name, 3, "Trust", "E212");
    if (*code == '\0')
        return FALSE;

    const char *const trust = tandem_reading_successor(all->reading, code);
    g_autofree gchar *text = g_strdup_printf("trust:%s", trust);
    row->to_type = TANDEM_TARGET_TRUST;
    row->to = TANDEM_NONE;
    row->to_text = tandem_reading_keep(all->reading, text);
    if (!g_hash_table_contains(all->trusts, trust))
        warn_of_nothing(all, sheet, text);
    return TRUE;
}

static gboolean
take_series(const Preferences *all, TandemSheet *sheet, const char *name,
            TandemPreferenceRow *row)
{
    g_autofree gchar *text = g_strdup_printf("series:%s", name);

    row->to_type = TANDEM_TARGET_SERIES;
    row->to = TANDEM_NONE;
    row->to_text = tandem_reading_keep(all->reading, text);
    if (!g_hash_table_contains(all->series, name))
        warn_of_nothing(all, sheet, text);
    return TRUE;
}

typedef gboolean (*TakeWildCard)(const Preferences *, TandemSheet *, const char *,
                                 TandemPreferenceRow *);

/* What to do with a wild-card; NULL where to_id is none. @name is what follows it. */
static TakeWildCard
find_wild_card(const char *text, const char **name)
{
    static const struct {
        const char *prefix;
        TakeWildCard take;
    } wild_cards[] = {
        { "role_category:", take_role_category },
        { "trust:", take_trust },
        { "series:", take_series },
    };

    for (gsize i = 0; i < G_N_ELEMENTS(wild_cards); i++) {
        const gsize length = strlen(wild_cards[i].prefix);
        if (g_ascii_strncasecmp(text, wild_cards[i].prefix, length) != 0)
            continue;
        *name = text + length;
        while (**name == ' ')
            (*name)++;
        return wild_cards[i].take;
    }
    return NULL;
}

static gboolean
tell_no_name(TandemSheet *sheet)
{
    tandem_sheet_tell(sheet, TANDEM_SEVERITY_FAULT, TO_ID, "E201", NULL,
                      "the wild-card names nothing");
    return FALSE;
}

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
    const char *name = NULL;

    if (sheet->is_broken)
        return;
    const TakeWildCard wild_card =
        find_wild_card(tandem_cell_text(sheet, TO_ID), &name);
    const gboolean has_from = take_from(all, sheet, &row);
    const gboolean has_to = wild_card == NULL ? take_one(all, sheet, &row)
                            : *name == '\0'   ? tell_no_name(sheet)
                                              : wild_card(all, sheet, name, &row);
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
    g_autoptr(GHashTable) trusts = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GHashTable) series = g_hash_table_new(g_str_hash, g_str_equal);
    Preferences all = { reading, g_array_new(FALSE, FALSE, sizeof(TandemPreferenceRow)),
                        0, trusts, series };
    g_auto(TandemSheet) sheet = { 0 };

    gather_sets(&all);
    tandem_sheet_init(&sheet, "preferences.csv", columns, N_COLUMNS, reading->faults);
    sheet.row = take_row;
    sheet.data = &all;
    tandem_sheet_read(&sheet, bytes, n);
    rotation->preference =
        tandem_reading_sorted(all.rows, compare_rows, &rotation->n_preferences);
    check_repeats(&sheet, rotation->preference, rotation->n_preferences);
}
