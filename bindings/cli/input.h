/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem-programme.h>

#include "command.h"

/* The market in the file at @path, or on standard input where that is "-"; @from is
 * what --from says. */
TandemMarketFile *cli_read_market(const char *path, const char *from, const char *seed,
                                  TandemLottery lottery, TandemFaults *faults,
                                  GError **error);

/* Likewise the matchings of @market in a file, mostly one. */
GPtrArray *cli_read_matchings(const TandemMarketFile *market, const char *path,
                              TandemFaults *faults, GError **error);

/* Pairs that one side alone names are no pairs: counted, on standard error. */
void cli_tell_one_sided(const CliCommand *command, TandemMarket *market);
