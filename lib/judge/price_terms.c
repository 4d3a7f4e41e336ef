/* SPDX-License-Identifier: MIT */
/* What each term is worth, and which terms a strategy promises: the judge's own reading
 * of the definitions.
 */
#include <math.h>

#include "price_proof_private.h"

enum { MOST_SUMS = 3 };

/* Sums stay below it. */
#define MOST 0x1p61

/* Strategies that are a fixed list, and those that count levels, one after another:
 * @levels, behind @sum[0] if that is not 0. */
typedef struct {
    const char *strategy;
    TandemTermKind sum[MOST_SUMS];
    TandemTermKind levels;
} Promise;

static const Promise promises[] = {
    { "max-cardinality", { TANDEM_TERM_SIZE }, 0 },
    { "min-cost", { TANDEM_TERM_SIZE, TANDEM_TERM_COST }, 0 },
    { "min-squared-cost", { TANDEM_TERM_SIZE, TANDEM_TERM_SQUARED_COST }, 0 },
    { "load-balanced", { TANDEM_TERM_SIZE, TANDEM_TERM_LOAD, TANDEM_TERM_COST }, 0 },
    { "pareto-max", { TANDEM_TERM_SIZE, TANDEM_TERM_RANKS }, 0 },
    { "popular", { TANDEM_TERM_VOTES }, 0 },
    { "rank-maximal", { 0 }, TANDEM_TERM_MOST_RANKED },
    { "greedy-max", { TANDEM_TERM_SIZE }, TANDEM_TERM_MOST_RANKED },
    { "generous-max", { TANDEM_TERM_SIZE }, TANDEM_TERM_FEWEST_RANKED },
    { "fair", { TANDEM_TERM_SIZE }, TANDEM_TERM_FEWEST_RANKED_BOTH },
    { "leximin", { TANDEM_TERM_SIZE }, TANDEM_TERM_FEWEST_WEIGHING },
    { "bottleneck", { TANDEM_TERM_SIZE }, TANDEM_TERM_FEWEST_COSTING },
};

/* The given weight, or the rank; or what is left of R + 1. */
static gdouble
value_of(const TandemPriceCase *at, TandemTermKind kind, gsize edge)
{
    const gdouble rank = at->market->trainee_rank[edge];
    const gdouble *const weight = at->market->weight;

    switch (kind) {
    case TANDEM_TERM_COST:
    case TANDEM_TERM_FEWEST_COSTING:
        return weight != NULL ? weight[edge] : rank;
    case TANDEM_TERM_SQUARED_COST:
        return weight != NULL ? weight[edge] * weight[edge] : rank * rank;
    case TANDEM_TERM_WEIGHT:
    case TANDEM_TERM_FEWEST_WEIGHING:
        return weight != NULL ? weight[edge] : at->worst_rank + 1 - rank;
    default:
        return rank;
    }
}

static gboolean
is_within(const TandemTerm *term, gdouble value)
{
    return term->low <= value && value <= term->high;
}

/* Whole units; what is far too many stays so, and check_scales() sees it. */
static gint64
to_units(const TandemTerm *term, gdouble value)
{
    return llround(CLAMP(value * term->parts, -MOST, MOST));
}

gint64
tandem_price_of_edge(const TandemPriceCase *at, const TandemTerm *term, gsize edge)
{
    const gdouble value = value_of(at, term->kind, edge);
    gint32 held;

    switch (term->kind) {
    case TANDEM_TERM_SIZE:
        return 1;
    case TANDEM_TERM_WEIGHT:
        return to_units(term, value);
    case TANDEM_TERM_COST:
    case TANDEM_TERM_SQUARED_COST:
    case TANDEM_TERM_RANKS:
        return -to_units(term, value);
    case TANDEM_TERM_MOST_RANKED:
        return is_within(term, value) ? 1 : 0;
    case TANDEM_TERM_FEWEST_RANKED:
    case TANDEM_TERM_FEWEST_COSTING:
    case TANDEM_TERM_FEWEST_WEIGHING:
        return is_within(term, value) ? -1 : 0;
    case TANDEM_TERM_FEWEST_RANKED_BOTH:
        return (is_within(term, value) ? -1 : 0) -
               (is_within(term, tandem_judge_rank_at(at->market, edge)) ? 1 : 0);
    case TANDEM_TERM_VOTES:
        held = at->held_rank[tandem_market_get_trainee_of(at->market, edge)];
        return held == 0 || held == value ? 1 : value < held ? 2 : 0;
    default:
        return 0;
    }
}

gint64
tandem_price_of_unit(const TandemPriceCase *at, const TandemTerm *term, gsize set,
                     gsize unit)
{
    const gsize m = (gsize)at->market->n_opportunities;

    if (term->kind == TANDEM_TERM_MINIMA)
        return unit < at->minimum[set] ? 1 : 0;
    if (term->kind == TANDEM_TERM_LOAD && set >= m &&
        set < m + (gsize)at->market->n_leaders)
        return -to_units(term, (2 * (gdouble)unit + 1) /
                                   at->market->leader_capacity[set - m]);
    return 0;
}

/* At most what all that can be held adds to a term, or takes from it. */
static gdouble
find_range(const TandemPriceCase *at, const TandemTerm *term)
{
    const TandemMarket *const market = at->market;
    gdouble most = 0, n = 0, of_units = 0;

    for (gint32 t = 0; t < market->n_trainees; t++) {
        gint32 left = tandem_market_quota(market, t);
        gsize n_pairs = 0;
        for (gsize k = market->start[t]; k < market->start[t + 1]; k++) {
            if (at->is_held[k] == 2) {
                left--;
                continue;
            }
            n_pairs++;
            most = MAX(most, fabs((gdouble)tandem_price_of_edge(at, term, k)));
        }
        n += (gdouble)MIN((gsize)left, n_pairs);
    }
    for (gsize set = 0; set < at->n_sets; set++)
        for (gsize unit = at->pinned[set];
             (term->kind == TANDEM_TERM_MINIMA || term->kind == TANDEM_TERM_LOAD) &&
             unit < at->room[set];
             unit++)
            of_units += fabs((gdouble)tandem_price_of_unit(at, term, set, unit));
    return n * most + of_units;
}

gboolean
tandem_price_check_scales(const TandemPriceCase *at, const TandemPriceStage *stage)
{
    gdouble behind = 0;

    for (gsize i = stage->n_terms; i-- > 0;) {
        const gdouble scale = (gdouble)stage->terms[i].scale;
        if (scale < 1 || scale <= 2 * behind || !(stage->terms[i].parts > 0))
            return FALSE;
        behind += scale * find_range(at, &stage->terms[i]);
        if (!(behind < MOST))
            return FALSE;
    }
    return TRUE;
}

/* Counts of levels: the terms from @first on. */
typedef struct {
    const TandemTerm **term;
    gsize n;
    TandemTermKind kind;
} Levels;

static gboolean
is_up(TandemTermKind kind)
{
    return kind == TANDEM_TERM_MOST_RANKED || kind == TANDEM_TERM_FEWEST_WEIGHING;
}

/* Whether @value is counted by a term, or comes after all of them. */
static gboolean
is_counted(const Levels *levels, gdouble value, gboolean *is_after)
{
    const gboolean up = is_up(levels->kind);

    for (gsize i = 0; i < levels->n; i++)
        if (is_within(levels->term[i], value))
            return TRUE;
    *is_after = levels->n == 0 || (up ? value > levels->term[levels->n - 1]->high
                                      : value < levels->term[levels->n - 1]->low);
    return FALSE;
}

/* Each level is counted in its turn, or its pairs have no choice any more. */
static gboolean
check_levels(const TandemPriceCase *at, const Levels *levels)
{
    const gboolean both = levels->kind == TANDEM_TERM_FEWEST_RANKED_BOTH;

    for (gsize i = 0; i < levels->n; i++)
        if (levels->term[i]->kind != levels->kind ||
            (i > 0 &&
             (is_up(levels->kind) ? levels->term[i]->low <= levels->term[i - 1]->high
                                  : levels->term[i]->high >= levels->term[i - 1]->low)))
            return FALSE;
    for (gsize k = 0; k < at->market->start[at->market->n_trainees]; k++)
        for (gint side = 0; at->is_held[k] != 2 && side < (both ? 2 : 1); side++) {
            const gdouble value = side == 0 ? value_of(at, levels->kind, k)
                                            : tandem_judge_rank_at(at->market, k);
            gboolean is_after = FALSE;
            if (is_counted(levels, value, &is_after))
                continue;
            if (!is_after ||
                (at->of_edge[k] == 0 && levels->kind != TANDEM_TERM_FEWEST_COSTING))
                return FALSE;
        }
    return TRUE;
}

/* The largest cost is least: none of the ranges but the last has a pair, and that one
 * is proven to need one; or there is none at all. */
static gboolean
check_largest(const TandemPriceCase *at, const Levels *levels)
{
    gsize n_held = 0, n_last = 0;

    for (gsize k = 0; k < at->market->start[at->market->n_trainees]; k++) {
        if (at->is_held[k] != 1)
            continue;
        n_held++;
        for (gsize i = 0; i < levels->n; i++)
            if (is_within(levels->term[i], value_of(at, levels->kind, k))) {
                n_last++;
                if (i + 1 < levels->n)
                    return FALSE;
            }
    }
    return n_held == 0 || n_last > 0;
}

/* `max-weight` may count the size first. */
static gboolean
check_weight(const TandemTerm **term, gsize n)
{
    return (n == 1 && term[0]->kind == TANDEM_TERM_WEIGHT) ||
           (n == 2 && term[0]->kind == TANDEM_TERM_SIZE &&
            term[1]->kind == TANDEM_TERM_WEIGHT);
}

gboolean
tandem_price_check_terms(const TandemPriceCase *at)
{
    const TandemTerm **const term = at->term;
    const gsize n = at->n_terms;
    const char *const strategy = at->matching->strategy;
    gsize first = 0;

    if (g_str_equal(strategy, "max-weight"))
        return check_weight(term, n);
    for (gsize p = 0; p < G_N_ELEMENTS(promises); p++) {
        if (!g_str_equal(strategy, promises[p].strategy))
            continue;
        for (; first < MOST_SUMS && promises[p].sum[first] != 0; first++)
            if (first >= n || term[first]->kind != promises[p].sum[first])
                return FALSE;
        const Levels levels = { term + first, n - first, promises[p].levels };
        if (promises[p].levels == 0)
            return first == n;
        return check_levels(at, &levels) &&
               (promises[p].levels != TANDEM_TERM_FEWEST_COSTING ||
                check_largest(at, &levels));
    }
    return FALSE;
}
