/* SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>

#include "graph/closures_private.h"
#include "refusals.h"

TestSuite(graph_no_memory, .timeout = 60);

Test(graph_no_memory, every_refused_allocation_is_reported)
{
    enum { N = 20000 }; /* each array larger than a workspace's first block */
    g_autofree gsize *start = g_new(gsize, N + 1);
    g_autofree gint32 *before = g_new0(gint32, N);
    gint n = 0;

    for (gsize i = 0; i <= N; i++)
        start[i] = i;
    for (gboolean through = FALSE; !through; n++) {
        g_autoptr(TandemWorkspace) workspace = tandem_workspace_new();
        TandemClosures family;
        refuse_after(n);
        through = tandem_closures_init(&family, N, start, before, workspace);
        refuse_nothing();
    }
    cr_assert_gt(n, 20, "the wrappers are not linked in");
}
