/* SPDX-License-Identifier: MIT */
/* Answers judged: the judge shares no code with the strategies, nor with the oracle. */
#include <criterion/criterion.h>

#include "support.h"

TestSuite(solve, .timeout = 60);

static const char *const sides[] = { "trainee", "leader" };

static void
assert_judged(guint32 seed, const ListsShape *shape)
{
    g_autoptr(Lists) lists = lists_random(seed, shape);
    g_autoptr(TandemMarket) market = lists_to_market(lists, NULL);

    for (int way = 0; way < 4; way++) {
        g_autoptr(TandemOptions) options = tandem_options_new();
        tandem_options_set_text(options, "side", sides[way % 2]);
        tandem_options_set_text(options, "lottery", way < 2 ? "single" : "multiple");
        g_autoptr(TandemMatching) matching =
            tandem_solve(market, "deferred-acceptance", options, NULL, NULL);
        g_autofree TandemViolation *violations = NULL;
        g_autofree gsize *edges = NULL;
        gsize n_violations = 1, n_blocking = 1;
        cr_assert(tandem_judge_feasible(matching, &violations, &n_violations, NULL));
        cr_assert(tandem_judge_blocking(matching, TANDEM_BLOCKING_WEAK, &edges,
                                        &n_blocking, NULL));
        cr_assert_eq(n_violations, 0, "seed %u, side %s", seed, sides[way % 2]);
        cr_assert_eq(n_blocking, 0, "seed %u, side %s: %zu pairs block", seed,
                     sides[way % 2], n_blocking);
    }
}

Test(solve, the_judge_finds_large_answers_feasible_and_stable)
{
    const ListsShape projects = { .n_trainees = 120,
                                  .n_opportunities = 60,
                                  .n_leaders = 20,
                                  .max_capacity = 3,
                                  .max_quota = 3,
                                  .listed_per_cent = 30,
                                  .tied_per_cent = 30,
                                  .priorities = TRUE,
                                  .keys = TRUE,
                                  .n_pins = 6 };
    const ListsShape hospitals = { .n_trainees = 150,
                                   .n_opportunities = 30,
                                   .max_capacity = 8,
                                   .listed_per_cent = 30,
                                   .tied_per_cent = 30,
                                   .keys = TRUE };
    const ListsShape own = { .n_trainees = 120,
                             .n_opportunities = 40,
                             .n_leaders = 10,
                             .max_capacity = 4,
                             .max_quota = 2,
                             .listed_per_cent = 40,
                             .tied_per_cent = 30,
                             .own_lists = TRUE,
                             .keys = TRUE };

    for (guint32 seed = 0; seed < 70; seed++) {
        assert_judged(seed, &projects);
        assert_judged(1000 + seed, &hospitals);
        assert_judged(2000 + seed, &own);
    }
}
