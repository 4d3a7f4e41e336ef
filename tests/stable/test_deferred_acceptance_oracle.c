/* SPDX-License-Identifier: MIT */
/* Against enumeration: every matching of small random markets is tried. */
#include <criterion/criterion.h>

#include "oracle.h"

TestSuite(deferred_acceptance_oracle, .timeout = 60);

static const char *const sides[] = { "trainee", "leader" };
static const char *const draws[] = { "single", "multiple" };

static TandemMatching *
solve(const Lists *lists, const char *side, const char *ties, const char *draw)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(TandemMarket) market = lists_to_market(lists, &error);
    g_autoptr(TandemOptions) options = tandem_options_new();
    cr_assert_null(error, "%s", error ? error->message : "");

    tandem_options_set_text(options, "side", side);
    tandem_options_set_text(options, "ties", ties);
    tandem_options_set_text(options, "lottery", draw);
    TandemMatching *matching =
        tandem_solve(market, "deferred-acceptance", options, NULL, &error);
    cr_assert_null(error, "%s", error ? error->message : "");
    return matching;
}

/* From either side and however ties are broken, the answer is stable in the lists as
 * stated. */
static void
assert_stable(guint32 first_seed, guint32 n_seeds, const ListsShape *shape)
{
    for (guint32 seed = first_seed; seed < first_seed + n_seeds; seed++) {
        g_autoptr(Lists) lists = lists_random(seed, shape);
        g_autoptr(Oracle) oracle = oracle_new(lists);
        for (guint way = 0; way < 6; way++) {
            const char *const ties = way < 4 ? "lottery" : "given";
            g_autoptr(TandemMatching) matching =
                solve(lists, sides[way % 2], ties, draws[way / 2 % 2]);
            g_autofree guint8 *held = oracle_table(matching);
            g_autofree gchar *text = lists_to_text(lists);
            cr_assert(oracle_is_stable(oracle, held), "seed %u, side %s, %s %s: %s",
                      seed, sides[way % 2], ties, draws[way / 2 % 2], text);
        }
    }
}

Test(deferred_acceptance_oracle, hospitals_with_ties_are_stable)
{
    assert_stable(0, 1000,
                  &(ListsShape){ .n_trainees = 5,
                                 .n_opportunities = 4,
                                 .max_capacity = 3,
                                 .listed_per_cent = 75,
                                 .tied_per_cent = 40,
                                 .keys = TRUE,
                                 .priorities = TRUE });
}

Test(deferred_acceptance_oracle, projects_with_ties_and_quotas_are_stable)
{
    assert_stable(1000, 2000,
                  &(ListsShape){ .n_trainees = 4,
                                 .n_opportunities = 5,
                                 .n_leaders = 2,
                                 .max_capacity = 2,
                                 .max_quota = 3,
                                 .listed_per_cent = 75,
                                 .tied_per_cent = 35,
                                 .keys = TRUE,
                                 .priorities = TRUE });
}

Test(deferred_acceptance_oracle, pins_are_held_and_the_rest_is_stable)
{
    assert_stable(3000, 1000,
                  &(ListsShape){ .n_trainees = 4,
                                 .n_opportunities = 4,
                                 .n_leaders = 2,
                                 .max_capacity = 2,
                                 .max_quota = 2,
                                 .listed_per_cent = 70,
                                 .tied_per_cent = 30,
                                 .keys = TRUE,
                                 .n_pins = 2 });
}

Test(deferred_acceptance_oracle, opportunities_with_own_lists_are_stable)
{
    assert_stable(4000, 1000,
                  &(ListsShape){ .n_trainees = 4,
                                 .n_opportunities = 4,
                                 .n_leaders = 2,
                                 .max_capacity = 2,
                                 .max_quota = 2,
                                 .listed_per_cent = 80,
                                 .tied_per_cent = 30,
                                 .own_lists = TRUE });
}

/* The best @quota of what @trainee holds in @a or in @b, as one row; lists are strict.
 */
static void
choose_for_trainee(const Oracle *q, gint32 t, const guint8 *a, const guint8 *b,
                   guint8 *chosen)
{
    for (gint32 n = 0; n < q->quota[t]; n++) {
        gint32 best = TANDEM_NONE;
        for (gint32 o = 0; o < q->m; o++) {
            const gint32 at = t * q->m + o;
            if ((a[at] || b[at]) && !chosen[at] &&
                (best == TANDEM_NONE || q->trainee_rank[at] < q->trainee_rank[best]))
                best = at;
        }
        if (best == TANDEM_NONE)
            return;
        chosen[best] = 1;
    }
}

/* What leader @l takes of @a and @b together: the best pair that still fits, again and
 * again; of one trainee's pairs the trainee's better one goes first. */
static void
choose_for_leader(const Oracle *q, gint32 l, const guint8 *a, const guint8 *b,
                  guint8 *chosen)
{
    g_autofree gint32 *taken = g_new0(gint32, (gsize)q->m + 1);

    for (gint32 n = 0; n < q->leader_capacity[l]; n++) {
        gint32 best = TANDEM_NONE;
        for (gint32 at = 0; at < q->n * q->m; at++) {
            const gint32 o = at % q->m;
            if (q->leader_of[o] != l || chosen[at] || !(a[at] || b[at]) ||
                taken[o] == q->capacity[o])
                continue;
            if (best == TANDEM_NONE || q->leader_rank[at] < q->leader_rank[best] ||
                (at / q->m == best / q->m &&
                 q->trainee_rank[at] < q->trainee_rank[best]))
                best = at;
        }
        if (best == TANDEM_NONE)
            return;
        chosen[best] = 1;
        taken[best % q->m]++;
    }
}

/* Lists are strict: beside each other stable matching, everybody of the side that
 * proposes would choose again what they hold. */
static void
assert_optimal(guint32 first_seed, guint32 n_seeds, const ListsShape *shape)
{
    for (guint32 seed = first_seed; seed < first_seed + n_seeds; seed++) {
        g_autoptr(Lists) lists = lists_random(seed, shape);
        for (gint32 l = 0; l < lists->leaders.n; l++)
            lists->leaders.absent[l] = 0; /* an empty list: one that states none ties */
        g_autoptr(Oracle) q = oracle_new(lists);
        g_autoptr(GPtrArray) all = oracle_all_stable(q);
        cr_assert_gt(all->len, 0, "seed %u", seed);
        for (guint side = 0; side < 2; side++) {
            g_autoptr(TandemMatching) matching =
                solve(lists, sides[side], "given", "single");
            g_autofree guint8 *held = oracle_table(matching);
            const gsize n = (gsize)q->n * (gsize)q->m;
            for (guint i = 0; i < all->len; i++) {
                g_autofree guint8 *chosen = g_new0(guint8, n + 1);
                for (gint32 t = 0; side == 0 && t < q->n; t++)
                    choose_for_trainee(q, t, held, all->pdata[i], chosen);
                for (gint32 l = 0; side == 1 && l < q->l; l++)
                    choose_for_leader(q, l, held, all->pdata[i], chosen);
                g_autofree gchar *text = lists_to_text(lists);
                cr_assert_arr_eq(chosen, held, n, "seed %u, side %s: %s", seed,
                                 sides[side], text);
            }
        }
    }
}

Test(deferred_acceptance_oracle, in_hospitals_the_proposing_side_gets_its_best)
{
    assert_optimal(5000, 1000,
                   &(ListsShape){ .n_trainees = 5,
                                  .n_opportunities = 4,
                                  .max_capacity = 2,
                                  .listed_per_cent = 85 });
}

Test(deferred_acceptance_oracle, in_projects_the_proposing_side_gets_its_best)
{
    assert_optimal(6000, 1000,
                   &(ListsShape){ .n_trainees = 4,
                                  .n_opportunities = 5,
                                  .n_leaders = 2,
                                  .max_capacity = 2,
                                  .listed_per_cent = 80 });
}

Test(deferred_acceptance_oracle, with_quotas_the_proposing_side_gets_its_best)
{
    assert_optimal(7000, 1000,
                   &(ListsShape){ .n_trainees = 4,
                                  .n_opportunities = 4,
                                  .n_leaders = 2,
                                  .max_capacity = 2,
                                  .max_quota = 2,
                                  .listed_per_cent = 90 });
}

/* Some of the markets must have several stable matchings, or the tests above would say
 * nothing of which one is found. */
Test(deferred_acceptance_oracle, the_sides_do_not_always_agree)
{
    guint n_different = 0;

    for (guint32 seed = 7000; seed < 7200; seed++) {
        g_autoptr(Lists) lists =
            lists_random(seed, &(ListsShape){ .n_trainees = 4,
                                              .n_opportunities = 4,
                                              .max_capacity = 1,
                                              .listed_per_cent = 100 });
        for (gint32 o = 0; o < 4; o++)
            lists->capacity[o] = 1;
        g_autoptr(TandemMatching) a = solve(lists, "trainee", "given", "single");
        g_autoptr(TandemMatching) b = solve(lists, "leader", "given", "single");
        g_autofree guint8 *held_a = oracle_table(a), *held_b = oracle_table(b);
        n_different += memcmp(held_a, held_b, 16) != 0;
    }
    cr_assert_gt(n_different, 50);
}

Test(deferred_acceptance_oracle, larger_markets_have_no_blocking_pair)
{
    assert_stable(8000, 100,
                  &(ListsShape){ .n_trainees = 40,
                                 .n_opportunities = 16,
                                 .n_leaders = 5,
                                 .max_capacity = 4,
                                 .max_quota = 3,
                                 .listed_per_cent = 60,
                                 .tied_per_cent = 30,
                                 .keys = TRUE });
    assert_stable(8100, 100,
                  &(ListsShape){ .n_trainees = 60,
                                 .n_opportunities = 12,
                                 .max_capacity = 6,
                                 .listed_per_cent = 60,
                                 .tied_per_cent = 20,
                                 .keys = TRUE });
}
