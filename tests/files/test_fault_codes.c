/* SPDX-License-Identifier: MIT */
/* Each code that the library tells has its row in docs/faults.md, and the other way
 * round. */
#include <criterion/criterion.h>
#include <glib.h>
#include <string.h>

TestSuite(fault_codes, .timeout = 60);

/* Adds every "E203" that stands in @text as a whole string literal. */
static void
add_literals(GHashTable *codes, const char *text)
{
    g_autoptr(GRegex) regex = g_regex_new("\"([EWNV][0-9]{3})\"", 0, 0, NULL);
    g_autoptr(GMatchInfo) match = NULL;

    g_regex_match(regex, text, 0, &match);
    for (; g_match_info_matches(match); g_match_info_next(match, NULL))
        g_hash_table_add(codes, g_match_info_fetch(match, 1));
}

static void
add_sources(GHashTable *codes, const char *folder)
{
    g_autoptr(GDir) listing = g_dir_open(folder, 0, NULL);

    for (const char *name;
         listing != NULL && (name = g_dir_read_name(listing)) != NULL;) {
        g_autofree gchar *path = g_build_filename(folder, name, NULL);
        g_autofree gchar *text = NULL;
        if (g_file_test(path, G_FILE_TEST_IS_DIR))
            add_sources(codes, path);
        else if (g_str_has_suffix(name, ".c") || g_str_has_suffix(name, ".h")) {
            cr_assert(g_file_get_contents(path, &text, NULL, NULL));
            add_literals(codes, text);
        }
    }
}

static GHashTable *
codes_of_library(void)
{
    GHashTable *const codes =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

    add_sources(codes, TANDEM_SOURCE_DIR "/lib");
    add_sources(codes, TANDEM_SOURCE_DIR "/bindings");
    return codes;
}

/* The rows of the tables; each stands once, and in the section of its hundred. */
static GHashTable *
codes_of_documentation(void)
{
    GHashTable *const codes =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autofree gchar *text = NULL;
    char section = '?';

    cr_assert(
        g_file_get_contents(TANDEM_SOURCE_DIR "/docs/faults.md", &text, NULL, NULL));
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (gsize i = 0; lines[i] != NULL; i++) {
        g_autofree gchar *code = g_strndup(lines[i] + MIN(strlen(lines[i]), 2), 4);
        if (g_str_has_prefix(lines[i], "## "))
            section = lines[i][strlen(lines[i]) - 3];
        if (!g_regex_match_simple("^\\| [EWNV][0-9]{3} \\| .+ \\| .+ \\|$", lines[i], 0,
                                  0))
            continue;
        cr_assert_eq(code[1], section, "%s stands in section %cxx", code, section);
        cr_assert(g_hash_table_add(codes, g_strdup(code)), "%s stands twice", code);
    }
    return codes;
}

static void
assert_within(GHashTable *codes, GHashTable *all, const char *where)
{
    GHashTableIter iter;
    gpointer code;

    g_hash_table_iter_init(&iter, codes);
    while (g_hash_table_iter_next(&iter, &code, NULL))
        cr_assert(g_hash_table_contains(all, code), "%s is not in %s",
                  (const char *)code, where);
}

Test(fault_codes, each_code_of_the_library_has_its_row)
{
    g_autoptr(GHashTable) told = codes_of_library();
    g_autoptr(GHashTable) documented = codes_of_documentation();

    cr_assert_gt(g_hash_table_size(told), 40);
    assert_within(told, documented, "docs/faults.md");
}

Test(fault_codes, each_row_has_a_code_of_the_library)
{
    g_autoptr(GHashTable) told = codes_of_library();
    g_autoptr(GHashTable) documented = codes_of_documentation();

    assert_within(documented, told, "the library");
}
