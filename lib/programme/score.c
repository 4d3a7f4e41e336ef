/* SPDX-License-Identifier: MIT */
/* How well a leader fits what a trainee asks for, where the trainee ranks nobody.
 *
 * Whole numbers only, so that two machines never disagree on a place. docs/scores.md
 * has each term as a formula. */
#include "score_private.h"

enum { ALL_MET = 1000, NOT_KNOWN = 500, STEPS_ABOVE = 3, FAR_MINUTES = 120 };

const char *const tandem_term_names[TANDEM_N_TERMS] = { "goals",      "specialty_wish",
                                                        "trust_wish", "grade_gap",
                                                        "travel",     "mode",
                                                        "mutual_rank" };

static gint32
count_bits(guint bits)
{
    gint32 n = 0;

    for (; bits != 0; bits &= bits - 1)
        n++;
    return n;
}

/* The share of the trainee's goals that the leader offers. */
static gint32
score_goals(guint goals, guint offers)
{
    if (goals == 0)
        return ALL_MET;
    if (offers == 0)
        return NOT_KNOWN;
    return ALL_MET * count_bits(goals & offers) / count_bits(goals);
}

/* A wish for the same or for another, of what the two sides have. */
static gint32
score_wish(TandemWish wish, gint32 a, gint32 b)
{
    if (wish == TANDEM_WISH_NOT_STATED || wish == TANDEM_WISH_ANY)
        return ALL_MET;
    if (a == TANDEM_NONE || b == TANDEM_NONE)
        return NOT_KNOWN;
    return (a == b) == (wish == TANDEM_WISH_SAME) ? ALL_MET : 0;
}

/* Steps of the ladder from the trainee up to the leader, who is @self among the
 * trainees or NULL: three or more are all that is wished. A leader who is no trainee
 * stands above the ladder. */
static gint32
score_grade_gap(const TandemTraineeRow *trainee, const TandemTraineeRow *self)
{
    if (self == NULL)
        return ALL_MET;

    const gint above = tandem_grade_order(self->grade);
    const gint below = tandem_grade_order(trainee->grade);
    if (above == TANDEM_NONE || below == TANDEM_NONE)
        return NOT_KNOWN;
    return ALL_MET * CLAMP(above - below, 0, STEPS_ABOVE) / STEPS_ABOVE;
}

/* The share of the longest journey that is spared. */
static gint32
score_travel(gint32 minutes, gint32 stated_most)
{
    const gint64 most = stated_most >= 0 ? stated_most : FAR_MINUTES;

    if (minutes < 0)
        return NOT_KNOWN;
    if (minutes == 0)
        return ALL_MET;
    return minutes >= most ? 0 : (gint32)(ALL_MET * (most - minutes) / most);
}

static gint32
score_mode(TandemMode wish, TandemMode offer)
{
    if (wish == TANDEM_MODE_NOT_STATED || wish == TANDEM_MODE_EITHER)
        return ALL_MET;
    if (offer == TANDEM_MODE_NOT_STATED)
        return NOT_KNOWN;
    return offer == TANDEM_MODE_EITHER || offer == wish ? ALL_MET : 0;
}

/* 1000 for the first group of the leader's list, falling in even steps. */
static gint32
score_mutual_rank(TandemOpinion opinion)
{
    if (opinion.n_groups == 0)
        return NOT_KNOWN;
    if (opinion.rank == 0)
        return 0;
    return (gint32)((gint64)ALL_MET * (opinion.n_groups + 1 - opinion.rank) /
                    opinion.n_groups);
}

gint64
tandem_score(const TandemPairs *pairs, gint32 t, gint32 l, TandemOpinion opinion,
             gint32 terms[TANDEM_N_TERMS])
{
    const TandemPolicy *const policy = &pairs->rotation->policy;
    const TandemTraineeRow *const trainee = &pairs->rotation->trainee[t];
    const TandemLeaderRow *const leader = &pairs->rotation->leader[l];
    const gint32 weights[TANDEM_N_TERMS] = {
        policy->goals,  policy->specialty_wish, policy->trust_wish,  policy->grade_gap,
        policy->travel, policy->mode,           policy->mutual_rank,
    };
    const gint32 own = pairs->trainee_specialty[t];
    const gint32 other = pairs->leader_specialty[l];

    terms[TANDEM_TERM_GOALS] = score_goals(trainee->goals, leader->offers);
    terms[TANDEM_TERM_SPECIALTY_WISH] =
        (score_wish(trainee->specialty_wish, own, other) +
         score_wish(leader->specialty_wish, own, other)) /
        2;
    terms[TANDEM_TERM_TRUST_WISH] = score_wish(
        trainee->trust_wish, pairs->trainee_trust[t], pairs->leader_trust[l]);
    terms[TANDEM_TERM_GRADE_GAP] = score_grade_gap(trainee, pairs->leader_self[l]);
    terms[TANDEM_TERM_TRAVEL] =
        score_travel(tandem_pairs_travel(pairs, t, l), trainee->max_travel_min);
    terms[TANDEM_TERM_MODE] = score_mode(trainee->mode, leader->mode);
    terms[TANDEM_TERM_MUTUAL_RANK] = score_mutual_rank(opinion);

    gint64 sum = 0;
    for (gsize term = 0; term < TANDEM_N_TERMS; term++)
        sum += (gint64)terms[term] * weights[term];
    return sum;
}
