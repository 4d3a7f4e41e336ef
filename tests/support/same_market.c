/* SPDX-License-Identifier: MIT */
#include "same_market.h"

#include <string.h>

/* Arrays of @n things of @size. */
static gboolean
same(gconstpointer one, gconstpointer other, gsize n, gsize size)
{
    if ((one == NULL) != (other == NULL))
        return n == 0;
    return one == NULL || memcmp(one, other, n * size) == 0;
}

/* An absent array holds @absent everywhere. */
static gboolean
same_ints(const gint32 *one, const gint32 *other, gsize n, gint32 absent)
{
    for (gsize i = 0; i < n; i++)
        if ((one != NULL ? one[i] : absent) != (other != NULL ? other[i] : absent))
            return FALSE;
    return TRUE;
}

static gboolean
same_flags(const guint8 *one, const guint8 *other, gsize n)
{
    for (gsize i = 0; i < n; i++)
        if ((one != NULL && one[i]) != (other != NULL && other[i]))
            return FALSE;
    return TRUE;
}

static gboolean
same_leaders(const TandemMarket *one, const TandemMarket *other)
{
    const gint32 *const x = tandem_market_get_leader_of(one);
    const gint32 *const y = tandem_market_get_leader_of(other);

    for (gint32 o = 0; o < tandem_market_get_n_opportunities(one); o++)
        if ((x != NULL ? x[o] : o) != (y != NULL ? y[o] : o))
            return FALSE;
    return TRUE;
}

static gboolean
same_links(const TandemMarket *one, const TandemMarket *other)
{
    gsize n, n_other;
    const TandemLink *const x = tandem_market_get_links(one, &n);
    const TandemLink *const y = tandem_market_get_links(other, &n_other);

    if (n != n_other)
        return FALSE;
    for (gsize i = 0; i < n; i++) {
        if (memcmp(x[i].trainee, y[i].trainee, sizeof x[i].trainee) != 0 ||
            x[i].n_choices != y[i].n_choices ||
            !same(x[i].choices, y[i].choices, 2 * x[i].n_choices, sizeof(gint32)))
            return FALSE;
        for (gsize k = 0; k < x[i].n_choices; k++)
            if ((x[i].rank != NULL ? x[i].rank[k] : (gint32)k + 1) !=
                (y[i].rank != NULL ? y[i].rank[k] : (gint32)k + 1))
                return FALSE;
    }
    return TRUE;
}

static gboolean
same_groups(const TandemMarket *one, const TandemMarket *other)
{
    gsize n, n_other;
    const TandemGroup *const x = tandem_market_get_groups(one, &n);
    const TandemGroup *const y = tandem_market_get_groups(other, &n_other);

    if (n != n_other)
        return FALSE;
    for (gsize i = 0; i < n; i++)
        if (x[i].n_opportunities != y[i].n_opportunities ||
            x[i].n_trainees != y[i].n_trainees ||
            (x[i].trainees == NULL) != (y[i].trainees == NULL) ||
            x[i].minimum != y[i].minimum || x[i].maximum != y[i].maximum ||
            !same(x[i].opportunities, y[i].opportunities, x[i].n_opportunities,
                  sizeof(gint32)) ||
            !same(x[i].trainees, y[i].trainees, x[i].n_trainees, sizeof(gint32)))
            return FALSE;
    return TRUE;
}

const char *
market_difference(const TandemMarket *one, const TandemMarket *other)
{
    const gsize n = (gsize)tandem_market_get_n_trainees(one);
    const gsize m = (gsize)tandem_market_get_n_opportunities(one);
    const gsize l = (gsize)tandem_market_get_n_leaders(one);
    const gsize e = tandem_market_get_n_edges(one);
    gsize n_pins, n_pins_other, n_clashes, n_clashes_other;
    const gsize *const pin = tandem_market_get_pins(one, &n_pins);
    const gsize *const pin_other = tandem_market_get_pins(other, &n_pins_other);
    const gint32 *const clash = tandem_market_get_clashes(one, &n_clashes);
    const gint32 *const clash_other =
        tandem_market_get_clashes(other, &n_clashes_other);

    if (n != (gsize)tandem_market_get_n_trainees(other) ||
        m != (gsize)tandem_market_get_n_opportunities(other) ||
        l != (gsize)tandem_market_get_n_leaders(other) ||
        e != tandem_market_get_n_edges(other))
        return "sizes";
    if (tandem_market_get_features(one) != tandem_market_get_features(other))
        return "features";

#define GET(what) tandem_market_get_##what(one), tandem_market_get_##what(other)
    const struct {
        const char *name;
        gboolean is_same;
    } parts[] = {
        { "start", same(GET(start), n + 1, sizeof(gsize)) },
        { "opportunities", same(GET(opportunities), e, sizeof(gint32)) },
        { "trainee ranks", same(GET(trainee_ranks), e, sizeof(gint32)) },
        { "leader ranks", same(GET(leader_ranks), e, sizeof(gint32)) },
        { "opportunity ranks", same(GET(opportunity_ranks), e, sizeof(gint32)) },
        { "weights", same(GET(weights), e, sizeof(gdouble)) },
        { "leaders", same_leaders(one, other) },
        { "capacities", same(GET(capacities), m, sizeof(gint32)) },
        { "leader capacities", same(GET(leader_capacities), l, sizeof(gint32)) },
        { "minima", same_ints(GET(minima), m, 0) },
        { "leader minima", same_ints(GET(leader_minima), l, 0) },
        { "may close", same_flags(GET(may_close), m) },
        { "leader may close", same_flags(GET(leader_may_close), l) },
        { "leaders' ranks of opportunities",
          same_ints(GET(leader_opportunity_ranks), m, 0) },
        { "quotas", same_ints(GET(quotas), n, 1) },
        { "priorities", same_ints(GET(priorities), n, 0) },
        { "pins",
          n_pins == n_pins_other && same(pin, pin_other, n_pins, sizeof(gsize)) },
        { "clashes", n_clashes == n_clashes_other &&
                         same(clash, clash_other, 2 * n_clashes, sizeof(gint32)) },
        { "links", same_links(one, other) },
        { "groups", same_groups(one, other) },
    };
#undef GET
    for (gsize i = 0; i < G_N_ELEMENTS(parts); i++)
        if (!parts[i].is_same)
            return parts[i].name;
    return NULL;
}
