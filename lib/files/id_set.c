/* SPDX-License-Identifier: MIT */
/* Ids and their numbers. GLib's hash table is asked with bytes of the file itself,
 * which end in no NUL, so that nothing is copied to look an id up. */
#include "id_set_private.h"

#include <string.h>

#include <tandem/macros.h>

typedef struct {
    const char *text;
    gsize length;
} Key;

/* Bernstein's hash, as g_str_hash has it. */
static guint
hash_key(gconstpointer data)
{
    const Key *const key = data;
    guint hash = 5381;

    for (gsize i = 0; i < key->length; i++)
        hash = hash * 33 + (guchar)key->text[i];
    return hash;
}

static gboolean
is_same_key(gconstpointer left, gconstpointer right)
{
    const Key *const a = left, *const b = right;

    return a->length == b->length && memcmp(a->text, b->text, a->length) == 0;
}

void
tandem_id_set_init(TandemIdSet *set)
{
    set->texts = g_string_chunk_new(4096);
    set->id = g_ptr_array_new();
    set->index_of = g_hash_table_new(hash_key, is_same_key);
    set->key = NULL;
}

void
tandem_id_set_clear(TandemIdSet *set)
{
    g_clear_pointer(&set->index_of, g_hash_table_unref);
    g_clear_pointer(&set->key, g_free);
    g_clear_pointer(&set->id, g_ptr_array_unref);
    g_clear_pointer(&set->texts, g_string_chunk_free);
}

void
tandem_id_set_add(TandemIdSet *set, const char *text, gsize length)
{
    g_assert(set->key == NULL);

    g_ptr_array_add(set->id,
                    g_string_chunk_insert_len(set->texts, text, (gssize)length));
}

static gint
compare_ids(gconstpointer left, gconstpointer right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

void
tandem_id_set_close(TandemIdSet *set)
{
    guint n = 0;

    g_ptr_array_sort(set->id, compare_ids);
    for (guint i = 0; i < set->id->len; i++)
        if (n == 0 || strcmp(set->id->pdata[n - 1], set->id->pdata[i]) != 0)
            set->id->pdata[n++] = set->id->pdata[i];
    g_ptr_array_set_size(set->id, (gint)n);

    Key *const key = g_new(Key, MAX(n, 1));
    for (guint i = 0; i < n; i++) {
        key[i] = (Key){ set->id->pdata[i], strlen(set->id->pdata[i]) };
        g_hash_table_insert(set->index_of, &key[i], GUINT_TO_POINTER(i + 1));
    }
    set->key = key;
}

gint32
tandem_id_set_n(const TandemIdSet *set)
{
    return (gint32)set->id->len;
}

const char *
tandem_id_set_get(const TandemIdSet *set, gint32 index)
{
    return set->id->pdata[index];
}

const char *const *
tandem_id_set_all(const TandemIdSet *set)
{
    return (const char *const *)(gconstpointer)set->id->pdata;
}

gint32
tandem_id_set_find(const TandemIdSet *set, const char *text, gsize length)
{
    const Key key = { text, length };
    const guint found = GPOINTER_TO_UINT(g_hash_table_lookup(set->index_of, &key));

    return found == 0 ? TANDEM_NONE : (gint32)(found - 1);
}
