/* SPDX-License-Identifier: MIT */
#pragma once

#include "outputs_private.h"

/* How full a leader is whom the trainee wanted, in counts and ranks. */
typedef struct {
    gint32 leader; /* row of the rotation */
    gint32 n_places;
    gint32 n_taken;
    gint32 last_rank; /* of the leader's order, the last one it took; 0 none */
    gint32 own_rank;  /* where the trainee stands in it */
} TandemCutoffLine;

/* A line for each leader the trainee could be placed with, by the trainee's list. NULL
 * with @error set where there is no memory. */
GArray *tandem_explain_cutoffs(const TandemRun *run, gint32 trainee, GError **error);

gchar *tandem_explain_text(const TandemRun *run, gint32 trainee, GError **error);
gchar *tandem_explain_json(const TandemRun *run, gint32 trainee, GError **error);
gchar *tandem_explain_csv(const TandemRun *run, gint32 trainee);
