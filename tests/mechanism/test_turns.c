/* SPDX-License-Identifier: MIT */
/* Trainees who take turns: the serial dictatorships and the foundation programme's
 * rule, beside turns taken on the raw lists, and what they promise, by search. */
#include <criterion/criterion.h>

#include "oracle.h"

TestSuite(turns, .timeout = 120);

static const char *const strategies[] = { "serial-dictatorship",
                                          "random-serial-dictatorship",
                                          "foundation-programme" };

static TandemMatching *
solve(const Lists *lists, const char *strategy, const char *order)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(TandemMarket) market = lists_to_market(lists, &error);
    g_autoptr(TandemOptions) options = tandem_options_new();
    cr_assert_null(error, "%s", error ? error->message : "");

    if (order != NULL)
        tandem_options_set_text(options, "order", order);
    TandemMatching *const matching =
        tandem_solve(market, strategy, options, NULL, &error);
    cr_assert_null(error, "%s", error ? error->message : "");
    return matching;
}

/* "0>1 2>0": who holds what, trainees without anything left out. */
static gchar *
to_text(const TandemMatching *matching, gint32 n)
{
    GString *const text = g_string_new(NULL);

    for (gint32 t = 0; t < n; t++) {
        const gint32 o = tandem_matching_get_opportunity(matching, t);
        if (o != TANDEM_NONE)
            g_string_append_printf(text, "%s%d>%d", text->len > 0 ? " " : "", t, o);
    }
    return g_string_free(text, FALSE);
}

static void
expect(const Lists *lists, const char *strategy, const char *order, const char *wanted)
{
    g_autoptr(TandemMatching) matching = solve(lists, strategy, order);
    g_autofree gchar *text = to_text(matching, lists->trainees.n);

    cr_expect_str_eq(text, wanted, "%s, order %s: %s, not %s", strategy,
                     order != NULL ? order : "as it is", text, wanted);
}

/* By hand. Trainee 2 has the lowest key, 1 the highest priority; 0 comes first as they
 * are given. All would rather have 0, which has one place. */
Test(turns, who_comes_first_is_as_asked_for)
{
    g_autoptr(Lists) lists =
        lists_parse("0 1; 0 1; 0 2", "*; *; *", "priority 1 0 1 | keys 20 30 10/1 2 3");

    expect(lists, "serial-dictatorship", "given", "0>0 1>1 2>2");
    expect(lists, "serial-dictatorship", "priority", "0>1 1>0 2>2");
    expect(lists, "random-serial-dictatorship", NULL, "0>1 1>0 2>2");
    expect(lists, "foundation-programme", "lottery", "0>1 2>0");
    expect(lists, "foundation-programme", "priority", "0>1 1>0 2>2");
}

/* By hand. In turns 0 takes 0 and then 1 the 1 that 2 put first; with first preferences
 * first, 2 has it and 1 what is left. */
Test(turns, first_preferences_come_before_second_ones)
{
    g_autoptr(Lists) lists =
        lists_parse("0 1 2; 0 1 2; 1 0 2", "*; *; *", "keys 1 2 3/1 2 3");

    expect(lists, "random-serial-dictatorship", NULL, "0>0 1>1 2>2");
    expect(lists, "foundation-programme", NULL, "0>0 1>2 2>1");
}

/* Trainee 1's first preference is one-sided, so it has none, and 2's goes before. */
Test(turns, a_second_preference_does_not_become_a_first)
{
    g_autoptr(Lists) lists =
        lists_parse("0; 1 2; 2", "0; 0 2; 1 2", "keys 3 1 2/1 2 3");

    expect(lists, "foundation-programme", NULL, "0>0 2>2");
    expect(lists, "random-serial-dictatorship", NULL, "0>0 1>2");
}

typedef struct {
    const Oracle *q;
    guint8 *held;
    gint32 *left_at, *left_with, *left_of;
} Plain;

static void
plain_take(Plain *p, gint32 t, gint32 o)
{
    p->held[t * p->q->m + o] = 1;
    p->left_at[o]--;
    p->left_with[p->q->leader_of[o]]--;
    p->left_of[t]--;
}

/* The best that @t may still have, of rank @worst at the worst. */
static gint32
plain_best(const Plain *p, gint32 t, gint32 worst)
{
    gint32 best = TANDEM_NONE;

    for (gint32 o = 0; o < p->q->m; o++) {
        const gint32 at = t * p->q->m + o, rank = p->q->trainee_rank[at];
        if (rank > 0 && rank <= worst && p->q->leader_rank[at] > 0 && !p->held[at] &&
            p->left_of[t] > 0 && p->left_at[o] > 0 &&
            p->left_with[p->q->leader_of[o]] > 0 &&
            (best == TANDEM_NONE || rank < p->q->trainee_rank[t * p->q->m + best]))
            best = o;
    }
    return best;
}

/* Lists are strict. Whoever has the least of what @comes says and has not come, comes.
 */
static guint8 *
plain_turns(const Lists *lists, const Oracle *q, gboolean firsts, gboolean by_priority,
            gboolean by_key)
{
    Plain p = { q, g_new0(guint8, (gsize)(q->n * q->m) + 1),
                g_memdup2(q->capacity, (gsize)q->m * sizeof(gint32)),
                g_memdup2(q->leader_capacity, (gsize)q->l * sizeof(gint32)),
                g_memdup2(q->quota, (gsize)q->n * sizeof(gint32)) };

    for (gint32 t = 0; t < q->n; t++)
        for (gint32 o = 0; o < q->m; o++)
            if (q->is_pin[t * q->m + o])
                plain_take(&p, t, o);
    for (gint pass = firsts ? 0 : 1; pass < 2; pass++) {
        g_autofree guint8 *came = g_new0(guint8, (gsize)q->n + 1);
        for (gint32 i = 0; i < q->n; i++) {
            gint32 first = TANDEM_NONE;
            for (gint32 t = 0; t < q->n; t++) {
                if (came[t])
                    continue;
                const gint32 p_t = by_priority ? lists->priority[t] : 0;
                const gint32 p_f =
                    by_priority && first != TANDEM_NONE ? lists->priority[first] : 0;
                const guint64 k_t = by_key ? lists->trainee_key[t] : 0;
                const guint64 k_f =
                    by_key && first != TANDEM_NONE ? lists->trainee_key[first] : 0;
                if (first == TANDEM_NONE || p_t < p_f || (p_t == p_f && k_t < k_f))
                    first = t;
            }
            came[first] = 1;
            for (gint32 o; (o = plain_best(&p, first, pass == 0 ? 1 : G_MAXINT32)) !=
                           TANDEM_NONE;)
                plain_take(&p, first, o);
        }
    }
    g_free(p.left_at);
    g_free(p.left_with);
    g_free(p.left_of);
    return p.held;
}

static void
compare_with_plain(guint32 first_seed, const ListsShape *shape, gboolean quotas)
{
    for (guint32 seed = first_seed; seed < first_seed + 1000; seed++) {
        g_autoptr(Lists) lists = lists_random(seed, shape);
        g_autoptr(Oracle) q = oracle_new(lists);
        for (gint way = 0; way < (quotas ? 3 : 5); way++) {
            static const char *const order[] = { "given", "priority", NULL, "lottery",
                                                 "priority" };
            const char *const strategy = strategies[way < 2 ? 0 : way == 2 ? 1 : 2];
            g_autofree guint8 *wanted =
                plain_turns(lists, q, way > 2, way != 0 && way != 3, way > 1);
            g_autoptr(TandemMatching) matching = solve(lists, strategy, order[way]);
            g_autofree guint8 *held = oracle_table(matching);
            g_autofree gchar *text = lists_to_text(lists);
            cr_assert_arr_eq(held, wanted, (gsize)(q->n * q->m), "seed %u, %s, %s: %s",
                             seed, strategy, order[way] ? order[way] : "-", text);
            cr_assert(oracle_is_feasible(q, held));
        }
    }
}

Test(turns, they_are_those_taken_on_the_raw_lists)
{
    compare_with_plain(0,
                       &(ListsShape){ .n_trainees = 8,
                                      .n_opportunities = 6,
                                      .n_leaders = 3,
                                      .max_capacity = 2,
                                      .listed_per_cent = 70,
                                      .priorities = TRUE,
                                      .keys = TRUE,
                                      .n_pins = 2 },
                       FALSE);
    compare_with_plain(5000,
                       &(ListsShape){ .n_trainees = 6,
                                      .n_opportunities = 6,
                                      .n_leaders = 3,
                                      .max_capacity = 3,
                                      .max_quota = 3,
                                      .listed_per_cent = 70,
                                      .priorities = TRUE,
                                      .keys = TRUE,
                                      .n_pins = 2 },
                       TRUE);
}

Test(turns, with_strict_lists_nobody_can_be_bettered_for_nothing)
{
    for (guint32 seed = 0; seed < 300; seed++) {
        g_autoptr(Lists) lists =
            lists_random(seed, &(ListsShape){ .n_trainees = 4,
                                              .n_opportunities = 4,
                                              .n_leaders = 2,
                                              .max_capacity = 2,
                                              .listed_per_cent = 80,
                                              .keys = TRUE });
        g_autoptr(Oracle) q = oracle_new(lists);
        for (gsize i = 0; i < 2; i++) {
            g_autoptr(TandemMatching) matching = solve(lists, strategies[i], NULL);
            g_autofree guint8 *held = oracle_table(matching);
            cr_assert_not(oracle_is_dominated(q, held), "seed %u", seed);
        }
    }
}

/* Trainee 0 has the list @said in place of its own: does it fare better by its own? */
static gboolean
gains(const char *strategy, const char *said, const char *rest, const char *more)
{
    g_autofree gchar *truth = g_strdup_printf("0 1 2; %s", rest);
    g_autofree gchar *lie = g_strdup_printf("%s; %s", said, rest);
    g_autoptr(Lists) true_lists = lists_parse(truth, "*; *; *", more);
    g_autoptr(Lists) false_lists = lists_parse(lie, "*; *; *", more);
    g_autoptr(TandemMatching) one = solve(true_lists, strategy, NULL);
    g_autoptr(TandemMatching) other = solve(false_lists, strategy, NULL);
    const gint32 had = tandem_matching_get_opportunity(one, 0);
    const gint32 has = tandem_matching_get_opportunity(other, 0);

    return has != TANDEM_NONE && (had == TANDEM_NONE || has < had);
}

/* How often one of all other lists helps, over all lists of two others and all orders.
 */
static guint
count_gains(const char *strategy)
{
    static const char *const lists[] = {
        "0 1 2", "0 2 1", "1 0 2", "1 2 0", "2 0 1",
        "2 1 0", "0 1",   "1 0",   "2",     "(0 1) 2"
    };
    static const char *const keys[] = { "keys 1 2 3/5 6 7", "keys 2 1 3/5 6 7",
                                        "keys 3 1 2/5 6 7" };
    guint n = 0;

    for (gsize a = 0; a < G_N_ELEMENTS(lists); a++)
        for (gsize b = 0; b < G_N_ELEMENTS(lists); b++)
            for (gsize said = 1; said < G_N_ELEMENTS(lists); said++)
                for (gsize k = 0; k < G_N_ELEMENTS(keys); k++) {
                    g_autofree gchar *rest =
                        g_strdup_printf("%s; %s", lists[a], lists[b]);
                    n += gains(strategy, lists[said], rest, keys[k]) ? 1 : 0;
                }
    return n;
}

Test(turns, nobody_gains_by_another_list_but_under_first_preferences)
{
    cr_expect_eq(count_gains("serial-dictatorship"), 0);
    cr_expect_eq(count_gains("random-serial-dictatorship"), 0);
    cr_expect_gt(count_gains("foundation-programme"), 0);
}

Test(turns, first_preferences_first_means_no_fewer_of_them)
{
    gint32 more = 0;

    for (guint32 seed = 0; seed < 300; seed++) {
        g_autoptr(Lists) lists =
            lists_random(seed, &(ListsShape){ .n_trainees = 40,
                                              .n_opportunities = 20,
                                              .n_leaders = 8,
                                              .max_capacity = 3,
                                              .listed_per_cent = 60,
                                              .tied_per_cent = seed % 2 ? 30 : 0,
                                              .keys = TRUE });
        g_autoptr(TandemMatching) turns = solve(lists, strategies[1], NULL);
        g_autoptr(TandemMatching) firsts = solve(lists, strategies[2], NULL);
        cr_assert_geq(count_first_choices(firsts), count_first_choices(turns),
                      "seed %u", seed);
        more += count_first_choices(firsts) > count_first_choices(turns);
    }
    cr_expect_gt(more, 0);
}
