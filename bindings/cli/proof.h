/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem-programme.h>

/* Whether a certificate holds, as text, JSON or CSV. */
void cli_proof_print(const TandemMarketFile *file, const TandemMatching *matching,
                     const TandemProofFinding *finding, TandemFormat format);

/* A certificate, for people: each step's pairs and reason. */
void cli_certificate_print(const TandemMarketFile *file,
                           const TandemCertificate *certificate);
