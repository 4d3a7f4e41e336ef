/* SPDX-License-Identifier: MIT */
#pragma once

#include "id_set_private.h"
#include "market_formats_private.h"
#include "sheet_private.h"

/* The columns of an edge list, as the header writes them. */
typedef enum {
    TANDEM_EDGE_TRAINEE,
    TANDEM_EDGE_OPPORTUNITY,
    TANDEM_EDGE_TRAINEE_RANK,
    TANDEM_EDGE_LEADER_RANK,
    TANDEM_EDGE_WEIGHT,
    TANDEM_EDGE_LEADER,
    TANDEM_EDGE_CAPACITY,
    TANDEM_EDGE_LEADER_CAPACITY,
    TANDEM_EDGE_QUOTA,
    TANDEM_EDGE_PRIORITY,
    TANDEM_N_EDGE_COLUMNS
} TandemEdgeColumn;

extern const TandemColumn tandem_edge_columns[TANDEM_N_EDGE_COLUMNS];

/* Ids as they come, numbered in that order; and what rows state of each. */
typedef struct {
    GStringChunk *texts;
    GHashTable *index_of; /* a text -> its number + 1 */
    GPtrArray *id;        /* const char * */
    GArray *stated[2];    /* TandemStated of each, of two columns */
} TandemEdgeAgents;

typedef struct {
    gint32 value; /* -1: not stated; of the column leader, a leader's number */
    guint line;
} TandemStated;

typedef struct {
    gint32 trainee, opportunity;
    gint32 trainee_rank, leader_rank;
    gdouble weight; /* NaN: not stated */
    guint line;
} TandemEdgeRow;

/* An edge list while it is read. */
typedef struct {
    TandemSheet sheet;
    TandemEdgeAgents trainees;      /* quota, priority */
    TandemEdgeAgents opportunities; /* leader, capacity */
    TandemEdgeAgents leaders;       /* leader_capacity, - */
    GArray *rows;                   /* TandemEdgeRow */
} TandemEdgeList;

/* Reads all rows; what can be seen row by row is told. */
void tandem_edge_list_read(TandemEdgeList *list, const TandemMarketSource *source);
void tandem_edge_list_clear(TandemEdgeList *list);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(TandemEdgeList, tandem_edge_list_clear)

/* The number of the id @text, which is new or not. */
gint32 tandem_edge_agents_number(TandemEdgeAgents *agents, const char *text);
