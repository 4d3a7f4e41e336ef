/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem-programme.h>

/* Strategies on standard output: a list, one in full, and the forms for programs. */
void cli_strategies_list(const TandemStrategy *const *strategies, gsize n);
void cli_strategy_text(const TandemStrategy *strategy);
void cli_strategies_json(const TandemStrategy *const *strategies, gsize n);
void cli_strategies_csv(const TandemStrategy *const *strategies, gsize n);

/* docs/strategies.md */
void cli_strategies_markdown(const TandemStrategy *const *strategies, gsize n);
