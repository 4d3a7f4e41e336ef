/* SPDX-License-Identifier: MIT */
/* docs/examples/golden, worked by hand in docs/examples/golden.md. */
#include <criterion/criterion.h>

#include "run_case.h"

TestSuite(golden, .timeout = 60);

#define GOLDEN TANDEM_SOURCE_DIR "/docs/examples/golden"

static void
expect(gchar *actual, const char *expected)
{
    g_autofree gchar *text = actual;

    cr_expect_str_eq(text, expected);
}

/* The golden rotation with another text in one place of one file. */
static RunCase *
golden_with(const char *file, const char *old, const char *new)
{
    RunCase *const c = run_case_new();
    g_autofree gchar *path = g_build_filename(GOLDEN, file, NULL);
    g_autofree gchar *text = NULL;

    run_case_copy(c, GOLDEN, NULL);
    cr_assert(g_file_get_contents(path, &text, NULL, NULL));
    g_auto(GStrv) around = g_strsplit(text, old, 2);
    cr_assert(around[1] != NULL);
    g_autofree gchar *changed = g_strconcat(around[0], new, around[1], NULL);
    run_case_write(c, file, changed);
    cr_assert(run_case_run(c, NULL));
    return c;
}

static void
expect_golden(const RunCase *c)
{
    expect(run_case_placements(c), "T1-L2 T3-L2 T4-L3 T5-L1");
    expect(run_case_reasons(c),
           "T1>L1 FULL_BETTER_RANKED; T2>L1 EXCL_SUPERVISOR; T2>L2 FULL_BETTER_RANKED; "
           "T2>L3 FULL_BETTER_RANKED; T4>L2 FULL_BETTER_RANKED; "
           "T6>L3 FULL_BETTER_RANKED");
    expect(run_case_waiting(c), "L1: T1; L2: T4 T2; L3: T6 T2");
    expect(run_case_unplaced(c), "T2 FULL_BETTER_RANKED; T6 FULL_BETTER_RANKED");
    expect(run_case_codes(c), "");
}

Test(golden, trainees_proposing_give_the_answer_worked_by_hand)
{
    g_autoptr(RunCase) c = run_case_new();

    run_case_copy(c, GOLDEN, NULL);
    cr_assert(run_case_run(c, NULL));
    expect_golden(c);
}

Test(golden, leaders_proposing_give_the_same)
{
    g_autoptr(RunCase) c = golden_with("policy.ini", "side = trainee", "side = leader");

    expect_golden(c);
}

Test(golden, ranks_are_those_of_the_lists)
{
    g_autoptr(RunCase) c = run_case_new();

    run_case_copy(c, GOLDEN, NULL);
    cr_assert(run_case_run(c, NULL));
    const TandemPlacement *const row =
        &g_array_index(c->run->placements, TandemPlacement, 2);
    cr_expect_eq(row->trainee_rank, 2);
    cr_expect_eq(row->leader_rank, 1);
    /* L1, at the front of T2's list, is no choice, and L2 keeps its number. */
    const TandemReasonRow *const reason =
        &g_array_index(c->run->reasons, TandemReasonRow, 2);
    cr_expect_eq(reason->trainee_rank, 2);
    cr_expect_str_eq(
        reason->text,
        "All 2 places went to trainees who come before you in this leader's "
        "order. You are number 2 of 2 waiting.");
}

Test(golden, a_third_place_with_l2_places_t6_and_not_t2)
{
    g_autoptr(RunCase) c =
        golden_with("leaders.csv", "finance,buddy,2", "finance,buddy,3");

    expect(run_case_placements(c), "T1-L2 T3-L2 T4-L2 T5-L1 T6-L3");
    expect(run_case_unplaced(c), "T2 FULL_BETTER_RANKED");
}

Test(golden, a_fourth_place_with_l2_places_everybody)
{
    g_autoptr(RunCase) c =
        golden_with("leaders.csv", "finance,buddy,2", "finance,buddy,4");

    expect(run_case_placements(c), "T1-L2 T2-L2 T3-L2 T4-L2 T5-L1 T6-L3");
    expect(run_case_unplaced(c), "");
    expect(run_case_waiting(c), "L1: T1");
}

Test(golden, one_more_place_with_l2_or_l3_would_place_t6)
{
    g_autoptr(RunCase) c = run_case_new();

    run_case_copy(c, GOLDEN, NULL);
    cr_assert(run_case_run(c, NULL));
    expect(run_case_thin_spots(c),
           "1 executive_director; 1 divisional_manager; 1 qi_lead; 1 L1; 1 L2; 1 L3");
}

Test(golden, no_sentence_names_anybody)
{
    g_autoptr(RunCase) c = run_case_new();

    run_case_copy(c, GOLDEN, NULL);
    cr_assert(run_case_run(c, NULL));
    for (guint i = 0; i < c->run->reasons->len; i++) {
        const char *const text =
            g_array_index(c->run->reasons, TandemReasonRow, i).text;
        for (gsize t = 0; t < c->rotation->n_trainees; t++) {
            cr_expect_null(g_strstr_len(text, -1, c->rotation->trainee[t].surname));
            cr_expect_null(g_strstr_len(text, -1, c->rotation->trainee[t].id));
        }
    }
}
