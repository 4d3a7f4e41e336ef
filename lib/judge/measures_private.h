/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/measures.h>

#include "held_private.h"

enum { TANDEM_MEASURES_MAX = 15 };

struct _TandemMeasures {
    gatomicrefcount ref_count;
    gsize n;
    const char *name[TANDEM_MEASURES_MAX + 1]; /* static, ended by NULL */
    gdouble value[TANDEM_MEASURES_MAX];
    gsize n_ranks;       /* of profile */
    gsize *profile;      /* [n_ranks]: rank i + 1 */
    gsize n_ranks_both;  /* of profile_both */
    gsize *profile_both; /* [n_ranks_both] or NULL */
};

/* Adds a measure behind the others; @name is static. */
void tandem_measures_add(TandemMeasures *measures, const char *name, gdouble value);

/* TRUE when leaders rank trainees, so that a placement has a rank of theirs. */
static inline gboolean
tandem_measures_of_leaders(const TandemMarket *market)
{
    return (market->features & TANDEM_FEATURE_LEADER_RANKS_OPPORTUNITIES) == 0;
}

/* Each adds its own measures, in order. */
gboolean tandem_measures_add_costs(TandemMeasures *measures,
                                   const TandemMatching *matching, GError **error);
gboolean tandem_measures_add_envy(TandemMeasures *measures, const TandemHeld *held,
                                  GError **error);
gboolean tandem_measures_add_gini(TandemMeasures *measures,
                                  const TandemMatching *matching, GError **error);
gboolean tandem_measures_add_changes(TandemMeasures *measures,
                                     const TandemMatching *matching,
                                     const TandemMatching *before, GError **error);
