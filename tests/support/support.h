/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem.h>

/* The raw arrays of a market, for tests to write, break, solve and judge. */
typedef struct {
    gint32 n;
    gsize *start; /* [n + 1] */
    gint32 *id;
    gint32 *rank;
    guint8 *absent; /* [n] */
} Side;

typedef struct {
    Side trainees;            /* list opportunities */
    Side leaders;             /* list trainees */
    Side opportunities;       /* own lists; start is NULL: none has one */
    gint32 *leader_of;        /* [opportunities.n] */
    gint32 *capacity;         /* [opportunities.n] */
    gint32 *leader_capacity;  /* [leaders.n], -1: the sum of its opportunities' */
    gint32 *quota;            /* [trainees.n] */
    gint32 *priority;         /* [trainees.n] */
    guint64 *trainee_key;     /* [trainees.n] or NULL */
    guint64 *opportunity_key; /* [opportunities.n] or NULL */
    gint32 *pins;             /* [2 * n_pins] */
    gsize n_pins;
} Lists;

/* Reads a market. Lists are split by ';' and ids by spaces, best first; '(0 1)' is a
 * tie, '-' an empty list, '*' none at all: "(0 1) 2; -" is an agent that likes 0 and 1
 * alike and better than 2, and one that likes nobody. @more states the rest, split by
 * '|', each a word and its numbers, in any order:
 *   "of 0 0 1"         opportunity 2 is of leader 1; without it i belongs to i
 *   "capacity 1 2 1"   of the opportunities; without it 1 each
 *   "leaders 2 -1"     capacities of the leaders; without it -1 each
 *   "quota 1 2"        without it 1 each
 *   "priority 0 1"     without it 0 each
 *   "keys 7 3/9 1 2"   lottery keys of trainees / of opportunities; without it none
 *   "pins 0 1  2 0"    trainee, opportunity
 *   "own 1 0; *; *"    the opportunities' own lists */
Lists *lists_parse(const char *trainees, const char *leaders, const char *more);

/* What random lists look like; 0 leaves a thing out. */
typedef struct {
    gint32 n_trainees;
    gint32 n_opportunities;
    gint32 n_leaders;       /* 0: one opportunity each */
    gint32 max_capacity;    /* capacities run from 0 to it */
    gint32 max_quota;       /* quotas run from 0 to it; 0: all 1 */
    gint32 listed_per_cent; /* how many of the others an agent lists */
    gint32 tied_per_cent;   /* how often an entry ties with the one before */
    gboolean all_state;     /* no leader is without a list */
    gboolean own_lists; /* of some opportunities, where no leader's capacity binds */
    gboolean priorities;
    gboolean keys;
    gint32 n_pins; /* as many of them as fit */
} ListsShape;

/* Both sides list at random, so some pairs are named by one side only, and some leaders
 * state no list. The same seed and shape make the same lists. */
Lists *lists_random(guint32 seed, const ListsShape *shape);

Lists *lists_copy(const Lists *lists);
void lists_free(Lists *lists);
/* The arrays as the constructor takes them; they point into @lists. */
TandemMarketArrays lists_arrays(const Lists *lists);
TandemMarket *lists_to_market(const Lists *lists, GError **error);

/* The position an agent's list gives to @id: its rank; 0: not listed. */
gint32 side_rank(const Side *side, gint32 agent, gint32 id);

/* What @lists says, as text that lists_parse() would read, for messages. */
gchar *lists_to_text(const Lists *lists);

/* How many hold a first choice. */
gint32 count_first_choices(const TandemMatching *matching);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Lists, lists_free)
