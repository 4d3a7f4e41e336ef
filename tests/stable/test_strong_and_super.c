/* SPDX-License-Identifier: MIT */
/* Strong and super stability: cases worked by hand and of the literature, edges, what
 * is refused, and the property on larger markets. */
#include <criterion/criterion.h>

#include "support.h"

TestSuite(strong_and_super, .timeout = 60);

/* "0-1 2-0", "none", which is proven, or "unknown". */
static gchar *
solve(const Lists *lists, const char *strategy)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(TandemMarket) market = lists_to_market(lists, &error);
    cr_assert_null(error, "%s", error ? error->message : "");
    g_autoptr(TandemMatching) matching =
        tandem_solve(market, strategy, NULL, NULL, &error);
    cr_assert_null(error, "%s", error ? error->message : "");
    g_autoptr(GString) text = g_string_new(NULL);
    gsize n;
    const gsize *const edge = tandem_matching_get_edges(matching, &n);
    TandemProofFinding finding;

    if (tandem_matching_get_status(matching) == TANDEM_STATUS_UNKNOWN)
        return g_strdup("unknown");
    if (tandem_matching_get_status(matching) == TANDEM_STATUS_INFEASIBLE) {
        cr_assert(tandem_judge_certificate(matching, &finding, NULL));
        cr_assert_eq(finding.fault, TANDEM_PROOF_HOLDS);
        return g_strdup("none");
    }
    for (gsize i = 0; i < n; i++)
        g_string_append_printf(text, "%s%d-%d", i > 0 ? " " : "",
                               tandem_market_get_trainee_of(market, edge[i]),
                               tandem_market_get_opportunities(market)[edge[i]]);
    return g_string_free(g_steal_pointer(&text), FALSE);
}

static void
expect(const char *trainees, const char *leaders, const char *more, const char *strong,
       const char *super)
{
    g_autoptr(Lists) lists = lists_parse(trainees, leaders, more);
    g_autofree gchar *one = solve(lists, "strong-stable");
    g_autofree gchar *other = solve(lists, "super-stable");

    cr_expect_str_eq(one, strong, "strong, %s; %s; %s: %s", trainees, leaders, more,
                     one);
    cr_expect_str_eq(other, super, "super, %s; %s; %s: %s", trainees, leaders, more,
                     other);
}

/* Irving 1994: where all are alike, every matching is strongly stable, and none is
 * super-stable. */
Test(strong_and_super, all_alike)
{
    expect("(0 1); (0 1)", "(0 1); (0 1)", "", "0-0 1-1", "none");
}

/* Both want leader 0, who does not mind: whoever goes without it would gain. */
Test(strong_and_super, a_place_that_two_want_alike)
{
    expect("0 1; 0 1", "(0 1); (0 1)", "", "none", "none");
    expect("0; 0", "(0 1)", "", "none", "none");
    expect("0; 0", "(0 1)", "capacity 2", "0-0 1-0", "0-0 1-0");
}

/* The instance of Irving, Manlove and Scott's talk on strong stability in the
 * hospitals/residents problem: h1 has 3 posts, h2 2 and h3 1. By hand: r2 and r3 are
 * h2's first two, so it is full of them, and r1, r4 and r5 go on; h3 takes r4 before r1
 * and r6.
 */
Test(strong_and_super, the_instance_of_the_talk)
{
    expect("(1 2) 0; 1 0; 2 1 0; 1 2; 1 (0 2); 2",
           "1 (0 2) 4; 2 1 (0 3 4); (3 4) (0 2) 5", "capacity 3 2 1",
           "0-0 1-1 2-1 3-2 4-0", "none");
}

/* Two trainees are each bound to leader 0 and tie it with another: the first place is
 * counted for both. */
Test(strong_and_super, a_trainee_tied_between_two_empty_leaders)
{
    expect("(0 1)", "0; 0", "", "none", "none");
    expect("(0 1); 1", "0; 0 1", "", "none", "none");
    expect("(0 1); 1", "0; (0 1)", "", "0-0 1-1", "none");
}

/* Trainee 0 ties two opportunities of one leader: it would block neither in the strong
 * sense, and both in the super sense. */
Test(strong_and_super, two_opportunities_of_one_leader_tied)
{
    expect("(0 1)", "0", "of 0 0", "0-0", "none");
    expect("(0 1)", "0", "of 0 0 | leaders 1", "0-0", "none");
    expect("(0 1); 0", "(0 1)", "of 0 0", "0-1 1-0", "none");
}

/* Trainees 0 and 1 are with leader 0 wherever they are, and then there is no place for
 * trainee 2, who is ranked last. Which of them is where is found by trying. */
Test(strong_and_super, two_who_tie_two_opportunities_of_one_leader)
{
    static const char more[] = "of 0 0";

    expect("(0 1); (0 1); 0", "0 1 2", more, "0-1 1-0", "none");
}

/* Trainee 0 would have to be with both leaders; nothing shows it. With no runs to look
 * further, neither is what there is found. */
Test(strong_and_super, what_is_not_decided_is_said_to_be_unknown)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(TandemOptions) options = tandem_options_new();
    g_autoptr(Lists) lists = lists_parse("(0 1); (0 1); 0", "0 1 2", "of 0 0");
    g_autoptr(TandemMarket) market = lists_to_market(lists, &error);

    expect("(0 1 2)", "0; 0", "of 0 0 1 | leaders 1 1", "unknown", "none");
    tandem_options_set_int(options, "nodes", 0);
    g_autoptr(TandemMatching) matching =
        tandem_solve(market, "strong-stable", options, NULL, &error);
    cr_assert_eq(tandem_matching_get_status(matching), TANDEM_STATUS_UNKNOWN);
}

/* Leader 0 has one place over two opportunities: it goes to its first, and a tie there
 * is a crowd. */
Test(strong_and_super, the_leaders_places_decide)
{
    expect("0; 1", "0 1", "of 0 0 | leaders 1", "0-0", "0-0");
    expect("0; 1", "(0 1)", "of 0 0 | leaders 1", "none", "none");
    expect("0 2; 1 2", "(0 1); 0 1", "of 0 0 1 | leaders 1 1", "none", "none");
}

Test(strong_and_super, pins_are_held_first)
{
    expect("0; 0; 0", "0 (1 2)", "capacity 2 | pins 1 0", "0-0 1-0", "0-0 1-0");
    expect("0; 0", "(0 1)", "pins 0 0", "0-0", "0-0");
}

Test(strong_and_super, edges)
{
    expect("", "", "", "", "");
    expect("-; -", "-", "", "", "");
    expect("0", "0", "capacity 0", "", "");
    expect("0", "0", "quota 0", "", "");
    expect("0 1", "-; 0", "", "0-1", "0-1");
}

static void
expect_refused(const char *more, const char *message)
{
    static const char *const strategies[] = { "strong-stable", "super-stable" };

    for (gsize i = 0; i < G_N_ELEMENTS(strategies); i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(Lists) lists = lists_parse("0 1; 1 0", "0 1; 1 0", more);
        g_autoptr(TandemMarket) market = lists_to_market(lists, &error);
        cr_assert_null(error);
        g_autoptr(TandemMatching) matching =
            tandem_solve(market, strategies[i], NULL, NULL, &error);
        cr_assert_null(matching);
        cr_assert(g_error_matches(error, TANDEM_ERROR, TANDEM_ERROR_REFUSED_FEATURE));
        g_autofree gchar *expected = g_strdup_printf(message, strategies[i]);
        cr_expect(g_str_has_prefix(error->message, expected), "%s", error->message);
    }
}

Test(strong_and_super, quotas_above_one_are_refused_by_name)
{
    expect_refused("quota 2 1", "%s does not accept quotas above 1");
}

/* Without ties the three senses are one, and so are the answers. */
Test(strong_and_super, strict_lists_give_what_deferred_acceptance_gives)
{
    for (guint32 seed = 0; seed < 200; seed++) {
        g_autoptr(Lists) lists =
            lists_random(seed, &(ListsShape){ .n_trainees = 40,
                                              .n_opportunities = 15,
                                              .n_leaders = seed % 2 == 0 ? 0 : 6,
                                              .max_capacity = 4,
                                              .listed_per_cent = 50 });
        for (gint32 l = 0; l < lists->leaders.n; l++)
            lists->leaders.absent[l] = 0;
        g_autofree gchar *deferred = solve(lists, "deferred-acceptance");
        g_autofree gchar *strong = solve(lists, "strong-stable");
        g_autofree gchar *super = solve(lists, "super-stable");
        cr_assert_str_eq(strong, deferred, "seed %u", seed);
        cr_assert_str_eq(super, deferred, "seed %u", seed);
    }
}

/* An answer is not blocked in its sense; that there is none is proven; and what is
 * super-stable is strongly stable, so that both find the same. */
static void
check_large(guint32 first_seed, const ListsShape *shape)
{
    guint n_found = 0, n_none = 0;

    for (guint32 seed = first_seed; seed < first_seed + 150; seed++) {
        static const char *const strategies[] = { "strong-stable", "super-stable" };
        g_autoptr(Lists) lists = lists_random(seed, shape);
        gboolean is_found[2];
        for (gint32 l = 0; l < lists->leaders.n; l++)
            lists->leaders.absent[l] = 0; /* who states no list ties all */
        g_autoptr(TandemMarket) market = lists_to_market(lists, NULL);
        for (guint i = 0; i < 2; i++) {
            g_autoptr(TandemMatching) matching =
                tandem_solve(market, strategies[i], NULL, NULL, NULL);
            const TandemStatus status = tandem_matching_get_status(matching);
            TandemProofFinding finding;
            gsize n_blocking = 0, n_violations = 0;
            is_found[i] = status == TANDEM_STATUS_OPTIMAL;
            if (status == TANDEM_STATUS_INFEASIBLE) {
                cr_assert(tandem_judge_certificate(matching, &finding, NULL));
                cr_assert_eq(finding.fault, TANDEM_PROOF_HOLDS, "%s, seed %u",
                             strategies[i], seed);
                n_none++;
                continue;
            }
            cr_assert(tandem_judge_blocking(
                matching, i == 0 ? TANDEM_BLOCKING_STRONG : TANDEM_BLOCKING_SUPER, NULL,
                &n_blocking, NULL));
            cr_assert(tandem_judge_feasible(matching, NULL, &n_violations, NULL));
            cr_assert(is_found[i] && n_blocking == 0 && n_violations == 0,
                      "%s, seed %u", strategies[i], seed);
            n_found++;
        }
        cr_assert(is_found[0] || !is_found[1], "seed %u", seed);
    }
    cr_assert(n_found > 20 && n_none > 20, "%u found, %u not", n_found, n_none);
}

Test(strong_and_super, larger_hospitals)
{
    check_large(0, &(ListsShape){ .n_trainees = 60,
                                  .n_opportunities = 15,
                                  .max_capacity = 6,
                                  .listed_per_cent = 40,
                                  .tied_per_cent = 3 });
}

/* A crowd over leader 1's last places and one over its opportunity 1, of better rank,
 * at once. */
Test(strong_and_super, a_crowd_of_a_leader_and_of_one_of_its_opportunities)
{
    expect("5 0; 4 1 3; 4 2; 2 1; 4 3 5 1; 4; 1 3", "3 6; (6 1) (4 2 0 3); (1 2 5)",
           "of 0 1 0 1 0 1 | capacity 2 1 2 2 0 2 | leaders 5 2 0", "none", "none");
}

Test(strong_and_super, larger_projects_of_strict_trainees)
{
    guint n_found = 0, n_none = 0;

    for (guint32 seed = 0; seed < 400; seed++) {
        g_autoptr(Lists) lists = lists_random(
            seed, &(ListsShape){ .n_trainees = 30,
                                 .n_opportunities = 29,
                                 .n_leaders = 15,
                                 .max_capacity = 2,
                                 .listed_per_cent = 20,
                                 .tied_per_cent = 10 + (gint32)(seed % 60) });
        Side *const side = &lists->trainees;
        for (gint32 t = 0; t < side->n; t++)
            for (gsize i = side->start[t]; i < side->start[t + 1]; i++)
                side->rank[i] = (gint32)(i - side->start[t]) + 1;
        g_autofree gchar *text = solve(lists, "strong-stable");
        cr_assert_str_neq(text, "unknown", "seed %u", seed);
        n_none += g_str_equal(text, "none") ? 1 : 0;
        n_found += g_str_equal(text, "none") ? 0 : 1;
    }
    cr_assert(n_found > 20 && n_none > 100, "%u found, %u not", n_found, n_none);
}

Test(strong_and_super, more_places_than_trainees_find_more)
{
    check_large(1000, &(ListsShape){ .n_trainees = 30,
                                     .n_opportunities = 30,
                                     .max_capacity = 3,
                                     .listed_per_cent = 30,
                                     .tied_per_cent = 2 });
}

static gboolean
stop(gdouble done, gdouble best, gdouble bound, gpointer data)
{
    (void)done, (void)best, (void)bound;
    ++*(guint *)data;
    return FALSE;
}

static Lists *
large(void)
{
    return lists_random(1, &(ListsShape){ .n_trainees = 2000,
                                          .n_opportunities = 60,
                                          .max_capacity = 40,
                                          .listed_per_cent = 60,
                                          .tied_per_cent = 20 });
}

Test(strong_and_super, whoever_is_told_may_stop_it)
{
    static const char *const strategies[] = { "strong-stable", "super-stable" };
    g_autoptr(Lists) lists = large();
    g_autoptr(TandemMarket) market = lists_to_market(lists, NULL);

    for (guint i = 0; i < 2; i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(TandemOptions) options = tandem_options_new();
        guint n_told = 0;
        tandem_options_set_progress(options, stop, &n_told);
        cr_assert_null(tandem_solve(market, strategies[i], options, NULL, &error));
        cr_assert(g_error_matches(error, TANDEM_ERROR, TANDEM_ERROR_CANCELLED));
        cr_assert_eq(n_told, 1);
    }
}

Test(strong_and_super, a_time_limit_leaves_it_unknown)
{
    g_autoptr(Lists) lists = large();
    g_autoptr(TandemMarket) market = lists_to_market(lists, NULL);
    g_autoptr(TandemOptions) options = tandem_options_new();

    tandem_options_set_time_limit(options, 1e-6);
    g_autoptr(TandemMatching) matching =
        tandem_solve(market, "strong-stable", options, NULL, NULL);
    cr_assert_eq(tandem_matching_get_status(matching), TANDEM_STATUS_UNKNOWN);
    cr_assert_eq(tandem_matching_get_size(matching), 0);
    cr_assert_not(tandem_matching_get_counter(matching, "undecided", NULL));
}
