/* SPDX-License-Identifier: MIT */
/* What the programme makes largest or smallest for each word, level by level: a word
 * that is lexicographic itself has several.
 *
 *   rank      level i: the most pairs of trainee's rank i + 1
 *   priority  level i: the most placed of the i-th tier
 *   leximin   with a quota of 1, level i: the fewest trainees whose weight is at most
 *             the i-th of those there are, nothing held being 0; else level i: the
 *             largest sum of the i + 1 smallest (exact_smallest.c)
 */
#include "exact_model_private.h"

static void
clear(TandemExactModel *model)
{
    for (gint32 i = 0; i < model->programme.n_columns; i++)
        model->programme.column[i].cost = 0;
    model->programme.is_maximised = TRUE;
    model->programme.step = 1;
    model->programme.hides_start = FALSE;
    model->constant = 0;
}

static void
set_cost(TandemExactModel *model, gsize column, gdouble cost)
{
    model->programme.column[column].cost = cost;
}

static gboolean
aim_at_rank(TandemExactModel *model, gsize level)
{
    const gint32 *const rank = model->market->trainee_rank;
    gboolean is_last = TRUE;

    for (gsize k = 0; k < model->n_edges; k++) {
        set_cost(model, k, (gsize)rank[k] == level + 1);
        is_last = is_last && (gsize)rank[k] < level + 1;
    }
    return !is_last;
}

static gboolean
aim_at_priority(TandemExactModel *model, gsize level)
{
    const gint32 *const priority = model->market->priority;

    if (level == model->n_tiers)
        return FALSE;
    for (gint32 t = 0; t < model->market->n_trainees; t++)
        set_cost(model, (gsize)model->placed[t],
                 (priority != NULL ? priority[t] : 0) == model->tier[level]);
    return TRUE;
}

static gboolean
aim_at_leximin(TandemExactModel *model, gsize level)
{
    model->programme.step = model->unit;
    if (model->has_quota) {
        if (level == (gsize)model->market->n_trainees)
            return FALSE;
        tandem_exact_aim_smallest(model, level + 1);
        return TRUE;
    }
    if (level + 1 >= model->n_levels) /* all weigh at most the last */
        return FALSE;
    const gdouble weight = model->level[level];
    for (gsize k = 0; k < model->n_edges; k++)
        if (weight < 0 && model->weight[k] <= weight)
            set_cost(model, k, -1);
        else if (weight >= 0 && model->weight[k] > weight)
            set_cost(model, k, 1);
    model->programme.step = 1;
    return TRUE;
}

static void
aim_at_egalitarian(TandemExactModel *model)
{
    const TandemMarket *const market = model->market;

    model->programme.is_maximised = FALSE;
    for (gsize k = 0; k < model->n_edges; k++)
        set_cost(model, k, market->trainee_rank[k] + tandem_exact_rank_at(market, k));
}

static void
aim_at_blocking(TandemExactModel *model)
{
    model->programme.is_maximised = FALSE;
    for (gsize k = 0; k < model->n_edges; k++)
        if (model->blocking[k] != TANDEM_EXACT_NO_COLUMN)
            set_cost(model, (gsize)model->blocking[k], 1);
}

/* Pairs that were and are held no more, and the other way about. */
static void
aim_at_changes(TandemExactModel *model)
{
    gsize n_before;
    const TandemMatching *const from = model->wish->from;
    const gsize *const before = tandem_matching_get_edges(from, &n_before);
    const TandemMarket *const then = tandem_matching_get_market(from);

    model->programme.is_maximised = FALSE;
    model->constant = (gdouble)n_before;
    for (gsize k = 0; k < model->n_edges; k++)
        set_cost(model, k, 1);
    for (gsize i = 0; i < n_before; i++) {
        const gint32 t = tandem_market_get_trainee_of(then, before[i]);
        const gint32 o = then->opportunity[before[i]];
        gsize k;
        if (t < model->market->n_trainees && o < model->market->n_opportunities &&
            tandem_market_find_edge(model->market, t, o, &k))
            set_cost(model, k, -1);
    }
}

/* The words of one level. */
static void
aim_at_one(TandemExactModel *model, TandemExactWord word)
{
    switch (word) {
    case TANDEM_EXACT_WEIGHT:
        model->programme.step = model->unit;
        for (gsize k = 0; k < model->n_edges; k++)
            set_cost(model, k, model->weight[k]);
        break;
    case TANDEM_EXACT_EGALITARIAN:
        aim_at_egalitarian(model);
        break;
    case TANDEM_EXACT_REGRET:
        model->programme.is_maximised = FALSE;
        set_cost(model, (gsize)model->regret, 1);
        break;
    case TANDEM_EXACT_BLOCKING:
        aim_at_blocking(model);
        break;
    case TANDEM_EXACT_COVERAGE:
        for (gint32 o = 0; o < model->market->n_opportunities; o++)
            set_cost(model, (gsize)model->covered[o], 1);
        break;
    case TANDEM_EXACT_CHANGES:
        aim_at_changes(model);
        break;
    default:
        g_assert(word == TANDEM_EXACT_CARDINALITY);
        for (gsize k = 0; k < model->n_edges; k++)
            set_cost(model, k, 1);
    }
}

gboolean
tandem_exact_aim(TandemExactModel *model, TandemExactWord word, gsize level)
{
    if (model->programme.is_refused)
        return TRUE; /* as whoever solves it will say */
    clear(model);
    switch (word) {
    case TANDEM_EXACT_RANK:
        return aim_at_rank(model, level);
    case TANDEM_EXACT_PRIORITY:
        return aim_at_priority(model, level);
    case TANDEM_EXACT_LEXIMIN:
        return aim_at_leximin(model, level);
    default:
        if (level > 0)
            return FALSE;
        aim_at_one(model, word);
        return TRUE;
    }
}
