/* SPDX-License-Identifier: MIT */
/* The form tandem-market 1: what it means, and every fault with its line. */
#include <criterion/criterion.h>
#include <string.h>
#include <tandem-programme.h>

#include "same_market.h"

TestSuite(market_json, .timeout = 60);

#define HEAD "{\"format\":\"tandem-market\",\"version\":1,"
#define PEOPLE                                                                         \
    "\"trainees\":[{\"id\":\"T1\",\"prefers\":[\"L1\",\"L2\"]},"                       \
    "{\"id\":\"T2\",\"prefers\":[\"L1\"]}],"                                           \
    "\"leaders\":[{\"id\":\"L1\"},{\"id\":\"L2\"}]"

static TandemMarketFile *
parse(const char *text, gsize length, gchar **told, GError **error)
{
    g_autoptr(TandemFaults) faults = tandem_faults_new();
    TandemMarketFile *const file = tandem_market_file_parse(
        text, length, "m.json", "seed", TANDEM_LOTTERY_FOR_TIES, faults, error);

    *told = tandem_faults_to_text(faults);
    return file;
}

static TandemMarketFile *
read_well(const char *text)
{
    g_autofree gchar *told = NULL;
    TandemMarketFile *const file = parse(text, strlen(text), &told, NULL);

    cr_assert_not_null(file, "%s", told);
    return file;
}

static void
assert_told(const char *text, const char *expected)
{
    g_autofree gchar *told = NULL;
    g_autoptr(GError) error = NULL;
    g_autoptr(TandemMarketFile) file = parse(text, strlen(text), &told, &error);

    cr_expect_null(file, "%s is taken", text);
    cr_expect(g_error_matches(error, TANDEM_ERROR, TANDEM_ERROR_FAULTS));
    cr_expect_str_eq(told, expected, "%s\ntells\n%snot\n%s", text, told, expected);
}

Test(market_json, agents_are_numbered_by_their_ids_bytes)
{
    g_autoptr(TandemMarketFile) file =
        read_well(HEAD "\"leaders\":[{\"id\":\"b\"},{\"id\":\"a\"}],"
                       "\"trainees\":[{\"id\":\"t10\",\"prefers\":[]},"
                       "{\"id\":\"t2\",\"prefers\":[\"b\",\"a\"]},"
                       "{\"id\":\"\xc3\xa9\",\"prefers\":[\"a\"]}]}");
    TandemMarket *const market = tandem_market_file_get_market(file);

    cr_expect_str_eq(tandem_market_file_get_trainee_id(file, 0), "t10");
    cr_expect_str_eq(tandem_market_file_get_trainee_id(file, 1), "t2");
    cr_expect_str_eq(tandem_market_file_get_trainee_id(file, 2), "\xc3\xa9");
    cr_expect_str_eq(tandem_market_file_get_leader_id(file, 0), "a");
    cr_expect_str_eq(tandem_market_file_get_opportunity_id(file, 1), "b");
    cr_expect_eq(tandem_market_get_n_edges(market), 3);
    cr_expect_eq(tandem_market_get_opportunities(market)[0], 1);
}

Test(market_json, the_order_of_agents_changes_nothing)
{
    g_autoptr(TandemMarketFile) one = read_well(HEAD PEOPLE "}");
    g_autoptr(TandemMarketFile) other =
        read_well("{\"leaders\":[{\"id\":\"L2\"},{\"id\":\"L1\"}],\"trainees\":["
                  "{\"prefers\":[\"L1\"],\"id\":\"T2\"},"
                  "{\"id\":\"T1\",\"prefers\":[\"L1\",\"L2\"]}],"
                  "\"version\":1,\"format\":\"tandem-market\"}");

    cr_expect_null(market_difference(tandem_market_file_get_market(one),
                                     tandem_market_file_get_market(other)));
}

Test(market_json, inner_lists_are_ties_and_an_absent_list_ties_all)
{
    g_autoptr(TandemMarketFile) file = read_well(
        HEAD "\"trainees\":[{\"id\":\"T1\",\"prefers\":[[\"O2\",\"O1\"],\"O3\"]},"
             "{\"id\":\"T2\",\"prefers\":[\"O1\",\"O3\"],\"quota\":2,\"priority\":3}],"
             "\"leaders\":[{\"id\":\"L1\",\"capacity\":2},"
             "{\"id\":\"L2\",\"prefers\":[\"T2\"]}],"
             "\"opportunities\":[{\"id\":\"O1\",\"leader\":\"L1\"},"
             "{\"id\":\"O2\",\"leader\":\"L1\",\"capacity\":4},"
             "{\"id\":\"O3\",\"leader\":\"L2\"}]}");
    TandemMarket *const market = tandem_market_file_get_market(file);
    const gint32 *const rank = tandem_market_get_trainee_ranks(market);

    cr_expect_eq(tandem_market_get_n_edges(market), 4, "T1 is not on L2's list");
    cr_expect_eq(tandem_market_get_n_one_sided(market), 1);
    cr_expect(rank[0] == 1 && rank[1] == 1);
    cr_expect_eq(tandem_market_get_leader_ranks(market)[0], 1);
    cr_expect_eq(tandem_market_get_leader_ranks(market)[2], 1);
    cr_expect_eq(tandem_market_get_capacities(market)[1], 4);
    cr_expect_eq(tandem_market_get_leader_capacities(market)[0], 2);
    cr_expect_eq(tandem_market_get_leader_capacities(market)[1], 1);
    cr_expect_eq(tandem_market_get_quotas(market)[1], 2);
    cr_expect_eq(tandem_market_get_priorities(market)[1], 3);
}

Test(market_json, keys_are_drawn_only_where_there_is_a_tie)
{
    g_autoptr(TandemMarketFile) tied = read_well(HEAD PEOPLE "}");
    g_autoptr(TandemMarketFile) strict =
        read_well(HEAD "\"trainees\":[{\"id\":\"T1\",\"prefers\":[\"L1\"]}],"
                       "\"leaders\":[{\"id\":\"L1\",\"prefers\":[\"T1\"]}]}");
    const char *const ids[] = { "T1", "T2" };
    guint64 keys[2];

    tandem_lottery_keys("seed", ids, 2, keys);
    const guint64 *const drawn =
        tandem_market_get_trainee_keys(tandem_market_file_get_market(tied));
    cr_assert_not_null(drawn);
    cr_expect(drawn[0] == keys[0] && drawn[1] == keys[1]);
    cr_expect_null(
        tandem_market_get_trainee_keys(tandem_market_file_get_market(strict)));
}

Test(market_json, text_that_is_no_market_is_told)
{
    assert_told("",
                "m.json:1:1: E601 this is not JSON: the end of the text, too early\n");
    assert_told(
        "{\"format\": \"tandem-market\",\n \"version\": 1,}",
        "m.json:2:15: E601 this is not JSON: no name in quotes where one is wanted\n");
    assert_told("[]", "m.json:1: E602 a market is an object\n");
    assert_told(
        "{\"version\": 1}",
        "m.json:1: E602 the key \"format\" with \"tandem-market\" is missing\n");
    assert_told("{\"format\":\"tandem-matching\",\"version\":1}",
                "m.json:1: E602 format \"tandem-matching\" is not tandem-market\n");
    assert_told("{\"format\":\"tandem-peers\",\"version\":1,\"agents\":[]}",
                "m.json:1: E615 tandem-peers is not built in this version\n");
    assert_told("{\"format\":\"tandem-market\",\"version\":2," PEOPLE "}",
                "m.json:1:version: E602 version 2 is not known; this program reads "
                "version 1\n");
    assert_told("{\"format\":\"tandem-market\",\"version\":1}",
                "m.json:1: E605 the key \"leaders\" is missing\n"
                "m.json:1: E605 the key \"trainees\" is missing\n");
}

Test(market_json, keys_that_do_not_belong_are_told)
{
    assert_told(HEAD PEOPLE ",\"clash\":[]}",
                "m.json:1: E603 unknown key \"clash\" (did you mean clashes?)\n");
    assert_told(HEAD PEOPLE ",\"pins\":[],\"pins\":[]}",
                "m.json:1:pins: E604 this key stands twice\n");
    assert_told(HEAD "\"leaders\":[],\"trainees\":[{\"prefers\":[]},"
                     "{\"id\":\"A\",\"prefers\":[],\"id\":\"B\"}]}",
                "m.json:1:trainees[0]: E605 the key \"id\" is missing\n"
                "m.json:1:trainees[1].id: E604 this key stands twice\n");
    assert_told(HEAD "\"trainees\":[],\"leaders\":[{\"id\":\"L\",\"prefers\":[],"
                     "\"prefers_opportunities\":[]}]}",
                "m.json:1:leaders[0]: E612 both prefers and prefers_opportunities\n");
}

Test(market_json, ids_that_do_not_fit_are_told)
{
    assert_told(
        HEAD "\"trainees\":[{\"id\":\"T\",\"prefers\":[\"X\"]},"
             "{\"id\":\"T\",\"prefers\":[]},{\"id\":\"\",\"prefers\":[]},"
             "{\"id\":7,\"prefers\":[]}],\"leaders\":[]}",
        "m.json:1:trainees[0].prefers[0]: E609 \"X\" is not the id of an opportunity\n"
        "m.json:1:trainees[1].id: E608 the id \"T\" is taken\n"
        "m.json:1:trainees[2].id: E608 an id is empty\n"
        "m.json:1:trainees[3].id: E606 a number stands where a text is wanted\n");
    assert_told(
        HEAD "\"trainees\":[{\"id\":\"T\",\"prefers\":[\"L1\",[\"L2\",\"L1\"]]}],"
             "\"leaders\":[{\"id\":\"L1\",\"prefers\":[\"U\"]},{\"id\":\"L2\"}]}",
        "m.json:1:leaders[0].prefers[0]: E609 \"U\" is not the id of a trainee\n"
        "m.json:1:trainees[0].prefers[1][1]: E610 \"L1\" is listed twice\n");
    assert_told(
        HEAD "\"trainees\":[],\"leaders\":[{\"id\":\"L\"}],"
             "\"opportunities\":[{\"id\":\"O\",\"leader\":\"M\"}]}",
        "m.json:1:opportunities[0].leader: E609 \"M\" is not the id of a leader\n");
}

Test(market_json, numbers_out_of_range_are_told)
{
    assert_told(
        HEAD "\"trainees\":[{\"id\":\"T\",\"prefers\":[],\"quota\":-1}],"
             "\"leaders\":[{\"id\":\"A\",\"capacity\":99999999999},"
             "{\"id\":\"B\",\"capacity\":1.5},{\"id\":\"C\",\"capacity\":\"2\"},"
             "{\"id\":\"D\",\"capacity\":1,\"minimum\":2},"
             "{\"id\":\"E\",\"may_close\":true}]}",
        "m.json:1:leaders[0].capacity: E607 99999999999 is not a whole number from 0 "
        "to 2147483647\n"
        "m.json:1:leaders[1].capacity: E607 1.5 is not a whole number from 0 to "
        "2147483647\n"
        "m.json:1:leaders[2].capacity: E606 a text stands where a number is wanted\n"
        "m.json:1:leaders[3]: E611 minimum 2 is above capacity 1\n"
        "m.json:1:leaders[4]: E612 may_close without a minimum\n"
        "m.json:1:trainees[0].quota: E607 -1 is not a whole number from 0 to "
        "2147483647\n");
    assert_told(
        HEAD PEOPLE ",\"weights\":[[\"T1\",\"L1\",1e400]]}",
        "m.json:1:weights[0][2]: E607 1e400 is not within the range of a double\n");
}

Test(market_json, parts_that_do_not_fit_are_told)
{
    assert_told(HEAD PEOPLE ",\"weights\":[[\"T2\",\"L2\",1],[\"T1\",\"L1\"]]}",
                "m.json:1:weights[0]: E613 \"T2\" does not list \"L2\"\n"
                "m.json:1:weights[1]: E606 2 entries stand where 3 are wanted\n");
    assert_told(
        HEAD PEOPLE ",\"pins\":[[\"T1\",\"L1\"],[\"T2\",\"L1\"]]}",
        "m.json:1:pins[1]: E614 one pin too many for \"L1\", whose capacity is 1\n");
    assert_told(
        HEAD PEOPLE ",\"pins\":[[\"T1\",\"L1\"],[\"T1\",\"L1\"]]}",
        "m.json:1:pins[1]: E610 the pair \"T1\", \"L1\" stands twice\n"
        "m.json:1:pins[1]: E614 one pin too many for \"L1\", whose capacity is 1\n"
        "m.json:1:pins[1]: E614 one pin too many for \"T1\", whose quota is 1\n");
    assert_told(HEAD PEOPLE ",\"clashes\":[[\"L1\",\"L1\"]]}",
                "m.json:1:clashes[0]: E610 \"L1\" clashes with itself\n");
    assert_told(HEAD PEOPLE ",\"links\":[{\"trainees\":[\"T1\",\"T1\"],"
                            "\"prefers\":[[null,null]]}]}",
                "m.json:1:links[0]: E610 \"T1\" is linked twice\n"
                "m.json:1:links[0].prefers[0]: E606 a choice names no opportunity\n");
    assert_told(HEAD PEOPLE ",\"groups\":[{\"id\":\"G\",\"opportunities\":[\"L1\"],"
                            "\"minimum\":3,\"maximum\":2},"
                            "{\"id\":\"G\",\"opportunities\":[\"L1\",\"L1\"]}]}",
                "m.json:1:groups[0]: E611 minimum 3 is above maximum 2\n"
                "m.json:1:groups[1]: E608 the id \"G\" is taken\n"
                "m.json:1:groups[1].opportunities[1]: E610 \"L1\" is listed twice\n");
}

Test(market_json, deep_nesting_is_told_at_once)
{
    enum { DEPTH = 100000 };
    g_autofree gchar *text = g_malloc(DEPTH + 1);

    memset(text, '[', DEPTH);
    text[DEPTH] = '\0';
    assert_told(text,
                "m.json:1:65: E601 this is not JSON: more than 64 levels of nesting\n");
}

/* Whatever becomes of one byte, or of the end, there is a market or a fault. */
Test(market_json, every_small_damage_is_told_or_taken)
{
    static const char whole[] =
        HEAD PEOPLE ",\"clashes\":[[\"L1\",\"L2\"]],\"links\":[{\"trainees\":"
                    "[\"T1\",\"T2\"],\"prefers\":[[\"L1\",null],[[\"L2\",\"L1\"]]]}],"
                    "\"groups\":[{\"id\":\"G\",\"opportunities\":[\"L1\"],"
                    "\"trainees\":[\"T1\"],\"maximum\":1}],"
                    "\"weights\":[[\"T1\",\"L1\",2.5e3]],\"pins\":[[\"T1\",\"L1\"]]}";
    static const char bytes[] = "\0\"\\{}[],:0-e.\xff\n tL";
    gsize n_taken = 0;

    for (gsize at = 0; at < sizeof whole - 1; at++) {
        for (gsize b = 0; b < sizeof bytes; b++) {
            g_autofree gchar *text = g_memdup2(whole, sizeof whole - 1);
            g_autofree gchar *told = NULL;
            g_autoptr(GError) error = NULL;
            const gboolean is_cut = b == sizeof bytes - 1;
            if (!is_cut)
                text[at] = bytes[b];
            g_autoptr(TandemMarketFile) file =
                parse(text, is_cut ? at : sizeof whole - 1, &told, &error);
            cr_assert((file != NULL) == (error == NULL));
            cr_assert(file != NULL || *told != '\0', "nothing is told");
            n_taken += file != NULL;
        }
    }
    cr_assert_gt(n_taken, 0);
}
