/* SPDX-License-Identifier: MIT */
#pragma once

#include "rotations_text.h"

/* Edges by opportunity; within one whom it likes best comes first. */
typedef struct {
    gsize *start; /* [n_opportunities + 1] */
    gsize *edge;  /* [start[n_opportunities]] */
} CliHeld;

/* Of @edges, shape [n], those that are not G_MAXSIZE. */
void cli_held_init(CliHeld *held, TandemMarket *market, const gsize *edges, gsize n);
void cli_held_clear(CliHeld *held);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(CliHeld, cli_held_clear)

/* The rank that the opportunity of @edge goes by; 0 of a pin that it did not list. */
gint32 cli_held_rank(TandemMarket *market, gsize edge);

/* "T2 (1), T5 (3)": whom @held has at @opportunity, with its ranks; "-" for nobody. */
gchar *cli_held_text(const CliHeld *held, const CliRotations *all, gint32 opportunity);
