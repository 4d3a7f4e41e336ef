/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

/* A heap of small numbers, the one of the least key first; of equal keys, the least
 * number, so that nothing depends on the order in which they came. */
typedef struct {
    gint32 *item;  /* [most] the heap: no item is before the one at (i - 1) / 4 */
    gint32 *place; /* [most] where an item is; -1: not in the heap */
    gint64 *key;   /* [most] */
    gint32 n;
} TandemKeyedHeap;

/* Puts @item in, or moves it up to a smaller @key. */
void tandem_keyed_heap_put(TandemKeyedHeap *heap, gint32 item, gint64 key);

/* Takes the first out; its key stays. */
gint32 tandem_keyed_heap_take(TandemKeyedHeap *heap);
