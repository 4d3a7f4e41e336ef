/* SPDX-License-Identifier: MIT */
/* The proof that no matching is stable, as steps one behind another in flat arrays.
 * What makes it a proof is for the judge to say (lib/judge/proof.c); here it is only
 * kept.
 */
#include "certificate_private.h"

#include "matching_private.h"
#include "memory_private.h"

/**
 * TandemCertificate:
 *
 * Why no matching of a market is stable in the strong or the super sense. Immutable,
 * counted, safe to read from many threads. tandem_judge_certificate() says whether it
 * proves anything.
 */
G_DEFINE_BOXED_TYPE(TandemCertificate, tandem_certificate, tandem_certificate_ref,
                    tandem_certificate_unref)

/* Where the next entry goes; NULL: no memory. */
static gpointer
push(TandemCertificate *certificate, TandemCertificateArray *array, gsize size)
{
    if (certificate->failed)
        return NULL;
    if (array->n == array->room) {
        const gsize room = MAX(16, 2 * array->room);
        const gpointer data = g_try_realloc_n(array->data, room, size);
        if (data == NULL) {
            certificate->failed = TRUE;
            return NULL;
        }
        array->data = data;
        array->room = room;
    }
    return (guint8 *)array->data + array->n++ * size;
}

static TandemCertificateStep *
step_at(const TandemCertificate *certificate, gsize step)
{
    return (TandemCertificateStep *)certificate->steps.data + step;
}

static TandemCertificateStep *
last_step(const TandemCertificate *certificate)
{
    return step_at(certificate, certificate->steps.n - 1);
}

TandemCertificate *
tandem_certificate_begin(TandemBlocking sense)
{
    TandemCertificate *const certificate = g_new0(TandemCertificate, 1);

    g_atomic_ref_count_init(&certificate->ref_count);
    certificate->sense = sense;
    return certificate;
}

void
tandem_certificate_add_step(TandemCertificate *certificate, TandemDeletionReason reason)
{
    TandemCertificateStep *const step =
        push(certificate, &certificate->steps, sizeof *step);

    if (step != NULL)
        *step =
            (TandemCertificateStep){ reason, certificate->edges.n, certificate->seats.n,
                                     certificate->unseated.n, certificate->leaders.n };
}

void
tandem_certificate_add_edge(TandemCertificate *certificate, gsize edge)
{
    gsize *const at = push(certificate, &certificate->edges, sizeof *at);

    if (at == NULL)
        return;
    *at = edge;
    last_step(certificate)->edges_end++;
}

void
tandem_certificate_add_seat(TandemCertificate *certificate, gsize edge)
{
    gsize *const at = push(certificate, &certificate->seats, sizeof *at);

    if (at == NULL)
        return;
    *at = edge;
    last_step(certificate)->seats_end++;
}

void
tandem_certificate_add_unseated(TandemCertificate *certificate, gint32 trainee)
{
    gint32 *const at = push(certificate, &certificate->unseated, sizeof *at);

    if (at == NULL)
        return;
    *at = trainee;
    last_step(certificate)->unseated_end++;
}

void
tandem_certificate_add_leader(TandemCertificate *certificate, gint32 leader)
{
    gint32 *const at = push(certificate, &certificate->leaders, sizeof *at);

    if (at == NULL)
        return;
    *at = leader;
    last_step(certificate)->leaders_end++;
}

TandemDeletionReason
tandem_certificate_get_reason(const TandemCertificate *certificate)
{
    return certificate->steps.n > 0 ? last_step(certificate)->reason : 0;
}

gboolean
tandem_certificate_end(const TandemCertificate *certificate, GError **error)
{
    return !certificate->failed || tandem_no_memory("a certificate", error);
}

/**
 * tandem_certificate_new: (constructor)
 * @sense: %TANDEM_BLOCKING_STRONG or %TANDEM_BLOCKING_SUPER
 * @steps: (nullable) (array length=n_steps): pairs that are in no matching stable in
 * that sense, step by step; copied
 * @n_steps: how many steps there are
 * @error: return location for a #TandemError
 *
 * Makes a certificate of anything: whether it proves what it says is for
 * tandem_judge_certificate() to say.
 *
 * Returns: (transfer full): the certificate, or %NULL with @error set to
 *   %TANDEM_ERROR_NO_MEMORY
 */
TandemCertificate *
tandem_certificate_new(TandemBlocking sense, const TandemDeletionStep *steps,
                       gsize n_steps, GError **error)
{
    g_return_val_if_fail(
        sense == TANDEM_BLOCKING_STRONG || sense == TANDEM_BLOCKING_SUPER, NULL);
    g_return_val_if_fail(n_steps == 0 || steps != NULL, NULL);
    g_return_val_if_fail(error == NULL || *error == NULL, NULL);

    g_autoptr(TandemCertificate) certificate = tandem_certificate_begin(sense);

    for (gsize s = 0; s < n_steps; s++) {
        tandem_certificate_add_step(certificate, steps[s].reason);
        for (gsize i = 0; i < steps[s].n_edges; i++)
            tandem_certificate_add_edge(certificate, steps[s].edges[i]);
        for (gsize i = 0; i < steps[s].n_seats; i++)
            tandem_certificate_add_seat(certificate, steps[s].seats[i]);
        for (gsize i = 0; i < steps[s].n_unseated; i++)
            tandem_certificate_add_unseated(certificate, steps[s].unseated[i]);
        for (gsize i = 0; i < steps[s].n_leaders; i++)
            tandem_certificate_add_leader(certificate, steps[s].leaders[i]);
    }
    return tandem_certificate_end(certificate, error) ? g_steal_pointer(&certificate)
                                                      : NULL;
}

/**
 * tandem_certificate_ref:
 * @certificate: a certificate
 *
 * Returns: (transfer full): @certificate, held once more
 */
TandemCertificate *
tandem_certificate_ref(TandemCertificate *certificate)
{
    g_return_val_if_fail(certificate != NULL, NULL);

    g_atomic_ref_count_inc(&certificate->ref_count);
    return certificate;
}

/**
 * tandem_certificate_unref:
 * @certificate: (transfer full): a certificate; freed when nobody holds it
 */
void
tandem_certificate_unref(TandemCertificate *certificate)
{
    g_return_if_fail(certificate != NULL);

    if (!g_atomic_ref_count_dec(&certificate->ref_count))
        return;
    g_free(certificate->steps.data);
    g_free(certificate->edges.data);
    g_free(certificate->seats.data);
    g_free(certificate->unseated.data);
    g_free(certificate->leaders.data);
    g_free(certificate);
}

/**
 * tandem_certificate_get_sense:
 * @certificate: a certificate
 *
 * Returns: the sense in which it says that nothing is stable
 */
TandemBlocking
tandem_certificate_get_sense(const TandemCertificate *certificate)
{
    g_return_val_if_fail(certificate != NULL, TANDEM_BLOCKING_STRONG);

    return certificate->sense;
}

/**
 * tandem_certificate_get_n_steps:
 * @certificate: a certificate
 *
 * Returns: how many steps it has
 */
gsize
tandem_certificate_get_n_steps(const TandemCertificate *certificate)
{
    g_return_val_if_fail(certificate != NULL, 0);

    return certificate->steps.n;
}

/* Entry @i and those behind it; NULL where there are none. */
static gconstpointer
entries(const TandemCertificateArray *array, gsize i, gsize size)
{
    return i < array->n ? (const guint8 *)array->data + i * size : NULL;
}

/**
 * tandem_certificate_get_step:
 * @certificate: a certificate
 * @step: less than tandem_certificate_get_n_steps()
 *
 * Returns: the step; its arrays live as long as @certificate
 */
TandemDeletionStep
tandem_certificate_get_step(const TandemCertificate *certificate, gsize step)
{
    static const TandemDeletionStep none;
    g_return_val_if_fail(certificate != NULL, none);
    g_return_val_if_fail(step < certificate->steps.n, none);

    static const TandemCertificateStep nothing;
    const TandemCertificateStep *const before =
        step > 0 ? step_at(certificate, step - 1) : &nothing;
    const TandemCertificateStep *const at = step_at(certificate, step);

    return (TandemDeletionStep){
        .reason = at->reason,
        .edges = entries(&certificate->edges, before->edges_end, sizeof(gsize)),
        .n_edges = at->edges_end - before->edges_end,
        .seats = entries(&certificate->seats, before->seats_end, sizeof(gsize)),
        .n_seats = at->seats_end - before->seats_end,
        .unseated =
            entries(&certificate->unseated, before->unseated_end, sizeof(gint32)),
        .n_unseated = at->unseated_end - before->unseated_end,
        .leaders = entries(&certificate->leaders, before->leaders_end, sizeof(gint32)),
        .n_leaders = at->leaders_end - before->leaders_end,
    };
}

/**
 * tandem_matching_new_none: (constructor)
 * @market: the market it is about; held
 * @strategy: who looked for one
 * @certificate: (nullable): the proof; held
 * @error: return location for a #TandemError
 *
 * Makes the answer that there is no such matching: the status
 * %TANDEM_STATUS_INFEASIBLE, no pairs, and the proof.
 *
 * Returns: (transfer full): the answer, or %NULL with @error set to
 *   %TANDEM_ERROR_NO_MEMORY
 */
TandemMatching *
tandem_matching_new_none(TandemMarket *market, const char *strategy,
                         TandemCertificate *certificate, GError **error)
{
    g_return_val_if_fail(market != NULL && strategy != NULL, NULL);
    g_return_val_if_fail(error == NULL || *error == NULL, NULL);

    TandemMatching *const matching =
        tandem_matching_new(market, strategy, TANDEM_STATUS_INFEASIBLE, NULL, 0, error);
    if (matching != NULL && certificate != NULL)
        matching->certificate = tandem_certificate_ref(certificate);
    return matching;
}

/**
 * tandem_matching_get_certificate:
 * @matching: a matching
 *
 * Returns: (transfer none) (nullable): the proof that none exists, where that is what
 * it says; lives as long as @matching
 */
TandemCertificate *
tandem_matching_get_certificate(const TandemMatching *matching)
{
    g_return_val_if_fail(matching != NULL, NULL);

    return matching->certificate;
}

/**
 * tandem_blocking_get_name:
 * @sense: a sense in which pairs block
 *
 * Returns: (transfer none) (nullable): its name in files; lives for ever
 */
const char *
tandem_blocking_get_name(TandemBlocking sense)
{
    switch (sense) {
    case TANDEM_BLOCKING_WEAK:
        return "weak";
    case TANDEM_BLOCKING_STRONG:
        return "strong";
    case TANDEM_BLOCKING_SUPER:
        return "super";
    }
    return NULL;
}

/**
 * tandem_deletion_reason_get_name:
 * @reason: why pairs are deleted
 *
 * Returns: (transfer none) (nullable): its name in files; lives for ever
 */
const char *
tandem_deletion_reason_get_name(TandemDeletionReason reason)
{
    switch (reason) {
    case TANDEM_DELETION_OPPORTUNITY:
        return "opportunity";
    case TANDEM_DELETION_LEADER:
        return "leader";
    case TANDEM_DELETION_CROWD:
        return "crowd";
    }
    return NULL;
}
