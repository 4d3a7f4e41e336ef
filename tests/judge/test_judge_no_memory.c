/* SPDX-License-Identifier: MIT */

/* Refuses the 1st, 2nd, 3rd ... allocation until the judge gets through: it must tell
 * each time, hand out nothing and lose nothing. */
#include <criterion/criterion.h>

#include "judge_case.h"
#include "refusals.h"

TestSuite(judge_no_memory, .timeout = 60);

typedef gboolean (*Judge)(const TandemMatching *, GError **);

static gboolean
is_feasible(const TandemMatching *matching, GError **error)
{
    g_autofree TandemViolation *found = NULL;
    gsize n = 77;

    const gboolean judged = tandem_judge_feasible(matching, &found, &n, error);
    cr_assert(judged || (found == NULL && n == 77));
    return judged;
}

static gboolean
blocks(const TandemMatching *matching, GError **error)
{
    g_autofree gsize *edges = NULL;
    gsize n = 77;

    const gboolean judged =
        tandem_judge_blocking(matching, TANDEM_BLOCKING_WEAK, &edges, &n, error);
    cr_assert(judged || (edges == NULL && n == 77));
    return judged;
}

static gboolean
measures(const TandemMatching *matching, GError **error)
{
    g_autoptr(TandemMeasures) of = tandem_measures_new(matching, matching, error);

    return of != NULL;
}

static gboolean
cuts_off(const TandemMatching *matching, GError **error)
{
    gint32 at[CASE_MAX] = { 77 }, with[CASE_MAX] = { 77 };

    const gboolean judged = tandem_judge_cutoffs(matching, at, with, error);
    cr_assert(judged || (at[0] == 77 && with[0] == 77));
    return judged;
}

static void
expect_told(const Case *c, Judge judge, gint at_least)
{
    g_autoptr(TandemMarket) market = case_to_market(c);
    g_autoptr(TandemMatching) matching = case_to_matching(c, market);
    gint n = 0;

    for (gboolean through = FALSE; !through; n++) {
        g_autoptr(GError) error = NULL;
        refuse_after(n);
        through = judge(matching, &error);
        refuse_nothing();
        cr_assert(through
                      ? error == NULL
                      : g_error_matches(error, TANDEM_ERROR, TANDEM_ERROR_NO_MEMORY));
    }
    cr_expect_gt(n, at_least, "%d allocations were refused", n - 1);
}

Test(judge_no_memory, every_refused_allocation_is_told)
{
    Case c = case_parse("0 1; 0 1; 0", "0 1 2; 0 1");
    c.quota[0] = 2;
    case_hold(&c, "0 1; 0; 0");
    expect_told(&c, blocks, 8);
    expect_told(&c, measures, 15);
    expect_told(&c, cuts_off, 5);
    c.n_groups = 1;
    c.group[0] =
        (CaseGroup){ .all_trainees = TRUE, .opportunity = { TRUE }, .maximum = 1 };
    expect_told(&c, blocks, 16);
    c.n_groups = 0;
    c.n_clashes = 1;
    case_set(c.clash[0], "0 1");
    expect_told(&c, blocks, 12);
    c.n_links = 1;
    c.link[0] = (CaseLink){ { 0, 1 }, 1, { { 0, 1 } } };
    c.n_groups = 1;
    c.group[0] =
        (CaseGroup){ .all_trainees = TRUE, .opportunity = { TRUE }, .maximum = 1 };
    expect_told(&c, is_feasible, 12);
}
