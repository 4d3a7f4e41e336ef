/* SPDX-License-Identifier: MIT */
/* Whole folders: a deanery's export, what it must not give away, rows in any order. */
#include <criterion/criterion.h>
#include <string.h>

#include "files/rotation_private.h"
#include "folder.h"

TestSuite(exports, .timeout = 60);

#define TIS_HEADER                                                                     \
    "TIS Person ID,Surname,Forenames,GMC Number,Date of Birth,Gender,NI number,"       \
    "Ethnic Origin,Disability details,Sexual Orientation,Religious Belief,"            \
    "Marital Status,Nationality,visa status,Address Line 1,Date From*,Date To*,"       \
    "Placement Type*,Site*,WTE*,Grade*,Specialty1*,Clinical Supervisor,"               \
    "Educational Supervisor\r\n"
#define SECRETS                                                                        \
    "SECRET1,SECRET2,SECRET3,SECRET4,SECRET5,SECRET6,SECRET7,SECRET8,SECRET9,"         \
    "SECRETA,SECRETB,"

Test(exports, a_deanerys_placement_export_loads_unchanged)
{
    g_auto(Folder) folder = folder_new();
    TandemRotation *rotation = NULL;
    g_autoptr(GError) error = NULL;

    folder_write(&folder, "trainees.csv",
                 "\xef\xbb\xbf" TIS_HEADER "510001,Patel,Eleanor,7700001," SECRETS
                 "05/08/2026,01/12/2026,In Post,RH801,0.8,FY2,Anaesthetics,Dr Emily "
                 "Smith,Dr Bethan Rossi\r\n");
    g_autofree gchar *told = folder_read(&folder, &rotation, &error);
    cr_assert_str_eq(
        told,
        "trainees.csv: N123 lines end in CRLF\n"
        "trainees.csv: N124 the file begins with a byte order mark\n"
        "trainees.csv:1: N121 11 columns are not known and not read: \"Date "
        "of Birth\", \"Gender\", \"NI number\", \"Ethnic Origin\", "
        "\"Disability details\", \"Sexual Orientation\", \"Religious "
        "Belief\", \"Marital Status\", \"Nationality\", \"visa status\" and "
        "1 more\n",
        "told:\n%s", told);
    cr_assert_null(error);
    const TandemTraineeRow *const a = &rotation->trainee[0];
    cr_assert_str_eq(a->id, "510001");
    cr_assert_str_eq(a->gmc_number, "7700001");
    cr_assert_str_eq(a->trust, "RH8");
    cr_assert_str_eq(a->site, "RH801");
    cr_assert_eq(a->grade, TANDEM_GRADE_F2);
    cr_assert_eq(a->wte_milli, 800);
    cr_assert_str_eq(a->specialty, "Anaesthetics");
    cr_assert_str_eq(a->placement_type, "In Post");
    cr_assert_eq(a->placement_to - a->placement_from, 118);
    cr_assert_str_eq(a->clinical_supervisor, "Dr Emily Smith");
    cr_assert_str_eq(a->educational_supervisor, "Dr Bethan Rossi");
    tandem_rotation_unref(rotation);
}

Test(exports, special_category_cells_are_told_by_no_fault)
{
    static const char *const broken[] = {
        /* a grade, too few cells, a stray quote, a patient's number, an open quote */
        "1,Patel,Eleanor,," SECRETS "05/08/2026,,,RH801,0.8,FY9,,,\r\n",
        "1,Patel,Eleanor,," SECRETS "05/08/2026\r\n",
        "1,Patel,Eleanor,,SECRET\"1,x\r\n",
        "9434765919,,,," SECRETS "x,x,,x,x,x,,,\r\n",
        "1,Patel,Eleanor,,\"SECRET,\r\n",
    };

    for (gsize i = 0; i < G_N_ELEMENTS(broken); i++) {
        g_auto(Folder) folder = folder_new();
        g_autoptr(TandemFaults) faults = tandem_faults_new();
        g_autofree gchar *text = g_strconcat(TIS_HEADER, broken[i], NULL);
        folder_write(&folder, "trainees.csv", text);
        cr_assert_null(tandem_rotation_read(folder.path, faults, NULL));
        g_autofree gchar *told = tandem_faults_to_text(faults);
        g_autofree gchar *json = tandem_faults_to_json(faults);
        cr_assert_gt(tandem_faults_get_n(faults, TANDEM_SEVERITY_FAULT), 0);
        cr_assert_null(strstr(told, "SECRET"), "%s", told);
        cr_assert_null(strstr(json, "SECRET"), "%s", json);
        cr_assert_null(strstr(told, "9434765919"));
    }
}

Test(exports, a_row_without_its_header_is_not_repeated)
{
    g_auto(Folder) folder = folder_new();

    folder_write(&folder, "trainees.csv", "510001,Patel,SECRET1,FY2\n1,2,3,4\n");
    g_autofree gchar *told = folder_tell(&folder);
    cr_assert_null(strstr(told, "SECRET"), "%s", told);
    cr_assert_not_null(strstr(told, "trainees.csv:1:trainee_id: E108"));
}

static void
dump_texts(GString *out, const char *const *texts)
{
    for (; *texts != NULL; texts++)
        g_string_append_printf(out, "%s|", *texts);
}

static void
dump_people(GString *out, const TandemRotation *rotation)
{
    for (gsize i = 0; i < rotation->n_trainees; i++) {
        const TandemTraineeRow *const t = &rotation->trainee[i];
        const char *const texts[] = {
            t->id,        t->surname,        t->trust,
            t->specialty, t->placement_type, t->educational_supervisor,
            t->statement, t->linked_with,    NULL
        };
        dump_texts(out, texts);
        g_string_append_printf(out, "%u %u %d %u %u %u\n", t->grade, t->placement_to,
                               t->wte_milli, t->work_days, t->wants, t->goals);
    }
    for (gsize i = 0; i < rotation->n_leaders; i++) {
        const TandemLeaderRow *const l = &rotation->leader[i];
        const char *const texts[] = { l->id, l->name, l->trust, l->same_person_as,
                                      NULL };
        dump_texts(out, texts);
        g_string_append_printf(out, "%d %d %d %u %u\n", l->role_category, l->cap_max,
                               l->committed, l->offers, l->grade_min_stated);
    }
}

static gchar *
dump(const TandemRotation *rotation)
{
    GString *const out = g_string_new(NULL);

    dump_people(out, rotation);
    for (gsize i = 0; i < rotation->n_preferences; i++) {
        const TandemPreferenceRow *const p = &rotation->preference[i];
        g_string_append_printf(out, "%u %d %u %d %s %u %d %u\n", p->from_type, p->from,
                               p->to_type, p->to, p->to_text, p->kinds, p->rank,
                               p->stance);
    }
    for (gsize i = 0; i < rotation->n_pins; i++)
        g_string_append_printf(out, "%d %d %s\n", rotation->pin[i].trainee,
                               rotation->pin[i].target, rotation->pin[i].reason);
    for (gsize i = 0; i < rotation->n_history; i++) {
        const TandemHistoryRow *const h = &rotation->history[i];
        g_string_append_printf(out, "%s %s %s %d %u %d\n", h->rotation_id, h->person_id,
                               h->target_id, h->kind, h->outcome, h->rank_achieved);
    }
    for (gsize i = 0; i < rotation->n_travel; i++)
        g_string_append_printf(out, "%s %s %d\n", rotation->travel[i].site_a,
                               rotation->travel[i].site_b, rotation->travel[i].minutes);
    return g_string_free(out, FALSE);
}

/* The file of the example, its rows behind the header in another order. */
static void
copy_shuffled(const Folder *folder, const char *name, GRand *rand)
{
    g_autofree gchar *path = g_build_filename(TANDEM_SOURCE_DIR, "docs", "examples",
                                              "rh8-2026-08", name, NULL);
    g_autofree gchar *text = NULL;

    if (!g_file_get_contents(path, &text, NULL, NULL))
        return;
    g_strchomp(text);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    if (g_str_has_suffix(name, ".csv")) {
        for (guint i = g_strv_length(lines) - 1; rand != NULL && i > 1; i--) {
            const gint k = g_rand_int_range(rand, 1, (gint)i + 1);
            gchar *const line = lines[i];
            lines[i] = lines[k];
            lines[k] = line;
        }
    }
    g_autofree gchar *joined = g_strjoinv("\n", lines);
    g_autofree gchar *whole = g_strconcat(joined, "\n", NULL);
    folder_write(folder, name, whole);
}

static gchar *
dump_example(GRand *rand)
{
    static const char *const names[] = { "policy.ini",    "trainees.csv",
                                         "leaders.csv",   "opportunities.csv",
                                         "pins.csv",      "preferences.csv",
                                         "history.csv",   "travel.csv",
                                         "successors.csv" };
    g_auto(Folder) folder = folder_new();
    g_autoptr(TandemRotation) rotation = NULL;
    g_autoptr(GError) error = NULL;

    for (gsize i = 0; i < G_N_ELEMENTS(names); i++)
        copy_shuffled(&folder, names[i], rand);
    g_free(folder_read(&folder, &rotation, &error));
    cr_assert_null(error);
    cr_assert_gt(rotation->n_preferences, 100);
    return dump(rotation);
}

Test(exports, the_order_of_rows_changes_nothing)
{
    g_autofree gchar *plain = dump_example(NULL);

    for (guint32 seed = 1; seed <= 5; seed++) {
        g_autoptr(GRand) rand = g_rand_new_with_seed(seed);
        g_autofree gchar *shuffled = dump_example(rand);
        cr_assert_str_eq(shuffled, plain, "seed %u", seed);
    }
}

/* 1,900 trainees, 500 leaders, 20,000 preferences: a region of 19 Trusts. */
Test(exports, a_region_is_read_in_no_time)
{
    g_auto(Folder) folder = folder_new();
    g_autoptr(GString) trainees = g_string_new("trainee_id,trust,grade,statement\n");
    g_autoptr(GString) leaders =
        g_string_new("leader_id,trust,role,role_category,cap_max\n");
    g_autoptr(GString) preferences = g_string_new("from_id,to_id,kind,rank\n");
    g_autoptr(TandemRotation) rotation = NULL;

    for (gint t = 0; t < 1900; t++)
        g_string_append_printf(trainees, "T%d,RH8,ST3,statement of %d\n", t, t);
    for (gint l = 0; l < 500; l++)
        g_string_append_printf(leaders, "L%d,RH8,role,clm,2\n", l);
    for (gint p = 0; p < 20000; p++)
        g_string_append_printf(preferences, "T%d,L%d,buddy,%d\n", p % 1900,
                               (p * 7 + p / 1900) % 500, p / 1900 + 1);
    folder_write(&folder, "trainees.csv", trainees->str);
    folder_write(&folder, "leaders.csv", leaders->str);
    folder_write(&folder, "preferences.csv", preferences->str);
    const gint64 start = g_get_monotonic_time();
    g_autofree gchar *told = folder_read(&folder, &rotation, NULL);
    const gint64 took = g_get_monotonic_time() - start;
    cr_assert_not_null(rotation, "%.300s", told);
    cr_assert_eq(rotation->n_preferences, 20000);
    cr_assert_leq(took, 2 * G_USEC_PER_SEC, "took %ld us", (glong)took);
}

Test(exports, many_unknown_ids_take_no_time_either)
{
    g_auto(Folder) folder = folder_new();
    g_autoptr(GString) preferences = g_string_new("from_id,to_id\n");

    for (gint p = 0; p < 100000; p++)
        g_string_append_printf(preferences, "T1,X%d\n", p);
    folder_write(&folder, "preferences.csv", preferences->str);
    const gint64 start = g_get_monotonic_time();
    g_autofree gchar *told = folder_tell(&folder);
    cr_assert_not_null(strstr(told, "E199 99000 more faults are not told"));
    cr_assert_leq(g_get_monotonic_time() - start, 5 * G_USEC_PER_SEC);
}

Test(exports, a_line_of_100_mb_is_one_fault)
{
    enum { N = 100 * 1000 * 1000 };
    g_auto(Folder) folder = folder_new();
    const char head[] = "leader_id,trust,role,role_category,cap_max\nL1,RH8,";
    const char tail[] = ",clm,1\nL2,RH8,x,clm,-1\n";
    gchar *const bytes = g_malloc(N);

    memset(bytes, 'x', N);
    memcpy(bytes, head, strlen(head));
    memcpy(bytes + N - strlen(tail), tail, strlen(tail));
    folder_write_bytes(&folder, "leaders.csv", bytes, N);
    g_free(bytes);
    g_autofree gchar *told = folder_tell(&folder);
    cr_assert_str_eq(told,
                     "leaders.csv:2:role: E111 the cell is over 64 KiB (is a quote "
                     "left open?)\n"
                     "leaders.csv:3:cap_max: E206 cap_max \"-1\" is outside "
                     "0..1,000,000\n");
}
