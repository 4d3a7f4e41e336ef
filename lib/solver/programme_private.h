/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

/* A mixed-integer programme, built column by column and row by row. */
typedef struct {
    gdouble lower, upper; /* -INFINITY, INFINITY: none */
    gdouble cost;
    gdouble start; /* its value in a known answer, where the programme has one */
    gboolean is_integer;
} TandemColumn;

typedef struct {
    gdouble lower, upper;
    gsize end; /* its entries are those from the end of the row before to this */
} TandemRow;

typedef struct {
    gdouble value;
    gint32 column;
} TandemEntry;

typedef struct {
    gboolean is_maximised;
    gboolean
        has_start; /* an answer is known; what the solver says is held against it */
    gboolean hides_start; /* and the solver is not told of it */
    gdouble
        step; /* no two answers are worth different amounts less apart; 0: any may be */
    gboolean is_refused; /* memory was; it holds less than was put in */
    gint32 n_columns;
    gint32 n_rows;
    gsize n_entries;
    gsize room[3]; /* for columns, rows, entries */
    TandemColumn *column;
    TandemRow *row;
    TandemEntry *entry;
} TandemProgramme;

void tandem_programme_clear(TandemProgramme *programme);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(TandemProgramme, tandem_programme_clear)

/* Where memory was refused these do nothing but say so in is_refused, which is asked
 * once, at the end. A column returns its number. */
gint32 tandem_programme_add_column(TandemProgramme *programme, gdouble lower,
                                   gdouble upper, gdouble cost, gboolean is_integer);
void tandem_programme_add_row(TandemProgramme *programme, gdouble lower, gdouble upper);
/* Into the last row, in which no column stands twice. */
void tandem_programme_add_entry(TandemProgramme *programme, gint32 column,
                                gdouble value);

/* Whether value[n_columns] keeps all bounds and rows but for rounding; integer columns
 * are rounded in place. @objective is what it is worth; else @what (nullable) says what
 * it breaks. */
gboolean tandem_programme_check(const TandemProgramme *programme, gdouble *value,
                                gdouble *objective, gchar **what);
