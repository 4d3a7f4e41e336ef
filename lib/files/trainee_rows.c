/* SPDX-License-Identifier: MIT */
/* trainees.csv. */
#include <string.h>

#include "faults_private.h"
#include "reading_private.h"

enum {
    TRAINEE_ID,
    SURNAME,
    FORENAMES,
    GMC_NUMBER,
    EMAIL,
    TRUST,
    SITE,
    GRADE,
    SPECIALTY,
    PROGRAMME,
    PLACEMENT_FROM,
    PLACEMENT_TO,
    PLACEMENT_TYPE,
    WTE,
    WORK_DAYS,
    CLINICAL_SUPERVISOR,
    EDUCATIONAL_SUPERVISOR,
    LINE_MANAGER,
    WANTS,
    GOALS,
    SPECIALTY_WISH,
    TRUST_WISH,
    MODE,
    MAX_TRAVEL_MIN,
    NEEDS,
    MAX_BUDDIES,
    MAX_SESSIONS,
    PERMISSION,
    LINKED_WITH,
    CONSENT,
    STATEMENT,
    N_COLUMNS
};

enum { MOST_WTE = 2000 };

/* The aliases are those of a deanery's placement export. */
static const TandemColumn columns[N_COLUMNS] = {
    [TRAINEE_ID] = { "trainee_id", TRUE, "TIS Person ID", NULL },
    [SURNAME] = { .name = "surname" },
    [FORENAMES] = { .name = "forenames" },
    [GMC_NUMBER] = { .name = "gmc_number" },
    [EMAIL] = { .name = "email" },
    [TRUST] = { "trust", TRUE, NULL, "site" },
    [SITE] = { .name = "site" },
    [GRADE] = { .name = "grade", .is_required = TRUE },
    [SPECIALTY] = { .name = "specialty", .alias = "Specialty1" },
    [PROGRAMME] = { .name = "programme" },
    [PLACEMENT_FROM] = { .name = "placement_from", .alias = "Date From" },
    [PLACEMENT_TO] = { .name = "placement_to", .alias = "Date To" },
    [PLACEMENT_TYPE] = { .name = "placement_type" },
    [WTE] = { .name = "wte" },
    [WORK_DAYS] = { .name = "work_days" },
    [CLINICAL_SUPERVISOR] = { .name = "clinical_supervisor" },
    [EDUCATIONAL_SUPERVISOR] = { .name = "educational_supervisor" },
    [LINE_MANAGER] = { .name = "line_manager" },
    [WANTS] = { .name = "wants" },
    [GOALS] = { .name = "goals" },
    [SPECIALTY_WISH] = { .name = "specialty_wish" },
    [TRUST_WISH] = { .name = "trust_wish" },
    [MODE] = { .name = "mode" },
    [MAX_TRAVEL_MIN] = { .name = "max_travel_min" },
    [NEEDS] = { .name = "needs" },
    [MAX_BUDDIES] = { .name = "max_buddies" },
    [MAX_SESSIONS] = { .name = "max_sessions" },
    [PERMISSION] = { .name = "permission" },
    [LINKED_WITH] = { .name = "linked_with" },
    [CONSENT] = { .name = "consent" },
    [STATEMENT] = { .name = "statement" },
};

typedef struct {
    TandemReading *reading;
    GArray *rows;
} Trainees;

static void
take_texts(TandemReading *reading, TandemSheet *sheet, TandemTraineeRow *row)
{
    row->surname = tandem_reading_text(reading, sheet, SURNAME);
    row->forenames = tandem_reading_text(reading, sheet, FORENAMES);
    row->gmc_number =
        tandem_reading_keep(reading, tandem_cell_id(sheet, GMC_NUMBER, FALSE));
    row->email = tandem_reading_text(reading, sheet, EMAIL);
    row->specialty = tandem_reading_text(reading, sheet, SPECIALTY);
    row->programme = tandem_reading_text(reading, sheet, PROGRAMME);
    row->placement_type = tandem_reading_text(reading, sheet, PLACEMENT_TYPE);
    row->clinical_supervisor = tandem_reading_text(reading, sheet, CLINICAL_SUPERVISOR);
    row->educational_supervisor =
        tandem_reading_text(reading, sheet, EDUCATIONAL_SUPERVISOR);
    row->line_manager = tandem_reading_text(reading, sheet, LINE_MANAGER);
    row->linked_with =
        tandem_reading_keep(reading, tandem_cell_id(sheet, LINKED_WITH, FALSE));
    row->consent = tandem_reading_text(reading, sheet, CONSENT);
    row->statement = tandem_reading_text(reading, sheet, STATEMENT);
}

static void
take_placement(TandemReading *reading, TandemSheet *sheet, TandemTraineeRow *row)
{
    row->site = tandem_reading_site(reading, sheet, SITE);
    row->trust = tandem_reading_trust(reading, sheet, TRUST, SITE, row->site);
    row->grade = tandem_cell_grade(sheet, GRADE, TANDEM_GRADE_ST3);
    tandem_cell_warn_if_empty(sheet, GRADE, NULL);
    row->placement_from = tandem_cell_day(sheet, PLACEMENT_FROM);
    row->placement_to = tandem_cell_day(sheet, PLACEMENT_TO);
    tandem_cells_check_days(sheet, PLACEMENT_FROM, PLACEMENT_TO, row->placement_from,
                            row->placement_to);
    row->wte_milli = tandem_cell_milli(sheet, WTE, MOST_WTE);
    row->work_days = tandem_cell_work_days(sheet, WORK_DAYS);
    row->permission = (TandemPermission)tandem_cell_choice(
        sheet, PERMISSION, tandem_permission_names, TANDEM_PERMISSION_NOT_STATED);
}

static void
take_wishes(TandemSheet *sheet, TandemTraineeRow *row)
{
    row->wants = tandem_cell_set(sheet, WANTS, tandem_kind_names);
    row->goals = tandem_cell_set(sheet, GOALS, tandem_goal_names);
    row->specialty_wish = (TandemWish)tandem_cell_choice(
        sheet, SPECIALTY_WISH, tandem_specialty_wish_names, TANDEM_WISH_NOT_STATED);
    row->trust_wish = (TandemWish)tandem_cell_choice(
        sheet, TRUST_WISH, tandem_trust_wish_names, TANDEM_WISH_NOT_STATED);
    row->mode = (TandemMode)tandem_cell_choice(sheet, MODE, tandem_mode_names,
                                               TANDEM_MODE_NOT_STATED);
    row->max_travel_min = tandem_cell_number(sheet, MAX_TRAVEL_MIN, 0, -1);
    row->needs = tandem_cell_set(sheet, NEEDS, tandem_need_names);
    row->max_buddies = tandem_cell_number(sheet, MAX_BUDDIES, 0, -1);
    row->max_sessions = tandem_cell_number(sheet, MAX_SESSIONS, 0, -1);
}

static void
take_row(TandemSheet *sheet, gpointer data)
{
    Trainees *const all = data;
    TandemTraineeRow row = { .line = sheet->line };

    row.id =
        tandem_reading_new_id(all->reading, sheet, TRAINEE_ID, TANDEM_TARGET_TRAINEE);
    if (sheet->is_broken)
        return;
    take_texts(all->reading, sheet, &row);
    take_placement(all->reading, sheet, &row);
    take_wishes(sheet, &row);
    if (row.id != NULL)
        g_array_append_val(all->rows, row);
}

static gint
compare_rows(gconstpointer left, gconstpointer right)
{
    const TandemTraineeRow *const a = left;
    const TandemTraineeRow *const b = right;

    return strcmp(a->id, b->id);
}

static void
index_rows(TandemReading *reading)
{
    TandemRotation *const rotation = reading->rotation;

    for (gsize i = 0; i < rotation->n_trainees; i++) {
        const char *const id = rotation->trainee[i].id;
        TandemOwner *const owner = g_hash_table_lookup(reading->owner_of_id, id);
        owner->index = (gint32)i;
        g_hash_table_insert(rotation->trainee_of_id, (gpointer)id,
                            GSIZE_TO_POINTER(i + 1));
    }
}

/* Each linked pair names one another. */
static void
check_link(TandemReading *reading, TandemSheet *sheet, const TandemTraineeRow *row)
{
    if (*row->linked_with == '\0')
        return;
    sheet->line = row->line;
    g_string_assign(sheet->cell[LINKED_WITH], row->linked_with);
    const TandemOwner *const owner =
        tandem_reading_find(reading, sheet, LINKED_WITH, FALSE);
    if (owner == NULL)
        return;

    const TandemTraineeRow *const other = &reading->rotation->trainee[owner->index];
    g_autofree gchar *own_id = tandem_faults_quote(row->id);
    g_autofree gchar *other_id = tandem_faults_quote(other->id);
    if (other == row)
        tandem_sheet_tell(sheet, TANDEM_SEVERITY_FAULT, LINKED_WITH, "E305", NULL,
                          "trainee %s is linked with itself", own_id);
    else if (strcmp(other->linked_with, row->id) != 0)
        tandem_sheet_tell(sheet, TANDEM_SEVERITY_FAULT, LINKED_WITH, "E306",
                          "both rows of a pair name one another",
                          "%s is linked with %s, whose row (line %u) does not say so",
                          own_id, other_id, other->line);
}

void
tandem_read_trainees(TandemReading *reading, const char *bytes, gsize n)
{
    TandemRotation *const rotation = reading->rotation;
    Trainees all = { reading, g_array_new(FALSE, FALSE, sizeof(TandemTraineeRow)) };
    g_auto(TandemSheet) sheet = { 0 };

    tandem_sheet_init(&sheet, "trainees.csv", columns, N_COLUMNS, reading->faults);
    sheet.needs_rows = TRUE;
    sheet.row = take_row;
    sheet.data = &all;
    tandem_sheet_read(&sheet, bytes, n);
    reading->has_lost_ids |= sheet.has_lost_rows || sheet.header[TRAINEE_ID] == NULL;
    rotation->trainee =
        tandem_reading_sorted(all.rows, compare_rows, &rotation->n_trainees);
    index_rows(reading);
    for (gsize i = 0; i < rotation->n_trainees; i++)
        check_link(reading, &sheet, &rotation->trainee[i]);
}
