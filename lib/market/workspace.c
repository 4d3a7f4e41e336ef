/* SPDX-License-Identifier: MIT */
/* Scratch memory as an arena: blocks from which pieces are cut one after another. A
 * reset goes back to the first block and gives nothing to the system, so solving the
 * same market again asks for no memory at all.
 */
#include "workspace_private.h"

#include <string.h>

#include "huge_pages_private.h"

enum {
    ALIGNMENT = 64,      /* of each piece: a cache line */
    SMALLEST = 64 * 1024 /* bytes of a block */
};

typedef struct _Block Block;
struct _Block {
    Block *next;
    gsize size; /* bytes of data */
    gsize used;
    guint8 *data; /* aligned, inside memory */
    gpointer memory;
};

struct _TandemWorkspace {
    Block *first;
    Block *current; /* the one pieces are cut from; NULL: none yet */
    gboolean refills;
    TandemMatching *spare; /* or NULL */
};

/**
 * TandemWorkspace:
 *
 * Scratch memory for one solve after another. One thread at a time.
 */

/**
 * tandem_workspace_new: (constructor)
 *
 * Returns: (transfer full): a workspace that holds nothing yet
 */
TandemWorkspace *
tandem_workspace_new(void)
{
    return g_new0(TandemWorkspace, 1);
}

/**
 * tandem_workspace_free:
 * @workspace: (transfer full): a workspace; all that was taken of it goes too
 */
void
tandem_workspace_free(TandemWorkspace *workspace)
{
    g_return_if_fail(workspace != NULL);

    for (Block *block = workspace->first, *next; block != NULL; block = next) {
        next = block->next;
        g_free(block->memory);
        g_free(block);
    }
    g_clear_pointer(&workspace->spare, tandem_matching_unref);
    g_free(workspace);
}

static Block *
block_new(gsize size)
{
    gpointer memory =
        size <= G_MAXSIZE - ALIGNMENT ? g_try_malloc(size + ALIGNMENT) : NULL;
    if (memory == NULL)
        return NULL;
    tandem_huge_pages(memory, size + ALIGNMENT);

    Block *const block = g_new0(Block, 1);
    block->size = size;
    block->memory = memory;
    block->data = (guint8 *)memory + (ALIGNMENT - (guintptr)memory % ALIGNMENT);
    return block;
}

/* The next block with room for @size bytes; the last one is followed by a new one. */
static Block *
find_block(TandemWorkspace *workspace, gsize size)
{
    Block *last = workspace->current;

    for (Block *block = last; block != NULL; block = block->next) {
        if (block->size - block->used >= size)
            return block;
        last = block;
    }
    Block *const added = block_new(MAX(size, (gsize)SMALLEST));
    if (added == NULL)
        return NULL;
    if (last == NULL)
        workspace->first = added;
    else
        last->next = added;
    return added;
}

/**
 * tandem_workspace_take:
 * @workspace: a workspace
 * @n: how many
 * @size: bytes of each, > 0
 *
 * Takes room for @n values. What stands in it is not set.
 *
 * Returns: (transfer none) (nullable): the room, aligned to 64 bytes, until the next
 *   reset; %NULL where memory is refused, never for @n = 0
 */
gpointer
tandem_workspace_take(TandemWorkspace *workspace, gsize n, gsize size)
{
    g_return_val_if_fail(workspace != NULL && size > 0, NULL);

    if (n > (G_MAXSIZE - 2 * ALIGNMENT) / size)
        return NULL;
    const gsize exact = MAX(n, 1) * size;
    const gsize bytes = (exact + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    Block *const block = find_block(workspace, bytes);
    if (block == NULL)
        return NULL;

    gpointer piece = block->data + block->used;
    block->used += bytes;
    workspace->current = block;
    return piece;
}

gpointer
tandem_workspace_retake(TandemWorkspace *workspace, gconstpointer array, gsize n_used,
                        gsize n, gsize size)
{
    gpointer const piece = tandem_workspace_take(workspace, n, size);

    if (piece != NULL && array != NULL && n_used > 0)
        memcpy(piece, array, n_used * size);
    return piece;
}

/**
 * tandem_workspace_reset:
 * @workspace: a workspace
 *
 * Ends the life of all that was taken, and keeps the memory for what is taken next.
 */
void
tandem_workspace_reset(TandemWorkspace *workspace)
{
    g_return_if_fail(workspace != NULL);

    for (Block *block = workspace->first; block != NULL; block = block->next)
        block->used = 0;
    workspace->current = workspace->first;
}

void
tandem_workspace_set_refills(TandemWorkspace *workspace, gboolean refills)
{
    workspace->refills = refills;
}

TandemMatching **
tandem_workspace_get_spare(TandemWorkspace *workspace)
{
    return workspace != NULL && workspace->refills ? &workspace->spare : NULL;
}

TandemWorkspaceMark
tandem_workspace_mark(const TandemWorkspace *workspace)
{
    const Block *const block = workspace->current;

    return (TandemWorkspaceMark){ workspace->current, block != NULL ? block->used : 0 };
}

/* Pieces are cut from the current block or one behind it, so only those have changed.
 */
void
tandem_workspace_rewind(TandemWorkspace *workspace, TandemWorkspaceMark mark)
{
    Block *const marked = mark.block != NULL ? mark.block : workspace->first;

    for (Block *block = marked; block != NULL; block = block->next)
        block->used = 0;
    if (mark.block != NULL)
        marked->used = mark.used;
    workspace->current = marked;
}
