/* SPDX-License-Identifier: MIT */
/* From a draft without faults to the market. */
#include "market_json_private.h"

/* All that the arrays of a market point to; freed together. */
typedef struct {
    GPtrArray *owned;
} Arrays;

static gpointer
own(Arrays *arrays, gpointer memory)
{
    g_ptr_array_add(arrays->owned, memory);
    return memory;
}

/* The lists of @n agents in the order of their numbers. */
static TandemLists
gather(Arrays *arrays, const TandemDraftLists *draft, gint32 n)
{
    gsize *const start = own(arrays, g_new(gsize, (gsize)n + 1));
    gint32 *const id = own(arrays, g_new(gint32, MAX(draft->id->len, 1)));
    gint32 *const rank = own(arrays, g_new(gint32, MAX(draft->id->len, 1)));
    gsize k = 0;

    for (gint32 i = 0; i < n; i++) {
        start[i] = k;
        for (gsize j = draft->first[i]; j < draft->first[i] + draft->n[i]; j++, k++) {
            id[k] = g_array_index(draft->id, gint32, j);
            rank[k] = g_array_index(draft->rank, gint32, j);
        }
    }
    start[n] = k;
    return (TandemLists){ start, id, rank, draft->absent };
}

static gboolean
any_list(const TandemDraftLists *lists, gint32 n)
{
    for (gint32 i = 0; i < n; i++)
        if (!lists->absent[i])
            return TRUE;
    return FALSE;
}

/* @array, or NULL where it says nothing. */
static const gint32 *
unless_zero(const gint32 *array, gint32 n)
{
    for (gint32 i = 0; i < n; i++)
        if (array[i] != 0)
            return array;
    return NULL;
}

/* The ids of @pairs, two each. */
static const gint32 *
gather_pairs(Arrays *arrays, const GArray *pairs)
{
    gint32 *const flat = own(arrays, g_new(gint32, 2 * MAX(pairs->len, 1)));

    for (guint i = 0; i < pairs->len; i++) {
        flat[2 * i] = g_array_index(pairs, TandemDraftPair, i).a;
        flat[2 * i + 1] = g_array_index(pairs, TandemDraftPair, i).b;
    }
    return flat;
}

static const TandemLink *
gather_links(Arrays *arrays, const GArray *links)
{
    TandemLink *const flat = own(arrays, tandem_draft_new(TandemLink, links->len));

    for (guint i = 0; i < links->len; i++) {
        const TandemDraftLink *const link = &g_array_index(links, TandemDraftLink, i);
        flat[i].trainee[0] = link->trainee[0];
        flat[i].trainee[1] = link->trainee[1];
        flat[i].choices = (const gint32 *)(gconstpointer)link->choices->data;
        flat[i].rank = (const gint32 *)(gconstpointer)link->ranks->data;
        flat[i].n_choices = link->ranks->len;
    }
    return flat;
}

static const TandemGroup *
gather_groups(Arrays *arrays, const GArray *groups)
{
    TandemGroup *const flat = own(arrays, tandem_draft_new(TandemGroup, groups->len));
    gint32 *const nobody = own(arrays, g_new0(gint32, 1));

    for (guint i = 0; i < groups->len; i++) {
        const TandemDraftGroup *const group =
            &g_array_index(groups, TandemDraftGroup, i);
        flat[i].opportunities =
            (const gint32 *)(gconstpointer)group->opportunities->data;
        flat[i].n_opportunities = group->opportunities->len;
        if (group->trainees != NULL) {
            flat[i].trainees =
                group->trainees->len > 0
                    ? (const gint32 *)(gconstpointer)group->trainees->data
                    : nobody;
            flat[i].n_trainees = group->trainees->len;
        }
        flat[i].minimum = group->minimum;
        flat[i].maximum = group->maximum;
    }
    return flat;
}

static TandemMarketArrays
gather_arrays(Arrays *arrays, TandemMarketDraft *draft)
{
    const gint32 n = tandem_id_set_n(&draft->file->trainees);
    const gint32 m = tandem_id_set_n(&draft->file->opportunities);
    const gint32 l = tandem_id_set_n(&draft->file->leaders);
    TandemMarketArrays market = {
        .n_trainees = n,
        .n_opportunities = m,
        .n_leaders = l,
        .trainees = gather(arrays, &draft->trainees, n),
        .leader_of = draft->has_opportunities ? draft->leader_of : NULL,
        .opportunity_capacity = draft->capacity,
        .leader_capacity = draft->leader_capacity,
        .opportunity_minimum = unless_zero(draft->minimum, m),
        .leader_minimum = unless_zero(draft->leader_minimum, l),
        .opportunity_may_close = draft->may_close,
        .leader_may_close = draft->leader_may_close,
        .leader_opportunity_rank = draft->leader_opportunity_rank,
        .quota = draft->quota,
        .priority = unless_zero(draft->priority, n),
        .pins = gather_pairs(arrays, draft->pins),
        .n_pins = draft->pins->len,
        .clashes = gather_pairs(arrays, draft->clashes),
        .n_clashes = draft->clashes->len,
        .links = gather_links(arrays, draft->links),
        .n_links = draft->links->len,
        .groups = gather_groups(arrays, draft->groups),
        .n_groups = draft->groups->len,
    };

    if (any_list(&draft->leaders, l))
        market.leaders = gather(arrays, &draft->leaders, l);
    if (any_list(&draft->opportunities, m))
        market.opportunities = gather(arrays, &draft->opportunities, m);
    return market;
}

/* The largest rank a trainee gives in the market. */
static gint32
largest_rank(const TandemMarket *market)
{
    const gint32 *const rank = tandem_market_get_trainee_ranks(market);
    gint32 largest = 0;

    for (gsize k = 0; k < tandem_market_get_n_edges(market); k++)
        largest = MAX(largest, rank[k]);
    return largest;
}

/* A weight an entry of the trainees' lists: the one stated, or else as DEFINITIONS has
 * it, R + 1 - rank. */
static const gdouble *
gather_weights(Arrays *arrays, const TandemMarketDraft *draft,
               const TandemMarketArrays *market, gint32 largest)
{
    const TandemLists *const lists = &market->trainees;
    const GArray *const stated = draft->weights;
    gdouble *const weight =
        own(arrays, g_new(gdouble, MAX(lists->start[market->n_trainees], 1)));
    g_autofree gsize *entry_of = tandem_draft_new(gsize, market->n_opportunities);
    guint next = 0;

    for (gint32 t = 0; t < market->n_trainees; t++) {
        for (gsize k = lists->start[t]; k < lists->start[t + 1]; k++) {
            weight[k] = (gdouble)largest + 1 - lists->rank[k];
            entry_of[lists->id[k]] = k;
        }
        for (; next < stated->len; next++) {
            const TandemDraftPair *const pair =
                &g_array_index(stated, TandemDraftPair, next);
            if (pair->a != t)
                break;
            weight[entry_of[pair->b]] = pair->weight;
        }
    }
    return weight;
}

/* The largest rank and the ties are those of the market, not of the lists, so it is
 * made once without weights and keys, and again where it needs some. */
TandemMarket *
tandem_draft_build(TandemMarketDraft *draft, const char *seed, TandemLottery lottery,
                   GError **error)
{
    g_autoptr(GPtrArray) owned = g_ptr_array_new_with_free_func(g_free);
    Arrays arrays = { owned };
    TandemMarketArrays all = gather_arrays(&arrays, draft);
    g_autoptr(TandemMarket) market = tandem_market_new(&all, error);

    if (market == NULL)
        return NULL;
    const gboolean has_keys = tandem_market_needs_keys(market, lottery);
    if (!has_keys && draft->weights->len == 0)
        return g_steal_pointer(&market);

    if (draft->weights->len > 0)
        all.weight = gather_weights(&arrays, draft, &all, largest_rank(market));
    if (has_keys) {
        all.trainee_key =
            own(&arrays, tandem_market_draw_keys(&draft->file->trainees, seed));
        all.opportunity_key =
            own(&arrays, tandem_market_draw_keys(&draft->file->opportunities, seed));
    }
    g_clear_pointer(&market, tandem_market_unref);
    return tandem_market_new(&all, error);
}
