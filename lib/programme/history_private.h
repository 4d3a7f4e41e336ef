/* SPDX-License-Identifier: MIT */
#pragma once

#include "../files/rotation_private.h"

/* The rotations before this one that history.csv knows, by the bytes of their ids. */
typedef struct {
    gsize n_rotations;
    const char **rotation_id; /* [n_rotations], the earliest first */
    gint32 *age; /* [rotation->n_history]: 1 for a row of the last rotation, 2 of the
                    one before ..; 0 for a row of this rotation itself */
} TandemHistory;

void tandem_history_init(TandemHistory *history, const TandemRotation *rotation);
void tandem_history_clear(TandemHistory *history);

/* Whether row @h says anything of placements of @kind. */
gboolean tandem_history_is_of_kind(const TandemHistoryRow *row, TandemKind kind);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(TandemHistory, tandem_history_clear)
