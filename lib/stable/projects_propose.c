/* SPDX-License-Identifier: MIT */
/* Deferred acceptance from the trainees' side where some leader may be full before its
 * opportunities are, or placements are counted in groups.
 *
 * Gale, D. and Shapley, L. S. (1962). College admissions and the stability of marriage.
 * American Mathematical Monthly 69(1), 9-15; over opportunities under leaders Abraham,
 * D. J., Irving, R. W. and Manlove, D. F. (2007). Two algorithms for the
 * student-project allocation problem. Journal of Discrete Algorithms 5(1), 73-90. Those
 * who were displaced wait in a queue; the result does not depend on its order.
 *
 * With both sides' lists strict, what a leader takes of the offers so far is the best
 * set within bounds that lie in each other, places and groups: the greedy choice of a
 * matroid (bounds.c). So with quotas above 1, and with groups, the result is the
 * trainees' optimal kernel: Fleiner, T. (2003). A fixed-point approach to stable
 * matchings and some applications. Mathematics of Operations Research 28(1), 103-126.
 * Where it does not reach a floor no stable matching does: they all hold equally many
 * in every set whose bounds have a part in it (Fleiner, T. and Kamiyama, N. (2012). A
 * matroid approach to stable matchings with lower quotas. Proceedings of the 23rd
 * ACM-SIAM Symposium on Discrete Algorithms, 135-142).
 *
 * Two facts hold after every offer and carry the proof:
 *   (1) next[t] only goes up: a trainee never asks twice;
 *   (2) who is turned away would be turned away by every later set of offers too.
 * By (1) there is at most one offer an edge, so the loop ends. By (2) no pair blocks.
 */
#include <math.h>
#include <string.h>

#include "../market/options_private.h"
#include "bounds_private.h"
#include "deferred_acceptance_private.h"
#include "seats_private.h"

enum { REPORT_EVERY = 1 << 16 }; /* turns between two reports */

typedef struct {
    gint32 *trainee; /* [n_trainees], a ring: each trainee at most once */
    guint8 *waits;   /* [n_trainees] */
    gint32 head;
    gint32 n;
    gint32 size;
} Queue;

typedef struct {
    TandemDeferredAcceptance *run;
    gboolean has_groups;
    TandemSeats seats;   /* without groups: two levels of places */
    TandemBounds bounds; /* with them */
    guint8 *is_held;     /* [n_edges] kept up with groups, else made at the end */
    const gint32 *rank;  /* [n_edges] the leaders', ties broken */
    gsize *next;         /* [n_trainees] the first position of its list not yet asked */
    gint32 *held;        /* [n_trainees] how many places it has for now */
    Queue queue;
} Round;

static void
queue_push(Queue *queue, gint32 trainee)
{
    if (queue->waits[trainee])
        return;
    const gint64 at = (gint64)queue->head + queue->n++;
    queue->trainee[at < queue->size ? at : at - queue->size] = trainee;
    queue->waits[trainee] = 1;
}

static gint32
queue_pop(Queue *queue)
{
    const gint32 trainee = queue->trainee[queue->head];

    queue->head = queue->head + 1 < queue->size ? queue->head + 1 : 0;
    queue->n--;
    queue->waits[trainee] = 0;
    return trainee;
}

/* @trainee asks for edge @k. Returns who is left standing, TANDEM_NONE for nobody. */
static gint32
ask(Round *round, gint32 trainee, gsize k)
{
    const TandemMarket *const market = round->run->market;

    if (!round->has_groups)
        return tandem_seats_offer(&round->seats, market->opportunity[k],
                                  (TandemSeat){ round->rank[k], trainee, k });
    const gsize left = tandem_bounds_offer(&round->bounds, k);
    round->is_held[k] = 1;
    if (left == TANDEM_NO_EDGE)
        return TANDEM_NONE;
    round->is_held[left] = 0;
    return left == k ? trainee : tandem_market_get_trainee_of(market, left);
}

/* @trainee asks on until it holds all it may or has asked everyone. */
static void
take_turn(Round *round, gint32 trainee)
{
    TandemDeferredAcceptance *const run = round->run;
    const gsize end = run->market->start[trainee + 1];

    while (round->held[trainee] < run->places.of_trainee[trainee] &&
           round->next[trainee] < end) {
        const gsize k = tandem_tie_order_listed(&run->order, round->next[trainee]++);
        if (run->places.is_pin != NULL && run->places.is_pin[k])
            continue;
        const gint32 left = ask(round, trainee, k);
        run->n_proposals++;
        if (left == trainee)
            continue;
        round->held[trainee]++;
        if (left != TANDEM_NONE) {
            round->held[left]--;
            queue_push(&round->queue, left);
        }
    }
}

static gboolean
open_seats(Round *round)
{
    const TandemDeferredAcceptance *const run = round->run;

    return round->has_groups
               ? tandem_bounds_init(&round->bounds, run->market, &run->places,
                                    round->rank, TANDEM_BOUNDS_WORST, run->workspace)
               : tandem_seats_init(&round->seats, run->market, &run->places,
                                   run->workspace);
}

static gboolean
init(Round *round, TandemDeferredAcceptance *run)
{
    const gint32 n = run->market->n_trainees;
    const gsize n_edges = run->market->start[n];

    *round = (Round){ .run = run,
                      .has_groups = run->market->n_groups > 0,
                      .rank = run->order.strict != NULL ? run->order.strict
                                                        : run->order.rank };
    round->next = tandem_take(run->workspace, gsize, n);
    round->held = tandem_take(run->workspace, gint32, n);
    round->is_held = tandem_take(run->workspace, guint8, n_edges);
    round->queue.trainee = tandem_take(run->workspace, gint32, n);
    round->queue.waits = tandem_take(run->workspace, guint8, n);
    round->queue.size = n;
    if (!round->next || !round->held || !round->is_held || !round->queue.trainee ||
        !round->queue.waits || !open_seats(round))
        return FALSE;
    memset(round->is_held, 0, n_edges);
    for (gint32 t = 0; t < n; t++) {
        round->next[t] = run->market->start[t];
        round->held[t] = 0;
        round->queue.waits[t] = 0;
    }
    for (gint32 t = 0; t < n; t++)
        queue_push(&round->queue, t);
    return TRUE;
}

/* What is held, as edges that go up. */
static void
gather(const Round *round)
{
    TandemDeferredAcceptance *const run = round->run;
    const gsize n_edges = run->market->start[run->market->n_trainees];

    for (gint32 o = 0; !round->has_groups && o < run->market->n_opportunities; o++) {
        const TandemSeatRow *const row = &round->seats.row[o];
        for (gint32 i = 0; i < row->n_taken; i++)
            round->is_held[round->seats.seat[row->first + (gsize)i].edge] = 1;
    }
    for (gsize k = 0; k < n_edges; k++)
        if (round->is_held[k])
            run->held[run->n_held++] = k;
}

TandemRunEnd
tandem_projects_propose(TandemDeferredAcceptance *run)
{
    Round round;
    gint64 n_turns = 0;

    if (!init(&round, run))
        return TANDEM_RUN_NO_MEMORY;
    if (round.has_groups && !tandem_bounds_fit(&round.bounds))
        return TANDEM_RUN_NONE;
    while (round.queue.n > 0) {
        if (++n_turns % REPORT_EVERY == 0 &&
            !tandem_options_report(run->options,
                                   MIN(1, (gdouble)n_turns / run->market->n_trainees),
                                   NAN, NAN))
            return TANDEM_RUN_STOPPED;
        take_turn(&round, queue_pop(&round.queue));
    }
    gather(&round);
    return round.has_groups && !tandem_bounds_are_reached(&round.bounds)
               ? TANDEM_RUN_NONE
               : TANDEM_RUN_ENDED;
}
