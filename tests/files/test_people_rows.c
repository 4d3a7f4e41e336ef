/* SPDX-License-Identifier: MIT */
/* Cells of trainees.csv and leaders.csv. */
#include <criterion/criterion.h>
#include <string.h>

#include "files/rotation_private.h"
#include "folder.h"

TestSuite(people_rows, .timeout = 60);

static void
assert_told(const Folder *folder, const char *expected)
{
    g_autofree gchar *told = folder_tell(folder);

    cr_assert_str_eq(told, expected, "told:\n%sexpected:\n%s", told, expected);
}

/* A trainee T1 with these further columns, and a plain T2; @expected is what is told of
 * line 2. */
static void
assert_trainee(const char *header, const char *cells, const char *expected)
{
    g_auto(Folder) folder = folder_new();
    g_autofree gchar *text = g_strdup_printf("trainee_id,trust,grade,%s\n"
                                             "T1,RH8,F1,%s\n",
                                             header, cells);
    g_autofree gchar *line = *expected == '\0'
                                 ? g_strdup("")
                                 : g_strdup_printf("trainees.csv:2:%s\n", expected);

    folder_write(&folder, "trainees.csv", text);
    assert_told(&folder, line);
}

static void
assert_leader(const char *header, const char *cells, const char *expected)
{
    g_auto(Folder) folder = folder_new();
    g_autofree gchar *text =
        g_strdup_printf("leader_id,trust,role,role_category,cap_max,%s\n"
                        "L1,RH8,Director,clm,2,%s\n",
                        header, cells);
    g_autofree gchar *line = *expected == '\0'
                                 ? g_strdup("")
                                 : g_strdup_printf("leaders.csv:2:%s\n", expected);

    folder_write(&folder, "leaders.csv", text);
    assert_told(&folder, line);
}

static void
assert_grade(const char *grade, const char *expected)
{
    g_auto(Folder) folder = folder_new();
    g_autofree gchar *text =
        g_strdup_printf("trainee_id,trust,grade\nT1,RH8,%s\n", grade);

    folder_write(&folder, "trainees.csv", text);
    assert_told(&folder, expected);
}

Test(people_rows, an_unknown_grade_suggests_the_nearest)
{
    assert_grade("FY3", "trainees.csv:2:grade: E203 unknown grade \"FY3\" "
                        "(did you mean F2?)\n");
    assert_grade("ST9", "trainees.csv:2:grade: E203 unknown grade \"ST9\" "
                        "(did you mean ST8?)\n");
    assert_grade("Consultant", "trainees.csv:2:grade: E203 unknown grade "
                               "\"Consultant\"\n");
    assert_grade("", "trainees.csv:2:grade: W220 grade is empty\n");
}

Test(people_rows, grades_have_aliases)
{
    static const struct {
        const char *text;
        TandemGrade grade;
    } cases[] = {
        { "FY1", TANDEM_GRADE_F1 },   { "fy2", TANDEM_GRADE_F2 },
        { "SpR", TANDEM_GRADE_ST3 },  { "GPST1", TANDEM_GRADE_ST1 },
        { "st 3", TANDEM_GRADE_ST3 }, { "LED", TANDEM_GRADE_LED },
    };

    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_auto(Folder) folder = folder_new();
        g_autoptr(TandemRotation) rotation = NULL;
        g_autofree gchar *text =
            g_strdup_printf("trainee_id,trust,grade\nT1,RH8,%s\n", cases[i].text);
        folder_write(&folder, "trainees.csv", text);
        g_autofree gchar *told = folder_read(&folder, &rotation, NULL);
        cr_assert_str_eq(told, "");
        cr_assert_eq(rotation->trainee[0].grade, cases[i].grade, "%s", cases[i].text);
    }
}

Test(people_rows, a_date_is_iso_or_as_deaneries_write_it)
{
    assert_trainee("placement_from,placement_to", "2026-08-05,1/12/2026", "");
    assert_trainee("placement_from", "5 August",
                   "placement_from: E207 placement_from \"5 August\" is not a date "
                   "(write 2026-08-05 or 5/8/2026)");
    assert_trainee("placement_to", "2026-02-30",
                   "placement_to: E207 placement_to \"2026-02-30\" is not a date "
                   "(write 2026-08-05 or 5/8/2026)");
    assert_leader("active_from", "soon",
                  "active_from: E207 active_from \"soon\" is not a date "
                  "(write 2026-08-05 or 5/8/2026)");
}

Test(people_rows, nothing_ends_before_it_starts)
{
    assert_trainee("placement_from,placement_to", "2026-08-05,2026-08-05", "");
    assert_trainee("placement_from,placement_to", "2026-08-05,4/8/2026",
                   "placement_to: E209 placement_to 2026-08-04 is before "
                   "placement_from 2026-08-05");
    assert_leader("active_from,active_to", "2026-08-05,2026-08-04",
                  "active_to: E209 active_to 2026-08-04 is before active_from "
                  "2026-08-05");
}

Test(people_rows, a_number_is_whole_and_within_bounds)
{
    assert_leader("committed", "0", "");
    assert_leader("hours_available", "1000000", "");
    assert_leader("hours_available", "1000001",
                  "hours_available: E206 hours_available \"1000001\" is outside "
                  "0..1,000,000");
    assert_leader("cap_min", "-1",
                  "cap_min: E206 cap_min \"-1\" is outside 0..1,000,000");
    assert_leader("committed", "99999999999999999999999",
                  "committed: E206 committed \"99999999999999999999999\" is outside "
                  "0..1,000,000");
    assert_leader("committed", "two",
                  "committed: E205 committed \"two\" is not a whole "
                  "number");
    assert_leader("committed", "1.5",
                  "committed: E205 committed \"1.5\" is not a whole "
                  "number");
    assert_leader("committed", "-",
                  "committed: E205 committed \"-\" is not a whole "
                  "number");
    assert_trainee("max_buddies", "-2",
                   "max_buddies: E206 max_buddies \"-2\" is outside 0..1,000,000");
    assert_trainee("max_sessions", "x",
                   "max_sessions: E205 max_sessions \"x\" is not a whole number");
    assert_trainee("max_travel_min", "1e3",
                   "max_travel_min: E205 max_travel_min \"1e3\" is not a whole number");
}

Test(people_rows, a_capacity_is_not_negative_or_huge)
{
    static const char *const bad[] = { "-1", "1000001", "18446744073709551616" };

    for (gsize i = 0; i < G_N_ELEMENTS(bad); i++) {
        g_auto(Folder) folder = folder_new();
        g_autofree gchar *text = g_strdup_printf(
            "leader_id,trust,role,role_category,cap_max\nL1,RH8,x,clm,%s\n", bad[i]);
        g_autofree gchar *expected =
            g_strdup_printf("leaders.csv:2:cap_max: E206 cap_max \"%s\" is outside "
                            "0..1,000,000\n",
                            bad[i]);
        folder_write(&folder, "leaders.csv", text);
        assert_told(&folder, expected);
    }
}

Test(people_rows, wte_is_a_decimal_up_to_2)
{
    assert_trainee("wte", "0.6", "");
    assert_trainee("wte", "1", "");
    assert_trainee("wte", "2.0", "");
    assert_trainee("wte", "80", "wte: E206 wte \"80\" is outside 0..2");
    assert_trainee("wte", "-0.5", "wte: E206 wte \"-0.5\" is outside 0..2");
    assert_trainee("wte", "80%", "wte: E205 wte \"80%\" is not a number");
    assert_trainee("wte", ".", "wte: E205 wte \".\" is not a number");
    assert_trainee("wte", "1e-1", "wte: E205 wte \"1e-1\" is not a number");
}

Test(people_rows, a_word_is_one_of_its_list)
{
    assert_trainee("permission", "granted",
                   "permission: E210 unknown permission "
                   "\"granted\"");
    assert_trainee("permission", "pendng",
                   "permission: E210 unknown permission "
                   "\"pendng\" (did you mean pending?)");
    assert_trainee("mode", "In Person", "");
    assert_trainee("mode", "online", "mode: E210 unknown mode \"online\"");
    assert_trainee("specialty_wish", "diferent",
                   "specialty_wish: E210 unknown "
                   "specialty_wish \"diferent\" (did you "
                   "mean different?)");
    assert_trainee("trust_wish", "same",
                   "trust_wish: E210 unknown trust_wish \"same\"");
    assert_leader("specialty_wish", "own",
                  "specialty_wish: E210 unknown specialty_wish "
                  "\"own\"");
    assert_leader("mode", "vrtual",
                  "mode: E210 unknown mode \"vrtual\" (did you mean "
                  "virtual?)");
}

Test(people_rows, each_word_of_a_list_is_checked)
{
    assert_trainee("wants", "buddy; shadow ;", "");
    assert_trainee("wants", "budy;seat",
                   "wants: E210 unknown wants \"budy\" (did you "
                   "mean buddy?)");
    assert_trainee("goals", "board;golf", "goals: E210 unknown goals \"golf\"");
    assert_trainee("needs", "stepfree",
                   "needs: E210 unknown needs \"stepfree\" (did "
                   "you mean step_free?)");
    assert_trainee("work_days", "Mo;Tuesday;wed;THU", "");
    assert_trainee("work_days", "Mo;Xx", "work_days: E210 unknown work_days \"Xx\"");
    assert_trainee("work_days", "M",
                   "work_days: E210 unknown work_days \"M\" (did you "
                   "mean Mo?)");
    assert_leader("offers", "finances",
                  "offers: E210 unknown offers \"finances\" (did "
                  "you mean finance?)");
}

Test(people_rows, a_role_category_is_one_of_its_list)
{
    g_auto(Folder) folder = folder_new();

    folder_write(&folder, "leaders.csv",
                 "leader_id,trust,role,role_category,cap_max\n"
                 "L1,RH8,x,executive_direktor,2\n"
                 "L2,RH8,,,\n");
    assert_told(&folder, "leaders.csv:2:role_category: E210 unknown role_category "
                         "\"executive_direktor\" (did you mean executive_director?)\n"
                         "leaders.csv:3:cap_max: W220 cap_max is empty; the policy's "
                         "default_cap = 2 is taken\n"
                         "leaders.csv:3:role: W220 role is empty\n"
                         "leaders.csv:3:role_category: W220 role_category is empty\n");
}

Test(people_rows, minima_are_not_above_maxima)
{
    assert_leader("cap_min", "3", "cap_min: E214 cap_min 3 is above cap_max 2");
    assert_leader("committed", "3",
                  "committed: W221 committed 3 is above cap_max 2; no "
                  "place is left");
    assert_leader("grade_min,grade_max", "ST3,F2",
                  "grade_max: E215 grade_max F2 is below grade_min ST3");
    assert_leader("grade_min,grade_max", "ST3,SpR", "");
    assert_leader("grade_min,grade_max", "SAS,F1", "");
    assert_leader("grade_min", "ST33",
                  "grade_min: E203 unknown grade_min \"ST33\" (did "
                  "you mean ST3?)");
}

Test(people_rows, codes_of_trusts_and_sites_are_checked)
{
    g_auto(Folder) folder = folder_new();

    folder_write(&folder, "trainees.csv",
                 "trainee_id,trust,grade,site\n"
                 "T1,Exeter,F1,\n"
                 "T2,rh8,F1,rh801\n"
                 "T3,RH8,F1,RH8\n"
                 "T4,,F1,\n");
    assert_told(&folder,
                "trainees.csv:2:trust: E212 trust \"Exeter\" is not a Trust's "
                "code of 3 letters and digits\n"
                "trainees.csv:4:site: E213 site \"RH8\" is not a site's code of "
                "5 letters and digits\n"
                "trainees.csv:5:trust: W220 trust is empty\n");
}

Test(people_rows, an_id_is_there_and_harmless)
{
    g_auto(Folder) folder = folder_new();

    folder_write(&folder, "trainees.csv",
                 "trainee_id,trust,grade\n"
                 ",RH8,F1\n"
                 "=T1,RH8,F1\n"
                 "+T1,RH8,F1\n"
                 "-T1,RH8,F1\n"
                 "@T1,RH8,F1\n"
                 "\"\tT1\",RH8,F1\n"
                 "\tT1,RH8,F1\n"
                 "\"\rT1\",RH8,F1\n"
                 "'=T1,RH8,F1\n"
                 "trust:RH8,RH8,F1\n"
                 "\"T\n1\",RH8,F1\n");
#define BEGINS " begins with = + - @, a tab or a carriage return\n"
    assert_told(&folder,
                "trainees.csv:2:trainee_id: E201 trainee_id is empty\n"
                "trainees.csv:3:trainee_id: E202 trainee_id \"=T1\"" BEGINS
                "trainees.csv:4:trainee_id: E202 trainee_id \"+T1\"" BEGINS
                "trainees.csv:5:trainee_id: E202 trainee_id \"-T1\"" BEGINS
                "trainees.csv:6:trainee_id: E202 trainee_id \"@T1\"" BEGINS
                "trainees.csv:7:trainee_id: E202 trainee_id \"\\tT1\"" BEGINS
                "trainees.csv:8:trainee_id: E202 trainee_id \"\\tT1\"" BEGINS
                "trainees.csv:9:trainee_id: E202 trainee_id \"\\rT1\"" BEGINS
                "trainees.csv:11:trainee_id: E202 trainee_id \"=T1\"" BEGINS
                "trainees.csv:12:trainee_id: E202 trainee_id \"trust:RH8\" begins as a "
                "wild-card does\n"
                "trainees.csv:13:trainee_id: E202 trainee_id \"T\\n1\" holds a control "
                "character\n");
}

Test(people_rows, a_patients_number_is_refused_and_not_repeated)
{
    g_auto(Folder) folder = folder_new();

    folder_write(&folder, "trainees.csv",
                 "trainee_id,trust,grade,gmc_number,linked_with\n"
                 "943 476 5919,RH8,F1,,\n"
                 "T2,RH8,F1,9434765919,\n"
                 "T3,RH8,F1,,9434765919\n"
                 "9434765918,RH8,F1,,\n");
#define PATIENT                                                                        \
    " holds a ten-digit number that passes the NHS-number check (a patient's number "  \
    "may not be used)\n"
    assert_told(&folder, "trainees.csv:2:trainee_id: E204 trainee_id" PATIENT
                         "trainees.csv:3:gmc_number: E204 gmc_number" PATIENT
                         "trainees.csv:4:linked_with: E204 linked_with" PATIENT);
}

Test(people_rows, ids_are_unique_across_the_files)
{
    g_auto(Folder) folder = folder_new();

    folder_write(&folder, "trainees.csv",
                 "trainee_id,trust,grade\nT1,RH8,F1\nX,RH8,F1\nT1,RH8,FY3\n");
    folder_write(&folder, "leaders.csv",
                 "leader_id,trust,role,role_category,cap_max\nX,RH8,x,clm,1\n"
                 "L1,RH8,x,clm,1\n");
    folder_write(&folder, "opportunities.csv",
                 "opportunity_id,kind,trust,start,end,seats_max\nL1,project,RH8,,,1\n");
    assert_told(&folder,
                "leaders.csv:2:leader_id: E301 leader_id \"X\" stands already in "
                "trainees.csv, line 3\n"
                "opportunities.csv:2:opportunity_id: E301 opportunity_id \"L1\" stands "
                "already in leaders.csv, line 3\n"
                "trainees.csv:4:grade: E203 unknown grade \"FY3\" (did you mean F2?)\n"
                "trainees.csv:4:trainee_id: E301 trainee_id \"T1\" stands already in "
                "trainees.csv, line 2\n");
}

Test(people_rows, a_linked_pair_names_one_another)
{
    g_auto(Folder) folder = folder_new();

    folder_write(&folder, "trainees.csv",
                 "trainee_id,trust,grade,linked_with\n"
                 "T1,RH8,F1,T2\n"
                 "T2,RH8,F1,T1\n"
                 "T3,RH8,F1,T4\n"
                 "T4,RH8,F1,\n"
                 "T5,RH8,F1,T5\n"
                 "T6,RH8,F1,t9\n"
                 "T7,RH8,F1,t-1\n");
    assert_told(
        &folder,
        "trainees.csv:4:linked_with: E306 \"T3\" is linked with \"T4\", whose "
        "row (line 5) does not say so (both rows of a pair name one another)\n"
        "trainees.csv:6:linked_with: E305 trainee \"T5\" is linked with itself\n"
        "trainees.csv:7:linked_with: E302 linked_with \"t9\" is nobody's id\n"
        "trainees.csv:8:linked_with: E302 linked_with \"t-1\" is nobody's id "
        "(did you mean T1?)\n");
}

Test(people_rows, same_person_as_names_a_trainee)
{
    g_auto(Folder) folder = folder_new();

    folder_write(&folder, "leaders.csv",
                 "leader_id,trust,role,role_category,cap_max,same_person_as\n"
                 "L1,RH8,x,senior_trainee,1,T2\n"
                 "L2,RH8,x,clm,1,T7\n"
                 "L3,RH8,x,clm,1,L3\n"
                 "L4,RH8,x,clm,1,L1\n");
    assert_told(&folder,
                "leaders.csv:3:same_person_as: E302 same_person_as \"T7\" is nobody's "
                "id\n"
                "leaders.csv:4:same_person_as: E305 leader \"L3\" is named as the same "
                "person as itself\n"
                "leaders.csv:5:same_person_as: E303 same_person_as \"L1\" is a leader, "
                "not a trainee\n");
}
