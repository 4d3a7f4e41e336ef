/* SPDX-License-Identifier: MIT */

/* Measures of classes of trainees: what each Trust, each grade or everybody got. A
 * trainee with several places counts once, by the best of them, so that the counts of
 * all classes add up to trainees and not to places. */
#include <tandem/class_measures.h>

#include "../market/market_private.h"
#include "../market/matching_private.h"

/* The best rank among the matching's edges [from, to) that is a choice of a trainee who
 * states @n_chosen of them; 0 where none is. */
static gint32
best_rank(const TandemMatching *matching, gsize from, gsize to, gint32 n_chosen)
{
    gint32 best = 0;

    for (gsize i = from; i < to; i++) {
        const gint32 rank = matching->market->trainee_rank[matching->edge[i]];
        if (rank > 0 && rank <= n_chosen && (best == 0 || rank < best))
            best = rank;
    }
    return best;
}

static void
count(TandemClassMeasures *class, gboolean is_placed, gint32 best)
{
    class->n_trainees++;
    class->n_placed += is_placed ? 1 : 0;
    class->n_ranked += best > 0;
    class->n_first += best == 1;
    class->n_top_three += best > 0 && best <= 3;
    class->sum_best += best;
}

/**
 * tandem_judge_classes:
 * @matching: a matching, feasible or not; only read
 * @class_of: (nullable): shape [n_trainees]: each trainee's class from 0, or
 *   %TANDEM_NONE for one who is in none; %NULL: all are in class 0
 * @n_chosen: (nullable): shape [n_trainees]: how many ranks of the list are the
 *   trainee's own; what stands behind them was added by a rule and is nobody's choice;
 *   %NULL: every rank is
 * @classes: (out caller-allocates) (array length=n_classes): what each class got
 * @n_classes: how many classes there are
 *
 * Counts what the trainees of each class got. Who holds several places counts once, by
 * the best rank among them; a place that is pinned though not listed has no rank.
 *
 * Time O(n + e + c) for n trainees, e edges of the matching and c classes; no memory.
 */
void
tandem_judge_classes(const TandemMatching *matching, const gint32 *class_of,
                     const gint32 *n_chosen, TandemClassMeasures *classes,
                     gsize n_classes)
{
    g_return_if_fail(matching != NULL && (classes != NULL || n_classes == 0));

    const TandemMarket *const market = matching->market;
    gsize to = 0;

    for (gsize c = 0; c < n_classes; c++)
        classes[c] = (TandemClassMeasures){ 0 };
    for (gint32 t = 0; t < market->n_trainees; t++) {
        const gint32 class = class_of != NULL ? class_of[t] : 0;
        const gsize from = to;

        while (to < matching->n_edges && matching->edge[to] < market->start[t + 1])
            to++;
        if (class == TANDEM_NONE)
            continue;
        g_assert(class >= 0 && (gsize) class < n_classes);
        count(
            &classes[class], to > from,
            best_rank(matching, from, to, n_chosen != NULL ? n_chosen[t] : G_MAXINT32));
    }
}
