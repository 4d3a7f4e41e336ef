/* SPDX-License-Identifier: MIT */
/* The search itself: decide, propagate, learn, go back.
 *
 * Eén, N. and Sörensson, N. (2004). An extensible SAT-solver. SAT 2003, LNCS 2919,
 * 502-518. All assumptions together are the first level, so that a conflict there means
 * that they cannot all hold. Each variable is tried with its last value. The search
 * begins anew while what is learned is worse than it was on average (Audemard and Simon
 * 2012, Refining restarts strategies for SAT and UNSAT, CP 2012, 118-126), and by
 * turns, for as many conflicts, hardly ever.
 *
 * Numbers are whole, or doubles that are added and multiplied, never both in one
 * expression, so that every machine searches in the same order.
 */
#include "clauses_private.h"

enum {
    SHORTEST = 50,       /* conflicts between two new beginnings */
    LONGEST = 2000,      /* and in a steady turn */
    FIRST_TURN = 2000,   /* conflicts */
    REDUCE_EVERY = 2000, /* clauses learned */
    REDUCE_GROWTH = 300,
    ASK_EVERY = 1024 /* decisions */
};

typedef struct {
    gint64 recent, average; /* glue, in 1/4096 */
    guint64 since;          /* the last new beginning: conflicts */
    guint64 turn_end;       /* of n_conflicts */
    guint64 turn_length;
    gboolean is_steady;
} Pace;

static gboolean
comes_first(const TandemClauses *c, gint32 a, gint32 b)
{
    return c->variable[a].activity > c->variable[b].activity;
}

static void
put(TandemClauses *c, gint32 at, gint32 variable)
{
    c->heap[at] = variable;
    c->variable[variable].at = at;
}

static void
rise(TandemClauses *c, gint32 at)
{
    const gint32 moved = c->heap[at];

    for (; at > 0 && comes_first(c, moved, c->heap[(at - 1) / 2]); at = (at - 1) / 2)
        put(c, at, c->heap[(at - 1) / 2]);
    put(c, at, moved);
}

static void
sink(TandemClauses *c)
{
    const gint32 moved = c->heap[0];
    gint32 at = 0;

    for (gint32 child = 1; child < c->n_heap; child = 2 * at + 1) {
        if (child + 1 < c->n_heap && comes_first(c, c->heap[child + 1], c->heap[child]))
            child++;
        if (!comes_first(c, c->heap[child], moved))
            break;
        put(c, at, c->heap[child]);
        at = child;
    }
    put(c, at, moved);
}

void
tandem_heap_insert(TandemClauses *c, gint32 variable)
{
    if (c->variable[variable].at >= 0)
        return;
    put(c, c->n_heap++, variable);
    rise(c, c->variable[variable].at);
}

gint32
tandem_heap_pop(TandemClauses *c)
{
    if (c->n_heap == 0)
        return -1;
    const gint32 top = c->heap[0];
    c->variable[top].at = -1;
    const gint32 last = c->heap[--c->n_heap];
    if (c->n_heap > 0) {
        put(c, 0, last);
        sink(c);
    }
    return top;
}

void
tandem_clauses_bump(TandemClauses *c, gint32 variable)
{
    const gdouble highest = 1e100;

    c->variable[variable].activity += c->step;
    if (c->variable[variable].activity > highest) {
        for (gint32 v = 0; v < c->n_variables; v++)
            c->variable[v].activity *= 1 / highest;
        c->step *= 1 / highest;
    }
    if (c->variable[variable].at >= 0)
        rise(c, c->variable[variable].at);
}

static gboolean
open_level(TandemClauses *c)
{
    if (!tandem_clauses_grow(c, &c->level_start, &c->level_room, (gsize)c->n_levels + 1,
                             sizeof *c->level_start))
        return FALSE;
    c->level_start[c->n_levels++] = c->n_trail;
    return TRUE;
}

/* The first level. FALSE: one assumption is false already, and is the core. */
static gboolean
assume(TandemClauses *c, const TandemLiteral *assumption, gsize n)
{
    if (!open_level(c))
        return TRUE;
    for (gsize i = 0; i < n; i++) {
        if (c->value[assumption[i]] < 0) {
            tandem_clauses_find_core(c, TANDEM_NO_CLAUSE, assumption[i]);
            return FALSE;
        }
        if (c->value[assumption[i]] == 0)
            tandem_clauses_set(c, assumption[i], TANDEM_NO_CLAUSE);
    }
    return TRUE;
}

/* FALSE: every variable has a value. */
static gboolean
decide(TandemClauses *c)
{
    gint32 v = tandem_heap_pop(c);

    while (v >= 0 && c->value[2 * v] != 0)
        v = tandem_heap_pop(c);
    if (v < 0)
        return FALSE;
    if (open_level(c))
        tandem_clauses_set(c, 2 * (TandemLiteral)v + c->variable[v].phase,
                           TANDEM_NO_CLAUSE);
    return TRUE;
}

static void
learn(TandemClauses *c, guint32 conflict, Pace *pace)
{
    gint32 level = 0;
    const guint32 glue = tandem_clauses_analyse(c, conflict, &level);
    guint32 reason = TANDEM_NO_CLAUSE;

    if (c->is_refused)
        return;
    tandem_clauses_back_to(c, level);
    if (c->n_clause > 1) {
        reason = tandem_clauses_store(c, c->clause, c->n_clause, glue);
        c->n_learned++;
    }
    if (c->is_refused)
        return;
    tandem_clauses_set(c, c->clause[0], reason);
    c->step *= 1 / 0.95;
    pace->since++;
    pace->recent += ((gint64)glue * 4096 - pace->recent) / 32;
    pace->average += ((gint64)glue * 4096 - pace->average) / 8192;
}

static gboolean
should_begin_anew(const TandemClauses *c, Pace *pace)
{
    if (c->n_conflicts >= pace->turn_end) {
        pace->is_steady = !pace->is_steady;
        pace->turn_length += pace->turn_length / 2;
        pace->turn_end = c->n_conflicts + pace->turn_length;
    }
    if (pace->is_steady)
        return pace->since >= LONGEST;
    return pace->since >= SHORTEST && pace->recent * 4 > pace->average * 5;
}

/* Nothing is false: the next step of the search. FALSE: it has found values. */
static gboolean
step(TandemClauses *c, Pace *pace)
{
    if (should_begin_anew(c, pace)) {
        pace->since = 0;
        tandem_clauses_back_to(c, 1);
    }
    if (c->n_learned >= c->next_reduction) {
        tandem_clauses_reduce(c);
        c->next_reduction = c->n_learned + REDUCE_EVERY;
    }
    return decide(c);
}

static TandemClausesEnd
run(TandemClauses *c, const TandemLiteral *assumption, gsize n, guint64 most_conflicts,
    TandemClausesGoOn go_on, gpointer data)
{
    Pace pace = { .average = 4096 * 8,
                  .recent = 0,
                  .turn_end = c->n_conflicts + FIRST_TURN,
                  .turn_length = FIRST_TURN };
    const guint64 last = c->n_conflicts + most_conflicts;
    guint64 n_decisions = 0;

    while (!c->is_refused) {
        guint32 conflict = tandem_clauses_propagate(c);
        if (conflict == TANDEM_NO_CLAUSE && c->check != NULL && !c->is_refused)
            conflict = c->check(c, c->check_data);
        if (conflict == TANDEM_NO_CLAUSE) {
            if (c->n_levels == 0) {
                if (!assume(c, assumption, n))
                    return TANDEM_CLAUSES_FAILED;
            } else if (!step(c, &pace)) {
                return TANDEM_CLAUSES_SATISFIED;
            } else if (++n_decisions % ASK_EVERY == 0 && !go_on(0, data)) {
                return TANDEM_CLAUSES_STOPPED;
            }
            continue;
        }
        if (c->is_refused)
            break;
        if (c->n_levels <= 1) {
            tandem_clauses_find_core(c, conflict, TANDEM_FALSE);
            c->is_false = c->n_clause == 0;
            return TANDEM_CLAUSES_FAILED;
        }
        learn(c, conflict, &pace);
        if (c->n_conflicts++ >= last || !go_on(1, data))
            return TANDEM_CLAUSES_STOPPED;
    }
    return TANDEM_CLAUSES_REFUSED;
}

TandemClausesEnd
tandem_clauses_search(TandemClauses *c, const TandemLiteral *assumption, gsize n,
                      guint64 most_conflicts, TandemClausesGoOn go_on, gpointer data)
{
    TandemClausesEnd end;

    if (c->is_refused)
        return TANDEM_CLAUSES_REFUSED;
    c->n_clause = 0;
    if (c->is_false)
        return TANDEM_CLAUSES_FAILED;
    end = run(c, assumption, n, most_conflicts, go_on, data);
    tandem_clauses_back_to(c, 0);
    return c->is_refused ? TANDEM_CLAUSES_REFUSED : end;
}
