/* SPDX-License-Identifier: MIT */
/* Where one more place would place somebody more.
 *
 * A place that is added to a stable matching starts one chain: the first in the queue
 * moves there, what that trainee gave up goes to the first in its own queue, and so on,
 * until somebody comes who had nothing, or a place is left that nobody wants. The end
 * is a stable matching of the larger market (Blum, Y., Roth, A. E. and Rothblum, U. G.
 * (1997). Vacancy chains and equilibration in senior-level labor markets. Journal of
 * Economic Theory 76(2), 362-411), and all stable matchings of a market place the same
 * people (Roth, A. E. (1986). On the allocation of residents to rural hospitals: a
 * general property of two-sided matching markets. Econometrica 54(2), 425-427). So the
 * count is the one a new run would give, without a new run: each step of a chain makes
 * one trainee better off, and queues only get shorter.
 *
 * Several places are added by one chain after another. The queues are those of strict
 * lists, ties as the lottery broke them, so this is for stable strategies that break
 * ties, or where there are none; for any other the stage is solved again, and where no
 * matching is then as the strategy promises the place gains nothing. Leaders that were
 * closed stay closed, and nobody is closed anew.
 */
#include "thin_spots_private.h"

#include <string.h>

#include "capacities_private.h"
#include "solve_private.h"

/* What a chain changed, so that it can be taken back. */
typedef struct {
    gsize edge;
    gboolean is_taken; /* else dropped */
} Step;

static gsize
first_who_wants(const TandemHoldings *holdings, const TandemQueues *queues, gint32 o)
{
    for (gsize i = queues->start[o]; i < queues->start[o + 1]; i++)
        if (tandem_holdings_wants(holdings, queues->edge[i], FALSE))
            return queues->edge[i];
    return TANDEM_NO_EDGE;
}

static void
step(TandemHoldings *holdings, GArray *steps, gsize edge, gboolean is_taken)
{
    const Step done = { edge, is_taken };

    if (is_taken)
        tandem_holdings_take(holdings, edge);
    else
        tandem_holdings_drop(holdings, edge);
    g_array_append_val(steps, done);
}

/* Adds a place at @o. Returns 1 where somebody is placed who had nothing, else 0. */
static gint32
add_place(TandemHoldings *holdings, const TandemQueues *queues, gint32 o, GArray *steps)
{
    gint32 vacancy = o;

    while (vacancy != TANDEM_NONE) {
        const gsize edge = first_who_wants(holdings, queues, vacancy);
        if (edge == TANDEM_NO_EDGE)
            return 0;

        const gint32 t = holdings->owner[edge];
        const gboolean had_nothing = holdings->n_held[t] == 0;
        const gsize given_up =
            tandem_holdings_has_room(holdings, t) ? TANDEM_NO_EDGE : holdings->worst[t];
        if (given_up != TANDEM_NO_EDGE)
            step(holdings, steps, given_up, FALSE);
        step(holdings, steps, edge, TRUE);
        if (given_up == TANDEM_NO_EDGE)
            return had_nothing ? 1 : 0;
        vacancy = holdings->opportunity[given_up];
    }
    return 0;
}

static void
take_back(TandemHoldings *holdings, GArray *steps)
{
    for (guint i = steps->len; i-- > 0;) {
        const Step *const done = &g_array_index(steps, Step, i);
        if (done->is_taken)
            tandem_holdings_drop(holdings, done->edge);
        else
            tandem_holdings_take(holdings, done->edge);
    }
    g_array_set_size(steps, 0);
}

static void
add_spot(TandemRun *run, gint category, gint32 leader, gint32 n_leaders, gint32 n_more)
{
    const TandemThinSpot spot = { category, leader, n_leaders, n_more };

    if (n_more > 0)
        g_array_append_val(run->thin_spots, spot);
}

/* Most first; of equal ones categories before single leaders, then by number. */
static gint
compare_spots(gconstpointer left, gconstpointer right)
{
    const TandemThinSpot *const a = left;
    const TandemThinSpot *const b = right;

    if (a->n_more != b->n_more)
        return a->n_more > b->n_more ? -1 : 1;
    if ((a->role_category == 0) != (b->role_category == 0))
        return a->role_category != 0 ? -1 : 1;
    if (a->role_category != b->role_category)
        return a->role_category < b->role_category ? -1 : 1;
    return (a->leader > b->leader) - (a->leader < b->leader);
}

/* How one more place at each leader of a set is tried. */
typedef struct {
    TandemHoldings *holdings;
    const TandemQueues *queues;
    const TandemStage *stage;
    TandemWorkspace *workspace; /* NULL: by chains */
    GArray *steps;
    gint32 *extra; /* [n_opportunities] */
} Trial;

/* Opens a place at each of the @n leaders; below 0 with @error set. */
static gint32
try_places(Trial *trial, const gint32 *leaders, gint32 n, GError **error)
{
    gint32 n_more = 0;

    if (trial->workspace != NULL) {
        for (gint32 i = 0; i < n; i++)
            trial->extra[leaders[i]] = 1;
        n_more =
            tandem_thin_spot_solve(trial->stage, trial->extra, trial->workspace, error);
        for (gint32 i = 0; i < n; i++)
            trial->extra[leaders[i]] = 0;
        return n_more;
    }
    for (gint32 i = 0; i < n; i++)
        n_more += add_place(trial->holdings, trial->queues, leaders[i], trial->steps);
    take_back(trial->holdings, trial->steps);
    return n_more;
}

static gboolean
has_queue(const TandemQueues *queues, gint32 o)
{
    return queues->start[o + 1] > queues->start[o];
}

/* Leaders of @category (0: all) who are open. Returns how many; @has_queues says
 * whether anybody waits with one of them. */
static gint32
list_leaders(const TandemRun *run, const Trial *trial, gint category, gint32 *leaders,
             gboolean *has_queues)
{
    gint32 n = 0;

    *has_queues = FALSE;
    for (gint32 o = 0; o < trial->holdings->n_opportunities; o++) {
        const gint own = run->rotation->leader[trial->stage->leader[o]].role_category;
        if ((category != 0 && own != category) || trial->stage->is_closed[o])
            continue;
        leaders[n++] = o;
        *has_queues |= has_queue(trial->queues, o);
    }
    return n;
}

static gboolean
try_all(TandemRun *run, Trial *trial, GError **error)
{
    g_autofree gint32 *leaders =
        g_new(gint32, (gsize)trial->holdings->n_opportunities + 1);
    gboolean has_queues = FALSE;

    for (gint category = 0;
         category == 0 || tandem_role_category_names[category] != NULL; category++) {
        const gint32 n = list_leaders(run, trial, category, leaders, &has_queues);
        gint32 n_more = 0;

        if (category > 0 && has_queues)
            n_more = try_places(trial, leaders, n, error);
        if (n_more < 0)
            return FALSE;
        if (category > 0)
            add_spot(run, category, TANDEM_NONE, n, n_more);
        for (gint32 i = 0; category == 0 && i < n; i++) {
            if (!has_queue(trial->queues, leaders[i]))
                continue;
            n_more = try_places(trial, &leaders[i], 1, error);
            if (n_more < 0)
                return FALSE;
            add_spot(run, 0, trial->stage->leader[leaders[i]], 1, n_more);
        }
    }
    return TRUE;
}

static gint32
count_placed(const TandemMatching *matching)
{
    const TandemMarket *const market = tandem_matching_get_market(matching);
    gsize n_held = 0;
    const gsize *const held = tandem_matching_get_edges(matching, &n_held);
    gint32 n = 0, last = TANDEM_NONE;

    for (gsize i = 0; i < n_held; i++) {
        const gint32 t = tandem_market_get_trainee_of(market, held[i]);
        n += t != last;
        last = t;
    }
    return n;
}

gint32
tandem_thin_spot_solve(const TandemStage *stage, const gint32 *extra,
                       TandemWorkspace *workspace, GError **error)
{
    const gint32 n = tandem_market_get_n_opportunities(stage->market);
    const gint32 *const old = tandem_market_get_capacities(stage->market);
    g_autofree gint32 *capacity = g_new(gint32, (gsize)n + 1);

    for (gint32 o = 0; o < n; o++)
        capacity[o] = old[o] + extra[o];
    g_autoptr(TandemMarket) market =
        tandem_market_with_capacities(stage->market, capacity, error);
    g_autoptr(GError) own = NULL;
    g_autoptr(TandemMatching) matching =
        market != NULL ? tandem_stage_answer(stage, market, workspace, &own) : NULL;

    if (g_error_matches(own, TANDEM_ERROR, TANDEM_ERROR_NONE_EXISTS) ||
        g_error_matches(own, TANDEM_ERROR, TANDEM_ERROR_UNDECIDED))
        return 0;
    if (own != NULL)
        g_propagate_error(error, g_steal_pointer(&own));
    if (matching == NULL)
        return -1;
    return MAX(count_placed(matching) - count_placed(stage->matching), 0);
}

/* Whether the answer is stable in strict lists, those stated or those that the lottery
 * made of them. */
static gboolean
is_stable_in_strict_lists(const TandemStage *stage)
{
    const guint ties = TANDEM_FEATURE_TRAINEE_TIES | TANDEM_FEATURE_LEADER_TIES;
    const guint extreme =
        TANDEM_GUARANTEE_TRAINEE_OPTIMAL | TANDEM_GUARANTEE_LEADER_OPTIMAL;
    const guint promised =
        tandem_strategy_get_guarantees(stage->strategy, stage->options);

    if ((promised & TANDEM_GUARANTEE_WEAKLY_STABLE) == 0)
        return FALSE;
    return (tandem_market_get_features(stage->market) & ties) == 0 ||
           (stage->strategy->lottery == TANDEM_LOTTERY_FOR_TIES &&
            (promised & extreme) != 0);
}

static gint
compare_texts(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Whether the strategy may take long: one answer a leader is then too dear. */
static gboolean
searches(const TandemStrategy *strategy)
{
    for (gsize i = 0; i < strategy->n_parameters; i++)
        if (g_str_equal(strategy->parameters[i].name, "nodes"))
            return TRUE;
    return FALSE;
}

gboolean
tandem_thin_spots_add(TandemRun *run, const TandemStage *stage,
                      TandemHoldings *holdings, const TandemQueues *queues,
                      GError **error)
{
    const gboolean by_chains = is_stable_in_strict_lists(stage);
    if (!by_chains && searches(stage->strategy)) {
        g_ptr_array_add(run->not_applied,
                        g_strdup_printf("report: where one more place would help (with "
                                        "%s it takes a search for each leader)",
                                        stage->strategy->name));
        g_ptr_array_sort(run->not_applied, compare_texts);
        return TRUE;
    }
    g_autoptr(GArray) steps = g_array_new(FALSE, FALSE, sizeof(Step));
    g_autofree gint32 *extra = g_new0(gint32, (gsize)holdings->n_opportunities + 1);
    g_autoptr(TandemWorkspace) workspace = by_chains ? NULL : tandem_workspace_new();
    Trial trial = { holdings, queues, stage, workspace, steps, extra };

    if (!try_all(run, &trial, error))
        return FALSE;
    g_array_sort(run->thin_spots, compare_spots);
    return TRUE;
}
