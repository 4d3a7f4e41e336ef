/* SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>

#include "judge_case.h"

TestSuite(class_measures, .timeout = 60);

static void
judge(const Case *c, const gint32 *class_of, const gint32 *n_chosen,
      TandemClassMeasures *classes, gsize n_classes)
{
    g_autoptr(TandemMarket) market = case_to_market(c);
    g_autoptr(TandemMatching) matching = case_to_matching(c, market);

    tandem_judge_classes(matching, class_of, n_chosen, classes, n_classes);
}

static void
expect(const TandemClassMeasures *got, gsize n, gsize placed, gsize ranked, gsize first,
       gsize top_three, gint64 sum)
{
    cr_expect_eq(got->n_trainees, n, "%zu trainees", got->n_trainees);
    cr_expect_eq(got->n_placed, placed, "%zu placed", got->n_placed);
    cr_expect_eq(got->n_ranked, ranked, "%zu ranked", got->n_ranked);
    cr_expect_eq(got->n_first, first, "%zu first", got->n_first);
    cr_expect_eq(got->n_top_three, top_three, "%zu in the top three", got->n_top_three);
    cr_expect_eq(got->sum_best, sum, "sum %d", (int)got->sum_best);
}

/* Five trainees; the last holds its fourth choice, the third nothing. */
static Case
five(void)
{
    Case c = case_parse("0; 1; 0 1; 2; 0 1 2 3", "0 2 4; 1 2 4; 3 4; 4");

    case_hold(&c, "0; 1; -; 2; 3");
    return c;
}

Test(class_measures, everybody_is_one_class_without_classes)
{
    const Case c = five();
    TandemClassMeasures all;

    judge(&c, NULL, NULL, &all, 1);
    expect(&all, 5, 4, 4, 3, 3, 7);
}

Test(class_measures, each_class_has_its_own_and_who_is_in_none_is_in_none)
{
    const Case c = five();
    const gint32 class_of[] = { 0, 0, 1, TANDEM_NONE, 1 };
    TandemClassMeasures classes[3];

    judge(&c, class_of, NULL, classes, 3);
    expect(&classes[0], 2, 2, 2, 2, 2, 2);
    expect(&classes[1], 2, 1, 1, 0, 0, 4);
    expect(&classes[2], 0, 0, 0, 0, 0, 0);
}

Test(class_measures, a_rank_behind_the_chosen_ones_is_nobodys_choice)
{
    const Case c = five();
    const gint32 n_chosen[] = { 1, 0, 2, 1, 3 };
    TandemClassMeasures all;

    judge(&c, NULL, n_chosen, &all, 1);
    expect(&all, 5, 4, 2, 2, 2, 2);
}

Test(class_measures, who_holds_several_counts_once_by_the_best)
{
    Case c = case_parse("0 1 2", "0; 0; 0");
    TandemClassMeasures all;

    case_set(c.quota, "2");
    case_hold(&c, "1 2");
    judge(&c, NULL, NULL, &all, 1);
    expect(&all, 1, 1, 1, 0, 1, 2);
}
