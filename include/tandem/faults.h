/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/error.h>

G_BEGIN_DECLS

/**
 * TandemSeverity:
 * @TANDEM_SEVERITY_NOTE: accepted, and told
 * @TANDEM_SEVERITY_WARNING: accepted, and worth a look
 * @TANDEM_SEVERITY_FAULT: nothing is written while one stands
 */
typedef enum {
    TANDEM_SEVERITY_NOTE = 0,
    TANDEM_SEVERITY_WARNING = 1,
    TANDEM_SEVERITY_FAULT = 2,
} TandemSeverity;

/**
 * TandemFault:
 * @severity: how bad it is
 * @file: the file's name without its folder
 * @line: the physical line where the record begins, the header being 1; 0: none
 * @column: the header's name, or ""; for JSON syntax the column number as text
 * @code: E203 and the like; docs/faults.md has them all
 * @message: names the culprit and the bound; lower case, no full stop
 * @hint: "did you mean F2?", or ""
 */
typedef struct {
    TandemSeverity severity;
    const char *file;
    guint line;
    const char *column;
    const char *code;
    const char *message;
    const char *hint;
} TandemFault;

#define TANDEM_TYPE_FAULTS (tandem_faults_get_type())
/* All that is wrong with some files, in the order of file, line and column. Of one
 * file 1,000 are kept; the rest are counted. */
typedef struct _TandemFaults TandemFaults;

TANDEM_API GType tandem_faults_get_type(void) G_GNUC_CONST;

TANDEM_API TandemFaults *tandem_faults_new(void);
TANDEM_API TandemFaults *tandem_faults_ref(TandemFaults *faults);
TANDEM_API void tandem_faults_unref(TandemFaults *faults);

TANDEM_API gsize tandem_faults_get_n(const TandemFaults *faults,
                                     TandemSeverity severity);
TANDEM_API const TandemFault *const *tandem_faults_get_all(TandemFaults *faults,
                                                           gsize *n_told);
TANDEM_API gchar *tandem_faults_to_text(TandemFaults *faults);
TANDEM_API gchar *tandem_faults_to_json(TandemFaults *faults);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(TandemFaults, tandem_faults_unref)

G_END_DECLS
