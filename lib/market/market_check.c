/* SPDX-License-Identifier: MIT */
/* The one place where the data of a market are checked. A TandemMarket is valid, so
 * nothing after this asks again. Offsets are looked at before anything they point to.
 * Time O(agents + entries), memory O(agents).
 */
#include "market_check_private.h"

#include <math.h>

#include "memory_private.h"

gboolean
tandem_market_check_id(const char *who, gsize index, const char *verb, const char *what,
                       gint32 id, gint32 n, GError **error)
{
    if (id >= 0 && id < n)
        return TRUE;
    if (n == 0)
        g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_BAD_ID,
                    "%s %" G_GSIZE_FORMAT " %s %s %d; there are none", who, index, verb,
                    what, id);
    else
        g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_BAD_ID,
                    "%s %" G_GSIZE_FORMAT " %s %s %d; ids go from 0 to %d", who, index,
                    verb, what, id, n - 1);
    return FALSE;
}

static gboolean
check_offsets(const char *side, gint32 n, const TandemLists *lists, GError **error)
{
    const gsize *const start = lists->start;

    if (start[0] != 0) {
        g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_BAD_OFFSETS,
                    "%s offsets start at %" G_GSIZE_FORMAT ", not 0", side, start[0]);
        return FALSE;
    }
    for (gint32 i = 0; i < n; i++) {
        if (start[i + 1] < start[i]) {
            g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_BAD_OFFSETS,
                        "offsets of %s %d go down", side, i);
            return FALSE;
        }
        if (lists->absent != NULL && lists->absent[i] && start[i + 1] > start[i]) {
            g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_BAD_OFFSETS,
                        "%s %d states no list, yet lists %" G_GSIZE_FORMAT, side, i,
                        start[i + 1] - start[i]);
            return FALSE;
        }
    }
    return TRUE;
}

/* One list: each id within 0 .. n_other - 1 and at most once, ranks from 1 and not
 * going down. @seen_by holds for each id who listed it last. */
static gboolean
check_list(const char *side, gint32 i, const char *other, gint32 n_other,
           const TandemLists *lists, gint32 *seen_by, GError **error)
{
    gint32 last = 1;

    for (gsize k = lists->start[i]; k < lists->start[i + 1]; k++) {
        const gint32 id = lists->id[k];
        if (!tandem_market_check_id(side, (gsize)i, "lists", other, id, n_other, error))
            return FALSE;
        if (seen_by[id] == i) {
            g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_REPEATED_ID,
                        "%s %d lists %s %d twice", side, i, other, id);
            return FALSE;
        }
        seen_by[id] = i;
        if (lists->rank == NULL)
            continue;
        if (lists->rank[k] < 1) {
            g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_BAD_RANK,
                        "%s %d gives %s %d rank %d; ranks go from 1", side, i, other,
                        id, lists->rank[k]);
            return FALSE;
        }
        if (lists->rank[k] < last) {
            g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_BAD_RANK,
                        "ranks of %s %d go down from %d to %d", side, i, last,
                        lists->rank[k]);
            return FALSE;
        }
        last = lists->rank[k];
    }
    return TRUE;
}

static gboolean
check_lists(const char *side, gint32 n, const char *other, gint32 n_other,
            const TandemLists *lists, GError **error)
{
    if (lists->start == NULL)
        return TRUE;
    if (!check_offsets(side, n, lists, error))
        return FALSE;

    g_autofree gint32 *seen_by = tandem_try_new(gint32, n_other);
    if (seen_by == NULL)
        return tandem_no_memory("checking preference lists", error);
    for (gint32 id = 0; id < n_other; id++)
        seen_by[id] = TANDEM_NONE;
    for (gint32 i = 0; i < n; i++)
        if (!check_list(side, i, other, n_other, lists, seen_by, error))
            return FALSE;
    return TRUE;
}

static gint32
leader_of(const TandemMarketArrays *arrays, gint32 opportunity)
{
    return arrays->leader_of != NULL ? arrays->leader_of[opportunity] : opportunity;
}

static gboolean
check_leaders_of(const TandemMarketArrays *arrays, GError **error)
{
    for (gint32 o = 0; o < arrays->n_opportunities; o++)
        if (!tandem_market_check_id("opportunity", (gsize)o, "belongs to", "leader",
                                    leader_of(arrays, o), arrays->n_leaders, error))
            return FALSE;
    return TRUE;
}

/* Ranks given entry by entry: none below 0, and one leader has one opinion of one
 * trainee, but that it may refuse it (0) at some of its opportunities. */
static gboolean
check_leader_ranks(const TandemMarketArrays *arrays, GError **error)
{
    const TandemLists *const lists = &arrays->trainees;
    g_autofree gint32 *seen_by = tandem_try_new(gint32, arrays->n_leaders);
    g_autofree gint32 *seen = tandem_try_new(gint32, arrays->n_leaders);
    if (seen_by == NULL || seen == NULL)
        return tandem_no_memory("checking the leaders' ranks", error);
    for (gint32 l = 0; l < arrays->n_leaders; l++)
        seen_by[l] = TANDEM_NONE;

    for (gint32 t = 0; t < arrays->n_trainees; t++) {
        for (gsize k = lists->start[t]; k < lists->start[t + 1]; k++) {
            const gint32 l = leader_of(arrays, lists->id[k]);
            const gint32 rank = arrays->leader_rank[k];
            if (rank < 0) {
                g_set_error(
                    error, TANDEM_ERROR, TANDEM_ERROR_BAD_RANK,
                    "leader %d gives trainee %d rank %d; ranks go from 1, and 0 "
                    "refuses",
                    l, t, rank);
                return FALSE;
            }
            if (rank > 0 && seen_by[l] == t && seen[l] != rank) {
                g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_BAD_RANK,
                            "leader %d gives trainee %d two ranks, %d and %d", l, t,
                            seen[l], rank);
                return FALSE;
            }
            if (rank > 0) {
                seen_by[l] = t;
                seen[l] = rank;
            }
        }
    }
    return TRUE;
}

static gboolean
check_opportunity_ranks(const TandemMarketArrays *arrays, GError **error)
{
    const TandemLists *const lists = &arrays->trainees;

    for (gint32 t = 0; t < arrays->n_trainees; t++)
        for (gsize k = lists->start[t]; k < lists->start[t + 1]; k++)
            if (arrays->opportunity_rank[k] < 0) {
                g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_BAD_RANK,
                            "opportunity %d gives trainee %d rank %d; ranks go from 1, "
                            "and 0 refuses",
                            lists->id[k], t, arrays->opportunity_rank[k]);
                return FALSE;
            }
    return TRUE;
}

static gboolean
check_weights(const TandemMarketArrays *arrays, GError **error)
{
    const TandemLists *const lists = &arrays->trainees;

    for (gint32 t = 0; t < arrays->n_trainees; t++)
        for (gsize k = lists->start[t]; k < lists->start[t + 1]; k++)
            if (!isfinite(arrays->weight[k])) {
                g_set_error(
                    error, TANDEM_ERROR, TANDEM_ERROR_BAD_WEIGHT,
                    "the weight of trainee %d and opportunity %d is not a finite "
                    "number",
                    t, lists->id[k]);
                return FALSE;
            }
    return TRUE;
}

/* Every value of @array (nullable) is at least @least. */
static gboolean
check_least(const char *who, const char *what, const char *whats, const gint32 *array,
            gint32 n, gint32 least, TandemError code, GError **error)
{
    for (gint32 i = 0; array != NULL && i < n; i++)
        if (array[i] < least) {
            g_set_error(error, TANDEM_ERROR, (gint)code,
                        "%s %d has %s %d; %s go from 0%s", who, i, what, array[i],
                        whats,
                        least < 0 ? ", and -1 is the sum of its opportunities'" : "");
            return FALSE;
        }
    return TRUE;
}

static gboolean
check_numbers(const TandemMarketArrays *arrays, GError **error)
{
    const gint32 n = arrays->n_trainees;
    const gint32 m = arrays->n_opportunities;
    const gint32 l = arrays->n_leaders;
    const TandemError bad = TANDEM_ERROR_BAD_CAPACITY;

    return check_least("opportunity", "capacity", "capacities",
                       arrays->opportunity_capacity, m, 0, bad, error) &&
           check_least("leader", "capacity", "capacities", arrays->leader_capacity, l,
                       -1, bad, error) &&
           check_least("opportunity", "minimum", "minima", arrays->opportunity_minimum,
                       m, 0, bad, error) &&
           check_least("leader", "minimum", "minima", arrays->leader_minimum, l, 0, bad,
                       error) &&
           check_least("trainee", "quota", "quotas", arrays->quota, n, 0, bad, error) &&
           check_least("trainee", "priority", "priorities", arrays->priority, n, 0,
                       TANDEM_ERROR_BAD_RANK, error);
}

gboolean
tandem_market_check_arrays(const TandemMarketArrays *arrays, GError **error)
{
    const gboolean has_entries = arrays->trainees.start != NULL;

    return check_lists("trainee", arrays->n_trainees, "opportunity",
                       arrays->n_opportunities, &arrays->trainees, error) &&
           check_lists("leader", arrays->n_leaders, "trainee", arrays->n_trainees,
                       &arrays->leaders, error) &&
           check_lists("opportunity", arrays->n_opportunities, "trainee",
                       arrays->n_trainees, &arrays->opportunities, error) &&
           check_leaders_of(arrays, error) &&
           (!has_entries || arrays->leader_rank == NULL ||
            check_leader_ranks(arrays, error)) &&
           (!has_entries || arrays->opportunity_rank == NULL ||
            check_opportunity_ranks(arrays, error)) &&
           (!has_entries || arrays->weight == NULL || check_weights(arrays, error)) &&
           check_numbers(arrays, error) && tandem_market_check_parts(arrays, error);
}
