/* SPDX-License-Identifier: MIT */
/* A market said agent by agent. What is said is gathered in growing arrays; the end
 * sorts them into rows by counting and hands them to tandem_market_new(), which alone
 * decides whether they are a market.
 */
#include <tandem/market_builder.h>

#include <stdlib.h>
#include <string.h>

#include "memory_private.h"

typedef struct {
    gpointer data;
    gsize n;
    gsize room;
} Grown;

/* One said opinion or pin. */
typedef struct {
    gint32 from;
    gint32 to;
    gint32 rank;
} Said;

struct _TandemMarketBuilder {
    GError *mistake;       /* the first, told at the end */
    Grown leader_capacity; /* gint32 */
    Grown leader_of;       /* gint32 */
    Grown capacity;        /* gint32 */
    Grown quota;           /* gint32 */
    Grown preferred;       /* Said: trainee, opportunity */
    Grown ranked;          /* Said: leader, trainee */
    Grown pins;            /* gint32, two each */
    Grown prioritised;     /* Said: trainee, -, priority */
    guint64 *trainee_key;  /* [n_keyed_trainees] or NULL */
    guint64 *opportunity_key;
    gsize n_keyed_trainees;
    gsize n_keyed_opportunities;
};

/* One side's opinions in compressed rows. */
typedef struct {
    gsize *start;
    gint32 *id;
    gint32 *rank;
    guint8 *absent;
} Rows;

static void
rows_clear(Rows *rows)
{
    g_free(rows->start);
    g_free(rows->id);
    g_free(rows->rank);
    g_free(rows->absent);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Rows, rows_clear)

/**
 * tandem_market_builder_new: (constructor)
 *
 * Returns: (transfer full): a builder of a market without agents
 */
TandemMarketBuilder *
tandem_market_builder_new(void)
{
    return g_new0(TandemMarketBuilder, 1);
}

/**
 * tandem_market_builder_free:
 * @builder: (transfer full): a builder
 */
void
tandem_market_builder_free(TandemMarketBuilder *builder)
{
    g_return_if_fail(builder != NULL);

    g_clear_error(&builder->mistake);
    g_free(builder->leader_capacity.data);
    g_free(builder->leader_of.data);
    g_free(builder->capacity.data);
    g_free(builder->quota.data);
    g_free(builder->preferred.data);
    g_free(builder->ranked.data);
    g_free(builder->pins.data);
    g_free(builder->prioritised.data);
    g_free(builder->trainee_key);
    g_free(builder->opportunity_key);
    g_free(builder);
}

static void
refuse_memory(TandemMarketBuilder *builder)
{
    if (builder->mistake == NULL)
        tandem_no_memory("building a market", &builder->mistake);
}

/* Appends @n values of @size; where memory is refused the builder remembers it. */
static void
append(TandemMarketBuilder *builder, Grown *grown, gconstpointer values, gsize n,
       gsize size)
{
    if (grown->n + n > grown->room) {
        const gsize room = 2 * grown->room + 16;
        gpointer data = g_try_realloc_n(grown->data, room, size);
        if (data == NULL) {
            refuse_memory(builder);
            return;
        }
        grown->data = data;
        grown->room = room;
    }
    memcpy((guint8 *)grown->data + grown->n * size, values, n * size);
    grown->n += n;
}

/* Returns the new agent's id. */
static gint32
append_agent(TandemMarketBuilder *builder, Grown *grown, gint32 value)
{
    const gint32 id = (gint32)grown->n;

    g_return_val_if_fail(grown->n < G_MAXINT32, TANDEM_NONE);
    append(builder, grown, &value, 1, sizeof value);
    return id;
}

/**
 * tandem_market_builder_add_leader:
 * @builder: a builder
 * @capacity: most trainees it takes, or -1 for the sum of its opportunities'
 *
 * Returns: the leader's id: they go from 0
 */
gint32
tandem_market_builder_add_leader(TandemMarketBuilder *builder, gint32 capacity)
{
    g_return_val_if_fail(builder != NULL, TANDEM_NONE);

    return append_agent(builder, &builder->leader_capacity, capacity);
}

/**
 * tandem_market_builder_add_opportunity:
 * @builder: a builder
 * @leader: whose it is; the leader may be added later
 * @capacity: its places
 *
 * Returns: the opportunity's id: they go from 0
 */
gint32
tandem_market_builder_add_opportunity(TandemMarketBuilder *builder, gint32 leader,
                                      gint32 capacity)
{
    g_return_val_if_fail(builder != NULL, TANDEM_NONE);

    append(builder, &builder->leader_of, &leader, 1, sizeof leader);
    return append_agent(builder, &builder->capacity, capacity);
}

/**
 * tandem_market_builder_add_trainee:
 * @builder: a builder
 * @quota: most places it may hold
 *
 * Returns: the trainee's id: they go from 0
 */
gint32
tandem_market_builder_add_trainee(TandemMarketBuilder *builder, gint32 quota)
{
    g_return_val_if_fail(builder != NULL, TANDEM_NONE);

    return append_agent(builder, &builder->quota, quota);
}

/**
 * tandem_market_builder_prefer:
 * @builder: a builder
 * @trainee: a trainee
 * @opportunity: an opportunity it accepts
 * @rank: from 1; equal ranks are a tie
 *
 * Adds to a trainee's list. Entries may come in any order.
 */
void
tandem_market_builder_prefer(TandemMarketBuilder *builder, gint32 trainee,
                             gint32 opportunity, gint32 rank)
{
    g_return_if_fail(builder != NULL);

    const Said said = { trainee, opportunity, rank };
    append(builder, &builder->preferred, &said, 1, sizeof said);
}

/**
 * tandem_market_builder_rank:
 * @builder: a builder
 * @leader: a leader
 * @trainee: a trainee it accepts
 * @rank: from 1; equal ranks are a tie
 *
 * Adds to a leader's list. A leader that ranks nobody states no list, so it takes all
 * who list it, as one tie.
 */
void
tandem_market_builder_rank(TandemMarketBuilder *builder, gint32 leader, gint32 trainee,
                           gint32 rank)
{
    g_return_if_fail(builder != NULL);

    const Said said = { leader, trainee, rank };
    append(builder, &builder->ranked, &said, 1, sizeof said);
}

/**
 * tandem_market_builder_pin:
 * @builder: a builder
 * @trainee: a trainee
 * @opportunity: the opportunity it must have
 */
void
tandem_market_builder_pin(TandemMarketBuilder *builder, gint32 trainee,
                          gint32 opportunity)
{
    g_return_if_fail(builder != NULL);

    const gint32 pin[2] = { trainee, opportunity };
    append(builder, &builder->pins, pin, 2, sizeof *pin);
}

/**
 * tandem_market_builder_set_priority:
 * @builder: a builder
 * @trainee: a trainee
 * @priority: 0 goes first where a leader is indifferent
 */
void
tandem_market_builder_set_priority(TandemMarketBuilder *builder, gint32 trainee,
                                   gint32 priority)
{
    g_return_if_fail(builder != NULL);

    const Said said = { trainee, TANDEM_NONE, priority };
    append(builder, &builder->prioritised, &said, 1, sizeof said);
}

/**
 * tandem_market_builder_set_keys:
 * @builder: a builder to which every trainee and opportunity was added
 * @trainee_key: (nullable): shape [n_trainees]: lottery keys; copied
 * @opportunity_key: (nullable): shape [n_opportunities]: likewise
 */
void
tandem_market_builder_set_keys(TandemMarketBuilder *builder, const guint64 *trainee_key,
                               const guint64 *opportunity_key)
{
    g_return_if_fail(builder != NULL);

    g_clear_pointer(&builder->trainee_key, g_free);
    g_clear_pointer(&builder->opportunity_key, g_free);
    builder->n_keyed_trainees = builder->quota.n;
    builder->n_keyed_opportunities = builder->capacity.n;
    if (trainee_key != NULL) {
        builder->trainee_key = tandem_try_new(guint64, builder->quota.n);
        if (builder->trainee_key != NULL)
            memcpy(builder->trainee_key, trainee_key,
                   builder->quota.n * sizeof *trainee_key);
    }
    if (opportunity_key != NULL) {
        builder->opportunity_key = tandem_try_new(guint64, builder->capacity.n);
        if (builder->opportunity_key != NULL)
            memcpy(builder->opportunity_key, opportunity_key,
                   builder->capacity.n * sizeof *opportunity_key);
    }
    if ((trainee_key != NULL && builder->trainee_key == NULL) ||
        (opportunity_key != NULL && builder->opportunity_key == NULL))
        refuse_memory(builder);
}

static int
compare_said(gconstpointer a, gconstpointer b)
{
    const Said *const x = a, *const y = b;

    return x->rank != y->rank ? (x->rank < y->rank ? -1 : 1)
                              : (x->to > y->to) - (x->to < y->to);
}

/* What was said of one side, @who, in rows by agent, each by rank. */
static gboolean
gather(Rows *rows, const char *who, const Grown *grown, gsize n, GError **error)
{
    const Said *const said = grown->data;
    g_autofree gsize *end = tandem_try_new(gsize, n);
    g_autofree Said *row = tandem_try_new(Said, grown->n);
    rows->start = tandem_try_new0(gsize, n + 1);
    rows->id = tandem_try_new(gint32, grown->n);
    rows->rank = tandem_try_new(gint32, grown->n);
    rows->absent = tandem_try_new0(guint8, n);
    if (!end || !row || !rows->start || !rows->id || !rows->rank || !rows->absent)
        return tandem_no_memory("building a market", error);

    for (gsize i = 0; i < grown->n; i++) {
        if (said[i].from < 0 || (gsize)said[i].from >= n) {
            g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_BAD_ID,
                        "a list is of %s %d; there are %" G_GSIZE_FORMAT, who,
                        said[i].from, n);
            return FALSE;
        }
        rows->start[said[i].from + 1]++;
    }
    for (gsize i = 0; i < n; i++) {
        rows->absent[i] = rows->start[i + 1] == 0;
        rows->start[i + 1] += rows->start[i];
        end[i] = rows->start[i];
    }
    for (gsize i = 0; i < grown->n; i++)
        row[end[said[i].from]++] = said[i];
    for (gsize i = 0; i < n; i++)
        qsort(row + rows->start[i], rows->start[i + 1] - rows->start[i], sizeof *row,
              compare_said);
    for (gsize k = 0; k < grown->n; k++) {
        rows->id[k] = row[k].to;
        rows->rank[k] = row[k].rank;
    }
    return TRUE;
}

/* The priorities as one array, all 0 where none was said. */
static gint32 *
gather_priorities(const TandemMarketBuilder *builder, GError **error)
{
    const Said *const said = builder->prioritised.data;
    g_autofree gint32 *priority = tandem_try_new0(gint32, builder->quota.n);

    if (priority == NULL) {
        tandem_no_memory("building a market", error);
        return NULL;
    }
    for (gsize i = 0; i < builder->prioritised.n; i++) {
        if (said[i].from < 0 || (gsize)said[i].from >= builder->quota.n) {
            g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_BAD_ID,
                        "a priority is of trainee %d; there are %" G_GSIZE_FORMAT,
                        said[i].from, builder->quota.n);
            return NULL;
        }
        priority[said[i].from] = said[i].rank;
    }
    return g_steal_pointer(&priority);
}

static gboolean
check_keys(const TandemMarketBuilder *builder, GError **error)
{
    if ((builder->trainee_key == NULL ||
         builder->n_keyed_trainees == builder->quota.n) &&
        (builder->opportunity_key == NULL ||
         builder->n_keyed_opportunities == builder->capacity.n))
        return TRUE;
    g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_BAD_ID,
                "keys were set for %" G_GSIZE_FORMAT " trainees and %" G_GSIZE_FORMAT
                " opportunities; there are %" G_GSIZE_FORMAT " and %" G_GSIZE_FORMAT,
                builder->n_keyed_trainees, builder->n_keyed_opportunities,
                builder->quota.n, builder->capacity.n);
    return FALSE;
}

/**
 * tandem_market_builder_end:
 * @builder: a builder; it stays what it is, and may be added to and ended again
 * @error: return location for a #TandemError
 *
 * Makes the market out of what was said, as tandem_market_new() does.
 *
 * Returns: (transfer full): the market, or %NULL with @error set to what
 *   tandem_market_new() found, or to the first mistake made on the way
 */
TandemMarket *
tandem_market_builder_end(TandemMarketBuilder *builder, GError **error)
{
    g_return_val_if_fail(builder != NULL, NULL);
    g_return_val_if_fail(error == NULL || *error == NULL, NULL);

    if (builder->mistake != NULL) {
        g_propagate_error(error, g_error_copy(builder->mistake));
        return NULL;
    }
    g_auto(Rows) trainees = { 0 };
    g_auto(Rows) leaders = { 0 };
    if (!check_keys(builder, error) ||
        !gather(&trainees, "trainee", &builder->preferred, builder->quota.n, error) ||
        !gather(&leaders, "leader", &builder->ranked, builder->leader_capacity.n,
                error))
        return NULL;
    g_autofree gint32 *priority = gather_priorities(builder, error);
    if (priority == NULL)
        return NULL;

    const TandemMarketArrays arrays = {
        .n_trainees = (gint32)builder->quota.n,
        .n_opportunities = (gint32)builder->capacity.n,
        .n_leaders = (gint32)builder->leader_capacity.n,
        .trainees = { trainees.start, trainees.id, trainees.rank, NULL },
        .leaders = { leaders.start, leaders.id, leaders.rank, leaders.absent },
        .leader_of = builder->leader_of.data,
        .opportunity_capacity = builder->capacity.data,
        .leader_capacity = builder->leader_capacity.data,
        .quota = builder->quota.data,
        .priority = builder->prioritised.n > 0 ? priority : NULL,
        .trainee_key = builder->trainee_key,
        .opportunity_key = builder->opportunity_key,
        .pins = builder->pins.data,
        .n_pins = builder->pins.n / 2,
    };
    return tandem_market_new(&arrays, error);
}
