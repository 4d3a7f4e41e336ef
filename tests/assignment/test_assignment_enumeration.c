/* SPDX-License-Identifier: MIT */
/* Every strategy for assignments beside an oracle that tries all matchings
 * (support/assignment_oracle.c), over random markets of every kind the room takes:
 * ties, places of both levels, quotas, pins, minima, groups within groups, own lists,
 * weights with signs and decimals; and the oracle itself by hand. */
#include <criterion/criterion.h>

#include "assignment_oracle.h"
#include "oracle.h"

TestSuite(assignment_enumeration, .timeout = 280);

enum { MOST_GROUPS = 3, MOST_SIDE = 8 };

static const char *const strategies[] = {
    "max-weight",    "max-weight=max",  "min-cost",     "min-squared-cost",
    "load-balanced", "max-cardinality", "bottleneck",   "leximin",
    "rank-maximal",  "greedy-max",      "generous-max", "fair",
    "pareto-max",    "popular",
};

typedef struct {
    AssignmentCase market;
    Lists *lists;
    gdouble *weight;
    gint32 *minimum, *leader_minimum;
    TandemGroup group[MOST_GROUPS];
    gint32 members[2 * MOST_GROUPS][MOST_SIDE];
} Sample;

static void
sample_free(Sample *sample)
{
    lists_free(sample->lists);
    g_free(sample->weight);
    g_free(sample->minimum);
    g_free(sample->leader_minimum);
    g_free(sample);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Sample, sample_free)

static void
draw_weights(Sample *sample, GRand *r)
{
    const Side *const side = &sample->lists->trainees;
    const gsize n = side->start[side->n];
    const gint32 kind = g_rand_int_range(r, 0, 7);

    if (kind < 2)
        return;
    sample->market.weight = sample->weight = g_new0(gdouble, n + 1);
    for (gsize k = 0; k < n; k++)
        sample->weight[k] = kind == 2   ? g_rand_int_range(r, 0, 5)
                            : kind == 3 ? g_rand_int_range(r, -4, 5)
                            : kind == 4 ? g_rand_int_range(r, -40, 90) / 8.0
                            : kind == 5 ? g_rand_double_range(r, -3, 9)
                                        : g_rand_int_range(r, -2, 4) * 1e6;
}

static void
draw_minima(Sample *sample, GRand *r)
{
    const Lists *const lists = sample->lists;

    sample->market.minimum = sample->minimum =
        g_new0(gint32, (gsize)lists->opportunities.n + 1);
    sample->market.leader_minimum = sample->leader_minimum =
        g_new0(gint32, (gsize)lists->leaders.n + 1);
    for (gint32 o = 0; o < lists->opportunities.n; o++) {
        gint32 *const minimum = &sample->minimum[o];
        *minimum = MIN(g_rand_int_range(r, 0, 5) / 4, lists->capacity[o]);
    }
    for (gint32 l = 0; l < lists->leaders.n; l++) {
        gint32 room = 0;
        for (gint32 o = 0; o < lists->opportunities.n; o++)
            room += lists->leader_of[o] == l ? lists->capacity[o] : 0;
        if (lists->leader_capacity[l] >= 0)
            room = lists->leader_capacity[l];
        sample->leader_minimum[l] = MIN(g_rand_int_range(r, 0, 6) / 3, room);
    }
}

static gint32
count_pins(const Lists *lists, const TandemGroup *group)
{
    gint32 n = 0;

    for (gsize p = 0; p < lists->n_pins; p++) {
        gboolean has_trainee = group->trainees == NULL, has_opportunity = FALSE;
        for (gsize i = 0; i < group->n_trainees; i++)
            has_trainee = has_trainee || group->trainees[i] == lists->pins[2 * p];
        for (gsize i = 0; i < group->n_opportunities; i++)
            has_opportunity =
                has_opportunity || group->opportunities[i] == lists->pins[2 * p + 1];
        n += has_trainee && has_opportunity;
    }
    return n;
}

/* Groups of one kind each, so that of two one has the other or they are apart: the
 * first leaders whole, the first opportunities of a leader, or the first trainees at
 * one opportunity. */
static void
draw_group(Sample *sample, GRand *r)
{
    const Lists *const lists = sample->lists;
    const gsize g = sample->market.n_groups++;
    TandemGroup *const group = &sample->group[g];
    gint32 *const at = sample->members[2 * g], *const who = sample->members[2 * g + 1];
    const gint32 kind = g_rand_int_range(r, 0, 3);
    const gint32 pivot = g_rand_int_range(r, 0, lists->opportunities.n);
    const gint32 n_leaders = g_rand_int_range(r, 1, lists->leaders.n + 1);

    for (gint32 o = 0; o < lists->opportunities.n; o++)
        if (kind == 0   ? lists->leader_of[o] < n_leaders
            : kind == 1 ? lists->leader_of[o] == lists->leader_of[pivot] && o <= pivot
                        : o == pivot)
            at[group->n_opportunities++] = o;
    if (group->n_opportunities == 0) /* those leaders have none */
        at[group->n_opportunities++] = pivot;
    group->opportunities = at;
    if (kind == 2) {
        group->n_trainees = (gsize)g_rand_int_range(r, 1, lists->trainees.n + 1);
        for (gsize i = 0; i < group->n_trainees; i++)
            who[i] = (gint32)i;
        group->trainees = who;
    }
    group->minimum = g_rand_int_range(r, 0, 5) / 3;
    group->maximum = group->minimum + g_rand_int_range(r, 0, 3);
    group->maximum = MAX(group->maximum, count_pins(lists, group));
}

static Sample *
sample_new(guint32 seed)
{
    g_autoptr(GRand) r = g_rand_new_with_seed(seed ^ 0x5eed);
    Sample *const sample = g_new0(Sample, 1);
    const gint32 n = g_rand_int_range(r, seed % 50 == 0 ? 0 : 1, 6);
    const gint32 m = g_rand_int_range(r, seed % 50 == 1 ? 0 : 1, 5);
    const gboolean has_groups =
        n > 0 && m > 0 && seed % 4 != 2 && g_rand_int_range(r, 0, 3) == 0;
    const gboolean is_contested = seed % 4 == 2; /* few places, alike in all else */
    const ListsShape contested = { .n_trainees = 5,
                                   .n_opportunities = 3,
                                   .max_capacity = 1,
                                   .listed_per_cent = 90,
                                   .tied_per_cent = seed % 8 == 2 ? 0 : 20 };
    const ListsShape shape = {
        .n_trainees = n,
        .n_opportunities = m,
        .n_leaders = g_rand_boolean(r) || m == 0 ? 0 : g_rand_int_range(r, 1, m + 1),
        .max_capacity = g_rand_int_range(r, 1, 4),
        .max_quota = g_rand_boolean(r) ? 0 : g_rand_int_range(r, 1, 4),
        .listed_per_cent = g_rand_int_range(r, 40, 101),
        .tied_per_cent = g_rand_int_range(r, 0, 3) * 30,
        .all_state = g_rand_boolean(r),
        .own_lists = !has_groups && g_rand_int_range(r, 0, 5) == 0,
        .priorities = g_rand_int_range(r, 0, 5) == 0,
        .keys = g_rand_boolean(r),
        .n_pins = n > 0 && m > 0 ? g_rand_int_range(r, 0, 5) / 2 : 0,
    };

    sample->lists = lists_random(seed, is_contested ? &contested : &shape);
    sample->market = (AssignmentCase){ .lists = sample->lists, .group = sample->group };
    draw_weights(sample, r);
    if (!is_contested && g_rand_int_range(r, 0, 3) == 0)
        draw_minima(sample, r);
    for (gint32 g = has_groups ? g_rand_int_range(r, 1, MOST_GROUPS + 1) : 0; g > 0;
         g--)
        draw_group(sample, r);
    return sample;
}

static TandemMarket *
to_market(const Sample *sample, const char *text)
{
    TandemMarketArrays arrays = lists_arrays(sample->lists);
    g_autoptr(GError) error = NULL;

    arrays.weight = sample->weight;
    arrays.opportunity_minimum = sample->minimum;
    arrays.leader_minimum = sample->leader_minimum;
    arrays.groups = sample->group;
    arrays.n_groups = sample->market.n_groups;
    TandemMarket *const market = tandem_market_new(&arrays, &error);
    cr_assert_not_null(market, "%s: %s", text, error != NULL ? error->message : "");
    return market;
}

static void
append_ints(GString *text, const char *name, const gint32 *values, gsize n)
{
    if (values == NULL)
        return;
    g_string_append_printf(text, " | %s", name);
    for (gsize i = 0; i < n; i++)
        g_string_append_printf(text, " %d", values[i]);
}

static gchar *
sample_to_text(const Sample *sample, guint32 seed)
{
    const Lists *const lists = sample->lists;
    g_autofree gchar *own = lists_to_text(lists);
    GString *const text = g_string_new(NULL);

    g_string_append_printf(text, "seed %u: %s", seed, own);
    append_ints(text, "minima", sample->minimum, (gsize)lists->opportunities.n);
    append_ints(text, "leaders' minima", sample->leader_minimum,
                (gsize)lists->leaders.n);
    for (gsize g = 0; g < sample->market.n_groups; g++) {
        const TandemGroup *const group = &sample->group[g];
        append_ints(text, "group of", group->opportunities, group->n_opportunities);
        append_ints(text, "for", group->trainees, group->n_trainees);
        g_string_append_printf(text, " from %d to %d", group->minimum, group->maximum);
    }
    if (sample->weight != NULL)
        g_string_append(text, " | weights");
    for (gsize k = 0;
         sample->weight != NULL && k < lists->trainees.start[lists->trainees.n]; k++)
        g_string_append_printf(text, " %.17g", sample->weight[k]);
    return g_string_free(text, FALSE);
}

typedef struct {
    gsize n_optimal, n_none, n_refused, n_floors;
} Count;

/* Whether a group asks for somebody. `popular` refuses that, unless pins are enough. */
static gboolean
has_floors(const Sample *sample)
{
    for (gsize g = 0; g < sample->market.n_groups; g++)
        if (sample->group[g].minimum > 0)
            return TRUE;
    return FALSE;
}

/* Votes are of trainees who can hold one place at most, and of matchings without
 * minima. */
static gboolean
is_refused(const Sample *sample, const AssignmentOracle *oracle, const char *strategy)
{
    const Lists *const lists = sample->lists;
    gint32 n_edges[MOST_SIDE] = { 0 };
    gboolean binds = FALSE;

    for (guint k = 0; k < oracle->n_edges; k++)
        n_edges[oracle->edge[k].trainee]++;
    for (gint32 t = 0; t < lists->trainees.n; t++)
        binds = binds || MIN(lists->quota[t], n_edges[t]) > 1;
    for (gint32 o = 0; sample->minimum != NULL && o < lists->opportunities.n; o++)
        binds = binds || sample->minimum[o] > 0;
    for (gint32 l = 0; sample->minimum != NULL && l < lists->leaders.n; l++)
        binds = binds || sample->leader_minimum[l] > 0;
    return binds && g_str_equal(strategy, "popular");
}

static TandemMatching *
solve(TandemMarket *market, const char *strategy, GError **error)
{
    g_autoptr(TandemOptions) options = tandem_options_new();
    g_auto(GStrv) parts = g_strsplit(strategy, "=", 2);

    if (parts[1] != NULL)
        tandem_options_set_text(options, "cardinality", parts[1]);
    return tandem_solve(market, parts[0], options, NULL, error);
}

/* The judge, on the prices alone; that no matching is popular has none. */
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
check_answer(const AssignmentOracle *oracle, const char *strategy,
             const TandemMatching *matching, const char *text, Count *tally)
{
    const gboolean is_vote = g_str_equal(strategy, "popular");
    const gint largest = is_vote ? assignment_oracle_largest_popular(oracle) : 0;
    const gboolean exists = is_vote ? largest >= 0 : oracle->feasible->len > 0;

    cr_assert_eq(tandem_matching_get_status(matching),
                 exists ? TANDEM_STATUS_OPTIMAL : TANDEM_STATUS_INFEASIBLE, "%s: %s",
                 strategy, text);
    if (exists || !is_vote)
        check_prices(matching, strategy, text);
    if (!exists) {
        tally->n_none++;
        return;
    }
    tally->n_optimal++;
    g_autofree guint8 *held = oracle_table(matching);
    guint32 set;
    cr_assert(assignment_oracle_set(oracle, held, &set), "%s: %s", strategy, text);
    if (is_vote) {
        cr_assert(assignment_oracle_is_popular(oracle, set), "%s", text);
        cr_assert_eq(__builtin_popcount(set), largest, "%s", text);
    } else {
        cr_assert(assignment_oracle_is_best(oracle, strategy, set), "%s: %x: %s",
                  strategy, set, text);
    }
}

static void
check_all(guint32 first, guint32 last)
{
    Count tally[G_N_ELEMENTS(strategies)] = { 0 };
    guint32 n_large = 0;

    for (guint32 seed = first; seed < last; seed++) {
        g_autoptr(Sample) sample = sample_new(seed);
        g_autofree gchar *text = sample_to_text(sample, seed);
        g_autoptr(AssignmentOracle) oracle = assignment_oracle_new(&sample->market);
        n_large += oracle == NULL;
        if (oracle == NULL)
            continue;
        g_autoptr(TandemMarket) market = to_market(sample, text);
        for (gsize s = 0; s < G_N_ELEMENTS(strategies); s++) {
            g_autoptr(GError) error = NULL;
            g_autoptr(TandemMatching) matching = solve(market, strategies[s], &error);
            if (is_refused(sample, oracle, strategies[s])) {
                cr_assert(
                    g_error_matches(error, TANDEM_ERROR, TANDEM_ERROR_REFUSED_FEATURE),
                    "%s: %s", strategies[s], text);
                tally[s].n_refused++;
                continue;
            }
            if (g_str_equal(strategies[s], "popular") && has_floors(sample) &&
                g_error_matches(error, TANDEM_ERROR, TANDEM_ERROR_REFUSED_FEATURE)) {
                tally[s].n_floors++;
                continue;
            }
            cr_assert_not_null(matching, "%s: %s: %s", strategies[s], text,
                               error != NULL ? error->message : "");
            check_answer(oracle, strategies[s], matching, text, &tally[s]);
        }
    }
    cr_expect_eq(n_large, 0); /* none is passed over */
    for (gsize s = 0; s < G_N_ELEMENTS(strategies); s++) {
        const gsize n = tally[s].n_optimal + tally[s].n_none;
        cr_expect_eq(n + tally[s].n_refused + tally[s].n_floors, last - first);
        cr_expect(tally[s].n_optimal * 4 > last - first && tally[s].n_none > 9,
                  "%s: %zu optimal, %zu none, %zu refused", strategies[s],
                  tally[s].n_optimal, tally[s].n_none, tally[s].n_refused);
    }
}

Test(assignment_enumeration, each_answer_is_what_its_strategy_demands)
{
    check_all(0, 3000);
}

Test(assignment_enumeration, each_answer_is_so_in_other_markets_too)
{
    check_all(100000, 103000);
}

/* Two matchings of two, and smaller ones: 0-0 and 1-1 with ranks 1 and 3 (bits 0, 3),
 * 0-1 and 1-0 with ranks 2 and 2 (bits 1, 2). */
Test(assignment_enumeration, the_oracle_knows_a_market_worked_by_hand)
{
    g_autoptr(Lists) lists = lists_parse("0 1; 2 0 1", "*; *; -", "");
    const AssignmentCase market = { .lists = lists };
    g_autoptr(AssignmentOracle) oracle = assignment_oracle_new(&market);
    const guint32 straight = 1 | 8, crossed = 2 | 4, one = 1;
    static const struct {
        const char *strategy;
        gboolean straight, crossed, one;
    } expected[] = {
        { "max-weight", TRUE, TRUE, FALSE },
        { "max-weight=max", TRUE, TRUE, FALSE },
        { "min-cost", TRUE, TRUE, FALSE },
        { "min-squared-cost", FALSE, TRUE, FALSE },
        { "rank-maximal", TRUE, FALSE, FALSE },
        { "greedy-max", TRUE, FALSE, FALSE },
        { "generous-max", FALSE, TRUE, FALSE },
        { "fair", FALSE, TRUE, FALSE },
        { "bottleneck", FALSE, TRUE, FALSE },
        { "leximin", FALSE, TRUE, FALSE },
        { "pareto-max", TRUE, TRUE, FALSE },
        { "max-cardinality", TRUE, TRUE, FALSE },
        { "load-balanced", TRUE, TRUE, FALSE },
    };

    cr_assert_eq(oracle->n_edges, 4);
    cr_expect_eq(oracle->feasible->len, 7);
    cr_expect_eq(oracle->worst, 3);
    for (gsize i = 0; i < G_N_ELEMENTS(expected); i++) {
        const char *const s = expected[i].strategy;
        cr_expect_eq(assignment_oracle_is_best(oracle, s, straight),
                     expected[i].straight, "%s", s);
        cr_expect_eq(assignment_oracle_is_best(oracle, s, crossed), expected[i].crossed,
                     "%s", s);
        cr_expect_eq(assignment_oracle_is_best(oracle, s, one), expected[i].one, "%s",
                     s);
    }
}

/* Three alike in their wishes, and three places: whoever has the best loses a vote of
 * two to one (Abraham, Irving, Kavitha and Mehlhorn 2007, section 1). */
Test(assignment_enumeration, the_oracle_knows_that_none_is_popular)
{
    g_autoptr(Lists) lists = lists_parse("0 1 2; 0 1 2; 0 1 2", "*; *; *", "");
    g_autoptr(Lists) shorter = lists_parse("0 1; 0 1", "*; *", "");
    const AssignmentCase market = { .lists = lists }, other = { .lists = shorter };
    g_autoptr(AssignmentOracle) oracle = assignment_oracle_new(&market);
    g_autoptr(AssignmentOracle) second = assignment_oracle_new(&other);

    cr_expect_eq(assignment_oracle_largest_popular(oracle), -1);
    cr_expect_eq(assignment_oracle_largest_popular(second), 2);
}
