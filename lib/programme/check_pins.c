/* SPDX-License-Identifier: MIT */
/* Pins come before the engine, not before the rules: a pin that breaks one is a fault
 * that names both lines, so that whoever mends it sees which of the two is wrong. */
#include "check_private.h"

#include "../files/faults_private.h"

static void
tell(TandemFaults *faults, const TandemPinRow *pin, const char *column,
     const char *code, const char *text)
{
    tandem_faults_add(faults, TANDEM_SEVERITY_FAULT, "pins.csv", pin->line, column,
                      code, NULL, "%s", text);
}

/* The row of preferences.csv in which one of the two refuses the other; 0: none. */
static guint
refusal_line(const TandemStatedLists *lists, gint32 person, gint32 other)
{
    for (gsize i = lists->start[person]; i < lists->start[person + 1]; i++) {
        const TandemStatedEntry *const entry =
            &g_array_index(lists->entry, TandemStatedEntry, i);
        if (entry->other == other && entry->rank == 0)
            return entry->line;
    }
    return 0;
}

/* Where the rule that the pair breaks is stated. */
static gchar *
describe_source(const TandemPlan *plan, gint32 t, gint32 l, TandemReason reason)
{
    const TandemRotation *const rotation = plan->rotation;
    const guint refusal = refusal_line(&plan->leaders, l, t);

    for (gsize i = plan->exclusions.start[t]; i < plan->exclusions.start[t + 1]; i++) {
        const TandemExclusion *const exclusion =
            &g_array_index(plan->exclusions.list, TandemExclusion, i);
        if (exclusion->leader == l && exclusion->reason == reason)
            return g_strdup_printf("%s, %s line %u", exclusion->what, exclusion->file,
                                   exclusion->line);
    }
    if (reason == TANDEM_REASON_EXCL_SAME_TRUST ||
        reason == TANDEM_REASON_EXCL_SAME_SPECIALTY)
        return g_strdup("section [exclude] of policy.ini");
    if (reason == TANDEM_REASON_TRAVEL_TOO_FAR || reason == TANDEM_REASON_ACCESS_NEED)
        return g_strdup_printf("trainees.csv line %u", rotation->trainee[t].line);
    if (reason == TANDEM_REASON_LEADER_UNAVAILABLE && refusal > 0)
        return g_strdup_printf("preferences.csv line %u", refusal);
    return g_strdup_printf("leaders.csv line %u", rotation->leader[l].line);
}

static void
check_pair(const TandemPlan *plan, const TandemPinRow *pin, TandemFaults *faults)
{
    const TandemRotation *const rotation = plan->rotation;
    const gint32 t = pin->trainee;
    const gint32 l = pin->target;
    const guint own_refusal = refusal_line(&plan->trainees, t, l);
    gsize n_choices = 0;
    const TandemChoice *const choice = tandem_plan_choices(plan, t, &n_choices);

    if (plan->part[t] == TANDEM_PART_OUT) {
        g_autofree gchar *text = g_strdup_printf(
            "%s is pinned to %s, but does not take part: %s of trainees.csv line %u "
            "(%s)",
            rotation->trainee[t].id, rotation->leader[l].id, plan->out_column[t],
            rotation->trainee[t].line, tandem_reason_get_name(plan->out_reason[t]));
        tell(faults, pin, "trainee_id", "E502", text);
        return;
    }
    if (own_refusal > 0) {
        g_autofree gchar *text = g_strdup_printf(
            "%s is pinned to %s against preferences.csv line %u",
            rotation->trainee[t].id, rotation->leader[l].id, own_refusal);
        tell(faults, pin, "target_id", "E501", text);
        return;
    }
    for (gsize i = 0; i < n_choices; i++) {
        if (choice[i].leader != l || choice[i].reason == TANDEM_REASON_OK_RANK ||
            choice[i].reason == TANDEM_REASON_NO_SEATS)
            continue;
        g_autofree gchar *source = describe_source(plan, t, l, choice[i].reason);
        g_autofree gchar *text = g_strdup_printf(
            "%s is pinned to %s against a rule: %s (%s)", rotation->trainee[t].id,
            rotation->leader[l].id, source, tandem_reason_get_name(choice[i].reason));
        tell(faults, pin, "target_id", "E501", text);
    }
}

typedef struct {
    gint32 *of_trainee;
    gint32 *of_leader;
} Counts;

static const char *
plural(gint32 n)
{
    return n == 1 ? "" : "s";
}

static void
check_counts(const TandemPlan *plan, const TandemPinRow *pin, Counts *counts,
             TandemFaults *faults)
{
    const TandemRotation *const rotation = plan->rotation;
    const TandemLeaderRow *const leader = &rotation->leader[pin->target];
    const TandemTraineeRow *const trainee = &rotation->trainee[pin->trainee];
    const gint32 seats = plan->pairs.seats[pin->target];
    const gint32 quota = plan->quota[pin->trainee];

    counts->of_trainee[pin->trainee]++;
    counts->of_leader[pin->target]++;
    if (counts->of_leader[pin->target] > seats) {
        g_autofree gchar *text =
            g_strdup_printf("pin %d with %s, who has %d place%s (leaders.csv line %u)",
                            counts->of_leader[pin->target], leader->id, seats,
                            plural(seats), leader->line);
        tell(faults, pin, "target_id", "E503", text);
    }
    if (counts->of_trainee[pin->trainee] > quota) {
        g_autofree gchar *text = g_strdup_printf(
            "pin %d of %s, who may hold %d (trainees.csv line %u)",
            counts->of_trainee[pin->trainee], trainee->id, quota, trainee->line);
        tell(faults, pin, "trainee_id", "E504", text);
    }
}

void
tandem_check_pins(const TandemPlan *plan, TandemFaults *faults)
{
    const TandemRotation *const rotation = plan->rotation;
    g_autofree gint32 *of_trainee = g_new0(gint32, rotation->n_trainees + 1);
    g_autofree gint32 *of_leader = g_new0(gint32, rotation->n_leaders + 1);
    Counts counts = { of_trainee, of_leader };

    for (gsize i = 0; i < rotation->n_pins; i++) {
        const TandemPinRow *const pin = &rotation->pin[i];

        if (pin->trainee < 0 || pin->target < 0 ||
            pin->target_type != TANDEM_TARGET_LEADER)
            continue;
        if (!tandem_pin_holds(rotation, pin)) {
            tandem_faults_add(faults, TANDEM_SEVERITY_NOTE, "pins.csv", pin->line,
                              "expires", "N501", NULL,
                              "has expired before the rotation starts: passed over");
            continue;
        }
        if (pin->is_ban)
            continue;
        check_pair(plan, pin, faults);
        check_counts(plan, pin, &counts, faults);
        if (plan->part[pin->trainee] == TANDEM_PART_NONE)
            tandem_faults_add(faults, TANDEM_SEVERITY_WARNING, "pins.csv", pin->line,
                              "trainee_id", "W506", NULL,
                              "%s is pinned, but asks for no buddy (trainees.csv line "
                              "%u)",
                              rotation->trainee[pin->trainee].id,
                              rotation->trainee[pin->trainee].line);
    }
}
