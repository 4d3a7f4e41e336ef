/* SPDX-License-Identifier: MIT */
/* `popular`: no other matching wins a vote of the trainees.
 *
 * Abraham, D. J., Irving, R. W., Kavitha, T. and Mehlhorn, K. (2007). Popular
 * matchings. SIAM Journal on Computing 37(4), 1030-1045; places: Manlove, D. F. and
 * Sng, C. T. S. (2006). Popular matchings in the capacitated house allocation problem.
 * ESA 2006, Lecture Notes in Computer Science 4168, 492-503; bounds as here: Kamiyama,
 * N. (2017). Popular matchings with ties and matroid constraints. SIAM Journal on
 * Discrete Mathematics 31(3), 1801-1819.
 *
 * As many trainees as can be hold a first choice. A second thought of a trainee is the
 * best rank at which a place can be had without a first choice less. A matching is
 * popular if and only if it has that many first choices, and each trainee holds a first
 * choice or a second thought, or, having none, may hold nothing. Of the popular ones a
 * largest is given. Then the vote is held, as the assignment it is: the prices prove
 * that no matching wins it.
 */
#include <string.h>

#include "../market/matching_private.h"
#include "../market/memory_private.h"
#include "stages_private.h"
#include "strategies_private.h"

typedef struct {
    TandemStages *stages;
    const TandemMarket *market;
    gint8 *own;           /* [n_edges] */
    gint32 *first_rank;   /* [n_trainees] 0: no pair can be had */
    gint32 *thought_rank; /* [n_trainees] 0: none */
    guint8 *has_room;     /* [n_sets] */
    guint8 *can_be_had;   /* [n_edges] */
    gsize *held;          /* [n_pairs] */
    gsize n_held;
    GError **error;
} Popular;

static gboolean
begin(Popular *popular, TandemWorkspace *workspace)
{
    const gsize n = (gsize)popular->market->n_trainees;
    const gsize n_edges = popular->market->start[n];

    popular->own = tandem_take(workspace, gint8, n_edges);
    popular->first_rank = tandem_take(workspace, gint32, n);
    popular->thought_rank = tandem_take(workspace, gint32, n);
    popular->has_room =
        tandem_take(workspace, guint8, popular->stages->network.laminar.n_sets);
    popular->can_be_had = tandem_take(workspace, guint8, n_edges);
    popular->held = tandem_take(workspace, gsize, n_edges);
    if (!popular->own || !popular->first_rank || !popular->thought_rank ||
        !popular->has_room || !popular->can_be_had || !popular->held)
        return tandem_no_memory(popular->stages->strategy->name, popular->error);
    popular->stages->of.own = popular->own;
    memset(popular->can_be_had, 0, n_edges);
    return TRUE;
}

/* Whether each set that has @edge has a place besides the pins. */
static gboolean
has_place(const Popular *popular, gsize edge)
{
    const TandemLaminar *const laminar = &popular->stages->network.laminar;

    for (gsize set = laminar->home[edge]; set != TANDEM_NO_SET;
         set = laminar->parent[set])
        if (!popular->has_room[set])
            return FALSE;
    return TRUE;
}

static void
find_room(Popular *popular)
{
    const TandemAssignmentNetwork *const network = &popular->stages->network;

    memset(popular->has_room, 0, network->laminar.n_sets);
    for (gsize i = 0; i < network->n_units; i++)
        popular->has_room[network->units[i].set] = 1;
}

/* First choices count. */
static void
choose_first(Popular *popular)
{
    const TandemAssignmentNetwork *const network = &popular->stages->network;
    const TandemMarket *const market = popular->market;
    gint32 t = 0;

    find_room(popular);
    memset(popular->first_rank, 0, (gsize)market->n_trainees * sizeof(gint32));
    for (gsize i = 0; i < network->n_pairs; i++) {
        const gsize k = network->pair[i];
        while (k >= market->start[t + 1])
            t++;
        popular->can_be_had[k] =
            network->places.of_trainee[t] > 0 && has_place(popular, k) ? 1 : 0;
        if (popular->can_be_had[k] && popular->first_rank[t] == 0)
            popular->first_rank[t] = market->trainee_rank[k];
        popular->own[k] =
            popular->can_be_had[k] && market->trainee_rank[k] == popular->first_rank[t];
    }
}

/* The best rank at which each trainee may have a place that costs no first choice. */
static void
find_thoughts(Popular *popular)
{
    const TandemAssignmentNetwork *const network = &popular->stages->network;
    const TandemMarket *const market = popular->market;
    gint32 t = 0;

    memset(popular->thought_rank, 0, (gsize)market->n_trainees * sizeof(gint32));
    for (gsize i = 0; i < network->n_pairs; i++) {
        const gsize k = network->pair[i], home = network->laminar.home[k];
        while (k >= market->start[t + 1])
            t++;
        const gint32 node = home == TANDEM_NO_SET ? network->hub : network->node[home];
        if (popular->can_be_had[k] && popular->thought_rank[t] == 0 &&
            network->flow.distance[node] == 0)
            popular->thought_rank[t] = market->trainee_rank[k];
    }
}

/* What counts next, edge by edge: one of neither kind counts against; one of a trainee
 * with a second thought counts for. How many such trainees there are. */
static gsize
choose_thoughts(Popular *popular)
{
    const TandemMarket *const market = popular->market;
    gsize n = 0;

    for (gint32 t = 0; t < market->n_trainees; t++) {
        const gint32 thought = popular->thought_rank[t];
        n += thought > 0;
        for (gsize k = market->start[t]; k < market->start[t + 1]; k++) {
            const gint32 rank = market->trainee_rank[k];
            popular->own[k] = 0;
            if (!popular->can_be_had[k])
                continue;
            if (rank != popular->first_rank[t] && rank != thought)
                popular->own[k] = -1;
            else if (thought > 0)
                popular->own[k] = 1;
        }
    }
    return n;
}

/* Has as much of the own worths as can be; how much. */
static gboolean
count_most(Popular *popular, gint64 *sum)
{
    gboolean is_settled;

    if (!tandem_stages_add(popular->stages, TANDEM_TERM_OWN, 0, 0, popular->error) ||
        !tandem_stages_settle(popular->stages, &is_settled, popular->error))
        return FALSE;
    popular->n_held = tandem_stages_read(popular->stages, popular->held);
    *sum = 0;
    for (gsize i = 0; i < popular->n_held; i++)
        *sum += popular->own[popular->held[i]];
    return TRUE;
}

/* Finds a largest popular matching, or that there is none. */
static gboolean
find(Popular *popular, gboolean *exists)
{
    const gsize n_edges = popular->market->start[popular->market->n_trainees];
    gint64 sum;

    choose_first(popular);
    if (!tandem_stages_add(popular->stages, TANDEM_TERM_OWN, 0, 0, popular->error) ||
        !tandem_stages_measure(popular->stages, popular->error))
        return FALSE;
    find_thoughts(popular);
    const gsize n_thoughts = choose_thoughts(popular);
    if (!count_most(popular, &sum))
        return FALSE;
    *exists = sum == (gint64)n_thoughts;
    memset(popular->own, 1, n_edges);
    return !*exists || count_most(popular, &sum);
}

/* The prices of the vote on what is held. */
static TandemMatching *
hold_vote(Popular *popular, const TandemOptions *options, TandemWorkspace *workspace)
{
    const TandemMarket *const market = popular->market;
    g_auto(TandemStages) vote = { 0 };
    gint32 *const rank = tandem_take(workspace, gint32, market->n_trainees);

    if (rank == NULL) {
        tandem_no_memory(popular->stages->strategy->name, popular->error);
        return NULL;
    }
    memset(rank, 0, (gsize)market->n_trainees * sizeof *rank);
    for (gsize i = 0; i < popular->n_held; i++)
        rank[tandem_market_get_trainee_of(market, popular->held[i])] =
            market->trainee_rank[popular->held[i]];
    if (!tandem_stages_begin(&vote, popular->stages->strategy, popular->stages->market,
                             options, TANDEM_LAMINAR_BINDING, workspace,
                             popular->error))
        return NULL;
    vote.of.vote_rank = rank;
    gboolean is_settled;
    if (!tandem_stages_add(&vote, TANDEM_TERM_VOTES, 0, 0, popular->error) ||
        !tandem_stages_settle(&vote, &is_settled, popular->error))
        return NULL;
    return tandem_stages_answer(&vote, popular->held, popular->n_held, popular->error);
}

/* What must be filled changes who may hold a first choice, and the characterisation
 * does not hold any more. */
static gboolean
check_floors(const TandemStages *stages, GError **error)
{
    if (tandem_prices_get_n_stages(stages->prices) == 0)
        return TRUE;
    g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_REFUSED_FEATURE,
                "%s does not accept groups with a minimum; accepted by rank-maximal, "
                "greedy-max",
                stages->strategy->name);
    return FALSE;
}

static TandemMatching *
solve(const TandemStrategy *strategy, TandemMarket *market,
      const TandemOptions *options, TandemWorkspace *workspace, GError **error)
{
    g_auto(TandemStages) stages = { 0 };
    Popular popular = { .stages = &stages, .market = market, .error = error };
    gboolean exists;

    if (!tandem_stages_begin(&stages, strategy, market, options, TANDEM_LAMINAR_BINDING,
                             workspace, error) ||
        !check_floors(&stages, error) || !begin(&popular, workspace) ||
        !find(&popular, &exists))
        return NULL;
    return exists ? hold_vote(&popular, options, workspace)
                  : tandem_matching_answer(workspace, market, strategy->name,
                                           TANDEM_STATUS_INFEASIBLE, NULL, 0, error);
}

const TandemStrategy tandem_popular = {
    .name = "popular",
    .room = "assignment",
    .text = "no other matching wins a vote of the trainees, and of those a largest; "
            "there may be none",
    .reference = "Abraham, Irving, Kavitha and Mehlhorn (2007), Popular matchings",
    .accepts = TANDEM_ASSIGNMENT_FEATURES,
    .ignores = TANDEM_FEATURE_WEIGHTS,
    .guarantees = TANDEM_GUARANTEE_PARETO | TANDEM_GUARANTEE_TRAINEES_POPULAR,
    .solve = solve,
};
