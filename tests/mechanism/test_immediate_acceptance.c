/* SPDX-License-Identifier: MIT */
/* Immediate acceptance, beside its rounds on the raw lists. */
#include <criterion/criterion.h>

#include "oracle.h"

TestSuite(immediate_acceptance, .timeout = 60);

static TandemMatching *
solve(const Lists *lists, const char *strategy)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(TandemMarket) market = lists_to_market(lists, &error);
    cr_assert_null(error, "%s", error ? error->message : "");
    TandemMatching *const matching = tandem_solve(market, strategy, NULL, NULL, &error);
    cr_assert_null(error, "%s", error ? error->message : "");
    return matching;
}

/* By hand. 0 asks the first and is turned away for 1; when it asks the second, 2, whom
 * that one ranks lower, has it for good. */
Test(immediate_acceptance, what_is_given_is_given)
{
    g_autoptr(Lists) lists = lists_parse("0 1 2; 0 1 2; 1 0 2", "1 0 2; 0 1 2; *", "");
    g_autoptr(TandemMatching) matching = solve(lists, "immediate-acceptance");
    g_autoptr(TandemMatching) stable = solve(lists, "deferred-acceptance");

    cr_expect_eq(tandem_matching_get_opportunity(matching, 0), 2);
    cr_expect_eq(tandem_matching_get_opportunity(matching, 1), 0);
    cr_expect_eq(tandem_matching_get_opportunity(matching, 2), 1);
    cr_expect_eq(tandem_matching_get_opportunity(stable, 0), 1);
}

/* By hand. 0's first is one-sided, so that it sits round one out, and 1 has the place.
 */
Test(immediate_acceptance, a_rank_left_out_is_a_round_sat_out)
{
    g_autoptr(Lists) lists = lists_parse("1 0; 0", "0 1; 1", "");
    g_autoptr(TandemMatching) matching = solve(lists, "immediate-acceptance");

    cr_expect_eq(tandem_matching_get_opportunity(matching, 0), TANDEM_NONE);
    cr_expect_eq(tandem_matching_get_opportunity(matching, 1), 0);
}

static gint
count_row(const Oracle *q, const guint8 *held, gint32 t)
{
    gint n = 0;

    for (gint32 o = 0; o < q->m; o++)
        n += held[t * q->m + o];
    return n;
}

/* Round after round, the best liked of those who ask and fit, again and again. */
static void
plain_rounds(const Oracle *q, guint8 *held)
{
    for (gint32 round = 1; round <= q->m; round++)
        for (;;) {
            gint32 best = TANDEM_NONE;
            for (gint32 at = 0; at < q->n * q->m; at++) {
                if (q->trainee_rank[at] != round || q->leader_rank[at] == 0 ||
                    held[at] || count_row(q, held, at / q->m) >= q->quota[at / q->m])
                    continue;
                held[at] = 1;
                if (oracle_is_feasible(q, held) &&
                    (best == TANDEM_NONE || q->own_rank[at] < q->own_rank[best]))
                    best = at;
                held[at] = 0;
            }
            if (best == TANDEM_NONE)
                break;
            held[best] = 1;
        }
}

Test(immediate_acceptance, it_is_what_the_rounds_give)
{
    for (guint32 seed = 0; seed < 2000; seed++) {
        g_autoptr(Lists) lists =
            lists_random(seed, &(ListsShape){ .n_trainees = 6,
                                              .n_opportunities = 5,
                                              .n_leaders = seed % 2 ? 3 : 0,
                                              .max_capacity = 2,
                                              .listed_per_cent = 75,
                                              .all_state = TRUE,
                                              .own_lists = seed % 4 == 0,
                                              .n_pins = seed % 3 ? 0 : 2 });
        g_autoptr(Oracle) q = oracle_new(lists);
        g_autoptr(TandemMatching) matching = solve(lists, "immediate-acceptance");
        g_autofree guint8 *held = oracle_table(matching);
        g_autofree guint8 *plain = g_memdup2(q->is_pin, (gsize)(q->n * q->m));
        g_autofree gchar *text = lists_to_text(lists);
        plain_rounds(q, plain);
        cr_assert_arr_eq(held, plain, (gsize)(q->n * q->m), "seed %u: %s", seed, text);
    }
}

/* Whoever comes first, with strict lists all places that somebody puts first are given
 * to such; with the lottery's order likewise. */
Test(immediate_acceptance, as_many_first_choices_as_under_the_lottery)
{
    for (guint32 seed = 0; seed < 300; seed++) {
        g_autoptr(Lists) lists =
            lists_random(seed, &(ListsShape){ .n_trainees = 40,
                                              .n_opportunities = 20,
                                              .n_leaders = 8,
                                              .max_capacity = 3,
                                              .listed_per_cent = 60,
                                              .keys = TRUE });
        g_autoptr(TandemMatching) now = solve(lists, "immediate-acceptance");
        g_autoptr(TandemMatching) by_lot = solve(lists, "foundation-programme");
        cr_assert_eq(count_first_choices(now), count_first_choices(by_lot), "seed %u",
                     seed);
    }
}
