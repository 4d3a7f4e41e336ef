/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem.h>

/* A small market and a matching in it, as matrices. What the judge's tests are written
 * in, and what its oracle reads; it shares nothing with the library. */
enum {
    CASE_MAX = 8,
    CASE_MAX_LINKS = 2,
    CASE_MAX_GROUPS = 2,
    CASE_MAX_CHOICES = 4,
};

typedef struct {
    int trainee[2];
    int n_choices;
    int choice[CASE_MAX_CHOICES][2]; /* -1: nothing */
} CaseLink;

typedef struct {
    gboolean all_trainees;
    gboolean trainee[CASE_MAX];
    gboolean opportunity[CASE_MAX];
    int minimum;
    int maximum;
} CaseGroup;

typedef struct {
    int n, m, l;
    int quota[CASE_MAX];
    int leader_of[CASE_MAX];
    int capacity[CASE_MAX];
    int leader_capacity[CASE_MAX]; /* -1: the sum */
    int minimum[CASE_MAX];
    int leader_minimum[CASE_MAX];
    gboolean may_close[CASE_MAX];
    gboolean leader_may_close[CASE_MAX];
    int likes[CASE_MAX][CASE_MAX]; /* [trainee][opportunity]: rank, 0: not listed */
    int leads[CASE_MAX][CASE_MAX]; /* [leader][trainee]: rank, 0: refused */
    gboolean has_own[CASE_MAX];    /* the opportunity orders trainees itself */
    int own[CASE_MAX][CASE_MAX];   /* [opportunity][trainee]: rank, 0: refused */
    gboolean has_weights;
    double weight[CASE_MAX][CASE_MAX]; /* [trainee][opportunity] */
    gboolean pinned[CASE_MAX][CASE_MAX];
    gboolean held[CASE_MAX][CASE_MAX];
    int n_clashes;
    int clash[CASE_MAX][2];
    int n_links;
    CaseLink link[CASE_MAX_LINKS];
    int n_groups;
    CaseGroup group[CASE_MAX_GROUPS];
} Case;

/* What a random case may have. */
typedef enum {
    CASE_TIES = 1 << 0,
    CASE_PROJECTS = 1 << 1, /* leaders of several opportunities, with capacities */
    CASE_QUOTAS = 1 << 2,
    CASE_PINS = 1 << 3,
    CASE_OWN = 1 << 4,
    CASE_WEIGHTS = 1 << 5,
    CASE_CLASHES = 1 << 6,
    CASE_SETS = 1 << 7,   /* minima, closures, groups, links */
    CASE_ANYHOW = 1 << 8, /* what is held breaks whatever it likes */
} CaseParts;

/* Lists as text: "0 (1 2); -; 2" lists 0 before the tie of 1 and 2, nothing, then 2.
 * Each leader offers one opportunity of its own index with one place. */
Case case_parse(const char *trainees, const char *leaders);
/* As many numbers as there are, into a row of the case: "2 1 0". */
void case_set(int *row, const char *numbers);
/* What each trainee holds, as lists: "0; 1 2; -". */
void case_hold(Case *c, const char *held);
void case_pin(Case *c, const char *pinned);
Case case_random(guint32 seed, guint parts);

int case_n_in(const Case *c, int o);
int case_n_with(const Case *c, int l);
int case_n_of(const Case *c, int t);
int case_leader_capacity(const Case *c, int l);
int case_rank_at(const Case *c, int o, int t);
gboolean case_acceptable(const Case *c, int t, int o);
gboolean case_loose(const Case *c, int t, int o);
int case_worst_rank(const Case *c);
double case_weight(const Case *c, int t, int o);

TandemMarket *case_to_market(const Case *c);
TandemMatching *case_to_matching(const Case *c, TandemMarket *market);
gsize case_find_edge(TandemMarket *market, int t, int o);
