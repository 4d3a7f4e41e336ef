/* SPDX-License-Identifier: MIT */
/* leaders.csv. */
#include <string.h>

#include "faults_private.h"
#include "reading_private.h"

enum {
    LEADER_ID,
    NAME,
    EMAIL,
    TRUST,
    SITE,
    ROLE,
    ROLE_CATEGORY,
    PROFESSION,
    SPECIALTY,
    OFFERS,
    KINDS,
    CAP_MIN,
    CAP_MAX,
    COMMITTED,
    HOURS_AVAILABLE,
    GRADE_MIN,
    GRADE_MAX,
    SPECIALTY_WISH,
    MODE,
    ACTIVE_FROM,
    ACTIVE_TO,
    POOL,
    SAME_PERSON_AS,
    STATEMENT,
    N_COLUMNS
};

static const TandemColumn columns[N_COLUMNS] = {
    [LEADER_ID] = { .name = "leader_id", .is_required = TRUE },
    [NAME] = { .name = "name" },
    [EMAIL] = { .name = "email" },
    [TRUST] = { "trust", TRUE, NULL, "site" },
    [SITE] = { .name = "site" },
    [ROLE] = { .name = "role", .is_required = TRUE },
    [ROLE_CATEGORY] = { .name = "role_category", .is_required = TRUE },
    [PROFESSION] = { .name = "profession" },
    [SPECIALTY] = { .name = "specialty" },
    [OFFERS] = { .name = "offers" },
    [KINDS] = { .name = "kinds" },
    [CAP_MIN] = { .name = "cap_min" },
    [CAP_MAX] = { .name = "cap_max", .is_required = TRUE },
    [COMMITTED] = { .name = "committed" },
    [HOURS_AVAILABLE] = { .name = "hours_available" },
    [GRADE_MIN] = { .name = "grade_min" },
    [GRADE_MAX] = { .name = "grade_max" },
    [SPECIALTY_WISH] = { .name = "specialty_wish" },
    [MODE] = { .name = "mode" },
    [ACTIVE_FROM] = { .name = "active_from" },
    [ACTIVE_TO] = { .name = "active_to" },
    [POOL] = { .name = "pool" },
    [SAME_PERSON_AS] = { .name = "same_person_as" },
    [STATEMENT] = { .name = "statement" },
};

typedef struct {
    TandemReading *reading;
    GArray *rows;
} Leaders;

static void
take_texts(TandemReading *reading, TandemSheet *sheet, TandemLeaderRow *row)
{
    row->name = tandem_reading_text(reading, sheet, NAME);
    row->email = tandem_reading_text(reading, sheet, EMAIL);
    row->site = tandem_reading_site(reading, sheet, SITE);
    row->trust = tandem_reading_trust(reading, sheet, TRUST, SITE, row->site);
    row->role = tandem_reading_text(reading, sheet, ROLE);
    tandem_cell_warn_if_empty(sheet, ROLE, NULL);
    row->role_category =
        tandem_cell_choice(sheet, ROLE_CATEGORY, tandem_role_category_names, 0);
    tandem_cell_warn_if_empty(sheet, ROLE_CATEGORY, NULL);
    row->profession = tandem_reading_text(reading, sheet, PROFESSION);
    row->specialty = tandem_reading_text(reading, sheet, SPECIALTY);
    row->pool = tandem_reading_text(reading, sheet, POOL);
    row->same_person_as =
        tandem_reading_keep(reading, tandem_cell_id(sheet, SAME_PERSON_AS, FALSE));
    row->statement = tandem_reading_text(reading, sheet, STATEMENT);
}

static void
take_capacity(TandemReading *reading, TandemSheet *sheet, TandemLeaderRow *row)
{
    const gint32 default_cap = reading->rotation->policy.default_cap;
    g_autofree gchar *taken =
        g_strdup_printf("the policy's default_cap = %d is taken", default_cap);

    row->cap_min = tandem_cell_number(sheet, CAP_MIN, 0, 0);
    row->cap_max = tandem_cell_number(sheet, CAP_MAX, 0, default_cap);
    tandem_cell_warn_if_empty(sheet, CAP_MAX, taken);
    row->committed = tandem_cell_number(sheet, COMMITTED, 0, 0);
    row->hours_available = tandem_cell_number(sheet, HOURS_AVAILABLE, 0, -1);
    if (row->cap_min > row->cap_max)
        tandem_sheet_tell(sheet, TANDEM_SEVERITY_FAULT, CAP_MIN, "E214", NULL,
                          "cap_min %d is above cap_max %d", row->cap_min, row->cap_max);
    if (row->committed > row->cap_max)
        tandem_sheet_tell(sheet, TANDEM_SEVERITY_WARNING, COMMITTED, "W221", NULL,
                          "committed %d is above cap_max %d; no place is left",
                          row->committed, row->cap_max);
}

static void
take_limits(TandemSheet *sheet, TandemLeaderRow *row)
{
    row->offers = tandem_cell_set(sheet, OFFERS, tandem_goal_names);
    row->kinds = tandem_cell_set(sheet, KINDS, tandem_kind_names);
    row->grade_min_stated = tandem_cell_grade(sheet, GRADE_MIN, TANDEM_GRADE_ST3);
    row->grade_max_stated = tandem_cell_grade(sheet, GRADE_MAX, TANDEM_GRADE_ST8);
    tandem_cells_check_grades(sheet, GRADE_MIN, GRADE_MAX, row->grade_min_stated,
                              row->grade_max_stated);
    row->specialty_wish = (TandemWish)tandem_cell_choice(
        sheet, SPECIALTY_WISH, tandem_specialty_wish_names, TANDEM_WISH_NOT_STATED);
    row->mode = (TandemMode)tandem_cell_choice(sheet, MODE, tandem_mode_names,
                                               TANDEM_MODE_NOT_STATED);
    row->active_from = tandem_cell_day(sheet, ACTIVE_FROM);
    row->active_to = tandem_cell_day(sheet, ACTIVE_TO);
    tandem_cells_check_days(sheet, ACTIVE_FROM, ACTIVE_TO, row->active_from,
                            row->active_to);
}

static void
take_row(TandemSheet *sheet, gpointer data)
{
    Leaders *const all = data;
    TandemLeaderRow row = { .line = sheet->line };

    row.id =
        tandem_reading_new_id(all->reading, sheet, LEADER_ID, TANDEM_TARGET_LEADER);
    if (sheet->is_broken)
        return;
    take_texts(all->reading, sheet, &row);
    take_capacity(all->reading, sheet, &row);
    take_limits(sheet, &row);
    if (row.id != NULL)
        g_array_append_val(all->rows, row);
}

static gint
compare_rows(gconstpointer left, gconstpointer right)
{
    const TandemLeaderRow *const a = left;
    const TandemLeaderRow *const b = right;

    return strcmp(a->id, b->id);
}

static void
index_rows(TandemReading *reading)
{
    TandemRotation *const rotation = reading->rotation;

    for (gsize i = 0; i < rotation->n_leaders; i++) {
        const char *const id = rotation->leader[i].id;
        TandemOwner *const owner = g_hash_table_lookup(reading->owner_of_id, id);
        owner->index = (gint32)i;
        g_hash_table_insert(rotation->leader_of_id, (gpointer)id,
                            GSIZE_TO_POINTER(i + 1));
    }
}

/* A leader who is a trainee too says which. */
static void
check_person(TandemReading *reading, TandemSheet *sheet, const TandemLeaderRow *row)
{
    if (*row->same_person_as == '\0')
        return;
    sheet->line = row->line;
    g_string_assign(sheet->cell[SAME_PERSON_AS], row->same_person_as);
    const TandemOwner *const owner =
        tandem_reading_find(reading, sheet, SAME_PERSON_AS, FALSE);
    if (owner == NULL || owner->type == TANDEM_TARGET_TRAINEE)
        return;
    if (strcmp(row->same_person_as, row->id) == 0) {
        g_autofree gchar *quoted = tandem_faults_quote(row->id);
        tandem_sheet_tell(sheet, TANDEM_SEVERITY_FAULT, SAME_PERSON_AS, "E305", NULL,
                          "leader %s is named as the same person as itself", quoted);
        return;
    }
    tandem_reading_tell_type(sheet, SAME_PERSON_AS, owner->type, "a trainee");
}

void
tandem_read_leaders(TandemReading *reading, const char *bytes, gsize n)
{
    TandemRotation *const rotation = reading->rotation;
    Leaders all = { reading, g_array_new(FALSE, FALSE, sizeof(TandemLeaderRow)) };
    g_auto(TandemSheet) sheet = { 0 };

    tandem_sheet_init(&sheet, "leaders.csv", columns, N_COLUMNS, reading->faults);
    sheet.needs_rows = TRUE;
    sheet.row = take_row;
    sheet.data = &all;
    tandem_sheet_read(&sheet, bytes, n);
    reading->has_lost_ids |= sheet.has_lost_rows || sheet.header[LEADER_ID] == NULL;
    rotation->leader =
        tandem_reading_sorted(all.rows, compare_rows, &rotation->n_leaders);
    index_rows(reading);
    for (gsize i = 0; i < rotation->n_leaders; i++)
        check_person(reading, &sheet, &rotation->leader[i]);
}
