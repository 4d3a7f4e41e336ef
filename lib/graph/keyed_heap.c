/* SPDX-License-Identifier: MIT */
/* A heap with four children a node, whose items can move up.
 *
 * Johnson, D. B. (1975). Priority queues with update and finding minimum spanning
 * trees. Information Processing Letters 4(3), 53-57.
 */
#include "keyed_heap_private.h"

enum { CHILDREN = 4 };

static gboolean
is_before(const TandemKeyedHeap *heap, gint32 a, gint32 b)
{
    return heap->key[a] != heap->key[b] ? heap->key[a] < heap->key[b] : a < b;
}

static void
set(TandemKeyedHeap *heap, gint32 at, gint32 item)
{
    heap->item[at] = item;
    heap->place[item] = at;
}

void
tandem_keyed_heap_put(TandemKeyedHeap *heap, gint32 item, gint64 key)
{
    gint32 at = heap->place[item] >= 0 ? heap->place[item] : heap->n++;

    heap->key[item] = key;
    while (at > 0) {
        const gint32 above = (at - 1) / CHILDREN;
        if (!is_before(heap, item, heap->item[above]))
            break;
        set(heap, at, heap->item[above]);
        at = above;
    }
    set(heap, at, item);
}

gint32
tandem_keyed_heap_take(TandemKeyedHeap *heap)
{
    const gint32 first = heap->item[0];
    const gint32 last = heap->item[--heap->n];
    gint32 at = 0;

    heap->place[first] = -1;
    if (heap->n == 0)
        return first;
    for (;;) {
        const gint32 begin = CHILDREN * at + 1;
        const gint32 end = MIN(begin + CHILDREN, heap->n);
        gint32 best = begin;
        if (begin >= heap->n)
            break;
        for (gint32 child = begin + 1; child < end; child++)
            if (is_before(heap, heap->item[child], heap->item[best]))
                best = child;
        if (!is_before(heap, heap->item[best], last))
            break;
        set(heap, at, heap->item[best]);
        at = best;
    }
    set(heap, at, last);
    return first;
}
