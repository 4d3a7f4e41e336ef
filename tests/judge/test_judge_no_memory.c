/* SPDX-License-Identifier: MIT */

/* Refuses the 1st, 2nd, 3rd ... allocation until the judge gets through: it must tell
 * each time, hand out nothing and lose nothing. Linked with -Wl,--wrap for the
 * functions below. */
#include <criterion/criterion.h>

#include "judge_case.h"

TestSuite(judge_no_memory, .timeout = 60);

static gint allocations_left = G_MAXINT;

static gboolean
refused(void)
{
    return allocations_left-- <= 0;
}

#define WRAP(name, PARAMS, ARGS)                                                       \
    gpointer __real_##name PARAMS;                                                     \
    gpointer __wrap_##name PARAMS;                                                     \
    gpointer __wrap_##name PARAMS                                                      \
    {                                                                                  \
        return refused() ? NULL : __real_##name ARGS;                                  \
    }

WRAP(g_try_malloc, (gsize n), (n))
WRAP(g_try_malloc0, (gsize n), (n))
WRAP(g_try_malloc_n, (gsize n, gsize size), (n, size))
WRAP(g_try_malloc0_n, (gsize n, gsize size), (n, size))
WRAP(g_try_realloc, (gpointer p, gsize n), (p, n))
WRAP(g_try_realloc_n, (gpointer p, gsize n, gsize size), (p, n, size))

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
        allocations_left = n;
        through = judge(matching, &error);
        allocations_left = G_MAXINT;
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
