/* SPDX-License-Identifier: MIT */
/* Walks over one row of a matrix, where all the time goes. Blocks of columns
 * are tried as a whole, in loops that a compiler turns into vector
 * instructions, and only those that have something are looked at one by one.
 *
 * Each walk is written once and compiled twice, for every machine and for those
 * with AVX2. Differences are taken in the same order in both, nothing is added
 * up, and there is no product that could be fused: the results are the same bit
 * by bit.
 */
#include "dense_rows_private.h"

#include <math.h>

enum {
    LANES = 4, /* done side by side */
    BLOCK = 64 /* a multiple of LANES */
};

/* Numbers side by side, wherever they stand in an array, and what was said of
 * them: all bits or none. Of gcc and clang, which make of them what the machine
 * has. */
typedef gdouble Lanes
    __attribute__((vector_size(LANES * sizeof(gdouble)), aligned(8), may_alias));
typedef gint64 Masks
    __attribute__((vector_size(LANES * sizeof(gint64)), aligned(8), may_alias));

#define WALK static inline __attribute__((always_inline))

WALK const Lanes *
lanes(const gdouble *at)
{
    return (const Lanes *)at;
}

/* *into = MIN(*into, *x), side by side. */
WALK void
lower_lanes(Lanes *into, const Lanes *x)
{
    const Masks is_less = *x < *into;

    *into = (Lanes)((is_less & (Masks)*x) | (~is_less & (Masks)*into));
}

WALK gdouble
least_of(const Lanes *x)
{
    gdouble least = (*x)[0];

    for (int l = 1; l < LANES; l++)
        least = (*x)[l] < least ? (*x)[l] : least;
    return least;
}

WALK gboolean
any_of(const Masks *masks)
{
    gint64 any = 0;

    for (int l = 0; l < LANES; l++)
        any |= (*masks)[l];
    return any != 0;
}

/* What look_at() has of each lane. */
typedef struct {
    Lanes lowest; /* of -|x| */
    Masks refused;
    Masks fractional;
    Masks forbidden;
} Looked;

WALK void
look_at_lanes(const Lanes *x, Looked *looked)
{
    const gdouble whole = 4503599627370496.0; /* 2^52: from here on all are integers */
    const Masks is_finite = *x - *x == 0;
    const Lanes minus = -*x;
    Lanes low = minus;

    lower_lanes(&low, x);
    low = (Lanes)((Masks)low & is_finite);
    lower_lanes(&looked->lowest, &low);
    looked->refused |= ~(*x > -INFINITY);
    looked->forbidden |= *x == INFINITY;
    looked->fractional |= (low > -whole) & (low - whole + whole != low);
}

WALK void
look_at(const gdouble *row, gint32 m, TandemDenseSeen *seen)
{
    Looked looked = { { 0 }, { 0 }, { 0 }, { 0 } };
    gint32 j = 0;

    for (; j + LANES <= m; j += LANES)
        look_at_lanes(lanes(row + j), &looked);
    if (j < m) {
        gdouble rest[LANES] = { 0 };
        for (gint32 l = 0; j + l < m; l++)
            rest[l] = row[j + l];
        look_at_lanes(lanes(rest), &looked);
    }
    seen->largest = MAX(seen->largest, -least_of(&looked.lowest));
    seen->is_refused |= any_of(&looked.refused);
    seen->is_fractional |= any_of(&looked.fractional);
    seen->has_forbidden |= any_of(&looked.forbidden);
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
keep_some(Kept *kept, const gdouble *row, const gdouble *v, gint32 first, gint32 end)
{
    for (gint32 j = first; j < end; j++) {
        const gdouble slack = row[j] - v[j];
        if (!(slack < kept->bound))
            continue;
        kept->arcs[kept->n] = (TandemDenseArc){ row[j], j };
        kept->key[kept->n++] = slack;
        if (kept->n == 2 * kept->most) {
            kept->bound = select_least(kept->arcs, kept->key, kept->n, kept->most);
            kept->n = kept->most;
        }
    }
}

WALK gdouble
least_slack(const gdouble *row, const gdouble *v)
{
    Lanes least = *lanes(row) - *lanes(v);

    for (gint32 b = LANES; b < BLOCK; b += LANES) {
        const Lanes slack = *lanes(row + b) - *lanes(v + b);
        lower_lanes(&least, &slack);
    }
    return least_of(&least);
}

WALK void
keep_part(Kept *kept, const gdouble *row, const gdouble *v, gint32 first, gint32 end)
{
    gint32 j = first;

    for (; j + BLOCK <= end; j += BLOCK)
        if (least_slack(row + j, v + j) < kept->bound)
            keep_some(kept, row, v, j, j + BLOCK);
    keep_some(kept, row, v, j, end);
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
        Masks any = { 0 };
        for (gint32 b = j; b < j + BLOCK; b += LANES) {
            const Lanes to = base + (*lanes(row + b) - *lanes(v + b));
            any |= (to < *lanes(reach + b)) & (to < best);
        }
        if (any_of(&any))
            break;
    }
    for (; j < m; j++) {
        const gdouble to = base + (row[j] - v[j]);
        if (to < reach[j] && to < best)
            break;
    }
    return j;
}

/* Returns the least of near[j] in a block. */
WALK gdouble
spread_block(const gdouble *row, const gdouble *v, gdouble *near, gdouble *before,
             gdouble base, gdouble i)
{
    const Lanes from = i - (Lanes){ 0 };
    Lanes least = INFINITY - (Lanes){ 0 };

    for (gint32 b = 0; b < BLOCK; b += LANES) {
        const Lanes to = base + (*lanes(row + b) - *lanes(v + b));
        const Masks is_nearer = to < *lanes(near + b);
        *(Lanes *)(before + b) = (Lanes)((is_nearer & (Masks)from) |
                                         (~is_nearer & (Masks)*lanes(before + b)));
        *(Lanes *)(near + b) =
            (Lanes)((is_nearer & (Masks)to) | (~is_nearer & (Masks)*lanes(near + b)));
        lower_lanes(&least, lanes(near + b));
    }
    return least_of(&least);
}

/* The same for what is left behind the last block. */
WALK gdouble
spread_rest(const gdouble *row, const gdouble *v, gdouble *near, gdouble *before,
            gint32 n, gdouble base, gdouble i)
{
    gdouble least = INFINITY;

    for (gint32 b = 0; b < n; b++) {
        const gdouble to = base + (row[b] - v[b]);
        if (to < near[b]) {
            near[b] = to;
            before[b] = i;
        }
        least = near[b] < least ? near[b] : least;
    }
    return least;
}

WALK gint32
spread_row(const gdouble *row, const gdouble *v, gdouble *near, gdouble *before,
           gint32 m, gdouble base, gdouble i)
{
    gdouble least = INFINITY;
    gint32 first = 0, j = 0;

    for (; j < m; j += BLOCK) {
        const gdouble here =
            j + BLOCK <= m
                ? spread_block(row + j, v + j, near + j, before + j, base, i)
                : spread_rest(row + j, v + j, near + j, before + j, m - j, base, i);
        if (here < least) {
            least = here;
            first = j;
        }
    }
    while (first < m - 1 && near[first] != least)
        first++;
    return first;
}

/* The five walks, compiled with an attribute, as one table. */
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
    attribute static gint32 name##_spread(const gdouble *row, const gdouble *v,        \
                                          gdouble *near, gdouble *before, gint32 m,    \
                                          gdouble base, gdouble i)                     \
    {                                                                                  \
        return spread_row(row, v, near, before, m, base, i);                           \
    }                                                                                  \
    static const TandemDenseRows name##_rows = { name##_look, name##_lower,            \
                                                 name##_keep, name##_next,             \
                                                 name##_spread };

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
