/* SPDX-License-Identifier: MIT */
/* Gathers what each rule says of a stage; tandem_plan_build() makes the market of it.
 */
#include "plan_private.h"

#include "choices_private.h"

void
tandem_plan_init(TandemPlan *plan, const TandemRotation *rotation, TandemKind kind,
                 TandemFaults *faults)
{
    const gsize n = rotation->n_trainees;

    *plan = (TandemPlan){ .rotation = rotation, .kind = kind };
    plan->part = g_new0(TandemPart, n + 1);
    plan->out_reason = g_new0(TandemReason, n + 1);
    plan->out_column = g_new0(const char *, n + 1);
    plan->quota = g_new0(gint32, n + 1);
    for (gsize t = 0; t < n; t++) {
        plan->part[t] = tandem_trainee_part(rotation, &rotation->trainee[t], kind,
                                            &plan->out_reason[t], &plan->out_column[t]);
        plan->quota[t] = tandem_trainee_quota(rotation, &rotation->trainee[t]);
    }
    tandem_pairs_init(&plan->pairs, rotation, kind);
    tandem_exclusions_init(&plan->exclusions, rotation, kind, faults);
    tandem_stated_init(&plan->trainees, rotation, TANDEM_TARGET_TRAINEE, kind);
    tandem_stated_init(&plan->leaders, rotation, TANDEM_TARGET_LEADER, kind);
    tandem_stated_turn(&plan->said, &plan->leaders, n);
    plan->turn = tandem_turns_new(rotation, kind);
    tandem_choices_make(plan);
}

void
tandem_plan_clear(TandemPlan *plan)
{
    g_free(plan->part);
    g_free(plan->out_reason);
    g_free(plan->out_column);
    g_free(plan->quota);
    tandem_pairs_clear(&plan->pairs);
    tandem_exclusions_clear(&plan->exclusions);
    tandem_stated_clear(&plan->trainees);
    tandem_stated_clear(&plan->leaders);
    tandem_stated_clear(&plan->said);
    g_free(plan->turn);
    g_free(plan->start);
    g_free(plan->n_below);
    g_clear_pointer(&plan->choice, g_array_unref);
    *plan = (TandemPlan){ 0 };
}
