/* SPDX-License-Identifier: MIT */
/* What is left falls into components. Two trainees meet where they have edges to one
 * opportunity, or one leader, that may be full without one of them; where none can be
 * turned away, nobody's choice there concerns another.
 */
#include "largest_private.h"

#include <string.h>

/* The representative of @i; the way to it is halved. */
static gint32
find(gint32 *parent, gint32 i)
{
    while (parent[i] != i)
        i = parent[i] = parent[parent[i]];
    return i;
}

/* The smaller number represents both. */
static void
join(gint32 *parent, gint32 a, gint32 b)
{
    const gint32 x = find(parent, a), y = find(parent, b);

    parent[MAX(x, y)] = MIN(x, y);
}

static void
join_row(const TandemLargest *problem, const TandemRankedRows *rows, gint32 i,
         gint32 *parent)
{
    for (gsize at = rows->start[i] + 1; at < rows->start[i + 1]; at++)
        join(parent, problem->trainee[rows->edge[rows->start[i]]],
             problem->trainee[rows->edge[at]]);
}

static void
join_all(TandemLargestOffers *offers, gint32 *parent)
{
    const TandemLargest *const p = offers->problem;

    for (gint32 t = 0; t < p->n_trainees; t++)
        parent[t] = t;
    for (gint32 o = 0; o < p->n_opportunities; o++)
        if (offers->opportunities.start[o + 1] - offers->opportunities.start[o] >
            (gsize)p->capacity[o])
            join_row(p, &offers->opportunities, o, parent);
    for (gint32 l = 0; l < p->n_leaders; l++)
        if (tandem_largest_offers_find_leader(offers, l))
            join_row(p, &offers->leaders, l, parent);
}

/* Components are numbered by their first trainees. */
static void
gather(TandemLargestComponents *c, gint32 *parent, gint32 n_trainees)
{
    c->n = 0;
    for (gint32 t = 0; t < n_trainees; t++)
        c->of[t] = find(parent, t) == t ? c->n++ : c->of[find(parent, t)];
    memset(c->start, 0, ((gsize)n_trainees + 2) * sizeof *c->start);
    for (gint32 t = 0; t < n_trainees; t++)
        c->start[c->of[t] + 2]++;
    for (gint32 i = 1; i <= c->n; i++)
        c->start[i + 1] += c->start[i];
    for (gint32 t = 0; t < n_trainees; t++)
        c->trainee[c->start[c->of[t] + 1]++] = t;
}

gboolean
tandem_largest_split(const TandemLargest *problem, TandemLargestComponents *components,
                     TandemWorkspace *workspace)
{
    const gint32 n = problem->n_trainees;
    gint32 *const parent = tandem_take(workspace, gint32, n);
    TandemLargestOffers offers;

    components->start = tandem_take(workspace, gint32, (gsize)n + 2);
    components->trainee = tandem_take(workspace, gint32, n);
    components->of = tandem_take(workspace, gint32, n);
    if (!parent || !components->start || !components->trainee || !components->of ||
        !tandem_largest_offers_init(&offers, problem, workspace))
        return FALSE;
    join_all(&offers, parent);
    gather(components, parent, n);
    return TRUE;
}

/* number[] of the opportunities and leaders of @problem that @part has, in the order in
 * which they come. */
static void
number_owners(const TandemLargest *problem, TandemLargest *part, const gint32 *trainee,
              gint32 *number)
{
    gint32 *const leader_number = number + problem->n_opportunities;

    for (gint32 i = 0; i < part->n_trainees; i++) {
        const gsize end = problem->start[trainee[i] + 1];
        for (gsize k = problem->start[trainee[i]]; k < end; k++) {
            const gint32 o = problem->opportunity[k], l = problem->leader[o];
            if (number[o] == TANDEM_NONE)
                number[o] = part->n_opportunities++;
            if (l != TANDEM_NONE && leader_number[l] == TANDEM_NONE)
                leader_number[l] = part->n_leaders++;
        }
    }
}

static void
copy_edges(const TandemLargest *problem, TandemLargest *part, const gint32 *trainee,
           const gint32 *number)
{
    const gint32 *const leader_number = number + problem->n_opportunities;
    gsize n = 0;

    for (gint32 i = 0; i < part->n_trainees; i++) {
        part->name[i] = trainee[i];
        part->start[i] = n;
        const gsize end = problem->start[trainee[i] + 1];
        for (gsize k = problem->start[trainee[i]]; k < end; k++, n++) {
            const gint32 o = problem->opportunity[k], l = problem->leader[o];
            part->opportunity[n] = number[o];
            part->trainee[n] = i;
            part->trainee_rank[n] = problem->trainee_rank[k];
            part->rank[n] = problem->rank[k];
            part->edge[n] = k;
            part->capacity[number[o]] = problem->capacity[o];
            part->leader[number[o]] = l == TANDEM_NONE ? l : leader_number[l];
            if (l != TANDEM_NONE)
                part->leader_places[leader_number[l]] = problem->leader_places[l];
        }
    }
    part->start[part->n_trainees] = n;
}

static void
forget_numbers(const TandemLargest *problem, const TandemLargest *part, gint32 *number)
{
    for (gsize n = 0; n < part->start[part->n_trainees]; n++) {
        const gint32 o = problem->opportunity[part->edge[n]];
        number[o] = TANDEM_NONE;
        if (problem->leader[o] != TANDEM_NONE)
            number[problem->n_opportunities + problem->leader[o]] = TANDEM_NONE;
    }
}

gboolean
tandem_largest_part(const TandemLargest *problem,
                    const TandemLargestComponents *components, gint32 i, gint32 *number,
                    TandemLargest *part, TandemWorkspace *workspace)
{
    const gint32 *const trainee = components->trainee + components->start[i];
    gsize n_edges = 0;

    *part = (TandemLargest){
        .n_trainees = components->start[i + 1] - components->start[i],
    };
    for (gint32 t = 0; t < part->n_trainees; t++)
        n_edges += problem->start[trainee[t] + 1] - problem->start[trainee[t]];
    number_owners(problem, part, trainee, number);
    if (!tandem_largest_take(part, n_edges, workspace))
        return FALSE;
    copy_edges(problem, part, trainee, number);
    forget_numbers(problem, part, number);
    return TRUE;
}
