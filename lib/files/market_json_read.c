/* SPDX-License-Identifier: MIT */
/* The form tandem-market 1, read twice: once for its syntax and its ids, which may be
 * named before they are made known, and once for the rest. In between agents get their
 * numbers, by their ids' bytes, so that the order of the file changes nothing.
 * Time O(length + ids log ids), memory O(length). */
#include <string.h>

#include "market_json_private.h"

/* What is seen of a document before it is read. */
typedef struct {
    gchar *format; /* or NULL */
    gboolean has_opportunities;
} Glance;

/* Gathers the ids: texts under "id" in the objects of three arrays. */
static Glance
glance(TandemMarketFile *file, const char *text, gsize length)
{
    g_auto(TandemJsonScanner) scanner = { 0 };
    Glance seen = { NULL, FALSE };
    TandemIdSet *set = NULL;
    gboolean is_format = FALSE, is_id = FALSE;
    TandemJsonToken token;

    tandem_json_scan_begin(&scanner, text, length);
    while ((token = tandem_json_scan_next(&scanner)) != TANDEM_JSON_END_OF_TEXT) {
        const TandemJsonText word = { scanner.text, scanner.length };
        if (token == TANDEM_JSON_KEY && scanner.depth == 1) {
            const gboolean is_offer = tandem_json_text_is(word, "opportunities");
            is_format = tandem_json_text_is(word, "format");
            seen.has_opportunities = seen.has_opportunities || is_offer;
            set = is_offer                                ? &file->opportunities
                  : tandem_json_text_is(word, "trainees") ? &file->trainees
                  : tandem_json_text_is(word, "leaders")  ? &file->leaders
                                                          : NULL;
        } else if (token == TANDEM_JSON_KEY) {
            is_id = scanner.depth == 3 && tandem_json_text_is(word, "id");
        } else if (token == TANDEM_JSON_STRING && scanner.depth == 1 && is_format) {
            if (seen.format == NULL)
                seen.format = g_strndup(word.at, word.length);
        } else if (token == TANDEM_JSON_STRING && scanner.depth == 3 && is_id) {
            if (set != NULL)
                tandem_id_set_add(set, word.at, word.length);
        }
    }
    return seen;
}

static void
close_ids(TandemMarketFile *file, gboolean has_opportunities)
{
    tandem_id_set_close(&file->trainees);
    tandem_id_set_close(&file->leaders);
    for (gint32 l = 0; !has_opportunities && l < tandem_id_set_n(&file->leaders); l++) {
        const char *const id = tandem_id_set_get(&file->leaders, l);
        tandem_id_set_add(&file->opportunities, id, strlen(id));
    }
    tandem_id_set_close(&file->opportunities);
}

static void
lists_init(TandemDraftLists *lists, gint32 n)
{
    lists->first = tandem_draft_new(gsize, n);
    lists->n = tandem_draft_new(gsize, n);
    lists->absent = tandem_draft_new(guint8, n);
    memset(lists->absent, 1, (gsize)n);
    lists->id = g_array_new(FALSE, FALSE, sizeof(gint32));
    lists->rank = g_array_new(FALSE, FALSE, sizeof(gint32));
}

static void
lists_clear(TandemDraftLists *lists)
{
    g_clear_pointer(&lists->first, g_free);
    g_clear_pointer(&lists->n, g_free);
    g_clear_pointer(&lists->absent, g_free);
    g_clear_pointer(&lists->id, g_array_unref);
    g_clear_pointer(&lists->rank, g_array_unref);
}

static void
link_clear(gpointer data)
{
    TandemDraftLink *const link = data;

    g_array_unref(link->choices);
    g_array_unref(link->ranks);
}

static void
group_clear(gpointer data)
{
    TandemDraftGroup *const group = data;

    g_free(group->id);
    g_array_unref(group->opportunities);
    g_clear_pointer(&group->trainees, g_array_unref);
}

static void
draft_init(TandemMarketDraft *draft, TandemMarketFile *file, gboolean has_opportunities)
{
    const gint32 n = tandem_id_set_n(&file->trainees);
    const gint32 m = tandem_id_set_n(&file->opportunities);
    const gint32 l = tandem_id_set_n(&file->leaders);
    GArray **const pairs[] = { &draft->ranked, &draft->clashes, &draft->weights,
                               &draft->pins };

    draft->file = file;
    draft->has_opportunities = has_opportunities;
    lists_init(&draft->trainees, n);
    lists_init(&draft->leaders, l);
    lists_init(&draft->opportunities, m);
    lists_init(&draft->leaders_own, 0);
    draft->stamp_trainee = tandem_draft_new(guint, n);
    draft->stamp_opportunity = tandem_draft_new(guint, m);
    draft->is_read_trainee = tandem_draft_new(guint8, n);
    draft->is_read_leader = tandem_draft_new(guint8, l);
    draft->is_read_opportunity = tandem_draft_new(guint8, m);
    draft->quota = tandem_draft_new(gint32, n);
    draft->priority = tandem_draft_new(gint32, n);
    draft->leader_capacity = tandem_draft_new(gint32, l);
    draft->leader_minimum = tandem_draft_new(gint32, l);
    draft->leader_may_close = tandem_draft_new(guint8, l);
    draft->leader_row = tandem_draft_new(gsize, l);
    draft->leader_line = tandem_draft_new(guint, l);
    draft->leader_of = tandem_draft_new(gint32, m);
    for (gint32 o = 0; o < m; o++)
        draft->leader_of[o] = TANDEM_NONE;
    draft->capacity = tandem_draft_new(gint32, m);
    draft->minimum = tandem_draft_new(gint32, m);
    draft->may_close = tandem_draft_new(guint8, m);
    for (gsize i = 0; i < G_N_ELEMENTS(pairs); i++)
        *pairs[i] = g_array_new(FALSE, FALSE, sizeof(TandemDraftPair));
    draft->links = g_array_new(FALSE, FALSE, sizeof(TandemDraftLink));
    draft->groups = g_array_new(FALSE, FALSE, sizeof(TandemDraftGroup));
    g_array_set_clear_func(draft->links, link_clear);
    g_array_set_clear_func(draft->groups, group_clear);
}

static void
draft_clear(TandemMarketDraft *draft)
{
    gpointer const plain[] = {
        draft->stamp_trainee,
        draft->stamp_opportunity,
        draft->leader_opportunity_rank,
        draft->is_read_trainee,
        draft->is_read_leader,
        draft->is_read_opportunity,
        draft->quota,
        draft->priority,
        draft->leader_capacity,
        draft->leader_minimum,
        draft->leader_may_close,
        draft->leader_row,
        draft->leader_line,
        draft->leader_of,
        draft->capacity,
        draft->minimum,
        draft->may_close,
    };
    GArray *const arrays[] = { draft->ranked, draft->clashes, draft->weights,
                               draft->pins,   draft->links,   draft->groups };

    tandem_json_read_end(&draft->reader);
    lists_clear(&draft->trainees);
    lists_clear(&draft->leaders);
    lists_clear(&draft->opportunities);
    lists_clear(&draft->leaders_own);
    for (gsize i = 0; i < G_N_ELEMENTS(plain); i++)
        g_free(plain[i]);
    for (gsize i = 0; i < G_N_ELEMENTS(arrays); i++)
        if (arrays[i] != NULL)
            g_array_unref(arrays[i]);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(TandemMarketDraft, draft_clear)

/* Each leader is one opportunity of the same id and capacity. */
static void
mirror_leaders(TandemMarketDraft *draft)
{
    for (gint32 l = 0; l < tandem_id_set_n(&draft->file->leaders); l++) {
        draft->leader_of[l] = l;
        draft->capacity[l] = draft->leader_capacity[l];
    }
}

static void
read_version(TandemMarketDraft *draft)
{
    tandem_json_read_version(&draft->reader);
}

static void
read_market(TandemMarketDraft *draft)
{
    static const char *const keys[] = {
        "format", "version", "trainees", "leaders", "opportunities", "clashes", "links",
        "groups", "weights", "pins",     NULL
    };
    static void (*const read[])(TandemMarketDraft *) = {
        NULL,
        read_version,
        tandem_draft_read_trainees,
        tandem_draft_read_leaders,
        tandem_draft_read_opportunities,
        tandem_draft_read_clashes,
        tandem_draft_read_links,
        tandem_draft_read_groups,
        tandem_draft_read_weights,
        tandem_draft_read_pins,
    };
    enum { VERSION = 1, TRAINEES, LEADERS };
    guint32 seen = 0;
    guint key;

    if (!tandem_json_read_object(&draft->reader))
        return;
    while (tandem_json_read_key(&draft->reader, keys, &seen, &key)) {
        if (read[key] != NULL)
            read[key](draft);
        else
            tandem_json_read_skip(&draft->reader); /* the format, known by now */
    }
    tandem_json_read_need(&draft->reader, keys,
                          1u << VERSION | 1u << TRAINEES | 1u << LEADERS, seen);
    if (!draft->has_opportunities)
        mirror_leaders(draft);
}

/* Whether a document of this format is one that can be read; told if not. */
static gboolean
check_format(TandemJsonReader *reader, const char *format)
{
    if (g_strcmp0(format, "tandem-market") == 0)
        return TRUE;
    if (reader->scanner.token != TANDEM_JSON_BEGIN_OBJECT) {
        tandem_json_read_fault(reader, "E602", NULL, "a market is an object");
    } else if (format == NULL) {
        tandem_json_read_fault(reader, "E602", NULL,
                               "the key \"format\" with \"tandem-market\" is missing");
    } else if (strcmp(format, "tandem-peers") == 0) {
        tandem_json_read_fault(reader, "E615", NULL,
                               "tandem-peers is not built in this version");
    } else {
        g_autofree gchar *quoted =
            tandem_json_quote((TandemJsonText){ format, strlen(format) });
        tandem_json_read_fault(reader, "E602", NULL, "format %s is not tandem-market",
                               quoted);
    }
    return FALSE;
}

static gboolean
has_faults(const TandemFaults *faults, gsize before)
{
    return tandem_faults_get_n(faults, TANDEM_SEVERITY_FAULT) > before;
}

/* Keeps the ids of the groups, which are sorted as the market's are. */
static void
keep_group_ids(TandemMarketDraft *draft)
{
    for (guint i = 0; i < draft->groups->len; i++) {
        TandemDraftGroup *const group =
            &g_array_index(draft->groups, TandemDraftGroup, i);
        g_ptr_array_add(draft->file->group_ids, g_steal_pointer(&group->id));
    }
}

gboolean
tandem_market_json_read(TandemMarketFile *file, const char *text, gsize length,
                        const char *name, const char *seed, TandemLottery lottery,
                        TandemFaults *faults, GError **error)
{
    const gsize before = tandem_faults_get_n(faults, TANDEM_SEVERITY_FAULT);
    g_auto(TandemMarketDraft) draft = { 0 };
    g_autoptr(GError) refused = NULL;

    if (tandem_json_read_begin(&draft.reader, text, length, name, faults)) {
        const Glance seen = glance(file, text, length);
        g_autofree gchar *format = seen.format;
        if (check_format(&draft.reader, format)) {
            close_ids(file, seen.has_opportunities);
            draft_init(&draft, file, seen.has_opportunities);
            read_market(&draft);
            tandem_draft_check(&draft);
        }
    }
    if (!has_faults(faults, before)) {
        file->market = tandem_draft_build(&draft, seed, lottery, &refused);
        keep_group_ids(&draft);
    }
    if (file->market != NULL)
        return TRUE;
    if (refused != NULL &&
        !g_error_matches(refused, TANDEM_ERROR, TANDEM_ERROR_NO_MEMORY)) {
        tandem_json_read_fault(&draft.reader, "E617", NULL, "%s", refused->message);
        g_clear_error(&refused);
    }
    if (refused != NULL)
        g_propagate_error(error, g_steal_pointer(&refused));
    else
        g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_FAULTS, "%s is faulty", name);
    return FALSE;
}
