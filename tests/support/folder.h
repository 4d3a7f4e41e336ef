/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem-programme.h>

/* A rotation folder in a temporary place. */
typedef struct {
    gchar *path;
} Folder;

/* Two trainees T1 (F1) and T2 (ST3) and a leader L1 at RH8; nothing else. */
Folder folder_new(void);
void folder_clear(Folder *folder);

/* Writes the file; NULL takes it away. */
void folder_write(const Folder *folder, const char *name, const char *text);
void folder_write_bytes(const Folder *folder, const char *name, const void *bytes,
                        gsize n);

/* All that is told when the folder is read, a line each. */
gchar *folder_tell(const Folder *folder);

/* As above, and @rotation (out, nullable where there are faults) and @error too. */
gchar *folder_read(const Folder *folder, TandemRotation **rotation, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Folder, folder_clear)
