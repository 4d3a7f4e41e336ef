/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/compare.h>

/* The columns of a comparison for people, in their order. */
typedef enum {
    TANDEM_COLUMN_STRATEGY,
    TANDEM_COLUMN_STATUS,
    TANDEM_COLUMN_PLACED,
    TANDEM_COLUMN_SIZE,
    TANDEM_COLUMN_FIRST,
    TANDEM_COLUMN_TOP_THREE,
    TANDEM_COLUMN_MEAN_RANK,
    TANDEM_COLUMN_BLOCKING,
    TANDEM_COLUMN_ENVY,
    TANDEM_COLUMN_JUSTIFIED,
    TANDEM_COLUMN_GINI,
    TANDEM_COLUMN_WORST_TRUST, /* of a rotation alone */
    TANDEM_COLUMN_TIME,
    TANDEM_N_COLUMNS
} TandemColumn;

/* Whether the row has a matching. */
gboolean tandem_row_is_there(const TandemComparisonRow *row);

/* What a person reads in a cell; "-" where there is nothing. Free it. */
gchar *tandem_row_cell(const TandemComparisonRow *row, TandemColumn column);

/* Mean rank of the best places; NaN where nobody has a choice of theirs. */
gdouble tandem_row_mean_rank(const TandemComparisonRow *row);
