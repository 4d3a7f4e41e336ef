/* SPDX-License-Identifier: MIT */
/* Refuses the 1st, 2nd, 3rd ... allocation until a whole run gets through. */
#include <criterion/criterion.h>

#include "refusals.h"
#include "support.h"

TestSuite(market_no_memory, .timeout = 60);

static TandemMatching *
solve(TandemMarket *market, const char *side, const char *draw, GError **error)
{
    g_autoptr(TandemOptions) options = tandem_options_new();

    tandem_options_set_text(options, "side", side);
    tandem_options_set_text(options, "lottery", draw);
    return tandem_solve(market, "deferred-acceptance", options, NULL, error);
}

static TandemMatching *
run_arrays(const Lists *lists, const char *side, const char *draw, GError **error)
{
    const gint32 clash[] = { 0, 1 }, choices[] = { 0, 1 }, rank[] = { 1 };
    const TandemLink link = { { 0, 1 }, choices, rank, 1 };
    const TandemGroup group = { clash, 2, clash, 2, 0, 9 };
    TandemMarketArrays arrays = lists_arrays(lists);
    arrays.clashes = clash;
    arrays.n_clashes = 1;
    arrays.links = &link;
    arrays.n_links = 1;
    arrays.groups = &group;
    arrays.n_groups = 1;
    g_autoptr(TandemMarket) rich = tandem_market_new(&arrays, error);
    if (rich == NULL)
        return NULL;
    g_autoptr(TandemMarket) market = lists_to_market(lists, error);
    return market != NULL ? solve(market, side, draw, error) : NULL;
}

static TandemMatching *
run_builder(const Lists *lists, const char *side, const char *draw, GError **error)
{
    g_autoptr(TandemMarketBuilder) builder = tandem_market_builder_new();

    for (gint32 l = 0; l < lists->leaders.n; l++)
        tandem_market_builder_add_leader(builder, -1);
    for (gint32 o = 0; o < lists->opportunities.n; o++)
        tandem_market_builder_add_opportunity(builder, lists->leader_of[o], 1);
    for (gint32 t = 0; t < lists->trainees.n; t++) {
        tandem_market_builder_add_trainee(builder, 1);
        tandem_market_builder_set_priority(builder, t, t % 2);
        tandem_market_builder_prefer(builder, t, 0, 1);
        tandem_market_builder_rank(builder, lists->leader_of[0], t, 1);
    }
    tandem_market_builder_pin(builder, 0, 0);
    tandem_market_builder_set_keys(builder, lists->trainee_key, lists->opportunity_key);
    g_autoptr(TandemMarket) market = tandem_market_builder_end(builder, error);
    return market != NULL ? solve(market, side, draw, error) : NULL;
}

/* Returns how many allocations a whole run needs. */
static gint
refuse_in_turn(TandemMatching *(*run)(const Lists *, const char *, const char *,
                                      GError **),
               guint32 seed, const ListsShape *shape, const char *side,
               const char *draw)
{
    g_autoptr(Lists) lists = lists_random(seed, shape);
    gint n = 0;

    for (gboolean through = FALSE; !through; n++) {
        g_autoptr(GError) error = NULL;
        refuse_after(n);
        g_autoptr(TandemMatching) matching = run(lists, side, draw, &error);
        refuse_nothing();

        through = matching != NULL;
        cr_assert(through ||
                      g_error_matches(error, TANDEM_ERROR, TANDEM_ERROR_NO_MEMORY),
                  "allocation %d: %s", n, error ? error->message : "no error");
    }
    return n;
}

/* Large enough for the workspace to need several blocks. */
static const ListsShape projects = { .n_trainees = 200,
                                     .n_opportunities = 40,
                                     .n_leaders = 12,
                                     .max_capacity = 4,
                                     .max_quota = 2,
                                     .listed_per_cent = 60,
                                     .tied_per_cent = 30,
                                     .priorities = TRUE,
                                     .keys = TRUE,
                                     .n_pins = 3 };
static const ListsShape own = { .n_trainees = 20,
                                .n_opportunities = 10,
                                .n_leaders = 5,
                                .max_capacity = 3,
                                .listed_per_cent = 60,
                                .own_lists = TRUE };

Test(market_no_memory, every_refused_allocation_is_reported)
{
    cr_assert_gt(refuse_in_turn(run_arrays, 7, &projects, "trainee", "multiple"), 40,
                 "the wrappers are not linked in");
    cr_assert_gt(refuse_in_turn(run_arrays, 7, &projects, "leader", "single"), 40);
    cr_assert_gt(refuse_in_turn(run_arrays, 8, &own, "trainee", "single"), 40);
    cr_assert_gt(refuse_in_turn(run_builder, 9, &own, "leader", "single"), 40);
}
