/* SPDX-License-Identifier: MIT */
/* Both sides' lists joined edge by edge.
 *
 * The lists of leaders and of opportunities are turned round by a counting sort, so
 * that all who rank trainee t stand together; then each trainee's list is walked once,
 * with the opinions about this trainee laid out by who has them. Time O(agents +
 * entries) plus the sorting of what is tied and out of order; memory O(agents +
 * entries).
 */
#include "market_join_private.h"

#include <stdlib.h>

#include "huge_pages_private.h"
#include "memory_private.h"

/* The lists of one side turned round: who ranks trainee t, and where. */
typedef struct {
    gint32 who;
    gint32 rank;
} Opinion;

/* What there is of one agent of the side. */
typedef struct {
    gint32 rank;     /* it gives the trainee at hand, 0 for none */
    gint32 named_by; /* the last trainee who named it back */
} Back;

typedef struct {
    gsize *start; /* [n_trainees + 2]; row t is start[t] .. start[t + 1] - 1 */
    Opinion *opinion;
    Back *back;
    gsize n_entries;
    gsize n_named_back;
} Turned;

typedef struct {
    gint32 rank;
    gint32 opportunity;
    gsize entry; /* where it stands in the trainees' lists */
} Listed;

typedef struct {
    const TandemMarketArrays *arrays;
    TandemMarket *market;
    TandemPinRows pins;
    Turned leaders;
    Turned opportunities;
    gint32
        *pinned_by; /* [n_opportunities] the last trainee pinned there; NULL: no pins */
    Listed *row;    /* the list at hand, by rank, then opportunity */
    gsize n_edges;
} Join;

static void
turned_clear(Turned *turned)
{
    g_free(turned->start);
    g_free(turned->opinion);
    g_free(turned->back);
}

static void
join_clear(Join *join)
{
    tandem_pin_rows_clear(&join->pins);
    turned_clear(&join->leaders);
    turned_clear(&join->opportunities);
    g_free(join->pinned_by);
    g_free(join->row);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Join, join_clear)

/* Leaves @turned empty where the side states no list. */
static gboolean
turn_round(Turned *turned, const TandemLists *lists, gint32 n, gint32 n_trainees,
           GError **error)
{
    if (lists->start == NULL)
        return TRUE;
    turned->n_entries = lists->start[n];
    turned->start = tandem_try_new0(gsize, (gsize)n_trainees + 2);
    turned->opinion = tandem_try_new(Opinion, turned->n_entries);
    turned->back = tandem_try_new(Back, n);
    if (!turned->start || !turned->opinion || !turned->back)
        return tandem_no_memory("joining the two sides", error);
    tandem_huge_pages(turned->opinion, turned->n_entries * sizeof(Opinion));

    gsize *const start = turned->start;
    for (gsize k = 0; k < turned->n_entries; k++)
        start[lists->id[k] + 2]++;
    for (gint32 t = 0; t < n_trainees; t++)
        start[t + 2] += start[t + 1];
    for (gint32 i = 0; i < n; i++) {
        turned->back[i] = (Back){ 0, TANDEM_NONE };
        for (gsize k = lists->start[i]; k < lists->start[i + 1]; k++) {
            const gsize slot = start[lists->id[k] + 1]++;
            const gint32 rank = lists->rank != NULL ? lists->rank[k]
                                                    : (gint32)(k - lists->start[i]) + 1;
            turned->opinion[slot] = (Opinion){ i, rank };
        }
    }
    return TRUE;
}

static void
lay_out(Turned *turned, gint32 trainee)
{
    if (turned->start == NULL)
        return;
    for (gsize s = turned->start[trainee]; s < turned->start[trainee + 1]; s++)
        turned->back[turned->opinion[s].who].rank = turned->opinion[s].rank;
}

static void
take_away(Turned *turned, gint32 trainee)
{
    if (turned->start == NULL)
        return;
    for (gsize s = turned->start[trainee]; s < turned->start[trainee + 1]; s++)
        turned->back[turned->opinion[s].who].rank = 0;
}

/* The rank @who gives the trainee at hand, who names it; 0: it does not list it back.
 */
static gint32
name_back(Turned *turned, gint32 trainee, gint32 who)
{
    Back *const back = &turned->back[who];

    if (back->rank > 0 && back->named_by != trainee) {
        back->named_by = trainee;
        turned->n_named_back++;
    }
    return back->rank;
}

static gboolean
states_list(const TandemLists *lists, gint32 i)
{
    return lists->start != NULL && (lists->absent == NULL || !lists->absent[i]);
}

/* What the leader of @entry thinks of the trainee who made it; 0 where it refuses. */
static gint32
leader_rank_of(Join *join, gint32 trainee, const Listed *entry)
{
    const gint32 l = tandem_market_leader_of(join->market, entry->opportunity);

    if (join->arrays->leader_rank != NULL)
        return join->arrays->leader_rank[entry->entry];
    if (!states_list(&join->arrays->leaders, l))
        return 1;
    return name_back(&join->leaders, trainee, l);
}

static gint32
opportunity_rank_of(Join *join, gint32 trainee, const Listed *entry, gint32 leader_rank)
{
    if (join->arrays->opportunity_rank != NULL)
        return join->arrays->opportunity_rank[entry->entry];
    if (!states_list(&join->arrays->opportunities, entry->opportunity))
        return leader_rank;
    return name_back(&join->opportunities, trainee, entry->opportunity);
}

static int
compare_listed(gconstpointer a, gconstpointer b)
{
    const Listed *const x = a, *const y = b;

    return x->rank != y->rank
               ? (x->rank < y->rank ? -1 : 1)
               : (x->opportunity > y->opportunity) - (x->opportunity < y->opportunity);
}

/* Lays the list of @trainee out in join->row; returns its length. */
static gsize
read_row(Join *join, gint32 trainee)
{
    const TandemLists *const lists = &join->arrays->trainees;
    if (lists->start == NULL)
        return 0;

    const gsize first = lists->start[trainee];
    const gsize n = lists->start[trainee + 1] - first;
    gboolean in_order = TRUE;
    for (gsize i = 0; i < n; i++) {
        const gint32 rank =
            lists->rank != NULL ? lists->rank[first + i] : (gint32)i + 1;
        join->row[i] = (Listed){ rank, lists->id[first + i], first + i };
        in_order = in_order &&
                   (i == 0 || compare_listed(&join->row[i - 1], &join->row[i]) < 0);
    }
    if (!in_order)
        qsort(join->row, n, sizeof *join->row, compare_listed);
    return n;
}

static void
add_edge(Join *join, const Listed *entry, gint32 leader_rank, gint32 opportunity_rank)
{
    TandemMarket *const market = join->market;
    const gsize k = join->n_edges++;

    market->opportunity[k] = entry->opportunity;
    market->trainee_rank[k] = entry->rank;
    market->leader_rank[k] = leader_rank;
    if (market->opportunity_rank != NULL)
        market->opportunity_rank[k] = opportunity_rank;
    if (market->weight != NULL)
        market->weight[k] = entry->rank > 0 ? join->arrays->weight[entry->entry] : 0;
}

/* Pins of @trainee that its list does not name stand behind it, with the ranks of those
 * who do list the trainee. */
static void
add_unlisted_pins(Join *join, gint32 trainee)
{
    const TandemPinRows *const pins = &join->pins;

    for (gsize i = pins->start[trainee]; i < pins->start[trainee + 1]; i++) {
        const gint32 o = pins->opportunity[i];
        if (join->pinned_by[o] != trainee)
            continue; /* became an edge in its place on the list */
        const gint32 l = tandem_market_leader_of(join->market, o);
        const gint32 leader_rank = states_list(&join->arrays->leaders, l)
                                       ? name_back(&join->leaders, trainee, l)
                                       : 0;
        const gint32 own_rank = states_list(&join->arrays->opportunities, o)
                                    ? name_back(&join->opportunities, trainee, o)
                                    : leader_rank;
        add_edge(join, &(Listed){ 0, o, 0 }, leader_rank, own_rank);
    }
}

static void
join_row(Join *join, gint32 trainee)
{
    const TandemPinRows *const pins = &join->pins;
    const gsize n = read_row(join, trainee);

    if (pins->start != NULL)
        for (gsize i = pins->start[trainee]; i < pins->start[trainee + 1]; i++)
            join->pinned_by[pins->opportunity[i]] = trainee;

    for (gsize i = 0; i < n; i++) {
        const Listed *const entry = &join->row[i];
        const gint32 leader_rank = leader_rank_of(join, trainee, entry);
        const gint32 own_rank = opportunity_rank_of(join, trainee, entry, leader_rank);
        const gboolean is_pinned =
            pins->start != NULL && join->pinned_by[entry->opportunity] == trainee;

        if (is_pinned || (leader_rank > 0 && own_rank > 0))
            add_edge(join, entry, leader_rank, own_rank);
        else
            join->market->n_one_sided++;
        if (is_pinned)
            join->pinned_by[entry->opportunity] = TANDEM_NONE;
    }
    if (pins->start != NULL)
        add_unlisted_pins(join, trainee);
}

static gsize
longest_list(const TandemMarketArrays *arrays)
{
    gsize longest = 0;

    for (gint32 t = 0; arrays->trainees.start != NULL && t < arrays->n_trainees; t++)
        longest =
            MAX(longest, arrays->trainees.start[t + 1] - arrays->trainees.start[t]);
    return longest;
}

static gboolean
join_init(Join *join, GError **error)
{
    const TandemMarketArrays *const arrays = join->arrays;
    TandemMarket *const market = join->market;
    const gsize n_entries =
        arrays->trainees.start != NULL ? arrays->trainees.start[arrays->n_trainees] : 0;
    const gsize n_most = n_entries + arrays->n_pins;

    if (!tandem_pin_rows_init(&join->pins, arrays, error) ||
        !turn_round(&join->leaders, &arrays->leaders, arrays->n_leaders,
                    arrays->n_trainees, error) ||
        !turn_round(&join->opportunities, &arrays->opportunities,
                    arrays->n_opportunities, arrays->n_trainees, error))
        return FALSE;

    const gboolean has_own =
        arrays->opportunity_rank != NULL || arrays->opportunities.start != NULL;
    join->pinned_by = tandem_try_new(gint32, arrays->n_opportunities);
    join->row = tandem_try_new(Listed, longest_list(arrays));
    market->start = tandem_try_new(gsize, (gsize)arrays->n_trainees + 1);
    market->opportunity = tandem_try_new(gint32, n_most);
    market->trainee_rank = tandem_try_new(gint32, n_most);
    market->leader_rank = tandem_try_new(gint32, n_most);
    market->opportunity_rank = has_own ? tandem_try_new(gint32, n_most) : NULL;
    market->weight = arrays->weight != NULL ? tandem_try_new(gdouble, n_most) : NULL;
    market->pin = tandem_try_new(gsize, arrays->n_pins);
    if (!join->pinned_by || !join->row || !market->start || !market->opportunity ||
        !market->trainee_rank || !market->leader_rank || !market->pin ||
        (has_own && !market->opportunity_rank) || (arrays->weight && !market->weight))
        return tandem_no_memory("the edges of a market", error);
    tandem_huge_pages(market->opportunity, n_most * sizeof(gint32));
    tandem_huge_pages(market->trainee_rank, n_most * sizeof(gint32));
    tandem_huge_pages(market->leader_rank, n_most * sizeof(gint32));
    for (gint32 o = 0; o < arrays->n_opportunities; o++)
        join->pinned_by[o] = TANDEM_NONE;
    return TRUE;
}

/* The pins as edges, going up. */
static void
find_pins(Join *join)
{
    TandemMarket *const market = join->market;
    const TandemPinRows *const pins = &join->pins;
    if (pins->start == NULL)
        return;

    for (gint32 t = 0; t < market->n_trainees; t++) {
        for (gsize i = pins->start[t]; i < pins->start[t + 1]; i++)
            join->pinned_by[pins->opportunity[i]] = t;
        if (pins->start[t] == pins->start[t + 1])
            continue;
        for (gsize k = market->start[t]; k < market->start[t + 1]; k++)
            if (join->pinned_by[market->opportunity[k]] == t)
                market->pin[market->n_pins++] = k;
    }
}

gboolean
tandem_market_join(TandemMarket *market, const TandemMarketArrays *arrays,
                   GError **error)
{
    g_auto(Join) join = { .arrays = arrays, .market = market };

    if (!join_init(&join, error))
        return FALSE;
    for (gint32 t = 0; t < market->n_trainees; t++) {
        market->start[t] = join.n_edges;
        lay_out(&join.leaders, t);
        lay_out(&join.opportunities, t);
        join_row(&join, t);
        take_away(&join.leaders, t);
        take_away(&join.opportunities, t);
    }
    market->start[market->n_trainees] = join.n_edges;
    market->n_one_sided += join.leaders.n_entries - join.leaders.n_named_back;
    market->n_one_sided +=
        join.opportunities.n_entries - join.opportunities.n_named_back;
    find_pins(&join);
    return TRUE;
}
