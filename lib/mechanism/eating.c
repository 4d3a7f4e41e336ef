/* SPDX-License-Identifier: MIT */
/* Eating as a parametric flow.
 *
 * Katta, A.-K. and Sethuraman, J. (2006). A solution to the random assignment problem
 * on the full preference domain. Journal of Economic Theory 131(1), 231-250. Up to
 * which time all can eat is found as Newton finds a root: try the end; who goes short
 * reaches a set of trainees whose opportunities and leaders hold too little, and which
 * that is enough for gives the next time to try. Places of an opportunity and of its
 * leader lie in each other, and so does the flow.
 *
 * Amounts are whole parts, so a time between two parts is rounded up first, and only
 * where that is the time tried are the parts cut finer.
 */
#include "eating_private.h"

#include <string.h>

static gint32
leader_node(const TandemEating *e, gint32 opportunity)
{
    return e->first_leader + tandem_market_leader_of(e->market, opportunity);
}

static void
see(TandemEating *e, gint32 node, gint32 before, gsize edge, gint32 *n_queued)
{
    if (e->is_seen[node])
        return;
    e->is_seen[node] = 1;
    e->before[node] = before;
    e->by[node] = edge;
    e->queue[(*n_queued)++] = node;
}

/* Whether @edge is one of the tie that its trainee eats of. */
static gboolean
is_eaten_of(const TandemEating *e, gsize edge)
{
    const gint32 t = e->trainee_of[edge];

    return e->is_eating[t] && e->from[t] <= edge && edge < e->to[t];
}

/* Who could eat of @node, backwards. */
static void
see_back_from(TandemEating *e, gint32 node, gint32 *n)
{
    const TandemLedger *const ledger = &e->ledger;

    if (node >= e->first_leader) {
        const gint32 l = node - e->first_leader;
        for (gsize i = e->of_start[l]; i < e->of_start[l + 1]; i++)
            if (e->is_open[e->of[i]] &&
                !tandem_ledger_is_zero(ledger, tandem_eating_room(e, e->of[i])))
                see(e, e->first_opportunity + e->of[i], node, 0, n);
    } else if (node >= e->first_opportunity) {
        const gint32 o = node - e->first_opportunity;
        for (gsize i = e->by_start[o]; i < e->by_start[o + 1]; i++)
            if (is_eaten_of(e, e->by_edge[i]))
                see(e, e->trainee_of[e->by_edge[i]], node, e->by_edge[i], n);
        if (!tandem_ledger_is_zero(ledger, tandem_eating_taken(e, o)))
            see(e, leader_node(e, o), node, 0, n);
    } else {
        for (gsize k = e->from[node]; k < e->to[node]; k++)
            if (!tandem_ledger_is_zero(ledger, tandem_eating_share(e, k)))
                see(e, e->first_opportunity + e->market->opportunity[k], node, k, n);
    }
}

void
tandem_eating_see_open(TandemEating *e)
{
    gint32 n = 0;

    memset(e->is_seen, 0, (gsize)e->n_nodes);
    for (gint32 l = 0; l < e->market->n_leaders; l++)
        if (!tandem_ledger_is_zero(&e->ledger, tandem_eating_left(e, l)))
            see(e, e->first_leader + l, TANDEM_NONE, 0, &n);
    for (gint32 i = 0; i < n; i++)
        see_back_from(e, e->queue[i], &n);
}

/* Where what comes to @node can go, forwards. */
static void
see_from(TandemEating *e, gint32 node, gint32 *n)
{
    const TandemLedger *const ledger = &e->ledger;

    if (node >= e->first_leader) {
        const gint32 l = node - e->first_leader;
        for (gsize i = e->of_start[l]; i < e->of_start[l + 1]; i++)
            if (e->is_open[e->of[i]] &&
                !tandem_ledger_is_zero(ledger, tandem_eating_taken(e, e->of[i])))
                see(e, e->first_opportunity + e->of[i], node, 0, n);
    } else if (node >= e->first_opportunity) {
        const gint32 o = node - e->first_opportunity;
        if (!tandem_ledger_is_zero(ledger, tandem_eating_room(e, o)))
            see(e, leader_node(e, o), node, 0, n);
        for (gsize i = e->by_start[o]; i < e->by_start[o + 1]; i++)
            if (is_eaten_of(e, e->by_edge[i]) &&
                !tandem_ledger_is_zero(ledger, tandem_eating_share(e, e->by_edge[i])))
                see(e, e->trainee_of[e->by_edge[i]], node, e->by_edge[i], n);
    } else {
        for (gsize k = e->from[node]; k < e->to[node]; k++)
            if (e->is_open[e->market->opportunity[k]])
                see(e, e->first_opportunity + e->market->opportunity[k], node, k, n);
    }
}

/* STEP := what @trainee lacks at the time; FALSE: nothing. OTHER: what it has too much,
 * 0 where it lacks. */
static gboolean
lacks(const TandemEating *e, gint32 trainee)
{
    const TandemLedger *const ledger = &e->ledger;
    const gsize fed = tandem_eating_fed(e, trainee);

    tandem_ledger_set(ledger, TANDEM_EATING_STEP, TANDEM_EATING_TIME);
    tandem_ledger_subtract(ledger, TANDEM_EATING_STEP, tandem_eating_since(e, trainee));
    tandem_ledger_clear(ledger, TANDEM_EATING_OTHER);
    if (tandem_ledger_compare(ledger, fed, TANDEM_EATING_STEP) <= 0) {
        tandem_ledger_subtract(ledger, TANDEM_EATING_STEP, fed);
        return !tandem_ledger_is_zero(ledger, TANDEM_EATING_STEP);
    }
    tandem_ledger_set(ledger, TANDEM_EATING_OTHER, fed);
    tandem_ledger_subtract(ledger, TANDEM_EATING_OTHER, TANDEM_EATING_STEP);
    return FALSE;
}

/* What goes between @from and @to at most; TANDEM_LEDGER_WHOLE: any amount. */
static gsize
limit_of(const TandemEating *e, gint32 from, gint32 to)
{
    if (to >= e->first_leader)
        return tandem_eating_room(e, from - e->first_opportunity);
    if (from >= e->first_leader)
        return tandem_eating_taken(e, to - e->first_opportunity);
    return from >= e->first_opportunity ? tandem_eating_share(e, e->by[to])
                                        : (gsize)TANDEM_LEDGER_WHOLE;
}

/* STEP goes from @from to @to. */
static void
move(const TandemEating *e, gint32 from, gint32 to)
{
    const TandemLedger *const ledger = &e->ledger;
    const gint32 o = (to >= e->first_opportunity && to < e->first_leader ? to : from) -
                     e->first_opportunity;

    if (to >= e->first_leader) {
        tandem_ledger_subtract(ledger, tandem_eating_room(e, o), TANDEM_EATING_STEP);
        tandem_ledger_add(ledger, tandem_eating_taken(e, o), TANDEM_EATING_STEP);
    } else if (from >= e->first_leader) {
        tandem_ledger_add(ledger, tandem_eating_room(e, o), TANDEM_EATING_STEP);
        tandem_ledger_subtract(ledger, tandem_eating_taken(e, o), TANDEM_EATING_STEP);
    } else if (from >= e->first_opportunity) {
        tandem_ledger_subtract(ledger, tandem_eating_share(e, e->by[to]),
                               TANDEM_EATING_STEP);
    } else {
        tandem_ledger_add(ledger, tandem_eating_share(e, e->by[to]),
                          TANDEM_EATING_STEP);
    }
}

/* As much as goes along the way by which @leader was reached. */
static void
feed_along(const TandemEating *e, gint32 leader)
{
    const TandemLedger *const ledger = &e->ledger;
    gint32 first = leader;

    while (e->before[first] != TANDEM_NONE)
        first = e->before[first];
    const gboolean is_hungry = lacks(e, first);
    g_assert(is_hungry);
    tandem_ledger_lower(ledger, TANDEM_EATING_STEP,
                        tandem_eating_left(e, leader - e->first_leader));
    for (gint32 v = leader; v != first; v = e->before[v]) {
        const gsize limit = limit_of(e, e->before[v], v);
        if (limit != TANDEM_LEDGER_WHOLE)
            tandem_ledger_lower(ledger, TANDEM_EATING_STEP, limit);
    }
    for (gint32 v = leader; v != first; v = e->before[v])
        move(e, e->before[v], v);
    tandem_ledger_subtract(ledger, tandem_eating_left(e, leader - e->first_leader),
                           TANDEM_EATING_STEP);
    tandem_ledger_add(ledger, tandem_eating_fed(e, first), TANDEM_EATING_STEP);
}

/* A way from somebody who lacks to a leader with room: the leader's node. TANDEM_NONE:
 * there is none, and all that was reached is marked. */
static gint32
find_way(TandemEating *e)
{
    gint32 n = 0;

    memset(e->is_seen, 0, (gsize)e->n_nodes);
    for (gint32 t = 0; t < e->market->n_trainees; t++)
        if (e->is_eating[t] && lacks(e, t))
            see(e, t, TANDEM_NONE, 0, &n);
    for (gint32 i = 0; i < n; i++) {
        const gint32 node = e->queue[i];
        if (node >= e->first_leader &&
            !tandem_ledger_is_zero(&e->ledger,
                                   tandem_eating_left(e, node - e->first_leader)))
            return node;
        see_from(e, node, &n);
    }
    return TANDEM_NONE;
}

/* STEP of @edge goes back, or with @is_more is taken, straight. */
static void
take(const TandemEating *e, gsize edge, gboolean is_more)
{
    const gint32 o = e->market->opportunity[edge];
    const gsize down[] = { tandem_eating_room(e, o),
                           tandem_eating_left(e, leader_node(e, o) - e->first_leader) };
    const gsize up[] = { tandem_eating_share(e, edge), tandem_eating_taken(e, o),
                         tandem_eating_fed(e, e->trainee_of[edge]) };

    for (gsize i = 0; i < G_N_ELEMENTS(down); i++)
        (is_more ? tandem_ledger_subtract : tandem_ledger_add)(&e->ledger, down[i],
                                                               TANDEM_EATING_STEP);
    for (gsize i = 0; i < G_N_ELEMENTS(up); i++)
        (is_more ? tandem_ledger_add : tandem_ledger_subtract)(&e->ledger, up[i],
                                                               TANDEM_EATING_STEP);
}

/* Whoever has too much gives it back, and who lacks takes what lies open. */
static void
settle(const TandemEating *e, gint32 trainee)
{
    const TandemLedger *const ledger = &e->ledger;

    for (gsize k = e->from[trainee]; k < e->to[trainee]; k++) {
        const gint32 o = e->market->opportunity[k];
        const gboolean is_more = lacks(e, trainee);
        if (!is_more) {
            if (tandem_ledger_is_zero(ledger, TANDEM_EATING_OTHER))
                return;
            tandem_ledger_set(ledger, TANDEM_EATING_STEP, TANDEM_EATING_OTHER);
            tandem_ledger_lower(ledger, TANDEM_EATING_STEP, tandem_eating_share(e, k));
        } else if (e->is_open[o]) {
            tandem_ledger_lower(ledger, TANDEM_EATING_STEP, tandem_eating_room(e, o));
            tandem_ledger_lower(
                ledger, TANDEM_EATING_STEP,
                tandem_eating_left(e, leader_node(e, o) - e->first_leader));
        } else {
            continue;
        }
        take(e, k, is_more);
    }
}

/* STEP := the sum over those reached of when they would have what they have; how many
 * they are. */
static guint32
sum_reached(const TandemEating *e)
{
    const TandemLedger *const ledger = &e->ledger;
    guint32 n = 0;

    tandem_ledger_clear(ledger, TANDEM_EATING_STEP);
    for (gint32 t = 0; t < e->market->n_trainees; t++)
        if (e->is_seen[t]) {
            tandem_ledger_add(ledger, TANDEM_EATING_STEP, tandem_eating_since(e, t));
            tandem_ledger_add(ledger, TANDEM_EATING_STEP, tandem_eating_fed(e, t));
            n++;
        }
    return n;
}

static guint32
common_divisor(guint32 a, guint32 b)
{
    while (b != 0) {
        const guint32 rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

/* The time up to which those reached have enough. FALSE: memory was refused. */
static gboolean
go_back(TandemEating *e)
{
    TandemLedger *const ledger = &e->ledger;
    const guint32 n = sum_reached(e);
    guint32 rest = tandem_limbs_divide(tandem_ledger_at(ledger, TANDEM_EATING_STEP), n,
                                       ledger->width);

    if (rest != 0) {
        tandem_ledger_clear(ledger, TANDEM_EATING_OTHER);
        tandem_ledger_at(ledger, TANDEM_EATING_OTHER)[0] = 1;
        tandem_ledger_add(ledger, TANDEM_EATING_STEP, TANDEM_EATING_OTHER);
    }
    if (rest != 0 &&
        tandem_ledger_compare(ledger, TANDEM_EATING_STEP, TANDEM_EATING_TIME) >= 0) {
        if (!tandem_ledger_scale(ledger, n / common_divisor(n, rest)))
            return FALSE;
        sum_reached(e);
        rest = tandem_limbs_divide(tandem_ledger_at(ledger, TANDEM_EATING_STEP), n,
                                   ledger->width);
        g_assert(rest == 0);
    }
    g_assert(tandem_ledger_compare(ledger, TANDEM_EATING_STEP, TANDEM_EATING_TIME) < 0);
    tandem_ledger_set(ledger, TANDEM_EATING_TIME, TANDEM_EATING_STEP);
    return TRUE;
}

gboolean
tandem_eating_go_on(TandemEating *e)
{
    for (;;) {
        for (gint32 t = 0; t < e->market->n_trainees; t++)
            if (e->is_eating[t])
                settle(e, t);
        gint32 leader;
        while ((leader = find_way(e)) != TANDEM_NONE)
            feed_along(e, leader);
        gboolean is_short = FALSE;
        for (gint32 t = 0; t < e->market->n_trainees && !is_short; t++)
            is_short = e->is_seen[t];
        if (!is_short)
            return TRUE;
        if (!go_back(e))
            return FALSE;
    }
}

/* Edges by opportunity and opportunities by leader, counted and dealt out. */
static void
turn(TandemEating *e)
{
    const TandemMarket *const market = e->market;
    const gsize n_edges = market->start[market->n_trainees];
    const gsize m = (gsize)market->n_opportunities, l = (gsize)market->n_leaders;

    memset(e->by_start, 0, (m + 2) * sizeof *e->by_start);
    memset(e->of_start, 0, (l + 2) * sizeof *e->of_start);
    for (gsize k = 0; k < n_edges; k++)
        e->by_start[market->opportunity[k] + 2]++;
    for (gint32 o = 0; o < market->n_opportunities; o++)
        e->of_start[tandem_market_leader_of(market, o) + 2]++;
    for (gsize i = 0; i < m; i++)
        e->by_start[i + 2] += e->by_start[i + 1];
    for (gsize i = 0; i < l; i++)
        e->of_start[i + 2] += e->of_start[i + 1];
    for (gint32 t = 0; t < market->n_trainees; t++)
        for (gsize k = market->start[t]; k < market->start[t + 1]; k++) {
            e->trainee_of[k] = t;
            e->by_edge[e->by_start[market->opportunity[k] + 1]++] = k;
        }
    for (gint32 o = 0; o < market->n_opportunities; o++)
        e->of[e->of_start[tandem_market_leader_of(market, o) + 1]++] = o;
}

static void
fill_in(TandemEating *e)
{
    const TandemMarket *const market = e->market;
    const TandemLedger *const ledger = &e->ledger;

    for (gint32 o = 0; o < market->n_opportunities; o++) {
        e->is_open[o] = 1;
        *tandem_ledger_at(ledger, tandem_eating_room(e, o)) =
            (guint32)e->places.of_opportunity[o];
    }
    for (gint32 l = 0; l < market->n_leaders; l++)
        *tandem_ledger_at(ledger, tandem_eating_left(e, l)) =
            (guint32)e->places.of_leader[l];
    for (gint32 t = 0; t < market->n_trainees; t++) {
        e->from[t] = e->to[t] = market->start[t];
        e->is_eating[t] = e->places.of_trainee[t] > 0;
    }
}

gboolean
tandem_eating_init(TandemEating *e, const TandemMarket *market,
                   TandemWorkspace *workspace)
{
    const gsize n = (gsize)market->n_trainees, m = (gsize)market->n_opportunities;
    const gsize l = (gsize)market->n_leaders, n_edges = market->start[n];
    const gsize n_nodes = n + m + l;

    *e = (TandemEating){ .market = market };
    e->from = tandem_take(workspace, gsize, n);
    e->to = tandem_take(workspace, gsize, n);
    e->by_start = tandem_take(workspace, gsize, m + 2);
    e->by_edge = tandem_take(workspace, gsize, n_edges);
    e->trainee_of = tandem_take(workspace, gint32, n_edges);
    e->of_start = tandem_take(workspace, gsize, l + 2);
    e->of = tandem_take(workspace, gint32, m);
    e->is_open = tandem_take(workspace, guint8, m);
    e->is_eating = tandem_take(workspace, guint8, n);
    e->is_seen = tandem_take(workspace, guint8, n_nodes);
    e->queue = tandem_take(workspace, gint32, n_nodes);
    e->before = tandem_take(workspace, gint32, n_nodes);
    e->by = tandem_take(workspace, gsize, n_nodes);
    if (n_nodes > G_MAXINT32 || !e->from || !e->to || !e->by_start || !e->by_edge ||
        !e->trainee_of || !e->of_start || !e->of || !e->is_open || !e->is_eating ||
        !e->is_seen || !e->queue || !e->before || !e->by ||
        !tandem_places_init(&e->places, market, workspace) ||
        !tandem_ledger_init(
            &e->ledger, TANDEM_EATING_FIRST + 2 * n + 2 * m + l + n_edges, workspace))
        return FALSE;
    e->first_opportunity = market->n_trainees;
    e->first_leader = market->n_trainees + market->n_opportunities;
    e->n_nodes = (gint32)n_nodes;
    turn(e);
    fill_in(e);
    return TRUE;
}
