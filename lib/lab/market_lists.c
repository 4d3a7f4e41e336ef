/* SPDX-License-Identifier: MIT */
/* Random lists of trainees.
 *
 * Uniform: the first entries of a random permutation (Durstenfeld, R. (1964). Algorithm
 * 235: random permutation. Communications of the ACM 7(7), 420). The array is not put
 * back in order between two trainees: a uniform shuffle of any order is uniform.
 *
 * Popular: opportunities of popularity 0 (most) to m - 1 (least) have the weights
 * 1 + (ratio - 1) (m - 1 - i) / (m - 1). That is a mixture: with probability
 * 2 / (ratio + 1) any of the m alike, else one with weights m - 1 - i, which is how the
 * lesser of two different numbers below m is distributed. So a draw needs three whole
 * numbers at most, and no table. What is listed already is drawn again.
 */
#include "market_lists_private.h"

gboolean
tandem_lists_uniform(TandemStream *stream, gint32 n_trainees, const gsize *start,
                     gint32 n_opportunities, gint32 *list)
{
    g_autofree gint32 *order = g_try_new(gint32, (gsize)n_opportunities + 1);

    if (order == NULL)
        return FALSE;
    for (gint32 o = 0; o < n_opportunities; o++)
        order[o] = o;

    for (gint32 t = 0; t < n_trainees; t++) {
        const gint32 length = (gint32)(start[t + 1] - start[t]);
        for (gint32 i = 0; i < length; i++) {
            const gint32 j = i + tandem_stream_below(stream, n_opportunities - i);
            const gint32 drawn = order[j];
            order[j] = order[i];
            order[i] = drawn;
            *list++ = drawn;
        }
    }
    return TRUE;
}

/* 0 is the most popular of n. */
static gint32
draw_popular(TandemStream *stream, gint32 n, gdouble ratio)
{
    if (n == 1 || tandem_stream_chance(stream, 2.0 / (ratio + 1.0)))
        return tandem_stream_below(stream, n);

    const gint32 a = tandem_stream_below(stream, n);
    const gint32 b = tandem_stream_below(stream, n - 1);

    return MIN(a, b < a ? b : b + 1);
}

gboolean
tandem_lists_popular(TandemStream *stream, gint32 n_trainees, const gsize *start,
                     gint32 n_opportunities, gdouble ratio, gint32 *list)
{
    g_autofree gint32 *by_popularity = g_try_new(gint32, (gsize)n_opportunities + 1);
    g_autofree gint32 *listed_by = g_try_new(gint32, (gsize)n_opportunities + 1);

    if (by_popularity == NULL || listed_by == NULL)
        return FALSE;
    for (gint32 o = 0; o < n_opportunities; o++) {
        by_popularity[o] = o;
        listed_by[o] = -1;
    }
    tandem_stream_shuffle(stream, by_popularity, (gsize)n_opportunities,
                          sizeof by_popularity[0]);

    for (gint32 t = 0; t < n_trainees; t++) {
        for (gsize i = start[t]; i < start[t + 1];) {
            const gint32 drawn =
                by_popularity[draw_popular(stream, n_opportunities, ratio)];
            if (listed_by[drawn] == t)
                continue;
            listed_by[drawn] = t;
            *list++ = drawn;
            i++;
        }
    }
    return TRUE;
}

void
tandem_lists_tie(TandemStream *stream, gint32 n_trainees, const gsize *start,
                 gdouble density, gint32 *rank)
{
    for (gint32 t = 0; t < n_trainees; t++)
        for (gsize k = start[t]; k < start[t + 1]; k++)
            rank[k] = k == start[t]
                          ? 1
                          : rank[k - 1] + !tandem_stream_chance(stream, density);
}
