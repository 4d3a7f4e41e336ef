/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

/* A pair that its row remembers. */
typedef struct {
    gdouble cost;
    gint32 column;
} TandemDenseArc;

/* What was seen of a matrix. */
typedef struct {
    gdouble largest;        /* the largest |entry| that is finite */
    gboolean is_refused;    /* a NaN or -INFINITY */
    gboolean is_fractional; /* an entry that is no integer */
    gboolean has_forbidden; /* an entry of INFINITY */
} TandemDenseSeen;

/* Walks over one row of a matrix. There are two sets of them, which do the same
 * arithmetic in the same order and so give the same bytes. */
typedef struct {
    void (*look)(const gdouble *row, gint32 m, TandemDenseSeen *seen);

    /* least[j] = MIN(least[j], row[j]) */
    void (*lower)(const gdouble *row, gint32 m, gdouble *least);

    /* Puts the up to @most least of row[j] - v[j], without order, into @arcs,
     * which has room for twice as many. All others are at least *bound. Of equal
     * ones those that come first when one begins at column @from. Returns how
     * many. */
    gint32 (*keep)(const gdouble *row, const gdouble *v, gint32 m, gint32 from,
                   gint32 most, TandemDenseArc *arcs, gdouble *key, gdouble *bound);

    /* The first column from @j on at which @base + (row[j] - v[j]) is below both
     * reach[j] and @best, or m. */
    gint32 (*next)(const gdouble *row, const gdouble *v, const gdouble *reach, gint32 j,
                   gint32 m, gdouble base, gdouble best);

    /* Where @base + (row[j] - v[j]) is below near[j], puts it there, and @i into
     * before[j]. Returns the first column whose near[j] is least then. */
    gint32 (*spread)(const gdouble *row, const gdouble *v, gdouble *near,
                     gdouble *before, gint32 m, gdouble base, gdouble i);
} TandemDenseRows;

const TandemDenseRows *tandem_dense_rows(gboolean is_plain);
