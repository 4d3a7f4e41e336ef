/* SPDX-License-Identifier: MIT */
/* A judgement for programs: JSON and CSV. */
#include "judgement.h"
#include "measures_words.h"
#include "output.h"
#include "pairs.h"

static void
write_violations(TandemJsonWriter *json, const CliJudgement *judgement)
{
    tandem_json_begin_array(json, "violations", TANDEM_JSON_LINES);
    for (gsize i = 0; i < judgement->n_violations; i++) {
        const TandemViolation *violation = &judgement->violations[i];
        g_autofree gchar *text = cli_violation_text(judgement->file, violation);
        tandem_json_begin_object(json, NULL, TANDEM_JSON_ONE_LINE);
        tandem_json_text(json, "kind", cli_violation_name(violation->kind));
        tandem_json_text(json, "text", text);
        tandem_json_int(json, "count", violation->count);
        tandem_json_int(json, "limit", violation->limit);
        tandem_json_end(json);
    }
    tandem_json_end(json);
}

static void
write_blocking(TandemJsonWriter *json, const CliJudgement *judgement)
{
    const gsize n = judgement->n_blocking;
    const TandemMarketFile *file = judgement->file;
    g_autofree CliPair *pairs = cli_pairs(
        tandem_matching_get_market(judgement->matching), judgement->blocking_edges, n);

    tandem_json_begin_object(json, "blocking", TANDEM_JSON_LINES);
    tandem_json_text(json, "sense", judgement->blocking);
    tandem_json_begin_array(json, "pairs", TANDEM_JSON_LINES);
    for (gsize i = 0; i < n; i++) {
        tandem_json_begin_array(json, NULL, TANDEM_JSON_ONE_LINE);
        tandem_json_text(json, NULL,
                         tandem_market_file_get_trainee_id(file, pairs[i].trainee));
        tandem_json_text(
            json, NULL,
            tandem_market_file_get_opportunity_id(file, pairs[i].opportunity));
        tandem_json_end(json);
    }
    tandem_json_end(json);
    tandem_json_end(json);
}

static void
write_cutoffs(TandemJsonWriter *json, const char *name, const TandemMarketFile *file,
              const gint32 *cutoff, gint32 n,
              const char *(*get_id)(const TandemMarketFile *file, gint32 agent))
{
    tandem_json_begin_object(json, name, TANDEM_JSON_LINES);
    for (gint32 i = 0; i < n; i++) {
        if (cutoff[i] == TANDEM_CUTOFF_OPEN || cutoff[i] == TANDEM_CUTOFF_NOBODY) {
            g_autofree gchar *text = cli_cutoff_text(cutoff[i]);
            tandem_json_text(json, get_id(file, i), text);
        } else {
            tandem_json_int(json, get_id(file, i), cutoff[i]);
        }
    }
    tandem_json_end(json);
}

void
cli_judgement_write(const CliJudgement *judgement, TandemJsonWriter *json)
{
    TandemMarket *market = tandem_matching_get_market(judgement->matching);

    tandem_json_bool(json, "feasible", judgement->n_violations == 0);
    write_violations(json, judgement);
    if (judgement->has_blocking)
        write_blocking(json, judgement);
    tandem_measures_write_json(judgement->measures, json);
    if (judgement->opportunity_cutoff != NULL) {
        write_cutoffs(json, "opportunity_cutoffs", judgement->file,
                      judgement->opportunity_cutoff,
                      tandem_market_get_n_opportunities(market),
                      tandem_market_file_get_opportunity_id);
        write_cutoffs(json, "leader_cutoffs", judgement->file, judgement->leader_cutoff,
                      tandem_market_get_n_leaders(market),
                      tandem_market_file_get_leader_id);
    }
}

void
cli_judgement_print_json(const CliJudgement *judgement)
{
    TandemJsonWriter *json = tandem_json_write_begin();

    tandem_json_begin_object(json, NULL, TANDEM_JSON_LINES);
    tandem_json_text(json, "format", "tandem-judgement");
    tandem_json_int(json, "version", 1);
    cli_judgement_write(judgement, json);
    tandem_json_end(json);
    g_autofree gchar *text = tandem_json_write_end(json);
    cli_print_line(text);
}

static void
print_row(const char *what, const char *name, const char *value)
{
    const char *cells[] = { what, name, value };

    cli_print_csv(cells, G_N_ELEMENTS(cells));
}

static void
print_measure(const char *name, const char *value, G_GNUC_UNUSED gpointer data)
{
    print_row("measure", name, value);
}

static void
print_blocking(const CliJudgement *judgement)
{
    const gsize n = judgement->n_blocking;
    g_autofree CliPair *pairs = cli_pairs(
        tandem_matching_get_market(judgement->matching), judgement->blocking_edges, n);

    for (gsize i = 0; i < n; i++)
        print_row("blocking_pair",
                  tandem_market_file_get_trainee_id(judgement->file, pairs[i].trainee),
                  tandem_market_file_get_opportunity_id(judgement->file,
                                                        pairs[i].opportunity));
}

static void
print_cutoffs(const char *what, const TandemMarketFile *file, const gint32 *cutoff,
              gint32 n,
              const char *(*get_id)(const TandemMarketFile *file, gint32 agent))
{
    for (gint32 i = 0; cutoff != NULL && i < n; i++) {
        g_autofree gchar *text = cli_cutoff_text(cutoff[i]);
        print_row(what, get_id(file, i), text);
    }
}

void
cli_judgement_print_csv(const CliJudgement *judgement)
{
    TandemMarket *market = tandem_matching_get_market(judgement->matching);

    print_row("what", "name", "value");
    print_row("feasible", "", judgement->n_violations == 0 ? "yes" : "no");
    for (gsize i = 0; i < judgement->n_violations; i++) {
        g_autofree gchar *text =
            cli_violation_text(judgement->file, &judgement->violations[i]);
        print_row("violation", cli_violation_name(judgement->violations[i].kind), text);
    }
    print_blocking(judgement);
    cli_each_measure(judgement->measures, print_measure, NULL);
    print_cutoffs("opportunity_cutoff", judgement->file, judgement->opportunity_cutoff,
                  tandem_market_get_n_opportunities(market),
                  tandem_market_file_get_opportunity_id);
    print_cutoffs("leader_cutoff", judgement->file, judgement->leader_cutoff,
                  tandem_market_get_n_leaders(market),
                  tandem_market_file_get_leader_id);
}
