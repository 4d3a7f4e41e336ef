/* SPDX-License-Identifier: MIT */
/* Clauses, their watches, and what follows from them.
 *
 * Moskewicz, M. W., Madigan, C. F., Zhao, Y., Zhang, L. and Malik, S. (2001). Chaff:
 * Engineering an efficient SAT solver. Proceedings of the 38th Design Automation
 * Conference, 530-535: two literals of each clause are watched, and it is looked at
 * only when one of them becomes false. While no clause is false the first two literals
 * of each are not false, or the one of them that is true became so no later than the
 * other false.
 */
#include "clauses_private.h"

#include <string.h>

enum { TWO = 1U << 31 };

gboolean
tandem_clauses_grow(TandemClauses *c, gpointer array, gsize *room, gsize n, gsize size)
{
    gpointer *const at = array;

    if (n <= *room)
        return TRUE;
    const gsize wanted = MAX(n, 2 * *room + 16);
    gpointer const grown = c->is_refused ? NULL : g_try_realloc_n(*at, wanted, size);
    if (grown == NULL) {
        c->is_refused = TRUE;
        return FALSE;
    }
    *at = grown;
    *room = wanted;
    return TRUE;
}

static gboolean
grow_variables(TandemClauses *c)
{
    const gsize n = (gsize)c->n_variables + 1;

    if (n <= c->room)
        return TRUE;
    gsize room[] = { c->room, 2 * c->room, 2 * c->room, c->room, c->room };
    const gsize wanted = MAX(n, 2 * c->room + 16);
    if (!tandem_clauses_grow(c, &c->variable, &room[0], wanted, sizeof *c->variable) ||
        !tandem_clauses_grow(c, &c->value, &room[1], 2 * wanted, sizeof *c->value) ||
        !tandem_clauses_grow(c, &c->watches, &room[2], 2 * wanted,
                             sizeof *c->watches) ||
        !tandem_clauses_grow(c, &c->heap, &room[3], wanted, sizeof *c->heap) ||
        !tandem_clauses_grow(c, &c->trail, &room[4], wanted, sizeof *c->trail))
        return FALSE;
    c->room = wanted;
    return TRUE;
}

TandemLiteral
tandem_clauses_new_variable(TandemClauses *c)
{
    if (c->is_refused || !grow_variables(c))
        return TANDEM_TRUE;

    const gint32 v = c->n_variables++;
    c->variable[v] = (TandemVariable){ .at = -1, .phase = 1 };
    c->value[2 * v] = c->value[2 * v + 1] = 0;
    c->watches[2 * v] = c->watches[2 * v + 1] = (TandemWatches){ 0 };
    tandem_heap_insert(c, v);
    return 2 * (TandemLiteral)v;
}

void
tandem_clauses_init(TandemClauses *c)
{
    *c = (TandemClauses){ .step = 1, .next_reduction = 4000 };
    /* no clause is at 0, so that 0 is TANDEM_NO_CLAUSE */
    if (tandem_clauses_grow(c, &c->word, &c->word_room, 1, sizeof *c->word))
        c->n_words = 1;
    const TandemLiteral yes = tandem_clauses_new_variable(c);
    tandem_clauses_add(c, &yes, 1);
}

void
tandem_clauses_clear(TandemClauses *c)
{
    for (gsize i = 0; i < 2 * (gsize)c->n_variables; i++)
        g_free(c->watches[i].watch);
    gpointer const arrays[] = { c->variable, c->value, c->watches,    c->heap,
                                c->trail,    c->word,  c->clause,     c->pending,
                                c->stamp,    c->order, c->level_start };
    for (gsize i = 0; i < G_N_ELEMENTS(arrays); i++)
        g_free(arrays[i]);
    *c = (TandemClauses){ 0 };
}

void
tandem_clauses_set(TandemClauses *c, TandemLiteral literal, guint32 reason)
{
    TandemVariable *const v = &c->variable[literal >> 1];

    c->value[literal] = 1;
    c->value[tandem_not(literal)] = -1;
    v->level = c->n_levels;
    v->reason = reason;
    v->phase = literal & 1;
    c->trail[c->n_trail++] = literal;
}

void
tandem_clauses_back_to(TandemClauses *c, gint32 level)
{
    if (c->n_levels <= level)
        return;
    const gint32 start = c->level_start[level];
    for (gint32 i = c->n_trail; i-- > start;) {
        const TandemLiteral literal = c->trail[i];
        c->value[literal] = c->value[tandem_not(literal)] = 0;
        tandem_heap_insert(c, tandem_variable_of(literal));
    }
    c->n_trail = c->n_propagated = start;
    c->n_checked = MIN(c->n_checked, start);
    c->n_levels = level;
}

static void
add_watch(TandemClauses *c, TandemLiteral literal, guint32 clause, TandemLiteral other)
{
    TandemWatches *const w = &c->watches[literal];
    gsize room = w->room;

    if (!tandem_clauses_grow(c, &w->watch, &room, (gsize)w->n + 1, sizeof *w->watch))
        return;
    w->room = (guint32)room;
    w->watch[w->n++] = (TandemWatch){ clause, other };
}

void
tandem_clauses_watch(TandemClauses *c, guint32 at)
{
    const TandemLiteral *const literal = c->word + at + TANDEM_CLAUSE_HEAD;
    const guint32 clause = c->word[at + TANDEM_CLAUSE_SIZE] == 2 ? at | TWO : at;

    add_watch(c, literal[0], clause, literal[1]);
    add_watch(c, literal[1], clause, literal[0]);
}

guint32
tandem_clauses_store(TandemClauses *c, const TandemLiteral *literal, gsize n,
                     guint32 glue)
{
    const gsize end = c->n_words + n + TANDEM_CLAUSE_HEAD;

    if (end >= TWO)
        c->is_refused = TRUE;
    if (!tandem_clauses_grow(c, &c->word, &c->word_room, end, sizeof *c->word) ||
        c->is_refused)
        return TANDEM_NO_CLAUSE;
    const guint32 at = (guint32)c->n_words;
    c->word[at + TANDEM_CLAUSE_SIZE] = (guint32)n;
    c->word[at + TANDEM_CLAUSE_GLUE] = glue;
    c->word[at + TANDEM_CLAUSE_MOVED] = 0;
    memcpy(c->word + at + TANDEM_CLAUSE_HEAD, literal, n * sizeof *literal);
    c->n_words = end;
    tandem_clauses_watch(c, at);
    return at;
}

/* @literal[n] without what is false, into clause[]. FALSE: it is true anyhow. */
static gboolean
simplify(TandemClauses *c, const TandemLiteral *literal, gsize n)
{
    c->n_clause = 0;
    for (gsize i = 0; i < n; i++) {
        gboolean is_double = FALSE;
        if (c->value[literal[i]] > 0)
            return FALSE;
        for (gsize j = 0; j < c->n_clause; j++) {
            if (c->clause[j] == tandem_not(literal[i]))
                return FALSE;
            is_double = is_double || c->clause[j] == literal[i];
        }
        if (c->value[literal[i]] == 0 && !is_double)
            c->clause[c->n_clause++] = literal[i];
    }
    return TRUE;
}

void
tandem_clauses_add(TandemClauses *c, const TandemLiteral *literal, gsize n)
{
    if (c->is_refused || c->is_false ||
        !tandem_clauses_grow(c, &c->clause, &c->clause_room, n, sizeof *c->clause))
        return;
    g_assert(c->n_levels == 0);
    if (!simplify(c, literal, n))
        return;
    if (c->n_clause == 0)
        c->is_false = TRUE;
    else if (c->n_clause == 1)
        tandem_clauses_set(c, c->clause[0], TANDEM_NO_CLAUSE);
    else
        tandem_clauses_store(c, c->clause, c->n_clause, 0);
}

void
tandem_clauses_add2(TandemClauses *c, TandemLiteral a, TandemLiteral b)
{
    tandem_clauses_add(c, (TandemLiteral[]){ a, b }, 2);
}

void
tandem_clauses_add3(TandemClauses *c, TandemLiteral a, TandemLiteral b, TandemLiteral d)
{
    tandem_clauses_add(c, (TandemLiteral[]){ a, b, d }, 3);
}

/* Looks for a literal of the clause at @at that is not false, to watch in the place of
 * the second one. */
static gboolean
watch_another(TandemClauses *c, guint32 at, TandemLiteral first)
{
    TandemLiteral *const literal = c->word + at + TANDEM_CLAUSE_HEAD;
    const guint32 n = c->word[at + TANDEM_CLAUSE_SIZE];

    for (guint32 i = 2; i < n; i++) {
        const TandemLiteral found = literal[i];
        if (c->value[found] < 0)
            continue;
        literal[i] = literal[1];
        literal[1] = found;
        add_watch(c, found, at, first);
        return TRUE;
    }
    return FALSE;
}

/* The clauses that watch @gone, which has become false. */
static guint32
visit(TandemClauses *c, TandemLiteral gone)
{
    TandemWatches *const w = &c->watches[gone];
    guint32 conflict = TANDEM_NO_CLAUSE, n_kept = 0, i = 0;

    while (i < w->n && conflict == TANDEM_NO_CLAUSE) {
        const TandemWatch watch = w->watch[i++];
        const guint32 at = watch.clause & ~(guint32)TWO;
        TandemLiteral first = watch.other;
        w->watch[n_kept++] = watch;
        if (c->value[first] > 0)
            continue;
        if (at == watch.clause) {
            TandemLiteral *const literal = c->word + at + TANDEM_CLAUSE_HEAD;
            first = literal[0] ^ literal[1] ^ gone;
            literal[0] = first;
            literal[1] = gone;
            w->watch[n_kept - 1].other = first;
            if (c->value[first] > 0)
                continue;
            if (watch_another(c, at, first)) {
                n_kept--;
                continue;
            }
        }
        if (c->value[first] < 0)
            conflict = at;
        else
            tandem_clauses_set(c, first, at);
    }
    if (i < w->n)
        memmove(w->watch + n_kept, w->watch + i, (w->n - i) * sizeof *w->watch);
    w->n -= i - n_kept;
    c->n_visits += i;
    return conflict;
}

guint32
tandem_clauses_propagate(TandemClauses *c)
{
    guint32 conflict = TANDEM_NO_CLAUSE;

    while (conflict == TANDEM_NO_CLAUSE && c->n_propagated < c->n_trail &&
           !c->is_refused)
        conflict = visit(c, tandem_not(c->trail[c->n_propagated++]));
    return conflict;
}
