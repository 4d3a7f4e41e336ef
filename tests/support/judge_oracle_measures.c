/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "judge_oracle.h"

static int
group_count(const Case *c, const CaseGroup *group)
{
    int n = 0;
    for (int t = 0; t < c->n; t++)
        for (int o = 0; o < c->m; o++)
            n += c->held[t][o] && group->opportunity[o] &&
                 (group->all_trainees || group->trainee[t]);
    return n;
}

static gboolean
link_is_broken(const Case *c, const CaseLink *link)
{
    const int a = link->trainee[0], b = link->trainee[1];
    if (case_n_of(c, a) + case_n_of(c, b) == 0)
        return FALSE;
    for (int i = 0; i < link->n_choices; i++) {
        gboolean same = TRUE;
        for (int o = 0; o < c->m; o++)
            same = same && c->held[a][o] == (link->choice[i][0] == o) &&
                   c->held[b][o] == (link->choice[i][1] == o);
        if (same)
            return FALSE;
    }
    return TRUE;
}

gboolean
oracle_is_violation(const Case *c, const TandemViolation *v)
{
    const int i = v->culprit;
    int n = 0, limit = 0;

    switch (v->kind) {
    case TANDEM_VIOLATION_OPPORTUNITY_CAPACITY:
        n = case_n_in(c, i), limit = c->capacity[i];
        break;
    case TANDEM_VIOLATION_LEADER_CAPACITY:
        n = case_n_with(c, i), limit = case_leader_capacity(c, i);
        break;
    case TANDEM_VIOLATION_QUOTA:
        n = case_n_of(c, i), limit = c->quota[i];
        break;
    case TANDEM_VIOLATION_OPPORTUNITY_MINIMUM:
        n = case_n_in(c, i), limit = c->minimum[i];
        return v->count == n && v->limit == limit && n < limit &&
               !(n == 0 && c->may_close[i]);
    case TANDEM_VIOLATION_LEADER_MINIMUM:
        n = case_n_with(c, i), limit = c->leader_minimum[i];
        return v->count == n && v->limit == limit && n < limit &&
               !(n == 0 && c->leader_may_close[i]);
    case TANDEM_VIOLATION_PIN:
        return v->count == 0 && v->limit == 1 && c->pinned[i][v->other] &&
               !c->held[i][v->other];
    case TANDEM_VIOLATION_CLASH:
        return v->count == 2 && v->limit == 1 && c->held[i][c->clash[v->other][0]] &&
               c->held[i][c->clash[v->other][1]];
    case TANDEM_VIOLATION_GROUP:
        n = group_count(c, &c->group[i]);
        return v->count == n && ((n < v->limit && v->limit == c->group[i].minimum) ||
                                 (n > v->limit && v->limit == c->group[i].maximum));
    case TANDEM_VIOLATION_LINK:
        return v->count == 0 && v->limit == 1 && link_is_broken(c, &c->link[i]);
    case TANDEM_VIOLATION_NONE:
    default:
        return FALSE;
    }
    return v->count == n && v->limit == limit && n > limit && v->other == TANDEM_NONE;
}

gsize
oracle_count_violations(const Case *c)
{
    gsize n = 0;

    for (int o = 0; o < c->m; o++) {
        const int in = case_n_in(c, o);
        n += in > c->capacity[o];
        n += in < c->minimum[o] && !(in == 0 && c->may_close[o]);
    }
    for (int l = 0; l < c->l; l++) {
        const int with = case_n_with(c, l);
        n += with > case_leader_capacity(c, l);
        n += with < c->leader_minimum[l] && !(with == 0 && c->leader_may_close[l]);
    }
    for (int t = 0; t < c->n; t++) {
        n += case_n_of(c, t) > c->quota[t];
        for (int o = 0; o < c->m; o++)
            n += c->pinned[t][o] && !c->held[t][o];
        for (int k = 0; k < c->n_clashes; k++)
            n += c->held[t][c->clash[k][0]] && c->held[t][c->clash[k][1]];
    }
    for (int g = 0; g < c->n_groups; g++)
        n += group_count(c, &c->group[g]) < c->group[g].minimum ||
             group_count(c, &c->group[g]) > c->group[g].maximum;
    for (int k = 0; k < c->n_links; k++)
        if (link_is_broken(c, &c->link[k]))
            n++;
    return n;
}

/* Does t prefer something that u holds, and, when @justly, that place u? */
static gboolean
envies(const Case *c, int t, int u, gboolean justly)
{
    for (int o = 0; o < c->m; o++) {
        gboolean wants = case_n_of(c, t) < c->quota[t];
        if (t == u || !c->held[u][o] || c->held[t][o] || c->likes[t][o] == 0 ||
            !(case_acceptable(c, t, o) || c->pinned[t][o]))
            continue;
        for (int g = 0; g < c->m; g++)
            wants |= (justly ? case_loose(c, t, g) : c->held[t][g]) &&
                     c->likes[t][o] < c->likes[t][g];
        if (wants && (!justly || (case_loose(c, u, o) && case_rank_at(c, o, t) > 0 &&
                                  case_rank_at(c, o, t) < case_rank_at(c, o, u))))
            return TRUE;
    }
    return FALSE;
}

static double
gini(const Case *c)
{
    double x[CASE_MAX], sum = 0, differences = 0;
    int n = 0;

    for (int t = 0; t < c->n; t++) {
        gboolean ranked = case_n_of(c, t) == 0;
        x[n] = 0;
        for (int o = 0; o < c->m; o++)
            if (c->held[t][o] && c->likes[t][o] > 0) {
                x[n] += case_worst_rank(c) + 1 - c->likes[t][o];
                ranked = TRUE;
            }
        n += ranked;
    }
    for (int i = 0; i < n; i++) {
        sum += x[i];
        for (int j = 0; j < n; j++)
            differences += x[i] > x[j] ? x[i] - x[j] : x[j] - x[i];
    }
    return sum > 0 ? differences / (2.0 * n * sum) : 0;
}

/* Both sides' sums and maxima of the ranks held, and what else is a sum over them. */
typedef struct {
    double size, placed, cost[2], regret[2], weight, envy, justified, changes;
} Sums;

static Sums
sums_of(const Case *c, const Case *before)
{
    Sums s = { 0 };

    for (int t = 0; t < c->n; t++) {
        s.placed += case_n_of(c, t) > 0;
        for (int u = 0; u < c->n; u++) {
            s.envy += envies(c, t, u, FALSE);
            s.justified += envies(c, t, u, TRUE);
        }
        for (int o = 0; o < c->m; o++) {
            if (!c->held[t][o])
                continue;
            const int ranks[] = { c->likes[t][o], case_rank_at(c, o, t) };
            s.size++;
            s.weight += c->has_weights ? case_weight(c, t, o) : 0;
            for (int side = 0; side < 2; side++) {
                s.cost[side] += ranks[side];
                s.regret[side] = MAX(s.regret[side], ranks[side]);
            }
        }
    }
    for (int t = 0; t < CASE_MAX && before != NULL; t++)
        for (int o = 0; o < CASE_MAX; o++)
            s.changes += c->held[t][o] != before->held[t][o];
    return s;
}

gboolean
oracle_measure(const Case *c, const Case *before, const char *name, gboolean *known,
               double *value)
{
    const Sums s = sums_of(c, before);
    const double difference =
        s.cost[0] > s.cost[1] ? s.cost[0] - s.cost[1] : s.cost[1] - s.cost[0];
    const struct {
        const char *name;
        double value;
        gboolean there;
    } all[] = {
        { "size", s.size, TRUE },
        { "placed", s.placed, TRUE },
        { "cost_trainees", s.cost[0], TRUE },
        { "cost_leaders", s.cost[1], TRUE },
        { "egalitarian_cost", s.cost[0] + s.cost[1], TRUE },
        { "sex_equal_cost", difference, TRUE },
        { "balanced_cost", MAX(s.cost[0], s.cost[1]), TRUE },
        { "regret", MAX(s.regret[0], s.regret[1]), TRUE },
        { "regret_trainees", s.regret[0], TRUE },
        { "weight", s.weight, c->has_weights },
        { "envy", s.envy, TRUE },
        { "justified_envy", s.justified, TRUE },
        { "gini", gini(c), TRUE },
        { "changes", s.changes, before != NULL },
    };

    *known = FALSE;
    for (gsize i = 0; i < G_N_ELEMENTS(all); i++)
        if (strcmp(all[i].name, name) == 0) {
            *known = TRUE;
            *value = all[i].value;
            return all[i].there;
        }
    return FALSE;
}

int
oracle_profile(const Case *c, int rank, gboolean both)
{
    int n = 0;
    for (int t = 0; t < c->n; t++)
        for (int o = 0; o < c->m; o++)
            if (c->held[t][o])
                n += (c->likes[t][o] == rank) + (both && case_rank_at(c, o, t) == rank);
    return n;
}
