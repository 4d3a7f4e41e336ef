/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem-programme.h>

/* All that the judge says of one matching. What it does not judge in such a market is
 * NULL, and why it does not is a line of @refused. */
typedef struct {
    const TandemMarketFile *file;
    const TandemMatching *matching;
    TandemViolation *violations; /* [n_violations] */
    gsize n_violations;
    const char *blocking;  /* weak, strong or super */
    gsize *blocking_edges; /* [n_blocking] */
    gsize n_blocking;
    gboolean has_blocking;
    TandemMeasures *measures;
    gint32 *opportunity_cutoff; /* [n_opportunities] or NULL */
    gint32 *leader_cutoff;      /* [n_leaders] or NULL */
    GPtrArray *refused;         /* gchar * */
} CliJudgement;

/* @kind is weak, strong or super. FALSE: @error is set; there is nothing to clear. */
gboolean cli_judgement_init(CliJudgement *judgement, const TandemMarketFile *file,
                            const TandemMatching *matching, const char *kind,
                            GError **error);
void cli_judgement_clear(CliJudgement *judgement);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(CliJudgement, cli_judgement_clear)

void cli_judgement_print(const CliJudgement *judgement, TandemFormat format);

/* "opportunity_capacity", as JSON and CSV have it. */
const char *cli_violation_name(TandemViolationKind kind);

/* (transfer full): "opportunity O1 holds 3 and has capacity 2" */
gchar *cli_violation_text(const TandemMarketFile *file,
                          const TandemViolation *violation);

/* (transfer full): "3", "open", "nobody" */
gchar *cli_cutoff_text(gint32 cutoff);

/* The members of its object. */
void cli_judgement_write(const CliJudgement *judgement, TandemJsonWriter *json);
void cli_judgement_print_json(const CliJudgement *judgement);
void cli_judgement_print_csv(const CliJudgement *judgement);
