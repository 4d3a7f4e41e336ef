/* SPDX-License-Identifier: MIT */
/* Top trading cycles, beside its rounds on the raw lists; what it promises with strict
 * lists and what it does not, by search. */
#include <criterion/criterion.h>

#include <string.h>

#include "oracle.h"

TestSuite(top_trading_cycles, .timeout = 120);

static TandemMatching *
solve(const Lists *lists)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(TandemMarket) market = lists_to_market(lists, &error);
    cr_assert_null(error, "%s", error ? error->message : "");
    TandemMatching *const matching =
        tandem_solve(market, "top-trading-cycles", NULL, NULL, &error);
    cr_assert_null(error, "%s", error ? error->message : "");
    return matching;
}

static void
expect(const char *trainees, const char *leaders, const char *more,
       const gint32 *opportunity)
{
    g_autoptr(Lists) lists = lists_parse(trainees, leaders, more);
    g_autoptr(TandemMatching) matching = solve(lists);

    for (gint32 t = 0; t < lists->trainees.n; t++)
        cr_expect_eq(tandem_matching_get_opportunity(matching, t), opportunity[t],
                     "trainee %d: %d, not %d", t,
                     tandem_matching_get_opportunity(matching, t), opportunity[t]);
}

/* Abdulkadiroğlu and Sönmez (2003), the eight students and four schools by which they
 * show the rounds, all numbers one less. */
Test(top_trading_cycles, the_eight_students_trade_as_printed)
{
    expect("1 0 2 3; 0 1 2 3; 2 1 0 3; 2 3 0 1; 0 2 3 1; 3 0 1 2; 0 1 2 3; 0 1 3 2",
           "0 1 2 3 4 5 6 7; 2 4 3 7 6 1 0 5; 4 2 0 6 1 7 5 3; 5 7 6 3 1 2 4 0",
           "capacity 2 2 3 3", (const gint32[]){ 1, 0, 2, 2, 0, 3, 1, 3 });
}

/* By hand. Who owns a place each swaps it, though 2 stands before 1 at 0. */
Test(top_trading_cycles, two_swap_over_the_head_of_a_third)
{
    expect("1 0 2; 0 1 2; 0 1 2", "0 2 1; 1 0 2; *", "", (const gint32[]){ 1, 0, 2 });
}

/* By hand. 0 and 1 are of one leader, who has one place and points at 1. 1 trades it
 * with 0 for 2, and so 2 finds no place at either. */
Test(top_trading_cycles, a_place_is_one_of_the_leader_as_well)
{
    expect("0 2; 2 1; 1", "1 0 2; 0 1", "of 0 0 1 | capacity 1 1 1 | leaders 1 1",
           (const gint32[]){ 0, 2, TANDEM_NONE });
}

/* By hand. 0 and 1 tie at the leader of both, without competing for a place. The lower
 * key is pointed at and trades with 2, who has the first of that leader's. */
Test(top_trading_cycles, the_lottery_says_whom_a_leader_points_at)
{
    expect("2 0; 2 1; 0 1 2", "(0 1) 2; 2 0 1", "of 0 0 1 | keys 1 2 9/1 2 3",
           (const gint32[]){ 2, 1, 0 });
    expect("2 0; 2 1; 0 1 2", "(0 1) 2; 2 0 1", "of 0 0 1 | keys 2 1 9/1 2 3",
           (const gint32[]){ TANDEM_NONE, 2, 0 });
}

/* The best that @t can have beside @held; quotas are 1. */
static gint32
plain_wish(const Lists *lists, const Oracle *q, guint8 *held, gint32 t)
{
    gint32 best = TANDEM_NONE;
    guint64 best_mix = 0;

    for (gint32 o = 0; o < q->m; o++) {
        const gint32 at = t * q->m + o, rank = q->trainee_rank[at];
        if (rank == 0 || q->leader_rank[at] == 0 || held[at])
            continue;
        held[at] = 1;
        const gboolean fits = oracle_is_feasible(q, held);
        held[at] = 0;
        const guint64 mix =
            lists->trainee_key == NULL
                ? 0
                : tandem_lottery_mix(lists->trainee_key[t], lists->opportunity_key[o]);
        const gint32 than =
            best == TANDEM_NONE ? G_MAXINT32 : q->trainee_rank[t * q->m + best];
        if (fits && (rank < than || (rank == than && mix < best_mix))) {
            best = o;
            best_mix = mix;
        }
    }
    return best;
}

/* Whom the leader of @o ranks first of those with wishes. */
static gint32
plain_favourite(const Lists *lists, const Oracle *q, const gint32 *wish, gint32 o)
{
    gint32 best = TANDEM_NONE, best_rank = 0;

    for (gint32 t = 0; t < q->n; t++)
        for (gint32 other = 0; other < q->m; other++) {
            const gint32 rank = q->leader_rank[t * q->m + other];
            if (wish[t] == TANDEM_NONE || q->leader_of[other] != q->leader_of[o] ||
                rank == 0 || q->trainee_rank[t * q->m + other] == 0)
                continue;
            const gint32 p_t = lists->priority[t];
            const gint32 p_b = best == TANDEM_NONE ? 0 : lists->priority[best];
            const gboolean has_keys = lists->trainee_key != NULL && best != TANDEM_NONE;
            const guint64 k_t = has_keys ? lists->trainee_key[t] : 0;
            const guint64 k_b = has_keys ? lists->trainee_key[best] : 0;
            if (best == TANDEM_NONE || rank < best_rank ||
                (rank == best_rank && (p_t < p_b || (p_t == p_b && k_t < k_b)))) {
                best = t;
                best_rank = rank;
            }
        }
    return best;
}

/* One round: all who are on a cycle have what they wish. FALSE: nobody is. */
static gboolean
plain_round(const Lists *lists, const Oracle *q, guint8 *held)
{
    g_autofree gint32 *wish = g_new(gint32, (gsize)q->n + 1);
    g_autofree gint32 *next = g_new(gint32, (gsize)q->n + 1);
    gboolean any = FALSE;

    for (gint32 t = 0; t < q->n; t++)
        wish[t] = plain_wish(lists, q, held, t);
    for (gint32 t = 0; t < q->n; t++)
        next[t] = wish[t] == TANDEM_NONE ? TANDEM_NONE
                                         : plain_favourite(lists, q, wish, wish[t]);
    for (gint32 t = 0; t < q->n; t++) {
        gint32 u = next[t];
        for (gint32 i = 0; i < q->n && u != TANDEM_NONE && u != t; i++)
            u = next[u];
        if (u == t) {
            held[t * q->m + wish[t]] = 1;
            any = TRUE;
        }
    }
    return any;
}

static void
compare_with_plain(guint32 first_seed, const ListsShape *shape)
{
    for (guint32 seed = first_seed; seed < first_seed + 1500; seed++) {
        g_autoptr(Lists) lists = lists_random(seed, shape);
        g_autoptr(Oracle) q = oracle_new(lists);
        g_autoptr(TandemMatching) matching = solve(lists);
        g_autofree guint8 *held = oracle_table(matching);
        g_autofree guint8 *plain = g_memdup2(q->is_pin, (gsize)(q->n * q->m));
        g_autofree gchar *text = lists_to_text(lists);
        while (plain_round(lists, q, plain))
            ;
        cr_assert_arr_eq(held, plain, (gsize)(q->n * q->m), "seed %u: %s", seed, text);
    }
}

Test(top_trading_cycles, it_is_what_the_rounds_give)
{
    compare_with_plain(0, &(ListsShape){ .n_trainees = 7,
                                         .n_opportunities = 6,
                                         .n_leaders = 3,
                                         .max_capacity = 2,
                                         .listed_per_cent = 75,
                                         .all_state = TRUE,
                                         .n_pins = 2 });
    compare_with_plain(3000, &(ListsShape){ .n_trainees = 8,
                                            .n_opportunities = 6,
                                            .max_capacity = 2,
                                            .listed_per_cent = 75,
                                            .n_pins = 1 });
}

Test(top_trading_cycles, with_ties_it_is_what_the_rounds_give)
{
    compare_with_plain(6000, &(ListsShape){ .n_trainees = 7,
                                            .n_opportunities = 6,
                                            .n_leaders = 3,
                                            .max_capacity = 2,
                                            .listed_per_cent = 75,
                                            .tied_per_cent = 40,
                                            .priorities = TRUE,
                                            .keys = TRUE,
                                            .n_pins = 2 });
}

Test(top_trading_cycles, with_strict_lists_nobody_can_be_bettered_for_nothing)
{
    for (guint32 seed = 0; seed < 500; seed++) {
        g_autoptr(Lists) lists = lists_random(seed, &(ListsShape){
                                                        .n_trainees = 4,
                                                        .n_opportunities = 4,
                                                        .n_leaders = seed % 2 ? 2 : 0,
                                                        .max_capacity = 2,
                                                        .listed_per_cent = 80,
                                                        .all_state = TRUE,
                                                    });
        g_autoptr(Oracle) q = oracle_new(lists);
        g_autoptr(TandemMatching) matching = solve(lists);
        g_autofree guint8 *held = oracle_table(matching);
        cr_assert_not(oracle_is_dominated(q, held), "seed %u", seed);
    }
}

/* All lists of some of three, best first. */
static const char *const reports[] = { "0 1 2", "0 2 1", "1 0 2", "1 2 0", "2 0 1",
                                       "2 1 0", "0 1",   "1 0",   "0 2",   "2 0",
                                       "1 2",   "2 1",   "0",     "1",     "2" };
enum { N = 4, N_REPORTS = G_N_ELEMENTS(reports), N_FULL = 6 };

/* What trainee @t has where each states the report of its number. */
static gint32
outcome(const gsize *report, const char *leaders, const char *more, gint32 t)
{
    g_autoptr(GString) text = g_string_new(NULL);

    for (gint32 i = 0; i < N; i++)
        g_string_append_printf(text, "%s%s", i > 0 ? "; " : "", reports[report[i]]);
    g_autoptr(Lists) lists = lists_parse(text->str, leaders, more);
    g_autoptr(TandemMatching) matching = solve(lists);
    return tandem_matching_get_opportunity(matching, t);
}

/* Where @o stands in what is stated; after all of it, where it does not. */
static gint
stands(const char *report, gint32 o)
{
    const char *const at = o == TANDEM_NONE ? NULL : strchr(report, '0' + o);

    return at != NULL ? (gint)(at - report) : 99;
}

static gboolean
is_of_same(const char *a, const char *b)
{
    return strlen(a) == strlen(b) && strspn(a, b) == strlen(a);
}

static const char *
draw_order(GRand *rand)
{
    static const char *const orders[] = { "0 1 2 3", "1 0 3 2", "2 3 0 1", "3 2 1 0",
                                          "1 3 0 2", "2 0 3 1", "3 0 2 1", "0 3 1 2" };

    return orders[g_rand_int_range(rand, 0, G_N_ELEMENTS(orders))];
}

/* How often a misreport pays, of the same opportunities and of others, over random
 * markets, each trainee and all that it could state. */
static void
count_gains(gsize n_true, guint *by_order, guint *by_choice)
{
    static const char *const places[] = { "", "capacity 2 1 1",
                                          "of 0 0 1 | capacity 1 1 1 | leaders 1 2",
                                          "of 0 0 1 | capacity 1 1 1 | leaders 2 1" };
    g_autoptr(GRand) rand = g_rand_new_with_seed(3);

    for (gint round = 0; round < 300; round++) {
        const char *const more = places[round % (gint)G_N_ELEMENTS(places)];
        g_autofree gchar *leaders =
            round % 4 < 2
                ? g_strdup_printf("%s; %s; %s", draw_order(rand), draw_order(rand),
                                  draw_order(rand))
                : g_strdup_printf("%s; %s", draw_order(rand), draw_order(rand));
        gsize report[N];
        for (gint32 t = 0; t < N; t++)
            report[t] = (gsize)g_rand_int_range(rand, 0, (gint32)n_true);
        for (gint32 t = 0; t < N; t++) {
            const gsize truth = report[t];
            const gint had = stands(reports[truth], outcome(report, leaders, more, t));
            for (report[t] = 0; report[t] < N_REPORTS; report[t]++)
                if (stands(reports[truth], outcome(report, leaders, more, t)) < had)
                    ++*(is_of_same(reports[truth], reports[report[t]]) ? by_order
                                                                       : by_choice);
            report[t] = truth;
        }
    }
}

Test(top_trading_cycles, nobody_gains_by_another_order_of_the_same)
{
    guint by_order = 0, by_choice = 0;

    count_gains(N_REPORTS, &by_order, &by_choice);
    cr_expect_eq(by_order, 0);
    cr_expect_gt(by_choice, 0); /* whom one lists one may trade with */
}

/* By hand. 0 would have 1 and nothing else, and 2 stands before it there. Had 0 listed
 * 0 as well, whose leader ranks it first, it could trade that place with 1. */
Test(top_trading_cycles, a_place_one_does_not_want_can_be_traded)
{
    expect("1; 0 1; 1", "0 1; 1 2 0", "", (const gint32[]){ TANDEM_NONE, 0, 1 });
    expect("1 0; 0 1; 1", "0 1; 1 2 0", "", (const gint32[]){ 1, 0, TANDEM_NONE });
}
