/* SPDX-License-Identifier: MIT */
/* Which bounds lie in which.
 *
 * A family of sets is laminar when any two of them are disjoint or one has all of the
 * other. Opportunities under leaders always are; with groups it has to be seen. The
 * sets are taken by size, the smallest first, and of every edge the largest set taken
 * so far is kept: a new set crosses one of those unless it has all of it, and otherwise
 * becomes its parent. So one look at each edge of each set is enough.
 *
 * A bound that never binds is left out, so that it cannot be crossed: a class of
 * trainees over all opportunities of a leader crosses none that has room for everybody.
 */
#include "laminar_private.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    gsize size;
    gsize set;
} Sized;

typedef struct {
    const TandemMarket *market;
    TandemLaminar *laminar;
    TandemLaminarSets sets;
    gsize *start;  /* [n_opportunities + 2] */
    gsize *at;     /* [n_edges] the edges of each opportunity */
    gsize *stamp;  /* [n_opportunities] 1 + the group that names it last */
    gsize *leads;  /* [n_leaders + 2] */
    gint32 *led;   /* [n_opportunities] those of each leader */
    guint8 *binds; /* [n_leaders] */
    gsize *top;    /* [n_edges] the largest set so far, or TANDEM_NO_SET */
    gsize *tally;  /* [n_sets] 0 between two sets */
    gsize *member; /* [n_edges] the set at hand */
    gsize n_members;
} Nesting;

static int
compare(gconstpointer a, gconstpointer b)
{
    const Sized *const x = a, *const y = b;

    if (x->size != y->size)
        return x->size < y->size ? -1 : 1;
    return (x->set > y->set) - (x->set < y->set);
}

static void
add_opportunity(Nesting *nesting, gint32 o)
{
    for (gsize i = nesting->start[o]; i < nesting->start[o + 1]; i++)
        nesting->member[nesting->n_members++] = nesting->at[i];
}

static void
add_group(Nesting *nesting, gsize g)
{
    const TandemMarket *const market = nesting->market;
    const TandemGroup *const group = &market->group[g];

    for (gsize i = 0; i < group->n_opportunities; i++) {
        nesting->stamp[group->opportunities[i]] = g + 1;
        if (group->trainees == NULL)
            add_opportunity(nesting, group->opportunities[i]);
    }
    for (gsize i = 0; group->trainees != NULL && i < group->n_trainees; i++) {
        const gint32 t = group->trainees[i];
        for (gsize k = market->start[t]; k < market->start[t + 1]; k++)
            if (nesting->stamp[market->opportunity[k]] == g + 1)
                nesting->member[nesting->n_members++] = k;
    }
}

/* Lays out the edges of @set. */
static void
gather(Nesting *nesting, gsize set)
{
    const gsize m = (gsize)nesting->market->n_opportunities;
    const gsize first_group = tandem_laminar_of_group(nesting->market, 0);

    nesting->n_members = 0;
    if (set < m) {
        add_opportunity(nesting, (gint32)set);
    } else if (set < first_group) {
        for (gsize i = nesting->leads[set - m]; i < nesting->leads[set - m + 1]; i++)
            add_opportunity(nesting, nesting->led[i]);
    } else {
        add_group(nesting, set - first_group);
    }
}

/* Whether a group joins opportunities of several leaders, or such as rank trainees by
 * lists of their own, so that there is no one order over it. */
static void
check_leaders(Nesting *nesting)
{
    const TandemMarket *const market = nesting->market;
    gboolean own = FALSE, several = FALSE;

    for (gsize i = 0; i < nesting->n_members; i++) {
        const gsize k = nesting->member[i];
        const gint32 o = market->opportunity[k];
        const gint32 first = market->opportunity[nesting->member[0]];
        if (tandem_market_leader_of(market, o) !=
            tandem_market_leader_of(market, first))
            nesting->laminar->features |= TANDEM_FEATURE_GROUPS_ACROSS_LEADERS;
        several = several || o != first;
        own = own || (market->opportunity_rank != NULL &&
                      market->opportunity_rank[k] != market->leader_rank[k]);
    }
    if (own && several)
        nesting->laminar->features |= TANDEM_FEATURE_CROSSING_GROUPS;
}

/* Takes the set at hand into the family. */
static void
nest(Nesting *nesting, gsize set)
{
    TandemLaminar *const laminar = nesting->laminar;
    gboolean crosses = FALSE;

    for (gsize i = 0; i < nesting->n_members; i++) {
        const gsize top = nesting->top[nesting->member[i]];
        if (top != TANDEM_NO_SET)
            nesting->tally[top]++;
    }
    for (gsize i = 0; i < nesting->n_members; i++) {
        const gsize top = nesting->top[nesting->member[i]];
        if (top != TANDEM_NO_SET && nesting->tally[top] != laminar->size[top])
            crosses = TRUE;
    }
    for (gsize i = 0; i < nesting->n_members; i++) {
        const gsize k = nesting->member[i], top = nesting->top[k];
        if (top != TANDEM_NO_SET)
            nesting->tally[top] = 0;
    }
    if (crosses) {
        laminar->features |= TANDEM_FEATURE_CROSSING_GROUPS;
        return;
    }
    for (gsize i = 0; i < nesting->n_members; i++) {
        const gsize k = nesting->member[i];
        if (nesting->top[k] == TANDEM_NO_SET)
            laminar->home[k] = set;
        else
            laminar->parent[nesting->top[k]] = set;
        nesting->top[k] = set;
    }
}

/* Each opportunity's edges, and each leader's opportunities. */
static void
deal(Nesting *nesting)
{
    const TandemMarket *const market = nesting->market;
    const gsize m = (gsize)market->n_opportunities, l = (gsize)market->n_leaders;
    const gsize n_edges = market->start[market->n_trainees];

    memset(nesting->start, 0, (m + 2) * sizeof *nesting->start);
    memset(nesting->leads, 0, (l + 2) * sizeof *nesting->leads);
    for (gsize k = 0; k < n_edges; k++)
        nesting->start[market->opportunity[k] + 2]++;
    for (gsize o = 0; o < m; o++) {
        nesting->start[o + 2] += nesting->start[o + 1];
        nesting->leads[tandem_market_leader_of(market, (gint32)o) + 2]++;
    }
    for (gsize k = 0; k < n_edges; k++)
        nesting->at[nesting->start[market->opportunity[k] + 1]++] = k;
    for (gsize i = 0; i < l; i++)
        nesting->leads[i + 2] += nesting->leads[i + 1];
    for (gint32 o = 0; o < market->n_opportunities; o++)
        nesting->led[nesting->leads[tandem_market_leader_of(market, o) + 1]++] = o;
}

/* Which leaders may be full before their opportunities are. */
static void
find_binding(Nesting *nesting)
{
    const TandemMarket *const market = nesting->market;

    for (gint32 l = 0; l < market->n_leaders; l++) {
        gsize most = 0;
        for (gsize i = nesting->leads[l]; i < nesting->leads[l + 1]; i++) {
            const gint32 o = nesting->led[i];
            most += MIN((gsize)market->capacity[o],
                        nesting->start[o + 1] - nesting->start[o]);
        }
        nesting->binds[l] = (gsize)market->leader_capacity[l] < most ? 1 : 0;
    }
}

/* Whether more or less than a set's bounds allow could ever be in the set at hand. */
static gboolean
can_bind(const Nesting *nesting, gsize set)
{
    const TandemMarket *const market = nesting->market;
    const gsize m = (gsize)market->n_opportunities;
    const gsize first_group = tandem_laminar_of_group(market, 0);

    if (set < m) {
        const gint32 l = tandem_market_leader_of(market, (gint32)set);
        const gint32 capacity = market->capacity[set];
        return (market->minimum != NULL && market->minimum[set] > 0) ||
               ((gsize)capacity < nesting->n_members &&
                !(nesting->binds[l] && capacity >= market->leader_capacity[l]));
    }
    if (set < first_group)
        return nesting->sets == TANDEM_LAMINAR_LEADERS || nesting->binds[set - m] > 0 ||
               (market->leader_minimum != NULL && market->leader_minimum[set - m] > 0);
    const TandemGroup *const group = &market->group[set - first_group];
    return group->minimum > 0 || (gsize)group->maximum < nesting->n_members;
}

static gboolean
take_scratch(Nesting *nesting, TandemWorkspace *workspace)
{
    const TandemMarket *const market = nesting->market;
    const gsize m = (gsize)market->n_opportunities, l = (gsize)market->n_leaders;
    const gsize n_edges = market->start[market->n_trainees];

    nesting->start = tandem_take(workspace, gsize, m + 2);
    nesting->at = tandem_take(workspace, gsize, n_edges);
    nesting->stamp = tandem_take(workspace, gsize, m);
    nesting->leads = tandem_take(workspace, gsize, l + 2);
    nesting->led = tandem_take(workspace, gint32, m);
    nesting->binds = tandem_take(workspace, guint8, l);
    nesting->top = tandem_take(workspace, gsize, n_edges);
    nesting->tally = tandem_take(workspace, gsize, nesting->laminar->n_sets);
    nesting->member = tandem_take(workspace, gsize, n_edges);
    return nesting->start && nesting->at && nesting->stamp && nesting->leads &&
           nesting->led && nesting->binds && nesting->top && nesting->tally &&
           nesting->member;
}

static void
nest_all(Nesting *nesting, Sized *sized)
{
    const TandemMarket *const market = nesting->market;
    TandemLaminar *const laminar = nesting->laminar;

    for (gsize set = 0; set < laminar->n_sets; set++) {
        nesting->tally[set] = 0;
        laminar->parent[set] = TANDEM_NO_SET;
        gather(nesting, set);
        laminar->size[set] = nesting->n_members;
        if (can_bind(nesting, set))
            sized[laminar->n_order++] = (Sized){ laminar->size[set], set };
    }
    qsort(sized, laminar->n_order, sizeof *sized, compare);
    for (gsize i = 0; i < laminar->n_order; i++) {
        laminar->order[i] = sized[i].set;
        gather(nesting, sized[i].set);
        if (sized[i].set >= tandem_laminar_of_group(market, 0))
            check_leaders(nesting);
        nest(nesting, sized[i].set);
    }
}

gboolean
tandem_laminar_init(TandemLaminar *laminar, const TandemMarket *market,
                    TandemLaminarSets sets, TandemWorkspace *workspace)
{
    const gsize n_edges = market->start[market->n_trainees];
    const gsize n_sets = tandem_laminar_of_group(market, market->n_groups);
    Nesting nesting = { .market = market, .laminar = laminar, .sets = sets };

    *laminar = (TandemLaminar){ .n_sets = n_sets };
    laminar->parent = tandem_take(workspace, gsize, n_sets);
    laminar->size = tandem_take(workspace, gsize, n_sets);
    laminar->home = tandem_take(workspace, gsize, n_edges);
    laminar->order = tandem_take(workspace, gsize, n_sets);
    if (!laminar->parent || !laminar->size || !laminar->home || !laminar->order)
        return FALSE;

    const TandemWorkspaceMark mark = tandem_workspace_mark(workspace);
    Sized *const sized = tandem_take(workspace, Sized, n_sets);
    if (sized == NULL || !take_scratch(&nesting, workspace))
        return FALSE;
    for (gsize k = 0; k < n_edges; k++)
        laminar->home[k] = nesting.top[k] = TANDEM_NO_SET;
    for (gint32 o = 0; o < market->n_opportunities; o++)
        nesting.stamp[o] = 0;
    deal(&nesting);
    find_binding(&nesting);
    nest_all(&nesting, sized);
    tandem_workspace_rewind(workspace, mark);
    return TRUE;
}

void
tandem_laminar_mark_joined(const TandemMarket *market, guint8 *joins, gsize *seen)
{
    for (gint32 l = 0; l < market->n_leaders; l++)
        seen[l] = 0;
    for (gsize g = 0; g < market->n_groups; g++)
        for (gsize i = 0; i < market->group[g].n_opportunities; i++) {
            const gint32 l =
                tandem_market_leader_of(market, market->group[g].opportunities[i]);
            if (seen[l] == g + 1)
                joins[l] = 1;
            seen[l] = g + 1;
        }
}
