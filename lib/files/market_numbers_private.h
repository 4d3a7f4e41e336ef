/* SPDX-License-Identifier: MIT */
#pragma once

#include "market_json_private.h"

/* The agents of one side under numbers that follow each other: their ids, where those
 * are just these numbers, and else the order of the ids. */
typedef struct {
    gint32 n;
    gint32 first;   /* number */
    gint32 *who;    /* [n]: whose number is first + i */
    gint32 *number; /* [n]: of agent i */
    gboolean is_renumbered;
} TandemNumbers;

/* The lists of the leaders' side, each by rank, then the trainee's number; one entry of
 * a trainee and a leader however many pairs they have. */
typedef struct {
    gsize *start; /* [n + 1], by leader, or by opportunity */
    gint32 *trainee, *rank;
} TandemLeaderLists;

void tandem_numbers_init(TandemNumbers *numbers, const TandemIdSet *set, gint32 first);
void tandem_numbers_clear(TandemNumbers *numbers);

/* Notes (N824) that the @whose ("trainees") got numbers for ids, if they did. */
void tandem_numbers_note(const TandemNumbers *numbers, const TandemIdSet *set,
                         const char *whose, TandemFaults *notes);

/* Notes (N824) where leaders have other ids than their opportunities, one each: of
 * both, one is kept. */
void tandem_numbers_note_leaders(const TandemNumbers *opportunities,
                                 const TandemMarketFile *file, TandemFaults *notes);

void tandem_leader_lists_init(TandemLeaderLists *lists, const TandemMarket *market,
                              const TandemNumbers *trainees, gboolean by_opportunity);
void tandem_leader_lists_clear(TandemLeaderLists *lists);

/* Appends the list of ids[0 .. n-1], whose ranks do not go down, as numbers: @between
 * each two, a tie between @open and @close. Ties stand in the order of the numbers. */
typedef struct {
    const char *between;
    char open, close;
} TandemListSigns;

void tandem_text_append_list(GString *text, const gint32 *ids, const gint32 *rank,
                             gsize n, const TandemNumbers *numbers,
                             const TandemListSigns *signs);

void tandem_text_append_number(GString *text, gint64 number);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(TandemNumbers, tandem_numbers_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(TandemLeaderLists, tandem_leader_lists_clear)
