/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem-programme.h>

#include "command.h"

/* (transfer full) (element-type utf8), ended by NULL: the names of the flags that are
 * set, in their order. The names belong to the library. */
GPtrArray *cli_feature_names(guint features);
GPtrArray *cli_guarantee_names(guint guarantees);

/* "for ties" */
const char *cli_lottery_text(TandemLottery lottery);

/* All strategies, one row each with rows of its parameters behind it. */
void cli_strategy_rows(CliRow row, gpointer data);

/* What @strategy takes and does not use, told on standard error. */
void cli_tell_ignored(const CliCommand *command, const TandemStrategy *strategy,
                      guint features);
