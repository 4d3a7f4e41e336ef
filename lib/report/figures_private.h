/* SPDX-License-Identifier: MIT */
#pragma once

#include "../programme/run_private.h"

/* A Trust or a grade band: its own trainees, and its own leaders' places. */
typedef struct {
    gchar *key; /* "" where not stated */
    gint32 n_asked;
    gint32 n_placed;
    gint32 n_first;
    gint32 n_leaders; /* who offered places; closed ones are among them */
    gint32 n_places;
    gint32 n_taken;
} TandemShare;

/* How one leader's places stand. */
typedef struct {
    gboolean is_offered; /* in the market of some stage */
    gboolean is_closed;  /* too few came: none of its places were used */
    gint32 n_places;     /* cap_max less committed; 0 where closed */
    gint32 n_taken;
    gint32 n_waiting;
} TandemLeaderFigures;

/* What the summary, the page and the terminal all tell, counted once. A trainee who
 * asked is one who was placed, or is told why not. */
typedef struct {
    gint32 n_trainees; /* rows of trainees.csv */
    gint32 n_asked;
    gint32 n_placed;
    gint32 n_first;   /* placed with the first choice they stated */
    gint32 n_no_list; /* placed, not by pin, where they had stated no wish */
    gint32 n_pinned;  /* placed by a pin outside their list */
    gsize n_ranks;
    gint32 *by_rank; /* [n_ranks]: [0] first choices, as stated */
    gint32 n_placements;
    gint32 n_pins; /* placements that stand by a pin */
    gint32 n_leaders;
    gint32 n_closed;
    gint32 n_places;
    gint32 n_taken;
    gint32 n_waiting;                /* trainees on some waiting list, each once */
    gint64 minutes;                  /* of the mentor's time, to introduce everybody */
    TandemLeaderFigures *leader;     /* [rotation->n_leaders] */
    GArray *trusts;                  /* TandemShare, by key */
    GArray *bands;                   /* TandemShare, from foundation on */
    gint32 causes[TANDEM_N_REASONS]; /* rows of unplaced.csv */
} TandemFigures;

TandemFigures *tandem_figures_new(const TandemRun *run);
void tandem_figures_free(TandemFigures *figures);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(TandemFigures, tandem_figures_free)

/* "foundation", "core", "higher", "sas", "led", "oop", or "" where not stated. */
const char *tandem_figures_band(const TandemPolicy *policy, TandemGrade grade);
