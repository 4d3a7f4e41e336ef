/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/certificate.h>

typedef struct {
    TandemDeletionReason reason;
    gsize edges_end, seats_end, unseated_end, leaders_end;
} TandemCertificateStep;

/* An array that grows. */
typedef struct {
    gpointer data;
    gsize n;
    gsize room;
} TandemCertificateArray;

/* The steps one behind another. */
struct _TandemCertificate {
    gatomicrefcount ref_count;
    TandemBlocking sense;
    TandemCertificateArray steps;    /* TandemCertificateStep */
    TandemCertificateArray edges;    /* gsize */
    TandemCertificateArray seats;    /* gsize */
    TandemCertificateArray unseated; /* gint32 */
    TandemCertificateArray leaders;  /* gint32 */
    gboolean failed; /* memory was refused: there is less than was said */
};

/* A certificate while it is written, by whoever holds it alone. Once memory is refused
 * nothing more is added, and the end tells. */
TandemCertificate *tandem_certificate_begin(TandemBlocking sense);
void tandem_certificate_add_step(TandemCertificate *certificate,
                                 TandemDeletionReason reason);
/* To the last step. */
void tandem_certificate_add_edge(TandemCertificate *certificate, gsize edge);
void tandem_certificate_add_seat(TandemCertificate *certificate, gsize edge);
void tandem_certificate_add_unseated(TandemCertificate *certificate, gint32 trainee);
void tandem_certificate_add_leader(TandemCertificate *certificate, gint32 leader);
/* The reason of the last step, 0 where there is none. */
TandemDeletionReason
tandem_certificate_get_reason(const TandemCertificate *certificate);
/* FALSE with @error set where memory was refused. */
gboolean tandem_certificate_end(const TandemCertificate *certificate, GError **error);
