/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/compare.h>

G_BEGIN_DECLS

/* Whether an answer has how long each strategy took, which is never the same twice. */
typedef enum {
    TANDEM_TIMES_SHOWN = 0,
    TANDEM_TIMES_LEFT_OUT = 1,
} TandemTimes;

/* For whom a table is: rounded and short for people, each number by itself for
 * programs. */
typedef enum {
    TANDEM_CELLS_FOR_PEOPLE = 0,
    TANDEM_CELLS_FOR_PROGRAMS = 1,
} TandemCells;

TANDEM_API gchar **tandem_comparison_to_cells(const TandemComparison *comparison,
                                              TandemCells cells, TandemTimes times,
                                              gsize *n_columns);
TANDEM_API gchar *tandem_comparison_to_json(const TandemComparison *comparison,
                                            TandemTimes times);

G_END_DECLS
