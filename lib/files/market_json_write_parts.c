/* SPDX-License-Identifier: MIT */
/* Clashes, links, groups, weights and pins of a market as JSON, one row a line. */
#include "market_json_private.h"

static const char *
opportunity_id(const TandemMarketFile *file, gint32 opportunity)
{
    return tandem_id_set_get(&file->opportunities, opportunity);
}

static void
write_clashes(TandemJsonWriter *json, const TandemMarketFile *file)
{
    gsize n;
    const gint32 *const clash = tandem_market_get_clashes(file->market, &n);
    if (n == 0)
        return;

    tandem_json_begin_array(json, "clashes", TANDEM_JSON_LINES);
    for (gsize i = 0; i < n; i++) {
        tandem_json_begin_array(json, NULL, TANDEM_JSON_ONE_LINE);
        tandem_json_text(json, NULL, opportunity_id(file, clash[2 * i]));
        tandem_json_text(json, NULL, opportunity_id(file, clash[2 * i + 1]));
        tandem_json_end(json);
    }
    tandem_json_end(json);
}

/* One joint choice: a pair of opportunities, either of them null. */
static void
write_choice(TandemJsonWriter *json, const TandemMarketFile *file, const gint32 *choice)
{
    tandem_json_begin_array(json, NULL, TANDEM_JSON_ONE_LINE);
    for (gsize side = 0; side < 2; side++) {
        if (choice[side] == TANDEM_NONE)
            tandem_json_null(json, NULL);
        else
            tandem_json_text(json, NULL, opportunity_id(file, choice[side]));
    }
    tandem_json_end(json);
}

static void
write_link(TandemJsonWriter *json, const TandemMarketFile *file, const TandemLink *link)
{
    tandem_json_begin_object(json, NULL, TANDEM_JSON_ONE_LINE);
    tandem_json_begin_array(json, "trainees", TANDEM_JSON_ONE_LINE);
    for (gsize side = 0; side < 2; side++)
        tandem_json_text(json, NULL,
                         tandem_id_set_get(&file->trainees, link->trainee[side]));
    tandem_json_end(json);

    tandem_json_begin_array(json, "prefers", TANDEM_JSON_ONE_LINE);
    for (gsize i = 0; i < link->n_choices; i++) {
        const gint32 *const rank = link->rank;
        const gboolean follows = rank != NULL && i > 0 && rank[i - 1] == rank[i];
        const gboolean goes_on =
            rank != NULL && i + 1 < link->n_choices && rank[i + 1] == rank[i];
        if (!follows && goes_on)
            tandem_json_begin_array(json, NULL, TANDEM_JSON_ONE_LINE);
        write_choice(json, file, link->choices + 2 * i);
        if (follows && !goes_on)
            tandem_json_end(json);
    }
    tandem_json_end(json);
    tandem_json_end(json);
}

static void
write_links(TandemJsonWriter *json, const TandemMarketFile *file)
{
    gsize n;
    const TandemLink *const link = tandem_market_get_links(file->market, &n);
    if (n == 0)
        return;

    tandem_json_begin_array(json, "links", TANDEM_JSON_LINES);
    for (gsize i = 0; i < n; i++)
        write_link(json, file, &link[i]);
    tandem_json_end(json);
}

static void
write_members(TandemJsonWriter *json, const char *key, const TandemIdSet *set,
              const gint32 *member, gsize n)
{
    tandem_json_begin_array(json, key, TANDEM_JSON_ONE_LINE);
    for (gsize i = 0; i < n; i++)
        tandem_json_text(json, NULL, tandem_id_set_get(set, member[i]));
    tandem_json_end(json);
}

static void
write_groups(TandemJsonWriter *json, const TandemMarketFile *file)
{
    gsize n;
    const TandemGroup *const group = tandem_market_get_groups(file->market, &n);
    if (n == 0)
        return;

    tandem_json_begin_array(json, "groups", TANDEM_JSON_LINES);
    for (gsize i = 0; i < n; i++) {
        tandem_json_begin_object(json, NULL, TANDEM_JSON_ONE_LINE);
        tandem_json_text(json, "id", g_ptr_array_index(file->group_ids, i));
        write_members(json, "opportunities", &file->opportunities,
                      group[i].opportunities, group[i].n_opportunities);
        if (group[i].trainees != NULL)
            write_members(json, "trainees", &file->trainees, group[i].trainees,
                          group[i].n_trainees);
        if (group[i].minimum > 0)
            tandem_json_int(json, "minimum", group[i].minimum);
        if (group[i].maximum < G_MAXINT32)
            tandem_json_int(json, "maximum", group[i].maximum);
        tandem_json_end(json);
    }
    tandem_json_end(json);
}

void
tandem_market_json_write_pair(TandemJsonWriter *json, const TandemMarketFile *file,
                              gint32 trainee, gint32 opportunity)
{
    tandem_json_begin_array(json, NULL, TANDEM_JSON_ONE_LINE);
    tandem_json_text(json, NULL, tandem_id_set_get(&file->trainees, trainee));
    tandem_json_text(json, NULL, opportunity_id(file, opportunity));
    tandem_json_end(json);
}

static void
write_weights(TandemJsonWriter *json, const TandemMarketFile *file)
{
    const TandemMarket *const market = file->market;
    const gsize *const start = tandem_market_get_start(market);
    const gint32 *const opportunity = tandem_market_get_opportunities(market);
    const gint32 *const rank = tandem_market_get_trainee_ranks(market);
    const gdouble *const weight = tandem_market_get_weights(market);
    gboolean is_begun = FALSE; /* an array without a row says what none says */
    if (weight == NULL)
        return;

    for (gint32 t = 0; t < tandem_market_get_n_trainees(market); t++)
        for (gsize k = start[t]; k < start[t + 1]; k++) {
            if (rank[k] == 0)
                continue; /* a pin on no list has no weight */
            if (!is_begun)
                tandem_json_begin_array(json, "weights", TANDEM_JSON_LINES);
            is_begun = TRUE;
            tandem_json_begin_array(json, NULL, TANDEM_JSON_ONE_LINE);
            tandem_json_text(json, NULL, tandem_id_set_get(&file->trainees, t));
            tandem_json_text(json, NULL, opportunity_id(file, opportunity[k]));
            tandem_json_double(json, NULL, weight[k]);
            tandem_json_end(json);
        }
    if (is_begun)
        tandem_json_end(json);
}

static void
write_pins(TandemJsonWriter *json, const TandemMarketFile *file)
{
    gsize n;
    const gsize *const pin = tandem_market_get_pins(file->market, &n);
    if (n == 0)
        return;

    tandem_json_begin_array(json, "pins", TANDEM_JSON_LINES);
    for (gsize i = 0; i < n; i++)
        tandem_market_json_write_pair(
            json, file, tandem_market_get_trainee_of(file->market, pin[i]),
            tandem_market_get_opportunities(file->market)[pin[i]]);
    tandem_json_end(json);
}

void
tandem_market_json_write_parts(TandemJsonWriter *json, const TandemMarketFile *file)
{
    write_clashes(json, file);
    write_links(json, file);
    write_groups(json, file);
    write_weights(json, file);
    write_pins(json, file);
}
