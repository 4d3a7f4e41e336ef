/* SPDX-License-Identifier: MIT */
/* Blocking pairs where placements are counted in groups, against the definition. */
#include <criterion/criterion.h>

#include "group_case.h"

TestSuite(group_blocking, .timeout = 60);

/* The pairs of @set, which must be edges, as a matching. */
static TandemMatching *
to_matching(const GroupCase *c, TandemMarket *market, guint32 set)
{
    gsize edge[32], n = 0;

    for (gint32 i = 0; i < c->oracle->n * c->oracle->m; i++)
        if (set >> i & 1)
            cr_assert(tandem_market_find_edge(market, i / c->oracle->m,
                                              i % c->oracle->m, &edge[n++]));
    return tandem_matching_new(market, "test", TANDEM_STATUS_FEASIBLE, edge, n, NULL);
}

/* Any set of pairs within quotas and places, pins and all; groups as they come. */
static guint32
random_held(const GroupCase *c, GRand *r)
{
    const Oracle *const q = c->oracle;
    guint32 held = c->pinned;

    for (gint i = 0; i < 12; i++) {
        const gint32 t = g_rand_int_range(r, 0, q->n), o = g_rand_int_range(r, 0, q->m);
        const gint32 l = q->leader_of[o], at = t * q->m + o;
        gint n_of = 0, n_at = 0, n_with = 0;
        for (gint32 k = 0; k < q->n * q->m; k++) {
            const gboolean is_held = (held >> k & 1) != 0;
            n_of += is_held && k / q->m == t;
            n_at += is_held && k % q->m == o;
            n_with += is_held && q->leader_of[k % q->m] == l;
        }
        if ((c->acceptable >> at & 1) && !(held >> at & 1) && n_of < q->quota[t] &&
            n_at < q->capacity[o] && n_with < q->leader_capacity[l])
            held |= (guint32)1 << at;
    }
    return held;
}

static guint
compare_with_definition(const GroupCase *c, guint32 held)
{
    g_autoptr(TandemMarket) market = group_case_to_market(c);
    g_autoptr(TandemMatching) matching = to_matching(c, market, held);
    g_autofree gchar *text = group_case_to_text(c);
    g_autofree gsize *edges = NULL;
    gsize n;

    cr_assert(tandem_judge_blocking(matching, TANDEM_BLOCKING_WEAK, &edges, &n, NULL));
    gsize n_told = 0;
    for (gint32 t = 0; t < c->oracle->n; t++)
        for (gint32 o = 0; o < c->oracle->m; o++) {
            gboolean told = FALSE;
            gsize k;
            if (tandem_market_find_edge(market, t, o, &k))
                for (gsize i = 0; i < n; i++)
                    told = told || edges[i] == k;
            cr_assert_eq(told, group_case_blocks(c, held, t, o),
                         "trainee %d, opportunity %d, held %x: %s", t, o, held, text);
            n_told += told ? 1 : 0;
        }
    cr_assert_eq(n_told, n);
    return n > 0;
}

Test(group_blocking, the_judge_tells_what_the_definition_says)
{
    GRand *const r = g_rand_new_with_seed(1);
    guint n_judged = 0, n_blocked = 0;

    for (guint32 seed = 0; seed < 4000; seed++) {
        g_autoptr(GroupCase) c = group_case_random(seed,
                                                   &(ListsShape){ .n_trainees = 4,
                                                                  .n_opportunities = 4,
                                                                  .n_leaders = 2,
                                                                  .max_capacity = 3,
                                                                  .max_quota = 2,
                                                                  .listed_per_cent = 85,
                                                                  .tied_per_cent = 30,
                                                                  .n_pins = 1 },
                                                   TRUE);
        if (group_case_features(c) != 0)
            continue;
        n_judged++;
        n_blocked += compare_with_definition(c, random_held(c, r));
    }
    cr_expect_gt(n_judged, 1000);
    cr_expect_gt(n_blocked, 300);
    cr_expect_lt(n_blocked, n_judged);
    g_rand_free(r);
}

static void
expect_refused(const TandemMarketArrays *arrays, TandemBlocking kind,
               const char *message)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(TandemMarket) market = tandem_market_new(arrays, NULL);
    g_autoptr(TandemMatching) nothing =
        tandem_matching_new(market, "test", TANDEM_STATUS_FEASIBLE, NULL, 0, NULL);
    gsize n;

    cr_expect_not(tandem_judge_blocking(nothing, kind, NULL, &n, &error));
    cr_assert(g_error_matches(error, TANDEM_ERROR, TANDEM_ERROR_REFUSED_FEATURE));
    cr_expect_str_eq(error->message, message);
}

Test(group_blocking, what_is_not_judged_is_refused_by_name)
{
    g_autoptr(Lists) lists = lists_parse("0 1; 0 1", "0 1; 0 1", "capacity 2 2");
    const gint32 both[] = { 0, 1 };
    const TandemGroup across = { both, 2, NULL, 0, 0, 1 };
    const TandemGroup within = { both, 1, NULL, 0, 0, 1 };
    const TandemGroup crossing[] = { { both, 1, both, 1, 1, 1 },
                                     { both, 1, both, 2, 0, 1 } };
    TandemMarketArrays arrays = lists_arrays(lists);

    arrays.groups = &across;
    arrays.n_groups = 1;
    expect_refused(&arrays, TANDEM_BLOCKING_WEAK,
                   "blocking pairs are not judged in a market with groups across "
                   "leaders");
    arrays.groups = &within;
    expect_refused(&arrays, TANDEM_BLOCKING_STRONG,
                   "blocking pairs in the strong sense are not judged in a market with "
                   "groups");
    arrays.clashes = both;
    arrays.n_clashes = 1;
    expect_refused(&arrays, TANDEM_BLOCKING_WEAK,
                   "blocking pairs are not judged in a market with groups and clashes");
    arrays.n_clashes = 0;
    arrays.groups = crossing;
    arrays.n_groups = 2;
    g_autoptr(TandemMarket) nested = tandem_market_new(&arrays, NULL);
    cr_expect_eq(tandem_market_get_features(nested) & TANDEM_FEATURE_CROSSING_GROUPS,
                 0);
}
