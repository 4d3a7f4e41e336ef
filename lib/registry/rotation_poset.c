/* SPDX-License-Identifier: MIT */
/* The rotations of a market for whoever wants to look at them.
 *
 * Gusfield, D. and Irving, R. W. (1989). The Stable Marriage Problem: Structure and
 * Algorithms. MIT Press. An edge is stable, that is in some stable matching, if the
 * trainee-optimal matching has it or a rotation moves a trainee to it (section 2.5), or
 * if it is a pin, which all have.
 *
 * What must go before is given without what follows from the rest, as a picture should
 * show it. Of more than MOST_REDUCED rotations all arcs that were found are given.
 */
#include <tandem/rotation_poset.h>

#include <math.h>
#include <stdlib.h>

#include "../market/limit_private.h"
#include "../market/market_private.h"
#include "../market/memory_private.h"
#include "../stable/rotation_reduce_private.h"
#include "../stable/rotation_walk_private.h"
#include "registry_private.h"

enum {
    MOST_REDUCED = 20000,
    ASK_EVERY = 256 /* matchings counted between two looks at the limit */
};

struct _TandemRotationPoset {
    gatomicrefcount ref_count;
    TandemMarket *market;
    TandemWorkspace *workspace; /* holds what follows */
    TandemRotations rotations;
    gsize n_stable;
    gsize *stable; /* [n_stable] edges, going up */
};

/**
 * TandemRotationPoset:
 *
 * All stable matchings of a market of strict lists, as rotations and what must go
 * before what. Immutable, counted, safe to read from many threads.
 */
G_DEFINE_BOXED_TYPE(TandemRotationPoset, tandem_rotation_poset,
                    tandem_rotation_poset_ref, tandem_rotation_poset_unref)

/* A market that is taken has no quota above 1, so a pinned trainee has one pin and
 * nothing else. */
static void
put_pins(TandemRotationPoset *poset)
{
    const TandemMarket *const market = poset->market;

    for (gsize i = 0; i < market->n_pins; i++) {
        const gint32 t = tandem_market_get_trainee_of(market, market->pin[i]);
        g_assert(poset->rotations.first[t] == G_MAXSIZE);
        poset->rotations.first[t] = poset->rotations.last[t] = market->pin[i];
    }
}

static gboolean
list_stable(TandemRotationPoset *poset)
{
    const TandemRotations *const r = &poset->rotations;
    const gint32 n = poset->market->n_trainees;
    const gsize n_moves = r->start[r->n_rotations];
    gsize *const stable = tandem_take(poset->workspace, gsize, n_moves + (gsize)n);
    gsize n_stable = 0;

    if (stable == NULL)
        return FALSE;
    for (gint32 t = 0; t < n; t++)
        if (r->first[t] != G_MAXSIZE)
            stable[n_stable++] = r->first[t];
    for (gsize i = 0; i < n_moves; i++)
        stable[n_stable++] = r->to[i];
    qsort(stable, n_stable, sizeof *stable, tandem_market_compare_edges);
    poset->stable = stable;
    poset->n_stable = n_stable;
    return TRUE;
}

static gboolean
fill(TandemRotationPoset *poset, const TandemOptions *options, GError **error)
{
    const TandemRunEnd end = tandem_rotations_find(&poset->rotations, poset->market,
                                                   options, poset->workspace);

    if (end == TANDEM_RUN_STOPPED) {
        g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_CANCELLED,
                    "the search for rotations was stopped before it ended");
        return FALSE;
    }
    if (end == TANDEM_RUN_NO_MEMORY)
        return tandem_no_memory("rotations", error);
    put_pins(poset);
    if (!list_stable(poset) ||
        (poset->rotations.n_rotations <= MOST_REDUCED &&
         !tandem_rotation_reduce(&poset->rotations, poset->workspace)))
        return tandem_no_memory("rotations", error);
    return TRUE;
}

/**
 * tandem_rotation_poset_new: (constructor)
 * @market: a market that `all-stable` takes; held
 * @options: (nullable): whom to tell how far it is
 * @error: return location for a #TandemError
 *
 * Finds all rotations. Time and memory O(E log E), and O(R A) to leave out what
 * follows, for E edges, R rotations and A arcs between them.
 *
 * Returns: (transfer full): the poset, or %NULL with @error set to
 *   %TANDEM_ERROR_REFUSED_FEATURE, %TANDEM_ERROR_CANCELLED or %TANDEM_ERROR_NO_MEMORY
 */
TandemRotationPoset *
tandem_rotation_poset_new(TandemMarket *market, const TandemOptions *options,
                          GError **error)
{
    g_return_val_if_fail(market != NULL, NULL);
    g_return_val_if_fail(error == NULL || *error == NULL, NULL);

    if (tandem_registry_find_taker(market, "all-stable", NULL, TANDEM_GIVES_SEQUENCE,
                                   error) == NULL)
        return NULL;
    g_autoptr(TandemRotationPoset) poset = g_new0(TandemRotationPoset, 1);
    g_atomic_ref_count_init(&poset->ref_count);
    poset->market = tandem_market_ref(market);
    poset->workspace = tandem_workspace_new();
    return fill(poset, options, error) ? g_steal_pointer(&poset) : NULL;
}

/**
 * tandem_rotation_poset_ref:
 * @poset: a poset
 *
 * Returns: (transfer full): @poset, held once more
 */
TandemRotationPoset *
tandem_rotation_poset_ref(TandemRotationPoset *poset)
{
    g_return_val_if_fail(poset != NULL, NULL);

    g_atomic_ref_count_inc(&poset->ref_count);
    return poset;
}

/**
 * tandem_rotation_poset_unref:
 * @poset: (transfer full): a poset; freed when nobody holds it
 */
void
tandem_rotation_poset_unref(TandemRotationPoset *poset)
{
    g_return_if_fail(poset != NULL);

    if (!g_atomic_ref_count_dec(&poset->ref_count))
        return;
    tandem_workspace_free(poset->workspace);
    tandem_market_unref(poset->market);
    g_free(poset);
}

/**
 * tandem_rotation_poset_get_market:
 * @poset: a poset
 *
 * Returns: (transfer none): its market; lives as long as @poset
 */
TandemMarket *
tandem_rotation_poset_get_market(const TandemRotationPoset *poset)
{
    g_return_val_if_fail(poset != NULL, NULL);

    return poset->market;
}

/**
 * tandem_rotation_poset_get_n:
 * @poset: a poset
 *
 * Returns: how many rotations there are; they are numbered from 0, and what must go
 *   before another has a lower number
 */
gint32
tandem_rotation_poset_get_n(const TandemRotationPoset *poset)
{
    g_return_val_if_fail(poset != NULL, 0);

    return poset->rotations.n_rotations;
}

/**
 * tandem_rotation_poset_get_moves:
 * @poset: a poset
 * @rotation: one of its rotations
 * @from: (out) (optional) (array): the edges that its trainees leave
 * @to: (out) (optional) (array): the edges that they get, in the same order
 *
 * The arrays live as long as @poset.
 *
 * Returns: how many trainees it moves
 */
gsize
tandem_rotation_poset_get_moves(const TandemRotationPoset *poset, gint32 rotation,
                                const gsize **from, const gsize **to)
{
    g_return_val_if_fail(poset != NULL, 0);
    g_return_val_if_fail(rotation >= 0 && rotation < poset->rotations.n_rotations, 0);

    const gsize first = poset->rotations.start[rotation];
    if (from != NULL)
        *from = poset->rotations.from + first;
    if (to != NULL)
        *to = poset->rotations.to + first;
    return poset->rotations.start[rotation + 1] - first;
}

/**
 * tandem_rotation_poset_get_before:
 * @poset: a poset
 * @rotation: one of its rotations
 * @n_before: (out): how many
 *
 * Returns: (transfer none) (array length=n_before): the rotations that must be
 *   eliminated before, going up, without those that follow from others of them (of more
 *   than 20,000 rotations with some that do); lives as long as @poset
 */
const gint32 *
tandem_rotation_poset_get_before(const TandemRotationPoset *poset, gint32 rotation,
                                 gsize *n_before)
{
    g_return_val_if_fail(poset != NULL && n_before != NULL, NULL);
    g_return_val_if_fail(rotation >= 0 && rotation < poset->rotations.n_rotations,
                         NULL);

    const gsize *const start = poset->rotations.before_start + rotation;
    *n_before = start[1] - start[0];
    return poset->rotations.before + start[0];
}

/**
 * tandem_rotation_poset_get_best:
 * @poset: a poset
 *
 * Where a trainee has an edge here it is placed in every stable matching. Who is with
 * an opportunity here is the worst set of trainees that it can have.
 *
 * Returns: (transfer none): shape [n_trainees]: each trainee's edge in the
 *   trainee-optimal matching, %G_MAXSIZE where it holds nothing in any; lives as long
 * as
 *   @poset
 */
const gsize *
tandem_rotation_poset_get_best(const TandemRotationPoset *poset)
{
    g_return_val_if_fail(poset != NULL, NULL);

    return poset->rotations.first;
}

/**
 * tandem_rotation_poset_get_worst:
 * @poset: a poset
 *
 * Who is with an opportunity here is the best set of trainees that it can have.
 *
 * Returns: (transfer none): shape [n_trainees]: each trainee's edge in the
 *   leader-optimal matching, %G_MAXSIZE where it holds nothing in any; lives as long as
 *   @poset
 */
const gsize *
tandem_rotation_poset_get_worst(const TandemRotationPoset *poset)
{
    g_return_val_if_fail(poset != NULL, NULL);

    return poset->rotations.last;
}

/**
 * tandem_rotation_poset_get_stable_edges:
 * @poset: a poset
 * @n_edges: (out): how many
 *
 * Returns: (transfer none) (array length=n_edges): the edges that some stable matching
 *   has, going up, with the pins, which all have; lives as long as @poset
 */
const gsize *
tandem_rotation_poset_get_stable_edges(const TandemRotationPoset *poset, gsize *n_edges)
{
    g_return_val_if_fail(poset != NULL && n_edges != NULL, NULL);

    *n_edges = poset->n_stable;
    return poset->stable;
}

/**
 * tandem_rotation_poset_count:
 * @poset: a poset
 * @most: at which number to stop; 0: at none
 * @options: (nullable): a time limit, and whom to ask whether to go on
 * @is_complete: (out): whether these are all
 * @error: return location for a #TandemError
 *
 * Counts stable matchings, one after another: their number is hard to come by
 * otherwise.
 *
 * Returns: how many there are, or @most, or how many had been counted when it was
 *   stopped, at least 1; 0 with @error set to %TANDEM_ERROR_NO_MEMORY
 */
guint64
tandem_rotation_poset_count(const TandemRotationPoset *poset, guint64 most,
                            const TandemOptions *options, gboolean *is_complete,
                            GError **error)
{
    g_return_val_if_fail(poset != NULL && is_complete != NULL, 0);
    g_return_val_if_fail(error == NULL || *error == NULL, 0);

    g_autoptr(TandemWorkspace) workspace = tandem_workspace_new();
    TandemRotationWalk walk;
    TandemLimit limit;
    guint64 n = 1;

    *is_complete = FALSE;
    if (!tandem_rotation_walk_init(&walk, &poset->rotations, poset->market,
                                   workspace)) {
        tandem_no_memory("stable matchings", error);
        return 0;
    }
    tandem_limit_init(&limit, options, 0);
    for (;; n++) {
        if (n % ASK_EVERY == 0 && !tandem_limit_go_on(&limit, ASK_EVERY, NAN, NAN))
            return n;
        *is_complete = !tandem_rotation_walk_next(&walk);
        if (*is_complete || n == most)
            return n;
    }
}
