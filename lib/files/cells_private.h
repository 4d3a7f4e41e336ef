/* SPDX-License-Identifier: MIT */
#pragma once

#include "rotation_private.h"
#include "sheet_private.h"

/* Cells of the record at hand as typed values. What a cell cannot be is told, and the
 * cell then counts as not stated. A text lives until the next record. */

/* Without blanks at either end and without the apostrophe that defuses a formula. */
const char *tandem_cell_text(TandemSheet *sheet, gsize column);

/* As above; an empty cell is a fault. */
const char *tandem_cell_required(TandemSheet *sheet, gsize column);

/* Tells that an empty cell of a required column is not stated; @taken says what is
 * taken for it, or is NULL. */
void tandem_cell_warn_if_empty(TandemSheet *sheet, gsize column, const char *taken);

/* Somebody's or something's id; "" where it is empty or faulty. */
const char *tandem_cell_id(TandemSheet *sheet, gsize column, gboolean is_required);

/* A whole number from @least to 1,000,000. */
gint32 tandem_cell_number(TandemSheet *sheet, gsize column, gint32 least,
                          gint32 not_stated);

/* A decimal number from 0 to @most thousandths, in thousandths; -1 not stated. */
gint32 tandem_cell_milli(TandemSheet *sheet, gsize column, gint32 most);

TandemDay tandem_cell_day(TandemSheet *sheet, gsize column);

/* The start of a moment, or with @is_end its end: they differ where a day stands alone.
 */
TandemMoment tandem_cell_moment(TandemSheet *sheet, gsize column, gboolean is_end);

/* The index in @names, case not counting and a blank or - standing for _; else
 * @not_stated. */
gint tandem_cell_choice(TandemSheet *sheet, gsize column, const char *const *names,
                        gint not_stated);

/* A list of such names as bits; 0 not stated. */
guint tandem_cell_set(TandemSheet *sheet, gsize column, const char *const *names);

/* SpR, which stands for ST3 and all above, is @spr. */
TandemGrade tandem_cell_grade(TandemSheet *sheet, gsize column, TandemGrade spr);

/* A list of days of the week; all of them where it is empty. */
guint8 tandem_cell_work_days(TandemSheet *sheet, gsize column);

/* A code of @length letters and digits, in capitals; "" not stated. To be freed. @what
 * is "Trust" or "site", and @code the fault's. */
gchar *tandem_cell_ods_code(TandemSheet *sheet, gsize column, const char *text,
                            gsize length, const char *what, const char *code);

/* Faults of two cells together. */
void tandem_cells_check_days(TandemSheet *sheet, gsize from_column, gsize to_column,
                             TandemDay from, TandemDay to);
void tandem_cells_check_moments(TandemSheet *sheet, gsize from_column, gsize to_column,
                                TandemMoment from, TandemMoment to);
void tandem_cells_check_grades(TandemSheet *sheet, gsize min_column, gsize max_column,
                               guint grade_min, guint grade_max);
