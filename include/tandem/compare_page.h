/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/compare_table.h>

G_BEGIN_DECLS

TANDEM_API gchar *tandem_comparison_to_html(const TandemComparison *comparison,
                                            TandemTimes times);
TANDEM_API gboolean tandem_comparison_write_page(const TandemComparison *comparison,
                                                 TandemTimes times, const char *path,
                                                 GError **error);

G_END_DECLS
