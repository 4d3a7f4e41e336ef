/* SPDX-License-Identifier: MIT */
#include "refusals.h"

static gint allocations_left = G_MAXINT;

void
refuse_after(gint n)
{
    allocations_left = n;
}

void
refuse_nothing(void)
{
    allocations_left = G_MAXINT;
}

static gboolean
refused(void)
{
    return allocations_left-- <= 0;
}

#define WRAP(name, PARAMS, ARGS)                                                       \
    gpointer __real_##name PARAMS;                                                     \
    gpointer __wrap_##name PARAMS;                                                     \
    gpointer __wrap_##name PARAMS                                                      \
    {                                                                                  \
        return refused() ? NULL : __real_##name ARGS;                                  \
    }

WRAP(g_try_malloc, (gsize n), (n))
WRAP(g_try_malloc0, (gsize n), (n))
WRAP(g_try_malloc_n, (gsize n, gsize size), (n, size))
WRAP(g_try_malloc0_n, (gsize n, gsize size), (n, size))
WRAP(g_try_realloc, (gpointer old, gsize n), (old, n))
WRAP(g_try_realloc_n, (gpointer old, gsize n, gsize size), (old, n, size))
