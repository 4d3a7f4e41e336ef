/* SPDX-License-Identifier: MIT */
/* The buddy stage by any strategy of the registry: run, and told why where it cannot.
 */
#include <criterion/criterion.h>

#include "run_case.h"

TestSuite(strategies, .timeout = 60);

#define GOLDEN TANDEM_SOURCE_DIR "/docs/examples/golden"

/* The golden rotation with these lines in [buddy]. */
static RunCase *
golden_with(const char *buddy)
{
    RunCase *const c = run_case_new();
    g_autofree gchar *policy = NULL;

    run_case_copy(c, GOLDEN, NULL);
    cr_assert(g_file_get_contents(GOLDEN "/policy.ini", &policy, NULL, NULL));
    g_auto(GStrv) around = g_strsplit(policy,
                                      "strategy = deferred-acceptance\n"
                                      "side = trainee\n",
                                      2);
    cr_assert_not_null(around[1]);
    g_autofree gchar *changed = g_strconcat(around[0], buddy, around[1], NULL);
    run_case_write(c, "policy.ini", changed);
    return c;
}

/* A run says nothing of where tandem-solver is, and from a test it is not found. */
static gboolean
asks_outside(const TandemStrategy *strategy)
{
    return strategy->outside != NULL && strategy->outside(strategy, NULL) != NULL;
}

static gboolean
takes_stage(const TandemStrategy *strategy)
{
    return strategy->solve != NULL && !asks_outside(strategy) &&
           (strategy->accepts & TANDEM_FEATURE_PINS) == TANDEM_FEATURE_PINS;
}

/* All lists are strict and every leader is one opportunity, so every strategy takes it.
 * Its only stable placement is that of golden.md. */
Test(strategies, the_golden_rotation_is_run_by_every_one)
{
    gsize n_rows;
    const TandemStrategy *const *const rows = tandem_strategies(&n_rows);

    for (gsize i = 0; i < n_rows; i++) {
        if (!takes_stage(rows[i]))
            continue;
        g_autofree gchar *line = g_strdup_printf("strategy = %s\n", rows[i]->name);
        g_autoptr(RunCase) c = golden_with(line);
        cr_assert(run_case_run(c, NULL), "%s: %s", rows[i]->name,
                  c->error != NULL ? c->error->message : "faults");
        if ((rows[i]->guarantees & TANDEM_GUARANTEE_WEAKLY_STABLE) == 0)
            continue;
        g_autofree gchar *placements = run_case_placements(c);
        cr_expect_str_eq(placements, "T1-L2 T3-L2 T4-L3 T5-L1", "%s", rows[i]->name);
    }
}

Test(strategies, trainees_named_by_a_parameter_are_found_by_id)
{
    g_autoptr(RunCase) c = golden_with("strategy = efficiency-adjusted\n"
                                       "consent = T1, T4 T2\n");

    cr_expect(run_case_run(c, NULL));
}

Test(strategies, a_parameter_that_names_nobody_is_a_fault)
{
    g_autoptr(RunCase) c = golden_with("strategy = efficiency-adjusted\n"
                                       "consent = T1 T99\n");

    cr_expect_not(run_case_run(c, NULL));
    g_autofree gchar *codes = run_case_codes(c);
    cr_expect_str_eq(codes, "policy.ini:0 E505");
}
