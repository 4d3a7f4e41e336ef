/* SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>

#include "market/workspace_private.h"

#include <tandem.h>

TestSuite(workspace, .timeout = 60);

Test(workspace, pieces_are_aligned_and_apart)
{
    g_autoptr(TandemWorkspace) workspace = tandem_workspace_new();
    guint8 *const a = tandem_workspace_take(workspace, 3, 1);
    guint8 *const b = tandem_workspace_take(workspace, 100000, 8);
    guint8 *const c = tandem_workspace_take(workspace, 5, 4);

    cr_assert_eq((guintptr)a % 64, 0);
    cr_assert_eq((guintptr)b % 64, 0);
    cr_assert_eq((guintptr)c % 64, 0);
    memset(a, 1, 3);
    memset(b, 2, 800000);
    memset(c, 3, 20);
    cr_assert_eq(a[2], 1);
    cr_assert_eq(b[0], 2);
    cr_assert_eq(b[799999], 2);
}

Test(workspace, nothing_is_a_piece_too)
{
    g_autoptr(TandemWorkspace) workspace = tandem_workspace_new();

    cr_assert_not_null(tandem_workspace_take(workspace, 0, 8));
}

Test(workspace, a_reset_gives_the_same_memory_again)
{
    g_autoptr(TandemWorkspace) workspace = tandem_workspace_new();
    gpointer first[3], again[3];

    for (int i = 0; i < 3; i++)
        first[i] = tandem_workspace_take(workspace, 50000, 1);
    tandem_workspace_reset(workspace);
    for (int i = 0; i < 3; i++)
        again[i] = tandem_workspace_take(workspace, 50000, 1);
    for (int i = 0; i < 3; i++)
        cr_assert_eq(first[i], again[i]);
}

Test(workspace, a_size_that_overflows_is_refused)
{
    g_autoptr(TandemWorkspace) workspace = tandem_workspace_new();

    cr_assert_null(tandem_workspace_take(workspace, G_MAXSIZE / 4, 8));
    cr_assert_null(tandem_workspace_take(workspace, G_MAXSIZE - 100, 1));
    cr_assert_not_null(tandem_workspace_take(workspace, 1, 1));
}

Test(workspace, a_rewind_ends_what_was_taken_since)
{
    g_autoptr(TandemWorkspace) workspace = tandem_workspace_new();
    const TandemWorkspaceMark empty = tandem_workspace_mark(workspace);
    guint8 *const kept = tandem_workspace_take(workspace, 100, 1);
    const TandemWorkspaceMark mark = tandem_workspace_mark(workspace);
    gpointer const small = tandem_workspace_take(workspace, 10, 1);
    gpointer const large = tandem_workspace_take(workspace, 1000000, 1);

    memset(kept, 7, 100);
    for (int i = 0; i < 3; i++) {
        tandem_workspace_rewind(workspace, mark);
        cr_assert_eq(tandem_workspace_take(workspace, 10, 1), small);
        cr_assert_eq(tandem_workspace_take(workspace, 1000000, 1), large);
    }
    cr_expect_eq(kept[99], 7);
    tandem_workspace_rewind(workspace, empty);
    cr_expect_eq(tandem_workspace_take(workspace, 100, 1), (gpointer)kept);
}

Test(workspace, what_is_taken_again_keeps_what_counts)
{
    g_autoptr(TandemWorkspace) workspace = tandem_workspace_new();
    gint32 *array = tandem_retake(workspace, gint32, NULL, 0, 4);

    for (gint32 n = 0, room = 4; n < 100000; n++) {
        if (n == room)
            array = tandem_retake(workspace, gint32, array, n, room *= 2);
        cr_assert_not_null(array);
        array[n] = n;
    }
    for (gint32 n = 0; n < 100000; n++)
        cr_assert_eq(array[n], n);
    cr_expect_null(tandem_retake(workspace, gint32, array, 10, G_MAXSIZE / 2));
}
