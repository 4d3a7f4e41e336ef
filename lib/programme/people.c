/* SPDX-License-Identifier: MIT */
/* Who a supervisor's cell means.
 *
 * A deanery's export has names where a Trust's list has ids, so a cell is tried as an
 * id, an email address, a GMC number and at last a name, and the first of these that
 * finds anyone decides. A pair that is wrongly kept apart can be mended with an id; one
 * that is wrongly put together cannot, so where a name fits two leaders both are meant.
 */
#include "people_private.h"

#include <string.h>

struct _TandemPeople {
    GHashTable *by_id;    /* text -> GArray of gint32, going up */
    GHashTable *by_email; /* likewise, folded */
    GHashTable *by_gmc;
    GHashTable *by_name;
};

static const char *const titles[] = {
    "dr",  "doctor", "mr",   "mrs",  "ms",       "miss", "mx",  "prof", "professor",
    "sir", "dame",   "lord", "lady", "reverend", "revd", "rev", NULL,
};

/* Letters and digits, small and without accents, one blank between words. */
static gchar *
fold_letters(const char *text)
{
    g_autofree gchar *apart = g_utf8_normalize(text, -1, G_NORMALIZE_ALL);
    g_autofree gchar *small = apart != NULL ? g_utf8_casefold(apart, -1) : g_strdup("");
    GString *const folded = g_string_new(NULL);

    for (const char *at = small; *at != '\0'; at = g_utf8_next_char(at)) {
        const gunichar c = g_utf8_get_char(at);
        const gboolean is_silent = c == '\'' || c == 0x2019 || g_unichar_ismark(c);

        if (g_unichar_isalnum(c))
            g_string_append_unichar(folded, c);
        else if (!is_silent && folded->len > 0 && folded->str[folded->len - 1] != ' ')
            g_string_append_c(folded, ' ');
    }
    if (folded->len > 0 && folded->str[folded->len - 1] == ' ')
        g_string_truncate(folded, folded->len - 1);
    return g_string_free(folded, FALSE);
}

gchar *
tandem_name_fold(const char *name)
{
    const char *const comma = strchr(name, ',');
    g_autofree gchar *family =
        comma != NULL ? g_strndup(name, (gsize)(comma - name)) : NULL;
    g_autofree gchar *in_order =
        comma != NULL ? g_strconcat(comma + 1, " ", family, NULL) : g_strdup(name);
    /* "Dr." and "Dr.Quill" alike: a full stop parts words. */
    g_strdelimit(in_order, ".", ' ');
    gchar *const folded = fold_letters(in_order);
    const char *rest = folded;

    for (const char *blank = strchr(rest, ' '); blank != NULL;
         blank = strchr(rest, ' ')) {
        g_autofree gchar *word = g_strndup(rest, (gsize)(blank - rest));
        if (!g_strv_contains(titles, word))
            break;
        rest = blank + 1;
    }
    memmove(folded, rest, strlen(rest) + 1);
    return folded;
}

static gchar *
fold_plain(const char *text)
{
    g_autofree gchar *bare = g_strstrip(g_strdup(text));

    return g_ascii_strdown(bare, -1);
}

const TandemTraineeRow *
tandem_leader_as_trainee(const TandemRotation *rotation, const TandemLeaderRow *leader)
{
    const gint t = GPOINTER_TO_INT(
        g_hash_table_lookup(rotation->trainee_of_id, leader->same_person_as));

    return t > 0 ? &rotation->trainee[t - 1] : NULL;
}

/* Files leader @l under @key, once. Takes @key. */
static void
add_key(GHashTable *table, gchar *key, gint32 l)
{
    GArray *list = g_hash_table_lookup(table, key);

    if (*key == '\0') {
        g_free(key);
        return;
    }
    if (list == NULL) {
        list = g_array_new(FALSE, FALSE, sizeof(gint32));
        g_hash_table_insert(table, key, list);
    } else {
        g_free(key);
    }
    if (list->len == 0 || g_array_index(list, gint32, list->len - 1) != l)
        g_array_append_val(list, l);
}

static GHashTable *
new_table(void)
{
    return g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
                                 (GDestroyNotify)g_array_unref);
}

TandemPeople *
tandem_people_new(const TandemRotation *rotation)
{
    TandemPeople *const people = g_new0(TandemPeople, 1);

    people->by_id = new_table();
    people->by_email = new_table();
    people->by_gmc = new_table();
    people->by_name = new_table();
    for (gsize i = 0; i < rotation->n_leaders; i++) {
        const TandemLeaderRow *const leader = &rotation->leader[i];
        const TandemTraineeRow *const self = tandem_leader_as_trainee(rotation, leader);
        const gint32 l = (gint32)i;

        add_key(people->by_id, g_strdup(leader->id), l);
        add_key(people->by_id, g_strdup(leader->same_person_as), l);
        add_key(people->by_email, fold_plain(leader->email), l);
        add_key(people->by_name, tandem_name_fold(leader->name), l);
        if (self == NULL)
            continue;
        g_autofree gchar *name = g_strconcat(self->forenames, " ", self->surname, NULL);
        add_key(people->by_email, fold_plain(self->email), l);
        add_key(people->by_gmc, fold_plain(self->gmc_number), l);
        add_key(people->by_name, tandem_name_fold(name), l);
    }
    return people;
}

void
tandem_people_free(TandemPeople *people)
{
    g_hash_table_unref(people->by_id);
    g_hash_table_unref(people->by_email);
    g_hash_table_unref(people->by_gmc);
    g_hash_table_unref(people->by_name);
    g_free(people);
}

static const gint32 *
rows_of(const GArray *found, guint *n_found)
{
    *n_found = found != NULL ? found->len : 0;
    return found != NULL ? (const gint32 *)(const void *)found->data : NULL;
}

const gint32 *
tandem_people_find_email(const TandemPeople *people, const char *email, guint *n_found)
{
    g_autofree gchar *plain = fold_plain(email);

    return rows_of(g_hash_table_lookup(people->by_email, plain), n_found);
}

const gint32 *
tandem_people_find(const TandemPeople *people, const char *text, guint *n_found)
{
    g_autofree gchar *bare = g_strstrip(g_strdup(text));
    g_autofree gchar *plain = fold_plain(text);
    g_autofree gchar *name = tandem_name_fold(text);
    const GArray *found = g_hash_table_lookup(people->by_id, bare);

    if (found == NULL)
        found = g_hash_table_lookup(people->by_email, plain);
    if (found == NULL)
        found = g_hash_table_lookup(people->by_gmc, plain);
    if (found == NULL)
        found = g_hash_table_lookup(people->by_name, name);
    if (found == NULL && strchr(text, ',') != NULL) {
        /* "Dr Marian Quill, Medical Director" */
        g_autofree gchar *front = g_strndup(text, strcspn(text, ","));
        g_autofree gchar *front_name = tandem_name_fold(front);
        found = g_hash_table_lookup(people->by_name, front_name);
    }
    return rows_of(found, n_found);
}
