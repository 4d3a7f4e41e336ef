/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/strategy.h>

G_BEGIN_DECLS

/* A way of making random markets or rotations: what `tandem generate` lists. */
typedef struct _TandemModel TandemModel;

/**
 * TandemModel:
 * @name: as on the command line: uniform, popularity, rotation
 * @text: one line that says what it makes
 * @reference: where it comes from, or ""
 * @makes_folder: %TRUE where it makes a rotation folder, %FALSE where a market
 * @parameters: shape [n_parameters]
 */
struct _TandemModel {
    const char *name;
    const char *text;
    const char *reference;
    gboolean makes_folder;
    const TandemParameter *parameters;
    gsize n_parameters;
    gpointer reserved[4];
};

TANDEM_API const TandemModel *const *tandem_models(gsize *n_models);
TANDEM_API const TandemModel *tandem_model_find(const char *name, GError **error);
TANDEM_API gboolean tandem_model_set_option(const TandemModel *model,
                                            TandemOptions *options, const char *name,
                                            const char *text, GError **error);
TANDEM_API TandemMarket *tandem_random_market(const TandemModel *model,
                                              const TandemOptions *options,
                                              const char *seed, GError **error);

G_END_DECLS
