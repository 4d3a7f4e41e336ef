/* SPDX-License-Identifier: MIT */
/* Cells of the optional files, and what they refer to. */
#include <criterion/criterion.h>
#include <string.h>

#include "files/rotation_private.h"
#include "folder.h"

TestSuite(reference_rows, .timeout = 60);

static void
assert_told(const Folder *folder, const char *expected)
{
    g_autofree gchar *told = folder_tell(folder);

    cr_assert_str_eq(told, expected, "told:\n%sexpected:\n%s", told, expected);
}

static void
assert_file(const char *name, const char *text, const char *expected)
{
    g_auto(Folder) folder = folder_new();

    folder_write(&folder, name, text);
    assert_told(&folder, expected);
}

#define OPPORTUNITIES "opportunity_id,kind,leader_id,trust,start,end,seats_max"

Test(reference_rows, a_good_opportunity_is_told_nothing_of)
{
    assert_file("opportunities.csv",
                OPPORTUNITIES
                ",confidential,grade_min,specialty_group,goals,mode,offers,"
                "series_id,coverage_key,term_weeks,protected_time\n"
                "O1,seat,L1,RH8,2026-09-01T09:00,2026-09-01 11:30,2,part,"
                "ST3,medicine,board;ops,either,step_free;bsl,TMB,TMB,16,"
                "yes\n"
                "O2,project,,RH8,,,1,,,,,,,,,,\n"
                "O3,shadow,L1,RH8,2026-09-01,2026-09-01,1,,,,,,,,,,\n",
                "");
}

Test(reference_rows, a_session_or_seat_needs_its_times)
{
    assert_file(
        "opportunities.csv",
        OPPORTUNITIES "\n"
                      "O1,shadow,L1,RH8,,2026-09-01T11:00,1\n"
                      "O2,seat,L1,RH8,2026-09-01T09:00,,1\n"
                      "O3,role,L1,RH8,,,1\n"
                      "O4,seat,L1,RH8,2026-09-01T09:00,2026-09-01T09:00,1\n"
                      "O5,seat,L1,RH8,2026-09-01T9:00,2026-09-01T09:00,1\n"
                      "O6,project,L1,RH8,2026-09-02,2026-09-01,1\n",
        "opportunities.csv:2:start: E217 a shadow needs its start\n"
        "opportunities.csv:3:end: E217 a seat needs its end\n"
        "opportunities.csv:5:end: E209 end 2026-09-01T09:00 is not after start "
        "2026-09-01T09:00\n"
        "opportunities.csv:6:start: E208 start \"2026-09-01T9:00\" is not a date "
        "or a date and time (write 2026-08-05T14:30 or 2026-08-05)\n"
        "opportunities.csv:7:end: E209 end 2026-09-01 is not after start "
        "2026-09-02\n");
}

Test(reference_rows, the_kind_of_an_opportunity_is_one_with_a_row_of_its_own)
{
    assert_file("opportunities.csv",
                OPPORTUNITIES "\n"
                              "O1,buddy,L1,RH8,,,1\n"
                              "O2,,L1,RH8,,,1\n"
                              "O3,sate,L1,RH8,,,1\n"
                              "O4,reverse,L1,RH8,,,1\n",
                "opportunities.csv:2:kind: E216 a buddy place has no row of its own "
                "(its capacity stands in leaders.csv)\n"
                "opportunities.csv:3:kind: E201 kind is empty\n"
                "opportunities.csv:4:kind: E210 unknown kind \"sate\" (did you mean "
                "seat?)\n"
                "opportunities.csv:5:kind: E216 a reverse place has no row of its own "
                "(its capacity stands in leaders.csv)\n");
}

Test(reference_rows, the_other_cells_of_an_opportunity_are_checked)
{
    assert_file(
        "opportunities.csv",
        OPPORTUNITIES ",seats_min,confidential,specialty_group,offers,term_weeks\n"
                      "O1,role,L9,RH8,,,1,2,,,,\n"
                      "O2,role,T1,RH8,,,,,,,,\n"
                      "O3,role,L1,RH8,,,1,,closd,medecine,board,x\n",
        "opportunities.csv:2:leader_id: E302 leader_id \"L9\" is nobody's id\n"
        "opportunities.csv:2:seats_min: E214 seats_min 2 is above seats_max 1\n"
        "opportunities.csv:3:leader_id: E303 leader_id \"T1\" is a trainee, not "
        "a leader\n"
        "opportunities.csv:3:seats_max: W220 seats_max is empty; the policy's "
        "observers_default = 1 is taken\n"
        "opportunities.csv:4:confidential: E210 unknown confidential \"closd\" "
        "(did you mean closed?)\n"
        "opportunities.csv:4:offers: E210 unknown offers \"board\"\n"
        "opportunities.csv:4:specialty_group: E210 unknown specialty_group "
        "\"medecine\" (did you mean medicine?)\n"
        "opportunities.csv:4:term_weeks: E205 term_weeks \"x\" is not a whole "
        "number\n");
}

/* With a session O1 of the series TMB. */
static void
assert_preferences(const char *rows, const char *expected)
{
    g_auto(Folder) folder = folder_new();
    g_autofree gchar *text =
        g_strdup_printf("from_id,to_id,kind,rank,stance\n%s", rows);

    folder_write(&folder, "opportunities.csv",
                 OPPORTUNITIES ",series_id\n"
                               "O1,seat,L1,RH8,2026-09-01,2026-09-01,1,TMB\n");
    folder_write(&folder, "preferences.csv", text);
    assert_told(&folder, expected);
}

Test(reference_rows, preferences_of_every_sort_are_read)
{
    assert_preferences("T1,L1,buddy,1,want\n"
                       "T1,O1,,2,\n"
                       "T1,role_category:executive_director,buddy,3,\n"
                       "T1,trust:rh8,,3,accept\n"
                       "T1,series:TMB,seat,,neutral\n"
                       "L1,T1,,1,\n"
                       "L1,T2,,,refuse\n",
                       "");
}

Test(reference_rows, an_unknown_id_is_told)
{
    assert_preferences(
        "T9,L1,,1,\nT1,l1,,1,\n,,,1,\n=T1,L1,,1,\n",
        "preferences.csv:2:from_id: E302 from_id \"T9\" is nobody's id\n"
        "preferences.csv:3:to_id: E302 to_id \"l1\" is nobody's id (did "
        "you mean L1?)\n"
        "preferences.csv:4:from_id: E201 from_id is empty\n"
        "preferences.csv:4:to_id: E201 to_id is empty\n"
        "preferences.csv:5:from_id: E202 from_id \"=T1\" begins with = + "
        "- @, a tab or a carriage return\n");
}

Test(reference_rows, trainees_and_leaders_list_one_another_only)
{
    assert_preferences("T1,T2,,1,\nL1,O1,,1,\nL1,L1,,1,\nL1,trust:RH8,,1,\nO1,T1,,1,\n",
                       "preferences.csv:2:to_id: E303 to_id \"T2\" is a trainee, not a "
                       "leader, an opportunity or a wild-card\n"
                       "preferences.csv:3:to_id: E303 to_id \"O1\" is an opportunity, "
                       "not a trainee\n"
                       "preferences.csv:4:to_id: E303 to_id \"L1\" is a leader, not a "
                       "trainee\n"
                       "preferences.csv:5:to_id: E303 to_id \"trust:RH8\" is a "
                       "wild-card, not a trainee\n"
                       "preferences.csv:6:from_id: E303 from_id \"O1\" is an "
                       "opportunity, not a trainee or a leader\n");
}

Test(reference_rows, a_rank_is_from_1)
{
    assert_preferences(
        "T1,L1,,0,\nT2,L1,,-1,\nL1,T1,,x,\n",
        "preferences.csv:2:rank: E206 rank \"0\" is outside 1..1,000,000\n"
        "preferences.csv:3:rank: E206 rank \"-1\" is outside "
        "1..1,000,000\n"
        "preferences.csv:4:rank: E205 rank \"x\" is not a whole number\n");
}

Test(reference_rows, the_same_pair_and_kind_twice_is_a_fault)
{
    assert_preferences(
        "T1,L1,shadow,1,\nT1,L1,buddy,1,\nL1,T1,buddy,1,\nT1,L1,buddy,2,\n",
        "preferences.csv:5:to_id: E304 the same pair and kind stands "
        "already in line 3\n");
    assert_preferences("T1,L1,shadow,1,\nT1,L1,buddy,1,\nT1,L1,,2,\n",
                       "preferences.csv:4:to_id: E304 the same pair and kind stands "
                       "already in line 2\n"
                       "preferences.csv:4:to_id: E304 the same pair and kind stands "
                       "already in line 3\n");
    assert_preferences("T1,trust:RH8,,1,\nT1,trust:rh8,,2,\nT1,series:TMB,,2,\n",
                       "preferences.csv:3:to_id: E304 the same pair and kind stands "
                       "already in line 2\n");
}

Test(reference_rows, a_preference_for_an_opportunity_is_of_its_kind)
{
    assert_preferences(
        "T1,O1,seat,1,\nT2,O1,buddy,1,\n",
        "preferences.csv:3:kind: E311 opportunity \"O1\" is of kind seat, "
        "not buddy\n");
}

Test(reference_rows, words_of_a_preference_are_checked)
{
    assert_preferences(
        "T1,L1,budy,1,wants\n",
        "preferences.csv:2:kind: E210 unknown kind \"budy\" (did you mean "
        "buddy?)\n"
        "preferences.csv:2:stance: E210 unknown stance \"wants\" (did you "
        "mean want?)\n");
}

Test(reference_rows, a_wild_card_names_something_and_better_somebody)
{
    assert_preferences(
        "T1,role_category:clmm,,1,\nT1,trust:Exeter,,1,\nT1,series:,,1,\n"
        "T1,role_category:clm,,1,\nT1,trust:RK9,,1,\nT1,series:XYZ,,1,\n",
        "preferences.csv:2:to_id: E210 unknown role_category \"clmm\" (did "
        "you mean clm?)\n"
        "preferences.csv:3:to_id: E212 to_id \"Exeter\" is not a Trust's "
        "code of 3 letters and digits\n"
        "preferences.csv:4:to_id: E201 the wild-card names nothing\n"
        "preferences.csv:5:to_id: W310 to_id \"role_category:clm\" stands "
        "for nobody in this rotation\n"
        "preferences.csv:6:to_id: W310 to_id \"trust:RK9\" stands for "
        "nobody in this rotation\n"
        "preferences.csv:7:to_id: W310 to_id \"series:XYZ\" stands for "
        "nobody in this rotation\n");
}

Test(reference_rows, a_row_that_was_lost_brings_no_unknown_ids)
{
    g_auto(Folder) folder = folder_new();

    folder_write(&folder, "leaders.csv",
                 "leader_id,trust,role,role_category,cap_max\n"
                 "L1,RH8,x,clm,1\n"
                 "L2,RH8,x\n");
    folder_write(&folder, "preferences.csv", "from_id,to_id\nT1,L2\nT1,L3\n");
    assert_told(&folder, "leaders.csv:3: E110 the row has 3 cells; the header has 5\n"
                         "preferences.csv:3:to_id: E302 to_id \"L3\" is nobody's id\n");
}

Test(reference_rows, unavailability_is_checked_and_may_repeat)
{
    assert_file("unavailability.csv",
                "person_id,from,to,why\n"
                "T1,2026-09-01,2026-09-01,leave\n"
                "T1,2026-09-01,2026-09-01,leave\n"
                "L1,2026-09-01T20:00,2026-09-02T08:00,On Call\n"
                "T9,2026-09-01,,holiday\n"
                "T2,2026-09-02T08:00,2026-09-01T20:00,night\n"
                "T2,,2026-09-01T20:00,\n",
                "unavailability.csv:5:person_id: E302 person_id \"T9\" is nobody's id\n"
                "unavailability.csv:5:to: E201 to is empty\n"
                "unavailability.csv:5:why: E210 unknown why \"holiday\"\n"
                "unavailability.csv:6:to: E209 to 2026-09-01T20:00 is not after from "
                "2026-09-02T08:00\n"
                "unavailability.csv:7:from: E201 from is empty\n"
                "unavailability.csv:7:why: E201 why is empty\n");
}

Test(reference_rows, only_people_are_unavailable)
{
    g_auto(Folder) folder = folder_new();

    folder_write(&folder, "opportunities.csv", OPPORTUNITIES "\nO1,role,L1,RH8,,,1\n");
    folder_write(&folder, "unavailability.csv",
                 "person_id,from,to,why\nO1,2026-09-01,2026-09-01,leave\n");
    assert_told(&folder, "unavailability.csv:2:person_id: E303 person_id \"O1\" is an "
                         "opportunity, not a trainee or a leader\n");
}

Test(reference_rows, a_pin_has_a_pair_an_action_an_authority_and_a_reason)
{
    assert_file(
        "pins.csv",
        "trainee_id,target_id,action,authority,reason,expires\n"
        "T1,L1,pin,CLM,agreed in June,2026-12-01\n"
        "T2,L1,fix,,,soon\n"
        "L1,T2,ban,CLM,x,\n"
        "T9,L9,ban,CLM,x,\n"
        "T1,L1,ban,CLM,x,\n"
        "T2,L1,,CLM,x,\n",
        "pins.csv:3:action: E210 unknown action \"fix\"\n"
        "pins.csv:3:authority: E201 authority is empty\n"
        "pins.csv:3:expires: E207 expires \"soon\" is not a date (write "
        "2026-08-05 or 5/8/2026)\n"
        "pins.csv:3:reason: E201 reason is empty\n"
        "pins.csv:4:target_id: E303 target_id \"T2\" is a trainee, not a leader "
        "or an opportunity\n"
        "pins.csv:4:trainee_id: E303 trainee_id \"L1\" is a leader, not a "
        "trainee\n"
        "pins.csv:5:target_id: E302 target_id \"L9\" is nobody's id\n"
        "pins.csv:5:trainee_id: E302 trainee_id \"T9\" is nobody's id\n"
        "pins.csv:6:target_id: E304 the same pair stands already in line 2\n"
        "pins.csv:7:action: E201 action is empty\n");
}

Test(reference_rows, history_may_name_people_who_have_left)
{
    assert_file("history.csv",
                "rotation_id,person_id,target_id,kind,outcome,rank_achieved\n"
                "2025-12,T1,L7,buddy,matched_completed,2\n"
                "2025-12,T7,,,unmatched,\n"
                "2025-12,T1,,,missed,\n"
                "2025-12,,,,,0\n",
                "history.csv:4:outcome: E210 unknown outcome \"missed\"\n"
                "history.csv:5:outcome: E201 outcome is empty\n"
                "history.csv:5:person_id: E201 person_id is empty\n"
                "history.csv:5:rank_achieved: E206 rank_achieved \"0\" is outside "
                "1..1,000,000\n");
}

Test(reference_rows, travel_is_between_two_sites_once)
{
    assert_file("travel.csv",
                "site_a,site_b,minutes\n"
                "RH801,RK901,45\n"
                "RK901,RH801,50\n"
                "RH801,RK901,40\n"
                "RH801,RH801,0\n"
                "RH801,,\n"
                "Exeter,RK901,-5\n",
                "travel.csv:4:site_b: E304 the same two sites stand already in line 2\n"
                "travel.csv:5:site_b: E305 site \"RH801\" is named with itself\n"
                "travel.csv:6:minutes: E201 minutes is empty\n"
                "travel.csv:6:site_b: E201 site_b is empty\n"
                "travel.csv:7:minutes: E206 minutes \"-5\" is outside 0..1,000,000\n"
                "travel.csv:7:site_a: E213 site_a \"Exeter\" is not a site's code of 5 "
                "letters and digits\n");
}

Test(reference_rows, successors_lead_somewhere)
{
    assert_file(
        "successors.csv",
        "old_code,new_code,from\n"
        "RBZ,RH8,2022-04-01\n"
        "RA3,RA7,2020-04-01\n"
        "RA7,RA4,2020-04-01\n"
        "RA4,RA3,2020-04-01\n"
        "RH1,RA3,2020-04-01\n"
        "RBZ,RK9,2022-04-01\n"
        "RX1,RX1,\n"
        "R,RX2,x\n",
        "successors.csv:3:old_code: E309 old_code \"RA3\" is in the end its own "
        "successor\n"
        "successors.csv:4:old_code: E309 old_code \"RA7\" is in the end its own "
        "successor\n"
        "successors.csv:5:old_code: E309 old_code \"RA4\" is in the end its own "
        "successor\n"
        "successors.csv:7:old_code: E304 old_code \"RBZ\" stands already in line "
        "2\n"
        "successors.csv:8:from: E201 from is empty\n"
        "successors.csv:8:old_code: E309 old_code \"RX1\" is in the end its own "
        "successor\n"
        "successors.csv:9:from: E207 from \"x\" is not a date (write 2026-08-05 "
        "or 5/8/2026)\n"
        "successors.csv:9:old_code: E212 old_code \"R\" is not a Trust's code of "
        "3 letters and digits\n");
}
