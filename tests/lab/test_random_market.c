/* SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>
#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <tandem-lab.h>

TestSuite(random_market, .timeout = 60);

/* "n_trainees=5 length=3": a market of the model with these values. */
static TandemMarket *
make(const char *model_name, const char *text, const char *seed, GError **error)
{
    const TandemModel *model = tandem_model_find(model_name, error);
    g_autoptr(TandemOptions) options = tandem_options_new();
    g_auto(GStrv) words = g_strsplit(text, " ", -1);

    for (gsize i = 0; words[i] != NULL; i++) {
        g_auto(GStrv) pair = g_strsplit(words[i], "=", 2);
        if (!tandem_model_set_option(model, options, pair[0], pair[1], error))
            return NULL;
    }
    return tandem_random_market(model, options, seed, error);
}

static TandemMarket *
must_make(const char *model_name, const char *text, const char *seed)
{
    GError *error = NULL;
    TandemMarket *market = make(model_name, text, seed, &error);

    cr_assert_null(error, "%s", error != NULL ? error->message : "");
    return market;
}

/* The chance of a chi-square as large, given counts and what was expected. */
static gdouble
chance(const gdouble *count, const gdouble *expected, gsize n)
{
    gdouble chi_square = 0;

    for (gsize i = 0; i < n; i++)
        chi_square += (count[i] - expected[i]) * (count[i] - expected[i]) / expected[i];
    return gsl_cdf_chisq_Q(chi_square, (gdouble)n - 1);
}

Test(random_market, every_trainee_lists_that_many_different_opportunities)
{
    static const char *const models[] = { "uniform", "popularity" };

    for (int i = 0; i < 2; i++) {
        g_autoptr(TandemMarket) market =
            must_make(models[i], "n_trainees=50 n_leaders=12 length=9", "1");
        const gsize *start = tandem_market_get_start(market);
        const gint32 *opportunity = tandem_market_get_opportunities(market);
        const gint32 *rank = tandem_market_get_trainee_ranks(market);
        for (gint32 t = 0; t < 50; t++) {
            guint seen = 0;
            cr_assert_eq(start[t + 1] - start[t], 9);
            for (gsize k = start[t]; k < start[t + 1]; k++) {
                cr_expect_eq(rank[k], (gint32)(k - start[t]) + 1);
                seen |= 1u << opportunity[k];
            }
            cr_expect_eq(__builtin_popcount(seen), 9);
        }
    }
}

Test(random_market, first_and_second_choices_are_uniform)
{
    enum { M = 6, N = 60000 };
    g_autoptr(TandemMarket) market =
        must_make("uniform", "n_trainees=60000 n_leaders=6 length=2", "2");
    const gint32 *opportunity = tandem_market_get_opportunities(market);
    gdouble count[M * (M - 1)] = { 0 }, expected[M * (M - 1)];

    for (gsize k = 0; k < 2 * N; k += 2) {
        const gint32 a = opportunity[k], b = opportunity[k + 1];
        cr_assert_neq(a, b);
        count[a * (M - 1) + b - (b > a)]++;
    }
    for (gsize i = 0; i < M * (M - 1); i++)
        expected[i] = (gdouble)N / (M * (M - 1));
    cr_expect(chance(count, expected, M * (M - 1)) > 1e-4);
}

static int
down(const void *a, const void *b)
{
    const gdouble x = *(const gdouble *)a, y = *(const gdouble *)b;

    return (x < y) - (x > y);
}

/* The weights are 5, 4.2, 3.4, 2.6, 1.8, 1; so far apart that the order of the counts
 * is theirs. */
Test(random_market, popularity_falls_linearly_by_the_ratio)
{
    enum { M = 6, N = 60000 };
    g_autoptr(TandemMarket) market =
        must_make("popularity", "n_trainees=60000 n_leaders=6 length=1 ratio=5", "3");
    const gint32 *opportunity = tandem_market_get_opportunities(market);
    gdouble count[M] = { 0 }, expected[M];

    for (gsize k = 0; k < N; k++)
        count[opportunity[k]]++;
    qsort(count, M, sizeof count[0], down);
    for (int i = 0; i < M; i++)
        expected[i] = (gdouble)N * (5 - 0.8 * i) / 18;
    cr_expect(chance(count, expected, M) > 1e-4, "%g %g %g", count[0], count[1],
              count[5]);
}

Test(random_market, the_second_choice_is_by_popularity_among_the_others)
{
    enum { M = 3, N = 60000 };
    g_autoptr(TandemMarket) market =
        must_make("popularity", "n_trainees=60000 n_leaders=3 length=2 ratio=3", "4");
    const gint32 *opportunity = tandem_market_get_opportunities(market);
    gdouble first[M] = { 0 }, weight[M], count[M * (M - 1)] = { 0 },
            expected[M * (M - 1)];

    for (gsize k = 0; k < 2 * N; k += 2)
        first[opportunity[k]]++;
    for (int i = 0; i < M; i++) /* 3, 2 and 1, to the opportunity they belong to */
        weight[i] = round(first[i] * 6 / (gdouble)N);
    cr_assert_eq(weight[0] + weight[1] + weight[2], 6);
    for (gsize k = 0; k < 2 * N; k += 2) {
        const gint32 a = opportunity[k], b = opportunity[k + 1];
        count[a * (M - 1) + b - (b > a)]++;
        expected[a * (M - 1) + b - (b > a)] =
            (gdouble)N * weight[a] / 6 * weight[b] / (6 - weight[a]);
    }
    cr_expect(chance(count, expected, M * (M - 1)) > 1e-4);
}

/* Each of 24,000 leaders ranks all four trainees. */
Test(random_market, leaders_orders_are_uniform_over_permutations)
{
    enum { LEADERS = 24000 };
    g_autoptr(TandemMarket) market =
        must_make("uniform", "n_trainees=4 n_leaders=24000 length=0", "5");
    const gint32 *opportunity = tandem_market_get_opportunities(market);
    const gint32 *rank = tandem_market_get_leader_ranks(market);
    g_autofree gint *order = g_new0(gint, LEADERS);
    gdouble count[24] = { 0 }, expected[24];

    for (gsize k = 0; k < 4 * LEADERS; k++)
        order[opportunity[k]] = order[opportunity[k]] * 4 + rank[k] - 1;
    for (int l = 0; l < LEADERS; l++) {
        const gint digit[4] = { order[l] >> 6, order[l] >> 4 & 3, order[l] >> 2 & 3,
                                order[l] & 3 };
        gint index = 0;
        for (int i = 0; i < 4; i++) {
            gint lower = 0;
            for (int j = i + 1; j < 4; j++) {
                cr_assert_neq(digit[i], digit[j]);
                lower += digit[j] < digit[i];
            }
            index = index * (4 - i) + lower;
        }
        count[index]++;
    }
    for (int i = 0; i < 24; i++)
        expected[i] = LEADERS / 24;
    cr_expect(chance(count, expected, 24) > 1e-4);
}

/* Share of entries tied with the one before, over all lists of both sides. */
Test(random_market, ties_come_as_often_as_their_density_says)
{
    enum { N = 5000, LENGTH = 20 };
    g_autoptr(TandemMarket) market =
        must_make("uniform",
                  "n_trainees=5000 n_leaders=100 length=20 trainee_ties=0.3 "
                  "leader_ties=0.8",
                  "6");
    const gint32 *opportunity = tandem_market_get_opportunities(market);
    const gint32 *trainee_rank = tandem_market_get_trainee_ranks(market);
    const gint32 *leader_rank = tandem_market_get_leader_ranks(market);
    gint32 most[100] = { 0 }, listed[100] = { 0 };
    gdouble tied = 0, leaders_tied = 0;

    for (gsize k = 0; k < N * LENGTH; k++) {
        tied += k % LENGTH > 0 && trainee_rank[k] == trainee_rank[k - 1];
        most[opportunity[k]] = MAX(most[opportunity[k]], leader_rank[k]);
        listed[opportunity[k]]++;
    }
    for (int l = 0; l < 100; l++)
        leaders_tied += listed[l] - most[l];
    const gdouble n_trainee = N * (LENGTH - 1), n_leader = N * LENGTH - 100;
    cr_expect(fabs(tied / n_trainee - 0.3) < 5 * sqrt(0.3 * 0.7 / n_trainee));
    cr_expect(fabs(leaders_tied / n_leader - 0.8) < 5 * sqrt(0.8 * 0.2 / n_leader));
    cr_expect(tandem_market_get_features(market) & TANDEM_FEATURE_TRAINEE_TIES);
    cr_expect(tandem_market_get_features(market) & TANDEM_FEATURE_LEADER_TIES);
}

/* Number of pairs of trainees whom two leaders order differently. */
static gint
disagreements(const char *noise)
{
    g_autofree gchar *text =
        g_strdup_printf("n_trainees=40 n_leaders=2 length=0 noise=%s", noise);
    g_autoptr(TandemMarket) market = must_make("popularity", text, "7");
    const gint32 *opportunity = tandem_market_get_opportunities(market);
    const gint32 *rank = tandem_market_get_leader_ranks(market);
    gint32 by[2][40];
    gint n = 0;

    for (gsize k = 0; k < 80; k++)
        by[opportunity[k]][k / 2] = rank[k];
    for (int a = 0; a < 40; a++)
        for (int b = 0; b < a; b++)
            n += (by[0][a] < by[0][b]) != (by[1][a] < by[1][b]);
    return n;
}

Test(random_market, without_noise_all_leaders_share_one_order)
{
    cr_expect_eq(disagreements("0"), 0);
    const gint some = disagreements("0.3"), all = disagreements("1");
    cr_expect(some > 0 && some < 234, "%d", some); /* 780 pairs */
    cr_expect(all > 260 && all < 520, "%d", all);
}

/* A leader gives a trainee one rank, whichever of its opportunities is listed. */
Test(random_market, projects_have_leaders_with_one_order_and_places_spread_evenly)
{
    g_autoptr(TandemMarket) market = must_make(
        "uniform",
        "n_trainees=200 n_leaders=10 opportunities_per_leader=3 length=12 places=100 "
        "leader_places=75 quota=2",
        "8");
    const gsize *start = tandem_market_get_start(market);
    const gint32 *opportunity = tandem_market_get_opportunities(market);
    const gint32 *rank = tandem_market_get_leader_ranks(market);
    const gint32 *leader_of = tandem_market_get_leader_of(market);
    gint32 places = 0;

    cr_assert_eq(tandem_market_get_n_opportunities(market), 30);
    for (gint32 t = 0; t < 200; t++)
        for (gsize k = start[t]; k < start[t + 1]; k++)
            for (gsize j = start[t]; j < k; j++)
                cr_expect_eq(leader_of[opportunity[j]] == leader_of[opportunity[k]],
                             leader_of[opportunity[j]] == leader_of[opportunity[k]] &&
                                 rank[j] == rank[k]);
    for (gint32 o = 0; o < 30; o++) {
        const gint32 capacity = tandem_market_get_capacities(market)[o];
        cr_expect(capacity == 3 || capacity == 4);
        places += capacity;
        cr_expect_eq(leader_of[o], o / 3);
    }
    cr_expect_eq(places, 100);
    cr_expect_eq(tandem_market_get_leader_capacities(market)[0], 8);
    cr_expect_eq(tandem_market_get_leader_capacities(market)[9], 7);
    cr_expect_eq(tandem_market_get_quotas(market)[199], 2);
}

static gchar *
hash(const TandemMarket *market)
{
    g_autoptr(GChecksum) sha256 = g_checksum_new(G_CHECKSUM_SHA256);
    const gssize length = (gssize)(tandem_market_get_n_edges(market) * sizeof(gint32));

    g_checksum_update(sha256, (gconstpointer)tandem_market_get_opportunities(market),
                      length);
    g_checksum_update(sha256, (gconstpointer)tandem_market_get_trainee_ranks(market),
                      length);
    g_checksum_update(sha256, (gconstpointer)tandem_market_get_leader_ranks(market),
                      length);
    return g_strndup(g_checksum_get_string(sha256), 16);
}

/* Little-endian machines; a change here breaks every experiment that names its seed. */
Test(random_market, a_seed_gives_the_same_market_for_ever)
{
    g_autoptr(TandemMarket) a = must_make("uniform", "leader_ties=0.5", "seed");
    g_autoptr(TandemMarket) b = must_make("popularity", "noise=0.5", "seed");
    g_autofree gchar *hash_a = hash(a), *hash_b = hash(b);

    cr_expect_str_eq(hash_a, "c17f6df1be662532");
    cr_expect_str_eq(hash_b, "b79e119c23a1b7c1");
}

Test(random_market, another_tie_density_leaves_the_lists_as_they_are)
{
    g_autoptr(TandemMarket) a = must_make("uniform", "leader_ties=0", "9");
    g_autoptr(TandemMarket) b = must_make("uniform", "leader_ties=0.9", "9");
    g_autoptr(TandemMarket) c = must_make("uniform", "leader_ties=0", "10");
    const gsize size = tandem_market_get_n_edges(a) * sizeof(gint32);

    cr_expect_eq(memcmp(tandem_market_get_opportunities(a),
                        tandem_market_get_opportunities(b), size),
                 0);
    cr_expect_neq(memcmp(tandem_market_get_opportunities(a),
                         tandem_market_get_opportunities(c), size),
                  0);
}

Test(random_market, empty_sides_are_markets_too)
{
    static const char *const texts[] = { "n_trainees=0", "n_leaders=0 length=0",
                                         "n_trainees=0 n_leaders=0 length=0",
                                         "n_trainees=3 n_leaders=1 length=1" };

    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_autoptr(TandemMarket) a = must_make("uniform", texts[i], "1");
        g_autoptr(TandemMarket) b = must_make("popularity", texts[i], "1");
        cr_expect_eq(tandem_market_get_n_edges(a), i == 3 ? 3 : 0);
        cr_expect_eq(tandem_market_get_n_edges(b), i == 3 ? 3 : 0);
    }
}

Test(random_market, what_does_not_fit_together_is_refused_by_name)
{
    static const char *const cases[][2] = {
        { "n_leaders=5", "uniform: length = 10, but there are 5 opportunities; "
                         "length = 0 lists all" },
        { "n_leaders=100000000 opportunities_per_leader=1000000",
          "uniform: n_leaders = 100000000 times opportunities_per_leader = 1000000 is "
          "more than 2147483646 opportunities" },
    };

    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GError) error = NULL;
        cr_expect_null(make("uniform", cases[i][0], "1", &error));
        cr_expect(g_error_matches(error, TANDEM_ERROR, TANDEM_ERROR_BAD_PARAMETER));
        cr_expect_str_eq(error->message, cases[i][1]);
    }
    g_autoptr(GError) error = NULL;
    cr_expect_null(make("rotation", "n_leaders=5", "1", &error));
    cr_expect_str_eq(error->message, "rotation: makes a folder, not one market");
}
