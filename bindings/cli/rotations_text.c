/* SPDX-License-Identifier: MIT */
/* Rotations as a person reads them, and as rows. */
#include "rotations_text.h"

#include "output.h"
#include "pairs.h"

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

/* "L5 (2)": an opportunity with the trainee's rank; "-" for nothing. */
static gchar *
describe(const CliRotations *all, gsize edge)
{
    return edge == G_MAXSIZE
               ? g_strdup("-")
               : g_strdup_printf("%s (%d)", cli_rotations_opportunity(all, edge),
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
    if (n > 0)
        cli_print("\n");
    for (gint32 r = 0; r < n; r++)
        print_rotation(all, r);
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
        g_autofree gchar *rank = g_strdup_printf("%d", rank_of(all, k));
        g_autofree gchar *leader_rank =
            g_strdup_printf("%d", tandem_market_get_leader_ranks(market)[k]);
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
