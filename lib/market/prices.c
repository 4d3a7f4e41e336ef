/* SPDX-License-Identifier: MIT */
/* Dual prices as they are kept: a block of numbers a stage. What makes them a proof is
 * for the judge to say (lib/judge/price_proof.c).
 */
#include "prices_private.h"

#include <string.h>

#include "market_private.h"
#include "matching_private.h"
#include "memory_private.h"

typedef struct {
    TandemTerm term[TANDEM_MOST_TERMS];
    gsize n_terms;
    gint64 *price; /* [n_prices] */
} Stage;

struct _TandemPrices {
    gatomicrefcount ref_count;
    gsize n_trainees, n_opportunities, n_leaders, n_groups;
    gsize n_stages;
    gsize n_room;
    Stage *stage; /* [n_room] */
};

/**
 * TandemPrices:
 *
 * The proof that a matching does best what its strategy says. Immutable, counted, safe
 * to read from many threads. tandem_judge_prices() says whether it proves anything.
 */
G_DEFINE_BOXED_TYPE(TandemPrices, tandem_prices, tandem_prices_ref, tandem_prices_unref)

static gsize
count_prices(const TandemPrices *prices)
{
    return prices->n_trainees + prices->n_opportunities + prices->n_leaders +
           prices->n_groups;
}

TandemPrices *
tandem_prices_begin(const TandemMarket *market)
{
    TandemPrices *const prices = g_new0(TandemPrices, 1);

    g_atomic_ref_count_init(&prices->ref_count);
    prices->n_trainees = (gsize)market->n_trainees;
    prices->n_opportunities = (gsize)market->n_opportunities;
    prices->n_leaders = (gsize)market->n_leaders;
    prices->n_groups = market->n_groups;
    return prices;
}

static gboolean
make_room(TandemPrices *prices)
{
    if (prices->n_stages < prices->n_room)
        return TRUE;
    const gsize room = MAX(4, 2 * prices->n_room);
    Stage *const stage = g_try_realloc_n(prices->stage, room, sizeof *stage);
    if (stage == NULL)
        return FALSE;
    prices->stage = stage;
    prices->n_room = room;
    return TRUE;
}

gint64 *
tandem_prices_add(TandemPrices *prices, const TandemTerm *terms, gsize n_terms)
{
    g_assert(n_terms > 0 && n_terms <= TANDEM_MOST_TERMS);

    gint64 *const price = tandem_try_new0(gint64, count_prices(prices));
    if (price == NULL || !make_room(prices)) {
        g_free(price);
        return NULL;
    }
    Stage *const stage = &prices->stage[prices->n_stages++];
    memcpy(stage->term, terms, n_terms * sizeof *terms);
    stage->n_terms = n_terms;
    stage->price = price;
    return price;
}

/* What may be NULL where it is empty. */
static void
copy(gint64 *to, const gint64 *from, gsize n)
{
    if (n > 0)
        memcpy(to, from, n * sizeof *to);
}

/**
 * tandem_prices_new: (constructor)
 * @market: the market they are of
 * @stages: (nullable) (array length=n_stages): the first counts most; copied
 * @n_stages: how many there are
 * @error: return location for a #TandemError
 *
 * Makes prices of anything: whether they prove what they say is for
 * tandem_judge_prices() to say.
 *
 * Time and memory O(n_stages times the agents and groups of the market).
 *
 * Returns: (transfer full): the prices, or %NULL with @error set to
 *   %TANDEM_ERROR_BAD_PARAMETER, where a stage has no terms or more than 8, or to
 *   %TANDEM_ERROR_NO_MEMORY
 */
TandemPrices *
tandem_prices_new(const TandemMarket *market, const TandemPriceStage *stages,
                  gsize n_stages, GError **error)
{
    g_return_val_if_fail(market != NULL, NULL);
    g_return_val_if_fail(stages != NULL || n_stages == 0, NULL);
    g_return_val_if_fail(error == NULL || *error == NULL, NULL);

    g_autoptr(TandemPrices) prices = tandem_prices_begin(market);
    for (gsize i = 0; i < n_stages; i++) {
        const gsize n_terms = stages[i].n_terms;
        if (n_terms == 0 || n_terms > TANDEM_MOST_TERMS) {
            g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_BAD_PARAMETER,
                        "stage %" G_GSIZE_FORMAT " has %" G_GSIZE_FORMAT
                        " terms; a stage has from 1 to %d",
                        i, n_terms, TANDEM_MOST_TERMS);
            return NULL;
        }
        gint64 *price = tandem_prices_add(prices, stages[i].terms, n_terms);
        if (price == NULL) {
            tandem_no_memory("prices", error);
            return NULL;
        }
        copy(price, stages[i].trainees, prices->n_trainees);
        price += prices->n_trainees;
        copy(price, stages[i].opportunities, prices->n_opportunities);
        price += prices->n_opportunities;
        copy(price, stages[i].leaders, prices->n_leaders);
        copy(price + prices->n_leaders, stages[i].groups, prices->n_groups);
    }
    return g_steal_pointer(&prices);
}

/**
 * tandem_prices_ref:
 * @prices: prices
 *
 * Returns: (transfer full): the same, held once more
 */
TandemPrices *
tandem_prices_ref(TandemPrices *prices)
{
    g_return_val_if_fail(prices != NULL, NULL);

    g_atomic_ref_count_inc(&prices->ref_count);
    return prices;
}

/**
 * tandem_prices_unref:
 * @prices: (transfer full): prices; ends with the last hold
 */
void
tandem_prices_unref(TandemPrices *prices)
{
    g_return_if_fail(prices != NULL);

    if (!g_atomic_ref_count_dec(&prices->ref_count))
        return;
    for (gsize i = 0; i < prices->n_stages; i++)
        g_free(prices->stage[i].price);
    g_free(prices->stage);
    g_free(prices);
}

/**
 * tandem_prices_get_n_stages:
 * @prices: prices
 *
 * Returns: how many stages there are
 */
gsize
tandem_prices_get_n_stages(const TandemPrices *prices)
{
    g_return_val_if_fail(prices != NULL, 0);

    return prices->n_stages;
}

/**
 * tandem_prices_get_stage:
 * @prices: prices
 * @stage: from 0
 *
 * Returns: the stage; its arrays live as long as @prices
 */
TandemPriceStage
tandem_prices_get_stage(const TandemPrices *prices, gsize stage)
{
    g_return_val_if_fail(prices != NULL && stage < prices->n_stages,
                         (TandemPriceStage){ 0 });

    const Stage *const at = &prices->stage[stage];
    const gint64 *const opportunities = at->price + prices->n_trainees;
    const gint64 *const leaders = opportunities + prices->n_opportunities;

    return (TandemPriceStage){
        at->term,      at->n_terms, at->price,
        opportunities, leaders,     leaders + prices->n_leaders,
    };
}

/**
 * tandem_matching_get_prices:
 * @matching: a matching
 *
 * Returns: (transfer none) (nullable): the prices that prove what its strategy says of
 *   it, or %NULL where it came with none; they live as long as @matching
 */
TandemPrices *
tandem_matching_get_prices(const TandemMatching *matching)
{
    g_return_val_if_fail(matching != NULL, NULL);

    return matching->prices;
}

void
tandem_matching_set_prices(TandemMatching *matching, TandemPrices *prices)
{
    g_clear_pointer(&matching->prices, tandem_prices_unref);
    matching->prices = prices;
}
