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
 * then may be blocked: twins.c looks further, for as many runs as `nodes` says, and the
 * registry has the answer judged, and says where it is not decided. It is optimal where
 * everybody has the best that was left before, and else only feasible.
 */
#include "strong_stable_private.h"

#include "../market/answer_private.h"
#include "../market/matching_private.h"
#include "../market/memory_private.h"
#include "cuts_answer_private.h"
#include "twins_private.h"

/* A run of the strategy. */
typedef struct {
    TandemCuts cuts;
    TandemCrowds crowds;
    TandemSeating seating;
    gint32 *best; /* [n_trainees] the rank of the best that is left; 0: nothing is */
} Strong;

static gboolean
init(Strong *strong, TandemMarket *market, const TandemOptions *options,
     TandemWorkspace *workspace)
{
    strong->best = tandem_take(workspace, gint32, market->n_trainees);
    return strong->best != NULL &&
           tandem_cuts_init(&strong->cuts, market, TANDEM_BLOCKING_STRONG, options,
                            workspace) &&
           tandem_crowds_init(&strong->crowds, &strong->cuts, workspace) &&
           tandem_seating_init(&strong->seating, market, workspace);
}

static void
find_best(Strong *strong)
{
    const TandemCuts *const cuts = &strong->cuts;

    for (gint32 t = 0; t < cuts->market->n_trainees; t++)
        strong->best[t] =
            cuts->n_head[t] > 0 ? cuts->market->trainee_rank[cuts->head[t]] : 0;
}

/* Whether everybody has the best that is left. */
static gboolean
is_best(const Strong *strong)
{
    const TandemMarket *const market = strong->cuts.market;

    for (gint32 t = 0; t < market->n_trainees; t++) {
        const gsize k = strong->seating.edge[t];
        if (strong->best[t] != (k != G_MAXSIZE ? market->trainee_rank[k] : 0))
            return FALSE;
    }
    return TRUE;
}

/* Looks further where somebody ties opportunities of one leader. FALSE: no memory. */
static gboolean
search(Strong *strong, guint64 most_runs, TandemWorkspace *workspace)
{
    TandemTwins twins;

    if (strong->seating.twin == TANDEM_NONE ||
        !tandem_seating_is_blocked(&strong->seating, &strong->cuts))
        return TRUE;
    if (!tandem_twins_init(&twins, &strong->crowds, &strong->seating, most_runs,
                           workspace))
        return FALSE;
    tandem_twins_search(&twins);
    return !twins.is_refused;
}

static TandemMatching *
answer(Strong *strong, const TandemStrategy *strategy, TandemMarket *market,
       TandemWorkspace *workspace, GError **error)
{
    TandemMatching *const matching = tandem_answer_new(
        strategy, market, strong->seating.edge,
        is_best(strong) ? TANDEM_STATUS_OPTIMAL : TANDEM_STATUS_FEASIBLE, workspace,
        error);

    if (matching != NULL)
        tandem_matching_add_counter(matching, "crowds", strong->crowds.n_crowds);
    return matching;
}

static TandemMatching *
run(Strong *strong, const TandemStrategy *strategy, TandemMarket *market,
    const TandemOptions *options, TandemWorkspace *workspace, GError **error)
{
    TandemCuts *const cuts = &strong->cuts;
    const gint64 nodes = tandem_strategy_get_int(strategy, options, "nodes");

    if (!init(strong, market, options, workspace)) {
        tandem_no_memory("strong-stable", error);
        return NULL;
    }
    if (!tandem_crowds_run(&strong->crowds))
        return tandem_cuts_stopped(cuts, strategy, error);
    if (tandem_cuts_n_filled(cuts) > tandem_cuts_n_with_pairs(cuts)) {
        TandemMatching *const none = tandem_cuts_none(cuts, strategy, error);
        if (none != NULL)
            tandem_matching_add_counter(none, "crowds", strong->crowds.n_crowds);
        return none;
    }
    find_best(strong);
    tandem_seating_find(&strong->seating, &strong->crowds);
    if (!search(strong, (guint64)nodes, workspace)) {
        tandem_no_memory("strong-stable", error);
        return NULL;
    }
    if (cuts->limit.reached != TANDEM_LIMIT_NONE)
        return tandem_cuts_stopped(cuts, strategy, error);
    return answer(strong, strategy, market, workspace, error);
}

static TandemMatching *
solve(const TandemStrategy *strategy, TandemMarket *market,
      const TandemOptions *options, TandemWorkspace *workspace, GError **error)
{
    Strong strong = { 0 };
    TandemMatching *const matching =
        run(&strong, strategy, market, options, workspace, error);

    tandem_cuts_clear(&strong.cuts);
    return matching;
}

static const char *const nodes_values[] = { "100", NULL };

static const TandemParameter parameters[] = {
    { "nodes", TANDEM_PARAMETER_INT, nodes_values, 0, 1e18,
      "most runs where a trainee ties opportunities of one leader" },
};

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
    .parameters = parameters,
    .n_parameters = G_N_ELEMENTS(parameters),
    .solve = solve,
};
