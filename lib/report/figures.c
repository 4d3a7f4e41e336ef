/* SPDX-License-Identifier: MIT */

/* The figures of a run, counted once for the summary, the page and the terminal.
 *
 * A trainee's best placement decides which choice they got. A choice is counted as one
 * only where the trainee stated it: where the policy's weights wrote the list, the run
 * gives it no rank, for it is no wish. A leader's places stand at the leader's
 * Trust, a trainee's fate at the trainee's, so the two halves of a Trust's row need not
 * add up.
 */
#include "figures_private.h"

enum { NOT_ASKED, UNPLACED, PLACED };

typedef struct {
    guint8 state;
    gboolean is_pin; /* of the best placement */
    gint32 best;     /* best stated rank held; 0 none */
} Fate;

const char *
tandem_figures_band(const TandemPolicy *policy, TandemGrade grade)
{
    switch (grade) {
    case TANDEM_GRADE_NOT_STATED:
    case TANDEM_N_GRADES:
        return "";
    case TANDEM_GRADE_F1:
    case TANDEM_GRADE_F2:
        return "foundation";
    case TANDEM_GRADE_SAS:
        return "sas";
    case TANDEM_GRADE_LED:
        return "led";
    case TANDEM_GRADE_OOP:
        return "oop";
    default:
        return tandem_grade_order(grade) >=
                       tandem_grade_order((TandemGrade)policy->registrar_from)
                   ? "higher"
                   : "core";
    }
}

static void
meet_fates(Fate *fate, const TandemRun *run)
{
    for (guint i = 0; i < run->unplaced->len; i++)
        fate[g_array_index(run->unplaced, TandemUnplaced, i).trainee].state = UNPLACED;
    for (guint i = 0; i < run->placements->len; i++) {
        const TandemPlacement *p = &g_array_index(run->placements, TandemPlacement, i);
        Fate *f = &fate[p->trainee];
        const gboolean better =
            f->best == 0 || (p->trainee_rank > 0 && p->trainee_rank < f->best);

        if (f->state != PLACED || better)
            f->is_pin = p->is_pin;
        if (better)
            f->best = p->trainee_rank;
        f->state = PLACED;
    }
}

static void
count_trainees(TandemFigures *figures, const Fate *fate)
{
    for (gint32 t = 0; t < figures->n_trainees; t++)
        figures->n_ranks = MAX(figures->n_ranks, (gsize)fate[t].best);
    figures->by_rank = g_new0(gint32, MAX(figures->n_ranks, 1));

    for (gint32 t = 0; t < figures->n_trainees; t++) {
        figures->n_asked += fate[t].state != NOT_ASKED;
        if (fate[t].state != PLACED)
            continue;
        figures->n_placed++;
        if (fate[t].best > 0)
            figures->by_rank[fate[t].best - 1]++;
        else if (fate[t].is_pin)
            figures->n_pinned++;
        else
            figures->n_no_list++;
    }
    figures->n_first = figures->n_ranks > 0 ? figures->by_rank[0] : 0;
}

static void
count_leaders(TandemFigures *figures, const TandemRun *run)
{
    for (gsize s = 0; s < run->n_stages; s++) {
        const TandemStage *stage = &run->stage[s];
        const gint32 n = tandem_market_get_n_leaders(stage->market);
        const gint32 *capacity = tandem_market_get_leader_capacities(stage->market);

        for (gint32 i = 0; i < n; i++) {
            TandemLeaderFigures *l = &figures->leader[stage->leader[i]];
            const gboolean closed = stage->is_closed != NULL && stage->is_closed[i];
            l->is_closed |= closed;
            l->is_offered |= closed || capacity[i] > 0;
            l->n_places += closed ? 0 : capacity[i];
        }
    }
    for (guint i = 0; i < run->placements->len; i++) {
        const TandemPlacement *p = &g_array_index(run->placements, TandemPlacement, i);
        figures->leader[p->leader].n_taken++;
        figures->n_pins += p->is_pin;
    }
    g_autofree guint8 *waits = g_new0(guint8, MAX(run->rotation->n_trainees, 1));
    for (guint i = 0; i < run->waiting->len; i++) {
        const TandemWaiting *w = &g_array_index(run->waiting, TandemWaiting, i);
        figures->leader[w->leader].n_waiting++;
        figures->n_waiting += !waits[w->trainee];
        waits[w->trainee] = 1;
    }
    for (gsize l = 0; l < run->rotation->n_leaders; l++) {
        figures->n_leaders += figures->leader[l].is_offered;
        figures->n_closed += figures->leader[l].is_closed;
        figures->n_places += figures->leader[l].n_places;
        figures->n_taken += figures->leader[l].n_taken;
    }
}

static TandemShare *
share_of(GArray *shares, const char *key)
{
    for (guint i = 0; i < shares->len; i++)
        if (g_str_equal(g_array_index(shares, TandemShare, i).key, key))
            return &g_array_index(shares, TandemShare, i);

    const TandemShare share = { .key = g_strdup(key) };
    g_array_append_val(shares, share);
    return &g_array_index(shares, TandemShare, shares->len - 1);
}

static void
add_trainee(TandemShare *share, const Fate *fate)
{
    share->n_asked += fate->state != NOT_ASKED;
    share->n_placed += fate->state == PLACED;
    share->n_first += fate->state == PLACED && fate->best == 1;
}

static void
share_out(TandemFigures *figures, const TandemRun *run, const Fate *fate)
{
    const TandemRotation *rotation = run->rotation;

    for (gsize t = 0; t < rotation->n_trainees; t++) {
        const TandemTraineeRow *row = &rotation->trainee[t];
        if (fate[t].state == NOT_ASKED)
            continue;
        add_trainee(share_of(figures->trusts, row->trust), &fate[t]);
        add_trainee(share_of(figures->bands,
                             tandem_figures_band(&rotation->policy, row->grade)),
                    &fate[t]);
    }
    for (gsize l = 0; l < rotation->n_leaders; l++) {
        if (!figures->leader[l].is_offered)
            continue;
        TandemShare *share = share_of(figures->trusts, rotation->leader[l].trust);
        share->n_leaders++;
        share->n_places += figures->leader[l].n_places;
        share->n_taken += figures->leader[l].n_taken;
    }
}

static gint
compare_trusts(gconstpointer a, gconstpointer b)
{
    return strcmp(((const TandemShare *)a)->key, ((const TandemShare *)b)->key);
}

static gint
band_order(const char *band)
{
    static const char *const order[] = { "foundation", "core", "higher", "sas",
                                         "led",        "oop",  "" };
    gint i = 0;

    while (!g_str_equal(order[i], band))
        i++;
    return i;
}

static gint
compare_bands(gconstpointer a, gconstpointer b)
{
    return band_order(((const TandemShare *)a)->key) -
           band_order(((const TandemShare *)b)->key);
}

static void
clear_share(gpointer share)
{
    g_free(((TandemShare *)share)->key);
}

/* Counts what there is to tell about @run. Time O(rows · Trusts). */
TandemFigures *
tandem_figures_new(const TandemRun *run)
{
    const TandemRotation *rotation = run->rotation;
    TandemFigures *figures = g_new0(TandemFigures, 1);
    g_autofree Fate *fate = g_new0(Fate, MAX(rotation->n_trainees, 1));

    figures->n_trainees = (gint32)rotation->n_trainees;
    figures->n_placements = (gint32)run->placements->len;
    figures->leader = g_new0(TandemLeaderFigures, MAX(rotation->n_leaders, 1));
    figures->trusts = g_array_new(FALSE, FALSE, sizeof(TandemShare));
    figures->bands = g_array_new(FALSE, FALSE, sizeof(TandemShare));
    g_array_set_clear_func(figures->trusts, clear_share);
    g_array_set_clear_func(figures->bands, clear_share);

    meet_fates(fate, run);
    count_trainees(figures, fate);
    count_leaders(figures, run);
    share_out(figures, run, fate);
    g_array_sort(figures->trusts, compare_trusts);
    g_array_sort(figures->bands, compare_bands);
    for (guint i = 0; i < run->unplaced->len; i++)
        figures->causes[g_array_index(run->unplaced, TandemUnplaced, i).reason]++;
    figures->minutes =
        (gint64)figures->n_placements * rotation->policy.minutes_per_introduction;
    return figures;
}

void
tandem_figures_free(TandemFigures *figures)
{
    g_free(figures->by_rank);
    g_free(figures->leader);
    g_array_unref(figures->trusts);
    g_array_unref(figures->bands);
    g_free(figures);
}
