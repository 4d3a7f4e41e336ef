/* SPDX-License-Identifier: MIT */
/* The list of each trainee: what is stated, then, where the policy completes it, every
 * other leader it may be placed with, by score. A pair that may not be stays on a
 * stated list with its reason, so that it can be told; its group keeps its number. */
#include "choices_private.h"

#include "score_private.h"

enum { NOT_SAID = 0, REFUSED = -1 };

/* What is known of each leader while one trainee's list is made. */
typedef struct {
    TandemReason forbidden; /* OK_RANK: nothing names the two */
    gint32 opinion;         /* the rank the leader gives; NOT_SAID or REFUSED */
    gboolean is_said;       /* the trainee says something of the leader */
    gboolean is_pin;
} View;

typedef struct {
    gint64 score;
    gint32 leader;
} Scored;

typedef struct {
    TandemPlan *plan;
    View *view;         /* [n_leaders] */
    GArray *scored;     /* Scored */
    gsize *pin_start;   /* [n_trainees + 1] */
    gint32 *pin_leader; /* pinned leaders of each trainee */
} Maker;

/* The pins that hold, by trainee. */
static void
bucket_pins(Maker *maker)
{
    const TandemRotation *const rotation = maker->plan->rotation;
    g_autofree gsize *next = g_new0(gsize, rotation->n_trainees + 1);

    for (gint pass = 0; pass < 2; pass++) {
        for (gsize i = 0; i < rotation->n_pins; i++) {
            const TandemPinRow *const pin = &rotation->pin[i];
            if (pin->is_ban || pin->target_type != TANDEM_TARGET_LEADER ||
                pin->trainee < 0 || pin->target < 0 || !tandem_pin_holds(rotation, pin))
                continue;
            if (pass == 0)
                maker->pin_start[pin->trainee + 1]++;
            else
                maker->pin_leader[next[pin->trainee]++] = pin->target;
        }
        for (gsize t = 0; pass == 0 && t < rotation->n_trainees; t++) {
            maker->pin_start[t + 1] += maker->pin_start[t];
            next[t] = maker->pin_start[t];
        }
    }
}

/* Notes down, or with @is_on FALSE wipes out, what names trainee @t and a leader. */
static void
view_of(Maker *maker, gsize t, gboolean is_on)
{
    const TandemPlan *const plan = maker->plan;

    for (gsize i = plan->exclusions.start[t + 1]; i-- > plan->exclusions.start[t];) {
        const TandemExclusion *const exclusion =
            &g_array_index(plan->exclusions.list, TandemExclusion, i);
        maker->view[exclusion->leader].forbidden =
            is_on ? exclusion->reason : TANDEM_REASON_OK_RANK;
    }
    for (gsize i = plan->said.start[t]; i < plan->said.start[t + 1]; i++) {
        const TandemStatedEntry *const said =
            &g_array_index(plan->said.entry, TandemStatedEntry, i);
        maker->view[said->other].opinion = !is_on           ? NOT_SAID
                                           : said->rank > 0 ? said->rank
                                                            : REFUSED;
    }
    for (gsize i = plan->trainees.start[t]; i < plan->trainees.start[t + 1]; i++)
        maker->view[g_array_index(plan->trainees.entry, TandemStatedEntry, i).other]
            .is_said = is_on;
    for (gsize i = maker->pin_start[t]; i < maker->pin_start[t + 1]; i++)
        maker->view[maker->pin_leader[i]].is_pin = is_on;
}

/* A refusal, dates, a kind not offered and "only those I list" are one reason, and a
 * leader with no place is no place to anybody: so none of these can be told apart. */
static TandemReason
judge(const Maker *maker, gint32 t, gint32 l)
{
    const TandemPlan *const plan = maker->plan;
    const View *const view = &maker->view[l];
    const TandemReason limit = view->forbidden != TANDEM_REASON_OK_RANK
                                   ? view->forbidden
                                   : tandem_pairs_judge(&plan->pairs, t, l);
    const gboolean is_unlisted = plan->rotation->policy.unlisted_refuse &&
                                 view->opinion == NOT_SAID && !view->is_pin;
    const gboolean is_open =
        plan->pairs.is_available[l] && view->opinion != REFUSED && !is_unlisted;

    if (limit != TANDEM_REASON_OK_RANK)
        return limit;
    if (plan->pairs.seats[l] == 0 && (!is_open || !tandem_plan_has_places(plan, l)))
        return TANDEM_REASON_NO_SEATS;
    return is_open ? TANDEM_REASON_OK_RANK : TANDEM_REASON_LEADER_UNAVAILABLE;
}

static void
add_choice(Maker *maker, gint32 t, gint32 l, gint32 rank, TandemReason reason)
{
    const TandemPlan *const plan = maker->plan;
    const View *const view = &maker->view[l];
    const TandemChoice choice = {
        .leader = l,
        .trainee_rank = rank,
        .leader_rank = reason != TANDEM_REASON_OK_RANK ? 0
                       : view->opinion > 0
                           ? view->opinion
                           : plan->leaders.n_groups[l] + plan->turn[t].tier,
        .reason = reason,
        .is_pin = view->is_pin && reason == TANDEM_REASON_OK_RANK,
    };

    g_array_append_val(plan->choice, choice);
}

static void
add_stated(Maker *maker, gint32 t)
{
    const TandemPlan *const plan = maker->plan;

    for (gsize i = plan->trainees.start[t]; i < plan->trainees.start[t + 1]; i++) {
        const TandemStatedEntry *const entry =
            &g_array_index(plan->trainees.entry, TandemStatedEntry, i);
        if (entry->rank > 0)
            add_choice(maker, t, entry->other, entry->rank,
                       plan->part[t] == TANDEM_PART_OUT
                           ? plan->out_reason[t]
                           : judge(maker, t, entry->other));
    }
}

static gint
compare_scored(gconstpointer left, gconstpointer right)
{
    const Scored *const a = left;
    const Scored *const b = right;

    if (a->score != b->score)
        return a->score > b->score ? -1 : 1;
    return (a->leader > b->leader) - (a->leader < b->leader);
}

/* Adds by score whoever the trainee says nothing of, an equal score being a tie. */
static void
add_completed(Maker *maker, gint32 t)
{
    TandemPlan *const plan = maker->plan;
    const gint32 min_score = plan->rotation->policy.min_score;
    gint32 rank = plan->trainees.n_groups[t];

    g_array_set_size(maker->scored, 0);
    for (gint32 l = 0; l < (gint32)plan->rotation->n_leaders; l++) {
        const View *const view = &maker->view[l];
        gint32 terms[TANDEM_N_TERMS];

        if (view->is_said || judge(maker, t, l) != TANDEM_REASON_OK_RANK)
            continue;
        const TandemOpinion opinion = { MAX(view->opinion, 0),
                                        plan->leaders.n_groups[l] };
        const Scored scored = { tandem_score(&plan->pairs, t, l, opinion, terms), l };
        if (scored.score >= min_score || view->is_pin)
            g_array_append_val(maker->scored, scored);
        else
            plan->n_below[t]++;
    }
    g_array_sort(maker->scored, compare_scored);
    for (guint i = 0; i < maker->scored->len; i++) {
        const Scored *const own = &g_array_index(maker->scored, Scored, i);
        if (i == 0 || own[0].score != own[-1].score)
            rank++;
        add_choice(maker, t, own->leader, rank, TANDEM_REASON_OK_RANK);
    }
}

/* Whatever is pinned and on no list stands behind it, with rank 0: nobody ranked it. */
static void
add_pins(Maker *maker, gint32 t, gsize first)
{
    const GArray *const choices = maker->plan->choice;

    for (gsize i = maker->pin_start[t]; i < maker->pin_start[t + 1]; i++) {
        const gint32 l = maker->pin_leader[i];
        gboolean is_there = FALSE;

        for (gsize k = first; k < choices->len && !is_there; k++)
            is_there = g_array_index(choices, TandemChoice, k).leader == l;
        if (!is_there)
            add_choice(maker, t, l, 0, judge(maker, t, l));
    }
}

static void
make_list(Maker *maker, gint32 t)
{
    const TandemPlan *const plan = maker->plan;
    const TandemPolicy *const policy = &plan->rotation->policy;
    const gboolean is_in = plan->part[t] == TANDEM_PART_IN;
    const gsize first = plan->choice->len;
    const gboolean has_list = plan->trainees.n_groups[t] > 0;

    view_of(maker, (gsize)t, TRUE);
    if (plan->part[t] != TANDEM_PART_NONE)
        add_stated(maker, t);
    if (is_in && policy->extend_lists != TANDEM_EXTEND_NEVER &&
        (!has_list || policy->extend_lists == TANDEM_EXTEND_ALWAYS))
        add_completed(maker, t);
    if (plan->part[t] != TANDEM_PART_OUT)
        add_pins(maker, t, first);
    view_of(maker, (gsize)t, FALSE);
}

void
tandem_choices_make(TandemPlan *plan)
{
    const gsize n = plan->rotation->n_trainees;
    g_autofree View *view = g_new0(View, plan->rotation->n_leaders + 1);
    g_autofree gsize *pin_start = g_new0(gsize, n + 1);
    g_autofree gint32 *pin_leader = g_new0(gint32, plan->rotation->n_pins + 1);
    g_autoptr(GArray) scored = g_array_new(FALSE, FALSE, sizeof(Scored));
    Maker maker = { plan, view, scored, pin_start, pin_leader };

    bucket_pins(&maker);
    plan->start = g_new0(gsize, n + 1);
    plan->n_below = g_new0(gint32, n + 1);
    plan->choice = g_array_new(FALSE, FALSE, sizeof(TandemChoice));
    for (gint32 t = 0; t < (gint32)n; t++) {
        make_list(&maker, t);
        plan->start[t + 1] = plan->choice->len;
    }
}
