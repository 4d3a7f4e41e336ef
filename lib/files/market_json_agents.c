/* SPDX-License-Identifier: MIT */
/* Trainees, leaders and opportunities out of JSON. */
#include "market_json_private.h"

gboolean
tandem_draft_read_id(TandemMarketDraft *draft, const TandemIdSet *set, const char *what,
                     gint32 *index)
{
    const struct {
        const TandemIdSet *set;
        const char *hint;
    } others[] = { { &draft->file->trainees, "that is a trainee's id" },
                   { &draft->file->leaders, "that is a leader's id" },
                   { &draft->file->opportunities, "that is an opportunity's id" } };
    TandemJsonText text;

    if (!tandem_json_read_text(&draft->reader, &text))
        return FALSE;
    *index = tandem_id_set_find(set, text.at, text.length);
    if (*index != TANDEM_NONE)
        return TRUE;

    const char *hint = NULL;
    for (gsize i = 0; i < G_N_ELEMENTS(others) && hint == NULL; i++)
        if (tandem_id_set_find(others[i].set, text.at, text.length) != TANDEM_NONE)
            hint = others[i].hint;
    g_autofree gchar *quoted = tandem_json_quote(text);
    tandem_json_read_fault(&draft->reader, "E609", hint, "%s is not the id of %s",
                           quoted, what);
    return FALSE;
}

/* The agent's own id, at hand; @is_read holds who had theirs. */
static void
read_own_id(TandemMarketDraft *draft, const TandemIdSet *set, guint8 *is_read,
            gint32 *index)
{
    TandemJsonText text;

    if (!tandem_json_read_text(&draft->reader, &text))
        return;
    if (text.length == 0) {
        tandem_json_read_fault(&draft->reader, "E608", NULL, "an id is empty");
        return;
    }
    const gint32 found = tandem_id_set_find(set, text.at, text.length);
    g_assert(found != TANDEM_NONE);
    if (is_read[found]) {
        g_autofree gchar *quoted = tandem_json_quote(text);
        tandem_json_read_fault(&draft->reader, "E608", NULL, "the id %s is taken",
                               quoted);
        return;
    }
    is_read[found] = 1;
    *index = found;
}

/* One list while it is read. */
typedef struct {
    const TandemIdSet *set;
    const char *what;
    guint *stamp;
    TandemDraftLists *lists;
    gsize first;
    gboolean is_stated;
} List;

static void
read_member(TandemMarketDraft *draft, const List *list, gint32 rank)
{
    gint32 id;

    if (!tandem_draft_read_id(draft, list->set, list->what, &id))
        return;
    if (list->stamp[id] == draft->n_lists) {
        g_autofree gchar *quoted = tandem_json_quote((TandemJsonText){
            draft->reader.scanner.text, draft->reader.scanner.length });
        tandem_json_read_fault(&draft->reader, "E610", NULL, "%s is listed twice",
                               quoted);
        return;
    }
    list->stamp[id] = draft->n_lists;
    g_array_append_val(list->lists->id, id);
    g_array_append_val(list->lists->rank, rank);
}

/* A list with ties, at hand. An inner list is a tie; an empty one is a rank that nobody
 * has. */
static void
read_list(TandemMarketDraft *draft, List *list)
{
    TandemJsonReader *const reader = &draft->reader;

    list->first = list->lists->id->len;
    draft->n_lists++;
    if (!tandem_json_read_array(reader))
        return;
    list->is_stated = TRUE;
    for (gint32 rank = 1; tandem_json_read_entry(reader); rank++) {
        if (reader->scanner.token != TANDEM_JSON_BEGIN_ARRAY) {
            read_member(draft, list, rank);
            continue;
        }
        tandem_json_read_array(reader);
        while (tandem_json_read_entry(reader))
            read_member(draft, list, rank);
    }
}

/* Gives the list that was read to its owner. */
static void
keep_list(const List *list, gint32 owner)
{
    if (owner == TANDEM_NONE || !list->is_stated)
        return;
    list->lists->first[owner] = list->first;
    list->lists->n[owner] = list->lists->id->len - list->first;
    list->lists->absent[owner] = 0;
}

/* Where a value of an object without a known id goes. */
static gint32 *
field(gint32 *array, gint32 index, gint32 *nowhere)
{
    return index != TANDEM_NONE ? &array[index] : nowhere;
}

static void
read_trainee(TandemMarketDraft *draft)
{
    static const char *const keys[] = { "id", "prefers", "quota", "priority", NULL };
    enum { ID, PREFERS, QUOTA, PRIORITY };
    TandemJsonReader *const reader = &draft->reader;
    TandemMarketFile *const file = draft->file;
    List list = { .set = &file->opportunities,
                  .what = "an opportunity",
                  .stamp = draft->stamp_opportunity,
                  .lists = &draft->trainees };
    gint32 t = TANDEM_NONE, quota = 1, priority = 0, nowhere;
    guint32 seen = 0;
    guint key;

    if (!tandem_json_read_object(reader))
        return;
    while (tandem_json_read_key(reader, keys, &seen, &key)) {
        if (key == ID)
            read_own_id(draft, &file->trainees, draft->is_read_trainee, &t);
        else if (key == PREFERS)
            read_list(draft, &list);
        else
            tandem_json_read_int(reader, 0, G_MAXINT32,
                                 key == QUOTA ? &quota : &priority);
    }
    tandem_json_read_need(reader, keys, 1u << ID | 1u << PREFERS, seen);
    keep_list(&list, t);
    *field(draft->quota, t, &nowhere) = quota;
    *field(draft->priority, t, &nowhere) = priority;
}

/* What a leader and an opportunity both have. */
typedef struct {
    gint32 capacity, minimum;
    gboolean may_close;
} Places;

enum { CAPACITY, MINIMUM, MAY_CLOSE };

static void
read_places(TandemJsonReader *reader, guint which, Places *places)
{
    if (which == CAPACITY)
        tandem_json_read_int(reader, 0, G_MAXINT32, &places->capacity);
    else if (which == MINIMUM)
        tandem_json_read_int(reader, 0, G_MAXINT32, &places->minimum);
    else
        tandem_json_read_bool(reader, &places->may_close);
}

static void
check_places(TandemJsonReader *reader, const Places *places)
{
    if (places->capacity >= 0 && places->minimum > places->capacity)
        tandem_json_read_fault(reader, "E611", NULL, "minimum %d is above capacity %d",
                               places->minimum, places->capacity);
    if (places->may_close && places->minimum == 0)
        tandem_json_read_fault(reader, "E612", NULL, "may_close without a minimum");
}

/* Gives what was read of a leader to it; @own is its list of opportunities. */
static void
keep_leader(TandemMarketDraft *draft, gint32 l, const Places *places, const List *own,
            gsize row, guint line)
{
    if (l == TANDEM_NONE)
        return;
    draft->leader_capacity[l] = places->capacity;
    draft->leader_minimum[l] = places->minimum;
    draft->leader_may_close[l] = (guint8)places->may_close;
    draft->leader_row[l] = row;
    draft->leader_line[l] = line;
    for (gsize i = own->first; own->is_stated && i < own->lists->id->len; i++) {
        const TandemDraftPair pair = { .a = l,
                                       .b = g_array_index(own->lists->id, gint32, i),
                                       .rank =
                                           g_array_index(own->lists->rank, gint32, i),
                                       .row = row,
                                       .line = line };
        g_array_append_val(draft->ranked, pair);
    }
}

static void
read_leader(TandemMarketDraft *draft)
{
    static const char *const keys[] = { "capacity", "minimum", "may_close",
                                        "id",       "prefers", "prefers_opportunities",
                                        NULL };
    enum { ID = MAY_CLOSE + 1, PREFERS, PREFERS_OPPORTUNITIES };
    TandemJsonReader *const reader = &draft->reader;
    TandemMarketFile *const file = draft->file;
    List list = { .set = &file->trainees,
                  .what = "a trainee",
                  .stamp = draft->stamp_trainee,
                  .lists = &draft->leaders };
    List own = { .set = &file->opportunities,
                 .what = "an opportunity",
                 .stamp = draft->stamp_opportunity,
                 .lists = &draft->leaders_own };
    Places places = { draft->has_opportunities ? -1 : 1, 0, FALSE };
    const gsize row = reader->path[reader->depth - 1].index;
    const guint line = reader->scanner.line;
    gint32 l = TANDEM_NONE;
    guint32 seen = 0;
    guint key;

    if (!tandem_json_read_object(reader))
        return;
    while (tandem_json_read_key(reader, keys, &seen, &key)) {
        if (key == ID)
            read_own_id(draft, &file->leaders, draft->is_read_leader, &l);
        else if (key == PREFERS)
            read_list(draft, &list);
        else if (key == PREFERS_OPPORTUNITIES)
            read_list(draft, &own);
        else
            read_places(reader, key, &places);
    }
    tandem_json_read_need(reader, keys, 1u << ID, seen);
    check_places(reader, &places);
    if (list.is_stated && own.is_stated)
        tandem_json_read_fault(reader, "E612", NULL,
                               "both prefers and prefers_opportunities");
    keep_list(&list, l);
    keep_leader(draft, l, &places, &own, row, line);
}

static void
read_opportunity(TandemMarketDraft *draft)
{
    static const char *const keys[] = { "capacity", "minimum", "may_close", "id",
                                        "leader",   "prefers", NULL };
    enum { ID = MAY_CLOSE + 1, LEADER, PREFERS };
    TandemJsonReader *const reader = &draft->reader;
    TandemMarketFile *const file = draft->file;
    List list = { .set = &file->trainees,
                  .what = "a trainee",
                  .stamp = draft->stamp_trainee,
                  .lists = &draft->opportunities };
    Places places = { 1, 0, FALSE };
    gint32 o = TANDEM_NONE, leader = TANDEM_NONE;
    guint32 seen = 0;
    guint key;

    if (!tandem_json_read_object(reader))
        return;
    while (tandem_json_read_key(reader, keys, &seen, &key)) {
        if (key == ID)
            read_own_id(draft, &file->opportunities, draft->is_read_opportunity, &o);
        else if (key == LEADER)
            tandem_draft_read_id(draft, &file->leaders, "a leader", &leader);
        else if (key == PREFERS)
            read_list(draft, &list);
        else
            read_places(reader, key, &places);
    }
    tandem_json_read_need(reader, keys, 1u << ID | 1u << LEADER, seen);
    check_places(reader, &places);
    keep_list(&list, o);
    if (o == TANDEM_NONE)
        return;
    draft->leader_of[o] = leader;
    draft->capacity[o] = places.capacity;
    draft->minimum[o] = places.minimum;
    draft->may_close[o] = (guint8)places.may_close;
}

static void
read_each(TandemMarketDraft *draft, void (*read)(TandemMarketDraft *))
{
    if (!tandem_json_read_array(&draft->reader))
        return;
    while (tandem_json_read_entry(&draft->reader))
        read(draft);
}

void
tandem_draft_read_trainees(TandemMarketDraft *draft)
{
    read_each(draft, read_trainee);
}

void
tandem_draft_read_leaders(TandemMarketDraft *draft)
{
    read_each(draft, read_leader);
}

void
tandem_draft_read_opportunities(TandemMarketDraft *draft)
{
    read_each(draft, read_opportunity);
}
