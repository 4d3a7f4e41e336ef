/* SPDX-License-Identifier: MIT */
/* Exact amounts with a common denominator: adding, comparing and cutting finer are all
 * that eating asks for, so there is no division by a large number anywhere.
 */
#include "ledger_private.h"

#include <string.h>

enum { SPARE = 3, FIRST_WIDTH = 8, FIRST_FACTORS = 64 };

void
tandem_ledger_clear(const TandemLedger *ledger, gsize to)
{
    memset(tandem_ledger_at(ledger, to), 0, ledger->width * sizeof(guint32));
}

void
tandem_ledger_set(const TandemLedger *ledger, gsize to, gsize from)
{
    if (to != from)
        memcpy(tandem_ledger_at(ledger, to), tandem_ledger_at(ledger, from),
               ledger->width * sizeof(guint32));
}

gboolean
tandem_ledger_init(TandemLedger *ledger, gsize n, TandemWorkspace *workspace)
{
    *ledger = (TandemLedger){ .workspace = workspace, .n = n, .width = FIRST_WIDTH };
    ledger->limb = tandem_take(workspace, guint32, n * FIRST_WIDTH);
    if (ledger->limb == NULL)
        return FALSE;
    memset(ledger->limb, 0, n * FIRST_WIDTH * sizeof(guint32));
    ledger->limb[0] = 1;
    return TRUE;
}

/* Twice as many limbs. */
static gboolean
widen(TandemLedger *ledger)
{
    const gsize old = ledger->width, width = 2 * old;
    guint32 *const limb = tandem_take(ledger->workspace, guint32, ledger->n * width);

    if (limb == NULL)
        return FALSE;
    memset(limb, 0, ledger->n * width * sizeof *limb);
    for (gsize i = 0; i < ledger->n; i++)
        memcpy(limb + i * width, ledger->limb + i * old, old * sizeof *limb);
    ledger->limb = limb;
    ledger->width = width;
    return TRUE;
}

static gboolean
note_factor(TandemLedger *ledger, guint32 factor)
{
    if (ledger->n_factors == ledger->n_room) {
        const gsize n_room = MAX(2 * ledger->n_room, FIRST_FACTORS);
        guint32 *const grown = tandem_retake(ledger->workspace, guint32, ledger->factor,
                                             ledger->n_factors, n_room);
        if (grown == NULL)
            return FALSE;
        ledger->factor = grown;
        ledger->n_room = n_room;
    }
    ledger->factor[ledger->n_factors++] = factor;
    return TRUE;
}

gboolean
tandem_ledger_scale(TandemLedger *ledger, guint32 factor)
{
    const guint32 *const whole = tandem_ledger_at(ledger, TANDEM_LEDGER_WHOLE);

    if (!note_factor(ledger, factor))
        return FALSE;
    if (tandem_limbs_length(whole, ledger->width) + SPARE > ledger->width &&
        !widen(ledger))
        return FALSE;
    for (gsize i = 0; i < ledger->n; i++)
        tandem_limbs_multiply(tandem_ledger_at(ledger, i), factor, ledger->width);
    return TRUE;
}
