/* SPDX-License-Identifier: MIT */
/* Simultaneous eating, beside the same by its definition on all sets of trainees, and
 * what it promises. */
#include <criterion/criterion.h>

#include <stdlib.h>
#include <string.h>

#include "oracle.h"

TestSuite(probabilistic_serial, .timeout = 120);

typedef struct {
    gint64 over, under;
} Fraction;

static Fraction
fraction(gint64 over, gint64 under)
{
    gint64 a = over, b = under;

    while (b != 0) {
        const gint64 rest = a % b;
        a = b;
        b = rest;
    }
    return (Fraction){ over / a, under / a };
}

static Fraction
plus(Fraction a, Fraction b)
{
    return fraction(a.over * b.under + b.over * a.under, a.under * b.under);
}

static gboolean
is_less(Fraction a, Fraction b)
{
    return a.over * b.under < b.over * a.under;
}

static gboolean
is_same(Fraction a, Fraction b)
{
    return a.over * b.under == b.over * a.under;
}

static TandemShares *
share(const Lists *lists)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(TandemMarket) market = lists_to_market(lists, &error);
    cr_assert_not_null(market, "%s", error ? error->message : "");
    TandemShares *const shares =
        tandem_shares(market, "probabilistic-serial", NULL, &error);
    cr_assert_not_null(shares, "%s", error ? error->message : "");
    return shares;
}

/* Shape [n * m]: the shares as fractions. */
static Fraction *
table(const TandemShares *shares, const Oracle *q)
{
    Fraction *const of = g_new(Fraction, (gsize)(q->n * q->m) + 1);
    TandemMarket *const market = tandem_shares_get_market(shares);
    gsize n;
    const gsize *const edge = tandem_shares_get_edges(shares, &n);

    for (gint32 at = 0; at < q->n * q->m; at++)
        of[at] = (Fraction){ 0, 1 };
    for (gsize i = 0; i < n; i++) {
        const gint32 t = tandem_market_get_trainee_of(market, edge[i]);
        const gint32 o = tandem_market_get_opportunities(market)[edge[i]];
        g_autofree gchar *text = tandem_shares_get_fraction(shares, i, NULL);
        const char *const bar = strchr(text, '/');
        const Fraction f = { g_ascii_strtoll(text, NULL, 10),
                             bar != NULL ? g_ascii_strtoll(bar + 1, NULL, 10) : 1 };
        cr_assert(f.over > 0 && f.over <= f.under && f.over < 1 << 30, "%s", text);
        cr_assert_float_eq((gdouble)f.over / (gdouble)f.under,
                           tandem_shares_get_share(shares, i), 1e-15);
        of[t * q->m + o] = f;
    }
    return of;
}

static void
expect(const char *trainees, const char *leaders, const char *more, const char *wanted)
{
    g_autoptr(Lists) lists = lists_parse(trainees, leaders, more);
    g_autoptr(TandemShares) shares = share(lists);
    g_autoptr(GString) text = g_string_new(NULL);
    TandemMarket *const market = tandem_shares_get_market(shares);
    gsize n;
    const gsize *const edge = tandem_shares_get_edges(shares, &n);

    for (gsize i = 0; i < n; i++) {
        g_autofree gchar *part = tandem_shares_get_fraction(shares, i, NULL);
        g_string_append_printf(text, "%s%d>%d %s", i > 0 ? ", " : "",
                               tandem_market_get_trainee_of(market, edge[i]),
                               tandem_market_get_opportunities(market)[edge[i]], part);
    }
    cr_expect_str_eq(text->str, wanted, "%s, not %s", text->str, wanted);
}

/* By hand: two against two, the market by which it is shown that a lottery over serial
 * dictatorships wastes (Bogomolnaia and Moulin 2001, section 1). */
Test(probabilistic_serial, two_and_two_share_their_first_choices)
{
    expect("0 1 2 3; 0 1 2 3; 1 0 3 2; 1 0 3 2", "*; *; *; *", "",
           "0>0 1/2, 0>2 1/2, 1>0 1/2, 1>2 1/2, 2>1 1/2, 2>3 1/2, 3>1 1/2, 3>3 1/2");
}

/* By hand: until 1/2 0 and 1 eat up 0, then all three eat of 1 what 2 has left. */
Test(probabilistic_serial, who_comes_late_finds_less)
{
    expect("0 1 2; 0 2 1; 1 0 2", "*; *; *", "",
           "0>0 1/2, 0>1 1/4, 0>2 1/4, 1>0 1/2, 1>2 1/2, 2>1 3/4, 2>2 1/4");
}

/* By hand: the leader of 0 and 1 has one place, which three eat up in a third. */
Test(probabilistic_serial, a_leader_is_eaten_up_too)
{
    expect("0 2; 0 2; 1 2", "*; *", "of 0 0 1 | capacity 2 1 1 | leaders 1 -1",
           "0>0 1/3, 0>2 1/3, 1>0 1/3, 1>2 1/3, 2>1 1/3, 2>2 1/3");
}

/* By hand: who likes both alike leaves the one that the other needs. */
Test(probabilistic_serial, a_tie_is_eaten_where_nobody_else_does)
{
    expect("(0 1); 0", "*; *", "", "0>1 1, 1>0 1");
    expect("(0 1); (0 1); (0 1)", "*; *", "pins 2 1", "0>0 1/2, 1>0 1/2, 2>1 1");
}

/* How many places there are at @opportunities, within those of their leaders. */
static gint64
holds(const Oracle *q, const gint32 *room, const gint32 *left, guint opportunities)
{
    gint64 sum = 0;

    for (gint32 l = 0; l < q->l; l++) {
        gint64 all = 0;
        for (gint32 o = 0; o < q->m; o++)
            if (q->leader_of[o] == l && (opportunities >> o & 1) != 0)
                all += room[o];
        sum += MIN(all, left[l]);
    }
    return sum;
}

typedef struct {
    const Oracle *q;
    gint32 *room, *left;
    guint closed;    /* opportunities */
    Fraction *since; /* [n] */
    gint32 *rank;    /* [n] of the tie, 0: none */
    Fraction *had;   /* [n * (m + 1)] by rank */
    Fraction now;
} Plain;

static guint
tie_of(const Plain *p, gint32 t)
{
    guint set = 0;

    for (gint32 o = 0; o < p->q->m; o++) {
        const gint32 at = t * p->q->m + o;
        if (p->rank[t] > 0 && p->q->trainee_rank[at] == p->rank[t] &&
            p->q->leader_rank[at] > 0 && (p->closed >> o & 1) == 0)
            set |= 1U << o;
    }
    return set;
}

/* When the trainees of @set have eaten up what they eat of; all that, and they, in
 * @opportunities. */
static Fraction
ends(const Plain *p, guint set, guint *opportunities)
{
    Fraction sum = { 0, 1 };
    gint64 n = 0;

    *opportunities = p->closed;
    for (gint32 t = 0; t < p->q->n; t++)
        if ((set >> t & 1) != 0) {
            *opportunities |= tie_of(p, t);
            sum = plus(sum, p->since[t]);
            n++;
        }
    const gint64 places = holds(p->q, p->room, p->left, *opportunities) -
                          holds(p->q, p->room, p->left, p->closed);
    sum = plus(sum, (Fraction){ places, 1 });
    return fraction(sum.over, sum.under * n);
}

static void
close_full(Plain *p, guint opportunities)
{
    const gint64 places = holds(p->q, p->room, p->left, opportunities);

    p->closed = opportunities;
    for (gint32 o = 0; o < p->q->m; o++)
        if (holds(p->q, p->room, p->left, opportunities | 1U << o) == places)
            p->closed |= 1U << o;
}

/* Who has nothing left in the tie keeps what it had of it, and begins the next. */
static gboolean
plain_begin(Plain *p)
{
    gboolean any = FALSE;

    for (gint32 t = 0; t < p->q->n; t++) {
        while (p->rank[t] > 0 && tie_of(p, t) == 0) {
            const Fraction s = p->since[t];
            Fraction *const had = &p->had[t * (p->q->m + 1) + p->rank[t]];
            *had = plus(*had, plus(p->now, (Fraction){ -s.over, s.under }));
            p->since[t] = p->now;
            p->rank[t] = p->rank[t] < p->q->m ? p->rank[t] + 1 : 0;
        }
        any = any || p->rank[t] > 0;
    }
    return any;
}

static void
plain_eat(Plain *p)
{
    close_full(p, 0);
    while (plain_begin(p)) {
        Fraction first = { 1, 1 };
        guint eaten = p->closed;
        for (guint set = 1; set < 1U << p->q->n; set++) {
            guint opportunities;
            gboolean all_eat = TRUE;
            for (gint32 t = 0; t < p->q->n; t++)
                all_eat = all_eat && ((set >> t & 1) == 0 || p->rank[t] > 0);
            if (!all_eat)
                continue;
            const Fraction end = ends(p, set, &opportunities);
            if (is_less(end, first)) {
                first = end;
                eaten = p->closed;
            }
            if (is_same(end, first))
                eaten |= opportunities;
        }
        p->now = first;
        if (is_same(first, (Fraction){ 1, 1 }))
            eaten = (1U << p->q->m) - 1; /* all end */
        close_full(p, eaten);
    }
}

static void
assert_as_plain(const Oracle *q, const Fraction *of, guint32 seed, const char *text)
{
    Plain p = { q,
                g_memdup2(q->capacity, (gsize)q->m * sizeof(gint32)),
                g_memdup2(q->leader_capacity, (gsize)q->l * sizeof(gint32)),
                0,
                g_new0(Fraction, (gsize)q->n),
                g_new0(gint32, (gsize)q->n),
                g_new0(Fraction, (gsize)(q->n * (q->m + 1))),
                { 0, 1 } };

    for (gint32 i = 0; i < q->n * (q->m + 1); i++)
        p.had[i] = (Fraction){ 0, 1 };
    for (gint32 t = 0; t < q->n; t++) {
        p.since[t] = (Fraction){ 0, 1 };
        p.rank[t] = 1;
        for (gint32 o = 0; o < q->m; o++)
            if (q->is_pin[t * q->m + o]) {
                p.rank[t] = 0;
                p.room[o]--;
                p.left[q->leader_of[o]]--;
            }
    }
    plain_eat(&p);
    for (gint32 t = 0; t < q->n; t++)
        for (gint32 r = 1; r <= q->m; r++) {
            Fraction sum = { 0, 1 };
            gboolean is_pinned = FALSE;
            for (gint32 o = 0; o < q->m; o++) {
                is_pinned = is_pinned || q->is_pin[t * q->m + o];
                if (q->trainee_rank[t * q->m + o] == r)
                    sum = plus(sum, of[t * q->m + o]);
            }
            const Fraction wanted = p.had[t * (q->m + 1) + r];
            cr_assert(is_pinned || is_same(sum, wanted),
                      "seed %u, trainee %d, rank %d: %d/%d, not %d/%d: %s", seed, t, r,
                      (gint)sum.over, (gint)sum.under, (gint)wanted.over,
                      (gint)wanted.under, text);
        }
    g_free(p.room);
    g_free(p.left);
    g_free(p.since);
    g_free(p.rank);
    g_free(p.had);
}

/* No place, leader or trainee has more than there is, and pins have all of a place. */
static void
assert_feasible(const Oracle *q, const Fraction *of, guint32 seed)
{
    for (gint32 l = 0; l < q->l; l++) {
        Fraction all = { 0, 1 };
        for (gint32 o = 0; o < q->m; o++) {
            Fraction here = { 0, 1 };
            for (gint32 t = 0; t < q->n && q->leader_of[o] == l; t++)
                here = plus(here, of[t * q->m + o]);
            cr_assert_not(is_less((Fraction){ q->capacity[o], 1 }, here), "seed %u",
                          seed);
            all = plus(all, here);
        }
        cr_assert_not(is_less((Fraction){ q->leader_capacity[l], 1 }, all), "seed %u",
                      seed);
    }
    for (gint32 t = 0; t < q->n; t++) {
        Fraction sum = { 0, 1 };
        for (gint32 o = 0; o < q->m; o++) {
            const gint32 at = t * q->m + o;
            sum = plus(sum, of[at]);
            cr_assert(!q->is_pin[at] || is_same(of[at], (Fraction){ 1, 1 }));
        }
        cr_assert_not(is_less((Fraction){ 1, 1 }, sum), "seed %u", seed);
    }
}

/* What @t has of its best ties, up to each, is no less than what another has of them.
 */
static void
assert_no_envy(const Oracle *q, const Fraction *of, guint32 seed)
{
    for (gint32 t = 0; t < q->n; t++)
        for (gint32 other = 0; other < q->n; other++)
            for (gint32 r = 1; r <= q->m; r++) {
                Fraction mine = { 0, 1 }, theirs = { 0, 1 };
                for (gint32 o = 0; o < q->m; o++) {
                    const gint32 rank = q->trainee_rank[t * q->m + o];
                    if (rank == 0 || rank > r)
                        continue;
                    mine = plus(mine, of[t * q->m + o]);
                    theirs = plus(theirs, of[other * q->m + o]);
                }
                cr_assert_not(is_less(mine, theirs), "seed %u: %d envies %d", seed, t,
                              other);
            }
}

static void
try_shape(guint32 first_seed, guint32 n_seeds, const ListsShape *shape, gboolean envy)
{
    for (guint32 seed = first_seed; seed < first_seed + n_seeds; seed++) {
        g_autoptr(Lists) lists = lists_random(seed, shape);
        for (gint32 l = 0; envy && l < lists->leaders.n; l++) {
            lists->leaders.absent[l] = 1; /* takes all */
            lists->leaders.start[l + 1] = 0;
        }
        g_autoptr(Oracle) q = oracle_new(lists);
        g_autoptr(TandemShares) shares = share(lists);
        g_autofree Fraction *of = table(shares, q);
        g_autofree gchar *text = lists_to_text(lists);
        assert_feasible(q, of, seed);
        assert_as_plain(q, of, seed, text);
        if (envy)
            assert_no_envy(q, of, seed);
    }
}

Test(probabilistic_serial, it_is_what_all_sets_of_trainees_give)
{
    try_shape(0, 1000,
              &(ListsShape){ .n_trainees = 5,
                             .n_opportunities = 4,
                             .max_capacity = 2,
                             .listed_per_cent = 80,
                             .n_pins = 1 },
              FALSE);
    try_shape(2000, 1000,
              &(ListsShape){ .n_trainees = 6,
                             .n_opportunities = 5,
                             .n_leaders = 2,
                             .max_capacity = 2,
                             .listed_per_cent = 80 },
              FALSE);
}

Test(probabilistic_serial, with_ties_it_is_what_all_sets_of_trainees_give)
{
    try_shape(4000, 2000,
              &(ListsShape){ .n_trainees = 6,
                             .n_opportunities = 5,
                             .n_leaders = 3,
                             .max_capacity = 2,
                             .listed_per_cent = 80,
                             .tied_per_cent = 40,
                             .keys = TRUE,
                             .n_pins = 1 },
              FALSE);
}

Test(probabilistic_serial, nobody_envies_anybody_where_leaders_take_all)
{
    try_shape(8000, 500,
              &(ListsShape){ .n_trainees = 5,
                             .n_opportunities = 4,
                             .n_leaders = 2,
                             .max_capacity = 2,
                             .listed_per_cent = 70,
                             .tied_per_cent = 30 },
              TRUE);
}

/* Hundreds of eaters make denominators of forty digits and more. */
Test(probabilistic_serial, a_large_market_is_exact)
{
    g_autoptr(Lists) lists = lists_random(5, &(ListsShape){ .n_trainees = 200,
                                                            .n_opportunities = 150,
                                                            .max_capacity = 2,
                                                            .listed_per_cent = 50 });
    g_autoptr(TandemShares) shares = share(lists);
    gsize n, longest = 0;

    tandem_shares_get_edges(shares, &n);
    for (gsize i = 0; i < n; i++) {
        g_autofree gchar *text = tandem_shares_get_fraction(shares, i, NULL);
        longest = MAX(longest, strlen(text));
    }
    cr_expect_gt(longest, 80, "%d", (gint)longest);
}

static gboolean
stop(G_GNUC_UNUSED gdouble done, G_GNUC_UNUSED gdouble best,
     G_GNUC_UNUSED gdouble bound, G_GNUC_UNUSED gpointer data)
{
    return FALSE;
}

Test(probabilistic_serial, it_may_be_stopped)
{
    g_autoptr(Lists) lists = lists_parse("0 1; 0 1", "*; *", "");
    g_autoptr(TandemMarket) market = lists_to_market(lists, NULL);
    g_autoptr(TandemOptions) options = tandem_options_new();
    g_autoptr(GError) error = NULL;

    tandem_options_set_progress(options, stop, NULL);
    cr_assert_null(tandem_shares(market, "probabilistic-serial", options, &error));
    cr_assert(g_error_matches(error, TANDEM_ERROR, TANDEM_ERROR_CANCELLED));
}

Test(probabilistic_serial, it_gives_no_matching_and_others_no_shares)
{
    g_autoptr(Lists) lists = lists_parse("0", "*", "");
    g_autoptr(TandemMarket) market = lists_to_market(lists, NULL);
    g_autoptr(GError) matching = NULL, shares = NULL;

    cr_assert_null(tandem_solve(market, "probabilistic-serial", NULL, NULL, &matching));
    cr_expect_str_eq(matching->message,
                     "probabilistic-serial gives shares of places; ask for shares");
    cr_assert_null(tandem_shares(market, "greedy", NULL, &shares));
    cr_expect_str_eq(shares->message,
                     "greedy gives one matching; ask for that one alone");
}
