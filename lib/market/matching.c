/* SPDX-License-Identifier: MIT */
/* The answer: sorted edges of a market, which it holds. */
#include "matching_private.h"

#include <stdlib.h>
#include <string.h>

#include "market_private.h"
#include "memory_private.h"

/**
 * TandemMatching:
 *
 * Who holds what in a market, found by which strategy, with what promise. Immutable,
 * counted, safe to read from many threads.
 */
G_DEFINE_BOXED_TYPE(TandemMatching, tandem_matching, tandem_matching_ref,
                    tandem_matching_unref)

/* Sorts @edge and refuses what is no edge or stands twice. */
static gboolean
put_in_order(const TandemMarket *market, gsize *edge, gsize n, GError **error)
{
    const gsize n_edges = market->start[market->n_trainees];
    gboolean in_order = TRUE;

    for (gsize i = 0; i < n; i++) {
        if (edge[i] >= n_edges) {
            g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_BAD_ID,
                        "a matching names edge %" G_GSIZE_FORMAT
                        "; the market has %" G_GSIZE_FORMAT,
                        edge[i], n_edges);
            return FALSE;
        }
        in_order = in_order && (i == 0 || edge[i - 1] < edge[i]);
    }
    if (!in_order)
        qsort(edge, n, sizeof *edge, tandem_market_compare_edges);
    for (gsize i = 1; i < n; i++)
        if (edge[i] == edge[i - 1]) {
            g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_REPEATED_ID,
                        "a matching names edge %" G_GSIZE_FORMAT " twice", edge[i]);
            return FALSE;
        }
    return TRUE;
}

/**
 * tandem_matching_new: (constructor)
 * @market: the market it is about; held
 * @strategy: who found it
 * @status: what is proven of it
 * @edges: (nullable) (array length=n_edges): the edges held, in any order; copied
 * @n_edges: how many there are
 * @error: return location for a #TandemError
 *
 * Makes a matching out of any edges of a market: whether it is within capacities is for
 * tandem_judge_feasible() to say. Time O(n_edges), or O(n_edges log n_edges) where they
 * are not sorted.
 *
 * Returns: (transfer full): the matching, or %NULL with @error set to
 *   %TANDEM_ERROR_BAD_ID, %TANDEM_ERROR_REPEATED_ID or %TANDEM_ERROR_NO_MEMORY
 */
TandemMatching *
tandem_matching_new(TandemMarket *market, const char *strategy, TandemStatus status,
                    const gsize *edges, gsize n_edges, GError **error)
{
    g_return_val_if_fail(market != NULL && strategy != NULL, NULL);
    g_return_val_if_fail(n_edges == 0 || edges != NULL, NULL);
    g_return_val_if_fail(error == NULL || *error == NULL, NULL);

    g_autofree gsize *edge = tandem_try_new(gsize, n_edges);
    if (edge == NULL) {
        tandem_no_memory("a matching", error);
        return NULL;
    }
    if (n_edges > 0)
        memcpy(edge, edges, n_edges * sizeof *edge);
    if (!put_in_order(market, edge, n_edges, error))
        return NULL;

    TandemMatching *const matching = g_new0(TandemMatching, 1);
    g_atomic_ref_count_init(&matching->ref_count);
    matching->market = tandem_market_ref(market);
    matching->strategy = g_strdup(strategy);
    matching->status = status;
    matching->n_edges = n_edges;
    matching->n_room = n_edges;
    matching->edge = g_steal_pointer(&edge);
    return matching;
}

void
tandem_matching_empty(TandemMatching *matching)
{
    g_clear_pointer(&matching->market, tandem_market_unref);
    g_clear_pointer(&matching->certificate, tandem_certificate_unref);
    g_clear_pointer(&matching->prices, tandem_prices_unref);
    matching->status = TANDEM_STATUS_UNKNOWN;
    matching->has_bound = FALSE;
    matching->n_edges = 0;
    matching->n_counters = 0;
}

/**
 * tandem_matching_ref:
 * @matching: a matching
 *
 * Returns: (transfer full): @matching, held once more
 */
TandemMatching *
tandem_matching_ref(TandemMatching *matching)
{
    g_return_val_if_fail(matching != NULL, NULL);

    g_atomic_ref_count_inc(&matching->ref_count);
    return matching;
}

/**
 * tandem_matching_unref:
 * @matching: (transfer full): a matching; freed when nobody holds it
 */
void
tandem_matching_unref(TandemMatching *matching)
{
    g_return_if_fail(matching != NULL);

    if (!g_atomic_ref_count_dec(&matching->ref_count))
        return;
    tandem_matching_empty(matching);
    g_free(matching->strategy);
    g_free(matching->edge);
    g_free(matching);
}

/* For the solver that makes @matching, before anybody else holds it. @name is static.
 */
void
tandem_matching_add_counter(TandemMatching *matching, const char *name, guint64 value)
{
    g_assert(matching->n_counters < TANDEM_MATCHING_MAX_COUNTERS);

    matching->counter[matching->n_counters].name = name;
    matching->counter[matching->n_counters++].value = value;
}

void
tandem_matching_set_bound(TandemMatching *matching, gdouble bound)
{
    matching->has_bound = TRUE;
    matching->bound = bound;
}

/**
 * tandem_matching_get_market:
 * @matching: a matching
 *
 * Returns: (transfer none): the market it is about; lives as long as @matching
 */
TandemMarket *
tandem_matching_get_market(const TandemMatching *matching)
{
    g_return_val_if_fail(matching != NULL, NULL);

    return matching->market;
}

/**
 * tandem_matching_get_strategy:
 * @matching: a matching
 *
 * Returns: (transfer none): who found it; lives as long as @matching
 */
const char *
tandem_matching_get_strategy(const TandemMatching *matching)
{
    g_return_val_if_fail(matching != NULL, NULL);

    return matching->strategy;
}

/**
 * tandem_matching_get_status:
 * @matching: a matching
 *
 * Returns: what is proven of it
 */
TandemStatus
tandem_matching_get_status(const TandemMatching *matching)
{
    g_return_val_if_fail(matching != NULL, TANDEM_STATUS_UNKNOWN);

    return matching->status;
}

/**
 * tandem_matching_get_edges:
 * @matching: a matching
 * @n_edges: (out) (optional): how many there are
 *
 * Returns: (array length=n_edges) (transfer none): the edges held, going up; lives as
 *   long as @matching
 */
const gsize *
tandem_matching_get_edges(const TandemMatching *matching, gsize *n_edges)
{
    g_return_val_if_fail(matching != NULL, NULL);

    if (n_edges != NULL)
        *n_edges = matching->n_edges;
    return matching->edge;
}

/**
 * tandem_matching_get_size:
 * @matching: a matching
 *
 * Returns: how many pairs it has
 */
gsize
tandem_matching_get_size(const TandemMatching *matching)
{
    g_return_val_if_fail(matching != NULL, 0);

    return matching->n_edges;
}

/**
 * tandem_matching_get_bound:
 * @matching: a matching
 * @bound: (out) (optional): the proven bound on what was asked for
 *
 * Returns: whether there is one
 */
gboolean
tandem_matching_get_bound(const TandemMatching *matching, gdouble *bound)
{
    g_return_val_if_fail(matching != NULL, FALSE);

    if (matching->has_bound && bound != NULL)
        *bound = matching->bound;
    return matching->has_bound;
}

/**
 * tandem_matching_get_counter:
 * @matching: a matching
 * @name: what was counted on the way, such as "proposals"
 * @value: (out) (optional): how many
 *
 * Returns: whether the strategy counts that
 */
gboolean
tandem_matching_get_counter(const TandemMatching *matching, const char *name,
                            guint64 *value)
{
    g_return_val_if_fail(matching != NULL && name != NULL, FALSE);

    for (gsize i = 0; i < matching->n_counters; i++)
        if (g_str_equal(matching->counter[i].name, name)) {
            if (value != NULL)
                *value = matching->counter[i].value;
            return TRUE;
        }
    return FALSE;
}

/**
 * tandem_matching_get_opportunity:
 * @matching: a matching
 * @trainee: a trainee of its market
 *
 * Time O(log size).
 *
 * Returns: the opportunity it holds, the first on its list where it holds several, or
 *   %TANDEM_NONE
 */
gint32
tandem_matching_get_opportunity(const TandemMatching *matching, gint32 trainee)
{
    g_return_val_if_fail(matching != NULL, TANDEM_NONE);
    g_return_val_if_fail(trainee >= 0 && trainee < matching->market->n_trainees,
                         TANDEM_NONE);

    const gsize *const start = matching->market->start;
    gsize low = 0,
          high = matching->n_edges; /* the first edge of the trainee or later */
    while (low < high) {
        const gsize middle = low + (high - low) / 2;
        if (matching->edge[middle] < start[trainee])
            low = middle + 1;
        else
            high = middle;
    }
    if (low == matching->n_edges || matching->edge[low] >= start[trainee + 1])
        return TANDEM_NONE;
    return matching->market->opportunity[matching->edge[low]];
}

/**
 * tandem_status_get_name:
 * @status: a status
 *
 * Returns: (transfer none): its name in a tandem-matching file; lives for ever
 */
const char *
tandem_status_get_name(TandemStatus status)
{
    switch (status) {
    case TANDEM_STATUS_OPTIMAL:
        return "optimal";
    case TANDEM_STATUS_FEASIBLE:
        return "feasible";
    case TANDEM_STATUS_INFEASIBLE:
        return "infeasible";
    case TANDEM_STATUS_UNKNOWN:
        return "unknown";
    }
    return NULL;
}
