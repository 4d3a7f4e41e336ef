/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/faults.h>
#include <tandem/json_write.h>
#include <tandem/measures.h>
#include <tandem/strategy.h>

G_BEGIN_DECLS

#define TANDEM_TYPE_MARKET_FILE (tandem_market_file_get_type())
/* A market with its agents' ids, as a file has it: the form tandem-market 1. Agents are
 * numbered by their ids' bytes, so that the order of a file's entries changes nothing.
 */
typedef struct _TandemMarketFile TandemMarketFile;

TANDEM_API GType tandem_market_file_get_type(void) G_GNUC_CONST;

TANDEM_API TandemMarketFile *tandem_market_file_read(const char *path, const char *seed,
                                                     TandemLottery lottery,
                                                     TandemFaults *faults,
                                                     GError **error);
TANDEM_API TandemMarketFile *
tandem_market_file_parse(const char *text, gsize length, const char *name,
                         const char *seed, TandemLottery lottery, TandemFaults *faults,
                         GError **error);
TANDEM_API TandemMarketFile *tandem_market_file_new(TandemMarket *market,
                                                    GError **error);
TANDEM_API TandemMarketFile *tandem_market_file_ref(TandemMarketFile *file);
TANDEM_API void tandem_market_file_unref(TandemMarketFile *file);

TANDEM_API TandemMarket *tandem_market_file_get_market(const TandemMarketFile *file);
TANDEM_API const char *tandem_market_file_get_trainee_id(const TandemMarketFile *file,
                                                         gint32 trainee);
TANDEM_API const char *
tandem_market_file_get_opportunity_id(const TandemMarketFile *file, gint32 opportunity);
TANDEM_API const char *tandem_market_file_get_leader_id(const TandemMarketFile *file,
                                                        gint32 leader);
TANDEM_API gint32 tandem_market_file_find_trainee(const TandemMarketFile *file,
                                                  const char *id);
TANDEM_API gchar *tandem_market_file_to_json(const TandemMarketFile *file);

TANDEM_API TandemMatching *
tandem_market_file_read_matching(const TandemMarketFile *file, const char *path,
                                 TandemFaults *faults, GError **error);
TANDEM_API TandemMatching *
tandem_market_file_parse_matching(const TandemMarketFile *file, const char *text,
                                  gsize length, const char *name, TandemFaults *faults,
                                  GError **error);
TANDEM_API GPtrArray *tandem_market_file_read_matchings(const TandemMarketFile *file,
                                                        const char *path,
                                                        TandemFaults *faults,
                                                        GError **error);
TANDEM_API GPtrArray *tandem_market_file_parse_matchings(const TandemMarketFile *file,
                                                         const char *text, gsize length,
                                                         const char *name,
                                                         TandemFaults *faults,
                                                         GError **error);
TANDEM_API gchar *tandem_market_file_shares_to_json(const TandemMarketFile *file,
                                                    const TandemShares *shares);
TANDEM_API void tandem_market_file_write_pairs(const TandemMarketFile *file,
                                               TandemJsonWriter *json, const char *key,
                                               const TandemMatching *matching);
TANDEM_API void tandem_market_file_write_unmatched(const TandemMarketFile *file,
                                                   TandemJsonWriter *json,
                                                   const char *key,
                                                   const TandemMatching *matching);
TANDEM_API gchar *tandem_market_file_matching_to_json(const TandemMarketFile *file,
                                                      const TandemMatching *matching,
                                                      const TandemMeasures *measures);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(TandemMarketFile, tandem_market_file_unref)

G_END_DECLS
