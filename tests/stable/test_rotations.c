/* SPDX-License-Identifier: MIT */
/* The closed sets of rotations of small markets are their stable matchings. */
#include <criterion/criterion.h>

#include "oracle.h"
#include "stable/rotations_private.h"

TestSuite(rotations, .timeout = 60);

/* Writes the table of what comes of eliminating the rotations in @is_in. */
static guint8 *
table_of(const TandemRotations *r, const TandemMarket *market, const gboolean *is_in)
{
    const gint32 n = tandem_market_get_n_trainees(market);
    const gint32 m = tandem_market_get_n_opportunities(market);
    const gint32 *const opportunity = tandem_market_get_opportunities(market);
    guint8 *const held = g_new0(guint8, (gsize)n * (gsize)m + 1);
    g_autofree gsize *now = g_memdup2(r->first, (gsize)n * sizeof(gsize) + 1);
    gsize n_pins;
    const gsize *const pins = tandem_market_get_pins(market, &n_pins);

    for (gint32 i = 0; i < r->n_rotations; i++)
        for (gsize j = r->start[i]; is_in[i] && j < r->start[i + 1]; j++) {
            const gint32 t = tandem_market_get_trainee_of(market, r->from[j]);
            cr_assert_eq(now[t], r->from[j]);
            now[t] = r->to[j];
        }
    for (gint32 t = 0; t < n; t++)
        if (now[t] != G_MAXSIZE)
            held[t * m + opportunity[now[t]]] = 1;
    for (gsize i = 0; i < n_pins; i++)
        held[tandem_market_get_trainee_of(market, pins[i]) * m + opportunity[pins[i]]] =
            1;
    return held;
}

/* Every closed set, from rotation @i on. */
static void
gather(const TandemRotations *r, const TandemMarket *market, gint32 i, gboolean *is_in,
       GPtrArray *found)
{
    if (i == r->n_rotations) {
        g_ptr_array_add(found, table_of(r, market, is_in));
        return;
    }
    gboolean may_go = TRUE;
    is_in[i] = FALSE;
    gather(r, market, i + 1, is_in, found);
    for (gsize j = r->before_start[i]; j < r->before_start[i + 1]; j++) {
        cr_assert_lt(r->before[j], i);
        may_go = may_go && is_in[r->before[j]];
    }
    if (may_go) {
        is_in[i] = TRUE;
        gather(r, market, i + 1, is_in, found);
        is_in[i] = FALSE;
    }
}

static gboolean
has(const GPtrArray *all, const guint8 *held, gsize n)
{
    for (guint i = 0; i < all->len; i++)
        if (memcmp(all->pdata[i], held, n) == 0)
            return TRUE;
    return FALSE;
}

/* Returns how many rotations there were. */
static guint
assert_all(guint32 seed, const ListsShape *shape)
{
    g_autoptr(TandemWorkspace) workspace = tandem_workspace_new();
    g_autoptr(Lists) lists = lists_random(seed, shape);
    for (gint32 l = 0; l < lists->leaders.n; l++)
        lists->leaders.absent[l] = 0; /* an empty list: one that states none ties */
    for (gint32 o = 0; o < lists->opportunities.n; o++)
        lists->leader_capacity[lists->leader_of[o]] = -1;
    for (gint32 o = 0; shape->max_capacity == 1 && o < lists->opportunities.n; o++)
        lists->capacity[o] = 1;
    g_autoptr(Oracle) q = oracle_new(lists);
    g_autoptr(GPtrArray) all = oracle_all_stable(q);
    g_autoptr(TandemMarket) market = lists_to_market(lists, NULL);
    g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func(g_free);
    g_autofree gchar *text = lists_to_text(lists);
    gboolean is_in[64] = { FALSE };
    TandemRotations r;

    cr_assert_eq(tandem_rotations_find(&r, market, NULL, workspace), TANDEM_RUN_ENDED);
    cr_assert_lt(r.n_rotations, 64);
    gather(&r, market, 0, is_in, found);
    cr_assert_eq(found->len, all->len, "seed %u: %u, not %u: %s", seed, found->len,
                 all->len, text);
    for (guint i = 0; i < found->len; i++)
        cr_assert(has(all, found->pdata[i], (gsize)q->n * (gsize)q->m), "seed %u: %s",
                  seed, text);
    for (gint32 i = 0; i < r.n_rotations; i++)
        is_in[i] = TRUE;
    g_autofree guint8 *held = table_of(&r, market, is_in);
    for (gint32 t = 0; t < q->n; t++)
        if (r.last[t] != G_MAXSIZE)
            cr_assert(
                held[t * q->m + tandem_market_get_opportunities(market)[r.last[t]]]);
    return (guint)r.n_rotations;
}

static void
assert_each(guint32 first_seed, guint32 n_seeds, const ListsShape *shape)
{
    guint n_rotations = 0;

    for (guint32 seed = first_seed; seed < first_seed + n_seeds; seed++)
        n_rotations += assert_all(seed, shape);
    cr_assert_gt(n_rotations, n_seeds / 30, "only %u rotations", n_rotations);
}

Test(rotations, of_marriages_make_all_stable_ones)
{
    assert_each(0, 800,
                &(ListsShape){ .n_trainees = 5,
                               .n_opportunities = 5,
                               .max_capacity = 1,
                               .listed_per_cent = 100 });
    assert_each(1000, 800,
                &(ListsShape){ .n_trainees = 6,
                               .n_opportunities = 6,
                               .max_capacity = 1,
                               .listed_per_cent = 85 });
}

Test(rotations, of_hospitals_make_all_stable_matchings)
{
    assert_each(3000, 800,
                &(ListsShape){ .n_trainees = 7,
                               .n_opportunities = 4,
                               .max_capacity = 3,
                               .listed_per_cent = 95 });
    assert_each(4000, 500,
                &(ListsShape){ .n_trainees = 6,
                               .n_opportunities = 5,
                               .n_leaders = 3,
                               .max_capacity = 2,
                               .listed_per_cent = 95 });
    assert_each(5000, 500,
                &(ListsShape){ .n_trainees = 6,
                               .n_opportunities = 5,
                               .max_capacity = 2,
                               .listed_per_cent = 95,
                               .own_lists = TRUE,
                               .n_pins = 1 });
}
