/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/market_file.h>

#include "id_set_private.h"
#include "json_read_private.h"
#include <tandem/json_write.h>

#define TANDEM_LARGEST_INPUT ((gsize)1 << 30) /* 1 GiB */

struct _TandemMarketFile {
    gatomicrefcount ref_count;
    TandemMarket *market;
    TandemIdSet trainees, opportunities, leaders;
    GPtrArray *group_ids; /* gchar *, of the market's groups */
};

/* The lists of one side as they come: those of agent i are entries first[i] to
 * first[i] + n[i] - 1. */
typedef struct {
    gsize *first;
    gsize *n;
    guint8 *absent;
    GArray *id;   /* gint32 */
    GArray *rank; /* gint32 */
} TandemDraftLists;

/* Two agents named together: a pin, a weight, a clash, a leader's rank of an
 * opportunity. */
typedef struct {
    gint32 a, b;
    gint32 rank;
    gdouble weight;
    gsize row, place; /* where it stands in its array, and in the array there */
    guint line;
} TandemDraftPair;

typedef struct {
    gint32 trainee[2];
    GArray *choices; /* gint32, two each */
    GArray *ranks;   /* gint32 */
    gsize row;
    guint line;
} TandemDraftLink;

typedef struct {
    gchar *id;
    GArray *opportunities; /* gint32 */
    GArray *trainees;      /* gint32, or NULL: all */
    gint32 minimum, maximum;
    gsize row;
    guint line;
} TandemDraftGroup;

/* A market while it is read. Arrays are by agent, as numbered by id. */
typedef struct {
    TandemJsonReader reader;
    TandemMarketFile *file;
    gboolean has_opportunities;
    TandemDraftLists trainees, leaders, opportunities;
    TandemDraftLists leaders_own;             /* of opportunities: id and rank alone */
    guint *stamp_trainee, *stamp_opportunity; /* the list that named it last */
    guint n_lists;
    gint32 *leader_opportunity_rank; /* by opportunity, 0: not stated; NULL: nowhere */
    guint8 *is_read_trainee, *is_read_leader, *is_read_opportunity;
    gint32 *quota, *priority;
    gint32 *leader_capacity, *leader_minimum; /* capacity -1: not stated */
    guint8 *leader_may_close;
    gsize *leader_row;
    guint *leader_line;
    gint32 *leader_of; /* TANDEM_NONE where the file names nobody known */
    gint32 *capacity, *minimum;
    guint8 *may_close;
    GArray *ranked, *clashes, *weights, *pins; /* TandemDraftPair */
    GArray *links;                             /* TandemDraftLink */
    GArray *groups;                            /* TandemDraftGroup */
} TandemMarketDraft;

/* Zeroed; an empty array is a pointer too. */
#define tandem_draft_new(type, n) g_new0(type, MAX((gsize)(n), 1))

/* The id at hand, of @set; what is no text or not there is told. @what names one of the
 * set, as "a trainee". */
gboolean tandem_draft_read_id(TandemMarketDraft *draft, const TandemIdSet *set,
                              const char *what, gint32 *index);

/* market_json_agents.c: the arrays of agents; a value of each array is at hand. */
void tandem_draft_read_trainees(TandemMarketDraft *draft);
void tandem_draft_read_leaders(TandemMarketDraft *draft);
void tandem_draft_read_opportunities(TandemMarketDraft *draft);

/* market_json_parts.c: the other arrays. */
void tandem_draft_read_clashes(TandemMarketDraft *draft);
void tandem_draft_read_links(TandemMarketDraft *draft);
void tandem_draft_read_groups(TandemMarketDraft *draft);
void tandem_draft_read_weights(TandemMarketDraft *draft);
void tandem_draft_read_pins(TandemMarketDraft *draft);

/* market_json_check.c: what can be seen only once all is read. Sorts what has no order
 * of its own. */
void tandem_draft_check(TandemMarketDraft *draft);
void tandem_draft_check_pins(TandemMarketDraft *draft);

/* Tells a fault of entry @row of the array @name. */
void tandem_draft_fault(TandemMarketDraft *draft, const char *name, gsize row,
                        guint line, const char *code, const char *format, ...)
    G_GNUC_PRINTF(6, 7);

/* market_json_build.c: the market of a draft without faults. */
TandemMarket *tandem_draft_build(TandemMarketDraft *draft, const char *seed,
                                 TandemLottery lottery, GError **error);

/* market_json_read.c: fills an empty file; what is wrong is told, and @error set. */
gboolean tandem_market_json_read(TandemMarketFile *file, const char *text, gsize length,
                                 const char *name, const char *seed,
                                 TandemLottery lottery, TandemFaults *faults,
                                 GError **error);

/* Reads a file of at most 1 GiB. What is not there is told (E600); what cannot be read
 * is an error. */
gchar *tandem_market_bytes(const char *path, gsize *length, TandemFaults *faults,
                           GError **error);

/* market_keys.c: whether the lottery of @market will be asked, and the keys of ids,
 * freed by the caller. */
gboolean tandem_market_needs_keys(const TandemMarket *market, TandemLottery lottery);
guint64 *tandem_market_draw_keys(const TandemIdSet *set, const char *seed);

/* An empty one. */
TandemMarketFile *tandem_market_file_alloc(void);

/* market_by_bytes.c: the same market with its agents numbered by their ids' bytes, to
 * be written in one order; NULL where they are already. */
TandemMarketFile *tandem_market_file_by_bytes(const TandemMarketFile *file);

/* market_json_write_parts.c: the arrays behind those of agents, where there are any;
 * and one pair of a trainee and an opportunity. */
void tandem_market_json_write_parts(TandemJsonWriter *json,
                                    const TandemMarketFile *file);
void tandem_market_json_write_pair(TandemJsonWriter *json, const TandemMarketFile *file,
                                   gint32 trainee, gint32 opportunity);
