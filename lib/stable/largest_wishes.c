/* SPDX-License-Identifier: MIT */
/* Wishes that cannot all be granted, and how many of them are not.
 *
 * Where some wishes cannot be granted together, a core, they are counted: Morgado, A.,
 * Dodaro, C. and Marques-Silva, J. (2014). Core-guided MaxSAT with soft cardinality
 * constraints. CP 2014, LNCS 8656, 564-573. In place of the core's wishes comes one,
 * that no more than one of them fails; where that one is in a core itself, that no more
 * than two fail; and so on. The counting goes item by item and level by level, one
 * literal each, as in Sinz, C. (2005). Towards an optimal CNF encoding of boolean
 * cardinality constraints. CP 2005, LNCS 3709, 827-831, and a level is only made when
 * it is wished for. A core is left without a wish until tandem_wishes_renew().
 */
#include "largest_wishes_private.h"

#include <stdlib.h>
#include <string.h>

void
tandem_wishes_clear(TandemWishes *wishes)
{
    g_free(wishes->wish);
    g_free(wishes->literal);
    g_free(wishes->sum);
    g_free(wishes->item);
    g_free(wishes->row);
    g_free(wishes->is_dropped);
}

static void
add(TandemWishes *w, TandemLiteral literal, gint32 sum)
{
    if (tandem_clauses_grow(w->clauses, &w->wish, &w->room, w->n + 1, sizeof *w->wish))
        w->wish[w->n++] = (TandemWish){ literal, sum };
}

void
tandem_wishes_add(TandemWishes *wishes, TandemLiteral literal)
{
    add(wishes, literal, -1);
}

gboolean
tandem_wishes_list(TandemWishes *wishes)
{
    if (!tandem_clauses_grow(wishes->clauses, &wishes->literal, &wishes->literal_room,
                             wishes->n, sizeof *wishes->literal))
        return FALSE;
    for (gsize i = 0; i < wishes->n; i++)
        wishes->literal[i] = wishes->wish[i].literal;
    return TRUE;
}

static int
compare_literals(gconstpointer a, gconstpointer b)
{
    const TandemLiteral x = *(const TandemLiteral *)a, y = *(const TandemLiteral *)b;

    return x < y ? -1 : x > y;
}

/* Remembers @core[n] as a sum, of which one item fails. */
static void
add_sum(TandemWishes *w, const TandemLiteral *core, gsize n)
{
    TandemClauses *const c = w->clauses;

    if (!tandem_clauses_grow(c, &w->sum, &w->sum_room, w->n_sums + 1, sizeof *w->sum) ||
        !tandem_clauses_grow(c, &w->item, &w->item_room, w->n_items + n,
                             sizeof *w->item) ||
        !tandem_clauses_grow(c, &w->row, &w->row_room, w->n_items + n, sizeof *w->row))
        return;
    w->sum[w->n_sums++] = (TandemWishSum){ w->n_items, n, 0, TRUE };
    for (gsize i = 0; i < n; i++)
        w->item[w->n_items++] = core[i];
}

/* The wishes of @core[n], which is sorted, are no longer assumed: one a literal. Sums
 * that they were of are due again. */
static void
drop(TandemWishes *w, const TandemLiteral *core, gsize n)
{
    gsize n_kept = 0;

    if (!tandem_clauses_grow(w->clauses, &w->is_dropped, &w->dropped_room, n,
                             sizeof *w->is_dropped))
        return;
    memset(w->is_dropped, 0, n);
    for (gsize i = 0; i < w->n; i++) {
        const TandemWish wish = w->wish[i];
        const TandemLiteral *const at =
            bsearch(&wish.literal, core, n, sizeof *core, compare_literals);
        if (at == NULL || w->is_dropped[at - core]) {
            w->wish[n_kept++] = wish;
            continue;
        }
        w->is_dropped[at - core] = 1;
        if (wish.sum >= 0)
            w->sum[wish.sum].is_due = TRUE;
    }
    w->n = n_kept;
}

void
tandem_wishes_take_core(TandemWishes *wishes, TandemLiteral *core, gsize n)
{
    qsort(core, n, sizeof *core, compare_literals);
    drop(wishes, core, n);
    if (n > 1)
        add_sum(wishes, core, n);
}

/* A literal that is true where @before is, and where @fails and @lower both are. */
static TandemLiteral
count_one(TandemClauses *c, TandemLiteral before, TandemLiteral fails,
          TandemLiteral lower)
{
    if (lower == TANDEM_FALSE)
        return before;
    const TandemLiteral more = tandem_clauses_new_variable(c);
    tandem_clauses_add2(c, tandem_not(before), more);
    tandem_clauses_add3(c, tandem_not(fails), tandem_not(lower), more);
    return more;
}

/* The literals of the next level. */
static void
count_next(TandemWishes *w, TandemWishSum *sum)
{
    TandemLiteral before = TANDEM_FALSE; /* of the new level */
    TandemLiteral lower = sum->level == 0 ? TANDEM_TRUE : TANDEM_FALSE;

    for (gsize at = sum->first; at < sum->first + sum->n; at++) {
        before = count_one(w->clauses, before, tandem_not(w->item[at]), lower);
        lower = sum->level == 0 ? TANDEM_TRUE : w->row[at];
        w->row[at] = before;
    }
    sum->level++;
}

gboolean
tandem_wishes_renew(TandemWishes *w)
{
    gboolean any = FALSE;

    for (gsize i = 0; i < w->n_sums && !w->clauses->is_refused; i++) {
        TandemWishSum *const sum = &w->sum[i];
        if (!sum->is_due)
            continue;
        sum->is_due = FALSE;
        any = TRUE;
        if (sum->level == 0)
            count_next(w, sum);
        if (sum->level == sum->n)
            continue;
        count_next(w, sum);
        add(w, tandem_not(w->row[sum->first + sum->n - 1]), (gint32)i);
    }
    return any;
}
