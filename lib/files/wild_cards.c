/* SPDX-License-Identifier: MIT */
/* Wild-cards of preferences.csv: `role_category:executive_director`, `trust:RVJ`,
 * `series:TMB`. */
#include "wild_cards_private.h"

#include <string.h>

#include "faults_private.h"
#include "suggest_private.h"

void
tandem_wild_cards_init(TandemWildCards *cards, TandemReading *reading)
{
    const TandemRotation *const rotation = reading->rotation;

    *cards = (TandemWildCards){ .reading = reading };
    cards->trusts = g_hash_table_new(g_str_hash, g_str_equal);
    cards->series = g_hash_table_new(g_str_hash, g_str_equal);
    for (gsize i = 0; i < rotation->n_leaders; i++) {
        cards->role_categories |= 1u << rotation->leader[i].role_category;
        g_hash_table_add(cards->trusts, (gpointer)rotation->leader[i].trust);
    }
    for (gsize i = 0; i < rotation->n_opportunities; i++) {
        g_hash_table_add(cards->trusts, (gpointer)rotation->opportunity[i].trust);
        g_hash_table_add(cards->series, (gpointer)rotation->opportunity[i].series_id);
    }
}

void
tandem_wild_cards_clear(TandemWildCards *cards)
{
    g_clear_pointer(&cards->trusts, g_hash_table_unref);
    g_clear_pointer(&cards->series, g_hash_table_unref);
}

static void
warn_of_nobody(const TandemWildCards *cards, TandemSheet *sheet, gsize column,
               const char *text)
{
    if (cards->reading->has_lost_ids)
        return;
    g_autofree gchar *quoted = tandem_faults_quote(text);
    tandem_sheet_tell(sheet, TANDEM_SEVERITY_WARNING, column, "W310", NULL,
                      "%s %s stands for nobody in this rotation",
                      sheet->columns[column].name, quoted);
}

static gboolean
take_role_category(const TandemWildCards *cards, TandemSheet *sheet, gsize column,
                   const char *name, TandemPreferenceRow *row)
{
    const char *const *const names = tandem_role_category_names;
    gint i = 1;

    while (names[i] != NULL && g_ascii_strcasecmp(name, names[i]) != 0)
        i++;
    if (names[i] == NULL) {
        g_autofree gchar *quoted = tandem_faults_quote(name);
        g_autofree gchar *hint = tandem_suggest_hint(name, names);
        tandem_sheet_tell(sheet, TANDEM_SEVERITY_FAULT, column, "E210", hint,
                          "unknown role_category %s", quoted);
        return FALSE;
    }
    g_autofree gchar *text = g_strdup_printf("role_category:%s", names[i]);
    row->to_type = TANDEM_TARGET_ROLE_CATEGORY;
    row->to = i;
    row->to_text = tandem_reading_keep(cards->reading, text);
    if ((cards->role_categories & (1u << i)) == 0)
        warn_of_nobody(cards, sheet, column, text);
    return TRUE;
}

static gboolean
take_trust(const TandemWildCards *cards, TandemSheet *sheet, gsize column,
           const char *name, TandemPreferenceRow *row)
{
    g_autofree gchar *code =
        tandem_cell_ods_code(sheet, column, name, 3, "Trust", "E212");
    if (*code == '\0')
        return FALSE;

    const char *const trust = tandem_reading_successor(cards->reading, code);
    g_autofree gchar *text = g_strdup_printf("trust:%s", trust);
    row->to_type = TANDEM_TARGET_TRUST;
    row->to = TANDEM_NONE;
    row->to_text = tandem_reading_keep(cards->reading, text);
    if (!g_hash_table_contains(cards->trusts, trust))
        warn_of_nobody(cards, sheet, column, text);
    return TRUE;
}

static gboolean
take_series(const TandemWildCards *cards, TandemSheet *sheet, gsize column,
            const char *name, TandemPreferenceRow *row)
{
    g_autofree gchar *text = g_strdup_printf("series:%s", name);

    row->to_type = TANDEM_TARGET_SERIES;
    row->to = TANDEM_NONE;
    row->to_text = tandem_reading_keep(cards->reading, text);
    if (!g_hash_table_contains(cards->series, name))
        warn_of_nobody(cards, sheet, column, text);
    return TRUE;
}

typedef struct {
    const char *prefix;
    gboolean (*take)(const TandemWildCards *, TandemSheet *, gsize, const char *,
                     TandemPreferenceRow *);
} WildCard;

static const WildCard wild_cards[] = {
    { "role_category:", take_role_category },
    { "trust:", take_trust },
    { "series:", take_series },
};

static const WildCard *
find_wild_card(const char *text)
{
    for (gsize i = 0; i < G_N_ELEMENTS(wild_cards); i++) {
        const char *const prefix = wild_cards[i].prefix;
        if (g_ascii_strncasecmp(text, prefix, strlen(prefix)) == 0)
            return &wild_cards[i];
    }
    return NULL;
}

gboolean
tandem_is_wild_card(const char *text)
{
    return find_wild_card(text) != NULL;
}

gboolean
tandem_wild_card_take(const TandemWildCards *cards, TandemSheet *sheet, gsize column,
                      TandemPreferenceRow *row)
{
    const char *const text = tandem_cell_text(sheet, column);
    const WildCard *const card = find_wild_card(text);

    g_assert(card != NULL);
    const char *name = text + strlen(card->prefix);
    while (*name == ' ')
        name++;
    if (*name != '\0')
        return card->take(cards, sheet, column, name, row);
    tandem_sheet_tell(sheet, TANDEM_SEVERITY_FAULT, column, "E201", NULL,
                      "the wild-card names nothing");
    return FALSE;
}
