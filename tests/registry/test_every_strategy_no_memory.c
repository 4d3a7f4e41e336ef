/* SPDX-License-Identifier: MIT */
/* Every row of the registry with its 1st, 2nd, 3rd ... allocation refused. */
#include <criterion/criterion.h>

#include "refusals.h"
#include "support.h"

TestSuite(every_strategy_no_memory, .timeout = 120);

static gboolean
has_answer(const TandemStrategy *row, TandemMarket *market, TandemOptions *options,
           GError **error)
{
    if (row->share != NULL) {
        g_autoptr(TandemShares) shares = tandem_shares(market, row->name, NULL, error);
        return shares != NULL;
    }
    g_autoptr(TandemMatching) matching =
        tandem_solve(market, row->name, options, NULL, error);
    return matching != NULL;
}

static void
refuse_in_turn(const TandemStrategy *row, TandemMarket *market)
{
    gboolean through = FALSE;
    gint n = 0;

    for (; !through; n++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(TandemOptions) options = tandem_options_new();
        tandem_options_set_solver(options, TANDEM_SOLVER);
        refuse_after(n);
        through = has_answer(row, market, options, &error);
        refuse_nothing();

        cr_assert(through ||
                      g_error_matches(error, TANDEM_ERROR, TANDEM_ERROR_NO_MEMORY) ||
                      (row->outside != NULL &&
                       strstr(error->message, "no memory for its values") != NULL),
                  "%s, allocation %d: %s", row->name, n,
                  error != NULL ? error->message : "no error");
        cr_assert_lt(n, 500, "%s", row->name);
    }
    cr_expect_gt(n, 1, "%s needed nothing", row->name);
}

/* Large enough that scratch memory does not fit one block. */
Test(every_strategy_no_memory, is_told)
{
    const ListsShape shapes[] = { { .n_trainees = 90,
                                    .n_opportunities = 60,
                                    .max_capacity = 3,
                                    .listed_per_cent = 70 },
                                  { .n_trainees = 90,
                                    .n_opportunities = 60,
                                    .n_leaders = 20,
                                    .max_capacity = 3,
                                    .listed_per_cent = 70,
                                    .tied_per_cent = 30,
                                    .keys = TRUE,
                                    .n_pins = 2 } };
    gsize n_rows;
    const TandemStrategy *const *const rows = tandem_strategies(&n_rows);

    for (gsize i = 0; i < n_rows; i++) {
        gsize n_tried = 0;
        if (TANDEM_SOLVER[0] == '\0' && rows[i]->outside != NULL &&
            rows[i]->outside(rows[i], NULL) != NULL)
            continue; /* there is no program to ask */
        for (gsize s = 0; s < G_N_ELEMENTS(shapes) && rows[i]->begin == NULL; s++) {
            g_autoptr(Lists) lists = lists_random(3, &shapes[s]);
            for (gint32 l = 0; l < lists->leaders.n; l++)
                lists->leaders.absent[l] = 0;
            g_autoptr(TandemMarket) market = lists_to_market(lists, NULL);
            if ((tandem_market_get_features(market) & ~rows[i]->accepts) != 0)
                continue;
            refuse_in_turn(rows[i], market);
            n_tried++;
        }
        cr_expect(n_tried > 0 || rows[i]->begin != NULL, "%s", rows[i]->name);
    }
}
