/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/matching.h>

G_BEGIN_DECLS

/**
 * TandemDeletionReason:
 * @TANDEM_DELETION_OPPORTUNITY: the opportunity is filled by others, whom it ranks
 *   before this trainee, or, in the super sense, not behind it
 * @TANDEM_DELETION_LEADER: likewise, the leader over its opportunities
 * @TANDEM_DELETION_CROWD: more trainees are left to some tied last places than there
 *   are such places, and nothing as good is left to them elsewhere
 *
 * Why a pair is in no stable matching, once those before it are known not to be.
 */
typedef enum {
    TANDEM_DELETION_OPPORTUNITY = 1,
    TANDEM_DELETION_LEADER = 2,
    TANDEM_DELETION_CROWD = 3,
} TandemDeletionReason;

/**
 * TandemDeletionStep:
 * @reason: why the pairs of this step are in no stable matching
 * @edges: shape [n_edges]: the pairs, in the order in which they are deleted; those of
 *   a crowd all at once
 * @seats: shape [n_seats]: of a crowd: who of it could sit where, as pairs
 * @unseated: shape [n_unseated]: of a crowd: the trainees of it that are left over
 * @leaders: shape [n_leaders]: of a crowd: the leaders over whose places it is too
 *   large; the other pairs deleted are of opportunities over whose places it is
 */
typedef struct {
    TandemDeletionReason reason;
    const gsize *edges;
    gsize n_edges;
    const gsize *seats;
    gsize n_seats;
    const gint32 *unseated;
    gsize n_unseated;
    const gint32 *leaders;
    gsize n_leaders;
} TandemDeletionStep;

#define TANDEM_TYPE_CERTIFICATE (tandem_certificate_get_type())
/* The proof that no matching is stable in a sense: pairs deleted one after another,
 * each with its reason, until more places must be filled than trainees are left. */
typedef struct _TandemCertificate TandemCertificate;

TANDEM_API GType tandem_certificate_get_type(void) G_GNUC_CONST;

TANDEM_API TandemCertificate *tandem_certificate_new(TandemBlocking sense,
                                                     const TandemDeletionStep *steps,
                                                     gsize n_steps, GError **error);
TANDEM_API TandemCertificate *tandem_certificate_ref(TandemCertificate *certificate);
TANDEM_API void tandem_certificate_unref(TandemCertificate *certificate);

TANDEM_API TandemBlocking
tandem_certificate_get_sense(const TandemCertificate *certificate);
TANDEM_API gsize tandem_certificate_get_n_steps(const TandemCertificate *certificate);
TANDEM_API TandemDeletionStep
tandem_certificate_get_step(const TandemCertificate *certificate, gsize step);

TANDEM_API TandemMatching *tandem_matching_new_none(TandemMarket *market,
                                                    const char *strategy,
                                                    TandemCertificate *certificate,
                                                    GError **error);
TANDEM_API TandemCertificate *
tandem_matching_get_certificate(const TandemMatching *matching);

TANDEM_API const char *tandem_blocking_get_name(TandemBlocking sense);
TANDEM_API const char *tandem_deletion_reason_get_name(TandemDeletionReason reason);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(TandemCertificate, tandem_certificate_unref)

G_END_DECLS
