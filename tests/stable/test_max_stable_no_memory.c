/* SPDX-License-Identifier: MIT */
/* The largest and the smallest, by search and by programme, with their 1st, 2nd, 3rd
 * ... allocation refused. */
#include <criterion/criterion.h>

#include "refusals.h"
#include "support.h"

TestSuite(max_stable_no_memory, .timeout = 120);

static const ListsShape marriages = { .n_trainees = 14,
                                      .n_opportunities = 14,
                                      .max_capacity = 1,
                                      .listed_per_cent = 45,
                                      .tied_per_cent = 40 };
static const ListsShape hospitals = { .n_trainees = 20,
                                      .n_opportunities = 4,
                                      .max_capacity = 1,
                                      .listed_per_cent = 60,
                                      .tied_per_cent = 70 };
static const ListsShape projects = { .n_trainees = 24,
                                     .n_opportunities = 18,
                                     .n_leaders = 8,
                                     .max_capacity = 2,
                                     .listed_per_cent = 30,
                                     .tied_per_cent = 35 };

/* @places: of each opportunity; 0: as they are drawn. */
static TandemMarket *
draw(guint32 seed, const ListsShape *shape, gint32 places)
{
    g_autoptr(Lists) lists = lists_random(seed, shape);

    for (gint32 o = 0; places > 0 && o < lists->opportunities.n; o++)
        lists->capacity[o] = places;
    return lists_to_market(lists, NULL);
}

static TandemMatching *
ask(TandemMarket *market, const char *size, const char *method, GError **error)
{
    g_autoptr(TandemOptions) options = tandem_options_new();

    tandem_options_set_text(options, "size", size);
    tandem_options_set_text(options, "method", method);
    tandem_options_set_int(options, "nodes", 0);
    tandem_options_set_solver(options, TANDEM_SOLVER);
    return tandem_solve(market, "max-stable", options, NULL, error);
}

/* Whether all was proven as @expected; else memory is what the error is of. */
static gboolean
is_through(const TandemMatching *matching, const TandemMatching *expected,
           const GError *error, gint n)
{
    cr_assert(matching != NULL ||
                  g_error_matches(error, TANDEM_ERROR, TANDEM_ERROR_NO_MEMORY) ||
                  strstr(error->message, "no memory for its values") != NULL,
              "allocation %d: %s", n, error ? error->message : "no error");
    if (matching == NULL)
        return FALSE;
    cr_expect_eq(tandem_matching_get_size(matching), tandem_matching_get_size(expected),
                 "allocation %d", n);
    cr_expect_eq(tandem_matching_get_status(matching), TANDEM_STATUS_OPTIMAL,
                 "allocation %d", n);
    return TRUE;
}

/* From each allocation on all are refused, and each alone: what follows must not go on
 * as if nothing had been. Returns how many there were. */
static gint
refuse_in_turn(TandemMarket *market, const char *size, const char *method)
{
    g_autoptr(TandemMatching) expected = ask(market, size, method, NULL);
    gboolean through = FALSE;
    gint n = 0;

    for (; !through; n++) {
        g_autoptr(GError) error = NULL;
        refuse_after(n);
        g_autoptr(TandemMatching) matching = ask(market, size, method, &error);
        refuse_nothing();
        through = is_through(matching, expected, error, n);
        g_clear_error(&error);
        refuse_one(n);
        g_autoptr(TandemMatching) other = ask(market, size, method, &error);
        refuse_nothing();
        is_through(other, expected, error, n);
    }
    return n;
}

/* Markets whose largest is smaller than what bounds it at first, so that it is searched
 * for. */
static void
refuse_all(guint32 seed, const ListsShape *shape, gint32 places)
{
    g_autoptr(TandemMarket) market = draw(seed, shape, places);

    cr_expect_gt(refuse_in_turn(market, "largest", "search"), 64, "seed %u", seed);
    cr_expect_gt(refuse_in_turn(market, "smallest", "search"), 64, "seed %u", seed);
    if (TANDEM_SOLVER[0] == '\0')
        return;
    cr_expect_gt(refuse_in_turn(market, "largest", "solver"), 20, "seed %u", seed);
    cr_expect_gt(refuse_in_turn(market, "smallest", "solver"), 20, "seed %u", seed);
}

Test(max_stable_no_memory, is_told_of_marriages)
{
    refuse_all(4, &marriages, 1);
    refuse_all(36, &marriages, 1);
}

Test(max_stable_no_memory, is_told_of_hospitals)
{
    refuse_all(0, &hospitals, 5);
    refuse_all(62, &hospitals, 5);
}

Test(max_stable_no_memory, is_told_of_projects)
{
    refuse_all(107, &projects, 0);
}
