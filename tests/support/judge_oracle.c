/* SPDX-License-Identifier: MIT */
#include "judge_oracle.h"

#include <string.h>

enum { NO = 0, INDIFFERENT = 1, PREFERS = 2 };

static int
opinion(int rank, int than)
{
    return rank < than ? PREFERS : rank == than ? INDIFFERENT : NO;
}

static int
best(int a, int b)
{
    return a > b ? a : b;
}

/* t has room, or prefers o to something it holds. */
static int
trainees_side(const Case *c, int t, int o)
{
    int side = case_n_of(c, t) < c->quota[t] ? PREFERS : NO;
    for (int g = 0; g < c->m; g++)
        if (case_loose(c, t, g))
            side = best(side, opinion(c->likes[t][o], c->likes[t][g]));
    return side;
}

/* Cases (a), (b) and (c), but for the first half of (b). */
static int
leaders_side(const Case *c, int t, int o)
{
    const int l = c->leader_of[o];
    int side = NO;

    if (case_n_in(c, o) >= c->capacity[o]) {
        for (int i = 0; i < c->n; i++)
            if (case_loose(c, i, o))
                side =
                    best(side, opinion(case_rank_at(c, o, t), case_rank_at(c, o, i)));
        return side;
    }
    if (case_n_with(c, l) < case_leader_capacity(c, l))
        return PREFERS;
    for (int i = 0; i < c->n; i++)
        for (int g = 0; g < c->m; g++)
            if (i != t && case_loose(c, i, g) && c->leader_of[g] == l)
                side = best(side, opinion(c->leads[l][t], c->leads[l][i]));
    return side;
}

/* The first half of (b): t would give up a worse place at that leader. */
static int
gives_up_there(const Case *c, int t, int o)
{
    int side = NO;

    if (case_n_in(c, o) >= c->capacity[o] ||
        case_n_with(c, c->leader_of[o]) < case_leader_capacity(c, c->leader_of[o]))
        return NO;
    for (int g = 0; g < c->m; g++)
        if (case_loose(c, t, g) && c->leader_of[g] == c->leader_of[o])
            side = best(side, opinion(c->likes[t][o], c->likes[t][g]));
    return side;
}

/* One exchange at a time: t gives up g, or nothing. */
static gboolean
blocks_strongly(const Case *c, int t, int o)
{
    for (int g = -1; g < c->m; g++) {
        if (g < 0 ? case_n_of(c, t) >= c->quota[t] : !case_loose(c, t, g))
            continue;
        const gboolean here = g >= 0 && c->leader_of[g] == c->leader_of[o];
        const int ts = g < 0 ? PREFERS : opinion(c->likes[t][o], c->likes[t][g]);
        int ls = leaders_side(c, t, o);
        if (here && case_n_in(c, o) < c->capacity[o])
            ls = PREFERS; /* the leader's own number stays what it is */
        if (here && ts == INDIFFERENT)
            continue; /* two of the leader it is already with */
        if (ts + ls >= PREFERS + INDIFFERENT && ts != NO && ls != NO)
            return TRUE;
    }
    return FALSE;
}

gboolean
oracle_blocks(const Case *c, TandemBlocking kind, int t, int o)
{
    if (c->held[t][o] || !case_acceptable(c, t, o))
        return FALSE;
    if (kind == TANDEM_BLOCKING_STRONG)
        return blocks_strongly(c, t, o);
    const int ts = trainees_side(c, t, o);
    const int ls = best(leaders_side(c, t, o), gives_up_there(c, t, o));
    const int least = kind == TANDEM_BLOCKING_WEAK ? PREFERS : INDIFFERENT;
    return ts >= least && ls >= least;
}

static gboolean
clash(const Case *c, int o, int s)
{
    for (int k = 0; k < c->n_clashes; k++)
        if ((c->clash[k][0] == o && c->clash[k][1] == s) ||
            (c->clash[k][0] == s && c->clash[k][1] == o))
            return TRUE;
    return FALSE;
}

/* t gives up the set C for s. */
static gboolean
clash_exchange(const Case *c, int t, int s, const gboolean *C)
{
    const int l = c->leader_of[s];
    double sum = 0;
    int n_freed = 0;
    gboolean lower_in = FALSE, lower_with = FALSE;

    for (int g = 0; g < c->m; g++) {
        if (!C[g])
            continue;
        if (c->pinned[t][g])
            return FALSE;
        sum += case_weight(c, t, g);
        n_freed += c->leader_of[g] == l;
    }
    for (int i = 0; i < c->n; i++)
        for (int g = 0; g < c->m; g++) {
            if (!case_loose(c, i, g))
                continue;
            lower_in |= g == s && case_rank_at(c, s, i) > case_rank_at(c, s, t);
            lower_with |= c->leader_of[g] == l && c->leads[l][i] > c->leads[l][t];
        }
    const gboolean in_full = case_n_in(c, s) >= c->capacity[s];
    const gboolean with_full =
        case_n_with(c, l) - n_freed >= case_leader_capacity(c, l);
    return case_weight(c, t, s) > sum && (in_full     ? lower_in
                                          : with_full ? lower_with
                                                      : TRUE);
}

gboolean
oracle_clash_blocks(const Case *c, int t, int s)
{
    gboolean C[CASE_MAX] = { FALSE }, any = FALSE;

    if (c->held[t][s] || !case_acceptable(c, t, s))
        return FALSE;
    for (int g = 0; g < c->m; g++)
        any |= C[g] = c->held[t][g] && clash(c, g, s);
    if (any || case_n_of(c, t) < c->quota[t])
        return clash_exchange(c, t, s, C);
    for (int g = 0; g < c->m; g++) {
        gboolean is_worst = case_loose(c, t, g);
        for (int h = 0; h < c->m; h++)
            is_worst = is_worst && (!case_loose(c, t, h) ||
                                    case_weight(c, t, g) <= case_weight(c, t, h));
        memset(C, 0, sizeof C);
        C[g] = TRUE;
        if (is_worst && clash_exchange(c, t, s, C))
            return TRUE;
    }
    return FALSE;
}

void
oracle_cutoffs(const Case *c, gint32 *opportunity, gint32 *leader)
{
    for (int l = 0; l < c->l; l++)
        leader[l] =
            case_n_with(c, l) < case_leader_capacity(c, l) ? TANDEM_CUTOFF_OPEN : 0;
    for (int o = 0; o < c->m; o++) {
        const int l = c->leader_of[o];
        opportunity[o] = case_n_in(c, o) < c->capacity[o] ? TANDEM_CUTOFF_OPEN : 0;
        for (int t = 0; t < c->n; t++) {
            if (!case_loose(c, t, o))
                continue;
            opportunity[o] = MAX(opportunity[o], case_rank_at(c, o, t));
            leader[l] = MAX(leader[l], c->leads[l][t]);
        }
    }
}
