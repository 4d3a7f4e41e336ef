/* SPDX-License-Identifier: MIT */

/* What a matching is worth, by every yardstick of the literature. What each of them
 * says stands with the code that works it out: costs.c, envy.c, gini.c, changes.c. */
#include "measures_private.h"

#include <string.h>

#include "../market/memory_private.h"
#include "blocking_private.h"
#include "project_blocking_private.h"

/**
 * TandemMeasures:
 *
 * The measures of one matching, by name. Immutable, reference-counted, safe to read
 * from many threads.
 */
G_DEFINE_BOXED_TYPE(TandemMeasures, tandem_measures, tandem_measures_ref,
                    tandem_measures_unref)

void
tandem_measures_add(TandemMeasures *measures, const char *name, gdouble value)
{
    g_assert(measures->n < TANDEM_MEASURES_MAX);

    measures->name[measures->n] = name;
    measures->value[measures->n++] = value;
}

/* Absent where a pair is not all that can block. */
static gboolean
add_blocking_pairs(TandemMeasures *measures, const TandemMatching *matching,
                   GError **error)
{
    gsize n_edges;

    if (!tandem_blocking_is_judged(matching->market, TANDEM_BLOCKING_WEAK, NULL))
        return TRUE;
    if (!tandem_blocking_count(matching, TANDEM_BLOCKING_WEAK, &n_edges, error))
        return FALSE;
    tandem_measures_add(measures, "blocking_pairs", (gdouble)n_edges);
    if (tandem_measures_of_leaders(matching->market))
        return TRUE;
    if (!tandem_judge_coalition(matching, &n_edges, error))
        return FALSE;
    tandem_measures_add(measures, "coalition", (gdouble)n_edges);
    return TRUE;
}

/**
 * tandem_measures_new: (constructor)
 * @matching: a matching, feasible or not; only read
 * @before: (nullable): a matching of the same trainees and opportunities, to count what
 *   changed
 * @error: return location for a #TandemError
 *
 * Works out all measures that make sense for the matching, always in this order:
 *
 * - `size`: pairs; `placed`: trainees with at least one;
 * - `cost_trainees`, `cost_leaders`: sums of the two sides' ranks; `egalitarian_cost`:
 *   both; `sex_equal_cost`: their difference; `balanced_cost`: the larger; `regret`:
 * the worst rank of either side; `regret_trainees`: of the trainees; the unplaced add
 *   nothing;
 * - `weight`: sum of the given weights; only where weights are given;
 * - `envy`: ordered pairs (t, t′) of trainees where t prefers to what it holds
 * something that t′ holds; `justified_envy`: and it, or else its leader, prefers t;
 * - `gini`: how unequally R + 1 − rank is spread over trainees, from 0, all alike;
 * - `blocking_pairs`: pairs that block in the weak sense; only where
 *   tandem_judge_blocking() does not refuse; `coalition`: where leaders rank
 *   opportunities, how many trainees are in a ring each of whom would rather have the
 *   place of the next, 0 where there is none;
 * - `changes`: pairs that are in one of @matching and @before and not in the other;
 * only with @before.
 *
 * An opportunity that orders trainees itself gives the leaders' side its own rank.
 * Where some leader ranks opportunities and not trainees (SPA-P), what needs the
 * leaders' ranks is absent: `cost_leaders`, `egalitarian_cost`, `sex_equal_cost`,
 * `balanced_cost`, `regret`, `justified_envy`, `profile_both`.
 *
 * A place that is pinned though nobody listed it has no rank: it counts in `size`,
 * `placed` and `changes`, uses its places and quota, and is left out of sums, profiles
 * and comparisons.
 *
 * A trainee with room left prefers anything it lists and does not hold; one at its
 * quota what is ranked before its worst place. `envy` looks at all places; for
 * `justified_envy` pins stay: neither is t asked to give one up, nor t′. So a matching
 * that no pair blocks in the weak sense has none. Gini's coefficient is taken over each
 * trainee's sum of R + 1 − rank, R being the largest rank that a trainee gives in the
 * market, 0 for the unplaced; it leaves out who is placed by unlisted pins alone, and
 * is 0 where nobody has anything.
 *
 * Time O(e log c + n log n + m + l) for e edges, n trainees, m opportunities, l leaders
 * and c the most places of an opportunity; envy of trainees who hold several takes one
 * step more for each edge and holder there; memory O(n + m + l + R).
 *
 * Returns: (transfer full): the measures, or %NULL with @error set to
 *   %TANDEM_ERROR_NO_MEMORY
 */
TandemMeasures *
tandem_measures_new(const TandemMatching *matching, const TandemMatching *before,
                    GError **error)
{
    g_return_val_if_fail(matching != NULL, NULL);
    g_return_val_if_fail(error == NULL || *error == NULL, NULL);

    g_auto(TandemHeld) held = { 0 };
    g_autoptr(TandemMeasures) measures = g_new0(TandemMeasures, 1);
    g_atomic_ref_count_init(&measures->ref_count);
    if (!tandem_held_init(&held, matching, error) ||
        !tandem_measures_add_costs(measures, matching, error) ||
        !tandem_measures_add_envy(measures, &held, error) ||
        !tandem_measures_add_gini(measures, matching, error) ||
        !add_blocking_pairs(measures, matching, error))
        return NULL;
    if (before != NULL &&
        !tandem_measures_add_changes(measures, matching, before, error))
        return NULL;
    return g_steal_pointer(&measures);
}

/**
 * tandem_measures_ref:
 * @measures: measures
 *
 * Returns: (transfer full): @measures, held once more
 */
TandemMeasures *
tandem_measures_ref(TandemMeasures *measures)
{
    g_return_val_if_fail(measures != NULL, NULL);

    g_atomic_ref_count_inc(&measures->ref_count);
    return measures;
}

/**
 * tandem_measures_unref:
 * @measures: (transfer full): measures; freed when nobody holds them
 */
void
tandem_measures_unref(TandemMeasures *measures)
{
    g_return_if_fail(measures != NULL);

    if (!g_atomic_ref_count_dec(&measures->ref_count))
        return;
    g_free(measures->profile);
    g_free(measures->profile_both);
    g_free(measures);
}

/**
 * tandem_measures_get_names:
 * @measures: measures
 * @n_names: (out) (optional): how many there are
 *
 * Returns: (transfer none) (array length=n_names zero-terminated=1): the names of the
 *   measures that are there, in the order of tandem_measures_new(); lives as long as
 *   @measures
 */
const char *const *
tandem_measures_get_names(const TandemMeasures *measures, gsize *n_names)
{
    g_return_val_if_fail(measures != NULL, NULL);

    if (n_names != NULL)
        *n_names = measures->n;
    return measures->name;
}

/**
 * tandem_measures_get:
 * @measures: measures
 * @name: a name of tandem_measures_new()
 * @value: (out) (optional): its value
 *
 * Returns: %TRUE, or %FALSE when there is no such measure of this matching; @value is
 *   not written then
 */
gboolean
tandem_measures_get(const TandemMeasures *measures, const char *name, gdouble *value)
{
    g_return_val_if_fail(measures != NULL && name != NULL, FALSE);

    for (gsize i = 0; i < measures->n; i++) {
        if (strcmp(measures->name[i], name) != 0)
            continue;
        if (value != NULL)
            *value = measures->value[i];
        return TRUE;
    }
    return FALSE;
}

/**
 * tandem_measures_get_profile:
 * @measures: measures
 * @n_ranks: (out): the worst rank held, which is the profile's length
 *
 * Returns: (transfer none) (array length=n_ranks): how many placements are of their
 *   trainee's first choice, of the second, and so on to the worst held; lives as long
 * as
 *   @measures
 */
const gsize *
tandem_measures_get_profile(const TandemMeasures *measures, gsize *n_ranks)
{
    g_return_val_if_fail(measures != NULL && n_ranks != NULL, NULL);

    *n_ranks = measures->n_ranks;
    return measures->profile;
}

/**
 * tandem_measures_get_profile_both:
 * @measures: measures
 * @n_ranks: (out): the worst rank of either side, which is the profile's length
 *
 * Returns: (transfer none) (nullable) (array length=n_ranks): both sides' ranks counted
 *   together, so that a placement counts twice; lives as long as @measures; %NULL, and
 * 0 ranks, where leaders do not rank trainees
 */
const gsize *
tandem_measures_get_profile_both(const TandemMeasures *measures, gsize *n_ranks)
{
    g_return_val_if_fail(measures != NULL && n_ranks != NULL, NULL);

    *n_ranks = measures->n_ranks_both;
    return measures->profile_both;
}
