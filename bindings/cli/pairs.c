/* SPDX-License-Identifier: MIT */
/* Pairs for people and spreadsheets. Agents are numbered by their ids' bytes, so that
 * sorting by number sorts by id. */
#include "pairs.h"

#include <stdlib.h>
#include <string.h>

#include "output.h"

static int
compare(const void *a, const void *b)
{
    const CliPair *x = a;
    const CliPair *y = b;

    if (x->trainee != y->trainee)
        return x->trainee < y->trainee ? -1 : 1;
    return (x->opportunity > y->opportunity) - (x->opportunity < y->opportunity);
}

CliPair *
cli_pairs(TandemMarket *market, const gsize *edges, gsize n_edges)
{
    const gint32 *opportunity = tandem_market_get_opportunities(market);
    CliPair *pairs = g_new(CliPair, n_edges);

    for (gsize i = 0; i < n_edges; i++)
        pairs[i] = (CliPair){ tandem_market_get_trainee_of(market, edges[i]),
                              opportunity[edges[i]], edges[i] };
    if (n_edges > 1)
        qsort(pairs, n_edges, sizeof *pairs, compare);
    return pairs;
}

/* The cells of a pair. Ids are the file's own, so that a million rows cost no copy. */
typedef struct {
    const char *cell[CLI_PAIR_COLUMNS];
    gchar rank[2][12];
} Row;

/* The rank of a pin that nobody listed is 0, and is not told. */
static const char *
rank_text(gchar *text, gsize size, gint32 rank)
{
    text[0] = '\0';
    if (rank > 0)
        g_snprintf(text, (gulong)size, "%d", rank);
    return text;
}

static void
fill_row(Row *row, const TandemMarketFile *file, const CliPair *pair)
{
    TandemMarket *market = tandem_market_file_get_market(file);
    const gint32 *leader_of = tandem_market_get_leader_of(market);
    const gint32 o = pair->opportunity;
    const gint32 ranks[] = { tandem_market_get_trainee_ranks(market)[pair->edge],
                             tandem_market_get_leader_ranks(market)[pair->edge] };

    row->cell[0] = tandem_market_file_get_trainee_id(file, pair->trainee);
    row->cell[1] =
        tandem_market_file_get_leader_id(file, leader_of != NULL ? leader_of[o] : o);
    row->cell[2] = tandem_market_file_get_opportunity_id(file, o);
    for (gsize i = 0; i < G_N_ELEMENTS(ranks); i++)
        row->cell[3 + i] = rank_text(row->rank[i], sizeof row->rank[i], ranks[i]);
}

static void
print_csv(const TandemMarketFile *file, const CliPair *pairs, gsize n)
{
    static const char *const names[CLI_PAIR_COLUMNS] = { "trainee", "leader",
                                                         "opportunity", "trainee_rank",
                                                         "leader_rank" };

    cli_print_csv(names, CLI_PAIR_COLUMNS);
    for (gsize i = 0; i < n; i++) {
        Row row;
        fill_row(&row, file, &pairs[i]);
        cli_print_csv(row.cell, CLI_PAIR_COLUMNS);
    }
}

static void
print_table(const TandemMarketFile *file, const CliPair *pairs, gsize n)
{
    static const char *const names[CLI_PAIR_COLUMNS] = {
        "trainee", "leader", "opportunity", "trainee's rank", "leader's rank"
    };
    g_autoptr(GPtrArray) cells = g_ptr_array_new_with_free_func(g_free);

    for (gsize c = 0; c < CLI_PAIR_COLUMNS; c++)
        g_ptr_array_add(cells, g_strdup(names[c]));
    for (gsize i = 0; i < n; i++) {
        Row row;
        fill_row(&row, file, &pairs[i]);
        for (gsize c = 0; c < CLI_PAIR_COLUMNS; c++)
            g_ptr_array_add(cells, g_strdup(row.cell[c]));
    }
    cli_print_table((const char *const *)cells->pdata, n + 1, CLI_PAIR_COLUMNS);
}

void
cli_print_pairs(const TandemMarketFile *file, const CliPair *pairs, gsize n,
                TandemFormat format)
{
    if (format == TANDEM_FORMAT_CSV)
        print_csv(file, pairs, n);
    else
        print_table(file, pairs, n);
}

void
cli_print_numbered_pairs(const TandemMarketFile *file, const CliPair *pairs, gsize n,
                         guint64 number)
{
    static const char *const names[] = { "matching",    "trainee",      "leader",
                                         "opportunity", "trainee_rank", "leader_rank" };
    g_autofree gchar *text = g_strdup_printf("%" G_GUINT64_FORMAT, number);

    if (number == 1)
        cli_print_csv(names, G_N_ELEMENTS(names));
    for (gsize i = 0; i < n; i++) {
        const char *cells[1 + CLI_PAIR_COLUMNS] = { text };
        Row row;
        fill_row(&row, file, &pairs[i]);
        memcpy(cells + 1, row.cell, sizeof row.cell);
        cli_print_csv(cells, G_N_ELEMENTS(cells));
    }
}
