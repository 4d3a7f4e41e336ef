/* SPDX-License-Identifier: MIT */
/* A judgement for programs: JSON and CSV. */
#include "judgement.h"
#include "measures_words.h"
#include "output.h"
#include "pairs.h"

static void
add_text(JsonBuilder *builder, const char *name, const char *text)
{
    json_builder_set_member_name(builder, name);
    json_builder_add_string_value(builder, text);
}

static void
add_int(JsonBuilder *builder, const char *name, gint64 value)
{
    json_builder_set_member_name(builder, name);
    json_builder_add_int_value(builder, value);
}

static void
add_violations(JsonBuilder *builder, const CliJudgement *judgement)
{
    json_builder_set_member_name(builder, "violations");
    json_builder_begin_array(builder);
    for (gsize i = 0; i < judgement->n_violations; i++) {
        const TandemViolation *violation = &judgement->violations[i];
        g_autofree gchar *text = cli_violation_text(judgement->file, violation);
        json_builder_begin_object(builder);
        add_text(builder, "kind", cli_violation_name(violation->kind));
        add_text(builder, "text", text);
        add_int(builder, "count", violation->count);
        add_int(builder, "limit", violation->limit);
        json_builder_end_object(builder);
    }
    json_builder_end_array(builder);
}

static void
add_blocking(JsonBuilder *builder, const CliJudgement *judgement)
{
    const gsize n = judgement->n_blocking;
    g_autofree CliPair *pairs = cli_pairs(
        tandem_matching_get_market(judgement->matching), judgement->blocking_edges, n);

    json_builder_set_member_name(builder, "blocking");
    json_builder_begin_object(builder);
    add_text(builder, "sense", judgement->blocking);
    json_builder_set_member_name(builder, "pairs");
    json_builder_begin_array(builder);
    for (gsize i = 0; i < n; i++) {
        json_builder_begin_array(builder);
        json_builder_add_string_value(builder, tandem_market_file_get_trainee_id(
                                                   judgement->file, pairs[i].trainee));
        json_builder_add_string_value(
            builder, tandem_market_file_get_opportunity_id(judgement->file,
                                                           pairs[i].opportunity));
        json_builder_end_array(builder);
    }
    json_builder_end_array(builder);
    json_builder_end_object(builder);
}

static void
add_cutoffs(JsonBuilder *builder, const char *name, const TandemMarketFile *file,
            const gint32 *cutoff, gint32 n,
            const char *(*get_id)(const TandemMarketFile *file, gint32 agent))
{
    json_builder_set_member_name(builder, name);
    json_builder_begin_object(builder);
    for (gint32 i = 0; i < n; i++) {
        json_builder_set_member_name(builder, get_id(file, i));
        if (cutoff[i] == TANDEM_CUTOFF_OPEN || cutoff[i] == TANDEM_CUTOFF_NOBODY) {
            g_autofree gchar *text = cli_cutoff_text(cutoff[i]);
            json_builder_add_string_value(builder, text);
        } else {
            json_builder_add_int_value(builder, cutoff[i]);
        }
    }
    json_builder_end_object(builder);
}

void
cli_judgement_print_json(const CliJudgement *judgement)
{
    TandemMarket *market = tandem_matching_get_market(judgement->matching);
    g_autoptr(JsonBuilder) builder = json_builder_new();

    json_builder_begin_object(builder);
    add_text(builder, "format", "tandem-judgement");
    add_int(builder, "version", 1);
    json_builder_set_member_name(builder, "feasible");
    json_builder_add_boolean_value(builder, judgement->n_violations == 0);
    add_violations(builder, judgement);
    if (judgement->has_blocking)
        add_blocking(builder, judgement);
    cli_add_measures(builder, judgement->measures);
    if (judgement->opportunity_cutoff != NULL) {
        add_cutoffs(builder, "opportunity_cutoffs", judgement->file,
                    judgement->opportunity_cutoff,
                    tandem_market_get_n_opportunities(market),
                    tandem_market_file_get_opportunity_id);
        add_cutoffs(builder, "leader_cutoffs", judgement->file,
                    judgement->leader_cutoff, tandem_market_get_n_leaders(market),
                    tandem_market_file_get_leader_id);
    }
    json_builder_end_object(builder);
    cli_print_json(json_builder_get_root(builder));
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
