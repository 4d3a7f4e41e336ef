/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/market.h>

G_BEGIN_DECLS

/**
 * TandemStatus:
 * @TANDEM_STATUS_OPTIMAL: the strategy's promise is proven
 * @TANDEM_STATUS_FEASIBLE: a valid matching, its promise not proven
 * @TANDEM_STATUS_INFEASIBLE: no such matching exists
 * @TANDEM_STATUS_UNKNOWN: a limit was reached with nothing to show
 */
typedef enum {
    TANDEM_STATUS_OPTIMAL = 0,
    TANDEM_STATUS_FEASIBLE = 1,
    TANDEM_STATUS_INFEASIBLE = 2,
    TANDEM_STATUS_UNKNOWN = 3,
} TandemStatus;

/* In which sense a pair blocks where there are ties. */
typedef enum {
    TANDEM_BLOCKING_WEAK = 0,
    TANDEM_BLOCKING_STRONG = 1,
    TANDEM_BLOCKING_SUPER = 2,
} TandemBlocking;

#define TANDEM_TYPE_MATCHING (tandem_matching_get_type())
typedef struct _TandemMatching TandemMatching;

TANDEM_API GType tandem_matching_get_type(void) G_GNUC_CONST;

TANDEM_API TandemMatching *tandem_matching_new(TandemMarket *market,
                                               const char *strategy,
                                               TandemStatus status, const gsize *edges,
                                               gsize n_edges, GError **error);
TANDEM_API TandemMatching *tandem_matching_ref(TandemMatching *matching);
TANDEM_API void tandem_matching_unref(TandemMatching *matching);

TANDEM_API TandemMarket *tandem_matching_get_market(const TandemMatching *matching);
TANDEM_API const char *tandem_matching_get_strategy(const TandemMatching *matching);
TANDEM_API TandemStatus tandem_matching_get_status(const TandemMatching *matching);
TANDEM_API const gsize *tandem_matching_get_edges(const TandemMatching *matching,
                                                  gsize *n_edges);
TANDEM_API gsize tandem_matching_get_size(const TandemMatching *matching);
TANDEM_API gboolean tandem_matching_get_bound(const TandemMatching *matching,
                                              gdouble *bound);
TANDEM_API gboolean tandem_matching_get_counter(const TandemMatching *matching,
                                                const char *name, guint64 *value);
TANDEM_API gint32 tandem_matching_get_opportunity(const TandemMatching *matching,
                                                  gint32 trainee);
TANDEM_API const char *tandem_status_get_name(TandemStatus status);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(TandemMatching, tandem_matching_unref)

G_END_DECLS
