/* SPDX-License-Identifier: MIT */
/* Invented leaders. All shares here are assumptions; the number of free buddy places of
 * all leaders together is the plan's, exactly. */
#include "rotation_model_private.h"

gsize
tandem_pick(TandemStream *stream, const gint32 *weight, gsize n, gsize stride)
{
    gint32 total = 0;
    gsize i = 0;

    for (gsize j = 0; j < n; j++)
        total += *(const gint32 *)((const char *)weight + j * stride);

    gint32 left = tandem_stream_below(stream, total);
    for (; i + 1 < n; i++) {
        left -= *(const gint32 *)((const char *)weight + i * stride);
        if (left < 0)
            break;
    }
    return i;
}

/* The next post of which a Trust has one, else any other. */
static const TandemRandomRole *
next_role(TandemStream *stream, gint32 n_before)
{
    const TandemRandomRole *role = tandem_random_roles;

    if ((gsize)n_before < tandem_random_n_roles && role[n_before].weight == 0)
        return &role[n_before];
    return &role[tandem_pick(stream, &role[0].weight, tandem_random_n_roles,
                             sizeof role[0])];
}

/* @n_of_trust: leaders of each Trust so far. */
static void
make_leader(const TandemRotationPlan *plan, TandemStream *stream, gint32 l,
            gint32 *n_of_trust, TandemRandomLeader *leader)
{
    static const char *const modes[] = { "in_person", "either", "either", "",
                                         "virtual" };

    leader->trust = l < plan->trusts ? l : tandem_stream_below(stream, plan->trusts);
    const TandemRandomRole *role = next_role(stream, n_of_trust[leader->trust]++);

    g_snprintf(leader->id, sizeof leader->id, plan->n_leaders < 100 ? "L%02d" : "L%04d",
               l + 1);
    leader->role = role;
    leader->site = tandem_stream_chance(stream, 0.2);
    leader->specialty = TANDEM_NONE;
    if (g_str_equal(role->profession, "doctor"))
        leader->specialty =
            tandem_random_trusts[leader->trust].is_mental_health
                ? (gint32)tandem_random_psychiatry
                : tandem_stream_below(stream, (gint32)tandem_random_n_specialties);
    leader->offers =
        role->offers | 1u << tandem_stream_below(stream, TANDEM_RANDOM_MAX_GOALS);
    leader->hours =
        tandem_stream_chance(stream, 0.5) ? 2 + tandem_stream_below(stream, 9) : -1;
    leader->grade_min = tandem_stream_chance(stream, 0.6) ? role->grade_min : "";
    leader->grade_max = tandem_stream_chance(stream, 0.6) ? role->grade_max : "";
    leader->mode = modes[tandem_stream_below(stream, G_N_ELEMENTS(modes))];
    leader->same_as = TANDEM_NONE;
    leader->appeal = role->appeal * (2 + tandem_stream_below(stream, 4));
}

/* 17 of 20 leaders take buddies; the others offer sessions or projects alone. */
static gint32
choose_kinds(TandemRandomRotation *rotation, TandemStream *stream, gint32 *buddies)
{
    static const char *const with_buddy[] = { "buddy", "buddy", "buddy;shadow",
                                              "buddy;project", "buddy;shadow;project" };
    static const char *const without[] = { "shadow", "shadow;seat", "project" };
    const gint32 n = rotation->plan->n_leaders;
    const gint32 n_buddies = (n * 17 + 19) / 20;
    g_autofree gint32 *order = g_new(gint32, (gsize)n);

    for (gint32 l = 0; l < n; l++)
        order[l] = l;
    tandem_stream_shuffle(stream, order, (gsize)n, sizeof order[0]);
    for (gint32 i = 0; i < n; i++) {
        TandemRandomLeader *leader = &rotation->leader[order[i]];
        leader->is_buddy = i < n_buddies;
        if (leader->is_buddy) {
            buddies[i] = order[i];
            leader->kinds =
                with_buddy[tandem_stream_below(stream, G_N_ELEMENTS(with_buddy))];
        } else {
            leader->kinds = without[tandem_stream_below(stream, G_N_ELEMENTS(without))];
            leader->cap_max = 1 + tandem_stream_below(stream, 2);
        }
    }
    return n_buddies;
}

/* One place each while there are any, then at random, nobody far above the mean. */
static void
share_places(TandemRandomRotation *rotation, TandemStream *stream,
             const gint32 *buddies, gint32 n_buddies)
{
    const gint32 places = rotation->plan->places;
    const gint32 most = MAX(4, places / n_buddies + 2);

    for (gint32 given = 0; given < places;) {
        const gint32 i =
            given < n_buddies ? given : tandem_stream_below(stream, n_buddies);
        TandemRandomLeader *leader = &rotation->leader[buddies[i]];
        if (leader->cap_max == most)
            continue;
        leader->cap_max++;
        given++;
    }
    for (gint32 i = 0; i < n_buddies; i++) {
        TandemRandomLeader *leader = &rotation->leader[buddies[i]];
        if (leader->cap_max >= 2 && tandem_stream_chance(stream, 0.12))
            leader->cap_min = 2;
        if (tandem_stream_chance(stream, 0.2))
            leader->committed = 1 + tandem_stream_below(stream, 2);
        leader->cap_max += leader->committed;
    }
}

void
tandem_random_leaders(TandemRandomRotation *rotation, const gsize *names)
{
    const TandemRotationPlan *plan = rotation->plan;
    g_autofree gint32 *buddies = g_new(gint32, (gsize)plan->n_leaders);
    g_autofree gint32 *n_of_trust = g_new0(gint32, (gsize)plan->trusts);
    TandemStream stream;

    tandem_stream_init(&stream, plan->seed, "rotation: leaders");
    for (gint32 l = 0; l < plan->n_leaders; l++) {
        rotation->leader[l].name = names[l];
        make_leader(plan, &stream, l, n_of_trust, &rotation->leader[l]);
    }
    const gint32 n_buddies = choose_kinds(rotation, &stream, buddies);
    share_places(rotation, &stream, buddies, n_buddies);
}
