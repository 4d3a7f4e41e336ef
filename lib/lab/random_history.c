/* SPDX-License-Identifier: MIT */
/* Earlier rotations of invented people, and what somebody with authority has settled
 * beforehand: pins and bans. Shares of outcomes are assumptions. */
#include "rotation_model_private.h"

#include <string.h>

typedef struct {
    const char *outcome;
    gint32 weight;
    gboolean has_target;
    gboolean is_placed;
} Outcome;

static const Outcome outcomes[] = {
    { "matched_completed", 42, TRUE, TRUE }, { "matched_partial", 6, TRUE, TRUE },
    { "unmatched", 26, FALSE, FALSE },       { "no_show", 6, TRUE, FALSE },
    { "withdrew", 6, TRUE, FALSE },          { "cancelled_by_leader", 8, TRUE, FALSE },
    { "never_applied", 6, FALSE, FALSE },
};

/* A leader of the Trust who takes buddies, or TANDEM_NONE. */
static gint32
earlier_leader(const TandemRandomRotation *rotation, TandemStream *stream, gint32 trust)
{
    for (int tries = 0; tries < 40; tries++) {
        const gint32 l = tandem_stream_below(stream, rotation->plan->n_leaders);
        if (rotation->leader[l].trust == trust && rotation->leader[l].is_buddy)
            return l;
    }
    return TANDEM_NONE;
}

/* One row; returns the leader the person has been placed with, or TANDEM_NONE. */
static gint32
add_row(const TandemRandomRotation *rotation, TandemStream *stream,
        const char *rotation_id, const char *person, gint32 trust)
{
    const Outcome *o = &outcomes[tandem_pick(
        stream, &outcomes[0].weight, G_N_ELEMENTS(outcomes), sizeof outcomes[0])];
    const gint32 l =
        o->has_target ? earlier_leader(rotation, stream, trust) : TANDEM_NONE;
    const gint32 r = 1 + tandem_stream_below(stream, 4);
    const gint32 score = 3 + tandem_stream_below(stream, 3);
    const gboolean is_ill = tandem_stream_chance(stream, 0.4);
    gchar rank[12] = "", feedback[12] = "";

    if (o->has_target && l == TANDEM_NONE)
        return TANDEM_NONE;
    if (o->is_placed) {
        g_snprintf(rank, sizeof rank, "%d", r);
        g_snprintf(feedback, sizeof feedback, "%d", score);
    }
    tandem_csv_row(
        rotation->history, rotation_id, person,
        l != TANDEM_NONE ? rotation->leader[l].id : "", "buddy", o->outcome, rank,
        feedback, g_str_equal(o->outcome, "no_show") && is_ill ? "sickness" : "", NULL);
    return o->is_placed ? l : TANDEM_NONE;
}

/* The share of trainees who were here is halved with each rotation back; nobody was a
 * doctor before F1. Some rows are of people who have left since. */
void
tandem_random_history(TandemRandomRotation *rotation)
{
    const TandemRotationPlan *plan = rotation->plan;
    TandemStream stream;

    tandem_stream_init(&stream, plan->seed, "rotation: history");
    tandem_csv_row(rotation->history, "rotation_id", "person_id", "target_id", "kind",
                   "outcome", "rank_achieved", "feedback", "cause", NULL);
    for (gint32 t = 0; t < plan->n_trainees; t++)
        for (int back = 0; back < 3; back++)
            rotation->trainee[t].earlier[back] = TANDEM_NONE;

    for (int back = 2; back >= 0; back--) {
        g_autofree gchar *id = tandem_rotation_plan_id(plan, back + 1);
        for (gint32 t = 0; t < plan->n_trainees; t++) {
            TandemRandomTrainee *trainee = &rotation->trainee[t];
            if (tandem_stream_chance(&stream, 0.5 / (1 << back)) &&
                trainee->grade >= TANDEM_RANDOM_F2)
                trainee->earlier[back] =
                    add_row(rotation, &stream, id, trainee->id, trainee->trust);
        }
        for (gint32 i = 0; i < plan->n_trainees / 12; i++) {
            gchar left[24];
            g_snprintf(left, sizeof left, "X%d%03d", 2 - back, i + 1);
            add_row(rotation, &stream, id, left,
                    tandem_stream_below(&stream, plan->trusts));
        }
    }
}

static gboolean
refuses(const TandemRandomRotation *rotation, gint32 t, gint32 l)
{
    const TandemRandomPreference *row = (gpointer)rotation->preferences->data;

    for (gsize i = 0; i < rotation->preferences->len; i++) {
        const gboolean by_trainee = i < rotation->n_trainee_preferences;
        if (row[i].from_index == (by_trainee ? t : l) &&
            row[i].to_index == (by_trainee ? l : t) &&
            g_str_equal(row[i].stance, "refuse"))
            return TRUE;
    }
    return FALSE;
}

gboolean
tandem_random_may_meet(const TandemRandomRotation *rotation, gint32 t, gint32 l)
{
    const TandemRandomTrainee *trainee = &rotation->trainee[t];
    const TandemRandomLeader *leader = &rotation->leader[l];

    for (int s = 0; s < TANDEM_N_SUPERVISORS; s++)
        if (trainee->supervisor[s] == l)
            return FALSE;
    for (int back = 0; back < 3; back++)
        if (trainee->earlier[back] == l)
            return FALSE;
    return trainee->is_keen && trainee->trust == leader->trust && leader->is_buddy &&
           leader->cap_max > leader->committed && leader->cap_min == 0 &&
           leader->grade_min[0] == '\0' && leader->grade_max[0] == '\0' &&
           leader->same_as == TANDEM_NONE && trainee->linked == TANDEM_NONE &&
           (trainee->max_travel < 0 || trainee->site == leader->site) &&
           trainee->from == rotation->plan->starts &&
           trainee->to >= rotation->plan->ends &&
           g_str_has_prefix(trainee->placement_type, "In Post") &&
           (trainee->permission[0] == '\0' ||
            g_str_equal(trainee->permission, "given")) &&
           !refuses(rotation, t, l);
}

static void
add_pin(TandemRandomRotation *rotation, gint32 t, gint32 l, gboolean is_ban)
{
    g_autofree gchar *expires = tandem_day_text(rotation->plan->ends, FALSE);

    tandem_csv_row(rotation->pins, rotation->trainee[t].id, rotation->leader[l].id,
                   is_ban ? "ban" : "pin",
                   is_ban ? "Guardian of Safe Working"
                          : "Director of Medical Education",
                   is_ban ? "a matter known to the Guardian"
                          : "continues a project they began together",
                   is_ban ? "" : expires, NULL);
    rotation->trainee[t].pinned = l;
}

/* Whom a pin or ban is about: of a ban somebody who listed the leader, since a ban is
 * of no use elsewhere. FALSE where the draw is of no pair who could meet. */
static gboolean
draw_pair(const TandemRandomRotation *rotation, TandemStream *stream, gboolean is_ban,
          gint32 *t, gint32 *l)
{
    const TandemRandomPreference *row = (gpointer)rotation->preferences->data;

    if (!is_ban) {
        *t = tandem_stream_below(stream, rotation->plan->n_trainees);
        *l = tandem_stream_below(stream, rotation->plan->n_leaders);
    } else {
        if (rotation->n_trainee_preferences == 0)
            return FALSE;
        const gint32 i =
            tandem_stream_below(stream, (gint32)rotation->n_trainee_preferences);
        *t = row[i].from_index;
        *l = row[i].to_index;
    }
    return *l != TANDEM_NONE && tandem_random_may_meet(rotation, *t, *l);
}

/* One pin and one ban in 60 trainees, each leader and each trainee once; a pin must not
 * break a rule. */
void
tandem_random_pins(TandemRandomRotation *rotation)
{
    const TandemRotationPlan *plan = rotation->plan;
    g_autofree gboolean *is_used = g_new0(gboolean, (gsize)plan->n_leaders);
    TandemStream stream;

    tandem_stream_init(&stream, plan->seed, "rotation: pins");
    tandem_csv_row(rotation->pins, "trainee_id", "target_id", "action", "authority",
                   "reason", "expires", NULL);
    for (gint32 left = 2 * ((plan->n_trainees + 59) / 60), tries = 0;
         left > 0 && tries < 200 * plan->n_trainees; tries++) {
        const gboolean is_ban = left % 2 == 1;
        gint32 t, l;
        if (!draw_pair(rotation, &stream, is_ban, &t, &l) || is_used[l] ||
            rotation->trainee[t].pinned != TANDEM_NONE)
            continue;
        add_pin(rotation, t, l, is_ban);
        is_used[l] = TRUE;
        left--;
    }
}
