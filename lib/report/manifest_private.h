/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/faults.h>

#include "outputs_private.h"
#include "run_file_private.h"

enum { TANDEM_MANIFEST_MOST_FILES = 64 };

typedef struct {
    gchar *name;
    gchar *sha256;
    guint line;
} TandemManifestFile;

/* What a manifest says that a replay needs; the rest of it is compared byte by byte. */
typedef struct {
    gchar *text; /* as it stands on the disk */
    gsize length;
    gchar *program;
    gchar *rotation_path;
    gchar *seed;
    gboolean seed_overridden;
    GArray *inputs;  /* TandemManifestFile */
    GArray *outputs; /* TandemManifestFile */
} TandemManifest;

/* Reads @name in @folder, which anybody may have written. Where it is missing or is no
 * manifest, a finding says so and NULL is returned with @error unset. */
TandemManifest *tandem_manifest_read(const char *folder, const char *name,
                                     TandemFaults *findings, GError **error);
void tandem_manifest_free(TandemManifest *manifest);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(TandemManifest, tandem_manifest_free)
