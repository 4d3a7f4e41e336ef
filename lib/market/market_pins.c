/* SPDX-License-Identifier: MIT */
/* Pins: read by trainee, and whether they can be held together. Links are not looked at
 * here: whether a joint list has a choice that fits is for the strategy that takes
 * them.
 */
#include <stdlib.h>

#include "market_check_private.h"
#include "market_join_private.h"
#include "memory_private.h"

void
tandem_pin_rows_clear(TandemPinRows *rows)
{
    g_free(rows->start);
    g_free(rows->opportunity);
}

static int
compare_ids(gconstpointer a, gconstpointer b)
{
    const gint32 x = *(const gint32 *)a, y = *(const gint32 *)b;

    return (x > y) - (x < y);
}

static gboolean
check_ids(const TandemMarketArrays *arrays, GError **error)
{
    for (gsize i = 0; i < arrays->n_pins; i++)
        if (!tandem_market_check_id("pin", i, "names", "trainee", arrays->pins[2 * i],
                                    arrays->n_trainees, error) ||
            !tandem_market_check_id("pin", i, "names", "opportunity",
                                    arrays->pins[2 * i + 1], arrays->n_opportunities,
                                    error))
            return FALSE;
    return TRUE;
}

gboolean
tandem_pin_rows_init(TandemPinRows *rows, const TandemMarketArrays *arrays,
                     GError **error)
{
    const gint32 n = arrays->n_trainees;

    if (arrays->n_pins == 0)
        return TRUE;
    if (!check_ids(arrays, error))
        return FALSE;
    rows->start = tandem_try_new0(gsize, (gsize)n + 2);
    rows->opportunity = tandem_try_new(gint32, arrays->n_pins);
    if (rows->start == NULL || rows->opportunity == NULL)
        return tandem_no_memory("the pins of a market", error);

    for (gsize i = 0; i < arrays->n_pins; i++)
        rows->start[arrays->pins[2 * i] + 2]++;
    for (gint32 t = 0; t < n; t++)
        rows->start[t + 2] += rows->start[t + 1];
    for (gsize i = 0; i < arrays->n_pins; i++)
        rows->opportunity[rows->start[arrays->pins[2 * i] + 1]++] =
            arrays->pins[2 * i + 1];

    for (gint32 t = 0; t < n; t++) {
        gint32 *const row = rows->opportunity + rows->start[t];
        const gsize n_row = rows->start[t + 1] - rows->start[t];
        qsort(row, n_row, sizeof *row, compare_ids);
        for (gsize i = 1; i < n_row; i++)
            if (row[i] == row[i - 1]) {
                g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_BAD_PIN,
                            "trainee %d is pinned to opportunity %d twice", t, row[i]);
                return FALSE;
            }
    }
    return TRUE;
}

/* Counts the pins of each agent of one side against its bound. */
static gboolean
check_bound(const char *who, const gint32 *n_pinned, const gint32 *bound, gint32 n,
            const char *what, GError **error)
{
    for (gint32 i = 0; i < n; i++) {
        const gint32 most = bound != NULL ? bound[i] : 1;
        if (n_pinned[i] > most) {
            g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_BAD_PIN,
                        "%s %d has %d pins and %s %d", who, i, n_pinned[i], what, most);
            return FALSE;
        }
    }
    return TRUE;
}

static gboolean
is_pinned(const TandemMarket *market, gint32 trainee, gint32 opportunity)
{
    gsize k;

    return tandem_market_find_edge(market, trainee, opportunity, &k) &&
           bsearch(&k, market->pin, market->n_pins, sizeof k,
                   tandem_market_compare_edges);
}

static gboolean
check_clashes(const TandemMarket *market, GError **error)
{
    for (gsize i = 0; i < market->n_pins; i++) {
        const gint32 t = tandem_market_get_trainee_of(market, market->pin[i]);
        const gint32 o = market->opportunity[market->pin[i]];
        for (gsize c = 0; c < market->n_clashes; c++) {
            const gint32 *const pair = market->clash + 2 * c;
            if (pair[0] != o || !is_pinned(market, t, pair[1]))
                continue;
            g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_BAD_PIN,
                        "trainee %d is pinned to opportunities %d and %d, which clash",
                        t, pair[0], pair[1]);
            return FALSE;
        }
    }
    return TRUE;
}

/* The ceilings of the groups. @in_group: shape [n_trainees + n_opportunities], all 0
 * before and after. */
static gboolean
check_ceilings(const TandemMarket *market, guint8 *in_group, GError **error)
{
    guint8 *const has_trainee = in_group;
    guint8 *const has_opportunity = in_group + market->n_trainees;

    for (gsize g = 0; g < market->n_groups; g++) {
        const TandemGroup *const group = &market->group[g];
        gint32 n = 0;
        for (gsize i = 0; group->trainees != NULL && i < group->n_trainees; i++)
            has_trainee[group->trainees[i]] = 1;
        for (gsize i = 0; i < group->n_opportunities; i++)
            has_opportunity[group->opportunities[i]] = 1;
        for (gsize i = 0; i < market->n_pins; i++) {
            const gsize k = market->pin[i];
            n += has_opportunity[market->opportunity[k]] &&
                 (group->trainees == NULL ||
                  has_trainee[tandem_market_get_trainee_of(market, k)]);
        }
        for (gsize i = 0; group->trainees != NULL && i < group->n_trainees; i++)
            has_trainee[group->trainees[i]] = 0;
        for (gsize i = 0; i < group->n_opportunities; i++)
            has_opportunity[group->opportunities[i]] = 0;
        if (n > group->maximum) {
            g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_BAD_PIN,
                        "group %" G_GSIZE_FORMAT " has %d pins and maximum %d", g, n,
                        group->maximum);
            return FALSE;
        }
    }
    return TRUE;
}

gboolean
tandem_market_check_pins(const TandemMarket *market, GError **error)
{
    if (market->n_pins == 0)
        return TRUE;

    g_autofree gint32 *at_trainee = tandem_try_new0(gint32, market->n_trainees);
    g_autofree gint32 *at_opportunity =
        tandem_try_new0(gint32, market->n_opportunities);
    g_autofree gint32 *at_leader = tandem_try_new0(gint32, market->n_leaders);
    g_autofree guint8 *in_group = tandem_try_new0(
        guint8, (gsize)market->n_trainees + (gsize)market->n_opportunities);
    if (!at_trainee || !at_opportunity || !at_leader || !in_group)
        return tandem_no_memory("checking pins", error);

    for (gsize i = 0; i < market->n_pins; i++) {
        const gint32 o = market->opportunity[market->pin[i]];
        at_trainee[tandem_market_get_trainee_of(market, market->pin[i])]++;
        at_opportunity[o]++;
        at_leader[tandem_market_leader_of(market, o)]++;
    }
    return check_bound("trainee", at_trainee, market->quota, market->n_trainees,
                       "quota", error) &&
           check_bound("opportunity", at_opportunity, market->capacity,
                       market->n_opportunities, "capacity", error) &&
           check_bound("leader", at_leader, market->leader_capacity, market->n_leaders,
                       "capacity", error) &&
           check_clashes(market, error) && check_ceilings(market, in_group, error);
}
