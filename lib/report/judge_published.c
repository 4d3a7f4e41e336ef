/* SPDX-License-Identifier: MIT */

/* Judges the pairs that a run has published, on a market built from the rotation alone.
 *
 * Nothing of the run is trusted: which leaders were closed follows from the pairs (they
 * have a minimum, and nobody comes), and then every place, list and minimum from the
 * files. Feasibility and blocking pairs are the judge's, which shares no code with any
 * solver. What a strategy promises beyond that is one matching of all, so it is
 * compared with a fresh answer; that no trainee gains by misreporting is a property of
 * the method and cannot be seen in one answer.
 */
#include "judge_published_private.h"

#include "../files/faults_private.h"

static const char *const file = "placements.csv";

typedef struct {
    const TandemReopened *reopened;
    const TandemStage *fresh; /* of the run made afresh: strategy and options */
    TandemStage stage;        /* built anew */
    gint32 *trainee_at;       /* [rotation's trainees]: in the market, or TANDEM_NONE */
    gint32 *leader_at;        /* [rotation's leaders] */
    guint *line_of;           /* [market's edges]: line of placements.csv, 0 none */
    TandemFaults *findings;
} Bench;

static void
bench_clear(Bench *bench)
{
    tandem_stage_clear(&bench->stage);
    g_free(bench->trainee_at);
    g_free(bench->leader_at);
    g_free(bench->line_of);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Bench, bench_clear)

static void
tell(Bench *bench, guint line, const char *code, const gchar *message)
{
    tandem_faults_add(bench->findings, TANDEM_SEVERITY_FAULT, file, line, "", code,
                      NULL, "%s", message);
}

static const char *
trainee_id(const Bench *bench, gint32 t)
{
    return bench->reopened->rotation->trainee[bench->stage.trainee[t]].id;
}

/* Of an opportunity or a leader of the market: each buddy place is its own leader. */
static const char *
leader_id(const Bench *bench, gint32 l)
{
    return bench->reopened->rotation->leader[bench->stage.leader[l]].id;
}

static guint8 *
infer_closed(const TandemRotation *rotation, const GArray *pairs)
{
    guint8 *closed = g_new0(guint8, MAX(rotation->n_leaders, 1));

    for (gsize l = 0; l < rotation->n_leaders; l++)
        closed[l] = rotation->leader[l].cap_min > 0;
    for (guint i = 0; i < pairs->len; i++)
        closed[g_array_index(pairs, TandemPublishedPair, i).leader] = 0;
    return closed;
}

static gint32 *
invert(const gint32 *row, gint32 n, gsize n_rows)
{
    gint32 *at = g_new(gint32, MAX(n_rows, 1));

    for (gsize i = 0; i < n_rows; i++)
        at[i] = TANDEM_NONE;
    for (gint32 i = 0; i < n; i++)
        at[row[i]] = i;
    return at;
}

static gboolean
build(Bench *bench, const GArray *pairs, GError **error)
{
    const TandemRotation *rotation = bench->reopened->rotation;
    g_autofree guint8 *closed = infer_closed(rotation, pairs);

    if (!tandem_stage_build(&bench->stage, rotation, bench->fresh->name,
                            bench->reopened->run->seed, closed, error))
        return FALSE;
    const TandemMarket *market = bench->stage.market;
    bench->trainee_at =
        invert(bench->stage.trainee, tandem_market_get_n_trainees(market),
               rotation->n_trainees);
    bench->leader_at = invert(bench->stage.leader, tandem_market_get_n_leaders(market),
                              rotation->n_leaders);
    bench->line_of = g_new0(guint, MAX(tandem_market_get_n_edges(market), 1));
    return TRUE;
}

static void
check_ranks(Bench *bench, const TandemPublishedPair *pair, gsize edge)
{
    const TandemMarket *market = bench->stage.market;
    const gint32 trainee_rank = tandem_market_get_trainee_ranks(market)[edge];
    const gint32 leader_rank = tandem_market_get_leader_ranks(market)[edge];

    if ((pair->trainee_rank > 0 && pair->trainee_rank != trainee_rank) ||
        (pair->leader_rank > 0 && pair->leader_rank != leader_rank)) {
        g_autofree gchar *message = g_strdup_printf(
            "by the input files the ranks of this pair are %d and %d, not %d and %d",
            trainee_rank, leader_rank, pair->trainee_rank, pair->leader_rank);
        tell(bench, pair->line, "V725", message);
    }
}

/* The edges of the pairs that may be at all, going up. */
static GArray *
find_edges(Bench *bench, const GArray *pairs)
{
    const TandemRotation *rotation = bench->reopened->rotation;
    GArray *edges = g_array_new(FALSE, FALSE, sizeof(gsize));

    for (guint i = 0; i < pairs->len; i++) {
        const TandemPublishedPair *pair = &g_array_index(pairs, TandemPublishedPair, i);
        const gint32 t = bench->trainee_at[pair->trainee];
        const gint32 l = bench->leader_at[pair->leader];
        gsize edge = 0;

        if (t == TANDEM_NONE || l == TANDEM_NONE ||
            !tandem_market_find_edge(bench->stage.market, t, l, &edge)) {
            g_autofree gchar *message = g_strdup_printf(
                "%s may not be placed with %s: a rule forbids it, or one of them does "
                "not "
                "accept the other",
                rotation->trainee[pair->trainee].id, rotation->leader[pair->leader].id);
            tell(bench, pair->line, "V724", message);
            continue;
        }
        check_ranks(bench, pair, edge);
        bench->line_of[edge] = pair->line;
        g_array_append_val(edges, edge);
    }
    return edges;
}

static gchar *
violation_text(const Bench *bench, const TandemViolation *v)
{
    switch (v->kind) {
    case TANDEM_VIOLATION_OPPORTUNITY_CAPACITY:
    case TANDEM_VIOLATION_LEADER_CAPACITY:
        return g_strdup_printf("%s has %d placed with them and only %d places",
                               leader_id(bench, v->culprit), v->count, v->limit);
    case TANDEM_VIOLATION_QUOTA:
        return g_strdup_printf("%s holds %d places and may hold %d",
                               trainee_id(bench, v->culprit), v->count, v->limit);
    case TANDEM_VIOLATION_OPPORTUNITY_MINIMUM:
    case TANDEM_VIOLATION_LEADER_MINIMUM:
        return g_strdup_printf("%s has %d placed with them and comes for %d or none",
                               leader_id(bench, v->culprit), v->count, v->limit);
    case TANDEM_VIOLATION_PIN:
        return g_strdup_printf("%s is pinned to %s and is not placed there",
                               trainee_id(bench, v->culprit),
                               leader_id(bench, v->other));
    default:
        return g_strdup("a condition of the policy does not hold");
    }
}

static gboolean
judge_feasible(Bench *bench, const TandemMatching *matching, GError **error)
{
    g_autofree TandemViolation *violations = NULL;
    gsize n = 0;

    if (!tandem_judge_feasible(matching, &violations, &n, error))
        return FALSE;
    for (gsize i = 0; i < n; i++) {
        g_autofree gchar *message = violation_text(bench, &violations[i]);
        tell(bench, 0, violations[i].kind == TANDEM_VIOLATION_PIN ? "V731" : "V730",
             message);
    }
    return TRUE;
}

static gboolean
judge_stable(Bench *bench, const TandemMatching *matching, GError **error)
{
    g_autofree gsize *edges = NULL;
    gsize n = 0;
    const TandemMarket *market = bench->stage.market;

    if (!tandem_judge_blocking(matching, TANDEM_BLOCKING_WEAK, &edges, &n, error))
        return FALSE;
    for (gsize i = 0; i < n; i++) {
        g_autofree gchar *message = g_strdup_printf(
            "%s and %s would both rather be with each other than keep what they have",
            trainee_id(bench, tandem_market_get_trainee_of(market, edges[i])),
            leader_id(bench, tandem_market_get_opportunities(market)[edges[i]]));
        tell(bench, 0, "V732", message);
    }
    return TRUE;
}

static void
tell_difference(Bench *bench, gsize edge, gboolean is_published)
{
    const TandemMarket *market = bench->stage.market;
    g_autofree gchar *message = g_strdup_printf(
        is_published
            ? "%s with %s is not in the one result that the strategy promises"
            : "%s with %s is missing: the result that the strategy promises has "
              "it",
        trainee_id(bench, tandem_market_get_trainee_of(market, edge)),
        leader_id(bench, tandem_market_get_opportunities(market)[edge]));

    tell(bench, is_published ? bench->line_of[edge] : 0, "V733", message);
}

/* A fresh answer on the market built anew, edge by edge beside the published one. */
static gboolean
judge_best(Bench *bench, const TandemMatching *matching, GError **error)
{
    g_autoptr(TandemMatching) best =
        tandem_solve(bench->stage.market, bench->fresh->strategy->name,
                     bench->fresh->options, NULL, error);
    gsize n_a = 0, n_b = 0, a = 0, b = 0;

    if (best == NULL)
        return FALSE;
    const gsize *published = tandem_matching_get_edges(matching, &n_a);
    const gsize *wanted = tandem_matching_get_edges(best, &n_b);
    while (a < n_a || b < n_b) {
        if (a < n_a && b < n_b && published[a] == wanted[b]) {
            a++;
            b++;
        } else if (b == n_b || (a < n_a && published[a] < wanted[b]))
            tell_difference(bench, published[a++], TRUE);
        else
            tell_difference(bench, wanted[b++], FALSE);
    }
    return TRUE;
}

static gboolean
judge(Bench *bench, const GArray *edges, GError **error)
{
    static const guint one_of_all =
        TANDEM_GUARANTEE_TRAINEE_OPTIMAL | TANDEM_GUARANTEE_LEADER_OPTIMAL |
        TANDEM_GUARANTEE_PARETO | TANDEM_GUARANTEE_LARGEST |
        TANDEM_GUARANTEE_STRONGLY_STABLE | TANDEM_GUARANTEE_SUPER_STABLE |
        TANDEM_GUARANTEE_LARGEST_STABLE | TANDEM_GUARANTEE_UNDOMINATED |
        TANDEM_GUARANTEE_POPULAR | TANDEM_GUARANTEE_TRAINEES_POPULAR;
    const guint promised =
        tandem_strategy_get_guarantees(bench->fresh->strategy, bench->fresh->options);
    g_autoptr(TandemMatching) matching = tandem_matching_new(
        bench->stage.market, bench->fresh->strategy->name, TANDEM_STATUS_FEASIBLE,
        (const gsize *)(gconstpointer)edges->data, edges->len, error);

    if (matching == NULL || !judge_feasible(bench, matching, error))
        return FALSE;
    if ((promised & TANDEM_GUARANTEE_WEAKLY_STABLE) != 0 &&
        !judge_stable(bench, matching, error))
        return FALSE;
    return (promised & one_of_all) == 0 || judge_best(bench, matching, error);
}

gboolean
tandem_published_judge(const TandemReopened *reopened, const GArray *pairs,
                       TandemFaults *findings, GError **error)
{
    for (gsize s = 0; s < reopened->run->n_stages; s++) {
        g_auto(Bench) bench = { .reopened = reopened,
                                .fresh = &reopened->run->stage[s],
                                .findings = findings };
        if (!build(&bench, pairs, error))
            return FALSE;
        g_autoptr(GArray) edges = find_edges(&bench, pairs);
        if (!judge(&bench, edges, error))
            return FALSE;
    }
    return TRUE;
}
