/* SPDX-License-Identifier: MIT */
/* Assignment problems of the OR-Library: how many there are on each side, then for each
 * of one side the costs of all of the other, with blanks or line ends between.
 * Beasley, J. E. (1990). OR-Library: distributing test problems by electronic mail.
 * Journal of the Operational Research Society 41(11), 1069-1072.
 *
 * The rows are trainees, the columns opportunities. */
#include "weighted_pairs_private.h"

/* FALSE: there are fewer, which is told. */
static gboolean
read_costs(TandemTextScanner *scanner, gint32 n, TandemWeightedPairs *pairs)
{
    const guint64 n_costs = (guint64)n * (guint64)n;
    gdouble cost;

    for (guint64 k = 0; k < n_costs; k++) {
        if (!tandem_text_next_row(scanner)) {
            tandem_text_fault(scanner, scanner->at, "E809", NULL,
                              "the file ends after %" G_GUINT64_FORMAT
                              " of %" G_GUINT64_FORMAT " costs",
                              k, n_costs);
            return FALSE;
        }
        const char *const at = scanner->at;
        if (tandem_text_real(scanner, "a cost", &cost))
            tandem_weighted_pairs_add(pairs, scanner, at, (gint32)(k / (guint64)n),
                                      (gint32)(k % (guint64)n), cost);
        else
            tandem_text_skip_word(scanner);
    }
    return TRUE;
}

gboolean
tandem_orlib_read(TandemMarketFile *file, TandemMarketSource *source, GError **error)
{
    TandemTextScanner scanner;
    g_auto(TandemWeightedPairs) pairs = { 0 };
    gint32 n = 0;

    if (tandem_text_begin(&scanner, source->name, source->text, source->length,
                          source->faults) &&
        tandem_text_count(&scanner, "the size of the problem", &n) &&
        tandem_text_has_room(&scanner, (guint64)n * (guint64)n, "costs") &&
        read_costs(&scanner, n, &pairs))
        tandem_text_end(&scanner);
    if (tandem_market_source_is_faulty(source, error))
        return FALSE;
    if (pairs.is_refused)
        return tandem_market_source_no_memory(source, error);
    tandem_market_source_is_read(source);
    tandem_id_set_number(&file->trainees, n);
    tandem_id_set_number(&file->opportunities, n);
    tandem_id_set_number(&file->leaders, n);
    return tandem_weighted_pairs_make(&pairs, source, file, TANDEM_LEAST_FIRST, error);
}
