/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/certificate.h>

#include "market_json_private.h"

/* The id at hand, of @set; TANDEM_NONE where what is wrong is told. @what names one of
 * the set, as "a trainee". */
gint32 tandem_matching_json_read_id(TandemJsonReader *reader, const TandemIdSet *set,
                                    const char *what);

/* The pair at hand, a trainee and an opportunity; FALSE where what is wrong is told. */
gboolean tandem_matching_json_read_pair(TandemJsonReader *reader,
                                        const TandemMarketFile *file, gsize *edge);

/* A certificate while it is read. */
typedef struct {
    gboolean is_there;
    guint line;
    TandemBlocking sense;
    GArray *steps;              /* of a type of its own */
    GArray *edges, *seats;      /* gsize, of all steps; the seats of the end behind */
    GArray *unseated, *leaders; /* gint32 */
    TandemConclusionKind conclusion;
    gint32 trainee;
} TandemCertificateDraft;

void tandem_certificate_draft_init(TandemCertificateDraft *draft);
void tandem_certificate_draft_clear(TandemCertificateDraft *draft);

/* Reads the certificate at hand. */
void tandem_certificate_json_read(TandemCertificateDraft *draft,
                                  TandemJsonReader *reader,
                                  const TandemMarketFile *file);

/* That of a draft without faults. */
TandemCertificate *tandem_certificate_draft_end(const TandemCertificateDraft *draft,
                                                GError **error);

/* certificate_json_write.c: as the member `certificate`. */
void tandem_certificate_json_write(TandemJsonWriter *json, const TandemMarketFile *file,
                                   const TandemCertificate *certificate);
