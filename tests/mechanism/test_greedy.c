/* SPDX-License-Identifier: MIT */
/* The greedy rule beside the same on matrices, and what it is known to reach. */
#include <criterion/criterion.h>

#include "oracle.h"

TestSuite(greedy, .timeout = 60);

static TandemMatching *
solve(const Lists *lists, const gdouble *weight)
{
    g_autoptr(GError) error = NULL;
    TandemMarketArrays arrays = lists_arrays(lists);

    arrays.weight = weight;
    g_autoptr(TandemMarket) market = tandem_market_new(&arrays, &error);
    cr_assert_not_null(market, "%s", error ? error->message : "");
    TandemMatching *const matching = tandem_solve(market, "greedy", NULL, NULL, &error);
    cr_assert_not_null(matching, "%s", error ? error->message : "");
    return matching;
}

/* By hand: 3 goes before 2, and takes the place that both twos would have had. */
Test(greedy, the_largest_weight_goes_first)
{
    g_autoptr(Lists) lists = lists_parse("0 1; 0; 1", "*; *", "");
    const gdouble weight[] = { 3, 2, 2, 2.5 };
    g_autoptr(TandemMatching) matching = solve(lists, weight);

    cr_expect_eq(tandem_matching_get_opportunity(matching, 0), 0);
    cr_expect_eq(tandem_matching_get_opportunity(matching, 1), TANDEM_NONE);
    cr_expect_eq(tandem_matching_get_opportunity(matching, 2), 1);
}

/* By hand: of equal pairs the lower mix goes first; it is 1's, whatever the order. */
Test(greedy, of_equal_weights_the_lower_mix_goes_first)
{
    for (guint64 key = 1; key <= 20; key++) {
        g_autofree gchar *more =
            g_strdup_printf("keys %" G_GUINT64_FORMAT " 99/7", key);
        g_autoptr(Lists) lists = lists_parse("0; 0", "*", more);
        const gint32 first =
            tandem_lottery_mix(key, 7) < tandem_lottery_mix(99, 7) ? 0 : 1;
        g_autoptr(TandemMatching) matching = solve(lists, NULL);
        cr_expect_eq(tandem_matching_get_opportunity(matching, first), 0);
    }
}

/* Weights by pair, no two alike; the entries of the raw lists, one after another. */
static gdouble *
draw_weights(const Lists *lists, const Oracle *q, guint32 seed, gdouble *of)
{
    g_autoptr(GRand) rand = g_rand_new_with_seed(seed);
    const gsize n = lists->trainees.start[lists->trainees.n];
    gdouble *const weight = g_new(gdouble, n + 1);

    for (gint32 t = 0; t < q->n; t++)
        for (gsize i = lists->trainees.start[t]; i < lists->trainees.start[t + 1]; i++)
            of[t * q->m + lists->trainees.id[i]] = weight[i] =
                g_rand_double_range(rand, 0, 10);
    return weight;
}

static gdouble
sum(const gdouble *of, const guint8 *held, gint32 n)
{
    gdouble all = 0;

    for (gint32 at = 0; at < n; at++)
        all += held[at] ? of[at] : 0;
    return all;
}

/* The best pair that fits, again and again; pins are held already. */
static void
plain_greedy(const Oracle *q, const gdouble *of, guint8 *held)
{
    for (;;) {
        gint32 best = TANDEM_NONE;
        for (gint32 at = 0; at < q->n * q->m; at++) {
            if (held[at] || q->trainee_rank[at] == 0 || q->leader_rank[at] == 0)
                continue;
            held[at] = 1;
            if (oracle_is_feasible(q, held) &&
                (best == TANDEM_NONE || of[at] > of[best]))
                best = at;
            held[at] = 0;
        }
        if (best == TANDEM_NONE)
            return;
        held[best] = 1;
    }
}

/* The most weight that trainees from @t on can add; quotas are 1. */
static gdouble
most(const Oracle *q, const gdouble *of, guint8 *held, gint32 t)
{
    if (t == q->n)
        return oracle_is_feasible(q, held) ? sum(of, held, q->n * q->m) : 0;
    gdouble best = most(q, of, held, t + 1);
    for (gint32 o = 0; o < q->m; o++) {
        held[t * q->m + o] = 1;
        best = MAX(best, most(q, of, held, t + 1));
        held[t * q->m + o] = 0;
    }
    return best;
}

static void
compare_with_plain(guint32 first_seed, const ListsShape *shape, gboolean is_half)
{
    for (guint32 seed = first_seed; seed < first_seed + 500; seed++) {
        g_autoptr(Lists) lists = lists_random(seed, shape);
        g_autoptr(Oracle) q = oracle_new(lists);
        const gsize n = (gsize)q->n * (gsize)q->m;
        g_autofree gdouble *of = g_new0(gdouble, n + 1);
        g_autofree gdouble *weight = draw_weights(lists, q, seed, of);
        g_autoptr(TandemMatching) matching = solve(lists, weight);
        g_autofree guint8 *held = oracle_table(matching);
        g_autofree guint8 *plain = g_memdup2(q->is_pin, n);
        plain_greedy(q, of, plain);
        cr_assert_arr_eq(held, plain, n, "seed %u", seed);
        if (is_half) {
            g_autofree guint8 *other = g_new0(guint8, n + 1);
            cr_assert_geq(2 * sum(of, held, (gint32)n) + 1e-9, most(q, of, other, 0),
                          "seed %u", seed);
        }
    }
}

Test(greedy, it_is_what_is_done_on_matrices)
{
    compare_with_plain(0,
                       &(ListsShape){ .n_trainees = 5,
                                      .n_opportunities = 5,
                                      .n_leaders = 2,
                                      .max_capacity = 2,
                                      .max_quota = 3,
                                      .listed_per_cent = 75,
                                      .tied_per_cent = 30,
                                      .keys = TRUE,
                                      .n_pins = 2 },
                       FALSE);
}

Test(greedy, with_one_place_each_it_has_half_of_the_most)
{
    compare_with_plain(1000,
                       &(ListsShape){ .n_trainees = 4,
                                      .n_opportunities = 4,
                                      .max_capacity = 1,
                                      .listed_per_cent = 90 },
                       TRUE);
}
