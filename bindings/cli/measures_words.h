/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem-programme.h>

/* Each measure as a row of name and value, profiles last. */
typedef void (*CliMeasure)(const char *name, const char *value, gpointer data);
void cli_each_measure(const TandemMeasures *measures, CliMeasure each, gpointer data);

/* A table for people. */
void cli_print_measures(const TandemMeasures *measures);
