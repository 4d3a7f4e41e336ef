/* SPDX-License-Identifier: MIT */
/* The form of files: what is a fault in it, and what is accepted with a note. */
#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <string.h>

#include "folder.h"

TestSuite(file_form, .timeout = 60);

static void
assert_told(const Folder *folder, const char *expected)
{
    g_autofree gchar *told = folder_tell(folder);

    cr_assert_str_eq(told, expected, "told:\n%sexpected:\n%s", told, expected);
}

/* What is told of this leaders.csv. */
static void
assert_leaders(const char *text, const char *expected)
{
    g_auto(Folder) folder = folder_new();

    folder_write(&folder, "leaders.csv", text);
    assert_told(&folder, expected);
}

#define HEADER "leader_id,trust,role,role_category,cap_max"
#define ROW "L1,RH8,Medical Director,executive_director,2"

Test(file_form, a_plain_folder_is_told_nothing_of)
{
    g_auto(Folder) folder = folder_new();

    assert_told(&folder, "");
}

Test(file_form, a_missing_required_file_is_a_fault_and_brings_no_others)
{
    g_auto(Folder) folder = folder_new();

    folder_write(&folder, "trainees.csv", NULL);
    folder_write(&folder, "preferences.csv", "from_id,to_id\nT1,L1\n");
    assert_told(&folder, "trainees.csv: E102 the file is missing\n");
    folder_write(&folder, "leaders.csv", NULL);
    assert_told(&folder, "leaders.csv: E102 the file is missing\n"
                         "trainees.csv: E102 the file is missing\n");
}

Test(file_form, a_folder_where_a_file_should_be_is_a_fault)
{
    g_auto(Folder) folder = folder_new();
    g_autofree gchar *path = g_build_filename(folder.path, "pins.csv", NULL);

    g_mkdir(path, 0700);
    assert_told(&folder, "pins.csv: E103 a folder stands where a file should be\n");
}

Test(file_form, a_missing_rotation_folder_is_a_fault)
{
    g_auto(Folder) folder = folder_new();
    const Folder missing = { g_build_filename(folder.path, "absent", NULL) };
    const Folder file = { g_build_filename(folder.path, "leaders.csv", NULL) };

    assert_told(&missing, "absent: E101 there is no such folder\n");
    assert_told(&file, "leaders.csv: E101 not a folder\n");
    g_free(missing.path);
    g_free(file.path);
}

Test(file_form, zero_bytes_are_a_fault)
{
    assert_leaders("", "leaders.csv: E104 the file is empty\n");
    assert_leaders("\xef\xbb\xbf", "leaders.csv: E104 the file is empty\n");
    assert_leaders("\n \n", "leaders.csv: E104 the file is empty\n");
}

Test(file_form, zero_bytes_of_an_optional_file_and_of_the_policy_are_a_fault_too)
{
    g_auto(Folder) folder = folder_new();

    folder_write(&folder, "travel.csv", "");
    folder_write(&folder, "policy.ini", "");
    assert_told(&folder, "policy.ini: E104 the file is empty\n"
                         "travel.csv: E104 the file is empty\n");
}

Test(file_form, utf_16_is_a_fault)
{
    assert_leaders("\xff\xfel", "leaders.csv: E105 the file is UTF-16 "
                                "(save it as UTF-8)\n");
    assert_leaders("\xfe\xffl", "leaders.csv: E105 the file is UTF-16 "
                                "(save it as UTF-8)\n");
}

Test(file_form, a_nul_is_a_fault_with_its_line)
{
    g_auto(Folder) folder = folder_new();
    const char bytes[] = HEADER "\r\nL1,\0RH8\r\n";

    folder_write_bytes(&folder, "leaders.csv", bytes, sizeof bytes - 1);
    assert_told(&folder, "leaders.csv:2: E106 the line holds a NUL byte "
                         "(save it as UTF-8)\n");
}

Test(file_form, a_header_alone_is_a_fault_of_a_required_file)
{
    g_auto(Folder) folder = folder_new();

    folder_write(&folder, "trainees.csv", "trainee_id,trust,grade\n");
    folder_write(&folder, "leaders.csv", HEADER "\n");
    assert_told(&folder, "leaders.csv: E107 the file has a header and no rows\n"
                         "trainees.csv: E107 the file has a header and no rows\n");
}

Test(file_form, a_header_alone_is_a_note_of_an_optional_file)
{
    g_auto(Folder) folder = folder_new();

    folder_write(&folder, "travel.csv", "site_a,site_b,minutes\n");
    assert_told(&folder, "travel.csv: N126 the file has a header and no rows\n");
}

Test(file_form, a_missing_column_is_a_fault_each)
{
    assert_leaders("leader_id,site,role,role_categry\nL1,RH801,x,clm\n",
                   "leaders.csv:1: N121 1 column is not known and not read\n"
                   "leaders.csv:1:cap_max: E108 column cap_max is missing\n"
                   "leaders.csv:1:role_category: E108 column role_category is missing "
                   "(is it \"role_categry\"?)\n");
}

Test(file_form, every_required_column_of_every_file_is_asked_for)
{
    static const struct {
        const char *file;
        const char *columns;
    } files[] = {
        { "trainees.csv", "grade trainee_id trust" },
        { "leaders.csv", "cap_max leader_id role role_category trust" },
        { "opportunities.csv", "end kind opportunity_id seats_max start trust" },
        { "preferences.csv", "from_id to_id" },
        { "unavailability.csv", "from person_id to why" },
        { "pins.csv", "action authority reason target_id trainee_id" },
        { "history.csv", "outcome person_id rotation_id" },
        { "travel.csv", "minutes site_a site_b" },
        { "successors.csv", "from new_code old_code" },
    };

    for (gsize i = 0; i < G_N_ELEMENTS(files); i++) {
        g_auto(Folder) folder = folder_new();
        g_auto(GStrv) columns = g_strsplit(files[i].columns, " ", -1);
        g_autoptr(GString) expected = g_string_new(NULL);
        folder_write(&folder, files[i].file, "zzzzzz\n1\n");
        g_string_append_printf(
            expected, "%s:1: N121 1 column is not known and not read\n", files[i].file);
        for (gsize c = 0; columns[c] != NULL; c++)
            g_string_append_printf(expected, "%s:1:%s: E108 column %s is missing\n",
                                   files[i].file, columns[c], columns[c]);
        assert_told(&folder, expected->str);
    }
}

Test(file_form, a_column_twice_is_a_fault_whatever_it_is_called)
{
    assert_leaders(HEADER ",Cap Max *\n" ROW ",3\n",
                   "leaders.csv:1:Cap Max *: E109 column cap_max stands twice\n");
}

Test(file_form, a_row_has_as_many_cells_as_the_header)
{
    g_auto(Folder) folder = folder_new();

    folder_write(&folder, "leaders.csv", HEADER "\n" ROW ",\nL2,RH8\n\"\n\"\n");
    folder_write(&folder, "preferences.csv", "from_id,to_id\nT1,L1\nT1,L2\nT1,L9\n");
    assert_told(&folder, "leaders.csv:2: E110 the row has 6 cells; the header has 5\n"
                         "leaders.csv:3: E110 the row has 2 cells; the header has 5\n"
                         "leaders.csv:4: E110 the row has 1 cell; the header has 5\n");
}

Test(file_form, a_cell_over_64_kib_is_a_fault)
{
    g_autofree gchar *longest = g_strnfill(64 * 1024, 'x');
    g_autofree gchar *fits =
        g_strdup_printf(HEADER ",statement\n" ROW ",%s\n", longest);
    g_autofree gchar *over =
        g_strdup_printf(HEADER ",statement\n" ROW ",%sx\n", longest);

    assert_leaders(fits, "");
    assert_leaders(over, "leaders.csv:2:statement: E111 the cell is over 64 KiB "
                         "(is a quote left open?)\n");
}

Test(file_form, a_quote_left_open_is_told_where_its_record_begins)
{
    assert_leaders(HEADER ",name\n" ROW
                          ",Ann\nL2,RH8,x,clm,1,\"Bea\nL3,RH8,x,clm,1,Cy\n",
                   "leaders.csv:3:name: E112 a quote is left open to the end of the "
                   "file\n");
}

Test(file_form, a_stray_quote_costs_its_own_row_alone)
{
    assert_leaders(HEADER ",name\n" ROW ",An\"n\nL2,RH8,x,clm,x,Bea\n",
                   "leaders.csv:2:name: E113 a quote stands where there may be none "
                   "(inside a quoted cell it is written twice)\n"
                   "leaders.csv:3:cap_max: E205 cap_max \"x\" is not a whole number\n");
}

Test(file_form, a_broken_header_is_told_and_its_file_left)
{
    g_autofree gchar *wide = g_strnfill(1000, ',');

    assert_leaders("leader_id,\"trust\n" ROW "\n",
                   "leaders.csv:1: E112 a quote is left open to the end of the file\n");
    assert_leaders(wide,
                   "leaders.csv:1: E114 the header has 1001 columns; 1000 are the "
                   "most\n");
}

Test(file_form, an_unknown_column_is_noted_once)
{
    assert_leaders(HEADER ",Badge,,\"a\nb\"\n" ROW ",1,2,3\nL2,RH8,x,clm,1,1,2,3\n",
                   "leaders.csv:1: N121 3 columns are not known and not read: "
                   "\"Badge\", \"\", \"a b\"\n");
    assert_leaders(
        HEADER ",a,b,c,d,e,f,g,h,i,j,k,l\n" ROW ",,,,,,,,,,,,\n",
        "leaders.csv:1: N121 12 columns are not known and not read: \"a\", "
        "\"b\", \"c\", \"d\", \"e\", \"f\", \"g\", \"h\", \"i\", \"j\" and 2 "
        "more\n");
}

Test(file_form, windows_1252_is_read_with_a_warning)
{
    g_auto(Folder) folder = folder_new();
    g_autoptr(TandemRotation) rotation = NULL;

    folder_write(&folder, "leaders.csv", HEADER "\nL1,RH8,Chef \x80 de Zo\xeb,clm,2\n");
    g_autofree gchar *told = folder_read(&folder, &rotation, NULL);
    cr_assert_str_eq(told,
                     "leaders.csv:2: W122 the line is not UTF-8; the file is read "
                     "as Windows-1252 (save it as UTF-8)\n");
    cr_assert_not_null(rotation);
}

Test(file_form, crlf_a_byte_order_mark_and_no_newline_at_the_end_are_noted)
{
    assert_leaders("\xef\xbb\xbf" HEADER "\r\n" ROW,
                   "leaders.csv: N123 lines end in CRLF\n"
                   "leaders.csv: N124 the file begins with a byte order mark\n"
                   "leaders.csv: N125 the last line has no newline at its end\n");
    assert_leaders(HEADER "\r" ROW "\r", "leaders.csv: N123 lines end in CR\n");
}

Test(file_form, the_header_is_matched_without_case_blanks_underscores_and_stars)
{
    assert_leaders("CAP MAX*,Leader ID,Trust*,ROLE,role  category\n2,L1,RH8,x,clm\n",
                   "");
}

Test(file_form, a_file_of_another_name_is_noted)
{
    g_auto(Folder) folder = folder_new();

    folder_write(&folder, "preference.csv", "x\n");
    folder_write(&folder, "Notes.csv", "x\n");
    folder_write(&folder, "readme.md", "x\n");
    folder_write(&folder, "equality.csv", "x\n");
    assert_told(&folder,
                "Notes.csv: N127 not a file of a rotation; it is not read\n"
                "preference.csv: N127 not a file of a rotation; it is not read "
                "(did you mean preferences.csv?)\n");
}

Test(file_form, a_thousand_faults_of_a_file_are_told_then_their_count)
{
    g_auto(Folder) folder = folder_new();
    g_autoptr(GString) csv = g_string_new("from_id,to_id\n");

    for (gint i = 0; i < 1500; i++)
        g_string_append(csv, "T1,L9\n");
    folder_write(&folder, "preferences.csv", csv->str);
    folder_write(&folder, "travel.csv", "");
    g_autofree gchar *told = folder_tell(&folder);
    g_auto(GStrv) lines = g_strsplit(told, "\n", -1);
    cr_assert_eq(g_strv_length(lines), 1000 + 1 + 1 + 1);
    cr_assert_str_eq(lines[999],
                     "preferences.csv:1001:to_id: E302 to_id \"L9\" is nobody's id");
    cr_assert_str_eq(lines[1000], "preferences.csv: E199 500 more faults are not told");
    cr_assert_str_eq(lines[1001], "travel.csv: E104 the file is empty");
}
