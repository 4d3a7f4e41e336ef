/* SPDX-License-Identifier: MIT */
/* Where leaders rank opportunities: the strategy, and the judge, against the definition
 * over all matchings of small markets. */
#include <criterion/criterion.h>

#include "support.h"

TestSuite(projects_preferred, .timeout = 60);

enum { MOST = 6 };

/* A market as matrices. */
typedef struct {
    gint32 n, m, l;
    gint32 rank[MOST][MOST]; /* [trainee][opportunity], 0: not listed */
    gint32 leader_of[MOST], capacity[MOST], leader_capacity[MOST];
    gint32 leader_rank[MOST]; /* [opportunity] */
} Projects;

static Projects
draw(guint32 seed)
{
    g_autoptr(GRand) rand = g_rand_new_with_seed(seed);
    Projects p = { .n = 5, .m = g_rand_int_range(rand, 3, 6), .l = 2 };

    for (gint32 o = 0; o < p.m; o++) {
        p.leader_of[o] = g_rand_int_range(rand, 0, p.l);
        p.capacity[o] = g_rand_int_range(rand, 0, 3);
        p.leader_rank[o] = o + 1;
    }
    for (gint32 o = p.m; o-- > 1;) { /* any order; those of one leader differ */
        const gint32 other = g_rand_int_range(rand, 0, o + 1);
        const gint32 moved = p.leader_rank[o];
        p.leader_rank[o] = p.leader_rank[other];
        p.leader_rank[other] = moved;
    }
    for (gint32 l = 0; l < p.l; l++)
        p.leader_capacity[l] = g_rand_int_range(rand, 0, 4);
    for (gint32 t = 0; t < p.n; t++) {
        gint32 order[MOST], n = 0;
        for (gint32 o = 0; o < p.m; o++)
            order[o] = o;
        for (gint32 o = p.m; o-- > 0;) {
            const gint32 at = g_rand_int_range(rand, 0, o + 1);
            const gint32 drawn = order[at];
            order[at] = order[o];
            if (g_rand_int_range(rand, 0, 100) < 65)
                p.rank[t][drawn] = ++n;
        }
    }
    return p;
}

static TandemMarket *
to_market(const Projects *p)
{
    gsize start[MOST + 1] = { 0 };
    gint32 id[MOST * MOST];

    for (gint32 t = 0; t < p->n; t++) {
        start[t + 1] = start[t];
        for (gint32 rank = 1; rank <= p->m; rank++)
            for (gint32 o = 0; o < p->m; o++)
                if (p->rank[t][o] == rank)
                    id[start[t + 1]++] = o;
    }
    const TandemMarketArrays arrays = { .n_trainees = p->n,
                                        .n_opportunities = p->m,
                                        .n_leaders = p->l,
                                        .trainees = { .start = start, .id = id },
                                        .leader_of = p->leader_of,
                                        .opportunity_capacity = p->capacity,
                                        .leader_capacity = p->leader_capacity,
                                        .leader_opportunity_rank = p->leader_rank };
    g_autoptr(GError) error = NULL;
    TandemMarket *market = tandem_market_new(&arrays, &error);
    cr_assert_null(error, "%s", error ? error->message : "");
    return market;
}

/* place[t]: an opportunity, or TANDEM_NONE. */
static gint32
count_at(const Projects *p, const gint32 *place, gint32 o)
{
    gint32 n = 0;

    for (gint32 t = 0; t < p->n; t++)
        n += place[t] == o;
    return n;
}

static gint32
count_with(const Projects *p, const gint32 *place, gint32 l)
{
    gint32 n = 0;

    for (gint32 t = 0; t < p->n; t++)
        n += place[t] != TANDEM_NONE && p->leader_of[place[t]] == l;
    return n;
}

static gboolean
prefers(const Projects *p, gint32 t, gint32 o, gint32 now)
{
    return p->rank[t][o] > 0 && (now == TANDEM_NONE || p->rank[t][o] < p->rank[t][now]);
}

static gboolean
blocks(const Projects *p, const gint32 *place, gint32 t, gint32 o)
{
    const gint32 l = p->leader_of[o], now = place[t];

    if (!prefers(p, t, o, now) || count_at(p, place, o) >= p->capacity[o])
        return FALSE;
    if (now != TANDEM_NONE && p->leader_of[now] == l)
        return p->leader_rank[o] < p->leader_rank[now];
    if (count_with(p, place, l) < p->leader_capacity[l])
        return TRUE;
    for (gint32 other = 0; other < p->m; other++)
        if (p->leader_of[other] == l && count_at(p, place, other) > 0 &&
            p->leader_rank[o] < p->leader_rank[other])
            return TRUE;
    return FALSE;
}

/* Whether @t comes back to @first by steps to somebody whose place it prefers. */
static gboolean
reaches(const Projects *p, const gint32 *place, gint32 t, gint32 first, gboolean *seen)
{
    for (gint32 u = 0; u < p->n; u++) {
        if (place[u] == TANDEM_NONE || !prefers(p, t, place[u], place[t]))
            continue;
        if (u == first)
            return TRUE;
        if (!seen[u]) {
            seen[u] = TRUE;
            if (reaches(p, place, u, first, seen))
                return TRUE;
        }
    }
    return FALSE;
}

static gboolean
has_coalition(const Projects *p, const gint32 *place)
{
    for (gint32 t = 0; t < p->n; t++) {
        gboolean seen[MOST] = { FALSE };
        if (place[t] != TANDEM_NONE && reaches(p, place, t, t, seen))
            return TRUE;
    }
    return FALSE;
}

static guint
count_blocking(const Projects *p, const gint32 *place)
{
    guint n = 0;

    for (gint32 t = 0; t < p->n; t++)
        for (gint32 o = 0; o < p->m; o++)
            n += blocks(p, place, t, o) ? 1 : 0;
    return n;
}

static gboolean
fits(const Projects *p, const gint32 *place)
{
    for (gint32 o = 0; o < p->m; o++)
        if (count_at(p, place, o) > p->capacity[o])
            return FALSE;
    for (gint32 l = 0; l < p->l; l++)
        if (count_with(p, place, l) > p->leader_capacity[l])
            return FALSE;
    return TRUE;
}

static gint32
size_of(const Projects *p, const gint32 *place)
{
    return p->n - count_at(p, place, TANDEM_NONE);
}

/* The judge must say of a matching what the definitions do. */
static void
assert_judged(const Projects *p, TandemMarket *market, const gint32 *place,
              guint32 seed)
{
    g_autoptr(GError) error = NULL;
    gsize edge[MOST], n = 0;
    gdouble blocking = -1, coalition = -1;

    for (gint32 t = 0; t < p->n; t++)
        for (gsize k = tandem_market_get_start(market)[t];
             k < tandem_market_get_start(market)[t + 1]; k++)
            if (tandem_market_get_opportunities(market)[k] == place[t])
                edge[n++] = k;
    g_autoptr(TandemMatching) matching =
        tandem_matching_new(market, "any", TANDEM_STATUS_FEASIBLE, edge, n, &error);
    g_autoptr(TandemMeasures) measures = tandem_measures_new(matching, NULL, &error);
    cr_assert_not_null(measures, "%s", error ? error->message : "");
    cr_assert(tandem_measures_get(measures, "blocking_pairs", &blocking));
    cr_assert(tandem_measures_get(measures, "coalition", &coalition));
    cr_assert_eq(blocking, count_blocking(p, place), "seed %u", seed);
    cr_assert_eq(coalition > 0, has_coalition(p, place), "seed %u", seed);
}

/* Every matching from trainee @t on; returns the size of the largest stable one. */
static gint32
try_all(const Projects *p, TandemMarket *market, gint32 *place, gint32 t, guint32 seed)
{
    gint32 best = -1;

    if (t == p->n) {
        if (!fits(p, place))
            return -1;
        if (seed % 10 == 0)
            assert_judged(p, market, place, seed);
        return count_blocking(p, place) == 0 && !has_coalition(p, place)
                   ? size_of(p, place)
                   : -1;
    }
    for (place[t] = TANDEM_NONE; place[t] < p->m; place[t]++)
        if (place[t] == TANDEM_NONE || p->rank[t][place[t]] > 0)
            best = MAX(best, try_all(p, market, place, t + 1, seed));
    return best;
}

Test(projects_preferred, two_thirds_are_placed_and_nothing_blocks)
{
    for (guint32 seed = 0; seed < 2000; seed++) {
        g_autoptr(GError) error = NULL;
        const Projects p = draw(seed);
        g_autoptr(TandemMarket) market = to_market(&p);
        gint32 place[MOST] = { 0 };
        const gint32 largest = try_all(&p, market, place, 0, seed);
        g_autoptr(TandemMatching) matching =
            tandem_solve(market, "kiraly", NULL, NULL, &error);
        cr_assert_not_null(matching, "%s", error ? error->message : "");
        for (gint32 t = 0; t < p.n; t++)
            place[t] = tandem_matching_get_opportunity(matching, t);
        cr_assert(fits(&p, place), "seed %u", seed);
        cr_assert_eq(count_blocking(&p, place), 0, "seed %u", seed);
        cr_assert_not(has_coalition(&p, place), "seed %u", seed);
        cr_assert_geq(3 * size_of(&p, place), 2 * largest, "seed %u", seed);
    }
}

/* By hand: 0 and 1 each hold what the other would rather have, and no leader minds. */
Test(projects_preferred, a_coalition_is_told_and_none_is_left)
{
    const Projects p = { .n = 2,
                         .m = 2,
                         .l = 1,
                         .rank = { { 1, 2 }, { 2, 1 } },
                         .capacity = { 1, 1 },
                         .leader_capacity = { 2 },
                         .leader_rank = { 1, 2 } };
    const gint32 crossed[] = { 1, 0 };
    g_autoptr(TandemMarket) market = to_market(&p);
    g_autoptr(TandemMatching) matching =
        tandem_solve(market, "kiraly", NULL, NULL, NULL);

    cr_assert_eq(count_blocking(&p, crossed), 0);
    cr_assert(has_coalition(&p, crossed));
    assert_judged(&p, market, crossed, 0);
    cr_expect_eq(tandem_matching_get_opportunity(matching, 0), 0);
    cr_expect_eq(tandem_matching_get_opportunity(matching, 1), 1);
}

/* A quota above what a list has to use it on is none: the pin is held, and once. */
Test(projects_preferred, a_trainee_whose_one_edge_is_pinned_holds_it_once)
{
    const gsize start[] = { 0, 1, 3 };
    const gint32 wants[] = { 0, 0, 1 }, leader_of[] = { 0, 0 }, capacity[] = { 2, 1 };
    const gint32 rank[] = { 1, 2 }, quota[] = { 2, 1 }, pins[] = { 0, 0 };
    const TandemMarketArrays arrays = { .n_trainees = 2,
                                        .n_opportunities = 2,
                                        .n_leaders = 1,
                                        .trainees = { .start = start, .id = wants },
                                        .leader_of = leader_of,
                                        .opportunity_capacity = capacity,
                                        .leader_opportunity_rank = rank,
                                        .quota = quota,
                                        .pins = pins,
                                        .n_pins = 1 };
    g_autoptr(GError) error = NULL;
    g_autoptr(TandemMarket) market = tandem_market_new(&arrays, &error);
    cr_assert_not_null(market, "%s", error ? error->message : "");
    g_autoptr(TandemMatching) matching =
        tandem_solve(market, "kiraly", NULL, NULL, &error);

    cr_assert_not_null(matching, "%s", error ? error->message : "");
    cr_expect_eq(tandem_matching_get_size(matching), 2);
    cr_expect_eq(tandem_matching_get_opportunity(matching, 0), 0);
    cr_expect_eq(tandem_matching_get_opportunity(matching, 1), 0);
}

/* 20,000 trainees; rings of all kinds have to be found, and the judge finds none left.
 */
Test(projects_preferred, a_large_market_is_left_without_blocking_pair_or_coalition)
{
    enum { N = 20000, M = 600, L = 100, LENGTH = 8 };
    g_autoptr(GRand) rand = g_rand_new_with_seed(7);
    g_autofree gsize *start = g_new0(gsize, N + 1);
    g_autofree gint32 *wants = g_new(gint32, N * LENGTH);
    gint32 leader_of[M], capacity[M], rank[M], leader_capacity[L];
    g_autoptr(GError) error = NULL;
    gdouble blocking = -1, coalition = -1;

    for (gint32 o = 0; o < M; o++) {
        leader_of[o] = o % L;
        capacity[o] = 40;
        rank[o] = 1 + (o / L * 5 + o) % (M / L);
    }
    for (gint32 l = 0; l < L; l++)
        leader_capacity[l] = 180;
    for (gint32 t = 0; t < N; t++) {
        const gint32 first = g_rand_int_range(rand, 0, M), step = 1 + 2 * (t % 7);
        start[t + 1] = start[t] + LENGTH;
        for (gint32 i = 0; i < LENGTH; i++)
            wants[start[t] + (gsize)i] = (first + i * (t % 2 ? step : M - step)) % M;
    }
    const TandemMarketArrays arrays = { .n_trainees = N,
                                        .n_opportunities = M,
                                        .n_leaders = L,
                                        .trainees = { .start = start, .id = wants },
                                        .leader_of = leader_of,
                                        .opportunity_capacity = capacity,
                                        .leader_capacity = leader_capacity,
                                        .leader_opportunity_rank = rank };
    g_autoptr(TandemMarket) market = tandem_market_new(&arrays, &error);
    cr_assert_not_null(market, "%s", error ? error->message : "");
    g_autoptr(TandemMatching) matching =
        tandem_solve(market, "kiraly", NULL, NULL, &error);
    g_autoptr(TandemMeasures) measures = tandem_measures_new(matching, NULL, &error);

    cr_assert_not_null(measures, "%s", error ? error->message : "");
    cr_assert(tandem_measures_get(measures, "blocking_pairs", &blocking));
    cr_assert(tandem_measures_get(measures, "coalition", &coalition));
    cr_expect_eq(blocking, 0);
    cr_expect_eq(coalition, 0);
    cr_expect_gt(tandem_matching_get_size(matching), 17000);
}

Test(projects_preferred, other_strategies_and_senses_refuse_by_name)
{
    g_autoptr(GError) error = NULL, other = NULL;
    gsize n = 0;
    const Projects p = draw(1);
    g_autoptr(TandemMarket) market = to_market(&p);
    g_autoptr(TandemMatching) matching =
        tandem_solve(market, "kiraly", NULL, NULL, NULL);

    cr_assert_null(tandem_solve(market, "max-stable", NULL, NULL, &error));
    cr_expect(g_error_matches(error, TANDEM_ERROR, TANDEM_ERROR_REFUSED_FEATURE));
    cr_assert_not(
        tandem_judge_blocking(matching, TANDEM_BLOCKING_SUPER, NULL, &n, &other));
    cr_expect_str_eq(other->message,
                     "blocking pairs in the super sense are not judged in a market "
                     "with leaders that rank opportunities");
}
