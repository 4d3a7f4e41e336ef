/* SPDX-License-Identifier: MIT */
/* Assignments by sums over pairs or loads: `max-weight`, `min-cost`,
 * `min-squared-cost`, `load-balanced`, `max-cardinality`, `pareto-max`.
 *
 * Each is a short list of terms (stages.c): the size first, but for `max-weight`, then
 * the sum. Ahuja, R. K., Magnanti, T. L. and Orlin, J. B. (1993). Network flows.
 * Prentice Hall, chapters 9 to 12 and 14.
 *
 * `pareto-max`: a largest matching of least summed ranks is Pareto optimal for
 * trainees, ties and all: what is better for one and worse for none has as many pairs
 * and a smaller sum. Abraham, D. J., Cechlarova, K., Manlove, D. F. and Mehlhorn, K.
 * (2004). Pareto optimality in house allocation problems. ISAAC 2004, Lecture Notes in
 * Computer Science 3341, 3-15.
 */
#include "stages_private.h"
#include "strategies_private.h"

enum { MOST_TERMS = 3 };

/* The terms of a strategy, one after another; 0 ends them. */
static void
find_terms(const TandemStrategy *strategy, const TandemOptions *options,
           TandemTermKind *kind)
{
    gsize n = 0;

    if (strategy != &tandem_max_weight ||
        g_str_equal(tandem_strategy_get_enum(strategy, options, "cardinality"), "max"))
        kind[n++] = TANDEM_TERM_SIZE;
    if (strategy == &tandem_max_weight)
        kind[n++] = TANDEM_TERM_WEIGHT;
    else if (strategy == &tandem_min_cost)
        kind[n++] = TANDEM_TERM_COST;
    else if (strategy == &tandem_min_squared_cost)
        kind[n++] = TANDEM_TERM_SQUARED_COST;
    else if (strategy == &tandem_pareto_max)
        kind[n++] = TANDEM_TERM_RANKS;
    else if (strategy == &tandem_load_balanced) {
        kind[n++] = TANDEM_TERM_LOAD;
        kind[n++] = TANDEM_TERM_COST;
    }
    kind[n] = 0;
}

static TandemMatching *
solve(const TandemStrategy *strategy, TandemMarket *market,
      const TandemOptions *options, TandemWorkspace *workspace, GError **error)
{
    g_auto(TandemStages) stages = { 0 };
    TandemTermKind kind[MOST_TERMS + 1];
    const TandemLaminarSets sets = strategy == &tandem_load_balanced
                                       ? TANDEM_LAMINAR_LEADERS
                                       : TANDEM_LAMINAR_BINDING;

    find_terms(strategy, options, kind);
    if (!tandem_stages_begin(&stages, strategy, market, options, sets, workspace,
                             error))
        return NULL;
    for (gsize i = 0; !stages.is_infeasible && kind[i] != 0; i++)
        if (!tandem_stages_add(&stages, kind[i], 0, 0, error))
            return NULL;
    return tandem_stages_conclude(&stages, error);
}

static const char *const cardinalities[] = { "any", "max", NULL };
static const TandemParameter parameters[] = {
    { .name = "cardinality",
      .type = TANDEM_PARAMETER_ENUM,
      .values = cardinalities,
      .text = "any: only pairs that add weight; max: as many pairs as can be, then the "
              "largest weight" },
};

const TandemStrategy tandem_max_weight = {
    .name = "max-weight",
    .room = "assignment",
    .text = "the largest sum of weights",
    .reference = "Kuhn (1955), The Hungarian method for the assignment problem",
    .accepts = TANDEM_ASSIGNMENT_ALL_FEATURES,
    .parameters = parameters,
    .n_parameters = G_N_ELEMENTS(parameters),
    .solve = solve,
};

const TandemStrategy tandem_min_cost = {
    .name = "min-cost",
    .room = "assignment",
    .text = "of the largest matchings, one of the least sum of costs",
    .reference = "Ahuja, Magnanti and Orlin (1993), Network flows",
    .accepts = TANDEM_ASSIGNMENT_ALL_FEATURES,
    .guarantees = TANDEM_GUARANTEE_LARGEST,
    .solve = solve,
};

const TandemStrategy tandem_min_squared_cost = {
    .name = "min-squared-cost",
    .room = "assignment",
    .text = "of the largest matchings, one of the least sum of squared costs",
    .reference = "Ahuja, Magnanti and Orlin (1993), Network flows",
    .accepts = TANDEM_ASSIGNMENT_ALL_FEATURES,
    .guarantees = TANDEM_GUARANTEE_LARGEST,
    .solve = solve,
};

const TandemStrategy tandem_load_balanced = {
    .name = "load-balanced",
    .room = "assignment",
    .text =
        "of the largest matchings, one that uses leaders evenly, then of least cost",
    .reference = "Ahuja, Magnanti and Orlin (1993), Network flows",
    .accepts = TANDEM_ASSIGNMENT_ALL_FEATURES,
    .guarantees = TANDEM_GUARANTEE_LARGEST,
    .solve = solve,
};

const TandemStrategy tandem_max_cardinality = {
    .name = "max-cardinality",
    .room = "assignment",
    .text = "a largest matching, whatever the choices",
    .reference =
        "Hopcroft and Karp (1973), An n^5/2 algorithm for maximum matchings in "
        "bipartite graphs",
    .accepts = TANDEM_ASSIGNMENT_ALL_FEATURES,
    .ignores = TANDEM_FEATURE_WEIGHTS,
    .guarantees = TANDEM_GUARANTEE_LARGEST,
    .solve = solve,
};

const TandemStrategy tandem_pareto_max = {
    .name = "pareto-max",
    .room = "assignment",
    .text = "of the largest matchings, one that cannot be better for a trainee and "
            "worse for none",
    .reference = "Abraham, Cechlárová, Manlove and Mehlhorn (2004), Pareto optimality "
                 "in house allocation problems",
    .accepts = TANDEM_ASSIGNMENT_ALL_FEATURES,
    .ignores = TANDEM_FEATURE_WEIGHTS,
    .guarantees = TANDEM_GUARANTEE_LARGEST | TANDEM_GUARANTEE_PARETO,
    .solve = solve,
};
