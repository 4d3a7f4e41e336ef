/* SPDX-License-Identifier: MIT */
/* Voters over alternatives: the orders of PrefLib, strict or with ties, complete or
 * not (soc, soi, toc, toi). Mattei, N. and Walsh, T. (2013). PrefLib: A library for
 * preferences. ADT 2013, LNAI 8176, 259-270.
 *
 * A row is a count and an order, `3: 1,2,{3,4}`, or `3,1,2,{3,4}` in files from before
 * 2022; it stands for so many voters. A voter has no name but its place: those of the
 * first row come first. Each alternative is one place of its own, with a leader that
 * states no list and so takes all alike. */
#include "market_formats_private.h"
#include "preflib_private.h"

#include <string.h>

#include "faults_private.h"

/* A row of a few bytes can stand for any number of voters: no more than these are made,
 * which is about 1 GiB. */
enum { MOST_VOTERS = 1 << 22, MOST_ENTRIES = 1 << 25 };

typedef struct {
    TandemTextScanner scanner;
    TandemPreflibHeader header;
    TandemNumberLists orders;
    guint32 *count; /* [rows] */
    guint64 n_voters, n_entries;
    gboolean is_too_many;
} Preflib;

static void
preflib_clear(Preflib *preflib)
{
    tandem_preflib_header_clear(&preflib->header);
    tandem_number_lists_clear(&preflib->orders);
    g_free(preflib->count);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Preflib, preflib_clear)

/* Where in an order the reading is. */
typedef struct {
    const char *open; /* of the tie at hand, or NULL */
    gsize first;      /* entries before that tie */
    gboolean is_begun;
    gboolean wants_member; /* behind a comma, or the beginning of a tie */
} Place;

/* Takes one sign or number. FALSE: told. */
static gboolean
take_part(Preflib *preflib, Place *place)
{
    TandemTextScanner *const scanner = &preflib->scanner;
    const char *const at = scanner->at;
    const gboolean may_begin = place->wants_member || !place->is_begun;
    guint32 member;

    if (g_ascii_isdigit(*at) && may_begin) {
        scanner->at = tandem_text_digits(at, scanner->end, &member);
        tandem_number_lists_add(&preflib->orders, scanner, at, member,
                                place->open != NULL &&
                                    preflib->orders.n_entries > place->first);
        place->wants_member = FALSE;
    } else if (*at == '{' && may_begin && place->open == NULL) {
        place->open = scanner->at++;
        place->first = preflib->orders.n_entries;
        place->wants_member = TRUE;
    } else if (*at == '}' && place->open != NULL && !place->wants_member) {
        place->open = NULL;
        scanner->at++;
    } else if (*at == ',' && !may_begin) {
        place->wants_member = TRUE;
        scanner->at++;
    } else if (*at == '{' || *at == '}') {
        tandem_text_fault(scanner, at, "E811", NULL, "a tie %s where it may not",
                          *at == '{' ? "begins" : "ends");
        return FALSE;
    } else if (may_begin) {
        tandem_text_fault_word(scanner, at, "an alternative's number");
        return FALSE;
    } else {
        tandem_text_fault(scanner, at, "E812", NULL, "a comma is missing");
        return FALSE;
    }
    place->is_begun = TRUE;
    return TRUE;
}

/* FALSE: told. */
static gboolean
read_order(Preflib *preflib)
{
    TandemTextScanner *const scanner = &preflib->scanner;
    Place place = { 0 };

    while (tandem_text_has_more(scanner))
        if (!take_part(preflib, &place))
            return FALSE;
    if (place.open != NULL)
        tandem_text_fault(scanner, place.open, "E811", NULL,
                          "the tie does not end in its row");
    else if (place.wants_member)
        tandem_text_fault_word(scanner, scanner->at, "an alternative's number");
    return place.open == NULL && !place.wants_member;
}

/* Whether the order read is one of the type that the file states. */
static void
check_type(Preflib *preflib, const char *at, gsize first)
{
    const TandemPreflibType type = preflib->header.type;
    const TandemNumberLists *const orders = &preflib->orders;
    const gsize n = orders->n_entries - first;
    gboolean is_tied = FALSE;

    if (orders->is_refused)
        return; /* for want of memory entries are missing */
    for (gsize k = first; k < orders->n_entries; k++)
        is_tied = is_tied || tandem_number_lists_is_tied(orders, k);
    if (is_tied && (type == TANDEM_PREFLIB_SOC || type == TANDEM_PREFLIB_SOI))
        tandem_text_fault(&preflib->scanner, at, "E814", NULL,
                          "an order has a tie, and the data type is for strict ones");
    if (n < (gsize)orders->n_members &&
        (type == TANDEM_PREFLIB_SOC || type == TANDEM_PREFLIB_TOC))
        tandem_text_fault(&preflib->scanner, at, "E814", NULL,
                          "an order has %" G_GSIZE_FORMAT
                          " of %d alternatives, and the data type is for complete ones",
                          n, orders->n_members);
}

/* Adds up the voters, up to a bound. */
static void
count_voters(Preflib *preflib, const char *at, gint32 count, gsize n)
{
    preflib->count[preflib->orders.n_rows - 1] = (guint32)count;
    preflib->n_voters += (guint64)count;
    preflib->n_entries += (guint64)count * n;
    if (preflib->is_too_many ||
        (preflib->n_voters <= MOST_VOTERS && preflib->n_entries <= MOST_ENTRIES))
        return;
    preflib->is_too_many = TRUE;
    tandem_text_fault(&preflib->scanner, at, "E816", NULL,
                      "up to here there are %" G_GUINT64_FORMAT
                      " voters with %" G_GUINT64_FORMAT
                      " choices; %d and %d are the most",
                      preflib->n_voters, preflib->n_entries, MOST_VOTERS, MOST_ENTRIES);
}

static void
read_row(Preflib *preflib)
{
    TandemTextScanner *const scanner = &preflib->scanner;
    TandemNumberLists *const orders = &preflib->orders;
    const char sign = preflib->header.is_old ? ',' : ':';
    const char *const at = scanner->at;
    gint32 count;

    if (!tandem_text_number(scanner, "a count", &count)) {
        tandem_text_skip_row(scanner);
        return;
    }
    if (!tandem_text_take(scanner, sign)) {
        tandem_text_fault(scanner, scanner->at, "E812", NULL,
                          "a %s is missing behind the count",
                          sign == ',' ? "comma" : "colon");
        tandem_text_skip_row(scanner);
        return;
    }
    const gsize first = orders->n_entries;
    tandem_number_lists_begin_next(orders);
    if (read_order(preflib)) {
        check_type(preflib, at, first);
        count_voters(preflib, at, count, orders->n_entries - first);
    }
    tandem_number_lists_end(orders, orders->n_rows - 1);
    tandem_text_skip_row(scanner);
}

/* No more rows than what is left has lines. */
static gsize
count_lines(const TandemTextScanner *scanner)
{
    gsize n = 1;

    for (const char *at = scanner->at; at < scanner->end; at++)
        n += *at == '\n' || *at == '\r';
    return n;
}

/* FALSE: no memory. */
static gboolean
read_all(Preflib *preflib)
{
    TandemTextScanner *const scanner = &preflib->scanner;
    const gsize before = tandem_faults_get_n(scanner->faults, TANDEM_SEVERITY_FAULT);
    const gsize n_lines = MIN(count_lines(scanner), G_MAXINT32);

    preflib->count = g_try_new0(guint32, n_lines);
    if (preflib->count == NULL ||
        !tandem_number_lists_init(&preflib->orders, "order", (gint32)n_lines,
                                  "alternative", preflib->header.alternatives.n))
        return FALSE;
    while (tandem_text_next_row(scanner))
        read_row(preflib);
    tandem_text_end(scanner);
    if (tandem_faults_get_n(scanner->faults, TANDEM_SEVERITY_FAULT) == before) {
        tandem_preflib_check_count(scanner, &preflib->header.voters, preflib->n_voters,
                                   "voters");
        tandem_preflib_check_count(scanner, &preflib->header.orders,
                                   (guint64)preflib->orders.n_rows, "orders");
    }
    return TRUE;
}

/* Each order as often as it counts, in the place of @lists. FALSE: no memory. */
static gboolean
expand(const Preflib *preflib, TandemLists *lists, gsize n_orders)
{
    gsize *const start = g_try_new(gsize, preflib->n_voters + 1);
    gint32 *const id = g_try_new(gint32, preflib->n_entries + 1);
    gint32 *const rank =
        lists->rank != NULL ? g_try_new(gint32, preflib->n_entries + 1) : NULL;
    TandemLists expanded = { .start = start, .id = id, .rank = rank };
    gsize voter = 0, k = 0;

    if (start == NULL || id == NULL || (lists->rank != NULL && rank == NULL)) {
        tandem_number_arrays_clear(&expanded);
        return FALSE;
    }
    for (gsize i = 0; i < n_orders; i++) {
        const gsize first = lists->start[i], n = lists->start[i + 1] - first;
        for (guint32 c = 0; c < preflib->count[i]; c++, k += n) {
            start[voter++] = k;
            memcpy(id + k, lists->id + first, n * sizeof *id);
            if (rank != NULL)
                memcpy(rank + k, lists->rank + first, n * sizeof *rank);
        }
    }
    start[voter] = k;
    tandem_number_arrays_clear(lists);
    *lists = expanded;
    return TRUE;
}

static gboolean
make(const Preflib *preflib, TandemMarketFile *file, TandemMarketSource *source,
     const TandemLists *voters, GError **error)
{
    const gint32 n = (gint32)preflib->n_voters, m = preflib->header.alternatives.n;
    TandemMarketArrays arrays = {
        .n_trainees = n, .n_opportunities = m, .n_leaders = m, .trainees = *voters
    };

    tandem_id_set_number(&file->trainees, n);
    tandem_id_set_number(&file->opportunities, m);
    tandem_id_set_number(&file->leaders, m);
    tandem_preflib_note_names(&preflib->header, source->name, source->faults);
    return tandem_market_source_make(source, file, &arrays, "alternatives", error);
}

gboolean
tandem_preflib_read(TandemMarketFile *file, TandemMarketSource *source, GError **error)
{
    g_auto(Preflib) preflib = { 0 };
    TandemLists voters = { 0 };
    gboolean is_made = FALSE;

    const gboolean is_read =
        tandem_text_begin(&preflib.scanner, source->name, source->text, source->length,
                          source->faults) &&
        tandem_preflib_header_read(&preflib.header, &preflib.scanner,
                                   TANDEM_PREFLIB_ANY) &&
        read_all(&preflib);
    if (tandem_market_source_is_faulty(source, error))
        return FALSE;
    if (!is_read) /* and nothing told */
        return tandem_market_source_no_memory(source, error);
    tandem_market_source_is_read(source);
    const gsize n_orders = (gsize)preflib.orders.n_rows;
    preflib.orders.n_owners = preflib.orders.n_rows;
    if (tandem_number_lists_take(&preflib.orders, &voters) &&
        expand(&preflib, &voters, n_orders))
        is_made = make(&preflib, file, source, &voters, error);
    else
        tandem_market_source_no_memory(source, error);
    tandem_number_arrays_clear(&voters);
    return is_made;
}
