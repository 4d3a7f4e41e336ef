/* SPDX-License-Identifier: MIT */
#include "assignment_oracle.h"

#include <math.h>
#include <stdlib.h>

enum {
    MOST_KEYS = ASSIGNMENT_MOST_EDGES + 64,
    LCM = 27720, /* of 1 to 12: a leader's places */
};

/* Sums of weights with decimals differ in their last digits by their order. */
static const gdouble tolerance = 1e-9;

/* The rank that the side of @o gives to @t; 0: none. */
static gint32
rank_of_leader(const Lists *lists, gint32 t, gint32 o)
{
    const gint32 l = lists->leader_of[o];

    const gint32 theirs =
        lists->leaders.absent[l] ? 1 : side_rank(&lists->leaders, l, t);
    if (lists->opportunities.start == NULL || lists->opportunities.absent[o])
        return theirs;
    return theirs > 0 ? side_rank(&lists->opportunities, o, t) : 0;
}

static gboolean
is_pinned(const Lists *lists, gint32 t, gint32 o)
{
    for (gsize i = 0; i < lists->n_pins; i++)
        if (lists->pins[2 * i] == t && lists->pins[2 * i + 1] == o)
            return TRUE;
    return FALSE;
}

/* The number given to the pair, 0 where the trainee does not list it. */
static gdouble
given_weight(const AssignmentCase *market, gint32 t, gint32 o)
{
    const Side *const side = &market->lists->trainees;

    for (gsize k = side->start[t]; k < side->start[t + 1]; k++)
        if (side->id[k] == o)
            return market->weight[k];
    return 0;
}

/* FALSE: there are too many. */
static gboolean
find_edges(AssignmentOracle *oracle)
{
    const Lists *const lists = oracle->market->lists;

    for (gint32 t = 0; t < lists->trainees.n; t++)
        for (gint32 o = 0; o < lists->opportunities.n; o++) {
            const gint32 rank = side_rank(&lists->trainees, t, o);
            const gint32 leader_rank = rank_of_leader(lists, t, o);
            const gboolean is_pin = is_pinned(lists, t, o);
            if (!is_pin && (rank == 0 || leader_rank == 0))
                continue;
            if (oracle->n_edges == ASSIGNMENT_MOST_EDGES)
                return FALSE;
            oracle->worst = MAX(oracle->worst, rank);
            oracle->worst_of_both = MAX(oracle->worst_of_both, MAX(rank, leader_rank));
            oracle->edge[oracle->n_edges++] =
                (AssignmentEdge){ .trainee = t,
                                  .opportunity = o,
                                  .leader = lists->leader_of[o],
                                  .rank = rank,
                                  .leader_rank = leader_rank,
                                  .is_pin = is_pin };
        }
    for (guint k = 0; k < oracle->n_edges; k++) {
        AssignmentEdge *const e = &oracle->edge[k];
        const gboolean is_given = oracle->market->weight != NULL;
        const gdouble given =
            is_given ? given_weight(oracle->market, e->trainee, e->opportunity) : 0;
        e->cost = is_given ? given : e->rank;
        e->weight = is_given ? given : oracle->worst + 1 - e->rank;
    }
    return TRUE;
}

static gboolean
is_in_group(const TandemGroup *group, const AssignmentEdge *e)
{
    gboolean has_opportunity = FALSE, has_trainee = group->trainees == NULL;

    for (gsize i = 0; i < group->n_opportunities; i++)
        has_opportunity = has_opportunity || group->opportunities[i] == e->opportunity;
    for (gsize i = 0; i < group->n_trainees; i++)
        has_trainee = has_trainee || group->trainees[i] == e->trainee;
    return has_opportunity && has_trainee;
}

typedef enum {
    BY_TRAINEE,
    BY_OPPORTUNITY,
    BY_LEADER,
    BY_GROUP,
} CountKind;

static gint32
count(const AssignmentOracle *oracle, guint32 set, CountKind kind, gint32 whose)
{
    gint32 n = 0;

    for (guint k = 0; k < oracle->n_edges; k++) {
        const AssignmentEdge *const e = &oracle->edge[k];
        if ((set & 1u << k) == 0)
            continue;
        n += kind == BY_TRAINEE       ? e->trainee == whose
             : kind == BY_OPPORTUNITY ? e->opportunity == whose
             : kind == BY_LEADER      ? e->leader == whose
                                      : is_in_group(&oracle->market->group[whose], e);
    }
    return n;
}

/* Nobody has more than may be. */
static gboolean
fits(const AssignmentOracle *oracle, guint32 set)
{
    const Lists *const lists = oracle->market->lists;

    for (gint32 t = 0; t < lists->trainees.n; t++)
        if (count(oracle, set, BY_TRAINEE, t) > lists->quota[t])
            return FALSE;
    for (gint32 o = 0; o < lists->opportunities.n; o++)
        if (count(oracle, set, BY_OPPORTUNITY, o) > lists->capacity[o])
            return FALSE;
    for (gint32 l = 0; l < lists->leaders.n; l++)
        if (count(oracle, set, BY_LEADER, l) > oracle->room[l])
            return FALSE;
    for (gsize g = 0; g < oracle->market->n_groups; g++)
        if (count(oracle, set, BY_GROUP, (gint32)g) > oracle->market->group[g].maximum)
            return FALSE;
    return TRUE;
}

/* Everybody has as much as must be, and every pin is there. */
static gboolean
suffices(const AssignmentOracle *oracle, guint32 set)
{
    const AssignmentCase *const market = oracle->market;
    const Lists *const lists = market->lists;

    for (guint k = 0; k < oracle->n_edges; k++)
        if (oracle->edge[k].is_pin && (set & 1u << k) == 0)
            return FALSE;
    for (gint32 o = 0; market->minimum != NULL && o < lists->opportunities.n; o++)
        if (count(oracle, set, BY_OPPORTUNITY, o) < market->minimum[o])
            return FALSE;
    for (gint32 l = 0; market->leader_minimum != NULL && l < lists->leaders.n; l++)
        if (count(oracle, set, BY_LEADER, l) < market->leader_minimum[l])
            return FALSE;
    for (gsize g = 0; g < market->n_groups; g++)
        if (count(oracle, set, BY_GROUP, (gint32)g) < market->group[g].minimum)
            return FALSE;
    return TRUE;
}

gboolean
assignment_oracle_is_feasible(const AssignmentOracle *oracle, guint32 set)
{
    return fits(oracle, set) && suffices(oracle, set);
}

/* All matchings that have of the first @k edges those of @set. */
static void
try_all(AssignmentOracle *oracle, guint k, guint32 set)
{
    if (k == oracle->n_edges) {
        if (suffices(oracle, set))
            g_array_append_val(oracle->feasible, set);
        return;
    }
    try_all(oracle, k + 1, set);
    if (fits(oracle, set | 1u << k))
        try_all(oracle, k + 1, set | 1u << k);
}

AssignmentOracle *
assignment_oracle_new(const AssignmentCase *market)
{
    const Lists *const lists = market->lists;
    AssignmentOracle *const oracle = g_new0(AssignmentOracle, 1);

    oracle->market = market;
    oracle->feasible = g_array_new(FALSE, FALSE, sizeof(guint32));
    oracle->room = g_new0(gint32, (gsize)lists->leaders.n + 1);
    for (gint32 o = 0; o < lists->opportunities.n; o++)
        oracle->room[lists->leader_of[o]] += lists->capacity[o];
    for (gint32 l = 0; l < lists->leaders.n; l++)
        if (lists->leader_capacity[l] >= 0)
            oracle->room[l] = lists->leader_capacity[l];
    if (!find_edges(oracle)) {
        assignment_oracle_free(oracle);
        return NULL;
    }
    try_all(oracle, 0, 0);
    return oracle;
}

void
assignment_oracle_free(AssignmentOracle *oracle)
{
    g_array_unref(oracle->feasible);
    g_free(oracle->room);
    g_free(oracle);
}

gboolean
assignment_oracle_set(const AssignmentOracle *oracle, const guint8 *held, guint32 *set)
{
    const gint32 n = oracle->market->lists->trainees.n;
    const gint32 m = oracle->market->lists->opportunities.n;
    gsize n_held = 0, n_found = 0;

    *set = 0;
    for (gint32 at = 0; at < n * m; at++)
        n_held += held[at] != 0;
    for (guint k = 0; k < oracle->n_edges; k++)
        if (held[oracle->edge[k].trainee * m + oracle->edge[k].opportunity]) {
            *set |= 1u << k;
            n_found++;
        }
    return n_found == n_held;
}

/* What a strategy looks at, one key after another, each the more the better. */
typedef struct {
    gdouble key[MOST_KEYS];
    guint n;
} Value;

static void
append(Value *value, gdouble key)
{
    g_assert(value->n < MOST_KEYS);
    value->key[value->n++] = key;
}

/* How many edges of @set have @rank, on the trainees' side or on both. */
static gint32
count_rank(const AssignmentOracle *oracle, guint32 set, gint32 rank, gboolean both)
{
    gint32 n = 0;

    for (guint k = 0; k < oracle->n_edges; k++)
        if ((set & 1u << k) != 0)
            n += (oracle->edge[k].rank == rank) +
                 (both && oracle->edge[k].leader_rank == rank);
    return n;
}

static void
append_best_first(Value *value, const AssignmentOracle *oracle, guint32 set)
{
    for (gint32 rank = 1; rank <= oracle->worst; rank++)
        append(value, count_rank(oracle, set, rank, FALSE));
}

static void
append_worst_last(Value *value, const AssignmentOracle *oracle, guint32 set,
                  gint32 worst, gboolean both)
{
    for (gint32 rank = worst; rank > 0; rank--)
        append(value, -count_rank(oracle, set, rank, both));
}

static gdouble
sum(const AssignmentOracle *oracle, guint32 set, const char *what)
{
    gdouble total = 0;

    for (guint k = 0; k < oracle->n_edges; k++) {
        const AssignmentEdge *const e = &oracle->edge[k];
        if ((set & 1u << k) != 0)
            total += g_str_equal(what, "weight")   ? e->weight
                     : g_str_equal(what, "square") ? e->cost * e->cost
                                                   : e->cost;
    }
    return total;
}

static gdouble
worst_cost(const AssignmentOracle *oracle, guint32 set)
{
    gdouble worst = -INFINITY;

    for (guint k = 0; k < oracle->n_edges; k++)
        if ((set & 1u << k) != 0)
            worst = MAX(worst, oracle->edge[k].cost);
    return worst;
}

static gint
compare_doubles(gconstpointer a, gconstpointer b)
{
    const gdouble x = *(const gdouble *)a, y = *(const gdouble *)b;

    return (x > y) - (x < y);
}

static void
append_weights_ascending(Value *value, const AssignmentOracle *oracle, guint32 set)
{
    const guint first = value->n;

    for (guint k = 0; k < oracle->n_edges; k++)
        if ((set & 1u << k) != 0)
            append(value, oracle->edge[k].weight);
    qsort(value->key + first, value->n - first, sizeof value->key[0], compare_doubles);
}

/* Sum of load^2 / places over the leaders, as a whole number. */
static gdouble
imbalance(const AssignmentOracle *oracle, guint32 set)
{
    gdouble total = 0;

    for (gint32 l = 0; l < oracle->market->lists->leaders.n; l++) {
        const gint32 load = count(oracle, set, BY_LEADER, l);
        g_assert(load == 0 || LCM % oracle->room[l] == 0);
        if (load > 0)
            total += (gdouble)(load * load) * (LCM / oracle->room[l]);
    }
    return total;
}

static Value
value_of(const AssignmentOracle *oracle, const char *strategy, guint32 set)
{
    Value value = { .n = 0 };

    if (!g_str_equal(strategy, "max-weight") && !g_str_equal(strategy, "rank-maximal"))
        append(&value, __builtin_popcount(set));
    if (g_str_has_prefix(strategy, "max-weight")) {
        append(&value, sum(oracle, set, "weight"));
    } else if (g_str_equal(strategy, "min-cost")) {
        append(&value, -sum(oracle, set, "cost"));
    } else if (g_str_equal(strategy, "min-squared-cost")) {
        append(&value, -sum(oracle, set, "square"));
    } else if (g_str_equal(strategy, "load-balanced")) {
        append(&value, -imbalance(oracle, set));
        append(&value, -sum(oracle, set, "cost"));
    } else if (g_str_equal(strategy, "bottleneck")) {
        append(&value, -worst_cost(oracle, set));
    } else if (g_str_equal(strategy, "leximin")) {
        append_weights_ascending(&value, oracle, set);
    } else if (g_str_equal(strategy, "rank-maximal") ||
               g_str_equal(strategy, "greedy-max")) {
        append_best_first(&value, oracle, set);
    } else if (g_str_equal(strategy, "generous-max")) {
        append_worst_last(&value, oracle, set, oracle->worst, FALSE);
    } else if (g_str_equal(strategy, "fair")) {
        append_worst_last(&value, oracle, set, oracle->worst_of_both, TRUE);
    } else {
        g_assert(g_str_equal(strategy, "max-cardinality") ||
                 g_str_equal(strategy, "pareto-max"));
    }
    return value;
}

/* Of matchings of one size the keys are as many. */
static gboolean
is_better(const Value *a, const Value *b)
{
    for (guint i = 0; i < MIN(a->n, b->n); i++) {
        const gdouble room = tolerance * MAX(1, fabs(b->key[i]));
        if (a->key[i] > b->key[i] + room)
            return TRUE;
        if (a->key[i] < b->key[i] - room)
            return FALSE;
    }
    return FALSE;
}

/* The ranks that @t holds, best first, and behind them worse than any. */
static void
ranks_held(const AssignmentOracle *oracle, guint32 set, gint32 t, gdouble *rank)
{
    guint n = 0;

    for (guint k = 0; k < ASSIGNMENT_MOST_EDGES; k++)
        rank[k] = INFINITY;
    for (guint k = 0; k < oracle->n_edges; k++)
        if ((set & 1u << k) != 0 && oracle->edge[k].trainee == t)
            rank[n++] = oracle->edge[k].rank;
    qsort(rank, n, sizeof *rank, compare_doubles);
}

/* 1: @a is better for @t, place by place; -1: worse; 0: the same. 2: neither. */
static gint
compare_for(const AssignmentOracle *oracle, guint32 a, guint32 b, gint32 t)
{
    gdouble x[ASSIGNMENT_MOST_EDGES], y[ASSIGNMENT_MOST_EDGES];
    gboolean is_better = FALSE, is_worse = FALSE;

    ranks_held(oracle, a, t, x);
    ranks_held(oracle, b, t, y);
    for (guint i = 0; i < ASSIGNMENT_MOST_EDGES; i++) {
        is_better = is_better || x[i] < y[i];
        is_worse = is_worse || x[i] > y[i];
    }
    return is_better && is_worse ? 2 : is_better - is_worse;
}

/* @a is better for a trainee and worse for none. */
static gboolean
dominates(const AssignmentOracle *oracle, guint32 a, guint32 b)
{
    gboolean gains = FALSE;

    for (gint32 t = 0; t < oracle->market->lists->trainees.n; t++) {
        const gint sign = compare_for(oracle, a, b, t);
        if (sign == -1 || sign == 2)
            return FALSE;
        gains = gains || sign == 1;
    }
    return gains;
}

gboolean
assignment_oracle_is_best(const AssignmentOracle *oracle, const char *strategy,
                          guint32 set)
{
    const Value mine = value_of(oracle, strategy, set);

    if (!assignment_oracle_is_feasible(oracle, set))
        return FALSE;
    for (guint i = 0; i < oracle->feasible->len; i++) {
        const guint32 other = g_array_index(oracle->feasible, guint32, i);
        const Value theirs = value_of(oracle, strategy, other);
        if (is_better(&theirs, &mine) ||
            (g_str_equal(strategy, "pareto-max") && dominates(oracle, other, set)))
            return FALSE;
    }
    return TRUE;
}

gboolean
assignment_oracle_is_popular(const AssignmentOracle *oracle, guint32 set)
{
    if (!assignment_oracle_is_feasible(oracle, set))
        return FALSE;
    for (guint i = 0; i < oracle->feasible->len; i++) {
        const guint32 other = g_array_index(oracle->feasible, guint32, i);
        gint votes = 0;
        for (gint32 t = 0; t < oracle->market->lists->trainees.n; t++)
            votes += compare_for(oracle, other, set, t);
        if (votes > 0)
            return FALSE;
    }
    return TRUE;
}

gint
assignment_oracle_largest_popular(const AssignmentOracle *oracle)
{
    gint largest = -1;

    for (guint i = 0; i < oracle->feasible->len; i++) {
        const guint32 set = g_array_index(oracle->feasible, guint32, i);
        if (__builtin_popcount(set) > largest &&
            assignment_oracle_is_popular(oracle, set))
            largest = __builtin_popcount(set);
    }
    return largest;
}
