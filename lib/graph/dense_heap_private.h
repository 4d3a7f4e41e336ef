/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

/* Ids by their keys, the least first; of equal ones the lower id. A heap of four
 * children a node that knows where each id stands, so that a key can go down. */
typedef struct {
    gint32 n;
    gint32 *id;   /* [most] */
    gint32 *at;   /* [most] where an id stands, or one of the two below */
    gdouble *key; /* [most] */
} TandemDenseHeap;

enum {
    TANDEM_HEAP_OUT = -1, /* not in it */
    TANDEM_HEAP_DONE = -2 /* was in it and came out: not to come in again */
};

/* Whether the one id comes before the other. */
static inline gboolean
tandem_dense_heap_before(const TandemDenseHeap *heap, gint32 a, gint32 b)
{
    return heap->key[a] < heap->key[b] || (heap->key[a] == heap->key[b] && a < b);
}

/* The key of @id was set, or went down. */
static inline void
tandem_dense_heap_up(TandemDenseHeap *heap, gint32 id)
{
    gint32 at = heap->at[id] >= 0 ? heap->at[id] : heap->n++;

    for (; at > 0; at = (at - 1) / 4) {
        const gint32 parent = heap->id[(at - 1) / 4];
        if (!tandem_dense_heap_before(heap, id, parent))
            break;
        heap->id[at] = parent;
        heap->at[parent] = at;
    }
    heap->id[at] = id;
    heap->at[id] = at;
}

static inline gint32
tandem_dense_heap_pop(TandemDenseHeap *heap)
{
    const gint32 first = heap->id[0], last = heap->id[--heap->n];
    gint32 at = 0;

    heap->at[first] = TANDEM_HEAP_DONE;
    if (heap->n == 0)
        return first;
    for (gint32 child; (child = 4 * at + 1) < heap->n;) {
        const gint32 end = MIN(child + 4, heap->n);
        gint32 least = child;
        for (child++; child < end; child++)
            if (tandem_dense_heap_before(heap, heap->id[child], heap->id[least]))
                least = child;
        if (!tandem_dense_heap_before(heap, heap->id[least], last))
            break;
        heap->id[at] = heap->id[least];
        heap->at[heap->id[at]] = at;
        at = least;
    }
    heap->id[at] = last;
    heap->at[last] = at;
    return first;
}
