/* SPDX-License-Identifier: MIT */
/* Pairs for people and spreadsheets. Agents are numbered by their ids' bytes, so that
 * sorting by number sorts by id. */
#include "pairs.h"

#include <stdlib.h>

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

static void
add(GPtrArray *cells, const char *text)
{
    g_ptr_array_add(cells, g_strdup(text));
}

/* The rank of a pin that nobody listed is 0, and is not told. */
static void
add_rank(GPtrArray *cells, gint32 rank)
{
    g_ptr_array_add(cells, rank > 0 ? g_strdup_printf("%d", rank) : g_strdup(""));
}

static void
add_pair(GPtrArray *cells, const TandemMarketFile *file, const CliPair *pair)
{
    TandemMarket *market = tandem_market_file_get_market(file);
    const gint32 *leader_of = tandem_market_get_leader_of(market);
    const gint32 o = pair->opportunity;

    add(cells, tandem_market_file_get_trainee_id(file, pair->trainee));
    add(cells,
        tandem_market_file_get_leader_id(file, leader_of != NULL ? leader_of[o] : o));
    add(cells, tandem_market_file_get_opportunity_id(file, o));
    add_rank(cells, tandem_market_get_trainee_ranks(market)[pair->edge]);
    add_rank(cells, tandem_market_get_leader_ranks(market)[pair->edge]);
}

void
cli_print_pairs(const TandemMarketFile *file, const CliPair *pairs, gsize n,
                TandemFormat format)
{
    static const char *const names[][CLI_PAIR_COLUMNS] = {
        { "trainee", "leader", "opportunity", "trainee's rank", "leader's rank" },
        { "trainee", "leader", "opportunity", "trainee_rank", "leader_rank" },
    };
    g_autoptr(GPtrArray) cells = g_ptr_array_new_with_free_func(g_free);

    for (gsize c = 0; c < CLI_PAIR_COLUMNS; c++)
        add(cells, names[format == TANDEM_FORMAT_CSV][c]);
    for (gsize i = 0; i < n; i++)
        add_pair(cells, file, &pairs[i]);

    const char *const *cell = (const char *const *)cells->pdata;
    if (format != TANDEM_FORMAT_CSV)
        cli_print_table(cell, n + 1, CLI_PAIR_COLUMNS);
    for (gsize i = 0; format == TANDEM_FORMAT_CSV && i <= n; i++)
        cli_print_csv(cell + i * CLI_PAIR_COLUMNS, CLI_PAIR_COLUMNS);
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
        g_autoptr(GPtrArray) cells = g_ptr_array_new_with_free_func(g_free);
        add(cells, text);
        add_pair(cells, file, &pairs[i]);
        cli_print_csv((const char *const *)cells->pdata, cells->len);
    }
}
