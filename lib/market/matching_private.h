/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/certificate.h>
#include <tandem/prices.h>
#include <tandem/workspace.h>

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
    gsize *edge;                    /* [n_edges], going up */
    gsize n_room;                   /* how many there is room for */
    TandemCertificate *certificate; /* NULL: it says none */
    TandemPrices *prices;           /* NULL: it came with none */
    gsize n_counters;
    struct {
        const char *name; /* static */
        guint64 value;
    } counter[TANDEM_MATCHING_MAX_COUNTERS];
};

/* Ends the life of what @matching says; its name and its room for edges stay. */
void tandem_matching_empty(TandemMatching *matching);

/* Whether nobody but the caller holds it. */
gboolean tandem_matching_is_held_once(TandemMatching *matching);

/* For a strategy's answer: as tandem_matching_new(), of @edges that go up, and into the
 * matching that @workspace keeps for tandem_solve_into() where that is asked for. */
TandemMatching *tandem_matching_answer(TandemWorkspace *workspace, TandemMarket *market,
                                       const char *strategy, TandemStatus status,
                                       const gsize *edges, gsize n_edges,
                                       GError **error);

/* Puts the answer that tandem_matching_answer() made in the place of what @matching
 * holds; @answer gives up a hold. */
void tandem_matching_replace(TandemMatching **matching, TandemMatching *answer,
                             TandemWorkspace *workspace);

void tandem_matching_add_counter(TandemMatching *matching, const char *name,
                                 guint64 value);
void tandem_matching_set_bound(TandemMatching *matching, gdouble bound);
