/* SPDX-License-Identifier: MIT */
/* Invented trainees, their clinical placements and their supervisors. All shares here
 * are assumptions: the evaluation counts opinions, not sign-up forms. */
#include "rotation_model_private.h"

#include <string.h>

/* A text out of a list, each as often as it stands there. */
#define ANY(stream, ...)                                                               \
    any_of(stream, (const char *const[]){ __VA_ARGS__ },                               \
           sizeof((const char *const[]){ __VA_ARGS__ }) / sizeof(const char *))

static const char *
any_of(TandemStream *stream, const char *const *texts, gsize n)
{
    return texts[tandem_stream_below(stream, (gint32)n)];
}

static void
make_person(const TandemRotationPlan *plan, TandemStream *stream, gint32 t,
            TandemRandomTrainee *trainee)
{
    /* Ids as a deanery's system numbers people; no doctor's GMC number begins with 9.
     */
    if (plan->is_tis)
        g_snprintf(trainee->id, sizeof trainee->id, "%d", 510001 + t);
    else
        g_snprintf(trainee->id, sizeof trainee->id,
                   plan->n_trainees < 1000 ? "T%03d" : "T%06d", t + 1);
    trainee->gmc = 9000000 + t * 7 + tandem_stream_below(stream, 7);
    trainee->trust = t < plan->trusts ? t : tandem_stream_below(stream, plan->trusts);
    trainee->site = tandem_stream_chance(stream, 0.25);

    const TandemRandomTrust *trust = &tandem_random_trusts[trainee->trust];
    /* Some forms still bear the code from before a merger. */
    trainee->trust_code = trust->code;
    if (strncmp(trust->site[trainee->site], trust->code, 3) != 0 &&
        tandem_stream_chance(stream, 0.4))
        trainee->trust_code = "RBZ";

    trainee->grade =
        tandem_pick(stream, &tandem_random_grades[0].weight, tandem_random_n_grades,
                    sizeof tandem_random_grades[0]);
    trainee->specialty =
        trust->is_mental_health && tandem_stream_chance(stream, 0.8)
            ? (gint32)tandem_random_psychiatry
            : tandem_stream_below(stream, (gint32)tandem_random_n_specialties);
    trainee->linked = TANDEM_NONE;
    trainee->pinned = TANDEM_NONE;
}

/* From the first day to the eve of a later changeover, but for a few. */
static void
make_placement(const TandemRotationPlan *plan, TandemStream *stream,
               TandemRandomTrainee *trainee)
{
    const gint32 months = tandem_random_grades[trainee->grade].months;
    const gdouble u = gsl_rng_uniform(&stream->rng);

    trainee->from = plan->starts;
    trainee->to = tandem_rotation_plan_day(plan, MAX(months, plan->months)) - 1;
    if (u < 0.04)
        trainee->to =
            plan->starts + 7 * (4 + (guint32)tandem_stream_below(stream, 5)) - 1;
    else if (u < 0.06)
        trainee->from =
            plan->ends - 7 * (4 + (guint32)tandem_stream_below(stream, 5)) + 1;

    const gdouble v = gsl_rng_uniform(&stream->rng);
    trainee->placement_type = "In Post";
    if (g_str_equal(tandem_random_grades[trainee->grade].name, "OOP"))
        trainee->placement_type = "OOPE";
    else if (v < 0.03)
        trainee->placement_type = "Parental Leave";
    else if (v < 0.06)
        trainee->placement_type = "In Post - Acting Up";
    else if (v < 0.08)
        trainee->placement_type = "In Post - Extension";

    trainee->wte_percent = 100;
    trainee->work_days = "";
    if (tandem_stream_chance(stream, 0.18)) {
        static const gint32 wte[] = { 50, 60, 60, 80, 80 };
        static const char *const days[] = { "Mo;Tu;We", "Mo;Tu;Th", "We;Th;Fr",
                                            "Mo;Tu;We;Th", "Tu;We;Th;Fr" };
        const gint32 i = tandem_stream_below(stream, G_N_ELEMENTS(wte));
        trainee->wte_percent = wte[i];
        trainee->work_days = days[i];
    }
}

static void
make_wishes(const TandemRotationPlan *plan, TandemStream *stream,
            TandemRandomTrainee *trainee)
{
    trainee->is_keen = tandem_stream_chance(stream, plan->interest);
    trainee->wants =
        trainee->is_keen
            ? ANY(stream, "buddy", "buddy", "", "buddy;shadow")
            : ANY(stream, "shadow", "shadow;seat", "project", "project;role");
    for (gint32 i = 1 + tandem_stream_below(stream, 3); i > 0; i--)
        trainee->goals |= 1u << tandem_stream_below(stream, TANDEM_RANDOM_MAX_GOALS);
    trainee->specialty_wish =
        ANY(stream, "", "", "any", "same", "different", "different");
    trainee->trust_wish = plan->trusts == 1
                              ? ANY(stream, "", "", "own")
                              : ANY(stream, "", "own", "own", "any", "other");
    trainee->mode = ANY(stream, "", "either", "either", "in_person", "virtual");
    trainee->max_travel = tandem_stream_chance(stream, 0.3)
                              ? 15 * (2 + tandem_stream_below(stream, 5))
                              : -1;
    trainee->needs = tandem_stream_chance(stream, 0.05)
                         ? ANY(stream, "step_free", "hearing_loop", "quiet_room")
                         : "";
    const gdouble u = gsl_rng_uniform(&stream->rng);
    trainee->permission = u < 0.75   ? "given"
                          : u < 0.93 ? ""
                          : u < 0.98 ? "pending"
                                     : "refused";
    trainee->statement =
        tandem_stream_chance(stream, 0.3)
            ? ANY(stream, "I would like to see how a board decides",
                  "I lead a quality improvement project and need a sponsor",
                  "Returning after leave, keen to learn how services are run",
                  "Interested in rotas, morale and retention",
                  "I asked for this last time, and \"maybe next time\" was the answer")
            : "";
}

/* A leader of the trainee's own Trust who supervises, or TANDEM_NONE. */
static gint32
find_supervisor(const TandemRandomRotation *rotation, TandemStream *stream,
                gint32 trust)
{
    for (int tries = 0; tries < 40; tries++) {
        const gint32 l = tandem_stream_below(stream, rotation->plan->n_leaders);
        const TandemRandomLeader *leader = &rotation->leader[l];
        if (leader->trust == trust && leader->role->supervises)
            return l;
    }
    return TANDEM_NONE;
}

/* As people write it: an id, a name, a name in capitals, an e-mail address. */
static gchar *
supervisor_cell(const TandemRandomRotation *rotation, TandemStream *stream, gint32 l)
{
    const TandemRandomLeader *leader = &rotation->leader[l];
    const char *forename = tandem_random_forename(leader->name);
    const char *surname = tandem_random_surname(leader->name);
    const gint32 way = rotation->plan->is_tis ? 2 + tandem_stream_below(stream, 2)
                                              : tandem_stream_below(stream, 4);
    g_autofree gchar *name = g_strdup_printf("Dr %s %s", forename, surname);
    g_autofree gchar *text = NULL;

    if (way == 0)
        text = g_strdup(leader->id);
    else if (way == 1) {
        g_autofree gchar *lower = g_ascii_strdown(leader->id, -1);
        text = g_strdup_printf("%s@example.org", lower);
    } else
        text = way == 2 ? g_strdup(name) : g_ascii_strup(name, -1);
    return g_string_chunk_insert(rotation->texts, text);
}

static void
make_supervisors(const TandemRandomRotation *rotation, TandemStream *stream,
                 const gsize *outsiders, gsize n_outsiders,
                 TandemRandomTrainee *trainee)
{
    for (int s = 0; s < TANDEM_N_SUPERVISORS; s++) {
        trainee->supervisor[s] = TANDEM_NONE;
        trainee->supervisor_text[s] = (gchar *)"";
        if (s == TANDEM_LINE_MANAGER && !tandem_stream_chance(stream, 0.1))
            continue;
        if (s == TANDEM_LINE_MANAGER || tandem_stream_chance(stream, 0.4))
            trainee->supervisor[s] = find_supervisor(rotation, stream, trainee->trust);
        if (trainee->supervisor[s] != TANDEM_NONE) {
            trainee->supervisor_text[s] =
                supervisor_cell(rotation, stream, trainee->supervisor[s]);
        } else {
            const gsize name =
                outsiders[tandem_stream_below(stream, (gint32)n_outsiders)];
            g_autofree gchar *text = g_strdup_printf(
                "Dr %s %s", tandem_random_forename(name), tandem_random_surname(name));
            trainee->supervisor_text[s] = g_string_chunk_insert(rotation->texts, text);
        }
    }
}

/* One in 60 links with the next of own Trust who is keen too. */
static void
link_pairs(TandemRandomRotation *rotation, TandemStream *stream)
{
    const gint32 n = rotation->plan->n_trainees;
    TandemRandomTrainee *trainee = rotation->trainee;

    for (gint32 left = (n + 59) / 60, tries = 0; left > 0 && tries < 10 * n; tries++) {
        const gint32 a = tandem_stream_below(stream, n);
        for (gint32 b = a + 1; b < n; b++) {
            if (!trainee[a].is_keen || trainee[a].linked != TANDEM_NONE)
                break;
            if (!trainee[b].is_keen || trainee[b].linked != TANDEM_NONE ||
                trainee[b].trust != trainee[a].trust)
                continue;
            trainee[a].linked = b;
            trainee[b].linked = a;
            left--;
            break;
        }
    }
}

/* A leader who is a trainee too: a fellow or chief registrar is somebody's trainee. */
static void
find_same_person(TandemRandomRotation *rotation)
{
    for (gint32 l = 0; l < rotation->plan->n_leaders; l++) {
        TandemRandomLeader *leader = &rotation->leader[l];
        if (!g_str_equal(leader->role->category, "senior_trainee"))
            continue;
        for (gint32 t = 0; t < rotation->plan->n_trainees; t++) {
            TandemRandomTrainee *trainee = &rotation->trainee[t];
            if (trainee->trust == leader->trust && trainee->is_keen &&
                g_str_has_prefix(tandem_random_grades[trainee->grade].name, "ST6")) {
                leader->same_as = t;
                leader->specialty = trainee->specialty;
                trainee->name = leader->name;
                return;
            }
        }
    }
}

void
tandem_random_trainees(TandemRandomRotation *rotation, const gsize *names)
{
    const TandemRotationPlan *plan = rotation->plan;
    const gsize *outsiders = names + plan->n_leaders;
    const gsize n_outsiders = tandem_random_n_names - (gsize)plan->n_leaders;
    TandemStream people, placements, wishes, supervisors, links;

    tandem_stream_init(&people, plan->seed, "rotation: trainees");
    tandem_stream_init(&placements, plan->seed, "rotation: clinical placements");
    tandem_stream_init(&wishes, plan->seed, "rotation: wishes");
    tandem_stream_init(&supervisors, plan->seed, "rotation: supervisors");
    tandem_stream_init(&links, plan->seed, "rotation: links");
    for (gint32 t = 0; t < plan->n_trainees; t++) {
        TandemRandomTrainee *trainee = &rotation->trainee[t];
        trainee->name = outsiders[(gsize)t % n_outsiders];
        make_person(plan, &people, t, trainee);
        make_placement(plan, &placements, trainee);
        make_wishes(plan, &wishes, trainee);
        make_supervisors(rotation, &supervisors, outsiders, n_outsiders, trainee);
    }
    link_pairs(rotation, &links);
    find_same_person(rotation);
}
