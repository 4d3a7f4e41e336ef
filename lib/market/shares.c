/* SPDX-License-Identifier: MIT */
/* A fractional answer: exact shares with one common denominator. */
#include "shares_private.h"

#include <string.h>

#include "limbs_private.h"
#include "memory_private.h"

struct _TandemShares {
    gatomicrefcount ref_count;
    TandemMarket *market;
    gchar *strategy;
    gsize n;
    gsize *edge;   /* [n], going up */
    gsize width;   /* limbs of each number */
    guint32 *limb; /* [(n + 1) * width]: the whole, then each share */
    gsize n_factors;
    guint32 *factor; /* [n_factors] the whole divides their product */
};

/**
 * TandemShares:
 *
 * Which part of a place at each opportunity each trainee has, exactly. Immutable,
 * counted, safe to read from many threads.
 */
G_DEFINE_BOXED_TYPE(TandemShares, tandem_shares, tandem_shares_ref, tandem_shares_unref)

TandemShares *
tandem_shares_new(TandemMarket *market, const char *strategy, const gsize *edge,
                  gsize n, const guint32 *limb, gsize width, const guint32 *factor,
                  gsize n_factors, GError **error)
{
    g_autofree gsize *edges = tandem_try_new(gsize, n);
    g_autofree guint32 *limbs = tandem_try_new(guint32, (n + 1) * width);
    g_autofree guint32 *factors = tandem_try_new(guint32, n_factors);

    if (edges == NULL || limbs == NULL || factors == NULL) {
        tandem_no_memory("shares", error);
        return NULL;
    }
    if (n > 0)
        memcpy(edges, edge, n * sizeof *edges);
    memcpy(limbs, limb, (n + 1) * width * sizeof *limbs);
    if (n_factors > 0)
        memcpy(factors, factor, n_factors * sizeof *factors);
    TandemShares *const shares = g_new0(TandemShares, 1);
    g_atomic_ref_count_init(&shares->ref_count);
    shares->market = tandem_market_ref(market);
    shares->strategy = g_strdup(strategy);
    shares->n = n;
    shares->edge = g_steal_pointer(&edges);
    shares->width = width;
    shares->limb = g_steal_pointer(&limbs);
    shares->n_factors = n_factors;
    shares->factor = g_steal_pointer(&factors);
    return shares;
}

/**
 * tandem_shares_ref:
 * @shares: shares
 *
 * Returns: (transfer full): @shares, held once more
 */
TandemShares *
tandem_shares_ref(TandemShares *shares)
{
    g_return_val_if_fail(shares != NULL, NULL);

    g_atomic_ref_count_inc(&shares->ref_count);
    return shares;
}

/**
 * tandem_shares_unref:
 * @shares: (transfer full): shares; freed when nobody holds them
 */
void
tandem_shares_unref(TandemShares *shares)
{
    g_return_if_fail(shares != NULL);

    if (!g_atomic_ref_count_dec(&shares->ref_count))
        return;
    tandem_market_unref(shares->market);
    g_free(shares->strategy);
    g_free(shares->edge);
    g_free(shares->limb);
    g_free(shares->factor);
    g_free(shares);
}

/**
 * tandem_shares_get_market:
 * @shares: shares
 *
 * Returns: (transfer none): the market; lives as long as @shares
 */
TandemMarket *
tandem_shares_get_market(const TandemShares *shares)
{
    g_return_val_if_fail(shares != NULL, NULL);

    return shares->market;
}

/**
 * tandem_shares_get_strategy:
 * @shares: shares
 *
 * Returns: (transfer none): the name of the strategy; lives as long as @shares
 */
const char *
tandem_shares_get_strategy(const TandemShares *shares)
{
    g_return_val_if_fail(shares != NULL, NULL);

    return shares->strategy;
}

/**
 * tandem_shares_get_edges:
 * @shares: shares
 * @n_edges: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_edges): the edges of which somebody has more
 *   than nothing, going up; lives as long as @shares
 */
const gsize *
tandem_shares_get_edges(const TandemShares *shares, gsize *n_edges)
{
    g_return_val_if_fail(shares != NULL && n_edges != NULL, NULL);

    *n_edges = shares->n;
    return shares->edge;
}

/**
 * tandem_shares_get_share:
 * @shares: shares
 * @i: a place in tandem_shares_get_edges()
 *
 * Returns: the share of that edge, above 0 and at most 1, right but for the last bit or
 *   two
 */
gdouble
tandem_shares_get_share(const TandemShares *shares, gsize i)
{
    g_return_val_if_fail(shares != NULL && i < shares->n, 0);

    return tandem_limbs_ratio(shares->limb + (i + 1) * shares->width, shares->limb,
                              shares->width);
}

/* Takes @prime out of both as often as it goes. */
static void
cancel(guint32 *over, guint32 *under, guint32 prime, gsize width)
{
    while (tandem_limbs_remainder(over, prime, width) == 0 &&
           tandem_limbs_remainder(under, prime, width) == 0) {
        tandem_limbs_divide(over, prime, width);
        tandem_limbs_divide(under, prime, width);
    }
}

/**
 * tandem_shares_get_fraction:
 * @shares: shares
 * @i: a place in tandem_shares_get_edges()
 * @error: return location for a #TandemError
 *
 * Returns: (transfer full): the share exactly, "3/8", in lowest terms, "1" for all of a
 *   place; or %NULL with @error set to %TANDEM_ERROR_NO_MEMORY
 */
gchar *
tandem_shares_get_fraction(const TandemShares *shares, gsize i, GError **error)
{
    g_return_val_if_fail(shares != NULL && i < shares->n, NULL);
    g_return_val_if_fail(error == NULL || *error == NULL, NULL);

    const gsize width = shares->width;
    g_autofree guint32 *over = tandem_try_new(guint32, 3 * width);
    if (over == NULL) {
        tandem_no_memory("a share", error);
        return NULL;
    }
    guint32 *const under = over + width, *const scratch = under + width;
    memcpy(over, shares->limb + (i + 1) * width, width * sizeof *over);
    memcpy(under, shares->limb, width * sizeof *under);
    for (gsize f = 0; f < shares->n_factors; f++) {
        guint32 rest = shares->factor[f];
        for (guint32 p = 2; (guint64)p * p <= rest; p++)
            for (; rest % p == 0; rest /= p)
                cancel(over, under, p, width);
        if (rest > 1)
            cancel(over, under, rest, width);
    }
    GString *const text = g_string_new(NULL);
    tandem_limbs_append(text, over, width, scratch);
    if (tandem_limbs_compare(over, under, width) != 0) {
        g_string_append_c(text, '/');
        tandem_limbs_append(text, under, width, scratch);
    }
    return g_string_free(text, FALSE);
}
