/* SPDX-License-Identifier: MIT */
/* Limits that keep a pair apart by what the two rows say: Trust, specialty, grade,
 * travel, needs.
 *
 * A rule is applied only where both cells it needs are stated: an empty cell never
 * makes anyone ineligible. */
#include "pairs_private.h"

#include "people_private.h"

enum { MOST_TRAVEL_CELLS = 1 << 22 };

static const guint remote_only = 1u << 2; /* in tandem_need_names */

gboolean
tandem_leader_offers(const TandemLeaderRow *leader, TandemKind kind)
{
    return leader->kinds == 0 || (leader->kinds & (1u << kind)) != 0;
}

gint32
tandem_leader_seats(const TandemLeaderRow *leader)
{
    return MAX(leader->cap_max - leader->committed, 0);
}

/* Where a limit names a grade off the ladder (SAS, LED, OOP), it lets that grade in and
 * leaves the other limit to the grades on the ladder. */
gboolean
tandem_grade_is_within(TandemGrade grade, guint lowest, guint highest)
{
    const gint own = tandem_grade_order(grade);
    const gint low =
        lowest != 0 ? tandem_grade_order((TandemGrade)lowest) : TANDEM_NONE;
    const gint high =
        highest != 0 ? tandem_grade_order((TandemGrade)highest) : TANDEM_NONE;

    if (grade == TANDEM_GRADE_NOT_STATED || (lowest == 0 && highest == 0) ||
        (guint)grade == lowest || (guint)grade == highest)
        return TRUE;
    if (own == TANDEM_NONE || (low == TANDEM_NONE && high == TANDEM_NONE))
        return FALSE;
    return (low == TANDEM_NONE || own >= low) && (high == TANDEM_NONE || own <= high);
}

static gboolean
is_in_dates(const TandemRotation *rotation, const TandemLeaderRow *leader)
{
    const TandemPolicy *const policy = &rotation->policy;

    return (policy->ends == 0 || leader->active_from == 0 ||
            leader->active_from <= policy->ends) &&
           (policy->starts == 0 || leader->active_to == 0 ||
            leader->active_to >= policy->starts);
}

/* A number for each text that is not empty, the same for the same. */
static gint32
number_of(GHashTable *numbers, const char *text)
{
    if (*text == '\0')
        return TANDEM_NONE;

    gchar *const key = g_utf8_casefold(text, -1);
    const gint known = GPOINTER_TO_INT(g_hash_table_lookup(numbers, key));
    if (known > 0) {
        g_free(key);
        return known - 1;
    }
    const gint32 number = (gint32)g_hash_table_size(numbers);
    g_hash_table_insert(numbers, key, GINT_TO_POINTER(number + 1));
    return number;
}

/* Numbers the texts at @trainee_offset of each trainee's row and at @leader_offset of
 * each leader's. Returns how many there are. */
static gint32
number_texts(const TandemRotation *rotation, gsize trainee_offset, gsize leader_offset,
             gint32 **trainees, gint32 **leaders)
{
    g_autoptr(GHashTable) numbers =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

    *trainees = g_new(gint32, rotation->n_trainees + 1);
    *leaders = g_new(gint32, rotation->n_leaders + 1);
    for (gsize t = 0; t < rotation->n_trainees; t++)
        (*trainees)[t] =
            number_of(numbers, G_STRUCT_MEMBER(const char *, &rotation->trainee[t],
                                               trainee_offset));
    for (gsize l = 0; l < rotation->n_leaders; l++)
        (*leaders)[l] =
            number_of(numbers, G_STRUCT_MEMBER(const char *, &rotation->leader[l],
                                               leader_offset));
    return (gint32)g_hash_table_size(numbers);
}

/* Fills the table of minutes with what the pairs can ask. */
static void
fill_minutes(TandemPairs *pairs)
{
    const TandemRotation *const rotation = pairs->rotation;
    const gsize n = (gsize)pairs->n_sites;
    g_autofree const char **name = g_new0(const char *, n + 1);

    if (n * n > MOST_TRAVEL_CELLS)
        return;
    for (gsize t = 0; t < rotation->n_trainees; t++)
        if (pairs->trainee_site[t] != TANDEM_NONE)
            name[pairs->trainee_site[t]] = rotation->trainee[t].site;
    for (gsize l = 0; l < rotation->n_leaders; l++)
        if (pairs->leader_site[l] != TANDEM_NONE)
            name[pairs->leader_site[l]] = rotation->leader[l].site;

    pairs->minutes = g_new(gint32, n * n + 1);
    for (gsize a = 0; a < n; a++)
        for (gsize b = 0; b < n; b++)
            pairs->minutes[a * n + b] =
                tandem_rotation_travel(rotation, name[a], name[b]);
}

void
tandem_pairs_init(TandemPairs *pairs, const TandemRotation *rotation, TandemKind kind)
{
    *pairs = (TandemPairs){ .rotation = rotation, .kind = kind };
    number_texts(rotation, G_STRUCT_OFFSET(TandemTraineeRow, trust),
                 G_STRUCT_OFFSET(TandemLeaderRow, trust), &pairs->trainee_trust,
                 &pairs->leader_trust);
    number_texts(rotation, G_STRUCT_OFFSET(TandemTraineeRow, specialty),
                 G_STRUCT_OFFSET(TandemLeaderRow, specialty), &pairs->trainee_specialty,
                 &pairs->leader_specialty);
    pairs->n_sites = number_texts(rotation, G_STRUCT_OFFSET(TandemTraineeRow, site),
                                  G_STRUCT_OFFSET(TandemLeaderRow, site),
                                  &pairs->trainee_site, &pairs->leader_site);
    fill_minutes(pairs);

    pairs->leader_self = g_new(const TandemTraineeRow *, rotation->n_leaders + 1);
    pairs->seats = g_new(gint32, rotation->n_leaders + 1);
    pairs->is_available = g_new(guint8, rotation->n_leaders + 1);
    for (gsize l = 0; l < rotation->n_leaders; l++) {
        const TandemLeaderRow *const leader = &rotation->leader[l];
        pairs->leader_self[l] = tandem_leader_as_trainee(rotation, leader);
        pairs->seats[l] = tandem_leader_seats(leader);
        pairs->is_available[l] =
            tandem_leader_offers(leader, kind) && is_in_dates(rotation, leader);
    }
}

void
tandem_pairs_clear(TandemPairs *pairs)
{
    g_free(pairs->trainee_trust);
    g_free(pairs->leader_trust);
    g_free(pairs->trainee_specialty);
    g_free(pairs->leader_specialty);
    g_free(pairs->trainee_site);
    g_free(pairs->leader_site);
    g_free(pairs->minutes);
    g_free(pairs->leader_self);
    g_free(pairs->seats);
    g_free(pairs->is_available);
    *pairs = (TandemPairs){ 0 };
}

/* The two meet on a screen: the leader does no other, or both can. */
static gboolean
is_remote(const TandemTraineeRow *trainee, const TandemLeaderRow *leader)
{
    const gboolean can = trainee->mode == TANDEM_MODE_VIRTUAL ||
                         trainee->mode == TANDEM_MODE_EITHER ||
                         (trainee->needs & remote_only) != 0;

    return leader->mode == TANDEM_MODE_VIRTUAL ||
           (leader->mode == TANDEM_MODE_EITHER && can);
}

gint32
tandem_pairs_travel(const TandemPairs *pairs, gint32 t, gint32 l)
{
    const TandemRotation *const rotation = pairs->rotation;
    const gint32 a = pairs->trainee_site[t];
    const gint32 b = pairs->leader_site[l];

    if (is_remote(&rotation->trainee[t], &rotation->leader[l]))
        return 0;
    if (a == TANDEM_NONE || b == TANDEM_NONE)
        return -1;
    if (pairs->minutes == NULL)
        return tandem_rotation_travel(rotation, rotation->trainee[t].site,
                                      rotation->leader[l].site);
    return pairs->minutes[(gsize)a * (gsize)pairs->n_sites + (gsize)b];
}

static gboolean
are_same(gint32 a, gint32 b)
{
    return a != TANDEM_NONE && a == b;
}

TandemReason
tandem_pairs_judge(const TandemPairs *pairs, gint32 t, gint32 l)
{
    const TandemPolicy *const policy = &pairs->rotation->policy;
    const TandemTraineeRow *const trainee = &pairs->rotation->trainee[t];
    const TandemLeaderRow *const leader = &pairs->rotation->leader[l];

    if (policy->same_trust && are_same(pairs->trainee_trust[t], pairs->leader_trust[l]))
        return TANDEM_REASON_EXCL_SAME_TRUST;
    if (policy->same_specialty &&
        are_same(pairs->trainee_specialty[t], pairs->leader_specialty[l]))
        return TANDEM_REASON_EXCL_SAME_SPECIALTY;
    if (!tandem_grade_is_within(trainee->grade, leader->grade_min_stated,
                                leader->grade_max_stated))
        return TANDEM_REASON_EXCL_GRADE;
    if ((trainee->needs & remote_only) != 0 && leader->mode == TANDEM_MODE_IN_PERSON)
        return TANDEM_REASON_ACCESS_NEED;
    if (trainee->max_travel_min >= 0 &&
        tandem_pairs_travel(pairs, t, l) > trainee->max_travel_min)
        return TANDEM_REASON_TRAVEL_TOO_FAR;
    return TANDEM_REASON_OK_RANK;
}
