/* SPDX-License-Identifier: MIT */
/* What a market in JSON may not say, seen once all of it is read. */
#include <string.h>

#include "faults_private.h"
#include "market_json_private.h"

void
tandem_draft_fault(TandemMarketDraft *draft, const char *name, gsize row, guint line,
                   const char *code, const char *format, ...)
{
    g_autofree gchar *path = g_strdup_printf("%s[%" G_GSIZE_FORMAT "]", name, row);
    va_list arguments;

    va_start(arguments, format);
    g_autofree gchar *message = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    tandem_faults_add(draft->reader.faults, TANDEM_SEVERITY_FAULT, draft->reader.file,
                      line, path, code, NULL, "%s", message);
}

/* A leader without a capacity of its own holds the sum of its opportunities. */
static void
check_leaders(TandemMarketDraft *draft)
{
    const gint32 n = tandem_id_set_n(&draft->file->leaders);
    const gint32 m = tandem_id_set_n(&draft->file->opportunities);
    g_autofree gint64 *sum = tandem_draft_new(gint64, n);

    for (gint32 o = 0; o < m; o++)
        if (draft->leader_of[o] != TANDEM_NONE)
            sum[draft->leader_of[o]] += draft->capacity[o];
    for (gint32 l = 0; l < n; l++)
        if (draft->leader_capacity[l] < 0 && draft->leader_minimum[l] > sum[l])
            tandem_draft_fault(draft, "leaders", draft->leader_row[l],
                               draft->leader_line[l], "E611",
                               "minimum %d is above the capacity of its opportunities, "
                               "%" G_GINT64_FORMAT,
                               draft->leader_minimum[l], sum[l]);
}

/* A leader that ranks opportunities ranks all of its own, and no others. */
static void
check_ranked(TandemMarketDraft *draft)
{
    const TandemMarketFile *const file = draft->file;
    const gint32 m = tandem_id_set_n(&file->opportunities);
    const gint32 n = tandem_id_set_n(&file->leaders);
    g_autofree guint8 *ranks = tandem_draft_new(guint8, n);

    if (draft->ranked->len == 0)
        return;
    draft->leader_opportunity_rank = tandem_draft_new(gint32, m);
    for (guint i = 0; i < draft->ranked->len; i++) {
        const TandemDraftPair *const pair =
            &g_array_index(draft->ranked, TandemDraftPair, i);
        ranks[pair->a] = 1;
        if (draft->leader_of[pair->b] == pair->a) {
            draft->leader_opportunity_rank[pair->b] = pair->rank;
            continue;
        }
        g_autofree gchar *quoted =
            tandem_faults_quote(tandem_id_set_get(&file->opportunities, pair->b));
        tandem_draft_fault(draft, "leaders", pair->row, pair->line, "E613",
                           "%s is not an opportunity of this leader", quoted);
    }
    for (gint32 o = 0; o < m; o++) {
        const gint32 l = draft->leader_of[o];
        if (l == TANDEM_NONE || !ranks[l] || draft->leader_opportunity_rank[o] > 0)
            continue;
        g_autofree gchar *quoted =
            tandem_faults_quote(tandem_id_set_get(&file->opportunities, o));
        tandem_draft_fault(draft, "leaders", draft->leader_row[l],
                           draft->leader_line[l], "E613",
                           "prefers_opportunities leaves out %s", quoted);
    }
}

static gint
compare_pairs(gconstpointer left, gconstpointer right)
{
    const TandemDraftPair *const x = left, *const y = right;

    if (x->a != y->a)
        return x->a < y->a ? -1 : 1;
    if (x->b != y->b)
        return x->b < y->b ? -1 : 1;
    return (x->row > y->row) - (x->row < y->row);
}

/* Sorts the rows of an array and tells those that stand twice. */
static void
sort_pairs(TandemMarketDraft *draft, GArray *pairs, const char *name,
           const TandemIdSet *first, const TandemIdSet *second)
{
    g_array_sort(pairs, compare_pairs);
    for (guint i = 1; i < pairs->len; i++) {
        const TandemDraftPair *const pair = &g_array_index(pairs, TandemDraftPair, i);
        if (pair[-1].a != pair->a || pair[-1].b != pair->b)
            continue;
        g_autofree gchar *a = tandem_faults_quote(tandem_id_set_get(first, pair->a));
        g_autofree gchar *b = tandem_faults_quote(tandem_id_set_get(second, pair->b));
        tandem_draft_fault(draft, name, pair->row, pair->line, "E610",
                           "the pair %s, %s stands twice", a, b);
    }
}

static void
check_clashes(TandemMarketDraft *draft)
{
    const TandemIdSet *const set = &draft->file->opportunities;

    for (guint i = 0; i < draft->clashes->len; i++) {
        TandemDraftPair *const pair =
            &g_array_index(draft->clashes, TandemDraftPair, i);
        const gint32 low = MIN(pair->a, pair->b);
        pair->b = MAX(pair->a, pair->b);
        pair->a = low;
        if (pair->a != pair->b)
            continue;
        g_autofree gchar *quoted = tandem_faults_quote(tandem_id_set_get(set, pair->a));
        tandem_draft_fault(draft, "clashes", pair->row, pair->line, "E610",
                           "%s clashes with itself", quoted);
    }
    sort_pairs(draft, draft->clashes, "clashes", set, set);
}

/* A weight is one of a pair on the trainee's list. */
static void
check_weights(TandemMarketDraft *draft)
{
    const TandemMarketFile *const file = draft->file;
    gint32 stamped = TANDEM_NONE;

    sort_pairs(draft, draft->weights, "weights", &file->trainees, &file->opportunities);
    for (guint i = 0; i < draft->weights->len; i++) {
        const TandemDraftPair *const pair =
            &g_array_index(draft->weights, TandemDraftPair, i);
        const gsize first = draft->trainees.first[pair->a];
        if (pair->a != stamped)
            draft->n_lists++;
        for (gsize k = 0; pair->a != stamped && k < draft->trainees.n[pair->a]; k++)
            draft->stamp_opportunity[g_array_index(draft->trainees.id, gint32,
                                                   first + k)] = draft->n_lists;
        stamped = pair->a;
        if (draft->stamp_opportunity[pair->b] == draft->n_lists)
            continue;
        g_autofree gchar *a =
            tandem_faults_quote(tandem_id_set_get(&file->trainees, pair->a));
        g_autofree gchar *b =
            tandem_faults_quote(tandem_id_set_get(&file->opportunities, pair->b));
        tandem_draft_fault(draft, "weights", pair->row, pair->line, "E613",
                           "%s does not list %s", a, b);
    }
}

static gint
compare_links(gconstpointer left, gconstpointer right)
{
    const TandemDraftLink *const x = left, *const y = right;

    if (x->trainee[0] != y->trainee[0])
        return x->trainee[0] < y->trainee[0] ? -1 : 1;
    return (x->row > y->row) - (x->row < y->row);
}

/* The lower number of a link first, its places with it; each trainee in one link. */
static void
check_links(TandemMarketDraft *draft)
{
    const TandemIdSet *const set = &draft->file->trainees;
    g_autofree guint8 *is_linked = tandem_draft_new(guint8, tandem_id_set_n(set));

    for (guint i = 0; i < draft->links->len; i++) {
        TandemDraftLink *const link = &g_array_index(draft->links, TandemDraftLink, i);
        for (gint side = 0; side < 2; side++) {
            const gint32 t = link->trainee[side];
            if (t != TANDEM_NONE && is_linked[t]) {
                g_autofree gchar *quoted =
                    tandem_faults_quote(tandem_id_set_get(set, t));
                tandem_draft_fault(draft, "links", link->row, link->line, "E610",
                                   "%s is linked twice", quoted);
            }
            if (t != TANDEM_NONE)
                is_linked[t] = 1;
        }
        if (link->trainee[0] <= link->trainee[1])
            continue;
        const gint32 higher = link->trainee[0];
        link->trainee[0] = link->trainee[1];
        link->trainee[1] = higher;
        for (guint c = 0; c < link->choices->len; c += 2) {
            gint32 *const place = &g_array_index(link->choices, gint32, c);
            const gint32 first = place[0];
            place[0] = place[1];
            place[1] = first;
        }
    }
    g_array_sort(draft->links, compare_links);
}

static gint
compare_groups(gconstpointer left, gconstpointer right)
{
    const TandemDraftGroup *const x = left, *const y = right;
    const gint order = g_strcmp0(x->id, y->id);

    return order != 0 ? order : (x->row > y->row) - (x->row < y->row);
}

static gint
compare_members(gconstpointer left, gconstpointer right)
{
    const gint32 a = *(const gint32 *)left, b = *(const gint32 *)right;

    return (a > b) - (a < b);
}

static void
check_groups(TandemMarketDraft *draft)
{
    g_array_sort(draft->groups, compare_groups);
    for (guint i = 0; i < draft->groups->len; i++) {
        const TandemDraftGroup *const group =
            &g_array_index(draft->groups, TandemDraftGroup, i);
        g_array_sort(group->opportunities, compare_members);
        if (group->trainees != NULL)
            g_array_sort(group->trainees, compare_members);
        if (i == 0 || group->id == NULL || g_strcmp0(group[-1].id, group->id) != 0)
            continue;
        g_autofree gchar *quoted = tandem_faults_quote(group->id);
        tandem_draft_fault(draft, "groups", group->row, group->line, "E608",
                           "the id %s is taken", quoted);
    }
}

void
tandem_draft_check(TandemMarketDraft *draft)
{
    check_leaders(draft);
    check_ranked(draft);
    check_clashes(draft);
    check_weights(draft);
    check_links(draft);
    check_groups(draft);
    sort_pairs(draft, draft->pins, "pins", &draft->file->trainees,
               &draft->file->opportunities);
    tandem_draft_check_pins(draft);
}
