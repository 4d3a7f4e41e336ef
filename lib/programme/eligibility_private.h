/* SPDX-License-Identifier: MIT */
#pragma once

#include "run_private.h"

/* How a trainee stands to one kind of placement. */
typedef enum {
    TANDEM_PART_NONE, /* does not want it: no part, and nothing to explain */
    TANDEM_PART_OUT,  /* wants it and may not: unplaced, with a reason */
    TANDEM_PART_IN,
} TandemPart;

/* @reason says why one who is OUT is; @column is the cell of trainees.csv it lies in.
 */
TandemPart tandem_trainee_part(const TandemRotation *rotation,
                               const TandemTraineeRow *trainee, TandemKind kind,
                               TandemReason *reason, const char **column);

/* How many placements of the kind the trainee may hold. */
gint32 tandem_trainee_quota(const TandemRotation *rotation,
                            const TandemTraineeRow *trainee);

/* Days of the rotation that a clinical placement must have; 0: no test. */
gint64 tandem_rotation_days_needed(const TandemRotation *rotation);

/* Days that from..to (inclusive, 0: open) has in common with the rotation. */
gint64 tandem_rotation_days_shared(const TandemRotation *rotation, TandemDay from,
                                   TandemDay to);
