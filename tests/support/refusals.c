/* SPDX-License-Identifier: MIT */
#include "refusals.h"

static gint allocations_left = G_MAXINT;
static gboolean is_one;

void
refuse_after(gint n)
{
    allocations_left = n;
    is_one = FALSE;
}

void
refuse_one(gint n)
{
    allocations_left = n;
    is_one = TRUE;
}

void
refuse_nothing(void)
{
    allocations_left = G_MAXINT;
    is_one = FALSE;
}

static gboolean
refused(void)
{
    const gint left = allocations_left--;

    return is_one ? left == 0 : left <= 0;
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
