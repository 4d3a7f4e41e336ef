/* SPDX-License-Identifier: MIT */

/* What the shared libraries let others see: the functions of include/ and nothing else.
 * Reads the libraries themselves, with nm. */
#include <criterion/criterion.h>
#include <glib.h>
#include <string.h>

TestSuite(symbols, .timeout = 60);

/* Adds each symbol of @library to @seen, with how often it was met. */
static void
read_library(const char *library, GHashTable *seen)
{
    const char *const argv[] = { "nm", "-D", "--defined-only", library, NULL };
    g_autofree char *output = NULL;
    g_autoptr(GError) error = NULL;
    int status = -1;

    cr_assert(g_spawn_sync(NULL, (char **)argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL,
                           &output, NULL, &status, &error),
              "%s", error != NULL ? error->message : "");
    cr_assert_eq(status, 0, "nm cannot read %s", library);
    g_auto(GStrv) lines = g_strsplit(g_strchomp(output), "\n", -1);
    cr_assert_gt(g_strv_length(lines), 0);
    for (guint i = 0; lines[i] != NULL; i++) {
        const char *const space = strrchr(lines[i], ' ');
        cr_assert_not_null(space, "nm says \"%s\" of %s", lines[i], library);
        const gpointer n = g_hash_table_lookup(seen, space + 1);
        g_hash_table_insert(seen, g_strdup(space + 1),
                            GINT_TO_POINTER(GPOINTER_TO_INT(n) + 1));
    }
}

/* Symbols of all libraries; TANDEM_LIBRARIES has their paths with a colon between. */
static GHashTable *
exported(void)
{
    GHashTable *const seen =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_auto(GStrv) library = g_strsplit(TANDEM_LIBRARIES, ":", -1);

    for (guint i = 0; library[i] != NULL; i++)
        read_library(library[i], seen);
    return seen;
}

/* The functions that @text, a header, marks with TANDEM_API. */
static void
read_header(const char *text, GHashTable *declared)
{
    g_autoptr(GRegex) regex = g_regex_new("^TANDEM_API\\s[^;(]*?\\b(\\w+)\\s*\\(",
                                          G_REGEX_MULTILINE, 0, NULL);
    g_autoptr(GMatchInfo) match = NULL;

    for (g_regex_match(regex, text, 0, &match); g_match_info_matches(match);
         g_match_info_next(match, NULL))
        g_hash_table_add(declared, g_match_info_fetch(match, 1));
}

static GHashTable *
declared(void)
{
    GHashTable *const names =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GDir) dir = g_dir_open(TANDEM_SOURCE_DIR "/include/tandem", 0, NULL);
    g_autofree char *lab = NULL;
    const char *name;

    cr_assert(g_file_get_contents(TANDEM_SOURCE_DIR "/include/tandem-lab.h", &lab, NULL,
                                  NULL));
    while ((name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *path =
            g_build_filename(TANDEM_SOURCE_DIR, "include/tandem", name, NULL);
        g_autofree char *text = NULL;
        g_autofree char *line = g_strdup_printf("#include <tandem/%s>", name);
        if (strstr(lab, line) != NULL && strstr(TANDEM_LIBRARIES, "tandem-lab") == NULL)
            continue; /* built without the lab */
        cr_assert(g_file_get_contents(path, &text, NULL, NULL));
        read_header(text, names);
    }
    return names;
}

Test(symbols, all_begin_with_tandem)
{
    g_autoptr(GHashTable) seen = exported();
    GHashTableIter iter;
    gpointer name;

    g_hash_table_iter_init(&iter, seen);
    while (g_hash_table_iter_next(&iter, &name, NULL))
        cr_expect(g_str_has_prefix(name, "tandem_"), "%s", (char *)name);
    cr_assert_gt(g_hash_table_size(seen), 50);
}

Test(symbols, each_stands_in_one_library_and_in_a_header)
{
    g_autoptr(GHashTable) seen = exported();
    g_autoptr(GHashTable) names = declared();
    GHashTableIter iter;
    gpointer name, n;

    g_hash_table_iter_init(&iter, seen);
    while (g_hash_table_iter_next(&iter, &name, &n)) {
        cr_expect_eq(GPOINTER_TO_INT(n), 1, "%s is in several libraries", (char *)name);
        cr_expect(g_hash_table_contains(names, name), "%s is in no header",
                  (char *)name);
    }
}

Test(symbols, every_function_of_a_header_is_exported)
{
    g_autoptr(GHashTable) seen = exported();
    g_autoptr(GHashTable) names = declared();
    GHashTableIter iter;
    gpointer name;

    cr_assert_gt(g_hash_table_size(names), 50);
    g_hash_table_iter_init(&iter, names);
    while (g_hash_table_iter_next(&iter, &name, NULL))
        cr_expect(g_hash_table_contains(seen, name), "%s is not exported",
                  (char *)name);
}
