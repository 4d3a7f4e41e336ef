/* SPDX-License-Identifier: MIT */
/* A stage without its answer: strategy, parameters, market. What verify judges a
 * published run on, so nothing here may depend on a solution. */
#include "stage_market_private.h"

#include <string.h>

/* The strategy of the stage and its parameters, as the policy has them. */
static gboolean
choose_strategy(TandemStage *stage, const TandemPolicy *policy, GError **error)
{
    const TandemStagePolicy *const stated = &policy->stage[stage->name];

    stage->strategy = tandem_strategy_find(stated->strategy, error);
    if (stage->strategy == NULL)
        return FALSE;
    stage->options = tandem_options_new();
    for (guint i = 0; stated->names != NULL && i < stated->names->len; i++)
        if (!tandem_strategy_set_option(stage->strategy, stage->options,
                                        stated->names->pdata[i],
                                        stated->values->pdata[i], error))
            return FALSE;
    return TRUE;
}

/* The trainees of a stage, and all of the rotation, by their ids. */
typedef struct {
    const TandemRotation *rotation;
    const TandemStage *stage;
} Directory;

static gint32
find_row(const Directory *directory, const char *id)
{
    gsize low = 0, high = directory->rotation->n_trainees;

    while (low < high) {
        const gsize middle = low + (high - low) / 2;
        const int order = strcmp(directory->rotation->trainee[middle].id, id);
        if (order == 0)
            return (gint32)middle;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return TANDEM_NONE;
}

static gint32
find_trainee(const char *id, gpointer data)
{
    const Directory *const directory = data;
    const gint32 row = find_row(directory, id);
    const gint32 n = tandem_market_get_n_trainees(directory->stage->market);

    if (row == TANDEM_NONE)
        return TANDEM_NONE;
    for (gint32 t = 0; t < n; t++)
        if (directory->stage->trainee[t] == row)
            return t;
    return TANDEM_ELSEWHERE;
}

/* The rest of tandem_plan_build(), once the stage has its strategy and options. */
static gboolean
build(const TandemPlan *plan, TandemStage *stage, const char *seed,
      const guint8 *is_closed, GError **error)
{
    Directory directory = { plan->rotation, stage };

    return tandem_stage_market(stage, plan, seed, is_closed, error) &&
           tandem_strategy_check_features(
               stage->strategy, tandem_market_get_features(stage->market), error) &&
           tandem_strategy_find_trainees(stage->strategy, stage->options, find_trainee,
                                         &directory, error);
}

gboolean
tandem_plan_build(const TandemPlan *plan, TandemStage *stage, TandemStageName name,
                  const char *seed, const guint8 *is_closed, GError **error)
{
    *stage = (TandemStage){ .name = name };
    return choose_strategy(stage, &plan->rotation->policy, error) &&
           build(plan, stage, seed, is_closed, error);
}

gboolean
tandem_plan_build_for(const TandemPlan *plan, TandemStage *stage, TandemStageName name,
                      const TandemStrategy *strategy, TandemOptions *options,
                      const char *seed, GError **error)
{
    *stage = (TandemStage){ .name = name,
                            .strategy = strategy,
                            .options = tandem_options_ref(options) };
    return build(plan, stage, seed, NULL, error);
}

gboolean
tandem_stage_build(TandemStage *stage, const TandemRotation *rotation,
                   TandemStageName name, const char *seed, const guint8 *is_closed,
                   GError **error)
{
    g_auto(TandemPlan) plan = { 0 };

    g_return_val_if_fail(name == TANDEM_STAGE_BUDDY, FALSE);
    tandem_plan_init(&plan, rotation, TANDEM_KIND_BUDDY, NULL);
    if (tandem_plan_build(&plan, stage, name, seed, is_closed, error))
        return TRUE;
    tandem_stage_clear(stage);
    return FALSE;
}

void
tandem_stage_clear(TandemStage *stage)
{
    g_clear_pointer(&stage->market, tandem_market_unref);
    g_clear_pointer(&stage->matching, tandem_matching_unref);
    g_clear_pointer(&stage->measures, tandem_measures_unref);
    g_clear_pointer(&stage->options, tandem_options_unref);
    g_clear_pointer(&stage->trainee, g_free);
    g_clear_pointer(&stage->leader, g_free);
    g_clear_pointer(&stage->trainee_groups, g_free);
    g_clear_pointer(&stage->leader_groups, g_free);
    g_clear_pointer(&stage->is_closed, g_free);
}
