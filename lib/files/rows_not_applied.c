/* SPDX-License-Identifier: MIT */
/* What the CSV files state and this version, which places buddies alone, does not
 * apply: said in plain words, never passed over. */
#include <string.h>

#include "reading_private.h"

enum { REMOTE_ONLY = 1 << 2, BUDDY = 1 << TANDEM_KIND_BUDDY };

static void
say(TandemRotation *rotation, gsize n, const char *what, const char *one,
    const char *many, const char *why)
{
    if (n > 0)
        g_ptr_array_add(rotation->not_applied,
                        g_strdup_printf("%s: %" G_GSIZE_FORMAT " %s (%s)", what, n,
                                        n == 1 ? one : many, why));
}

static void
list_trainees(TandemRotation *rotation)
{
    gsize n_wants = 0, n_linked = 0, n_sessions = 0, n_days = 0, n_needs = 0;

    for (gsize i = 0; i < rotation->n_trainees; i++) {
        const TandemTraineeRow *const row = &rotation->trainee[i];
        n_wants += (row->wants & ~(guint)BUDDY) != 0;
        n_linked += *row->linked_with != '\0';
        n_sessions += row->max_sessions >= 0;
        n_days += row->work_days != 0x7f;
        n_needs += (row->needs & ~(guint)REMOTE_ONLY) != 0;
    }
    say(rotation, n_wants, "trainees.csv, wants", "row", "rows",
        "kinds other than buddy are not placed by this version");
    say(rotation, n_linked, "trainees.csv, linked_with", "row", "rows",
        "linked trainees are placed one by one by this version");
    say(rotation, n_sessions, "trainees.csv, max_sessions", "row", "rows",
        "dated sessions are not placed by this version");
    say(rotation, n_days, "trainees.csv, work_days", "row", "rows",
        "dated sessions are not placed by this version");
    say(rotation, n_needs, "trainees.csv, needs", "row", "rows",
        "of a buddy place only remote_only can be checked");
}

static void
list_leaders(TandemRotation *rotation)
{
    gsize n_kinds = 0, n_hours = 0, n_pools = 0;

    for (gsize i = 0; i < rotation->n_leaders; i++) {
        const TandemLeaderRow *const row = &rotation->leader[i];
        n_kinds += (row->kinds & ~(guint)BUDDY) != 0;
        n_hours += row->hours_available >= 0;
        n_pools += *row->pool != '\0';
    }
    say(rotation, n_kinds, "leaders.csv, kinds", "row", "rows",
        "kinds other than buddy are not placed by this version");
    say(rotation, n_hours, "leaders.csv, hours_available", "row", "rows",
        "capacity is bounded by cap_max alone in this version");
    say(rotation, n_pools, "leaders.csv, pool", "row", "rows",
        "unused places go to no other pool in this version");
}

static void
list_preferences(TandemRotation *rotation)
{
    gsize n_kinds = 0, n_opportunities = 0;

    for (gsize i = 0; i < rotation->n_preferences; i++) {
        const TandemPreferenceRow *const row = &rotation->preference[i];
        if (row->to_type == TANDEM_TARGET_OPPORTUNITY ||
            row->to_type == TANDEM_TARGET_SERIES)
            n_opportunities++;
        else
            n_kinds += row->kinds != 0 && row->kinds != BUDDY;
    }
    say(rotation, n_opportunities, "preferences.csv, to_id", "row", "rows",
        "opportunities and series are not placed by this version");
    say(rotation, n_kinds, "preferences.csv, kind", "row", "rows",
        "kinds other than buddy are not placed by this version");
}

static void
list_pins(TandemRotation *rotation)
{
    gsize n = 0;

    for (gsize i = 0; i < rotation->n_pins; i++)
        n += rotation->pin[i].target_type == TANDEM_TARGET_OPPORTUNITY;
    say(rotation, n, "pins.csv, target_id", "row", "rows",
        "opportunities are not placed by this version");
}

void
tandem_reading_list_not_applied(TandemRotation *rotation)
{
    list_leaders(rotation);
    say(rotation, rotation->n_opportunities, "opportunities.csv", "row", "rows",
        "dated sessions, projects, roles and seats are not placed by this version");
    list_pins(rotation);
    list_preferences(rotation);
    list_trainees(rotation);
    say(rotation, rotation->n_unavailabilities, "unavailability.csv", "row", "rows",
        "dated sessions are not placed by this version");
}
