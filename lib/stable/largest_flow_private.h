/* SPDX-License-Identifier: MIT */
#pragma once

#include "largest_model_private.h"

/* Whether all who must be placed can be placed at once, while a model is searched. */
typedef struct {
    const TandemLargestModel *model;
    gsize *edge_of;     /* [n_variables] the edge that is held, or G_MAXSIZE */
    gint32 *trainee_of; /* [n_variables] who is placed, or TANDEM_NONE */
    gint32 n_variables; /* of the model; those behind it are of no interest */
    gsize *place;       /* [n_trainees] an edge not ruled out, or G_MAXSIZE */
    gint32 *n_in;       /* [n_opportunities] */
    gint32 *n_at;       /* [n_leaders] */
    gint32 *via;        /* [n_trainees] the opportunity that would push it out */
    gsize *way;         /* [n_opportunities] the edge it was reached by */
    gint32 *opportunity_reached; /* [n_opportunities] in which turn */
    gint32 *leader_reached;      /* [n_leaders] */
    gint32 *reached;             /* [n_trainees] */
    gint32 turn;
    gint32 *queue; /* [n_trainees] */
    gint32 n_queue;
    gint32 *homeless; /* [n_trainees] must be placed, and may have no place */
    gint32 n_homeless;
    guint8 *is_homeless;    /* [n_trainees] in homeless */
    TandemLiteral *literal; /* [n_trainees + n_edges + 2] */
} TandemLargestFlow;

/* Sets the check of the model's clauses. FALSE: memory was refused. */
gboolean tandem_largest_flow_init(TandemLargestFlow *flow,
                                  const TandemLargestModel *model,
                                  TandemWorkspace *workspace);
