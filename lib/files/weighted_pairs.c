/* SPDX-License-Identifier: MIT */
/* Pairs with one number each, while they are read, and as a market.
 *
 * The number is the pair's, and the file states nothing else; so that strategies which
 * ask for lists have some, a trainee's list is made of it: the best number first, equal
 * ones tied. Leaders state no list, so that each takes all who list it alike: the file
 * has nothing by which it could prefer one. Nothing is looked up, and memory grows with
 * the pairs that stand in the file and not with what its beginning announces. */
#include "weighted_pairs_private.h"

#include <stdlib.h>

#include "faults_private.h"

void
tandem_weighted_pairs_add(TandemWeightedPairs *pairs, const TandemTextScanner *scanner,
                          const char *at, gint32 trainee, gint32 opportunity,
                          gdouble weight)
{
    if (pairs->n == pairs->room) {
        const gsize room = pairs->room + pairs->room / 2 + 256;
        TandemWeightedPair *const pair =
            g_try_realloc_n(pairs->pair, room, sizeof *pair);
        if (pair == NULL) {
            pairs->is_refused = TRUE;
            return;
        }
        pairs->pair = pair;
        pairs->room = room;
    }
    pairs->pair[pairs->n++] =
        (TandemWeightedPair){ trainee, opportunity, weight, scanner->line,
                              (guint)(at - scanner->line_start) + 1 };
}

void
tandem_weighted_pairs_clear(TandemWeightedPairs *pairs)
{
    g_clear_pointer(&pairs->pair, g_free);
}

static gint
compare_numbers(gint32 x, gint32 y)
{
    return (x > y) - (x < y);
}

/* By the agents, and of one pair the row that stands first. */
static gint
compare_agents(gconstpointer a, gconstpointer b)
{
    const TandemWeightedPair *const x = a, *const y = b;

    if (x->trainee != y->trainee)
        return compare_numbers(x->trainee, y->trainee);
    if (x->opportunity != y->opportunity)
        return compare_numbers(x->opportunity, y->opportunity);
    return (x->line > y->line) - (x->line < y->line);
}

static gint
compare_least_first(gconstpointer a, gconstpointer b)
{
    const TandemWeightedPair *const x = a, *const y = b;

    if (x->trainee == y->trainee && x->weight != y->weight)
        return x->weight < y->weight ? -1 : 1;
    return compare_agents(a, b);
}

static gint
compare_most_first(gconstpointer a, gconstpointer b)
{
    const TandemWeightedPair *const x = a, *const y = b;

    if (x->trainee == y->trainee && x->weight != y->weight)
        return x->weight > y->weight ? -1 : 1;
    return compare_agents(a, b);
}

void
tandem_weighted_pairs_check(TandemWeightedPairs *pairs, TandemTextScanner *scanner)
{
    const TandemWeightedPair *const pair = pairs->pair;

    if (pairs->n > 0)
        qsort(pairs->pair, pairs->n, sizeof *pairs->pair, compare_agents);
    for (gsize k = 1; k < pairs->n; k++) {
        if (pair[k].trainee != pair[k - 1].trainee ||
            pair[k].opportunity != pair[k - 1].opportunity)
            continue;
        g_autofree gchar *column = g_strdup_printf("%u", pair[k].column);
        tandem_faults_add(
            scanner->faults, TANDEM_SEVERITY_FAULT, scanner->file, pair[k].line, column,
            "E808", NULL, "the pair of %d and %d stands already in line %u",
            pair[k].trainee + 1, pair[k].opportunity + 1, pair[k - 1].line);
    }
}

typedef struct {
    gsize *start;    /* [n + 1] */
    gint32 *id;      /* [pairs] */
    gint32 *rank;    /* [pairs] */
    gdouble *weight; /* [pairs] */
} Rows;

static void
rows_clear(Rows *rows)
{
    g_free(rows->start);
    g_free(rows->id);
    g_free(rows->rank);
    g_free(rows->weight);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Rows, rows_clear)

/* FALSE: no memory. */
static gboolean
rows_fill(Rows *rows, const TandemWeightedPairs *pairs, gint32 n)
{
    const TandemWeightedPair *const pair = pairs->pair;

    rows->start = g_try_new0(gsize, (gsize)n + 1);
    rows->id = g_try_new(gint32, pairs->n + 1);
    rows->rank = g_try_new(gint32, pairs->n + 1);
    rows->weight = g_try_new(gdouble, pairs->n + 1);
    if (rows->start == NULL || rows->id == NULL || rows->rank == NULL ||
        rows->weight == NULL)
        return FALSE;
    for (gsize k = 0; k < pairs->n; k++) {
        const gboolean is_first = k == 0 || pair[k].trainee != pair[k - 1].trainee;
        rows->start[pair[k].trainee + 1]++;
        rows->id[k] = pair[k].opportunity;
        rows->weight[k] = pair[k].weight;
        rows->rank[k] =
            is_first ? 1 : rows->rank[k - 1] + (pair[k].weight != pair[k - 1].weight);
    }
    for (gint32 i = 0; i < n; i++)
        rows->start[i + 1] += rows->start[i];
    return TRUE;
}

gboolean
tandem_weighted_pairs_make(TandemWeightedPairs *pairs, TandemMarketSource *source,
                           TandemMarketFile *file, TandemWeightOrder order,
                           GError **error)
{
    const gint32 n = tandem_id_set_n(&file->trainees);
    const gint32 m = tandem_id_set_n(&file->opportunities);
    g_auto(Rows) rows = { 0 };

    if (pairs->n > 0)
        qsort(pairs->pair, pairs->n, sizeof *pairs->pair,
              order == TANDEM_LEAST_FIRST ? compare_least_first : compare_most_first);
    if (!rows_fill(&rows, pairs, n))
        return tandem_market_source_no_memory(source, error);
    tandem_weighted_pairs_clear(pairs);
    TandemMarketArrays arrays = {
        .n_trainees = n,
        .n_opportunities = m,
        .n_leaders = m,
        .trainees = { .start = rows.start, .id = rows.id, .rank = rows.rank },
        .weight = rows.weight,
    };
    return tandem_market_source_make(source, file, &arrays, "opportunities", error);
}
