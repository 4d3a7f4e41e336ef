/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/options.h>

G_BEGIN_DECLS

#define TANDEM_TYPE_ROTATION_POSET (tandem_rotation_poset_get_type())
/* The structure of all stable matchings of a market of strict lists. */
typedef struct _TandemRotationPoset TandemRotationPoset;

TANDEM_API GType tandem_rotation_poset_get_type(void) G_GNUC_CONST;

TANDEM_API TandemRotationPoset *tandem_rotation_poset_new(TandemMarket *market,
                                                          const TandemOptions *options,
                                                          GError **error);
TANDEM_API TandemRotationPoset *tandem_rotation_poset_ref(TandemRotationPoset *poset);
TANDEM_API void tandem_rotation_poset_unref(TandemRotationPoset *poset);

TANDEM_API TandemMarket *
tandem_rotation_poset_get_market(const TandemRotationPoset *poset);
TANDEM_API gint32 tandem_rotation_poset_get_n(const TandemRotationPoset *poset);
TANDEM_API gsize tandem_rotation_poset_get_moves(const TandemRotationPoset *poset,
                                                 gint32 rotation, const gsize **from,
                                                 const gsize **to);
TANDEM_API const gint32 *
tandem_rotation_poset_get_before(const TandemRotationPoset *poset, gint32 rotation,
                                 gsize *n_before);
TANDEM_API const gsize *
tandem_rotation_poset_get_best(const TandemRotationPoset *poset);
TANDEM_API const gsize *
tandem_rotation_poset_get_worst(const TandemRotationPoset *poset);
TANDEM_API const gsize *
tandem_rotation_poset_get_stable_edges(const TandemRotationPoset *poset,
                                       gsize *n_edges);
TANDEM_API guint64 tandem_rotation_poset_count(const TandemRotationPoset *poset,
                                               guint64 most,
                                               const TandemOptions *options,
                                               gboolean *is_complete, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(TandemRotationPoset, tandem_rotation_poset_unref)

G_END_DECLS
