/* SPDX-License-Identifier: MIT */
/* Strategies side by side, against what is worked out by hand, the run's own figures
 * and the judge. */
#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

#include "report/figures_private.h"
#include "scratch.h"

TestSuite(compare, .timeout = 60);

#define GOLDEN TANDEM_SOURCE_DIR "/docs/examples/golden"
#define RH8 TANDEM_SOURCE_DIR "/docs/examples/rh8-2026-08"

static TandemComparison *
compare(const char *folder, const char *const *strategies)
{
    const TandemCompareOptions options = { .strategies = strategies };
    g_autoptr(TandemFaults) faults = tandem_faults_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(TandemRotation) rotation = tandem_rotation_read(folder, faults, &error);

    cr_assert_not_null(rotation);
    TandemComparison *const comparison =
        tandem_compare_rotation(rotation, &options, faults, &error);
    cr_assert_not_null(comparison, "%s", error != NULL ? error->message : "");
    return comparison;
}

static const TandemComparisonRow *
row(const TandemComparison *comparison, const char *entry)
{
    gsize n;
    const TandemComparisonRow *const rows = tandem_comparison_get_rows(comparison, &n);

    for (gsize i = 0; i < n; i++)
        if (g_str_equal(rows[i].entry, entry))
            return &rows[i];
    cr_assert_fail("no row %s", entry);
    return NULL;
}

/* golden.md: T1-L2 T3-L2 T4-L3 T5-L1; ranks 2 1 2 1 of lists of up to three. */
Test(compare, the_golden_rotation_is_as_worked_by_hand)
{
    const char *const strategies[] = { "deferred-acceptance", NULL };
    g_autoptr(TandemComparison) comparison = compare(GOLDEN, strategies);
    const TandemComparisonRow *const r = row(comparison, "deferred-acceptance");

    cr_expect_eq(tandem_comparison_get_n_trainees(comparison), 6u);
    cr_expect_eq(r->status, TANDEM_STATUS_OPTIMAL);
    cr_expect_eq(r->size, 4u);
    cr_expect_eq(r->measures.n_placed, 4u);
    cr_expect_eq(r->measures.n_first, 2u);
    cr_expect_eq(r->measures.n_top_three, 4u);
    cr_expect_eq(r->measures.sum_best, 6);
    cr_expect_float_eq(r->blocking_pairs, 0, 0);
    cr_expect_float_eq(r->justified_envy, 0, 0);
    cr_expect_float_eq(r->envy, 7, 0);
    cr_expect_float_eq(r->gini, 0.4, 1e-12);
    cr_expect_null(r->worst_trust, "six trainees are fewer than suppress_below");
}

Test(compare, a_row_has_the_numbers_of_the_run_and_of_its_measures)
{
    const char *const strategies[] = { "deferred-acceptance", NULL };
    g_autoptr(TandemComparison) comparison = compare(RH8, strategies);
    const TandemComparisonRow *const r = row(comparison, "deferred-acceptance");
    g_autoptr(TandemRun) run = scratch_run(RH8);
    g_autoptr(TandemFigures) figures = tandem_figures_new(run);
    gdouble gini = NAN;

    cr_expect_eq(r->measures.n_trainees, (gsize)figures->n_asked);
    cr_expect_eq(r->measures.n_placed, (gsize)figures->n_placed);
    cr_expect_eq(r->measures.n_first, (gsize)figures->n_first);
    cr_assert(tandem_measures_get(run->stage[0].measures, "gini", &gini));
    cr_expect_float_eq(r->gini, gini, 0);
    for (guint i = 0; i < figures->trusts->len; i++) {
        const TandemShare *const share =
            &g_array_index(figures->trusts, TandemShare, i);
        if (r->worst_trust == NULL || !g_str_equal(share->key, r->worst_trust))
            continue;
        cr_expect_eq(r->worst.n_trainees, (gsize)share->n_asked);
        cr_expect_eq(r->worst.n_placed, (gsize)share->n_placed);
        cr_expect_eq(r->worst.n_first, (gsize)share->n_first);
    }
    cr_expect_str_eq(r->worst_trust, "RH8");
}

Test(compare, on_the_example_rotation_each_keeps_its_promise)
{
    g_autoptr(TandemComparison) comparison = compare(RH8, NULL);
    const TandemComparisonRow *const uk = row(comparison, "foundation-programme");
    const TandemComparisonRow *const random =
        row(comparison, "random-serial-dictatorship");

    cr_expect_float_eq(row(comparison, "deferred-acceptance")->blocking_pairs, 0, 0);
    cr_expect_geq(uk->measures.n_first, random->measures.n_first);
    cr_expect_geq(row(comparison, "max-stable")->size, row(comparison, "kiraly")->size);
    cr_expect_eq(row(comparison, "super-stable")->status, TANDEM_STATUS_INFEASIBLE);
}

Test(compare, a_small_trust_is_told_only_where_the_policy_says_so)
{
    g_auto(Scratch) scratch;
    const char *const strategies[] = { "deferred-acceptance", NULL };

    scratch_init(&scratch);
    g_autofree gchar *folder = scratch_copy(&scratch, GOLDEN, "small");
    scratch_edit(folder, "policy.ini", "[exclude]",
                 "[output]\nsuppress_below = 6\n\n[exclude]");
    g_autoptr(TandemComparison) comparison = compare(folder, strategies);
    const TandemComparisonRow *const r = row(comparison, "deferred-acceptance");

    cr_assert_not_null(r->worst_trust);
    cr_expect_str_eq(r->worst_trust, "RH8");
    cr_expect_eq(r->worst.n_trainees, 6u);
    cr_expect_eq(r->worst.n_placed, 4u);
}

Test(compare, the_worst_trust_has_the_smallest_share_placed)
{
    g_auto(Scratch) scratch;
    const char *const strategies[] = { "deferred-acceptance", NULL };

    scratch_init(&scratch);
    g_autofree gchar *folder = scratch_copy(&scratch, GOLDEN, "two");
    scratch_edit(folder, "policy.ini", "[exclude]",
                 "[output]\nsuppress_below = 2\n\n[exclude]");
    /* T2 has no place and T4 has one: half of RBZ, and three of four of RH8. */
    scratch_edit(folder, "trainees.csv", "owen.birchall@example.org,RH8",
                 "owen.birchall@example.org,RBZ");
    scratch_edit(folder, "trainees.csv", "jack.denholm@example.org,RH8",
                 "jack.denholm@example.org,RBZ");
    g_autoptr(TandemComparison) comparison = compare(folder, strategies);
    const TandemComparisonRow *const r = row(comparison, "deferred-acceptance");

    cr_expect_str_eq(r->worst_trust, "RBZ");
    cr_expect_eq(r->worst.n_trainees, 2u);
    cr_expect_eq(r->worst.n_placed, 1u);
}

Test(compare, an_entry_that_is_wrong_is_refused_before_anything_is_read)
{
    static const struct {
        const char *entry;
        TandemError code;
    } wrong[] = {
        { "no-such", TANDEM_ERROR_UNKNOWN_STRATEGY },
        { "", TANDEM_ERROR_UNKNOWN_STRATEGY },
        { "all-stable", TANDEM_ERROR_BAD_PARAMETER },
        { "deferred-acceptance:side", TANDEM_ERROR_BAD_PARAMETER },
        { "deferred-acceptance:side=both", TANDEM_ERROR_BAD_PARAMETER },
        { "deferred-acceptance:sort=1", TANDEM_ERROR_UNKNOWN_PARAMETER },
    };

    for (gsize i = 0; i < G_N_ELEMENTS(wrong); i++) {
        const char *const entries[] = { wrong[i].entry, NULL };
        g_autoptr(GError) error = NULL;
        cr_expect_not(tandem_compare_check(entries, &error), "%s", wrong[i].entry);
        cr_expect(g_error_matches(error, TANDEM_ERROR, (gint)wrong[i].code), "%s: %s",
                  wrong[i].entry, error != NULL ? error->message : "");
    }
}

static void
expect_harmless(const TandemComparison *comparison, const char *shown)
{
    g_autofree gchar *html =
        tandem_comparison_to_html(comparison, TANDEM_TIMES_LEFT_OUT);

    cr_expect_not_null(strstr(html, shown), "%s", html);
    cr_expect_null(strstr(html, "<b>"));
    cr_expect_null(strstr(html, "<script"));
    cr_expect_null(strstr(html, " ms</td>"));
    cr_expect(g_utf8_validate(html, -1, NULL));
}

/* Ids of rotations and codes of Trusts hold no markup; an entry may. */
Test(compare, the_page_shows_markup_in_an_entry_as_text)
{
    static const char text[] =
        "{\"format\": \"tandem-market\", \"version\": 1,"
        "\"trainees\": [{\"id\": \"<b>&\", \"prefers\": [\"L\"]}],"
        "\"leaders\": [{\"id\": \"L\", \"prefers\": [\"<b>&\"]}]}";
    const char *const strategies[] = { "efficiency-adjusted:consent=<b>&", NULL };
    const TandemCompareOptions options = { .strategies = strategies };
    g_autoptr(TandemFaults) faults = tandem_faults_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(TandemMarketFile) file = tandem_market_file_parse(
        text, strlen(text), "market", "0", TANDEM_LOTTERY_ALWAYS, faults, &error);

    cr_assert_not_null(file);
    g_autoptr(TandemComparison) comparison =
        tandem_compare_market(file, &options, &error);
    cr_assert_not_null(comparison, "%s", error != NULL ? error->message : "");
    expect_harmless(comparison, ">efficiency-adjusted:consent=&lt;b&gt;&amp;</text>");
    expect_harmless(comparison, "\">efficiency-adjusted:consent=&lt;b&gt;&amp;</th>");
}
