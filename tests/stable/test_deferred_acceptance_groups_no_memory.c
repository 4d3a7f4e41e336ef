/* SPDX-License-Identifier: MIT */
/* Groups under deferred acceptance with the 1st, 2nd, 3rd ... allocation refused. */
#include <criterion/criterion.h>

#include "refusals.h"
#include "support.h"

TestSuite(deferred_acceptance_groups_no_memory, .timeout = 60);

enum { N = 300, M = 60 };

/* Large enough that scratch memory does not fit one block. Every second opportunity is
 * in a group, nested in one of all. */
static TandemMarket *
draw(void)
{
    const ListsShape shape = { .n_trainees = N,
                               .n_opportunities = M,
                               .n_leaders = 6,
                               .max_capacity = 5,
                               .max_quota = 2,
                               .listed_per_cent = 60,
                               .tied_per_cent = 30,
                               .n_pins = 2 };
    g_autoptr(Lists) lists = lists_random(3, &shape);
    TandemMarketArrays arrays = lists_arrays(lists);
    gint32 member[M];
    gsize n = 0;

    for (gint32 o = 0; o < M; o++)
        if (lists->leader_of[o] == 0)
            member[n++] = o;
    const TandemGroup groups[] = { { member, n, NULL, 0, 0, 12 },
                                   { member, n / 2, NULL, 0, 1, 6 } };
    arrays.groups = groups;
    arrays.n_groups = G_N_ELEMENTS(groups);
    TandemMarket *const market = tandem_market_new(&arrays, NULL);
    cr_assert_not_null(market);
    return market;
}

static void
expect_told(const char *side)
{
    g_autoptr(TandemMarket) market = draw();
    g_autoptr(TandemOptions) options = tandem_options_new();
    g_autoptr(TandemMatching) matching = NULL;
    gint n = 0;

    tandem_options_set_text(options, "side", side);
    for (; matching == NULL; n++) {
        g_autoptr(GError) error = NULL;
        refuse_after(n);
        matching = tandem_solve(market, "deferred-acceptance", options, NULL, &error);
        refuse_nothing();
        cr_assert(matching != NULL ||
                  g_error_matches(error, TANDEM_ERROR, TANDEM_ERROR_NO_MEMORY));
    }
    cr_expect_gt(n, 3, "%d allocations were refused", n - 1);
    cr_expect_eq(tandem_matching_get_status(matching), TANDEM_STATUS_OPTIMAL);
}

Test(deferred_acceptance_groups_no_memory, every_refused_allocation_is_told)
{
    expect_told("trainee");
    expect_told("leader");
}
