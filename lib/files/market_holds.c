/* SPDX-License-Identifier: MIT */
/* What a market has, told by name, so that a writer whose format cannot hold it refuses
 * and drops nothing. Whatever is stated counts, whether a strategy would look at it or
 * not. */
#include "market_holds_private.h"

#include "csv_write_private.h"

static gboolean
any_other(const gint32 *values, gint32 n, gint32 usual)
{
    for (gint32 i = 0; values != NULL && i < n; i++)
        if (values[i] != usual)
            return TRUE;
    return FALSE;
}

static gboolean
any_flag(const guint8 *flags, gint32 n)
{
    for (gint32 i = 0; flags != NULL && i < n; i++)
        if (flags[i])
            return TRUE;
    return FALSE;
}

/* Whether some leader has not just one opportunity of its own capacity. */
static gboolean
has_leaders(const TandemMarket *market)
{
    const gint32 m = tandem_market_get_n_opportunities(market);
    const gint32 l = tandem_market_get_n_leaders(market);
    const gint32 *const leader_of = tandem_market_get_leader_of(market);
    const gint32 *const capacity = tandem_market_get_capacities(market);
    const gint32 *const leader_capacity = tandem_market_get_leader_capacities(market);
    g_autofree guint8 *is_met = tandem_draft_new(guint8, l);

    if (m != l)
        return TRUE;
    for (gint32 o = 0; o < m; o++) {
        const gint32 leader = leader_of != NULL ? leader_of[o] : o;
        if (is_met[leader] || leader_capacity[leader] != capacity[o])
            return TRUE;
        is_met[leader] = 1;
    }
    return FALSE;
}

static gboolean
has_leader_lists(const TandemMarket *market)
{
    const gint32 *const opportunity = tandem_market_get_opportunities(market);
    const gint32 *const rank = tandem_market_get_leader_ranks(market);
    const gint32 *const leader_of = tandem_market_get_leader_of(market);
    g_autofree gint32 *met =
        tandem_draft_new(gint32, tandem_market_get_n_leaders(market));

    for (gsize k = 0; k < tandem_market_get_n_edges(market); k++) {
        const gint32 o = opportunity[k];
        gint32 *const at = &met[leader_of != NULL ? leader_of[o] : o];
        if (*at != 0 && *at != rank[k])
            return TRUE;
        *at = rank[k];
    }
    return FALSE;
}

/* Whether ranks are not those by weight: least first, or most first, equal ones tied.
 */
static gboolean
has_other_ranks(const TandemMarket *market, gboolean least_first)
{
    const gsize *const start = tandem_market_get_start(market);
    const gint32 *const rank = tandem_market_get_trainee_ranks(market);
    const gdouble *const weight = tandem_market_get_weights(market);

    for (gint32 t = 0; weight != NULL && t < tandem_market_get_n_trainees(market); t++)
        for (gsize k = start[t] + 1; k < start[t + 1]; k++) {
            const gboolean is_tied = rank[k] == rank[k - 1];
            const gboolean is_right = is_tied       ? weight[k] == weight[k - 1]
                                      : least_first ? weight[k] > weight[k - 1]
                                                    : weight[k] < weight[k - 1];
            if (!is_right)
                return TRUE;
        }
    return FALSE;
}

/* An apostrophe in front of a formula is taken for the one that defuses it. */
static gboolean
is_odd(const char *id)
{
    if (*id == '\'' && tandem_csv_is_dangerous(id + 1))
        return TRUE;
    for (; *id != '\0'; id = g_utf8_next_char(id))
        if (g_unichar_iscntrl(g_utf8_get_char(id)))
            return TRUE;
    return FALSE;
}

static gboolean
has_odd_ids(const TandemMarketFile *file)
{
    const TandemIdSet *const sets[] = { &file->trainees, &file->opportunities,
                                        &file->leaders };

    for (gsize s = 0; s < G_N_ELEMENTS(sets); s++)
        for (gint32 i = 0; i < tandem_id_set_n(sets[s]); i++)
            if (is_odd(tandem_id_set_get(sets[s], i)))
                return TRUE;
    return FALSE;
}

static guint
find_parts(const TandemMarketFile *file)
{
    const TandemMarket *const market = file->market;
    const gint32 n = tandem_market_get_n_trainees(market);
    const gint32 m = tandem_market_get_n_opportunities(market);
    const gint32 l = tandem_market_get_n_leaders(market);
    const gsize n_edges = tandem_market_get_n_edges(market);
    gsize n_pins, n_clashes, n_links, n_groups;

    tandem_market_get_pins(market, &n_pins);
    tandem_market_get_clashes(market, &n_clashes);
    tandem_market_get_links(market, &n_links);
    tandem_market_get_groups(market, &n_groups);
    const struct {
        TandemMarketPart part;
        gboolean is_there;
    } all[] = {
        { TANDEM_PART_QUOTAS, any_other(tandem_market_get_quotas(market), n, 1) },
        { TANDEM_PART_PRIORITIES,
          any_other(tandem_market_get_priorities(market), n, 0) },
        { TANDEM_PART_WEIGHTS, tandem_market_get_weights(market) != NULL },
        { TANDEM_PART_PINS, n_pins > 0 },
        { TANDEM_PART_MINIMA,
          any_other(tandem_market_get_minima(market), m, 0) ||
              any_other(tandem_market_get_leader_minima(market), l, 0) },
        { TANDEM_PART_CLOSURES,
          any_flag(tandem_market_get_may_close(market), m) ||
              any_flag(tandem_market_get_leader_may_close(market), l) },
        { TANDEM_PART_CLASHES, n_clashes > 0 },
        { TANDEM_PART_LINKS, n_links > 0 },
        { TANDEM_PART_GROUPS, n_groups > 0 },
        { TANDEM_PART_OWN_LISTS, tandem_market_get_opportunity_ranks(market) != NULL },
        { TANDEM_PART_RANKED_OPPORTUNITIES,
          any_other(tandem_market_get_leader_opportunity_ranks(market), m, 0) },
        { TANDEM_PART_LEADERS, has_leaders(market) },
        { TANDEM_PART_CAPACITIES,
          any_other(tandem_market_get_capacities(market), m, 1) },
        { TANDEM_PART_LEADER_LISTS, has_leader_lists(market) },
        { TANDEM_PART_ODD_IDS, has_odd_ids(file) },
        { TANDEM_PART_NO_WEIGHTS,
          n_edges > 0 && tandem_market_get_weights(market) == NULL },
        { TANDEM_PART_GAPS, n_edges < (gsize)n * (gsize)m },
        { TANDEM_PART_UNEQUAL_SIDES, n != m },
        { TANDEM_PART_RANKS_NOT_BY_COST, has_other_ranks(market, TRUE) },
        { TANDEM_PART_RANKS_NOT_BY_GAIN, has_other_ranks(market, FALSE) },
    };
    guint parts = 0;

    for (gsize i = 0; i < G_N_ELEMENTS(all); i++)
        parts |= all[i].is_there ? (guint)all[i].part : 0;
    return parts;
}

gchar *
tandem_market_name_parts(const TandemMarketFile *file, guint parts)
{
    static const char *const names[] = {
        "quotas",
        "priorities",
        "weights",
        "pins",
        "minima",
        "closures",
        "clashes",
        "links",
        "groups",
        "opportunities' own lists",
        "leaders that rank opportunities",
        "leaders apart from their opportunities",
        "capacities above or below 1",
        "leaders' lists",
        "ids with control characters or with an apostrophe before a formula's sign",
        "pairs without weights",
        "lists that leave somebody out",
        "sides of different size",
        "trainees' ranks other than by rising weight",
        "trainees' ranks other than by falling weight",
    };
    const guint found = find_parts(file) & parts;
    GString *const text = g_string_new(NULL);

    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        if ((found & 1u << i) == 0)
            continue;
        const gboolean is_last = found >> (i + 1) == 0;
        g_string_append_printf(text, "%s%s",
                               text->len == 0 ? ""
                               : is_last      ? " and "
                                              : ", ",
                               names[i]);
    }
    return g_string_free(text, found == 0);
}
