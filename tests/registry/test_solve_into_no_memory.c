/* SPDX-License-Identifier: MIT */
/* Refused memory, allocation by allocation; and that in the steady state nothing is
 * asked for: malloc() and its kin stand here in the place of the C library's and are
 * counted, but under a sanitizer, which has its own. */
#include <criterion/criterion.h>

#include "refusals.h"
#include "support.h"

TestSuite(solve_into_no_memory, .timeout = 60);

static gsize n_asked;

#if defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__)
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t n, size_t size);
void *__libc_realloc(void *old, size_t size);

__attribute__((visibility("default"))) void *
malloc(size_t size)
{
    n_asked++;
    return __libc_malloc(size);
}

__attribute__((visibility("default"))) void *
calloc(size_t n, size_t size)
{
    n_asked++;
    return __libc_calloc(n, size);
}

__attribute__((visibility("default"))) void *
realloc(void *old, size_t size)
{
    n_asked++;
    return __libc_realloc(old, size);
}
#define IS_COUNTED TRUE
#else
#define IS_COUNTED FALSE
#endif

static const ListsShape shapes[] = {
    { .n_trainees = 100,
      .n_opportunities = 100,
      .max_capacity = 1,
      .listed_per_cent = 100 },
    { .n_trainees = 200,
      .n_opportunities = 40,
      .n_leaders = 12,
      .max_capacity = 4,
      .max_quota = 2,
      .listed_per_cent = 60,
      .tied_per_cent = 30,
      .priorities = TRUE,
      .keys = TRUE,
      .n_pins = 3 },
};

static TandemOptions *
make_options(int way)
{
    TandemOptions *const options = tandem_options_new();

    tandem_options_set_text(options, "side", way % 2 == 0 ? "trainee" : "leader");
    tandem_options_set_text(options, "lottery", way < 2 ? "single" : "multiple");
    return options;
}

static gboolean
solve(TandemMatching **matching, TandemMarket *market, const TandemOptions *options,
      TandemWorkspace *workspace, GError **error)
{
    return tandem_solve_into(matching, market, "deferred-acceptance", options,
                             workspace, error);
}

Test(solve_into_no_memory, every_refused_allocation_is_reported)
{
    for (guint i = 0; i < 8; i++) {
        g_autoptr(Lists) lists = lists_random(7, &shapes[i % 2]);
        g_autoptr(TandemMarket) market = lists_to_market(lists, NULL);
        g_autoptr(TandemOptions) options = make_options((int)i / 2);
        gint n = 0;
        for (gboolean through = FALSE; !through; n++) {
            g_autoptr(GError) error = NULL;
            g_autoptr(TandemWorkspace) workspace = tandem_workspace_new();
            g_autoptr(TandemMatching) matching = NULL;
            refuse_after(n);
            through = solve(&matching, market, options, workspace, &error);
            refuse_nothing();
            cr_assert(through ||
                          (matching == NULL && g_error_matches(error, TANDEM_ERROR,
                                                               TANDEM_ERROR_NO_MEMORY)),
                      "allocation %d", n);
        }
        cr_assert_gt(n, 2, "the wrappers are not linked in");
    }
}

Test(solve_into_no_memory, a_refusal_leaves_the_matching_as_it_was)
{
    g_autoptr(Lists) few = lists_parse("0 1; 0", "1 0; 0 1", "");
    g_autoptr(Lists) many = lists_random(7, &shapes[1]);
    g_autoptr(TandemMarket) small = lists_to_market(few, NULL);
    g_autoptr(TandemMarket) large = lists_to_market(many, NULL);
    g_autoptr(TandemWorkspace) workspace = tandem_workspace_new();
    g_autoptr(TandemMatching) matching = NULL;
    gint n = 0;

    for (int i = 0; i < 3; i++)
        cr_assert(solve(&matching, small, NULL, workspace, NULL));
    for (gboolean through = FALSE; !through; n++) {
        g_autoptr(GError) error = NULL;
        refuse_after(n);
        through = solve(&matching, large, NULL, workspace, &error);
        refuse_nothing();
        cr_assert(through || (error->code == TANDEM_ERROR_NO_MEMORY &&
                              tandem_matching_get_market(matching) == small &&
                              tandem_matching_get_size(matching) == 2));
    }
    cr_assert_gt(n, 1);
}

Test(solve_into_no_memory, the_steady_state_asks_for_nothing)
{
    for (guint i = 0; i < 8; i++) {
        g_autoptr(Lists) lists = lists_random(7, &shapes[i % 2]);
        g_autoptr(TandemMarket) market = lists_to_market(lists, NULL);
        g_autoptr(TandemOptions) options = make_options((int)i / 2);
        g_autoptr(TandemWorkspace) workspace = tandem_workspace_new();
        g_autoptr(TandemMatching) matching = NULL;

        for (int run = 0; run < 2; run++)
            cr_assert(solve(&matching, market, options, workspace, NULL));
        const gsize before = n_asked;
        refuse_after(0);
        for (int run = 0; run < 100; run++)
            cr_assert(solve(&matching, market, options, workspace, NULL));
        refuse_nothing();
        cr_assert_eq(n_asked, before);
        gpointer const more = g_malloc(1);
        cr_assert_eq(n_asked, before + IS_COUNTED);
        g_free(more);
    }
}
