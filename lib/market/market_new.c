/* SPDX-License-Identifier: MIT */
/* The one constructor: check, copy, join, and see what features there are. */
#include <string.h>

#include "market_check_private.h"
#include "market_join_private.h"
#include "market_parts_private.h"
#include "memory_private.h"

/* A copy of @n values of @size, or NULL where there are none; clears *@ok where memory
 * is refused. */
static gpointer
copy_array(gconstpointer from, gint32 n, gsize size, gboolean *ok)
{
    if (from == NULL)
        return NULL;
    gpointer copy = g_try_malloc_n(MAX((gsize)n, 1), size);
    if (copy != NULL)
        memcpy(copy, from, (gsize)n * size);
    *ok = *ok && copy != NULL;
    return copy;
}

static gint32 *
copy_numbers(const gint32 *from, gint32 n, gboolean *ok)
{
    return copy_array(from, n, sizeof *from, ok);
}

static gboolean
copy_agents(TandemMarket *market, const TandemMarketArrays *arrays, GError **error)
{
    const gint32 n = market->n_trainees;
    const gint32 m = market->n_opportunities;
    const gint32 l = market->n_leaders;
    gboolean ok = TRUE;

    market->capacity = tandem_try_new(gint32, m);
    market->leader_capacity = tandem_try_new(gint32, l);
    market->leader_of = copy_numbers(arrays->leader_of, m, &ok);
    market->minimum = copy_numbers(arrays->opportunity_minimum, m, &ok);
    market->leader_minimum = copy_numbers(arrays->leader_minimum, l, &ok);
    market->may_close = copy_array(arrays->opportunity_may_close, m, 1, &ok);
    market->leader_may_close = copy_array(arrays->leader_may_close, l, 1, &ok);
    market->leader_opportunity_rank =
        copy_numbers(arrays->leader_opportunity_rank, m, &ok);
    market->quota = copy_numbers(arrays->quota, n, &ok);
    market->priority = copy_numbers(arrays->priority, n, &ok);
    market->trainee_key = copy_array(arrays->trainee_key, n, sizeof(guint64), &ok);
    market->opportunity_key =
        copy_array(arrays->opportunity_key, m, sizeof(guint64), &ok);
    if (market->capacity == NULL || market->leader_capacity == NULL || !ok)
        return tandem_no_memory("a market", error);
    return TRUE;
}

/* What is absent filled in, and no minimum above its capacity. */
static gboolean
fill_capacities(TandemMarket *market, const TandemMarketArrays *arrays, gint64 *sum,
                GError **error)
{
    for (gint32 o = 0; o < market->n_opportunities; o++) {
        market->capacity[o] =
            arrays->opportunity_capacity != NULL ? arrays->opportunity_capacity[o] : 1;
        if (market->minimum != NULL && market->minimum[o] > market->capacity[o]) {
            g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_BAD_CAPACITY,
                        "opportunity %d has minimum %d above its capacity %d", o,
                        market->minimum[o], market->capacity[o]);
            return FALSE;
        }
    }
    tandem_market_sum_capacities(market, sum);
    for (gint32 l = 0; l < market->n_leaders; l++) {
        const gint32 stated =
            arrays->leader_capacity != NULL ? arrays->leader_capacity[l] : -1;
        market->leader_capacity[l] =
            stated >= 0 ? stated : (gint32)MIN(sum[l], G_MAXINT32);
        if (market->leader_minimum != NULL &&
            market->leader_minimum[l] > market->leader_capacity[l]) {
            g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_BAD_CAPACITY,
                        "leader %d has minimum %d above its capacity %d", l,
                        market->leader_minimum[l], market->leader_capacity[l]);
            return FALSE;
        }
    }
    return TRUE;
}

static gboolean
refuse_own_list(const TandemMarket *market, gint32 opportunity, gint64 sum,
                GError **error)
{
    const gint32 l = tandem_market_leader_of(market, opportunity);

    g_set_error(
        error, TANDEM_ERROR, TANDEM_ERROR_BAD_RANK,
        "opportunity %d ranks trainees itself, yet leader %d has capacity %d for "
        "the %" G_GINT64_FORMAT " places of its opportunities",
        opportunity, l, market->leader_capacity[l], sum);
    return FALSE;
}

/* An opportunity may order trainees itself only where its leader's capacity never
 * binds: a full leader would have to compare trainees over opportunities. */
static gboolean
check_own_lists(TandemMarket *market, const TandemMarketArrays *arrays,
                const gint64 *sum, GError **error)
{
    const TandemLists *const own = &arrays->opportunities;
    gboolean differs = FALSE;

    for (gint32 o = 0; own->start != NULL && o < market->n_opportunities; o++) {
        const gint32 l = tandem_market_leader_of(market, o);
        if ((own->absent == NULL || !own->absent[o]) &&
            tandem_market_binds(market, l, sum[l]))
            return refuse_own_list(market, o, sum[l], error);
    }
    if (market->opportunity_rank == NULL)
        return TRUE;
    for (gsize k = 0; k < market->start[market->n_trainees]; k++) {
        const gint32 l = tandem_market_leader_of(market, market->opportunity[k]);
        if (market->opportunity_rank[k] == market->leader_rank[k])
            continue;
        if (tandem_market_binds(market, l, sum[l]))
            return refuse_own_list(market, market->opportunity[k], sum[l], error);
        differs = TRUE;
    }
    if (!differs)
        g_clear_pointer(&market->opportunity_rank, g_free);
    return TRUE;
}

static gboolean
are_there(const TandemLists *lists, gint32 n)
{
    return lists->start == NULL || lists->start[n] == 0 || lists->id != NULL;
}

/**
 * tandem_market_new: (constructor)
 * @arrays: all that the market is made of; copied
 * @error: return location for a #TandemError
 *
 * Makes a market out of both sides' lists. An edge is a pair that each side accepts:
 * the trainee lists the opportunity, its leader lists the trainee or states no list,
 * and so does the opportunity where it has a list of its own. A pair named by one side
 * only is no edge and is counted. A pinned pair is always an edge.
 *
 * A trainee that states no list lists nobody. A leader or opportunity that states none
 * takes all who list it, as one tie, or as its leader ranks them. Ranks keep the stated
 * numbers. Entries of one tie may stand in any order: it changes nothing.
 *
 * Time O(agents + entries) plus the sorting of ties that are not in order of their ids;
 * memory O(agents + entries).
 *
 * Returns: (transfer full): the market, or %NULL with @error set to
 *   %TANDEM_ERROR_BAD_OFFSETS, %TANDEM_ERROR_BAD_ID, %TANDEM_ERROR_REPEATED_ID,
 *   %TANDEM_ERROR_BAD_CAPACITY, %TANDEM_ERROR_BAD_RANK, %TANDEM_ERROR_BAD_WEIGHT,
 *   %TANDEM_ERROR_BAD_PIN or %TANDEM_ERROR_NO_MEMORY
 */
TandemMarket *
tandem_market_new(const TandemMarketArrays *arrays, GError **error)
{
    g_return_val_if_fail(arrays != NULL, NULL);
    g_return_val_if_fail(error == NULL || *error == NULL, NULL);
    g_return_val_if_fail(arrays->n_trainees >= 0 && arrays->n_opportunities >= 0 &&
                             arrays->n_leaders >= 0,
                         NULL);
    g_return_val_if_fail(are_there(&arrays->trainees, arrays->n_trainees) &&
                             are_there(&arrays->leaders, arrays->n_leaders) &&
                             are_there(&arrays->opportunities, arrays->n_opportunities),
                         NULL);
    g_return_val_if_fail(!arrays->leader_rank || !arrays->leaders.start, NULL);
    g_return_val_if_fail(!arrays->opportunity_rank || !arrays->opportunities.start,
                         NULL);
    g_return_val_if_fail(arrays->n_pins == 0 || arrays->pins != NULL, NULL);
    g_return_val_if_fail(arrays->n_clashes == 0 || arrays->clashes != NULL, NULL);
    g_return_val_if_fail(arrays->n_links == 0 || arrays->links != NULL, NULL);
    g_return_val_if_fail(arrays->n_groups == 0 || arrays->groups != NULL, NULL);

    if (!tandem_market_check_arrays(arrays, error))
        return NULL;

    g_autofree gint64 *sum = tandem_try_new(gint64, arrays->n_leaders);
    if (sum == NULL) {
        tandem_no_memory("a market", error);
        return NULL;
    }
    g_autoptr(TandemMarket) market = g_new0(TandemMarket, 1);
    g_atomic_ref_count_init(&market->ref_count);
    market->n_trainees = arrays->n_trainees;
    market->n_opportunities = arrays->n_opportunities;
    market->n_leaders = arrays->n_leaders;

    if (!copy_agents(market, arrays, error) ||
        !fill_capacities(market, arrays, sum, error) ||
        !tandem_market_copy_parts(market, arrays, error) ||
        !tandem_market_join(market, arrays, error) ||
        !check_own_lists(market, arrays, sum, error) ||
        !tandem_market_check_pins(market, error) ||
        !tandem_market_find_features(market, arrays, error))
        return NULL;
    return g_steal_pointer(&market);
}
