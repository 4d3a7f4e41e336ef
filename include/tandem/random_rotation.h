/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/random_market.h>

G_BEGIN_DECLS

TANDEM_API gboolean tandem_random_rotation_write(const TandemModel *model,
                                                 const TandemOptions *options,
                                                 const char *seed, const char *folder,
                                                 GError **error);

G_END_DECLS
