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
    GArray *edges, *seats;      /* gsize, of all steps */
    GArray *unseated, *leaders; /* gint32, likewise */
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

typedef struct {
    gint32 trainee;
    guint line;
} TandemUnmatched;

/* A document while it is read: one matching, or many one after another. */
typedef struct {
    TandemJsonReader reader;
    const TandemMarketFile *file;
    gchar *strategy;
    TandemStatus status;
    gboolean is_many;
    GArray *edges;     /* gsize, of all matchings */
    GArray *ends;      /* gsize, of each matching: where its edges end */
    GHashTable *seen;  /* a pointer to each edge's number, as g_direct_hash has it, of
                          the matching at hand */
    GArray *unmatched; /* TandemUnmatched */
    gint32 size, n_matchings; /* -1: not stated */
    guint size_line, n_matchings_line, many_line;
    TandemCertificateDraft certificate;
} TandemMatchingDraft;

/* The pairs at hand, and the matchings at hand. */
void tandem_matching_json_read_pairs(TandemMatchingDraft *draft);
void tandem_matching_json_read_many(TandemMatchingDraft *draft);

/* Tells what contradicts itself in a draft without other faults. */
void tandem_matching_draft_check(TandemMatchingDraft *draft);

/* Matching @i of a draft without faults; its edges are sorted. */
TandemMatching *tandem_matching_draft_end(TandemMatchingDraft *draft, guint i,
                                          GError **error);
