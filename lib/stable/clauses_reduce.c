/* SPDX-License-Identifier: MIT */
/* Half of what was learned is thrown away, that with the most glue, and the rest moved
 * together. Clauses that were given are never thrown away, nor one that is the reason
 * of a value, nor one whose glue is 2 or less.
 */
#include "clauses_private.h"

#include <stdlib.h>
#include <string.h>

enum { KEPT = 1, MOST_GLUE_KEPT = 2 };

static gsize
next_clause(const TandemClauses *c, gsize at)
{
    return at + TANDEM_CLAUSE_HEAD + c->word[at + TANDEM_CLAUSE_SIZE];
}

static int
compare(gconstpointer a, gconstpointer b)
{
    const guint64 *const x = a, *const y = b;

    return *x < *y ? -1 : *x > *y;
}

/* Marks as KEPT, in its head, each clause that stays. */
static void
choose(TandemClauses *c)
{
    gsize n = 0;

    for (gint32 i = 0; i < c->n_trail; i++) {
        const guint32 reason = c->variable[c->trail[i] >> 1].reason;
        if (reason != TANDEM_NO_CLAUSE)
            c->word[reason + TANDEM_CLAUSE_MOVED] = KEPT;
    }
    for (gsize at = 1; at < c->n_words; at = next_clause(c, at)) {
        const guint32 glue = c->word[at + TANDEM_CLAUSE_GLUE];
        if (glue <= MOST_GLUE_KEPT)
            c->word[at + TANDEM_CLAUSE_MOVED] = KEPT;
        else if (c->word[at + TANDEM_CLAUSE_MOVED] != KEPT)
            c->order[n++] = (guint64)glue << 32 | (G_MAXUINT32 - (guint32)at);
    }
    qsort(c->order, n, sizeof *c->order, compare);
    for (gsize i = 0; i < n / 2; i++)
        c->word[G_MAXUINT32 - (guint32)c->order[i] + TANDEM_CLAUSE_MOVED] = KEPT;
}

/* Where each clause that stays will be goes into its head, and to who names it. */
static void
find_places(TandemClauses *c)
{
    gsize to = 1;

    for (gsize at = 1; at < c->n_words; at = next_clause(c, at)) {
        if (c->word[at + TANDEM_CLAUSE_MOVED] != KEPT)
            continue;
        c->word[at + TANDEM_CLAUSE_MOVED] = (guint32)to;
        to += next_clause(c, at) - at;
    }
    for (gint32 i = 0; i < c->n_trail; i++) {
        guint32 *const reason = &c->variable[c->trail[i] >> 1].reason;
        if (*reason != TANDEM_NO_CLAUSE)
            *reason = c->word[*reason + TANDEM_CLAUSE_MOVED];
    }
}

static void
move_clauses(TandemClauses *c)
{
    gsize end = 1;

    c->n_learned = 0;
    for (gsize at = 1, next; at < c->n_words; at = next) {
        const gsize to = c->word[at + TANDEM_CLAUSE_MOVED];
        next = next_clause(c, at);
        if (to == 0)
            continue;
        c->word[at + TANDEM_CLAUSE_MOVED] = 0;
        c->n_learned += c->word[at + TANDEM_CLAUSE_GLUE] > 0;
        memmove(c->word + to, c->word + at, (next - at) * sizeof *c->word);
        end = to + (next - at);
    }
    c->n_words = end;
}

void
tandem_clauses_reduce(TandemClauses *c)
{
    if (!tandem_clauses_grow(c, &c->order, &c->order_room, c->n_learned + 1,
                             sizeof *c->order))
        return;
    choose(c);
    find_places(c);
    move_clauses(c);
    for (gsize i = 0; i < 2 * (gsize)c->n_variables; i++)
        c->watches[i].n = 0;
    for (gsize at = 1; at < c->n_words; at = next_clause(c, at))
        tandem_clauses_watch(c, (guint32)at);
}
