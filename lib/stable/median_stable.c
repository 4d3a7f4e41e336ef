/* SPDX-License-Identifier: MIT */
/* `median-stable`: everybody's median partner over all stable matchings, at once.
 *
 * Teo, C.-P. and Sethuraman, J. (1998). The geometry of fractional stable matchings and
 * its applications. Mathematics of Operations Research 23(4), 874-891: sort each
 * trainee's partners over all N stable matchings, best first; the k-th of all trainees
 * make a stable matching. Here k is half of N, rounded up.
 *
 * A trainee stands at its j-th place or further down in just the matchings that
 * eliminate the j-th rotation that moves it. So its k-th partner lies beyond a rotation
 * if more than N - k matchings eliminate that, and the k-th matching is the set of all
 * rotations that more than N - k matchings do. What must go before a rotation is
 * eliminated at least as often, so that set is closed; and it is so of any matchings
 * counted, which is the answer where there are too many to count all: it is stable, and
 * its promise is not proven.
 *
 * The walk counts the sets that have a rotation from when it goes in to when it comes
 * out: O(1) a step.
 */
#include "fair_private.h"

#include <math.h>
#include <string.h>

#include "../market/matching_private.h"
#include "rotation_walk_private.h"

typedef struct {
    guint64 *count;   /* [n_rotations] matchings that eliminate it */
    guint64 *went_in; /* [n_rotations] matchings counted when it went in */
    gint32 *path;     /* [n_rotations] the rotations of the last matching counted */
    gint32 n_path;
    guint64 n; /* matchings counted */
} Count;

/* Counts the matching at which @walk stands; rotations that left since then are added
 * up. The paths of two matchings agree up to where the walk turned. */
static void
count(Count *c, const TandemRotationWalk *walk)
{
    gint32 same = 0;

    while (same < c->n_path && same < walk->n_chosen &&
           c->path[same] == walk->chosen[same])
        same++;
    for (gint32 i = same; i < c->n_path; i++)
        c->count[c->path[i]] += c->n - c->went_in[c->path[i]];
    for (gint32 i = same; i < walk->n_chosen; i++) {
        c->path[i] = walk->chosen[i];
        c->went_in[c->path[i]] = c->n;
    }
    c->n_path = walk->n_chosen;
    c->n++;
}

static gboolean
init(const TandemFair *fair, Count *c)
{
    const gint32 n = fair->rotations.n_rotations;

    *c = (Count){ 0 };
    c->count = tandem_take(fair->workspace, guint64, n);
    c->went_in = tandem_take(fair->workspace, guint64, n);
    c->path = tandem_take(fair->workspace, gint32, n);
    if (c->count == NULL || c->went_in == NULL || c->path == NULL)
        return FALSE;
    memset(c->count, 0, (gsize)n * sizeof *c->count);
    return TRUE;
}

/* Returns whether all were counted. */
static gboolean
count_all(TandemFair *fair, Count *c, TandemRotationWalk *walk)
{
    gboolean more = TRUE;

    while (more && tandem_limit_go_on(&fair->limit, 1, NAN, NAN)) {
        count(c, walk);
        more = tandem_rotation_walk_next(walk);
    }
    for (gint32 i = 0; i < c->n_path; i++)
        c->count[c->path[i]] += c->n - c->went_in[c->path[i]];
    return !more;
}

static TandemMatching *
solve(const TandemStrategy *strategy, TandemMarket *market,
      const TandemOptions *options, TandemWorkspace *workspace, GError **error)
{
    const guint64 most = (guint64)tandem_strategy_get_int(strategy, options, "limit");
    TandemRotationWalk walk;
    TandemFair fair;
    Count c;

    if (!tandem_fair_begin(&fair, strategy, market, options, most, workspace, error))
        return NULL;
    const gint32 n = fair.rotations.n_rotations;
    guint8 *const is_in = tandem_take(workspace, guint8, n);
    if (is_in == NULL || !init(&fair, &c) ||
        !tandem_rotation_walk_init(&walk, &fair.rotations, market, workspace))
        return tandem_fair_no_memory(&fair, error);

    const gboolean is_proven = count_all(&fair, &c, &walk);
    for (gint32 r = 0; r < n; r++)
        is_in[r] = c.count[r] > c.n / 2;
    TandemMatching *const matching = tandem_fair_answer(
        &fair, is_in, is_proven ? TANDEM_STATUS_OPTIMAL : TANDEM_STATUS_FEASIBLE,
        error);
    if (matching != NULL)
        tandem_matching_add_counter(matching, "stable matchings", c.n);
    return matching;
}

static const char *const limit_values[] = { "1000000", NULL };

static const TandemParameter parameters[] = {
    { "limit", TANDEM_PARAMETER_INT, limit_values, 0, 1e18,
      "stable matchings to count before the median of those is given as feasible; 0: "
      "no "
      "limit" },
};

const TandemStrategy tandem_median_stable = {
    .name = "median-stable",
    .room = "stable",
    .text = "the stable matching that gives everybody the median of their stable "
            "partners",
    .reference = "Teo and Sethuraman (1998), The geometry of fractional stable "
                 "matchings and its applications",
    .accepts = TANDEM_FAIR_ACCEPTS,
    .ignores = TANDEM_FEATURE_WEIGHTS,
    .guarantees = TANDEM_GUARANTEE_WEAKLY_STABLE,
    .lottery = TANDEM_LOTTERY_NEVER,
    .parameters = parameters,
    .n_parameters = G_N_ELEMENTS(parameters),
    .solve = solve,
};
