/* SPDX-License-Identifier: MIT */
/* `minimum-regret`: the stable matching whose worst rank, of either side, is least.
 *
 * Gusfield, D. (1987). Three fast algorithms for four problems in stable marriage. SIAM
 * Journal on Computing 16(1), 111-128, over rotations.
 *
 * Whether no rank is worse than k: a rotation that takes a leader away from a rank
 * beyond k must be eliminated, and with it all that must go before; one that brings a
 * trainee to a rank beyond k must not. An opportunity only trades up, so what it is
 * brought to beyond k it leaves by a rotation too, or never. The rotations that must go
 * make the least set, and k is possible if that set brings nobody beyond k and leaves
 * nobody there. What is possible for k is so for more: k is found by halving, and the
 * set is the best one for the trainees of all that reach it. O(E log R).
 */
#include "fair_private.h"

#include <string.h>

#include "../market/matching_private.h"

typedef struct {
    const TandemFair *fair;
    gint32 *leaves; /* [n_edges] the rotation that leaves it, or TANDEM_NONE */
    guint8 *is_in;  /* [n_rotations] */
} Search;

/* Whether the leader's rank of @edge may stay, or a rotation that leaves it is marked.
 */
static gboolean
leave(const Search *search, gsize edge, gint32 k)
{
    if (search->fair->leader_rank[edge] <= k)
        return TRUE;
    if (search->leaves[edge] == TANDEM_NONE)
        return FALSE;
    search->is_in[search->leaves[edge]] = 1;
    return TRUE;
}

/* Marks all that must go with @r; FALSE: one of them must not. Rotations are taken from
 * the last, so whoever is marked on the way comes later, but for what is brought beyond
 * @k, which a later rotation leaves: the caller goes round again. */
static gboolean
mark(const Search *search, gint32 r, gint32 k)
{
    const TandemRotations *const rotations = &search->fair->rotations;

    for (gsize i = rotations->before_start[r]; i < rotations->before_start[r + 1]; i++)
        search->is_in[rotations->before[i]] = 1;
    for (gsize i = rotations->start[r]; i < rotations->start[r + 1]; i++) {
        if (search->fair->market->trainee_rank[rotations->to[i]] > k ||
            !leave(search, rotations->to[i], k))
            return FALSE;
    }
    return TRUE;
}

static gsize
count_marked(const Search *search)
{
    gsize n = 0;

    for (gint32 r = 0; r < search->fair->rotations.n_rotations; r++)
        n += search->is_in[r];
    return n;
}

/* The least set in which no rank is worse than @k. FALSE: there is none. */
static gboolean
find_least(const Search *search, gint32 k)
{
    const TandemRotations *const rotations = &search->fair->rotations;
    const TandemMarket *const market = search->fair->market;

    memset(search->is_in, 0, (gsize)rotations->n_rotations);
    for (gint32 t = 0; t < market->n_trainees; t++) {
        const gsize edge = rotations->first[t];
        if (edge != G_MAXSIZE &&
            (market->trainee_rank[edge] > k || !leave(search, edge, k)))
            return FALSE;
    }
    for (gsize before = G_MAXSIZE; before != count_marked(search);) {
        before = count_marked(search);
        for (gint32 r = rotations->n_rotations; r-- > 0;)
            if (search->is_in[r] && !mark(search, r, k))
                return FALSE;
    }
    return TRUE;
}

/* The worst rank that the trainee-optimal matching has, pins aside, which stay. */
static gint32
worst_of_first(const TandemFair *fair)
{
    gint32 worst = 0;

    for (gint32 t = 0; t < fair->market->n_trainees; t++) {
        const gsize edge = fair->rotations.first[t];
        if (edge != G_MAXSIZE)
            worst = MAX(worst,
                        MAX(fair->market->trainee_rank[edge], fair->leader_rank[edge]));
    }
    return worst;
}

static gboolean
init(Search *search, const TandemFair *fair)
{
    const TandemRotations *const rotations = &fair->rotations;
    const gsize n_edges = fair->market->start[fair->market->n_trainees];

    search->fair = fair;
    search->leaves = tandem_take(fair->workspace, gint32, n_edges);
    search->is_in = tandem_take(fair->workspace, guint8, rotations->n_rotations);
    if (search->leaves == NULL || search->is_in == NULL)
        return FALSE;
    for (gsize k = 0; k < n_edges; k++)
        search->leaves[k] = TANDEM_NONE;
    for (gint32 r = 0; r < rotations->n_rotations; r++)
        for (gsize i = rotations->start[r]; i < rotations->start[r + 1]; i++)
            search->leaves[rotations->from[i]] = r;
    return TRUE;
}

static TandemMatching *
solve(const TandemStrategy *strategy, TandemMarket *market,
      const TandemOptions *options, TandemWorkspace *workspace, GError **error)
{
    TandemFair fair;
    Search search;

    if (!tandem_fair_begin(&fair, strategy, market, options, 0, workspace, error))
        return NULL;
    if (!init(&search, &fair))
        return tandem_fair_no_memory(&fair, error);

    gint32 impossible = -1, possible = worst_of_first(&fair);
    while (possible - impossible > 1) {
        const gint32 middle = impossible + (possible - impossible) / 2;
        if (find_least(&search, middle))
            possible = middle;
        else
            impossible = middle;
    }
    const gboolean found = find_least(&search, possible);
    g_assert(found);
    return tandem_fair_answer(&fair, search.is_in, TANDEM_STATUS_OPTIMAL, error);
}

const TandemStrategy tandem_minimum_regret = {
    .name = "minimum-regret",
    .room = "stable",
    .text = "the stable matching whose worst rank, of either side, is best",
    .reference = "Gusfield (1987), Three fast algorithms for four problems in stable "
                 "marriage",
    .accepts = TANDEM_FAIR_ACCEPTS,
    .ignores = TANDEM_FEATURE_WEIGHTS,
    .guarantees = TANDEM_GUARANTEE_WEAKLY_STABLE,
    .lottery = TANDEM_LOTTERY_NEVER,
    .solve = solve,
};
