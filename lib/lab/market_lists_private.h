/* SPDX-License-Identifier: MIT */
#pragma once

#include "stream_private.h"

/* Fills list[start[n_trainees]]: row t with different opportunities out of
 * n_opportunities, in the order drawn. Returns FALSE where memory was refused. */
gboolean tandem_lists_uniform(TandemStream *stream, gint32 n_trainees,
                              const gsize *start, gint32 n_opportunities, gint32 *list);

/* The same, one opportunity @ratio times as likely at each draw as another, the rest
 * evenly between; which is which is drawn too. */
gboolean tandem_lists_popular(TandemStream *stream, gint32 n_trainees,
                              const gsize *start, gint32 n_opportunities, gdouble ratio,
                              gint32 *list);

/* Ranks from 1 along each row; an entry has the rank of the one before with probability
 * @density. */
void tandem_lists_tie(TandemStream *stream, gint32 n_trainees, const gsize *start,
                      gdouble density, gint32 *rank);
