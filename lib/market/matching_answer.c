/* SPDX-License-Identifier: MIT */
/* Answers that are filled again.
 *
 * tandem_solve_into() has its answer made in a spare matching that the workspace keeps,
 * and then what the two hold changes places. So nothing of the caller's is touched
 * before there is an answer, and after two calls both have room for one.
 */
#include <string.h>

#include "market_private.h"
#include "matching_private.h"
#include "memory_private.h"
#include "workspace_private.h"

gboolean
tandem_matching_is_held_once(TandemMatching *matching)
{
    return g_atomic_ref_count_compare(&matching->ref_count, 1);
}

/* The spare matching, unless the solve at hand wants none or somebody holds it. */
static TandemMatching *
find_spare(TandemWorkspace *workspace)
{
    TandemMatching **const spare = tandem_workspace_get_spare(workspace);
    if (spare == NULL)
        return NULL;
    if (*spare == NULL) {
        *spare = g_new0(TandemMatching, 1);
        g_atomic_ref_count_init(&(*spare)->ref_count);
    }
    return tandem_matching_is_held_once(*spare) ? *spare : NULL;
}

static gboolean
make_room(TandemMatching *matching, gsize n_edges, GError **error)
{
    if (matching->edge != NULL && matching->n_room >= n_edges)
        return TRUE;
    gsize *const edge = tandem_try_new(gsize, n_edges);
    if (edge == NULL)
        return tandem_no_memory("a matching", error);
    g_free(matching->edge);
    matching->edge = edge;
    matching->n_room = n_edges;
    return TRUE;
}

TandemMatching *
tandem_matching_answer(TandemWorkspace *workspace, TandemMarket *market,
                       const char *strategy, TandemStatus status, const gsize *edges,
                       gsize n_edges, GError **error)
{
    TandemMatching *const spare = find_spare(workspace);
    if (spare == NULL)
        return tandem_matching_new(market, strategy, status, edges, n_edges, error);

    tandem_matching_empty(spare);
    if (!make_room(spare, n_edges, error))
        return NULL;
    spare->market = tandem_market_ref(market);
    if (spare->strategy == NULL || !g_str_equal(spare->strategy, strategy)) {
        g_free(spare->strategy);
        spare->strategy = g_strdup(strategy);
    }
    spare->status = status;
    spare->n_edges = n_edges;
    if (n_edges > 0)
        memcpy(spare->edge, edges, n_edges * sizeof *edges);
    return tandem_matching_ref(spare);
}

/* All but the counts of who holds them. */
static void
change_places(TandemMatching *a, TandemMatching *b)
{
    const TandemMatching was_a = *a, was_b = *b;

    *a = was_b;
    *b = was_a;
    a->ref_count = was_a.ref_count;
    b->ref_count = was_b.ref_count;
}

void
tandem_matching_replace(TandemMatching **matching, TandemMatching *answer,
                        TandemWorkspace *workspace)
{
    TandemMatching **const spare = tandem_workspace_get_spare(workspace);

    if (*matching != NULL && answer == *spare) {
        change_places(*matching, answer);
        tandem_matching_empty(answer);
        tandem_matching_unref(answer);
        return;
    }
    g_clear_pointer(matching, tandem_matching_unref);
    if (answer == *spare) /* the caller has none yet: it gets the spare one */
        g_clear_pointer(spare, tandem_matching_unref);
    *matching = answer;
}
