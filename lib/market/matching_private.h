/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/matching.h>

enum { TANDEM_MATCHING_MAX_COUNTERS = 8 };

/* Who holds what: the sorted edges of a market, held by reference. */
struct _TandemMatching {
    gatomicrefcount ref_count;
    TandemMarket *market;
    gchar *strategy;
    TandemStatus status;
    gboolean has_bound;
    gdouble bound;
    gsize n_edges;
    gsize *edge; /* [n_edges], going up */
    gsize n_counters;
    struct {
        const char *name; /* static */
        guint64 value;
    } counter[TANDEM_MATCHING_MAX_COUNTERS];
};

void tandem_matching_add_counter(TandemMatching *matching, const char *name,
                                 guint64 value);
void tandem_matching_set_bound(TandemMatching *matching, gdouble bound);
