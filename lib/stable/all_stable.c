/* SPDX-License-Identifier: MIT */
/* `all-stable`: every stable matching once, from the trainee-optimal one on.
 *
 * The walk of rotation_walk.c, a matching at a time; references stand there. The first
 * is given even where the time is up by then.
 */
#include "all_stable_private.h"

#include <math.h>

#include "../market/answer_private.h"
#include "../market/limit_private.h"
#include "../market/memory_private.h"
#include "../market/workspace_private.h"
#include "rotation_walk_private.h"

typedef struct {
    const TandemStrategy *strategy;
    TandemMarket *market;
    TandemLimit limit;
    TandemWorkspace *workspace;
    TandemRotations rotations;
    TandemRotationWalk walk;
    gboolean is_begun; /* one was given */
    gboolean is_due;   /* the walk stands on one that was not given yet */
} Sequence;

static gpointer
begin(const TandemStrategy *strategy, TandemMarket *market,
      const TandemOptions *options, TandemWorkspace *workspace, GError **error)
{
    Sequence *const all = tandem_take(workspace, Sequence, 1);
    TandemRunEnd end = TANDEM_RUN_NO_MEMORY;

    if (all != NULL) {
        *all = (Sequence){ .strategy = strategy,
                           .market = market,
                           .workspace = workspace,
                           .is_due = TRUE };
        tandem_limit_init(&all->limit, options, 0);
        end = tandem_rotations_find(&all->rotations, market, options, workspace);
    }
    if (end == TANDEM_RUN_STOPPED) {
        g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_CANCELLED,
                    "%s was stopped before its first matching", strategy->name);
        return NULL;
    }
    if (end == TANDEM_RUN_NO_MEMORY ||
        !tandem_rotation_walk_init(&all->walk, &all->rotations, market, workspace)) {
        tandem_no_memory(strategy->name, error);
        return NULL;
    }
    return all;
}

/* Once FALSE it stays so. */
static gboolean
may_go_on(Sequence *all, GError **error)
{
    if (tandem_limit_go_on(&all->limit, 1, NAN, NAN) ||
        (!all->is_begun && all->limit.reached == TANDEM_LIMIT_TIME))
        return TRUE;
    g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_CANCELLED, "%s %s",
                all->strategy->name,
                all->limit.reached == TANDEM_LIMIT_TIME
                    ? "had no more time before its last matching"
                    : "was stopped before its last matching");
    return FALSE;
}

static TandemMatching *
next(gpointer state, GError **error)
{
    Sequence *const all = state;

    if (!all->is_due && !tandem_rotation_walk_next(&all->walk))
        return NULL;
    all->is_due = TRUE;
    if (!may_go_on(all, error))
        return NULL;
    const TandemWorkspaceMark mark = tandem_workspace_mark(all->workspace);
    TandemMatching *const matching =
        tandem_answer_new(all->strategy, all->market, all->walk.now,
                          TANDEM_STATUS_OPTIMAL, all->workspace, error);
    tandem_workspace_rewind(all->workspace, mark);
    if (matching == NULL)
        return NULL;
    all->is_begun = TRUE;
    all->is_due = FALSE;
    return matching;
}

const TandemStrategy tandem_all_stable = {
    .name = "all-stable",
    .room = "stable",
    .text = "every stable matching, from the trainees' best to the leaders' best",
    .reference =
        "Gusfield and Irving (1989), The Stable Marriage Problem: Structure "
        "and Algorithms; Cheng, McDermid and Suzuki (2008), A unified approach "
        "to finding good stable matchings in the hospitals/residents setting",
    .accepts =
        TANDEM_FEATURE_PINS | TANDEM_FEATURE_WEIGHTS | TANDEM_FEATURE_OPPORTUNITY_RANKS,
    .ignores = TANDEM_FEATURE_WEIGHTS,
    .guarantees = TANDEM_GUARANTEE_WEAKLY_STABLE,
    .lottery = TANDEM_LOTTERY_NEVER,
    .gives = TANDEM_GIVES_SEQUENCE,
    .begin = begin,
    .next = next,
};
