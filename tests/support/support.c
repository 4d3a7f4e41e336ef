/* SPDX-License-Identifier: MIT */
#include "support.h"

#include <string.h>

static void
side_clear(Side *side)
{
    g_free(side->start);
    g_free(side->id);
    g_free(side->rank);
    g_free(side->absent);
}

/* Reads "(0 1) 2" into entries from @k on; returns where they end. */
static gsize
parse_list(const char *text, Side *side, gsize k)
{
    gint32 rank = 1;
    gboolean in_tie = FALSE;

    for (const char *c = text; *c != '\0';) {
        if (*c == '(' || *c == ')') {
            in_tie = *c++ == '(';
            rank += !in_tie;
        } else if (g_ascii_isdigit(*c) || (*c == '-' && g_ascii_isdigit(c[1]))) {
            gchar *end;
            side->id[k] = (gint32)g_ascii_strtoll(c, &end, 10);
            side->rank[k++] = rank;
            rank += !in_tie;
            c = end;
        } else {
            c++;
        }
    }
    return k;
}

static Side
parse_side(const char *text)
{
    g_auto(GStrv) lists = g_strsplit(text, ";", -1);
    const guint n = g_strv_length(lists);
    const gsize n_most = strlen(text) + 1;
    Side side = { .n = (gint32)n,
                  .start = g_new0(gsize, (gsize)n + 1),
                  .id = g_new0(gint32, n_most),
                  .rank = g_new0(gint32, n_most),
                  .absent = g_new0(guint8, (gsize)n + 1) };

    for (guint i = 0; i < n; i++) {
        side.absent[i] = strchr(lists[i], '*') != NULL;
        side.start[i + 1] = parse_list(lists[i], &side, side.start[i]);
    }
    return side;
}

/* Overwrites the first of @values with the numbers of @text; returns how many. */
static gint32
parse_numbers(const char *text, gint32 *values)
{
    g_auto(GStrv) words = g_strsplit_set(text, " ", -1);
    gint32 n = 0;

    for (guint i = 0; words[i] != NULL; i++)
        if (*words[i] != '\0')
            values[n++] = (gint32)g_ascii_strtoll(words[i], NULL, 10);
    return n;
}

static guint64 *
parse_keys(const char *text, gint32 n)
{
    g_auto(GStrv) words = g_strsplit_set(text, " ", -1);
    guint64 *keys = g_new0(guint64, (gsize)n + 1);
    gint32 at = 0;

    for (guint i = 0; words[i] != NULL && at < n; i++)
        if (*words[i] != '\0')
            keys[at++] = g_ascii_strtoull(words[i], NULL, 0);
    return keys;
}

static gint32 *
filled(gint32 n, gint32 value)
{
    gint32 *const values = g_new0(gint32, (gsize)n + 1);

    for (gint32 i = 0; i < n; i++)
        values[i] = value;
    return values;
}

/* What follows @word in @more, or NULL. */
static gchar *
find_part(const char *more, const char *word)
{
    g_auto(GStrv) parts = g_strsplit(more, "|", -1);

    for (guint i = 0; parts[i] != NULL; i++) {
        const char *const part = g_strstrip(parts[i]);
        if (g_str_has_prefix(part, word) && part[strlen(word)] == ' ')
            return g_strdup(part + strlen(word) + 1);
    }
    return NULL;
}

static void
parse_agents(Lists *lists, const char *more)
{
    g_autofree gchar *own = find_part(more, "own");
    g_autofree gchar *capacity = find_part(more, "capacity");
    g_autofree gchar *leaders = find_part(more, "leaders");
    g_autofree gchar *quota = find_part(more, "quota");
    g_autofree gchar *priority = find_part(more, "priority");
    const gint32 m = lists->opportunities.n;

    if (own != NULL) {
        lists->opportunities = parse_side(own);
        g_assert_cmpint(lists->opportunities.n, ==, m);
    }
    lists->capacity = filled(m, 1);
    lists->leader_capacity = filled(lists->leaders.n, -1);
    lists->quota = filled(lists->trainees.n, 1);
    lists->priority = filled(lists->trainees.n, 0);
    if (capacity != NULL)
        parse_numbers(capacity, lists->capacity);
    if (leaders != NULL)
        parse_numbers(leaders, lists->leader_capacity);
    if (quota != NULL)
        parse_numbers(quota, lists->quota);
    if (priority != NULL)
        parse_numbers(priority, lists->priority);
}

Lists *
lists_parse(const char *trainees, const char *leaders, const char *more)
{
    Lists *const lists = g_new0(Lists, 1);
    g_autofree gchar *of = find_part(more, "of");
    g_autofree gchar *pins = find_part(more, "pins");
    g_autofree gchar *keys = find_part(more, "keys");

    lists->trainees = parse_side(trainees);
    lists->leaders = parse_side(leaders);
    lists->opportunities.n = lists->leaders.n;
    lists->leader_of = g_new0(gint32, strlen(more) + (gsize)lists->leaders.n + 1);
    for (gint32 o = 0; o < lists->leaders.n; o++)
        lists->leader_of[o] = o;
    if (of != NULL)
        lists->opportunities.n = parse_numbers(of, lists->leader_of);
    parse_agents(lists, more);
    if (pins != NULL) {
        lists->pins = g_new0(gint32, strlen(pins) + 1);
        lists->n_pins = (gsize)parse_numbers(pins, lists->pins) / 2;
    }
    if (keys != NULL) {
        const char *const slash = strchr(keys, '/');
        g_autofree gchar *first = g_strndup(keys, (gsize)(slash - keys));
        lists->trainee_key = parse_keys(first, lists->trainees.n);
        lists->opportunity_key = parse_keys(slash + 1, lists->opportunities.n);
    }
    return lists;
}

static Side
side_copy(const Side *side)
{
    const gsize n = (gsize)side->n;
    Side copy = { .n = side->n };

    if (side->start == NULL)
        return copy;
    const gsize n_entries = side->start[n];
    copy.start = g_memdup2(side->start, (n + 1) * sizeof *side->start);
    copy.id = g_memdup2(side->id, (n_entries + 1) * sizeof *side->id);
    copy.rank = g_memdup2(side->rank, (n_entries + 1) * sizeof *side->rank);
    copy.absent = g_memdup2(side->absent, n + 1);
    return copy;
}

Lists *
lists_copy(const Lists *lists)
{
    Lists *const copy = g_new0(Lists, 1);
    const gsize n = (gsize)lists->trainees.n, m = (gsize)lists->opportunities.n;
    const gsize l = (gsize)lists->leaders.n;

    copy->trainees = side_copy(&lists->trainees);
    copy->leaders = side_copy(&lists->leaders);
    copy->opportunities = side_copy(&lists->opportunities);
    copy->leader_of = g_memdup2(lists->leader_of, m * sizeof(gint32));
    copy->capacity = g_memdup2(lists->capacity, m * sizeof(gint32));
    copy->leader_capacity = g_memdup2(lists->leader_capacity, l * sizeof(gint32));
    copy->quota = g_memdup2(lists->quota, n * sizeof(gint32));
    copy->priority = g_memdup2(lists->priority, n * sizeof(gint32));
    copy->trainee_key = g_memdup2(lists->trainee_key, n * sizeof(guint64));
    copy->opportunity_key = g_memdup2(lists->opportunity_key, m * sizeof(guint64));
    copy->pins = g_memdup2(lists->pins, 2 * lists->n_pins * sizeof(gint32));
    copy->n_pins = lists->n_pins;
    return copy;
}

void
lists_free(Lists *lists)
{
    side_clear(&lists->trainees);
    side_clear(&lists->leaders);
    side_clear(&lists->opportunities);
    g_free(lists->leader_of);
    g_free(lists->capacity);
    g_free(lists->leader_capacity);
    g_free(lists->quota);
    g_free(lists->priority);
    g_free(lists->trainee_key);
    g_free(lists->opportunity_key);
    g_free(lists->pins);
    g_free(lists);
}

TandemMarketArrays
lists_arrays(const Lists *lists)
{
    const Side *const t = &lists->trainees, *const l = &lists->leaders;
    const Side *const o = &lists->opportunities;

    return (TandemMarketArrays){
        .n_trainees = t->n,
        .n_opportunities = o->n,
        .n_leaders = l->n,
        .trainees = { t->start, t->id, t->rank, NULL },
        .leaders = { l->start, l->id, l->rank, l->absent },
        .opportunities = { o->start, o->id, o->rank, o->absent },
        .leader_of = lists->leader_of,
        .opportunity_capacity = lists->capacity,
        .leader_capacity = lists->leader_capacity,
        .quota = lists->quota,
        .priority = lists->priority,
        .trainee_key = lists->trainee_key,
        .opportunity_key = lists->opportunity_key,
        .pins = lists->pins,
        .n_pins = lists->n_pins,
    };
}

TandemMarket *
lists_to_market(const Lists *lists, GError **error)
{
    const TandemMarketArrays arrays = lists_arrays(lists);

    return tandem_market_new(&arrays, error);
}

gint32
side_rank(const Side *side, gint32 agent, gint32 id)
{
    if (side->start == NULL)
        return 0;
    for (gsize k = side->start[agent]; k < side->start[agent + 1]; k++)
        if (side->id[k] == id)
            return side->rank[k];
    return 0;
}

static void
append_side(GString *text, const Side *side)
{
    for (gint32 i = 0; i < side->n; i++) {
        g_string_append(text, i > 0 ? "; " : "");
        const gsize first = side->start[i], end = side->start[i + 1];
        if (first == end)
            g_string_append(text, side->absent[i] ? "*" : "-");
        for (gsize k = first; k < end; k++) {
            const gboolean ties_back = k > first && side->rank[k] == side->rank[k - 1];
            const gboolean ties_on = k + 1 < end && side->rank[k] == side->rank[k + 1];
            g_string_append_printf(text, "%s%s%d%s", k > first ? " " : "",
                                   ties_on && !ties_back ? "(" : "", side->id[k],
                                   ties_back && !ties_on ? ")" : "");
        }
    }
}

static void
append_numbers(GString *text, const char *word, const gint32 *values, gsize n)
{
    g_string_append_printf(text, " | %s", word);
    for (gsize i = 0; i < n; i++)
        g_string_append_printf(text, " %d", values[i]);
}

gchar *
lists_to_text(const Lists *lists)
{
    GString *const text = g_string_new("trainees ");

    append_side(text, &lists->trainees);
    g_string_append(text, ", leaders ");
    append_side(text, &lists->leaders);
    append_numbers(text, "of", lists->leader_of, (gsize)lists->opportunities.n);
    append_numbers(text, "capacity", lists->capacity, (gsize)lists->opportunities.n);
    append_numbers(text, "leaders", lists->leader_capacity, (gsize)lists->leaders.n);
    append_numbers(text, "quota", lists->quota, (gsize)lists->trainees.n);
    append_numbers(text, "priority", lists->priority, (gsize)lists->trainees.n);
    append_numbers(text, "pins", lists->pins, 2 * lists->n_pins);
    if (lists->opportunities.start != NULL) {
        g_string_append(text, " | own ");
        append_side(text, &lists->opportunities);
    }
    return g_string_free(text, FALSE);
}

gint32
count_first_choices(const TandemMatching *matching)
{
    const gint32 *const rank =
        tandem_market_get_trainee_ranks(tandem_matching_get_market(matching));
    gsize n;
    const gsize *const edge = tandem_matching_get_edges(matching, &n);
    gint32 firsts = 0;

    for (gsize i = 0; i < n; i++)
        firsts += rank[edge[i]] == 1;
    return firsts;
}
