/* SPDX-License-Identifier: MIT */
/* Formats that state one number of each pair: random markets go through each and come
 * back the same, and what such a format cannot hold is refused by name. */
#include <criterion/criterion.h>
#include <string.h>

#include "market_text.h"
#include "same_market.h"

TestSuite(weighted_formats, .timeout = 60);

enum { MOST = 13 };

/* A weight: whole, negative, with decimals, or any double at all. */
static gdouble
random_weight(GRand *random, guint32 seed)
{
    switch (seed % 4) {
    case 0:
        return g_rand_int_range(random, 0, 5);
    case 1:
        return g_rand_int_range(random, -3, 4);
    case 2:
        return g_rand_int_range(random, -30, 30) / 10.0;
    default:
        return g_rand_double_range(random, -1e3, 1e3) * 1e-9;
    }
}

/* Ranks of weight[0 .. n-1], which are sorted with their ids. */
static void
rank_by_weight(gint32 *id, gdouble *weight, gint32 *rank, gsize n, gboolean least_first)
{
    for (gsize i = 1; i < n; i++)
        for (gsize k = i; k > 0 && (least_first ? weight[k] < weight[k - 1]
                                                : weight[k] > weight[k - 1]);
             k--) {
            const gdouble w = weight[k];
            const gint32 o = id[k];
            weight[k] = weight[k - 1];
            id[k] = id[k - 1];
            weight[k - 1] = w;
            id[k - 1] = o;
        }
    for (gsize k = 0; k < n; k++)
        rank[k] = k == 0 ? 1 : rank[k - 1] + (weight[k] != weight[k - 1]);
}

static TandemMarket *
random_market(guint32 seed, const char *format)
{
    const gboolean is_square = strcmp(format, "dimacs-asn") != 0;
    const gboolean is_full = strcmp(format, "orlib-assign") == 0;
    g_autoptr(GRand) random = g_rand_new_with_seed(seed);
    const gint32 n = g_rand_int_range(random, 2, MOST);
    const gint32 m = is_square ? n : g_rand_int_range(random, 2, MOST);
    gsize start[MOST + 1] = { 0 };
    gint32 id[MOST * MOST], rank[MOST * MOST];
    gdouble weight[MOST * MOST];

    for (gint32 t = 0; t < n; t++) {
        gsize k = start[t];
        for (gint32 o = 0; o < m; o++)
            if (is_full || g_rand_int_range(random, 0, 2) == 0) {
                id[k] = o;
                weight[k++] = random_weight(random, seed);
            }
        start[t + 1] = k;
        rank_by_weight(id + start[t], weight + start[t], rank + start[t], k - start[t],
                       strcmp(format, "wmd") != 0);
    }
    const TandemMarketArrays arrays = { .n_trainees = n,
                                        .n_opportunities = m,
                                        .n_leaders = m,
                                        .trainees = { start, id, rank, NULL },
                                        .weight = weight };
    return tandem_market_new(&arrays, NULL);
}

static const char *const formats[] = { "orlib-assign", "dimacs-asn", "wmd" };

Test(weighted_formats, a_market_written_and_read_is_the_same_market)
{
    for (gsize f = 0; f < G_N_ELEMENTS(formats); f++)
        for (guint32 seed = 0; seed < 200; seed++) {
            g_autoptr(TandemMarket) market = random_market(seed, formats[f]);
            g_autoptr(TandemMarketFile) named = tandem_market_file_new(market, NULL);
            g_autofree gchar *text = market_text_write(named, formats[f]);
            g_autoptr(TandemMarketFile) file = market_text_read(NULL, text);
            g_autofree gchar *again = market_text_write(file, formats[f]);
            const gboolean has_weights = tandem_market_get_n_edges(market) > 0;
            const char *const difference =
                market_difference(market, tandem_market_file_get_market(file));
            cr_assert_null(difference, "%s, seed %u: %s\n%s", formats[f], seed,
                           difference, text);
            cr_assert_str_eq(again, text, "%s, seed %u", formats[f], seed);
            cr_assert(has_weights);
        }
}

/* The edge list and JSON have a place for weights, and lose none. */
Test(weighted_formats, weights_go_through_an_edge_list_and_json)
{
    static const char *const ways[] = { "csv", "json" };

    for (gsize f = 0; f < G_N_ELEMENTS(formats); f++)
        for (gsize w = 0; w < G_N_ELEMENTS(ways); w++)
            for (guint32 seed = 0; seed < 60; seed++) {
                g_autoptr(TandemMarket) market = random_market(seed, formats[f]);
                g_autoptr(TandemMarketFile) named =
                    tandem_market_file_new(market, NULL);
                g_autofree gchar *first = market_text_write(named, formats[f]);
                g_autoptr(TandemMarketFile) file = market_text_read(NULL, first);
                g_autofree gchar *there = market_text_write(file, ways[w]);
                g_autoptr(TandemMarketFile) away = market_text_read(ways[w], there);
                g_autofree gchar *back = market_text_write(away, formats[f]);
                cr_assert_str_eq(back, first, "%s, %s, seed %u", formats[f], ways[w],
                                 seed);
            }
}

static void
assert_refused(const char *csv, const char *format, const char *message)
{
    g_autoptr(TandemMarketFile) file = market_text_read("csv", csv);
    g_autoptr(TandemFaults) notes = tandem_faults_new();
    g_autoptr(GError) error = NULL;
    g_autofree gchar *text = tandem_market_file_to_format(file, format, notes, &error);

    cr_assert_null(text, "%s", text);
    cr_assert(g_error_matches(error, TANDEM_ERROR, TANDEM_ERROR_REFUSED_FEATURE));
    cr_expect_str_eq(error->message, message);
}

#define HEAD "trainee,opportunity,trainee_rank,leader_rank,weight,quota,capacity\n"

Test(weighted_formats, what_a_format_cannot_hold_is_refused_by_name)
{
    assert_refused(HEAD "A,X,1,1,,1,1\n", "dimacs-asn",
                   "dimacs-asn cannot hold the market's pairs without weights");
    assert_refused(HEAD "A,X,1,1,4,2,1\n", "wmd",
                   "wmd cannot hold the market's quotas");
    assert_refused(HEAD "A,X,1,1,4,1,2\n", "dimacs-asn",
                   "dimacs-asn cannot hold the market's capacities above or below 1");
    assert_refused(HEAD "A,X,1,1,4,1,1\nB,X,1,2,4,1,1\n", "dimacs-asn",
                   "dimacs-asn cannot hold the market's leaders' lists");
    assert_refused(HEAD "A,X,1,1,4,1,1\nB,X,1,1,4,1,1\n", "wmd",
                   "wmd cannot hold the market's sides of different size");
    assert_refused(HEAD "A,X,1,1,4,1,1\nA,Y,2,1,5,1,1\nB,Y,1,1,5,1,1\n", "orlib-assign",
                   "orlib-assign cannot hold the market's lists that leave somebody "
                   "out");
    assert_refused(HEAD "A,X,1,1,4,1,1\nA,Y,2,1,3,1,1\n", "dimacs-asn",
                   "dimacs-asn cannot hold the market's trainees' ranks other than by "
                   "rising weight");
    assert_refused(HEAD "A,X,1,1,4,1,1\nA,Y,1,1,5,1,1\n", "dimacs-asn",
                   "dimacs-asn cannot hold the market's trainees' ranks other than by "
                   "rising weight");
    assert_refused(HEAD "A,X,1,1,4,1,1\nA,Y,2,1,4,1,1\nB,,,,,1,\n", "wmd",
                   "wmd cannot hold the market's trainees' ranks other than by falling "
                   "weight");
}
