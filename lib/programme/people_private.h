/* SPDX-License-Identifier: MIT */
#pragma once

#include "../files/rotation_private.h"

/* Leaders by what a supervisor's cell may say of them. */
typedef struct _TandemPeople TandemPeople;

/* @name without case, titles, accents, marks and double blanks; "Quill, Dr Marian" as
 * "Dr Marian Quill". To be freed. */
gchar *tandem_name_fold(const char *name);

/* The row of the trainee who is the leader too, or NULL. */
const TandemTraineeRow *tandem_leader_as_trainee(const TandemRotation *rotation,
                                                 const TandemLeaderRow *leader);

TandemPeople *tandem_people_new(const TandemRotation *rotation);
void tandem_people_free(TandemPeople *people);

/* The leaders (rows) that the text of one supervisor means: by leader_id or
 * same_person_as, else by email, else by GMC number, else by name; the first of these
 * that finds anyone. More than one only where they share it. */
const gint32 *tandem_people_find(const TandemPeople *people, const char *text,
                                 guint *n_found);

/* The leaders (rows) of this email address. */
const gint32 *tandem_people_find_email(const TandemPeople *people, const char *email,
                                       guint *n_found);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(TandemPeople, tandem_people_free)
