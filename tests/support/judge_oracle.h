/* SPDX-License-Identifier: MIT */
#pragma once

#include "judge_case.h"

/* The definitions of the judge, read word by word over matrices; any cost will do. */
gboolean oracle_blocks(const Case *c, TandemBlocking kind, int t, int o);
gboolean oracle_clash_blocks(const Case *c, int t, int s);

/* Is @v broken by what is held? And how many conditions are broken altogether? */
gboolean oracle_is_violation(const Case *c, const TandemViolation *v);
gsize oracle_count_violations(const Case *c);

/* A measure by its name; FALSE where it is absent. @n_blocking is given. */
gboolean oracle_measure(const Case *c, const Case *before, const char *name,
                        gboolean *known, double *value);
int oracle_profile(const Case *c, int rank, gboolean both);
void oracle_cutoffs(const Case *c, gint32 *opportunity, gint32 *leader);
