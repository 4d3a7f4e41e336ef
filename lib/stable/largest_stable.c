/* SPDX-License-Identifier: MIT */
/* `max-stable`: the largest weakly stable matching, or the smallest, proven.
 *
 * NP-hard: Manlove, D. F., Irving, R. W., Iwama, K., Miyazaki, S. and Morita, Y.
 * (2002). Hard variants of stable marriage. Theoretical Computer Science 276, 261-279;
 * over opportunities under leaders Cooper, F. and Manlove, D. (2018). A
 * 3/2-approximation algorithm for the student-project allocation problem. 17th
 * International Symposium on Experimental Algorithms, 8:1-8:13.
 *
 *   1. Edges that no weakly stable matching holds and that block none are struck
 *      (largest_reduce.c), and the rest falls into parts that do not concern each other
 *      (largest_split.c): what is stable in each part is stable.
 *   2. A largest matching of the part, stable or not, bounds it (largest_cover.c).
 *   3. Király's algorithm is run in many orders (kiraly.c), and of each part the best
 *      matching is kept; for the smallest, deferred acceptance is where one begins.
 *   4. Where the two differ the part is searched (largest_search.c), the small ones
 *      first.
 * An outside solver (largest_programme.c) is asked for each part as it is after 1 and
 * one matching of 3, and is given no other bound.
 * A limit leaves the best so far and the sum of the bounds.
 */
#include "largest_stable_private.h"

#include <stdlib.h>

#include "../market/answer_private.h"
#include "../market/matching_private.h"
#include "../market/memory_private.h"
#include "kiraly_private.h"
#include "largest_programme_private.h"
#include "largest_search_private.h"
#include "trainees_best_private.h"

enum { ORDERS = 32 };

typedef struct {
    const TandemStrategy *strategy;
    TandemMarket *market;
    TandemWorkspace *workspace;
    TandemHelper *helper; /* or NULL: Tandem searches by itself */
    gboolean is_smallest;
    TandemLimit limit;
    TandemPlaces places;
    TandemLargest problem;
    TandemLargestComponents parts;
    gsize *edge;    /* [n_trainees] the best so far, by edges of the market */
    gsize *tried;   /* [n_trainees] */
    gint32 *best;   /* [parts.n] trainees placed */
    gint32 *bound;  /* [parts.n] */
    gint32 *order;  /* [parts.n] the smallest first */
    gint32 *number; /* scratch of tandem_largest_part() */
} Search;

static gint32
n_in_part(const Search *s, gint32 part)
{
    return s->parts.start[part + 1] - s->parts.start[part];
}

/* How many of a part's trainees hold something. */
static gint32
count_held(const Search *s, gint32 part, const gsize *edge)
{
    gint32 n = 0;

    for (gint32 i = s->parts.start[part]; i < s->parts.start[part + 1]; i++)
        n += edge[s->problem.name[s->parts.trainee[i]]] != G_MAXSIZE;
    return n;
}

static void
copy_part(const Search *s, gint32 part, gsize *to, const gsize *from)
{
    for (gint32 i = s->parts.start[part]; i < s->parts.start[part + 1]; i++) {
        const gint32 t = s->problem.name[s->parts.trainee[i]];
        to[t] = from[t];
    }
}

static gboolean
is_better(const Search *s, gint32 size, gint32 than)
{
    return s->is_smallest ? size < than : size > than;
}

static TandemRunEnd
run_once(Search *s, guint64 order, gsize *edge)
{
    const TandemWorkspaceMark mark = tandem_workspace_mark(s->workspace);
    TandemRunEnd end = TANDEM_RUN_NO_MEMORY;

    if (!s->is_smallest) {
        TandemKiralyRun run = { .market = s->market,
                                .workspace = s->workspace,
                                .order = order };
        return tandem_kiraly_run(&run, edge);
    }
    TandemDeferredAcceptance run = { .workspace = s->workspace };
    if (tandem_trainees_best_init(&run, s->market, TANDEM_TIES_GIVEN, FALSE))
        end = tandem_trainees_best(&run, edge);
    tandem_workspace_rewind(s->workspace, mark);
    return end;
}

/* The problem, its parts, and a first matching. FALSE: memory was refused. */
static gboolean
begin(Search *s)
{
    const gsize n = (gsize)s->market->n_trainees;

    s->edge = tandem_take(s->workspace, gsize, n);
    s->tried = tandem_take(s->workspace, gsize, n);
    if (!s->edge || !s->tried || run_once(s, 0, s->edge) != TANDEM_RUN_ENDED ||
        !tandem_places_init(&s->places, s->market, s->workspace) ||
        !tandem_largest_init(&s->problem, s->market, &s->places, s->workspace) ||
        !tandem_largest_reduce(&s->problem, s->workspace) ||
        !tandem_largest_split(&s->problem, &s->parts, s->workspace))
        return FALSE;
    const gsize n_numbers =
        (gsize)s->problem.n_opportunities + (gsize)s->problem.n_leaders;
    s->best = tandem_take(s->workspace, gint32, s->parts.n);
    s->bound = tandem_take(s->workspace, gint32, s->parts.n);
    s->order = tandem_take(s->workspace, gint32, s->parts.n);
    s->number = tandem_take(s->workspace, gint32, n_numbers);
    if (!s->best || !s->bound || !s->order || !s->number)
        return FALSE;
    for (gsize i = 0; i < n_numbers; i++)
        s->number[i] = TANDEM_NONE;
    for (gint32 part = 0; part < s->parts.n; part++) {
        s->best[part] = count_held(s, part, s->edge);
        s->bound[part] = s->is_smallest ? 0 : n_in_part(s, part);
        s->order[part] = part;
    }
    return TRUE;
}

static gint64
add_up(const Search *s, const gint32 *numbers)
{
    gint64 sum = (gint64)s->market->n_pins;

    for (gint32 part = 0; part < s->parts.n; part++)
        sum += numbers[part];
    return sum;
}

static gboolean
is_proven(const Search *s)
{
    return add_up(s, s->best) == add_up(s, s->bound);
}

static gboolean
refuse(const Search *s, GError **error)
{
    return tandem_no_memory(s->strategy->name, error);
}

/* Other orders may better some parts. */
static gboolean
try_orders(Search *s, GError **error)
{
    for (guint64 order = 1; order < ORDERS && !s->is_smallest && !is_proven(s);
         order++) {
        if (!tandem_limit_go_on(&s->limit, 0, (gdouble)add_up(s, s->best),
                                (gdouble)add_up(s, s->bound)))
            return TRUE;
        if (run_once(s, order, s->tried) != TANDEM_RUN_ENDED)
            return refuse(s, error);
        for (gint32 part = 0; part < s->parts.n; part++) {
            const gint32 size = count_held(s, part, s->tried);
            if (!is_better(s, size, s->best[part]))
                continue;
            s->best[part] = size;
            copy_part(s, part, s->edge, s->tried);
        }
    }
    return TRUE;
}

/* held[], edges of @part, of what its trainees hold. */
static void
read_held(const Search *s, const TandemLargest *part, gsize *held)
{
    for (gint32 i = 0; i < part->n_trainees; i++) {
        held[i] = G_MAXSIZE;
        for (gsize k = part->start[i]; k < part->start[i + 1]; k++)
            if (s->problem.edge[part->edge[k]] ==
                s->edge[s->problem.name[part->name[i]]])
                held[i] = k;
    }
}

static void
write_held(const Search *s, const TandemLargest *part, const gsize *held)
{
    for (gint32 i = 0; i < part->n_trainees; i++)
        s->edge[s->problem.name[part->name[i]]] =
            held[i] != G_MAXSIZE ? s->problem.edge[part->edge[held[i]]] : G_MAXSIZE;
}

static gboolean
bound_part(Search *s, const TandemLargest *part, TandemLargestPart *found,
           GError **error)
{
    TandemLargestCover cover;

    if (!tandem_largest_cover(part, found->held, &cover, s->workspace))
        return refuse(s, error);
    found->bound = cover.size;
    return TRUE;
}

static gboolean
settle_part(Search *s, const TandemLargest *part, TandemLargestPart *found,
            GError **error)
{
    if (s->helper != NULL
            ? !tandem_largest_by_programme(part, s->is_smallest, found, s->helper,
                                           &s->limit, s->workspace, error)
            : !(tandem_largest_search(part, s->is_smallest, found, &s->limit,
                                      s->workspace) ||
                refuse(s, error)))
        return FALSE;
    write_held(s, part, found->held);
    return TRUE;
}

static gboolean
work_on(Search *s, gint32 number, gboolean is_settled, GError **error)
{
    TandemLargest part;
    TandemLargestPart found = { s->best[number], s->bound[number], NULL };

    if (!tandem_largest_part(&s->problem, &s->parts, number, s->number, &part,
                             s->workspace))
        return refuse(s, error);
    found.held = tandem_take(s->workspace, gsize, part.n_trainees);
    if (found.held == NULL)
        return refuse(s, error);
    read_held(s, &part, found.held);
    s->limit.best_beside = (gdouble)(add_up(s, s->best) - found.best);
    s->limit.bound_beside = (gdouble)(add_up(s, s->bound) - found.bound);
    if (!(is_settled ? settle_part : bound_part)(s, &part, &found, error))
        return FALSE;
    s->limit.best_beside = s->limit.bound_beside = 0;
    s->best[number] = found.best;
    s->bound[number] = found.bound;
    return TRUE;
}

/* Bounds each part that is not settled, or settles it, in turn. */
static gboolean
work_on_all(Search *s, gboolean is_settled, GError **error)
{
    for (gint32 i = 0; i < s->parts.n; i++) {
        const TandemWorkspaceMark mark = tandem_workspace_mark(s->workspace);
        const gint32 part = s->order[i];
        if (s->best[part] == s->bound[part])
            continue;
        if (s->limit.reached != TANDEM_LIMIT_NONE)
            return TRUE;
        if (!work_on(s, part, is_settled, error))
            return FALSE;
        tandem_workspace_rewind(s->workspace, mark);
    }
    return TRUE;
}

typedef struct {
    gint32 n;
    gint32 part;
} Size;

static int
compare_sizes(gconstpointer a, gconstpointer b)
{
    const Size *const x = a, *const y = b;

    if (x->n != y->n)
        return x->n < y->n ? -1 : 1;
    return (x->part > y->part) - (x->part < y->part);
}

static gboolean
put_in_order(Search *s, GError **error)
{
    Size *const size = tandem_take(s->workspace, Size, s->parts.n);

    if (size == NULL)
        return refuse(s, error);
    for (gint32 part = 0; part < s->parts.n; part++)
        size[part] = (Size){ n_in_part(s, part), part };
    qsort(size, (gsize)s->parts.n, sizeof *size, compare_sizes);
    for (gint32 i = 0; i < s->parts.n; i++)
        s->order[i] = size[i].part;
    return TRUE;
}

static TandemMatching *
conclude(const Search *s, GError **error)
{
    TandemMatching *const matching =
        tandem_answer_new(s->strategy, s->market, s->edge,
                          is_proven(s) ? TANDEM_STATUS_OPTIMAL : TANDEM_STATUS_FEASIBLE,
                          s->workspace, error);

    if (matching == NULL)
        return NULL;
    tandem_matching_set_bound(matching, (gdouble)add_up(s, s->bound));
    tandem_matching_add_counter(matching, "pairs left",
                                s->problem.start[s->problem.n_trainees]);
    tandem_matching_add_counter(matching, "parts", (guint64)s->parts.n);
    tandem_matching_add_counter(matching, "nodes", s->limit.work);
    return matching;
}

/* What makes the search shorter. The outside solver does without, and so stands for
 * itself. */
static gboolean
prepare(Search *s, GError **error)
{
    return s->helper != NULL ||
           ((s->is_smallest || work_on_all(s, FALSE, error)) && try_orders(s, error));
}

static TandemMatching *
solve(const TandemStrategy *strategy, TandemMarket *market,
      const TandemOptions *options, TandemWorkspace *workspace, GError **error)
{
    g_autoptr(TandemHelper) helper = NULL;
    Search s = { .strategy = strategy, .market = market, .workspace = workspace };

    s.is_smallest =
        g_str_equal(tandem_strategy_get_enum(strategy, options, "size"), "smallest");
    tandem_limit_init(&s.limit, options,
                      (guint64)tandem_strategy_get_int(strategy, options, "nodes"));
    if (!begin(&s)) {
        refuse(&s, error);
        return NULL;
    }
    if (g_str_equal(tandem_strategy_get_enum(strategy, options, "method"), "solver")) {
        helper = tandem_helper_start(tandem_options_get_solver(options), error);
        if (helper == NULL)
            return NULL;
    }
    s.helper = helper;
    if (!put_in_order(&s, error) || !prepare(&s, error) ||
        !work_on_all(&s, TRUE, error))
        return NULL;
    return conclude(&s, error);
}

static guint
find_guarantees(const TandemStrategy *strategy, const TandemOptions *options)
{
    return g_str_equal(tandem_strategy_get_enum(strategy, options, "size"), "smallest")
               ? TANDEM_GUARANTEE_WEAKLY_STABLE
               : TANDEM_GUARANTEE_WEAKLY_STABLE | TANDEM_GUARANTEE_LARGEST_STABLE;
}

static const char *
find_outside(const TandemStrategy *strategy, const TandemOptions *options)
{
    return g_str_equal(tandem_strategy_get_enum(strategy, options, "method"), "solver")
               ? "CBC"
               : NULL;
}

static const char *const size_values[] = { "largest", "smallest", NULL };
static const char *const method_values[] = { "search", "solver", NULL };
static const char *const nodes_values[] = { "50000", NULL };

static const TandemParameter parameters[] = {
    { "size", TANDEM_PARAMETER_ENUM, size_values, 0, 0,
      "whether as many trainees as can be are placed, or as few" },
    { "method", TANDEM_PARAMETER_ENUM, method_values, 0, 0,
      "Tandem's own search, or an integer programme for the program tandem-solver" },
    { "nodes", TANDEM_PARAMETER_INT, nodes_values, 0, 1e18,
      "steps of the search, of 10,000 clauses looked at each, or nodes of the solver, "
      "before the best so far is given as feasible; 0: no limit" },
};

const TandemStrategy tandem_max_stable = {
    .name = "max-stable",
    .room = "stable",
    .text = "the stable matching that uses ties to place the most trainees, proven",
    .reference = "Manlove, Irving, Iwama, Miyazaki and Morita (2002), Hard variants of "
                 "stable marriage; Delorme et al. (2019), Mathematical models for "
                 "stable matching problems with ties and incomplete lists",
    .accepts = TANDEM_FEATURE_TRAINEE_TIES | TANDEM_FEATURE_LEADER_TIES |
               TANDEM_FEATURE_LEADER_CAPACITY | TANDEM_FEATURE_PINS |
               TANDEM_FEATURE_WEIGHTS | TANDEM_FEATURE_OPPORTUNITY_RANKS,
    .ignores = TANDEM_FEATURE_WEIGHTS,
    .guarantees = TANDEM_GUARANTEE_WEAKLY_STABLE | TANDEM_GUARANTEE_LARGEST_STABLE,
    .lottery = TANDEM_LOTTERY_NEVER,
    .parameters = parameters,
    .n_parameters = G_N_ELEMENTS(parameters),
    .solve = solve,
    .guarantees_with = find_guarantees,
    .outside = find_outside,
};
