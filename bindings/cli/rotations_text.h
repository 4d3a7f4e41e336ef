/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem-programme.h>

/* What tandem rotations prints. */
typedef struct {
    const TandemMarketFile *file;
    const TandemRotationPoset *poset;
    guint64 n_matchings;  /* at least so many, ... */
    gboolean is_complete; /* ... or just so many */
} CliRotations;

/* The ids of an edge. */
const char *cli_rotations_trainee(const CliRotations *all, gsize edge);
const char *cli_rotations_opportunity(const CliRotations *all, gsize edge);

void cli_print_rotations_text(const CliRotations *all);
void cli_print_rotations_csv(const CliRotations *all);
void cli_print_rotations_json(const CliRotations *all);
void cli_print_rotations_dot(const CliRotations *all);
