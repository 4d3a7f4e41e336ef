/* SPDX-License-Identifier: MIT */

/* The judge against its oracle, on thousands of small markets with matchings that are
 * mostly unstable and often not feasible. */
#include <criterion/criterion.h>

#include "judge_oracle.h"

TestSuite(judge_oracle, .timeout = 60);

/* Every sort of market that pairs can block in. */
static const guint sorts[] = {
    0,
    CASE_TIES,
    CASE_TIES | CASE_PROJECTS,
    CASE_TIES | CASE_PROJECTS | CASE_ANYHOW,
    CASE_TIES | CASE_QUOTAS,
    CASE_TIES | CASE_PROJECTS | CASE_QUOTAS,
    CASE_TIES | CASE_PROJECTS | CASE_QUOTAS | CASE_PINS,
    CASE_TIES | CASE_PROJECTS | CASE_QUOTAS | CASE_PINS | CASE_OWN | CASE_WEIGHTS,
    CASE_TIES | CASE_PROJECTS | CASE_QUOTAS | CASE_PINS | CASE_OWN | CASE_ANYHOW,
};

enum { SEEDS = 1500 };

static void
assert_blocking(const Case *c, TandemBlocking kind, guint32 seed, guint sort,
                gsize *n_seen)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(TandemMarket) market = case_to_market(c);
    g_autoptr(TandemMatching) matching = case_to_matching(c, market);
    const gboolean clashes =
        (tandem_market_get_features(market) & TANDEM_FEATURE_CLASHES) != 0;
    g_autofree gsize *edges = NULL;
    gsize n_edges, n_expected = 0;

    cr_assert(tandem_judge_blocking(matching, kind, &edges, &n_edges, &error));
    for (int t = 0; t < c->n; t++)
        for (int o = 0; o < c->m; o++) {
            if (!(clashes ? oracle_clash_blocks(c, t, o)
                          : oracle_blocks(c, kind, t, o)))
                continue;
            const gsize k = case_find_edge(market, t, o);
            gboolean found = FALSE;
            for (gsize i = 0; i < n_edges; i++)
                found |= edges[i] == k;
            cr_assert(found, "seed %u, sort %u, kind %u: (%d, %d) blocks", seed, sort,
                      (guint)kind, t, o);
            n_expected++;
        }
    cr_assert_eq(n_edges, n_expected, "seed %u, sort %u, kind %u: %zu block, not %zu",
                 seed, sort, (guint)kind, n_expected, n_edges);
    for (gsize i = 1; i < n_edges; i++)
        cr_assert_lt(edges[i - 1], edges[i], "the edges go up");
    *n_seen += n_expected;
}

Test(judge_oracle, the_same_pairs_block_in_every_sense)
{
    gsize n_seen = 0;

    for (guint s = 0; s < G_N_ELEMENTS(sorts); s++)
        for (guint32 seed = 0; seed < SEEDS; seed++) {
            const Case c = case_random(seed, sorts[s]);
            for (guint kind = 0; kind < 3; kind++)
                assert_blocking(&c, (TandemBlocking)kind, seed, s, &n_seen);
        }
    cr_assert_gt(n_seen, 10000); /* most of these matchings are not stable */
}

Test(judge_oracle, the_same_pairs_block_where_places_clash)
{
    const guint parts = CASE_TIES | CASE_PROJECTS | CASE_QUOTAS | CASE_PINS;
    gsize n_seen = 0;

    for (guint32 seed = 0; seed < 3 * SEEDS; seed++) {
        const Case c = case_random(seed, parts | CASE_CLASHES |
                                             (seed % 2 == 0 ? CASE_WEIGHTS : 0) |
                                             (seed % 3 == 0 ? CASE_ANYHOW : 0));
        assert_blocking(&c, TANDEM_BLOCKING_WEAK, seed, 100, &n_seen);
    }
    cr_assert_gt(n_seen, 1000);
}

Test(judge_oracle, the_same_conditions_are_broken)
{
    gsize n_seen[TANDEM_VIOLATION_LINK + 1] = { 0 };

    for (guint32 seed = 0; seed < 4 * SEEDS; seed++) {
        const Case c = case_random(seed, CASE_TIES | CASE_PROJECTS | CASE_QUOTAS |
                                             CASE_CLASHES | CASE_SETS | CASE_ANYHOW |
                                             (seed % 2 == 0 ? CASE_PINS : 0));
        g_autoptr(GError) error = NULL;
        g_autoptr(TandemMarket) market = case_to_market(&c);
        g_autoptr(TandemMatching) matching = case_to_matching(&c, market);
        g_autofree TandemViolation *found = NULL;
        gsize n_found;

        cr_assert(tandem_judge_feasible(matching, &found, &n_found, &error));
        for (gsize i = 0; i < n_found; i++) {
            cr_assert(oracle_is_violation(&c, &found[i]), "seed %u: %u of %d, %d", seed,
                      (guint)found[i].kind, found[i].culprit, found[i].other);
            n_seen[found[i].kind]++;
            if (i == 0)
                continue;
            const TandemViolation *const a = &found[i - 1], *const b = &found[i];
            cr_assert(a->kind < b->kind ||
                          (a->kind == b->kind &&
                           (a->culprit < b->culprit ||
                            (a->culprit == b->culprit && a->other < b->other))),
                      "seed %u: out of order, or told twice", seed);
        }
        cr_assert_eq(n_found, oracle_count_violations(&c), "seed %u", seed);
    }
    for (guint kind = 1; kind <= TANDEM_VIOLATION_LINK; kind++)
        cr_assert_gt(n_seen[kind], 50, "kind %u is seldom met", kind);
}

static void
assert_profile(const Case *c, const gsize *profile, gsize n_ranks, gboolean both,
               guint32 seed)
{
    for (int rank = 1; rank <= 2 * CASE_MAX; rank++)
        cr_assert_eq((gsize)rank <= n_ranks ? profile[rank - 1] : 0,
                     (gsize)oracle_profile(c, rank, both), "seed %u, rank %d", seed,
                     rank);
    cr_assert(n_ranks == 0 || profile[n_ranks - 1] > 0,
              "a profile ends with the worst");
}

static void
assert_measures(const Case *c, const Case *before, guint32 seed)
{
    static const char *const names[] = {
        "size",
        "placed",
        "cost_trainees",
        "cost_leaders",
        "egalitarian_cost",
        "sex_equal_cost",
        "balanced_cost",
        "regret",
        "regret_trainees",
        "weight",
        "envy",
        "justified_envy",
        "gini",
        "changes",
    };
    g_autoptr(GError) error = NULL;
    g_autoptr(TandemMarket) market = case_to_market(c);
    g_autoptr(TandemMatching) matching = case_to_matching(c, market);
    g_autoptr(TandemMarket) old_market = before != NULL ? case_to_market(before) : NULL;
    g_autoptr(TandemMatching) old =
        before != NULL ? case_to_matching(before, old_market) : NULL;
    g_autoptr(TandemMeasures) measures = tandem_measures_new(matching, old, &error);
    gsize n_names, n_ranks, n_there = 0;

    cr_assert_not_null(measures);
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        gboolean known;
        double expected = 0, got = 0;
        const gboolean there = oracle_measure(c, before, names[i], &known, &expected);
        cr_assert(known);
        cr_assert_eq(tandem_measures_get(measures, names[i], &got), there, "%s",
                     names[i]);
        n_there += there ? 1 : 0;
        cr_assert(!there || ABS(got - expected) < 1e-12, "seed %u: %s is %g, not %g",
                  seed, names[i], expected, got);
    }
    gsize n_blocking;
    gdouble blocking = -1;
    const gboolean judged =
        tandem_judge_blocking(matching, TANDEM_BLOCKING_WEAK, NULL, &n_blocking, NULL);
    cr_assert_eq(tandem_measures_get(measures, "blocking_pairs", &blocking), judged);
    cr_assert(!judged || blocking == (gdouble)n_blocking);
    tandem_measures_get_names(measures, &n_names);
    cr_assert_eq(n_names, n_there + (judged ? 1 : 0));

    const gsize *profile = tandem_measures_get_profile(measures, &n_ranks);
    assert_profile(c, profile, n_ranks, FALSE, seed);
    profile = tandem_measures_get_profile_both(measures, &n_ranks);
    assert_profile(c, profile, n_ranks, TRUE, seed);
}

Test(judge_oracle, the_measures_are_the_same)
{
    for (guint s = 0; s < G_N_ELEMENTS(sorts); s++)
        for (guint32 seed = 0; seed < SEEDS; seed++) {
            const Case c = case_random(seed, sorts[s]);
            const Case before = case_random(seed + SEEDS, sorts[s]);
            assert_measures(&c, seed % 2 == 0 ? &before : NULL, seed);
        }
}

Test(judge_oracle, the_cutoffs_are_the_same)
{
    for (guint s = 0; s < G_N_ELEMENTS(sorts); s++)
        for (guint32 seed = 0; seed < SEEDS; seed++) {
            const Case c = case_random(seed, sorts[s]);
            g_autoptr(TandemMarket) market = case_to_market(&c);
            g_autoptr(TandemMatching) matching = case_to_matching(&c, market);
            gint32 at[CASE_MAX], with[CASE_MAX], e_at[CASE_MAX], e_with[CASE_MAX];

            cr_assert(tandem_judge_cutoffs(matching, at, with, NULL));
            oracle_cutoffs(&c, e_at, e_with);
            for (int o = 0; o < c.m; o++)
                cr_assert_eq(at[o], e_at[o], "seed %u, opportunity %d", seed, o);
            for (int l = 0; l < c.l; l++)
                cr_assert_eq(with[l], e_with[l], "seed %u, leader %d", seed, l);
        }
}

/* What ties envy and blocking together. */
Test(judge_oracle, a_matching_without_blocking_pairs_has_no_justified_envy)
{
    gsize n_stable = 0;

    for (guint32 seed = 0; seed < 4 * SEEDS; seed++) {
        const Case c =
            case_random(seed, CASE_TIES | CASE_PROJECTS | CASE_QUOTAS | CASE_PINS);
        g_autoptr(TandemMarket) market = case_to_market(&c);
        g_autoptr(TandemMatching) matching = case_to_matching(&c, market);
        g_autoptr(TandemMeasures) measures = tandem_measures_new(matching, NULL, NULL);
        gdouble blocking, envy;

        cr_assert(tandem_measures_get(measures, "blocking_pairs", &blocking));
        cr_assert(tandem_measures_get(measures, "justified_envy", &envy));
        n_stable += blocking <= 0 ? 1 : 0;
        cr_assert(blocking > 0 || envy <= 0, "seed %u", seed);
    }
    cr_assert_gt(n_stable, 100);
}

/* By its own rank, with no look at anybody else's place. */
static void
assert_turned_away(const Case *c, int t, const gint32 *at, const gint32 *with,
                   guint32 seed)
{
    int worst = case_n_of(c, t) < c->quota[t] ? G_MAXINT : 0;

    for (int o = 0; o < c->m; o++)
        worst = MAX(worst, c->held[t][o] ? c->likes[t][o] : 0);
    for (int o = 0; o < c->m; o++) {
        const int l = c->leader_of[o];
        if (!c->held[t][o] && case_acceptable(c, t, o) && c->likes[t][o] < worst)
            cr_assert(case_rank_at(c, o, t) >= at[o] || c->leads[l][t] >= with[l],
                      "seed %u: nothing keeps %d from %d", seed, t, o);
    }
}

Test(judge_oracle, in_a_stable_matching_a_cutoff_turned_each_away)
{
    gsize n_stable = 0;

    for (guint32 seed = 0; seed < 4 * SEEDS; seed++) {
        const Case c = case_random(seed, CASE_TIES | CASE_PROJECTS | CASE_QUOTAS);
        g_autoptr(TandemMarket) market = case_to_market(&c);
        g_autoptr(TandemMatching) matching = case_to_matching(&c, market);
        gint32 at[CASE_MAX], with[CASE_MAX];
        gsize n_edges;

        cr_assert(tandem_judge_blocking(matching, TANDEM_BLOCKING_WEAK, NULL, &n_edges,
                                        NULL));
        if (n_edges > 0)
            continue;
        n_stable++;
        cr_assert(tandem_judge_cutoffs(matching, at, with, NULL));
        for (int t = 0; t < c.n; t++)
            assert_turned_away(&c, t, at, with, seed);
    }
    cr_assert_gt(n_stable, 100);
}
