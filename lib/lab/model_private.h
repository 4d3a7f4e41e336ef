/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/random_market.h>

/* The value of a parameter, its default where @options has none. */
gint32 tandem_model_get_int(const TandemModel *model, const TandemOptions *options,
                            const char *name);
gdouble tandem_model_get_double(const TandemModel *model, const TandemOptions *options,
                                const char *name);
const char *tandem_model_get_enum(const TandemModel *model,
                                  const TandemOptions *options, const char *name);

/* Every option is a parameter of the model, of its type and within its bounds. */
gboolean tandem_model_check_options(const TandemModel *model,
                                    const TandemOptions *options, GError **error);

/* Sets TANDEM_ERROR_BAD_PARAMETER with "<model>: <message>" and returns FALSE. */
gboolean tandem_model_bad_parameter(const TandemModel *model, GError **error,
                                    const char *format, ...) G_GNUC_PRINTF(3, 4);
