/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/strategy.h>

/* One stated value; which member holds it is said by the type. An enum is a text. */
typedef struct {
    gchar *name;
    TandemParameterType type; /* int, double, text, matching or trainees */
    gint64 number;
    gdouble real;
    gchar *text;
    TandemMatching *matching;
    gint32 *trainee; /* [n_trainees] */
    gsize n_trainees;
} TandemOption;

/* NULL where @options (nullable) does not state @name. */
const TandemOption *tandem_options_find(const TandemOptions *options, const char *name);
const TandemOption *tandem_options_get(const TandemOptions *options, gsize i);
gsize tandem_options_get_n(const TandemOptions *options);

/* NULL where none was set: where it belongs. */
const char *tandem_options_get_solver(const TandemOptions *options);

/* 0 where no limit was set. */
gdouble tandem_options_get_time_limit(const TandemOptions *options);

/* Whether anybody asked to be told. */
gboolean tandem_options_has_progress(const TandemOptions *options);

/* Tells who asked how far the work is. FALSE: stop. TRUE where nobody asked. */
gboolean tandem_options_report(const TandemOptions *options, gdouble done, gdouble best,
                               gdouble bound);

/* Whether the trainees that @options state are found, and in a market of @n_trainees. */
gboolean tandem_strategy_check_trainees(const TandemStrategy *strategy,
                                        const TandemOptions *options,
                                        gint32 n_trainees, GError **error);
