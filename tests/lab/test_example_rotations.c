/* SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>
#include <tandem.h>

TestSuite(example_rotations, .timeout = 60);

/* Both folders hold the same files with the same bytes. */
static void
expect_same_folder(const char *a, const char *b)
{
    g_autoptr(GDir) in_a = g_dir_open(a, 0, NULL), in_b = g_dir_open(b, 0, NULL);
    const char *name;
    gsize n_a = 0, n_b = 0;

    cr_assert(in_a != NULL && in_b != NULL, "%s or %s is missing", a, b);
    while (g_dir_read_name(in_b) != NULL)
        n_b++;
    while ((name = g_dir_read_name(in_a)) != NULL) {
        g_autofree gchar *path_a = g_build_filename(a, name, NULL);
        g_autofree gchar *path_b = g_build_filename(b, name, NULL);
        g_autofree gchar *text_a = NULL, *text_b = NULL;
        cr_assert(g_file_get_contents(path_a, &text_a, NULL, NULL), "%s", path_a);
        cr_assert(g_file_get_contents(path_b, &text_b, NULL, NULL), "%s", path_b);
        cr_expect(g_str_equal(text_a, text_b), "%s differs from %s", path_a, path_b);
        g_unlink(path_a);
        n_a++;
    }
    cr_expect_eq(n_a, n_b);
    cr_expect_eq(n_a, 8);
}

/* Runs a line of docs/examples/README.md with its folder made elsewhere. */
static void
expect_made_again(const char *line, const char *scratch)
{
    GError *error = NULL;
    g_auto(GStrv) arguments = NULL;
    g_autofree gchar *out = NULL, *example = NULL, *words = NULL;
    gint n, status;

    cr_assert(g_shell_parse_argv(line, &n, &arguments, NULL));
    cr_assert_str_eq(arguments[n - 2], "--out");
    example = g_build_filename(TANDEM_SOURCE_DIR, arguments[n - 1], NULL);
    out = g_build_filename(scratch, "made", NULL);
    g_free(arguments[n - 1]);
    arguments[n - 1] = g_strdup(out);
    g_free(arguments[0]);
    arguments[0] = g_strdup(TANDEM_CLI);
    cr_assert(g_spawn_sync(NULL, arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL,
                           &words, &status, &error));
    cr_assert_eq(status, 0, "%s: %s", line, words);
    expect_same_folder(out, example);
    g_rmdir(out);
}

Test(example_rotations,
     are_made_again_byte_for_byte_by_the_commands_written_beside_them)
{
    g_autofree gchar *readme = NULL;
    g_autofree gchar *scratch = g_dir_make_tmp("tandem-test-XXXXXX", NULL);
    int n = 0;

    cr_assert(g_file_get_contents(TANDEM_SOURCE_DIR "/docs/examples/README.md", &readme,
                                  NULL, NULL));
    g_auto(GStrv) lines = g_strsplit(readme, "\n", -1);
    for (gsize i = 0; lines[i] != NULL; i++) {
        if (!g_str_has_prefix(lines[i], "tandem generate rotation") ||
            strstr(lines[i], " docs/examples/") == NULL)
            continue;
        expect_made_again(lines[i], scratch);
        n++;
    }
    cr_expect_eq(n, 2);
    g_rmdir(scratch);
}
