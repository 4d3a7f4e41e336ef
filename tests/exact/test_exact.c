/* SPDX-License-Identifier: MIT */
/* `exact` against enumeration: all tables that keep a small market's conditions are
 * tried, and the best of them by the definitions is what the strategy must reach. */
#include <criterion/criterion.h>
#include <string.h>

#include "judge_oracle.h"

TestSuite(exact, .timeout = 120);

static const char *const words[] = { "cardinality", "rank",     "weight",
                                     "egalitarian", "regret",   "leximin",
                                     "blocking",    "coverage", "changes",
                                     "priority" };
static const char *const senses[] = { "none", "weak", "strong", "super",
                                      "fewest-blocking" };

enum { MOST_VALUES = 40 };

/* What a table is worth: the larger the better, the first number first. */
typedef struct {
    int n;
    double value[MOST_VALUES];
} Worth;

static void
append(Worth *worth, double value)
{
    g_assert(worth->n < MOST_VALUES);
    worth->value[worth->n++] = value;
}

static int
compare(const Worth *a, const Worth *b)
{
    for (int i = 0; i < a->n; i++)
        if (a->value[i] < b->value[i] - 1e-6 || a->value[i] > b->value[i] + 1e-6)
            return a->value[i] < b->value[i] ? -1 : 1;
    return 0;
}

/* A pair that is only pinned weighs nothing. */
static double
weight(const Case *c, int t, int o)
{
    return c->likes[t][o] > 0 && case_acceptable(c, t, o) ? case_weight(c, t, o) : 0;
}

static int
count_blocking(const Case *c, TandemBlocking kind)
{
    int n = 0;

    for (int t = 0; t < c->n; t++)
        for (int o = 0; o < c->m; o++)
            n += oracle_blocks(c, kind, t, o);
    return n;
}

static int
compare_doubles(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

static void
append_leximin(Worth *worth, const Case *c)
{
    double sum[CASE_MAX] = { 0 };

    for (int t = 0; t < c->n; t++)
        for (int o = 0; o < c->m; o++)
            sum[t] += c->held[t][o] ? weight(c, t, o) : 0;
    qsort(sum, (size_t)c->n, sizeof *sum, compare_doubles);
    for (int t = 0; t < c->n; t++)
        append(worth, sum[t]);
}

static void
append_ranks(Worth *worth, const Case *c)
{
    int n[CASE_MAX + 1] = { 0 };

    for (int t = 0; t < c->n; t++)
        for (int o = 0; o < c->m; o++)
            n[c->held[t][o] ? c->likes[t][o] : 0]++;
    for (int rank = 1; rank <= CASE_MAX; rank++)
        append(worth, n[rank]);
}

static void
append_word(Worth *worth, const Case *c, const Case *before, const char *word)
{
    double size = 0, weights = 0, cost = 0, regret = 0, changes = 0, covered = 0;
    double placed = 0;

    for (int t = 0; t < c->n; t++)
        for (int o = 0; o < c->m; o++) {
            changes += c->held[t][o] != before->held[t][o];
            if (!c->held[t][o])
                continue;
            size++;
            weights += weight(c, t, o);
            cost += c->likes[t][o] + case_rank_at(c, o, t);
            regret = MAX(regret, MAX(c->likes[t][o], case_rank_at(c, o, t)));
        }
    for (int o = 0; o < c->m; o++)
        covered += case_n_in(c, o) > 0;
    for (int t = 0; t < c->n; t++)
        placed += case_n_of(c, t) > 0;
    if (g_str_equal(word, "leximin"))
        append_leximin(worth, c);
    else if (g_str_equal(word, "rank"))
        append_ranks(worth, c);
    else
        append(worth, g_str_equal(word, "cardinality")   ? size
                      : g_str_equal(word, "weight")      ? weights
                      : g_str_equal(word, "egalitarian") ? -cost
                      : g_str_equal(word, "regret")      ? -regret
                      : g_str_equal(word, "coverage")    ? covered
                      : g_str_equal(word, "changes")     ? -changes
                      : g_str_equal(word, "priority")
                          ? placed
                          : -count_blocking(c, TANDEM_BLOCKING_WEAK));
}

/* What is asked of one market. */
typedef struct {
    const Case *before;
    const char *sense;
    gchar **words;
    gboolean exists;
    Worth best;
} Question;

static gboolean
is_stable(const Case *c, const char *sense)
{
    static const TandemBlocking kinds[] = { 0, TANDEM_BLOCKING_WEAK,
                                            TANDEM_BLOCKING_STRONG,
                                            TANDEM_BLOCKING_SUPER };

    for (gsize i = 1; i < G_N_ELEMENTS(kinds); i++)
        if (g_str_equal(sense, senses[i]))
            return count_blocking(c, kinds[i]) == 0;
    return TRUE;
}

static Worth
find_worth(const Case *c, const Question *question)
{
    Worth worth = { 0 };

    if (g_str_equal(question->sense, "fewest-blocking"))
        append_word(&worth, c, question->before, "blocking");
    for (gsize i = 0; question->words[i] != NULL; i++)
        append_word(&worth, c, question->before, question->words[i]);
    return worth;
}

static gboolean
is_allowed(const Case *c, const Question *question)
{
    return oracle_count_violations(c) == 0 && is_stable(c, question->sense);
}

/* Every table from pair number @at on. */
static void
try_tables(Case *c, Question *question, int at)
{
    const int t = at / MAX(c->m, 1), o = at % MAX(c->m, 1);

    if (at == c->n * c->m) {
        if (!is_allowed(c, question))
            return;
        const Worth worth = find_worth(c, question);
        if (!question->exists || compare(&worth, &question->best) > 0)
            question->best = worth;
        question->exists = TRUE;
        return;
    }
    c->held[t][o] = FALSE;
    try_tables(c, question, at + 1);
    c->held[t][o] = c->pinned[t][o] || case_acceptable(c, t, o);
    if (c->held[t][o] && case_n_of(c, t) <= c->quota[t] &&
        case_n_in(c, o) <= c->capacity[o])
        try_tables(c, question, at + 1);
    c->held[t][o] = FALSE;
}

static void
read_held(Case *c, TandemMatching *matching)
{
    gsize n;
    const gsize *const edge = tandem_matching_get_edges(matching, &n);
    TandemMarket *const market = tandem_matching_get_market(matching);
    const gint32 *const opportunity = tandem_market_get_opportunities(market);

    memset(c->held, 0, sizeof c->held);
    for (gsize i = 0; i < n; i++)
        c->held[tandem_market_get_trainee_of(market, edge[i])][opportunity[edge[i]]] =
            TRUE;
}

/* One market, one question; whether there is such a matching. */
static gboolean
assert_best(const Case *before, const char *sense, const char *objective, guint32 seed)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(TandemMarket) market = case_to_market(before);
    g_autoptr(TandemMatching) from = case_to_matching(before, market);
    g_autoptr(TandemOptions) options = tandem_options_new();
    g_auto(GStrv) list = g_strsplit(objective, ",", -1);
    Question question = { .before = before, .sense = sense, .words = list };
    Case c = *before;

    memset(c.held, 0, sizeof c.held);
    try_tables(&c, &question, 0);
    tandem_options_set_solver(options, TANDEM_SOLVER);
    tandem_options_set_text(options, "objective", objective);
    tandem_options_set_text(options, "stability", sense);
    tandem_options_set_matching(options, "from", from);
    g_autoptr(TandemMatching) matching =
        tandem_solve(market, "exact", options, NULL, &error);
    cr_assert_not_null(matching, "seed %u, %s, %s: %s", seed, sense, objective,
                       error ? error->message : "");
    cr_assert_eq(tandem_matching_get_status(matching),
                 question.exists ? TANDEM_STATUS_OPTIMAL : TANDEM_STATUS_INFEASIBLE,
                 "seed %u, %s, %s: %s", seed, sense, objective,
                 tandem_status_get_name(tandem_matching_get_status(matching)));
    if (!question.exists)
        return FALSE;
    read_held(&c, matching);
    cr_assert(is_allowed(&c, &question), "seed %u, %s, %s", seed, sense, objective);
    const Worth worth = find_worth(&c, &question);
    for (int i = 0; i < worth.n; i++)
        cr_assert_float_eq(worth.value[i], question.best.value[i], 1e-6,
                           "seed %u, %s, %s: number %d is %g, not %g", seed, sense,
                           objective, i, worth.value[i], question.best.value[i]);
    return TRUE;
}

static const guint unjudged = TANDEM_FEATURE_CLOSURES | TANDEM_FEATURE_CLASHES |
                              TANDEM_FEATURE_LINKS | TANDEM_FEATURE_GROUPS;

/* Each seed asks for one sense and one or two words; every pair comes up. */
static void
assert_cases(guint parts, guint32 first_seed, guint32 n_seeds)
{
    guint n_found = 0;

    if (TANDEM_SOLVER[0] == '\0')
        cr_skip_test("built without tandem-solver");
    for (guint32 seed = first_seed; seed < first_seed + n_seeds; seed++) {
        const Case c = case_random(seed, parts);
        g_autoptr(TandemMarket) market = case_to_market(&c);
        const gboolean is_judged = (tandem_market_get_features(market) & unjudged) == 0;
        const char *const one = words[seed % G_N_ELEMENTS(words)];
        const char *const other =
            words[seed / G_N_ELEMENTS(words) % G_N_ELEMENTS(words)];
        const char *const sense = senses[seed % 7 % G_N_ELEMENTS(senses)];
        g_autofree gchar *objective =
            one == other ? g_strdup(one) : g_strdup_printf("%s,%s", one, other);
        if (!is_judged && strstr(objective, "blocking") != NULL)
            continue;
        if (assert_best(&c, is_judged ? sense : "none", objective, seed))
            n_found++;
    }
    cr_assert_gt(n_found, n_seeds / 5, "only %u markets had an answer", n_found);
}

Test(exact, markets_of_one_level)
{
    assert_cases(CASE_TIES | CASE_WEIGHTS, 0, 120);
}

Test(exact, markets_of_two_levels)
{
    assert_cases(CASE_TIES | CASE_PROJECTS, 1000, 120);
}

Test(exact, quotas_and_pins)
{
    assert_cases(CASE_TIES | CASE_PROJECTS | CASE_QUOTAS | CASE_PINS, 2000, 120);
}

Test(exact, quotas_with_weights)
{
    assert_cases(CASE_PROJECTS | CASE_QUOTAS | CASE_WEIGHTS, 3000, 120);
}

Test(exact, own_lists_of_opportunities)
{
    assert_cases(CASE_TIES | CASE_PROJECTS | CASE_OWN | CASE_PINS, 4000, 120);
}

Test(exact, clashes)
{
    assert_cases(CASE_TIES | CASE_PROJECTS | CASE_QUOTAS | CASE_CLASHES, 5000, 120);
}

/* Many of these have no matching at all. */
Test(exact, minima_closures_groups_and_links)
{
    assert_cases(CASE_TIES | CASE_PROJECTS | CASE_QUOTAS | CASE_SETS, 6000, 200);
}

/* The same market as a question of each sense in turn. */
Test(exact, every_sense_of_stability)
{
    if (TANDEM_SOLVER[0] == '\0')
        cr_skip_test("built without tandem-solver");
    guint n_none = 0;

    for (guint32 seed = 0; seed < 40; seed++) {
        const Case c =
            case_random(seed, CASE_TIES | CASE_PROJECTS | (seed % 2 ? CASE_QUOTAS : 0));
        for (gsize i = 0; i < G_N_ELEMENTS(senses); i++)
            n_none +=
                assert_best(&c, senses[i], "cardinality,egalitarian", seed) ? 0 : 1;
    }
    cr_assert_gt(n_none, 0, "a stable matching exists in each of them");
}

/* Trainees' sums of weights, of which no level can be counted beforehand. */
Test(exact, leximin_over_several_places)
{
    if (TANDEM_SOLVER[0] == '\0')
        cr_skip_test("built without tandem-solver");
    for (guint32 seed = 7000; seed < 7120; seed++) {
        const Case c = case_random(seed, CASE_PROJECTS | CASE_QUOTAS | CASE_WEIGHTS);
        assert_best(&c, "none", "leximin", seed);
    }
}
