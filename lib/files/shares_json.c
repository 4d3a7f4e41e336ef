/* SPDX-License-Identifier: MIT */
/* Shares as the form tandem-matching 1 has them: [trainee, opportunity, share]. */
#include <string.h>

#include "matching_json_private.h"

/* A share of the market, by where it stands among the shares. */
typedef struct {
    const char *trainee;
    const char *opportunity;
    gsize i;
} Part;

static int
compare_parts(gconstpointer a, gconstpointer b)
{
    const Part *const x = a, *const y = b;
    const int by_trainee = strcmp(x->trainee, y->trainee);

    return by_trainee != 0 ? by_trainee : strcmp(x->opportunity, y->opportunity);
}

/**
 * tandem_market_file_shares_to_json:
 * @file: a market with ids
 * @shares: shares of that market
 *
 * Writes @shares in the form tandem-matching 1, sorted by the ids' bytes. The numbers
 * are the nearest doubles, or next to them; tandem_shares_get_fraction() is exact.
 *
 * Returns: (transfer full): the text
 */
gchar *
tandem_market_file_shares_to_json(const TandemMarketFile *file,
                                  const TandemShares *shares)
{
    g_return_val_if_fail(file != NULL && shares != NULL, NULL);
    g_return_val_if_fail(tandem_shares_get_market(shares) == file->market, NULL);

    const gint32 *const opportunity = tandem_market_get_opportunities(file->market);
    gsize n;
    const gsize *const edge = tandem_shares_get_edges(shares, &n);
    g_autofree Part *parts = tandem_draft_new(Part, n);
    TandemJsonWriter *const json = tandem_json_write_begin();

    for (gsize i = 0; i < n; i++)
        parts[i] =
            (Part){ tandem_id_set_get(&file->trainees, tandem_market_get_trainee_of(
                                                           file->market, edge[i])),
                    tandem_id_set_get(&file->opportunities, opportunity[edge[i]]), i };
    if (n > 1)
        qsort(parts, n, sizeof *parts, compare_parts);
    tandem_json_begin_object(json, NULL, TANDEM_JSON_LINES);
    tandem_json_text(json, "format", "tandem-matching");
    tandem_json_int(json, "version", 1);
    tandem_json_text(json, "strategy", tandem_shares_get_strategy(shares));
    tandem_json_text(json, "status", tandem_status_get_name(TANDEM_STATUS_OPTIMAL));
    tandem_json_begin_array(json, "shares", TANDEM_JSON_LINES);
    for (gsize i = 0; i < n; i++) {
        tandem_json_begin_array(json, NULL, TANDEM_JSON_ONE_LINE);
        tandem_json_text(json, NULL, parts[i].trainee);
        tandem_json_text(json, NULL, parts[i].opportunity);
        tandem_json_double(json, NULL, tandem_shares_get_share(shares, parts[i].i));
        tandem_json_end(json);
    }
    tandem_json_end(json);
    tandem_json_end(json);
    return tandem_json_write_end(json);
}
