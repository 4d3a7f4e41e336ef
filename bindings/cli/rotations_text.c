/* SPDX-License-Identifier: MIT */
/* Rotations as a person reads them, and as rows. */
#include "rotations_text.h"

#include "output.h"
#include "rotations_held.h"

const char *
cli_rotations_trainee(const CliRotations *all, gsize edge)
{
    TandemMarket *const market = tandem_market_file_get_market(all->file);

    return tandem_market_file_get_trainee_id(
        all->file, tandem_market_get_trainee_of(market, edge));
}

const char *
cli_rotations_opportunity(const CliRotations *all, gsize edge)
{
    TandemMarket *const market = tandem_market_file_get_market(all->file);

    return tandem_market_file_get_opportunity_id(
        all->file, tandem_market_get_opportunities(market)[edge]);
}

static gint32
rank_of(const CliRotations *all, gsize edge)
{
    return tandem_market_get_trainee_ranks(
        tandem_market_file_get_market(all->file))[edge];
}

static void
add(GPtrArray *cells, gchar *text)
{
    g_ptr_array_add(cells, text);
}

/* "L5 (2)": an opportunity with the trainee's rank, which a pin may lack; "-" for
 * nothing. */
static gchar *
describe(const CliRotations *all, gsize edge)
{
    if (edge == G_MAXSIZE)
        return g_strdup("-");
    if (rank_of(all, edge) == 0)
        return g_strdup(cli_rotations_opportunity(all, edge));
    return g_strdup_printf("%s (%d)", cli_rotations_opportunity(all, edge),
                           rank_of(all, edge));
}

static void
print_trainees(const CliRotations *all)
{
    const gint32 n =
        tandem_market_get_n_trainees(tandem_market_file_get_market(all->file));
    const gsize *const start =
        tandem_market_get_start(tandem_market_file_get_market(all->file));
    gsize n_stable, i = 0;
    const gsize *const stable =
        tandem_rotation_poset_get_stable_edges(all->poset, &n_stable);
    g_autoptr(GPtrArray) cells = g_ptr_array_new_with_free_func(g_free);

    add(cells, g_strdup("trainee"));
    add(cells, g_strdup("best (rank)"));
    add(cells, g_strdup("worst (rank)"));
    add(cells, g_strdup("stable partners"));
    for (gint32 t = 0; t < n; t++) {
        gint n_partners = 0;
        for (; i < n_stable && stable[i] < start[t + 1]; i++)
            n_partners++;
        add(cells, g_strdup(tandem_market_file_get_trainee_id(all->file, t)));
        add(cells, describe(all, tandem_rotation_poset_get_best(all->poset)[t]));
        add(cells, describe(all, tandem_rotation_poset_get_worst(all->poset)[t]));
        add(cells, g_strdup_printf("%d", n_partners));
    }
    cli_print_table((const char *const *)cells->pdata, (gsize)n + 1, 4);
}

/* The leaders' side has its worst where the trainees have their best. */
static void
print_opportunities(const CliRotations *all)
{
    TandemMarket *const market = tandem_market_file_get_market(all->file);
    const gint32 n = tandem_market_get_n_trainees(market);
    const gint32 m = tandem_market_get_n_opportunities(market);
    gsize n_stable;
    const gsize *const stable =
        tandem_rotation_poset_get_stable_edges(all->poset, &n_stable);
    g_auto(CliHeld) best = { 0 }, worst = { 0 }, partners = { 0 };
    g_autoptr(GPtrArray) cells = g_ptr_array_new_with_free_func(g_free);

    cli_held_init(&best, market, tandem_rotation_poset_get_worst(all->poset), (gsize)n);
    cli_held_init(&worst, market, tandem_rotation_poset_get_best(all->poset), (gsize)n);
    cli_held_init(&partners, market, stable, n_stable);
    add(cells, g_strdup("opportunity"));
    add(cells, g_strdup("best (rank)"));
    add(cells, g_strdup("worst (rank)"));
    add(cells, g_strdup("stable partners"));
    for (gint32 o = 0; o < m; o++) {
        add(cells, g_strdup(tandem_market_file_get_opportunity_id(all->file, o)));
        add(cells, cli_held_text(&best, all, o));
        add(cells, cli_held_text(&worst, all, o));
        add(cells, g_strdup_printf("%" G_GSIZE_FORMAT,
                                   partners.start[o + 1] - partners.start[o]));
    }
    cli_print_table((const char *const *)cells->pdata, (gsize)m + 1, 4);
}

static void
print_rotation(const CliRotations *all, gint32 r)
{
    const gsize *from, *to;
    gsize n_before;
    const gsize n = tandem_rotation_poset_get_moves(all->poset, r, &from, &to);
    const gint32 *const before =
        tandem_rotation_poset_get_before(all->poset, r, &n_before);

    cli_print("rotation %d", r + 1);
    for (gsize i = 0; i < n_before; i++)
        cli_print("%s %d", i == 0 ? ", after" : ",", before[i] + 1);
    cli_print(":");
    for (gsize i = 0; i < n; i++) {
        g_autofree gchar *trainee = cli_printable(cli_rotations_trainee(all, from[i]));
        g_autofree gchar *left = cli_printable(cli_rotations_opportunity(all, from[i]));
        g_autofree gchar *got = cli_printable(cli_rotations_opportunity(all, to[i]));
        cli_print("%s %s from %s to %s", i == 0 ? "" : ";", trainee, left, got);
    }
    cli_print("\n");
}

static const char *
plural(guint64 n)
{
    return n == 1 ? "" : "s";
}

void
cli_print_rotations_text(const CliRotations *all)
{
    const gint32 n = tandem_rotation_poset_get_n(all->poset);
    gsize n_stable;

    tandem_rotation_poset_get_stable_edges(all->poset, &n_stable);
    cli_print("%s%" G_GUINT64_FORMAT " stable matching%s, %d rotation%s, "
              "%" G_GSIZE_FORMAT " stable pair%s\n\n",
              all->is_complete ? "" : "at least ", all->n_matchings,
              plural(all->n_matchings), n, plural((guint64)n), n_stable,
              plural(n_stable));
    print_trainees(all);
    cli_print("\n");
    print_opportunities(all);
    if (n > 0)
        cli_print("\n");
    for (gint32 r = 0; r < n; r++)
        print_rotation(all, r);
}

/* The rank of a pin that nobody listed is not told. */
static gchar *
rank_text(gint32 rank)
{
    return rank > 0 ? g_strdup_printf("%d", rank) : g_strdup("");
}

/* The stable pairs, a row each. */
void
cli_print_rotations_csv(const CliRotations *all)
{
    static const char *const names[] = { "trainee",      "leader",      "opportunity",
                                         "trainee_rank", "leader_rank", "is_best",
                                         "is_worst" };
    TandemMarket *const market = tandem_market_file_get_market(all->file);
    const gsize *const best = tandem_rotation_poset_get_best(all->poset);
    const gsize *const worst = tandem_rotation_poset_get_worst(all->poset);
    const gint32 *const leader_of = tandem_market_get_leader_of(market);
    gsize n;
    const gsize *const stable = tandem_rotation_poset_get_stable_edges(all->poset, &n);

    cli_print_csv(names, G_N_ELEMENTS(names));
    for (gsize i = 0; i < n; i++) {
        const gsize k = stable[i];
        const gint32 t = tandem_market_get_trainee_of(market, k);
        const gint32 o = tandem_market_get_opportunities(market)[k];
        g_autofree gchar *rank = rank_text(rank_of(all, k));
        g_autofree gchar *leader_rank =
            rank_text(tandem_market_get_leader_ranks(market)[k]);
        const char *const cells[] = { cli_rotations_trainee(all, k),
                                      tandem_market_file_get_leader_id(
                                          all->file,
                                          leader_of != NULL ? leader_of[o] : o),
                                      cli_rotations_opportunity(all, k),
                                      rank,
                                      leader_rank,
                                      best[t] == k ? "1" : "0",
                                      worst[t] == k ? "1" : "0" };
        cli_print_csv(cells, G_N_ELEMENTS(cells));
    }
}
