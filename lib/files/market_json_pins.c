/* SPDX-License-Identifier: MIT */
/* Whether the pins of a market in JSON can be held together, told with ids: the engine
 * asks the same, but knows numbers alone. */
#include "faults_private.h"
#include "market_json_private.h"

static const TandemDraftPair *
pin_at(const TandemMarketDraft *draft, guint i)
{
    return &g_array_index(draft->pins, TandemDraftPair, i);
}

/* Tells the first pin that is one too many for @who. */
static void
tell_too_many(TandemMarketDraft *draft, const TandemDraftPair *pin,
              const TandemIdSet *set, gint32 who, const char *bound, gint64 most)
{
    g_autofree gchar *quoted = tandem_faults_quote(tandem_id_set_get(set, who));

    tandem_draft_fault(draft, "pins", pin->row, pin->line, "E614",
                       "one pin too many for %s, whose %s is %" G_GINT64_FORMAT, quoted,
                       bound, most);
}

static void
check_bounds(TandemMarketDraft *draft)
{
    const TandemMarketFile *const file = draft->file;
    const gint32 n_leaders = tandem_id_set_n(&file->leaders);
    const gint32 m = tandem_id_set_n(&file->opportunities);
    g_autofree gint64 *left_t =
        tandem_draft_new(gint64, tandem_id_set_n(&file->trainees));
    g_autofree gint64 *left_o = tandem_draft_new(gint64, m);
    g_autofree gint64 *left_l = tandem_draft_new(gint64, n_leaders);

    for (guint i = 0; i < draft->pins->len; i++) {
        const TandemDraftPair *const pin = pin_at(draft, i);
        const gint32 l = draft->leader_of[pin->b];
        const gint64 most = l != TANDEM_NONE ? draft->leader_capacity[l] : -1;
        if (++left_t[pin->a] == (gint64)draft->quota[pin->a] + 1)
            tell_too_many(draft, pin, &file->trainees, pin->a, "quota",
                          draft->quota[pin->a]);
        if (++left_o[pin->b] == (gint64)draft->capacity[pin->b] + 1)
            tell_too_many(draft, pin, &file->opportunities, pin->b, "capacity",
                          draft->capacity[pin->b]);
        else if (most >= 0 && ++left_l[l] == most + 1)
            tell_too_many(draft, pin, &file->leaders, l, "capacity", most);
    }
}

/* The clashes of opportunity o, sorted, are first[o] to first[o + 1] - 1; to be freed.
 */
static guint *
find_first_clashes(const TandemMarketDraft *draft)
{
    const gint32 m = tandem_id_set_n(&draft->file->opportunities);
    guint *const first = g_new0(guint, (gsize)m + 1);

    for (guint i = 0; i < draft->clashes->len; i++)
        first[g_array_index(draft->clashes, TandemDraftPair, i).a + 1]++;
    for (gint32 o = 0; o < m; o++)
        first[o + 1] += first[o];
    return first;
}

/* Tells what @pin clashes with among the pins that bear the stamp of its trainee. */
static void
check_clashes_of(TandemMarketDraft *draft, const TandemDraftPair *pin,
                 const guint *first)
{
    const TandemIdSet *const set = &draft->file->opportunities;

    for (guint i = first[pin->b]; i < first[pin->b + 1]; i++) {
        const gint32 other = g_array_index(draft->clashes, TandemDraftPair, i).b;
        if (draft->stamp_opportunity[other] != draft->n_lists)
            continue;
        g_autofree gchar *a = tandem_faults_quote(tandem_id_set_get(set, pin->b));
        g_autofree gchar *b = tandem_faults_quote(tandem_id_set_get(set, other));
        tandem_draft_fault(draft, "pins", pin->row, pin->line, "E614",
                           "%s and %s clash, and both are pinned", a, b);
    }
}

static void
check_clashes(TandemMarketDraft *draft)
{
    g_autofree guint *first = find_first_clashes(draft);

    for (guint i = 0, end = 0; i < draft->pins->len; i = end) {
        draft->n_lists++;
        for (; end < draft->pins->len && pin_at(draft, end)->a == pin_at(draft, i)->a;
             end++)
            draft->stamp_opportunity[pin_at(draft, end)->b] = draft->n_lists;
        for (guint k = i; k < end; k++)
            check_clashes_of(draft, pin_at(draft, k), first);
    }
}

static void
check_ceilings(TandemMarketDraft *draft)
{
    for (guint g = 0; draft->pins->len > 0 && g < draft->groups->len; g++) {
        const TandemDraftGroup *const group =
            &g_array_index(draft->groups, TandemDraftGroup, g);
        guint n = 0;
        draft->n_lists++;
        for (guint i = 0; i < group->opportunities->len; i++)
            draft->stamp_opportunity[g_array_index(group->opportunities, gint32, i)] =
                draft->n_lists;
        for (guint i = 0; group->trainees != NULL && i < group->trainees->len; i++)
            draft->stamp_trainee[g_array_index(group->trainees, gint32, i)] =
                draft->n_lists;
        for (guint i = 0; i < draft->pins->len; i++)
            n += draft->stamp_opportunity[pin_at(draft, i)->b] == draft->n_lists &&
                 (group->trainees == NULL ||
                  draft->stamp_trainee[pin_at(draft, i)->a] == draft->n_lists);
        if ((gint64)n > group->maximum)
            tandem_draft_fault(draft, "groups", group->row, group->line, "E614",
                               "%u pins are in this group, whose maximum is %d", n,
                               group->maximum);
    }
}

void
tandem_draft_check_pins(TandemMarketDraft *draft)
{
    check_bounds(draft);
    check_clashes(draft);
    check_ceilings(draft);
}
