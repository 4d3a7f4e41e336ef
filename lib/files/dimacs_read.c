/* SPDX-License-Identifier: MIT */
/* Assignment problems as the first implementation challenge of DIMACS (1990-1991) has
 * them. A line begins with a letter: `c` a comment; `p asn NODES ARCS` once, before all
 * others; `n ID` a node of the first side; `a FROM TO COST` an arc from a node of the
 * first side to one that is not.
 *
 * The nodes of the first side are trainees, the others opportunities, both known by
 * their numbers. A node of the second side needs no line of its own, so the number of
 * nodes is held against the length of the file, and a few are always let through. */
#include "weighted_pairs_private.h"

#include <string.h>

#include "faults_private.h"

enum { ALWAYS_NODES = 1 << 16 };

typedef struct {
    TandemTextScanner scanner;
    gint32 n_nodes, n_arcs, n_sources;
    guint problem_line; /* 0: not met yet */
    guint8 *is_source;  /* [n_nodes] */
    TandemWeightedPairs pairs;
    gboolean has_arcs; /* some row of one was met */
    gboolean is_refused;
} Dimacs;

static void
dimacs_clear(Dimacs *dimacs)
{
    g_free(dimacs->is_source);
    tandem_weighted_pairs_clear(&dimacs->pairs);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Dimacs, dimacs_clear)

/* The kind of problem, which has to be asn. FALSE: told. */
static gboolean
take_kind(TandemTextScanner *scanner)
{
    tandem_text_has_more(scanner);
    const char *const at = scanner->at;
    tandem_text_skip_word(scanner);
    if (scanner->at - at == 3 && memcmp(at, "asn", 3) == 0)
        return TRUE;
    tandem_text_fault(scanner, at, "E814", NULL,
                      "the problem is not of the kind asn, which alone is read");
    return FALSE;
}

/* FALSE: no row behind it can be read. */
static gboolean
read_problem(Dimacs *dimacs)
{
    TandemTextScanner *const scanner = &dimacs->scanner;

    if (dimacs->problem_line > 0) {
        tandem_text_fault(scanner, scanner->line_start, "E807", NULL,
                          "the problem stands already in line %u",
                          dimacs->problem_line);
        tandem_text_skip_row(scanner);
        return TRUE;
    }
    dimacs->problem_line = scanner->line;
    if (!take_kind(scanner) ||
        !tandem_text_number(scanner, "the number of nodes", &dimacs->n_nodes) ||
        !tandem_text_number(scanner, "the number of arcs", &dimacs->n_arcs))
        return FALSE;
    if (dimacs->n_nodes - ALWAYS_NODES > scanner->end - scanner->at) {
        tandem_text_fault(scanner, scanner->line_start, "E803", NULL,
                          "%d nodes are announced; the file has no room for them",
                          dimacs->n_nodes);
        return FALSE;
    }
    tandem_text_end_row(scanner);
    dimacs->is_source = g_try_new0(guint8, (gsize)dimacs->n_nodes + 1);
    dimacs->is_refused = dimacs->is_source == NULL;
    return !dimacs->is_refused;
}

/* A node's number. FALSE: told. */
static gboolean
take_node(Dimacs *dimacs, gint32 *node)
{
    TandemTextScanner *const scanner = &dimacs->scanner;

    tandem_text_has_more(scanner);
    const char *const at = scanner->at;
    if (!tandem_text_number(scanner, "a node's number", node))
        return FALSE;
    if (*node >= 1 && *node <= dimacs->n_nodes)
        return TRUE;
    tandem_text_fault(scanner, at, "E806", NULL,
                      "there is no node %d; they go from 1 to %d", *node,
                      dimacs->n_nodes);
    return FALSE;
}

static void
read_node(Dimacs *dimacs)
{
    TandemTextScanner *const scanner = &dimacs->scanner;
    gint32 node;

    if (dimacs->has_arcs) {
        tandem_text_fault(scanner, scanner->line_start, "E802", NULL,
                          "a node stands behind the first arc");
        tandem_text_skip_row(scanner);
        return;
    }
    tandem_text_has_more(scanner);
    const char *const at = scanner->at;
    if (!take_node(dimacs, &node)) {
        tandem_text_skip_row(scanner);
        return;
    }
    if (dimacs->is_source[node - 1])
        tandem_text_fault(scanner, at, "E807", NULL, "node %d has a row already", node);
    dimacs->n_sources += !dimacs->is_source[node - 1];
    dimacs->is_source[node - 1] = 1;
    tandem_text_end_row(scanner);
}

/* One end of an arc, which has to be of the side that @is_source says. FALSE: told. */
static gboolean
take_end(Dimacs *dimacs, gboolean is_source, gint32 *node)
{
    TandemTextScanner *const scanner = &dimacs->scanner;

    tandem_text_has_more(scanner);
    const char *const at = scanner->at;
    if (!take_node(dimacs, node))
        return FALSE;
    if (dimacs->is_source[*node - 1] == is_source)
        return TRUE;
    tandem_text_fault(scanner, at, "E819", NULL,
                      is_source ? "an arc begins at node %d, which has no row n"
                                : "an arc ends at node %d, which has a row n",
                      *node);
    return FALSE;
}

static void
read_arc(Dimacs *dimacs)
{
    TandemTextScanner *const scanner = &dimacs->scanner;
    const char *const at = scanner->line_start;
    gint32 from, to;
    gdouble cost;

    dimacs->has_arcs = TRUE;
    if (!take_end(dimacs, TRUE, &from) || !take_end(dimacs, FALSE, &to) ||
        !tandem_text_real(scanner, "a cost", &cost)) {
        tandem_text_skip_row(scanner);
        return;
    }
    tandem_weighted_pairs_add(&dimacs->pairs, scanner, at, from - 1, to - 1, cost);
    tandem_text_end_row(scanner);
}

/* FALSE: no row behind it can be read. */
static gboolean
read_row(Dimacs *dimacs)
{
    TandemTextScanner *const scanner = &dimacs->scanner;
    const char *const at = scanner->at;

    tandem_text_skip_word(scanner);
    const char letter = scanner->at - at == 1 ? *at : '\0';
    if (letter == 'c') {
        tandem_text_skip_row(scanner);
    } else if (letter == 'p') {
        return read_problem(dimacs);
    } else if (letter != 'n' && letter != 'a') {
        tandem_text_fault(scanner, at, "E820", NULL,
                          "a line begins with neither c, p, n nor a");
        tandem_text_skip_row(scanner);
    } else if (dimacs->problem_line == 0) {
        tandem_text_fault(scanner, at, "E802", NULL,
                          "a row stands before the line p asn NODES ARCS");
        return FALSE;
    } else if (letter == 'n') {
        read_node(dimacs);
    } else {
        read_arc(dimacs);
    }
    return TRUE;
}

static void
read_all(Dimacs *dimacs)
{
    TandemTextScanner *const scanner = &dimacs->scanner;
    const gsize before = tandem_faults_get_n(scanner->faults, TANDEM_SEVERITY_FAULT);

    while (tandem_text_next_row(scanner))
        if (!read_row(dimacs))
            return;
    tandem_text_end(scanner);
    if (dimacs->problem_line == 0)
        tandem_text_fault(scanner, scanner->at, "E802", NULL,
                          "the line p asn NODES ARCS is missing");
    tandem_weighted_pairs_check(&dimacs->pairs, scanner);
    if (tandem_faults_get_n(scanner->faults, TANDEM_SEVERITY_FAULT) > before ||
        dimacs->pairs.is_refused || (gsize)dimacs->n_arcs == dimacs->pairs.n)
        return;
    tandem_faults_add(scanner->faults, TANDEM_SEVERITY_FAULT, scanner->file,
                      dimacs->problem_line, NULL, "E815", NULL,
                      "%d arcs are announced; the rows have %" G_GSIZE_FORMAT,
                      dimacs->n_arcs, dimacs->pairs.n);
}

/* The ids are the numbers of the nodes: in their order where the first side comes
 * first, which is the rule, and else by their bytes. */
static void
name_nodes(const Dimacs *dimacs, TandemMarketFile *file)
{
    const gint32 n = dimacs->n_sources, m = dimacs->n_nodes - n;
    gchar id[16];

    if (memchr(dimacs->is_source, 0, (gsize)n) == NULL) {
        tandem_id_set_number(&file->trainees, n);
        tandem_id_set_number_from(&file->opportunities, n + 1, m);
        tandem_id_set_number_from(&file->leaders, n + 1, m);
        return;
    }
    for (gint32 i = 0; i < dimacs->n_nodes; i++) {
        const gsize length = (gsize)g_snprintf(id, sizeof id, "%d", i + 1);
        tandem_id_set_add(dimacs->is_source[i] ? &file->trainees : &file->opportunities,
                          id, length);
        if (!dimacs->is_source[i])
            tandem_id_set_add(&file->leaders, id, length);
    }
    tandem_id_set_close(&file->trainees);
    tandem_id_set_close(&file->opportunities);
    tandem_id_set_close(&file->leaders);
}

static gint32
index_in(const TandemIdSet *set, gint32 node)
{
    gchar id[16];
    const gint length = g_snprintf(id, sizeof id, "%d", node + 1);

    return tandem_id_set_find(set, id, (gsize)length);
}

gboolean
tandem_dimacs_read(TandemMarketFile *file, TandemMarketSource *source, GError **error)
{
    g_auto(Dimacs) dimacs = { 0 };
    TandemWeightedPairs *const pairs = &dimacs.pairs;

    if (tandem_text_begin(&dimacs.scanner, source->name, source->text, source->length,
                          source->faults))
        read_all(&dimacs);
    if (tandem_market_source_is_faulty(source, error))
        return FALSE;
    if (dimacs.is_refused || pairs->is_refused)
        return tandem_market_source_no_memory(source, error);
    tandem_market_source_is_read(source);
    name_nodes(&dimacs, file);
    for (gsize k = 0; k < pairs->n; k++) {
        pairs->pair[k].trainee = index_in(&file->trainees, pairs->pair[k].trainee);
        pairs->pair[k].opportunity =
            index_in(&file->opportunities, pairs->pair[k].opportunity);
    }
    return tandem_weighted_pairs_make(pairs, source, file, TANDEM_LEAST_FIRST, error);
}
