/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem-programme.h>

#include "command.h"

/* Sets what one -p NAME=VALUE says; @data is the strategy or the model. */
typedef gboolean (*CliSetOption)(gconstpointer data, TandemOptions *options,
                                 const char *name, const char *text, GError **error);

/* All of them, into @options. FALSE: told as wrong use. */
gboolean cli_set_parameters(const CliCommand *command, const CliArguments *arguments,
                            CliSetOption set, gconstpointer data,
                            TandemOptions *options);

/* (transfer full): "trainee", "none" */
gchar *cli_parameter_default(const TandemParameter *parameter);

/* (transfer full): "trainee, leader", "a whole number from 0 to 10" */
gchar *cli_parameter_values(const TandemParameter *parameter);

/* One row a parameter: "-p side=VALUE". */
void cli_parameter_rows(const TandemParameter *parameters, gsize n_parameters,
                        CliRow row, gpointer data);
