/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/certificate.h>

G_BEGIN_DECLS

/**
 * TandemProofFault:
 * @TANDEM_PROOF_HOLDS: none
 * @TANDEM_PROOF_ABSENT: there is no certificate
 * @TANDEM_PROOF_BAD_PAIR: a pair is deleted that is gone already, or never was there
 * @TANDEM_PROOF_OPPORTUNITY: others need not fill the opportunity before this trainee
 * @TANDEM_PROOF_LEADER: others need not fill the leader's places before this trainee
 * @TANDEM_PROOF_CROWD: the crowd is none
 * @TANDEM_PROOF_REMAINS: the pairs that are left may hold a stable matching
 *
 * Where a certificate fails to prove what it says.
 */
typedef enum {
    TANDEM_PROOF_HOLDS = 0,
    TANDEM_PROOF_ABSENT = 1,
    TANDEM_PROOF_BAD_PAIR = 2,
    TANDEM_PROOF_OPPORTUNITY = 3,
    TANDEM_PROOF_LEADER = 4,
    TANDEM_PROOF_CROWD = 5,
    TANDEM_PROOF_REMAINS = 6,
} TandemProofFault;

/**
 * TandemProofFinding:
 * @fault: the first that is found
 * @step: of which step, from 0
 * @edge: of which pair, or %G_MAXSIZE
 */
typedef struct {
    TandemProofFault fault;
    gsize step;
    gsize edge;
} TandemProofFinding;

TANDEM_API gboolean tandem_judge_certificate(const TandemMatching *matching,
                                             TandemProofFinding *finding,
                                             GError **error);

G_END_DECLS
