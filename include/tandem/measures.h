/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/matching.h>

G_BEGIN_DECLS

#define TANDEM_TYPE_MEASURES (tandem_measures_get_type())
typedef struct _TandemMeasures TandemMeasures;

TANDEM_API GType tandem_measures_get_type(void) G_GNUC_CONST;

TANDEM_API TandemMeasures *tandem_measures_new(const TandemMatching *matching,
                                               const TandemMatching *before,
                                               GError **error);
TANDEM_API TandemMeasures *tandem_measures_ref(TandemMeasures *measures);
TANDEM_API void tandem_measures_unref(TandemMeasures *measures);

TANDEM_API const char *const *tandem_measures_get_names(const TandemMeasures *measures,
                                                        gsize *n_names);
TANDEM_API gboolean tandem_measures_get(const TandemMeasures *measures,
                                        const char *name, gdouble *value);
TANDEM_API const gsize *tandem_measures_get_profile(const TandemMeasures *measures,
                                                    gsize *n_ranks);
TANDEM_API const gsize *tandem_measures_get_profile_both(const TandemMeasures *measures,
                                                         gsize *n_ranks);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(TandemMeasures, tandem_measures_unref)

G_END_DECLS
