/* SPDX-License-Identifier: MIT */

/* Who may include whom. The rooms and what each may use stand in the table of
 * docs/architecture.md, which library a room belongs to in CMakeLists.txt, and the room
 * of a public header is the one that has the .c file of its name. All three are read
 * here, so that the rule is written once. */
#include <criterion/criterion.h>
#include <glib.h>
#include <string.h>

TestSuite(rooms, .timeout = 60);

typedef struct {
    char *library;          /* "tandem", "tandem-programme", "tandem-lab" */
    char **uses;            /* the rooms that it may use, ended by NULL */
    gboolean engine;        /* every room of the engine */
    gboolean engine_public; /* the public headers of those */
    gboolean gsl;
    gboolean cbc;
} Room;

typedef struct {
    GHashTable *rooms;   /* name: Room */
    GHashTable *room_of; /* public header, without its folder: name */
} Rules;

static char *
read_file(const char *path)
{
    char *text = NULL;
    g_autofree char *full = g_build_filename(TANDEM_SOURCE_DIR, path, NULL);

    cr_assert(g_file_get_contents(full, &text, NULL, NULL), "no file %s", full);
    return text;
}

/* The paths of all .c and .h files under @folder. */
static void
list_sources(const char *folder, GPtrArray *paths)
{
    g_autofree char *full = g_build_filename(TANDEM_SOURCE_DIR, folder, NULL);
    g_autoptr(GDir) dir = g_dir_open(full, 0, NULL);
    const char *name;

    while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
        char *const path = g_build_filename(folder, name, NULL);
        g_autofree char *full_path = g_build_filename(TANDEM_SOURCE_DIR, path, NULL);
        if (g_str_has_suffix(name, ".c") || g_str_has_suffix(name, ".h")) {
            g_ptr_array_add(paths, path);
            continue;
        }
        if (g_file_test(full_path, G_FILE_TEST_IS_DIR))
            list_sources(path, paths);
        g_free(path);
    }
}

static void
room_free(gpointer data)
{
    Room *const room = data;

    g_free(room->library);
    g_strfreev(room->uses);
    g_free(room);
}

/* A row "| `room` | what for | `other`, the engine's public headers, GSL |". */
static void
read_row(Rules *rules, const char *line)
{
    g_auto(GStrv) cell = g_strsplit(line, "|", -1);
    if (g_strv_length(cell) != 5 || strchr(cell[1], '`') == NULL)
        return;

    g_auto(GStrv) name = g_strsplit(cell[1], "`", -1);
    g_auto(GStrv) quoted = g_strsplit(cell[3], "`", -1);
    Room *const room = g_new0(Room, 1);
    GPtrArray *const uses = g_ptr_array_new();
    for (guint i = 1; i < g_strv_length(quoted); i += 2)
        g_ptr_array_add(uses, g_strdup(quoted[i]));
    g_ptr_array_add(uses, NULL);
    room->uses = (char **)g_ptr_array_free(uses, FALSE);
    room->engine = strstr(cell[3], "every room of the engine") != NULL;
    room->engine_public = strstr(cell[3], "the engine's public headers") != NULL;
    room->gsl = strstr(cell[3], "GSL") != NULL;
    room->cbc = strstr(cell[3], "CBC") != NULL;
    g_hash_table_insert(rules->rooms, g_strdup(name[1]), room);
}

/* tandem_library(NAME ROOMS one other ..., and tandem_helper() likewise */
static void
read_libraries(Rules *rules)
{
    g_autofree char *text = read_file("CMakeLists.txt");
    g_autoptr(GRegex) regex =
        g_regex_new("tandem_(?:library|helper)\\(\\s*([a-z-]+)\\s+ROOMS"
                    "((?:\\s+[a-z_]+)+)",
                    0, 0, NULL);
    g_autoptr(GMatchInfo) match = NULL;

    for (g_regex_match(regex, text, 0, &match); g_match_info_matches(match);
         g_match_info_next(match, NULL)) {
        g_autofree char *names = g_match_info_fetch(match, 2);
        g_auto(GStrv) name = g_strsplit_set(names, " \n", -1);
        for (guint i = 0; name[i] != NULL; i++) {
            Room *const room = g_hash_table_lookup(rules->rooms, name[i]);
            if (name[i][0] == '\0')
                continue;
            cr_assert_not_null(room, "room %s stands in no row of the table", name[i]);
            room->library = g_match_info_fetch(match, 1);
        }
    }
}

static void
read_public_headers(Rules *rules)
{
    g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func(g_free);

    list_sources("lib", paths);
    for (guint i = 0; i < paths->len; i++) {
        g_auto(GStrv) part = g_strsplit(paths->pdata[i], "/", -1);
        cr_assert_eq(g_strv_length(part), 3, "%s is not two folders deep",
                     (char *)paths->pdata[i]);
        part[2][strlen(part[2]) - 1] = 'h';
        g_autofree char *header =
            g_build_filename(TANDEM_SOURCE_DIR, "include/tandem", part[2], NULL);
        if (g_file_test(header, G_FILE_TEST_EXISTS))
            g_hash_table_insert(rules->room_of, g_strdup(part[2]), g_strdup(part[1]));
    }
    /* Without a .c file: what every header begins with. */
    g_hash_table_insert(rules->room_of, g_strdup("macros.h"), g_strdup("market"));
}

static Rules
read_rules(void)
{
    Rules rules = {
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, room_free),
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free),
    };
    g_autofree char *text = read_file("docs/architecture.md");
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

    for (guint i = 0; lines[i] != NULL; i++)
        read_row(&rules, lines[i]);
    read_libraries(&rules);
    read_public_headers(&rules);
    return rules;
}

static void
rules_clear(Rules *rules)
{
    g_hash_table_unref(rules->rooms);
    g_hash_table_unref(rules->room_of);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Rules, rules_clear)

static gboolean
is_engine(const Rules *rules, const char *name)
{
    const Room *const room = g_hash_table_lookup(rules->rooms, name);
    return room != NULL && g_strcmp0(room->library, "tandem") == 0;
}

static gboolean
room_may_use(const Rules *rules, const char *name, const char *other,
             gboolean is_public)
{
    const Room *const room = g_hash_table_lookup(rules->rooms, name);

    if (room == NULL)
        return FALSE;
    return strcmp(name, other) == 0 ||
           g_strv_contains((const char *const *)room->uses, other) ||
           (is_engine(rules, other) &&
            (room->engine || (room->engine_public && is_public)));
}

/* The library a public header belongs to: umbrellas by their own name. */
static const char *
library_of_header(const Rules *rules, const char *header)
{
    if (strcmp(header, "tandem.h") == 0)
        return "tandem";
    if (strcmp(header, "tandem-programme.h") == 0)
        return "tandem-programme";
    if (strcmp(header, "tandem-lab.h") == 0)
        return "tandem-lab";
    const char *const name = g_str_has_prefix(header, "tandem/")
                                 ? g_hash_table_lookup(rules->room_of, header + 7)
                                 : NULL;
    const Room *const room =
        name != NULL ? g_hash_table_lookup(rules->rooms, name) : NULL;
    return room != NULL ? room->library : NULL;
}

/* A file of lib/@room includes "@path", @path being from the root. */
static gboolean
may_include_private(const Rules *rules, const char *room, const char *path)
{
    g_auto(GStrv) part = g_strsplit(path, "/", -1);

    return g_strv_length(part) == 3 && strcmp(part[0], "lib") == 0 &&
           g_str_has_suffix(path, "_private.h") &&
           room_may_use(rules, room, part[1], FALSE);
}

static gboolean
room_may_include_public(const Rules *rules, const char *room, const char *header)
{
    const Room *const own = g_hash_table_lookup(rules->rooms, room);

    if (strcmp(header, "tandem.h") == 0)
        return own != NULL && (own->engine || own->engine_public);
    if (!g_str_has_prefix(header, "tandem/"))
        return FALSE; /* no room may use all of the programme or the lab */
    const char *const other = g_hash_table_lookup(rules->room_of, header + 7);
    return other != NULL && room_may_use(rules, room, other, TRUE);
}

/* Headers of others: GSL where the table says so, what the programme stands on there.
 */
static gboolean
room_may_include_foreign(const Rules *rules, const char *room, const char *header)
{
    const Room *const own = g_hash_table_lookup(rules->rooms, room);

    if (g_str_has_prefix(header, "gsl/"))
        return own != NULL && own->gsl;
    if (g_str_has_prefix(header, "Cbc"))
        return own != NULL && own->cbc;
    if (strcmp(header, "csv.h") == 0)
        return own != NULL && g_strcmp0(own->library, "tandem-programme") == 0;
    return TRUE;
}

/* May @file, from the root, have the line #include @what, with its quotes? */
static gboolean
may_include(const Rules *rules, const char *file, const char *what)
{
    g_autofree char *name = g_strndup(what + 1, strlen(what) - 2);
    g_auto(GStrv) part = g_strsplit(file, "/", -1);
    const gboolean is_ours = g_str_has_prefix(name, "tandem");

    if (what[0] == '"') {
        g_autofree char *folder = g_path_get_dirname(file);
        g_autofree char *joined = g_build_filename("/", folder, name, NULL);
        g_autofree char *path = g_canonicalize_filename(joined, "/");
        if (strcmp(part[0], "lib") == 0)
            return may_include_private(rules, part[1], path + 1);
        /* Beside the core a folder may have headers for itself; include/ may not. */
        return strcmp(part[0], "include") != 0 && g_str_has_prefix(path + 1, folder) &&
               path[1 + strlen(folder)] == '/';
    }
    if (strcmp(part[0], "lib") == 0)
        return is_ours ? room_may_include_public(rules, part[1], name)
                       : room_may_include_foreign(rules, part[1], name);
    const char *const library = is_ours ? library_of_header(rules, name) : NULL;
    if (strcmp(part[0], "include") != 0)
        return !is_ours || library != NULL;
    if (!is_ours)
        return g_str_has_prefix(name, "glib");
    const char *const own = library_of_header(rules, file + strlen("include/"));
    return library != NULL && own != NULL &&
           (strcmp(library, "tandem") == 0 || strcmp(library, own) == 0);
}

static guint
check_file(const Rules *rules, const char *file)
{
    g_autofree char *text = read_file(file);
    g_autoptr(GRegex) regex =
        g_regex_new("^[ \\t]*#[ \\t]*include[ \\t]*(<[^>\\n]*>|\"[^\"\\n]*\")",
                    G_REGEX_MULTILINE, 0, NULL);
    g_autoptr(GMatchInfo) match = NULL;
    guint n = 0;

    for (g_regex_match(regex, text, 0, &match); g_match_info_matches(match);
         g_match_info_next(match, NULL)) {
        g_autofree char *what = g_match_info_fetch(match, 1);
        cr_expect(may_include(rules, file, what), "%s may not include %s", file, what);
        n++;
    }
    return n;
}

Test(rooms, no_room_includes_what_it_may_not_use)
{
    static const char *const folders[] = { "lib", "include", "bindings", "bench" };
    g_auto(Rules) rules = read_rules();

    for (gsize f = 0; f < G_N_ELEMENTS(folders); f++) {
        g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func(g_free);
        guint n = 0;
        list_sources(folders[f], paths);
        for (guint i = 0; i < paths->len; i++)
            n += check_file(&rules, paths->pdata[i]);
        cr_expect_gt(n, 0, "nothing was read under %s", folders[f]);
    }
}

Test(rooms, every_room_is_in_the_table_and_in_a_library)
{
    g_auto(Rules) rules = read_rules();
    GHashTableIter iter;
    gpointer name, room;
    g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func(g_free);

    cr_assert_gt(g_hash_table_size(rules.rooms), 4);
    g_hash_table_iter_init(&iter, rules.rooms);
    while (g_hash_table_iter_next(&iter, &name, &room))
        cr_expect_not_null(((Room *)room)->library, "%s is in no library",
                           (char *)name);
    list_sources("lib", paths);
    for (guint i = 0; i < paths->len; i++) {
        g_auto(GStrv) part = g_strsplit(paths->pdata[i], "/", -1);
        cr_expect(g_hash_table_contains(rules.rooms, part[1]), "no row for room %s",
                  part[1]);
    }
}

Test(rooms, every_public_header_has_the_c_file_of_its_name)
{
    g_auto(Rules) rules = read_rules();
    g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func(g_free);

    list_sources("include/tandem", paths);
    cr_assert_gt(paths->len, 10);
    for (guint i = 0; i < paths->len; i++) {
        g_autofree char *name = g_path_get_basename(paths->pdata[i]);
        cr_expect(g_hash_table_contains(rules.room_of, name), "no file of lib for %s",
                  (char *)paths->pdata[i]);
    }
}

/* The check itself, on lines that nobody should write. */
Test(rooms, an_arrow_that_is_missing_is_found)
{
    static const struct {
        const char *file, *what;
        gboolean may;
    } all[] = {
        { "lib/judge/blocking.c", "\"../market/market_private.h\"", TRUE },
        { "lib/judge/blocking.c", "\"../stable/seats_private.h\"", FALSE },
        { "lib/judge/blocking.c", "\"../registry/rows_private.h\"", FALSE },
        { "lib/judge/blocking.c", "<tandem/registry.h>", FALSE },
        { "lib/judge/blocking.c", "<tandem/measures.h>", TRUE },
        { "lib/judge/blocking.c", "<tandem/faults.h>", FALSE },
        { "lib/judge/blocking.c", "<tandem.h>", FALSE },
        { "lib/judge/blocking.c", "<gsl/gsl_rng.h>", FALSE },
        { "lib/judge/blocking.c", "<csv.h>", FALSE },
        { "lib/judge/blocking.c", "<stdlib.h>", TRUE },
        { "lib/stable/seats.c", "\"../judge/held_private.h\"", FALSE },
        { "lib/market/market.c", "\"../judge/held_private.h\"", FALSE },
        { "lib/registry/registry.c", "\"../stable/seats_private.h\"", TRUE },
        { "lib/stable/seats.c", "\"../solver/helper_private.h\"", TRUE },
        { "lib/stable/seats.c", "\"../helper/cbc_solve_private.h\"", FALSE },
        { "lib/registry/registry.c", "\"../helper/cbc_solve_private.h\"", FALSE },
        { "lib/solver/helper.c", "<Cbc_C_Interface.h>", FALSE },
        { "lib/helper/cbc_solve.c", "<Cbc_C_Interface.h>", TRUE },
        { "lib/helper/cbc_solve.c", "\"../solver/protocol_private.h\"", TRUE },
        { "lib/helper/cbc_solve.c", "\"../stable/seats_private.h\"", FALSE },
        { "lib/files/csv_read.c", "\"../market/memory_private.h\"", FALSE },
        { "lib/files/csv_read.c", "<tandem/market.h>", TRUE },
        { "lib/files/csv_read.c", "<tandem.h>", TRUE },
        { "lib/files/csv_read.c", "\"../programme/run_private.h\"", FALSE },
        { "lib/programme/run.c", "\"../files/rotation_private.h\"", TRUE },
        { "lib/report/page.c", "\"../programme/run_private.h\"", TRUE },
        { "lib/lab/models.c", "<gsl/gsl_rng.h>", TRUE },
        { "lib/lab/models.c", "<tandem/rotation.h>", FALSE },
        { "lib/lab/models.c", "\"../market/market_private.h\"", FALSE },
        { "include/tandem/market.h", "<tandem/error.h>", TRUE },
        { "include/tandem/market.h", "<tandem/rotation.h>", FALSE },
        { "include/tandem/market.h", "\"../../lib/market/market_private.h\"", FALSE },
        { "include/tandem/rotation.h", "<tandem/market.h>", TRUE },
        { "include/tandem/rotation.h", "<tandem/random_market.h>", FALSE },
        { "include/tandem.h", "<tandem/rotation.h>", FALSE },
        { "bindings/cli/main.c", "<tandem-programme.h>", TRUE },
        { "bindings/cli/main.c", "\"command.h\"", TRUE },
        { "bindings/cli/main.c", "\"../../lib/files/csv_read_private.h\"", FALSE },
        { "bindings/cli/main.c", "<tandem/market_private.h>", FALSE },
        { "bench/bench_judge.c", "\"../lib/judge/held_private.h\"", FALSE },
        { "bench/bench_judge.c", "<tandem.h>", TRUE },
    };
    g_auto(Rules) rules = read_rules();

    for (gsize i = 0; i < G_N_ELEMENTS(all); i++)
        cr_expect_eq(may_include(&rules, all[i].file, all[i].what), all[i].may,
                     "%s, %s", all[i].file, all[i].what);
}
