/* SPDX-License-Identifier: MIT */
/* The checks of what a market may have beyond lists and capacities: clashes, links,
 * groups, and leaders that rank their opportunities. */
#include "market_check_private.h"
#include "memory_private.h"

static gboolean
check_clashes(const TandemMarketArrays *arrays, GError **error)
{
    for (gsize i = 0; i < arrays->n_clashes; i++) {
        const gint32 *const pair = arrays->clashes + 2 * i;
        for (int side = 0; side < 2; side++)
            if (!tandem_market_check_id("clash", i, "names", "opportunity", pair[side],
                                        arrays->n_opportunities, error))
                return FALSE;
        if (pair[0] == pair[1]) {
            g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_REPEATED_ID,
                        "clash %" G_GSIZE_FORMAT " names opportunity %d twice", i,
                        pair[0]);
            return FALSE;
        }
    }
    return TRUE;
}

static gboolean
check_choice(const TandemMarketArrays *arrays, gsize i, gsize c, GError **error)
{
    const TandemLink *const link = &arrays->links[i];
    const gint32 *const pair = link->choices + 2 * c;
    const gint32 rank = link->rank != NULL ? link->rank[c] : (gint32)c + 1;
    const gint32 last = link->rank != NULL && c > 0 ? link->rank[c - 1] : 1;

    for (int side = 0; side < 2; side++)
        if (pair[side] != TANDEM_NONE &&
            !tandem_market_check_id("link", i, "lists", "opportunity", pair[side],
                                    arrays->n_opportunities, error))
            return FALSE;
    if (pair[0] == TANDEM_NONE && pair[1] == TANDEM_NONE) {
        g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_BAD_ID,
                    "choice %" G_GSIZE_FORMAT " of link %" G_GSIZE_FORMAT
                    " names no opportunity",
                    c, i);
        return FALSE;
    }
    if (rank < last) {
        g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_BAD_RANK,
                    "choice %" G_GSIZE_FORMAT " of link %" G_GSIZE_FORMAT
                    " has rank %d; ranks go from 1 and never down",
                    c, i, rank);
        return FALSE;
    }
    return TRUE;
}

static gboolean
check_links(const TandemMarketArrays *arrays, GError **error)
{
    g_autofree guint8 *is_linked = tandem_try_new0(guint8, arrays->n_trainees);
    if (is_linked == NULL)
        return tandem_no_memory("checking links", error);

    for (gsize i = 0; i < arrays->n_links; i++) {
        const TandemLink *const link = &arrays->links[i];
        for (int side = 0; side < 2; side++) {
            const gint32 t = link->trainee[side];
            if (!tandem_market_check_id("link", i, "names", "trainee", t,
                                        arrays->n_trainees, error))
                return FALSE;
            if (is_linked[t]) {
                g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_REPEATED_ID,
                            "link %" G_GSIZE_FORMAT " names trainee %d, who is linked "
                            "already",
                            i, t);
                return FALSE;
            }
            is_linked[t] = 1;
        }
        for (gsize c = 0; c < link->n_choices; c++)
            if (!check_choice(arrays, i, c, error))
                return FALSE;
    }
    return TRUE;
}

/* Members within their set and at most once. @seen_in holds for each id 1 + the group
 * that named it last. */
static gboolean
check_members(gsize i, const char *what, const gint32 *ids, gsize n_ids, gint32 n,
              gsize *seen_in, GError **error)
{
    for (gsize j = 0; j < n_ids; j++) {
        if (!tandem_market_check_id("group", i, "names", what, ids[j], n, error))
            return FALSE;
        if (seen_in[ids[j]] == i + 1) {
            g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_REPEATED_ID,
                        "group %" G_GSIZE_FORMAT " names %s %d twice", i, what, ids[j]);
            return FALSE;
        }
        seen_in[ids[j]] = i + 1;
    }
    return TRUE;
}

static gboolean
check_groups(const TandemMarketArrays *arrays, GError **error)
{
    g_autofree gsize *seen_t = tandem_try_new0(gsize, arrays->n_trainees);
    g_autofree gsize *seen_o = tandem_try_new0(gsize, arrays->n_opportunities);
    if (seen_t == NULL || seen_o == NULL)
        return tandem_no_memory("checking groups", error);

    for (gsize i = 0; i < arrays->n_groups; i++) {
        const TandemGroup *const group = &arrays->groups[i];
        if (!check_members(i, "opportunity", group->opportunities,
                           group->n_opportunities, arrays->n_opportunities, seen_o,
                           error) ||
            (group->trainees != NULL &&
             !check_members(i, "trainee", group->trainees, group->n_trainees,
                            arrays->n_trainees, seen_t, error)))
            return FALSE;
        if (group->minimum < 0 || group->minimum > group->maximum) {
            g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_BAD_CAPACITY,
                        "group %" G_GSIZE_FORMAT
                        " has minimum %d and maximum %d; 0 <= minimum <= maximum",
                        i, group->minimum, group->maximum);
            return FALSE;
        }
    }
    return TRUE;
}

static gboolean
states_list(const TandemLists *lists, gint32 i)
{
    return lists->start != NULL && (lists->absent == NULL || !lists->absent[i]);
}

/* A leader ranks either trainees or all of its opportunities. */
static gboolean
check_opportunities_ranked(const TandemMarketArrays *arrays, GError **error)
{
    const gint32 *const rank = arrays->leader_opportunity_rank;
    g_autofree gint32 *first = tandem_try_new(gint32, arrays->n_leaders);
    if (first == NULL)
        return tandem_no_memory("checking the leaders' ranks of opportunities", error);
    for (gint32 l = 0; l < arrays->n_leaders; l++)
        first[l] = TANDEM_NONE;

    for (gint32 o = 0; o < arrays->n_opportunities; o++) {
        const gint32 l = arrays->leader_of != NULL ? arrays->leader_of[o] : o;
        if (rank[o] < 0) {
            g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_BAD_RANK,
                        "leader %d gives opportunity %d rank %d; ranks go from 1", l, o,
                        rank[o]);
            return FALSE;
        }
        if (rank[o] > 0 && states_list(&arrays->leaders, l)) {
            g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_BAD_RANK,
                        "leader %d ranks both trainees and opportunities", l);
            return FALSE;
        }
        if (first[l] == TANDEM_NONE)
            first[l] = o;
        if ((rank[first[l]] > 0) != (rank[o] > 0)) {
            g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_BAD_RANK,
                        "leader %d ranks only one of opportunities %d and %d", l,
                        first[l], o);
            return FALSE;
        }
    }
    return TRUE;
}

gboolean
tandem_market_check_parts(const TandemMarketArrays *arrays, GError **error)
{
    return (arrays->n_clashes == 0 || check_clashes(arrays, error)) &&
           (arrays->n_links == 0 || check_links(arrays, error)) &&
           (arrays->n_groups == 0 || check_groups(arrays, error)) &&
           (arrays->leader_opportunity_rank == NULL ||
            check_opportunities_ranked(arrays, error));
}
