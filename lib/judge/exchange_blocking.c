/* SPDX-License-Identifier: MIT */

/* The pairs that block, without clashes.
 *
 * A pair (t, o) blocks through one exchange: t gives up one place, or none where it has
 * room, and so does the leader's side. What t gives up matters to the leader only when
 * it is a place with that same leader: then o alone must have room. So each edge is put
 * to two questions, what t gives up being elsewhere or here, and each has a best
 * answer: the worst place t holds elsewhere, the worst it holds here. With a quota of 1
 * this is the definition of the papers, clause by clause. Where placements are counted
 * in groups the leader's side has a question of its own (group_blocking.c). */
#include "../market/memory_private.h"
#include "blocking_private.h"
#include "group_blocking_private.h"

typedef enum {
    NOT = 0,
    WEAKLY = 1,
    STRICTLY = 2,
} Liking;

/* Shape of what the trainee at hand may give up: a place it holds and that is not
 * pinned. Ranks are its own; 0 is nothing. */
typedef struct {
    gboolean has_room;
    gint32 worst;       /* rank of the worst place */
    gint32 leader;      /* whose place that is */
    gint32 worst_other; /* rank of the worst place with any other leader */
    gint32 *worst_with; /* [n_leaders]: rank of the worst place with each leader */
    gint32 *n_with;     /* [n_leaders]: how many such places with each leader */
} GivesUp;

static void
gives_up_clear(GivesUp *gives_up)
{
    g_free(gives_up->worst_with);
    g_free(gives_up->n_with);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(GivesUp, gives_up_clear)

/* What somebody of @rank is to a side whose worst one is @worst. */
static Liking
liking(gint32 rank, gint32 worst)
{
    return rank < worst ? STRICTLY : rank == worst ? WEAKLY : NOT;
}

static gboolean
agree(TandemBlocking kind, Liking one, Liking other)
{
    if (kind == TANDEM_BLOCKING_WEAK)
        return one == STRICTLY && other == STRICTLY;
    return one != NOT && other != NOT &&
           (kind == TANDEM_BLOCKING_SUPER || one == STRICTLY || other == STRICTLY);
}

/* Counts the trainee's held edges matching->edge[from .. to - 1] in; the two arrays
 * over leaders are 0 before and must be made so again by forget_held(). */
static void
gather_held(GivesUp *gives_up, const TandemHeld *held, gint32 trainee, gsize from,
            gsize to)
{
    const TandemMarket *const market = held->market;

    gives_up->has_room = to - from < (gsize)tandem_market_quota(market, trainee);
    gives_up->worst = gives_up->worst_other = 0;
    gives_up->leader = TANDEM_NONE;
    for (gsize i = from; i < to; i++) {
        const gsize k = held->matching->edge[i];
        const gint32 l = tandem_market_leader_of(market, market->opportunity[k]);
        const gint32 rank = market->trainee_rank[k];
        if (held->pinned[i])
            continue;
        gives_up->worst_with[l] = MAX(gives_up->worst_with[l], rank);
        gives_up->n_with[l]++;
        if (l == gives_up->leader) {
            gives_up->worst = MAX(gives_up->worst, rank);
        } else if (rank > gives_up->worst) {
            gives_up->worst_other = gives_up->worst;
            gives_up->worst = rank;
            gives_up->leader = l;
        } else {
            gives_up->worst_other = MAX(gives_up->worst_other, rank);
        }
    }
}

static void
forget_held(GivesUp *gives_up, const TandemHeld *held, gsize from, gsize to)
{
    for (gsize i = from; i < to; i++) {
        const gint32 o = held->market->opportunity[held->matching->edge[i]];
        const gint32 l = tandem_market_leader_of(held->market, o);
        gives_up->worst_with[l] = gives_up->n_with[l] = 0;
    }
}

/* What the leader's side thinks of edge @k when t gives up nothing with that leader:
 * cases (c), (a) and the second half of (b). */
static Liking
leaders_liking(const TandemHeld *held, const GivesUp *gives_up, gsize k)
{
    const TandemMarket *const market = held->market;
    const gint32 o = market->opportunity[k];
    const gint32 l = tandem_market_leader_of(market, o);

    if (!tandem_held_has_room(held, o))
        return liking(tandem_judge_rank_at(market, k), held->worst_at[o]);
    if (tandem_held_leader_has_room(held, l))
        return STRICTLY;
    const Liking likes = liking(market->leader_rank[k], held->worst_with[l]);
    /* All places t itself has with the leader bear the rank of @k. */
    if (likes == WEAKLY && held->n_worst[l] == gives_up->n_with[l])
        return NOT; /* there is no other trainee of that rank */
    return likes;
}

static gboolean
edge_blocks(const TandemHeld *held, const GivesUp *gives_up, TandemBlocking kind,
            gsize k)
{
    const TandemMarket *const market = held->market;
    const gint32 o = market->opportunity[k];
    const gint32 l = tandem_market_leader_of(market, o);
    const gint32 rank = market->trainee_rank[k];
    const gint32 elsewhere =
        l == gives_up->leader ? gives_up->worst_other : gives_up->worst;
    const Liking from_elsewhere =
        gives_up->has_room ? STRICTLY : liking(rank, elsewhere);
    const Liking from_here = liking(rank, gives_up->worst_with[l]);

    if (from_elsewhere != NOT &&
        agree(kind, from_elsewhere, leaders_liking(held, gives_up, k)))
        return TRUE;
    /* The leader keeps t and gains nothing by it: where t gains nothing either, the
     * pair does not block in the strong sense. */
    if (from_here == NOT || (kind == TANDEM_BLOCKING_STRONG && from_here == WEAKLY))
        return FALSE;
    const Liking here =
        tandem_held_has_room(held, o)
            ? STRICTLY
            : liking(tandem_judge_rank_at(market, k), held->worst_at[o]);
    return agree(kind, from_here, here);
}

/* In the weak sense, whether edge @k of @trainee blocks where its leader has groups. */
static gboolean
grouped_edge_blocks(const TandemGroupBlocking *groups, const GivesUp *gives_up,
                    gint32 trainee, gsize k)
{
    const TandemMarket *const market = groups->held->market;

    return (gives_up->has_room || market->trainee_rank[k] < gives_up->worst) &&
           tandem_group_blocking_gains(groups, trainee, k);
}

static gboolean
is_grouped(const TandemGroupBlocking *groups, const TandemMarket *market, gsize k)
{
    return groups->leads_groups != NULL &&
           groups
               ->leads_groups[tandem_market_leader_of(market, market->opportunity[k])];
}

/* The blocking edges of one trainee, whose held edges are @from to @to - 1. */
static gsize
scan_trainee(const TandemHeld *held, const TandemGroupBlocking *groups,
             const GivesUp *gives_up, TandemBlocking kind, gint32 trainee, gsize from,
             gsize *edges)
{
    const TandemMarket *const market = held->market;
    const TandemMatching *const matching = held->matching;
    gsize n_found = 0;

    for (gsize k = market->start[trainee]; k < market->start[trainee + 1]; k++) {
        if (from < matching->n_edges && matching->edge[from] == k) {
            from++;
            continue;
        }
        if (!tandem_judge_is_listed(market, k))
            continue;
        if (!gives_up->has_room && market->trainee_rank[k] > gives_up->worst)
            break; /* ranks never go down along a list */
        if (is_grouped(groups, market, k)
                ? !grouped_edge_blocks(groups, gives_up, trainee, k)
                : !edge_blocks(held, gives_up, kind, k))
            continue;
        if (edges != NULL)
            edges[n_found] = k;
        n_found++;
    }
    return n_found;
}

gboolean
tandem_exchange_blocking(const TandemHeld *held, TandemBlocking kind, gsize *edges,
                         gsize *n_edges, GError **error)
{
    const TandemMarket *const market = held->market;
    const TandemMatching *const matching = held->matching;

    g_auto(GivesUp) gives_up = { 0 };
    g_auto(TandemGroupBlocking) groups = { 0 };
    gives_up.worst_with = tandem_try_new0(gint32, market->n_leaders);
    gives_up.n_with = tandem_try_new0(gint32, market->n_leaders);
    if (!gives_up.worst_with || !gives_up.n_with)
        return tandem_no_memory("blocking pairs", error);
    if (market->n_groups > 0 && !tandem_group_blocking_init(&groups, held, error))
        return FALSE;

    gsize n_found = 0, from = 0;
    for (gint32 t = 0; t < market->n_trainees; t++) {
        gsize to = from;
        while (to < matching->n_edges && matching->edge[to] < market->start[t + 1])
            to++;
        gather_held(&gives_up, held, t, from, to);
        n_found += scan_trainee(held, &groups, &gives_up, kind, t, from,
                                edges != NULL ? edges + n_found : NULL);
        forget_held(&gives_up, held, from, to);
        from = to;
    }
    *n_edges = n_found;
    return TRUE;
}
