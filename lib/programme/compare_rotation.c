/* SPDX-License-Identifier: MIT */
/* Strategies side by side on a rotation: its buddy stage, as a run has it, closing of
 * leaders below their minimum included, by each strategy in the place of the policy's.
 *
 * The worst Trust is the one with the smallest share of its trainees placed; of equal
 * ones that whose mean rank is the larger, then the one whose name comes first by its
 * bytes. A Trust with fewer trainees who asked than [output] suppress_below is passed
 * over: a single person would decide about it, and could be known from it. So are those
 * who state no Trust.
 */
#include "compare_private.h"

#include <string.h>

#include "check_private.h"
#include "solve_private.h"

typedef struct {
    const TandemPlan *plan;
    const char *seed;
    TandemFaults *faults;
    GPtrArray *trust; /* const char *, by bytes */
    gint32 *trust_of; /* [rows of trainees]: index of trust, TANDEM_NONE */
    gsize *n_asked;   /* [trust] */
    gsize n_all_asked;
    TandemComparison *comparison;
} Stage;

static void
stage_clear(Stage *stage)
{
    g_clear_pointer(&stage->trust, g_ptr_array_unref);
    g_clear_pointer(&stage->trust_of, g_free);
    g_clear_pointer(&stage->n_asked, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Stage, stage_clear)

static gint
compare_texts(gconstpointer left, gconstpointer right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* Gathers the Trusts of those who asked, and how many those are. */
static void
find_trusts(Stage *stage)
{
    const TandemRotation *const rotation = stage->plan->rotation;
    g_autoptr(GHashTable) index = g_hash_table_new(g_str_hash, g_str_equal);

    stage->trust = g_ptr_array_new();
    stage->trust_of = g_new(gint32, rotation->n_trainees + 1);
    for (gsize t = 0; t < rotation->n_trainees; t++) {
        const char *const trust = rotation->trainee[t].trust;
        if (*trust != '\0' && g_hash_table_add(index, (gpointer)trust))
            g_ptr_array_add(stage->trust, (gpointer)trust);
    }
    g_ptr_array_sort(stage->trust, compare_texts);
    for (guint i = 0; i < stage->trust->len; i++)
        g_hash_table_insert(index, stage->trust->pdata[i], GUINT_TO_POINTER(i));

    stage->n_asked = g_new0(gsize, stage->trust->len + 1);
    for (gsize t = 0; t < rotation->n_trainees; t++) {
        const char *const trust = rotation->trainee[t].trust;
        const gboolean has_asked = stage->plan->part[t] != TANDEM_PART_NONE;

        stage->trust_of[t] = *trust != '\0'
                                 ? GPOINTER_TO_INT(g_hash_table_lookup(index, trust))
                                 : TANDEM_NONE;
        stage->n_all_asked += has_asked ? 1 : 0;
        if (has_asked && stage->trust_of[t] != TANDEM_NONE)
            stage->n_asked[stage->trust_of[t]]++;
    }
}

/* Whether a Trust got less than another, by share placed and then by mean rank. All
 * counts are of people, so the products are exact. */
static gboolean
is_worse(const TandemClassMeasures *a, const TandemClassMeasures *b)
{
    const gsize of_a = a->n_placed * b->n_trainees;
    const gsize of_b = b->n_placed * a->n_trainees;

    if (of_a != of_b)
        return of_a < of_b;
    return a->sum_best * (gint64)b->n_ranked > b->sum_best * (gint64)a->n_ranked;
}

static void
find_worst(const Stage *stage, TandemClassMeasures *trusts, TandemComparisonRow *row)
{
    const gsize least = (gsize)stage->comparison->least_trust;

    for (guint i = 0; i < stage->trust->len; i++) {
        trusts[i].n_trainees = stage->n_asked[i];
        if (stage->n_asked[i] < least ||
            (row->worst_trust != NULL && !is_worse(&trusts[i], &row->worst)))
            continue;
        row->worst_trust = g_string_chunk_insert_const(stage->comparison->texts,
                                                       stage->trust->pdata[i]);
        row->worst = trusts[i];
    }
}

static void
measure(const Stage *stage, const TandemStage *solved, TandemComparisonRow *row)
{
    const gint32 n = tandem_market_get_n_trainees(solved->market);
    g_autofree gint32 *trust_of = g_new(gint32, (gsize)n + 1);
    g_autofree TandemClassMeasures *trusts =
        g_new0(TandemClassMeasures, stage->trust->len + 1);

    for (gint32 t = 0; t < n; t++)
        trust_of[t] = stage->trust_of[solved->trainee[t]];
    tandem_comparison_measure(row, solved->matching, solved->measures);
    tandem_judge_classes(solved->matching, NULL, solved->trainee_groups, &row->measures,
                         1);
    row->measures.n_trainees = stage->n_all_asked;
    tandem_judge_classes(solved->matching, trust_of, solved->trainee_groups, trusts,
                         stage->trust->len);
    find_worst(stage, trusts, row);
}

/* Whether @error says that there is no matching to show, which is a row. */
static gboolean
is_answer(GError *error, TandemStatus *status)
{
    if (g_error_matches(error, TANDEM_ERROR, TANDEM_ERROR_NONE_EXISTS))
        *status = TANDEM_STATUS_INFEASIBLE;
    else if (g_error_matches(error, TANDEM_ERROR, TANDEM_ERROR_UNDECIDED))
        *status = TANDEM_STATUS_UNKNOWN;
    else
        return FALSE;
    return TRUE;
}

/* A TandemCompareOne; @data is the #Stage. */
static gboolean
compare_one(const TandemContender *contender, TandemWorkspace *workspace,
            TandemComparisonRow *row, gpointer data, GError **error)
{
    const Stage *const stage = data;
    g_autoptr(GError) why = NULL;
    TandemStage solved;

    gboolean is_solved = tandem_plan_build_for(stage->plan, &solved, TANDEM_STAGE_BUDDY,
                                               contender->strategy, contender->options,
                                               stage->seed, &why);
    if (is_solved) {
        const gint64 start = g_get_monotonic_time();
        is_solved = tandem_stage_solve(&solved, stage->plan->rotation, stage->seed,
                                       workspace, NULL, &why);
        row->seconds = (gdouble)(g_get_monotonic_time() - start) / G_USEC_PER_SEC;
    }
    if (is_solved)
        measure(stage, &solved, row);
    tandem_stage_clear(&solved);
    if (is_solved || is_answer(why, &row->status))
        return TRUE;
    g_propagate_error(error, g_steal_pointer(&why));
    return FALSE;
}

/**
 * tandem_compare_rotation:
 * @rotation: a rotation as read
 * @options: what to compare
 * @faults: where faults, warnings and notes are told; what is in it already counts
 * @error: return location for a #TandemError
 *
 * Checks the rotation and runs its buddy stage by each strategy in turn, with that
 * strategy's parameters, or their defaults, whatever the policy says of its own. A
 * strategy that does not accept the stage's market is refused where it was named, and
 * told where it was not. The same rotation and seed give the same rows, but for the
 * times, on any machine.
 *
 * Time and memory: those of the stage's market and of the strategies.
 *
 * Returns: (transfer full): the comparison, or %NULL with @error set to an error of
 *   tandem_compare_check(), to %TANDEM_ERROR_FAULTS (told in @faults),
 *   %TANDEM_ERROR_REFUSED_FEATURE, %TANDEM_ERROR_CANCELLED, %TANDEM_ERROR_NO_MEMORY or
 *   an error of a strategy
 */
TandemComparison *
tandem_compare_rotation(TandemRotation *rotation, const TandemCompareOptions *options,
                        TandemFaults *faults, GError **error)
{
    g_return_val_if_fail(rotation != NULL && options != NULL && faults != NULL, NULL);
    g_return_val_if_fail(error == NULL || *error == NULL, NULL);

    const TandemPolicy *const policy = &rotation->policy;
    g_auto(TandemPlan) plan = { 0 };
    g_auto(Stage)
        stage = { .plan = &plan,
                  .seed = options->seed != NULL ? options->seed : policy->seed };

    if (!tandem_compare_check(options->strategies, error))
        return NULL;
    tandem_plan_init(&plan, rotation, TANDEM_KIND_BUDDY, faults);
    tandem_check_seed(&plan, options->seed, faults);
    tandem_check_pins(&plan, faults);
    tandem_check_people(&plan, faults);
    if (!tandem_check_refuse(faults, error))
        return NULL;
    find_trusts(&stage);
    g_autoptr(TandemComparison) comparison =
        tandem_comparison_new(policy->id, stage.n_all_asked, policy->suppress_below);
    stage.comparison = comparison;
    if (!tandem_comparison_run(comparison, options, compare_one, &stage, error))
        return NULL;
    return g_steal_pointer(&comparison);
}
