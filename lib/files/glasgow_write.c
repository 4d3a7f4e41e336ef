/* SPDX-License-Identifier: MIT */
/* A market as hospitals and residents; glasgow_read.c has the format. The counts stand
 * on three lines, which every reader of such files takes. */
#include "market_formats_private.h"
#include "market_numbers_private.h"

void
tandem_glasgow_write(GString *text, const TandemMarketFile *file, TandemFaults *notes)
{
    static const TandemListSigns signs = { " ", '(', ')' };
    const TandemMarket *const market = file->market;
    const gsize *const start = tandem_market_get_start(market);
    g_auto(TandemNumbers) residents = { 0 };
    g_auto(TandemNumbers) hospitals = { 0 };
    g_auto(TandemLeaderLists) lists = { 0 };

    tandem_numbers_init(&residents, &file->trainees, 1);
    tandem_numbers_init(&hospitals, &file->opportunities, 1);
    tandem_leader_lists_init(&lists, market, &residents, TRUE);
    tandem_numbers_note(&residents, &file->trainees, "trainees", notes);
    tandem_numbers_note(&hospitals, &file->opportunities, "opportunities", notes);
    tandem_numbers_note_leaders(&hospitals, file, notes);
    g_string_append_printf(text, "0\n%d\n%d\n", residents.n, hospitals.n);
    for (gint32 i = 0; i < residents.n; i++) {
        const gint32 t = residents.who[i];
        const gsize n = start[t + 1] - start[t];
        tandem_text_append_number(text, i + 1);
        g_string_append(text, n > 0 ? " " : "");
        tandem_text_append_list(
            text, tandem_market_get_opportunities(market) + start[t],
            tandem_market_get_trainee_ranks(market) + start[t], n, &hospitals, &signs);
        g_string_append_c(text, '\n');
    }
    for (gint32 i = 0; i < hospitals.n; i++) {
        const gint32 o = hospitals.who[i];
        const gsize first = lists.start[o], n = lists.start[o + 1] - first;
        tandem_text_append_number(text, i + 1);
        g_string_append_c(text, ' ');
        tandem_text_append_number(text, tandem_market_get_capacities(market)[o]);
        g_string_append(text, n > 0 ? " " : "");
        tandem_text_append_list(text, lists.trainee + first, lists.rank + first, n,
                                &residents, &signs);
        g_string_append_c(text, '\n');
    }
}
