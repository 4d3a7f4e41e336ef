/* SPDX-License-Identifier: MIT */
/* What is true of every row of the registry, whoever wrote it: tried on random markets
 * of all kinds, small enough for the oracle. */
#include <criterion/criterion.h>

#include "oracle.h"

TestSuite(every_strategy, .timeout = 120);

/* Strict and tied, one and two levels of places, with quotas, pins and own lists. */
static const ListsShape shapes[] = {
    { .n_trainees = 5, .n_opportunities = 5, .max_capacity = 1, .listed_per_cent = 85 },
    { .n_trainees = 5, .n_opportunities = 4, .max_capacity = 3, .listed_per_cent = 80 },
    { .n_trainees = 5,
      .n_opportunities = 4,
      .max_capacity = 2,
      .listed_per_cent = 80,
      .tied_per_cent = 40,
      .keys = TRUE,
      .priorities = TRUE },
    { .n_trainees = 5,
      .n_opportunities = 5,
      .n_leaders = 2,
      .max_capacity = 2,
      .listed_per_cent = 80 },
    { .n_trainees = 5,
      .n_opportunities = 5,
      .n_leaders = 3,
      .max_capacity = 2,
      .listed_per_cent = 80,
      .tied_per_cent = 40,
      .keys = TRUE,
      .n_pins = 2 },
    { .n_trainees = 4,
      .n_opportunities = 4,
      .n_leaders = 2,
      .max_capacity = 2,
      .max_quota = 2,
      .listed_per_cent = 75,
      .tied_per_cent = 25 },
    { .n_trainees = 4,
      .n_opportunities = 4,
      .max_capacity = 2,
      .listed_per_cent = 80,
      .own_lists = TRUE,
      .n_pins = 1 },
    { .n_trainees = 1, .n_opportunities = 1, .max_capacity = 1, .listed_per_cent = 50 },
};

/* A third without leaders who state no list, so that strict lists come up. */
static Lists *
draw(guint32 seed)
{
    Lists *const lists = lists_random(seed, &shapes[seed % G_N_ELEMENTS(shapes)]);

    if (seed / G_N_ELEMENTS(shapes) % 3 > 0)
        for (gint32 l = 0; l < lists->leaders.n; l++)
            lists->leaders.absent[l] = 0;
    return lists;
}

static gboolean
is_blocked(const TandemMatching *matching, TandemBlocking kind)
{
    g_autoptr(GError) error = NULL;
    g_autofree gsize *edges = NULL;
    gsize n = 0;

    cr_assert(tandem_judge_blocking(matching, kind, &edges, &n, &error));
    return n > 0;
}

static gboolean
is_largest_stable(const Oracle *q, const TandemMatching *matching)
{
    g_autoptr(GPtrArray) all = oracle_all_stable(q);

    for (guint i = 0; i < all->len; i++)
        if (oracle_size(q, all->pdata[i]) > tandem_matching_get_size(matching))
            return FALSE;
    return TRUE;
}

/* What the row promises, asked of the judge and of the oracle. */
static void
assert_kept(const TandemStrategy *row, const Oracle *q, const TandemMatching *matching,
            guint32 seed)
{
    const guint promised = tandem_strategy_get_guarantees(row, NULL);
    g_autofree guint8 *held = oracle_table(matching);

    cr_assert(oracle_is_feasible(q, held), "%s, seed %u", row->name, seed);
    if (promised & TANDEM_GUARANTEE_WEAKLY_STABLE) {
        cr_assert(oracle_is_stable(q, held), "%s, seed %u", row->name, seed);
        cr_assert_not(is_blocked(matching, TANDEM_BLOCKING_WEAK), "%s, seed %u",
                      row->name, seed);
    }
    if (promised & TANDEM_GUARANTEE_STRONGLY_STABLE)
        cr_assert_not(is_blocked(matching, TANDEM_BLOCKING_STRONG), "%s, seed %u",
                      row->name, seed);
    if (promised & TANDEM_GUARANTEE_SUPER_STABLE)
        cr_assert_not(is_blocked(matching, TANDEM_BLOCKING_SUPER), "%s, seed %u",
                      row->name, seed);
    if ((promised & TANDEM_GUARANTEE_LARGEST_STABLE) &&
        tandem_matching_get_status(matching) == TANDEM_STATUS_OPTIMAL)
        cr_assert(is_largest_stable(q, matching), "%s, seed %u", row->name, seed);
}

static gboolean
is_same(const TandemMatching *a, const TandemMatching *b)
{
    gsize n_a, n_b;
    const gsize *const edges_a = tandem_matching_get_edges(a, &n_a);
    const gsize *const edges_b = tandem_matching_get_edges(b, &n_b);

    return tandem_matching_get_status(a) == tandem_matching_get_status(b) &&
           n_a == n_b &&
           (n_a == 0 || memcmp(edges_a, edges_b, n_a * sizeof *edges_a) == 0);
}

/* Whether the row cannot answer, as there is no program to ask. */
static gboolean
lacks_solver(const TandemStrategy *row)
{
    return TANDEM_SOLVER[0] == '\0' && row->outside != NULL &&
           row->outside(row, NULL) != NULL;
}

static gboolean
shows_a_matching(const TandemMatching *matching)
{
    const TandemStatus status = tandem_matching_get_status(matching);

    return status == TANDEM_STATUS_OPTIMAL || status == TANDEM_STATUS_FEASIBLE;
}

/* Returns whether the row takes the market. */
static gboolean
try_row(const TandemStrategy *row, TandemMarket *market, const Oracle *q, guint32 seed,
        TandemWorkspace *workspace, TandemMatching **again)
{
    g_autoptr(GError) error = NULL;
    const gboolean takes = (tandem_market_get_features(market) & ~row->accepts) == 0;
    g_autoptr(TandemOptions) options = tandem_options_new();
    tandem_options_set_solver(options, TANDEM_SOLVER);
    g_autoptr(TandemMatching) matching =
        tandem_solve(market, row->name, options, workspace, &error);

    cr_assert_eq(matching != NULL, takes, "%s, seed %u: %s", row->name, seed,
                 error != NULL ? error->message : "");
    if (!takes) {
        cr_assert(g_error_matches(error, TANDEM_ERROR, TANDEM_ERROR_REFUSED_FEATURE));
        return FALSE;
    }
    cr_assert_str_eq(tandem_matching_get_strategy(matching), row->name);
    if (shows_a_matching(matching))
        assert_kept(row, q, matching, seed);
    else
        cr_assert_eq(tandem_matching_get_size(matching), 0);
    cr_assert(tandem_solve_into(again, market, row->name, options, workspace, &error));
    cr_assert(is_same(matching, *again), "%s, seed %u", row->name, seed);
    return TRUE;
}

Test(every_strategy, keeps_its_promises_and_answers_the_same_again)
{
    gsize n_rows;
    const TandemStrategy *const *const rows = tandem_strategies(&n_rows);
    g_autoptr(TandemWorkspace) workspace = tandem_workspace_new();

    for (gsize i = 0; i < n_rows; i++) {
        TandemMatching *again = NULL;
        guint n_taken = 0;
        if (rows[i]->solve == NULL || lacks_solver(rows[i]))
            continue;
        for (guint32 seed = 0; seed < 480; seed++) {
            g_autoptr(GError) error = NULL;
            g_autoptr(Lists) lists = draw(seed);
            g_autoptr(Oracle) q = oracle_new(lists);
            g_autoptr(TandemMarket) market = lists_to_market(lists, &error);
            cr_assert_not_null(market);
            n_taken += try_row(rows[i], market, q, seed, workspace, &again) ? 1 : 0;
        }
        cr_expect_gt(n_taken, 40, "%s took only %u", rows[i]->name, n_taken);
        g_clear_pointer(&again, tandem_matching_unref);
    }
}

static gboolean
stop_at_once(gdouble done, gdouble best, gdouble bound, gpointer data)
{
    (void)done;
    (void)best;
    (void)bound;
    ++*(guint *)data;
    return FALSE;
}

/* A market large enough that somebody is told of the progress. */
static TandemMarket *
draw_large(const TandemStrategy *row, guint32 seed)
{
    const gboolean ties = (row->accepts & TANDEM_FEATURE_LEADER_TIES) != 0;
    const ListsShape shape = { .n_trainees = 120,
                               .n_opportunities = 100,
                               .max_capacity = 2,
                               .listed_per_cent = 60 };
    g_autoptr(Lists) lists = lists_random(seed, &shape);

    for (gint32 l = 0; l < lists->leaders.n; l++)
        lists->leaders.absent[l] = 0;
    for (gsize k = 0; ties && k < lists->leaders.start[lists->leaders.n]; k++)
        lists->leaders.rank[k] = (lists->leaders.rank[k] + 3) / 4;
    return lists_to_market(lists, NULL);
}

/* What a limit or a caller stops is an error, or a matching that keeps the promises
 * which hold of any: never a claim that was not proven. */
static void
expect_honest(const TandemStrategy *row, const TandemMatching *matching,
              const GError *error)
{
    const guint promised = tandem_strategy_get_guarantees(row, NULL);

    if (matching == NULL) {
        cr_expect(g_error_matches(error, TANDEM_ERROR, TANDEM_ERROR_CANCELLED),
                  "%s: %s", row->name, error->message);
        return;
    }
    if (shows_a_matching(matching) && (promised & TANDEM_GUARANTEE_WEAKLY_STABLE))
        cr_expect_not(is_blocked(matching, TANDEM_BLOCKING_WEAK), "%s", row->name);
}

Test(every_strategy, may_be_stopped)
{
    gsize n_rows;
    const TandemStrategy *const *const rows = tandem_strategies(&n_rows);

    for (gsize i = 0; i < n_rows; i++) {
        g_autoptr(TandemMarket) market = draw_large(rows[i], 5);
        if (rows[i]->solve == NULL || lacks_solver(rows[i]))
            continue;
        for (int way = 0; way < 2; way++) {
            g_autoptr(GError) error = NULL;
            g_autoptr(TandemOptions) options = tandem_options_new();
            guint n_told = 0;
            tandem_options_set_solver(options, TANDEM_SOLVER);
            if (way == 0)
                tandem_options_set_progress(options, stop_at_once, &n_told);
            else
                tandem_options_set_time_limit(options, 0.01);
            const gint64 start = g_get_monotonic_time();
            g_autoptr(TandemMatching) matching =
                tandem_solve(market, rows[i]->name, options, NULL, &error);
            const gint64 took = g_get_monotonic_time() - start;
            cr_expect_leq(n_told, 1, "%s was told to stop and went on", rows[i]->name);
            cr_expect_lt(took, 5 * G_USEC_PER_SEC, "%s", rows[i]->name);
            expect_honest(rows[i], matching, error);
        }
    }
}
