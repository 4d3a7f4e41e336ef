/* SPDX-License-Identifier: MIT */
/* The proof that there is no stable matching, said to people; and what the judge says
 * of it. */
#include "proof.h"

#include "output.h"

static const char *
reason_words(TandemDeletionReason reason)
{
    switch (reason) {
    case TANDEM_DELETION_OPPORTUNITY:
        return "the opportunity is filled before";
    case TANDEM_DELETION_LEADER:
        return "the leader's places are filled before";
    case TANDEM_DELETION_CROWD:
        return "more wait for these last places than there are";
    }
    return "";
}

static void
print_pairs(const TandemMarketFile *file, const TandemDeletionStep *step)
{
    TandemMarket *market = tandem_market_file_get_market(file);
    const gint32 *opportunity = tandem_market_get_opportunities(market);

    for (gsize i = 0; i < step->n_edges; i++) {
        const gint32 t = tandem_market_get_trainee_of(market, step->edges[i]);
        g_autofree gchar *trainee =
            cli_printable(tandem_market_file_get_trainee_id(file, t));
        g_autofree gchar *id = cli_printable(
            tandem_market_file_get_opportunity_id(file, opportunity[step->edges[i]]));
        cli_print("%s %s-%s", i > 0 ? "," : "", trainee, id);
    }
}

void
cli_certificate_print(const TandemMarketFile *file,
                      const TandemCertificate *certificate)
{
    const gsize n = tandem_certificate_get_n_steps(certificate);

    cli_print(
        "pairs that no matching stable in the %s sense holds, one after another:\n",
        tandem_blocking_get_name(tandem_certificate_get_sense(certificate)));
    for (gsize i = 0; i < n; i++) {
        const TandemDeletionStep step = tandem_certificate_get_step(certificate, i);
        cli_print("%4" G_GSIZE_FORMAT ". %s:", i + 1, reason_words(step.reason));
        print_pairs(file, &step);
        cli_print("\n");
    }
    cli_print("then more places must be filled than trainees have a pair left\n");
}

static const char *
fault_words(TandemProofFault fault)
{
    switch (fault) {
    case TANDEM_PROOF_HOLDS:
        break;
    case TANDEM_PROOF_ABSENT:
        return "there is none";
    case TANDEM_PROOF_BAD_PAIR:
        return "the pair is deleted already, or could never be held";
    case TANDEM_PROOF_OPPORTUNITY:
        return "the opportunity need not be filled before this trainee";
    case TANDEM_PROOF_LEADER:
        return "the leader's places need not be filled before this trainee";
    case TANDEM_PROOF_CROWD:
        return "these trainees are no crowd for these places";
    case TANDEM_PROOF_REMAINS:
        return "the pairs left at the end may hold a stable matching";
    }
    return "it proves what it says";
}

/* "step 3, T1-O2: the opportunity need not ...", to be freed. */
static gchar *
finding_text(const TandemMarketFile *file, const TandemProofFinding *finding)
{
    TandemMarket *market = tandem_market_file_get_market(file);
    const char *words = fault_words(finding->fault);
    const gsize step = finding->step + 1;

    if (finding->fault == TANDEM_PROOF_HOLDS || finding->fault == TANDEM_PROOF_ABSENT ||
        finding->fault == TANDEM_PROOF_REMAINS)
        return g_strdup(words);
    if (finding->edge >= tandem_market_get_n_edges(market))
        return g_strdup_printf("step %" G_GSIZE_FORMAT ": %s", step, words);
    const gint32 t = tandem_market_get_trainee_of(market, finding->edge);
    const gint32 o = tandem_market_get_opportunities(market)[finding->edge];
    return g_strdup_printf("step %" G_GSIZE_FORMAT ", %s-%s: %s", step,
                           tandem_market_file_get_trainee_id(file, t),
                           tandem_market_file_get_opportunity_id(file, o), words);
}

static void
print_json(const char *sense, gboolean holds, const char *text)
{
    TandemJsonWriter *json = tandem_json_write_begin();

    tandem_json_begin_object(json, NULL, TANDEM_JSON_LINES);
    tandem_json_text(json, "format", "tandem-judgement");
    tandem_json_int(json, "version", 1);
    tandem_json_begin_object(json, "certificate", TANDEM_JSON_LINES);
    if (sense != NULL)
        tandem_json_text(json, "sense", sense);
    tandem_json_bool(json, "holds", holds);
    tandem_json_text(json, "text", text);
    tandem_json_end(json);
    tandem_json_end(json);
    g_autofree gchar *all = tandem_json_write_end(json);
    cli_print_line(all);
}

static void
print_csv(gboolean holds, const char *text)
{
    const char *const head[] = { "what", "name", "value" };
    const char *const row[] = { "certificate", holds ? "holds" : "fails", text };

    cli_print_csv(head, G_N_ELEMENTS(head));
    cli_print_csv(row, G_N_ELEMENTS(row));
}

void
cli_proof_print(const TandemMarketFile *file, const TandemMatching *matching,
                const TandemProofFinding *finding, TandemFormat format)
{
    const TandemCertificate *certificate = tandem_matching_get_certificate(matching);
    const gboolean holds = finding->fault == TANDEM_PROOF_HOLDS;
    const char *sense =
        certificate == NULL
            ? NULL
            : tandem_blocking_get_name(tandem_certificate_get_sense(certificate));
    g_autofree gchar *text = finding_text(file, finding);
    g_autofree gchar *shown = cli_printable(text);

    if (format == TANDEM_FORMAT_JSON)
        print_json(sense, holds, text);
    else if (format == TANDEM_FORMAT_CSV)
        print_csv(holds, text);
    else if (holds)
        cli_print("certificate: holds; no matching is stable in the %s sense\n", sense);
    else
        cli_print("certificate: fails; %s\n", shown);
}
