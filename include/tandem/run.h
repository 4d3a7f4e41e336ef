/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/options.h>
#include <tandem/rotation.h>

G_BEGIN_DECLS

#define TANDEM_TYPE_RUN (tandem_run_get_type())
/* One run of a rotation: who is placed with whom, who waits, and why. */
typedef struct _TandemRun TandemRun;

TANDEM_API GType tandem_run_get_type(void) G_GNUC_CONST;

TANDEM_API void tandem_rotation_check(const TandemRotation *rotation,
                                      TandemFaults *faults);
TANDEM_API TandemRun *tandem_run_new(TandemRotation *rotation, const char *seed,
                                     TandemProgress progress, gpointer data,
                                     TandemFaults *faults, GError **error);
TANDEM_API TandemRun *tandem_run_ref(TandemRun *run);
TANDEM_API void tandem_run_unref(TandemRun *run);

TANDEM_API const char *const *tandem_run_get_not_applied(const TandemRun *run,
                                                         gsize *n_texts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(TandemRun, tandem_run_unref)

G_END_DECLS
