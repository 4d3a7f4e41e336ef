/* SPDX-License-Identifier: MIT */
/* travel.csv: minutes between sites. A row holds in both directions unless another one
 * states the way back. */
#include <string.h>

#include "faults_private.h"
#include "reading_private.h"

enum { SITE_A, SITE_B, MINUTES, N_COLUMNS };

static const TandemColumn columns[N_COLUMNS] = {
    [SITE_A] = { .name = "site_a", .is_required = TRUE },
    [SITE_B] = { .name = "site_b", .is_required = TRUE },
    [MINUTES] = { .name = "minutes", .is_required = TRUE },
};

typedef struct {
    TandemReading *reading;
    GArray *rows;
} Travel;

static void
take_row(TandemSheet *sheet, gpointer data)
{
    Travel *const all = data;
    TandemTravelRow row = { .line = sheet->line };

    if (sheet->is_broken)
        return;
    tandem_cell_required(sheet, SITE_A);
    row.site_a = tandem_reading_site(all->reading, sheet, SITE_A);
    tandem_cell_required(sheet, SITE_B);
    row.site_b = tandem_reading_site(all->reading, sheet, SITE_B);
    tandem_cell_required(sheet, MINUTES);
    row.minutes = tandem_cell_number(sheet, MINUTES, 0, -1);
    if (*row.site_a != '\0' && strcmp(row.site_a, row.site_b) == 0)
        tandem_sheet_tell(sheet, TANDEM_SEVERITY_FAULT, SITE_B, "E305", NULL,
                          "site \"%s\" is named with itself", row.site_a);
    else if (*row.site_a != '\0' && *row.site_b != '\0')
        g_array_append_val(all->rows, row);
}

static gint
compare_sites(const TandemTravelRow *a, const TandemTravelRow *b)
{
    const gint order = strcmp(a->site_a, b->site_a);

    return order == 0 ? strcmp(a->site_b, b->site_b) : order;
}

static gint
compare_rows(gconstpointer left, gconstpointer right)
{
    const TandemTravelRow *const a = left;
    const TandemTravelRow *const b = right;
    const gint order = compare_sites(a, b);

    return order == 0 ? (a->line > b->line) - (a->line < b->line) : order;
}

static void
check_repeats(TandemSheet *sheet, const TandemTravelRow *row, gsize n)
{
    for (gsize i = 1; i < n; i++) {
        if (compare_sites(&row[i - 1], &row[i]) != 0)
            continue;
        sheet->line = row[i].line;
        tandem_sheet_tell(sheet, TANDEM_SEVERITY_FAULT, SITE_B, "E304", NULL,
                          "the same two sites stand already in line %u",
                          row[i - 1].line);
    }
}

void
tandem_read_travel(TandemReading *reading, const char *bytes, gsize n)
{
    TandemRotation *const rotation = reading->rotation;
    Travel all = { reading, g_array_new(FALSE, FALSE, sizeof(TandemTravelRow)) };
    g_auto(TandemSheet) sheet = { 0 };

    tandem_sheet_init(&sheet, "travel.csv", columns, N_COLUMNS, reading->faults);
    sheet.row = take_row;
    sheet.data = &all;
    tandem_sheet_read(&sheet, bytes, n);
    rotation->travel =
        tandem_reading_sorted(all.rows, compare_rows, &rotation->n_travel);
    check_repeats(&sheet, rotation->travel, rotation->n_travel);
}

/* The row from @site_a to @site_b, or NULL: by bisection, as rows are sorted. */
static const TandemTravelRow *
find_row(const TandemRotation *rotation, const char *site_a, const char *site_b)
{
    const TandemTravelRow wanted = { .site_a = site_a, .site_b = site_b };
    gsize low = 0;
    gsize high = rotation->n_travel;

    while (low < high) {
        const gsize middle = low + (high - low) / 2;
        const TandemTravelRow *const row = &rotation->travel[middle];
        const gint order = compare_sites(&wanted, row);
        if (order == 0)
            return row;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

gint32
tandem_rotation_travel(const TandemRotation *rotation, const char *site_a,
                       const char *site_b)
{
    g_return_val_if_fail(rotation != NULL && site_a != NULL && site_b != NULL, -1);

    if (*site_a == '\0' || *site_b == '\0')
        return -1;
    if (strcmp(site_a, site_b) == 0)
        return 0;
    const TandemTravelRow *row = find_row(rotation, site_a, site_b);
    if (row == NULL)
        row = find_row(rotation, site_b, site_a);
    return row == NULL ? -1 : row->minutes;
}
