/* SPDX-License-Identifier: MIT */
/* Refuses the 1st, 2nd, 3rd ... allocation until a certificate is made and judged. */
#include <criterion/criterion.h>

#include "refusals.h"
#include "support.h"

TestSuite(proof_no_memory, .timeout = 60);

static gboolean
is_told(const GError *error)
{
    return g_error_matches(error, TANDEM_ERROR, TANDEM_ERROR_NO_MEMORY);
}

/* The answer of a market with none, and with a crowd in its proof. */
static TandemMatching *
find_none(void)
{
    for (guint32 seed = 0; seed < 5000; seed++) {
        g_autoptr(Lists) lists =
            lists_random(seed, &(ListsShape){ .n_trainees = 8,
                                              .n_opportunities = 4,
                                              .max_capacity = 2,
                                              .listed_per_cent = 80,
                                              .tied_per_cent = 60 });
        g_autoptr(TandemMarket) market = lists_to_market(lists, NULL);
        g_autoptr(TandemMatching) matching =
            tandem_solve(market, "strong-stable", NULL, NULL, NULL);
        guint64 n_crowds = 0;
        if (tandem_matching_get_certificate(matching) != NULL &&
            tandem_matching_get_counter(matching, "crowds", &n_crowds) && n_crowds > 0)
            return g_steal_pointer(&matching);
    }
    cr_assert_fail("no seed");
    return NULL;
}

Test(proof_no_memory, the_judge_tells)
{
    g_autoptr(TandemMatching) none = find_none();
    TandemProofFinding finding = { 0 };
    gboolean through = FALSE;
    gint n = 0;

    for (; !through; n++) {
        g_autoptr(GError) error = NULL;
        refuse_after(n);
        through = tandem_judge_certificate(none, &finding, &error);
        refuse_nothing();
        cr_assert(through ? error == NULL : is_told(error));
    }
    cr_expect_eq(finding.fault, TANDEM_PROOF_HOLDS);
    cr_expect_gt(n, 20);
}

Test(proof_no_memory, the_constructor_tells)
{
    const gsize pair[] = { 0 };
    const gint32 one[] = { 1 };
    const TandemDeletionStep step = {
        TANDEM_DELETION_CROWD, pair, 1, pair, 1, one, 1, one, 1
    };
    gint n = 0;

    for (gboolean through = FALSE; !through; n++) {
        g_autoptr(GError) error = NULL;
        refuse_after(n);
        g_autoptr(TandemCertificate) certificate =
            tandem_certificate_new(TANDEM_BLOCKING_STRONG, &step, 1, &error);
        refuse_nothing();
        through = certificate != NULL;
        cr_assert(through || is_told(error));
    }
    cr_expect_eq(n, 6);
}
