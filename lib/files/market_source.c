/* SPDX-License-Identifier: MIT */
/* What the readers of all formats share: the end of a reading. */
#include "faults_private.h"
#include "market_formats_private.h"

gboolean
tandem_market_source_is_faulty(const TandemMarketSource *source, GError **error)
{
    if (tandem_faults_get_n(source->faults, TANDEM_SEVERITY_FAULT) == source->n_before)
        return FALSE;
    g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_FAULTS, "%s is faulty", source->name);
    return TRUE;
}

gboolean
tandem_market_source_no_memory(const TandemMarketSource *source, GError **error)
{
    g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_NO_MEMORY, "no memory for %s",
                source->name);
    return FALSE;
}

void
tandem_market_source_is_read(TandemMarketSource *source)
{
    if (source->owned == NULL)
        return;
    g_clear_pointer(&source->owned, g_free);
    source->text = NULL;
    source->length = 0;
}

/* Leaders' lists that are all empty stand for none at all. */
static void
look_for_lists(const TandemMarketSource *source, TandemMarketArrays *arrays,
               const char *leaders)
{
    const gsize *const start = arrays->leaders.start;

    if (start == NULL || start[arrays->n_leaders] > 0 ||
        arrays->trainees.start[arrays->n_trainees] == 0)
        return;
    arrays->leaders = (TandemLists){ 0 };
    tandem_faults_add(source->faults, TANDEM_SEVERITY_NOTE, source->name, 0, NULL,
                      "N823", NULL,
                      "no list of the %s names anybody: each takes all who list it, "
                      "tied",
                      leaders);
}

/* With ties the market is made once to see whether they matter, and again with keys. */
static TandemMarket *
make(const TandemMarketSource *source, const TandemMarketFile *file,
     TandemMarketArrays *arrays, GError **error)
{
    g_autoptr(TandemMarket) market = tandem_market_new(arrays, error);

    if (market == NULL || !tandem_market_needs_keys(market, source->lottery))
        return g_steal_pointer(&market);
    g_clear_pointer(&market, tandem_market_unref);
    g_autofree guint64 *trainees =
        tandem_market_draw_keys(&file->trainees, source->seed);
    g_autofree guint64 *opportunities =
        tandem_market_draw_keys(&file->opportunities, source->seed);
    arrays->trainee_key = trainees;
    arrays->opportunity_key = opportunities;
    market = tandem_market_new(arrays, error);
    arrays->trainee_key = arrays->opportunity_key = NULL;
    return g_steal_pointer(&market);
}

gboolean
tandem_market_source_make(TandemMarketSource *source, TandemMarketFile *file,
                          TandemMarketArrays *arrays, const char *leaders,
                          GError **error)
{
    g_autoptr(GError) refused = NULL;

    look_for_lists(source, arrays, leaders);
    file->market = make(source, file, arrays, &refused);
    if (file->market != NULL)
        return TRUE;
    if (g_error_matches(refused, TANDEM_ERROR, TANDEM_ERROR_NO_MEMORY)) {
        g_propagate_error(error, g_steal_pointer(&refused));
        return FALSE;
    }
    tandem_faults_add(source->faults, TANDEM_SEVERITY_FAULT, source->name, 0, NULL,
                      "E617", NULL, "%s", refused->message);
    return !tandem_market_source_is_faulty(source, error);
}
