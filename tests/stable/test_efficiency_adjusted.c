/* SPDX-License-Identifier: MIT */
/* Against Kesten's own algorithm, interrupters and all, written out over matrices; the
 * library runs the simplified one of Tang and Yu. */
#include <criterion/criterion.h>

#include "oracle.h"

TestSuite(efficiency_adjusted, .timeout = 60);

static TandemMatching *
solve(const Lists *lists, const gint32 *consents, gsize n, const char *word)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(TandemMarket) market = lists_to_market(lists, &error);
    g_autoptr(TandemOptions) options = tandem_options_new();

    cr_assert_null(error, "%s", error ? error->message : "");
    if (word != NULL)
        tandem_options_set_text(options, "consent", word);
    else
        tandem_options_set_trainees(options, "consent", consents, n);
    TandemMatching *matching =
        tandem_solve(market, "efficiency-adjusted", options, NULL, &error);
    cr_assert_null(error, "%s", error ? error->message : "");
    return matching;
}

/* One run of deferred acceptance in steps, with what Kesten asks of it. */
enum { MOST = 6, MOST_STEPS = MOST * MOST + 1 };

typedef struct {
    const Oracle *q;
    gboolean struck[MOST][MOST]; /* off a trainee's list */
    gint32 holds[MOST];          /* opportunity, or TANDEM_NONE */
    int n_steps;
    int came[MOST][MOST]; /* the step at which t was first held at o, or -1 */
    int went[MOST][MOST]; /* the step at which t was turned away after that */
    gboolean turned[MOST][MOST_STEPS]; /* o turned somebody away at the step */
} Run;

static gint32
best_left(const Run *run, gint32 t, const gboolean (*refused)[MOST])
{
    const Oracle *const q = run->q;
    gint32 best = TANDEM_NONE;

    for (gint32 o = 0; o < q->m; o++) {
        const gint32 rank = q->trainee_rank[t * q->m + o];
        if (rank > 0 && !run->struck[t][o] && !refused[t][o] &&
            (best == TANDEM_NONE || rank < q->trainee_rank[t * q->m + best]))
            best = o;
    }
    return best;
}

/* Opportunity @o keeps the best of those who hold or ask; the rest are refused. */
static void
keep_best(Run *run, gint32 o, gboolean (*refused)[MOST], int step)
{
    const Oracle *const q = run->q;

    for (;;) {
        gint32 n = 0, worst = TANDEM_NONE;
        for (gint32 t = 0; t < q->n; t++)
            if (run->holds[t] == o) {
                n++;
                if (worst == TANDEM_NONE ||
                    q->own_rank[t * q->m + o] > q->own_rank[worst * q->m + o])
                    worst = t;
            }
        if (n <= q->capacity[o])
            return;
        run->holds[worst] = TANDEM_NONE;
        refused[worst][o] = TRUE;
        run->turned[o][step] = TRUE;
        if (run->came[worst][o] >= 0)
            run->went[worst][o] = step;
    }
}

static void
run_in_steps(Run *run)
{
    gboolean refused[MOST][MOST] = { { FALSE } };
    const Oracle *const q = run->q;
    gboolean asks = TRUE;

    for (gint32 t = 0; t < MOST; t++) {
        run->holds[t] = TANDEM_NONE;
        for (gint32 o = 0; o < MOST; o++)
            run->came[t][o] = run->went[t][o] = -1;
    }
    memset(run->turned, 0, sizeof run->turned);
    for (run->n_steps = 0; asks; run->n_steps++) {
        asks = FALSE;
        g_assert(run->n_steps < MOST_STEPS);
        for (gint32 t = 0; t < q->n; t++)
            if (run->holds[t] == TANDEM_NONE && q->quota[t] > 0) {
                run->holds[t] = best_left(run, t, (const gboolean(*)[MOST])refused);
                asks = asks || run->holds[t] != TANDEM_NONE;
            }
        for (gint32 o = 0; o < q->m; o++)
            keep_best(run, o, refused, run->n_steps);
        for (gint32 t = 0; t < q->n; t++)
            if (run->holds[t] != TANDEM_NONE && run->came[t][run->holds[t]] < 0)
                run->came[t][run->holds[t]] = run->n_steps;
    }
}

/* @t was held at @o, others were turned away from it meanwhile, then @t was too. */
static gboolean
interrupts(const Run *run, gint32 t, gint32 o)
{
    if (run->went[t][o] < 0)
        return FALSE;
    for (int step = run->came[t][o]; step < run->went[t][o]; step++)
        if (run->turned[o][step])
            return TRUE;
    return FALSE;
}

/* Kesten (2010), p. 1317: again and again, of the last step at which a consenting
 * interrupter was turned away, every such interrupter's school is struck off its list.
 */
static void
adjust(Run *run, const gboolean *consents)
{
    for (;;) {
        int last = -1;
        run_in_steps(run);
        for (gint32 t = 0; t < run->q->n; t++)
            for (gint32 o = 0; consents[t] && o < run->q->m; o++)
                if (interrupts(run, t, o))
                    last = MAX(last, run->went[t][o]);
        if (last < 0)
            return;
        for (gint32 t = 0; t < run->q->n; t++)
            for (gint32 o = 0; consents[t] && o < run->q->m; o++)
                if (interrupts(run, t, o) && run->went[t][o] == last)
                    run->struck[t][o] = TRUE;
    }
}

static Lists *
strict_lists(guint32 seed, const ListsShape *shape)
{
    Lists *const lists = lists_random(seed, shape);

    for (gint32 l = 0; l < lists->leaders.n; l++)
        lists->leaders.absent[l] = 0; /* an empty list: one that states none ties */
    return lists;
}

static const ListsShape shape = {
    .n_trainees = 6, .n_opportunities = 5, .max_capacity = 2, .listed_per_cent = 92
};

Test(efficiency_adjusted, it_is_what_kesten_gives)
{
    guint n_bettered = 0;

    for (guint32 seed = 0; seed < 3000; seed++) {
        g_autoptr(Lists) lists = strict_lists(seed, &shape);
        g_autoptr(Oracle) q = oracle_new(lists);
        Run run = { .q = q }, plain = { .q = q };
        gboolean consents[MOST];
        gint32 listed[MOST];
        gsize n = 0;
        for (gint32 t = 0; t < q->n; t++) {
            consents[t] = seed % 3 == 0 || (seed * 2654435761u >> (8 + t)) % 3 > 0;
            if (consents[t])
                listed[n++] = t;
        }
        adjust(&run, consents);
        run_in_steps(&plain);
        g_autoptr(TandemMatching) matching =
            solve(lists, listed, n, seed % 3 == 0 ? "all" : NULL);
        g_autofree gchar *text = lists_to_text(lists);
        for (gint32 t = 0; t < q->n; t++) {
            cr_assert_eq(tandem_matching_get_opportunity(matching, t), run.holds[t],
                         "seed %u, trainee %d: %s", seed, t, text);
            n_bettered += run.holds[t] != plain.holds[t] ? 1 : 0;
        }
    }
    cr_assert_gt(n_bettered, 300, "only %u were bettered", n_bettered);
}

/* Tries every matching from @t on. */
static gboolean
some_dominates(const Oracle *q, gint32 t, guint8 *held, const guint8 *answer)
{
    if (t == q->n)
        return oracle_is_feasible(q, held) && oracle_dominates(q, held, answer);
    if (some_dominates(q, t + 1, held, answer))
        return TRUE;
    for (gint32 o = 0; o < q->m; o++) {
        const gint32 at = t * q->m + o;
        if (q->trainee_rank[at] == 0)
            continue;
        held[at] = 1;
        const gboolean found = some_dominates(q, t + 1, held, answer);
        held[at] = 0;
        if (found)
            return TRUE;
    }
    return FALSE;
}

Test(efficiency_adjusted, with_everybodys_consent_nobody_can_be_bettered)
{
    const ListsShape small = { .n_trainees = 5,
                               .n_opportunities = 4,
                               .max_capacity = 2,
                               .listed_per_cent = 90,
                               .tied_per_cent = 40,
                               .keys = TRUE };

    for (guint32 seed = 0; seed < 300; seed++) {
        g_autoptr(Lists) lists = lists_random(seed, &small);
        for (gsize k = 0, t = 0; t < (gsize)lists->trainees.n; t++)
            for (gint32 rank = 1; k < lists->trainees.start[t + 1]; k++)
                lists->trainees.rank[k] = rank++;
        g_autoptr(Oracle) q = oracle_new(lists);
        g_autoptr(TandemMatching) matching = solve(lists, NULL, 0, "all");
        g_autofree guint8 *held = oracle_table(matching);
        g_autofree guint8 *tried = g_new0(guint8, (gsize)q->n * (gsize)q->m + 1);
        cr_assert(oracle_is_feasible(q, held));
        cr_assert_not(some_dominates(q, 0, tried, held), "seed %u", seed);
    }
}

/* By hand: 2 asks 0, which sends 1 away; 1 takes 1 from 0; 0 takes 0 from 2. All that
 * came of it is that 0 and 1 hold what the other would rather have. */
Test(efficiency_adjusted, an_interrupter_waives_what_it_cannot_have)
{
    g_autoptr(Lists) lists =
        lists_parse("1 0 2; 0 1 2; 0 2 1", "0 2 1; 1 0 2; 0 1 2", "");
    static const gint32 two[] = { 2 }, others[] = { 0, 1 };
    g_autoptr(TandemMatching) with = solve(lists, two, 1, NULL);
    g_autoptr(TandemMatching) without = solve(lists, others, 2, NULL);
    const gint32 expected[2][3] = { { 1, 0, 2 }, { 0, 1, 2 } };

    for (gint32 t = 0; t < 3; t++) {
        cr_expect_eq(tandem_matching_get_opportunity(with, t), expected[0][t]);
        cr_expect_eq(tandem_matching_get_opportunity(without, t), expected[1][t]);
    }
}

Test(efficiency_adjusted, with_nobodys_consent_it_is_deferred_acceptance)
{
    for (guint32 seed = 0; seed < 200; seed++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(Lists) lists = strict_lists(seed, &shape);
        g_autoptr(TandemMatching) matching = solve(lists, NULL, 0, "none");
        TandemMarket *const market = tandem_matching_get_market(matching);
        g_autoptr(TandemMatching) plain =
            tandem_solve(market, "deferred-acceptance", NULL, NULL, &error);
        for (gint32 t = 0; t < shape.n_trainees; t++)
            cr_assert_eq(tandem_matching_get_opportunity(matching, t),
                         tandem_matching_get_opportunity(plain, t));
    }
}

/* A pin keeps its place and claims nothing. */
Test(efficiency_adjusted, pins_are_held)
{
    g_autoptr(Lists) lists =
        lists_parse("1 0 2; 0 1 2; 0 2 1", "0 2 1; 1 0 2; 0 1 2", "pins 2 2");
    g_autoptr(TandemMatching) matching = solve(lists, NULL, 0, "none");

    cr_expect_eq(tandem_matching_get_opportunity(matching, 2), 2);
    cr_expect_eq(tandem_matching_get_opportunity(matching, 0), 1);
    cr_expect_eq(tandem_matching_get_opportunity(matching, 1), 0);
}

Test(efficiency_adjusted, trainees_are_checked)
{
    g_autoptr(Lists) lists = lists_parse("0", "0", "");
    g_autoptr(TandemMarket) market = lists_to_market(lists, NULL);
    const gint32 nobody = 1;
    static const char *const messages[] = {
        "parameter consent of efficiency-adjusted names trainee 1; the market has 1",
        "parameter consent of efficiency-adjusted is \"T1\": ids that nobody has found "
        "yet",
    };

    for (int i = 0; i < 2; i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(TandemOptions) options = tandem_options_new();
        if (i == 0)
            tandem_options_set_trainees(options, "consent", &nobody, 1);
        else
            tandem_options_set_text(options, "consent", "T1");
        cr_assert_null(
            tandem_solve(market, "efficiency-adjusted", options, NULL, &error));
        cr_assert(g_error_matches(error, TANDEM_ERROR, TANDEM_ERROR_BAD_PARAMETER));
        cr_expect_str_eq(error->message, messages[i]);
    }
}
