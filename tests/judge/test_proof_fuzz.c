/* SPDX-License-Identifier: MIT */
/* The judge must not be talked into anything. An adversary proposes deletions at
 * random, of every kind, to markets whose stable matchings are known by enumeration;
 * whatever the judge lets pass is added to the certificate, so that it gets as far as
 * it can. No pair of a stable matching may ever pass, and no certificate where there is
 * one. */
#include <criterion/criterion.h>

#include "oracle.h"

TestSuite(proof_fuzz, .timeout = 60);

typedef struct {
    TandemMarket *market;
    Oracle *oracle;
    GPtrArray *stable;
    TandemBlocking sense;
    gsize n_edges;
    GArray *steps; /* TandemDeletionStep, arrays owned */
    guint8 *deleted;
    GRand *rand;
    guint n_passed[4]; /* by reason */
    gchar *text;
} Attack;

static void
step_clear(gpointer data)
{
    TandemDeletionStep *const step = data;

    g_free((gpointer)step->edges);
    g_free((gpointer)step->seats);
    g_free((gpointer)step->unseated);
    g_free((gpointer)step->leaders);
}

/* Where the judge stops with what is in attack->steps. */
static TandemProofFault
judge(const Attack *attack)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(TandemCertificate) certificate = tandem_certificate_new(
        attack->sense, (const TandemDeletionStep *)(gpointer)attack->steps->data,
        attack->steps->len, &error);
    g_autoptr(TandemMatching) none =
        tandem_matching_new_none(attack->market, "adversary", certificate, &error);
    TandemProofFinding finding = { 0 };

    cr_assert(tandem_judge_certificate(none, &finding, &error), "%s",
              error ? error->message : "");
    return finding.fault;
}

static gboolean
is_in_stable(const Attack *attack, gsize edge)
{
    const gint32 t = tandem_market_get_trainee_of(attack->market, edge);
    const gint32 o = tandem_market_get_opportunities(attack->market)[edge];

    for (guint i = 0; i < attack->stable->len; i++)
        if (((const guint8 *)attack->stable->pdata[i])[t * attack->oracle->m + o])
            return TRUE;
    return FALSE;
}

/* Adds @step (taken) if the judge lets it pass. */
static void
propose(Attack *attack, TandemDeletionStep step)
{
    g_array_append_val(attack->steps, step);
    const TandemProofFault fault = judge(attack);
    cr_assert(fault != TANDEM_PROOF_HOLDS || attack->stable->len == 0, "%s",
              attack->text);
    if (fault != TANDEM_PROOF_HOLDS && fault != TANDEM_PROOF_REMAINS) {
        g_array_set_size(attack->steps, attack->steps->len - 1);
        return;
    }
    attack->n_passed[step.reason]++;
    for (gsize i = 0; i < step.n_edges; i++) {
        cr_assert(!is_in_stable(attack, step.edges[i]), "%s, edge %zu of %s",
                  tandem_deletion_reason_get_name(step.reason), (size_t)step.edges[i],
                  attack->text);
        attack->deleted[step.edges[i]] = 1;
    }
}

static void
propose_one(Attack *attack, TandemDeletionReason reason, gsize edge)
{
    if (!attack->deleted[edge])
        propose(attack, (TandemDeletionStep){ .reason = reason,
                                              .edges = g_memdup2(&edge, sizeof edge),
                                              .n_edges = 1 });
}

/* The tie of @t's best pairs left: *from to the end returned. */
static gsize
find_head(const Attack *attack, gint32 t, gsize *from)
{
    const gsize *const start = tandem_market_get_start(attack->market);
    const gint32 *const rank = tandem_market_get_trainee_ranks(attack->market);
    gsize to;

    for (*from = start[t]; *from < start[t + 1] && attack->deleted[*from]; ++*from)
        ;
    for (to = *from; to < start[t + 1] && rank[to] == rank[*from]; to++)
        ;
    return to;
}

typedef struct {
    GArray *edges, *seats, *unseated, *leaders;
    gint32 rank[16]; /* by opportunity: from which on its pairs are deleted, or 0 */
    gint32 leader_rank[16]; /* likewise */
    gboolean is_leader[16]; /* who is crowded as a whole ... */
    gboolean is_own[16];    /* ... but for these opportunities */
} Crowd;

static gint32
rank_of(const Attack *attack, gsize k)
{
    const Oracle *const q = attack->oracle;

    return q->own_rank[tandem_market_get_trainee_of(attack->market, k) * q->m +
                       tandem_market_get_opportunities(attack->market)[k]];
}

static gint32 *
find_rank(const Attack *attack, Crowd *crowd, gsize k)
{
    const gint32 o = tandem_market_get_opportunities(attack->market)[k];
    const gint32 l = attack->oracle->leader_of[o];

    return crowd->is_leader[l] && !crowd->is_own[o] ? &crowd->leader_rank[l]
                                                    : &crowd->rank[o];
}

/* Some trainees, some of them seated in their heads. */
static void
gather(Attack *attack, Crowd *crowd)
{
    const guint in_ten = (guint)g_rand_int_range(attack->rand, 3, 11);

    for (gint32 t = 0; t < attack->oracle->n; t++) {
        gsize from, to = find_head(attack, t, &from);
        if (from == to || (guint)g_rand_int_range(attack->rand, 0, 10) >= in_ten)
            continue;
        const gsize pick =
            (gsize)g_rand_int_range(attack->rand, (gint32)from, (gint32)to);
        if (g_rand_boolean(attack->rand) && !attack->deleted[pick])
            g_array_append_val(crowd->seats, pick);
        else
            g_array_append_val(crowd->unseated, t);
        for (; from < to; from++) {
            gint32 *const rank = find_rank(attack, crowd, from);
            if (!attack->deleted[from])
                *rank = MAX(*rank, rank_of(attack, from));
        }
    }
}

/* All pairs of their ranks and worse where they want to be; now and then better ones.
 */
static void
propose_crowd(Attack *attack)
{
    g_autoptr(GArray) edges = g_array_new(FALSE, FALSE, sizeof(gsize));
    g_autoptr(GArray) seats = g_array_new(FALSE, FALSE, sizeof(gsize));
    g_autoptr(GArray) unseated = g_array_new(FALSE, FALSE, sizeof(gint32));
    g_autoptr(GArray) leaders = g_array_new(FALSE, FALSE, sizeof(gint32));
    Crowd crowd = { edges, seats, unseated, leaders, { 0 }, { 0 }, { 0 }, { 0 } };

    for (gint32 l = 0; l < attack->oracle->l; l++)
        crowd.is_leader[l] = g_rand_boolean(attack->rand);
    for (gint32 o = 0; o < attack->oracle->m; o++)
        crowd.is_own[o] = g_rand_int_range(attack->rand, 0, 4) == 0;
    gather(attack, &crowd);
    for (gsize k = 0; k < attack->n_edges; k++) {
        const gint32 rank = *find_rank(attack, &crowd, k);
        const gint32 from = rank - (g_rand_int_range(attack->rand, 0, 20) == 0);
        if (!attack->deleted[k] && rank > 0 && rank_of(attack, k) >= from)
            g_array_append_val(edges, k);
    }
    for (gint32 l = 0; l < attack->oracle->l; l++)
        if (crowd.is_leader[l] && crowd.leader_rank[l] > 0)
            g_array_append_val(leaders, l);
    if (edges->len == 0)
        return;
    propose(attack,
            (TandemDeletionStep){
                .reason = TANDEM_DELETION_CROWD,
                .n_edges = edges->len,
                .edges = g_memdup2(edges->data, edges->len * sizeof(gsize)),
                .n_seats = seats->len,
                .seats = g_memdup2(seats->data, seats->len * sizeof(gsize)),
                .n_unseated = unseated->len,
                .unseated = g_memdup2(unseated->data, unseated->len * sizeof(gint32)),
                .n_leaders = leaders->len,
                .leaders = g_memdup2(leaders->data, leaders->len * sizeof(gint32)) });
}

static void
attack(guint32 seed, const ListsShape *shape, TandemBlocking sense, guint *n_passed,
       guint *n_proven)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Lists) lists = lists_random(seed, shape);
    g_autoptr(TandemMarket) market = lists_to_market(lists, &error);
    g_autoptr(Oracle) oracle = oracle_new(lists);
    g_autoptr(GPtrArray) stable = oracle_all_stable_in(oracle, sense);
    g_autoptr(GArray) steps = g_array_new(FALSE, FALSE, sizeof(TandemDeletionStep));
    g_autoptr(GRand) rand = g_rand_new_with_seed(seed);
    g_autofree gchar *text = lists_to_text(lists);
    const gsize n_edges = tandem_market_get_n_edges(market);
    g_autofree guint8 *deleted = g_new0(guint8, n_edges + 1);
    Attack a = { .market = market,
                 .oracle = oracle,
                 .stable = stable,
                 .sense = sense,
                 .n_edges = n_edges,
                 .steps = steps,
                 .deleted = deleted,
                 .rand = rand,
                 .text = text };

    g_array_set_clear_func(steps, step_clear);
    for (guint round = 0; round < 4; round++) {
        for (gsize k = 0; k < n_edges; k++) {
            propose_one(&a, TANDEM_DELETION_OPPORTUNITY, k);
            propose_one(&a, TANDEM_DELETION_LEADER, k);
        }
        for (guint i = 0; i < 15; i++)
            propose_crowd(&a);
    }
    *n_proven += judge(&a) == TANDEM_PROOF_HOLDS ? 1 : 0;
    for (guint i = 1; i < 4; i++)
        n_passed[i] += a.n_passed[i];
}

static void
attack_all(guint32 first_seed, const ListsShape *shape, TandemBlocking sense,
           guint *n_passed, guint *n_proven)
{
    for (guint32 seed = first_seed; seed < first_seed + 1000; seed++)
        attack(seed, shape, sense, n_passed, n_proven);
}

Test(proof_fuzz, nothing_passes_in_hospitals_that_a_stable_matching_holds)
{
    const ListsShape shape = { .n_trainees = 5,
                               .n_opportunities = 3,
                               .max_capacity = 2,
                               .listed_per_cent = 80,
                               .tied_per_cent = 60,
                               .n_pins = 1 };
    guint n_passed[4] = { 0 }, n_proven = 0;

    attack_all(0, &shape, TANDEM_BLOCKING_STRONG, n_passed, &n_proven);
    cr_assert(n_passed[TANDEM_DELETION_OPPORTUNITY] > 3000 &&
              n_passed[TANDEM_DELETION_CROWD] > 100);
    cr_assert_gt(n_proven, 100);
    attack_all(0, &shape, TANDEM_BLOCKING_SUPER, n_passed, &n_proven);
}

Test(proof_fuzz, nothing_passes_in_projects_that_a_stable_matching_holds)
{
    const ListsShape shape = { .n_trainees = 5,
                               .n_opportunities = 4,
                               .n_leaders = 2,
                               .max_capacity = 2,
                               .listed_per_cent = 70,
                               .tied_per_cent = 50 };
    guint n_passed[4] = { 0 }, n_proven = 0;

    attack_all(1000, &shape, TANDEM_BLOCKING_STRONG, n_passed, &n_proven);
    cr_assert(n_passed[TANDEM_DELETION_LEADER] > 50 &&
              n_passed[TANDEM_DELETION_CROWD] > 100);
    cr_assert_gt(n_proven, 100);
    attack_all(1000, &shape, TANDEM_BLOCKING_SUPER, n_passed, &n_proven);
}
