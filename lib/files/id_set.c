/* SPDX-License-Identifier: MIT */
/* Ids and their numbers. GLib's hash table is asked with bytes of the file itself,
 * which end in no NUL, so that nothing is copied to look an id up. Whole numbers need
 * no table: an id is its own number. */
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
    set->numbers = NULL;
}

void
tandem_id_set_clear(TandemIdSet *set)
{
    g_clear_pointer(&set->index_of, g_hash_table_unref);
    g_clear_pointer(&set->key, g_free);
    g_clear_pointer(&set->numbers, g_free);
    g_clear_pointer(&set->id, g_ptr_array_unref);
    g_clear_pointer(&set->texts, g_string_chunk_free);
}

void
tandem_id_set_add(TandemIdSet *set, const char *text, gsize length)
{
    g_assert(set->key == NULL && set->numbers == NULL);

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

void
tandem_id_set_number(TandemIdSet *set, gint32 n)
{
    tandem_id_set_number_from(set, 1, n);
}

/* Each text has as much room as the last one needs. */
void
tandem_id_set_number_from(TandemIdSet *set, gint32 first, gint32 n)
{
    g_assert(set->id->len == 0 && set->numbers == NULL);

    g_autofree gchar *last = g_strdup_printf("%d", first + n);
    const gsize room = strlen(last) + 1;
    gsize n_digits = 1;
    gint64 ten = 10;

    set->first = first;
    set->numbers = g_malloc(MAX((gsize)n, 1) * room);
    g_ptr_array_set_size(set->id, n);
    for (gint32 i = 0; i < n; i++) {
        gchar *const text = set->numbers + (gsize)i * room;
        for (; first + i >= ten; ten *= 10)
            n_digits++;
        text[n_digits] = '\0';
        for (gsize d = n_digits, rest = (gsize)(first + i); d > 0; rest /= 10)
            text[--d] = (gchar)('0' + rest % 10);
        set->id->pdata[i] = text;
    }
}

gboolean
tandem_id_set_is_numbers(const TandemIdSet *set)
{
    return set->numbers != NULL;
}

/* 1, 10, 100 ... 101 ... 11 ...: each number goes before those that it begins. Those
 * below the first are passed over. */
gint32 *
tandem_id_set_by_bytes(const TandemIdSet *set)
{
    const gint64 last = (gint64)set->first + set->id->len - 1;
    if (set->numbers == NULL)
        return NULL;

    gint32 *const order = g_new(gint32, MAX((gsize)set->id->len, 1));
    gint64 number = 1;
    gsize n = 0;
    for (gint64 i = 0; i < last; i++) {
        if (number >= set->first)
            order[n++] = (gint32)(number - set->first);
        if (number * 10 <= last) {
            number *= 10;
            continue;
        }
        if (number >= last)
            number /= 10;
        number++;
        while (number % 10 == 0)
            number /= 10;
    }
    return order;
}

/* As it is written: no sign, no zero in front. */
static gint32
find_number(const TandemIdSet *set, const char *text, gsize length)
{
    guint64 number = 0;

    if (length == 0 || length > 10 || text[0] == '0')
        return TANDEM_NONE;
    for (gsize i = 0; i < length; i++) {
        if (!g_ascii_isdigit(text[i]))
            return TANDEM_NONE;
        number = number * 10 + (guint64)(text[i] - '0');
    }
    const guint64 first = (guint64)set->first;
    return number >= first && number - first < set->id->len ? (gint32)(number - first)
                                                            : TANDEM_NONE;
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
    if (set->numbers != NULL)
        return find_number(set, text, length);

    const Key key = { text, length };
    const guint found = GPOINTER_TO_UINT(g_hash_table_lookup(set->index_of, &key));

    return found == 0 ? TANDEM_NONE : (gint32)(found - 1);
}
