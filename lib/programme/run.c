/* SPDX-License-Identifier: MIT */
/* One run of a rotation: checked, turned into a market, solved, judged, explained. */
#include <math.h>
#include <string.h>

#include "../files/faults_private.h"
#include "check_private.h"
#include "reasons_private.h"
#include "solve_private.h"
#include "thin_spots_private.h"

G_DEFINE_BOXED_TYPE(TandemRun, tandem_run, tandem_run_ref, tandem_run_unref)

/**
 * tandem_run_ref: (skip)
 * @run: a run
 *
 * Returns: @run, with one more owner
 */
TandemRun *
tandem_run_ref(TandemRun *run)
{
    g_return_val_if_fail(run != NULL, NULL);

    g_atomic_ref_count_inc(&run->ref_count);
    return run;
}

/**
 * tandem_run_unref: (skip)
 * @run: (transfer full): a run
 */
void
tandem_run_unref(TandemRun *run)
{
    g_return_if_fail(run != NULL);

    if (!g_atomic_ref_count_dec(&run->ref_count))
        return;
    for (gsize i = 0; i < run->n_stages; i++)
        tandem_stage_clear(&run->stage[i]);
    g_free(run->stage);
    g_array_unref(run->placements);
    g_array_unref(run->unplaced);
    g_array_unref(run->waiting);
    g_array_unref(run->reasons);
    g_array_unref(run->thin_spots);
    g_ptr_array_unref(run->not_applied);
    g_string_chunk_free(run->texts);
    g_free(run->seed);
    tandem_rotation_unref(run->rotation);
    g_free(run);
}

static gint
compare_texts(gconstpointer left, gconstpointer right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* What the files and the policy state and this version does not apply, each once. */
static GPtrArray *
gather_not_applied(const TandemRotation *rotation)
{
    GPtrArray *const texts = g_ptr_array_new_with_free_func(g_free);

    for (guint i = 0; rotation->not_applied != NULL && i < rotation->not_applied->len;
         i++)
        g_ptr_array_add(texts, g_strdup(rotation->not_applied->pdata[i]));
    tandem_policy_not_applied(&rotation->policy, texts);
    g_ptr_array_sort(texts, compare_texts);
    for (guint i = texts->len; i-- > 1;)
        if (strcmp(texts->pdata[i], texts->pdata[i - 1]) == 0)
            g_ptr_array_remove_index(texts, i);
    return texts;
}

static TandemRun *
new_run(TandemRotation *rotation, const char *seed)
{
    TandemRun *const run = g_new0(TandemRun, 1);

    g_atomic_ref_count_init(&run->ref_count);
    run->rotation = tandem_rotation_ref(rotation);
    run->seed = g_strdup(seed != NULL ? seed : rotation->policy.seed);
    run->seed_overridden = seed != NULL && strcmp(seed, rotation->policy.seed) != 0;
    run->n_stages = 1;
    run->stage = g_new0(TandemStage, 1);
    run->placements = g_array_new(FALSE, FALSE, sizeof(TandemPlacement));
    run->unplaced = g_array_new(FALSE, FALSE, sizeof(TandemUnplaced));
    run->waiting = g_array_new(FALSE, FALSE, sizeof(TandemWaiting));
    run->reasons = g_array_new(FALSE, FALSE, sizeof(TandemReasonRow));
    run->thin_spots = g_array_new(FALSE, FALSE, sizeof(TandemThinSpot));
    run->texts = g_string_chunk_new(4096);
    run->not_applied = gather_not_applied(rotation);
    return run;
}

/* The rank leader @l states of trainee @t; 0 where there is none. */
static gint32
stated_by_leader(const TandemPlan *plan, gint32 t, gint32 l)
{
    for (gsize i = plan->said.start[t]; i < plan->said.start[t + 1]; i++) {
        const TandemStatedEntry *const said =
            &g_array_index(plan->said.entry, TandemStatedEntry, i);
        if (said->other == l)
            return said->rank;
    }
    return 0;
}

/* Who is placed, by trainee and then leader: the order of rows of the market. A rank
 * that nobody stated is told as none. */
static void
add_placements(TandemRun *run, const TandemPlan *plan, const TandemStage *stage,
               const TandemHoldings *holdings)
{
    for (gint32 t = 0; t < holdings->n_trainees; t++) {
        const guint first = run->placements->len;

        for (gsize k = holdings->start[t]; k < holdings->start[t + 1]; k++) {
            const gint32 o = holdings->opportunity[k];
            const TandemPlacement placement = {
                .trainee = stage->trainee[t],
                .leader = stage->leader[o],
                .opportunity = TANDEM_NONE,
                .kind = TANDEM_KIND_BUDDY,
                .is_pin = holdings->is_pin[k] != 0,
                .trainee_rank = holdings->trainee_rank[k] <= stage->trainee_groups[t]
                                    ? holdings->trainee_rank[k]
                                    : 0,
                .leader_rank =
                    stated_by_leader(plan, stage->trainee[t], stage->leader[o]),
            };
            guint at = first;

            if (!holdings->is_held[k])
                continue;
            while (at < run->placements->len &&
                   g_array_index(run->placements, TandemPlacement, at).leader <
                       placement.leader)
                at++;
            g_array_insert_val(run->placements, at, placement);
        }
    }
}

static gboolean
explain(TandemRun *run, const TandemPlan *plan, GError **error)
{
    const TandemStage *const stage = &run->stage[0];
    g_auto(TandemHoldings) holdings = { 0 };
    g_auto(TandemQueues) queues = { 0 };
    g_auto(TandemReasoning) reasoning = { 0 };

    tandem_holdings_init(&holdings, stage);
    tandem_queues_init(&queues, &holdings, stage);
    tandem_reasoning_init(&reasoning, plan, stage, &holdings, &queues);
    add_placements(run, plan, stage, &holdings);
    tandem_waiting_add(run, stage, &holdings, &queues);
    tandem_reasons_add(run, &reasoning);
    tandem_unplaced_add(run, &reasoning);
    return tandem_thin_spots_add(run, stage, &holdings, &queues, error);
}

/* How the caller follows the work. */
typedef struct {
    TandemProgress progress;
    gpointer data;
    gboolean is_stopped;
} Watcher;

/* Returns FALSE with @error set where the caller wants no more. */
static gboolean
go_on(const Watcher *watcher, gdouble done, GError **error)
{
    if (!watcher->is_stopped &&
        (watcher->progress == NULL || watcher->progress(done, NAN, NAN, watcher->data)))
        return TRUE;
    g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_CANCELLED, "the run was stopped");
    return FALSE;
}

/* A TandemProgress for the strategy. One that is stopped gives the best it has, which
 * depends on the clock; no run is made of that. */
static gboolean
follow(gdouble done, gdouble best, gdouble bound, gpointer data)
{
    Watcher *const watcher = data;
    const gdouble all_done = done >= 0 ? 0.3 + 0.4 * MIN(done, 1) : done;

    watcher->is_stopped |= !watcher->progress(all_done, best, bound, watcher->data);
    return !watcher->is_stopped;
}

static gboolean
check(const TandemPlan *plan, const char *seed, TandemFaults *faults, GError **error)
{
    tandem_check_seed(plan, seed, faults);
    tandem_check_all(plan, seed != NULL ? seed : plan->rotation->policy.seed, faults);
    return tandem_check_refuse(faults, error);
}

/**
 * tandem_run_new:
 * @rotation: a rotation as read
 * @seed: (nullable): the seed of the lottery; %NULL for policy.ini's
 * @progress: (nullable): called between the steps, where the best value and the bound
 * are NaN, and by the strategy
 * @data: given to @progress
 * @faults: where faults, warnings and notes are told; what is in it already counts
 * @error: return location for a #TandemError
 *
 * Runs the buddy stage: checks the rules of the domain, makes the market, solves it
 * with the policy's strategy, has the answer judged and works out why everybody who did
 * not get a wish did not. The same rotation and seed give the same run on any machine,
 * whatever the order of rows.
 *
 * Time O(n l + E log n) and what the strategy takes, for n trainees, l leaders and E
 * pairs on the lists; memory O(n + l + E).
 *
 * Returns: (transfer full): the run, or %NULL with @error set to %TANDEM_ERROR_FAULTS
 *   (told in @faults), %TANDEM_ERROR_CANCELLED, %TANDEM_ERROR_NO_MEMORY or an error of
 *   the strategy
 */
TandemRun *
tandem_run_new(TandemRotation *rotation, const char *seed, TandemProgress progress,
               gpointer data, TandemFaults *faults, GError **error)
{
    Watcher watcher = { .progress = progress, .data = data };

    g_return_val_if_fail(rotation != NULL && faults != NULL, NULL);
    g_return_val_if_fail(error == NULL || *error == NULL, NULL);

    g_auto(TandemPlan) plan = { 0 };
    g_autoptr(TandemRun) run = new_run(rotation, seed);
    g_autoptr(TandemWorkspace) workspace = tandem_workspace_new();

    if (!go_on(&watcher, 0.0, error))
        return NULL;
    tandem_plan_init(&plan, rotation, TANDEM_KIND_BUDDY, faults);
    if (!check(&plan, seed, faults, error) || !go_on(&watcher, 0.3, error))
        return NULL;
    if (!tandem_plan_build(&plan, &run->stage[0], TANDEM_STAGE_BUDDY, run->seed, NULL,
                           error))
        return NULL;
    TandemOptions *const options = run->stage[0].options;
    tandem_options_set_progress(options, progress != NULL ? follow : NULL, &watcher);
    if (!tandem_stage_solve(&run->stage[0], rotation, run->seed, workspace, faults,
                            error) ||
        !go_on(&watcher, 0.7, error))
        return NULL;
    if (!explain(run, &plan, error) || !go_on(&watcher, 1.0, error))
        return NULL;
    tandem_options_set_progress(options, NULL, NULL);
    return g_steal_pointer(&run);
}
