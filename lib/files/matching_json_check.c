/* SPDX-License-Identifier: MIT */
/* What can be seen only once all of a tandem-matching is read, and what it then says.
 */
#include <stdlib.h>

#include "faults_private.h"
#include "matching_json_private.h"

/* A certificate says that there is no matching. */
static void
check_certificate(TandemMatchingDraft *draft)
{
    if (!draft->certificate.is_there)
        return;
    if (draft->is_many)
        tandem_faults_add(draft->reader.faults, TANDEM_SEVERITY_FAULT,
                          draft->reader.file, draft->certificate.line, "certificate",
                          "E612", NULL, "a certificate stands beside no matchings");
    else if (draft->status != TANDEM_STATUS_INFEASIBLE)
        tandem_faults_add(draft->reader.faults, TANDEM_SEVERITY_FAULT,
                          draft->reader.file, draft->certificate.line, "certificate",
                          "E612", NULL,
                          "a certificate stands beside status infeasible only");
    else if (draft->edges->len > 0)
        tandem_faults_add(draft->reader.faults, TANDEM_SEVERITY_FAULT,
                          draft->reader.file, draft->certificate.line, "certificate",
                          "E622", NULL,
                          "a certificate says that there is no matching, and pairs "
                          "stand beside it");
}

/* The matchings one after another: where the pairs of matching @i begin. */
static gsize
first_of(const TandemMatchingDraft *draft, guint i)
{
    return i > 0 ? g_array_index(draft->ends, gsize, i - 1) : 0;
}

static void
check_sizes(const TandemMatchingDraft *draft)
{
    for (guint i = 0; draft->size >= 0 && i < draft->ends->len; i++) {
        const gsize n = g_array_index(draft->ends, gsize, i) - first_of(draft, i);
        if ((gsize)draft->size == n)
            continue;
        tandem_faults_add(draft->reader.faults, TANDEM_SEVERITY_FAULT,
                          draft->reader.file, draft->size_line, "size", "E622", NULL,
                          "size is %d, and there are %" G_GSIZE_FORMAT " pairs",
                          draft->size, n);
        return;
    }
}

/* `n_matchings` is there only beside many. */
static void
check_number(const TandemMatchingDraft *draft)
{
    if (draft->n_matchings >= 0 && (guint)draft->n_matchings != draft->ends->len)
        tandem_faults_add(draft->reader.faults, TANDEM_SEVERITY_FAULT,
                          draft->reader.file, draft->n_matchings_line, "n_matchings",
                          "E622", NULL, "n_matchings is %d, and there are %u",
                          draft->n_matchings, draft->ends->len);
}

/* Who is said to be unmatched is so in each. */
static void
check_unmatched(const TandemMatchingDraft *draft)
{
    const TandemMarketFile *const file = draft->file;
    const gint32 n = tandem_id_set_n(&file->trainees);
    g_autofree guint8 *is_matched = tandem_draft_new(guint8, n);

    for (guint i = 0; i < draft->edges->len; i++)
        is_matched[tandem_market_get_trainee_of(
            file->market, g_array_index(draft->edges, gsize, i))] = TRUE;
    for (guint i = 0; i < draft->unmatched->len; i++) {
        const TandemUnmatched one = g_array_index(draft->unmatched, TandemUnmatched, i);
        if (!is_matched[one.trainee])
            continue;
        g_autofree gchar *quoted =
            tandem_faults_quote(tandem_id_set_get(&file->trainees, one.trainee));
        tandem_faults_add(draft->reader.faults, TANDEM_SEVERITY_FAULT,
                          draft->reader.file, one.line, "unmatched", "E622", NULL,
                          "%s is unmatched, and in a pair", quoted);
    }
}

void
tandem_matching_draft_check(TandemMatchingDraft *draft)
{
    check_sizes(draft);
    check_number(draft);
    check_unmatched(draft);
    check_certificate(draft);
}

static gint
compare_edges(gconstpointer a, gconstpointer b)
{
    const gsize x = *(const gsize *)a, y = *(const gsize *)b;

    return (x > y) - (x < y);
}

/* The answer that there is no matching, with its proof. */
static TandemMatching *
end_none(const TandemMatchingDraft *draft, GError **error)
{
    g_autoptr(TandemCertificate) certificate =
        tandem_certificate_draft_end(&draft->certificate, error);

    if (certificate == NULL)
        return NULL;
    return tandem_matching_new_none(draft->file->market,
                                    draft->strategy != NULL ? draft->strategy : "",
                                    certificate, error);
}

TandemMatching *
tandem_matching_draft_end(TandemMatchingDraft *draft, guint i, GError **error)
{
    const gsize first = first_of(draft, i);
    const gsize n = g_array_index(draft->ends, gsize, i) - first;
    gsize *const edges = n > 0 ? &g_array_index(draft->edges, gsize, first) : NULL;

    if (draft->certificate.is_there)
        return end_none(draft, error);
    if (n > 1)
        qsort(edges, n, sizeof *edges, compare_edges);
    return tandem_matching_new(draft->file->market,
                               draft->strategy != NULL ? draft->strategy : "",
                               draft->status, edges, n, error);
}
