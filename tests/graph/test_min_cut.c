/* SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>

#include "graph/residual_private.h"

TestSuite(min_cut, .timeout = 60);

enum { MOST_NODES = 9, MOST_ARCS = 40 };

typedef struct {
    TandemNetwork network;
    gint32 tail[MOST_ARCS];
    gint32 head[MOST_ARCS];
    gint64 capacity[MOST_ARCS];
} Case;

static void
add_arc(Case *c, gint32 tail, gint32 head, gint64 capacity)
{
    c->tail[c->network.n_arcs] = tail;
    c->head[c->network.n_arcs] = head;
    c->capacity[c->network.n_arcs++] = capacity;
}

static Case *
case_new(gint32 n_nodes, gint32 source, gint32 sink)
{
    Case *const c = g_new0(Case, 1);

    c->network = (TandemNetwork){ .n_nodes = n_nodes,
                                  .source = source,
                                  .sink = sink,
                                  .tail = c->tail,
                                  .head = c->head,
                                  .capacity = c->capacity };
    return c;
}

/* Parallel arcs, loops, arcs into the source and out of the sink, some infinite. */
static Case *
case_random(guint32 seed)
{
    g_autoptr(GRand) rand = g_rand_new_with_seed(seed);
    const gint32 n = g_rand_int_range(rand, 2, MOST_NODES + 1);
    const gint32 source = g_rand_int_range(rand, 0, n);
    const gint32 sink = (source + g_rand_int_range(rand, 1, n)) % n;
    Case *const c = case_new(n, source, sink);
    const gint32 n_arcs = g_rand_int_range(rand, 0, MOST_ARCS + 1);
    const gint32 most = seed % 3 == 0 ? 2 : 20;

    for (gint32 a = 0; a < n_arcs; a++)
        add_arc(c, g_rand_int_range(rand, 0, n), g_rand_int_range(rand, 0, n),
                g_rand_int_range(rand, 0, 10) == 0 ? TANDEM_INFINITE
                                                   : g_rand_int_range(rand, 0, most));
    return c;
}

/* The capacity of the arcs that leave @set, a bit a node; -1: an infinite one does. */
static gint64
cut_of(const TandemNetwork *network, guint set)
{
    gint64 sum = 0;

    for (gsize a = 0; a < network->n_arcs; a++) {
        if (!(set >> network->tail[a] & 1) || (set >> network->head[a] & 1))
            continue;
        if (network->capacity[a] == TANDEM_INFINITE)
            return -1;
        sum += network->capacity[a];
    }
    return sum;
}

static gboolean
parts(const TandemNetwork *network, guint set)
{
    return (set >> network->source & 1) && !(set >> network->sink & 1);
}

static gint64
least_cut(const TandemNetwork *network)
{
    gint64 least = -1;

    for (guint set = 0; set < 1u << network->n_nodes; set++) {
        const gint64 value = parts(network, set) ? cut_of(network, set) : -1;
        if (value >= 0 && (least < 0 || value < least))
            least = value;
    }
    return least;
}

static void
assert_flow(const TandemMinCut *cut, const TandemNetwork *network, guint32 seed)
{
    g_autofree gint64 *in = g_new0(gint64, (gsize)network->n_nodes);

    for (gsize a = 0; a < network->n_arcs; a++) {
        const gint64 flow = tandem_min_cut_flow(cut, a);
        cr_assert(flow >= 0 && flow <= network->capacity[a], "seed %u", seed);
        in[network->head[a]] += flow;
        in[network->tail[a]] -= flow;
    }
    for (gint32 u = 0; u < network->n_nodes; u++)
        cr_assert_eq(in[u],
                     u == network->sink     ? cut->value
                     : u == network->source ? -cut->value
                                            : 0,
                     "seed %u, node %d", seed, u);
}

/* Nodes in all minimum cuts, in none, and never parted, as all cuts tell. */
static void
assert_structure(const TandemMinCut *cut, const TandemNetwork *network, guint32 seed,
                 TandemWorkspace *workspace)
{
    const gint32 n = network->n_nodes;
    guint in_all = ~0u, in_none = ~0u;
    gboolean parted[MOST_NODES][MOST_NODES] = { 0 };
    TandemResidual residual;
    guint8 side[MOST_NODES];
    gint32 component[MOST_NODES];

    for (guint set = 0; set < 1u << n; set++) {
        if (!parts(network, set) || cut_of(network, set) != cut->value)
            continue;
        in_all &= set;
        in_none &= ~set;
        for (gint32 u = 0; u < n; u++)
            for (gint32 v = 0; v < n; v++)
                parted[u][v] |= (set >> u & 1) != (set >> v & 1);
    }
    cr_assert(tandem_residual_init(&residual, n, workspace));
    tandem_residual_sides(&residual, cut, side);
    tandem_residual_components(&residual, cut, side, component);
    for (gint32 u = 0; u < n; u++) {
        cr_assert_eq(side[u] == TANDEM_SIDE_SOURCE, in_all >> u & 1, "seed %u", seed);
        cr_assert_eq(side[u] == TANDEM_SIDE_SINK, in_none >> u & 1, "seed %u", seed);
        cr_assert_eq(component[u] >= 0, side[u] == TANDEM_SIDE_EITHER);
        for (gint32 v = 0; v < n; v++)
            if (component[u] >= 0 && component[v] >= 0)
                cr_assert_eq(component[u] != component[v], parted[u][v],
                             "seed %u: %d and %d", seed, u, v);
    }
}

Test(min_cut, is_the_least_of_all_cuts_and_as_much_as_flows)
{
    for (guint32 seed = 0; seed < 4000; seed++) {
        g_autoptr(TandemWorkspace) workspace = tandem_workspace_new();
        g_autofree Case *c = case_random(seed);
        const gint64 least = least_cut(&c->network);
        TandemMinCut cut;
        cr_assert(tandem_min_cut_init(&cut, MOST_NODES, MOST_ARCS, workspace));
        const TandemCutEnd end = tandem_min_cut_find(&cut, &c->network, NULL);
        cr_assert_eq(end, least < 0 ? TANDEM_CUT_INFINITE : TANDEM_CUT_FOUND, "seed %u",
                     seed);
        if (least < 0)
            continue;
        cr_assert_eq(cut.value, least, "seed %u: %" G_GINT64_FORMAT, seed, cut.value);
        assert_flow(&cut, &c->network, seed);
        assert_structure(&cut, &c->network, seed, workspace);
    }
}

/* A grid of @side * @side nodes with arcs to all four neighbours, long ways and many
 * cuts that are nearly alike. */
static TandemNetwork
grid_random(guint32 seed, gint32 side, gint64 most)
{
    g_autoptr(GRand) rand = g_rand_new_with_seed(seed);
    const gsize n_most = 4 * (gsize)side * (gsize)side;
    gint32 *const tail = g_new(gint32, n_most), *const head = g_new(gint32, n_most);
    gint64 *const capacity = g_new(gint64, n_most);
    gsize n = 0;

    for (gint32 y = 0; y < side; y++)
        for (gint32 x = 0; x < side; x++)
            for (gint32 way = 0; way < 4; way++) {
                const gint32 u = y * side + x;
                const gint32 x2 = x + (way == 0) - (way == 1);
                const gint32 y2 = y + (way == 2) - (way == 3);
                if (x2 < 0 || y2 < 0 || x2 == side || y2 == side)
                    continue;
                tail[n] = u;
                head[n] = y2 * side + x2;
                capacity[n++] = (gint64)(g_rand_double(rand) * (gdouble)most);
            }
    return (TandemNetwork){ .n_nodes = side * side,
                            .source = 0,
                            .sink = side * side - 1,
                            .n_arcs = n,
                            .tail = tail,
                            .head = head,
                            .capacity = capacity };
}

static void
network_clear(TandemNetwork *network)
{
    g_free((gpointer)network->tail);
    g_free((gpointer)network->head);
    g_free((gpointer)network->capacity);
}

Test(min_cut, of_a_large_graph_is_crossed_by_all_that_flows)
{
    for (guint32 seed = 0; seed < 20; seed++) {
        g_autoptr(TandemWorkspace) workspace = tandem_workspace_new();
        TandemNetwork network =
            grid_random(seed, 20 + (gint32)seed, seed % 2 ? 3 : (gint64)1 << 40);
        TandemMinCut cut;
        TandemResidual residual;
        g_autofree guint8 *side = g_new(guint8, (gsize)network.n_nodes);
        gint64 crossing = 0;

        cr_assert(
            tandem_min_cut_init(&cut, network.n_nodes, network.n_arcs, workspace));
        cr_assert(tandem_residual_init(&residual, network.n_nodes, workspace));
        cr_assert_eq(tandem_min_cut_find(&cut, &network, NULL), TANDEM_CUT_FOUND);
        assert_flow(&cut, &network, seed);
        tandem_residual_sides(&residual, &cut, side);
        for (gsize a = 0; a < network.n_arcs; a++)
            if (side[network.tail[a]] == TANDEM_SIDE_SOURCE &&
                side[network.head[a]] != TANDEM_SIDE_SOURCE)
                crossing += network.capacity[a];
        cr_assert_eq(crossing, cut.value, "seed %u", seed);
        network_clear(&network);
    }
}

Test(min_cut, capacities_that_do_not_add_up_in_64_bits_are_too_large)
{
    g_autoptr(TandemWorkspace) workspace = tandem_workspace_new();
    g_autofree Case *c = case_new(3, 0, 2);
    TandemMinCut cut;

    cr_assert(tandem_min_cut_init(&cut, MOST_NODES, MOST_ARCS, workspace));
    add_arc(c, 0, 1, G_MAXINT64 / 4);
    add_arc(c, 1, 2, 5);
    cr_assert_eq(tandem_min_cut_find(&cut, &c->network, NULL), TANDEM_CUT_TOO_LARGE);
    c->capacity[0] = G_MAXINT64 / 4 - 5;
    cr_assert_eq(tandem_min_cut_find(&cut, &c->network, NULL), TANDEM_CUT_FOUND);
    cr_assert_eq(cut.value, 5);
    for (int i = 0; i < 9; i++)
        add_arc(c, 0, 1, TANDEM_INFINITE);
    cr_assert_eq(tandem_min_cut_find(&cut, &c->network, NULL), TANDEM_CUT_TOO_LARGE);
}

static gboolean
refuse(gdouble done, gdouble best, gdouble bound, gpointer data)
{
    (void)done, (void)best, (void)bound, (void)data;
    return FALSE;
}

Test(min_cut, stops_when_it_is_told_to)
{
    g_autoptr(TandemWorkspace) workspace = tandem_workspace_new();
    g_autoptr(TandemOptions) options = tandem_options_new();
    TandemNetwork network = grid_random(1, 30, 100);
    TandemMinCut cut;
    TandemLimit limit;

    tandem_options_set_progress(options, refuse, NULL);
    tandem_limit_init(&limit, options, 0);
    cr_assert(tandem_min_cut_init(&cut, network.n_nodes, network.n_arcs, workspace));
    cr_assert_eq(tandem_min_cut_find(&cut, &network, &limit), TANDEM_CUT_STOPPED);
    network_clear(&network);
}
