/* SPDX-License-Identifier: MIT */
#pragma once

#include "held_private.h"
#include "holders_private.h"

/* The groups of a market within one leader each, and what is held in them. */
typedef struct {
    const TandemHeld *held;
    TandemHolders holders;
    gsize *first_member;  /* [2 n_groups + 1] of group g: opportunities at 2g, trainees
                             behind them */
    gint32 *member;       /* going up */
    gsize *first_group;   /* [n_opportunities + 2] */
    gsize *group;         /* the groups that name each opportunity */
    gint64 *count;        /* [n_groups] placements held */
    gsize *first_led;     /* [n_leaders + 2] */
    gint32 *led;          /* [n_opportunities] each leader's opportunities */
    guint8 *leads_groups; /* [n_leaders] */
} TandemGroupBlocking;

gboolean tandem_group_blocking_init(TandemGroupBlocking *groups, const TandemHeld *held,
                                    GError **error);
void tandem_group_blocking_clear(TandemGroupBlocking *groups);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(TandemGroupBlocking, tandem_group_blocking_clear)

/* Whether the leader's side of edge @edge of @trainee, which is not held, gains by it
 * strictly. */
gboolean tandem_group_blocking_gains(const TandemGroupBlocking *groups, gint32 trainee,
                                     gsize edge);
