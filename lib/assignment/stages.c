/* SPDX-License-Identifier: MIT */
/* One objective after another, without weights that overflow.
 *
 * A sum of given weights shares a stage with what comes before it, if whole numbers
 * hold both: the first of a stage is scaled by more than all others of it can add up
 * to. Else the stage is solved, all that keeps its optimum stays free and nothing else
 * (graph/ cost_flow.c), and the next begins on what is left. It is the scaling of
 * Michail, D. (2007). Reducing rank-maximal to maximum weight matching. Theoretical
 * Computer Science 389(1-2), 125-132, as whole numbers of a machine allow, for any
 * terms.
 *
 * The prices of each stage prove it, among the matchings that the stages before leave:
 * with the prices of all stages as digits of one, pair by pair and bound by bound, they
 * prove the optimum of the digits.
 */
#include "stages_private.h"

#include "../market/answer_private.h"
#include "../market/matching_private.h"
#include "../market/memory_private.h"

/* Costs times nodes stay below it in a stage. */
#define MOST 0x1p55

void
tandem_stages_clear(TandemStages *stages)
{
    g_clear_pointer(&stages->prices, tandem_prices_unref);
}

static gint64
worth_of_edge(const TandemStages *stages, gsize edge)
{
    gint64 sum = 0;

    for (gsize i = 0; i < stages->n_terms; i++)
        sum += stages->term[i].scale *
               tandem_term_of_edge(&stages->term[i], &stages->of, edge);
    return sum;
}

static gint64
worth_of_units(const TandemStages *stages, const TandemUnits *units)
{
    gint64 sum = 0;

    for (gsize i = 0; i < stages->n_terms; i++)
        sum += stages->term[i].scale *
               tandem_term_of_unit(&stages->term[i], &stages->of, units->set,
                                   units->first, stages->network.lowest[units->set]);
    return sum;
}

/* The costs of the stage. Where nothing flows yet, each trainee's price is that of the
 * best pair: then only arcs out of the hub are below 0. */
static void
set_costs(TandemStages *stages)
{
    TandemAssignmentNetwork *const network = &stages->network;
    TandemFlowNode *const node = network->flow.node;
    gint32 t = 0;

    for (gsize a = 0; a < (gsize)stages->market->n_trainees; a++)
        tandem_cost_flow_set_cost(&network->flow, a, 0);
    for (gsize i = 0; i < network->n_pairs; i++) {
        const gint64 worth = worth_of_edge(stages, network->pair[i]);
        while (network->pair[i] >= stages->market->start[t + 1])
            t++;
        tandem_cost_flow_set_cost(&network->flow,
                                  tandem_assignment_pair_arc(network, i), -worth);
        if (!stages->has_begun)
            node[t].price = MAX(node[t].price, worth);
    }
    for (gsize i = 0; i < network->n_units; i++)
        tandem_cost_flow_set_cost(&network->flow,
                                  tandem_assignment_units_arc(network, i),
                                  -worth_of_units(stages, &network->units[i]));
}

/* What proves the stage: prices of trainees and sets instead of nodes. A trainee who
 * has room has none; whose quota the pins use up never has less than none. */
static void
read_prices(const TandemStages *stages, gint64 *price)
{
    const TandemAssignmentNetwork *const network = &stages->network;
    const TandemCostFlow *const flow = &network->flow;
    const TandemLaminar *const laminar = &network->laminar;
    const gint32 n = stages->market->n_trainees;

    for (gint32 t = 0; t < n; t++) {
        const gint32 quota = network->places.of_trainee[t];
        const gint64 above = flow->node[t].price - flow->node[network->hub].price;
        if (quota == 0)
            price[t] = MAX(above, 0);
        else if (tandem_cost_flow_get(flow, (gsize)t) == quota)
            price[t] = above;
    }
    for (gsize i = 0; i < laminar->n_order; i++) {
        const gsize set = laminar->order[i];
        price[(gsize)n + set] =
            flow->node[tandem_assignment_above(network, set)].price -
            flow->node[network->node[set]].price;
    }
}

static gboolean
stop(const TandemStages *stages, GError **error)
{
    g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_CANCELLED,
                "%s was stopped before it ended", stages->strategy->name);
    return FALSE;
}

/* Solves the stage at hand, which keeps its terms. */
static gboolean
solve(TandemStages *stages, GError **error)
{
    set_costs(stages);
    stages->has_begun = TRUE;
    return tandem_cost_flow_minimise(&stages->network.flow, &stages->limit) ||
           stop(stages, error);
}

/* Keeps what was solved, for good. */
static gboolean
commit(TandemStages *stages, GError **error)
{
    if (stages->term[0].kind != TANDEM_TERM_OWN) {
        gint64 *const price =
            tandem_prices_add(stages->prices, stages->term, stages->n_terms);
        if (price == NULL)
            return tandem_no_memory(stages->strategy->name, error);
        read_prices(stages, price);
    }
    tandem_cost_flow_fix(&stages->network.flow);
    stages->n_terms = 0;
    return TRUE;
}

static gboolean
flush(TandemStages *stages, GError **error)
{
    return stages->n_terms == 0 || (solve(stages, error) && commit(stages, error));
}

/* The most that one edge or unit can add, and that all can. */
static void
find_range(const TandemStages *stages, const TandemTerm *term, gdouble *most,
           gdouble *range)
{
    const TandemAssignmentNetwork *const network = &stages->network;
    gdouble n_held = 0, of_units = 0;

    *most = 0;
    for (gsize i = 0; i < network->n_pairs; i++) {
        const gint64 worth = tandem_term_of_edge(term, &stages->of, network->pair[i]);
        *most = MAX(*most, (gdouble)ABS(worth));
    }
    for (gint32 t = 0; t < stages->market->n_trainees; t++)
        n_held += (gdouble)MIN((gsize)network->places.of_trainee[t],
                               stages->market->start[t + 1] - stages->market->start[t]);
    *range = n_held * *most;
    for (gsize i = 0; i < network->n_units; i++) {
        const TandemUnits *const units = &network->units[i];
        const gint64 worth = tandem_term_of_unit(
            term, &stages->of, units->set, units->first, network->lowest[units->set]);
        of_units = MAX(of_units, (gdouble)ABS(worth));
        *range += (gdouble)ABS(worth) * units->n;
    }
    *most = MAX(*most, of_units);
}

/* Sums of given weights share a stage with what comes before; counts are solved faster
 * one by one, for then all costs are 0 or 1. */
static gboolean
is_sum(const TandemStages *stages, TandemTermKind kind)
{
    return stages->market->weight != NULL &&
           (kind == TANDEM_TERM_WEIGHT || kind == TANDEM_TERM_COST ||
            kind == TANDEM_TERM_SQUARED_COST);
}

gboolean
tandem_stages_add(TandemStages *stages, TandemTermKind kind, gdouble low, gdouble high,
                  GError **error)
{
    TandemTerm term = { kind, low, high, 1, 1 };
    gdouble most, range;

    if (!tandem_term_find_parts(&term, &stages->of, &stages->network, error))
        return FALSE;
    find_range(stages, &term, &most, &range);
    const gdouble factor = 2 * range + 3; /* more than what all may differ by */
    const gdouble cost = stages->n_terms > 0 ? stages->range * factor + most : most;
    if ((stages->n_terms > 0 && !is_sum(stages, kind)) ||
        stages->n_terms == TANDEM_MOST_TERMS ||
        (stages->n_terms > 0 && cost * stages->network.flow.n_nodes >= MOST)) {
        if (!flush(stages, error))
            return FALSE;
    }
    for (gsize i = 0; i < stages->n_terms; i++)
        stages->term[i].scale *= (gint64)factor;
    stages->range = stages->n_terms > 0 ? cost : most;
    stages->term[stages->n_terms++] = term;
    return TRUE;
}

/* Solves the minima alone; if they cannot be reached, that is the answer. */
static gboolean
reach_minima(TandemStages *stages, GError **error)
{
    const TandemAssignmentNetwork *const network = &stages->network;
    gint64 asked = 0, reached = 0;

    for (gsize i = 0; i < network->laminar.n_order; i++) {
        const gsize set = network->laminar.order[i];
        asked += MAX(network->lowest[set] - network->pinned[set], 0);
    }
    if (asked == 0)
        return TRUE;
    if (!tandem_stages_add(stages, TANDEM_TERM_MINIMA, 0, 0, error) ||
        !flush(stages, error))
        return FALSE;
    for (gsize i = 0; i < network->n_units; i++)
        if (network->units[i].first < network->lowest[network->units[i].set])
            reached += tandem_cost_flow_get(&network->flow,
                                            tandem_assignment_units_arc(network, i));
    stages->is_infeasible = reached < asked;
    return TRUE;
}

gboolean
tandem_stages_begin(TandemStages *stages, const TandemStrategy *strategy,
                    TandemMarket *market, const TandemOptions *options,
                    TandemLaminarSets sets, TandemWorkspace *workspace, GError **error)
{
    *stages = (TandemStages){ .strategy = strategy, .market = market };
    tandem_limit_init(&stages->limit, options, 0);
    tandem_terms_of_init(&stages->of, market);
    stages->prices = tandem_prices_begin(market);
    if (!tandem_assignment_network_init(&stages->network, market, sets, workspace))
        return tandem_no_memory(strategy->name, error);
    if (stages->network.laminar.features & TANDEM_FEATURE_CROSSING_GROUPS) {
        g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_REFUSED_FEATURE,
                    "%s does not accept groups that cross a leader's places",
                    strategy->name);
        return FALSE;
    }
    return reach_minima(stages, error);
}

gboolean
tandem_stages_settle(TandemStages *stages, gboolean *is_settled, GError **error)
{
    if (!flush(stages, error))
        return FALSE;
    *is_settled = TRUE;
    for (gsize i = 0; *is_settled && i < stages->network.n_pairs; i++)
        *is_settled =
            stages->network.flow
                .kept[tandem_assignment_pair_arc(&stages->network, i)] != TANDEM_NONE;
    return TRUE;
}

gboolean
tandem_stages_measure(TandemStages *stages, GError **error)
{
    if (!solve(stages, error))
        return FALSE;
    tandem_cost_flow_measure(&stages->network.flow, stages->network.hub);
    return commit(stages, error);
}

gboolean
tandem_stages_try(TandemStages *stages, TandemTermKind kind, gdouble low, gdouble high,
                  gboolean *found, GError **error)
{
    const TandemAssignmentNetwork *const network = &stages->network;

    if (!flush(stages, error) || !tandem_stages_add(stages, kind, low, high, error) ||
        !solve(stages, error))
        return FALSE;
    *found = TRUE;
    for (gsize i = 0; *found && i < network->n_pairs; i++)
        if (tandem_cost_flow_get(&network->flow,
                                 tandem_assignment_pair_arc(network, i)) > 0)
            *found = tandem_term_of_edge(&stages->term[0], &stages->of,
                                         network->pair[i]) == 0;
    if (*found)
        return commit(stages, error);
    stages->n_terms = 0;
    for (gint32 u = 0; u < network->flow.n_nodes; u++)
        network->flow.node[u].price = 0;
    return TRUE;
}

gsize
tandem_stages_read(const TandemStages *stages, gsize *held)
{
    const TandemAssignmentNetwork *const network = &stages->network;
    gsize n = 0;

    for (gsize i = 0; i < network->n_pairs; i++)
        if (tandem_cost_flow_get(&network->flow,
                                 tandem_assignment_pair_arc(network, i)) > 0)
            held[n++] = network->pair[i];
    return n;
}

/* None, and why. */
static TandemMatching *
tell_infeasible(const TandemStages *stages, GError **error)
{
    return tandem_matching_answer(stages->network.workspace, stages->market,
                                  stages->strategy->name, TANDEM_STATUS_INFEASIBLE,
                                  NULL, 0, error);
}

TandemMatching *
tandem_stages_answer(TandemStages *stages, gsize *held, gsize n, GError **error)
{
    TandemMatching *const matching =
        stages->is_infeasible
            ? tell_infeasible(stages, error)
            : tandem_answer_beside_pins(stages->strategy, stages->market, held, n,
                                        TANDEM_STATUS_OPTIMAL,
                                        stages->network.workspace, error);

    if (matching != NULL)
        tandem_matching_set_prices(matching, g_steal_pointer(&stages->prices));
    return matching;
}

TandemMatching *
tandem_stages_conclude(TandemStages *stages, GError **error)
{
    gsize *const held =
        tandem_take(stages->network.workspace, gsize, stages->network.n_pairs);

    if (held == NULL) {
        tandem_no_memory(stages->strategy->name, error);
        return NULL;
    }
    if (!stages->is_infeasible && !flush(stages, error))
        return NULL;
    return tandem_stages_answer(stages, held, tandem_stages_read(stages, held), error);
}
