/* SPDX-License-Identifier: MIT */
#pragma once

#include "plan_private.h"

/* Tells pins that break a rule, a capacity or a quota, and those that have expired. */
void tandem_check_pins(const TandemPlan *plan, TandemFaults *faults);

/* Tells what in the rows of people is accepted and worth a look. */
void tandem_check_people(const TandemPlan *plan, TandemFaults *faults);

/* Tells a seed given for a run that is not the one that was committed to; where none
 * was given (NULL), warns if the policy states none either. */
void tandem_check_seed(const TandemPlan *plan, const char *seed, TandemFaults *faults);

/* FALSE, with %TANDEM_ERROR_FAULTS, where there is a fault. */
gboolean tandem_check_refuse(const TandemFaults *faults, GError **error);

/* Tells a strategy, a parameter or a market that the stage cannot be solved with. */
void tandem_check_stage(const TandemPlan *plan, const char *seed, TandemFaults *faults);

/* All of these, for a run with @seed, or for none. */
void tandem_check_all(const TandemPlan *plan, const char *seed, TandemFaults *faults);

/* What policy.ini states and this version does not apply: gchar *, one a section. */
void tandem_policy_not_applied(const TandemPolicy *policy, GPtrArray *texts);
