/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

/* The ids of one name space: numbered by their bytes, or else whole numbers that
 * follow each other, in their order, as formats of numbers have them. Filled, then
 * closed, then only asked. */
typedef struct {
    GStringChunk *texts;
    GPtrArray *id;        /* const char * */
    GHashTable *index_of; /* an element of key -> index + 1 */
    gpointer key;         /* of a closed set of texts */
    gchar *numbers;       /* of whole numbers: their texts; NULL: a set of texts */
    gint32 first;         /* of whole numbers: the first */
} TandemIdSet;

void tandem_id_set_init(TandemIdSet *set);
void tandem_id_set_clear(TandemIdSet *set);

/* Adds an id; one that is there already may be added again. */
void tandem_id_set_add(TandemIdSet *set, const char *text, gsize length);

/* Numbers the ids. */
void tandem_id_set_close(TandemIdSet *set);

/* Makes an empty set that of the whole numbers 1 to @n, closed. */
void tandem_id_set_number(TandemIdSet *set, gint32 n);

/* Likewise of @n whole numbers, the first of them @first, which is 1 at least. */
void tandem_id_set_number_from(TandemIdSet *set, gint32 first, gint32 n);

/* Whether the ids are whole numbers in their order, which is not that of their bytes.
 */
gboolean tandem_id_set_is_numbers(const TandemIdSet *set);

/* The numbers of the ids in the order of their bytes, freed by the caller; NULL where
 * that is 0, 1, 2 ... */
gint32 *tandem_id_set_by_bytes(const TandemIdSet *set);

gint32 tandem_id_set_n(const TandemIdSet *set);
const char *tandem_id_set_get(const TandemIdSet *set, gint32 index);
const char *const *tandem_id_set_all(const TandemIdSet *set);

/* The number of an id, or TANDEM_NONE. */
gint32 tandem_id_set_find(const TandemIdSet *set, const char *text, gsize length);
