/* SPDX-License-Identifier: MIT */
/* `all-stable`: every stable matching once, from the trainee-optimal one on.
 *
 * Gusfield, D. and Irving, R. W. (1989). The Stable Marriage Problem: Structure and
 * Algorithms. MIT Press, section 3.5: a stable matching is a set of rotations that
 * holds with each one all that must go before it.
 *
 * Rotations are numbered so that what must go before has a lower number. So a set
 * without its highest rotation is such a set too, and makes its parent in a tree: its
 * children are what one more rotation with a higher number makes. The tree is walked in
 * depth. A step down eliminates a rotation, a step up takes that back; what is missing
 * before each rotation is counted along. Each set is come by once, from its one parent.
 *
 * Between two matchings the walk takes O(R) steps down the candidates and O(n) for
 * what rotations move, on average, and O(E) memory in all: nothing is kept of the
 * matchings that went before.
 */
#include "all_stable_private.h"

#include <math.h>
#include <string.h>

#include "../market/matching_private.h"
#include "../market/memory_private.h"
#include "../market/options_private.h"
#include "../market/workspace_private.h"
#include "answer_private.h"
#include "rotations_private.h"

typedef struct {
    const TandemStrategy *strategy;
    TandemMarket *market;
    const TandemOptions *options;
    TandemWorkspace *workspace;
    TandemRotations rotations;
    gsize *after_start; /* [n_rotations + 1] */
    gint32 *after;      /* [after_start[n_rotations]] what each must go before */
    gint32 *missing;    /* [n_rotations] how many must still go before it */
    gint32 *chosen;     /* [n_rotations] the path down the tree */
    gint32 n_chosen;
    gint32 candidate; /* the next rotation to try */
    gsize *now;       /* [n_trainees] what each holds */
    gboolean is_begun;
} Walk;

/* The rows of before, turned round. Each row is filled from its end, which is kept one
 * place further on; then the starts are put where they belong. */
static void
turn_round(Walk *walk)
{
    const TandemRotations *const r = &walk->rotations;
    const gint32 n = r->n_rotations;

    memset(walk->after_start, 0, ((gsize)n + 1) * sizeof *walk->after_start);
    for (gsize i = 0; i < r->before_start[n]; i++)
        walk->after_start[r->before[i] + 1]++;
    for (gint32 i = 0; i < n; i++)
        walk->after_start[i + 1] += walk->after_start[i];
    for (gint32 i = n; i-- > 0;)
        for (gsize j = r->before_start[i]; j < r->before_start[i + 1]; j++)
            walk->after[--walk->after_start[r->before[j] + 1]] = i;
    memmove(walk->after_start, walk->after_start + 1,
            (gsize)n * sizeof *walk->after_start);
    walk->after_start[n] = r->before_start[n];
}

static gboolean
init(Walk *walk)
{
    const TandemRotations *const r = &walk->rotations;
    const gint32 n = r->n_rotations;
    const gsize n_trainees = (gsize)walk->market->n_trainees;

    walk->after_start = tandem_take(walk->workspace, gsize, (gsize)n + 1);
    walk->after = tandem_take(walk->workspace, gint32, r->before_start[n]);
    walk->missing = tandem_take(walk->workspace, gint32, n);
    walk->chosen = tandem_take(walk->workspace, gint32, n);
    walk->now = tandem_take(walk->workspace, gsize, n_trainees);
    if (!walk->after_start || !walk->after || !walk->missing || !walk->chosen ||
        !walk->now)
        return FALSE;
    turn_round(walk);
    for (gint32 i = 0; i < n; i++)
        walk->missing[i] = (gint32)(r->before_start[i + 1] - r->before_start[i]);
    memcpy(walk->now, r->first, n_trainees * sizeof *walk->now);
    return TRUE;
}

/* Moves the trainees of rotation @r to @edges, and counts @change on what comes after.
 */
static void
move(Walk *walk, gint32 r, const gsize *edges, gint32 change)
{
    const TandemRotations *const rotations = &walk->rotations;

    for (gsize i = rotations->start[r]; i < rotations->start[r + 1]; i++)
        walk->now[tandem_market_get_trainee_of(walk->market, edges[i])] = edges[i];
    for (gsize i = walk->after_start[r]; i < walk->after_start[r + 1]; i++)
        walk->missing[walk->after[i]] += change;
}

/* To the next set in the tree. FALSE: there is none. */
static gboolean
step(Walk *walk)
{
    for (;;) {
        gint32 r = walk->candidate;
        while (r < walk->rotations.n_rotations && walk->missing[r] > 0)
            r++;
        if (r < walk->rotations.n_rotations) {
            move(walk, r, walk->rotations.to, -1);
            walk->chosen[walk->n_chosen++] = r;
            walk->candidate = r + 1;
            return TRUE;
        }
        if (walk->n_chosen == 0)
            return FALSE;
        r = walk->chosen[--walk->n_chosen];
        move(walk, r, walk->rotations.from, 1);
        walk->candidate = r + 1;
    }
}

static gpointer
begin(const TandemStrategy *strategy, TandemMarket *market,
      const TandemOptions *options, TandemWorkspace *workspace, GError **error)
{
    Walk *const walk = tandem_take(workspace, Walk, 1);
    TandemRunEnd end = TANDEM_RUN_NO_MEMORY;

    if (walk != NULL) {
        *walk = (Walk){ .strategy = strategy,
                        .market = market,
                        .options = options,
                        .workspace = workspace };
        end = tandem_rotations_find(&walk->rotations, market, options, workspace);
    }
    if (end == TANDEM_RUN_STOPPED) {
        g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_CANCELLED,
                    "%s was stopped before its first matching", strategy->name);
        return NULL;
    }
    if (end == TANDEM_RUN_NO_MEMORY || !init(walk)) {
        tandem_no_memory(strategy->name, error);
        return NULL;
    }
    return walk;
}

static TandemMatching *
next(gpointer state, GError **error)
{
    Walk *const walk = state;

    if (walk->is_begun && !step(walk))
        return NULL;
    walk->is_begun = TRUE;
    if (!tandem_options_report(walk->options, -1, NAN, NAN)) {
        g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_CANCELLED,
                    "%s was stopped before its last matching", walk->strategy->name);
        return NULL;
    }
    const TandemWorkspaceMark mark = tandem_workspace_mark(walk->workspace);
    TandemMatching *const matching =
        tandem_answer_new(walk->strategy, walk->market, walk->now,
                          TANDEM_STATUS_OPTIMAL, walk->workspace, error);
    tandem_workspace_rewind(walk->workspace, mark);
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
