/* SPDX-License-Identifier: MIT */
/* What is learned of a clause that became false.
 *
 * Marques-Silva, J. P. and Sakallah, K. A. (1999). GRASP: a search algorithm for
 * propositional satisfiability. IEEE Transactions on Computers 48(5), 506-521. The
 * false clause is resolved with the reasons of its literals, the latest first, until
 * one literal of the last level is left: the result follows from the clauses, and would
 * have made that literal true earlier. Literals that follow from others of it are left
 * out: Sörensson, N. and Biere, A. (2009). Minimizing learned clauses. SAT 2009, LNCS
 * 5584, 237-243. Glue, the number of levels in it, says how useful it will be:
 * Audemard, G. and Simon, L. (2009). Predicting learnt clauses quality in modern SAT
 * solvers. IJCAI 2009, 399-404.
 */
#include "clauses_private.h"

enum { UNMARKED, IN_CLAUSE, FOLLOWS, STANDS };
enum { MOST_GLUE = 100 };

static void
push_pending(TandemClauses *c, TandemLiteral literal)
{
    if (tandem_clauses_grow(c, &c->pending, &c->pending_room, c->n_pending + 1,
                            sizeof *c->pending))
        c->pending[c->n_pending++] = literal;
}

static void
push_clause(TandemClauses *c, TandemLiteral literal)
{
    if (tandem_clauses_grow(c, &c->clause, &c->clause_room, c->n_clause + 1,
                            sizeof *c->clause))
        c->clause[c->n_clause++] = literal;
}

static guint8
mark_of(const TandemClauses *c, TandemLiteral literal)
{
    return c->variable[literal >> 1].mark;
}

/* Marks, and remembers to unmark. */
static void
mark(TandemClauses *c, TandemLiteral literal, guint8 how)
{
    if (mark_of(c, literal) == UNMARKED)
        push_pending(c, literal);
    c->variable[literal >> 1].mark = how;
}

/* Takes the literals of the clause at @at, all false but @known, into what is learned.
 * Returns how many of them are of the last level. */
static guint32
resolve(TandemClauses *c, guint32 at, TandemLiteral known)
{
    const guint32 n = c->word[at + TANDEM_CLAUSE_SIZE];
    guint32 n_last = 0;

    for (guint32 i = 0; i < n; i++) {
        const TandemLiteral literal = c->word[at + TANDEM_CLAUSE_HEAD + i];
        const gint32 level = c->variable[literal >> 1].level;
        if (literal == known || level == 0 || mark_of(c, literal) != UNMARKED)
            continue;
        mark(c, literal, IN_CLAUSE);
        tandem_clauses_bump(c, tandem_variable_of(literal));
        if (level == c->n_levels)
            n_last++;
        else
            push_clause(c, literal);
    }
    return n_last;
}

/* Whether every literal that made @literal false is in the clause or follows from what
 * is, by the marks alone. */
static gboolean
reasons_follow(const TandemClauses *c, TandemLiteral literal, TandemLiteral *first_open)
{
    const guint32 at = c->variable[literal >> 1].reason;
    const guint32 n = c->word[at + TANDEM_CLAUSE_SIZE];

    *first_open = TANDEM_FALSE;
    for (guint32 i = 0; i < n; i++) {
        const TandemLiteral other = c->word[at + TANDEM_CLAUSE_HEAD + i];
        const TandemVariable *const v = &c->variable[other >> 1];
        if (other >> 1 == literal >> 1 || v->level == 0 || v->mark == IN_CLAUSE ||
            v->mark == FOLLOWS)
            continue;
        if (v->mark == STANDS || v->reason == TANDEM_NO_CLAUSE)
            return FALSE;
        *first_open = other;
    }
    return *first_open == TANDEM_FALSE;
}

/* Whether @literal follows from the others. A walk through reasons by depth; all on the
 * way is marked FOLLOWS or STANDS when it is left, so it costs the reasons once. */
static gboolean
is_redundant(TandemClauses *c, TandemLiteral literal)
{
    enum { DEEPEST = 64 };
    TandemLiteral path[DEEPEST];
    gsize n = 0;

    if (c->variable[literal >> 1].reason == TANDEM_NO_CLAUSE)
        return FALSE;
    path[n++] = literal;
    while (n > 0) {
        TandemLiteral next;
        if (reasons_follow(c, path[n - 1], &next)) {
            if (--n > 0)
                mark(c, path[n], FOLLOWS);
        } else if (next == TANDEM_FALSE || n == DEEPEST ||
                   c->variable[next >> 1].mark == STANDS) {
            for (; n > 1; n--)
                mark(c, path[n - 1], STANDS);
            return FALSE;
        } else {
            path[n++] = next;
        }
    }
    return TRUE;
}

static void
minimise(TandemClauses *c)
{
    gsize n = 1;

    for (gsize i = 1; i < c->n_clause; i++)
        if (!is_redundant(c, c->clause[i]))
            c->clause[n++] = c->clause[i];
    c->n_clause = n;
}

static void
unmark(TandemClauses *c)
{
    for (gsize i = 0; i < c->n_pending; i++)
        c->variable[c->pending[i] >> 1].mark = UNMARKED;
    c->n_pending = 0;
}

static guint32
count_levels(TandemClauses *c)
{
    guint32 n = 0;
    const gsize n_before = c->stamp_room;

    if (!tandem_clauses_grow(c, &c->stamp, &c->stamp_room, (gsize)c->n_levels + 1,
                             sizeof *c->stamp))
        return 1;
    for (gsize i = n_before; i < c->stamp_room; i++)
        c->stamp[i] = 0;
    c->n_stamps++;
    for (gsize i = 0; i < c->n_clause; i++) {
        guint32 *const stamp = &c->stamp[c->variable[c->clause[i] >> 1].level];
        n += *stamp != c->n_stamps;
        *stamp = c->n_stamps;
    }
    return n;
}

/* Puts a literal of the highest level but the last second. Returns that level. */
static gint32
find_level(TandemClauses *c)
{
    gsize highest = 1;

    if (c->n_clause == 1)
        return 0;
    for (gsize i = 2; i < c->n_clause; i++)
        if (c->variable[c->clause[i] >> 1].level >
            c->variable[c->clause[highest] >> 1].level)
            highest = i;
    const TandemLiteral second = c->clause[highest];
    c->clause[highest] = c->clause[1];
    c->clause[1] = second;
    return c->variable[second >> 1].level;
}

/* Puts the literal of the highest level in front of @literal[n]. */
static gint32
put_highest_first(const TandemClauses *c, TandemLiteral *literal, gsize n)
{
    gsize highest = 0;

    for (gsize i = 1; i < n; i++)
        if (c->variable[literal[i] >> 1].level >
            c->variable[literal[highest] >> 1].level)
            highest = i;
    const TandemLiteral first = literal[highest];
    literal[highest] = literal[0];
    literal[0] = first;
    return c->variable[first >> 1].level;
}

guint32
tandem_clauses_explain(TandemClauses *c, TandemLiteral *literal, gsize n)
{
    for (; n < 2; n++)
        literal[n] = TANDEM_FALSE;
    tandem_clauses_back_to(c, put_highest_first(c, literal, n));
    put_highest_first(c, literal + 1, n - 1);
    c->n_learned++;
    return tandem_clauses_store(c, literal, n, MOST_GLUE);
}

guint32
tandem_clauses_analyse(TandemClauses *c, guint32 conflict, gint32 *level)
{
    guint32 at = conflict, n_open = 0;
    gint32 i = c->n_trail;
    TandemLiteral known = TANDEM_TRUE;

    c->n_clause = c->n_pending = 0;
    push_clause(c, TANDEM_TRUE);
    do {
        n_open += resolve(c, at, known);
        do
            known = c->trail[--i];
        while (mark_of(c, known) == UNMARKED || c->variable[known >> 1].level == 0);
        at = c->variable[known >> 1].reason;
        n_open--;
    } while (n_open > 0 && !c->is_refused);
    if (c->is_refused)
        return 0;
    c->clause[0] = tandem_not(known);
    minimise(c);
    const guint32 glue = count_levels(c);
    unmark(c);
    *level = find_level(c);
    return glue;
}

void
tandem_clauses_find_core(TandemClauses *c, guint32 conflict, TandemLiteral literal)
{
    c->n_clause = c->n_pending = 0;
    if (conflict == TANDEM_NO_CLAUSE) {
        push_clause(c, literal);
        if (c->variable[literal >> 1].level > 0)
            push_clause(c, tandem_not(literal)); /* assumed too */
        return;
    }
    const gint32 start = c->n_levels > 0 ? c->level_start[0] : c->n_trail;
    guint32 at = conflict;
    TandemLiteral known = TANDEM_TRUE;
    for (gint32 i = c->n_trail;; at = c->variable[known >> 1].reason) {
        if (at != TANDEM_NO_CLAUSE) {
            const guint32 n = c->word[at + TANDEM_CLAUSE_SIZE];
            for (guint32 k = 0; k < n; k++) {
                const TandemLiteral other = c->word[at + TANDEM_CLAUSE_HEAD + k];
                if (other != known && c->variable[other >> 1].level > 0)
                    mark(c, other, IN_CLAUSE);
            }
        } else {
            push_clause(c, known);
        }
        do
            i--;
        while (i >= start && mark_of(c, c->trail[i]) == UNMARKED);
        if (i < start || c->is_refused)
            break;
        known = c->trail[i];
    }
    unmark(c);
}
