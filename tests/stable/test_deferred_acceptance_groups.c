/* SPDX-License-Identifier: MIT */
/* Groups under deferred acceptance, against enumeration. */
#include <criterion/criterion.h>

#include "group_case.h"

TestSuite(deferred_acceptance_groups, .timeout = 120);

static const char *const sides[] = { "trainee", "leader" };

static TandemMatching *
solve(TandemMarket *market, const char *side, GError **error)
{
    g_autoptr(TandemOptions) options = tandem_options_new();

    tandem_options_set_text(options, "side", side);
    return tandem_solve(market, "deferred-acceptance", options, NULL, error);
}

/* The rank of the worst that @t holds; 1000 for nothing. Quotas are 1. */
static gint32
rank_held(const GroupCase *c, guint32 held, gint32 t)
{
    for (gint32 o = 0; o < c->oracle->m; o++)
        if (held >> (t * c->oracle->m + o) & 1)
            return c->oracle->trainee_rank[t * c->oracle->m + o];
    return 1000;
}

static void
assert_best(const GroupCase *c, guint32 held, const GArray *all, gboolean leads,
            const char *text)
{
    for (guint i = 0; i < all->len; i++)
        for (gint32 t = 0; t < c->oracle->n; t++) {
            const gint32 here = rank_held(c, held, t);
            const gint32 there = rank_held(c, g_array_index(all, guint32, i), t);
            cr_assert(leads ? here >= there : here <= there, "%s", text);
        }
}

typedef struct {
    guint n_solved, n_none, n_refused;
} Tally;

static void
check_case(const GroupCase *c, Tally *tally)
{
    g_autoptr(TandemMarket) market = group_case_to_market(c);
    g_autofree gchar *text = group_case_to_text(c);
    const guint flaws = group_case_features(c);
    const guint both =
        TANDEM_FEATURE_GROUPS_ACROSS_LEADERS | TANDEM_FEATURE_CROSSING_GROUPS;
    const guint ties = TANDEM_FEATURE_TRAINEE_TIES | TANDEM_FEATURE_LEADER_TIES;
    const gboolean strict = (tandem_market_get_features(market) & ties) == 0;
    g_autoptr(GArray) all = flaws == 0 ? group_case_all_stable(c) : NULL;

    cr_assert_eq(tandem_market_get_features(market) & both, flaws, "%s", text);
    for (guint side = 0; side < 2; side++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(TandemMatching) matching = solve(market, sides[side], &error);
        if (flaws != 0) {
            cr_assert(
                g_error_matches(error, TANDEM_ERROR, TANDEM_ERROR_REFUSED_FEATURE));
            tally->n_refused++;
            continue;
        }
        cr_assert_null(error, "%s: %s", error ? error->message : "", text);
        const TandemStatus status = tandem_matching_get_status(matching);
        if (status != TANDEM_STATUS_OPTIMAL) {
            cr_assert_eq(status,
                         strict ? TANDEM_STATUS_INFEASIBLE : TANDEM_STATUS_UNKNOWN,
                         "%s", text);
            cr_assert(!strict || all->len == 0, "%s: %s", sides[side], text);
            tally->n_none++;
            continue;
        }
        const guint32 held = group_case_set(c, matching);
        cr_assert(group_case_is_stable(c, held), "%s, held %x: %s", sides[side], held,
                  text);
        if (strict && (tandem_market_get_features(market) & TANDEM_FEATURE_QUOTA) == 0)
            assert_best(c, held, all, side == 1, text);
        tally->n_solved++;
    }
}

static Tally
check(guint32 first, guint32 n, const ListsShape *shape, gboolean floors)
{
    Tally tally = { 0 };

    for (guint32 seed = first; seed < first + n; seed++) {
        g_autoptr(GroupCase) c = group_case_random(seed, shape, floors);
        check_case(c, &tally);
    }
    return tally;
}

Test(deferred_acceptance_groups, ceilings_give_the_best_stable_matching_of_either_side)
{
    const Tally tally = check(0, 1500,
                              &(ListsShape){ .n_trainees = 4,
                                             .n_opportunities = 3,
                                             .n_leaders = 2,
                                             .max_capacity = 3,
                                             .listed_per_cent = 85,
                                             .all_state = TRUE },
                              FALSE);
    cr_expect_gt(tally.n_solved, 1000);
    cr_expect_eq(tally.n_none, 0);
    cr_expect_gt(tally.n_refused, 200);
}

Test(deferred_acceptance_groups, floors_are_reached_or_no_stable_matching_reaches_them)
{
    const Tally tally = check(10000, 3000,
                              &(ListsShape){ .n_trainees = 4,
                                             .n_opportunities = 3,
                                             .n_leaders = 2,
                                             .max_capacity = 3,
                                             .listed_per_cent = 85,
                                             .all_state = TRUE },
                              TRUE);
    cr_expect_gt(tally.n_solved, 500);
    cr_expect_gt(tally.n_none, 500);
}

Test(deferred_acceptance_groups, quotas_and_pins_and_floors_are_kept)
{
    const Tally tally = check(20000, 2000,
                              &(ListsShape){ .n_trainees = 3,
                                             .n_opportunities = 4,
                                             .n_leaders = 2,
                                             .max_capacity = 2,
                                             .max_quota = 3,
                                             .listed_per_cent = 80,
                                             .n_pins = 2,
                                             .all_state = TRUE },
                              TRUE);
    cr_expect_gt(tally.n_solved, 500);
}

Test(deferred_acceptance_groups, ties_are_broken_and_nothing_blocks)
{
    const Tally tally = check(30000, 2000,
                              &(ListsShape){ .n_trainees = 4,
                                             .n_opportunities = 3,
                                             .n_leaders = 2,
                                             .max_capacity = 3,
                                             .max_quota = 2,
                                             .listed_per_cent = 85,
                                             .tied_per_cent = 40,
                                             .keys = TRUE,
                                             .priorities = TRUE },
                              TRUE);
    cr_expect_gt(tally.n_solved, 500);
}

/* Trainees of five classes, each at most so often with a leader, and in every third
 * leader one of the first class at least; opportunities have room for all. */
static TandemMarket *
draw_large(guint32 seed, gint32 n, gint32 m, gint32 l)
{
    const ListsShape shape = { .n_trainees = n,
                               .n_opportunities = m,
                               .n_leaders = l,
                               .max_capacity = 4,
                               .max_quota = 2,
                               .listed_per_cent = 40,
                               .tied_per_cent = 20 };
    g_autoptr(Lists) lists = lists_random(seed, &shape);
    g_autofree gint32 *trainee = g_new(gint32, (gsize)n), *at = g_new(gint32, (gsize)m);
    g_autofree TandemGroup *groups = g_new0(TandemGroup, 5 * (gsize)l);
    TandemMarketArrays arrays = lists_arrays(lists);
    gsize start[6] = { 0 }, next = 0;

    for (gsize class = 0; class < 5; class ++) {
        for (gint32 t = (gint32) class; t < n; t += 5)
            trainee[next++] = t;
        start[class + 1] = next;
    }
    for (gint32 o = 0; o < m; o++)
        lists->capacity[o] = n;
    next = 0;
    for (gint32 i = 0; i < l; i++) {
        gint32 *const own = at + next;
        gsize n_own = 0;
        for (gint32 o = 0; o < m; o++)
            if (lists->leader_of[o] == i)
                own[n_own++] = o;
        next += n_own;
        lists->leader_capacity[i] = 8;
        for (gsize class = 0; class < 5; class ++)
            groups[5 * (gsize)i + class] =
                (TandemGroup){ .opportunities = own,
                               .n_opportunities = n_own,
                               .trainees = trainee + start[class],
                               .n_trainees = start[class + 1] - start[class],
                               .minimum = class == 0 && i % 3 == 0 && n_own > 0,
                               .maximum = 2 + (gint32) class % 2 };
    }
    arrays.groups = groups;
    arrays.n_groups = 5 * (gsize)l;
    TandemMarket *const market = tandem_market_new(&arrays, NULL);
    cr_assert_not_null(market);
    return market;
}

Test(deferred_acceptance_groups, large_markets_have_no_blocking_pair)
{
    for (guint32 seed = 1; seed <= 10; seed++) {
        g_autoptr(TandemMarket) market = draw_large(seed, 600, 90, 40);
        for (guint side = 0; side < 2; side++) {
            g_autoptr(GError) error = NULL;
            g_autoptr(TandemMatching) matching = solve(market, sides[side], &error);
            gsize n_violations, n_blocking;
            cr_assert_null(error, "%s", error ? error->message : "");
            cr_assert_eq(tandem_matching_get_status(matching), TANDEM_STATUS_OPTIMAL);
            cr_assert(tandem_judge_feasible(matching, NULL, &n_violations, NULL));
            cr_assert(tandem_judge_blocking(matching, TANDEM_BLOCKING_WEAK, NULL,
                                            &n_blocking, NULL));
            cr_expect_eq(n_violations, 0, "seed %u, %s", seed, sides[side]);
            cr_expect_eq(n_blocking, 0, "seed %u, %s", seed, sides[side]);
            cr_expect_gt(tandem_matching_get_size(matching), 100);
        }
    }
}
