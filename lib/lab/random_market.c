/* SPDX-License-Identifier: MIT */
/* Random markets: the models `uniform` and `popularity`; models.c says whom they
 * follow.
 *
 * Trainees' lists, leaders' orders and the ties of either side come from streams of
 * their own: the same seed with another tie density has the same lists.
 */
#include "leader_orders_private.h"
#include "market_lists_private.h"
#include "model_private.h"

#include <string.h>

typedef struct {
    TandemOrders orders;
    gint32 shortest; /* lengths go from it to orders.length */
    gint32 places;
    gint32 leader_places;
    gint32 quota;
    gdouble trainee_ties;
    gboolean is_popular;
    gdouble ratio;
} Settings;

static gboolean
count_opportunities(const TandemModel *model, const TandemOptions *options, Settings *s,
                    GError **error)
{
    const gint32 n_leaders = s->orders.n_leaders;
    const gint32 each =
        tandem_model_get_int(model, options, "opportunities_per_leader");
    const gint32 stated = tandem_model_get_int(model, options, "n_opportunities");
    const gint64 n = stated > 0 ? stated : (gint64)n_leaders * each;

    if (n > G_MAXINT32 - 1)
        return tandem_model_bad_parameter(
            model, error,
            "n_leaders = %d times opportunities_per_leader = %d is more "
            "than %d opportunities",
            n_leaders, each, G_MAXINT32 - 1);
    if (stated > 0 && stated < n_leaders)
        return tandem_model_bad_parameter(
            model, error, "n_opportunities = %d, but there are %d leaders", stated,
            n_leaders);
    if (stated > 0 && n_leaders == 0)
        return tandem_model_bad_parameter(
            model, error, "n_opportunities = %d, but there is no leader", stated);
    s->orders.n_opportunities = (gint32)n;
    return TRUE;
}

static gboolean
read_lengths(const TandemModel *model, const TandemOptions *options, Settings *s,
             GError **error)
{
    const gint32 n = s->orders.n_opportunities;
    const gint32 length = tandem_model_get_int(model, options, "length");
    const gint32 shortest = tandem_model_get_int(model, options, "shortest");

    if (length > n)
        return tandem_model_bad_parameter(
            model, error,
            "length = %d, but there are %d opportunities; length = 0 lists all", length,
            n);
    s->orders.length = length > 0 ? length : n;
    s->shortest = shortest > 0 ? shortest : s->orders.length;
    if (s->shortest > s->orders.length)
        return tandem_model_bad_parameter(model, error,
                                          "shortest = %d is more than length = %d",
                                          shortest, s->orders.length);
    return TRUE;
}

static gboolean
read_settings(const TandemModel *model, const TandemOptions *options, Settings *s,
              GError **error)
{
    TandemOrders *o = &s->orders;

    if (!tandem_model_check_options(model, options, error))
        return FALSE;

    o->n_trainees = tandem_model_get_int(model, options, "n_trainees");
    o->n_leaders = tandem_model_get_int(model, options, "n_leaders");
    o->ties = tandem_model_get_double(model, options, "leader_ties");
    s->is_popular = strcmp(model->name, "popularity") == 0;
    o->noise = s->is_popular ? tandem_model_get_double(model, options, "noise") : 1.0;
    s->ratio = s->is_popular ? tandem_model_get_double(model, options, "ratio") : 1.0;
    s->places = tandem_model_get_int(model, options, "places");
    s->leader_places = tandem_model_get_int(model, options, "leader_places");
    s->quota = tandem_model_get_int(model, options, "quota");
    if (s->places == 0)
        s->places = o->n_trainees;
    s->trainee_ties = tandem_model_get_double(model, options, "trainee_ties");

    return count_opportunities(model, options, s, error) &&
           read_lengths(model, options, s, error);
}
/* The first total % n get one more than the others. */
static void
spread(gint32 total, gint32 n, gint32 *share)
{
    for (gint32 i = 0; i < n; i++)
        share[i] = total / n + (i < total % n);
}

/* What the market is made of, until it has made its own of it. */
typedef struct {
    gsize *start;
    gint32 *list, *rank, *leader_rank;
    gint32 *leader_of, *capacity, *leader_capacity, *quota;
} Arrays;

static gboolean
arrays_new(const Settings *s, Arrays *a, GError **error)
{
    const gsize n = (gsize)s->orders.n_trainees, m = (gsize)s->orders.n_opportunities;
    const gsize n_entries = n * (gsize)s->orders.length;

    a->start = g_try_new(gsize, n + 1);
    a->list = g_try_new(gint32, n_entries + 1);
    a->rank = g_try_new(gint32, n_entries + 1);
    a->leader_rank = g_try_new(gint32, n_entries + 1);
    a->leader_of = g_try_new(gint32, m + 1);
    a->capacity = g_try_new(gint32, m + 1);
    a->leader_capacity = g_try_new(gint32, (gsize)s->orders.n_leaders + 1);
    a->quota = g_try_new(gint32, n + 1);
    if (a->start != NULL && a->list != NULL && a->rank != NULL &&
        a->leader_rank != NULL && a->leader_of != NULL && a->capacity != NULL &&
        a->leader_capacity != NULL && a->quota != NULL)
        return TRUE;
    g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_NO_MEMORY,
                "no memory for a market of %" G_GSIZE_FORMAT " pairs", n_entries);
    return FALSE;
}

static void
arrays_clear(Arrays *a)
{
    g_free(a->start);
    g_free(a->list);
    g_free(a->rank);
    g_free(a->leader_rank);
    g_free(a->leader_of);
    g_free(a->capacity);
    g_free(a->leader_capacity);
    g_free(a->quota);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Arrays, arrays_clear)

/* Where each list begins. */
static void
draw_lengths(const Settings *s, const char *seed, gsize *start)
{
    const gint32 spread_over = s->orders.length - s->shortest + 1;
    TandemStream lengths;

    tandem_stream_init(&lengths, seed, "lengths of trainees' lists");
    start[0] = 0;
    for (gint32 t = 0; t < s->orders.n_trainees; t++) {
        const gint32 more =
            spread_over > 1 ? tandem_stream_below(&lengths, spread_over) : 0;
        start[t + 1] = start[t] + (gsize)(s->shortest + more);
    }
}

static gboolean
fill(const Settings *s, const char *seed, Arrays *a, GError **error)
{
    TandemOrders orders = s->orders;
    const gint32 n = orders.n_trainees, m = orders.n_opportunities;
    TandemStream lists, ties;

    tandem_stream_init(&lists, seed, "trainees' lists");
    tandem_stream_init(&ties, seed, "trainees' ties");
    draw_lengths(s, seed, a->start);
    orders.list = a->list;
    orders.start = s->shortest < orders.length ? a->start : NULL;
    if (!(s->is_popular
              ? tandem_lists_popular(&lists, n, a->start, m, s->ratio, a->list)
              : tandem_lists_uniform(&lists, n, a->start, m, a->list)) ||
        !tandem_leader_orders(&orders, seed, a->leader_rank)) {
        g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_NO_MEMORY,
                    "no memory for a market of %d trainees", n);
        return FALSE;
    }
    tandem_lists_tie(&ties, n, a->start, s->trainee_ties, a->rank);
    for (gint32 o = 0; o < m; o++)
        a->leader_of[o] = tandem_orders_leader(&orders, o);
    for (gint32 t = 0; t < n; t++)
        a->quota[t] = s->quota;
    spread(s->places, m, a->capacity);
    spread(s->leader_places, orders.n_leaders, a->leader_capacity);
    return TRUE;
}

/**
 * tandem_random_market:
 * @model: a model that makes markets
 * @options: (nullable): values of its parameters
 * @seed: any text: the same seed gives the same market on every machine
 * @error: return location for a #TandemError
 *
 * Time and memory O(pairs); `popularity` draws anew what a trainee has listed already,
 * which is rare while lists are short beside the number of opportunities, and with
 * noise below 1 sorts each leader's list.
 *
 * Returns: (transfer full): the market, or %NULL with %TANDEM_ERROR_UNKNOWN_PARAMETER,
 *   %TANDEM_ERROR_BAD_PARAMETER (also where the model makes a folder) or
 *   %TANDEM_ERROR_NO_MEMORY
 */
TandemMarket *
tandem_random_market(const TandemModel *model, const TandemOptions *options,
                     const char *seed, GError **error)
{
    g_return_val_if_fail(model != NULL && seed != NULL, NULL);
    g_return_val_if_fail(error == NULL || *error == NULL, NULL);

    Settings s = { 0 };
    g_auto(Arrays) a = { 0 };

    if (model->makes_folder) {
        tandem_model_bad_parameter(model, error, "makes a folder, not one market");
        return NULL;
    }
    if (!read_settings(model, options, &s, error) || !arrays_new(&s, &a, error) ||
        !fill(&s, seed, &a, error))
        return NULL;

    const TandemMarketArrays arrays = {
        .n_trainees = s.orders.n_trainees,
        .n_opportunities = s.orders.n_opportunities,
        .n_leaders = s.orders.n_leaders,
        .trainees = { .start = a.start,
                      .id = a.list,
                      .rank = s.trainee_ties > 0 ? a.rank : NULL },
        .leader_rank = a.leader_rank,
        .leader_of =
            s.orders.n_opportunities != s.orders.n_leaders ? a.leader_of : NULL,
        .opportunity_capacity = a.capacity,
        .leader_capacity = s.leader_places > 0 ? a.leader_capacity : NULL,
        .quota = s.quota != 1 ? a.quota : NULL,
    };
    return tandem_market_new(&arrays, error);
}
