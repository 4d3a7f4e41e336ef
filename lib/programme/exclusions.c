/* SPDX-License-Identifier: MIT */
/* Pairs that may not be because of who the two are to each other. Forbidden is not a
 * low score: such a pair never reaches a market. */
#include "exclusions_private.h"

#include "../files/faults_private.h"

static void
add(TandemExclusions *exclusions, const TandemExclusion exclusion)
{
    g_array_append_val(exclusions->list, exclusion);
}

/* The three cells that name somebody above a trainee. */
typedef struct {
    const char *column;
    const char *what;
    TandemReason reason;
    const char *cell;
    gboolean is_hard; /* by the policy */
} Superior;

static void
add_superior(TandemExclusions *exclusions, const TandemRotation *rotation,
             const TandemPeople *people, gint32 t, const Superior *superior,
             TandemFaults *faults)
{
    const TandemTraineeRow *const trainee = &rotation->trainee[t];
    g_auto(GStrv) names = g_strsplit(superior->is_hard ? superior->cell : "", ";", -1);

    for (gsize i = 0; names[i] != NULL; i++) {
        guint n_found = 0;
        const gint32 *const found = tandem_people_find(people, names[i], &n_found);

        for (guint f = 0; f < n_found; f++)
            add(exclusions, (TandemExclusion){ .trainee = t,
                                               .leader = found[f],
                                               .reason = superior->reason,
                                               .file = "trainees.csv",
                                               .line = trainee->line,
                                               .what = superior->what });
        if (n_found > 1 && faults != NULL) {
            g_autofree gchar *quoted = tandem_faults_quote(names[i]);
            tandem_faults_add(faults, TANDEM_SEVERITY_WARNING, "trainees.csv",
                              trainee->line, superior->column, "W501",
                              "write the leader_id instead",
                              "%s fits %u leaders: %s is kept apart from all of them",
                              quoted, n_found, trainee->id);
        }
    }
}

static void
add_superiors(TandemExclusions *exclusions, const TandemRotation *rotation,
              const TandemPeople *people, TandemFaults *faults)
{
    const TandemPolicy *const policy = &rotation->policy;

    for (gsize i = 0; i < rotation->n_trainees; i++) {
        const TandemTraineeRow *const trainee = &rotation->trainee[i];
        const Superior superiors[] = {
            { "educational_supervisor", "educational supervisor",
              TANDEM_REASON_EXCL_SUPERVISOR, trainee->educational_supervisor,
              policy->educational_supervisor },
            { "clinical_supervisor", "clinical supervisor",
              TANDEM_REASON_EXCL_SUPERVISOR, trainee->clinical_supervisor,
              policy->clinical_supervisor },
            { "line_manager", "line manager", TANDEM_REASON_EXCL_LINE_MANAGER,
              trainee->line_manager, policy->line_manager },
        };

        for (gsize s = 0; s < G_N_ELEMENTS(superiors); s++)
            add_superior(exclusions, rotation, people, (gint32)i, &superiors[s],
                         faults);
    }
}

static void
add_self(TandemExclusions *exclusions, const TandemRotation *rotation, gint32 t,
         gint32 l)
{
    add(exclusions, (TandemExclusion){ .trainee = t,
                                       .leader = l,
                                       .reason = TANDEM_REASON_EXCL_SELF,
                                       .file = "leaders.csv",
                                       .line = rotation->leader[l].line,
                                       .what = "own second entry" });
}

/* One person on both sides: said by same_person_as, or by one email address. */
static void
add_selves(TandemExclusions *exclusions, const TandemRotation *rotation,
           const TandemPeople *people)
{
    for (gsize l = 0; l < rotation->n_leaders; l++) {
        const TandemTraineeRow *const self =
            tandem_leader_as_trainee(rotation, &rotation->leader[l]);

        if (self != NULL)
            add_self(exclusions, rotation, (gint32)(self - rotation->trainee),
                     (gint32)l);
    }
    for (gsize t = 0; t < rotation->n_trainees; t++) {
        guint n_found = 0;
        const gint32 *const found =
            tandem_people_find_email(people, rotation->trainee[t].email, &n_found);

        for (guint f = 0; f < n_found; f++)
            add_self(exclusions, rotation, (gint32)t, found[f]);
    }
}

static gint32
find_row(GHashTable *table, const char *id)
{
    return GPOINTER_TO_INT(g_hash_table_lookup(table, id)) - 1;
}

/* A pair that met, in whole or in part, in one of the last repeat_rotations. */
static void
add_repeats(TandemExclusions *exclusions, const TandemRotation *rotation,
            TandemKind kind)
{
    g_auto(TandemHistory) history = { 0 };

    tandem_history_init(&history, rotation);
    for (gsize h = 0; h < rotation->n_history; h++) {
        const TandemHistoryRow *const row = &rotation->history[h];
        const gboolean has_met = row->outcome == TANDEM_OUTCOME_MATCHED_COMPLETED ||
                                 row->outcome == TANDEM_OUTCOME_MATCHED_PARTIAL;
        gint32 t = find_row(rotation->trainee_of_id, row->person_id);
        gint32 l = find_row(rotation->leader_of_id, row->target_id);

        if (t < 0 && l < 0) { /* told from the leader's side */
            t = find_row(rotation->trainee_of_id, row->target_id);
            l = find_row(rotation->leader_of_id, row->person_id);
        }
        if (t < 0 || l < 0 || !has_met || history.age[h] == 0 ||
            history.age[h] > rotation->policy.repeat_rotations ||
            !tandem_history_is_of_kind(row, kind))
            continue;
        add(exclusions, (TandemExclusion){ .trainee = t,
                                           .leader = l,
                                           .reason = TANDEM_REASON_EXCL_REPEAT,
                                           .file = "history.csv",
                                           .line = row->line,
                                           .what = "match of an earlier rotation" });
    }
}

gboolean
tandem_pin_holds(const TandemRotation *rotation, const TandemPinRow *pin)
{
    return pin->expires == 0 || rotation->policy.starts == 0 ||
           pin->expires >= rotation->policy.starts;
}

static void
add_bans(TandemExclusions *exclusions, const TandemRotation *rotation)
{
    for (gsize i = 0; i < rotation->n_pins; i++) {
        const TandemPinRow *const pin = &rotation->pin[i];

        if (pin->is_ban && pin->target_type == TANDEM_TARGET_LEADER &&
            pin->trainee >= 0 && pin->target >= 0 && tandem_pin_holds(rotation, pin))
            add(exclusions, (TandemExclusion){ .trainee = pin->trainee,
                                               .leader = pin->target,
                                               .reason = TANDEM_REASON_BANNED,
                                               .file = "pins.csv",
                                               .line = pin->line,
                                               .what = "banned" });
    }
}

static gint
compare_exclusions(gconstpointer left, gconstpointer right)
{
    const TandemExclusion *const a = left;
    const TandemExclusion *const b = right;

    if (a->trainee != b->trainee)
        return a->trainee < b->trainee ? -1 : 1;
    if (a->leader != b->leader)
        return a->leader < b->leader ? -1 : 1;
    return (a->reason > b->reason) - (a->reason < b->reason);
}

void
tandem_exclusions_init(TandemExclusions *exclusions, const TandemRotation *rotation,
                       TandemKind kind, TandemFaults *faults)
{
    g_autoptr(TandemPeople) people = tandem_people_new(rotation);

    exclusions->list = g_array_new(FALSE, TRUE, sizeof(TandemExclusion));
    exclusions->start = g_new0(gsize, rotation->n_trainees + 1);
    add_superiors(exclusions, rotation, people, faults);
    add_selves(exclusions, rotation, people);
    add_repeats(exclusions, rotation, kind);
    add_bans(exclusions, rotation);
    g_array_sort(exclusions->list, compare_exclusions);

    for (guint i = 0; i < exclusions->list->len; i++)
        exclusions
            ->start[g_array_index(exclusions->list, TandemExclusion, i).trainee + 1]++;
    for (gsize t = 0; t < rotation->n_trainees; t++)
        exclusions->start[t + 1] += exclusions->start[t];
}

void
tandem_exclusions_clear(TandemExclusions *exclusions)
{
    g_clear_pointer(&exclusions->list, g_array_unref);
    g_clear_pointer(&exclusions->start, g_free);
}
