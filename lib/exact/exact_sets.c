/* SPDX-License-Identifier: MIT */
/* Rows of clashes, groups and links. A choice of a link has a column: one is taken at
 * most, and what either of the two trainees holds is what the choice taken gives it.
 */
#include <math.h>

#include "exact_model_private.h"

static void
add_clash(TandemExactModel *model, gint32 one, gint32 other)
{
    for (gint32 t = 0; t < model->market->n_trainees; t++) {
        gsize a, b;
        if (!tandem_market_find_edge(model->market, t, one, &a) ||
            !tandem_market_find_edge(model->market, t, other, &b))
            continue;
        tandem_programme_add_row(&model->programme, -INFINITY, 1);
        tandem_exact_add(model, (gint32)a, 1);
        tandem_exact_add(model, (gint32)b, 1);
    }
}

/* @is_in: scratch, [n_trainees]. */
static void
add_group(TandemExactModel *model, const TandemGroup *group, gboolean *is_in)
{
    const gint32 n = model->market->n_trainees;

    for (gint32 t = 0; t < n; t++)
        is_in[t] = group->trainees == NULL;
    for (gsize i = 0; group->trainees != NULL && i < group->n_trainees; i++)
        is_in[group->trainees[i]] = TRUE;
    tandem_programme_add_row(&model->programme, group->minimum, group->maximum);
    for (gsize i = 0; i < group->n_opportunities; i++) {
        const gint32 o = group->opportunities[i];
        for (gsize j = model->at_start[o]; j < model->at_start[o + 1]; j++)
            if (is_in[model->trainee[model->at[j]]])
                tandem_exact_add(model, (gint32)model->at[j], 1);
    }
}

/* Whether @trainee could be where the choice puts it. */
static gboolean
can_hold(const TandemExactModel *model, gint32 trainee, gint32 opportunity)
{
    gsize k;

    return opportunity == TANDEM_NONE ||
           tandem_market_find_edge(model->market, trainee, opportunity, &k);
}

static void
add_link(TandemExactModel *model, const TandemLink *link)
{
    TandemProgramme *const programme = &model->programme;
    const TandemMarket *const market = model->market;
    const gint32 first = programme->n_columns;

    for (gsize c = 0; c < link->n_choices; c++) {
        const gboolean can =
            can_hold(model, link->trainee[0], link->choices[2 * c]) &&
            can_hold(model, link->trainee[1], link->choices[2 * c + 1]);
        tandem_programme_add_column(programme, 0, can, 0, TRUE);
    }
    tandem_programme_add_row(programme, -INFINITY, 1);
    for (gsize c = 0; c < link->n_choices; c++)
        tandem_exact_add(model, first + (gint32)c, 1);
    for (gsize side = 0; side < 2; side++) {
        const gint32 t = link->trainee[side];
        for (gsize k = market->start[t]; k < market->start[t + 1]; k++) {
            tandem_programme_add_row(programme, 0, 0);
            tandem_exact_add(model, (gint32)k, 1);
            for (gsize c = 0; c < link->n_choices; c++)
                if (link->choices[2 * c + side] == market->opportunity[k])
                    tandem_exact_add(model, first + (gint32)c, -1);
        }
    }
}

gboolean
tandem_exact_add_sets(TandemExactModel *model)
{
    const TandemMarket *const market = model->market;
    gboolean *const is_in = tandem_take(model->workspace, gboolean, market->n_trainees);

    if (is_in == NULL)
        return FALSE;
    for (gsize i = 0; i < market->n_clashes; i++)
        add_clash(model, market->clash[2 * i], market->clash[2 * i + 1]);
    for (gsize i = 0; i < market->n_groups; i++)
        add_group(model, &market->group[i], is_in);
    for (gsize i = 0; i < market->n_links; i++)
        add_link(model, &market->link[i]);
    return TRUE;
}
