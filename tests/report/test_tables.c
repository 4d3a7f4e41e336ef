/* SPDX-License-Identifier: MIT */

/* The five tables of the golden rotation, byte by byte: its placements, reasons and
 * waiting lists are worked out by hand in docs/examples/golden.md. */
#include <criterion/criterion.h>
#include <string.h>

#include "report/outputs_private.h"
#include "scratch.h"

TestSuite(tables, .timeout = 60);

static const char *const golden = TANDEM_SOURCE_DIR "/docs/examples/golden";

static void
expect_text(GString *text, const char *wanted)
{
    cr_expect_str_eq(text->str, wanted);
    g_string_free(text, TRUE);
}

/* The first @n cells of each line. */
static GString *
first_cells(GString *csv, gint n)
{
    GString *cut = g_string_new(NULL);
    gint cell = 0;

    for (const char *c = csv->str; *c != '\0'; c++) {
        if (*c == ',')
            cell++;
        if (*c == '\n')
            cell = 0;
        if (cell < n)
            g_string_append_c(cut, *c);
    }
    g_string_free(csv, TRUE);
    return cut;
}

Test(tables, placements_are_those_worked_by_hand)
{
    g_autoptr(TandemRun) run = scratch_run(golden);

    expect_text(tandem_table_placements(run),
                "trainee_id,leader_id,opportunity_id,kind,status,source,trainee_rank,"
                "leader_rank\n"
                "T1,L2,,buddy,proposed,engine,2,2\n"
                "T3,L2,,buddy,proposed,engine,1,1\n"
                "T4,L3,,buddy,proposed,engine,2,1\n"
                "T5,L1,,buddy,proposed,engine,1,2\n");
}

Test(tables, waiting_lists_are_those_worked_by_hand)
{
    g_autoptr(TandemRun) run = scratch_run(golden);

    expect_text(tandem_table_waiting(run), "target_id,kind,position,trainee_id\n"
                                           "L1,buddy,1,T1\n"
                                           "L2,buddy,1,T4\n"
                                           "L2,buddy,2,T2\n"
                                           "L3,buddy,1,T6\n"
                                           "L3,buddy,2,T2\n");
}

Test(tables, reasons_are_those_worked_by_hand)
{
    g_autoptr(TandemRun) run = scratch_run(golden);

    expect_text(first_cells(tandem_table_reasons(run), 5),
                "trainee_id,target_id,kind,trainee_rank,code\n"
                "T1,L1,buddy,1,FULL_BETTER_RANKED\n"
                "T2,L1,buddy,1,EXCL_SUPERVISOR\n"
                "T2,L2,buddy,2,FULL_BETTER_RANKED\n"
                "T2,L3,buddy,3,FULL_BETTER_RANKED\n"
                "T4,L2,buddy,1,FULL_BETTER_RANKED\n"
                "T6,L3,buddy,1,FULL_BETTER_RANKED\n");
}

Test(tables, unplaced_are_those_worked_by_hand)
{
    g_autoptr(TandemRun) run = scratch_run(golden);

    expect_text(first_cells(tandem_table_unplaced(run), 3),
                "trainee_id,kind,code\n"
                "T2,buddy,FULL_BETTER_RANKED\n"
                "T6,buddy,FULL_BETTER_RANKED\n");
}

Test(tables, a_leader_sees_who_comes_and_nothing_of_wishes)
{
    g_autoptr(TandemRun) run = scratch_run(golden);
    g_autoptr(TandemFigures) figures = tandem_figures_new(run);

    expect_text(tandem_table_leaders_view(run, figures),
                "leader_id,kind,places,committed,state,trainee_id,status\n"
                "L1,buddy,1,0,open,T5,proposed\n"
                "L2,buddy,2,0,open,T1,proposed\n"
                "L2,buddy,2,0,open,T3,proposed\n"
                "L3,buddy,1,0,open,T4,proposed\n");
}

Test(tables, a_leader_to_whom_nobody_comes_has_one_row)
{
    g_auto(Scratch) scratch = { 0 };
    scratch_init(&scratch);
    g_autofree gchar *folder = scratch_copy(&scratch, golden, "golden");

    scratch_edit(folder, "leaders.csv", "L3,Idris",
                 "L4,Nobody Asked,,RH8,RH801,Director,"
                 "executive_director,,,,buddy,3\n"
                 "L3,Idris");
    scratch_edit(folder, "policy.ini", "[exclude]",
                 "[objective]\nunlisted = refuse\n\n"
                 "[exclude]");
    g_autoptr(TandemRun) run = scratch_run(folder);
    g_autoptr(TandemFigures) figures = tandem_figures_new(run);
    GString *table = tandem_table_leaders_view(run, figures);

    cr_expect_not_null(strstr(table->str, "\nL4,buddy,3,0,open,,\n"), "%s", table->str);
    g_string_free(table, TRUE);
}

Test(tables, an_id_with_a_comma_and_a_quote_is_quoted)
{
    g_auto(Scratch) scratch = { 0 };
    scratch_init(&scratch);
    g_autofree gchar *folder = scratch_copy(&scratch, golden, "golden");

    scratch_edit(folder, "trainees.csv", "T1,", "\"T1,\"\"x\",");
    scratch_edit(folder, "preferences.csv", "T1,L1", "\"T1,\"\"x\",L1");
    scratch_edit(folder, "preferences.csv", "T1,L2", "\"T1,\"\"x\",L2");
    scratch_edit(folder, "preferences.csv", "L1,T1", "L1,\"T1,\"\"x\"");
    scratch_edit(folder, "preferences.csv", "L2,T1", "L2,\"T1,\"\"x\"");
    g_autoptr(TandemRun) run = scratch_run(folder);
    GString *table = tandem_table_placements(run);

    cr_expect_not_null(strstr(table->str, "\n\"T1,\"\"x\",L2,"), "%s", table->str);
    g_string_free(table, TRUE);
}
