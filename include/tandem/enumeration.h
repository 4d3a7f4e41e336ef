/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/strategy.h>

G_BEGIN_DECLS

#define TANDEM_TYPE_ENUMERATION (tandem_enumeration_get_type())
/* Matchings one after another, never all in memory. One thread at a time. */
typedef struct _TandemEnumeration TandemEnumeration;

TANDEM_API GType tandem_enumeration_get_type(void) G_GNUC_CONST;

TANDEM_API TandemEnumeration *tandem_enumerate(TandemMarket *market,
                                               const char *strategy,
                                               TandemOptions *options, GError **error);
TANDEM_API TandemMatching *tandem_enumeration_next(TandemEnumeration *enumeration,
                                                   GError **error);
TANDEM_API TandemEnumeration *tandem_enumeration_ref(TandemEnumeration *enumeration);
TANDEM_API void tandem_enumeration_unref(TandemEnumeration *enumeration);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(TandemEnumeration, tandem_enumeration_unref)

G_END_DECLS
