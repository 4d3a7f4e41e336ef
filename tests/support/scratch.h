/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem-programme.h>

/* A folder of a test's own, taken away with all that is in it. */
typedef struct {
    gchar *folder;
} Scratch;

void scratch_init(Scratch *scratch);
void scratch_clear(Scratch *scratch);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Scratch, scratch_clear)

/* @name in the scratch folder; free it. */
gchar *scratch_path(const Scratch *scratch, const char *name);

/* Copies the files of @folder to @name of the scratch folder. Returns that path. */
gchar *scratch_copy(const Scratch *scratch, const char *folder, const char *name);

/* A file's whole text; ends the test where it cannot be read. */
gchar *scratch_read(const char *folder, const char *name);
void scratch_write(const char *folder, const char *name, const char *text);

/* Puts @to in place of the first @from of a file; ends the test where it has none. */
void scratch_edit(const char *folder, const char *name, const char *from,
                  const char *to);

/* Puts the hash that @name has now into the manifest of @run, as a forger would. */
void scratch_rehash(const char *run, const char *name, const char *hash_before);

/* The SHA-256 of a file, as text. */
gchar *scratch_hash(const char *folder, const char *name);

/* The run of the rotation in @folder. */
TandemRun *scratch_run(const char *folder);

/* How many findings have this code. */
gsize scratch_count(TandemFaults *findings, const char *code);

/* Entries of a folder, hidden ones too. */
gsize scratch_n_entries(const char *folder);
