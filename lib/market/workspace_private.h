/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/matching.h>
#include <tandem/workspace.h>

/* Whether the answer of the solve at hand goes into a matching that is filled again. */
void tandem_workspace_set_refills(TandemWorkspace *workspace, gboolean refills);

/* Where the matching to be filled again is kept, NULL in it at first; NULL where none
 * is to be. */
TandemMatching **tandem_workspace_get_spare(TandemWorkspace *workspace);

/* A place to go back to: what was taken before it stays, what was taken since ends. */
typedef struct {
    gpointer block;
    gsize used;
} TandemWorkspaceMark;

TandemWorkspaceMark tandem_workspace_mark(const TandemWorkspace *workspace);
void tandem_workspace_rewind(TandemWorkspace *workspace, TandemWorkspaceMark mark);

/* Room for @n values of @type, not cleared. */
#define tandem_take(workspace, type, n)                                                \
    ((type *)tandem_workspace_take((workspace), (gsize)(n), sizeof(type)))

/* Room for @n values of @size bytes, the first of them those of @array, of which
 * @n_used count; NULL where memory is refused. The old room is lost until the reset, so
 * what grows should double. @array: NULL for none. */
gpointer tandem_workspace_retake(TandemWorkspace *workspace, gconstpointer array,
                                 gsize n_used, gsize n, gsize size);

#define tandem_retake(workspace, type, array, n_used, n)                               \
    ((type *)tandem_workspace_retake((workspace), (array), (gsize)(n_used),            \
                                     (gsize)(n), sizeof(type)))
