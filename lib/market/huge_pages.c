/* SPDX-License-Identifier: MIT */
/* Large pages, for arrays that are read at random. The one place that knows of them. */
#define _DEFAULT_SOURCE /* madvise() */

#include "huge_pages_private.h"

#include <sys/mman.h>

enum { HUGE_PAGE = 2 * 1024 * 1024 };

void
tandem_huge_pages(gpointer memory, gsize size)
{
#ifdef MADV_HUGEPAGE
    const gsize at = (guintptr)memory % HUGE_PAGE;
    const gsize skipped = at > 0 ? HUGE_PAGE - at : 0; /* only whole pages */

    if (size >= skipped + HUGE_PAGE)
        (void)madvise((guint8 *)memory + skipped,
                      (size - skipped) / HUGE_PAGE * HUGE_PAGE, MADV_HUGEPAGE);
#else
    (void)memory;
    (void)size;
#endif
}
