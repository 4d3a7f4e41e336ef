/* SPDX-License-Identifier: MIT */
/* Against enumeration: every matching of small random markets is tried. */
#include <criterion/criterion.h>

#include "oracle.h"

TestSuite(strong_and_super_oracle, .timeout = 60);

/* What came of a row of markets. */
typedef struct {
    guint n_found;
    guint n_none;
    guint n_undecided;
    guint n_missed; /* of those: there is one */
} Tally;

static const char *
strategy_for(TandemBlocking sense)
{
    return sense == TANDEM_BLOCKING_SUPER ? "super-stable" : "strong-stable";
}

/* One of all that are stable in the sense, in which everybody has the best of all. */
static void
assert_best(const Oracle *q, TandemBlocking sense, const guint8 *held,
            const GPtrArray *all, const char *text)
{
    cr_assert(oracle_is_stable_in(q, sense, held), "%s", text);
    for (gint32 t = 0; t < q->n; t++)
        for (guint i = 0; i < all->len; i++) {
            const guint8 *const other = all->pdata[i];
            gint32 mine = G_MAXINT32, theirs = G_MAXINT32;
            for (gint32 o = 0; o < q->m; o++) {
                const gint32 at = t * q->m + o;
                if (q->is_pin[at])
                    continue;
                mine = held[at] ? q->trainee_rank[at] : mine;
                theirs = other[at] ? q->trainee_rank[at] : theirs;
            }
            cr_assert_leq(mine, theirs, "trainee %d: %s", t, text);
        }
}

/* Whether some trainee ties two opportunities of one leader. */
static gboolean
has_twins(const Oracle *q)
{
    for (gint32 at = 0; at < q->n * q->m; at++)
        for (gint32 o = 0; o < at % q->m; o++) {
            const gint32 other = at / q->m * q->m + o;
            if (q->trainee_rank[at] != 0 &&
                q->trainee_rank[at] == q->trainee_rank[other] &&
                q->leader_of[at % q->m] == q->leader_of[o])
                return TRUE;
        }
    return FALSE;
}

static void
check(const Lists *lists, TandemBlocking sense, Tally *tally)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Oracle) q = oracle_new(lists);
    g_autoptr(TandemMarket) market = lists_to_market(lists, &error);
    cr_assert_null(error, "%s", error ? error->message : "");
    g_autofree gchar *text = lists_to_text(lists);
    g_autoptr(TandemMatching) matching =
        tandem_solve(market, strategy_for(sense), NULL, NULL, &error);
    cr_assert_null(error, "%s", error ? error->message : "");
    g_autoptr(GPtrArray) all = oracle_all_stable_in(q, sense);
    g_autofree guint8 *held = oracle_table(matching);
    TandemProofFinding finding;

    switch (tandem_matching_get_status(matching)) {
    case TANDEM_STATUS_OPTIMAL:
        assert_best(q, sense, held, all, text);
        tally->n_found++;
        break;
    case TANDEM_STATUS_FEASIBLE:
        cr_assert(oracle_is_stable_in(q, sense, held), "%s", text);
        cr_assert(has_twins(q) && sense == TANDEM_BLOCKING_STRONG, "%s", text);
        tally->n_found++;
        break;
    case TANDEM_STATUS_INFEASIBLE:
        cr_assert_eq(all->len, 0, "%s", text);
        cr_assert(tandem_judge_certificate(matching, &finding, &error));
        cr_assert_eq(finding.fault, TANDEM_PROOF_HOLDS, "fault %d in step %zu: %s",
                     (int)finding.fault, (size_t)finding.step, text);
        tally->n_none++;
        break;
    case TANDEM_STATUS_UNKNOWN:
        cr_assert(has_twins(q) && sense == TANDEM_BLOCKING_STRONG, "%s", text);
        cr_assert(tandem_matching_get_counter(matching, "undecided", NULL));
        cr_assert_eq(tandem_matching_get_size(matching), 0);
        tally->n_undecided++;
        tally->n_missed += all->len > 0;
        break;
    }
}

static Tally
run(guint32 first_seed, guint32 n_seeds, TandemBlocking sense, const ListsShape *shape)
{
    Tally tally = { 0 };

    for (guint32 seed = first_seed; seed < first_seed + n_seeds; seed++) {
        g_autoptr(Lists) lists = lists_random(seed, shape);
        check(lists, sense, &tally);
    }
    return tally;
}

/* In both senses; returns what came of the strong one. */
static Tally
run_both(guint32 first_seed, guint32 n_seeds, const ListsShape *shape)
{
    const Tally super = run(first_seed, n_seeds, TANDEM_BLOCKING_SUPER, shape);
    const Tally strong = run(first_seed, n_seeds, TANDEM_BLOCKING_STRONG, shape);

    cr_assert_eq(super.n_undecided, 0);
    cr_assert_geq(strong.n_found + strong.n_undecided, super.n_found);
    cr_assert_gt(super.n_found, n_seeds / 5);
    cr_assert_gt(strong.n_none, n_seeds / 6);
    return strong;
}

Test(strong_and_super_oracle, hospitals)
{
    const Tally strong = run_both(0, 3000,
                                  &(ListsShape){ .n_trainees = 5,
                                                 .n_opportunities = 4,
                                                 .max_capacity = 2,
                                                 .listed_per_cent = 80,
                                                 .tied_per_cent = 30 });
    cr_assert_eq(strong.n_undecided, 0);
}

Test(strong_and_super_oracle, hospitals_with_one_place_and_long_ties)
{
    const Tally strong = run_both(20000, 1500,
                                  &(ListsShape){ .n_trainees = 6,
                                                 .n_opportunities = 5,
                                                 .max_capacity = 1,
                                                 .listed_per_cent = 70,
                                                 .tied_per_cent = 60 });
    cr_assert_eq(strong.n_undecided, 0);
}

Test(strong_and_super_oracle, projects)
{
    const Tally strong = run_both(40000, 3000,
                                  &(ListsShape){ .n_trainees = 5,
                                                 .n_opportunities = 4,
                                                 .n_leaders = 2,
                                                 .max_capacity = 2,
                                                 .listed_per_cent = 80,
                                                 .tied_per_cent = 25 });
    cr_assert_lt(strong.n_undecided, 250);
    cr_assert_lt(strong.n_missed, 10);
}

Test(strong_and_super_oracle, pins_are_held)
{
    run_both(60000, 1500,
             &(ListsShape){ .n_trainees = 5,
                            .n_opportunities = 4,
                            .n_leaders = 2,
                            .max_capacity = 3,
                            .listed_per_cent = 80,
                            .tied_per_cent = 25,
                            .n_pins = 2 });
}

Test(strong_and_super_oracle, opportunities_with_orders_of_their_own)
{
    run_both(80000, 1500,
             &(ListsShape){ .n_trainees = 5,
                            .n_opportunities = 4,
                            .n_leaders = 2,
                            .max_capacity = 2,
                            .listed_per_cent = 85,
                            .tied_per_cent = 30,
                            .own_lists = TRUE });
}

/* No trainee is indifferent: whatever leaders are, all is decided. */
Test(strong_and_super_oracle, projects_of_strict_trainees_are_always_decided)
{
    Tally tally = { 0 };

    for (guint32 seed = 100000; seed < 103000; seed++) {
        g_autoptr(Lists) lists =
            lists_random(seed, &(ListsShape){ .n_trainees = 5,
                                              .n_opportunities = 4,
                                              .n_leaders = 2,
                                              .max_capacity = 2,
                                              .listed_per_cent = 80,
                                              .tied_per_cent = 50 });
        Side *const side = &lists->trainees;
        for (gint32 t = 0; t < side->n; t++)
            for (gsize i = side->start[t]; i < side->start[t + 1]; i++)
                side->rank[i] = (gint32)(i - side->start[t]) + 1;
        check(lists, TANDEM_BLOCKING_STRONG, &tally);
    }
    cr_assert_eq(tally.n_undecided, 0);
    cr_assert(tally.n_found > 600 && tally.n_none > 600);
}
