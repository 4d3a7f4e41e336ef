/* SPDX-License-Identifier: MIT */
/* Asks the judge everything, and says it to people. */
#include "judgement.h"

#include <string.h>

#include "measures_words.h"
#include "output.h"
#include "pairs.h"

static TandemBlocking
blocking_kind(const char *kind)
{
    if (strcmp(kind, "strong") == 0)
        return TANDEM_BLOCKING_STRONG;
    return strcmp(kind, "super") == 0 ? TANDEM_BLOCKING_SUPER : TANDEM_BLOCKING_WEAK;
}

/* A feature the judge does not take leaves that part out; another error ends it all. */
static gboolean
is_refusal(CliJudgement *judgement, GError **refusal, GError **error)
{
    if (!g_error_matches(*refusal, TANDEM_ERROR, TANDEM_ERROR_REFUSED_FEATURE)) {
        g_propagate_error(error, g_steal_pointer(refusal));
        return FALSE;
    }
    g_ptr_array_add(judgement->refused, g_strdup((*refusal)->message));
    return TRUE;
}

static gboolean
judge_blocking(CliJudgement *judgement, GError **error)
{
    g_autoptr(GError) refusal = NULL;

    judgement->has_blocking = tandem_judge_blocking(
        judgement->matching, blocking_kind(judgement->blocking),
        &judgement->blocking_edges, &judgement->n_blocking, &refusal);
    return judgement->has_blocking || is_refusal(judgement, &refusal, error);
}

static gboolean
judge_cutoffs(CliJudgement *judgement, GError **error)
{
    TandemMarket *market = tandem_matching_get_market(judgement->matching);
    const gsize m = (gsize)tandem_market_get_n_opportunities(market);
    const gsize l = (gsize)tandem_market_get_n_leaders(market);
    g_autofree gint32 *opportunity = g_new(gint32, m + 1);
    g_autofree gint32 *leader = g_new(gint32, l + 1);
    g_autoptr(GError) refusal = NULL;

    if (!tandem_judge_cutoffs(judgement->matching, opportunity, leader, &refusal))
        return is_refusal(judgement, &refusal, error);
    judgement->opportunity_cutoff = g_steal_pointer(&opportunity);
    judgement->leader_cutoff = g_steal_pointer(&leader);
    return TRUE;
}

void
cli_judgement_clear(CliJudgement *judgement)
{
    g_free(judgement->violations);
    g_free(judgement->blocking_edges);
    g_clear_pointer(&judgement->measures, tandem_measures_unref);
    g_free(judgement->opportunity_cutoff);
    g_free(judgement->leader_cutoff);
    g_clear_pointer(&judgement->refused, g_ptr_array_unref);
    memset(judgement, 0, sizeof *judgement);
}

gboolean
cli_judgement_init(CliJudgement *judgement, const TandemMarketFile *file,
                   const TandemMatching *matching, const char *kind, GError **error)
{
    g_auto(CliJudgement)
        made = { .file = file, .matching = matching, .blocking = kind };

    made.refused = g_ptr_array_new_with_free_func(g_free);
    made.measures = tandem_measures_new(matching, NULL, error);
    if (made.measures == NULL ||
        !tandem_judge_feasible(matching, &made.violations, &made.n_violations, error) ||
        !judge_blocking(&made, error) || !judge_cutoffs(&made, error))
        return FALSE;
    *judgement = made;
    memset(&made, 0, sizeof made);
    return TRUE;
}

gchar *
cli_cutoff_text(gint32 cutoff)
{
    if (cutoff == TANDEM_CUTOFF_OPEN)
        return g_strdup("open");
    if (cutoff == TANDEM_CUTOFF_NOBODY)
        return g_strdup("nobody");
    return g_strdup_printf("%d", cutoff);
}

static void
print_cutoffs(const TandemMarketFile *file, const char *who, const gint32 *cutoff,
              gint32 n,
              const char *(*get_id)(const TandemMarketFile *file, gint32 agent))
{
    g_autoptr(GPtrArray) cells = g_ptr_array_new_with_free_func(g_free);

    cli_print("\ncut-offs of %s (the worst rank held where it is full):\n", who);
    for (gint32 i = 0; i < n; i++) {
        g_ptr_array_add(cells, g_strdup(get_id(file, i)));
        g_ptr_array_add(cells, cli_cutoff_text(cutoff[i]));
    }
    cli_print_table((const char *const *)cells->pdata, cells->len / 2, 2);
}

/* A leader of one opportunity has that one's cut-off. */
static void
print_all_cutoffs(const CliJudgement *judgement)
{
    TandemMarket *market = tandem_matching_get_market(judgement->matching);

    print_cutoffs(judgement->file, "opportunities", judgement->opportunity_cutoff,
                  tandem_market_get_n_opportunities(market),
                  tandem_market_file_get_opportunity_id);
    if (tandem_market_get_leader_of(market) != NULL)
        print_cutoffs(judgement->file, "leaders", judgement->leader_cutoff,
                      tandem_market_get_n_leaders(market),
                      tandem_market_file_get_leader_id);
}

static void
print_blocking(const CliJudgement *judgement)
{
    const gsize n = judgement->n_blocking;
    g_autofree CliPair *pairs = cli_pairs(
        tandem_matching_get_market(judgement->matching), judgement->blocking_edges, n);

    cli_print("blocking pairs (%s): %" G_GSIZE_FORMAT "\n", judgement->blocking, n);
    if (n > 0)
        cli_print_pairs(judgement->file, pairs, n, TANDEM_FORMAT_TEXT);
}

void
cli_judgement_print(const CliJudgement *judgement, TandemFormat format)
{
    if (format == TANDEM_FORMAT_JSON) {
        cli_judgement_print_json(judgement);
        return;
    }
    if (format == TANDEM_FORMAT_CSV) {
        cli_judgement_print_csv(judgement);
        return;
    }
    cli_print("feasible: %s\n", judgement->n_violations == 0 ? "yes" : "no");
    for (gsize i = 0; i < judgement->n_violations; i++) {
        g_autofree gchar *text =
            cli_violation_text(judgement->file, &judgement->violations[i]);
        g_autofree gchar *shown = cli_printable(text);
        cli_print("  %s\n", shown);
    }
    if (judgement->has_blocking)
        print_blocking(judgement);
    cli_print("\nmeasures:\n");
    cli_print_measures(judgement->measures);
    if (judgement->opportunity_cutoff != NULL)
        print_all_cutoffs(judgement);
}
