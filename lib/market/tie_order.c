/* SPDX-License-Identifier: MIT */
/* Ties broken: each side's lists as strict orders.
 *
 * Leaders: by rank, priority, draw, number. The draw is the trainee's key (one lottery
 * for all) or the mix of the trainee's and the opportunity's (one each). A leader whose
 * own capacity binds, or a group of whose opportunities has a bound, compares trainees
 * over them, so it draws one lottery,
 * that of its first opportunity: were it to rank one trainee differently at two of its
 * opportunities, it could turn the trainee away from the better one and take it at the
 * worse, and the two would block (DEFINITIONS' case b).
 * Trainees: by rank, the lower mix, number.
 * Without keys ties go by number. One trainee's edges at one leader stand among each
 * other as the trainee lists them.
 */
#include "laminar_private.h"
#include "turned_private.h"

#include <string.h>

enum { SHORT = 16 };

static void
sort_short(TandemStanding *standing, gsize n)
{
    for (gsize i = 1; i < n; i++) {
        const TandemStanding moved = standing[i];
        gsize at = i;
        for (; at > 0 && tandem_standing_before(&moved, &standing[at - 1]); at--)
            standing[at] = standing[at - 1];
        standing[at] = moved;
    }
}

/* A merge sort; halves that are in order need no merging. */
void
tandem_standings_sort(TandemStanding *standing, gsize n, TandemStanding *scratch)
{
    if (n <= SHORT) {
        sort_short(standing, n);
        return;
    }
    const gsize half = n / 2;
    tandem_standings_sort(standing, half, scratch);
    tandem_standings_sort(standing + half, n - half, scratch);
    if (tandem_standing_before(&standing[half - 1], &standing[half]))
        return;

    memcpy(scratch, standing, half * sizeof *scratch);
    gsize a = 0, b = half;
    for (gsize at = 0; a < half; at++)
        standing[at] = b < n && tandem_standing_before(&standing[b], &scratch[a])
                           ? standing[b++]
                           : scratch[a++];
}

gint32 *
tandem_find_arenas(const TandemMarket *market, TandemWorkspace *workspace)
{
    gint32 *const arena = tandem_take(workspace, gint32, market->n_opportunities);
    gint32 *const first = tandem_take(workspace, gint32, market->n_leaders);
    gint64 *const sum = tandem_take(workspace, gint64, market->n_leaders);
    guint8 *const joins = tandem_take(workspace, guint8, market->n_leaders);
    gsize *const seen = tandem_take(workspace, gsize, market->n_leaders);
    if (!arena || !first || !sum || !joins || !seen)
        return NULL;

    for (gint32 l = 0; l < market->n_leaders; l++) {
        first[l] = TANDEM_NONE;
        sum[l] = 0;
        joins[l] = 0;
    }
    tandem_laminar_mark_joined(market, joins, seen);
    for (gint32 o = 0; o < market->n_opportunities; o++) {
        const gint32 l = tandem_market_leader_of(market, o);
        first[l] = first[l] == TANDEM_NONE ? o : first[l];
        sum[l] += market->capacity[o];
    }
    for (gint32 o = 0; o < market->n_opportunities; o++) {
        const gint32 l = tandem_market_leader_of(market, o);
        const gboolean binds = market->leader_capacity[l] < MIN(sum[l], G_MAXINT32);
        arena[o] = binds || joins[l] ? first[l] : o;
    }
    return arena;
}

static gsize
longest_list(const TandemMarket *market)
{
    gsize longest = 0;

    for (gint32 t = 0; t < market->n_trainees; t++)
        longest = MAX(longest, market->start[t + 1] - market->start[t]);
    return longest;
}

gboolean
tandem_tie_order_make_strict(TandemTieOrder *order, const TandemMarket *market,
                             gboolean compares_own, TandemWorkspace *workspace)
{
    const guint several = TANDEM_FEATURE_LEADER_CAPACITY | TANDEM_FEATURE_GROUPS;
    const guint features = market->features;
    TandemTurned turned;

    if (!(features & TANDEM_FEATURE_LEADER_TIES) &&
        !(compares_own && (features & several) != 0))
        return TRUE;
    order->strict = tandem_take(workspace, gint32, market->start[market->n_trainees]);
    if (order->strict == NULL)
        return FALSE;
    const TandemWorkspaceMark mark = tandem_workspace_mark(workspace);
    const gint32 *const arena = tandem_find_arenas(market, workspace);
    if (arena == NULL ||
        !tandem_turned_init(&turned, order, market, NULL, arena, workspace))
        return FALSE;
    for (gint32 o = 0; o < market->n_opportunities; o++)
        for (gsize i = turned.start[o]; i < turned.start[o + 1]; i++) {
            const gsize at =
                market->start[turned.trainee[i]] + (gsize)turned.place[i] - 1;
            order->strict[tandem_tie_order_listed(order, at)] =
                (gint32)(i - turned.start[o]) + 1;
        }
    tandem_workspace_rewind(workspace, mark);
    return TRUE;
}

/* Each trainee's edges, those of a tie by the lower mix. */
static gboolean
draw_trainees(TandemTieOrder *order, const TandemMarket *market,
              TandemWorkspace *workspace)
{
    const gsize n_edges = market->start[market->n_trainees];
    const gsize longest = longest_list(market);
    gsize *const listed = tandem_take(workspace, gsize, n_edges);
    gsize *const position = tandem_take(workspace, gsize, n_edges);
    TandemStanding *const row = tandem_take(workspace, TandemStanding, longest);
    TandemStanding *const scratch = tandem_take(workspace, TandemStanding, longest);
    if (!listed || !position || !row || !scratch)
        return FALSE;

    for (gint32 t = 0; t < market->n_trainees; t++) {
        const gsize first = market->start[t];
        const gsize n = market->start[t + 1] - first;
        for (gsize i = 0; i < n; i++) {
            const gint32 rank = market->trainee_rank[first + i];
            const guint64 place = rank > 0 ? (guint64)rank : G_MAXUINT64; /* a pin */
            const guint64 draw = tandem_lottery_mix(
                market->trainee_key[t],
                market->opportunity_key[market->opportunity[first + i]]);
            row[i] = (TandemStanding){ place, draw, first + i, t };
        }
        tandem_standings_sort(row, n, scratch);
        for (gsize i = 0; i < n; i++) {
            listed[first + i] = row[i].position;
            position[row[i].position] = first + i;
        }
    }
    order->listed = listed;
    order->position = position;
    return TRUE;
}

gboolean
tandem_tie_order_init(TandemTieOrder *order, const TandemMarket *market,
                      TandemTies ties, TandemDraw draw, TandemWorkspace *workspace)
{
    const gboolean has_keys =
        market->trainee_key != NULL && market->opportunity_key != NULL;

    *order = (TandemTieOrder){
        .rank = market->opportunity_rank != NULL ? market->opportunity_rank
                                                 : market->leader_rank,
        .opportunity = market->opportunity,
        .priority = market->priority,
    };
    if (ties == TANDEM_TIES_GIVEN)
        return TRUE;
    if (market->features & TANDEM_FEATURE_LEADER_TIES) {
        if (draw == TANDEM_DRAW_SINGLE || has_keys)
            order->trainee_key = market->trainee_key;
        if (draw == TANDEM_DRAW_MULTIPLE && has_keys) {
            order->opportunity_key = market->opportunity_key;
            order->drawn_by = tandem_find_arenas(market, workspace);
            if (order->drawn_by == NULL)
                return FALSE;
        }
    }
    return !(market->features & TANDEM_FEATURE_TRAINEE_TIES) || !has_keys ||
           draw_trainees(order, market, workspace);
}
