/* SPDX-License-Identifier: MIT */
/* Certificates written by hand: what proves something, and where what does not fails.
 */
#include <criterion/criterion.h>

#include "support.h"

TestSuite(proof, .timeout = 60);

#define PAIRS(...)                                                                     \
    (const gsize[])                                                                    \
    {                                                                                  \
        __VA_ARGS__                                                                    \
    }
#define STEP(why, n, ...)                                                              \
    {                                                                                  \
        .reason = TANDEM_DELETION_##why, .n_edges = (n), .edges = PAIRS(__VA_ARGS__)   \
    }

/* "holds", or "CODE STEP EDGE". */
static gchar *
judge(TandemMarket *market, TandemBlocking sense, const TandemDeletionStep *steps,
      gsize n_steps)
{
    static const char *const names[] = { "holds",  "absent", "pair",   "opportunity",
                                         "leader", "crowd",  "remains" };
    g_autoptr(TandemCertificate) certificate =
        tandem_certificate_new(sense, steps, n_steps, NULL);
    g_autoptr(TandemMatching) none =
        tandem_matching_new_none(market, "hand", certificate, NULL);
    TandemProofFinding finding;

    cr_assert(tandem_judge_certificate(none, &finding, NULL));
    if (finding.fault == TANDEM_PROOF_HOLDS)
        return g_strdup("holds");
    return finding.edge == G_MAXSIZE
               ? g_strdup_printf("%s %zu", names[finding.fault], (size_t)finding.step)
               : g_strdup_printf("%s %zu %zu", names[finding.fault],
                                 (size_t)finding.step, (size_t)finding.edge);
}

static void
expect(TandemMarket *market, TandemBlocking sense, const TandemDeletionStep *steps,
       gsize n_steps, const char *expected)
{
    g_autofree gchar *found = judge(market, sense, steps, n_steps);

    cr_expect_str_eq(found, expected, "%s, not %s", found, expected);
}

static TandemMarket *
market_new(const char *trainees, const char *leaders, const char *more)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Lists) lists = lists_parse(trainees, leaders, more);
    TandemMarket *const market = lists_to_market(lists, &error);

    cr_assert_null(error, "%s", error ? error->message : "");
    return market;
}

/* Trainee 0: edges 0, 1; trainee 1: 2, 3. Leader 0 likes both alike. */
static TandemMarket *
two_alike(void)
{
    return market_new("0 1; 0 1", "(0 1); (0 1)", "");
}

/* A crowd of trainees 0 and 1, of whom 0 sits at @seat, over @edges. */
static TandemDeletionStep
crowd(const gsize *edges, const gsize *seat)
{
    static const gint32 one[] = { 1 };

    return (TandemDeletionStep){ .reason = TANDEM_DELETION_CROWD,
                                 .edges = edges,
                                 .n_edges = 2,
                                 .seats = seat,
                                 .n_seats = 1,
                                 .unseated = one,
                                 .n_unseated = 1 };
}

Test(proof, two_crowds_one_after_the_other)
{
    g_autoptr(TandemMarket) market = two_alike();
    const gsize first[] = { 0, 2 }, then[] = { 1, 3 }, both[] = { 0, 1 };
    const TandemDeletionStep right[] = { crowd(first, first), crowd(then, then) };
    const TandemDeletionStep early[] = { crowd(then, then) };
    const TandemDeletionStep mixed[] = { crowd(both, first) };

    expect(market, TANDEM_BLOCKING_STRONG, right, 2, "holds");
    expect(market, TANDEM_BLOCKING_STRONG, right, 1, "remains 1");
    expect(market, TANDEM_BLOCKING_STRONG, right, 0, "remains 0");
    expect(market, TANDEM_BLOCKING_STRONG, early, 1, "crowd 0");
    expect(market, TANDEM_BLOCKING_STRONG, mixed, 1, "crowd 0");
    expect(market, TANDEM_BLOCKING_SUPER, right, 2, "crowd 0");
}

Test(proof, a_crowd_must_be_too_large_for_its_places)
{
    g_autoptr(TandemMarket) market =
        market_new("0 1; 0 1", "(0 1); (0 1)", "capacity 2 1");
    const gsize pairs[] = { 0, 2 };
    TandemDeletionStep step = crowd(pairs, pairs);

    expect(market, TANDEM_BLOCKING_STRONG, &step, 1, "crowd 0");
    step.seats = pairs; /* both seated: nobody is left over */
    step.n_seats = 2;
    step.n_unseated = 0;
    expect(market, TANDEM_BLOCKING_STRONG, &step, 1, "crowd 0");
}

Test(proof, ids_outside_the_market_prove_nothing)
{
    g_autoptr(TandemMarket) market = two_alike();
    const gsize pairs[] = { 0, 2 }, beyond[] = { 0, 4 }, far[] = { G_MAXSIZE };
    const gint32 nobody[] = { -7, 2 };
    TandemDeletionStep step = crowd(pairs, far);

    expect(market, TANDEM_BLOCKING_STRONG, &step, 1, "crowd 0");
    step = crowd(pairs, pairs);
    step.unseated = nobody;
    step.n_unseated = 2;
    expect(market, TANDEM_BLOCKING_STRONG, &step, 1, "crowd 0");
    step = crowd(pairs, pairs);
    step.leaders = nobody;
    step.n_leaders = 2;
    expect(market, TANDEM_BLOCKING_STRONG, &step, 1, "crowd 0");
    step = crowd(beyond, pairs);
    expect(market, TANDEM_BLOCKING_STRONG, &step, 1, "pair 0 4");
}

Test(proof, a_pair_is_deleted_once)
{
    g_autoptr(TandemMarket) market = market_new("0; 0", "0 1", "");
    const TandemDeletionStep steps[] = { STEP(OPPORTUNITY, 1, 1),
                                         STEP(OPPORTUNITY, 1, 1) };
    const TandemDeletionStep twice[] = { STEP(OPPORTUNITY, 2, 1, 1) };

    expect(market, TANDEM_BLOCKING_STRONG, steps, 1, "remains 1");
    expect(market, TANDEM_BLOCKING_STRONG, steps, 2, "pair 1 1");
    expect(market, TANDEM_BLOCKING_STRONG, twice, 1, "pair 0 1");
}

/* What a pin takes is not deleted: its trainee takes no further part. */
Test(proof, a_pinned_pair_is_no_pair_to_delete)
{
    g_autoptr(TandemMarket) market = market_new("0; 0", "0 1", "pins 0 0");
    const TandemDeletionStep pin[] = { STEP(OPPORTUNITY, 1, 0) };
    const TandemDeletionStep other[] = { STEP(OPPORTUNITY, 1, 1) };

    expect(market, TANDEM_BLOCKING_STRONG, pin, 1, "pair 0 0");
    expect(market, TANDEM_BLOCKING_STRONG, other, 1, "remains 1");
}

/* Ties are no reason in the strong sense and are one in the super sense. */
Test(proof, who_is_ranked_beside_counts_in_the_super_sense_only)
{
    g_autoptr(TandemMarket) market = market_new("0; 0", "(0 1)", "");
    const TandemDeletionStep steps[] = { STEP(OPPORTUNITY, 2, 0, 1) };

    expect(market, TANDEM_BLOCKING_STRONG, steps, 1, "opportunity 0 0");
    expect(market, TANDEM_BLOCKING_SUPER, steps, 1, "holds");
}

/* Trainee 1 insists on nothing of leader 0 as long as it may have leader 1. */
Test(proof, only_those_who_insist_count)
{
    g_autoptr(TandemMarket) market = market_new("0; 1 0", "1 0; 1", "");
    const TandemDeletionStep steps[] = { STEP(OPPORTUNITY, 1, 0) };

    expect(market, TANDEM_BLOCKING_STRONG, steps, 1, "opportunity 0 0");
}

/* One place over two opportunities; edges 0-0 and 1-1. */
Test(proof, a_leaders_places_are_filled_over_its_opportunities)
{
    g_autoptr(TandemMarket) market = market_new("0; 1", "0 1", "of 0 0 | leaders 1");
    const TandemDeletionStep right[] = { STEP(LEADER, 1, 1) };
    const TandemDeletionStep wrong[] = { STEP(LEADER, 1, 0) };
    const TandemDeletionStep not_there[] = { STEP(OPPORTUNITY, 1, 1) };

    expect(market, TANDEM_BLOCKING_STRONG, right, 1, "remains 1");
    expect(market, TANDEM_BLOCKING_STRONG, wrong, 1, "leader 0 0");
    expect(market, TANDEM_BLOCKING_STRONG, not_there, 1, "opportunity 0 1");
}

Test(proof, a_crowd_over_a_leaders_places)
{
    g_autoptr(TandemMarket) market = market_new("0; 1", "(0 1)", "of 0 0 | leaders 1");
    const gsize pairs[] = { 0, 1 };
    const gint32 leader[] = { 0 };
    TandemDeletionStep step = crowd(pairs, pairs);

    expect(market, TANDEM_BLOCKING_STRONG, &step, 1, "crowd 0");
    step.leaders = leader;
    step.n_leaders = 1;
    expect(market, TANDEM_BLOCKING_STRONG, &step, 1, "holds");
}

/* Trainee 0 ties two leaders, both of whom would have it and nobody else: once the
 * others have no pair left, two places must be filled by one. */
Test(proof, two_places_for_one_trainee)
{
    g_autoptr(TandemMarket) market = market_new("(0 1); 0; 0 ", "0 (1 2); 0", "");
    const TandemDeletionStep steps[] = { STEP(OPPORTUNITY, 2, 2, 3) };

    expect(market, TANDEM_BLOCKING_STRONG, NULL, 0, "remains 0");
    expect(market, TANDEM_BLOCKING_STRONG, steps, 1, "holds");
}

Test(proof, an_answer_without_a_certificate_proves_nothing)
{
    g_autoptr(TandemMarket) market = two_alike();
    g_autoptr(TandemMatching) none = tandem_matching_new_none(market, "x", NULL, NULL);
    TandemProofFinding finding;

    cr_assert(tandem_judge_certificate(none, &finding, NULL));
    cr_assert_eq(finding.fault, TANDEM_PROOF_ABSENT);
    cr_assert_null(tandem_matching_get_certificate(none));
    cr_assert_eq(tandem_matching_get_status(none), TANDEM_STATUS_INFEASIBLE);
}

Test(proof, quotas_above_one_are_refused_by_name)
{
    g_autoptr(TandemMarket) market = market_new("0 1; 0", "0 1; 0", "quota 2 1");
    g_autoptr(TandemMatching) none = tandem_matching_new_none(market, "x", NULL, NULL);
    g_autoptr(GError) error = NULL;
    TandemProofFinding finding;

    cr_assert_not(tandem_judge_certificate(none, &finding, &error));
    cr_assert(g_error_matches(error, TANDEM_ERROR, TANDEM_ERROR_REFUSED_FEATURE));
    cr_assert_str_eq(error->message,
                     "certificates are not judged in a market with quotas above 1");
}

/* What was given is what is had. */
Test(proof, a_certificate_gives_back_its_parts)
{
    const gsize pairs[] = { 4, 5 }, seats[] = { 6 };
    const gint32 unseated[] = { 7 }, leaders[] = { 8, 9 };
    const TandemDeletionStep steps[] = { STEP(LEADER, 1, 3),
                                         { TANDEM_DELETION_CROWD, pairs, 2, seats, 1,
                                           unseated, 1, leaders, 2 } };
    g_autoptr(TandemCertificate) certificate =
        tandem_certificate_new(TANDEM_BLOCKING_STRONG, steps, 2, NULL);
    g_autoptr(TandemCertificate) again = tandem_certificate_ref(certificate);
    const TandemDeletionStep step = tandem_certificate_get_step(again, 1);

    cr_assert_eq(tandem_certificate_get_sense(again), TANDEM_BLOCKING_STRONG);
    cr_assert_eq(tandem_certificate_get_n_steps(again), 2);
    cr_assert_eq(tandem_certificate_get_step(again, 0).edges[0], 3);
    cr_assert_eq(step.reason, TANDEM_DELETION_CROWD);
    cr_assert(step.n_edges == 2 && step.n_seats == 1 && step.n_unseated == 1 &&
              step.n_leaders == 2);
    cr_assert(step.edges[1] == 5 && step.seats[0] == 6 && step.unseated[0] == 7 &&
              step.leaders[1] == 9);
}
