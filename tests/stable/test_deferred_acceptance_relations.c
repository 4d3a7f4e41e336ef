/* SPDX-License-Identifier: MIT */
/* What must not change the answer, and what must change it in one way only. */
#include <criterion/criterion.h>

#include "oracle.h"
#include "relabel.h"

TestSuite(deferred_acceptance_relations, .timeout = 60);

static const char *const sides[] = { "trainee", "leader" };

static guint8 *
solve(const Lists *lists, const char *side, const char *draw)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(TandemMarket) market = lists_to_market(lists, &error);
    g_autoptr(TandemOptions) options = tandem_options_new();
    cr_assert_null(error, "%s", error ? error->message : "");

    tandem_options_set_text(options, "side", side);
    tandem_options_set_text(options, "lottery", draw);
    g_autoptr(TandemMatching) matching =
        tandem_solve(market, "deferred-acceptance", options, NULL, &error);
    cr_assert_null(error, "%s", error ? error->message : "");
    return oracle_table(matching);
}

static const ListsShape projects = { .n_trainees = 9,
                                     .n_opportunities = 7,
                                     .n_leaders = 3,
                                     .max_capacity = 3,
                                     .max_quota = 2,
                                     .listed_per_cent = 70,
                                     .tied_per_cent = 40,
                                     .priorities = TRUE,
                                     .keys = TRUE,
                                     .n_pins = 1 };
static const ListsShape hospitals = { .n_trainees = 9,
                                      .n_opportunities = 5,
                                      .max_capacity = 3,
                                      .listed_per_cent = 70,
                                      .tied_per_cent = 40,
                                      .keys = TRUE };

static void
assert_relabelled(guint32 seed, const ListsShape *shape, const char *draw)
{
    g_autoptr(GRand) rand = g_rand_new_with_seed(seed);
    g_autoptr(Lists) lists = lists_random(seed, shape);
    const gint32 n = lists->trainees.n, m = lists->opportunities.n;
    g_autofree gint32 *t_new = random_order(rand, n), *o_new = random_order(rand, m);
    g_autofree gint32 *l_new = shape->n_leaders > 0
                                   ? random_order(rand, lists->leaders.n)
                                   : g_memdup2(o_new, (gsize)m * sizeof *o_new);
    g_autoptr(Lists) other = lists_relabel(lists, t_new, o_new, l_new);

    for (int side = 0; side < 2; side++) {
        g_autofree guint8 *a = solve(lists, sides[side], draw);
        g_autofree guint8 *b = solve(other, sides[side], draw);
        for (gint32 t = 0; t < n; t++)
            for (gint32 o = 0; o < m; o++)
                cr_assert_eq(a[t * m + o], b[t_new[t] * m + o_new[o]],
                             "seed %u, side %s, trainee %d, opportunity %d", seed,
                             sides[side], t, o);
    }
}

Test(deferred_acceptance_relations, relabelled_agents_get_the_relabelled_answer)
{
    for (guint32 seed = 0; seed < 300; seed++) {
        assert_relabelled(seed, &projects, "single");
        assert_relabelled(seed, &hospitals, "single");
        assert_relabelled(seed, &hospitals, "multiple");
    }
}

/* Appends @id to the list of @agent, below all others. */
static void
append_to_list(Side *side, gint32 agent, gint32 id)
{
    const gsize n = side->start[side->n], at = side->start[agent + 1];
    const gint32 last = at > side->start[agent] ? side->rank[at - 1] : 0;

    side->id = g_renew(gint32, side->id, n + 2);
    side->rank = g_renew(gint32, side->rank, n + 2);
    memmove(side->id + at + 1, side->id + at, (n - at) * sizeof *side->id);
    memmove(side->rank + at + 1, side->rank + at, (n - at) * sizeof *side->rank);
    side->id[at] = id;
    side->rank[at] = last + 1;
    for (gint32 i = agent; i < side->n; i++)
        side->start[i + 1]++;
}

Test(deferred_acceptance_relations, a_pair_only_one_side_lists_changes_nothing)
{
    guint n_added = 0;

    for (guint32 seed = 0; seed < 300; seed++) {
        g_autoptr(Lists) lists = lists_random(seed, &projects);
        g_autoptr(Lists) more = lists_copy(lists);
        const gint32 t = (gint32)(seed % 9), o = (gint32)(seed % 7);
        const gint32 l = lists->leader_of[o];
        if (side_rank(&lists->trainees, t, o) > 0 || lists->leaders.absent[l] ||
            side_rank(&lists->leaders, l, t) > 0)
            continue;
        append_to_list(&more->trainees, t, o);
        n_added++;
        for (int side = 0; side < 2; side++) {
            g_autofree guint8 *a = solve(lists, sides[side], "single");
            g_autofree guint8 *b = solve(more, sides[side], "single");
            cr_assert_arr_eq(a, b, 9 * 7, "seed %u, side %s", seed, sides[side]);
        }
    }
    cr_assert_gt(n_added, 10);
}

Test(deferred_acceptance_relations, a_trainee_who_lists_nobody_changes_nothing)
{
    for (guint32 seed = 0; seed < 300; seed++) {
        g_autoptr(Lists) lists = lists_random(seed, &projects);
        g_autoptr(Lists) more = lists_copy(lists);
        more->trainees.n = 10;
        more->trainees.start = g_renew(gsize, more->trainees.start, 11);
        more->trainees.start[10] = more->trainees.start[9];
        more->quota = g_renew(gint32, more->quota, 10);
        more->priority = g_renew(gint32, more->priority, 10);
        more->trainee_key = g_renew(guint64, more->trainee_key, 10);
        more->quota[9] = 2;
        more->priority[9] = 0;
        more->trainee_key[9] = 0;
        append_to_list(&more->leaders, 0, 9);
        more->leaders.absent[0] = 0;
        if (lists->leaders.absent[0])
            continue;
        for (int side = 0; side < 2; side++) {
            g_autofree guint8 *a = solve(lists, sides[side], "multiple");
            g_autofree guint8 *b = solve(more, sides[side], "multiple");
            cr_assert_arr_eq(a, b, 9 * 7, "seed %u, side %s", seed, sides[side]);
        }
    }
}

/* The lists a lottery makes of ties, made here by other means: both must be solved
 * alike. */
static void
break_leaders_ties(Lists *lists)
{
    Side *const side = &lists->leaders;

    for (gint32 l = 0; l < side->n; l++) {
        const gsize first = side->start[l], end = side->start[l + 1];
        for (gsize i = first; i < end; i++)
            for (gsize j = first; j + 1 < end; j++) {
                const gint32 a = side->id[j], b = side->id[j + 1];
                const gboolean later =
                    side->rank[j] == side->rank[j + 1] &&
                    (lists->priority[a] > lists->priority[b] ||
                     (lists->priority[a] == lists->priority[b] &&
                      lists->trainee_key[a] > lists->trainee_key[b]));
                if (later) {
                    side->id[j] = b;
                    side->id[j + 1] = a;
                }
            }
        for (gsize i = first; i < end; i++)
            side->rank[i] = (gint32)(i - first) + 1;
    }
}

static void
break_trainees_ties(Lists *lists)
{
    Side *const side = &lists->trainees;

    for (gint32 t = 0; t < side->n; t++) {
        const gsize first = side->start[t], end = side->start[t + 1];
        for (gsize i = first; i < end; i++)
            for (gsize j = first; j + 1 < end; j++) {
                const gint32 a = side->id[j], b = side->id[j + 1];
                if (side->rank[j] == side->rank[j + 1] &&
                    tandem_lottery_mix(lists->trainee_key[t],
                                       lists->opportunity_key[a]) >
                        tandem_lottery_mix(lists->trainee_key[t],
                                           lists->opportunity_key[b])) {
                    side->id[j] = b;
                    side->id[j + 1] = a;
                }
            }
        for (gsize i = first; i < end; i++)
            side->rank[i] = (gint32)(i - first) + 1;
    }
}

Test(deferred_acceptance_relations, ties_are_broken_as_the_page_says)
{
    ListsShape shape = projects;

    shape.n_pins = 0; /* a pin of no list has no rank to break */
    for (guint32 seed = 0; seed < 500; seed++) {
        g_autoptr(Lists) lists = lists_random(seed, &shape);
        for (gint32 l = 0; l < lists->leaders.n; l++)
            lists->leaders.absent[l] = 0;
        g_autoptr(Lists) strict = lists_copy(lists);
        break_leaders_ties(strict);
        break_trainees_ties(strict);
        g_autoptr(TandemMarket) market = lists_to_market(strict, NULL);
        cr_assert_eq(tandem_market_get_features(market) &
                         (TANDEM_FEATURE_TRAINEE_TIES | TANDEM_FEATURE_LEADER_TIES),
                     0);
        for (int side = 0; side < 2; side++) {
            g_autofree guint8 *a = solve(lists, sides[side], "single");
            g_autofree guint8 *b = solve(strict, sides[side], "single");
            cr_assert_arr_eq(a, b, 9 * 7, "seed %u, side %s", seed, sides[side]);
        }
    }
}

Test(deferred_acceptance_relations, one_workspace_serves_any_markets)
{
    g_autoptr(TandemWorkspace) workspace = tandem_workspace_new();

    for (guint32 seed = 0; seed < 200; seed++) {
        g_autoptr(Lists) lists = lists_random(seed, seed % 2 ? &projects : &hospitals);
        g_autoptr(TandemMarket) market = lists_to_market(lists, NULL);
        for (int side = 0; side < 2; side++) {
            g_autoptr(TandemOptions) options = tandem_options_new();
            tandem_options_set_text(options, "side", sides[side]);
            g_autoptr(TandemMatching) matching =
                tandem_solve(market, "deferred-acceptance", options, workspace, NULL);
            g_autofree guint8 *a = oracle_table(matching);
            g_autofree guint8 *b = solve(lists, sides[side], "single");
            cr_assert_arr_eq(a, b,
                             (gsize)lists->trainees.n * (gsize)lists->opportunities.n,
                             "seed %u", seed);
        }
    }
}

/* The place of trainee @t as the rank it has on the list @t truly holds; the worst for
 * none. */
static gint32
rank_got(const Lists *reported, const Lists *truth, gint32 t)
{
    g_autofree guint8 *held = solve(reported, "trainee", "single");
    const gint32 m = truth->opportunities.n;

    for (gint32 o = 0; o < m; o++)
        if (held[t * m + o]) {
            const gint32 rank = side_rank(&truth->trainees, t, o);
            return rank > 0 ? rank : m + 2;
        }
    return m + 1;
}

/* Replaces the list of @t by number @code of all lists over three opportunities. */
static void
report(Lists *lists, gint32 t, guint code)
{
    static const gint32 all[][3] = { { -1, -1, -1 }, { 0, -1, -1 }, { 1, -1, -1 },
                                     { 2, -1, -1 },  { 0, 1, -1 },  { 1, 0, -1 },
                                     { 0, 2, -1 },   { 2, 0, -1 },  { 1, 2, -1 },
                                     { 2, 1, -1 },   { 0, 1, 2 },   { 0, 2, 1 },
                                     { 1, 0, 2 },    { 1, 2, 0 },   { 2, 0, 1 },
                                     { 2, 1, 0 } };
    Side *const side = &lists->trainees;
    const gsize n_after = side->start[side->n] - side->start[t + 1];
    const gsize at = side->start[t], old_end = side->start[t + 1];
    gsize n = 0;

    side->id = g_renew(gint32, side->id, side->start[side->n] + 4);
    side->rank = g_renew(gint32, side->rank, side->start[side->n] + 4);
    while (n < 3 && all[code][n] >= 0)
        n++;
    memmove(side->id + at + n, side->id + old_end, n_after * sizeof *side->id);
    memmove(side->rank + at + n, side->rank + old_end, n_after * sizeof *side->rank);
    for (gsize i = 0; i < n; i++) {
        side->id[at + i] = all[code][i];
        side->rank[at + i] = (gint32)i + 1;
    }
    for (gint32 i = t; i < side->n; i++)
        side->start[i + 1] = side->start[i + 1] - old_end + at + n;
}

/* Every list a trainee could state instead, ties in its true one included. */
Test(deferred_acceptance_relations,
     with_one_place_each_no_trainee_gains_by_misreporting)
{
    const ListsShape shape = { .n_trainees = 5,
                               .n_opportunities = 3,
                               .n_leaders = 2,
                               .max_capacity = 2,
                               .listed_per_cent = 85,
                               .tied_per_cent = 25,
                               .keys = TRUE };

    for (guint32 seed = 0; seed < 150; seed++) {
        g_autoptr(Lists) truth = lists_random(seed, &shape);
        for (gint32 t = 0; t < 5; t++) {
            const gint32 honest = rank_got(truth, truth, t);
            for (guint code = 0; code < 16; code++) {
                g_autoptr(Lists) reported = lists_copy(truth);
                report(reported, t, code);
                cr_assert_geq(rank_got(reported, truth, t), honest,
                              "seed %u, trainee %d, list %u", seed, t, code);
            }
        }
    }
}
