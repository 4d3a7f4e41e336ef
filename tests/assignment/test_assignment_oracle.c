/* SPDX-License-Identifier: MIT */
/* Each strategy of the room beside all matchings of small markets, on the raw lists;
 * and the judge's word on its prices. */
#include <criterion/criterion.h>
#include <math.h>

#include "oracle.h"

TestSuite(assignment_oracle, .timeout = 240);

enum { N_KEYS = 48, LCM = 12 };

static const char *const strategies[] = {
    "max-weight",   "max-weight=max", "min-cost", "min-squared-cost", "load-balanced",
    "rank-maximal", "greedy-max",     "fair",     "generous-max",     "max-cardinality",
    "pareto-max",   "popular",        "leximin",  "bottleneck",
};

/* A market with what raw lists do not say. */
typedef struct {
    Lists *lists;
    Oracle *q;
    gdouble *weight; /* [n * m] as given; NULL: none are */
    gdouble *entry;  /* the same, by entry of the lists */
    gint32 *minimum, *leader_minimum;
    TandemGroup group; /* n_opportunities is 0: there is none */
    gint32 members[8], class[8];
    gint32 worst;
} Case;

static void
case_free(Case *c)
{
    lists_free(c->lists);
    oracle_free(c->q);
    g_free(c->weight);
    g_free(c->entry);
    g_free(c->minimum);
    g_free(c->leader_minimum);
    g_free(c);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Case, case_free)

/* All opportunities of a leader, or one of them for a class of trainees. */
static void
draw_group(Case *c, GRand *rand)
{
    const Oracle *const q = c->q;
    const gint32 leader = g_rand_int_range(rand, 0, q->l);
    const gboolean is_class = g_rand_boolean(rand);

    c->group.opportunities = c->members;
    for (gint32 o = 0; o < q->m; o++)
        if (q->leader_of[o] == leader && (!is_class || c->group.n_opportunities == 0))
            c->members[c->group.n_opportunities++] = o;
    if (is_class) {
        c->group.trainees = c->class;
        for (gint32 t = 0; t < q->n; t += 2)
            c->class[c->group.n_trainees++] = t;
    }
    gint32 n_pins = 0;
    for (gsize i = 0; i < c->group.n_opportunities; i++)
        for (gint32 t = 0; t < q->n; t++)
            n_pins += (!is_class || t % 2 == 0) && q->is_pin[t * q->m + c->members[i]];
    c->group.minimum = n_pins + g_rand_int_range(rand, 0, 2);
    c->group.maximum = c->group.minimum + g_rand_int_range(rand, 0, 2);
}

static Case *
case_new(guint32 seed, const ListsShape *shape, gboolean bounds)
{
    g_autoptr(GRand) rand = g_rand_new_with_seed(seed ^ 77);
    Case *const c = g_new0(Case, 1);
    const gint32 kind = g_rand_int_range(rand, 0, 4);

    c->lists = lists_random(seed, shape);
    c->q = oracle_new(c->lists);
    const Oracle *const q = c->q;
    c->minimum = g_new0(gint32, (gsize)q->m + 1);
    c->leader_minimum = g_new0(gint32, (gsize)q->l + 1);
    for (gint32 at = 0; at < q->n * q->m; at++)
        c->worst = MAX(c->worst, q->trainee_rank[at]);
    if (kind > 0) {
        c->weight = g_new0(gdouble, (gsize)(q->n * q->m) + 1);
        c->entry = g_new0(gdouble, c->lists->trainees.start[q->n] + 1);
        for (gint32 t = 0; t < q->n; t++)
            for (gsize i = c->lists->trainees.start[t];
                 i < c->lists->trainees.start[t + 1]; i++)
                c->weight[t * q->m + c->lists->trainees.id[i]] = c->entry[i] =
                    kind == 1   ? g_rand_int_range(rand, 0, 5)
                    : kind == 2 ? g_rand_int_range(rand, -4, 5)
                                : g_rand_int_range(rand, -40, 90) / 8.0;
    }
    if (bounds) {
        for (gint32 o = 0; o < q->m; o++)
            c->minimum[o] = MIN(g_rand_int_range(rand, 0, 6) / 4, q->capacity[o]);
        for (gint32 l = 0; l < q->l; l++)
            c->leader_minimum[l] =
                MIN(g_rand_int_range(rand, 0, 6) / 3, q->leader_capacity[l]);
        if (g_rand_boolean(rand))
            draw_group(c, rand);
    }
    return c;
}

static TandemMarket *
to_market(const Case *c)
{
    TandemMarketArrays arrays = lists_arrays(c->lists);
    g_autoptr(GError) error = NULL;

    arrays.weight = c->entry;
    arrays.opportunity_minimum = c->minimum;
    arrays.leader_minimum = c->leader_minimum;
    arrays.groups = &c->group;
    arrays.n_groups = c->group.n_opportunities > 0 ? 1 : 0;
    TandemMarket *const market = tandem_market_new(&arrays, &error);
    cr_assert_not_null(market, "%s", error ? error->message : "");
    return market;
}

static gboolean
keeps_bounds(const Case *c, const guint8 *held)
{
    const Oracle *const q = c->q;
    gint32 n_group = 0;

    if (!oracle_is_feasible(q, held))
        return FALSE;
    for (gint32 l = 0; l < q->l; l++) {
        gint32 n_leader = 0;
        for (gint32 o = 0; o < q->m; o++) {
            gint32 n = 0;
            for (gint32 t = 0; t < q->n; t++)
                n += held[t * q->m + o];
            if (n < c->minimum[o])
                return FALSE;
            n_leader += q->leader_of[o] == l ? n : 0;
        }
        if (n_leader < c->leader_minimum[l])
            return FALSE;
    }
    for (gsize i = 0; i < c->group.n_opportunities; i++)
        for (gint32 t = 0; t < q->n; t++)
            if (c->group.trainees == NULL || t % 2 == 0)
                n_group += held[t * q->m + c->members[i]];
    return c->group.n_opportunities == 0 ||
           (n_group >= c->group.minimum && n_group <= c->group.maximum);
}

static GPtrArray *
all_matchings(const Case *c)
{
    const Oracle *const q = c->q;
    GPtrArray *const all = g_ptr_array_new_with_free_func(g_free);
    gint32 open[32];
    gsize n = 0;

    for (gint32 at = 0; at < q->n * q->m; at++)
        if (!q->is_pin[at] && q->trainee_rank[at] > 0 && q->leader_rank[at] > 0)
            open[n++] = at;
    cr_assert_leq(n, 16);
    for (guint mask = 0; mask < 1U << n; mask++) {
        g_autofree guint8 *held = g_memdup2(q->is_pin, (gsize)(q->n * q->m) + 1);
        for (gsize i = 0; i < n; i++)
            held[open[i]] = q->is_pin[open[i]] || (mask >> i & 1);
        if (keeps_bounds(c, held))
            g_ptr_array_add(all, g_steal_pointer(&held));
    }
    return all;
}

static gdouble
cost_at(const Case *c, gint32 at)
{
    return c->weight != NULL ? c->weight[at] : c->q->trainee_rank[at];
}

static gdouble
weight_at(const Case *c, gint32 at)
{
    return c->weight != NULL ? c->weight[at] : c->worst + 1 - c->q->trainee_rank[at];
}

/* How many pairs beside the pins have @of(pair) == @value. */
static gdouble
count_value(const Case *c, const guint8 *held, gdouble (*of)(const Case *, gint32),
            gdouble value)
{
    gdouble n = 0;

    for (gint32 at = 0; at < c->q->n * c->q->m; at++)
        n += held[at] && !c->q->is_pin[at] && of(c, at) == value;
    return n;
}

static gdouble
rank_at(const Case *c, gint32 at)
{
    return c->q->trainee_rank[at];
}

static gdouble
own_at(const Case *c, gint32 at)
{
    return c->q->own_rank[at];
}

static gdouble
load_of(const Case *c, const guint8 *held)
{
    const Oracle *const q = c->q;
    gdouble sum = 0;

    for (gint32 l = 0; l < q->l; l++) {
        gint32 n = 0;
        for (gint32 at = 0; at < q->n * q->m; at++)
            n += held[at] && q->leader_of[at % q->m] == l;
        sum += n > 0 ? (gdouble)(n * n * LCM) / q->leader_capacity[l] : 0;
    }
    return sum;
}

/* What @held is worth to a strategy, more is better, the first number first. */
static void
value(const Case *c, const char *strategy, const guint8 *held, gdouble *key)
{
    const Oracle *const q = c->q;
    gdouble cost = 0, squared = 0, weight = 0, ranks = 0, largest = -INFINITY;
    gsize n = 0;

    memset(key, 0, N_KEYS * sizeof *key);
    for (gint32 at = 0; at < q->n * q->m; at++) {
        if (!held[at] || q->is_pin[at])
            continue;
        cost += cost_at(c, at);
        squared += cost_at(c, at) * cost_at(c, at);
        weight += weight_at(c, at);
        ranks += rank_at(c, at);
        largest = MAX(largest, cost_at(c, at));
    }
    if (!g_str_equal(strategy, "max-weight") && !g_str_equal(strategy, "rank-maximal"))
        key[n++] = (gdouble)oracle_size(q, held);
    if (g_str_has_prefix(strategy, "max-weight"))
        key[n++] = weight;
    else if (g_str_equal(strategy, "min-cost"))
        key[n++] = -cost;
    else if (g_str_equal(strategy, "min-squared-cost"))
        key[n++] = -squared;
    else if (g_str_equal(strategy, "pareto-max"))
        key[n++] = -ranks;
    else if (g_str_equal(strategy, "bottleneck"))
        key[n++] = -largest;
    else if (g_str_equal(strategy, "load-balanced")) {
        key[n++] = -load_of(c, held);
        key[n++] = -cost;
    } else if (g_str_equal(strategy, "leximin")) {
        gdouble held_weight[32];
        gsize n_held = 0;
        for (gint32 at = 0; at < q->n * q->m; at++)
            if (held[at] && !q->is_pin[at])
                held_weight[n_held++] = weight_at(c, at);
        for (gsize i = 0; i < n_held; i++) /* sorted, the least first */
            for (gsize j = i + 1; j < n_held; j++)
                if (held_weight[j] < held_weight[i]) {
                    const gdouble w = held_weight[i];
                    held_weight[i] = held_weight[j];
                    held_weight[j] = w;
                }
        for (gsize i = 0; i < n_held; i++)
            key[n++] = held_weight[i];
    } else {
        for (gint32 i = 1; i <= 8; i++) {
            const gint32 rank =
                g_str_equal(strategy, "generous-max") || g_str_equal(strategy, "fair")
                    ? 9 - i
                    : i;
            const gdouble count = count_value(c, held, rank_at, rank);
            if (g_str_equal(strategy, "rank-maximal") ||
                g_str_equal(strategy, "greedy-max"))
                key[n++] = count;
            else if (g_str_equal(strategy, "generous-max"))
                key[n++] = -count;
            else if (g_str_equal(strategy, "fair"))
                key[n++] = -count - count_value(c, held, own_at, rank);
        }
    }
}

static gint
compare(const gdouble *a, const gdouble *b)
{
    for (gsize i = 0; i < N_KEYS; i++)
        if (fabs(a[i] - b[i]) > 1e-9 && a[i] != b[i])
            return a[i] > b[i] ? 1 : -1;
    return 0;
}

/* How many trainees prefer @a to @b less how many the other way; quotas are 1. */
static gint32
vote(const Case *c, const guint8 *a, const guint8 *b)
{
    const Oracle *const q = c->q;
    gint32 sum = 0;

    for (gint32 t = 0; t < q->n; t++) {
        gint32 rank_a = 1000, rank_b = 1000;
        for (gint32 o = 0; o < q->m; o++) {
            if (q->is_pin[t * q->m + o])
                continue;
            if (a[t * q->m + o])
                rank_a = q->trainee_rank[t * q->m + o];
            if (b[t * q->m + o])
                rank_b = q->trainee_rank[t * q->m + o];
        }
        sum += (rank_a < rank_b) - (rank_a > rank_b);
    }
    return sum;
}

static gboolean
is_popular(const Case *c, const GPtrArray *all, const guint8 *held)
{
    for (guint i = 0; i < all->len; i++)
        if (vote(c, all->pdata[i], held) > 0)
            return FALSE;
    return TRUE;
}

static void
check_popular(const Case *c, const GPtrArray *all, const TandemMatching *matching,
              const char *text)
{
    gboolean exists = FALSE;
    gsize largest = 0;

    for (guint i = 0; i < all->len; i++)
        if (is_popular(c, all, all->pdata[i])) {
            exists = TRUE;
            largest = MAX(largest, oracle_size(c->q, all->pdata[i]));
        }
    cr_assert_eq(tandem_matching_get_status(matching),
                 exists ? TANDEM_STATUS_OPTIMAL : TANDEM_STATUS_INFEASIBLE, "%s", text);
    if (!exists)
        return;
    g_autofree guint8 *held = oracle_table(matching);
    cr_assert(is_popular(c, all, held), "%s", text);
    cr_assert_eq(oracle_size(c->q, held), largest, "%s", text);
}

static gboolean
has_quotas_of_one(const Oracle *q)
{
    for (gint32 t = 0; t < q->n; t++)
        if (q->quota[t] > 1)
            return FALSE;
    return TRUE;
}

static void
check_best(const Case *c, const GPtrArray *all, const char *strategy,
           const TandemMatching *matching, const char *text)
{
    g_autofree guint8 *held = oracle_table(matching);
    gdouble mine[N_KEYS], other[N_KEYS];

    cr_assert_eq(tandem_matching_get_status(matching),
                 all->len > 0 ? TANDEM_STATUS_OPTIMAL : TANDEM_STATUS_INFEASIBLE,
                 "%s: %s", strategy, text);
    if (all->len == 0)
        return;
    cr_assert(keeps_bounds(c, held), "%s: %s", strategy, text);
    value(c, strategy, held, mine);
    for (guint i = 0; i < all->len; i++) {
        value(c, strategy, all->pdata[i], other);
        cr_assert_leq(compare(other, mine), 0, "%s: %s", strategy, text);
        if (g_str_equal(strategy, "pareto-max") && has_quotas_of_one(c->q))
            cr_assert_not(oracle_dominates(c->q, all->pdata[i], held), "%s", text);
    }
}

static void
check_prices(const TandemMatching *matching, const char *strategy, const char *text)
{
    g_autoptr(GError) error = NULL;
    TandemPriceFault fault;
    gsize where;

    cr_assert(tandem_judge_prices(matching, tandem_matching_get_prices(matching),
                                  &fault, &where, &error));
    cr_assert_eq(fault, TANDEM_PRICE_HOLDS, "%s: fault %d at %zu: %s", strategy,
                 (gint)fault, where, text);
}

static void
compare_all(guint32 from, guint32 to, const ListsShape *shape, gboolean bounds)
{
    for (guint32 seed = from; seed < to; seed++) {
        g_autoptr(Case) c = case_new(seed, shape, bounds);
        g_autoptr(GPtrArray) all = all_matchings(c);
        g_autoptr(TandemMarket) market = to_market(c);
        g_autofree gchar *lists = lists_to_text(c->lists);
        g_autofree gchar *text = g_strdup_printf("seed %u: %s", seed, lists);
        for (gsize s = 0; s < G_N_ELEMENTS(strategies); s++) {
            g_autoptr(GError) error = NULL;
            g_autoptr(TandemOptions) options = tandem_options_new();
            g_auto(GStrv) parts = g_strsplit(strategies[s], "=", 2);
            if (parts[1] != NULL)
                tandem_options_set_text(options, "cardinality", parts[1]);
            g_autoptr(TandemMatching) matching =
                tandem_solve(market, parts[0], options, NULL, &error);
            if (g_error_matches(error, TANDEM_ERROR, TANDEM_ERROR_REFUSED_FEATURE) &&
                (bounds || shape->max_quota > 1))
                continue; /* groups that cross; minima and quotas under popular */
            cr_assert_not_null(matching, "%s: %s: %s", strategies[s], text,
                               error ? error->message : "");
            if (g_str_equal(strategies[s], "popular"))
                check_popular(c, all, matching, text);
            else
                check_best(c, all, strategies[s], matching, text);
            if (!g_str_equal(strategies[s], "popular") ||
                tandem_matching_get_status(matching) == TANDEM_STATUS_OPTIMAL)
                check_prices(matching, strategies[s], text);
        }
    }
}

Test(assignment_oracle, one_place_each)
{
    compare_all(0, 400,
                &(ListsShape){ .n_trainees = 4,
                               .n_opportunities = 4,
                               .max_capacity = 1,
                               .listed_per_cent = 70,
                               .tied_per_cent = 30 },
                FALSE);
}

Test(assignment_oracle, places_of_both_levels_pins_and_more_than_one_each)
{
    compare_all(1000, 1500,
                &(ListsShape){ .n_trainees = 4,
                               .n_opportunities = 4,
                               .n_leaders = 2,
                               .max_capacity = 3,
                               .max_quota = 3,
                               .listed_per_cent = 75,
                               .tied_per_cent = 40,
                               .n_pins = 2 },
                FALSE);
}

Test(assignment_oracle, places_of_both_levels_and_votes)
{
    compare_all(2000, 2500,
                &(ListsShape){ .n_trainees = 5,
                               .n_opportunities = 3,
                               .n_leaders = 2,
                               .max_capacity = 2,
                               .listed_per_cent = 85,
                               .tied_per_cent = 30,
                               .all_state = TRUE,
                               .n_pins = 1 },
                FALSE);
}

Test(assignment_oracle, minima_and_groups)
{
    compare_all(3000, 3600,
                &(ListsShape){ .n_trainees = 4,
                               .n_opportunities = 4,
                               .n_leaders = 2,
                               .max_capacity = 3,
                               .max_quota = 2,
                               .listed_per_cent = 80,
                               .tied_per_cent = 30,
                               .n_pins = 1 },
                TRUE);
}

Test(assignment_oracle, nobody_and_nothing)
{
    compare_all(0, 30, &(ListsShape){ .n_trainees = 3, .max_capacity = 1 }, FALSE);
    compare_all(0, 30, &(ListsShape){ .n_opportunities = 3, .max_capacity = 1 }, FALSE);
    compare_all(0, 30,
                &(ListsShape){ .n_trainees = 3, .n_opportunities = 3, .n_leaders = 2 },
                FALSE);
}
