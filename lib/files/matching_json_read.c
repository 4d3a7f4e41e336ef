/* SPDX-License-Identifier: MIT */
/* The form tandem-matching 1 over a known market. What a program may recompute, such as
 * measures, is passed over; what contradicts the pairs is told. */
#include <string.h>

#include "faults_private.h"
#include "matching_json_private.h"

typedef struct {
    gint32 trainee;
    guint line;
} Unmatched;

typedef struct {
    TandemJsonReader reader;
    const TandemMarketFile *file;
    gchar *strategy;
    TandemStatus status;
    GArray *edges;     /* gsize */
    GHashTable *seen;  /* a pointer to each edge's number, as g_direct_hash has it */
    GArray *unmatched; /* Unmatched */
    gint32 size;       /* -1: not stated */
    guint size_line;
    TandemCertificateDraft certificate;
} MatchingDraft;

static void
draft_clear(MatchingDraft *draft)
{
    tandem_json_read_end(&draft->reader);
    g_free(draft->strategy);
    g_clear_pointer(&draft->edges, g_array_unref);
    g_clear_pointer(&draft->unmatched, g_array_unref);
    g_clear_pointer(&draft->seen, g_hash_table_unref);
    tandem_certificate_draft_clear(&draft->certificate);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(MatchingDraft, draft_clear)

gint32
tandem_matching_json_read_id(TandemJsonReader *reader, const TandemIdSet *set,
                             const char *what)
{
    TandemJsonText text;
    if (!tandem_json_read_text(reader, &text))
        return TANDEM_NONE;

    const gint32 id = tandem_id_set_find(set, text.at, text.length);
    if (id == TANDEM_NONE) {
        g_autofree gchar *quoted = tandem_json_quote(text);
        tandem_json_read_fault(reader, "E609", NULL, "%s is not the id of %s", quoted,
                               what);
    }
    return id;
}

/* That there is no such pair, or that it was there already. */
static void
tell_pair(TandemJsonReader *reader, const TandemMarketFile *file, gint32 trainee,
          gint32 opportunity, gboolean is_none)
{
    g_autofree gchar *t =
        tandem_faults_quote(tandem_id_set_get(&file->trainees, trainee));
    g_autofree gchar *o =
        tandem_faults_quote(tandem_id_set_get(&file->opportunities, opportunity));

    if (is_none)
        tandem_json_read_fault(reader, "E620", NULL,
                               "the market has no pair of %s and %s", t, o);
    else
        tandem_json_read_fault(reader, "E610", NULL, "the pair %s, %s stands twice", t,
                               o);
}

gboolean
tandem_matching_json_read_pair(TandemJsonReader *reader, const TandemMarketFile *file,
                               gsize *edge)
{
    gint32 id[2] = { TANDEM_NONE, TANDEM_NONE };
    guint place = 0;

    if (!tandem_json_read_array(reader))
        return FALSE;
    for (; tandem_json_read_entry(reader); place++) {
        if (place == 0)
            id[0] = tandem_matching_json_read_id(reader, &file->trainees, "a trainee");
        else if (place == 1)
            id[1] = tandem_matching_json_read_id(reader, &file->opportunities,
                                                 "an opportunity");
        else
            tandem_json_read_skip(reader);
    }
    if (place != 2)
        tandem_json_read_fault(reader, "E606", NULL,
                               "%u entries stand where 2 are wanted", place);
    if (place != 2 || id[0] == TANDEM_NONE || id[1] == TANDEM_NONE)
        return FALSE;
    if (tandem_market_find_edge(file->market, id[0], id[1], edge))
        return TRUE;
    tell_pair(reader, file, id[0], id[1], TRUE);
    return FALSE;
}

static void
read_pairs(MatchingDraft *draft)
{
    const TandemMarketFile *const file = draft->file;
    gsize edge;

    if (!tandem_json_read_array(&draft->reader))
        return;
    while (tandem_json_read_entry(&draft->reader)) {
        if (!tandem_matching_json_read_pair(&draft->reader, file, &edge))
            continue;
        if (g_hash_table_add(draft->seen, GSIZE_TO_POINTER(edge)))
            g_array_append_val(draft->edges, edge);
        else
            tell_pair(&draft->reader, file,
                      tandem_market_get_trainee_of(file->market, edge),
                      tandem_market_get_opportunities(file->market)[edge], FALSE);
    }
}

static void
read_unmatched(MatchingDraft *draft)
{
    if (!tandem_json_read_array(&draft->reader))
        return;
    while (tandem_json_read_entry(&draft->reader)) {
        const guint line = draft->reader.scanner.line;
        const Unmatched one = { tandem_matching_json_read_id(&draft->reader,
                                                             &draft->file->trainees,
                                                             "a trainee"),
                                line };
        if (one.trainee != TANDEM_NONE)
            g_array_append_val(draft->unmatched, one);
    }
}

static void
read_word(MatchingDraft *draft, guint key)
{
    enum { FORMAT, STATUS = 3 };
    TandemJsonText text;
    if (!tandem_json_read_text(&draft->reader, &text))
        return;

    g_autofree gchar *word = g_strndup(text.at, text.length);
    g_autofree gchar *quoted = tandem_json_quote(text);
    if (key == FORMAT && strcmp(word, "tandem-matching") != 0) {
        tandem_json_read_fault(&draft->reader, "E602", NULL,
                               "format %s is not tandem-matching", quoted);
    } else if (key == STATUS) {
        gint status = TANDEM_STATUS_OPTIMAL;
        while (status <= TANDEM_STATUS_UNKNOWN &&
               strcmp(word, tandem_status_get_name((TandemStatus)status)) != 0)
            status++;
        if (status > TANDEM_STATUS_UNKNOWN)
            tandem_json_read_fault(&draft->reader, "E621", NULL,
                                   "status %s is not known", quoted);
        else
            draft->status = (TandemStatus)status;
    } else if (key != FORMAT) {
        g_free(draft->strategy);
        draft->strategy = g_steal_pointer(&word);
    }
}

static void
read_matching(MatchingDraft *draft)
{
    static const char *const keys[] = { "format",      "version",   "strategy",
                                        "status",      "bound",     "size",
                                        "pairs",       "unmatched", "measures",
                                        "certificate", NULL };
    enum {
        FORMAT,
        VERSION,
        STRATEGY,
        STATUS,
        BOUND,
        SIZE,
        PAIRS,
        UNMATCHED,
        MEASURES,
        CERTIFICATE
    };
    guint32 seen = 0;
    guint key;

    if (!tandem_json_read_object(&draft->reader))
        return;
    while (tandem_json_read_key(&draft->reader, keys, &seen, &key)) {
        if (key == FORMAT || key == STRATEGY || key == STATUS) {
            read_word(draft, key);
        } else if (key == VERSION) {
            tandem_json_read_version(&draft->reader);
        } else if (key == SIZE) {
            draft->size_line = draft->reader.scanner.line;
            tandem_json_read_int(&draft->reader, 0, G_MAXINT32, &draft->size);
        } else if (key == PAIRS) {
            read_pairs(draft);
        } else if (key == UNMATCHED) {
            read_unmatched(draft);
        } else if (key == CERTIFICATE) {
            tandem_certificate_json_read(&draft->certificate, &draft->reader,
                                         draft->file);
        } else {
            tandem_json_read_skip(&draft->reader);
        }
    }
    tandem_json_read_need(&draft->reader, keys,
                          1u << FORMAT | 1u << VERSION | 1u << PAIRS, seen);
}

/* A certificate says that there is no matching. */
static void
check_certificate(MatchingDraft *draft)
{
    if (!draft->certificate.is_there)
        return;
    if (draft->status != TANDEM_STATUS_INFEASIBLE)
        tandem_faults_add(draft->reader.faults, TANDEM_SEVERITY_FAULT,
                          draft->reader.file, draft->certificate.line, "certificate",
                          "E612", NULL,
                          "a certificate stands beside status infeasible only");
    else if (draft->edges->len > 0)
        tandem_faults_add(draft->reader.faults, TANDEM_SEVERITY_FAULT,
                          draft->reader.file, draft->certificate.line, "certificate",
                          "E622", NULL,
                          "a certificate says that there is no matching, and there "
                          "are %u pairs",
                          draft->edges->len);
}

/* What can be seen only once all is read. */
static void
check_against_pairs(MatchingDraft *draft)
{
    const TandemMarketFile *const file = draft->file;
    const gint32 n = tandem_id_set_n(&file->trainees);
    g_autofree guint8 *is_matched = tandem_draft_new(guint8, n);

    if (draft->size >= 0 && (guint)draft->size != draft->edges->len)
        tandem_faults_add(draft->reader.faults, TANDEM_SEVERITY_FAULT,
                          draft->reader.file, draft->size_line, "size", "E622", NULL,
                          "size is %d, and there are %u pairs", draft->size,
                          draft->edges->len);
    for (guint i = 0; i < draft->edges->len; i++)
        is_matched[tandem_market_get_trainee_of(
            file->market, g_array_index(draft->edges, gsize, i))] = TRUE;
    for (guint i = 0; i < draft->unmatched->len; i++) {
        const Unmatched one = g_array_index(draft->unmatched, Unmatched, i);
        if (!is_matched[one.trainee])
            continue;
        g_autofree gchar *quoted =
            tandem_faults_quote(tandem_id_set_get(&file->trainees, one.trainee));
        tandem_faults_add(draft->reader.faults, TANDEM_SEVERITY_FAULT,
                          draft->reader.file, one.line, "unmatched", "E622", NULL,
                          "%s is unmatched, and in a pair", quoted);
    }
}

static gint
compare_edges(gconstpointer a, gconstpointer b)
{
    const gsize x = *(const gsize *)a, y = *(const gsize *)b;

    return (x > y) - (x < y);
}

/* The answer that there is no matching, with its proof. */
static TandemMatching *
end_none(const MatchingDraft *draft, GError **error)
{
    g_autoptr(TandemCertificate) certificate =
        tandem_certificate_draft_end(&draft->certificate, error);

    if (certificate == NULL)
        return NULL;
    return tandem_matching_new_none(draft->file->market,
                                    draft->strategy != NULL ? draft->strategy : "",
                                    certificate, error);
}

/**
 * tandem_market_file_parse_matching:
 * @file: a market with ids
 * @text: (array length=length): a document of the form tandem-matching 1
 * @length: its length in bytes, at most 1 GiB
 * @name: what faults call it
 * @faults: gathers all that is wrong, each with its line, and its path as the column
 * @error: return location for a #TandemError
 *
 * Reads who holds what. `format`, `version` and `pairs` must be there; `size` and
 * `unmatched` must agree with the pairs; `measures` and `bound` are passed over. A
 * `certificate` stands beside the status `infeasible` and no pairs. A pair that is no
 * edge of the market is a fault. Whether the matching
 * keeps to capacities is for tandem_judge_feasible() to say.
 *
 * Returns: (transfer full): the matching, or %NULL with @error set to
 *   %TANDEM_ERROR_FAULTS, told in @faults, %TANDEM_ERROR_FILE for more than 1 GiB, or
 *   %TANDEM_ERROR_NO_MEMORY
 */
TandemMatching *
tandem_market_file_parse_matching(const TandemMarketFile *file, const char *text,
                                  gsize length, const char *name, TandemFaults *faults,
                                  GError **error)
{
    g_return_val_if_fail(file != NULL && text != NULL && name != NULL, NULL);
    g_return_val_if_fail(faults != NULL, NULL);
    g_return_val_if_fail(error == NULL || *error == NULL, NULL);

    if (length > TANDEM_LARGEST_INPUT) {
        g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_FILE, "%s is larger than 1 GiB",
                    name);
        return NULL;
    }
    const gsize before = tandem_faults_get_n(faults, TANDEM_SEVERITY_FAULT);
    g_auto(MatchingDraft) draft = {
        .file = file,
        .status = TANDEM_STATUS_FEASIBLE,
        .edges = g_array_new(FALSE, FALSE, sizeof(gsize)),
        .seen = g_hash_table_new(g_direct_hash, g_direct_equal),
        .unmatched = g_array_new(FALSE, FALSE, sizeof(Unmatched)),
        .size = -1,
    };
    tandem_certificate_draft_init(&draft.certificate);
    if (tandem_json_read_begin(&draft.reader, text, length, name, faults))
        read_matching(&draft);
    if (tandem_faults_get_n(faults, TANDEM_SEVERITY_FAULT) == before) {
        check_against_pairs(&draft);
        check_certificate(&draft);
    }
    if (tandem_faults_get_n(faults, TANDEM_SEVERITY_FAULT) > before) {
        g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_FAULTS, "%s is faulty", name);
        return NULL;
    }
    if (draft.certificate.is_there)
        return end_none(&draft, error);
    g_array_sort(draft.edges, compare_edges);
    return tandem_matching_new(
        file->market, draft.strategy != NULL ? draft.strategy : "", draft.status,
        (const gsize *)(gpointer)draft.edges->data, draft.edges->len, error);
}

/**
 * tandem_market_file_read_matching:
 * @file: a market with ids
 * @path: of a file with a document of the form tandem-matching 1
 * @faults: gathers all that is wrong; a file that is not there is too
 * @error: return location for a #TandemError
 *
 * As tandem_market_file_parse_matching(), from a file.
 *
 * Returns: (transfer full): the matching, or %NULL with @error set as there, and to
 *   %TANDEM_ERROR_FILE for a file that cannot be read
 */
TandemMatching *
tandem_market_file_read_matching(const TandemMarketFile *file, const char *path,
                                 TandemFaults *faults, GError **error)
{
    g_return_val_if_fail(file != NULL && path != NULL && faults != NULL, NULL);
    g_return_val_if_fail(error == NULL || *error == NULL, NULL);

    gsize length;
    g_autofree gchar *name = g_path_get_basename(path);
    g_autofree gchar *text = tandem_market_bytes(path, &length, faults, error);
    if (text == NULL)
        return NULL;
    return tandem_market_file_parse_matching(file, text, length, name, faults, error);
}
