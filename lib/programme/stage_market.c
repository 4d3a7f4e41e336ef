/* SPDX-License-Identifier: MIT */
/* From a plan to the market of its stage.
 *
 * Trainees are those who take part or are pinned; opportunities are the leaders who
 * offer the kind and have places, even if all are taken: one more place there may be
 * what somebody waits for. Both are numbered by their ids' bytes, which is the order of
 * the rows. Lottery keys are worked out only if there is a tie for them to break.
 */
#include "stage_market_private.h"

/* The arrays of a market while it is made. */
typedef struct {
    const TandemPlan *plan;
    gint32 n_trainees, n_leaders;
    gint32 *number_of_leader; /* [rotation's leaders], TANDEM_NONE where not in it */
    GArray *start;            /* gsize */
    GArray *id, *rank, *leader_rank, *pins;
    gint32 *capacity;
    gint32 *quota, *priority;
} Draft;

static void
draft_clear(Draft *draft)
{
    g_free(draft->number_of_leader);
    g_clear_pointer(&draft->start, g_array_unref);
    g_clear_pointer(&draft->id, g_array_unref);
    g_clear_pointer(&draft->rank, g_array_unref);
    g_clear_pointer(&draft->leader_rank, g_array_unref);
    g_clear_pointer(&draft->pins, g_array_unref);
    g_free(draft->capacity);
    g_free(draft->quota);
    g_free(draft->priority);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Draft, draft_clear)

static void
number_leaders(Draft *draft, TandemStage *stage, const guint8 *is_closed)
{
    const TandemPlan *const plan = draft->plan;
    const gsize n = plan->rotation->n_leaders;

    draft->number_of_leader = g_new(gint32, (gsize)n + 1);
    draft->capacity = g_new(gint32, (gsize)n + 1);
    stage->leader = g_new(gint32, (gsize)n + 1);
    stage->leader_groups = g_new(gint32, (gsize)n + 1);
    stage->is_closed = g_new0(guint8, (gsize)n + 1);
    for (gint32 l = 0; l < (gint32)n; l++) {
        const gint32 o = draft->n_leaders;
        const gboolean is_in =
            plan->pairs.is_available[l] && tandem_plan_has_places(plan, l);

        draft->number_of_leader[l] = is_in ? o : TANDEM_NONE;
        if (!is_in)
            continue;
        stage->leader[o] = l;
        stage->leader_groups[o] = plan->leaders.n_groups[l];
        stage->is_closed[o] = is_closed != NULL && is_closed[l] != 0;
        draft->capacity[o] = stage->is_closed[o] ? 0 : plan->pairs.seats[l];
        draft->n_leaders++;
    }
}

/* Returns FALSE with @error set where a pin is none of the pairs that may be. */
static gboolean
add_list(Draft *draft, gint32 t, GError **error)
{
    const TandemRotation *const rotation = draft->plan->rotation;
    gsize n_choices = 0;
    const TandemChoice *const choice = tandem_plan_choices(draft->plan, t, &n_choices);

    for (gsize i = 0; i < n_choices; i++) {
        const gint32 o = draft->number_of_leader[choice[i].leader];

        if (choice[i].reason != TANDEM_REASON_OK_RANK)
            continue;
        g_assert(o != TANDEM_NONE);
        if (choice[i].trainee_rank > 0) { /* else the market adds the pin's edge */
            g_array_append_val(draft->id, o);
            g_array_append_val(draft->rank, choice[i].trainee_rank);
            g_array_append_val(draft->leader_rank, choice[i].leader_rank);
        }
        if (choice[i].is_pin) {
            g_array_append_val(draft->pins, draft->n_trainees);
            g_array_append_val(draft->pins, o);
        }
    }
    for (gsize i = 0; i < rotation->n_pins; i++) {
        const TandemPinRow *const pin = &rotation->pin[i];
        gboolean is_there = FALSE;

        if (pin->is_ban || pin->trainee != t ||
            pin->target_type != TANDEM_TARGET_LEADER ||
            !tandem_pin_holds(rotation, pin))
            continue;
        for (gsize k = 0; k < n_choices; k++)
            is_there |= choice[k].is_pin && choice[k].leader == pin->target;
        if (!is_there) {
            g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_FAULTS,
                        "pins.csv:%u: the pair may not be placed together", pin->line);
            return FALSE;
        }
    }
    return TRUE;
}

static gboolean
has_pin(const TandemPlan *plan, gint32 t)
{
    gsize n_choices = 0;
    const TandemChoice *const choice = tandem_plan_choices(plan, t, &n_choices);

    for (gsize i = 0; i < n_choices; i++)
        if (choice[i].is_pin)
            return TRUE;
    return FALSE;
}

static gboolean
add_trainees(Draft *draft, TandemStage *stage, GError **error)
{
    const TandemPlan *const plan = draft->plan;
    const gsize n = plan->rotation->n_trainees;
    const gsize none = 0;

    draft->start = g_array_sized_new(FALSE, FALSE, sizeof(gsize), 64);
    draft->id = g_array_sized_new(FALSE, FALSE, sizeof(gint32), 64);
    draft->rank = g_array_sized_new(FALSE, FALSE, sizeof(gint32), 64);
    draft->leader_rank = g_array_sized_new(FALSE, FALSE, sizeof(gint32), 64);
    draft->pins = g_array_sized_new(FALSE, FALSE, sizeof(gint32), 64);
    draft->quota = g_new(gint32, (gsize)n + 1);
    draft->priority = g_new(gint32, (gsize)n + 1);
    stage->trainee = g_new(gint32, (gsize)n + 1);
    stage->trainee_groups = g_new(gint32, (gsize)n + 1);
    g_array_append_val(draft->start, none);
    for (gint32 t = 0; t < (gint32)n; t++) {
        const gint32 number = draft->n_trainees;
        const gboolean is_pinned = has_pin(plan, t);

        if (!add_list(draft, t, error))
            return FALSE;
        if (plan->part[t] != TANDEM_PART_IN && !is_pinned)
            continue;
        const gsize end = draft->id->len;
        g_array_append_val(draft->start, end);
        stage->trainee[number] = t;
        stage->trainee_groups[number] = plan->trainees.n_groups[t];
        draft->quota[number] = plan->quota[t];
        draft->priority[number] = plan->turn[t].priority;
        draft->n_trainees++;
    }
    return TRUE;
}

/* Whether some list has two of one rank, on either side. */
static gboolean
has_ties(const Draft *draft)
{
    const TandemPlan *const plan = draft->plan;
    const gint32 n_tiers = (gint32)plan->rotation->policy.n_tiers + 1;
    g_autofree gsize *first = g_new0(gsize, (gsize)draft->n_leaders + 1);
    const gsize *const start = (const gsize *)(const void *)draft->start->data;
    const gint32 *const id = (const gint32 *)(const void *)draft->id->data;
    const gint32 *const rank = (const gint32 *)(const void *)draft->rank->data;
    const gint32 *const leader_rank =
        (const gint32 *)(const void *)draft->leader_rank->data;

    for (gint32 t = 0; t < draft->n_trainees; t++)
        for (gsize k = start[t] + 1; k < start[t + 1]; k++)
            if (rank[k] == rank[k - 1])
                return TRUE;
    for (gsize l = 0; l < plan->rotation->n_leaders; l++)
        if (draft->number_of_leader[l] != TANDEM_NONE)
            first[draft->number_of_leader[l] + 1] =
                (gsize)plan->leaders.n_groups[l] + (gsize)n_tiers;
    for (gint32 o = 0; o < draft->n_leaders; o++)
        first[o + 1] += first[o];

    g_autofree guint8 *is_met = g_new0(guint8, first[draft->n_leaders] + 1);
    for (gsize k = 0; k < draft->id->len; k++) {
        guint8 *const met = &is_met[first[id[k]] + (gsize)leader_rank[k] - 1];
        if (*met)
            return TRUE;
        *met = 1;
    }
    return FALSE;
}

static guint64 *
draw_keys(const TandemPlan *plan, const gint32 *rows, gint32 n, gboolean of_trainees,
          const char *seed)
{
    g_autofree const char **ids = g_new(const char *, (gsize)n + 1);
    guint64 *const keys = g_new(guint64, (gsize)n + 1);

    for (gint32 i = 0; i < n; i++)
        ids[i] = of_trainees ? plan->rotation->trainee[rows[i]].id
                             : plan->rotation->leader[rows[i]].id;
    tandem_lottery_keys(seed, ids, (gsize)n, keys);
    return keys;
}

static TandemMarket *
end_market(const Draft *draft, const TandemStage *stage, const char *seed,
           GError **error)
{
    const TandemPlan *const plan = draft->plan;
    const gboolean is_drawn =
        stage->strategy->lottery == TANDEM_LOTTERY_ALWAYS ||
        (stage->strategy->lottery == TANDEM_LOTTERY_FOR_TIES && has_ties(draft));
    g_autofree guint64 *trainee_key =
        is_drawn ? draw_keys(plan, stage->trainee, draft->n_trainees, TRUE, seed)
                 : NULL;
    g_autofree guint64 *leader_key =
        is_drawn ? draw_keys(plan, stage->leader, draft->n_leaders, FALSE, seed) : NULL;
    gboolean is_multiple = FALSE;

    for (gint32 t = 0; t < draft->n_trainees; t++)
        is_multiple |= draft->quota[t] != 1;
    const TandemMarketArrays arrays = {
        .n_trainees = draft->n_trainees,
        .n_opportunities = draft->n_leaders,
        .n_leaders = draft->n_leaders,
        .trainees = { .start = (const gsize *)(const void *)draft->start->data,
                      .id = (const gint32 *)(const void *)draft->id->data,
                      .rank = (const gint32 *)(const void *)draft->rank->data },
        .leader_rank = (const gint32 *)(const void *)draft->leader_rank->data,
        .opportunity_capacity = draft->capacity,
        .quota = is_multiple ? draft->quota : NULL,
        .priority =
            plan->rotation->policy.history_then_lottery ? draft->priority : NULL,
        .trainee_key = trainee_key,
        .opportunity_key = leader_key,
        .pins = (const gint32 *)(const void *)draft->pins->data,
        .n_pins = draft->pins->len / 2,
    };
    return tandem_market_new(&arrays, error);
}

gboolean
tandem_stage_market(TandemStage *stage, const TandemPlan *plan, const char *seed,
                    const guint8 *is_closed, GError **error)
{
    g_auto(Draft) draft = { .plan = plan };

    number_leaders(&draft, stage, is_closed);
    if (!add_trainees(&draft, stage, error))
        return FALSE;
    stage->market = end_market(&draft, stage, seed, error);
    return stage->market != NULL;
}
