/* SPDX-License-Identifier: MIT */
/* What must go before each rotation, without what follows from the rest: the transitive
 * reduction.
 *
 * Aho, A. V., Garey, M. R. and Ullman, J. D. (1972). The transitive reduction of a
 * directed graph. SIAM Journal on Computing 1(2), 131-137: of a graph without cycles it
 * is unique, and an arc is in it unless there is a longer way round.
 */
#include "rotation_reduce_private.h"

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
gboolean
tandem_rotation_reduce(TandemRotations *r, TandemWorkspace *workspace)
{
    const gint32 n = r->n_rotations;
    gint32 *const marks = tandem_take(workspace, gint32, n);
    gint32 *const stack = tandem_take(workspace, gint32, n);
    gint32 *const kept = tandem_take(workspace, gint32, n);
    gsize *const start = tandem_take(workspace, gsize, (gsize)n + 1);
    gint32 *const before = tandem_take(workspace, gint32, r->before_start[n]);

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
