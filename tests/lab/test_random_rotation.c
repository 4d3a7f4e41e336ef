/* SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <tandem-lab.h>
#include <tandem-programme.h>

TestSuite(random_rotation, .timeout = 60);

static const char *const files[] = { "history.csv",     "leaders.csv",
                                     "pins.csv",        "policy.ini",
                                     "preferences.csv", "successors.csv",
                                     "trainees.csv",    "travel.csv" };

/* A folder that is gone at the end of a test's process, made with "name=value ...". */
static gchar *
make(const char *text, const char *seed)
{
    GError *error = NULL;
    const TandemModel *model = tandem_model_find("rotation", NULL);
    g_autoptr(TandemOptions) options = tandem_options_new();
    g_auto(GStrv) words = g_strsplit(text, " ", -1);
    g_autofree gchar *parent = g_dir_make_tmp("tandem-test-XXXXXX", NULL);
    gchar *folder = g_build_filename(parent, "rotation", NULL);

    for (gsize i = 0; words[i] != NULL && words[i][0] != '\0'; i++) {
        g_auto(GStrv) pair = g_strsplit(words[i], "=", 2);
        cr_assert(tandem_model_set_option(model, options, pair[0], pair[1], &error));
    }
    cr_assert(tandem_random_rotation_write(model, options, seed, folder, &error), "%s",
              error != NULL ? error->message : "");
    return folder;
}

static void
remove_made(const char *folder)
{
    g_autofree gchar *parent = g_path_get_dirname(folder);

    for (gsize i = 0; i < G_N_ELEMENTS(files); i++) {
        g_autofree gchar *path = g_build_filename(folder, files[i], NULL);
        cr_expect_eq(g_unlink(path), 0, "%s", path);
    }
    cr_expect_eq(g_rmdir(folder), 0);
    cr_expect_eq(g_rmdir(parent), 0);
}

static gchar *
contents(const char *folder, const char *name)
{
    g_autofree gchar *path = g_build_filename(folder, name, NULL);
    gchar *text = NULL;

    cr_assert(g_file_get_contents(path, &text, NULL, NULL), "%s", path);
    return text;
}

static gsize
count_lines(const char *folder, const char *name)
{
    g_autofree gchar *text = contents(folder, name);
    gsize n = 0;

    for (const char *c = text; *c != '\0'; c++)
        n += *c == '\n';
    return n;
}

/* SHA-256 of all files in the order of their names, 16 digits of it. */
static gchar *
hash(const char *folder)
{
    g_autoptr(GChecksum) sha256 = g_checksum_new(G_CHECKSUM_SHA256);

    for (gsize i = 0; i < G_N_ELEMENTS(files); i++) {
        g_autofree gchar *text = contents(folder, files[i]);
        g_checksum_update(sha256, (const guchar *)text, -1);
    }
    return g_strndup(g_checksum_get_string(sha256), 16);
}

Test(random_rotation, has_all_files_and_nothing_else)
{
    g_autofree gchar *folder = make("n_trainees=200 n_leaders=40", "1");

    cr_expect_eq(count_lines(folder, "trainees.csv"), 201);
    cr_expect_eq(count_lines(folder, "leaders.csv"), 41);
    remove_made(folder); /* and the folder is empty then */
}

Test(random_rotation, a_seed_gives_the_same_bytes_for_ever)
{
    g_autofree gchar *a = make("", "1"), *b = make("", "1"), *c = make("", "2");
    g_autofree gchar *hash_a = hash(a), *hash_b = hash(b), *hash_c = hash(c);

    cr_expect_str_eq(hash_a, "be0acd4e94dddd3c");
    cr_expect_str_eq(hash_a, hash_b);
    cr_expect_str_neq(hash_a, hash_c);
    remove_made(a);
    remove_made(b);
    remove_made(c);
}

/* Sum of cap_max - committed over leaders who take buddies; cells of leaders.csv hold
 * no comma. */
static glong
free_places(const char *folder)
{
    g_autofree gchar *text = contents(folder, "leaders.csv");
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    glong sum = 0;

    for (gsize i = 1; lines[i] != NULL && lines[i][0] != '\0'; i++) {
        g_auto(GStrv) cells = g_strsplit(lines[i], ",", -1);
        cr_assert_eq(g_strv_length(cells), 19);
        const glong left = strtol(cells[12], NULL, 10) - strtol(cells[13], NULL, 10);
        cr_expect(left >= 0);
        if (strstr(cells[10], "buddy") != NULL)
            sum += left;
    }
    return sum;
}

Test(random_rotation, leaders_have_exactly_the_places_asked_for)
{
    static const int places[] = { 0, 1, 58, 500 };

    for (gsize i = 0; i < G_N_ELEMENTS(places); i++) {
        g_autofree gchar *text = g_strdup_printf("places=%d", places[i]);
        g_autofree gchar *folder = make(text, "3");
        cr_expect_eq(free_places(folder), places[i]);
        remove_made(folder);
    }
}

/* DOMAIN: clinical rotations start on the first Wednesday of the month. */
Test(random_rotation, starts_on_the_first_wednesday)
{
    static const char *const cases[][3] = {
        { "year=2026 month=8", "starts = 2026-08-05\n", "ends = 2026-12-01\n" },
        { "year=2027 month=12", "starts = 2027-12-01\n", "ends = 2028-04-04\n" },
        { "year=2026 month=2 months=6", "starts = 2026-02-04\n",
          "ends = 2026-08-04\n" },
    };

    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree gchar *folder = make(cases[i][0], "4");
        g_autofree gchar *policy = contents(folder, "policy.ini");
        cr_expect_not_null(strstr(policy, cases[i][1]), "%s", policy);
        cr_expect_not_null(strstr(policy, cases[i][2]), "%s", policy);
        remove_made(folder);
    }
}

/* same_person_as names a trainee, whose id differs between the two forms. */
static void
drop_last_cells(gchar *text)
{
    gchar *to = text, *comma = text;

    for (const gchar *from = text; *from != '\0'; from++) {
        if (*from == ',')
            comma = to;
        if (*from == '\n')
            to = comma;
        *to++ = *from;
    }
    *to = '\0';
}

Test(random_rotation, an_export_has_a_deanerys_columns_and_the_same_people)
{
    g_autofree gchar *own = make("", "5"), *tis = make("export=tis", "5");
    g_autofree gchar *own_trainees = contents(own, "trainees.csv");
    g_autofree gchar *trainees = contents(tis, "trainees.csv");
    g_autofree gchar *own_leaders = contents(own, "leaders.csv");
    g_autofree gchar *leaders = contents(tis, "leaders.csv");
    g_auto(GStrv) own_first = g_strsplit(strchr(own_trainees, '\n') + 1, ",", 5);
    g_auto(GStrv) first = g_strsplit(strchr(trainees, '\n') + 1, ",", 5);

    cr_expect(g_str_has_prefix(trainees, "TIS Person ID,"));
    cr_expect_not_null(strstr(trainees, ",Ethnic Origin,"));
    for (int cell = 1; cell < 4; cell++)
        cr_expect_str_eq(first[cell], own_first[cell]);
    drop_last_cells(own_leaders);
    drop_last_cells(leaders);
    cr_expect_str_eq(leaders, own_leaders);
    remove_made(own);
    remove_made(tis);
}

Test(random_rotation, what_is_there_already_is_refused_and_left_alone)
{
    g_autofree gchar *folder = make("", "6");
    g_autofree gchar *before = hash(folder);
    g_autofree gchar *slash = g_strconcat(folder, "//", NULL);
    const char *const names[] = { folder, slash };

    for (int i = 0; i < 2; i++) {
        g_autoptr(GError) error = NULL;
        cr_expect_not(tandem_random_rotation_write(tandem_model_find("rotation", NULL),
                                                   NULL, "7", names[i], &error));
        cr_expect(g_error_matches(error, TANDEM_ERROR, TANDEM_ERROR_EXISTS));
    }
    g_autofree gchar *after = hash(folder);
    cr_expect_str_eq(before, after);
    remove_made(folder);
}

Test(random_rotation, a_folder_that_cannot_be_made_is_told_and_leaves_nothing)
{
    g_autoptr(GError) error = NULL;

    cr_expect_not(tandem_random_rotation_write(tandem_model_find("rotation", NULL),
                                               NULL, "1", "/proc/nowhere/rotation",
                                               &error));
    cr_expect(g_error_matches(error, TANDEM_ERROR, TANDEM_ERROR_FILE));
    cr_expect_not_null(strstr(error->message, "/proc/nowhere/rotation"));
}

Test(random_rotation, what_does_not_fit_together_is_refused_by_name)
{
    g_autoptr(GError) error = NULL, other = NULL;
    g_autoptr(TandemOptions) options = tandem_options_new();
    const TandemModel *model = tandem_model_find("rotation", NULL);

    cr_assert(tandem_model_set_option(model, options, "trusts", "19", NULL));
    cr_assert(tandem_model_set_option(model, options, "n_leaders", "18", NULL));
    cr_expect_not(
        tandem_random_rotation_write(model, options, "1", "/tmp/never-made", &error));
    cr_expect_str_eq(error->message,
                     "rotation: n_leaders = 18, but there are 19 Trusts");
    cr_expect_not(tandem_random_rotation_write(tandem_model_find("uniform", NULL), NULL,
                                               "1", "/tmp/never-made", &other));
    cr_expect_str_eq(other->message, "uniform: makes a market, not a folder");
    cr_expect_not(g_file_test("/tmp/never-made", G_FILE_TEST_EXISTS));
}

/* From the folder to a run: nothing that is generated may be refused. */
static void
expect_run(const char *text, const char *seed)
{
    GError *error = NULL;
    g_autofree gchar *folder = make(text, seed);
    g_autoptr(TandemFaults) faults = tandem_faults_new();
    g_autoptr(TandemRotation) rotation = tandem_rotation_read(folder, faults, &error);
    g_autoptr(TandemRun) run = NULL;

    if (rotation != NULL)
        run = tandem_run_new(rotation, NULL, NULL, NULL, faults, &error);
    g_autofree gchar *told = tandem_faults_to_text(faults);
    cr_expect(run != NULL, "%s, seed %s: %s\n%s", text, seed,
              error != NULL ? error->message : "", told);
    cr_expect_eq(tandem_faults_get_n(faults, TANDEM_SEVERITY_FAULT), 0);
    g_clear_error(&error);
    remove_made(folder);
}

Test(random_rotation, of_any_seed_and_size_is_run_without_a_fault)
{
    static const char *const sizes[] = {
        "",
        "export=tis",
        "interest=0",
        "listing=0 export=tis",
        "n_trainees=1 n_leaders=1 places=0",
        "months=6 month=2 interest=1 listing=1",
        "trusts=2 n_trainees=30 n_leaders=2 places=90",
        "trusts=19 n_trainees=40 n_leaders=19 places=30",
        "trusts=19 n_trainees=400 n_leaders=100 places=190",
    };
    static const char *const seeds[] = { "1", "2", "3", "4",  "5",  "6",
                                         "7", "8", "9", "10", "11", "12" };

    for (gsize i = 0; i < G_N_ELEMENTS(sizes); i++)
        for (gsize j = 0; j < G_N_ELEMENTS(seeds); j++)
            expect_run(sizes[i], seeds[j]);
    expect_run("trusts=19 n_trainees=1900 n_leaders=500 places=900", "1");
}
