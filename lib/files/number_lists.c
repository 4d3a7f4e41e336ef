/* SPDX-License-Identifier: MIT */
/* Lists of numbers while they are read, and as a market takes them.
 *
 * Nothing is looked up: a member is its own index, and a stamp of the row that named it
 * last tells whether a list names it twice. Entries grow in one array whatever their
 * owners; where the rows came in order, which is the rule, that array becomes the
 * market's lists as it is. Time O(bytes), memory O(entries + agents), and the counts of
 * agents are those of rows that there are bytes for. */
#include "number_lists_private.h"

#include <string.h>

#include "faults_private.h"

#define TIED (1u << 31)
#define UNREAD G_MAXSIZE

gboolean
tandem_number_lists_init(TandemNumberLists *lists, const char *owner, gint32 n_owners,
                         const char *member, gint32 n_members)
{
    *lists =
        (TandemNumberLists){ .owner = owner,
                             .owner_number = g_strdup_printf("a %s's number", owner),
                             .member_number = g_strdup_printf("a %s's number", member),
                             .member = member,
                             .n_owners = n_owners,
                             .n_members = n_members,
                             .is_sorted = TRUE };
    lists->first = g_try_new(gsize, (gsize)n_owners + 1);
    lists->length = g_try_new0(gsize, (gsize)n_owners + 1);
    lists->stamp = g_try_new0(guint32, (gsize)n_members + 1);
    if (lists->first == NULL || lists->length == NULL || lists->stamp == NULL)
        return FALSE;
    for (gint32 i = 0; i < n_owners; i++)
        lists->first[i] = UNREAD;
    return TRUE;
}

void
tandem_number_lists_clear(TandemNumberLists *lists)
{
    g_clear_pointer(&lists->owner_number, g_free);
    g_clear_pointer(&lists->member_number, g_free);
    g_clear_pointer(&lists->first, g_free);
    g_clear_pointer(&lists->length, g_free);
    g_clear_pointer(&lists->entry, g_free);
    g_clear_pointer(&lists->stamp, g_free);
}

gboolean
tandem_number_lists_begin(TandemNumberLists *lists, TandemTextScanner *scanner,
                          gint32 *owner)
{
    gint32 number;

    tandem_text_has_more(scanner);
    const char *const at = scanner->at;
    if (!tandem_text_number(scanner, lists->owner_number, &number))
        return FALSE;
    if (number < 1 || number > lists->n_owners) {
        tandem_text_fault(scanner, at, "E806", NULL,
                          "there is no %s %d; they go from 1 to %d", lists->owner,
                          number, lists->n_owners);
        return FALSE;
    }
    if (lists->first[number - 1] != UNREAD) {
        tandem_text_fault(scanner, at, "E807", NULL, "%s %d has a row already",
                          lists->owner, number);
        return FALSE;
    }
    *owner = number - 1;
    lists->is_sorted = lists->is_sorted && *owner == lists->n_rows;
    lists->first[*owner] = lists->n_entries;
    lists->n_rows++;
    return TRUE;
}

void
tandem_number_lists_begin_next(TandemNumberLists *lists)
{
    lists->first[lists->n_rows++] = lists->n_entries;
}

static void
grow(TandemNumberLists *lists)
{
    const gsize room = lists->room + lists->room / 2 + 1024;
    guint32 *const entry = g_try_realloc_n(lists->entry, room, sizeof *entry);

    if (entry == NULL) {
        lists->is_refused = TRUE;
        return;
    }
    lists->entry = entry;
    lists->room = room;
}

/* The rule: a member that is one, not named yet, and for which there is room. */
static inline gboolean
take_member(TandemNumberLists *lists, guint32 member, gboolean is_tied)
{
    const guint32 i = member - 1; /* of 0 the largest */

    if (i >= (guint32)lists->n_members || lists->stamp[i] == (guint32)lists->n_rows ||
        lists->n_entries == lists->room)
        return FALSE;
    lists->stamp[i] = (guint32)lists->n_rows;
    lists->entry[lists->n_entries++] = i | (is_tied ? TIED : 0);
    lists->has_ties = lists->has_ties || is_tied;
    return TRUE;
}

void
tandem_number_lists_add(TandemNumberLists *lists, TandemTextScanner *scanner,
                        const char *at, guint32 member, gboolean is_tied)
{
    if (take_member(lists, member, is_tied))
        return;
    if (member < 1 || member > (guint32)lists->n_members) {
        tandem_text_fault(scanner, at, "E806", NULL,
                          "there is no %s %u%s; they go from 1 to %d", lists->member,
                          member, member > G_MAXINT32 ? " or above" : "",
                          lists->n_members);
    } else if (lists->stamp[member - 1] == (guint32)lists->n_rows) {
        tandem_text_fault(scanner, at, "E808", NULL, "%s %u is listed twice",
                          lists->member, member);
    } else {
        grow(lists);
        take_member(lists, member, is_tied);
    }
}

void
tandem_number_lists_end(TandemNumberLists *lists, gint32 i)
{
    lists->length[i] = lists->n_entries - lists->first[i];
}

/* A tie while it is read. */
typedef struct {
    const char *open; /* where it began; NULL: outside */
    gsize first;      /* entries before it */
} Tie;

static void
turn(TandemNumberLists *lists, TandemTextScanner *scanner, const char *at, Tie *tie)
{
    if (*at == '(' && tie->open != NULL) {
        tandem_text_fault(scanner, at, "E811", NULL, "a tie begins inside a tie");
    } else if (*at == '(') {
        *tie = (Tie){ at, lists->n_entries };
    } else if (tie->open == NULL) {
        tandem_text_fault(scanner, at, "E811", NULL, "a tie ends that did not begin");
    } else {
        if (lists->n_entries == tie->first && !lists->is_refused)
            tandem_text_fault(scanner, tie->open, "E811", NULL, "a tie of nobody");
        tie->open = NULL;
    }
}

void
tandem_number_lists_read(TandemNumberLists *lists, TandemTextScanner *scanner, gint32 i)
{
    const char *at = scanner->at;
    Tie tie = { NULL, 0 };
    guint32 member;

    for (;;) {
        while (at < scanner->end && (*at == ' ' || *at == '\t'))
            at++;
        const char *const end = tandem_text_digits(at, scanner->end, &member);
        if (end > at) {
            const gboolean is_tied = tie.open != NULL && lists->n_entries > tie.first;
            if (!take_member(lists, member, is_tied))
                tandem_number_lists_add(lists, scanner, at, member, is_tied);
            at = end;
        } else if (at < scanner->end && (*at == '(' || *at == ')')) {
            turn(lists, scanner, at++, &tie);
        } else {
            break;
        }
    }
    scanner->at = at;
    if (at < scanner->end && *at != '\n' && *at != '\r') {
        tandem_text_fault_word(scanner, at, lists->member_number);
    } else if (tie.open != NULL) {
        tandem_text_fault(scanner, tie.open, "E811", NULL,
                          "the tie does not end in its row");
    }
    tandem_number_lists_end(lists, i);
    tandem_text_skip_row(scanner);
}

/* The entries by owner. */
static gboolean
sort_entries(TandemNumberLists *lists)
{
    guint32 *const sorted = g_try_new(guint32, lists->n_entries + 1);
    gsize n = 0;

    if (sorted == NULL)
        return FALSE;
    for (gint32 i = 0; i < lists->n_owners; i++) {
        memcpy(sorted + n, lists->entry + lists->first[i],
               lists->length[i] * sizeof *sorted);
        lists->first[i] = n;
        n += lists->length[i];
    }
    g_free(lists->entry);
    lists->entry = sorted;
    return TRUE;
}

/* The ranks that the top bits stand for, which go. */
static gint32 *
take_ranks(TandemNumberLists *lists)
{
    gint32 *const rank = g_try_new(gint32, lists->n_entries + 1);

    for (gint32 i = 0; rank != NULL && i < lists->n_owners; i++) {
        gint32 last = 0;
        for (gsize k = lists->first[i]; k < lists->first[i] + lists->length[i]; k++) {
            last += (lists->entry[k] & TIED) == 0;
            rank[k] = last;
            lists->entry[k] &= ~TIED;
        }
    }
    return rank;
}

gboolean
tandem_number_lists_take(TandemNumberLists *lists, TandemLists *arrays)
{
    gint32 *rank = NULL;

    g_clear_pointer(&lists->stamp, g_free);
    if (lists->is_refused ||
        (lists->n_entries > 0 && !lists->is_sorted && !sort_entries(lists)))
        return FALSE;
    if (lists->has_ties && (rank = take_ranks(lists)) == NULL)
        return FALSE;
    if (lists->entry == NULL && (lists->entry = g_try_new(guint32, 1)) == NULL)
        return FALSE;
    if (lists->n_entries == 0)
        memset(lists->first, 0, (gsize)lists->n_owners * sizeof *lists->first);
    lists->first[lists->n_owners] = lists->n_entries;
    *arrays = (TandemLists){ .start = g_steal_pointer(&lists->first),
                             .id = (gint32 *)g_steal_pointer(&lists->entry),
                             .rank = rank };
    tandem_number_lists_clear(lists);
    return TRUE;
}

void
tandem_number_arrays_clear(TandemLists *arrays)
{
    g_free((gpointer)arrays->start);
    g_free((gpointer)arrays->id);
    g_free((gpointer)arrays->rank);
    *arrays = (TandemLists){ 0 };
}
