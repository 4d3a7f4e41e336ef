/* SPDX-License-Identifier: MIT */
/* The rotations of a market for whoever wants to look at them.
 *
 * Gusfield, D. and Irving, R. W. (1989). The Stable Marriage Problem: Structure and
 * Algorithms. MIT Press. An edge is stable, that is in some stable matching, if the
 * trainee-optimal matching has it or a rotation moves a trainee to it (section 2.5).
 *
 * What must go before is given without what follows from the rest: the transitive
 * reduction, which is what a picture should show. Of more than MOST_REDUCED rotations
 * all arcs that were found are given instead.
 */
#include <tandem/rotation_poset.h>

#include <stdlib.h>
#include <string.h>

#include "../market/market_private.h"
#include "../market/memory_private.h"
#include "../stable/rotation_walk_private.h"
#include "registry_private.h"

enum { MOST_REDUCED = 20000 };

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

/* Marks with @mark all that must go before @rotation, one step or more. */
static void
mark_all_before(const TandemRotations *r, gint32 rotation, gint32 mark, gint32 *marks,
                gint32 *stack)
{
    gint32 n = 0;

    stack[n++] = rotation;
    while (n > 0) {
        const gint32 top = stack[--n];
        for (gsize i = r->before_start[top]; i < r->before_start[top + 1]; i++)
            if (marks[r->before[i]] != mark) {
                marks[r->before[i]] = mark;
                stack[n++] = r->before[i];
            }
    }
}

/* Of each row only what does not follow from another of the row. Rows go up, and what
 * goes before has a lower number: so the highest are taken first. */
static gboolean
reduce(TandemRotationPoset *poset)
{
    TandemRotations *const r = &poset->rotations;
    const gint32 n = r->n_rotations;
    gint32 *const marks = tandem_take(poset->workspace, gint32, n);
    gint32 *const stack = tandem_take(poset->workspace, gint32, n);
    gint32 *const kept = tandem_take(poset->workspace, gint32, n);
    gsize *const start = tandem_take(poset->workspace, gsize, (gsize)n + 1);
    gint32 *const before = tandem_take(poset->workspace, gint32, r->before_start[n]);

    if (!marks || !stack || !kept || !start || !before)
        return FALSE;
    for (gint32 i = 0; i < n; i++)
        marks[i] = TANDEM_NONE;
    start[0] = 0;
    for (gint32 i = 0; i < n; i++) {
        gint32 n_kept = 0;
        for (gsize k = r->before_start[i + 1]; k-- > r->before_start[i];) {
            if (marks[r->before[k]] == i)
                continue;
            kept[n_kept++] = r->before[k];
            mark_all_before(r, r->before[k], i, marks, stack);
        }
        start[i + 1] = start[i] + (gsize)n_kept;
        for (gint32 k = 0; k < n_kept; k++)
            before[start[i + 1] - 1 - (gsize)k] = kept[k];
    }
    r->before_start = start;
    r->before = before;
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
    if (end == TANDEM_RUN_NO_MEMORY || !list_stable(poset) ||
        (poset->rotations.n_rotations <= MOST_REDUCED && !reduce(poset)))
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
 * Returns: (transfer none): shape [n_trainees]: each trainee's edge in the
 *   trainee-optimal matching, %G_MAXSIZE where it holds nothing but pins in any; lives
 * as long as @poset
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
 * Returns: (transfer none): shape [n_trainees]: each trainee's edge in the
 *   leader-optimal matching, %G_MAXSIZE where it holds nothing but pins in any; lives
 * as long as @poset
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
 *   has, going up, pins left out, which all have; lives as long as @poset
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
 * @is_complete: (out): whether these are all
 *
 * Counts stable matchings, one after another: their number is hard to come by
 * otherwise.
 *
 * Returns: how many there are, or @most; 0 with @is_complete unset where memory was
 *   refused
 */
guint64
tandem_rotation_poset_count(const TandemRotationPoset *poset, guint64 most,
                            gboolean *is_complete)
{
    g_return_val_if_fail(poset != NULL && is_complete != NULL, 0);

    g_autoptr(TandemWorkspace) workspace = tandem_workspace_new();
    TandemRotationWalk walk;
    guint64 n = 0;

    *is_complete = FALSE;
    if (!tandem_rotation_walk_init(&walk, &poset->rotations, poset->market, workspace))
        return 0;
    for (n = 1; !*is_complete && (most == 0 || n <= most); n++)
        *is_complete = !tandem_rotation_walk_next(&walk);
    return n - 1;
}
