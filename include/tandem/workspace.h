/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/error.h>

G_BEGIN_DECLS

/* Scratch memory that a solver fills and the next solve takes again. One thread at a
 * time. */
typedef struct _TandemWorkspace TandemWorkspace;

TANDEM_API TandemWorkspace *tandem_workspace_new(void);
TANDEM_API void tandem_workspace_free(TandemWorkspace *workspace);
TANDEM_API gpointer tandem_workspace_take(TandemWorkspace *workspace, gsize n,
                                          gsize size);
TANDEM_API void tandem_workspace_reset(TandemWorkspace *workspace);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(TandemWorkspace, tandem_workspace_free)

G_END_DECLS
