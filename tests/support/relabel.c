/* SPDX-License-Identifier: MIT */
#include "relabel.h"

gint32 *
random_order(GRand *rand, gint32 n)
{
    gint32 *const order = g_new0(gint32, (gsize)n + 1);

    for (gint32 i = 0; i < n; i++) {
        const gint32 at = g_rand_int_range(rand, 0, i + 1);
        order[i] = order[at];
        order[at] = i;
    }
    return order;
}

/* Agent i of @side becomes agent new_of[i], and listed id j becomes new_id[j]. */
static void
relabel_side(Side *side, const gint32 *new_of, const gint32 *new_id)
{
    const Side old = *side;
    const gsize n = (gsize)old.n;
    g_autofree gint32 *old_of = g_new0(gint32, n + 1);

    for (gint32 i = 0; i < old.n; i++)
        old_of[new_of[i]] = i;
    side->start = g_new0(gsize, n + 1);
    side->id = g_new0(gint32, old.start[n] + 1);
    side->rank = g_new0(gint32, old.start[n] + 1);
    side->absent = g_new0(guint8, n + 1);
    for (gint32 i = 0; i < old.n; i++) {
        gsize at = side->start[i];
        side->absent[i] = old.absent[old_of[i]];
        for (gsize k = old.start[old_of[i]]; k < old.start[old_of[i] + 1]; k++) {
            side->id[at] = new_id[old.id[k]];
            side->rank[at++] = old.rank[k];
        }
        side->start[i + 1] = at;
    }
    g_free(old.start);
    g_free(old.id);
    g_free(old.rank);
    g_free(old.absent);
}

/* Numbers of agents, moved with them. */
static void
relabel_numbers(gint32 *values, gint32 n, const gint32 *new_of)
{
    g_autofree gint32 *old = g_memdup2(values, (gsize)n * sizeof *values);

    for (gint32 i = 0; i < n; i++)
        values[new_of[i]] = old[i];
}

/* @keys: or NULL. */
static void
relabel_keys(guint64 *keys, gint32 n, const gint32 *new_of)
{
    g_autofree guint64 *old =
        keys != NULL ? g_memdup2(keys, (gsize)n * sizeof *keys) : NULL;

    for (gint32 i = 0; keys != NULL && i < n; i++)
        keys[new_of[i]] = old[i];
}

Lists *
lists_relabel(const Lists *lists, const gint32 *t_new, const gint32 *o_new,
              const gint32 *l_new)
{
    g_assert(lists->opportunities.start == NULL);
    Lists *const to = lists_copy(lists);
    const gint32 n = to->trainees.n, m = to->opportunities.n, l = to->leaders.n;

    relabel_side(&to->trainees, t_new, o_new);
    relabel_side(&to->leaders, l_new, t_new);
    for (gint32 o = 0; o < m; o++)
        to->leader_of[o] = l_new[to->leader_of[o]];
    relabel_numbers(to->leader_of, m, o_new);
    relabel_numbers(to->capacity, m, o_new);
    relabel_numbers(to->leader_capacity, l, l_new);
    relabel_numbers(to->quota, n, t_new);
    relabel_numbers(to->priority, n, t_new);
    relabel_keys(to->trainee_key, n, t_new);
    relabel_keys(to->opportunity_key, m, o_new);
    for (gsize i = 0; i < to->n_pins; i++) {
        to->pins[2 * i] = t_new[to->pins[2 * i]];
        to->pins[2 * i + 1] = o_new[to->pins[2 * i + 1]];
    }
    return to;
}
