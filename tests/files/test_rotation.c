/* SPDX-License-Identifier: MIT */
/* A rotation as read: its rows, its files, what the machine refuses. */
#define _POSIX_C_SOURCE 200809L
#include <criterion/criterion.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "files/dates_private.h"
#include "files/rotation_private.h"
#include "folder.h"

TestSuite(rotation, .timeout = 60);

/* The folder as read, with nothing told of it. */
static TandemRotation *
read_plain(const Folder *folder)
{
    TandemRotation *rotation = NULL;
    g_autoptr(GError) error = NULL;
    g_autofree gchar *told = folder_read(folder, &rotation, &error);

    cr_assert_str_eq(told, "", "told:\n%s", told);
    cr_assert_not_null(rotation);
    return rotation;
}

static TandemDay
day(const char *text)
{
    TandemDay julian = 0;

    cr_assert(tandem_day_parse(text, &julian));
    return julian;
}

Test(rotation, every_column_of_a_trainee_is_read)
{
    g_auto(Folder) folder = folder_new();

    folder_write(
        &folder, "trainees.csv",
        "trainee_id,surname,forenames,gmc_number,email,trust,site,grade,specialty,"
        "programme,placement_from,placement_to,placement_type,wte,work_days,"
        "clinical_supervisor,educational_supervisor,line_manager,wants,goals,"
        "specialty_wish,trust_wish,mode,max_travel_min,needs,max_buddies,max_sessions,"
        "permission,linked_with,consent,statement\n"
        "T1, Quill ,\"Ann, Marie\",7700001,a@example.org,RH8,RH801,ST3,medicine,GIM,"
        "2026-08-05,1/12/2026,In Post,0.8,Mo;We,Dr A,Dr B,C,buddy;seat,board;wellbeing,"
        "different,other,virtual,45,remote_only,0,3,pending,T2,yes,'=sum\n"
        "T2,,,,,RH8,,F1,,,,,,,,,,,,,,,,,,,,,T1,,\n");
    g_autoptr(TandemRotation) rotation = read_plain(&folder);
    cr_assert_eq(rotation->n_trainees, 2);
    const TandemTraineeRow *const a = &rotation->trainee[0];
    const char *const texts[] = { a->id,
                                  a->surname,
                                  a->forenames,
                                  a->gmc_number,
                                  a->email,
                                  a->trust,
                                  a->site,
                                  a->specialty,
                                  a->programme,
                                  a->placement_type,
                                  a->clinical_supervisor,
                                  a->educational_supervisor,
                                  a->line_manager,
                                  a->linked_with,
                                  a->consent,
                                  a->statement,
                                  NULL };
    g_autofree gchar *joined = g_strjoinv("|", (gchar **)(gpointer)texts);
    cr_assert_str_eq(joined, "T1|Quill|Ann, Marie|7700001|a@example.org|RH8|RH801|"
                             "medicine|GIM|In Post|Dr A|Dr B|C|T2|yes|=sum");
    cr_assert_eq(a->grade, TANDEM_GRADE_ST3);
    cr_assert_eq(a->placement_from, day("2026-08-05"));
    cr_assert_eq(a->placement_to, day("2026-12-01"));
    cr_assert_eq(a->wte_milli, 800);
    cr_assert_eq(a->work_days, 1 | 4);
    cr_assert_eq(a->wants, 1 << TANDEM_KIND_BUDDY | 1 << TANDEM_KIND_SEAT);
    cr_assert_eq(a->goals, 1 | 1 << 12);
    cr_assert_eq(a->specialty_wish, TANDEM_WISH_OTHER);
    cr_assert_eq(a->trust_wish, TANDEM_WISH_OTHER);
    cr_assert_eq(a->mode, TANDEM_MODE_VIRTUAL);
    cr_assert_eq(a->max_travel_min, 45);
    cr_assert_eq(a->needs, 1 << 2);
    cr_assert_eq(a->max_buddies, 0);
    cr_assert_eq(a->max_sessions, 3);
    cr_assert_eq(a->permission, TANDEM_PERMISSION_PENDING);
    cr_assert_eq(a->line, 2);
}

Test(rotation, an_empty_cell_is_not_stated)
{
    g_auto(Folder) folder = folder_new();
    g_autoptr(TandemRotation) rotation = read_plain(&folder);
    const TandemTraineeRow *const a = &rotation->trainee[0];

    cr_assert_str_eq(a->surname, "");
    cr_assert_eq(a->placement_from, 0);
    cr_assert_eq(a->wte_milli, -1);
    cr_assert_eq(a->work_days, 0x7f);
    cr_assert_eq(a->wants, 0);
    cr_assert_eq(a->specialty_wish, TANDEM_WISH_NOT_STATED);
    cr_assert_eq(a->mode, TANDEM_MODE_NOT_STATED);
    cr_assert_eq(a->max_travel_min, -1);
    cr_assert_eq(a->max_buddies, -1);
    cr_assert_eq(a->permission, TANDEM_PERMISSION_NOT_STATED);
    cr_assert_eq(rotation->leader[0].cap_min, 0);
    cr_assert_eq(rotation->leader[0].hours_available, -1);
    cr_assert_eq(rotation->leader[0].kinds, 0);
}

Test(rotation, every_column_of_a_leader_is_read)
{
    g_auto(Folder) folder = folder_new();

    folder_write(
        &folder, "leaders.csv",
        "leader_id,name,email,trust,site,role,role_category,profession,specialty,"
        "offers,kinds,cap_min,cap_max,committed,hours_available,grade_min,"
        "grade_max,specialty_wish,mode,active_from,active_to,pool,"
        "same_person_as,statement\n"
        "L1,Dr Q,q@example.org,RH8,RH801,Medical Director,Clinical Director,"
        "doctor,surgery,ops;finance,buddy;reverse,1,4,2,10,F2,SpR,any,either,"
        "2026-01-01,2026-12-31,north,T2,hello\n");
    g_autoptr(TandemRotation) rotation = read_plain(&folder);
    const TandemLeaderRow *const a = &rotation->leader[0];
    const char *const texts[] = {
        a->id,         a->name,      a->email, a->trust,          a->site,      a->role,
        a->profession, a->specialty, a->pool,  a->same_person_as, a->statement, NULL
    };
    g_autofree gchar *joined = g_strjoinv("|", (gchar **)(gpointer)texts);
    cr_assert_str_eq(joined, "L1|Dr Q|q@example.org|RH8|RH801|Medical Director|doctor|"
                             "surgery|north|T2|hello");
    cr_assert_str_eq(tandem_role_category_names[a->role_category], "clinical_director");
    cr_assert_eq(a->offers, 1 << 1 | 1 << 2);
    cr_assert_eq(a->kinds, 1 << TANDEM_KIND_BUDDY | 1 << TANDEM_KIND_REVERSE);
    cr_assert_eq(a->cap_min, 1);
    cr_assert_eq(a->cap_max, 4);
    cr_assert_eq(a->committed, 2);
    cr_assert_eq(a->hours_available, 10);
    cr_assert_eq(a->grade_min_stated, TANDEM_GRADE_F2);
    cr_assert_eq(a->grade_max_stated, TANDEM_GRADE_ST8);
    cr_assert_eq(a->specialty_wish, TANDEM_WISH_ANY);
    cr_assert_eq(a->mode, TANDEM_MODE_EITHER);
    cr_assert_eq(a->active_from, day("2026-01-01"));
    cr_assert_eq(a->active_to, day("2026-12-31"));
}

Test(rotation, rows_of_the_optional_files_are_typed)
{
    g_auto(Folder) folder = folder_new();

    folder_write(
        &folder, "opportunities.csv",
        "opportunity_id,kind,leader_id,trust,start,end,seats_min,seats_max,"
        "confidential,specialty_group,offers,series_id\n"
        "O1,seat,L1,RH8,2026-09-01T09:00,2026-09-01,1,2,closed,csrh,bsl,TMB\n");
    folder_write(&folder, "preferences.csv",
                 "from_id,to_id,kind,rank,stance\n"
                 "L1,T2,buddy,1,\n"
                 "T2,series:TMB,,,accept\n"
                 "T1,O1,seat,3,want\n"
                 "T1,L1,,2,\n");
    folder_write(&folder, "unavailability.csv",
                 "person_id,from,to,why\nT2,2026-09-01,2026-09-02,study\n");
    folder_write(&folder, "pins.csv",
                 "trainee_id,target_id,action,authority,reason,expires\n"
                 "T2,O1,ban,CLM,because,2026-12-01\n");
    folder_write(&folder, "history.csv",
                 "rotation_id,person_id,target_id,kind,outcome,rank_achieved,feedback,"
                 "cause\n"
                 "R1,T1,L1,,no_show,,fine,ill\n");
    folder_write(&folder, "travel.csv", "site_a,site_b,minutes\nRH801,RK901,45\n");
    g_autoptr(TandemRotation) rotation = read_plain(&folder);

    const TandemOpportunityRow *const o = &rotation->opportunity[0];
    cr_assert_eq(o->kind, TANDEM_KIND_SEAT);
    cr_assert_eq(o->leader, 0);
    cr_assert_eq(o->start, tandem_day_to_moment(day("2026-09-01")) + 540);
    cr_assert_eq(o->end, tandem_day_to_moment(day("2026-09-02")));
    cr_assert_eq(o->seats_min, 1);
    cr_assert_eq(o->seats_max, 2);
    cr_assert_eq(o->confidential, 3);
    cr_assert_str_eq(tandem_specialty_group_names[o->specialty_group], "csrh");
    cr_assert_eq(o->offers, 1 << 3);
    cr_assert_eq(o->term_weeks, -1);

    const TandemPreferenceRow *const p = rotation->preference;
    cr_assert_eq(rotation->n_preferences, 4);
    cr_assert(p[0].from_type == TANDEM_TARGET_TRAINEE && p[0].from == 0);
    cr_assert(p[0].to_type == TANDEM_TARGET_LEADER && p[0].kinds == 0 &&
              p[0].rank == 2);
    cr_assert(p[1].to_type == TANDEM_TARGET_OPPORTUNITY && p[1].to == 0);
    cr_assert(p[1].stance == TANDEM_STANCE_WANT);
    cr_assert(p[2].to_type == TANDEM_TARGET_SERIES && p[2].to == TANDEM_NONE);
    cr_assert_str_eq(p[2].to_text, "series:TMB");
    cr_assert(p[3].from_type == TANDEM_TARGET_LEADER && p[3].to == 1);

    const TandemUnavailabilityRow *const u = &rotation->unavailability[0];
    cr_assert(u->person == 1 && u->why == 3 && u->to - u->from == 2 * 24 * 60);
    const TandemPinRow *const pin = &rotation->pin[0];
    cr_assert(pin->trainee == 1 && pin->target_type == TANDEM_TARGET_OPPORTUNITY);
    cr_assert(pin->is_ban && pin->expires == day("2026-12-01"));
    cr_assert_str_eq(pin->reason, "because");
    const TandemHistoryRow *const h = &rotation->history[0];
    cr_assert(h->kind == TANDEM_NONE && h->outcome == TANDEM_OUTCOME_NO_SHOW);
    cr_assert_str_eq(h->cause, "ill");
    cr_assert_eq(tandem_rotation_travel(rotation, "RH801", "RK901"), 45);
    cr_assert_eq(tandem_rotation_travel(rotation, "RK901", "RH801"), 45);
    cr_assert_eq(tandem_rotation_travel(rotation, "RK901", "RK901"), 0);
    cr_assert_eq(tandem_rotation_travel(rotation, "RK901", "RH802"), -1);
    cr_assert_eq(tandem_rotation_travel(rotation, "", ""), -1);
}

Test(rotation, grades_stand_on_one_ladder)
{
    cr_assert_lt(tandem_grade_order(TANDEM_GRADE_F1),
                 tandem_grade_order(TANDEM_GRADE_F2));
    cr_assert_lt(tandem_grade_order(TANDEM_GRADE_F2),
                 tandem_grade_order(TANDEM_GRADE_CT1));
    cr_assert_eq(tandem_grade_order(TANDEM_GRADE_CT1),
                 tandem_grade_order(TANDEM_GRADE_ST1));
    cr_assert_eq(tandem_grade_order(TANDEM_GRADE_CT2),
                 tandem_grade_order(TANDEM_GRADE_ST2));
    cr_assert_lt(tandem_grade_order(TANDEM_GRADE_CT3),
                 tandem_grade_order(TANDEM_GRADE_ST3));
    cr_assert_gt(tandem_grade_order(TANDEM_GRADE_CT3),
                 tandem_grade_order(TANDEM_GRADE_CT2));
    cr_assert_eq(tandem_grade_order(TANDEM_GRADE_ACF),
                 tandem_grade_order(TANDEM_GRADE_ST3));
    cr_assert_eq(tandem_grade_order(TANDEM_GRADE_ACL),
                 tandem_grade_order(TANDEM_GRADE_ST6));
    for (gint g = TANDEM_GRADE_ST3; g < TANDEM_GRADE_ST8; g++)
        cr_assert_eq(tandem_grade_order((TandemGrade)g) + 1,
                     tandem_grade_order((TandemGrade)(g + 1)));
    cr_assert_eq(tandem_grade_order(TANDEM_GRADE_SAS), TANDEM_NONE);
    cr_assert_eq(tandem_grade_order(TANDEM_GRADE_LED), TANDEM_NONE);
    cr_assert_eq(tandem_grade_order(TANDEM_GRADE_OOP), TANDEM_NONE);
    cr_assert_eq(tandem_grade_order(TANDEM_GRADE_NOT_STATED), TANDEM_NONE);
}

Test(rotation, the_apostrophe_that_defuses_a_formula_is_stripped)
{
    g_auto(Folder) folder = folder_new();

    folder_write(&folder, "trainees.csv",
                 "trainee_id,trust,grade,surname,statement\n"
                 "T1,RH8,F1,'Neill,\"'=1,2\"\n"
                 "T2,RH8,F1,'-x,'+y\n");
    g_autoptr(TandemRotation) rotation = read_plain(&folder);
    cr_assert_str_eq(rotation->trainee[0].surname, "'Neill");
    cr_assert_str_eq(rotation->trainee[0].statement, "=1,2");
    cr_assert_str_eq(rotation->trainee[1].surname, "-x");
    cr_assert_str_eq(rotation->trainee[1].statement, "+y");
}

static const char *
trust_of(const TandemRotation *rotation, gint32 i)
{
    return rotation->trainee[i].trust;
}

Test(rotation, a_trust_that_is_not_stated_is_the_beginning_of_its_sites_code)
{
    g_auto(Folder) folder = folder_new();

    folder_write(&folder, "trainees.csv", "trainee_id,site,grade\nT1,rk901,F1\n");
    g_autoptr(TandemRotation) rotation = read_plain(&folder);
    cr_assert_str_eq(trust_of(rotation, 0), "RK9");
    cr_assert_str_eq(rotation->trainee[0].site, "RK901");
}

static void
write_merged(const Folder *folder)
{
    folder_write(folder, "trainees.csv",
                 "trainee_id,trust,site,grade\n"
                 "T1,RBZ,,F1\n"
                 "T2,,RBZ12,F1\n"
                 "T3,RA3,,F1\n"
                 "T4,RX1,,F1\n");
    folder_write(folder, "leaders.csv",
                 "leader_id,trust,role,role_category,cap_max\nL1,rbz,x,clm,1\n");
    folder_write(folder, "preferences.csv", "from_id,to_id\nT1,trust:RBZ\n");
    folder_write(folder, "successors.csv",
                 "old_code,new_code,from\n"
                 "RA7,RX2,2027-04-01\n"
                 "RBZ,RH8,2022-04-01\n"
                 "RA3,RA7,2020-04-01\n");
}

Test(rotation, trusts_that_have_merged_are_one)
{
    g_auto(Folder) folder = folder_new();

    write_merged(&folder);
    g_autoptr(TandemRotation) rotation = read_plain(&folder);
    cr_assert_str_eq(trust_of(rotation, 0), "RH8");
    cr_assert_str_eq(trust_of(rotation, 1), "RH8");
    cr_assert_str_eq(trust_of(rotation, 2), "RX2", "with no start every row applies");
    cr_assert_str_eq(trust_of(rotation, 3), "RX1");
    cr_assert_str_eq(rotation->leader[0].trust, "RH8");
    cr_assert_str_eq(rotation->preference[0].to_text, "trust:RH8");
    cr_assert_str_eq(rotation->successor[0].old_code, "RA3");
}

Test(rotation, a_successor_counts_from_its_date)
{
    g_auto(Folder) folder = folder_new();

    write_merged(&folder);
    folder_write(&folder, "policy.ini",
                 "[rotation]\nstarts = 2022-04-01\nends = 2022-08-01\nseed = 1\n");
    g_autoptr(TandemRotation) rotation = read_plain(&folder);
    cr_assert_str_eq(trust_of(rotation, 0), "RH8");
    cr_assert_str_eq(trust_of(rotation, 2), "RA7");

    folder_write(&folder, "policy.ini",
                 "[rotation]\nstarts = 2022-03-31\nends = 2022-08-01\nseed = 1\n");
    g_autoptr(TandemRotation) earlier = read_plain(&folder);
    cr_assert_str_eq(trust_of(earlier, 0), "RBZ");
}

Test(rotation, an_empty_capacity_is_the_policys)
{
    g_auto(Folder) folder = folder_new();
    g_autoptr(TandemRotation) rotation = NULL;

    folder_write(&folder, "policy.ini",
                 "[capacity]\ndefault_cap = 7\n"
                 "observers_default = 5\n");
    folder_write(&folder, "leaders.csv",
                 "leader_id,trust,role,role_category,cap_max\nL1,RH8,x,clm,\n");
    folder_write(&folder, "opportunities.csv",
                 "opportunity_id,kind,trust,start,end,seats_max\nO1,role,RH8,,,\n");
    g_free(folder_read(&folder, &rotation, NULL));
    cr_assert_eq(rotation->leader[0].cap_max, 7);
    cr_assert_eq(rotation->opportunity[0].seats_max, 5);
}

Test(rotation, each_file_read_has_its_hash_and_equality_csv_is_not_read)
{
    g_auto(Folder) folder = folder_new();
    g_autofree gchar *equality = g_build_filename(folder.path, "equality.csv", NULL);

    g_mkdir(equality, 0700);
    folder_write(&folder, "travel.csv", "site_a,site_b,minutes\nRH801,RK901,45\n");
    g_autoptr(TandemRotation) rotation = read_plain(&folder);
    cr_assert_eq(rotation->n_files, 3);
    cr_assert_str_eq(rotation->file[0].name, "leaders.csv");
    cr_assert_str_eq(rotation->file[1].name, "trainees.csv");
    cr_assert_str_eq(rotation->file[2].name, "travel.csv");
    cr_assert_eq(rotation->file[2].n_bytes, 37);
    cr_assert_str_eq(
        rotation->file[2].sha256,
        "a42cd47beced3773136a98e46bacec68526ea949039e3c342446a1b0719f96c0");
}

static void
assert_refused(const Folder *folder, TandemError code, const char *message)
{
    TandemRotation *rotation = NULL;
    g_autoptr(GError) error = NULL;

    g_free(folder_read(folder, &rotation, &error));
    cr_assert_null(rotation);
    cr_assert(g_error_matches(error, TANDEM_ERROR, (gint)code), "%s", error->message);
    cr_assert_str_eq(error->message, message);
}

Test(rotation, files_over_1_gib_together_are_refused_unread)
{
    g_auto(Folder) folder = folder_new();
    g_autofree gchar *path = g_build_filename(folder.path, "travel.csv", NULL);
    const gint fd = open(path, O_WRONLY | O_CREAT, 0600);

    cr_assert_eq(ftruncate(fd, (off_t)1 << 30), 0);
    close(fd);
    assert_refused(&folder, TANDEM_ERROR_FILE,
                   "the files of the rotation are over 1 GiB, with travel.csv of "
                   "1073741824 bytes");
}

Test(rotation, a_file_that_may_not_be_opened_is_refused_by_the_machine)
{
    g_auto(Folder) folder = folder_new();
    g_autofree gchar *path = g_build_filename(folder.path, "leaders.csv", NULL);

    cr_assert_eq(g_chmod(folder.path, 0755), 0);
    cr_assert_eq(g_chmod(path, 0), 0);
    if (geteuid() == 0) /* who may open everything */
        cr_assert_eq(seteuid(65534), 0);
    assert_refused(&folder, TANDEM_ERROR_FILE,
                   "cannot open leaders.csv: Permission denied");
    if (getuid() == 0)
        cr_assert_eq(seteuid(0), 0);
}

Test(rotation, faults_are_an_error_of_their_own)
{
    g_auto(Folder) folder = folder_new();
    g_autofree gchar *name = g_path_get_basename(folder.path);
    g_autofree gchar *one = g_strdup_printf("1 fault in the files of %s", name);
    g_autofree gchar *two = g_strdup_printf("2 faults in the files of %s", name);

    folder_write(&folder, "travel.csv", "");
    assert_refused(&folder, TANDEM_ERROR_FAULTS, one);
    folder_write(&folder, "pins.csv", "");
    assert_refused(&folder, TANDEM_ERROR_FAULTS, two);
}

Test(rotation, what_is_stated_and_not_applied_is_said)
{
    g_auto(Folder) folder = folder_new();

    folder_write(
        &folder, "trainees.csv",
        "trainee_id,trust,grade,wants,linked_with,max_sessions,work_days,needs\n"
        "T1,RH8,F1,buddy;seat,T2,1,Mo,bsl\n"
        "T2,RH8,F1,buddy,T1,,,remote_only\n");
    folder_write(
        &folder, "leaders.csv",
        "leader_id,trust,role,role_category,cap_max,kinds,hours_available,pool\n"
        "L1,RH8,x,clm,1,buddy;shadow,3,north\n"
        "L2,RH8,x,clm,1,buddy,,\n");
    folder_write(&folder, "opportunities.csv",
                 "opportunity_id,kind,trust,start,end,seats_max\nO1,role,RH8,,,1\n");
    folder_write(&folder, "preferences.csv",
                 "from_id,to_id,kind\nT1,O1,\nT1,L1,shadow\nT1,L2,buddy\nT2,L2,\n");
    folder_write(&folder, "unavailability.csv",
                 "person_id,from,to,why\nT1,2026-09-01,2026-09-01,leave\n");
    folder_write(&folder, "pins.csv",
                 "trainee_id,target_id,action,authority,reason\nT1,O1,pin,x,y\n"
                 "T2,L1,ban,x,y\n");
    g_autoptr(TandemRotation) rotation = read_plain(&folder);
    g_ptr_array_add(rotation->not_applied, NULL);
    g_autofree gchar *lines =
        g_strjoinv("\n", (gchar **)(gpointer)rotation->not_applied->pdata);
    cr_assert_str_eq(
        lines,
        "leaders.csv, kinds: 1 row (kinds other than buddy are not placed by this "
        "version)\n"
        "leaders.csv, hours_available: 1 row (capacity is bounded by cap_max alone in "
        "this version)\n"
        "leaders.csv, pool: 1 row (unused places go to no other pool in this version)\n"
        "opportunities.csv: 1 row (dated sessions, projects, roles and seats are not "
        "placed by this version)\n"
        "pins.csv, target_id: 1 row (opportunities are not placed by this version)\n"
        "preferences.csv, to_id: 1 row (opportunities and series are not placed by "
        "this "
        "version)\n"
        "preferences.csv, kind: 1 row (kinds other than buddy are not placed by this "
        "version)\n"
        "trainees.csv, wants: 1 row (kinds other than buddy are not placed by this "
        "version)\n"
        "trainees.csv, linked_with: 2 rows (linked trainees are placed one by one by "
        "this version)\n"
        "trainees.csv, max_sessions: 1 row (dated sessions are not placed by this "
        "version)\n"
        "trainees.csv, work_days: 1 row (dated sessions are not placed by this "
        "version)\n"
        "trainees.csv, needs: 1 row (of a buddy place only remote_only can be "
        "checked)\n"
        "unavailability.csv: 1 row (dated sessions are not placed by this version)");
}

Test(rotation, nothing_stated_is_nothing_not_applied)
{
    g_auto(Folder) folder = folder_new();
    g_autoptr(TandemRotation) rotation = read_plain(&folder);

    cr_assert_eq(rotation->not_applied->len, 0);
}

Test(rotation, the_policy_is_read_whatever_its_encoding)
{
    g_auto(Folder) folder = folder_new();
    g_autoptr(TandemRotation) rotation = NULL;

    folder_write(&folder, "policy.ini",
                 "\xef\xbb\xbf[rotation]\r\nseed = 1\r\n"
                 "[eligible]\r\nplacement_types = In Post, Caf\xe9");
    g_autofree gchar *told = folder_read(&folder, &rotation, NULL);
    cr_assert_str_eq(told, "policy.ini: N123 lines end in CRLF\n"
                           "policy.ini: N124 the file begins with a byte order mark\n"
                           "policy.ini: N125 the last line has no newline at its end\n"
                           "policy.ini:4: W122 the line is not UTF-8; the file is read "
                           "as Windows-1252 (save it as UTF-8)\n");
    cr_assert_str_eq(rotation->policy.placement_types[1], "Caf\u00e9");
}
