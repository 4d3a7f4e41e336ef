/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/matching.h>

G_BEGIN_DECLS

/**
 * TandemClassMeasures:
 * @n_trainees: trainees of the class
 * @n_placed: of those, who hold at least one place
 * @n_ranked: of those, who chose a place they hold: the best one's rank counts below
 * @n_first: of those, whose best place is a first choice
 * @n_top_three: whose best place is a first, second or third choice
 * @sum_best: sum of the ranks of the best places; by @n_ranked it is the mean rank
 *
 * What a class of trainees got: those of a Trust, of a grade, or all.
 */
typedef struct {
    gsize n_trainees;
    gsize n_placed;
    gsize n_ranked;
    gsize n_first;
    gsize n_top_three;
    gint64 sum_best;
} TandemClassMeasures;

TANDEM_API void tandem_judge_classes(const TandemMatching *matching,
                                     const gint32 *class_of, const gint32 *n_chosen,
                                     TandemClassMeasures *classes, gsize n_classes);

G_END_DECLS
