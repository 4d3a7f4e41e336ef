/* SPDX-License-Identifier: MIT */
#pragma once

#include "clauses_private.h"

/* What is wished for, and where it is the wish that a core's wishes do not fail more
 * often, which sum it is of. */
typedef struct {
    TandemLiteral literal;
    gint32 sum; /* or -1 */
} TandemWish;

/* Over the wishes of a core. At level j, j > 0, the literal beside item i says that at
 * least j of the first i + 1 items fail. */
typedef struct {
    gsize first; /* item, and literal */
    gsize n;
    gsize level;
    gboolean is_due; /* it has no wish */
} TandemWishSum;

/* Where memory is refused these do nothing but leave it said in clauses->is_refused. */
typedef struct {
    TandemClauses *clauses;
    TandemWish *wish; /* [n] */
    gsize n, room;
    TandemLiteral *literal; /* [n] of the wishes, to be assumed */
    gsize literal_room;
    TandemWishSum *sum; /* [n_sums] */
    gsize n_sums, sum_room;
    TandemLiteral *item, *row; /* [n_items] of the sums */
    gsize n_items, item_room, row_room;
    guint8 *is_dropped; /* scratch */
    gsize dropped_room;
} TandemWishes;

void tandem_wishes_clear(TandemWishes *wishes);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(TandemWishes, tandem_wishes_clear)

void tandem_wishes_add(TandemWishes *wishes, TandemLiteral literal);

/* literal[n]: all that are wished for. FALSE: memory was refused. */
gboolean tandem_wishes_list(TandemWishes *wishes);

/* The wishes of @core[n], which is put in order, are no longer wished for, as one of
 * them fails. */
void tandem_wishes_take_core(TandemWishes *wishes, TandemLiteral *core, gsize n);

/* The wishes that no more of each core's fail than are known to. Returns whether a core
 * was without one. */
gboolean tandem_wishes_renew(TandemWishes *wishes);
