/* SPDX-License-Identifier: MIT */
/* A market whose leaders have no lists, as orders of PrefLib; preflib_read.c has the
 * format. Equal lists one behind another are one row, so that the voters keep their
 * places. */
#include "market_formats_private.h"
#include "market_numbers_private.h"

#include <string.h>

typedef struct {
    const TandemMarket *market;
    const gsize *start;
    const gint32 *opportunity, *rank;
    const TandemNumbers *voters;
} Orders;

static gboolean
is_same_order(const Orders *orders, gint32 t, gint32 u)
{
    const gsize n = orders->start[t + 1] - orders->start[t];
    const gsize x = orders->start[t], y = orders->start[u];

    if (orders->start[u + 1] - y != n)
        return FALSE;
    for (gsize k = 0; k < n; k++) {
        const gboolean x_tied = k > 0 && orders->rank[x + k] == orders->rank[x + k - 1];
        const gboolean y_tied = k > 0 && orders->rank[y + k] == orders->rank[y + k - 1];
        if (orders->opportunity[x + k] != orders->opportunity[y + k] ||
            x_tied != y_tied)
            return FALSE;
    }
    return TRUE;
}

/* How many voters from number @i + 1 on have its order. */
static gint32
count_same(const Orders *orders, gint32 i)
{
    const gint32 *const who = orders->voters->who;
    gint32 n = 1;

    while (i + n < orders->voters->n && is_same_order(orders, who[i], who[i + n]))
        n++;
    return n;
}

static const char *
type_of(const Orders *orders, gint32 n_alternatives)
{
    gboolean is_strict = TRUE, is_complete = TRUE;

    for (gint32 t = 0; t < orders->voters->n; t++) {
        const gsize first = orders->start[t], end = orders->start[t + 1];
        is_complete = is_complete && end - first == (gsize)n_alternatives;
        for (gsize k = first + 1; k < end; k++)
            is_strict = is_strict && orders->rank[k] != orders->rank[k - 1];
    }
    return is_strict ? (is_complete ? "soc" : "soi") : (is_complete ? "toc" : "toi");
}

static void
append_header(GString *text, const TandemMarketFile *file, const Orders *orders,
              const TandemNumbers *alternatives)
{
    gint32 n_orders = 0;

    for (gint32 i = 0; i < orders->voters->n; i += count_same(orders, i))
        n_orders++;
    g_string_append_printf(text, "# DATA TYPE: %s\n", type_of(orders, alternatives->n));
    g_string_append_printf(text, "# NUMBER ALTERNATIVES: %d\n", alternatives->n);
    g_string_append_printf(text, "# NUMBER VOTERS: %d\n", orders->voters->n);
    g_string_append_printf(text, "# NUMBER UNIQUE ORDERS: %d\n", n_orders);
    for (gint32 i = 0; i < alternatives->n; i++) {
        g_autofree gchar *name = g_strdelimit(
            g_strdup(tandem_id_set_get(&file->opportunities, alternatives->who[i])),
            "\r\n", ' ');
        g_string_append_printf(text, "# ALTERNATIVE NAME %d: %s\n", i + 1, name);
    }
}

void
tandem_preflib_write(GString *text, const TandemMarketFile *file, TandemFaults *notes)
{
    static const TandemListSigns signs = { ",", '{', '}' };
    g_auto(TandemNumbers) voters = { 0 };
    g_auto(TandemNumbers) alternatives = { 0 };
    const Orders orders = { file->market, tandem_market_get_start(file->market),
                            tandem_market_get_opportunities(file->market),
                            tandem_market_get_trainee_ranks(file->market), &voters };
    gint32 n;

    tandem_numbers_init(&voters, &file->trainees, 1);
    tandem_numbers_init(&alternatives, &file->opportunities, 1);
    tandem_numbers_note(&voters, &file->trainees, "trainees", notes);
    tandem_numbers_note(&alternatives, &file->opportunities, "opportunities", notes);
    append_header(text, file, &orders, &alternatives);
    for (gint32 i = 0; i < voters.n; i += n) {
        const gint32 t = voters.who[i];
        const gsize first = orders.start[t];
        n = count_same(&orders, i);
        tandem_text_append_number(text, n);
        g_string_append(text, ": ");
        tandem_text_append_list(text, orders.opportunity + first, orders.rank + first,
                                orders.start[t + 1] - first, &alternatives, &signs);
        g_string_append_c(text, '\n');
    }
}
