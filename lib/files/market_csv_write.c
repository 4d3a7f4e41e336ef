/* SPDX-License-Identifier: MIT */
/* A market as an edge list; market_csv_rows.c has the columns. Those are left out that
 * would say nothing, and what is stated of an agent stands in each of its rows. */
#include "market_csv_private.h"

#include "csv_write_private.h"
#include "market_numbers_private.h"

typedef struct {
    GString *text;
    const TandemMarketFile *file;
    const TandemMarket *market;
    gboolean has[TANDEM_N_EDGE_COLUMNS];
} EdgeWriter;

static gint32
leader_of(const EdgeWriter *writer, gint32 opportunity)
{
    const gint32 *const leader = tandem_market_get_leader_of(writer->market);

    return leader != NULL ? leader[opportunity] : opportunity;
}

static gboolean
any_other(const gint32 *values, gint32 n, gint32 usual)
{
    for (gint32 i = 0; values != NULL && i < n; i++)
        if (values[i] != usual)
            return TRUE;
    return FALSE;
}

/* Whether each leader has one opportunity of its id, as is taken where nothing is
 * stated. */
static gboolean
are_leaders_opportunities(const EdgeWriter *writer)
{
    const gint32 m = tandem_market_get_n_opportunities(writer->market);

    if (m != tandem_market_get_n_leaders(writer->market))
        return FALSE;
    for (gint32 o = 0; o < m; o++)
        if (g_strcmp0(
                tandem_id_set_get(&writer->file->opportunities, o),
                tandem_id_set_get(&writer->file->leaders, leader_of(writer, o))) != 0)
            return FALSE;
    return TRUE;
}

/* Whether a leader has more or fewer places than its opportunities together. */
static gboolean
have_own_capacity(const EdgeWriter *writer)
{
    const gint32 l = tandem_market_get_n_leaders(writer->market);
    const gint32 *const capacity = tandem_market_get_capacities(writer->market);
    const gint32 *const leader_capacity =
        tandem_market_get_leader_capacities(writer->market);
    g_autofree gint64 *sum = tandem_draft_new(gint64, l);
    gboolean differs = FALSE;

    for (gint32 o = 0; o < tandem_market_get_n_opportunities(writer->market); o++)
        sum[leader_of(writer, o)] += capacity[o];
    for (gint32 i = 0; i < l; i++)
        differs = differs || leader_capacity[i] != MIN(sum[i], G_MAXINT32);
    return differs;
}

static void
choose_columns(EdgeWriter *writer)
{
    const TandemMarket *const market = writer->market;
    const gint32 n = tandem_market_get_n_trainees(market);
    gboolean *const has = writer->has;

    has[TANDEM_EDGE_TRAINEE] = has[TANDEM_EDGE_OPPORTUNITY] = TRUE;
    has[TANDEM_EDGE_TRAINEE_RANK] = has[TANDEM_EDGE_LEADER_RANK] = TRUE;
    has[TANDEM_EDGE_WEIGHT] = tandem_market_get_weights(market) != NULL;
    has[TANDEM_EDGE_CAPACITY] = any_other(tandem_market_get_capacities(market),
                                          tandem_market_get_n_opportunities(market), 1);
    has[TANDEM_EDGE_LEADER_CAPACITY] = have_own_capacity(writer);
    has[TANDEM_EDGE_LEADER] =
        !are_leaders_opportunities(writer) || has[TANDEM_EDGE_LEADER_CAPACITY];
    has[TANDEM_EDGE_QUOTA] = any_other(tandem_market_get_quotas(market), n, 1);
    has[TANDEM_EDGE_PRIORITY] = any_other(tandem_market_get_priorities(market), n, 0);
}

/* A cell, unless the column is left out: @text, or @number where that is NULL. */
static void
append_cell(EdgeWriter *writer, TandemEdgeColumn column, const char *cell,
            gint32 number)
{
    if (!writer->has[column])
        return;
    if (column != TANDEM_EDGE_TRAINEE)
        g_string_append_c(writer->text, ',');
    if (cell != NULL)
        tandem_csv_append_cell(writer->text, cell);
    else
        tandem_text_append_number(writer->text, number);
}

static void
append_weight(EdgeWriter *writer, const gdouble *weight)
{
    gchar text[G_ASCII_DTOSTR_BUF_SIZE] = "";

    if (weight != NULL)
        g_ascii_dtostr(text, sizeof text, *weight);
    if (writer->has[TANDEM_EDGE_WEIGHT])
        g_string_append_printf(writer->text, ",%s", text);
}

/* The id of an agent; "" where the row does not name one. */
static const char *
id_of(const TandemIdSet *set, gint32 agent)
{
    return agent != TANDEM_NONE ? tandem_id_set_get(set, agent) : "";
}

/* What is stated of an agent, and @usual where the market has no such array. */
static void
append_stated(EdgeWriter *writer, TandemEdgeColumn column, const gint32 *values,
              gint32 agent, gint32 usual)
{
    if (agent == TANDEM_NONE)
        append_cell(writer, column, "", 0);
    else
        append_cell(writer, column, NULL, values != NULL ? values[agent] : usual);
}

static void
append_pair(EdgeWriter *writer, const gsize *edge)
{
    const TandemMarket *const market = writer->market;
    const gdouble *const weight = tandem_market_get_weights(market);
    const char *const none = edge != NULL ? NULL : "";
    const gsize k = edge != NULL ? *edge : 0;

    append_cell(writer, TANDEM_EDGE_TRAINEE_RANK, none,
                edge != NULL ? tandem_market_get_trainee_ranks(market)[k] : 0);
    append_cell(writer, TANDEM_EDGE_LEADER_RANK, none,
                edge != NULL ? tandem_market_get_leader_ranks(market)[k] : 0);
    append_weight(writer, edge != NULL && weight != NULL ? &weight[k] : NULL);
}

/* The row of pair @edge, or of an agent alone: TANDEM_NONE for whom it does not name.
 */
static void
append_row(EdgeWriter *writer, gint32 trainee, gint32 opportunity, gint32 leader,
           const gsize *edge)
{
    const TandemMarket *const market = writer->market;
    const TandemMarketFile *const file = writer->file;

    append_cell(writer, TANDEM_EDGE_TRAINEE, id_of(&file->trainees, trainee), 0);
    append_cell(writer, TANDEM_EDGE_OPPORTUNITY,
                id_of(&file->opportunities, opportunity), 0);
    append_pair(writer, edge);
    append_cell(writer, TANDEM_EDGE_LEADER, id_of(&file->leaders, leader), 0);
    append_stated(writer, TANDEM_EDGE_CAPACITY, tandem_market_get_capacities(market),
                  opportunity, 1);
    append_stated(writer, TANDEM_EDGE_LEADER_CAPACITY,
                  tandem_market_get_leader_capacities(market), leader, 0);
    append_stated(writer, TANDEM_EDGE_QUOTA, tandem_market_get_quotas(market), trainee,
                  1);
    append_stated(writer, TANDEM_EDGE_PRIORITY, tandem_market_get_priorities(market),
                  trainee, 0);
    g_string_append_c(writer->text, '\n');
}

/* Those whom no pair has named. */
static void
append_rest(EdgeWriter *writer, guint8 *is_named)
{
    const gint32 m = tandem_market_get_n_opportunities(writer->market);
    const gint32 l = tandem_market_get_n_leaders(writer->market);
    g_autofree guint8 *has_opportunity = tandem_draft_new(guint8, l);

    for (gint32 o = 0; o < m; o++) {
        has_opportunity[leader_of(writer, o)] = 1;
        if (!is_named[o])
            append_row(writer, TANDEM_NONE, o, leader_of(writer, o), NULL);
    }
    for (gint32 i = 0; i < l; i++)
        if (!has_opportunity[i])
            append_row(writer, TANDEM_NONE, TANDEM_NONE, i, NULL);
}

void
tandem_market_csv_write(GString *text, const TandemMarketFile *file,
                        G_GNUC_UNUSED TandemFaults *notes)
{
    EdgeWriter writer = { .text = text, .file = file, .market = file->market };
    const gsize *const start = tandem_market_get_start(file->market);
    const gint32 *const opportunity = tandem_market_get_opportunities(file->market);
    g_autofree guint8 *is_named =
        tandem_draft_new(guint8, tandem_market_get_n_opportunities(file->market));

    choose_columns(&writer);
    for (gint c = 0; c < TANDEM_N_EDGE_COLUMNS; c++)
        append_cell(&writer, (TandemEdgeColumn)c, tandem_edge_columns[c].name, 0);
    g_string_append_c(text, '\n');
    for (gint32 t = 0; t < tandem_market_get_n_trainees(file->market); t++) {
        for (gsize k = start[t]; k < start[t + 1]; k++) {
            const gint32 o = opportunity[k];
            is_named[o] = 1;
            append_row(&writer, t, o, leader_of(&writer, o), &k);
        }
        if (start[t] == start[t + 1])
            append_row(&writer, t, TANDEM_NONE, TANDEM_NONE, NULL);
    }
    append_rest(&writer, is_named);
}
