/* SPDX-License-Identifier: MIT */
/* The form tandem-matching 1 over a known market. What a program may recompute, such as
 * measures, is passed over; what contradicts the pairs is told. */
#include <string.h>

#include "faults_private.h"
#include "matching_json_private.h"

static void
draft_clear(TandemMatchingDraft *draft)
{
    tandem_json_read_end(&draft->reader);
    g_free(draft->strategy);
    g_clear_pointer(&draft->edges, g_array_unref);
    g_clear_pointer(&draft->ends, g_array_unref);
    g_clear_pointer(&draft->unmatched, g_array_unref);
    g_clear_pointer(&draft->seen, g_hash_table_unref);
    tandem_certificate_draft_clear(&draft->certificate);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(TandemMatchingDraft, draft_clear)

static void
read_unmatched(TandemMatchingDraft *draft)
{
    if (!tandem_json_read_array(&draft->reader))
        return;
    while (tandem_json_read_entry(&draft->reader)) {
        const guint line = draft->reader.scanner.line;
        const TandemUnmatched one = { tandem_matching_json_read_id(
                                          &draft->reader, &draft->file->trainees,
                                          "a trainee"),
                                      line };
        if (one.trainee != TANDEM_NONE)
            g_array_append_val(draft->unmatched, one);
    }
}

static void
read_word(TandemMatchingDraft *draft, guint key)
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
read_matching(TandemMatchingDraft *draft)
{
    static const char *const keys[] = { "format",      "version",   "strategy",
                                        "status",      "bound",     "size",
                                        "pairs",       "unmatched", "measures",
                                        "certificate", "matchings", "n_matchings",
                                        "is_complete", NULL };
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
        CERTIFICATE,
        MATCHINGS,
        N_MATCHINGS
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
            tandem_matching_json_read_pairs(draft);
        } else if (key == MATCHINGS) {
            tandem_matching_json_read_many(draft);
        } else if (key == N_MATCHINGS) {
            draft->n_matchings_line = draft->reader.scanner.line;
            tandem_json_read_int(&draft->reader, 0, G_MAXINT32, &draft->n_matchings);
        } else if (key == UNMATCHED) {
            read_unmatched(draft);
        } else if (key == CERTIFICATE) {
            tandem_certificate_json_read(&draft->certificate, &draft->reader,
                                         draft->file);
        } else {
            tandem_json_read_skip(&draft->reader);
        }
    }
    tandem_json_read_need(
        &draft->reader, keys,
        1u << FORMAT | 1u << VERSION | (draft->is_many ? 0 : 1u << PAIRS), seen);
    if (draft->is_many && (seen & 1u << PAIRS))
        tandem_json_read_fault(&draft->reader, "E612", NULL,
                               "pairs and matchings exclude each other");
}

/* Fills @draft, to be cleared in any case. */
static gboolean
parse(TandemMatchingDraft *draft, const TandemMarketFile *file, const char *text,
      gsize length, const char *name, TandemFaults *faults, GError **error)
{
    const gsize before = tandem_faults_get_n(faults, TANDEM_SEVERITY_FAULT);

    *draft = (TandemMatchingDraft){
        .file = file,
        .status = TANDEM_STATUS_FEASIBLE,
        .edges = g_array_new(FALSE, FALSE, sizeof(gsize)),
        .ends = g_array_new(FALSE, FALSE, sizeof(gsize)),
        .seen = g_hash_table_new(g_direct_hash, g_direct_equal),
        .unmatched = g_array_new(FALSE, FALSE, sizeof(TandemUnmatched)),
        .size = -1,
        .n_matchings = -1,
    };
    tandem_certificate_draft_init(&draft->certificate);
    if (length > TANDEM_LARGEST_INPUT) {
        g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_FILE, "%s is larger than 1 GiB",
                    name);
        return FALSE;
    }
    if (tandem_json_read_begin(&draft->reader, text, length, name, faults))
        read_matching(draft);
    if (tandem_faults_get_n(faults, TANDEM_SEVERITY_FAULT) == before)
        tandem_matching_draft_check(draft);
    if (tandem_faults_get_n(faults, TANDEM_SEVERITY_FAULT) == before)
        return TRUE;
    g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_FAULTS, "%s is faulty", name);
    return FALSE;
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
 * edge of the market is a fault, and so are `matchings` in place of `pairs`. Whether
 * the matching keeps to capacities is for tandem_judge_feasible() to say.
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

    g_auto(TandemMatchingDraft) draft = { 0 };
    if (!parse(&draft, file, text, length, name, faults, error))
        return NULL;
    if (draft.is_many) {
        tandem_faults_add(faults, TANDEM_SEVERITY_FAULT, name, draft.many_line,
                          "matchings", "E623", NULL,
                          "many matchings stand where one is wanted");
        g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_FAULTS, "%s is faulty", name);
        return NULL;
    }
    return tandem_matching_draft_end(&draft, 0, error);
}

/**
 * tandem_market_file_parse_matchings:
 * @file: a market with ids
 * @text: (array length=length): a document of the form tandem-matching 1
 * @length: its length in bytes, at most 1 GiB
 * @name: what faults call it
 * @faults: gathers all that is wrong, each with its line, and its path as the column
 * @error: return location for a #TandemError
 *
 * As tandem_market_file_parse_matching(), with `pairs` or with `matchings`, a list of
 * such pairs; `size` and `unmatched` must agree with each of them.
 *
 * Returns: (transfer full) (element-type TandemMatching): the matchings in the order of
 *   the document, or %NULL with @error set as there
 */
GPtrArray *
tandem_market_file_parse_matchings(const TandemMarketFile *file, const char *text,
                                   gsize length, const char *name, TandemFaults *faults,
                                   GError **error)
{
    g_return_val_if_fail(file != NULL && text != NULL && name != NULL, NULL);
    g_return_val_if_fail(faults != NULL, NULL);
    g_return_val_if_fail(error == NULL || *error == NULL, NULL);

    g_auto(TandemMatchingDraft) draft = { 0 };
    if (!parse(&draft, file, text, length, name, faults, error))
        return NULL;
    g_autoptr(GPtrArray) all =
        g_ptr_array_new_with_free_func((GDestroyNotify)tandem_matching_unref);
    for (guint i = 0; i < draft.ends->len; i++) {
        TandemMatching *const matching = tandem_matching_draft_end(&draft, i, error);
        if (matching == NULL)
            return NULL;
        g_ptr_array_add(all, matching);
    }
    return g_steal_pointer(&all);
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

/**
 * tandem_market_file_read_matchings:
 * @file: a market with ids
 * @path: of a file with a document of the form tandem-matching 1
 * @faults: gathers all that is wrong; a file that is not there is too
 * @error: return location for a #TandemError
 *
 * As tandem_market_file_parse_matchings(), from a file.
 *
 * Returns: (transfer full) (element-type TandemMatching): the matchings, or %NULL with
 *   @error set as there, and to %TANDEM_ERROR_FILE for a file that cannot be read
 */
GPtrArray *
tandem_market_file_read_matchings(const TandemMarketFile *file, const char *path,
                                  TandemFaults *faults, GError **error)
{
    g_return_val_if_fail(file != NULL && path != NULL && faults != NULL, NULL);
    g_return_val_if_fail(error == NULL || *error == NULL, NULL);

    gsize length;
    g_autofree gchar *name = g_path_get_basename(path);
    g_autofree gchar *text = tandem_market_bytes(path, &length, faults, error);
    if (text == NULL)
        return NULL;
    return tandem_market_file_parse_matchings(file, text, length, name, faults, error);
}
