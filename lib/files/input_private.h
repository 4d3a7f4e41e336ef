/* SPDX-License-Identifier: MIT */
#pragma once

#include "rotation_private.h"

/* The files a rotation may have, in the order in which they are read. equality.csv is
 * none of them: the audit alone reads it. */
typedef enum {
    TANDEM_INPUT_POLICY,
    TANDEM_INPUT_SUCCESSORS,
    TANDEM_INPUT_TRAINEES,
    TANDEM_INPUT_LEADERS,
    TANDEM_INPUT_OPPORTUNITIES,
    TANDEM_INPUT_PREFERENCES,
    TANDEM_INPUT_UNAVAILABILITY,
    TANDEM_INPUT_PINS,
    TANDEM_INPUT_HISTORY,
    TANDEM_INPUT_TRAVEL,
    TANDEM_N_INPUTS
} TandemInputName;

typedef struct {
    const char *name;
    gint fd;          /* -1: not there, or not a file */
    gboolean is_lost; /* it should be there, or is no file: told */
    gchar *bytes;     /* [n]; NULL while not read */
    gsize n;
    gchar sha256[65];
} TandemInput;

typedef struct {
    TandemInput file[TANDEM_N_INPUTS];
} TandemInputs;

void tandem_inputs_init(TandemInputs *inputs);
void tandem_inputs_clear(TandemInputs *inputs);

/* Opens every file of @folder once and checks their sizes together. What the folder
 * lacks is told; what the machine refuses is TANDEM_ERROR_FILE and FALSE. */
gboolean tandem_inputs_open(TandemInputs *inputs, const char *folder,
                            TandemFaults *faults, GError **error);

/* Reads an opened file whole and takes its hash. */
gboolean tandem_input_read(TandemInput *input, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(TandemInputs, tandem_inputs_clear)
