/* SPDX-License-Identifier: MIT */
/* Against the definition: every matching stands for election against every other. */
#include <criterion/criterion.h>

#include "oracle.h"

TestSuite(popular, .timeout = 60);

enum { MOST_HELD = 3 };

static TandemMatching *
solve(const Lists *lists)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(TandemMarket) market = lists_to_market(lists, &error);
    cr_assert_null(error, "%s", error ? error->message : "");
    TandemMatching *matching = tandem_solve(market, "popular-max", NULL, NULL, &error);
    cr_assert_null(error, "%s", error ? error->message : "");
    return matching;
}

/* 1, 0 or -1: @a is better, as good, worse; 0 as a rank is nobody, the worst. */
static int
prefer(gint32 a, gint32 b)
{
    if (a == b)
        return 0;
    return b == 0 || (a != 0 && a < b) ? 1 : -1;
}

static gint32
rank_of(const Oracle *q, const guint8 *held, gint32 t)
{
    for (gint32 o = 0; o < q->m; o++)
        if (held[t * q->m + o])
            return q->trainee_rank[t * q->m + o];
    return 0;
}

/* The fewest votes by which @a wins at an opportunity over all ways to pair off. */
static int
fewest(gint32 *a, gint32 *b, int n, int i)
{
    int least = G_MAXINT;

    if (i == n)
        return 0;
    for (int j = i; j < n; j++) {
        const gint32 other = b[j];
        b[j] = b[i];
        b[i] = other;
        least = MIN(least, prefer(a[i], b[i]) + fewest(a, b, n, i + 1));
        b[i] = b[j];
        b[j] = other;
    }
    return least;
}

static int
votes_of_opportunity(const Oracle *q, const guint8 *a, const guint8 *b, gint32 o)
{
    gint32 ours[MOST_HELD] = { 0 }, theirs[MOST_HELD] = { 0 };
    int n_ours = 0, n_theirs = 0;

    for (gint32 t = 0; t < q->n; t++) {
        const gint32 at = t * q->m + o;
        if (a[at] && !b[at])
            ours[n_ours++] = q->own_rank[at];
        if (b[at] && !a[at])
            theirs[n_theirs++] = q->own_rank[at];
    }
    return fewest(ours, theirs, MAX(n_ours, n_theirs), 0);
}

/* Whether @a loses to @b for some way to pair off. */
static gboolean
loses(const Oracle *q, const guint8 *a, const guint8 *b)
{
    int votes = 0;

    for (gint32 t = 0; t < q->n; t++)
        votes += prefer(rank_of(q, a, t), rank_of(q, b, t));
    for (gint32 o = 0; o < q->m; o++)
        votes += votes_of_opportunity(q, a, b, o);
    return votes < 0;
}

static void
gather(const Oracle *q, gint32 t, guint8 *held, GPtrArray *all)
{
    if (t == q->n) {
        if (oracle_is_feasible(q, held))
            g_ptr_array_add(all, g_memdup2(held, (gsize)q->n * (gsize)q->m + 1));
        return;
    }
    gather(q, t + 1, held, all);
    for (gint32 o = 0; o < q->m; o++) {
        const gint32 at = t * q->m + o;
        if (q->trainee_rank[at] == 0 && !q->is_pin[at])
            continue;
        held[at] = 1;
        gather(q, t + 1, held, all);
        held[at] = 0;
    }
}

static gboolean
is_popular(const Oracle *q, const guint8 *held, const GPtrArray *all)
{
    for (guint i = 0; i < all->len; i++)
        if (loses(q, held, all->pdata[i]))
            return FALSE;
    return TRUE;
}

static void
assert_largest_popular(guint32 first_seed, guint32 n_seeds, const ListsShape *shape)
{
    guint n_larger = 0;

    for (guint32 seed = first_seed; seed < first_seed + n_seeds; seed++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(Lists) lists = lists_random(seed, shape);
        for (gint32 l = 0; l < lists->leaders.n; l++)
            lists->leaders.absent[l] = 0;
        g_autoptr(Oracle) q = oracle_new(lists);
        g_autoptr(TandemMatching) matching = solve(lists);
        g_autoptr(TandemMatching) stable =
            tandem_solve(tandem_matching_get_market(matching), "deferred-acceptance",
                         NULL, NULL, &error);
        g_autofree guint8 *held = oracle_table(matching);
        g_autofree guint8 *tried = g_new0(guint8, (gsize)q->n * (gsize)q->m + 1);
        g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func(g_free);
        g_autofree gchar *text = lists_to_text(lists);
        gather(q, 0, tried, all);
        cr_assert(oracle_is_feasible(q, held), "seed %u: %s", seed, text);
        cr_assert(is_popular(q, held, all), "seed %u: %s", seed, text);
        for (guint i = 0; i < all->len; i++)
            cr_assert_leq(2 * oracle_size(q, all->pdata[i]), 3 * oracle_size(q, held),
                          "seed %u: %s", seed, text);
        for (guint i = 0; i < all->len; i++)
            cr_assert(oracle_size(q, all->pdata[i]) <= oracle_size(q, held) ||
                          !is_popular(q, all->pdata[i], all),
                      "seed %u: %s", seed, text);
        n_larger +=
            tandem_matching_get_size(matching) > tandem_matching_get_size(stable);
    }
    cr_assert_gt(n_larger, n_seeds / 50, "only %u are larger than stable", n_larger);
}

Test(popular, marriages_are_the_largest_that_win_every_vote)
{
    assert_largest_popular(0, 400,
                           &(ListsShape){ .n_trainees = 5,
                                          .n_opportunities = 4,
                                          .max_capacity = 1,
                                          .listed_per_cent = 70 });
}

Test(popular, hospitals_are_the_largest_that_win_every_vote)
{
    assert_largest_popular(1000, 400,
                           &(ListsShape){ .n_trainees = 5,
                                          .n_opportunities = 3,
                                          .max_capacity = MOST_HELD,
                                          .listed_per_cent = 75 });
    assert_largest_popular(2000, 200,
                           &(ListsShape){ .n_trainees = 5,
                                          .n_opportunities = 3,
                                          .max_capacity = MOST_HELD,
                                          .listed_per_cent = 80,
                                          .own_lists = TRUE,
                                          .n_pins = 1 });
}

/* Kavitha (2014), the introduction: the stable matching has one pair, a popular one
 * two.
 */
Test(popular, a_path_of_four_is_matched_whole)
{
    g_autoptr(Lists) lists = lists_parse("0 1; 0", "0 1; 0", "");
    g_autoptr(TandemMatching) matching = solve(lists);

    cr_expect_eq(tandem_matching_get_opportunity(matching, 0), 1);
    cr_expect_eq(tandem_matching_get_opportunity(matching, 1), 0);
}

Test(popular, ties_and_binding_leaders_are_refused_by_name)
{
    static const char *const more[] = { "", "of 0 0 | leaders 1" };
    static const char *const trainees[] = { "(0 1); 0", "0 1; 0" };

    for (int i = 0; i < 2; i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(Lists) lists =
            lists_parse(trainees[i], i == 0 ? "0 1; 0" : "0 1", more[i]);
        g_autoptr(TandemMarket) market = lists_to_market(lists, &error);
        cr_assert_not_null(market);
        cr_assert_null(tandem_solve(market, "popular-max", NULL, NULL, &error));
        cr_assert(g_error_matches(error, TANDEM_ERROR, TANDEM_ERROR_REFUSED_FEATURE));
    }
}
