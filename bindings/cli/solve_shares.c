/* SPDX-License-Identifier: MIT */
/* solve by a strategy that gives shares of places: a row for each share, as a number
 * and exactly.
 */
#include "solve_shares.h"

#include "output.h"
#include "say.h"

enum { COLUMNS = 5 };

static void
add_row(GPtrArray *cells, const TandemMarketFile *file, const TandemShares *shares,
        gsize edge, gsize i, gchar *fraction)
{
    TandemMarket *const market = tandem_market_file_get_market(file);
    const gint32 *const leader_of = tandem_market_get_leader_of(market);
    const gint32 o = tandem_market_get_opportunities(market)[edge];
    const gint32 t = tandem_market_get_trainee_of(market, edge);
    gchar number[G_ASCII_DTOSTR_BUF_SIZE];

    g_ascii_formatd(number, sizeof number, "%.6f", tandem_shares_get_share(shares, i));
    g_ptr_array_add(cells, g_strdup(tandem_market_file_get_trainee_id(file, t)));
    g_ptr_array_add(cells, g_strdup(tandem_market_file_get_leader_id(
                               file, leader_of != NULL ? leader_of[o] : o)));
    g_ptr_array_add(cells, g_strdup(tandem_market_file_get_opportunity_id(file, o)));
    g_ptr_array_add(cells, g_strdup(number));
    g_ptr_array_add(cells, fraction);
}

/* The names of the columns, then a row a share. NULL with @error set. */
static GPtrArray *
make_rows(const TandemMarketFile *file, const TandemShares *shares, GError **error)
{
    static const char *const names[COLUMNS] = { "trainee", "leader", "opportunity",
                                                "share", "exactly" };
    g_autoptr(GPtrArray) cells = g_ptr_array_new_with_free_func(g_free);
    gsize n;
    const gsize *const edge = tandem_shares_get_edges(shares, &n);

    for (gsize c = 0; c < COLUMNS; c++)
        g_ptr_array_add(cells, g_strdup(names[c]));
    for (gsize i = 0; i < n; i++) {
        gchar *const fraction = tandem_shares_get_fraction(shares, i, error);
        if (fraction == NULL)
            return NULL;
        add_row(cells, file, shares, edge[i], i, fraction);
    }
    return g_steal_pointer(&cells);
}

CliExit
cli_solve_shares(const CliCommand *command, const CliArguments *arguments,
                 const TandemStrategy *strategy, const TandemOptions *options,
                 const TandemMarketFile *file)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(TandemShares) shares = tandem_shares(tandem_market_file_get_market(file),
                                                   strategy->name, options, &error);

    if (shares == NULL)
        return cli_fail(command, error);
    if (arguments->format == NULL || cli_format(arguments) == TANDEM_FORMAT_JSON) {
        g_autofree gchar *json = tandem_market_file_shares_to_json(file, shares);
        cli_print_line(json);
        return CLI_ANSWERED;
    }
    g_autoptr(GPtrArray) cells = make_rows(file, shares, &error);
    if (cells == NULL)
        return cli_fail(command, error);
    const char *const *const cell = (const char *const *)cells->pdata;
    const gsize n_rows = cells->len / COLUMNS;
    if (cli_format(arguments) == TANDEM_FORMAT_TEXT)
        cli_print_table(cell, n_rows, COLUMNS);
    for (gsize r = 0; cli_format(arguments) == TANDEM_FORMAT_CSV && r < n_rows; r++)
        cli_print_csv(cell + r * COLUMNS, COLUMNS);
    return CLI_ANSWERED;
}
