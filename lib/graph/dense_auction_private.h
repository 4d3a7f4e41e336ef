/* SPDX-License-Identifier: MIT */
#pragma once

#include "assign_dense_private.h"
#include "dense_rows_private.h"

/* A complete square matrix, its prices, and scratch. */
typedef struct {
    const TandemDenseMatrix *matrix;
    const TandemDenseRows *rows;
    TandemLimit *limit;
    gdouble *v;       /* [n] any prices; better ones then */
    gint32 *row_of;   /* [n] scratch */
    gint32 *free_row; /* [n] scratch */
} TandemDenseAuction;

/* Only a help: it ends early where the limit or the number of bids is reached. */
void tandem_dense_auction(const TandemDenseAuction *auction);
