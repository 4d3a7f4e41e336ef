/* SPDX-License-Identifier: MIT */
/* The files of a random rotation, as text: RFC 4180 quoting, lines ended by LF. */
#include "rotation_model_private.h"

#include <string.h>

static void
add_cell(GString *file, const char *cell)
{
    if (strpbrk(cell, ",\"\r\n") == NULL) {
        g_string_append(file, cell);
        return;
    }
    g_string_append_c(file, '"');
    for (; *cell != '\0'; cell++) {
        if (*cell == '"')
            g_string_append_c(file, '"');
        g_string_append_c(file, *cell);
    }
    g_string_append_c(file, '"');
}

void
tandem_csv_row(GString *file, const char *first, ...)
{
    va_list cells;

    va_start(cells, first);
    for (const char *cell = first; cell != NULL; cell = va_arg(cells, const char *)) {
        if (cell != first)
            g_string_append_c(file, ',');
        add_cell(file, cell);
    }
    va_end(cells);
    g_string_append_c(file, '\n');
}

gchar *
tandem_day_text(guint32 day, gboolean is_tis)
{
    GDate date;

    g_date_clear(&date, 1);
    g_date_set_julian(&date, day);
    const int y = g_date_get_year(&date), m = (int)g_date_get_month(&date),
              d = g_date_get_day(&date);
    return is_tis ? g_strdup_printf("%02d/%02d/%04d", d, m, y)
                  : g_strdup_printf("%04d-%02d-%02d", y, m, d);
}

static gchar *
goals_text(guint goals)
{
    GString *text = g_string_new(NULL);

    for (gsize i = 0; i < TANDEM_RANDOM_MAX_GOALS; i++)
        if (goals & 1u << i)
            g_string_append_printf(text, "%s%s", text->len > 0 ? ";" : "",
                                   tandem_random_goals[i]);
    return g_string_free(text, FALSE);
}

static gchar *
number_text(gint32 number, gint32 not_stated)
{
    return number == not_stated ? g_strdup("") : g_strdup_printf("%d", number);
}

static const char *
site_of(gint32 trust, gint32 site)
{
    return tandem_random_trusts[trust].site[site];
}

static const char *
wte_text(gint32 percent)
{
    return percent == 100 ? "1" : percent == 80 ? "0.8" : percent == 60 ? "0.6" : "0.5";
}

static void
add_trainee(const TandemRandomRotation *rotation, const TandemRandomTrainee *trainee,
            GString *file)
{
    g_autofree gchar *gmc = g_strdup_printf("%d", trainee->gmc);
    g_autofree gchar *local = g_ascii_strdown(trainee->id, -1);
    g_autofree gchar *email = g_strdup_printf("%s@example.org", local);
    g_autofree gchar *from = tandem_day_text(trainee->from, FALSE);
    g_autofree gchar *to = tandem_day_text(trainee->to, FALSE);
    g_autofree gchar *goals = goals_text(trainee->goals);
    g_autofree gchar *travel = number_text(trainee->max_travel, -1);

    tandem_csv_row(
        file, trainee->id, tandem_random_surname(trainee->name),
        tandem_random_forename(trainee->name), gmc, email, trainee->trust_code,
        site_of(trainee->trust, trainee->site),
        tandem_random_grades[trainee->grade].name,
        tandem_random_specialties[trainee->specialty], from, to,
        trainee->placement_type, wte_text(trainee->wte_percent), trainee->work_days,
        trainee->supervisor_text[TANDEM_CLINICAL_SUPERVISOR],
        trainee->supervisor_text[TANDEM_EDUCATIONAL_SUPERVISOR],
        trainee->supervisor_text[TANDEM_LINE_MANAGER], trainee->wants, goals,
        trainee->specialty_wish, trainee->trust_wish, trainee->mode, travel,
        trainee->needs, trainee->permission,
        trainee->linked != TANDEM_NONE ? rotation->trainee[trainee->linked].id : "",
        trainee->statement, NULL);
}

/* A deanery's export: its columns and dates, and personal data nobody asked for. */
static void
add_exported_trainee(const TandemRandomTrainee *trainee, GString *file)
{
    g_autofree gchar *gmc = g_strdup_printf("%d", trainee->gmc);
    g_autofree gchar *from = tandem_day_text(trainee->from, TRUE);
    g_autofree gchar *to = tandem_day_text(trainee->to, TRUE);
    g_autofree gchar *born = tandem_day_text(
        trainee->from - 365 * 26 - 17 * (guint32)(trainee->gmc % 500), TRUE);

    tandem_csv_row(file, trainee->id, tandem_random_surname(trainee->name),
                   tandem_random_forename(trainee->name), gmc, born, "Not stated",
                   "Prefer not to say", "Prefer not to say", "Prefer not to say",
                   "Prefer not to say", "Prefer not to say", "Prefer not to say",
                   "1 Invented Street, Exampleton", from, to, trainee->placement_type,
                   site_of(trainee->trust, trainee->site),
                   wte_text(trainee->wte_percent),
                   tandem_random_grades[trainee->grade].export_name,
                   tandem_random_specialties[trainee->specialty],
                   trainee->supervisor_text[TANDEM_CLINICAL_SUPERVISOR],
                   trainee->supervisor_text[TANDEM_EDUCATIONAL_SUPERVISOR], NULL);
}

gchar *
tandem_random_trainees_csv(const TandemRandomRotation *rotation)
{
    GString *file = g_string_new(NULL);

    if (rotation->plan->is_tis)
        tandem_csv_row(file, "TIS Person ID", "Surname", "Forenames", "GMC Number",
                       "Date of Birth", "Gender", "Ethnic Origin", "Disability",
                       "Sexual Orientation", "Religious Belief", "Marital Status",
                       "Nationality", "Address1", "Date From*", "Date To*",
                       "Placement Type*", "Site*", "WTE*", "Grade*", "Specialty1*",
                       "Clinical Supervisor", "Educational Supervisor", NULL);
    else
        tandem_csv_row(file, "trainee_id", "surname", "forenames", "gmc_number",
                       "email", "trust", "site", "grade", "specialty", "placement_from",
                       "placement_to", "placement_type", "wte", "work_days",
                       "clinical_supervisor", "educational_supervisor", "line_manager",
                       "wants", "goals", "specialty_wish", "trust_wish", "mode",
                       "max_travel_min", "needs", "permission", "linked_with",
                       "statement", NULL);
    for (gint32 t = 0; t < rotation->plan->n_trainees; t++) {
        if (rotation->plan->is_tis)
            add_exported_trainee(&rotation->trainee[t], file);
        else
            add_trainee(rotation, &rotation->trainee[t], file);
    }
    return g_string_free(file, FALSE);
}

static void
add_leader(const TandemRandomRotation *rotation, const TandemRandomLeader *leader,
           GString *file)
{
    g_autofree gchar *name = g_strdup_printf(
        "%s%s %s", g_str_equal(leader->role->profession, "doctor") ? "Dr " : "",
        tandem_random_forename(leader->name), tandem_random_surname(leader->name));
    g_autofree gchar *local = g_ascii_strdown(leader->id, -1);
    g_autofree gchar *email = g_strdup_printf("%s@example.org", local);
    g_autofree gchar *offers = goals_text(leader->offers);
    g_autofree gchar *cap_min = number_text(leader->cap_min, 0);
    g_autofree gchar *cap_max = number_text(leader->cap_max, -1);
    g_autofree gchar *committed = number_text(leader->committed, 0);
    g_autofree gchar *hours = number_text(leader->hours, -1);

    tandem_csv_row(
        file, leader->id, name, email, tandem_random_trusts[leader->trust].code,
        site_of(leader->trust, leader->site), leader->role->title,
        leader->role->category, leader->role->profession,
        leader->specialty != TANDEM_NONE ? tandem_random_specialties[leader->specialty]
                                         : "",
        offers, leader->kinds, cap_min, cap_max, committed, hours, leader->grade_min,
        leader->grade_max, leader->mode,
        leader->same_as != TANDEM_NONE ? rotation->trainee[leader->same_as].id : "",
        NULL);
}

gchar *
tandem_random_leaders_csv(const TandemRandomRotation *rotation)
{
    GString *file = g_string_new(NULL);

    tandem_csv_row(file, "leader_id", "name", "email", "trust", "site", "role",
                   "role_category", "profession", "specialty", "offers", "kinds",
                   "cap_min", "cap_max", "committed", "hours_available", "grade_min",
                   "grade_max", "mode", "same_person_as", NULL);
    for (gint32 l = 0; l < rotation->plan->n_leaders; l++)
        add_leader(rotation, &rotation->leader[l], file);
    return g_string_free(file, FALSE);
}

gchar *
tandem_random_preferences_csv(const TandemRandomRotation *rotation)
{
    const TandemRandomPreference *row = (gpointer)rotation->preferences->data;
    GString *file = g_string_new(NULL);

    tandem_csv_row(file, "from_id", "to_id", "kind", "rank", "stance", NULL);
    for (gsize i = 0; i < rotation->preferences->len; i++) {
        g_autofree gchar *rank = number_text(row[i].rank, 0);
        tandem_csv_row(file, row[i].from, row[i].to, "buddy", rank, row[i].stance,
                       NULL);
    }
    return g_string_free(file, FALSE);
}

/* An assumption: sites of one Trust lie 25 to 60 minutes apart, those of others farther
 * the farther they stand apart in the list. */
gchar *
tandem_random_travel_csv(const TandemRandomRotation *rotation)
{
    const gint32 n = rotation->plan->trusts * TANDEM_RANDOM_N_SITES;
    GString *file = g_string_new(NULL);
    TandemStream stream;

    tandem_stream_init(&stream, rotation->plan->seed, "rotation: travel");
    tandem_csv_row(file, "site_a", "site_b", "minutes", NULL);
    for (gint32 a = 0; a < n; a++) {
        for (gint32 b = a + 1; b < n; b++) {
            const gint32 apart = b / TANDEM_RANDOM_N_SITES - a / TANDEM_RANDOM_N_SITES;
            g_autofree gchar *minutes =
                number_text(25 + 8 * apart + tandem_stream_below(&stream, 36), -1);
            tandem_csv_row(file, site_of(a / TANDEM_RANDOM_N_SITES, a % 2),
                           site_of(b / TANDEM_RANDOM_N_SITES, b % 2), minutes, NULL);
        }
    }
    return g_string_free(file, FALSE);
}

/* Four of the Trusts have merged into others since the evaluation. */
gchar *
tandem_random_successors_csv(void)
{
    return g_strdup("old_code,new_code,from\n"
                    "RA3,RA7,2020-04-01\n"
                    "RA4,RH5,2023-04-01\n"
                    "RBA,RH5,2020-04-01\n"
                    "RBZ,RH8,2022-04-01\n");
}
