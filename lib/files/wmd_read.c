/* SPDX-License-Identifier: MIT */
/* Weighted matching data of PrefLib: a directed graph whose edges bear weights, as in
 * the exchange of kidneys between pairs of donor and patient. Mattei, N. and Walsh, T.
 * (2013). PrefLib: A library for preferences. ADT 2013, LNAI 8176, 259-270.
 *
 * A row is an edge, `from,to,weight`. Each alternative is a trainee, by the edges that
 * leave it, and an opportunity, by those that come in: a matching is then a set of
 * cycles and paths of the graph. A weight is a gain, so that the largest is ranked
 * first. */
#include "preflib_private.h"
#include "weighted_pairs_private.h"

#include "faults_private.h"

typedef struct {
    TandemTextScanner scanner;
    TandemPreflibHeader header;
    TandemWeightedPairs pairs;
} Wmd;

static void
wmd_clear(Wmd *wmd)
{
    tandem_preflib_header_clear(&wmd->header);
    tandem_weighted_pairs_clear(&wmd->pairs);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Wmd, wmd_clear)

/* The number of an alternative and the comma behind it. FALSE: told. */
static gboolean
take_alternative(Wmd *wmd, gint32 *number)
{
    TandemTextScanner *const scanner = &wmd->scanner;
    const gint32 n = wmd->header.alternatives.n;

    tandem_text_has_more(scanner);
    const char *const at = scanner->at;
    if (!tandem_text_number(scanner, "an alternative's number", number))
        return FALSE;
    if (*number >= 1 && *number <= n)
        return tandem_preflib_take_comma(scanner);
    tandem_text_fault(scanner, at, "E806", NULL,
                      "there is no alternative %d; they go from 1 to %d", *number, n);
    return FALSE;
}

static void
read_row(Wmd *wmd)
{
    TandemTextScanner *const scanner = &wmd->scanner;
    const char *const at = scanner->at;
    gint32 from, to;
    gdouble weight;

    if (!take_alternative(wmd, &from) || !take_alternative(wmd, &to) ||
        !tandem_text_real(scanner, "a weight", &weight)) {
        tandem_text_skip_row(scanner);
        return;
    }
    tandem_weighted_pairs_add(&wmd->pairs, scanner, at, from - 1, to - 1, weight);
    tandem_text_end_row(scanner);
}

static void
read_all(Wmd *wmd)
{
    TandemTextScanner *const scanner = &wmd->scanner;
    const gsize before = tandem_faults_get_n(scanner->faults, TANDEM_SEVERITY_FAULT);

    while (tandem_text_next_row(scanner))
        read_row(wmd);
    tandem_text_end(scanner);
    tandem_weighted_pairs_check(&wmd->pairs, scanner);
    if (tandem_faults_get_n(scanner->faults, TANDEM_SEVERITY_FAULT) == before &&
        !wmd->pairs.is_refused)
        tandem_preflib_check_count(scanner, &wmd->header.edges, wmd->pairs.n, "edges");
}

gboolean
tandem_wmd_read(TandemMarketFile *file, TandemMarketSource *source, GError **error)
{
    g_auto(Wmd) wmd = { 0 };

    const gboolean is_begun =
        tandem_text_begin(&wmd.scanner, source->name, source->text, source->length,
                          source->faults) &&
        tandem_preflib_header_read(&wmd.header, &wmd.scanner, TANDEM_PREFLIB_WMD);
    if (is_begun)
        read_all(&wmd);
    if (tandem_market_source_is_faulty(source, error))
        return FALSE;
    if (!is_begun || wmd.pairs.is_refused) /* and nothing told */
        return tandem_market_source_no_memory(source, error);
    tandem_market_source_is_read(source);
    tandem_id_set_number(&file->trainees, wmd.header.alternatives.n);
    tandem_id_set_number(&file->opportunities, wmd.header.alternatives.n);
    tandem_id_set_number(&file->leaders, wmd.header.alternatives.n);
    tandem_preflib_note_names(&wmd.header, source->name, source->faults);
    return tandem_weighted_pairs_make(&wmd.pairs, source, file, TANDEM_MOST_FIRST,
                                      error);
}
