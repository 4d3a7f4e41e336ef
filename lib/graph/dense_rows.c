/* SPDX-License-Identifier: MIT */
/* Walks over one row of a matrix, where all the time goes. Blocks of columns are tried
 * as a whole, in loops that a compiler turns into vector instructions, and only those
 * that have something are looked at one by one.
 *
 * Each walk is written once and compiled twice, for every machine and for those with
 * AVX2. Differences are taken in the same order in both, nothing is added up, and there
 * is no product that could be fused: the results are the same bit by bit.
 */
#include "dense_rows_private.h"

#include <math.h>

enum { BLOCK = 64 };

#define WALK static inline __attribute__((always_inline))

WALK void
look_at(const gdouble *row, gint32 m, TandemDenseSeen *seen)
{
    const gdouble whole = 4503599627370496.0; /* 2^52: from here on all are integers */
    gdouble largest = seen->largest;
    gint64 refused = 0, fractional = 0, forbidden = 0;

    for (gint32 j = 0; j < m; j++) {
        const gdouble x = row[j], size = fabs(x);
        const gdouble rounded = size + whole - whole;
        refused |= !(x > -INFINITY);
        forbidden |= x == INFINITY;
        fractional |= (size < whole) & (rounded != size);
        largest = (size > largest) & (size < INFINITY) ? size : largest;
    }
    seen->largest = largest;
    seen->is_refused |= refused != 0;
    seen->is_fractional |= fractional != 0;
    seen->has_forbidden |= forbidden != 0;
}

WALK void
lower_to(const gdouble *restrict row, gint32 m, gdouble *restrict least)
{
    for (gint32 j = 0; j < m; j++)
        least[j] = row[j] < least[j] ? row[j] : least[j];
}

static void
swap(TandemDenseArc *arcs, gdouble *key, gint32 a, gint32 b)
{
    const TandemDenseArc arc = arcs[a];
    const gdouble k = key[a];

    arcs[a] = arcs[b];
    key[a] = key[b];
    arcs[b] = arc;
    key[b] = k;
}

/* Brings the @most least of @n to the front; returns the largest of those. */
static gdouble
select_least(TandemDenseArc *arcs, gdouble *key, gint32 n, gint32 most)
{
    gint32 low = 0, high = n - 1;
    gdouble largest = -INFINITY;

    while (low < high) {
        const gdouble pivot = key[low + (high - low) / 2];
        gint32 a = low, b = high;
        while (a <= b) {
            while (key[a] < pivot)
                a++;
            while (pivot < key[b])
                b--;
            if (a <= b)
                swap(arcs, key, a++, b--);
        }
        if (most - 1 <= b)
            high = b;
        else if (most - 1 >= a)
            low = a;
        else
            break;
    }
    for (gint32 a = 0; a < most; a++)
        largest = MAX(largest, key[a]);
    return largest;
}

/* What keep() has so far. */
typedef struct {
    TandemDenseArc *arcs;
    gdouble *key;
    gint32 n;
    gint32 most;
    gdouble bound; /* nothing from here on is wanted */
} Kept;

WALK void
keep_block(Kept *kept, const gdouble *row, const gdouble *v, gint32 j, gint32 n)
{
    gdouble slack[BLOCK];
    gdouble least = INFINITY;

    for (gint32 b = 0; b < n; b++) {
        slack[b] = row[j + b] - v[j + b];
        least = slack[b] < least ? slack[b] : least;
    }
    if (!(least < kept->bound))
        return;
    for (gint32 b = 0; b < n; b++) {
        if (!(slack[b] < kept->bound))
            continue;
        kept->arcs[kept->n] = (TandemDenseArc){ row[j + b], j + b };
        kept->key[kept->n++] = slack[b];
        if (kept->n == 2 * kept->most) {
            kept->bound = select_least(kept->arcs, kept->key, kept->n, kept->most);
            kept->n = kept->most;
        }
    }
}

WALK void
keep_part(Kept *kept, const gdouble *row, const gdouble *v, gint32 first, gint32 end)
{
    gint32 j = first;

    for (; j + BLOCK <= end; j += BLOCK)
        keep_block(kept, row, v, j, BLOCK);
    if (j < end)
        keep_block(kept, row, v, j, end - j);
}

WALK gint32
keep_least(const gdouble *row, const gdouble *v, gint32 m, gint32 from, gint32 most,
           TandemDenseArc *arcs, gdouble *key, gdouble *bound)
{
    Kept kept = { arcs, key, 0, most, INFINITY };

    keep_part(&kept, row, v, from, m);
    keep_part(&kept, row, v, 0, from);
    if (kept.n > most) {
        kept.bound = select_least(arcs, key, kept.n, most);
        kept.n = most;
    }
    *bound = kept.bound;
    return kept.n;
}

WALK gint32
find_next(const gdouble *row, const gdouble *v, const gdouble *reach, gint32 j,
          gint32 m, gdouble base, gdouble best)
{
    for (; j + BLOCK <= m; j += BLOCK) {
        gint64 any = 0;
        for (gint32 b = 0; b < BLOCK; b++) {
            const gdouble to = base + (row[j + b] - v[j + b]);
            any |= (to < reach[j + b]) & (to < best);
        }
        if (any)
            break;
    }
    for (; j < m; j++) {
        const gdouble to = base + (row[j] - v[j]);
        if (to < reach[j] && to < best)
            break;
    }
    return j;
}

/* The four walks, compiled with an attribute, as one table. */
#define SET(name, attribute)                                                           \
    attribute static void name##_look(const gdouble *row, gint32 m,                    \
                                      TandemDenseSeen *seen)                           \
    {                                                                                  \
        look_at(row, m, seen);                                                         \
    }                                                                                  \
    attribute static void name##_lower(const gdouble *row, gint32 m, gdouble *least)   \
    {                                                                                  \
        lower_to(row, m, least);                                                       \
    }                                                                                  \
    attribute static gint32 name##_keep(                                               \
        const gdouble *row, const gdouble *v, gint32 m, gint32 from, gint32 most,      \
        TandemDenseArc *arcs, gdouble *key, gdouble *bound)                            \
    {                                                                                  \
        return keep_least(row, v, m, from, most, arcs, key, bound);                    \
    }                                                                                  \
    attribute static gint32 name##_next(const gdouble *row, const gdouble *v,          \
                                        const gdouble *reach, gint32 j, gint32 m,      \
                                        gdouble base, gdouble best)                    \
    {                                                                                  \
        return find_next(row, v, reach, j, m, base, best);                             \
    }                                                                                  \
    static const TandemDenseRows name##_rows = { name##_look, name##_lower,            \
                                                 name##_keep, name##_next };

SET(plain, )

#if defined(__x86_64__) && defined(__GNUC__)
SET(avx2, __attribute__((target("avx2"))))
#endif

const TandemDenseRows *
tandem_dense_rows(gboolean is_plain)
{
#if defined(__x86_64__) && defined(__GNUC__)
    if (!is_plain && __builtin_cpu_supports("avx2"))
        return &avx2_rows;
#endif
    (void)is_plain;
    return &plain_rows;
}
