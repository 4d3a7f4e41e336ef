/* SPDX-License-Identifier: MIT */
/* Whether prices prove that a matching does best.
 *
 * Dantzig, G. B. (1963). Linear programming and extensions. Princeton University Press,
 * chapter 6: a matching and prices that go together are both optimal. They do if a pair
 * that is held is worth at least the prices of its trainee and of the sets that have
 * it, and one that is not is worth at most that; if only who is full has a price; and
 * if the price of a set lies between what its last unit adds and what one more would
 * add, each taken negative. Nothing is asked of how sets lie in each other, so this
 * knows nothing of networks.
 *
 * With several stages all of this holds with the stages' numbers as digits of one, the
 * first stage's first: what counts is the sign of the first that is not 0.
 */
#include "price_proof_private.h"

#include <string.h>

#include "../market/memory_private.h"

static void
clear(TandemPriceCase *at)
{
    g_free(at->held_rank);
    g_free(at->is_held);
    g_free(at->load);
    g_free(at->pinned);
    g_free(at->room);
    g_free(at->minimum);
    g_free(at->of_groups);
    g_free(at->term);
    g_free(at->of_trainee);
    g_free(at->of_edge);
    g_free(at->of_last);
    g_free(at->of_next);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(TandemPriceCase, clear)

static gboolean
take(TandemPriceCase *at)
{
    const gsize n = (gsize)at->market->n_trainees;
    const gsize n_edges = at->market->start[n];

    at->held_rank = tandem_try_new0(gint32, n);
    at->is_held = tandem_try_new0(guint8, n_edges);
    at->load = tandem_try_new0(gsize, at->n_sets);
    at->pinned = tandem_try_new0(gsize, at->n_sets);
    at->room = tandem_try_new0(gsize, at->n_sets);
    at->minimum = tandem_try_new0(gsize, at->n_sets);
    at->of_groups = tandem_try_new0(gint64, n_edges);
    at->of_trainee = tandem_try_new0(gint8, n);
    at->of_edge = tandem_try_new0(gint8, n_edges);
    at->of_last = tandem_try_new0(gint8, at->n_sets);
    at->of_next = tandem_try_new0(gint8, at->n_sets);
    return at->held_rank && at->is_held && at->load && at->pinned && at->room &&
           at->minimum && at->of_groups && at->of_trainee && at->of_edge &&
           at->of_last && at->of_next;
}

static void
add_pair(TandemPriceCase *at, gsize set, gsize edge)
{
    at->room[set]++;
    at->load[set] += at->is_held[edge] > 0;
    at->pinned[set] += at->is_held[edge] == 2;
}

/* Adds the price of group @g to each of its edges; counts the edges where @stage is
 * NULL. */
static gboolean
visit_group(TandemPriceCase *at, gsize g, const TandemPriceStage *stage)
{
    const TandemMarket *const market = at->market;
    const TandemGroup *const group = &market->group[g];
    const gsize set = (gsize)market->n_opportunities + (gsize)market->n_leaders + g;
    g_autofree guint8 *takes_part = tandem_try_new0(guint8, market->n_trainees);
    g_autofree guint8 *has = tandem_try_new0(guint8, market->n_opportunities);

    if (takes_part == NULL || has == NULL)
        return FALSE;
    for (gsize i = 0; i < group->n_opportunities; i++)
        has[group->opportunities[i]] = 1;
    for (gsize i = 0; group->trainees != NULL && i < group->n_trainees; i++)
        takes_part[group->trainees[i]] = 1;
    for (gint32 t = 0; t < market->n_trainees; t++)
        for (gsize k = market->start[t]; k < market->start[t + 1]; k++)
            if (!has[market->opportunity[k]] ||
                (group->trainees != NULL && !takes_part[t]))
                continue;
            else if (stage != NULL)
                at->of_groups[k] += stage->groups[g];
            else
                add_pair(at, set, k);
    return TRUE;
}

static void
bound(TandemPriceCase *at, gsize set, gint32 most, gint32 least)
{
    at->room[set] = MIN(at->room[set], (gsize)most);
    at->minimum[set] = (gsize)least;
}

/* How full everything is, and how full it may be. */
static gboolean
count(TandemPriceCase *at)
{
    const TandemMarket *const market = at->market;
    const TandemMatching *const matching = at->matching;
    const gsize m = (gsize)market->n_opportunities, l = (gsize)market->n_leaders;

    for (gsize i = 0; i < matching->n_edges; i++)
        at->is_held[matching->edge[i]] = 1;
    for (gsize i = 0; i < market->n_pins; i++)
        at->is_held[market->pin[i]] = 2;
    for (gint32 t = 0; t < market->n_trainees; t++)
        for (gsize k = market->start[t]; k < market->start[t + 1]; k++) {
            const gint32 o = market->opportunity[k];
            add_pair(at, (gsize)o, k);
            add_pair(at, m + (gsize)tandem_market_leader_of(market, o), k);
            if (at->is_held[k] == 1)
                at->held_rank[t] = market->trainee_rank[k];
            at->worst_rank = MAX(at->worst_rank, market->trainee_rank[k]);
        }
    for (gsize g = 0; g < market->n_groups; g++) {
        if (!visit_group(at, g, NULL))
            return FALSE;
        bound(at, m + l + g, market->group[g].maximum, market->group[g].minimum);
    }
    for (gsize o = 0; o < m; o++)
        bound(at, o, market->capacity[o],
              market->minimum != NULL ? market->minimum[o] : 0);
    for (gsize i = 0; i < l; i++)
        bound(at, m + i, market->leader_capacity[i],
              market->leader_minimum != NULL ? market->leader_minimum[i] : 0);
    return TRUE;
}

static void
settle(gint8 *sign, gint64 value)
{
    if (*sign == 0)
        *sign = (gint8)((value > 0) - (value < 0));
}

static gint64
worth(const TandemPriceCase *at, const TandemPriceStage *stage, gsize edge)
{
    gint64 sum = 0;

    for (gsize i = 0; i < stage->n_terms; i++)
        sum += stage->terms[i].scale * tandem_price_of_edge(at, &stage->terms[i], edge);
    return sum;
}

static gint64
worth_of_unit(const TandemPriceCase *at, const TandemPriceStage *stage, gsize set,
              gsize unit)
{
    gint64 sum = 0;

    for (gsize i = 0; i < stage->n_terms; i++)
        sum += stage->terms[i].scale *
               tandem_price_of_unit(at, &stage->terms[i], set, unit);
    return sum;
}

static gint64
price_of_set(const TandemPriceCase *at, const TandemPriceStage *stage, gsize set)
{
    const gsize m = (gsize)at->market->n_opportunities;
    const gsize l = (gsize)at->market->n_leaders;

    return set < m       ? stage->opportunities[set]
           : set < m + l ? stage->leaders[set - m]
                         : stage->groups[set - m - l];
}

static gboolean
settle_stage(TandemPriceCase *at, const TandemPriceStage *stage)
{
    const TandemMarket *const market = at->market;

    memset(at->of_groups, 0, market->start[market->n_trainees] * sizeof(gint64));
    for (gsize g = 0; g < market->n_groups; g++)
        if (!visit_group(at, g, stage))
            return FALSE;
    for (gint32 t = 0; t < market->n_trainees; t++) {
        settle(&at->of_trainee[t], stage->trainees[t]);
        for (gsize k = market->start[t]; k < market->start[t + 1]; k++) {
            const gint32 o = market->opportunity[k];
            if (at->is_held[k] == 2)
                continue; /* a pin is held whatever it is worth */
            settle(&at->of_edge[k],
                   worth(at, stage, k) - stage->trainees[t] - stage->opportunities[o] -
                       stage->leaders[tandem_market_leader_of(market, o)] -
                       at->of_groups[k]);
        }
    }
    for (gsize set = 0; set < at->n_sets; set++) {
        const gint64 price = price_of_set(at, stage, set);
        if (at->load[set] > at->pinned[set])
            settle(&at->of_last[set],
                   price + worth_of_unit(at, stage, set, at->load[set] - 1));
        if (at->load[set] < at->room[set])
            settle(&at->of_next[set],
                   price + worth_of_unit(at, stage, set, at->load[set]));
    }
    return TRUE;
}

/* All terms, one behind another, without the minima. */
static gboolean
list_terms(TandemPriceCase *at, const TandemPrices *prices)
{
    gsize n = 0;

    for (gsize i = 0; i < tandem_prices_get_n_stages(prices); i++)
        n += tandem_prices_get_stage(prices, i).n_terms;
    at->term = tandem_try_new(const TandemTerm *, n);
    for (gsize i = 0; at->term != NULL && i < tandem_prices_get_n_stages(prices); i++) {
        const TandemPriceStage stage = tandem_prices_get_stage(prices, i);
        for (gsize j = 0; j < stage.n_terms; j++)
            if (i > 0 || stage.terms[j].kind != TANDEM_TERM_MINIMA)
                at->term[at->n_terms++] = &stage.terms[j];
    }
    return at->term != NULL;
}

/* Who is not full has no price, and nobody has one below 0. */
static gboolean
check_trainees(const TandemPriceCase *at, gsize *where)
{
    const TandemMarket *const market = at->market;

    for (gint32 t = 0; t < market->n_trainees; t++) {
        gint32 n = 0;
        for (gsize k = market->start[t]; k < market->start[t + 1]; k++)
            n += at->is_held[k] > 0;
        *where = (gsize)t;
        if (at->of_trainee[t] < 0 ||
            (at->of_trainee[t] > 0 && n < tandem_market_quota(market, t)))
            return FALSE;
    }
    return TRUE;
}

static TandemPriceFault
find_fault(const TandemPriceCase *at, gsize *where)
{
    const gsize n_edges = at->market->start[at->market->n_trainees];

    if (!check_trainees(at, where))
        return TANDEM_PRICE_TRAINEE;
    for (gsize k = 0; k < n_edges; k++) {
        *where = k;
        if ((at->is_held[k] == 1 && at->of_edge[k] < 0) ||
            (at->is_held[k] == 0 && at->of_edge[k] > 0))
            return TANDEM_PRICE_PAIR;
    }
    for (gsize set = 0; set < at->n_sets; set++) {
        *where = set;
        if (at->of_last[set] < 0 || at->of_next[set] > 0)
            return TANDEM_PRICE_BOUND;
    }
    *where = 0;
    return tandem_price_check_terms(at) ? TANDEM_PRICE_HOLDS : TANDEM_PRICE_TERMS;
}

/* Whether what the first stage's prices allow at most is less than all minima ask for
 * beside the pins: each pair that is worth more than its prices, each trainee's quota
 * and the best load of each set, at those prices. */
static gboolean
is_out_of_reach(const TandemPriceCase *at, const TandemPriceStage *stage)
{
    const TandemMarket *const market = at->market;
    gdouble most = 0, asked = 0;

    if (stage->n_terms != 1 || stage->terms[0].kind != TANDEM_TERM_MINIMA)
        return FALSE;
    for (gint32 t = 0; t < market->n_trainees; t++) {
        gint32 left = tandem_market_quota(market, t);
        for (gsize k = market->start[t]; k < market->start[t + 1]; k++) {
            const gint32 o = market->opportunity[k];
            const gint64 gain = -stage->trainees[t] - stage->opportunities[o] -
                                stage->leaders[tandem_market_leader_of(market, o)] -
                                at->of_groups[k];
            left -= at->is_held[k] == 2;
            if (at->is_held[k] != 2)
                most += (gdouble)MAX(gain, 0);
        }
        if (stage->trainees[t] < 0)
            return FALSE;
        most += (gdouble)left * (gdouble)stage->trainees[t];
    }
    for (gsize set = 0; set < at->n_sets; set++) {
        gdouble sum = 0, best = 0;
        for (gsize unit = at->pinned[set]; unit < at->room[set]; unit++) {
            sum += (gdouble)price_of_set(at, stage, set) +
                   (unit < at->minimum[set] ? 1 : 0);
            best = MAX(best, sum);
        }
        most += best;
        asked += at->minimum[set] > at->pinned[set]
                     ? (gdouble)(at->minimum[set] - at->pinned[set])
                     : 0;
    }
    return most < asked;
}

/**
 * tandem_judge_prices:
 * @matching: a matching, the answer of a strategy of the room assignment; one that is
 *   %TANDEM_STATUS_INFEASIBLE says that its minima cannot all be reached
 * @prices: (nullable): prices of the same market
 * @fault: (out): what is wrong with the proof, the first that is found
 * @where: (out): of which trainee, edge, or set: opportunities, then leaders, then
 *   groups; 0 where it is of none
 * @error: return location for a #TandemError
 *
 * Says whether the prices prove that no matching that keeps all bounds, and reaches the
 * minima, does better in what the strategy is for. Whether @matching itself keeps them
 * is for tandem_judge_feasible() to say.
 *
 * Time O(stages times (edges times groups + agents)), memory O(edges + agents).
 *
 * Returns: %TRUE with @fault set, to %TANDEM_PRICE_HOLDS where they do; %FALSE with
 *   @error set to %TANDEM_ERROR_NO_MEMORY
 */
gboolean
tandem_judge_prices(const TandemMatching *matching, const TandemPrices *prices,
                    TandemPriceFault *fault, gsize *where, GError **error)
{
    g_return_val_if_fail(matching != NULL && fault != NULL && where != NULL, FALSE);
    g_return_val_if_fail(error == NULL || *error == NULL, FALSE);

    const TandemMarket *const market = matching->market;
    g_auto(TandemPriceCase)
        at = { .matching = matching,
               .market = market,
               .n_sets = (gsize)market->n_opportunities + (gsize)market->n_leaders +
                         market->n_groups };

    *where = 0;
    *fault = TANDEM_PRICE_ABSENT;
    if (prices == NULL)
        return TRUE;
    if (!take(&at) || !count(&at) || !list_terms(&at, prices))
        return tandem_no_memory("a judgement", error);
    for (gsize i = 0; i < tandem_prices_get_n_stages(prices); i++) {
        const TandemPriceStage stage = tandem_prices_get_stage(prices, i);
        *fault = TANDEM_PRICE_SCALE;
        if (!tandem_price_check_scales(&at, &stage))
            return TRUE;
        if (!settle_stage(&at, &stage))
            return tandem_no_memory("a judgement", error);
        if (matching->status == TANDEM_STATUS_INFEASIBLE) {
            *fault = is_out_of_reach(&at, &stage) ? TANDEM_PRICE_HOLDS
                                                  : TANDEM_PRICE_REACHED;
            return TRUE;
        }
    }
    *fault = matching->status == TANDEM_STATUS_INFEASIBLE ? TANDEM_PRICE_REACHED
                                                          : find_fault(&at, where);
    return TRUE;
}
