/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>
#include <gsl/gsl_rng.h>

/* A stream of chance on which all of gsl_rng_* and gsl_ran_* can be used. It stands
 * where its owner puts it: nothing is allocated, and it must not be copied. */
typedef struct {
    gsl_rng rng;
    guint64 state[4];
} TandemStream;

/* Starts the stream called @name of @seed: streams of other names are independent, so
 * that drawing more from one leaves the others as they are. */
void tandem_stream_init(TandemStream *stream, const char *seed, const char *name);

/* A whole number in 0 .. n - 1; @n at least 1. */
gint32 tandem_stream_below(TandemStream *stream, gint32 n);

/* TRUE with probability @p. */
gboolean tandem_stream_chance(TandemStream *stream, gdouble p);

/* Any order of the @n items of @size bytes, each as likely; @n may be 0. */
void tandem_stream_shuffle(TandemStream *stream, void *array, gsize n, gsize size);
