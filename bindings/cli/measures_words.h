/* SPDX-License-Identifier: MIT */
#pragma once

#include <json-glib/json-glib.h>
#include <tandem-programme.h>

/* Adds the object of measures under the name "measures". */
void cli_add_measures(JsonBuilder *builder, const TandemMeasures *measures);

/* Each measure as a row of name and value, profiles last. */
typedef void (*CliMeasure)(const char *name, const char *value, gpointer data);
void cli_each_measure(const TandemMeasures *measures, CliMeasure each, gpointer data);

/* A table for people. */
void cli_print_measures(const TandemMeasures *measures);
