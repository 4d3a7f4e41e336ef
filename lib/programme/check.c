/* SPDX-License-Identifier: MIT */
/* The rules of the domain, asked of the rows before anybody is placed. */
#include "check_private.h"

#include <string.h>

#include "../files/faults_private.h"

/* Ids that sort behind this rotation's are past all the same; whoever wrote them may
 * have meant another order. */
static void
check_history(const TandemRotation *rotation, TandemFaults *faults)
{
    g_auto(TandemHistory) history = { 0 };
    gsize n_told = 0;

    tandem_history_init(&history, rotation);
    for (gsize h = 0; h < rotation->n_history && n_told == 0; h++) {
        const TandemHistoryRow *const row = &rotation->history[h];
        if (strcmp(row->rotation_id, rotation->policy.id) <= 0)
            continue;
        g_autofree gchar *quoted = tandem_faults_quote(row->rotation_id);
        g_autofree gchar *own = tandem_faults_quote(rotation->policy.id);
        tandem_faults_add(faults, TANDEM_SEVERITY_WARNING, "history.csv", row->line,
                          "rotation_id", "W502", "begin ids with the date",
                          "%s sorts behind this rotation's id %s; it is taken as past",
                          quoted, own);
        n_told++;
    }
}

static void
check_trainees(const TandemPlan *plan, TandemFaults *faults)
{
    const TandemRotation *const rotation = plan->rotation;
    const guint kind = 1u << plan->kind;

    for (gsize i = 0; i < rotation->n_preferences; i++) {
        const TandemPreferenceRow *const row = &rotation->preference[i];

        if (row->from_type != TANDEM_TARGET_TRAINEE || row->from < 0 ||
            (row->kinds & kind) == 0 || plan->part[row->from] != TANDEM_PART_NONE)
            continue;
        tandem_faults_add(faults, TANDEM_SEVERITY_WARNING, "preferences.csv", row->line,
                          "kind", "W503", NULL,
                          "%s states a preference of kind %s, but asks for none "
                          "(trainees.csv line %u)",
                          rotation->trainee[row->from].id,
                          tandem_kind_names[plan->kind],
                          rotation->trainee[row->from].line);
    }
}

static void
check_leaders(const TandemPlan *plan, TandemFaults *faults)
{
    const TandemRotation *const rotation = plan->rotation;
    const gint64 needed = tandem_rotation_days_needed(rotation);
    const gboolean has_dates =
        rotation->policy.starts != 0 && rotation->policy.ends != 0;
    gsize n_untested = 0;

    for (gsize l = 0; l < rotation->n_leaders; l++) {
        const TandemLeaderRow *const leader = &rotation->leader[l];
        const gint64 shared = tandem_rotation_days_shared(rotation, leader->active_from,
                                                          leader->active_to);

        n_untested +=
            !has_dates && (leader->active_from != 0 || leader->active_to != 0);
        if (needed > 0 && plan->pairs.is_available[l] && shared < needed)
            tandem_faults_add(
                faults, TANDEM_SEVERITY_WARNING, "leaders.csv", leader->line,
                leader->active_to != 0 ? "active_to" : "active_from", "W504", NULL,
                "%s is there for %" G_GINT64_FORMAT
                " days of the rotation, fewer than min_overlap_weeks",
                leader->id, shared);
    }
    if (n_untested > 0)
        tandem_faults_add(faults, TANDEM_SEVERITY_WARNING, "leaders.csv", 0,
                          "active_from", "W509", "state starts and ends in policy.ini",
                          "active dates of %" G_GSIZE_FORMAT
                          " leader%s are not tested: the rotation has none",
                          n_untested, n_untested == 1 ? "" : "s");
}

static void
check_numbers(const TandemPlan *plan, TandemFaults *faults)
{
    const TandemRotation *const rotation = plan->rotation;
    const TandemPolicy *const policy = &rotation->policy;
    gsize n_in = 0, n_seats = 0;

    for (gsize t = 0; t < rotation->n_trainees; t++)
        n_in += plan->part[t] == TANDEM_PART_IN;
    for (gsize l = 0; l < rotation->n_leaders; l++)
        n_seats += plan->pairs.is_available[l] ? (gsize)plan->pairs.seats[l] : 0;
    if (rotation->n_trainees > 0 && n_in == 0)
        tandem_faults_add(faults, TANDEM_SEVERITY_WARNING, "trainees.csv", 0, "",
                          "W507", NULL, "nobody takes part in the %s stage",
                          tandem_kind_names[plan->kind]);
    if (rotation->n_leaders > 0 && n_seats == 0)
        tandem_faults_add(faults, TANDEM_SEVERITY_WARNING, "leaders.csv", 0, "", "W507",
                          NULL, "no leader has a %s place",
                          tandem_kind_names[plan->kind]);
    if (policy->starts != 0 && policy->ends != 0 &&
        tandem_rotation_days_needed(rotation) < (gint64)policy->min_overlap_weeks * 7)
        tandem_faults_add(faults, TANDEM_SEVERITY_WARNING, "policy.ini", 0,
                          "min_overlap_weeks", "W505", NULL,
                          "the rotation is shorter than min_overlap_weeks = %d: all of "
                          "it is asked for",
                          policy->min_overlap_weeks);
}

void
tandem_check_people(const TandemPlan *plan, TandemFaults *faults)
{
    check_history(plan->rotation, faults);
    check_trainees(plan, faults);
    check_leaders(plan, faults);
    check_numbers(plan, faults);
}

void
tandem_check_seed(const TandemPlan *plan, const char *seed, TandemFaults *faults)
{
    const TandemPolicy *const policy = &plan->rotation->policy;

    if (seed == NULL)
        tandem_policy_warn_of_seed(policy, faults);
    else if (!tandem_policy_seed_is_committed(policy, seed))
        tandem_faults_add(faults, TANDEM_SEVERITY_FAULT, "policy.ini", 0,
                          "seed_commitment", "E506", NULL,
                          "is not the SHA-256 of the seed that was given for this run");
}

gboolean
tandem_check_refuse(const TandemFaults *faults, GError **error)
{
    const gsize n = tandem_faults_get_n(faults, TANDEM_SEVERITY_FAULT);

    if (n == 0)
        return TRUE;
    g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_FAULTS,
                "%" G_GSIZE_FORMAT " %s in the input files", n,
                n == 1 ? "fault" : "faults");
    return FALSE;
}

void
tandem_check_stage(const TandemPlan *plan, const char *seed, TandemFaults *faults)
{
    g_autoptr(GError) error = NULL;
    TandemStage stage = { 0 };

    if (!tandem_plan_build(plan, &stage, TANDEM_STAGE_BUDDY, seed, NULL, &error))
        tandem_faults_add(faults, TANDEM_SEVERITY_FAULT, "policy.ini", 0, "strategy",
                          "E505", NULL, "the buddy stage cannot be solved so: %s",
                          error->message);
    tandem_stage_clear(&stage);
}

void
tandem_check_all(const TandemPlan *plan, const char *seed, TandemFaults *faults)
{
    tandem_check_pins(plan, faults);
    tandem_check_people(plan, faults);
    /* A market is made of rows that are right. */
    if (tandem_faults_get_n(faults, TANDEM_SEVERITY_FAULT) == 0)
        tandem_check_stage(plan, seed, faults);
}

/**
 * tandem_rotation_check:
 * @rotation: a rotation as read
 * @faults: where to tell
 *
 * Asks the rules of the domain of the rows: pins that break a rule, a name that fits
 * two leaders, a strategy that does not take the market; and tells all of it. Places
 * nobody.
 */
void
tandem_rotation_check(const TandemRotation *rotation, TandemFaults *faults)
{
    g_auto(TandemPlan) plan = { 0 };

    g_return_if_fail(rotation != NULL && faults != NULL);

    tandem_plan_init(&plan, rotation, TANDEM_KIND_BUDDY, faults);
    tandem_policy_warn_of_seed(&rotation->policy, faults);
    tandem_check_all(&plan, rotation->policy.seed, faults);
}
