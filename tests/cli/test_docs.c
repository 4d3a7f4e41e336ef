/* SPDX-License-Identifier: MIT */
/* What the pages show is what happens.
 *
 * A block of a page of docs or of README.md that begins with ```console is what a
 * terminal would show: "$ " and a command, then all that it prints, standard error too.
 * The commands of a page run one after another in one shell and one empty folder, with
 * tandem on the path and the repository's docs as docs, so that a page says
 * docs/examples/golden.json as a reader in a clone would. A command that fails is shown
 * with "$ echo $?" behind it. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <glib.h>
#include <string.h>

TestSuite(docs, .timeout = 120);

enum { MOST_PAGES = 100 };

static const char mark[] = "\036"; /* stands behind all that a command prints */

typedef struct {
    char name[80]; /* below the repository */
} Page;

/* The commands of a page and what it shows of each. */
typedef struct {
    GPtrArray *command;
    GPtrArray *shown; /* GString */
} Session;

static void
session_clear(Session *session)
{
    for (guint i = 0; i < session->shown->len; i++)
        g_string_free(session->shown->pdata[i], TRUE);
    g_ptr_array_unref(session->shown);
    g_ptr_array_unref(session->command);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Session, session_clear)

static void
session_read(Session *session, const Page *page)
{
    g_autofree gchar *path = g_build_filename(TANDEM_SOURCE_DIR, page->name, NULL);
    g_autofree gchar *text = NULL;
    gboolean inside = FALSE;

    session->command = g_ptr_array_new_with_free_func(g_free);
    session->shown = g_ptr_array_new();
    cr_assert(g_file_get_contents(path, &text, NULL, NULL), "%s", path);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (gsize i = 0; lines[i] != NULL; i++) {
        if (g_str_has_prefix(lines[i], "```"))
            inside = !inside && g_str_equal(lines[i], "```console");
        else if (inside && g_str_has_prefix(lines[i], "$ ")) {
            g_ptr_array_add(session->command, g_strdup(lines[i] + 2));
            g_ptr_array_add(session->shown, g_string_new(""));
        } else if (inside) {
            cr_assert(session->shown->len > 0, "%s: a block begins with $", page->name);
            g_string_append_printf(session->shown->pdata[session->shown->len - 1],
                                   "%s\n", lines[i]);
        }
    }
}

/* One script: each command sees the exit code of the one before. */
static gchar *
write_script(const Session *session)
{
    g_autoptr(GString) script = g_string_new("exec 2>&1 </dev/null\ncode=0\n");

    for (guint i = 0; i < session->command->len; i++)
        g_string_append_printf(script, "(exit $code)\n%s\ncode=$?\nprintf '%s'\n",
                               (const char *)session->command->pdata[i], "\\036");
    return g_strdup(script->str);
}

static gchar *
run(const char *folder, const char *script)
{
    gchar *argv[] = { (gchar *)"/bin/sh", (gchar *)"-c", (gchar *)script, NULL };
    g_auto(GStrv) env = g_get_environ();
    g_autofree gchar *bin = g_path_get_dirname(TANDEM_CLI);
    g_autofree gchar *path = g_strconcat(bin, ":", g_getenv("PATH"), NULL);
    g_autoptr(GError) error = NULL;
    gchar *out = NULL;

    env = g_environ_setenv(env, "PATH", path, TRUE);
    env = g_environ_setenv(env, "EXAMPLES", TANDEM_SOURCE_DIR "/docs/examples", TRUE);
    env = g_environ_setenv(env, "LC_ALL", "C", TRUE);
    g_spawn_sync(folder, argv, env, G_SPAWN_DEFAULT, NULL, NULL, &out, NULL, NULL,
                 &error);
    cr_assert_null(error);
    return out;
}

ParameterizedTestParameters(docs, every_console_block_is_what_happens)
{
    Page *const pages = cr_calloc(MOST_PAGES, sizeof *pages);
    g_autoptr(GDir) dir = g_dir_open(TANDEM_SOURCE_DIR "/docs", 0, NULL);
    gsize n = 0;

    g_strlcpy(pages[n++].name, "README.md", sizeof pages[0].name);
    for (const char *name = g_dir_read_name(dir); name != NULL;
         name = g_dir_read_name(dir)) {
        if (!g_str_has_suffix(name, ".md"))
            continue;
        g_assert(n < MOST_PAGES);
        g_snprintf(pages[n++].name, sizeof pages[0].name, "docs/%s", name);
    }
    return cr_make_param_array(Page, pages, n, NULL);
}

ParameterizedTest(Page *page, docs, every_console_block_is_what_happens)
{
    g_auto(Session) session;

    if (TANDEM_SOLVER[0] == '\0' && g_str_equal(page->name, "docs/exact.md"))
        cr_skip_test("built without tandem-solver");
    g_autofree gchar *folder = g_dir_make_tmp("tandem-docs-XXXXXX", NULL);

    cr_assert_not_null(folder);
    session_read(&session, page);
    if (session.command->len > 0) {
        g_autofree gchar *script = write_script(&session);
        g_autofree gchar *link =
            g_strdup_printf("ln -s %s/docs docs", TANDEM_SOURCE_DIR);
        g_free(run(folder, link));
        g_autofree gchar *out = run(folder, script);
        g_auto(GStrv) printed = g_strsplit(out, mark, -1);
        cr_assert_eq(g_strv_length(printed), session.command->len + 1, "%s: %s",
                     page->name, out);
        for (guint i = 0; i < session.command->len; i++)
            cr_expect_str_eq(printed[i], ((GString *)session.shown->pdata[i])->str,
                             "%s\n$ %s\nprints\n%s\nthe page shows\n%s", page->name,
                             (const char *)session.command->pdata[i], printed[i],
                             ((GString *)session.shown->pdata[i])->str);
    }
    g_autofree gchar *clean = g_strdup_printf("rm -rf '%s'", folder);
    g_free(run("/", clean));
}
