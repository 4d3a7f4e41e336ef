/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/matching.h>

G_BEGIN_DECLS

/**
 * TandemProgress:
 * @done: share of the work that is done, 0 to 1, or below 0 where it is not known
 * @best: value of the best answer so far, or NaN
 * @bound: proven bound on it, or NaN
 * @data: what was given with the function
 *
 * Returns: %FALSE to stop, with the best so far or %TANDEM_ERROR_CANCELLED
 */
typedef gboolean (*TandemProgress)(gdouble done, gdouble best, gdouble bound,
                                   gpointer data);

#define TANDEM_TYPE_OPTIONS (tandem_options_get_type())
typedef struct _TandemOptions TandemOptions;

TANDEM_API GType tandem_options_get_type(void) G_GNUC_CONST;

TANDEM_API TandemOptions *tandem_options_new(void);
TANDEM_API TandemOptions *tandem_options_ref(TandemOptions *options);
TANDEM_API void tandem_options_unref(TandemOptions *options);

TANDEM_API void tandem_options_set_int(TandemOptions *options, const char *name,
                                       gint64 value);
TANDEM_API void tandem_options_set_double(TandemOptions *options, const char *name,
                                          gdouble value);
TANDEM_API void tandem_options_set_text(TandemOptions *options, const char *name,
                                        const char *value);
TANDEM_API void tandem_options_set_matching(TandemOptions *options, const char *name,
                                            TandemMatching *value);
TANDEM_API void tandem_options_set_trainees(TandemOptions *options, const char *name,
                                            const gint32 *trainees, gsize n_trainees);
TANDEM_API void tandem_options_set_progress(TandemOptions *options,
                                            TandemProgress progress, gpointer data);
TANDEM_API void tandem_options_set_solver(TandemOptions *options, const char *path);
TANDEM_API void tandem_options_set_time_limit(TandemOptions *options, gdouble seconds);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(TandemOptions, tandem_options_unref)

G_END_DECLS
