/* SPDX-License-Identifier: MIT */
/* Students, projects and lecturers, with ties: the format of Cooper, F. and Manlove, D.
 * (2018). A 3/2-approximation algorithm for the student-project allocation problem. SEA
 * 2018, LIPIcs 103, 8:1-8:13, as their program and its data have it.
 *
 * The counts on one line; a row a student, `number: list`; a row a project, `number:
 * lower quota: upper quota: lecturer`; a row a lecturer, `number: lower quota: target:
 * upper quota: list of students`. A tie stands in parentheses. Lines that begin with #
 * are comments. A target is how many a lecturer should have for the load to be even; no
 * part of a market says so, and it is told. */
#include "market_formats_private.h"

#include "faults_private.h"

/* The quotas of projects, or of lecturers. */
typedef struct {
    gint32 *lower, *upper;
} Quotas;

typedef struct {
    TandemTextScanner scanner;
    gint32 n_students, n_projects, n_lecturers;
    TandemNumberLists students, lecturers;
    TandemNumberLists projects; /* without entries: who has a row */
    Quotas of_project, of_lecturer;
    gint32 *lecturer_of; /* [n_projects] */
    gint32 n_targets;
} SpaSt;

static void
spa_st_clear(SpaSt *spa)
{
    tandem_number_lists_clear(&spa->students);
    tandem_number_lists_clear(&spa->projects);
    tandem_number_lists_clear(&spa->lecturers);
    g_free(spa->of_project.lower);
    g_free(spa->of_project.upper);
    g_free(spa->of_lecturer.lower);
    g_free(spa->of_lecturer.upper);
    g_free(spa->lecturer_of);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(SpaSt, spa_st_clear)

static gboolean
read_counts(SpaSt *spa)
{
    TandemTextScanner *const scanner = &spa->scanner;

    if (!tandem_text_count(scanner, "the number of students", &spa->n_students) ||
        !tandem_text_number(scanner, "the number of projects", &spa->n_projects) ||
        !tandem_text_number(scanner, "the number of lecturers", &spa->n_lecturers))
        return FALSE;
    tandem_text_end_row(scanner);
    return tandem_text_has_room(scanner,
                                (guint64)spa->n_students + (guint64)spa->n_projects +
                                    (guint64)spa->n_lecturers,
                                "students, projects and lecturers");
}

static void
read_student(TandemTextScanner *scanner, gpointer data)
{
    SpaSt *const spa = data;
    gint32 i;

    if (!tandem_number_lists_begin(&spa->students, scanner, &i)) {
        tandem_text_skip_row(scanner);
        return;
    }
    tandem_text_take(scanner, ':');
    tandem_number_lists_read(&spa->students, scanner, i);
}

/* A number and the colon in front of it. */
static gboolean
read_part(TandemTextScanner *scanner, const char *what, gint32 *number)
{
    tandem_text_take(scanner, ':');
    return tandem_text_number(scanner, what, number);
}

static void
check_quotas(TandemTextScanner *scanner, const char *at, gint32 lower, gint32 upper)
{
    if (lower > upper)
        tandem_text_fault(scanner, at, "E817", NULL,
                          "lower quota %d is above upper quota %d", lower, upper);
}

static void
read_project(TandemTextScanner *scanner, gpointer data)
{
    SpaSt *const spa = data;
    gint32 i, lecturer;

    if (!tandem_number_lists_begin(&spa->projects, scanner, &i) ||
        !read_part(scanner, "a lower quota", &spa->of_project.lower[i]) ||
        !read_part(scanner, "an upper quota", &spa->of_project.upper[i])) {
        tandem_text_skip_row(scanner);
        return;
    }
    check_quotas(scanner, scanner->at - 1, spa->of_project.lower[i],
                 spa->of_project.upper[i]);
    tandem_text_take(scanner, ':');
    tandem_text_has_more(scanner);
    const char *const at = scanner->at;
    if (!tandem_text_number(scanner, "a lecturer's number", &lecturer)) {
        tandem_text_skip_row(scanner);
        return;
    }
    spa->lecturer_of[i] = lecturer - 1;
    if (lecturer < 1 || lecturer > spa->n_lecturers)
        tandem_text_fault(scanner, at, "E806", NULL,
                          "there is no lecturer %d; they go from 1 to %d", lecturer,
                          spa->n_lecturers);
    tandem_text_end_row(scanner);
}

static void
read_lecturer(TandemTextScanner *scanner, gpointer data)
{
    SpaSt *const spa = data;
    gint32 i, target;

    if (!tandem_number_lists_begin(&spa->lecturers, scanner, &i) ||
        !read_part(scanner, "a lower quota", &spa->of_lecturer.lower[i]) ||
        !read_part(scanner, "a target", &target) ||
        !read_part(scanner, "an upper quota", &spa->of_lecturer.upper[i])) {
        tandem_text_skip_row(scanner);
        return;
    }
    spa->n_targets += target != 0;
    check_quotas(scanner, scanner->at - 1, spa->of_lecturer.lower[i],
                 spa->of_lecturer.upper[i]);
    tandem_text_take(scanner, ':');
    tandem_number_lists_read(&spa->lecturers, scanner, i);
}

static gboolean
quotas_init(Quotas *quotas, gint32 n)
{
    quotas->lower = g_try_new0(gint32, (gsize)n + 1);
    quotas->upper = g_try_new0(gint32, (gsize)n + 1);
    return quotas->lower != NULL && quotas->upper != NULL;
}

/* FALSE: no memory. */
static gboolean
read_all(SpaSt *spa)
{
    TandemTextScanner *const scanner = &spa->scanner;
    const gint32 n = spa->n_students, m = spa->n_projects, l = spa->n_lecturers;

    spa->lecturer_of = g_try_new0(gint32, (gsize)m + 1);
    if (spa->lecturer_of == NULL || !quotas_init(&spa->of_project, m) ||
        !quotas_init(&spa->of_lecturer, l) ||
        !tandem_number_lists_init(&spa->students, "student", n, "project", m) ||
        !tandem_number_lists_init(&spa->projects, "project", m, "lecturer", 0) ||
        !tandem_number_lists_init(&spa->lecturers, "lecturer", l, "student", n))
        return FALSE;
    if (tandem_text_rows(scanner, n, "students", read_student, spa) &&
        tandem_text_rows(scanner, m, "projects", read_project, spa) &&
        tandem_text_rows(scanner, l, "lecturers", read_lecturer, spa))
        tandem_text_end(scanner);
    return TRUE;
}

static gboolean
make(SpaSt *spa, TandemMarketFile *file, TandemMarketSource *source,
     const TandemLists *students, const TandemLists *lecturers, GError **error)
{
    TandemMarketArrays arrays = { .n_trainees = spa->n_students,
                                  .n_opportunities = spa->n_projects,
                                  .n_leaders = spa->n_lecturers,
                                  .trainees = *students,
                                  .leaders = *lecturers,
                                  .leader_of = spa->lecturer_of,
                                  .opportunity_capacity = spa->of_project.upper,
                                  .leader_capacity = spa->of_lecturer.upper,
                                  .opportunity_minimum = spa->of_project.lower,
                                  .leader_minimum = spa->of_lecturer.lower };

    tandem_id_set_number(&file->trainees, spa->n_students);
    tandem_id_set_number(&file->opportunities, spa->n_projects);
    tandem_id_set_number(&file->leaders, spa->n_lecturers);
    if (spa->n_targets > 0)
        tandem_faults_add(source->faults, TANDEM_SEVERITY_NOTE, source->name, 0, NULL,
                          "N821", NULL,
                          "%d lecturer%s a target; no strategy here uses one",
                          spa->n_targets, spa->n_targets == 1 ? " has" : "s have");
    return tandem_market_source_make(source, file, &arrays, "lecturers", error);
}

gboolean
tandem_spa_st_read(TandemMarketFile *file, TandemMarketSource *source, GError **error)
{
    g_auto(SpaSt) spa = { 0 };
    TandemLists students = { 0 }, lecturers = { 0 };
    gboolean is_made = FALSE;

    if (tandem_text_begin(&spa.scanner, source->name, source->text, source->length,
                          source->faults)) {
        spa.scanner.has_comments = TRUE;
        if (read_counts(&spa) && !read_all(&spa))
            return tandem_market_source_no_memory(source, error);
    }
    if (tandem_market_source_is_faulty(source, error))
        return FALSE;
    tandem_market_source_is_read(source);
    if (tandem_number_lists_take(&spa.students, &students) &&
        tandem_number_lists_take(&spa.lecturers, &lecturers))
        is_made = make(&spa, file, source, &students, &lecturers, error);
    else
        tandem_market_source_no_memory(source, error);
    tandem_number_arrays_clear(&students);
    tandem_number_arrays_clear(&lecturers);
    return is_made;
}
