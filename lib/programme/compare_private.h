/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem.h>
#include <tandem/compare.h>

/* One strategy of a comparison, with its parameters. */
typedef struct {
    gchar *entry;
    const TandemStrategy *strategy;
    TandemOptions *options;
} TandemContender;

void tandem_contender_clear(TandemContender *contender);

/* FALSE where the strategy gives something else than one matching. */
gboolean tandem_contender_check(const TandemStrategy *strategy, GError **error);

/* (element-type TandemContender): those of @entries, or all of the registry where that
 * is NULL; NULL with @error set where one of them is not as it should be. */
GArray *tandem_contenders_new(const char *const *entries, GError **error);

struct _TandemComparison {
    gatomicrefcount ref_count;
    gchar *id;
    gsize n_trainees;
    gint32 least_trust; /* trainees below which a Trust is passed over; 0: no Trusts */
    GArray *rows;       /* TandemComparisonRow */
    GArray *refusals;   /* TandemComparisonRefusal */
    GStringChunk *texts;
};

TandemComparison *tandem_comparison_new(const char *id, gsize n_trainees,
                                        gint32 least_trust);

/* Lets one contender run, and fills its row, status and seconds included. FALSE with
 * an error of the strategy; that there is no such matching is none. */
typedef gboolean (*TandemCompareOne)(const TandemContender *contender,
                                     TandemWorkspace *workspace,
                                     TandemComparisonRow *row, gpointer data,
                                     GError **error);

/* Lets all of @options run, one after another. */
gboolean tandem_comparison_run(TandemComparison *comparison,
                               const TandemCompareOptions *options,
                               TandemCompareOne one, gpointer data, GError **error);

/* What the judge says of a matching, into @row. */
void tandem_comparison_measure(TandemComparisonRow *row, const TandemMatching *matching,
                               const TandemMeasures *measures);
