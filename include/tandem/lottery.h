/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/error.h>

G_BEGIN_DECLS

TANDEM_API void tandem_lottery_keys(const char *seed, const char *const *ids,
                                    gsize n_ids, guint64 *keys);
TANDEM_API guint64 tandem_lottery_mix(guint64 trainee_key, guint64 opportunity_key);

G_END_DECLS
