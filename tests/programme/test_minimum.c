/* SPDX-License-Identifier: MIT */
/* Leaders below cap_min are closed, and the stage is solved again. */
#include <criterion/criterion.h>

#include "run_case.h"

TestSuite(minimum, .timeout = 60);

/* Four trainees; each row of @leaders is "id,cap_max,cap_min,committed". */
static RunCase *
make(const char *leaders, const char *preferences, const char *pins)
{
    RunCase *const c = run_case_new();
    g_auto(GStrv) rows = g_strsplit(leaders, "\n", -1);
    GString *const table =
        g_string_new("leader_id,cap_max,cap_min,committed,trust,role,role_category\n");

    for (gsize i = 0; rows[i] != NULL; i++)
        g_string_append_printf(table, "%s,RH8,R,other\n", rows[i]);
    g_autofree gchar *lists =
        g_strconcat("from_id,to_id,kind,rank\n", preferences, NULL);
    run_case_write(c, "trainees.csv",
                   "trainee_id,trust,grade\nT1,RH8,ST3\nT2,RH8,ST3\nT3,RH8,ST3\n"
                   "T4,RH8,ST3\n");
    run_case_write(c, "leaders.csv", table->str);
    run_case_write(c, "preferences.csv", lists);
    if (pins != NULL)
        run_case_write(c, "pins.csv", pins);
    run_case_write(c, "policy.ini",
                   "[rotation]\nid = x\nseed = 1\n[objective]\nextend_lists = never\n");
    g_string_free(table, TRUE);
    cr_assert(run_case_run(c, NULL), "%s", c->error != NULL ? c->error->message : "");
    return c;
}

static void
expect_closed(const RunCase *c, const char *placements, const char *closed)
{
    const TandemStage *const stage = &c->run->stage[0];
    g_autofree gchar *placed = run_case_placements(c);
    GString *const text = g_string_new(NULL);

    for (gint32 o = 0; o < tandem_market_get_n_opportunities(stage->market); o++)
        if (stage->is_closed[o])
            g_string_append_printf(text, "%s ",
                                   c->rotation->leader[stage->leader[o]].id);
    cr_expect_str_eq(placed, placements);
    cr_expect_str_eq(text->str, closed);
    g_string_free(text, TRUE);
}

Test(minimum, a_leader_to_whom_too_few_came_is_closed_and_they_go_on)
{
    g_autoptr(RunCase) c =
        make("L1,3,2,\nL2,1,,", "T1,L1,buddy,1\nT1,L2,buddy,2\n", NULL);
    g_autofree gchar *reasons = run_case_reasons(c);
    g_autofree gchar *waiting = run_case_waiting(c);

    expect_closed(c, "T1-L2", "L1 ");
    cr_expect_str_eq(reasons, "T1>L1 NO_SEATS");
    cr_expect_str_eq(waiting, "");
    cr_expect_str_eq(g_array_index(c->run->reasons, TandemReasonRow, 0).text,
                     "Too few trainees came to this leader, who takes a group or "
                     "nobody.");
}

Test(minimum, who_lacks_most_is_closed_first_and_that_may_save_the_other)
{
    /* L1 lacks 2 of 3, L2 lacks 1 of 2: T1 goes on to L2, which then has enough. */
    g_autoptr(RunCase) c =
        make("L1,3,3,\nL2,3,2,", "T1,L1,buddy,1\nT1,L2,buddy,2\nT2,L2,buddy,1\n", NULL);

    expect_closed(c, "T1-L2 T2-L2", "L1 ");
}

Test(minimum, of_two_who_lack_the_same_the_lottery_closes_one)
{
    const char *const lists = "T1,L1,buddy,1\nT1,L2,buddy,2\n"
                              "T2,L2,buddy,1\nT2,L1,buddy,2\n";
    const char *const ids[] = { "L1", "L2" };
    guint64 keys[2];

    tandem_lottery_keys("1", ids, 2, keys);
    g_autoptr(RunCase) c = make("L1,3,2,\nL2,3,2,", lists, NULL);
    if (keys[0] < keys[1])
        expect_closed(c, "T1-L2 T2-L2", "L1 ");
    else
        expect_closed(c, "T1-L1 T2-L1", "L2 ");
}

Test(minimum, empty_leaders_below_their_minimum_are_closed_too)
{
    g_autoptr(RunCase) c = make("L1,3,3,\nL2,3,2,\nL3,2,2,\nL4,1,,",
                                "T1,L3,buddy,1\nT1,L4,buddy,2\n", NULL);

    expect_closed(c, "T1-L4", "L1 L2 L3 ");
}

Test(minimum, those_committed_before_count)
{
    g_autoptr(RunCase) c = make("L1,3,2,1", "T1,L1,buddy,1\n", NULL);

    expect_closed(c, "T1-L1", "");
}

Test(minimum, a_leader_with_a_pin_stays_open_with_a_warning)
{
    g_autoptr(RunCase) c = make("L1,3,2,", "T1,L1,buddy,1\n",
                                "trainee_id,target_id,action,authority,reason\n"
                                "T1,L1,pin,CLM,agreed\n");
    g_autofree gchar *codes = run_case_codes(c);

    expect_closed(c, "T1-L1 (pin)", "");
    cr_expect_str_eq(codes, "leaders.csv:2 W508");
}

Test(minimum, the_market_of_the_closures_is_built_without_a_solution)
{
    g_autoptr(RunCase) c =
        make("L1,3,2,\nL2,1,,", "T1,L1,buddy,1\nT1,L2,buddy,2\n", NULL);
    const guint8 is_closed[] = { 1, 0 };
    TandemStage stage = { 0 };
    g_autoptr(GError) error = NULL;

    cr_assert(tandem_stage_build(&stage, c->rotation, TANDEM_STAGE_BUDDY, "1",
                                 is_closed, &error));
    cr_expect_null(stage.matching);
    const gint32 *const capacity = tandem_market_get_capacities(stage.market);
    cr_expect_eq(capacity[0], 0);
    cr_expect_eq(capacity[1], 1);
    cr_expect_arr_eq(capacity, tandem_market_get_capacities(c->run->stage[0].market),
                     2 * sizeof(gint32));
    tandem_stage_clear(&stage);
}
