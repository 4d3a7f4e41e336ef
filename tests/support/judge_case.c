/* SPDX-License-Identifier: MIT */
#include "judge_case.h"

#include <criterion/criterion.h>
#include <string.h>

/* Reads the next list of @text into row[id] = rank; returns what follows. */
static const char *
parse_list(const char *text, int *row, int *n_others)
{
    int rank = 0;
    gboolean tied = FALSE;

    for (; *text != '\0' && *text != ';'; text++) {
        if (*text == '(') {
            tied = TRUE;
            rank++;
        } else if (*text == ')') {
            tied = FALSE;
        } else if (g_ascii_isdigit(*text)) {
            const int id = g_ascii_digit_value(*text);
            cr_assert(id < CASE_MAX);
            rank += !tied;
            row[id] = rank;
            *n_others = MAX(*n_others, id + 1);
        }
    }
    return *text == ';' ? text + 1 : text;
}

Case
case_parse(const char *trainees, const char *leaders)
{
    Case c = { 0 };

    for (const char *s = trainees; *s != '\0'; c.n++)
        s = parse_list(s, c.likes[c.n], &c.m);
    int n_ranked = c.n;
    for (const char *s = leaders; *s != '\0'; c.l++)
        s = parse_list(s, c.leads[c.l], &n_ranked);
    cr_assert_eq(n_ranked, c.n, "a leader ranks somebody who has no list");
    c.m = MAX(c.m, c.l);
    for (int i = 0; i < CASE_MAX; i++) {
        c.quota[i] = c.capacity[i] = 1;
        c.leader_capacity[i] = -1;
        c.leader_of[i] = i;
    }
    return c;
}

void
case_set(int *row, const char *numbers)
{
    for (const char *s = numbers; *s != '\0'; s++) {
        char *end;
        *row++ = (int)g_ascii_strtoll(s, &end, 10);
        s = end;
        if (*s == '\0')
            break;
    }
}

static void
mark(gboolean (*pairs)[CASE_MAX], const char *text)
{
    int row[CASE_MAX], n_others = 0, t = 0;

    for (const char *s = text; *s != '\0'; t++) {
        memset(row, 0, sizeof row);
        s = parse_list(s, row, &n_others);
        for (int o = 0; o < CASE_MAX; o++)
            pairs[t][o] = row[o] > 0;
    }
}

void
case_hold(Case *c, const char *held)
{
    mark(c->held, held);
}

void
case_pin(Case *c, const char *pinned)
{
    mark(c->pinned, pinned);
}

int
case_n_in(const Case *c, int o)
{
    int n = 0;
    for (int t = 0; t < c->n; t++)
        n += c->held[t][o];
    return n;
}

int
case_n_with(const Case *c, int l)
{
    int n = 0;
    for (int o = 0; o < c->m; o++)
        n += c->leader_of[o] == l ? case_n_in(c, o) : 0;
    return n;
}

int
case_n_of(const Case *c, int t)
{
    int n = 0;
    for (int o = 0; o < c->m; o++)
        n += c->held[t][o];
    return n;
}

int
case_leader_capacity(const Case *c, int l)
{
    int sum = 0;
    for (int o = 0; o < c->m; o++)
        sum += c->leader_of[o] == l ? c->capacity[o] : 0;
    return c->leader_capacity[l] < 0 ? sum : c->leader_capacity[l];
}

/* What the opportunity thinks of t: its own order, else its leader's. */
int
case_rank_at(const Case *c, int o, int t)
{
    return c->has_own[o] ? c->own[o][t] : c->leads[c->leader_of[o]][t];
}

gboolean
case_acceptable(const Case *c, int t, int o)
{
    return c->likes[t][o] > 0 && c->leads[c->leader_of[o]][t] > 0 &&
           case_rank_at(c, o, t) > 0;
}

/* Can be given up: held and not pinned. */
gboolean
case_loose(const Case *c, int t, int o)
{
    return c->held[t][o] && !c->pinned[t][o];
}

int
case_worst_rank(const Case *c)
{
    int worst = 0;
    for (int t = 0; t < c->n; t++)
        for (int o = 0; o < c->m; o++)
            if (case_acceptable(c, t, o) || c->pinned[t][o])
                worst = MAX(worst, c->likes[t][o]);
    return worst;
}

double
case_weight(const Case *c, int t, int o)
{
    return c->has_weights ? (c->likes[t][o] > 0 ? c->weight[t][o] : 0)
                          : case_worst_rank(c) + 1 - c->likes[t][o];
}

/* Appends the ids of @row by rank, and their ranks, to a side's lists. */
static void
append_list(const int *row, int n, gsize *start, gint32 *id, gint32 *rank)
{
    gsize k = start[0];

    for (int r = 1; r <= CASE_MAX; r++)
        for (int i = 0; i < n; i++)
            if (row[i] == r) {
                id[k] = i;
                rank[k++] = r;
            }
    start[1] = k;
}

enum { CASE_PAIRS = CASE_MAX * CASE_MAX };

typedef struct {
    gsize start[CASE_MAX + 1];
    gint32 id[CASE_PAIRS];
    gint32 rank[CASE_PAIRS];
    guint8 absent[CASE_MAX];
} Lists;

static void
fill_sets(const Case *c, TandemMarketArrays *arrays, TandemGroup *group,
          TandemLink *link, gint32 (*ids)[CASE_MAX * 2])
{
    for (int g = 0; g < c->n_groups; g++, ids++) {
        group[g] =
            (TandemGroup){ .opportunities = ids[0],
                           .trainees =
                               c->group[g].all_trainees ? NULL : ids[0] + CASE_MAX,
                           .minimum = c->group[g].minimum,
                           .maximum = c->group[g].maximum };
        for (int i = 0; i < CASE_MAX; i++) {
            if (c->group[g].opportunity[i])
                ids[0][group[g].n_opportunities++] = i;
            if (c->group[g].trainee[i] && !c->group[g].all_trainees)
                ids[0][CASE_MAX + group[g].n_trainees++] = i;
        }
    }
    for (int k = 0; k < c->n_links; k++, ids++) {
        link[k] =
            (TandemLink){ .trainee = { c->link[k].trainee[0], c->link[k].trainee[1] },
                          .choices = ids[0],
                          .n_choices = (gsize)c->link[k].n_choices };
        for (int i = 0; i < 2 * c->link[k].n_choices; i++)
            ids[0][i] = c->link[k].choice[i / 2][i % 2];
    }
    arrays->groups = group;
    arrays->n_groups = (gsize)c->n_groups;
    arrays->links = link;
    arrays->n_links = (gsize)c->n_links;
}

TandemMarket *
case_to_market(const Case *c)
{
    Lists t = { 0 }, l = { 0 }, o = { 0 };
    gint32 pins[2 * CASE_PAIRS], ids[CASE_MAX_GROUPS + CASE_MAX_LINKS][2 * CASE_MAX];
    gdouble weight[CASE_PAIRS];
    guint8 may_close[CASE_MAX], leader_may_close[CASE_MAX];
    TandemGroup group[CASE_MAX_GROUPS];
    TandemLink link[CASE_MAX_LINKS];
    gboolean any_own = FALSE;
    gsize n_pins = 0;

    for (int i = 0; i < c->n; i++)
        append_list(c->likes[i], c->m, t.start + i, t.id, t.rank);
    for (int i = 0; i < c->l; i++)
        append_list(c->leads[i], c->n, l.start + i, l.id, l.rank);
    for (int i = 0; i < c->m; i++) {
        append_list(c->own[i], c->n, o.start + i, o.id, o.rank);
        o.absent[i] = !c->has_own[i];
        any_own |= c->has_own[i];
        may_close[i] = (guint8)c->may_close[i];
        leader_may_close[i] = (guint8)c->leader_may_close[i];
    }
    for (int i = 0; i < c->n; i++)
        for (gsize k = t.start[i]; k < t.start[i + 1]; k++)
            weight[k] = c->weight[i][t.id[k]];
    for (int i = 0; i < c->n * c->m; i++)
        if (c->pinned[i / c->m][i % c->m]) {
            pins[2 * n_pins] = i / c->m;
            pins[2 * n_pins++ + 1] = i % c->m;
        }
    TandemMarketArrays arrays = {
        .n_trainees = c->n,
        .n_opportunities = c->m,
        .n_leaders = c->l,
        .trainees = { t.start, t.id, t.rank, NULL },
        .leaders = { l.start, l.id, l.rank, NULL },
        .leader_of = c->leader_of,
        .opportunity_capacity = c->capacity,
        .leader_capacity = c->leader_capacity,
        .opportunity_minimum = c->minimum,
        .leader_minimum = c->leader_minimum,
        .opportunity_may_close = may_close,
        .leader_may_close = leader_may_close,
        .quota = c->quota,
        .weight = c->has_weights ? weight : NULL,
        .pins = pins,
        .n_pins = n_pins,
        .clashes = c->clash[0],
        .n_clashes = (gsize)c->n_clashes,
    };
    if (any_own)
        arrays.opportunities = (TandemLists){ o.start, o.id, o.rank, o.absent };
    fill_sets(c, &arrays, group, link, ids);

    g_autoptr(GError) error = NULL;
    TandemMarket *const market = tandem_market_new(&arrays, &error);
    cr_assert_not_null(market, "%s", error != NULL ? error->message : "");
    return market;
}

gsize
case_find_edge(TandemMarket *market, int t, int o)
{
    gsize edge;

    cr_assert(tandem_market_find_edge(market, t, o, &edge), "no edge %d %d", t, o);
    return edge;
}

TandemMatching *
case_to_matching(const Case *c, TandemMarket *market)
{
    gsize edges[CASE_PAIRS], n_edges = 0;
    g_autoptr(GError) error = NULL;

    for (int t = 0; t < c->n; t++)
        for (int o = 0; o < c->m; o++)
            if (c->held[t][o])
                edges[n_edges++] = case_find_edge(market, t, o);
    for (gsize i = 1; i < n_edges; i++) /* a trainee's edges stand by rank */
        for (gsize j = i; j > 0 && edges[j - 1] > edges[j]; j--) {
            const gsize swap = edges[j];
            edges[j] = edges[j - 1];
            edges[j - 1] = swap;
        }
    TandemMatching *const matching = tandem_matching_new(
        market, "hand", TANDEM_STATUS_FEASIBLE, edges, n_edges, &error);
    cr_assert_not_null(matching, "%s", error != NULL ? error->message : "");
    return matching;
}
