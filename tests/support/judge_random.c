/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "judge_case.h"

static gboolean
is_edge(const Case *c, int t, int o)
{
    return c->pinned[t][o] || (c->likes[t][o] > 0 && c->leads[c->leader_of[o]][t] > 0 &&
                               (!c->has_own[o] || c->own[o][t] > 0));
}

/* Whether t may take o as well, pins and what is held together staying in bounds. */
static gboolean
fits(const Case *c, gboolean (*pairs)[CASE_MAX], int t, int o)
{
    const int l = c->leader_of[o];
    int n_t = 0, n_o = 0, n_l = 0, sum = 0;

    for (int p = 0; p < c->m; p++) {
        n_t += pairs[t][p];
        sum += c->leader_of[p] == l ? c->capacity[p] : 0;
        for (int i = 0; i < c->n; i++) {
            n_o += p == o && pairs[i][p];
            n_l += c->leader_of[p] == l && pairs[i][p];
        }
    }
    for (int k = 0; k < c->n_clashes; k++)
        for (int i = 0; i < 2; i++)
            if (c->clash[k][i] == o && pairs[t][c->clash[k][1 - i]])
                return FALSE;
    return n_t < c->quota[t] && n_o < c->capacity[o] &&
           n_l < (c->leader_capacity[l] < 0 ? sum : c->leader_capacity[l]);
}

static void
random_ranks(GRand *r, int *row, int n, gboolean ties)
{
    int order[CASE_MAX], rank = 1;

    for (int i = 0; i < n; i++)
        order[i] = i;
    for (int i = n - 1; i > 0; i--) {
        const int j = g_rand_int_range(r, 0, i + 1), swap = order[i];
        order[i] = order[j];
        order[j] = swap;
    }
    for (int i = 0; i < n; i++) {
        if (g_rand_int_range(r, 0, 5) == 0)
            continue;
        row[order[i]] = rank;
        rank += !ties || g_rand_int_range(r, 0, 2) == 0;
    }
}

static void
random_sets(GRand *r, Case *c)
{
    for (int i = 0; i < c->m; i++) {
        c->minimum[i] = g_rand_int_range(r, 0, c->capacity[i] + 1);
        c->may_close[i] = g_rand_boolean(r);
    }
    for (int i = 0; i < c->l; i++) {
        int sum = 0;
        for (int o = 0; o < c->m; o++)
            sum += c->leader_of[o] == i ? c->capacity[o] : 0;
        c->leader_minimum[i] = g_rand_int_range(
            r, 0, (c->leader_capacity[i] < 0 ? sum : c->leader_capacity[i]) + 1);
        c->leader_may_close[i] = g_rand_boolean(r);
    }
    c->n_groups = g_rand_int_range(r, 0, CASE_MAX_GROUPS + 1);
    for (int g = 0; g < c->n_groups; g++) {
        CaseGroup *const group = &c->group[g];
        group->all_trainees = g_rand_boolean(r);
        for (int i = 0; i < CASE_MAX; i++) {
            group->trainee[i] = i < c->n && g_rand_boolean(r);
            group->opportunity[i] = i < c->m && g_rand_boolean(r);
        }
        group->minimum = g_rand_int_range(r, 0, 2);
        group->maximum = CASE_MAX; /* pins must fit; lowered where there are none */
    }
    c->n_links = c->n >= 2 ? g_rand_int_range(r, 0, 2) : 0;
    for (int k = 0; k < c->n_links; k++) {
        CaseLink *const link = &c->link[k];
        link->trainee[0] = g_rand_int_range(r, 0, c->n);
        link->trainee[1] = (link->trainee[0] + 1) % c->n;
        link->n_choices = g_rand_int_range(r, 1, CASE_MAX_CHOICES + 1);
        for (int i = 0; i < link->n_choices; i++)
            for (int side = 0; side < 2; side++)
                link->choice[i][side] = g_rand_int_range(r, side == 0 ? 0 : -1, c->m);
    }
}

static void
random_market(GRand *r, Case *c, guint parts)
{
    c->n = g_rand_int_range(r, 0, 6);
    c->m = g_rand_int_range(r, 1, 5);
    c->l = (parts & CASE_PROJECTS) != 0 ? g_rand_int_range(r, 1, c->m + 1) : c->m;
    for (int t = 0; t < c->n; t++) {
        c->quota[t] = (parts & CASE_QUOTAS) != 0 ? g_rand_int_range(r, 0, 4) : 1;
        random_ranks(r, c->likes[t], c->m, (parts & CASE_TIES) != 0);
    }
    for (int o = 0; o < c->m; o++) {
        c->leader_of[o] = (parts & CASE_PROJECTS) != 0 && o >= c->l
                              ? g_rand_int_range(r, 0, c->l)
                              : o;
        c->capacity[o] = g_rand_int_range(r, 0, 4);
    }
    for (int l = 0; l < c->l; l++) {
        random_ranks(r, c->leads[l], c->n, (parts & CASE_TIES) != 0);
        c->leader_capacity[l] = (parts & CASE_PROJECTS) != 0 && (parts & CASE_OWN) == 0
                                    ? g_rand_int_range(r, -1, 5)
                                    : -1;
    }
    for (int o = 0; o < c->m && (parts & CASE_OWN) != 0; o++) {
        c->has_own[o] = g_rand_boolean(r);
        if (c->has_own[o])
            random_ranks(r, c->own[o], c->n, (parts & CASE_TIES) != 0);
    }
    c->has_weights = (parts & CASE_WEIGHTS) != 0;
    for (int t = 0; t < c->n && c->has_weights; t++)
        for (int o = 0; o < c->m; o++)
            c->weight[t][o] = 0.25 * g_rand_int_range(r, -2, 12);
    if ((parts & CASE_CLASHES) != 0 && c->m >= 2)
        c->n_clashes = g_rand_int_range(r, 1, 4);
    for (int k = 0; k < c->n_clashes; k++) {
        const int one = g_rand_int_range(r, 0, c->m - 1);
        const int other = g_rand_int_range(r, one + 1, c->m);
        const gboolean turned = g_rand_boolean(r); /* and some stand there twice */
        c->clash[k][0] = turned ? other : one;
        c->clash[k][1] = turned ? one : other;
    }
    if ((parts & CASE_SETS) != 0)
        random_sets(r, c);
}

Case
case_random(guint32 seed, guint parts)
{
    GRand *const r = g_rand_new_with_seed(seed);
    Case c = case_parse("", "");

    random_market(r, &c, parts);
    for (int i = 0; i < c.n && (parts & CASE_PINS) != 0; i++) {
        const int t = g_rand_int_range(r, 0, c.n), o = g_rand_int_range(r, 0, c.m);
        if (!c.pinned[t][o] && fits(&c, c.pinned, t, o))
            c.pinned[t][o] = TRUE;
    }
    const gboolean anyhow = (parts & CASE_ANYHOW) != 0 && g_rand_boolean(r);
    memcpy(c.held, c.pinned, sizeof c.held);
    if ((parts & CASE_PINS) == 0)
        for (int g = 0; g < c.n_groups; g++)
            c.group[g].maximum = g_rand_int_range(r, c.group[g].minimum, 4);
    for (int i = 0; i < 3 * c.n; i++) {
        const int t = g_rand_int_range(r, 0, c.n), o = g_rand_int_range(r, 0, c.m);
        if (is_edge(&c, t, o) && !c.held[t][o] && (anyhow || fits(&c, c.held, t, o)))
            c.held[t][o] = TRUE;
        else if (anyhow)
            c.held[t][o] = FALSE;
    }
    g_rand_free(r);
    return c;
}
