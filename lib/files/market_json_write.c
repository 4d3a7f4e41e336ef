/* SPDX-License-Identifier: MIT */
/* A market as the form tandem-market 1: agents by their ids' bytes, lists by rank and
 * within a tie by id, so that one market has one text. What a key means when it is
 * absent is left out. */
#include <stdlib.h>

#include "market_json_private.h"
#include <tandem/json_write.h>

/* A side's opinion of a trainee. */
typedef struct {
    gint32 owner; /* a leader or an opportunity */
    gint32 rank;
    gint32 trainee;
    gint32 leader_rank;
} Opinion;

typedef struct {
    TandemJsonWriter *json;
    const TandemMarketFile *file;
    const TandemMarket *market;
    const gint32 *opportunity, *trainee_rank, *leader_rank, *own_rank;
} MarketWriter;

static gint
compare_opinions(gconstpointer a, gconstpointer b)
{
    const Opinion *const x = a, *const y = b;

    if (x->owner != y->owner)
        return x->owner < y->owner ? -1 : 1;
    if (x->rank != y->rank)
        return x->rank < y->rank ? -1 : 1;
    return (x->trainee > y->trainee) - (x->trainee < y->trainee);
}

static gint32
leader_of(const TandemMarket *market, gint32 opportunity)
{
    const gint32 *const leader = tandem_market_get_leader_of(market);

    return leader != NULL ? leader[opportunity] : opportunity;
}

/* The opinions of leaders, or of opportunities, sorted; one each of a pair. */
static Opinion *
gather_opinions(const MarketWriter *writer, gboolean of_leaders, gsize *n_opinions)
{
    const TandemMarket *const market = writer->market;
    const gsize *const start = tandem_market_get_start(market);
    const gint32 *const rank = of_leaders ? writer->leader_rank : writer->own_rank;
    Opinion *const opinion =
        tandem_draft_new(Opinion, tandem_market_get_n_edges(market));
    gsize n = 0, n_kept = 0;

    for (gint32 t = 0; t < tandem_market_get_n_trainees(market); t++)
        for (gsize k = start[t]; k < start[t + 1]; k++) {
            const gint32 o = writer->opportunity[k];
            if (rank[k] > 0)
                opinion[n++] = (Opinion){ of_leaders ? leader_of(market, o) : o,
                                          rank[k], t, writer->leader_rank[k] };
        }
    qsort(opinion, n, sizeof *opinion, compare_opinions);
    for (gsize i = 0; i < n; i++)
        if (i == 0 || compare_opinions(&opinion[i - 1], &opinion[i]) != 0)
            opinion[n_kept++] = opinion[i];
    *n_opinions = n_kept;
    return opinion;
}

/* Adds one list out of entries of equal length, ids by rank: an inner list is a tie. */
static void
begin_tie(TandemJsonWriter *json, gboolean starts, gboolean goes_on)
{
    if (starts && goes_on)
        tandem_json_begin_array(json, NULL, TANDEM_JSON_ONE_LINE);
}

static void
end_tie(TandemJsonWriter *json, gboolean was_tied, gboolean goes_on)
{
    if (was_tied && !goes_on)
        tandem_json_end(json);
}

static void
write_trainee_list(MarketWriter *writer, gint32 t)
{
    const gsize *const start = tandem_market_get_start(writer->market);
    const gint32 *const rank = writer->trainee_rank;

    tandem_json_begin_array(writer->json, "prefers", TANDEM_JSON_ONE_LINE);
    for (gsize k = start[t]; k < start[t + 1]; k++) {
        const gboolean follows = k > start[t] && rank[k - 1] == rank[k];
        const gboolean goes_on = k + 1 < start[t + 1] && rank[k + 1] == rank[k];
        if (rank[k] == 0)
            continue; /* only pinned */
        begin_tie(writer->json, !follows, goes_on);
        tandem_json_text(
            writer->json, NULL,
            tandem_id_set_get(&writer->file->opportunities, writer->opportunity[k]));
        end_tie(writer->json, follows, goes_on);
    }
    tandem_json_end(writer->json);
}

/* The list of @owner out of opinion[*i ..]; leaves *i behind it. */
static void
write_opinions(MarketWriter *writer, const Opinion *opinion, gsize n, gint32 owner,
               gsize *i)
{
    tandem_json_begin_array(writer->json, "prefers", TANDEM_JSON_ONE_LINE);
    for (gboolean follows = FALSE; *i < n && opinion[*i].owner == owner; (*i)++) {
        const gboolean goes_on = *i + 1 < n && opinion[*i + 1].owner == owner &&
                                 opinion[*i + 1].rank == opinion[*i].rank;
        begin_tie(writer->json, !follows, goes_on);
        tandem_json_text(
            writer->json, NULL,
            tandem_id_set_get(&writer->file->trainees, opinion[*i].trainee));
        end_tie(writer->json, follows, goes_on);
        follows = goes_on;
    }
    tandem_json_end(writer->json);
}

static void
write_trainees(MarketWriter *writer)
{
    const gint32 *const quota = tandem_market_get_quotas(writer->market);
    const gint32 *const priority = tandem_market_get_priorities(writer->market);

    tandem_json_begin_array(writer->json, "trainees", TANDEM_JSON_LINES);
    for (gint32 t = 0; t < tandem_market_get_n_trainees(writer->market); t++) {
        tandem_json_begin_object(writer->json, NULL, TANDEM_JSON_ONE_LINE);
        tandem_json_text(writer->json, "id",
                         tandem_id_set_get(&writer->file->trainees, t));
        write_trainee_list(writer, t);
        if (quota != NULL && quota[t] != 1)
            tandem_json_int(writer->json, "quota", quota[t]);
        if (priority != NULL && priority[t] != 0)
            tandem_json_int(writer->json, "priority", priority[t]);
        tandem_json_end(writer->json);
    }
    tandem_json_end(writer->json);
}

static void
write_minimum(TandemJsonWriter *json, const gint32 *minimum, const guint8 *may_close,
              gint32 i)
{
    if (minimum != NULL && minimum[i] != 0)
        tandem_json_int(json, "minimum", minimum[i]);
    if (may_close != NULL && may_close[i])
        tandem_json_bool(json, "may_close", TRUE);
}

static gint
compare_ranked(gconstpointer a, gconstpointer b, gpointer data)
{
    const gint32 *const rank = data;
    const gint32 x = *(const gint32 *)a, y = *(const gint32 *)b;

    return rank[x] != rank[y] ? (rank[x] < rank[y] ? -1 : 1) : (x > y) - (x < y);
}

/* The opportunities of leader @l by its own order of them; FALSE where it ranks
 * trainees instead. @mine holds them all, by leader. */
static gboolean
write_own_opportunities(MarketWriter *writer, gint32 *mine, gsize n)
{
    const gint32 *const rank =
        tandem_market_get_leader_opportunity_ranks(writer->market);

    if (rank == NULL || n == 0 || rank[mine[0]] == 0)
        return FALSE;
    g_qsort_with_data(mine, (gint)n, sizeof *mine, compare_ranked, (gpointer)rank);
    tandem_json_begin_array(writer->json, "prefers_opportunities",
                            TANDEM_JSON_ONE_LINE);
    for (gsize i = 0; i < n; i++) {
        const gboolean follows = i > 0 && rank[mine[i - 1]] == rank[mine[i]];
        const gboolean goes_on = i + 1 < n && rank[mine[i + 1]] == rank[mine[i]];
        begin_tie(writer->json, !follows, goes_on);
        tandem_json_text(writer->json, NULL,
                         tandem_id_set_get(&writer->file->opportunities, mine[i]));
        end_tie(writer->json, follows, goes_on);
    }
    tandem_json_end(writer->json);
    return TRUE;
}

static void
skip_opinions(const Opinion *opinion, gsize n, gint32 owner, gsize *i)
{
    while (*i < n && opinion[*i].owner == owner)
        (*i)++;
}

static void
write_leaders(MarketWriter *writer)
{
    const TandemMarket *const market = writer->market;
    const gint32 m = tandem_market_get_n_opportunities(market);
    const gint32 n_leaders = tandem_market_get_n_leaders(market);
    gsize n, i = 0;
    g_autofree Opinion *opinion = gather_opinions(writer, TRUE, &n);
    g_autofree gsize *first = tandem_draft_new(gsize, (gsize)n_leaders + 2);
    g_autofree gint32 *mine = tandem_draft_new(gint32, m);

    for (gint32 o = 0; o < m; o++)
        first[leader_of(market, o) + 2]++;
    for (gint32 l = 0; l < n_leaders; l++)
        first[l + 2] += first[l + 1];
    for (gint32 o = 0; o < m; o++)
        mine[first[leader_of(market, o) + 1]++] = o;

    tandem_json_begin_array(writer->json, "leaders", TANDEM_JSON_LINES);
    for (gint32 l = 0; l < n_leaders; l++) {
        tandem_json_begin_object(writer->json, NULL, TANDEM_JSON_ONE_LINE);
        tandem_json_text(writer->json, "id",
                         tandem_id_set_get(&writer->file->leaders, l));
        tandem_json_int(writer->json, "capacity",
                        tandem_market_get_leader_capacities(market)[l]);
        write_minimum(writer->json, tandem_market_get_leader_minima(market),
                      tandem_market_get_leader_may_close(market), l);
        if (write_own_opportunities(writer, mine + first[l], first[l + 1] - first[l]))
            skip_opinions(opinion, n, l, &i);
        else
            write_opinions(writer, opinion, n, l, &i);
        tandem_json_end(writer->json);
    }
    tandem_json_end(writer->json);
}

/* Marks the opportunities that order those who list them otherwise than their leader
 * does: in the same order, whatever the gaps, their own list needs no saying. */
static guint8 *
find_own_orders(const MarketWriter *writer, const Opinion *opinion, gsize n)
{
    const TandemMarket *const market = writer->market;
    guint8 *const differs =
        tandem_draft_new(guint8, tandem_market_get_n_opportunities(market));

    for (gsize i = 0; i < n; i++) {
        const Opinion *const before = &opinion[i > 0 ? i - 1 : 0];
        const Opinion *const at = &opinion[i];
        if (at->leader_rank == 0 ||
            (i > 0 && before->owner == at->owner &&
             ((before->rank < at->rank && before->leader_rank >= at->leader_rank) ||
              (before->rank == at->rank && before->leader_rank != at->leader_rank))))
            differs[at->owner] = 1;
    }
    for (gsize k = 0; k < tandem_market_get_n_edges(market); k++)
        if (writer->own_rank[k] == 0 && writer->leader_rank[k] > 0)
            differs[writer->opportunity[k]] = 1;
    return differs;
}

/* Whether each leader is one opportunity of the same id and capacity, which needs no
 * saying. */
static gboolean
opportunities_are_leaders(const MarketWriter *writer, const guint8 *has_own_order)
{
    const TandemMarket *const market = writer->market;
    const gint32 m = tandem_market_get_n_opportunities(market);
    const gint32 *const minimum = tandem_market_get_minima(market);
    const gint32 *const capacity = tandem_market_get_capacities(market);
    const gint32 *const leader_capacity = tandem_market_get_leader_capacities(market);
    gboolean same = m == tandem_market_get_n_leaders(market) &&
                    tandem_market_get_leader_opportunity_ranks(market) == NULL;

    for (gint32 o = 0; same && o < m; o++)
        same = leader_of(market, o) == o && capacity[o] == leader_capacity[o] &&
               (minimum == NULL || minimum[o] == 0) &&
               (has_own_order == NULL || !has_own_order[o]) &&
               g_str_equal(tandem_id_set_get(&writer->file->opportunities, o),
                           tandem_id_set_get(&writer->file->leaders, o));
    return same;
}

static void
write_opportunity(MarketWriter *writer, gint32 o)
{
    const TandemMarket *const market = writer->market;
    TandemJsonWriter *const json = writer->json;

    tandem_json_text(json, "id", tandem_id_set_get(&writer->file->opportunities, o));
    tandem_json_text(json, "leader",
                     tandem_id_set_get(&writer->file->leaders, leader_of(market, o)));
    tandem_json_int(json, "capacity", tandem_market_get_capacities(market)[o]);
    write_minimum(json, tandem_market_get_minima(market),
                  tandem_market_get_may_close(market), o);
}

static void
write_opportunities(MarketWriter *writer)
{
    gsize n = 0, i = 0;
    g_autofree Opinion *opinion =
        writer->own_rank != NULL ? gather_opinions(writer, FALSE, &n) : NULL;
    g_autofree guint8 *has_own_order =
        writer->own_rank != NULL ? find_own_orders(writer, opinion, n) : NULL;

    if (opportunities_are_leaders(writer, has_own_order))
        return;
    tandem_json_begin_array(writer->json, "opportunities", TANDEM_JSON_LINES);
    for (gint32 o = 0; o < tandem_market_get_n_opportunities(writer->market); o++) {
        tandem_json_begin_object(writer->json, NULL, TANDEM_JSON_ONE_LINE);
        write_opportunity(writer, o);
        if (has_own_order != NULL && has_own_order[o])
            write_opinions(writer, opinion, n, o, &i);
        else
            skip_opinions(opinion, n, o, &i);
        tandem_json_end(writer->json);
    }
    tandem_json_end(writer->json);
}

/**
 * tandem_market_file_to_json:
 * @file: a market with ids
 *
 * Writes it in the form tandem-market 1, which reads back as the same market. Of lists
 * only the pairs that became edges are known, so a pair that one side alone named is
 * not written, and tie groups are numbered without the gaps it left. Lottery keys are
 * no part of the form: they come from a seed and the ids.
 *
 * Time O(e log e), memory O(e) for e edges, besides the text.
 *
 * Returns: (transfer full): the text
 */
gchar *
tandem_market_file_to_json(const TandemMarketFile *file)
{
    g_return_val_if_fail(file != NULL, NULL);

    g_autoptr(TandemMarketFile) sorted = tandem_market_file_by_bytes(file);
    if (sorted != NULL)
        file = sorted;
    const TandemMarket *const market = file->market;
    MarketWriter writer = {
        .file = file,
        .market = market,
        .opportunity = tandem_market_get_opportunities(market),
        .trainee_rank = tandem_market_get_trainee_ranks(market),
        .leader_rank = tandem_market_get_leader_ranks(market),
        .own_rank = tandem_market_get_opportunity_ranks(market),
    };

    writer.json = tandem_json_write_begin();
    tandem_json_begin_object(writer.json, NULL, TANDEM_JSON_LINES);
    tandem_json_text(writer.json, "format", "tandem-market");
    tandem_json_int(writer.json, "version", 1);
    write_trainees(&writer);
    write_leaders(&writer);
    write_opportunities(&writer);
    tandem_market_json_write_parts(writer.json, file);
    tandem_json_end(writer.json);
    return tandem_json_write_end(writer.json);
}
