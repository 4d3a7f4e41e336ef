/* SPDX-License-Identifier: MIT */
/* Lists as people state them in preferences.csv.
 *
 * A row that names a person counts before a wild-card; among wild-cards a refusal
 * counts, then the better rank. Groups are numbered over all that is stated, so that a
 * pair left out later renumbers nothing.
 */
#include "stated_private.h"

#include "pairs_private.h"

#include <string.h>

/* How exact a row is. */
enum { WILD_CARD = 1, PERSON = 2 };

/* What is known so far of each of the other side, while one person's rows are read. */
typedef struct {
    gint32 exactness; /* 0: nothing */
    gint32 rank;
    guint line;
} Draft;

typedef struct {
    const TandemRotation *rotation;
    TandemTargetType side;
    TandemKind kind;
    Draft *draft;    /* [n_others] */
    GArray *touched; /* gint32: those of them that are not empty */
} Reader;

static gsize
count_others(const Reader *reader)
{
    return reader->side == TANDEM_TARGET_TRAINEE ? reader->rotation->n_leaders
                                                 : reader->rotation->n_trainees;
}

/* What stands behind the colon of a wild-card. */
static const char *
wild_card_name(const char *text)
{
    const char *const colon = strchr(text, ':');

    return colon != NULL ? colon + 1 : text;
}

/* Whether @row speaks of @other and of the reader's kind: one that names no kind speaks
 * of those that the other can serve. */
static gboolean
is_about(const Reader *reader, const TandemPreferenceRow *row, gsize other)
{
    const gboolean of_leader = reader->side == TANDEM_TARGET_TRAINEE;
    const TandemLeaderRow *const leader =
        of_leader ? &reader->rotation->leader[other] : NULL;

    if (row->kinds == 0 && of_leader && !tandem_leader_offers(leader, reader->kind))
        return FALSE;
    switch (row->to_type) {
    case TANDEM_TARGET_LEADER:
        return of_leader && row->to == (gint32)other;
    case TANDEM_TARGET_TRAINEE:
        return !of_leader && row->to == (gint32)other;
    case TANDEM_TARGET_ROLE_CATEGORY:
        return of_leader && row->to == leader->role_category;
    case TANDEM_TARGET_TRUST:
        return of_leader &&
               g_ascii_strcasecmp(wild_card_name(row->to_text), leader->trust) == 0;
    case TANDEM_TARGET_OPPORTUNITY:
    case TANDEM_TARGET_SERIES:
        return FALSE;
    }
    return FALSE;
}

static gboolean
is_of_kind(const Reader *reader, const TandemPreferenceRow *row)
{
    return row->kinds == 0 || (row->kinds & (1u << reader->kind)) != 0;
}

static void
note(Reader *reader, gint32 other, const Draft *said)
{
    Draft *const draft = &reader->draft[other];
    const gboolean is_refusal = said->rank == 0;

    if (draft->exactness == 0)
        g_array_append_val(reader->touched, other);
    else if (said->exactness < draft->exactness ||
             (said->exactness == draft->exactness &&
              (draft->rank == 0 || (!is_refusal && said->rank >= draft->rank))))
        return;
    *draft = *said;
}

static void
spread(Reader *reader, const TandemPreferenceRow *row, gint32 rank)
{
    const gboolean is_person =
        row->to_type == TANDEM_TARGET_LEADER || row->to_type == TANDEM_TARGET_TRAINEE;
    const Draft said = {
        .exactness = is_person ? PERSON : WILD_CARD,
        .rank = rank,
        .line = row->line,
    };

    if (is_person) {
        if (row->to >= 0 && is_about(reader, row, (gsize)row->to))
            note(reader, row->to, &said);
        return;
    }
    for (gsize other = 0; other < count_others(reader); other++)
        if (is_about(reader, row, other))
            note(reader, (gint32)other, &said);
}

/* Where an unranked row stands behind the ranked ones. */
static gint32
order_of_stance(TandemStance stance)
{
    switch (stance) {
    case TANDEM_STANCE_WANT:
        return 1;
    case TANDEM_STANCE_NEUTRAL:
        return 3;
    case TANDEM_STANCE_ACCEPT:
    case TANDEM_STANCE_NOT_STATED:
    case TANDEM_STANCE_REFUSE:
        break;
    }
    return 2;
}

/* A number that orders the groups of a list: ranks as stated, then the stances. */
static gint64
group_of(const TandemPreferenceRow *row)
{
    return row->rank > 0 ? row->rank
                         : (gint64)G_MAXINT32 + order_of_stance(row->stance);
}

/* Whether a row puts anybody on the list, so that it makes a group. */
static gboolean
is_listing(const Reader *reader, const TandemPreferenceRow *row)
{
    if (row->stance == TANDEM_STANCE_REFUSE || !is_of_kind(reader, row))
        return FALSE;
    switch (row->to_type) {
    case TANDEM_TARGET_LEADER:
    case TANDEM_TARGET_TRAINEE:
        return row->to >= 0 && is_about(reader, row, (gsize)row->to);
    case TANDEM_TARGET_ROLE_CATEGORY:
    case TANDEM_TARGET_TRUST:
        return reader->side == TANDEM_TARGET_TRAINEE;
    case TANDEM_TARGET_OPPORTUNITY:
    case TANDEM_TARGET_SERIES:
        return FALSE;
    }
    return FALSE;
}

static gint
compare_groups(gconstpointer left, gconstpointer right)
{
    const gint64 a = *(const gint64 *)left;
    const gint64 b = *(const gint64 *)right;

    return (a > b) - (a < b);
}

static gint
compare_entries(gconstpointer left, gconstpointer right)
{
    const TandemStatedEntry *const a = left;
    const TandemStatedEntry *const b = right;

    if (a->rank != b->rank)
        return a->rank < b->rank ? -1 : 1;
    return (a->other > b->other) - (a->other < b->other);
}

/* The groups of one person's rows, each once, in order. */
static GArray *
find_groups(const Reader *reader, const gsize *rows, gsize n_rows)
{
    GArray *const groups = g_array_new(FALSE, FALSE, sizeof(gint64));

    for (gsize i = 0; i < n_rows; i++) {
        const TandemPreferenceRow *const row = &reader->rotation->preference[rows[i]];
        const gint64 group = group_of(row);
        if (is_listing(reader, row))
            g_array_append_val(groups, group);
    }
    g_array_sort(groups, compare_groups);

    guint n = 0;
    for (guint i = 0; i < groups->len; i++)
        if (i == 0 ||
            g_array_index(groups, gint64, i) != g_array_index(groups, gint64, n - 1))
            g_array_index(groups, gint64, n++) = g_array_index(groups, gint64, i);
    g_array_set_size(groups, n);
    return groups;
}

/* Reads the rows of one person and adds their entries. Returns the number of groups. */
static gint32
read_person(Reader *reader, const gsize *rows, gsize n_rows, GArray *entries)
{
    g_autoptr(GArray) groups = find_groups(reader, rows, n_rows);
    const guint first = entries->len;

    for (gsize i = 0; i < n_rows; i++) {
        const TandemPreferenceRow *const row = &reader->rotation->preference[rows[i]];
        const gint64 group = group_of(row);
        guint at = 0;

        if (!is_of_kind(reader, row))
            continue;
        if (row->stance == TANDEM_STANCE_REFUSE)
            spread(reader, row, 0);
        else if (g_array_binary_search(groups, &group, compare_groups, &at))
            spread(reader, row, (gint32)at + 1);
    }
    for (guint i = 0; i < reader->touched->len; i++) {
        const gint32 other = g_array_index(reader->touched, gint32, i);
        const Draft *const draft = &reader->draft[other];
        const TandemStatedEntry entry = { other, draft->rank, draft->line };
        g_array_append_val(entries, entry);
        reader->draft[other] = (Draft){ 0 };
    }
    g_array_set_size(reader->touched, 0);
    if (entries->len > first)
        qsort(&g_array_index(entries, TandemStatedEntry, first), entries->len - first,
              sizeof(TandemStatedEntry), compare_entries);
    return (gint32)groups->len;
}

/* The rows of each person of the side, in compressed rows. */
static gsize *
bucket_rows(const TandemRotation *rotation, TandemTargetType side, gsize n,
            gsize *start)
{
    gsize *const rows = g_new(gsize, rotation->n_preferences + 1);
    g_autofree gsize *next = g_new0(gsize, n + 1);

    for (gsize i = 0; i < rotation->n_preferences; i++)
        if (rotation->preference[i].from_type == side &&
            rotation->preference[i].from >= 0)
            start[rotation->preference[i].from + 1]++;
    for (gsize i = 0; i < n; i++) {
        start[i + 1] += start[i];
        next[i] = start[i];
    }
    for (gsize i = 0; i < rotation->n_preferences; i++)
        if (rotation->preference[i].from_type == side &&
            rotation->preference[i].from >= 0)
            rows[next[rotation->preference[i].from]++] = i;
    return rows;
}

void
tandem_stated_init(TandemStatedLists *lists, const TandemRotation *rotation,
                   TandemTargetType side, TandemKind kind)
{
    const gsize n =
        side == TANDEM_TARGET_TRAINEE ? rotation->n_trainees : rotation->n_leaders;
    g_autofree gsize *row_start = g_new0(gsize, n + 1);
    g_autofree gsize *rows = bucket_rows(rotation, side, n, row_start);
    Reader reader = { .rotation = rotation, .side = side, .kind = kind };
    g_autofree Draft *draft = g_new0(Draft, count_others(&reader) + 1);
    g_autoptr(GArray) touched = g_array_new(FALSE, FALSE, sizeof(gint32));

    reader.draft = draft;
    reader.touched = touched;
    lists->n = n;
    lists->start = g_new0(gsize, n + 1);
    lists->n_groups = g_new0(gint32, n + 1);
    lists->entry = g_array_new(FALSE, FALSE, sizeof(TandemStatedEntry));
    for (gsize i = 0; i < n; i++) {
        lists->n_groups[i] = read_person(&reader, rows + row_start[i],
                                         row_start[i + 1] - row_start[i], lists->entry);
        lists->start[i + 1] = lists->entry->len;
    }
}
