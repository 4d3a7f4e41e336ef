/* SPDX-License-Identifier: MIT */
/* The one way to call a strategy that gives a sequence. The state lies in a workspace
 * of the enumeration's own; what one matching takes there is given back before the
 * next.
 */
#include <tandem/enumeration.h>

#include "../market/memory_private.h"
#include "registry_private.h"

struct _TandemEnumeration {
    gatomicrefcount ref_count;
    const TandemStrategy *row;
    TandemMarket *market;
    TandemOptions *options; /* nullable */
    TandemWorkspace *workspace;
    gpointer state; /* NULL: ended */
};

/**
 * TandemEnumeration:
 *
 * Matchings one after another, never all in memory. Counted; one thread at a time.
 */
G_DEFINE_BOXED_TYPE(TandemEnumeration, tandem_enumeration, tandem_enumeration_ref,
                    tandem_enumeration_unref)

/**
 * tandem_enumerate: (constructor)
 * @market: a market; held until the last matching
 * @strategy: the name of a strategy that gives a sequence
 * @options: (nullable): its parameters; held, and not to be changed meanwhile
 * @error: return location for a #TandemError
 *
 * Begins a sequence of matchings. Time and memory as the strategy says.
 *
 * Returns: (transfer full): the sequence, before its first matching, or %NULL with
 *   @error set as by tandem_solve(), and to %TANDEM_ERROR_REFUSED_FEATURE where the
 *   strategy gives a single matching
 */
TandemEnumeration *
tandem_enumerate(TandemMarket *market, const char *strategy, TandemOptions *options,
                 GError **error)
{
    g_return_val_if_fail(market != NULL && strategy != NULL, NULL);
    g_return_val_if_fail(error == NULL || *error == NULL, NULL);

    const TandemStrategy *const row = tandem_registry_find_taker(
        market, strategy, options, TANDEM_GIVES_SEQUENCE, error);
    if (row == NULL)
        return NULL;

    g_autoptr(TandemWorkspace) workspace = tandem_workspace_new();
    gpointer const state = row->begin(row, market, options, workspace, error);
    if (state == NULL)
        return NULL;
    TandemEnumeration *const enumeration = g_new0(TandemEnumeration, 1);
    g_atomic_ref_count_init(&enumeration->ref_count);
    enumeration->row = row;
    enumeration->market = tandem_market_ref(market);
    enumeration->options = options != NULL ? tandem_options_ref(options) : NULL;
    enumeration->workspace = g_steal_pointer(&workspace);
    enumeration->state = state;
    return enumeration;
}

/**
 * tandem_enumeration_next:
 * @enumeration: a sequence
 * @error: return location for a #TandemError
 *
 * The time limit of the options counts from tandem_enumerate() on; the first matching
 * is given even where it is over by then.
 *
 * Returns: (transfer full) (nullable): the next matching; %NULL at the end, and from
 *   then on; or %NULL with @error set to %TANDEM_ERROR_CANCELLED, likewise from then
 *   on, where the time was over or the caller stopped it before the end, or to
 *   %TANDEM_ERROR_NO_MEMORY
 */
TandemMatching *
tandem_enumeration_next(TandemEnumeration *enumeration, GError **error)
{
    g_return_val_if_fail(enumeration != NULL, NULL);
    g_return_val_if_fail(error == NULL || *error == NULL, NULL);

    return enumeration->row->next(enumeration->state, error);
}

/**
 * tandem_enumeration_ref:
 * @enumeration: a sequence
 *
 * Returns: (transfer full): @enumeration, held once more
 */
TandemEnumeration *
tandem_enumeration_ref(TandemEnumeration *enumeration)
{
    g_return_val_if_fail(enumeration != NULL, NULL);

    g_atomic_ref_count_inc(&enumeration->ref_count);
    return enumeration;
}

/**
 * tandem_enumeration_unref:
 * @enumeration: (transfer full): a sequence; freed when nobody holds it
 */
void
tandem_enumeration_unref(TandemEnumeration *enumeration)
{
    g_return_if_fail(enumeration != NULL);

    if (!g_atomic_ref_count_dec(&enumeration->ref_count))
        return;
    tandem_workspace_free(enumeration->workspace);
    g_clear_pointer(&enumeration->options, tandem_options_unref);
    tandem_market_unref(enumeration->market);
    g_free(enumeration);
}
