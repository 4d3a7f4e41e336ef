/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem-programme.h>

#include "command.h"

/* Judges each of @matchings, TandemMatching of the market of @file, and prints a row or
 * an object each. @sense is weak, strong or super. */
CliExit cli_judge_many(const CliCommand *command, const TandemMarketFile *file,
                       const GPtrArray *matchings, const char *sense,
                       TandemFormat format);
