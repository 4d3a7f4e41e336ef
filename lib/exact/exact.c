/* SPDX-License-Identifier: MIT */
/* `exact`: any market, any list of objectives, each before the next, as an integer
 * programme for the program tandem-solver.
 *
 *   1. The programme is built once: who is held (exact_model.c), what every matching
 *      keeps (exact_bounds.c, exact_sets.c), what keeps pairs from blocking
 *      (exact_stability.c), what is counted (exact_counts.c).
 *   2. For each level of each objective (exact_objectives.c) it is solved, from the
 *      answer before, and a row keeps the value that was found: preemptive, or
 *      lexicographic, goal programming. An answer of the last level is the best by the
 *      first, of those by the second, and so on.
 * A limit leaves the answer of the last level that was begun, with the bound of that.
 */
#include "exact_private.h"

#include <math.h>

#include "../market/matching_private.h"
#include "../market/memory_private.h"
#include "../solver/helper_private.h"
#include "exact_model_private.h"

typedef struct {
    const TandemStrategy *strategy;
    TandemExactWish wish;
    TandemExactModel model;
    TandemHelper *helper;
    TandemLimit limit;
    gboolean has_answer;
    TandemStatus status; /* of the level that was tried last */
    gdouble value;       /* of the answer, at that level */
    gdouble bound;       /* likewise; NaN: none */
    guint64 n_levels;    /* that are proven */
} Search;

static gboolean
refuse(const Search *s, GError **error)
{
    return tandem_no_memory(s->strategy->name, error);
}

static gboolean
build(Search *s, TandemMarket *market, TandemWorkspace *workspace)
{
    return tandem_exact_model_init(&s->model, market, &s->wish, workspace) &&
           tandem_exact_add_bounds(&s->model) && tandem_exact_add_sets(&s->model) &&
           tandem_exact_add_stability(&s->model) && tandem_exact_add_counts(&s->model);
}

/* What the start is worth at the level at hand. */
static gdouble
value_start(const Search *s)
{
    const TandemProgramme *const programme = &s->model.programme;
    gdouble value = 0;

    for (gint32 i = 0; i < programme->n_columns; i++)
        value += programme->column[i].cost * programme->column[i].start;
    return value;
}

static void
take_answer(Search *s, const TandemSolverAnswer *answer)
{
    TandemProgramme *const programme = &s->model.programme;

    for (gint32 i = 0; i < programme->n_columns; i++)
        programme->column[i].start = answer->value[i];
    programme->has_start = s->has_answer = TRUE;
    s->value = answer->objective;
}

/* The bound of the level at hand; of a sum of whole steps it is one. */
static gdouble
find_bound(const Search *s)
{
    const gdouble step = s->model.programme.step;

    if (step == 0)
        return s->bound;
    return step * (s->model.programme.is_maximised ? floor(s->bound / step + 1e-6)
                                                   : ceil(s->bound / step - 1e-6));
}

/* Whether nothing can be worth more than the answer, by less than a step or at all. */
static gboolean
is_proven(const Search *s)
{
    const gdouble slack = 1e-9 * (1 + fabs(s->value));

    return s->has_answer && isfinite(s->bound) &&
           (s->model.programme.is_maximised ? find_bound(s) <= s->value + slack
                                            : find_bound(s) >= s->value - slack);
}

/* One question; FALSE with @error set. */
static gboolean
ask(Search *s, GError **error)
{
    g_auto(TandemSolverAnswer) answer = { 0 };
    TandemProgramme *const programme = &s->model.programme;
    const guint64 most = s->limit.most_work;

    s->status = TANDEM_STATUS_UNKNOWN;
    s->bound = NAN;
    s->value = s->has_answer && !programme->is_refused ? value_start(s) : NAN;
    if (most > 0 && s->limit.work >= most) { /* 0 left would mean no limit */
        tandem_limit_go_on(&s->limit, 1, s->value, NAN);
        return TRUE;
    }
    if (!tandem_helper_solve(s->helper, programme, most > 0 ? most - s->limit.work : 0,
                             0, &s->limit, &answer, error))
        return FALSE;
    s->status = answer.status;
    s->bound = answer.bound;
    if (answer.value != NULL &&
        (!s->has_answer || answer.status == TANDEM_STATUS_OPTIMAL ||
         (programme->is_maximised ? answer.objective > s->value
                                  : answer.objective < s->value)))
        take_answer(s, &answer);
    if (is_proven(s)) /* a solver that finds none better may say no more than that */
        s->status = TANDEM_STATUS_OPTIMAL;
    tandem_limit_go_on(&s->limit, answer.nodes, s->value, s->bound);
    return TRUE;
}

/* Whatever is found from now on is worth as much at this level: exactly so where no two
 * values are less than a step apart, of which a part is left to the solver's rounding;
 * else but for rounding. */
static void
keep_value(Search *s)
{
    TandemProgramme *const programme = &s->model.programme;
    const gdouble step = programme->step;
    const gdouble slack = step > 0 ? step / 100 : 1e-6 * (1 + fabs(s->value));
    const gdouble value = step > 0 ? step * round(s->value / step) : s->value;
    const gint32 n_columns = programme->n_columns;

    tandem_programme_add_row(programme,
                             programme->is_maximised ? value - slack : -INFINITY,
                             programme->is_maximised ? INFINITY : value + slack);
    for (gint32 i = 0; i < n_columns; i++)
        if (programme->column[i].cost != 0)
            tandem_programme_add_entry(programme, i, programme->column[i].cost);
}

/* TRUE where the next word may be asked. */
static gboolean
settle_word(Search *s, TandemExactWord word, GError **error)
{
    for (gsize level = 0; tandem_exact_aim(&s->model, word, level); level++) {
        if (!ask(s, error) || s->status != TANDEM_STATUS_OPTIMAL)
            return FALSE;
        keep_value(s);
        s->n_levels++;
    }
    return TRUE;
}

static gboolean
search(Search *s, GError **error)
{
    GError *own = NULL;
    gboolean goes_on = s->wish.stability != TANDEM_EXACT_FEWEST ||
                       settle_word(s, TANDEM_EXACT_BLOCKING, &own);

    for (gsize i = 0; goes_on && i < s->wish.n_words; i++)
        goes_on = settle_word(s, s->wish.word[i], &own);
    if (goes_on && s->n_levels == 0) /* nothing tells matchings apart: is there one? */
        settle_word(s, TANDEM_EXACT_CARDINALITY, &own);
    if (own == NULL)
        return TRUE;
    g_propagate_error(error, own);
    return FALSE;
}

/* The edges held, which go up; returns how many. */
static gsize
read_held(const Search *s, gsize *held)
{
    gsize n = 0;

    for (gsize k = 0; s->has_answer && k < s->model.n_edges; k++)
        if (s->model.programme.column[k].start > 0.5)
            held[n++] = k;
    return n;
}

static TandemStatus
find_status(const Search *s)
{
    if (s->status == TANDEM_STATUS_OPTIMAL || s->status == TANDEM_STATUS_INFEASIBLE)
        return s->status;
    return s->has_answer ? TANDEM_STATUS_FEASIBLE : TANDEM_STATUS_UNKNOWN;
}

static TandemMatching *
conclude(const Search *s, GError **error)
{
    gsize *const held = tandem_take(s->model.workspace, gsize, s->model.n_edges);

    if (held == NULL) {
        refuse(s, error);
        return NULL;
    }
    if (!s->has_answer && s->limit.reached == TANDEM_LIMIT_CANCELLED) {
        g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_CANCELLED,
                    "exact was cancelled before it had found a matching");
        return NULL;
    }
    const gsize n = read_held(s, held);
    TandemMatching *const matching =
        tandem_matching_answer(s->model.workspace, s->model.market, s->strategy->name,
                               find_status(s), held, n, error);
    if (matching == NULL)
        return NULL;
    if (find_status(s) != TANDEM_STATUS_OPTIMAL &&
        find_status(s) != TANDEM_STATUS_INFEASIBLE && isfinite(s->bound))
        tandem_matching_set_bound(matching, s->model.constant + find_bound(s));
    tandem_matching_add_counter(matching, "levels", s->n_levels);
    tandem_matching_add_counter(matching, "nodes", s->limit.work);
    return matching;
}

static TandemMatching *
solve(const TandemStrategy *strategy, TandemMarket *market,
      const TandemOptions *options, TandemWorkspace *workspace, GError **error)
{
    Search s = { .strategy = strategy };

    if (!tandem_exact_wish_read(&s.wish, strategy, market, options, error))
        return NULL;
    g_autoptr(TandemHelper) helper =
        tandem_helper_start(tandem_options_get_solver(options), error);
    if (helper == NULL)
        return NULL;
    s.helper = helper;
    tandem_limit_init(&s.limit, options,
                      (guint64)tandem_strategy_get_int(strategy, options, "nodes"));
    TandemMatching *matching = NULL;
    if (!build(&s, market, workspace))
        refuse(&s, error);
    else if (search(&s, error))
        matching = conclude(&s, error);
    tandem_exact_model_clear(&s.model);
    return matching;
}

static guint
find_guarantees(const TandemStrategy *strategy, const TandemOptions *options)
{
    const char *const stability =
        tandem_strategy_get_enum(strategy, options, "stability");
    const guint weak = TANDEM_GUARANTEE_WEAKLY_STABLE;
    const guint strong = weak | TANDEM_GUARANTEE_STRONGLY_STABLE;

    if (g_str_equal(stability, "weak"))
        return weak;
    if (g_str_equal(stability, "strong"))
        return strong;
    return g_str_equal(stability, "super") ? strong | TANDEM_GUARANTEE_SUPER_STABLE : 0;
}

static const char *
find_outside(const TandemStrategy *strategy, const TandemOptions *options)
{
    (void)strategy;
    (void)options;
    return "CBC";
}

static const char *const objective_values[] = { "cardinality", NULL };
static const char *const stability_values[] = {
    "none", "weak", "strong", "super", "fewest-blocking", NULL
};
static const char *const from_values[] = { NULL };
static const char *const nodes_values[] = { "50000", NULL };

static const TandemParameter parameters[] = {
    { "objective", TANDEM_PARAMETER_TEXT, objective_values, 0, 0,
      "what is best, each before the next: a list, split by commas, of cardinality, "
      "priority, rank, weight, egalitarian, regret, leximin, blocking, coverage, "
      "changes" },
    { "stability", TANDEM_PARAMETER_ENUM, stability_values, 0, 0,
      "in which sense no pair may block; or that as few as possible do" },
    { "from", TANDEM_PARAMETER_MATCHING, from_values, 0, 0,
      "the matching from which changes are counted" },
    { "nodes", TANDEM_PARAMETER_INT, nodes_values, 0, 1e18,
      "nodes of the solver before the best so far is given as feasible; 0: no limit" },
};

const TandemStrategy tandem_exact = {
    .name = "exact",
    .room = "exact",
    .text = "any market, any list of objectives, proven: an integer programme",
    .reference = "Delorme et al. (2019), Mathematical models for stable matching "
                 "problems with ties and incomplete lists; Ogryczak and Tamir (2003), "
                 "Minimizing the sum of the k largest functions in linear time",
    .accepts = TANDEM_FEATURE_TRAINEE_TIES | TANDEM_FEATURE_LEADER_TIES |
               TANDEM_FEATURE_LEADER_CAPACITY | TANDEM_FEATURE_QUOTA |
               TANDEM_FEATURE_PINS | TANDEM_FEATURE_WEIGHTS | TANDEM_FEATURE_MINIMA |
               TANDEM_FEATURE_CLOSURES | TANDEM_FEATURE_CLASHES | TANDEM_FEATURE_LINKS |
               TANDEM_FEATURE_GROUPS | TANDEM_FEATURE_OPPORTUNITY_RANKS |
               TANDEM_FEATURE_LEADER_RANKS_OPPORTUNITIES |
               TANDEM_FEATURE_GROUPS_ACROSS_LEADERS | TANDEM_FEATURE_CROSSING_GROUPS,
    .lottery = TANDEM_LOTTERY_NEVER,
    .parameters = parameters,
    .n_parameters = G_N_ELEMENTS(parameters),
    .solve = solve,
    .guarantees_with = find_guarantees,
    .outside = find_outside,
};
