/* SPDX-License-Identifier: MIT */
#pragma once

/* Slow and obvious answers to compare with. Reads the raw lists only and shares no code
 * with the library. A matching is a table of bytes, [n_trainees * n_opportunities], not
 * 0 where the trainee of the row holds the opportunity of the column. */
#include "support.h"

/* Who accepts whom, as ranks, and how many may be held where. */
typedef struct {
    gint32 n, m, l;
    gint32 *trainee_rank; /* [n * m], 0: no pair */
    gint32 *leader_rank;  /* [n * m] as the leader of the column has it */
    gint32 *own_rank;     /* [n * m] as the opportunity has it */
    guint8 *is_pin;       /* [n * m] */
    gint32 *leader_of, *capacity, *leader_capacity, *quota;
} Oracle;

Oracle *oracle_new(const Lists *lists);
void oracle_free(Oracle *oracle);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Oracle, oracle_free)

/* Within capacities and quotas, with every pin, of acceptable pairs only. */
gboolean oracle_is_feasible(const Oracle *oracle, const guint8 *held);

/* Feasible, and no pair blocks it in the weak sense of the definitions. */
gboolean oracle_is_stable(const Oracle *oracle, const guint8 *held);

/* Every stable matching, by trying all feasible ones: keep the market small. */
GPtrArray *oracle_all_stable(const Oracle *oracle);

/* Likewise in the strong and super senses, with ties (oracle_senses.c). */
gboolean oracle_is_stable_in(const Oracle *oracle, TandemBlocking sense,
                             const guint8 *held);
GPtrArray *oracle_all_stable_in(const Oracle *oracle, TandemBlocking sense);

/* How many pairs are held. */
gsize oracle_size(const Oracle *oracle, const guint8 *held);

/* @a is better for a trainee and worse for none; quotas are at most 1. */
gboolean oracle_dominates(const Oracle *oracle, const guint8 *a, const guint8 *b);

/* Whether some feasible matching does so, by trying all; quotas are at most 1. */
gboolean oracle_is_dominated(const Oracle *oracle, const guint8 *held);

/* A matching of the library as such a table. */
guint8 *oracle_table(const TandemMatching *matching);
