/* SPDX-License-Identifier: MIT */
/* Whose turn it is, by history.csv: the tiers in which a leader's list goes on behind
 * those it names. docs/priority.md tells the rules with an example. */
#include "turns_private.h"

#include "history_private.h"

static gboolean
is_sickness(const TandemHistoryRow *row)
{
    return g_ascii_strncasecmp(row->cause, "sick", 4) == 0 ||
           g_ascii_strncasecmp(row->cause, "ill", 3) == 0;
}

static gboolean
is_met(const TandemHistoryRow *row)
{
    return row->outcome == TANDEM_OUTCOME_MATCHED_COMPLETED ||
           row->outcome == TANDEM_OUTCOME_MATCHED_PARTIAL;
}

/* Takes in row @h, of a trainee with @turn. What came before a placement, or with
 * it, was made good by it. */
static void
take_row(TandemTurn *turn, const TandemRotation *rotation, const TandemHistory *history,
         gsize h, TandemKind kind)
{
    const TandemPolicy *const policy = &rotation->policy;
    const TandemHistoryRow *const row = &rotation->history[h];
    const gint32 age = history->age[h];
    const gboolean counts = age <= policy->credit_expires_rotations &&
                            (turn->last_met == 0 || age < turn->last_met);

    if (row->outcome == TANDEM_OUTCOME_NO_SHOW && !is_sickness(row) &&
        age <= policy->no_show_penalty_rotations)
        turn->is_late = TRUE;
    if (row->outcome == TANDEM_OUTCOME_UNMATCHED && counts &&
        tandem_history_is_of_kind(row, kind)) {
        turn->credit += policy->missed_credit;
        turn->missed = TRUE;
    } else if (row->outcome == TANDEM_OUTCOME_CANCELLED_BY_LEADER && counts) {
        turn->credit += policy->missed_credit;
        turn->cancelled = TRUE;
    }
    turn->credit = MIN(turn->credit, policy->credit_cap);
}

/* Counts placements; rows come earliest first, so the last one met is the latest. */
static void
take_placement(TandemTurn *turn, const TandemHistoryRow *row, gint32 age,
               TandemKind kind)
{
    if (is_met(row) && tandem_history_is_of_kind(row, kind)) {
        turn->had++;
        turn->last_met = age;
    }
}

static gboolean
is_in_tier(const TandemPolicy *policy, const TandemTurn *turn, TandemTier tier)
{
    switch (tier) {
    case TANDEM_TIER_MISSED_LAST:
        return turn->missed && turn->credit > 0 && !turn->is_late;
    case TANDEM_TIER_LEADER_CANCELLED:
        return turn->cancelled && turn->credit > 0 && !turn->is_late;
    case TANDEM_TIER_NEVER_HAD:
        return (turn->had > 0) == policy->breadth_few && !turn->is_late;
    case TANDEM_TIER_EVERYONE:
        return !turn->is_late;
    case TANDEM_N_TIERS:
        break;
    }
    return FALSE;
}

/* The first tier that takes the trainee; behind them all where none does. */
static gint32
find_tier(const TandemPolicy *policy, const TandemTurn *turn)
{
    for (gsize i = 0; i < policy->n_tiers; i++)
        if (is_in_tier(policy, turn, policy->tiers[i]))
            return (gint32)i + 1;
    return (gint32)policy->n_tiers + 1;
}

/* Less is earlier: no-shows last, then most credit, then who has had least (breadth =
 * many) or most (few). */
static gint
compare_turns(const TandemTurn *a, const TandemTurn *b, gboolean breadth_few)
{
    if (a->is_late != b->is_late)
        return a->is_late ? 1 : -1;
    if (a->credit != b->credit)
        return a->credit > b->credit ? -1 : 1;
    if (a->had != b->had)
        return (a->had < b->had) == !breadth_few ? -1 : 1;
    return 0;
}

typedef struct {
    const TandemTurn *turn;
    gboolean breadth_few;
} SortBy;

static gint
compare_by_turn(gconstpointer left, gconstpointer right, gpointer data)
{
    const SortBy *const by = data;

    return compare_turns(&by->turn[*(const gint32 *)left],
                         &by->turn[*(const gint32 *)right], by->breadth_few);
}

/* Numbers what compare_turns() tells apart, from 0. */
static void
number_priorities(TandemTurn *turn, gsize n, gboolean breadth_few)
{
    g_autoptr(GArray) order = g_array_sized_new(FALSE, FALSE, sizeof(gint32), (guint)n);
    SortBy by = { turn, breadth_few };

    for (gint32 t = 0; t < (gint32)n; t++)
        g_array_append_val(order, t);
    g_array_sort_with_data(order, compare_by_turn, &by);
    for (guint i = 1; i < order->len; i++) {
        const TandemTurn *const before = &turn[g_array_index(order, gint32, i - 1)];
        TandemTurn *const own = &turn[g_array_index(order, gint32, i)];
        own->priority =
            before->priority + (compare_turns(before, own, breadth_few) != 0);
    }
}

static gint32
find_trainee(const TandemRotation *rotation, gsize h)
{
    return GPOINTER_TO_INT(g_hash_table_lookup(rotation->trainee_of_id,
                                               rotation->history[h].person_id)) -
           1;
}

TandemTurn *
tandem_turns_new(const TandemRotation *rotation, TandemKind kind)
{
    TandemTurn *const turn = g_new0(TandemTurn, rotation->n_trainees + 1);
    g_auto(TandemHistory) history = { 0 };

    tandem_history_init(&history, rotation);
    for (gsize h = 0; h < rotation->n_history; h++) {
        const gint32 t = find_trainee(rotation, h);
        if (t != TANDEM_NONE && history.age[h] != 0)
            take_placement(&turn[t], &rotation->history[h], history.age[h], kind);
    }
    for (gsize h = 0; h < rotation->n_history; h++) {
        const gint32 t = find_trainee(rotation, h);
        if (t != TANDEM_NONE && history.age[h] != 0)
            take_row(&turn[t], rotation, &history, h, kind);
    }
    for (gsize t = 0; t < rotation->n_trainees; t++)
        turn[t].tier = find_tier(&rotation->policy, &turn[t]);
    number_priorities(turn, rotation->n_trainees, rotation->policy.breadth_few);
    return turn;
}
