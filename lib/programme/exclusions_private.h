/* SPDX-License-Identifier: MIT */
#pragma once

#include "history_private.h"
#include "people_private.h"
#include "run_private.h"

/* One pair that may not be, for a reason that names both. */
typedef struct {
    gint32 trainee;
    gint32 leader;
    TandemReason reason;
    const char *file; /* where it is stated */
    guint line;
    const char *what; /* "educational supervisor": what the leader is to the trainee */
} TandemExclusion;

typedef struct {
    gsize *start; /* [n_trainees + 1] */
    GArray *list; /* TandemExclusion by trainee, leader, reason */
} TandemExclusions;

/* Supervisors, line managers, oneself, repeats and bans, as the policy has them. With
 * @faults (nullable), warns of a name that two leaders bear. */
void tandem_exclusions_init(TandemExclusions *exclusions,
                            const TandemRotation *rotation, TandemKind kind,
                            TandemFaults *faults);
void tandem_exclusions_clear(TandemExclusions *exclusions);

/* Whether a pin or ban holds: it has not expired when the rotation starts. */
gboolean tandem_pin_holds(const TandemRotation *rotation, const TandemPinRow *pin);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(TandemExclusions, tandem_exclusions_clear)
