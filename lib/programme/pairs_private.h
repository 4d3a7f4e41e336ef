/* SPDX-License-Identifier: MIT */
#pragma once

#include "run_private.h"

/* What two rows say of each other by their cells alone, worked out once for all pairs.
 */
typedef struct {
    const TandemRotation *rotation;
    TandemKind kind;
    gint32 *trainee_trust, *leader_trust; /* equal numbers, equal Trusts; else NONE */
    gint32 *trainee_specialty, *leader_specialty; /* likewise */
    gint32 *trainee_site, *leader_site;           /* likewise */
    gint32 n_sites;
    gint32 *minutes; /* [n_sites * n_sites], -1 not known; NULL: too many sites */
    const TandemTraineeRow **leader_self; /* [n_leaders]: as a trainee, or NULL */
    gint32 *seats;                        /* [n_leaders]: cap_max - committed */
    guint8 *is_available; /* [n_leaders]: offers the kind, and in these dates */
} TandemPairs;

void tandem_pairs_init(TandemPairs *pairs, const TandemRotation *rotation,
                       TandemKind kind);
void tandem_pairs_clear(TandemPairs *pairs);

/* The first rule of the policy or limit of either that keeps the pair apart, whatever
 * they think of each other; TANDEM_REASON_OK_RANK where none does. */
TandemReason tandem_pairs_judge(const TandemPairs *pairs, gint32 t, gint32 l);

/* Minutes between the two; 0 where they need not travel, -1 where it is not known. */
gint32 tandem_pairs_travel(const TandemPairs *pairs, gint32 t, gint32 l);

/* Whether the leader serves the kind at all. */
gboolean tandem_leader_offers(const TandemLeaderRow *leader, TandemKind kind);

/* Places a leader has for the kind, never below 0. */
gint32 tandem_leader_seats(const TandemLeaderRow *leader);

/* Whether @grade is within the limits stated (0: none). */
gboolean tandem_grade_is_within(TandemGrade grade, guint lowest, guint highest);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(TandemPairs, tandem_pairs_clear)
