/* SPDX-License-Identifier: MIT */
/* A market as an edge list. */
#include <criterion/criterion.h>
#include <string.h>

#include "market_text.h"
#include "same_market.h"

TestSuite(market_csv, .timeout = 60);

static const char all_columns[] =
    "trainee,opportunity,trainee_rank,leader_rank,weight,leader,capacity,"
    "leader_capacity,quota,priority\n"
    "A,X,1,2,0.5,L,2,3,2,0\n"
    "A,Y,3,2,4,L,1,3,2,0\n"
    "B,X,1,1,-1,L,2,3,1,4\n"
    "C,,,,,,,,1,0\n"
    ",Z,,,,M,1,0,,\n"
    ",,,,,N,,0,,\n";

Test(market_csv, all_columns_are_read_and_written)
{
    g_autoptr(TandemMarketFile) file = market_text_read(NULL, all_columns);
    TandemMarket *const market = tandem_market_file_get_market(file);
    g_autofree gchar *text = market_text_write(file, "csv");

    cr_expect_str_eq(text, all_columns, "%s", text);
    cr_expect_eq(tandem_market_get_n_trainees(market), 3);
    cr_expect_eq(tandem_market_get_n_opportunities(market), 3);
    cr_expect_eq(tandem_market_get_n_leaders(market), 3);
    cr_expect_eq(tandem_market_get_trainee_ranks(market)[1], 3);
    cr_expect_eq(tandem_market_get_leader_ranks(market)[2], 1);
    cr_expect_eq(tandem_market_get_weights(market)[2], -1);
    cr_expect_eq(tandem_market_get_capacities(market)[0], 2);
    cr_expect_eq(tandem_market_get_leader_capacities(market)[0], 3);
    cr_expect_eq(tandem_market_get_quotas(market)[0], 2);
    cr_expect_eq(tandem_market_get_priorities(market)[1], 4);
}

Test(market_csv, three_columns_are_enough)
{
    g_autoptr(TandemMarketFile) file =
        market_text_read(NULL, "trainee,opportunity,trainee_rank\nA,X,1\nB,X,1\n");
    TandemMarket *const market = tandem_market_file_get_market(file);
    g_autofree gchar *text = market_text_write(file, "csv");

    cr_expect_str_eq(text, "trainee,opportunity,trainee_rank,leader_rank\n"
                           "A,X,1,1\nB,X,1,1\n");
    cr_expect_eq(tandem_market_get_features(market), TANDEM_FEATURE_LEADER_TIES);
    cr_expect_str_eq(tandem_market_file_get_leader_id(file, 0), "X");
}

Test(market_csv, the_order_of_rows_and_columns_changes_nothing)
{
    g_autoptr(TandemMarketFile) one = market_text_read(NULL, all_columns);
    g_autoptr(TandemMarketFile) other = market_text_read(
        NULL, "leader_capacity,Trainee,priority,Opportunity,leader rank,trainee rank,"
              "weight,leader,capacity,quota\r\n"
              "0,,,,,,,N,,\r\n"
              ",B,4,X,1,1,-1.0,L,2,\r\n"
              "0,,,Z,,,,M,1,\r\n"
              ",C,,,,,,,,\r\n"
              ",A,,Y,2,3,4,L,,2\r\n"
              "3,\"A\",0,X,2,1,5e-1,L,,2\r\n");

    cr_expect_null(market_difference(tandem_market_file_get_market(one),
                                     tandem_market_file_get_market(other)));
}

Test(market_csv, a_weight_that_is_not_stated_is_that_of_the_rank)
{
    g_autoptr(TandemMarketFile) file = market_text_read(
        NULL, "trainee,opportunity,trainee_rank,weight\nA,X,1,\nA,Y,3,7\n");
    const gdouble *const weight =
        tandem_market_get_weights(tandem_market_file_get_market(file));

    cr_assert_not_null(weight);
    cr_expect_eq(weight[0], 3);
    cr_expect_eq(weight[1], 7);
}

Test(market_csv, ids_that_a_spreadsheet_would_run_are_defused)
{
    g_autoptr(TandemMarketFile) file = market_text_read(
        NULL, "trainee,opportunity,trainee_rank\n'=A,\"x, \"\"y\"\"\",1\n");
    g_autofree gchar *text = market_text_write(file, "csv");

    cr_expect_str_eq(tandem_market_file_get_trainee_id(file, 0), "=A");
    cr_expect_str_eq(tandem_market_file_get_opportunity_id(file, 0), "x, \"y\"");
    cr_expect_str_eq(text, "trainee,opportunity,trainee_rank,leader_rank\n"
                           "'=A,\"x, \"\"y\"\"\",1,1\n");
}

static void
assert_told(const char *text, const char *expected)
{
    g_autofree gchar *told = market_text_faults("csv", text);

    cr_expect_str_eq(told, expected, "%s\n%s", text, told);
}

Test(market_csv, all_faults_are_told_at_once)
{
    assert_told("trainee,opportunity,trainee_rank,leader_rank,weight,leader,capacity,"
                "leader_capacity,quota,priority\n"
                "A,X,0,x,inf,L,2,3,1,0\n"
                "A,Y,,1.5,w,M,-1,,2,1\n"
                "A,X,2,2,1,M,3,,,\n"
                ",,,,,,,,,\n"
                "B,,1,2,3,,4,,,\n"
                ",Z,,,,,,5,6,7\n"
                "B,X,2,9999999999,,,,,,\n",
                "m:2:leader_rank: E804 \"x\" is not a whole number\n"
                "m:2:trainee_rank: E805 0 is not from 1 to 2147483647\n"
                "m:2:weight: E804 \"inf\" is not a finite number\n"
                "m:3:capacity: E804 \"-1\" is not a whole number\n"
                "m:3:leader_rank: E804 \"1.5\" is not a whole number\n"
                "m:3:priority: E818 priority of \"A\" is otherwise in line 2\n"
                "m:3:quota: E818 quota of \"A\" is otherwise in line 2\n"
                "m:3:trainee_rank: E201 trainee_rank is empty\n"
                "m:3:weight: E804 \"w\" is not a finite number\n"
                "m:4: E808 the pair stands already in line 2\n"
                "m:4:capacity: E818 capacity of \"X\" is otherwise in line 2\n"
                "m:4:leader: E818 leader of \"X\" is otherwise in line 2\n"
                "m:5:trainee: E201 the row names nobody\n"
                "m:6:capacity: E201 capacity stands in a row without an opportunity\n"
                "m:6:leader_rank: E201 leader_rank stands in a row without a pair\n"
                "m:6:trainee_rank: E201 trainee_rank stands in a row without a pair\n"
                "m:6:weight: E201 weight stands in a row without a pair\n"
                "m:7:leader_capacity: E201 leader_capacity stands in a row without a "
                "leader\n"
                "m:7:priority: E201 priority stands in a row without a trainee\n"
                "m:7:quota: E201 quota stands in a row without a trainee\n"
                "m:8:leader_rank: E805 9999999999 is not from 1 to 2147483647\n");
}

Test(market_csv, two_ranks_of_one_leader_are_told)
{
    assert_told("trainee,opportunity,trainee_rank,leader_rank,leader\n"
                "A,Y,1,1,L\nA,X,2,2,L\n",
                "m:3:leader_rank: E818 the leader ranks the trainee otherwise in line "
                "2\n");
}

Test(market_csv, a_header_without_a_needed_column_is_told)
{
    g_autofree gchar *told = market_text_faults("csv", "trainee,opportunity\nA,X\n");

    cr_expect_not_null(strstr(told, "E108"), "%s", told);
}
