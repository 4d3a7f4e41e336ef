/* SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>

#include "oracle.h"
#include "stable/rotations_private.h"

TestSuite(rotation_poset, .timeout = 60);

static Lists *
draw(guint32 seed)
{
    const ListsShape shape = {
        .n_trainees = 7, .n_opportunities = 5, .max_capacity = 2, .listed_per_cent = 97
    };
    Lists *const lists = lists_random(seed, &shape);

    for (gint32 l = 0; l < lists->leaders.n; l++)
        lists->leaders.absent[l] = 0; /* an empty list: one that states none ties */
    return lists;
}

/* Every pair of every stable matching, and the extremes of each trainee. */
Test(rotation_poset, stable_pairs_are_those_of_enumeration)
{
    for (guint32 seed = 0; seed < 150; seed++) {
        g_autoptr(Lists) lists = draw(seed);
        g_autoptr(Oracle) q = oracle_new(lists);
        g_autoptr(GPtrArray) all = oracle_all_stable(q);
        g_autoptr(TandemMarket) market = lists_to_market(lists, NULL);
        g_autoptr(TandemRotationPoset) poset =
            tandem_rotation_poset_new(market, NULL, NULL);
        const gint32 *const opportunity = tandem_market_get_opportunities(market);
        g_autofree guint8 *expected = g_new0(guint8, (gsize)(q->n * q->m) + 1);
        g_autofree guint8 *got = g_new0(guint8, (gsize)(q->n * q->m) + 1);
        gboolean is_complete = FALSE;
        gsize n = 0;
        for (guint i = 0; i < all->len; i++)
            for (gint32 at = 0; at < q->n * q->m; at++)
                expected[at] |= ((guint8 *)all->pdata[i])[at];
        const gsize *const stable = tandem_rotation_poset_get_stable_edges(poset, &n);
        for (gsize i = 0; i < n; i++)
            got[tandem_market_get_trainee_of(market, stable[i]) * q->m +
                opportunity[stable[i]]] = 1;
        cr_assert_arr_eq(got, expected, (gsize)(q->n * q->m), "seed %u", seed);
        cr_assert_eq(tandem_rotation_poset_count(poset, 0, &is_complete), all->len);
        cr_assert(is_complete);
        for (gint32 t = 0; t < q->n; t++) {
            const gsize best = tandem_rotation_poset_get_best(poset)[t];
            const gsize worst = tandem_rotation_poset_get_worst(poset)[t];
            for (gint32 o = 0; o < q->m; o++) {
                const gint32 rank = q->trainee_rank[t * q->m + o];
                if (!expected[t * q->m + o])
                    continue;
                cr_assert_geq(rank, tandem_market_get_trainee_ranks(market)[best]);
                cr_assert_leq(rank, tandem_market_get_trainee_ranks(market)[worst]);
            }
        }
    }
}

/* before[j * n + i]: j must go before i, however far. */
static guint8 *
close_up(gint32 n, const gsize *start, const gint32 *before)
{
    guint8 *const all = g_new0(guint8, (gsize)n * (gsize)n + 1);

    for (gint32 i = 0; i < n; i++)
        for (gsize k = start[i]; k < start[i + 1]; k++) {
            all[before[k] * n + i] = 1;
            for (gint32 j = 0; j < n; j++)
                all[j * n + i] |= all[j * n + before[k]];
        }
    return all;
}

/* What is left out follows, and nothing that is left follows from the rest. */
Test(rotation_poset, what_must_go_before_is_told_without_what_follows)
{
    const ListsShape shape = { .n_trainees = 40,
                               .n_opportunities = 40,
                               .max_capacity = 1,
                               .listed_per_cent = 100 };

    for (guint32 seed = 0; seed < 20; seed++) {
        g_autoptr(Lists) lists = lists_random(seed, &shape);
        for (gint32 l = 0; l < lists->leaders.n; l++) {
            lists->leaders.absent[l] = 0;
            lists->capacity[l] = 1;
        }
        g_autoptr(TandemMarket) market = lists_to_market(lists, NULL);
        g_autoptr(TandemWorkspace) workspace = tandem_workspace_new();
        g_autoptr(TandemRotationPoset) poset =
            tandem_rotation_poset_new(market, NULL, NULL);
        TandemRotations r;
        cr_assert_eq(tandem_rotations_find(&r, market, NULL, workspace),
                     TANDEM_RUN_ENDED);
        const gint32 n = r.n_rotations;
        g_autofree guint8 *expected = close_up(n, r.before_start, r.before);
        g_autofree gsize *start = g_new0(gsize, (gsize)n + 1);
        g_autoptr(GArray) rows = g_array_new(FALSE, FALSE, sizeof(gint32));
        for (gint32 i = 0; i < n; i++) {
            gsize n_before;
            const gint32 *const row =
                tandem_rotation_poset_get_before(poset, i, &n_before);
            g_array_append_vals(rows, row, (guint)n_before);
            start[i + 1] = rows->len;
            for (gsize a = 0; a < n_before; a++)
                for (gsize b = 0; b < n_before; b++)
                    cr_assert_not(expected[row[a] * n + row[b]], "seed %u", seed);
        }
        g_autofree guint8 *got =
            close_up(n, start, (const gint32 *)(gconstpointer)rows->data);
        cr_assert_arr_eq(got, expected, (gsize)n * (gsize)n, "seed %u", seed);
    }
}

Test(rotation_poset, ties_are_refused_by_name)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Lists) lists = lists_parse("(0 1)", "0; 0", "");
    g_autoptr(TandemMarket) market = lists_to_market(lists, NULL);

    cr_assert_null(tandem_rotation_poset_new(market, NULL, &error));
    cr_expect(g_error_matches(error, TANDEM_ERROR, TANDEM_ERROR_REFUSED_FEATURE));
}
