/* SPDX-License-Identifier: MIT */
/* Stated lists seen from the other side, and let go. */
#include "stated_private.h"

void
tandem_stated_turn(TandemStatedLists *turned, const TandemStatedLists *lists,
                   gsize n_others)
{
    g_autofree gsize *next = g_new0(gsize, n_others + 1);

    turned->n = n_others;
    turned->start = g_new0(gsize, n_others + 1);
    turned->n_groups = g_new0(gint32, n_others + 1);
    turned->entry = g_array_new(FALSE, FALSE, sizeof(TandemStatedEntry));
    g_array_set_size(turned->entry, lists->entry->len);
    for (guint i = 0; i < lists->entry->len; i++)
        turned->start[g_array_index(lists->entry, TandemStatedEntry, i).other + 1]++;
    for (gsize other = 0; other < n_others; other++) {
        turned->start[other + 1] += turned->start[other];
        next[other] = turned->start[other];
    }
    for (gsize from = 0; from < lists->n; from++)
        for (gsize i = lists->start[from]; i < lists->start[from + 1]; i++) {
            TandemStatedEntry entry = g_array_index(lists->entry, TandemStatedEntry, i);
            const gsize at = next[entry.other]++;
            entry.other = (gint32)from;
            g_array_index(turned->entry, TandemStatedEntry, at) = entry;
        }
}

void
tandem_stated_clear(TandemStatedLists *lists)
{
    g_clear_pointer(&lists->start, g_free);
    g_clear_pointer(&lists->entry, g_array_unref);
    g_clear_pointer(&lists->n_groups, g_free);
}
