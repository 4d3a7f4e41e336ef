/* SPDX-License-Identifier: MIT */
#pragma once

#include "../market/workspace_private.h"
#include "../solver/programme_private.h"
#include "exact_words_private.h"

enum { TANDEM_EXACT_NO_COLUMN = -1 };

/* A market as an integer programme, whose column k is x[k]: edge k is held. */
typedef struct {
    TandemMarket *market;
    const TandemExactWish *wish;
    TandemWorkspace *workspace;
    TandemProgramme programme;
    gsize n_edges;
    gint32 *trainee;    /* [n_edges] */
    gboolean *is_pin;   /* [n_edges] */
    gdouble *weight;    /* [n_edges] given, else from ranks */
    gsize *at_start;    /* [n_opportunities + 1] */
    gsize *at;          /* [n_edges] edges, opportunity by opportunity */
    gsize *with_start;  /* [n_leaders + 1] */
    gsize *with;        /* [n_edges] edges, leader by leader */
    gboolean has_quota; /* somebody may hold several */
    gdouble unit;   /* all weights are whole numbers of it; 0: of none that is known */
    gdouble *level; /* [n_levels] thresholds of leximin, going up */
    gsize n_levels;
    gdouble *tier; /* [n_tiers] priorities, going up */
    gsize n_tiers;
    gint32 *placed;   /* [n_trainees] it holds something, where that is asked */
    gint32 *covered;  /* [n_opportunities] somebody is there, likewise */
    gint32 *blocking; /* [n_edges] it blocks; or NO_COLUMN */
    gint32 regret;    /* no rank held is worse; or NO_COLUMN */
    gdouble constant; /* what the objective at hand is worth besides its columns */
} TandemExactModel;

static inline void
tandem_exact_add(TandemExactModel *model, gint32 column, gdouble value)
{
    tandem_programme_add_entry(&model->programme, column, value);
}

/* The rank of edge @k where it is held: its opportunity's own, else its leader's. */
static inline gint32
tandem_exact_rank_at(const TandemMarket *market, gsize k)
{
    return market->opportunity_rank != NULL ? market->opportunity_rank[k]
                                            : market->leader_rank[k];
}

/* The columns x and all that the other parts look up. FALSE: memory was refused, as
 * below; the programme says so of itself. */
gboolean tandem_exact_model_init(TandemExactModel *model, TandemMarket *market,
                                 const TandemExactWish *wish,
                                 TandemWorkspace *workspace);
void tandem_exact_model_clear(TandemExactModel *model);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(TandemExactModel, tandem_exact_model_clear)

/* Rows that every matching of the market keeps. */
gboolean tandem_exact_add_bounds(TandemExactModel *model);
gboolean tandem_exact_add_sets(TandemExactModel *model);

/* Rows of the stability that is wished for, and columns of what blocks. */
gboolean tandem_exact_add_stability(TandemExactModel *model);

/* Columns that objectives count. */
gboolean tandem_exact_add_counts(TandemExactModel *model);

/* Makes what the programme maximises or minimises that of number @level of @word.
 * FALSE: the word has no more levels. */
gboolean tandem_exact_aim(TandemExactModel *model, TandemExactWord word, gsize level);

/* The sum of the @k smallest sums of weights that trainees hold, as columns and rows,
 * and what they are in the start; likewise aimed at (exact_smallest.c). */
void tandem_exact_aim_smallest(TandemExactModel *model, gsize k);
