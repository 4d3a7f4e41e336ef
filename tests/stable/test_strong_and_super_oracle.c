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
    case TANDEM_STATUS_INFEASIBLE:
        cr_assert_eq(all->len, 0, "%s", text);
        cr_assert(tandem_judge_certificate(matching, &finding, &error));
        cr_assert_eq(finding.fault, TANDEM_PROOF_HOLDS, "fault %d in step %zu: %s",
                     (int)finding.fault, (size_t)finding.step, text);
        tally->n_none++;
        break;
    default:
        tally->n_undecided++;
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

Test(strong_and_super_oracle, hospitals_are_always_decided)
{
    const ListsShape shape = { .n_trainees = 5,
                               .n_opportunities = 4,
                               .max_capacity = 2,
                               .listed_per_cent = 80,
                               .tied_per_cent = 30 };
    for (TandemBlocking sense = TANDEM_BLOCKING_STRONG; sense <= TANDEM_BLOCKING_SUPER;
         sense++) {
        const Tally tally = run(0, 2000, sense, &shape);
        cr_assert_eq(tally.n_undecided, 0);
        cr_assert(tally.n_found > 500 && tally.n_none > 500);
    }
}

Test(strong_and_super_oracle, projects_are_decided_rightly)
{
    const ListsShape shape = { .n_trainees = 5,
                               .n_opportunities = 4,
                               .n_leaders = 2,
                               .max_capacity = 2,
                               .listed_per_cent = 80,
                               .tied_per_cent = 30 };
    for (TandemBlocking sense = TANDEM_BLOCKING_STRONG; sense <= TANDEM_BLOCKING_SUPER;
         sense++) {
        const Tally tally = run(10000, 2000, sense, &shape);
        cr_assert(tally.n_undecided < (sense == TANDEM_BLOCKING_SUPER ? 1 : 300));
        cr_assert(tally.n_found > 500 && tally.n_none > 500);
    }
}
