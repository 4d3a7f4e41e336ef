/* SPDX-License-Identifier: MIT */
#include "group_case.h"

#include <criterion/criterion.h>

static guint32
bit(const GroupCase *c, gint32 t, gint32 o)
{
    return (guint32)1 << (t * c->oracle->m + o);
}

static guint32
pairs_of(const GroupCase *c, gint32 t)
{
    guint32 set = 0;

    for (gint32 o = 0; o < c->oracle->m; o++)
        set |= bit(c, t, o);
    return set;
}

static guint32
pairs_at(const GroupCase *c, gint32 o)
{
    guint32 set = 0;

    for (gint32 t = 0; t < c->oracle->n; t++)
        set |= bit(c, t, o);
    return set;
}

static guint32
pairs_with(const GroupCase *c, gint32 l)
{
    guint32 set = 0;

    for (gint32 o = 0; o < c->oracle->m; o++)
        set |= c->oracle->leader_of[o] == l ? pairs_at(c, o) : 0;
    return set;
}

static gint
count(guint32 set)
{
    return __builtin_popcount(set);
}

/* At least one member; all of them now and then. */
static gint32 *
random_members(GRand *r, gint32 n, gsize *n_members)
{
    gint32 *const member = g_new(gint32, (gsize)n + 1);

    *n_members = 0;
    while (*n_members == 0)
        for (gint32 i = 0; i < n; i++)
            if (g_rand_boolean(r))
                member[(*n_members)++] = i;
    return member;
}

/* Opportunities of one leader, but for one time in eight. */
static void
add_group(GroupCase *c, GRand *r, gboolean floors)
{
    const Oracle *const q = c->oracle;
    const gsize g = c->n_groups++;
    TandemGroup *const group = &c->group[g];
    gint32 *const at = random_members(r, q->m, &group->n_opportunities);

    if (g_rand_int_range(r, 0, 8) > 0) {
        const gint32 l = q->leader_of[at[0]];
        gsize n = 0;
        for (gsize i = 0; i < group->n_opportunities; i++)
            if (q->leader_of[at[i]] == l)
                at[n++] = at[i];
        group->n_opportunities = n;
    }
    group->opportunities = c->members[2 * g] = at;
    if (g_rand_boolean(r))
        group->trainees = c->members[2 * g + 1] =
            random_members(r, q->n, &group->n_trainees);
    for (gint32 t = 0; t < q->n; t++)
        for (gsize i = 0; i < group->n_opportunities; i++) {
            gboolean is_in = group->trainees == NULL;
            for (gsize j = 0; j < group->n_trainees; j++)
                is_in = is_in || group->trainees[j] == t;
            c->in_group[g] |= is_in ? bit(c, t, at[i]) : 0;
        }
    group->minimum = floors ? g_rand_int_range(r, 0, 3) : 0;
    group->maximum = g_rand_int_range(r, MAX(group->minimum, 0), 4);
    group->maximum = MAX(group->maximum, count(c->in_group[g] & c->pinned));
}

GroupCase *
group_case_random(guint32 seed, const ListsShape *shape, gboolean floors)
{
    GroupCase *const c = g_new0(GroupCase, 1);
    GRand *const r = g_rand_new_with_seed(seed);

    c->lists = lists_random(seed, shape);
    c->oracle = oracle_new(c->lists);
    cr_assert_leq(c->oracle->n * c->oracle->m, 32);
    for (gint32 t = 0; t < c->oracle->n; t++)
        for (gint32 o = 0; o < c->oracle->m; o++) {
            const gint32 at = t * c->oracle->m + o;
            if (c->oracle->trainee_rank[at] > 0 && c->oracle->leader_rank[at] > 0)
                c->acceptable |= bit(c, t, o);
            if (c->oracle->is_pin[at])
                c->pinned |= bit(c, t, o);
        }
    for (gint32 n = g_rand_int_range(r, 1, GROUP_CASE_MOST); n > 0; n--)
        add_group(c, r, floors);
    g_rand_free(r);
    return c;
}

void
group_case_free(GroupCase *c)
{
    for (gsize i = 0; i < 2 * GROUP_CASE_MOST; i++)
        g_free(c->members[i]);
    lists_free(c->lists);
    oracle_free(c->oracle);
    g_free(c);
}

TandemMarket *
group_case_to_market(const GroupCase *c)
{
    g_autoptr(GError) error = NULL;
    TandemMarketArrays arrays = lists_arrays(c->lists);

    arrays.groups = c->group;
    arrays.n_groups = c->n_groups;
    TandemMarket *const market = tandem_market_new(&arrays, &error);
    cr_assert_null(error, "%s", error ? error->message : "");
    return market;
}

static gboolean
cross(guint32 a, guint32 b)
{
    return (a & b) != 0 && (a & ~b) != 0 && (b & ~a) != 0;
}

guint
group_case_features(const GroupCase *c)
{
    const Oracle *const q = c->oracle;
    const guint32 edges = c->acceptable | c->pinned;
    guint32 bound[GROUP_CASE_MOST + 64];
    gsize n = 0, n_groups = 0;
    guint features = 0;

    for (gsize g = 0; g < c->n_groups; g++) {
        const guint32 set = c->in_group[g] & edges;
        if (c->group[g].minimum == 0 && c->group[g].maximum >= count(set))
            continue;
        bound[n++] = set;
        for (gint32 l = 0; l < q->l; l++)
            if ((set & pairs_with(c, l)) != 0 && (set & ~pairs_with(c, l)) != 0)
                features |= TANDEM_FEATURE_GROUPS_ACROSS_LEADERS;
    }
    n_groups = n;
    for (gint32 l = 0; l < q->l; l++) {
        gint most = 0;
        for (gint32 o = 0; o < q->m; o++)
            if (q->leader_of[o] == l)
                most += MIN(q->capacity[o], count(pairs_at(c, o) & edges));
        const gboolean binds = q->leader_capacity[l] < most;
        if (binds)
            bound[n++] = pairs_with(c, l) & edges;
        for (gint32 o = 0; o < q->m; o++)
            if (q->leader_of[o] == l &&
                q->capacity[o] < count(pairs_at(c, o) & edges) &&
                !(binds && q->capacity[o] >= q->leader_capacity[l]))
                bound[n++] = pairs_at(c, o) & edges;
    }
    for (gsize i = 0; i < n_groups; i++)
        for (gsize j = 0; j < n; j++)
            if (cross(bound[i], bound[j]))
                features |= TANDEM_FEATURE_CROSSING_GROUPS;
    return features;
}

/* What one leader's side asks of @held; no group may go further beyond its bounds than
 * it was @before. */
static gboolean
suits_leader(const GroupCase *c, gint32 l, guint32 held, guint32 before)
{
    const Oracle *const q = c->oracle;

    if (count(held & pairs_with(c, l)) > q->leader_capacity[l])
        return FALSE;
    for (gint32 o = 0; o < q->m; o++)
        if (q->leader_of[o] == l && count(held & pairs_at(c, o)) > q->capacity[o])
            return FALSE;
    for (gsize g = 0; g < c->n_groups; g++) {
        const gint n = count(held & c->in_group[g]);
        const gint was = count(before & c->in_group[g]);
        if ((c->in_group[g] & pairs_with(c, l)) != 0 &&
            (n > MAX(c->group[g].maximum, was) || n < MIN(c->group[g].minimum, was)))
            return FALSE;
    }
    return TRUE;
}

gboolean
group_case_is_feasible(const GroupCase *c, guint32 held)
{
    const Oracle *const q = c->oracle;

    if ((held & ~(c->acceptable | c->pinned)) != 0 || (c->pinned & ~held) != 0)
        return FALSE;
    for (gint32 t = 0; t < q->n; t++)
        if (count(held & pairs_of(c, t)) > q->quota[t])
            return FALSE;
    for (gsize g = 0; g < c->n_groups; g++)
        if (count(held & c->in_group[g]) < c->group[g].minimum)
            return FALSE;
    for (gint32 l = 0; l < q->l; l++)
        if (!suits_leader(c, l, held, 0))
            return FALSE;
    return TRUE;
}

static gboolean
leader_gains(const GroupCase *c, guint32 held, gint32 t, gint32 o)
{
    const Oracle *const q = c->oracle;
    const gint32 l = q->leader_of[o], at = t * q->m + o;
    const guint32 more = held | bit(c, t, o);

    if (suits_leader(c, l, more, held))
        return TRUE;
    for (gint32 i = 0; i < q->n; i++)
        for (gint32 p = 0; p < q->m; p++) {
            const guint32 gone = bit(c, i, p);
            const gint32 that = i * q->m + p;
            if (q->leader_of[p] != l || (held & gone) == 0 || (c->pinned & gone) != 0)
                continue;
            const gboolean better = i == t ? q->trainee_rank[at] < q->trainee_rank[that]
                                    : p == o
                                        ? q->own_rank[at] < q->own_rank[that]
                                        : q->leader_rank[at] < q->leader_rank[that];
            if (better && suits_leader(c, l, more & ~gone, held))
                return TRUE;
        }
    return FALSE;
}

gboolean
group_case_blocks(const GroupCase *c, guint32 held, gint32 t, gint32 o)
{
    const Oracle *const q = c->oracle;
    gboolean gains = count(held & pairs_of(c, t)) < q->quota[t];

    if ((held & bit(c, t, o)) != 0 || (c->acceptable & bit(c, t, o)) == 0)
        return FALSE;
    for (gint32 p = 0; p < q->m; p++)
        gains =
            gains || ((held & ~c->pinned & bit(c, t, p)) != 0 &&
                      q->trainee_rank[t * q->m + o] < q->trainee_rank[t * q->m + p]);
    return gains && leader_gains(c, held, t, o);
}

gboolean
group_case_is_stable(const GroupCase *c, guint32 held)
{
    if (!group_case_is_feasible(c, held))
        return FALSE;
    for (gint32 t = 0; t < c->oracle->n; t++)
        for (gint32 o = 0; o < c->oracle->m; o++)
            if (group_case_blocks(c, held, t, o))
                return FALSE;
    return TRUE;
}

GArray *
group_case_all_stable(const GroupCase *c)
{
    GArray *const all = g_array_new(FALSE, FALSE, sizeof(guint32));
    const guint32 free_pairs = c->acceptable & ~c->pinned;

    for (guint32 set = free_pairs;; set = (set - 1) & free_pairs) {
        const guint32 held = set | c->pinned;
        if (group_case_is_stable(c, held))
            g_array_append_val(all, held);
        if (set == 0)
            return all;
    }
}

guint32
group_case_set(const GroupCase *c, const TandemMatching *matching)
{
    g_autofree guint8 *table = oracle_table(matching);
    guint32 set = 0;

    for (gint32 i = 0; i < c->oracle->n * c->oracle->m; i++)
        set |= table[i] ? (guint32)1 << i : 0;
    return set;
}

gchar *
group_case_to_text(const GroupCase *c)
{
    g_autofree gchar *lists = lists_to_text(c->lists);
    GString *const text = g_string_new(lists);

    for (gsize g = 0; g < c->n_groups; g++)
        g_string_append_printf(text, " | group %x from %d to %d", c->in_group[g],
                               c->group[g].minimum, c->group[g].maximum);
    return g_string_free(text, FALSE);
}
