/* SPDX-License-Identifier: MIT */
/* Every way in which arrays are no market, with its message. */
#include <criterion/criterion.h>

#include <math.h>

#include "support.h"

TestSuite(market_check, .timeout = 60);

static void
assert_refused(const TandemMarketArrays *arrays, TandemError code, const char *message)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(TandemMarket) market = tandem_market_new(arrays, &error);

    cr_assert_null(market, "not refused: %s", message);
    cr_expect_str_eq(error->message, message, "%s, not %s", error->message, message);
    cr_expect(g_error_matches(error, TANDEM_ERROR, (gint)code));
}

static void
assert_text_refused(const char *trainees, const char *leaders, const char *more,
                    TandemError code, const char *message)
{
    g_autoptr(Lists) lists = lists_parse(trainees, leaders, more);
    const TandemMarketArrays arrays = lists_arrays(lists);

    assert_refused(&arrays, code, message);
}

Test(market_check, a_bad_id_is_refused_by_name)
{
    assert_text_refused("0; 9", "0", "", TANDEM_ERROR_BAD_ID,
                        "trainee 1 lists opportunity 9; ids go from 0 to 0");
    assert_text_refused("0", "-1", "", TANDEM_ERROR_BAD_ID,
                        "leader 0 lists trainee -1; ids go from 0 to 0");
    assert_text_refused("0", "0", "own 1", TANDEM_ERROR_BAD_ID,
                        "opportunity 0 lists trainee 1; ids go from 0 to 0");
    assert_text_refused("0", "0", "of 3", TANDEM_ERROR_BAD_ID,
                        "opportunity 0 belongs to leader 3; ids go from 0 to 0");
}

Test(market_check, a_set_without_members_is_said_to_be_empty)
{
    const gsize start[] = { 0, 1 };
    const gint32 id[] = { 0 };

    assert_refused(
        &(TandemMarketArrays){ .n_trainees = 1, .trainees = { start, id, NULL, NULL } },
        TANDEM_ERROR_BAD_ID, "trainee 0 lists opportunity 0; there are none");
    assert_refused(&(TandemMarketArrays){ .n_opportunities = 2, .n_leaders = 1 },
                   TANDEM_ERROR_BAD_ID,
                   "opportunity 1 belongs to leader 1; ids go from 0 to 0");
}

Test(market_check, a_repeated_id_is_refused_by_name)
{
    assert_text_refused("0 1 0", "0; 0", "", TANDEM_ERROR_REPEATED_ID,
                        "trainee 0 lists opportunity 0 twice");
    assert_text_refused("0", "(0 0)", "", TANDEM_ERROR_REPEATED_ID,
                        "leader 0 lists trainee 0 twice");
}

Test(market_check, offsets_start_at_zero_and_do_not_go_down)
{
    g_autoptr(Lists) lists = lists_parse("0; 1", "0; 1", "");
    const TandemMarketArrays arrays = lists_arrays(lists);

    lists->trainees.start[0] = 1;
    assert_refused(&arrays, TANDEM_ERROR_BAD_OFFSETS,
                   "trainee offsets start at 1, not 0");
    lists->trainees.start[0] = 0;
    lists->leaders.start[1] = 3;
    assert_refused(&arrays, TANDEM_ERROR_BAD_OFFSETS, "offsets of leader 1 go down");
}

Test(market_check, who_states_no_list_has_no_entries)
{
    g_autoptr(Lists) lists = lists_parse("0; 0", "0 1", "");
    const TandemMarketArrays arrays = lists_arrays(lists);

    lists->leaders.absent[0] = 1;
    assert_refused(&arrays, TANDEM_ERROR_BAD_OFFSETS,
                   "leader 0 states no list, yet lists 2");
}

Test(market_check, ranks_go_from_1_and_never_down)
{
    g_autoptr(Lists) lists = lists_parse("0 1", "0; 0", "");
    const TandemMarketArrays arrays = lists_arrays(lists);

    lists->trainees.rank[0] = 0;
    assert_refused(&arrays, TANDEM_ERROR_BAD_RANK,
                   "trainee 0 gives opportunity 0 rank 0; ranks go from 1");
    lists->trainees.rank[0] = 3;
    assert_refused(&arrays, TANDEM_ERROR_BAD_RANK,
                   "ranks of trainee 0 go down from 3 to 2");
}

Test(market_check, numbers_are_within_their_bounds)
{
    assert_text_refused("0", "0", "capacity -1", TANDEM_ERROR_BAD_CAPACITY,
                        "opportunity 0 has capacity -1; capacities go from 0");
    assert_text_refused("0", "0", "leaders -2", TANDEM_ERROR_BAD_CAPACITY,
                        "leader 0 has capacity -2; capacities go from 0, and -1 is the "
                        "sum of its opportunities'");
    assert_text_refused("0", "0", "quota -1", TANDEM_ERROR_BAD_CAPACITY,
                        "trainee 0 has quota -1; quotas go from 0");
    assert_text_refused("0", "0", "priority -1", TANDEM_ERROR_BAD_RANK,
                        "trainee 0 has priority -1; priorities go from 0");
}

Test(market_check, a_minimum_is_not_above_its_capacity)
{
    g_autoptr(Lists) lists = lists_parse("0", "0", "capacity 2 | leaders 1");
    const gint32 three[] = { 3 }, two[] = { 2 }, below[] = { -1 };
    TandemMarketArrays arrays = lists_arrays(lists);

    arrays.opportunity_minimum = three;
    assert_refused(&arrays, TANDEM_ERROR_BAD_CAPACITY,
                   "opportunity 0 has minimum 3 above its capacity 2");
    arrays.opportunity_minimum = below;
    assert_refused(&arrays, TANDEM_ERROR_BAD_CAPACITY,
                   "opportunity 0 has minimum -1; minima go from 0");
    arrays.opportunity_minimum = NULL;
    arrays.leader_minimum = two;
    assert_refused(&arrays, TANDEM_ERROR_BAD_CAPACITY,
                   "leader 0 has minimum 2 above its capacity 1");
    arrays.leader_minimum = below;
    assert_refused(&arrays, TANDEM_ERROR_BAD_CAPACITY,
                   "leader 0 has minimum -1; minima go from 0");
}

Test(market_check, ranks_on_the_entries_are_checked)
{
    const gsize start[] = { 0, 2 };
    const gint32 id[] = { 0, 1 }, leader_of[] = { 0, 0 };
    const gint32 below[] = { -1, 1 }, two[] = { 1, 2 };
    TandemMarketArrays arrays = { .n_trainees = 1,
                                  .n_opportunities = 2,
                                  .n_leaders = 1,
                                  .trainees = { start, id, NULL, NULL },
                                  .leader_of = leader_of,
                                  .leader_rank = below };

    assert_refused(&arrays, TANDEM_ERROR_BAD_RANK,
                   "leader 0 gives trainee 0 rank -1; ranks go from 1, and 0 refuses");
    arrays.leader_rank = two;
    assert_refused(&arrays, TANDEM_ERROR_BAD_RANK,
                   "leader 0 gives trainee 0 two ranks, 1 and 2");
    arrays.leader_rank = NULL;
    arrays.opportunity_rank = below;
    assert_refused(&arrays, TANDEM_ERROR_BAD_RANK,
                   "opportunity 0 gives trainee 0 rank -1; ranks go from 1, and 0 "
                   "refuses");
}

Test(market_check, a_weight_is_a_finite_number)
{
    g_autoptr(Lists) lists = lists_parse("0 1", "0; 0", "");
    const gdouble weight[] = { 1, NAN };
    TandemMarketArrays arrays = lists_arrays(lists);

    arrays.weight = weight;
    assert_refused(&arrays, TANDEM_ERROR_BAD_WEIGHT,
                   "the weight of trainee 0 and opportunity 1 is not a finite number");
}

Test(market_check, an_own_list_needs_a_leader_whose_capacity_does_not_bind)
{
    const char *const message = "opportunity 1 ranks trainees itself, yet leader 0 has "
                                "capacity 1 for the 2 places of its opportunities";
    assert_text_refused("0 1; 1", "0 1", "of 0 0 | leaders 1 | own *; 1 0",
                        TANDEM_ERROR_BAD_RANK, message);

    g_autoptr(Lists) lists = lists_parse("0 1; 1", "0 1", "of 0 0 | leaders 1");
    const gint32 own[] = { 1, 2, 1 };
    TandemMarketArrays arrays = lists_arrays(lists);
    arrays.opportunity_rank = own;
    assert_refused(&arrays, TANDEM_ERROR_BAD_RANK, message);
}

Test(market_check, pins_fit_together)
{
    assert_text_refused("0", "0", "pins 1 0", TANDEM_ERROR_BAD_ID,
                        "pin 0 names trainee 1; ids go from 0 to 0");
    assert_text_refused("0", "0", "pins 0 2", TANDEM_ERROR_BAD_ID,
                        "pin 0 names opportunity 2; ids go from 0 to 0");
    assert_text_refused("0", "0", "pins 0 0  0 0", TANDEM_ERROR_BAD_PIN,
                        "trainee 0 is pinned to opportunity 0 twice");
    assert_text_refused("0 1", "0; 0", "pins 0 0  0 1", TANDEM_ERROR_BAD_PIN,
                        "trainee 0 has 2 pins and quota 1");
    assert_text_refused("0; 0", "0 1", "pins 0 0  1 0", TANDEM_ERROR_BAD_PIN,
                        "opportunity 0 has 2 pins and capacity 1");
    assert_text_refused("0; 1", "0 1", "of 0 0 | leaders 1 | pins 0 0  1 1",
                        TANDEM_ERROR_BAD_PIN, "leader 0 has 2 pins and capacity 1");
}

Test(market_check, pins_do_not_clash_or_overfill_a_group)
{
    g_autoptr(Lists) lists = lists_parse(
        "0 1; 1", "0; 0 1", "capacity 1 2 | quota 2 1 | pins 0 0  0 1  1 1");
    const gint32 clash[] = { 1, 0 }, both[] = { 0, 1 };
    const TandemGroup all = { both, 2, NULL, 0, 0, 2 };
    const TandemGroup one = { both, 2, both, 1, 0, 1 };
    TandemMarketArrays arrays = lists_arrays(lists);

    arrays.clashes = clash;
    arrays.n_clashes = 1;
    assert_refused(&arrays, TANDEM_ERROR_BAD_PIN,
                   "trainee 0 is pinned to opportunities 1 and 0, which clash");
    arrays.n_clashes = 0;
    arrays.groups = &all;
    arrays.n_groups = 1;
    assert_refused(&arrays, TANDEM_ERROR_BAD_PIN, "group 0 has 3 pins and maximum 2");
    arrays.groups = &one;
    assert_refused(&arrays, TANDEM_ERROR_BAD_PIN, "group 0 has 2 pins and maximum 1");
}

Test(market_check, clashes_name_two_opportunities)
{
    const gint32 same[] = { 0, 0 }, far[] = { 0, 4 };
    TandemMarketArrays arrays = {
        .n_opportunities = 2, .n_leaders = 2, .clashes = same, .n_clashes = 1
    };

    assert_refused(&arrays, TANDEM_ERROR_REPEATED_ID,
                   "clash 0 names opportunity 0 twice");
    arrays.clashes = far;
    assert_refused(&arrays, TANDEM_ERROR_BAD_ID,
                   "clash 0 names opportunity 4; ids go from 0 to 1");
}

static void
assert_link_refused(TandemLink link, TandemError code, const char *message)
{
    const TandemMarketArrays arrays = { .n_trainees = 2,
                                        .n_opportunities = 2,
                                        .n_leaders = 2,
                                        .links = &link,
                                        .n_links = 1 };

    assert_refused(&arrays, code, message);
}

Test(market_check, links_are_two_trainees_and_their_list)
{
    const gint32 none[] = { 0, 1, TANDEM_NONE, TANDEM_NONE }, far[] = { 2, 0 };
    const gint32 rank[] = { 2, 1 };

    assert_link_refused((TandemLink){ { 0, 2 }, none, NULL, 1 }, TANDEM_ERROR_BAD_ID,
                        "link 0 names trainee 2; ids go from 0 to 1");
    assert_link_refused((TandemLink){ { 1, 1 }, none, NULL, 1 },
                        TANDEM_ERROR_REPEATED_ID,
                        "link 0 names trainee 1, who is linked already");
    assert_link_refused((TandemLink){ { 0, 1 }, far, NULL, 1 }, TANDEM_ERROR_BAD_ID,
                        "link 0 lists opportunity 2; ids go from 0 to 1");
    assert_link_refused((TandemLink){ { 0, 1 }, none, NULL, 2 }, TANDEM_ERROR_BAD_ID,
                        "choice 1 of link 0 names no opportunity");
    assert_link_refused(
        (TandemLink){ { 0, 1 }, (const gint32[]){ 0, 1, 1, 0 }, rank, 2 },
        TANDEM_ERROR_BAD_RANK,
        "choice 1 of link 0 has rank 1; ranks go from 1 and never down");
}

static void
assert_group_refused(TandemGroup group, TandemError code, const char *message)
{
    const TandemMarketArrays arrays = { .n_trainees = 2,
                                        .n_opportunities = 2,
                                        .n_leaders = 2,
                                        .groups = &group,
                                        .n_groups = 1 };

    assert_refused(&arrays, code, message);
}

Test(market_check, groups_name_each_member_once_and_have_bounds)
{
    const gint32 ids[] = { 0, 2 }, twice[] = { 1, 1 };

    assert_group_refused((TandemGroup){ ids, 2, NULL, 0, 0, 1 }, TANDEM_ERROR_BAD_ID,
                         "group 0 names opportunity 2; ids go from 0 to 1");
    assert_group_refused((TandemGroup){ ids, 1, ids, 2, 0, 1 }, TANDEM_ERROR_BAD_ID,
                         "group 0 names trainee 2; ids go from 0 to 1");
    assert_group_refused((TandemGroup){ twice, 2, NULL, 0, 0, 1 },
                         TANDEM_ERROR_REPEATED_ID, "group 0 names opportunity 1 twice");
    assert_group_refused(
        (TandemGroup){ ids, 1, NULL, 0, 2, 1 }, TANDEM_ERROR_BAD_CAPACITY,
        "group 0 has minimum 2 and maximum 1; 0 <= minimum <= maximum");
}

Test(market_check, a_leader_ranks_trainees_or_all_its_opportunities)
{
    g_autoptr(Lists) lists = lists_parse("0 1", "0", "of 0 0");
    const gint32 both[] = { 1, 2 }, half[] = { 1, 0 }, below[] = { -1, 1 };
    TandemMarketArrays arrays = lists_arrays(lists);

    arrays.leader_opportunity_rank = both;
    assert_refused(&arrays, TANDEM_ERROR_BAD_RANK,
                   "leader 0 ranks both trainees and opportunities");
    arrays.leaders.start = NULL;
    arrays.leader_opportunity_rank = half;
    assert_refused(&arrays, TANDEM_ERROR_BAD_RANK,
                   "leader 0 ranks only one of opportunities 0 and 1");
    arrays.leader_opportunity_rank = below;
    assert_refused(&arrays, TANDEM_ERROR_BAD_RANK,
                   "leader 0 gives opportunity 0 rank -1; ranks go from 1");
}
