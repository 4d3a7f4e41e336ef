/* SPDX-License-Identifier: MIT */
/* Who takes part and has nothing, or may not take part, with the one reason that tells
 * most: the nearest miss. A lottery lost is nearer than an order, an order than a place
 * given before the matching, and that than a leader with no place. */
#include "reasons_private.h"

#include "reason_texts_private.h"

/* The nearest miss first. */
static const TandemReason misses[] = {
    TANDEM_REASON_FULL_LOTTERY,
    TANDEM_REASON_FULL_BETTER_RANKED,
    TANDEM_REASON_PINNED,
    TANDEM_REASON_NO_SEATS,
};

typedef struct {
    gsize n_listed;
    gsize n_possible;
    gsize n_by[G_N_ELEMENTS(misses)];
} Misses;

static Misses
count_misses(const TandemReasoning *reasoning, gint32 t)
{
    gsize n_choices = 0;
    const TandemChoice *const choice =
        tandem_plan_choices(reasoning->plan, t, &n_choices);
    Misses count = { .n_listed = n_choices };

    for (gsize i = 0; i < n_choices; i++) {
        if (choice[i].reason != TANDEM_REASON_OK_RANK)
            continue;
        const TandemReason reason = tandem_reasoning_of_edge(
            reasoning, tandem_reasoning_edge(reasoning, t, choice[i].leader));
        count.n_possible++;
        for (gsize m = 0; m < G_N_ELEMENTS(misses); m++)
            count.n_by[m] += reason == misses[m];
    }
    return count;
}

static const char *const miss_texts[G_N_ELEMENTS(misses)] = {
    "the lottery alone decided against you",
    "others come before you in the leader's order",
    "the places were given by name before the matching",
    "there is no place left to give",
};

/* "You could be placed with 3 leaders, and all their places are taken: with 1 of them
 * the lottery alone decided against you." */
static gchar *
describe_miss(const Misses *count, gsize miss, gboolean is_completed)
{
    const gsize n_out = count->n_listed - count->n_possible;
    g_autofree gchar *leaders =
        count->n_possible == 1
            ? g_strdup("1 leader, whose places are")
            : g_strdup_printf("%" G_GSIZE_FORMAT " leaders, whose places are all",
                              count->n_possible);
    g_autofree gchar *how_many =
        count->n_by[miss] == count->n_possible
            ? g_strdup("")
            : g_strdup_printf("with %" G_GSIZE_FORMAT " of them ", count->n_by[miss]);
    g_autofree gchar *out =
        n_out == 0 || is_completed
            ? g_strdup("")
            : g_strdup_printf(" %" G_GSIZE_FORMAT " more on your list could not be "
                              "yours.",
                              n_out);

    return g_strdup_printf("You could be placed with %s taken: %s%s.%s", leaders,
                           how_many, miss_texts[miss], out);
}

static const char *
describe_excluded(TandemRun *run, const TandemReasoning *reasoning, gint32 t,
                  TandemReason *reason)
{
    gsize n_choices = 0;
    const TandemChoice *const choice =
        tandem_plan_choices(reasoning->plan, t, &n_choices);
    const TandemPlan *const plan = reasoning->plan;

    if (n_choices > 0) {
        *reason = choice[0].reason;
        if (n_choices == 1)
            return tandem_reason_get_text(*reason);
        g_autofree gchar *text =
            g_strdup_printf("None of the %" G_GSIZE_FORMAT
                            " leaders on your list could be yours. Of the "
                            "first: %s",
                            n_choices, tandem_reason_get_text(*reason));
        return g_string_chunk_insert_const(run->texts, text);
    }
    *reason =
        plan->n_below[t] > 0 ? TANDEM_REASON_BELOW_THRESHOLD : TANDEM_REASON_NOT_LISTED;
    if (plan->n_below[t] > 0)
        return tandem_reason_get_text(*reason);
    if (plan->trainees.n_groups[t] > 0)
        return "Whom you listed as a group is nobody in this rotation.";
    if (plan->rotation->policy.extend_lists != TANDEM_EXTEND_NEVER)
        return "You listed no leader, and there is none you may be placed with.";
    return tandem_reason_get_text(*reason);
}

static TandemUnplaced
explain(TandemRun *run, const TandemReasoning *reasoning, gint32 t)
{
    const TandemPlan *const plan = reasoning->plan;
    TandemUnplaced row = { .trainee = t, .kind = plan->kind };

    if (plan->part[t] == TANDEM_PART_OUT) {
        row.reason = plan->out_reason[t];
        row.text = tandem_reason_get_text(row.reason);
        return row;
    }
    const Misses count = count_misses(reasoning, t);
    if (count.n_possible == 0) {
        row.text = describe_excluded(run, reasoning, t, &row.reason);
        return row;
    }
    gsize miss = 0;
    while (count.n_by[miss] == 0)
        miss++;
    g_autofree gchar *text =
        describe_miss(&count, miss, plan->trainees.n_groups[t] == 0);
    row.reason = misses[miss];
    row.text = g_string_chunk_insert_const(run->texts, text);
    return row;
}

void
tandem_unplaced_add(TandemRun *run, const TandemReasoning *reasoning)
{
    const TandemPlan *const plan = reasoning->plan;

    for (gint32 t = 0; t < (gint32)plan->rotation->n_trainees; t++) {
        const gint32 number = reasoning->number_of_trainee[t];

        if (plan->part[t] == TANDEM_PART_NONE ||
            (number != TANDEM_NONE && reasoning->holdings->n_held[number] > 0))
            continue;
        const TandemUnplaced row = explain(run, reasoning, t);
        g_array_append_val(run->unplaced, row);
    }
}
