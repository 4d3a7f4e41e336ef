/* SPDX-License-Identifier: MIT */
/* How long ago a row of history.csv was, in rotations.
 *
 * Whatever stands in history.csv under another id than this rotation's is past; past
 * rotations follow one another by the bytes of their ids. An id is a name, so nothing
 * but its bytes can order it: ids that begin with a date, 2026-08, do it right.
 */
#include "history_private.h"

#include <string.h>

void
tandem_history_init(TandemHistory *history, const TandemRotation *rotation)
{
    history->n_rotations = 0;
    history->rotation_id = g_new0(const char *, rotation->n_history + 1);
    history->age = g_new0(gint32, rotation->n_history + 1);

    /* Rows stand by rotation, so each id is met in one run of rows, in its order. */
    for (gsize h = 0; h < rotation->n_history; h++) {
        const char *const id = rotation->history[h].rotation_id;
        const gsize n = history->n_rotations;

        if (strcmp(id, rotation->policy.id) == 0)
            continue;
        if (n == 0 || strcmp(history->rotation_id[n - 1], id) != 0)
            history->rotation_id[history->n_rotations++] = id;
        history->age[h] = (gint32)history->n_rotations;
    }
    for (gsize h = 0; h < rotation->n_history; h++)
        if (history->age[h] != 0)
            history->age[h] = (gint32)history->n_rotations - history->age[h] + 1;
}

void
tandem_history_clear(TandemHistory *history)
{
    g_clear_pointer(&history->rotation_id, g_free);
    g_clear_pointer(&history->age, g_free);
    history->n_rotations = 0;
}

gboolean
tandem_history_is_of_kind(const TandemHistoryRow *row, TandemKind kind)
{
    return row->kind == TANDEM_NONE || row->kind == (gint)kind;
}
