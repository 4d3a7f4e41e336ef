/* SPDX-License-Identifier: MIT */
#pragma once

#include "manifest_private.h"

/* A run folder opened again: what it says of itself, and the run made afresh from the
 * rotation. */
typedef struct {
    gchar *folder;
    gchar *manifest_name;
    TandemManifest *manifest; /* NULL: a finding says why, and nothing else is there */
    TandemRotation *rotation;
    TandemRun *run;
    TandemOutputs *outputs; /* as they must be */
} TandemReopened;

/* Opens @folder again and makes its run afresh, with the rotation at @rotation_folder
 * (nullable: where the manifest says). Inputs that have changed are findings. Returns
 * FALSE with @error set where the files or the rotation cannot be had. */
gboolean tandem_reopen(TandemReopened *reopened, const char *folder,
                       const char *manifest_name, const char *rotation_folder,
                       TandemFaults *faults, TandemFaults *findings, GError **error);
void tandem_reopened_clear(TandemReopened *reopened);

/* Compares every output with what it must be, byte by byte, and with the hash that the
 * manifest has of it. */
gboolean tandem_reopened_compare(const TandemReopened *reopened, TandemFaults *findings,
                                 GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(TandemReopened, tandem_reopened_clear)
