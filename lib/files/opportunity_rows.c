/* SPDX-License-Identifier: MIT */
/* opportunities.csv: dated sessions, projects, roles and seats. */
#include <string.h>

#include "faults_private.h"
#include "reading_private.h"

enum {
    OPPORTUNITY_ID,
    KIND,
    LEADER_ID,
    TRUST,
    SITE,
    TITLE,
    START,
    END,
    SEATS_MIN,
    SEATS_MAX,
    CONFIDENTIAL,
    GRADE_MIN,
    GRADE_MAX,
    SPECIALTY_GROUP,
    GOALS,
    MODE,
    OFFERS,
    SERIES_ID,
    COVERAGE_KEY,
    TERM_WEEKS,
    PROTECTED_TIME,
    N_COLUMNS
};

static const TandemColumn columns[N_COLUMNS] = {
    [OPPORTUNITY_ID] = { .name = "opportunity_id", .is_required = TRUE },
    [KIND] = { .name = "kind", .is_required = TRUE },
    [LEADER_ID] = { .name = "leader_id" },
    [TRUST] = { "trust", TRUE, NULL, "site" },
    [SITE] = { .name = "site" },
    [TITLE] = { .name = "title" },
    [START] = { .name = "start", .is_required = TRUE },
    [END] = { .name = "end", .is_required = TRUE },
    [SEATS_MIN] = { .name = "seats_min" },
    [SEATS_MAX] = { .name = "seats_max", .is_required = TRUE },
    [CONFIDENTIAL] = { .name = "confidential" },
    [GRADE_MIN] = { .name = "grade_min" },
    [GRADE_MAX] = { .name = "grade_max" },
    [SPECIALTY_GROUP] = { .name = "specialty_group" },
    [GOALS] = { .name = "goals" },
    [MODE] = { .name = "mode" },
    [OFFERS] = { .name = "offers" },
    [SERIES_ID] = { .name = "series_id" },
    [COVERAGE_KEY] = { .name = "coverage_key" },
    [TERM_WEEKS] = { .name = "term_weeks" },
    [PROTECTED_TIME] = { .name = "protected_time" },
};

typedef struct {
    TandemReading *reading;
    GArray *rows;
} Opportunities;

/* The kind, or TANDEM_NONE where it is empty or faulty. */
static gint
take_kind(TandemSheet *sheet)
{
    tandem_cell_required(sheet, KIND);
    const gint kind = tandem_cell_choice(sheet, KIND, tandem_kind_names, TANDEM_NONE);
    if (kind != TANDEM_KIND_BUDDY && kind != TANDEM_KIND_REVERSE)
        return kind;
    tandem_sheet_tell(sheet, TANDEM_SEVERITY_FAULT, KIND, "E216",
                      "its capacity stands in leaders.csv",
                      "a %s place has no row of its own", tandem_kind_names[kind]);
    return TANDEM_NONE;
}

static gint32
take_leader(TandemReading *reading, TandemSheet *sheet)
{
    const TandemOwner *const owner =
        tandem_reading_find(reading, sheet, LEADER_ID, FALSE);

    if (owner == NULL)
        return TANDEM_NONE;
    if (owner->type == TANDEM_TARGET_LEADER)
        return owner->index;
    tandem_reading_tell_type(sheet, LEADER_ID, owner->type, "a leader");
    return TANDEM_NONE;
}

static void
require_moment(TandemSheet *sheet, gsize column, gint kind)
{
    if (sheet->header[column] != NULL && *tandem_cell_text(sheet, column) == '\0')
        tandem_sheet_tell(sheet, TANDEM_SEVERITY_FAULT, column, "E217", NULL,
                          "a %s needs its %s", tandem_kind_names[kind],
                          columns[column].name);
}

static void
take_times(TandemSheet *sheet, TandemOpportunityRow *row, gint kind)
{
    row->start = tandem_cell_moment(sheet, START, FALSE);
    row->end = tandem_cell_moment(sheet, END, TRUE);
    tandem_cells_check_moments(sheet, START, END, row->start, row->end);
    if (kind == TANDEM_KIND_SHADOW || kind == TANDEM_KIND_SEAT) {
        require_moment(sheet, START, kind);
        require_moment(sheet, END, kind);
    }
}

static void
take_seats(TandemReading *reading, TandemSheet *sheet, TandemOpportunityRow *row)
{
    const gint32 observers = reading->rotation->policy.observers_default;
    g_autofree gchar *taken =
        g_strdup_printf("the policy's observers_default = %d is taken", observers);

    row->seats_min = tandem_cell_number(sheet, SEATS_MIN, 0, 0);
    row->seats_max = tandem_cell_number(sheet, SEATS_MAX, 0, observers);
    tandem_cell_warn_if_empty(sheet, SEATS_MAX, taken);
    if (row->seats_min > row->seats_max)
        tandem_sheet_tell(sheet, TANDEM_SEVERITY_FAULT, SEATS_MIN, "E214", NULL,
                          "seats_min %d is above seats_max %d", row->seats_min,
                          row->seats_max);
}

static void
take_texts(TandemReading *reading, TandemSheet *sheet, TandemOpportunityRow *row)
{
    row->site = tandem_reading_site(reading, sheet, SITE);
    row->trust = tandem_reading_trust(reading, sheet, TRUST, SITE, row->site);
    row->title = tandem_reading_text(reading, sheet, TITLE);
    row->series_id = tandem_reading_text(reading, sheet, SERIES_ID);
    row->coverage_key = tandem_reading_text(reading, sheet, COVERAGE_KEY);
    row->protected_time = tandem_reading_text(reading, sheet, PROTECTED_TIME);
}

static void
take_limits(TandemSheet *sheet, TandemOpportunityRow *row)
{
    row->confidential =
        tandem_cell_choice(sheet, CONFIDENTIAL, tandem_confidential_names, 0);
    row->grade_min_stated = tandem_cell_grade(sheet, GRADE_MIN, TANDEM_GRADE_ST3);
    row->grade_max_stated = tandem_cell_grade(sheet, GRADE_MAX, TANDEM_GRADE_ST8);
    tandem_cells_check_grades(sheet, GRADE_MIN, GRADE_MAX, row->grade_min_stated,
                              row->grade_max_stated);
    row->specialty_group =
        tandem_cell_choice(sheet, SPECIALTY_GROUP, tandem_specialty_group_names, 0);
    row->goals = tandem_cell_set(sheet, GOALS, tandem_goal_names);
    row->mode = (TandemMode)tandem_cell_choice(sheet, MODE, tandem_mode_names,
                                               TANDEM_MODE_NOT_STATED);
    row->offers = tandem_cell_set(sheet, OFFERS, tandem_need_names);
    row->term_weeks = tandem_cell_number(sheet, TERM_WEEKS, 0, -1);
}

static void
take_row(TandemSheet *sheet, gpointer data)
{
    Opportunities *const all = data;
    TandemOpportunityRow row = { .line = sheet->line };

    row.id = tandem_reading_new_id(all->reading, sheet, OPPORTUNITY_ID,
                                   TANDEM_TARGET_OPPORTUNITY);
    if (sheet->is_broken)
        return;
    const gint kind = take_kind(sheet);
    row.kind = (TandemKind)MAX(kind, 0);
    row.leader = take_leader(all->reading, sheet);
    take_texts(all->reading, sheet, &row);
    take_times(sheet, &row, kind);
    take_seats(all->reading, sheet, &row);
    take_limits(sheet, &row);
    if (row.id != NULL && kind != TANDEM_NONE)
        g_array_append_val(all->rows, row);
}

static gint
compare_rows(gconstpointer left, gconstpointer right)
{
    const TandemOpportunityRow *const a = left;
    const TandemOpportunityRow *const b = right;

    return strcmp(a->id, b->id);
}

static void
index_rows(TandemReading *reading)
{
    TandemRotation *const rotation = reading->rotation;

    for (gsize i = 0; i < rotation->n_opportunities; i++) {
        const char *const id = rotation->opportunity[i].id;
        TandemOwner *const owner = g_hash_table_lookup(reading->owner_of_id, id);
        owner->index = (gint32)i;
        g_hash_table_insert(rotation->opportunity_of_id, (gpointer)id,
                            GSIZE_TO_POINTER(i + 1));
    }
}

void
tandem_read_opportunities(TandemReading *reading, const char *bytes, gsize n)
{
    TandemRotation *const rotation = reading->rotation;
    Opportunities all = { reading,
                          g_array_new(FALSE, FALSE, sizeof(TandemOpportunityRow)) };
    g_auto(TandemSheet) sheet = { 0 };

    tandem_sheet_init(&sheet, "opportunities.csv", columns, N_COLUMNS, reading->faults);
    sheet.row = take_row;
    sheet.data = &all;
    tandem_sheet_read(&sheet, bytes, n);
    reading->has_lost_ids |=
        sheet.has_lost_rows || sheet.header[OPPORTUNITY_ID] == NULL;
    rotation->opportunity =
        tandem_reading_sorted(all.rows, compare_rows, &rotation->n_opportunities);
    index_rows(reading);
}
