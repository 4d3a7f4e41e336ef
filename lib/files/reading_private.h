/* SPDX-License-Identifier: MIT */
#pragma once

#include "cells_private.h"
#include "rotation_private.h"

/* A rotation while its files are read, in an order in which whatever a row refers to
 * has been read before it: policy.ini, successors, trainees, leaders, opportunities,
 * the rest. */

/* Whose an id is. */
typedef struct {
    TandemTargetType type; /* trainee, leader or opportunity */
    gint32 index; /* its row; TANDEM_NONE while unsorted, or where it was lost */
    const char *file;
    guint line;
} TandemOwner;

typedef struct {
    TandemRotation *rotation;
    TandemFaults *faults;
    GHashTable *owner_of_id;  /* text -> TandemOwner * */
    GHashTable *id_of_folded; /* an id without case and blanks -> the id; or NULL */
    GHashTable *successor_of; /* a Trust's code -> its latest */
    gboolean has_lost_ids;    /* some row's id is not known: none is told as unknown */
} TandemReading;

void tandem_reading_init(TandemReading *reading, TandemRotation *rotation,
                         TandemFaults *faults);
void tandem_reading_clear(TandemReading *reading);

/* A copy of @text that lives as long as the rotation; equal texts are one. */
const char *tandem_reading_keep(TandemReading *reading, const char *text);

/* The cell's text, kept. */
const char *tandem_reading_text(TandemReading *reading, TandemSheet *sheet,
                                gsize column);

/* The id in @column that the record gives to a trainee, leader or opportunity, kept;
 * NULL where the record has none of its own, which is told. Of a broken record the id
 * is only remembered, and NULL returned. */
const char *tandem_reading_new_id(TandemReading *reading, TandemSheet *sheet,
                                  gsize column, TandemTargetType type);

/* Whose the id in @column is, or NULL: empty, faulty or unknown (told), or of a row
 * that was lost (told before). */
const TandemOwner *tandem_reading_find(TandemReading *reading, TandemSheet *sheet,
                                       gsize column, gboolean is_required);

/* Tells that the id in @column is not of a type that may stand there. */
void tandem_reading_tell_type(TandemSheet *sheet, gsize column, TandemTargetType type,
                              const char *wanted);

/* The codes in a Trust's and a site's column, kept: the Trust is its latest successor,
 * and where it is not stated what the site's code begins with. */
const char *tandem_reading_site(TandemReading *reading, TandemSheet *sheet,
                                gsize column);
const char *tandem_reading_trust(TandemReading *reading, TandemSheet *sheet,
                                 gsize column, gsize site_column, const char *site);

/* The latest successor of a Trust's code, kept. */
const char *tandem_reading_successor(TandemReading *reading, const char *trust);

/* Rows gathered in any order, sorted by @compare, as an array of the rotation. */
gpointer tandem_reading_sorted(GArray *rows, GCompareFunc compare, gsize *n);

/* One file each; @bytes of it. */
void tandem_read_successors(TandemReading *reading, const char *bytes, gsize n);
void tandem_read_trainees(TandemReading *reading, const char *bytes, gsize n);
void tandem_read_leaders(TandemReading *reading, const char *bytes, gsize n);
void tandem_read_opportunities(TandemReading *reading, const char *bytes, gsize n);
void tandem_read_preferences(TandemReading *reading, const char *bytes, gsize n);
void tandem_read_unavailability(TandemReading *reading, const char *bytes, gsize n);
void tandem_read_pins(TandemReading *reading, const char *bytes, gsize n);
void tandem_read_history(TandemReading *reading, const char *bytes, gsize n);
void tandem_read_travel(TandemReading *reading, const char *bytes, gsize n);

/* Says in plain words what is stated and not applied by this version. */
void tandem_reading_list_not_applied(TandemRotation *rotation);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(TandemReading, tandem_reading_clear)
