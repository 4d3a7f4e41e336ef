/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/run.h>

G_BEGIN_DECLS

/* How an answer is written. */
typedef enum {
    TANDEM_FORMAT_TEXT = 0,
    TANDEM_FORMAT_JSON = 1,
    TANDEM_FORMAT_CSV = 2,
} TandemFormat;

TANDEM_API gboolean tandem_run_write(const TandemRun *run, const char *folder,
                                     GError **error);
TANDEM_API gchar *tandem_run_describe(const TandemRun *run, TandemFormat format);

TANDEM_API gboolean tandem_run_verify(const char *run_folder,
                                      const char *rotation_folder, TandemFaults *faults,
                                      TandemFaults *findings, GError **error);
TANDEM_API gboolean tandem_run_replay(const char *manifest, const char *rotation_folder,
                                      const char *out_folder, TandemFaults *faults,
                                      TandemFaults *differences, GError **error);
TANDEM_API gchar *tandem_run_explain(const char *run_folder,
                                     const char *rotation_folder,
                                     const char *trainee_id, TandemFormat format,
                                     TandemFaults *faults, TandemFaults *findings,
                                     GError **error);

G_END_DECLS
