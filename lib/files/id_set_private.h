/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

/* The ids of one name space, numbered by their bytes. Filled, then closed, then only
 * asked. */
typedef struct {
    GStringChunk *texts;
    GPtrArray *id;        /* const char * */
    GHashTable *index_of; /* an element of key -> index + 1 */
    gpointer key;
} TandemIdSet;

void tandem_id_set_init(TandemIdSet *set);
void tandem_id_set_clear(TandemIdSet *set);

/* Adds an id; one that is there already may be added again. */
void tandem_id_set_add(TandemIdSet *set, const char *text, gsize length);

/* Numbers the ids. */
void tandem_id_set_close(TandemIdSet *set);

gint32 tandem_id_set_n(const TandemIdSet *set);
const char *tandem_id_set_get(const TandemIdSet *set, gint32 index);
const char *const *tandem_id_set_all(const TandemIdSet *set);

/* The number of an id, or TANDEM_NONE. */
gint32 tandem_id_set_find(const TandemIdSet *set, const char *text, gsize length);
