/* SPDX-License-Identifier: MIT */
/* Sequences and rotations with their 1st, 2nd, 3rd ... allocation refused. */
#include <criterion/criterion.h>

#include "refusals.h"
#include "support.h"

TestSuite(all_stable_no_memory, .timeout = 60);

/* Large enough that scratch memory does not fit one block. */
static TandemMarket *
draw(void)
{
    const ListsShape shape = { .n_trainees = 120,
                               .n_opportunities = 60,
                               .max_capacity = 2,
                               .listed_per_cent = 100,
                               .all_state = TRUE,
                               .n_pins = 2 };
    g_autoptr(Lists) lists = lists_random(3, &shape);

    for (gint32 o = 0; o < lists->opportunities.n; o++)
        lists->capacity[o] = 2; /* one a trainee, so that there are several */
    TandemMarket *market = lists_to_market(lists, NULL);
    cr_assert_not_null(market);
    return market;
}

/* How many there are; 0 with @error set. */
static guint64
enumerate(TandemMarket *market, GError **error)
{
    g_autoptr(TandemEnumeration) all =
        tandem_enumerate(market, "all-stable", NULL, error);
    guint64 n = 0;

    if (all == NULL)
        return 0;
    for (;; n++) {
        GError *refusal = NULL;
        g_autoptr(TandemMatching) matching = tandem_enumeration_next(all, &refusal);
        if (refusal != NULL) {
            g_propagate_error(error, refusal);
            return 0;
        }
        if (matching == NULL)
            return n;
    }
}

static guint64
count(TandemMarket *market, GError **error)
{
    g_autoptr(TandemRotationPoset) poset =
        tandem_rotation_poset_new(market, NULL, error);
    gboolean is_complete;

    return poset != NULL
               ? tandem_rotation_poset_count(poset, 0, NULL, &is_complete, error)
               : 0;
}

static void
refuse_in_turn(guint64 (*run)(TandemMarket *market, GError **error))
{
    g_autoptr(TandemMarket) market = draw();
    const guint64 expected = run(market, NULL);
    guint64 found = 0;
    gint n = 0;

    cr_assert_gt(expected, 1);
    for (; found == 0; n++) {
        g_autoptr(GError) error = NULL;
        refuse_after(n);
        found = run(market, &error);
        refuse_nothing();
        cr_assert(found > 0 ||
                      g_error_matches(error, TANDEM_ERROR, TANDEM_ERROR_NO_MEMORY),
                  "allocation %d", n);
    }
    cr_expect_eq(found, expected);
    cr_expect_gt(n, 3);
}

Test(all_stable_no_memory, is_told_by_a_sequence)
{
    refuse_in_turn(enumerate);
}

Test(all_stable_no_memory, is_told_by_rotations)
{
    refuse_in_turn(count);
}

/* What could not be given is given when it is asked for again. */
Test(all_stable_no_memory, loses_no_matching)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(TandemMarket) market = draw();
    const guint64 expected = enumerate(market, NULL);
    g_autoptr(TandemEnumeration) all =
        tandem_enumerate(market, "all-stable", NULL, NULL);
    guint64 n = 0;

    for (gboolean more = TRUE; more; n += more ? 1 : 0) {
        refuse_after(0);
        g_autoptr(TandemMatching) none = tandem_enumeration_next(all, &error);
        refuse_nothing();
        cr_assert_null(none);
        g_autoptr(TandemMatching) matching = tandem_enumeration_next(all, NULL);
        more = matching != NULL;
        cr_assert_eq(error != NULL, more);
        g_clear_error(&error);
    }
    cr_assert_eq(n, expected);
}
