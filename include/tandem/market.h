/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/error.h>

G_BEGIN_DECLS

/**
 * TandemFeature:
 * @TANDEM_FEATURE_TRAINEE_TIES: some trainee is indifferent between two opportunities
 * @TANDEM_FEATURE_LEADER_TIES: some leader is indifferent between two trainees
 * @TANDEM_FEATURE_LEADER_CAPACITY: some leader has fewer places than its opportunities
 *   have together
 * @TANDEM_FEATURE_QUOTA: some trainee may hold more than one opportunity
 * @TANDEM_FEATURE_PINS: some edges must be in every matching
 * @TANDEM_FEATURE_WEIGHTS: edges bear given weights
 * @TANDEM_FEATURE_MINIMA: some opportunity or leader must reach a minimum
 * @TANDEM_FEATURE_CLOSURES: some that has a minimum may be closed instead
 * @TANDEM_FEATURE_CLASHES: some opportunities may not be held together
 * @TANDEM_FEATURE_LINKS: some trainees have joint lists
 * @TANDEM_FEATURE_GROUPS: some sets of placements have a floor or a ceiling
 * @TANDEM_FEATURE_OPPORTUNITY_RANKS: some opportunity orders trainees otherwise than
 *   its leader does
 * @TANDEM_FEATURE_LEADER_RANKS_OPPORTUNITIES: some leader ranks its opportunities and
 *   not trainees (SPA-P)
 * @TANDEM_FEATURE_GROUPS_ACROSS_LEADERS: some group counts placements of several leaders
 * @TANDEM_FEATURE_CROSSING_GROUPS: two groups, or a group and the places of an
 *   opportunity or a leader, overlap and neither has all of the other; or a group joins
 *   opportunities that rank trainees by lists of their own
 *
 * What a market has beyond strict two-sided lists with capacities. A strategy declares
 * which it accepts; any other is refused by name.
 */
typedef enum {
    TANDEM_FEATURE_TRAINEE_TIES = 1 << 0,
    TANDEM_FEATURE_LEADER_TIES = 1 << 1,
    TANDEM_FEATURE_LEADER_CAPACITY = 1 << 2,
    TANDEM_FEATURE_QUOTA = 1 << 3,
    TANDEM_FEATURE_PINS = 1 << 4,
    TANDEM_FEATURE_WEIGHTS = 1 << 5,
    TANDEM_FEATURE_MINIMA = 1 << 6,
    TANDEM_FEATURE_CLOSURES = 1 << 7,
    TANDEM_FEATURE_CLASHES = 1 << 8,
    TANDEM_FEATURE_LINKS = 1 << 9,
    TANDEM_FEATURE_GROUPS = 1 << 10,
    TANDEM_FEATURE_OPPORTUNITY_RANKS = 1 << 11,
    TANDEM_FEATURE_LEADER_RANKS_OPPORTUNITIES = 1 << 12,
    TANDEM_FEATURE_GROUPS_ACROSS_LEADERS = 1 << 13,
    TANDEM_FEATURE_CROSSING_GROUPS = 1 << 14,
} TandemFeature;

/**
 * TandemLists:
 * @start: shape [n + 1]: list i is entries start[i] to start[i + 1] - 1; %NULL when no
 *   agent of this side states a list
 * @id: shape [start[n]]: who is listed
 * @rank: (nullable): shape [start[n]]: the number of the tie group, from 1, not going
 *   down along a list; %NULL for strict lists, ranked by position
 * @absent: (nullable): shape [n]: not 0 where the agent states no list at all, which is
 *   not the same as an empty one; %NULL when all state theirs
 *
 * The preference lists of one side in compressed rows.
 */
typedef struct {
    const gsize *start;
    const gint32 *id;
    const gint32 *rank;
    const guint8 *absent;
} TandemLists;

/**
 * TandemGroup:
 * @opportunities: shape [n_opportunities]
 * @trainees: (nullable): shape [n_trainees]; %NULL for all trainees
 * @minimum: fewest placements of these trainees in these opportunities
 * @maximum: most of them
 */
typedef struct {
    const gint32 *opportunities;
    gsize n_opportunities;
    const gint32 *trainees;
    gsize n_trainees;
    gint32 minimum;
    gint32 maximum;
} TandemGroup;

/**
 * TandemLink:
 * @trainee: the two who apply together
 * @choices: shape [2 * n_choices]: the joint list, best first: choice i puts
 *   trainee[0] at entry 2i and trainee[1] at entry 2i + 1, either may be %TANDEM_NONE
 * @rank: (nullable): shape [n_choices]: from 1; %NULL for strict
 * @n_choices: length of the joint list
 */
typedef struct {
    gint32 trainee[2];
    const gint32 *choices;
    const gint32 *rank;
    gsize n_choices;
} TandemLink;

/**
 * TandemMarketArrays:
 *
 * All that a market can be made of; see tandem_market_new(). Set what there is with
 * designated initialisers: what is left zero is absent and means what stands here.
 */
typedef struct {
    gint32 n_trainees;
    gint32 n_opportunities;
    gint32 n_leaders;
    TandemLists trainees;           /* list opportunities */
    TandemLists leaders;            /* list trainees; absent: ties all who list it */
    TandemLists opportunities;      /* own lists of trainees; absent: its leader's */
    const gint32 *leader_rank;      /* per entry of trainees.id, in place of leaders:
                                       the leader's rank, 0 where it refuses */
    const gint32 *opportunity_rank; /* likewise, in place of opportunities */
    const gint32 *leader_of;        /* [n_opportunities]; absent: i belongs to i */
    const gint32 *opportunity_capacity;  /* [n_opportunities]; absent: 1 */
    const gint32 *leader_capacity;       /* [n_leaders]; absent, or -1: the sum of its
                                            opportunities' */
    const gint32 *opportunity_minimum;   /* [n_opportunities]; absent: 0 */
    const gint32 *leader_minimum;        /* [n_leaders]; absent: 0 */
    const guint8 *opportunity_may_close; /* [n_opportunities]; absent: none may */
    const guint8 *leader_may_close;      /* [n_leaders]; absent: none may */
    const gint32
        *leader_opportunity_rank;   /* [n_opportunities]: SPA-P: its leader's rank
                                       of it, 0 where that leader ranks trainees */
    const gint32 *quota;            /* [n_trainees]; absent: 1 */
    const gint32 *priority;         /* [n_trainees], 0 first; absent: all 0 */
    const gdouble *weight;          /* per entry of trainees.id; absent: from ranks */
    const guint64 *trainee_key;     /* [n_trainees]; absent: by index */
    const guint64 *opportunity_key; /* [n_opportunities]; absent: by index */
    const gint32 *pins;             /* [2 * n_pins]: trainee, opportunity */
    gsize n_pins;
    const gint32 *clashes; /* [2 * n_clashes]: pairs of opportunities */
    gsize n_clashes;
    const TandemLink *links;
    gsize n_links;
    const TandemGroup *groups;
    gsize n_groups;
    gpointer reserved[8]; /* zero */
} TandemMarketArrays;

#define TANDEM_TYPE_MARKET (tandem_market_get_type())
typedef struct _TandemMarket TandemMarket;

TANDEM_API GType tandem_market_get_type(void) G_GNUC_CONST;

TANDEM_API TandemMarket *tandem_market_new(const TandemMarketArrays *arrays,
                                           GError **error);
TANDEM_API TandemMarket *tandem_market_ref(TandemMarket *market);
TANDEM_API void tandem_market_unref(TandemMarket *market);

TANDEM_API gint32 tandem_market_get_n_trainees(const TandemMarket *market);
TANDEM_API gint32 tandem_market_get_n_opportunities(const TandemMarket *market);
TANDEM_API gint32 tandem_market_get_n_leaders(const TandemMarket *market);
TANDEM_API gsize tandem_market_get_n_edges(const TandemMarket *market);
TANDEM_API gsize tandem_market_get_n_one_sided(const TandemMarket *market);
TANDEM_API guint tandem_market_get_features(const TandemMarket *market);

TANDEM_API const gsize *tandem_market_get_start(const TandemMarket *market);
TANDEM_API const gint32 *tandem_market_get_opportunities(const TandemMarket *market);
TANDEM_API const gint32 *tandem_market_get_trainee_ranks(const TandemMarket *market);
TANDEM_API const gint32 *tandem_market_get_leader_ranks(const TandemMarket *market);
TANDEM_API const gint32 *
tandem_market_get_opportunity_ranks(const TandemMarket *market);
TANDEM_API const gdouble *tandem_market_get_weights(const TandemMarket *market);
TANDEM_API const gint32 *tandem_market_get_leader_of(const TandemMarket *market);
TANDEM_API const gint32 *tandem_market_get_capacities(const TandemMarket *market);
TANDEM_API const gint32 *
tandem_market_get_leader_capacities(const TandemMarket *market);
TANDEM_API const gint32 *tandem_market_get_minima(const TandemMarket *market);
TANDEM_API const gint32 *tandem_market_get_leader_minima(const TandemMarket *market);
TANDEM_API const guint8 *tandem_market_get_may_close(const TandemMarket *market);
TANDEM_API const guint8 *tandem_market_get_leader_may_close(const TandemMarket *market);
TANDEM_API const gint32 *
tandem_market_get_leader_opportunity_ranks(const TandemMarket *market);
TANDEM_API const gint32 *tandem_market_get_quotas(const TandemMarket *market);
TANDEM_API const gint32 *tandem_market_get_priorities(const TandemMarket *market);
TANDEM_API const guint64 *tandem_market_get_trainee_keys(const TandemMarket *market);
TANDEM_API const guint64 *
tandem_market_get_opportunity_keys(const TandemMarket *market);
TANDEM_API const gsize *tandem_market_get_pins(const TandemMarket *market,
                                               gsize *n_pins);
TANDEM_API const gint32 *tandem_market_get_clashes(const TandemMarket *market,
                                                   gsize *n_clashes);
TANDEM_API const TandemLink *tandem_market_get_links(const TandemMarket *market,
                                                     gsize *n_links);
TANDEM_API const TandemGroup *tandem_market_get_groups(const TandemMarket *market,
                                                       gsize *n_groups);

TANDEM_API gint32 tandem_market_get_trainee_of(const TandemMarket *market, gsize edge);
TANDEM_API gboolean tandem_market_find_edge(const TandemMarket *market, gint32 trainee,
                                            gint32 opportunity, gsize *edge);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(TandemMarket, tandem_market_unref)

G_END_DECLS
