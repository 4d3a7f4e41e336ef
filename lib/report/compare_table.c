/* SPDX-License-Identifier: MIT */

/* A comparison as a table: rounded for people, whole for programs. No locale comes in,
 * and without the times the same comparison has the same bytes. */
#include <tandem/compare_table.h>

#include <math.h>

#include "compare_cells_private.h"

gboolean
tandem_row_is_there(const TandemComparisonRow *row)
{
    return row->status == TANDEM_STATUS_OPTIMAL ||
           row->status == TANDEM_STATUS_FEASIBLE;
}

gdouble
tandem_row_mean_rank(const TandemComparisonRow *row)
{
    const TandemClassMeasures *const m = &row->measures;

    return m->n_ranked > 0 ? (gdouble)m->sum_best / (gdouble)m->n_ranked : NAN;
}

static gchar *
number(gdouble value, const char *format)
{
    char text[G_ASCII_DTOSTR_BUF_SIZE];

    return g_strdup(isnan(value) ? "-"
                                 : g_ascii_formatd(text, sizeof text, format, value));
}

static gchar *
count(gsize n)
{
    return g_strdup_printf("%" G_GSIZE_FORMAT, n);
}

/* "RBZ 7/12" */
static gchar *
worst_trust(const TandemComparisonRow *row)
{
    if (row->worst_trust == NULL)
        return g_strdup("-");
    return g_strdup_printf("%s %" G_GSIZE_FORMAT "/%" G_GSIZE_FORMAT, row->worst_trust,
                           row->worst.n_placed, row->worst.n_trainees);
}

static gchar *
measured(const TandemComparisonRow *row, TandemColumn column)
{
    switch (column) {
    case TANDEM_COLUMN_PLACED:
        return count(row->measures.n_placed);
    case TANDEM_COLUMN_SIZE:
        return count(row->size);
    case TANDEM_COLUMN_FIRST:
        return count(row->measures.n_first);
    case TANDEM_COLUMN_TOP_THREE:
        return count(row->measures.n_top_three);
    case TANDEM_COLUMN_MEAN_RANK:
        return number(tandem_row_mean_rank(row), "%.2f");
    case TANDEM_COLUMN_BLOCKING:
        return number(row->blocking_pairs, "%.0f");
    case TANDEM_COLUMN_ENVY:
        return number(row->envy, "%.0f");
    case TANDEM_COLUMN_JUSTIFIED:
        return number(row->justified_envy, "%.0f");
    case TANDEM_COLUMN_GINI:
        return number(row->gini, "%.3f");
    default:
        return worst_trust(row);
    }
}

gchar *
tandem_row_cell(const TandemComparisonRow *row, TandemColumn column)
{
    if (column == TANDEM_COLUMN_STRATEGY)
        return g_strdup(row->entry);
    if (column == TANDEM_COLUMN_STATUS)
        return g_strdup(tandem_status_get_name(row->status));
    if (column == TANDEM_COLUMN_TIME) {
        g_autofree gchar *milliseconds = number(row->seconds * 1000, "%.2f");
        return g_strconcat(milliseconds, " ms", NULL);
    }
    return tandem_row_is_there(row) ? measured(row, column) : g_strdup("-");
}

static void
add_people_row(GPtrArray *cells, const TandemComparison *comparison,
               const TandemComparisonRow *row, TandemTimes times)
{
    static const char *const heads[TANDEM_N_COLUMNS] = {
        "strategy", "status",      "placed",   "pairs", "1st",
        "1st-3rd",  "mean rank",   "blocking", "envy",  "justified",
        "gini",     "worst trust", "time"
    };

    for (guint c = 0; c < TANDEM_N_COLUMNS; c++) {
        if ((c == TANDEM_COLUMN_WORST_TRUST &&
             tandem_comparison_get_least_trust(comparison) == 0) ||
            (c == TANDEM_COLUMN_TIME && times == TANDEM_TIMES_LEFT_OUT))
            continue;
        g_ptr_array_add(cells, row != NULL ? tandem_row_cell(row, (TandemColumn)c)
                                           : g_strdup(heads[c]));
    }
}

/* One value for programs, under its name of the JSON form too. */
typedef struct {
    const char *name;
    enum { ABSENT, TEXT, WHOLE, REAL } kind;
    const char *text;
    gint64 whole;
    gdouble real;
} Value;

enum { MOST_VALUES = 17 };

static Value
whole(const char *name, gboolean is_there, gsize n)
{
    return (
        Value){ .name = name, .kind = is_there ? WHOLE : ABSENT, .whole = (gint64)n };
}

/* Counts come as doubles where they may be absent. */
static Value
maybe_whole(const char *name, gdouble value)
{
    return isnan(value) ? (Value){ .name = name } : whole(name, TRUE, (gsize)value);
}

static Value
real(const char *name, gboolean is_there, gdouble value)
{
    return (Value){ .name = name,
                    .kind = is_there && !isnan(value) ? REAL : ABSENT,
                    .real = value };
}

static Value
text(const char *name, const char *value)
{
    return (
        Value){ .name = name, .kind = value != NULL ? TEXT : ABSENT, .text = value };
}

static gsize
list_values(const TandemComparison *comparison, const TandemComparisonRow *row,
            TandemTimes times, Value *value)
{
    const gboolean is_there = tandem_row_is_there(row);
    const gboolean has_worst = row->worst_trust != NULL;
    const TandemClassMeasures *const m = &row->measures;
    gsize n = 0;

    value[n++] = text("strategy", row->entry);
    value[n++] = text("status", tandem_status_get_name(row->status));
    value[n++] = whole("size", is_there, row->size);
    value[n++] = whole("placed", is_there, m->n_placed);
    value[n++] = whole("first_choice", is_there, m->n_first);
    value[n++] = whole("top_three", is_there, m->n_top_three);
    value[n++] = real("mean_rank", is_there, tandem_row_mean_rank(row));
    value[n++] = maybe_whole("blocking_pairs", row->blocking_pairs);
    value[n++] = maybe_whole("envy", row->envy);
    value[n++] = maybe_whole("justified_envy", row->justified_envy);
    value[n++] = real("gini", is_there, row->gini);
    if (tandem_comparison_get_least_trust(comparison) > 0) {
        value[n++] = text("worst_trust", row->worst_trust);
        value[n++] = whole("worst_trust_trainees", has_worst, row->worst.n_trainees);
        value[n++] = whole("worst_trust_placed", has_worst, row->worst.n_placed);
    }
    if (times == TANDEM_TIMES_SHOWN)
        value[n++] = real("seconds", TRUE, row->seconds);
    g_assert(n <= MOST_VALUES);
    return n;
}

static gchar *
value_text(const Value *value)
{
    char digits[G_ASCII_DTOSTR_BUF_SIZE];

    switch (value->kind) {
    case TEXT:
        return g_strdup(value->text);
    case WHOLE:
        return g_strdup_printf("%" G_GINT64_FORMAT, value->whole);
    case REAL:
        return g_strdup(g_ascii_formatd(digits, sizeof digits, "%.15g", value->real));
    default:
        return g_strdup("");
    }
}

static void
add_program_row(GPtrArray *cells, const TandemComparison *comparison,
                const TandemComparisonRow *row, TandemTimes times)
{
    static const TandemComparisonRow nothing = { .entry = "" };
    Value value[MOST_VALUES];
    const gsize n = list_values(comparison, row != NULL ? row : &nothing, times, value);

    for (gsize i = 0; i < n; i++)
        g_ptr_array_add(cells,
                        row != NULL ? value_text(&value[i]) : g_strdup(value[i].name));
}

/**
 * tandem_comparison_to_cells:
 * @comparison: a comparison
 * @cells: for whom
 * @times: with how long each strategy took, or without
 * @n_columns: (out): cells of a row
 *
 * The comparison as a table, its first row the heads. What a row has not is "-" for
 * people and empty for programs.
 *
 * Returns: (transfer full) (array zero-terminated=1): the cells, row by row
 */
gchar **
tandem_comparison_to_cells(const TandemComparison *comparison, TandemCells cells,
                           TandemTimes times, gsize *n_columns)
{
    g_return_val_if_fail(comparison != NULL && n_columns != NULL, NULL);

    GPtrArray *const all = g_ptr_array_new();
    gsize n_rows;
    const TandemComparisonRow *const rows =
        tandem_comparison_get_rows(comparison, &n_rows);

    for (gsize i = 0; i <= n_rows; i++) {
        const TandemComparisonRow *const row = i > 0 ? &rows[i - 1] : NULL;
        if (cells == TANDEM_CELLS_FOR_PEOPLE)
            add_people_row(all, comparison, row, times);
        else
            add_program_row(all, comparison, row, times);
    }
    *n_columns = all->len / (n_rows + 1);
    g_ptr_array_add(all, NULL);
    return (gchar **)g_ptr_array_free(all, FALSE);
}

static void
write_value(TandemJsonWriter *json, const Value *value)
{
    if (value->kind == TEXT)
        tandem_json_text(json, value->name, value->text);
    else if (value->kind == WHOLE)
        tandem_json_int(json, value->name, value->whole);
    else if (value->kind == REAL)
        tandem_json_double(json, value->name, value->real);
    else
        tandem_json_null(json, value->name);
}

static void
write_rows(TandemJsonWriter *json, const TandemComparison *comparison,
           TandemTimes times)
{
    gsize n_rows;
    const TandemComparisonRow *const rows =
        tandem_comparison_get_rows(comparison, &n_rows);

    tandem_json_begin_array(json, "strategies", TANDEM_JSON_LINES);
    for (gsize i = 0; i < n_rows; i++) {
        Value value[MOST_VALUES];
        const gsize n = list_values(comparison, &rows[i], times, value);
        tandem_json_begin_object(json, NULL, TANDEM_JSON_ONE_LINE);
        for (gsize v = 0; v < n; v++)
            write_value(json, &value[v]);
        tandem_json_end(json);
    }
    tandem_json_end(json);
}

/**
 * tandem_comparison_to_json:
 * @comparison: a comparison
 * @times: with how long each strategy took, or without
 *
 * The comparison in the JSON form tandem-comparison 1. What a row has not is null.
 *
 * Returns: (transfer full): the text, which ends in a line feed
 */
gchar *
tandem_comparison_to_json(const TandemComparison *comparison, TandemTimes times)
{
    g_return_val_if_fail(comparison != NULL, NULL);

    TandemJsonWriter *const json = tandem_json_write_begin();
    const char *const id = tandem_comparison_get_id(comparison);
    gsize n;
    const TandemComparisonRefusal *const refusal =
        tandem_comparison_get_refusals(comparison, &n);

    tandem_json_begin_object(json, NULL, TANDEM_JSON_LINES);
    tandem_json_text(json, "format", "tandem-comparison");
    tandem_json_int(json, "version", 1);
    if (*id != '\0')
        tandem_json_text(json, "rotation", id);
    tandem_json_int(json, "trainees",
                    (gint64)tandem_comparison_get_n_trainees(comparison));
    write_rows(json, comparison, times);
    tandem_json_begin_array(json, "refused", TANDEM_JSON_LINES);
    for (gsize i = 0; i < n; i++) {
        tandem_json_begin_object(json, NULL, TANDEM_JSON_ONE_LINE);
        tandem_json_text(json, "strategy", refusal[i].entry);
        tandem_json_text(json, "why", refusal[i].why);
        tandem_json_end(json);
    }
    tandem_json_end(json);
    tandem_json_end(json);
    return tandem_json_write_end(json);
}
