/* SPDX-License-Identifier: MIT */
/* `super-stable`: a matching that stays stable however the ties are broken, or the
 * proof that there is none.
 *
 * Irving, R. W. (1994). Stable marriage and indifference. Discrete Applied Mathematics
 * 48(3), 261-272. Irving, R. W., Manlove, D. F. and Scott, S. (2000). The
 * hospitals/residents problem with ties. SWAT 2000, Lecture Notes in Computer Science
 * 1851, 259-271. Olaosebikan, S. and Manlove, D. (2020). Super-stability in the
 * student-project allocation problem with ties. Journal of Combinatorial
 * Optimization.
 *
 * When nothing more is deleted (cuts.c), every stable matching fills the places of each
 * leader, each by another trainee that has a pair left: all it has, or as many as
 * proposals it has where those are fewer. Every trainee that has a pair left has a
 * proposal, so these places are at least as many as the trainees. Are they more, there
 * is no such matching. Are they as many, then nobody has two proposals, and everybody
 * with what it proposed to is one: who would rather have, or as soon, another pair had
 * it deleted, for others fill the place who are ranked better, and those have it. It
 * gives everybody the best that is left, so no super-stable matching is better for
 * anybody.
 */
#include "super_stable_private.h"

#include "../market/answer_private.h"
#include "../market/matching_private.h"
#include "../market/memory_private.h"
#include "cuts_answer_private.h"

/* Everybody with the one pair that is left of its head. */
static TandemMatching *
answer(const TandemCuts *cuts, const TandemStrategy *strategy, TandemMarket *market,
       TandemWorkspace *workspace, GError **error)
{
    gsize *const edge = tandem_take(workspace, gsize, market->n_trainees);

    if (edge == NULL) {
        tandem_no_memory("super-stable", error);
        return NULL;
    }
    for (gint32 t = 0; t < market->n_trainees; t++) {
        edge[t] = G_MAXSIZE;
        for (gsize k = cuts->head[t]; cuts->n_head[t] > 0 && k < cuts->head_end[t]; k++)
            if (tandem_cuts_is_left(cuts, k))
                edge[t] = k;
    }
    return tandem_answer_new(strategy, market, edge, TANDEM_STATUS_OPTIMAL, workspace,
                             error);
}

static TandemMatching *
solve(const TandemStrategy *strategy, TandemMarket *market,
      const TandemOptions *options, TandemWorkspace *workspace, GError **error)
{
    g_auto(TandemCuts) cuts = { 0 };

    if (!tandem_cuts_init(&cuts, market, TANDEM_BLOCKING_SUPER, options, workspace)) {
        tandem_no_memory("super-stable", error);
        return NULL;
    }
    if (!tandem_cuts_run(&cuts))
        return tandem_cuts_stopped(&cuts, strategy, error);
    if (tandem_cuts_n_filled(&cuts) == tandem_cuts_n_with_pairs(&cuts))
        return answer(&cuts, strategy, market, workspace, error);
    return tandem_cuts_none(&cuts, strategy, error);
}

const TandemStrategy tandem_super_stable = {
    .name = "super-stable",
    .room = "stable",
    .text = "a matching that is stable however ties are broken, or proof of none",
    .reference =
        "Irving, Manlove and Scott (2000), The hospitals/residents problem with "
        "ties; Olaosebikan and Manlove (2020), Super-stability in the "
        "student-project allocation problem with ties",
    .accepts = TANDEM_FEATURE_TRAINEE_TIES | TANDEM_FEATURE_LEADER_TIES |
               TANDEM_FEATURE_LEADER_CAPACITY | TANDEM_FEATURE_PINS |
               TANDEM_FEATURE_WEIGHTS | TANDEM_FEATURE_OPPORTUNITY_RANKS,
    .ignores = TANDEM_FEATURE_WEIGHTS,
    .guarantees = TANDEM_GUARANTEE_WEAKLY_STABLE | TANDEM_GUARANTEE_STRONGLY_STABLE |
                  TANDEM_GUARANTEE_SUPER_STABLE | TANDEM_GUARANTEE_TRAINEE_OPTIMAL,
    .lottery = TANDEM_LOTTERY_NEVER,
    .solve = solve,
};
