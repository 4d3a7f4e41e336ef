/* SPDX-License-Identifier: MIT */
/* A market as students, projects and lecturers; spa_st_read.c has the format. */
#include "market_formats_private.h"
#include "market_numbers_private.h"

static const TandemListSigns signs = { " ", '(', ')' };

static void
append_students(GString *text, const TandemMarket *market,
                const TandemNumbers *students, const TandemNumbers *projects)
{
    const gsize *const start = tandem_market_get_start(market);

    for (gint32 i = 0; i < students->n; i++) {
        const gint32 t = students->who[i];
        const gsize n = start[t + 1] - start[t];
        tandem_text_append_number(text, i + 1);
        g_string_append(text, n > 0 ? ": " : ":");
        tandem_text_append_list(
            text, tandem_market_get_opportunities(market) + start[t],
            tandem_market_get_trainee_ranks(market) + start[t], n, projects, &signs);
        g_string_append_c(text, '\n');
    }
}

static void
append_projects(GString *text, const TandemMarket *market,
                const TandemNumbers *projects, const TandemNumbers *lecturers)
{
    const gint32 *const minimum = tandem_market_get_minima(market);
    const gint32 *const leader_of = tandem_market_get_leader_of(market);

    for (gint32 i = 0; i < projects->n; i++) {
        const gint32 o = projects->who[i];
        const gint32 leader = leader_of != NULL ? leader_of[o] : o;
        g_string_append_printf(
            text, "%d: %d: %d: %d\n", i + 1, minimum != NULL ? minimum[o] : 0,
            tandem_market_get_capacities(market)[o], lecturers->number[leader]);
    }
}

static void
append_lecturers(GString *text, const TandemMarket *market,
                 const TandemNumbers *lecturers, const TandemNumbers *students)
{
    const gint32 *const minimum = tandem_market_get_leader_minima(market);
    g_auto(TandemLeaderLists) lists = { 0 };

    tandem_leader_lists_init(&lists, market, students, FALSE);
    for (gint32 i = 0; i < lecturers->n; i++) {
        const gint32 l = lecturers->who[i];
        const gsize first = lists.start[l], n = lists.start[l + 1] - first;
        g_string_append_printf(
            text, "%d: %d: 0: %d:%s", i + 1, minimum != NULL ? minimum[l] : 0,
            tandem_market_get_leader_capacities(market)[l], n > 0 ? " " : "");
        tandem_text_append_list(text, lists.trainee + first, lists.rank + first, n,
                                students, &signs);
        g_string_append_c(text, '\n');
    }
}

void
tandem_spa_st_write(GString *text, const TandemMarketFile *file, TandemFaults *notes)
{
    g_auto(TandemNumbers) students = { 0 };
    g_auto(TandemNumbers) projects = { 0 };
    g_auto(TandemNumbers) lecturers = { 0 };

    tandem_numbers_init(&students, &file->trainees, 1);
    tandem_numbers_init(&projects, &file->opportunities, 1);
    tandem_numbers_init(&lecturers, &file->leaders, 1);
    tandem_numbers_note(&students, &file->trainees, "trainees", notes);
    tandem_numbers_note(&projects, &file->opportunities, "opportunities", notes);
    tandem_numbers_note(&lecturers, &file->leaders, "leaders", notes);
    g_string_append_printf(text, "%d %d %d\n", students.n, projects.n, lecturers.n);
    append_students(text, file->market, &students, &projects);
    append_projects(text, file->market, &projects, &lecturers);
    append_lecturers(text, file->market, &lecturers, &students);
}
