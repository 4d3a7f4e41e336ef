/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/class_measures.h>
#include <tandem/market_file.h>
#include <tandem/rotation.h>

G_BEGIN_DECLS

/**
 * TandemCompareOptions:
 * @strategies: (nullable): the strategies, ended by %NULL; each a name, or a name with
 *   parameters, `deferred-acceptance:side=leader:ties=given`; %NULL: all that take the
 *   market
 * @seed: (nullable): of a rotation: the seed of the lottery; %NULL for policy.ini's
 * @solver: (nullable): where the program of the outside solvers is
 * @progress: (nullable): called between the strategies and by them
 * @data: given to @progress
 *
 * What is compared, and how. All zeros is right.
 */
typedef struct {
    const char *const *strategies;
    const char *seed;
    const char *solver;
    TandemProgress progress;
    gpointer data;
    gpointer reserved[4];
} TandemCompareOptions;

/**
 * TandemComparisonRow:
 * @entry: the strategy as it was asked for
 * @strategy: its row of the registry
 * @status: what became of it; where that is infeasible or unknown there is no matching,
 *   and of what follows only @seconds means anything
 * @size: pairs
 * @measures: as tandem_judge_classes() counts them over all trainees; of a rotation
 *   n_trainees is those who asked, and a rank is a choice only where it was stated
 * @blocking_pairs: in the weak sense; NaN where they are not judged, as below
 * @envy: as tandem_measures_new() has it
 * @justified_envy: likewise
 * @gini: likewise
 * @worst_trust: (nullable): the Trust with the smallest share placed, of a rotation
 * @worst: what its trainees got
 * @seconds: how long the strategy took, by the clock
 */
typedef struct {
    const char *entry;
    const TandemStrategy *strategy;
    TandemStatus status;
    gsize size;
    TandemClassMeasures measures;
    gdouble blocking_pairs;
    gdouble envy;
    gdouble justified_envy;
    gdouble gini;
    const char *worst_trust;
    TandemClassMeasures worst;
    gdouble seconds;
    gpointer reserved[4];
} TandemComparisonRow;

/**
 * TandemComparisonRefusal:
 * @entry: a strategy that was not asked for by name
 * @why: why it is not in the comparison
 */
typedef struct {
    const char *entry;
    const char *why;
} TandemComparisonRefusal;

#define TANDEM_TYPE_COMPARISON (tandem_comparison_get_type())
/* Strategies side by side on one rotation or one market. */
typedef struct _TandemComparison TandemComparison;

TANDEM_API GType tandem_comparison_get_type(void) G_GNUC_CONST;

TANDEM_API gboolean tandem_compare_check(const char *const *strategies, GError **error);
TANDEM_API TandemLottery tandem_compare_get_lottery(const char *const *strategies);
TANDEM_API TandemComparison *
tandem_compare_rotation(TandemRotation *rotation, const TandemCompareOptions *options,
                        TandemFaults *faults, GError **error);
TANDEM_API TandemComparison *tandem_compare_market(const TandemMarketFile *file,
                                                   const TandemCompareOptions *options,
                                                   GError **error);
TANDEM_API TandemComparison *tandem_comparison_ref(TandemComparison *comparison);
TANDEM_API void tandem_comparison_unref(TandemComparison *comparison);

TANDEM_API const char *tandem_comparison_get_id(const TandemComparison *comparison);
TANDEM_API gsize tandem_comparison_get_n_trainees(const TandemComparison *comparison);
TANDEM_API gint32 tandem_comparison_get_least_trust(const TandemComparison *comparison);
TANDEM_API const TandemComparisonRow *
tandem_comparison_get_rows(const TandemComparison *comparison, gsize *n_rows);
TANDEM_API const TandemComparisonRefusal *
tandem_comparison_get_refusals(const TandemComparison *comparison, gsize *n_refusals);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(TandemComparison, tandem_comparison_unref)

G_END_DECLS
