/* SPDX-License-Identifier: MIT */
#pragma once

#include "../market/limbs_private.h"
#include "../market/workspace_private.h"

/* Exact amounts in parts of one whole, which is amount 0. Where a finer part is needed
 * all of them are scaled together, so that sums stay sums. */
typedef struct {
    TandemWorkspace *workspace;
    gsize n;
    gsize width;     /* limbs of an amount: those of the whole and SPARE more */
    guint32 *limb;   /* [n * width] */
    guint32 *factor; /* [n_factors] what it was scaled by */
    gsize n_factors, n_room;
} TandemLedger;

enum { TANDEM_LEDGER_WHOLE = 0 };

/* All 0 but the whole, which is 1. Amounts stay below 2^64 wholes. FALSE: memory was
 * refused. */
gboolean tandem_ledger_init(TandemLedger *ledger, gsize n, TandemWorkspace *workspace);

/* Cuts each part into @factor parts. FALSE: memory was refused. */
gboolean tandem_ledger_scale(TandemLedger *ledger, guint32 factor);

static inline guint32 *
tandem_ledger_at(const TandemLedger *ledger, gsize i)
{
    return ledger->limb + i * ledger->width;
}

static inline gboolean
tandem_ledger_is_zero(const TandemLedger *ledger, gsize i)
{
    return tandem_limbs_is_zero(tandem_ledger_at(ledger, i), ledger->width);
}

static inline gint
tandem_ledger_compare(const TandemLedger *ledger, gsize a, gsize b)
{
    return tandem_limbs_compare(tandem_ledger_at(ledger, a),
                                tandem_ledger_at(ledger, b), ledger->width);
}

static inline void
tandem_ledger_add(const TandemLedger *ledger, gsize to, gsize a)
{
    tandem_limbs_add(tandem_ledger_at(ledger, to), tandem_ledger_at(ledger, a),
                     ledger->width);
}

static inline void
tandem_ledger_subtract(const TandemLedger *ledger, gsize to, gsize a)
{
    tandem_limbs_subtract(tandem_ledger_at(ledger, to), tandem_ledger_at(ledger, a),
                          ledger->width);
}

void tandem_ledger_set(const TandemLedger *ledger, gsize to, gsize from);
void tandem_ledger_clear(const TandemLedger *ledger, gsize to);

/* Lowers @to to @other where that is less. */
static inline void
tandem_ledger_lower(const TandemLedger *ledger, gsize to, gsize other)
{
    if (tandem_ledger_compare(ledger, other, to) < 0)
        tandem_ledger_set(ledger, to, other);
}
