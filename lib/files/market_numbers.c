/* SPDX-License-Identifier: MIT */
/* A market for formats whose ids are numbers. */
#include "market_numbers_private.h"

#include <stdlib.h>
#include <string.h>

#include "faults_private.h"

/* The number that @id is, as it is written without a sign or a zero in front, up to
 * @most; 0: it is none. */
static gint32
number_in(const char *id, gint32 most)
{
    gint64 number = 0;

    if (*id == '0' || *id == '\0')
        return 0;
    for (; g_ascii_isdigit(*id) && number <= most; id++)
        number = number * 10 + (*id - '0');
    return *id == '\0' && number <= most ? (gint32)number : 0;
}

/* Whether the ids are the numbers wanted, in some order, which they are given then. */
static gboolean
take_ids(TandemNumbers *numbers, const TandemIdSet *set)
{
    for (gint32 i = 0; i < numbers->n; i++)
        numbers->who[i] = TANDEM_NONE;
    for (gint32 i = 0; i < numbers->n; i++) {
        const gint32 number =
            number_in(tandem_id_set_get(set, i), numbers->first + numbers->n - 1);
        const gint32 at = number - numbers->first;
        if (at < 0 || numbers->who[at] != TANDEM_NONE)
            return FALSE;
        numbers->who[at] = i;
        numbers->number[i] = number;
    }
    return TRUE;
}

void
tandem_numbers_init(TandemNumbers *numbers, const TandemIdSet *set, gint32 first)
{
    const gint32 n = tandem_id_set_n(set);

    *numbers = (TandemNumbers){ .n = n,
                                .first = first,
                                .who = tandem_draft_new(gint32, n),
                                .number = tandem_draft_new(gint32, n) };
    numbers->is_renumbered = !take_ids(numbers, set);
    for (gint32 i = 0; numbers->is_renumbered && i < n; i++) {
        numbers->who[i] = i;
        numbers->number[i] = first + i;
    }
}

void
tandem_numbers_clear(TandemNumbers *numbers)
{
    g_clear_pointer(&numbers->who, g_free);
    g_clear_pointer(&numbers->number, g_free);
}

void
tandem_numbers_note(const TandemNumbers *numbers, const TandemIdSet *set,
                    const char *whose, TandemFaults *notes)
{
    if (!numbers->is_renumbered)
        return;
    g_autofree gchar *first =
        tandem_faults_quote(tandem_id_set_get(set, numbers->who[0]));
    g_autofree gchar *last =
        tandem_faults_quote(tandem_id_set_get(set, numbers->who[numbers->n - 1]));
    tandem_faults_add(
        notes, TANDEM_SEVERITY_NOTE, "output", 0, NULL, "N824", NULL,
        "the format has numbers for ids: the %s, from %s to %s, are %d to "
        "%d in the order of their ids",
        whose, first, last, numbers->first, numbers->first + numbers->n - 1);
}

void
tandem_numbers_note_leaders(const TandemNumbers *opportunities,
                            const TandemMarketFile *file, TandemFaults *notes)
{
    const gint32 *const leader_of = tandem_market_get_leader_of(file->market);
    TandemNumbers leaders = *opportunities;
    gboolean differs = FALSE;

    for (gint32 o = 0; o < opportunities->n && !differs; o++)
        differs =
            g_strcmp0(tandem_id_set_get(&file->opportunities, o),
                      tandem_id_set_get(&file->leaders,
                                        leader_of != NULL ? leader_of[o] : o)) != 0;
    leaders.is_renumbered = differs;
    tandem_numbers_note(&leaders, &file->leaders, "leaders", notes);
}

typedef struct {
    gint32 rank, number, trainee;
} Entry;

static gint
compare_entries(gconstpointer a, gconstpointer b)
{
    const Entry *const x = a, *const y = b;

    if (x->rank != y->rank)
        return x->rank < y->rank ? -1 : 1;
    return (x->number > y->number) - (x->number < y->number);
}

static gint32
owner_of(const TandemMarket *market, gint32 opportunity, gboolean by_opportunity)
{
    const gint32 *const leader_of = tandem_market_get_leader_of(market);

    return by_opportunity || leader_of == NULL ? opportunity : leader_of[opportunity];
}

void
tandem_leader_lists_init(TandemLeaderLists *lists, const TandemMarket *market,
                         const TandemNumbers *trainees, gboolean by_opportunity)
{
    const gint32 n = by_opportunity ? tandem_market_get_n_opportunities(market)
                                    : tandem_market_get_n_leaders(market);
    const gsize n_edges = tandem_market_get_n_edges(market);
    const gsize *const start = tandem_market_get_start(market);
    const gint32 *const opportunity = tandem_market_get_opportunities(market);
    const gint32 *const rank = tandem_market_get_leader_ranks(market);
    g_autofree Entry *entry = tandem_draft_new(Entry, n_edges);
    g_autofree gsize *first = tandem_draft_new(gsize, (gsize)n + 2);
    gsize k = 0;

    *lists = (TandemLeaderLists){ .start = tandem_draft_new(gsize, (gsize)n + 1),
                                  .trainee = tandem_draft_new(gint32, n_edges),
                                  .rank = tandem_draft_new(gint32, n_edges) };
    for (gsize e = 0; e < n_edges; e++)
        first[owner_of(market, opportunity[e], by_opportunity) + 2]++;
    for (gint32 i = 0; i < n; i++)
        first[i + 2] += first[i + 1];
    for (gint32 i = 0; i < trainees->n; i++) {
        const gint32 t = trainees->who[i];
        for (gsize e = start[t]; e < start[t + 1]; e++)
            entry[first[owner_of(market, opportunity[e], by_opportunity) + 1]++] =
                (Entry){ rank[e], i + 1, t };
    }
    for (gint32 i = 0; i < n; i++) {
        qsort(entry + first[i], first[i + 1] - first[i], sizeof *entry,
              compare_entries);
        lists->start[i] = k;
        for (gsize e = first[i]; e < first[i + 1]; e++) {
            if (e > first[i] && entry[e].trainee == entry[e - 1].trainee)
                continue;
            lists->trainee[k] = entry[e].trainee;
            lists->rank[k++] = entry[e].rank;
        }
    }
    lists->start[n] = k;
}

void
tandem_leader_lists_clear(TandemLeaderLists *lists)
{
    g_clear_pointer(&lists->start, g_free);
    g_clear_pointer(&lists->trainee, g_free);
    g_clear_pointer(&lists->rank, g_free);
}

void
tandem_text_append_number(GString *text, gint64 number)
{
    gchar digits[24];
    gsize n = sizeof digits;
    guint64 rest = number < 0 ? -(guint64)number : (guint64)number;

    do {
        digits[--n] = (gchar)('0' + rest % 10);
        rest /= 10;
    } while (rest > 0);
    if (number < 0)
        digits[--n] = '-';
    g_string_append_len(text, digits + n, (gssize)(sizeof digits - n));
}

static gint
compare_ints(gconstpointer a, gconstpointer b)
{
    const gint32 x = *(const gint32 *)a, y = *(const gint32 *)b;

    return (x > y) - (x < y);
}

/* The numbers of one tie, going up. */
static void
append_tie(GString *text, gint32 *tied, gsize n, const TandemListSigns *signs)
{
    qsort(tied, n, sizeof *tied, compare_ints);
    if (n > 1)
        g_string_append_c(text, signs->open);
    for (gsize i = 0; i < n; i++) {
        if (i > 0)
            g_string_append(text, signs->between);
        tandem_text_append_number(text, tied[i]);
    }
    if (n > 1)
        g_string_append_c(text, signs->close);
}

void
tandem_text_append_list(GString *text, const gint32 *ids, const gint32 *rank, gsize n,
                        const TandemNumbers *numbers, const TandemListSigns *signs)
{
    g_autofree gint32 *tied = tandem_draft_new(gint32, n);

    for (gsize k = 0; k < n;) {
        const gsize first = k;
        for (; k < n && rank[k] == rank[first]; k++)
            tied[k - first] = numbers->number[ids[k]];
        if (first > 0)
            g_string_append(text, signs->between);
        append_tie(text, tied, k - first, signs);
    }
}
