/* SPDX-License-Identifier: MIT */
/* `efficiency-adjusted`: better than stable for trainees who waive what helps nobody.
 *
 * Kesten, O. (2010). School choice with consent. Quarterly Journal of Economics 125(3),
 * 1297-1348. In the simplified form of Tang, Q. and Yu, J. (2014). A new perspective on
 * Kesten's school choice with consent idea. Journal of Economic Theory 154, 543-561.
 *
 * Ties are broken, then deferred acceptance is run again and again. After each run an
 * opportunity is underdemanded when no trainee who is left would rather be there: it
 * turned nobody away, and whom it holds cannot be bettered without worsening others
 * (their Lemmas 1 and 3). Those trainees, and those who hold nothing, are placed for
 * good and go, and the opportunity with them. One who consents leaves no trace. One who
 * does not keeps its claims: where it would rather be, nobody whom the opportunity
 * ranks below it may be considered any more. With everybody's consent the answer is
 * Pareto optimal for the trainees; with nobody's it is deferred acceptance's. No
 * trainee is ever placed worse by its own consent.
 *
 * Each run removes an opportunity at least, since the last one that a run fills has
 * turned nobody away; so there are at most as many runs as opportunities, and few where
 * lists are short.
 */
#include "efficiency_adjusted_private.h"

#include <string.h>

#include "../market/answer_private.h"
#include "../market/matching_private.h"
#include "../market/memory_private.h"
#include "../market/options_private.h"
#include "../market/workspace_private.h"
#include "trainees_best_private.h"

typedef struct {
    TandemDeferredAcceptance run; /* its places and mask say who is left */
    gsize *now;                   /* [n_trainees] edge of the last run */
    gsize *answer;                /* [n_trainees] edge of those placed for good */
    guint8 *is_gone;              /* [n_trainees] */
    guint8 *consents;             /* [n_trainees] */
    guint8 *is_closed;            /* [n_opportunities] */
    guint8 *is_desired;           /* [n_opportunities] by somebody who is left */
    gsize *claim; /* [n_opportunities] the best edge whose trainee went without
                     consent and would rather be there, or G_MAXSIZE */
} Adjustment;

static gboolean
init(Adjustment *a, const TandemMarket *market)
{
    TandemWorkspace *const workspace = a->run.workspace;
    const gsize n = (gsize)market->n_trainees, m = (gsize)market->n_opportunities;

    a->now = tandem_take(workspace, gsize, n);
    a->answer = tandem_take(workspace, gsize, n);
    a->is_gone = tandem_take(workspace, guint8, n);
    a->consents = tandem_take(workspace, guint8, n);
    a->is_closed = tandem_take(workspace, guint8, m);
    a->is_desired = tandem_take(workspace, guint8, m);
    a->claim = tandem_take(workspace, gsize, m);
    if (!a->now || !a->answer || !a->is_gone || !a->consents || !a->is_closed ||
        !a->is_desired || !a->claim ||
        !tandem_trainees_best_init(&a->run, market, TANDEM_TIES_LOTTERY, TRUE))
        return FALSE;
    memset(a->is_gone, 0, n);
    memset(a->is_closed, 0, m);
    for (gsize t = 0; t < n; t++)
        a->answer[t] = G_MAXSIZE;
    for (gsize o = 0; o < m; o++)
        a->claim[o] = G_MAXSIZE;
    return TRUE;
}

static void
ask_consent(Adjustment *a, const TandemStrategy *strategy)
{
    const gint32 *listed;
    gsize n_listed;
    const char *const word = tandem_strategy_get_trainees(
        strategy, a->run.options, "consent", &listed, &n_listed);

    memset(a->consents, word != NULL && g_str_equal(word, "all") ? 1 : 0,
           (gsize)a->run.market->n_trainees);
    for (gsize i = 0; i < n_listed; i++)
        a->consents[listed[i]] = 1;
}

/* Whether @t, by the broken order of opportunity @o, stands before whom @claim is of.
 */
static gboolean
stands_before(const Adjustment *a, gint32 t, gsize edge, gsize claim)
{
    const gint32 other = tandem_market_get_trainee_of(a->run.market, claim);
    const TandemStanding one = tandem_tie_order_stand(&a->run.order, t, edge);
    const TandemStanding two = tandem_tie_order_stand(&a->run.order, other, claim);

    return tandem_standing_before(&one, &two);
}

/* The edges of @t above what it holds now end at it: lists are strict. */
static gsize
end_of_desires(const Adjustment *a, gint32 t)
{
    return a->now[t] != G_MAXSIZE ? a->now[t] : a->run.market->start[t + 1];
}

static void
find_desired(Adjustment *a)
{
    const TandemMarket *const market = a->run.market;

    memset(a->is_desired, 0, (gsize)market->n_opportunities);
    for (gint32 t = 0; t < market->n_trainees; t++) {
        if (a->is_gone[t] || a->run.places.of_trainee[t] == 0)
            continue;
        for (gsize k = market->start[t]; k < end_of_desires(a, t); k++)
            if (!a->run.places.is_pin[k])
                a->is_desired[market->opportunity[k]] = 1;
    }
}

/* @t is placed for good; without its consent its claims stay. */
static void
settle(Adjustment *a, gint32 t)
{
    const TandemMarket *const market = a->run.market;

    const gboolean keeps_claims = !a->consents[t] && a->run.places.of_trainee[t] > 0;

    a->is_gone[t] = 1;
    a->answer[t] = a->now[t];
    for (gsize k = market->start[t]; keeps_claims && k < end_of_desires(a, t); k++) {
        gsize *const claim = &a->claim[market->opportunity[k]];
        if (*claim == G_MAXSIZE || stands_before(a, t, k, *claim))
            *claim = k;
    }
    a->run.places.of_trainee[t] = 0;
}

/* Nobody who is left is considered where somebody with a claim stands before. */
static void
mask_below_claims(Adjustment *a)
{
    const TandemMarket *const market = a->run.market;

    for (gint32 t = 0; t < market->n_trainees; t++)
        for (gsize k = market->start[t]; !a->is_gone[t] && k < market->start[t + 1];
             k++) {
            const gint32 o = market->opportunity[k];
            if (a->is_closed[o] ||
                (a->claim[o] != G_MAXSIZE && !stands_before(a, t, k, a->claim[o])))
                a->run.places.is_pin[k] = 1;
        }
}

/* Places whom no later run can better. Returns how many go. */
static gint32
settle_underdemanded(Adjustment *a)
{
    const TandemMarket *const market = a->run.market;
    gint32 n = 0;

    find_desired(a);
    for (gint32 t = 0; t < market->n_trainees; t++) {
        if (a->is_gone[t])
            continue;
        const gsize held = a->now[t];
        if (held != G_MAXSIZE && a->is_desired[market->opportunity[held]])
            continue;
        settle(a, t);
        n++;
    }
    for (gint32 o = 0; o < market->n_opportunities; o++)
        if (!a->is_desired[o])
            a->is_closed[o] = 1;
    mask_below_claims(a);
    return n;
}

static TandemMatching *
solve(const TandemStrategy *strategy, TandemMarket *market,
      const TandemOptions *options, TandemWorkspace *workspace, GError **error)
{
    Adjustment a = { .run = { .options = options, .workspace = workspace } };
    TandemRunEnd end = TANDEM_RUN_NO_MEMORY;
    gint32 n_left = market->n_trainees;
    guint64 n_runs = 0;

    if (init(&a, market)) {
        ask_consent(&a, strategy);
        for (end = TANDEM_RUN_ENDED; n_left > 0 && end == TANDEM_RUN_ENDED; n_runs++) {
            const TandemWorkspaceMark mark = tandem_workspace_mark(workspace);
            end = tandem_trainees_best(&a.run, a.now);
            tandem_workspace_rewind(workspace, mark);
            if (end == TANDEM_RUN_ENDED)
                n_left -= settle_underdemanded(&a);
        }
    }
    if (end == TANDEM_RUN_NO_MEMORY)
        tandem_no_memory(strategy->name, error);
    if (end == TANDEM_RUN_STOPPED)
        g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_CANCELLED,
                    "%s was stopped before it ended", strategy->name);
    if (end != TANDEM_RUN_ENDED)
        return NULL;
    TandemMatching *const matching = tandem_answer_new(
        strategy, market, a.answer, TANDEM_STATUS_OPTIMAL, workspace, error);
    if (matching != NULL)
        tandem_matching_add_counter(matching, "runs", n_runs);
    return matching;
}

static guint
find_guarantees(const TandemStrategy *strategy, const TandemOptions *options)
{
    const gint32 *listed;
    gsize n_listed;
    const char *const word =
        tandem_strategy_get_trainees(strategy, options, "consent", &listed, &n_listed);

    if (word != NULL && g_str_equal(word, "all"))
        return TANDEM_GUARANTEE_PARETO;
    return word != NULL && g_str_equal(word, "none")
               ? TANDEM_GUARANTEE_WEAKLY_STABLE | TANDEM_GUARANTEE_TRAINEE_OPTIMAL
               : 0;
}

static const char *const consent_values[] = { "all", "none", NULL };

static const TandemParameter parameters[] = {
    { "consent", TANDEM_PARAMETER_TRAINEES, consent_values, 0, 0,
      "who waives a claim that does not help them and stands in others' way" },
};

const TandemStrategy tandem_efficiency_adjusted = {
    .name = "efficiency-adjusted",
    .room = "stable",
    .text = "deferred acceptance, bettered for trainees where those who lose nothing "
            "by it consent",
    .reference = "Kesten (2010), School choice with consent; Tang and Yu (2014), A new "
                 "perspective on Kesten's school choice with consent idea",
    .accepts = TANDEM_FEATURE_LEADER_TIES | TANDEM_FEATURE_PINS |
               TANDEM_FEATURE_WEIGHTS | TANDEM_FEATURE_OPPORTUNITY_RANKS,
    .ignores = TANDEM_FEATURE_WEIGHTS,
    .guarantees = TANDEM_GUARANTEE_PARETO,
    .lottery = TANDEM_LOTTERY_FOR_TIES,
    .parameters = parameters,
    .n_parameters = G_N_ELEMENTS(parameters),
    .solve = solve,
    .guarantees_with = find_guarantees,
};
