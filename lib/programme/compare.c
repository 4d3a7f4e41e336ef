/* SPDX-License-Identifier: MIT */
/* Strategies side by side: each runs on the same market, is judged by the same judge
 * and becomes a row. Nothing of one strategy's run is seen by the next. */
#include "compare_private.h"

#include <math.h>

G_DEFINE_BOXED_TYPE(TandemComparison, tandem_comparison, tandem_comparison_ref,
                    tandem_comparison_unref)

/**
 * tandem_comparison_ref: (skip)
 * @comparison: a comparison
 *
 * Returns: @comparison, with one more owner
 */
TandemComparison *
tandem_comparison_ref(TandemComparison *comparison)
{
    g_return_val_if_fail(comparison != NULL, NULL);

    g_atomic_ref_count_inc(&comparison->ref_count);
    return comparison;
}

/**
 * tandem_comparison_unref: (skip)
 * @comparison: (transfer full): a comparison
 */
void
tandem_comparison_unref(TandemComparison *comparison)
{
    g_return_if_fail(comparison != NULL);

    if (!g_atomic_ref_count_dec(&comparison->ref_count))
        return;
    g_array_unref(comparison->rows);
    g_array_unref(comparison->refusals);
    g_string_chunk_free(comparison->texts);
    g_free(comparison->id);
    g_free(comparison);
}

TandemComparison *
tandem_comparison_new(const char *id, gsize n_trainees, gint32 least_trust)
{
    TandemComparison *const comparison = g_new0(TandemComparison, 1);

    g_atomic_ref_count_init(&comparison->ref_count);
    comparison->id = g_strdup(id);
    comparison->n_trainees = n_trainees;
    comparison->least_trust = least_trust;
    comparison->rows = g_array_new(FALSE, TRUE, sizeof(TandemComparisonRow));
    comparison->refusals = g_array_new(FALSE, TRUE, sizeof(TandemComparisonRefusal));
    comparison->texts = g_string_chunk_new(1024);
    return comparison;
}

static gdouble
measure(const TandemMeasures *measures, const char *name)
{
    gdouble value = NAN;

    tandem_measures_get(measures, name, &value);
    return value;
}

void
tandem_comparison_measure(TandemComparisonRow *row, const TandemMatching *matching,
                          const TandemMeasures *measures)
{
    row->status = tandem_matching_get_status(matching);
    row->size = tandem_matching_get_size(matching);
    row->blocking_pairs = measure(measures, "blocking_pairs");
    row->envy = measure(measures, "envy");
    row->justified_envy = measure(measures, "justified_envy");
    row->gini = measure(measures, "gini");
}

/* How the caller follows the work: the share of the strategies that are done. */
typedef struct {
    const TandemCompareOptions *options;
    guint at, n;
    gboolean is_stopped;
} Watcher;

/* A TandemProgress for each strategy. */
static gboolean
follow(gdouble done, gdouble best, gdouble bound, gpointer data)
{
    Watcher *const watcher = data;
    const gdouble within = CLAMP(done, 0, 1);

    watcher->is_stopped |= !watcher->options->progress(
        (watcher->at + within) / watcher->n, best, bound, watcher->options->data);
    return !watcher->is_stopped;
}

/* Returns FALSE with @error set where the caller wants no more. A strategy that was
 * stopped gives the best it has, which depends on the clock: no row is made of it. */
static gboolean
go_on(Watcher *watcher, GError **error)
{
    if (watcher->options->progress == NULL ||
        (!watcher->is_stopped && follow(0, NAN, NAN, watcher)))
        return TRUE;
    g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_CANCELLED,
                "the comparison was stopped");
    return FALSE;
}

/* A strategy that nobody named and that cannot run here is passed over, and told. */
static gboolean
pass_over(TandemComparison *comparison, const TandemContender *contender,
          const TandemCompareOptions *options, GError *why, GError **error)
{
    const gboolean is_fatal =
        g_error_matches(why, TANDEM_ERROR, TANDEM_ERROR_NO_MEMORY) ||
        g_error_matches(why, TANDEM_ERROR, TANDEM_ERROR_CANCELLED);
    const TandemComparisonRefusal refusal = {
        g_string_chunk_insert(comparison->texts, contender->entry),
        g_string_chunk_insert(comparison->texts, why->message)
    };

    if (options->strategies != NULL || is_fatal) {
        g_propagate_error(error, why);
        return FALSE;
    }
    g_array_append_val(comparison->refusals, refusal);
    g_error_free(why);
    return TRUE;
}

static gboolean
run_one(TandemComparison *comparison, const TandemContender *contender,
        Watcher *watcher, TandemWorkspace *workspace, TandemCompareOne one,
        gpointer data, GError **error)
{
    TandemComparisonRow row = { .entry = g_string_chunk_insert(comparison->texts,
                                                               contender->entry),
                                .strategy = contender->strategy,
                                .blocking_pairs = NAN,
                                .envy = NAN,
                                .justified_envy = NAN,
                                .gini = NAN };

    if (!tandem_contender_check(contender->strategy, error))
        return FALSE;
    tandem_options_set_solver(contender->options, watcher->options->solver);
    if (watcher->options->progress != NULL)
        tandem_options_set_progress(contender->options, follow, watcher);
    if (!one(contender, workspace, &row, data, error))
        return FALSE;
    if (!watcher->is_stopped)
        g_array_append_val(comparison->rows, row);
    return TRUE;
}

gboolean
tandem_comparison_run(TandemComparison *comparison, const TandemCompareOptions *options,
                      TandemCompareOne one, gpointer data, GError **error)
{
    g_autoptr(TandemWorkspace) workspace = tandem_workspace_new();
    g_autoptr(GArray) contenders = tandem_contenders_new(options->strategies, error);
    if (contenders == NULL)
        return FALSE;
    Watcher watcher = { .options = options, .n = contenders->len };

    for (; watcher.at < watcher.n; watcher.at++) {
        const TandemContender *const contender =
            &g_array_index(contenders, TandemContender, watcher.at);
        GError *why = NULL;

        if (!go_on(&watcher, error))
            return FALSE;
        if (!run_one(comparison, contender, &watcher, workspace, one, data, &why) &&
            !pass_over(comparison, contender, options, why, error))
            return FALSE;
    }
    return !watcher.is_stopped || go_on(&watcher, error);
}

/**
 * tandem_comparison_get_id:
 * @comparison: a comparison
 *
 * Returns: (transfer none): the rotation's id; "" of a market
 */
const char *
tandem_comparison_get_id(const TandemComparison *comparison)
{
    g_return_val_if_fail(comparison != NULL, NULL);

    return comparison->id;
}

/**
 * tandem_comparison_get_n_trainees:
 * @comparison: a comparison
 *
 * Returns: the trainees: of a rotation those who asked
 */
gsize
tandem_comparison_get_n_trainees(const TandemComparison *comparison)
{
    g_return_val_if_fail(comparison != NULL, 0);

    return comparison->n_trainees;
}

/**
 * tandem_comparison_get_least_trust:
 * @comparison: a comparison
 *
 * Returns: how many trainees a Trust must have to be told as the worst; 0 of a market,
 *   which has no Trusts
 */
gint32
tandem_comparison_get_least_trust(const TandemComparison *comparison)
{
    g_return_val_if_fail(comparison != NULL, 0);

    return comparison->least_trust;
}

/**
 * tandem_comparison_get_rows:
 * @comparison: a comparison
 * @n_rows: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_rows): a row a strategy, in the order in
 *   which they were named, or the registry's; lives as long as @comparison
 */
const TandemComparisonRow *
tandem_comparison_get_rows(const TandemComparison *comparison, gsize *n_rows)
{
    g_return_val_if_fail(comparison != NULL && n_rows != NULL, NULL);

    *n_rows = comparison->rows->len;
    return (const TandemComparisonRow *)(const void *)comparison->rows->data;
}

/**
 * tandem_comparison_get_refusals:
 * @comparison: a comparison
 * @n_refusals: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_refusals): the strategies that nobody named
 *   and that could not be compared; lives as long as @comparison
 */
const TandemComparisonRefusal *
tandem_comparison_get_refusals(const TandemComparison *comparison, gsize *n_refusals)
{
    g_return_val_if_fail(comparison != NULL && n_refusals != NULL, NULL);

    *n_refusals = comparison->refusals->len;
    return (const TandemComparisonRefusal *)(const void *)comparison->refusals->data;
}
