/* SPDX-License-Identifier: MIT */
/* `strong-stable`: a matching that no pair blocks of which one side gains and the other
 * loses nothing, or the proof that there is none.
 *
 * Irving, R. W., Manlove, D. F. and Scott, S. (2003). Strong stability in the
 * hospitals/residents problem. STACS 2003, Lecture Notes in Computer Science 2607,
 * 439-450. Kavitha, T., Mehlhorn, K., Michail, D. and Paluch, K. E. (2007). Strongly
 * stable matchings in time O(nm) and extension to the hospitals-residents problem. ACM
 * Transactions on Algorithms 3(2), article 15. Over leaders of several opportunities:
 * Olaosebikan, S. and Manlove, D. (2020). An algorithm for strong stability in the
 * student-project allocation problem with ties. CALDAM 2020, Lecture Notes in Computer
 * Science 12016, 384-399.
 *
 * When nothing more is deleted (cuts.c) and there is no crowd (crowds.c), everybody who
 * has a pair left can be seated at one of its head: at one it is bound to, or, if all
 * of its head waits for last places, at one of those. So the places that every stable
 * matching fills are at least as many as those trainees. Where they are more, there is
 * none. Where they are as many, every seating fills them all; who is bound to a place
 * is in each, so nobody is bound to two, and the seating is a strongly stable matching,
 * in which everybody has the best that is left.
 *
 * All of that holds where no trainee ties two opportunities of one leader. Where one
 * does, it does not block with the one while it is in the other, so that stable
 * matchings may differ in size and the deletions know less: the trainee insists on
 * neither until one is deleted. It is seated last, where there is room. What comes out
 * then may be blocked; the registry has it judged, and says that it is not decided.
 * Where not everybody could be seated it may be stable and not the best for all: it is
 * then feasible, and not proven optimal.
 */
#include "strong_stable_private.h"

#include "../market/matching_private.h"
#include "../market/memory_private.h"
#include "answer_private.h"
#include "crowds_private.h"
#include "cuts_answer_private.h"

/* Where everybody is in the end. */
typedef struct {
    gsize *edge;        /* [n_trainees], or G_MAXSIZE */
    gint32 *n_bound;    /* [n_opportunities] */
    gboolean has_twins; /* somebody does not insist on all of its head */
} Ending;

static gboolean
ending_init(Ending *ending, const TandemMarket *market, TandemWorkspace *workspace)
{
    ending->edge = tandem_take(workspace, gsize, market->n_trainees);
    ending->n_bound = tandem_take(workspace, gint32, market->n_opportunities);
    ending->has_twins = FALSE;
    return ending->edge != NULL && ending->n_bound != NULL;
}

/* The first place that @t is bound to. */
static void
find_bound(Ending *ending, const TandemCrowds *crowds, gint32 t)
{
    const TandemCuts *const cuts = crowds->cuts;

    ending->edge[t] = G_MAXSIZE;
    for (gsize k = cuts->head[t]; cuts->n_head[t] > 0 && k < cuts->head_end[t]; k++) {
        if (!tandem_cuts_is_left(cuts, k) || tandem_crowds_waits(crowds, k))
            continue;
        if (!cuts->insists[k]) {
            ending->has_twins = TRUE;
        } else if (ending->edge[t] == G_MAXSIZE) {
            ending->edge[t] = k;
            ending->n_bound[cuts->market->opportunity[k]]++;
        }
    }
}

static void
find_all_bound(Ending *ending, const TandemCrowds *crowds)
{
    const TandemMarket *const market = crowds->cuts->market;

    for (gint32 o = 0; o < market->n_opportunities; o++)
        ending->n_bound[o] = 0;
    for (gint32 t = 0; t < market->n_trainees; t++)
        find_bound(ending, crowds, t);
}

/* Whether everybody who has a pair left has one of its head. */
static gboolean
take_seats(Ending *ending, const TandemCrowds *crowds)
{
    gboolean has_all = TRUE;

    for (gint32 t = 0; t < crowds->cuts->market->n_trainees; t++) {
        if (ending->edge[t] == G_MAXSIZE)
            ending->edge[t] = crowds->seat[t];
        if (ending->edge[t] == G_MAXSIZE && crowds->cuts->n_head[t] > 0)
            has_all = FALSE;
    }
    return has_all;
}

static TandemMatching *
end(TandemCrowds *crowds, const TandemStrategy *strategy, TandemMarket *market,
    TandemWorkspace *workspace, GError **error)
{
    TandemCuts *const cuts = crowds->cuts;
    Ending ending;

    if (tandem_cuts_n_filled(cuts) > tandem_cuts_n_with_pairs(cuts))
        return tandem_cuts_none(cuts, strategy, error);
    if (!ending_init(&ending, market, workspace)) {
        tandem_no_memory("strong-stable", error);
        return NULL;
    }
    find_all_bound(&ending, crowds);
    if (ending.has_twins)
        tandem_crowds_seat_others(crowds, ending.edge, ending.n_bound);
    const gboolean has_all = take_seats(&ending, crowds);
    return tandem_answer_new(strategy, market, ending.edge,
                             has_all ? TANDEM_STATUS_OPTIMAL : TANDEM_STATUS_FEASIBLE,
                             workspace, error);
}

static TandemMatching *
solve(const TandemStrategy *strategy, TandemMarket *market,
      const TandemOptions *options, TandemWorkspace *workspace, GError **error)
{
    g_auto(TandemCuts) cuts = { 0 };
    TandemCrowds crowds;

    if (!tandem_cuts_init(&cuts, market, TANDEM_BLOCKING_STRONG, options, workspace) ||
        !tandem_crowds_init(&crowds, &cuts, workspace)) {
        tandem_no_memory("strong-stable", error);
        return NULL;
    }
    if (!tandem_crowds_run(&crowds))
        return tandem_cuts_stopped(&cuts, strategy, error);
    TandemMatching *const matching = end(&crowds, strategy, market, workspace, error);
    if (matching != NULL)
        tandem_matching_add_counter(matching, "crowds", crowds.n_crowds);
    return matching;
}

const TandemStrategy tandem_strong_stable = {
    .name = "strong-stable",
    .room = "stable",
    .text = "a matching stable in the strong sense, or proof of none",
    .reference =
        "Irving, Manlove and Scott (2003), Strong stability in the hospitals/residents "
        "problem; Olaosebikan and Manlove (2020), An algorithm for strong stability in "
        "the student-project allocation problem with ties",
    .accepts = TANDEM_FEATURE_TRAINEE_TIES | TANDEM_FEATURE_LEADER_TIES |
               TANDEM_FEATURE_LEADER_CAPACITY | TANDEM_FEATURE_PINS |
               TANDEM_FEATURE_WEIGHTS | TANDEM_FEATURE_OPPORTUNITY_RANKS,
    .ignores = TANDEM_FEATURE_WEIGHTS,
    .guarantees = TANDEM_GUARANTEE_WEAKLY_STABLE | TANDEM_GUARANTEE_STRONGLY_STABLE |
                  TANDEM_GUARANTEE_TRAINEE_OPTIMAL,
    .lottery = TANDEM_LOTTERY_NEVER,
    .solve = solve,
};
