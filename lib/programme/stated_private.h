/* SPDX-License-Identifier: MIT */
#pragma once

#include "run_private.h"

/* What one person says of one of the other side. */
typedef struct {
    gint32 other; /* row of the other side */
    gint32 rank;  /* number of the tie group, from 1; 0: refused */
    guint line;   /* of preferences.csv */
} TandemStatedEntry;

/* The lists of one side for one kind, as stated: wild-cards spread out, nobody left out
 * yet. In compressed rows. */
typedef struct {
    gsize n;          /* people of this side */
    gsize *start;     /* [n + 1] */
    GArray *entry;    /* TandemStatedEntry: of each person by rank, then other */
    gint32 *n_groups; /* [n]: 0 where no list is stated */
} TandemStatedLists;

/* @side: TANDEM_TARGET_TRAINEE or TANDEM_TARGET_LEADER */
void tandem_stated_init(TandemStatedLists *lists, const TandemRotation *rotation,
                        TandemTargetType side, TandemKind kind);
void tandem_stated_clear(TandemStatedLists *lists);

/* The same entries by the other side's people: of each of the @n_others by @other,
 * which is now who said it. */
void tandem_stated_turn(TandemStatedLists *turned, const TandemStatedLists *lists,
                        gsize n_others);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(TandemStatedLists, tandem_stated_clear)
