/* SPDX-License-Identifier: MIT */
/* A stage and its answer: solved, judged, and solved again without the leaders to whom
 * too few came.
 *
 * A leader with fewer than cap_min trainees, those committed before counted in, is
 * closed: the one who lacks most first, then by lottery (the lower key), then by id.
 * Then the stage is solved again. A leader who holds a pinned trainee is never closed:
 * pins come first.
 */
#include "solve_private.h"

#include "../files/faults_private.h"
#include "capacities_private.h"

/* That there is no such matching is an answer of a strategy, and the end of a run. */
static gboolean
check_status(const TandemStage *stage, const TandemMatching *matching, GError **error)
{
    const char *const name = stage->strategy->name;

    switch (tandem_matching_get_status(matching)) {
    case TANDEM_STATUS_OPTIMAL:
    case TANDEM_STATUS_FEASIBLE:
        return TRUE;
    case TANDEM_STATUS_INFEASIBLE:
        g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_NONE_EXISTS,
                    "no placement is as %s promises; policy.ini must name another "
                    "strategy",
                    name);
        break;
    case TANDEM_STATUS_UNKNOWN:
        g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_UNDECIDED,
                    "%s could not decide whether a placement is as it promises; "
                    "policy.ini must name another strategy",
                    name);
        break;
    }
    return FALSE;
}

TandemMatching *
tandem_stage_answer(const TandemStage *stage, TandemMarket *market,
                    TandemWorkspace *workspace, GError **error)
{
    g_autoptr(TandemMatching) matching =
        tandem_solve(market, stage->strategy->name, stage->options, workspace, error);
    gsize n_violations = 0;

    if (matching == NULL || !check_status(stage, matching, error) ||
        !tandem_judge_feasible(matching, NULL, &n_violations, error))
        return NULL;
    g_assert(n_violations == 0);
    return g_steal_pointer(&matching);
}

typedef struct {
    gint32 opportunity;
    gint32 lacks;
    gint32 n_held;
    guint64 key;
} Short;

static gint
compare_shorts(gconstpointer left, gconstpointer right)
{
    const Short *const a = left;
    const Short *const b = right;

    if (a->lacks != b->lacks)
        return a->lacks > b->lacks ? -1 : 1;
    if (a->key != b->key)
        return a->key < b->key ? -1 : 1;
    return (a->opportunity > b->opportunity) - (a->opportunity < b->opportunity);
}

/* Placements of each opportunity, and of them the pinned ones. */
static void
count_held(const TandemStage *stage, gint32 *n_held, gint32 *n_pinned)
{
    const gint32 *const opportunity = tandem_market_get_opportunities(stage->market);
    gsize n = 0;
    const gsize *const held = tandem_matching_get_edges(stage->matching, &n);

    for (gsize i = 0; i < n; i++)
        n_held[opportunity[held[i]]]++;
    const gsize *const pin = tandem_market_get_pins(stage->market, &n);
    for (gsize i = 0; i < n; i++)
        n_pinned[opportunity[pin[i]]]++;
}

/* The leaders below their minimum, whom to close first first. */
static GArray *
find_shorts(const TandemStage *stage, const TandemRotation *rotation, const char *seed,
            TandemFaults *faults)
{
    const gint32 n = tandem_market_get_n_opportunities(stage->market);
    g_autofree gint32 *n_held = g_new0(gint32, (gsize)n + 1);
    g_autofree gint32 *n_pinned = g_new0(gint32, (gsize)n + 1);
    GArray *const shorts = g_array_new(FALSE, TRUE, sizeof(Short));

    count_held(stage, n_held, n_pinned);
    for (gint32 o = 0; o < n; o++) {
        const TandemLeaderRow *const leader = &rotation->leader[stage->leader[o]];
        Short below = { .opportunity = o,
                        .lacks = leader->cap_min - leader->committed - n_held[o],
                        .n_held = n_held[o] };

        if (stage->is_closed[o] || below.lacks <= 0)
            continue;
        if (n_pinned[o] > 0) {
            if (faults != NULL)
                tandem_faults_add(faults, TANDEM_SEVERITY_WARNING, "leaders.csv",
                                  leader->line, "cap_min", "W508", NULL,
                                  "%s stays open with %d of cap_min %d, because a "
                                  "trainee is pinned there",
                                  leader->id, leader->committed + n_held[o],
                                  leader->cap_min);
            continue;
        }
        tandem_lottery_keys(seed, &leader->id, 1, &below.key);
        g_array_append_val(shorts, below);
    }
    g_array_sort(shorts, compare_shorts);
    return shorts;
}

/* Closes the first, and where an empty leader's leaving moves nobody, the empty ones
 * that follow it: to a leader with room whom the trainee-optimal matching leaves empty
 * nobody would go, so without it the same matching is the answer. */
static void
close_some(TandemStage *stage, const GArray *shorts)
{
    const guint guarantees =
        tandem_strategy_get_guarantees(stage->strategy, stage->options);
    const gboolean skips_empty = (guarantees & TANDEM_GUARANTEE_TRAINEE_OPTIMAL) != 0;

    for (guint i = 0; i < shorts->len; i++) {
        const Short *const below = &g_array_index(shorts, Short, i);
        stage->is_closed[below->opportunity] = 1;
        if (!skips_empty || below->n_held > 0)
            return;
    }
}

/* Solves again without the closed leaders' places. */
static gboolean
solve_without(TandemStage *stage, TandemWorkspace *workspace, GError **error)
{
    const gint32 n = tandem_market_get_n_opportunities(stage->market);
    const gint32 *const old = tandem_market_get_capacities(stage->market);
    g_autofree gint32 *capacity = g_new(gint32, (gsize)n + 1);

    for (gint32 o = 0; o < n; o++)
        capacity[o] = stage->is_closed[o] ? 0 : old[o];
    g_autoptr(TandemMarket) market =
        tandem_market_with_capacities(stage->market, capacity, error);
    if (market == NULL)
        return FALSE;
    g_autoptr(TandemMatching) matching =
        tandem_stage_answer(stage, market, workspace, error);
    if (matching == NULL)
        return FALSE;
    tandem_market_unref(stage->market);
    tandem_matching_unref(stage->matching);
    stage->market = g_steal_pointer(&market);
    stage->matching = g_steal_pointer(&matching);
    return TRUE;
}

gboolean
tandem_stage_solve(TandemStage *stage, const TandemRotation *rotation, const char *seed,
                   TandemWorkspace *workspace, TandemFaults *faults, GError **error)
{
    stage->matching = tandem_stage_answer(stage, stage->market, workspace, error);
    if (stage->matching == NULL)
        return FALSE;

    for (;;) {
        g_autoptr(GArray) shorts = find_shorts(stage, rotation, seed, NULL);
        if (shorts->len == 0)
            break;
        close_some(stage, shorts);
        if (!solve_without(stage, workspace, error))
            return FALSE;
    }
    g_array_unref(find_shorts(stage, rotation, seed, faults)); /* for its warnings */
    stage->measures = tandem_measures_new(stage->matching, NULL, error);
    return stage->measures != NULL;
}
