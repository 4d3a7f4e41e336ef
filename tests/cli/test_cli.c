/* SPDX-License-Identifier: MIT */
/* The program, seen from outside.
 *
 * Each .cases file holds cases, each a sentence that is true, a shell command, and what
 * it must print and exit with:
 *
 *     ## a sentence that is true
 *     $ set-up, any number of lines
 *     $ the command (the last of the $ lines)
 *     < a line of its standard input
 *     > a line of standard output     >~ standard output contains this
 *     ! a line of standard error      !~ standard error contains this
 *     = exit code
 *
 * A case without > or ! lines means that nothing is printed there; >* and !* mean that
 * anything may be. Each case runs in an empty folder of its own, with tandem on the
 * path, and $EXAMPLES and $DATA where docs/examples and tests/data are. Where the exit
 * code is not 0, the folder must be left as it was: nothing written, nothing lost; "%
 * changed" says that it need not. */
#define _DEFAULT_SOURCE /* lstat */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>

TestSuite(cli, .timeout = 60);

enum { MOST_CASES = 600 };

typedef struct {
    char file[24];
    char title[160];
    guint index; /* of the case in its file */
} CaseName;

typedef struct {
    GPtrArray *setup; /* lines */
    gchar *command;
    GString *input;
    GPtrArray *out, *err; /* lines to be met */
    GPtrArray *out_has, *err_has;
    gboolean any_out, any_err, is_changed;
    int exit_code;
} Case;

static const char *const files[] = {
    "use.cases",      "rotation.cases",  "input.cases",   "market.cases",
    "sequence.cases", "rotations.cases", "convert.cases", "words.cases",
    "lab.cases",      "no_lab.cases",    "compare.cases",
};

static const char prelude[] =
    /* As somebody whom permissions bind, root or not. */
    "bound() {\n"
    "  if [ \"$(id -u)\" = 0 ]; then\n"
    "    setpriv --bounding-set=-dac_override,-dac_read_search \"$@\"\n"
    "  else \"$@\"; fi\n"
    "}\n";

static gchar *
read_cases(const char *file)
{
    g_autofree gchar *path =
        g_build_filename(TANDEM_SOURCE_DIR, "tests", "cli", file, NULL);
    gchar *text = NULL;

    g_file_get_contents(path, &text, NULL, NULL);
    return text != NULL ? text : g_strdup("");
}

static void
case_clear(Case *c)
{
    g_ptr_array_unref(c->setup);
    g_ptr_array_unref(c->out);
    g_ptr_array_unref(c->err);
    g_ptr_array_unref(c->out_has);
    g_ptr_array_unref(c->err_has);
    g_string_free(c->input, TRUE);
    g_free(c->command);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Case, case_clear)

static void
case_init(Case *c)
{
    memset(c, 0, sizeof *c);
    c->setup = g_ptr_array_new_with_free_func(g_free);
    c->out = g_ptr_array_new_with_free_func(g_free);
    c->err = g_ptr_array_new_with_free_func(g_free);
    c->out_has = g_ptr_array_new_with_free_func(g_free);
    c->err_has = g_ptr_array_new_with_free_func(g_free);
    c->input = g_string_new("");
    c->exit_code = -1;
}

static void
add_expected(const char *line, GPtrArray *lines, GPtrArray *has, gboolean *any)
{
    if (strcmp(line + 1, "*") == 0)
        *any = TRUE;
    else if (line[1] == '~')
        g_ptr_array_add(has, g_strdup(line + 3));
    else
        g_ptr_array_add(lines, g_strdup(line[1] != '\0' ? line + 2 : ""));
}

static void
add_line(Case *c, const char *line)
{
    switch (line[0]) {
    case '$':
        if (c->command != NULL)
            g_ptr_array_add(c->setup, c->command);
        c->command = g_strdup(line + 2);
        break;
    case '<':
        g_string_append_printf(c->input, "%s\n", line[1] != '\0' ? line + 2 : "");
        break;
    case '>':
        add_expected(line, c->out, c->out_has, &c->any_out);
        break;
    case '!':
        add_expected(line, c->err, c->err_has, &c->any_err);
        break;
    case '=':
        c->exit_code = atoi(line + 2);
        break;
    case '%':
        c->is_changed = TRUE;
        break;
    case '\0':
    case '#':
        break;
    default:
        cr_assert_fail("a line of a case begins with %c: %s", line[0], line);
    }
}

static void
find_case(const CaseName *name, Case *c)
{
    g_autofree gchar *text = read_cases(name->file);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    guint n = 0;

    for (gsize i = 0; lines[i] != NULL; i++) {
        if (g_str_has_prefix(lines[i], "## "))
            n++;
        else if (n == name->index + 1)
            add_line(c, lines[i]);
    }
    cr_assert_not_null(c->command, "no command: %s", name->title);
    cr_assert(c->exit_code >= 0, "no exit code: %s", name->title);
}

static gint
compare_names(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Every path under @folder with what would change if it were written to. */
static void
add_snapshot(GString *all, const char *folder)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);

    for (const char *name = dir != NULL ? g_dir_read_name(dir) : NULL; name != NULL;
         name = g_dir_read_name(dir))
        g_ptr_array_add(names, g_strdup(name));
    g_ptr_array_sort(names, compare_names);
    for (guint i = 0; i < names->len; i++) {
        g_autofree gchar *path = g_build_filename(folder, names->pdata[i], NULL);
        struct stat it;
        cr_assert_eq(g_lstat(path, &it), 0);
        g_string_append_printf(all, "%s %o %ld %ld.%09ld\n", path, it.st_mode,
                               (long)it.st_size, (long)it.st_mtim.tv_sec,
                               (long)it.st_mtim.tv_nsec);
        if (S_ISDIR(it.st_mode))
            add_snapshot(all, path);
    }
}

static gchar *
snapshot(const char *folder)
{
    g_autoptr(GString) all = g_string_new("");

    add_snapshot(all, folder);
    return g_strdup(all->str);
}

static int
run_shell(const char *folder, const char *script, gchar **out, gchar **err)
{
    g_autofree gchar *whole = g_strconcat(prelude, script, NULL);
    gchar *argv[] = { (gchar *)"/bin/sh", (gchar *)"-c", whole, NULL };
    g_auto(GStrv) env = g_get_environ();
    g_autofree gchar *bin = g_path_get_dirname(TANDEM_CLI);
    g_autofree gchar *path = g_strconcat(bin, ":", g_getenv("PATH"), NULL);
    g_autoptr(GError) error = NULL;
    int status = -1;

    env = g_environ_setenv(env, "PATH", path, TRUE);
    env = g_environ_setenv(env, "EXAMPLES", TANDEM_SOURCE_DIR "/docs/examples", TRUE);
    env = g_environ_setenv(env, "DATA", TANDEM_SOURCE_DIR "/tests/data", TRUE);
    env = g_environ_setenv(env, "DOCS", TANDEM_SOURCE_DIR "/docs", TRUE);
    env = g_environ_setenv(env, "LC_ALL", "C", TRUE);
    env = g_environ_setenv(env, "TERM", "xterm", TRUE);
    g_spawn_sync(folder, argv, env, G_SPAWN_DEFAULT, NULL, NULL, out, err, &status,
                 &error);
    cr_assert_null(error);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 256 + status;
}

static void
expect_text(const CaseName *name, const char *what, const char *got, GPtrArray *lines,
            GPtrArray *has, gboolean any)
{
    g_autoptr(GString) expected = g_string_new("");

    for (guint i = 0; i < lines->len; i++)
        g_string_append_printf(expected, "%s\n", (const char *)lines->pdata[i]);
    if (!any && has->len == 0)
        cr_expect_str_eq(got, expected->str, "%s: %s\n%s is:\n%s\nand not:\n%s",
                         name->file, name->title, what, got, expected->str);
    for (guint i = 0; i < has->len; i++)
        cr_expect(strstr(got, has->pdata[i]) != NULL, "%s: %s\n%s has no '%s':\n%s",
                  name->file, name->title, what, (const char *)has->pdata[i], got);
}

/* The set-up, then the command with its input from a file outside the folder. */
static void
run_case(const CaseName *name, const Case *c, const char *folder, const char *input)
{
    g_autofree gchar *out = NULL;
    g_autofree gchar *err = NULL;
    g_autofree gchar *quoted = g_shell_quote(input);

    for (guint i = 0; i < c->setup->len; i++) {
        g_autofree gchar *said = NULL;
        g_autofree gchar *told = NULL;
        const int code = run_shell(folder, c->setup->pdata[i], &said, &told);
        cr_assert_eq(code, 0, "%s: %s\nset-up '%s' exits %d: %s", name->file,
                     name->title, (const char *)c->setup->pdata[i], code, told);
    }
    g_autofree gchar *before = snapshot(folder);
    g_autofree gchar *script = g_strdup_printf("exec < %s\n%s\n", quoted, c->command);
    const int code = run_shell(folder, script, &out, &err);
    g_autofree gchar *after = snapshot(folder);

    cr_expect_eq(code, c->exit_code, "%s: %s\nexits %d, not %d\n%s%s", name->file,
                 name->title, code, c->exit_code, out, err);
    expect_text(name, "standard output", out, c->out, c->out_has, c->any_out);
    expect_text(name, "standard error", err, c->err, c->err_has, c->any_err);
    if (c->exit_code != 0 && !c->is_changed)
        cr_expect_str_eq(before, after, "%s: %s\nthe folder was\n%s\nand is\n%s",
                         name->file, name->title, before, after);
}

/* One of lab.cases and no_lab.cases is about another build. */
static gboolean
is_of_this_build(const char *file)
{
    gchar *argv[] = { (gchar *)TANDEM_CLI, (gchar *)"--version", NULL };
    g_autofree gchar *out = NULL;

    if (strstr(file, "lab.cases") == NULL)
        return TRUE;
    g_spawn_sync(NULL, argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out, NULL, NULL, NULL);
    g_assert_nonnull(out);
    return (strstr(out, "Without the lab") != NULL) == g_str_has_prefix(file, "no_");
}

ParameterizedTestParameters(cli, every_case_is_as_written)
{
    CaseName *names = cr_calloc(MOST_CASES, sizeof *names);
    guint n = 0;

    for (gsize f = 0; f < G_N_ELEMENTS(files); f++) {
        g_autofree gchar *text = read_cases(files[f]);
        g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
        guint index = 0;
        if (!is_of_this_build(files[f]))
            continue;
        for (gsize i = 0; lines[i] != NULL; i++) {
            if (!g_str_has_prefix(lines[i], "## "))
                continue;
            g_assert(n < MOST_CASES);
            g_strlcpy(names[n].file, files[f], sizeof names[n].file);
            g_strlcpy(names[n].title, lines[i] + 3, sizeof names[n].title);
            names[n++].index = index++;
        }
        g_assert(index > 0);
    }
    return cr_make_param_array(CaseName, names, n, NULL);
}

ParameterizedTest(CaseName *name, cli, every_case_is_as_written)
{
    g_auto(Case) c;
    g_autoptr(GError) error = NULL;
    g_autofree gchar *top = g_dir_make_tmp("tandem-cli-XXXXXX", &error);

    cr_assert_not_null(top);
    case_init(&c);
    find_case(name, &c);
    g_autofree gchar *folder = g_build_filename(top, "here", NULL);
    g_autofree gchar *input = g_build_filename(top, "input", NULL);
    cr_assert_eq(g_mkdir(folder, 0700), 0);
    cr_assert(g_file_set_contents(input, c.input->str, (gssize)c.input->len, NULL));
    run_case(name, &c, folder, input);
    run_shell(top, "chmod -R u+rwX . && rm -rf here input", NULL, NULL);
    g_rmdir(top);
}
