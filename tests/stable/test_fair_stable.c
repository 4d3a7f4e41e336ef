/* SPDX-License-Identifier: MIT */
/* What is chosen among all stable matchings, against enumeration of them. */
#include <criterion/criterion.h>

#include "oracle.h"

TestSuite(fair_stable, .timeout = 60);

enum { MOST_RANKS = 16 };

/* What the definitions ask of a matching, by its table. */
typedef struct {
    gint64 trainees, leaders; /* sums of ranks */
    gint32 regret;
    gint32 profile[MOST_RANKS]; /* both sides', by rank */
} Figures;

static Figures
figures_of(const Oracle *q, const guint8 *held)
{
    Figures f = { 0 };

    for (gint32 at = 0; at < q->n * q->m; at++) {
        if (!held[at])
            continue;
        f.trainees += q->trainee_rank[at];
        f.leaders += q->own_rank[at];
        f.regret = MAX(f.regret, MAX(q->trainee_rank[at], q->own_rank[at]));
        f.profile[q->trainee_rank[at]]++;
        f.profile[q->own_rank[at]]++;
    }
    f.profile[0] = 0; /* pins that nobody stated */
    return f;
}

/* Below 0: @a is better. */
typedef int (*Compare)(const Figures *a, const Figures *b);

static int
by(gint64 a, gint64 b)
{
    return (a > b) - (a < b);
}

static int
compare_egalitarian(const Figures *a, const Figures *b)
{
    return by(a->trainees + a->leaders, b->trainees + b->leaders);
}

static int
compare_regret(const Figures *a, const Figures *b)
{
    return by(a->regret, b->regret);
}

static int
compare_sex_equal(const Figures *a, const Figures *b)
{
    return by(ABS(a->trainees - a->leaders), ABS(b->trainees - b->leaders));
}

static int
compare_balanced(const Figures *a, const Figures *b)
{
    return by(MAX(a->trainees, a->leaders), MAX(b->trainees, b->leaders));
}

static int
compare_rank_maximal(const Figures *a, const Figures *b)
{
    for (int rank = 1; rank < MOST_RANKS; rank++)
        if (a->profile[rank] != b->profile[rank])
            return by(b->profile[rank], a->profile[rank]);
    return 0;
}

static int
compare_generous(const Figures *a, const Figures *b)
{
    for (int rank = MOST_RANKS - 1; rank > 0; rank--)
        if (a->profile[rank] != b->profile[rank])
            return by(a->profile[rank], b->profile[rank]);
    return 0;
}

static const struct {
    const char *strategy;
    Compare compare;
} optima[] = {
    { "egalitarian", compare_egalitarian },
    { "minimum-regret", compare_regret },
    { "sex-equal", compare_sex_equal },
    { "balanced", compare_balanced },
    { "rank-maximal-stable", compare_rank_maximal },
    { "generous-stable", compare_generous },
};

static Lists *
draw(guint32 seed, const ListsShape *shape)
{
    Lists *const lists = lists_random(seed, shape);

    for (gint32 l = 0; l < lists->leaders.n; l++)
        lists->leaders.absent[l] = 0; /* an empty list: one that states none ties */
    for (gint32 o = 0; o < lists->opportunities.n; o++) {
        lists->leader_capacity[lists->leader_of[o]] = -1;
        lists->capacity[o] = shape->max_capacity == 1 ? 1 : lists->capacity[o];
    }
    return lists;
}

static TandemMatching *
solve(TandemMarket *market, const char *strategy)
{
    g_autoptr(GError) error = NULL;
    TandemMatching *matching = tandem_solve(market, strategy, NULL, NULL, &error);

    cr_assert_null(error, "%s: %s", strategy, error ? error->message : "");
    cr_assert_eq(tandem_matching_get_status(matching), TANDEM_STATUS_OPTIMAL);
    return matching;
}

static gint
compare_ranks(gconstpointer a, gconstpointer b)
{
    return by(*(const gint32 *)a, *(const gint32 *)b);
}

/* The rank of what @t holds, 0 for nothing. */
static gint32
rank_of(const Oracle *q, const guint8 *held, gint32 t)
{
    for (gint32 o = 0; o < q->m; o++)
        if (held[t * q->m + o])
            return q->trainee_rank[t * q->m + o];
    return 0;
}

static void
assert_median(const Oracle *q, const GPtrArray *all, const guint8 *held, guint32 seed)
{
    for (gint32 t = 0; t < q->n; t++) {
        g_autoptr(GArray) ranks = g_array_new(FALSE, FALSE, sizeof(gint32));
        for (guint i = 0; i < all->len; i++) {
            const gint32 rank = rank_of(q, all->pdata[i], t);
            g_array_append_val(ranks, rank);
        }
        g_array_sort(ranks, compare_ranks);
        cr_assert_eq(rank_of(q, held, t),
                     g_array_index(ranks, gint32, (all->len + 1) / 2 - 1),
                     "seed %u, trainee %d", seed, t);
    }
}

/* Returns how many differ in what is chosen. */
static void
assert_best(guint32 first_seed, guint32 n_seeds, const ListsShape *shape)
{
    guint n_many = 0;

    for (guint32 seed = first_seed; seed < first_seed + n_seeds; seed++) {
        g_autoptr(Lists) lists = draw(seed, shape);
        g_autoptr(Oracle) q = oracle_new(lists);
        g_autoptr(GPtrArray) all = oracle_all_stable(q);
        g_autoptr(TandemMarket) market = lists_to_market(lists, NULL);
        n_many += all->len > 1 ? 1 : 0;
        for (gsize s = 0; s < G_N_ELEMENTS(optima); s++) {
            g_autoptr(TandemMatching) matching = solve(market, optima[s].strategy);
            g_autofree guint8 *held = oracle_table(matching);
            const Figures got = figures_of(q, held);
            cr_assert(oracle_is_stable(q, held), "%s, seed %u", optima[s].strategy,
                      seed);
            for (guint i = 0; i < all->len; i++) {
                const Figures other = figures_of(q, all->pdata[i]);
                cr_assert_geq(optima[s].compare(&other, &got), 0, "%s, seed %u",
                              optima[s].strategy, seed);
            }
        }
        g_autoptr(TandemMatching) median = solve(market, "median-stable");
        g_autofree guint8 *held = oracle_table(median);
        assert_median(q, all, held, seed);
    }
    cr_assert_gt(n_many, n_seeds / 60, "only %u have a choice", n_many);
}

Test(fair_stable, of_marriages_the_best_is_chosen)
{
    assert_best(0, 800,
                &(ListsShape){ .n_trainees = 6,
                               .n_opportunities = 6,
                               .max_capacity = 1,
                               .listed_per_cent = 100 });
}

Test(fair_stable, of_hospitals_the_best_is_chosen)
{
    assert_best(1000, 200,
                &(ListsShape){ .n_trainees = 7,
                               .n_opportunities = 4,
                               .max_capacity = 3,
                               .listed_per_cent = 97 });
    assert_best(2000, 150,
                &(ListsShape){ .n_trainees = 7,
                               .n_opportunities = 5,
                               .n_leaders = 3,
                               .max_capacity = 2,
                               .listed_per_cent = 97 });
    assert_best(3000, 150,
                &(ListsShape){ .n_trainees = 7,
                               .n_opportunities = 6,
                               .max_capacity = 2,
                               .listed_per_cent = 98,
                               .own_lists = TRUE,
                               .n_pins = 1 });
}

/* Larger markets, against the library's own enumeration, judged by the judge. */
static TandemMarket *
complete_market(guint32 seed, gint32 n)
{
    const ListsShape shape = {
        .n_trainees = n, .n_opportunities = n, .max_capacity = 1, .listed_per_cent = 100
    };
    g_autoptr(Lists) lists = draw(seed, &shape);

    return lists_to_market(lists, NULL);
}

static gdouble
measure(const TandemMatching *matching, const char *name)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(TandemMeasures) measures = tandem_measures_new(matching, NULL, &error);
    gdouble value = 0;

    cr_assert_not_null(measures);
    cr_assert(tandem_measures_get(measures, name, &value), "%s", name);
    return value;
}

Test(fair_stable, of_many_matchings_none_measures_better)
{
    static const char *const names[][2] = { { "egalitarian", "egalitarian_cost" },
                                            { "minimum-regret", "regret" },
                                            { "sex-equal", "sex_equal_cost" },
                                            { "balanced", "balanced_cost" } };

    for (guint32 seed = 0; seed < 6; seed++) {
        g_autoptr(TandemMarket) market = complete_market(seed, 60);
        gdouble best[G_N_ELEMENTS(names)];
        for (gsize s = 0; s < G_N_ELEMENTS(names); s++) {
            g_autoptr(TandemMatching) matching = solve(market, names[s][0]);
            best[s] = measure(matching, names[s][1]);
        }
        g_autoptr(TandemEnumeration) all =
            tandem_enumerate(market, "all-stable", NULL, NULL);
        for (gboolean more = TRUE; more;) {
            g_autoptr(TandemMatching) other = tandem_enumeration_next(all, NULL);
            more = other != NULL;
            for (gsize s = 0; more && s < G_N_ELEMENTS(names); s++)
                cr_assert_geq(measure(other, names[s][1]), best[s], "%s, seed %u",
                              names[s][0], seed);
        }
    }
}

Test(fair_stable, a_limit_leaves_a_stable_matching_and_says_so)
{
    static const char *const names[][2] = { { "sex-equal", "nodes" },
                                            { "balanced", "nodes" },
                                            { "median-stable", "limit" } };
    g_autoptr(TandemMarket) market = complete_market(3, 80);

    for (gsize s = 0; s < G_N_ELEMENTS(names); s++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(TandemOptions) options = tandem_options_new();
        g_autofree gsize *blocking = NULL;
        gsize n = 1;
        tandem_options_set_int(options, names[s][1], 1);
        g_autoptr(TandemMatching) matching =
            tandem_solve(market, names[s][0], options, NULL, &error);
        g_autoptr(TandemMatching) proven = solve(market, names[s][0]);
        gdouble bound = 0, best = 0;
        cr_assert_not_null(matching);
        cr_assert(tandem_judge_blocking(matching, TANDEM_BLOCKING_WEAK, &blocking, &n,
                                        &error));
        cr_expect_eq(n, 0);
        if (s == 2)
            cr_expect_eq(tandem_matching_get_status(matching), TANDEM_STATUS_FEASIBLE);
        if (tandem_matching_get_bound(matching, &bound) &&
            tandem_matching_get_bound(proven, &best))
            cr_expect_leq(bound, best);
    }
}

Test(fair_stable, ties_quotas_and_binding_leaders_are_refused_by_name)
{
    static const char *const lists[][3] = { { "(0 1)", "0; 0", "" },
                                            { "0 1", "0; 0", "quota 2" },
                                            { "0 1; 1", "0 1", "of 0 0 | leaders 1" } };

    for (gsize i = 0; i < G_N_ELEMENTS(lists); i++)
        for (gsize s = 0; s < G_N_ELEMENTS(optima); s++) {
            g_autoptr(GError) error = NULL;
            g_autoptr(Lists) text = lists_parse(lists[i][0], lists[i][1], lists[i][2]);
            g_autoptr(TandemMarket) market = lists_to_market(text, NULL);
            cr_assert_null(
                tandem_solve(market, optima[s].strategy, NULL, NULL, &error));
            cr_expect(
                g_error_matches(error, TANDEM_ERROR, TANDEM_ERROR_REFUSED_FEATURE));
        }
}
