/* SPDX-License-Identifier: MIT */
#pragma once

#include "run_case.h"

/* A small rotation at random, with a bit of every rule, as rows of its files; the first
 * row of each is the header. Pins are left out: they must fit. */
typedef struct {
    GPtrArray *trainees, *leaders, *preferences, *history, *bans, *travel;
    gchar *policy;
} RandomRows;

RandomRows *random_rows_new(guint32 seed);
void random_rows_free(RandomRows *rows);

/* Puts the rows behind each header in another order. */
void random_rows_shuffle(RandomRows *rows, guint32 seed);
void random_rows_write(const RandomRows *rows, RunCase *c);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(RandomRows, random_rows_free)
