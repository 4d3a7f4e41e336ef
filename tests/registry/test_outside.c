/* SPDX-License-Identifier: MIT */
/* What an outside solver says is judged. */
#include <criterion/criterion.h>

#include "judge_case.h"
#include "registry/outside_private.h"

TestSuite(outside, .timeout = 60);

/* Trainees 0 and 1, leaders 0 and 1; both trainees like leader 0 best, which likes
 * them as @leader says. */
static void
assert_judged(const char *leader, const char *held, TandemStatus status,
              guint guarantees, const char *message)
{
    Case c = case_parse("0 1; 0 1", leader);
    g_autoptr(GError) error = NULL;
    g_autoptr(TandemMarket) market = case_to_market(&c);

    case_hold(&c, held);
    g_autoptr(TandemMatching) as_held = case_to_matching(&c, market);
    gsize n;
    const gsize *const edges = tandem_matching_get_edges(as_held, &n);
    g_autoptr(TandemMatching) matching =
        tandem_matching_new(market, "any", status, edges, n, NULL);
    const gboolean is_good = tandem_outside_judge("cbc", guarantees, matching, &error);
    cr_expect_eq(is_good, message == NULL);
    if (message != NULL) {
        cr_assert(g_error_matches(error, TANDEM_ERROR, TANDEM_ERROR_SOLVER));
        cr_expect_str_eq(error->message, message);
    }
}

Test(outside, a_true_answer_passes)
{
    assert_judged("0 1; 0 1", "0; 1", TANDEM_STATUS_OPTIMAL,
                  TANDEM_GUARANTEE_WEAKLY_STABLE, NULL);
}

Test(outside, one_that_is_not_feasible_is_told)
{
    assert_judged(
        "0 1; 0 1", "0; 0", TANDEM_STATUS_OPTIMAL, 0,
        "the outside solver cbc gave a matching that is not feasible: the "
        "judge finds 2 violations"); /* of the opportunity and of its leader */
}

Test(outside, one_that_a_pair_blocks_is_told)
{
    assert_judged(
        "0 1; 0 1", "1; 0", TANDEM_STATUS_FEASIBLE, TANDEM_GUARANTEE_WEAKLY_STABLE,
        "the outside solver cbc gave a matching that is not stable: the judge "
        "finds 1 blocking pair");
    assert_judged("0 1; 0 1", "1; 0", TANDEM_STATUS_FEASIBLE, 0, NULL);
}

Test(outside, each_sense_that_is_promised_is_judged)
{
    const guint weak = TANDEM_GUARANTEE_WEAKLY_STABLE;
    const char *const message = "the outside solver cbc gave a matching that is not "
                                "stable: the judge finds 1 blocking pair";

    assert_judged("(0 1); (0 1)", "0; 1", TANDEM_STATUS_OPTIMAL, weak, NULL);
    assert_judged("(0 1); (0 1)", "0; 1", TANDEM_STATUS_OPTIMAL,
                  weak | TANDEM_GUARANTEE_STRONGLY_STABLE, message);
    assert_judged("(0 1); (0 1)", "0; 1", TANDEM_STATUS_OPTIMAL,
                  weak | TANDEM_GUARANTEE_SUPER_STABLE, message);
}

Test(outside, that_there_is_none_is_not_judged)
{
    assert_judged("0 1; 0 1", "-; -", TANDEM_STATUS_UNKNOWN,
                  TANDEM_GUARANTEE_WEAKLY_STABLE, NULL);
}
