/* SPDX-License-Identifier: MIT */
#pragma once

#include "policy_private.h"

/* What a key of policy.ini holds, and the C type of its field. */
typedef enum {
    TANDEM_POLICY_TEXT,      /* gchar * */
    TANDEM_POLICY_ID,        /* gchar *: fit for a file's name */
    TANDEM_POLICY_SHA256,    /* gchar *: 64 hex digits, in lower case */
    TANDEM_POLICY_ONE_OF,    /* gchar *: one of @values */
    TANDEM_POLICY_CHOICE,    /* gint, gboolean or enum: the index in @values */
    TANDEM_POLICY_INT,       /* gint32 from @minimum to @maximum */
    TANDEM_POLICY_DAY,       /* guint32 */
    TANDEM_POLICY_GRADE,     /* guint: TandemGrade on the ladder */
    TANDEM_POLICY_TEXTS,     /* gchar ** */
    TANDEM_POLICY_TIERS,     /* TandemTier[], n_tiers */
    TANDEM_POLICY_STRATEGY,  /* gchar * */
    TANDEM_POLICY_PARAMETER, /* any other key of a stage's section */
    TANDEM_POLICY_QUOTA,     /* a TandemDottedKey of quota; @key is a pattern */
    TANDEM_POLICY_COVERAGE,  /* likewise, of coverage */
} TandemPolicyType;

/* One key: the whole table stands in policy_table.c. */
typedef struct {
    const char *section;
    const char *key;
    TandemPolicyType type;
    gsize offset;             /* of the field in TandemPolicy */
    const char *default_text; /* NULL: not stated */
    const char *const *values;
    gint32 minimum, maximum;
} TandemPolicyKey;

/* The sections, in the order of DOMAIN, NULL-terminated. */
extern const char *const tandem_policy_sections[];
extern const char *const tandem_tier_names[];

const TandemPolicyKey *tandem_policy_keys(gsize *n_keys);
const TandemPolicyKey *tandem_policy_find_key(const char *section, const char *key);

/* The stage that a section is about, or TANDEM_N_STAGES. */
TandemStageName tandem_policy_find_stage(const char *section);

/* Where a value stands. */
typedef struct {
    TandemFaults *faults;
    guint line;
    const char *key;
} TandemPolicyPlace;

void tandem_policy_fault(const TandemPolicyPlace *place, const char *code,
                         const char *hint, const char *format, ...) G_GNUC_PRINTF(4, 5);

/* Reads @text into the field of @row. A bad value is told and leaves the field alone.
 */
void tandem_policy_set(TandemPolicy *policy, const TandemPolicyKey *row,
                       const char *text, const TandemPolicyPlace *place);

/* An empty list of TandemDottedKey. */
GPtrArray *tandem_dotted_keys_new(void);

/* Adds `scope.what = value` of [quota] or [coverage]. */
void tandem_policy_add_dotted(TandemPolicy *policy, const TandemPolicyKey *row,
                              const char *text, const TandemPolicyPlace *place);

/* What two keys say together, once all are read. @line_of maps "section.key" to its
 * line. */
void tandem_policy_check_dotted(TandemPolicy *policy, GHashTable *line_of,
                                TandemFaults *faults);
void tandem_policy_check_stages(TandemPolicy *policy, GHashTable *line_of,
                                TandemFaults *faults);

/* The line of a key in @line_of, 0 where it is not stated. */
guint tandem_policy_line_of(GHashTable *line_of, const char *section, const char *key);
