/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem-programme.h>

/* Pairs of a market, with ids and ranks, sorted by trainee and then opportunity. */
typedef struct {
    gint32 trainee;
    gint32 opportunity;
    gsize edge;
} CliPair;

/* (transfer full): shape [n_edges] */
CliPair *cli_pairs(TandemMarket *market, const gsize *edges, gsize n_edges);

/* Pairs as a table: trainee, leader, opportunity, trainee's and leader's rank. */
enum { CLI_PAIR_COLUMNS = 5 };
void cli_print_pairs(const TandemMarketFile *file, const CliPair *pairs, gsize n,
                     TandemFormat format);

/* As rows of CSV with the number of their matching in front; before those of the first
 * the names of the columns. */
void cli_print_numbered_pairs(const TandemMarketFile *file, const CliPair *pairs,
                              gsize n, guint64 number);
