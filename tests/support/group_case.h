/* SPDX-License-Identifier: MIT */
#pragma once

#include "oracle.h"

/* A small market with groups, as sets of pairs: bit t * m + o stands for trainee t at
 * opportunity o. Read from the raw lists; shares no code with the library. */
enum { GROUP_CASE_MOST = 4 };

typedef struct {
    Lists *lists;
    Oracle *oracle;
    gsize n_groups;
    TandemGroup group[GROUP_CASE_MOST];
    gint32 *members[2 * GROUP_CASE_MOST]; /* owned */
    guint32 in_group[GROUP_CASE_MOST];
    guint32 acceptable; /* pairs that both sides list */
    guint32 pinned;
} GroupCase;

/* Random lists of @shape, at most 32 pairs, with 1 to 3 random groups; those with
 * floors where @floors. */
GroupCase *group_case_random(guint32 seed, const ListsShape *shape, gboolean floors);
void group_case_free(GroupCase *c);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GroupCase, group_case_free)

TandemMarket *group_case_to_market(const GroupCase *c);
/* What is wrong with the groups: across leaders, crossing. */
guint group_case_features(const GroupCase *c);
gboolean group_case_is_feasible(const GroupCase *c, guint32 held);
gboolean group_case_blocks(const GroupCase *c, guint32 held, gint32 t, gint32 o);
gboolean group_case_is_stable(const GroupCase *c, guint32 held);
/* guint32: every stable matching, by trying all sets of acceptable pairs. */
GArray *group_case_all_stable(const GroupCase *c);
/* A matching of the library as such a set. */
guint32 group_case_set(const GroupCase *c, const TandemMatching *matching);
gchar *group_case_to_text(const GroupCase *c);
