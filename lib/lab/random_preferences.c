/* SPDX-License-Identifier: MIT */
/* What invented people state: trainees about leaders, and leaders about trainees.
 *
 * A keen trainee lists 3 to 8 leaders, drawn by their appeal, nine in ten of own Trust;
 * some end with a wild-card, some refuse somebody, and some list the very person the
 * rules exclude (own supervisor, last time's leader), as happens. Half of the leaders
 * rank some of those who list them. All shares here are assumptions.
 */
#include "rotation_model_private.h"

typedef struct {
    TandemRandomRotation *rotation;
    TandemStream stream;
    gint32 *appeal;  /* [trusts * n_leaders]: 0 where not of that Trust or no buddy */
    gint32 *sum;     /* [trusts] */
    gint32 *seen_by; /* [n_leaders]: the last trainee who drew it */
} Draw;

static void
draw_init(Draw *draw, TandemRandomRotation *rotation)
{
    const TandemRotationPlan *plan = rotation->plan;

    draw->rotation = rotation;
    draw->appeal = g_new0(gint32, (gsize)plan->trusts * (gsize)plan->n_leaders);
    draw->sum = g_new0(gint32, (gsize)plan->trusts);
    draw->seen_by = g_new(gint32, (gsize)plan->n_leaders);
    for (gint32 l = 0; l < plan->n_leaders; l++) {
        const TandemRandomLeader *leader = &rotation->leader[l];
        draw->seen_by[l] = -1;
        if (!leader->is_buddy)
            continue;
        draw->appeal[leader->trust * plan->n_leaders + l] = leader->appeal;
        draw->sum[leader->trust] += leader->appeal;
    }
    tandem_stream_init(&draw->stream, plan->seed, "rotation: preferences");
}

static void
draw_clear(Draw *draw)
{
    g_free(draw->appeal);
    g_free(draw->sum);
    g_free(draw->seen_by);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Draw, draw_clear)

/* A leader whom @t has not drawn yet, or TANDEM_NONE. */
static gint32
draw_leader(Draw *draw, gint32 t)
{
    const TandemRotationPlan *plan = draw->rotation->plan;

    for (int tries = 0; tries < 30; tries++) {
        gint32 trust = draw->rotation->trainee[t].trust;
        if (plan->trusts > 1 && tandem_stream_chance(&draw->stream, 0.1))
            trust = tandem_stream_below(&draw->stream, plan->trusts);
        if (draw->sum[trust] == 0)
            continue;
        const gint32 l =
            (gint32)tandem_pick(&draw->stream, draw->appeal + trust * plan->n_leaders,
                                (gsize)plan->n_leaders, sizeof(gint32));
        if (draw->seen_by[l] == t)
            continue;
        draw->seen_by[l] = t;
        return l;
    }
    return TANDEM_NONE;
}

static void
state(TandemRandomRotation *rotation, const char *from, gint32 from_index,
      const char *to, gint32 to_index, gint32 rank, const char *stance)
{
    const TandemRandomPreference row = { from, to, from_index, to_index, rank, stance };

    g_array_append_val(rotation->preferences, row);
}

/* Those whom a trainee would name and the rules exclude come early in the list. */
static void
list_excluded(Draw *draw, gint32 t, gint32 *rank)
{
    TandemRandomRotation *rotation = draw->rotation;
    const TandemRandomTrainee *trainee = &rotation->trainee[t];
    const gint32 known[] = { trainee->supervisor[TANDEM_EDUCATIONAL_SUPERVISOR],
                             trainee->supervisor[TANDEM_CLINICAL_SUPERVISOR],
                             trainee->earlier[0] };

    for (gsize i = 0; i < G_N_ELEMENTS(known); i++) {
        const gint32 l = known[i];
        if (!tandem_stream_chance(&draw->stream, 0.25) || l == TANDEM_NONE ||
            draw->seen_by[l] == t || !rotation->leader[l].is_buddy)
            continue;
        draw->seen_by[l] = t;
        state(rotation, trainee->id, t, rotation->leader[l].id, l, ++*rank, "want");
    }
}

static const char *
wild_card(Draw *draw, gint32 t)
{
    static const char *const role_categories[] = { "role_category:executive_director",
                                                   "role_category:clinical_director",
                                                   "role_category:qi_lead",
                                                   "role_category:medical_education" };
    const TandemRandomRotation *rotation = draw->rotation;

    if (tandem_stream_chance(&draw->stream, 0.6))
        return role_categories[tandem_stream_below(&draw->stream,
                                                   G_N_ELEMENTS(role_categories))];
    g_autofree gchar *text = g_strdup_printf(
        "trust:%s", tandem_random_trusts[rotation->trainee[t].trust].code);
    return g_string_chunk_insert_const(rotation->texts, text);
}

static void
list_of_trainee(Draw *draw, gint32 t)
{
    TandemRandomRotation *rotation = draw->rotation;
    TandemStream *stream = &draw->stream;
    const char *from = rotation->trainee[t].id;
    const gint32 length = 3 + tandem_stream_below(stream, 6);
    gint32 rank = 0, l;

    list_excluded(draw, t, &rank);
    for (gint32 i = 0; i < length && (l = draw_leader(draw, t)) != TANDEM_NONE; i++) {
        if (rank == 0 || !tandem_stream_chance(stream, 0.15))
            rank++;
        state(rotation, from, t, rotation->leader[l].id, l, rank,
              rank <= 2                           ? "want"
              : tandem_stream_chance(stream, 0.5) ? "accept"
                                                  : "");
    }
    if (tandem_stream_chance(stream, 0.15))
        state(rotation, from, t, wild_card(draw, t), TANDEM_NONE, ++rank, "accept");
    if (tandem_stream_chance(stream, 0.12) && (l = draw_leader(draw, t)) != TANDEM_NONE)
        state(rotation, from, t, rotation->leader[l].id, l, 0, "neutral");
    if (tandem_stream_chance(stream, 0.06) && (l = draw_leader(draw, t)) != TANDEM_NONE)
        state(rotation, from, t, rotation->leader[l].id, l, 0, "refuse");
}

/* @by[i], i < n: trainees who list @l, in random order. */
static void
list_of_leader(Draw *draw, gint32 l, const gint32 *by, gsize n)
{
    TandemRandomRotation *rotation = draw->rotation;
    TandemStream *stream = &draw->stream;
    const char *from = rotation->leader[l].id;
    const gsize drawn = 2 + (gsize)tandem_stream_below(stream, 6);
    const gsize length = MIN(n, drawn);
    gint32 rank = 0;
    gsize i = 0;

    for (; i < length; i++) {
        if (rank == 0 || !tandem_stream_chance(stream, 0.3))
            rank++;
        state(rotation, from, l, rotation->trainee[by[i]].id, by[i], rank, "");
    }
    if (i < n && tandem_stream_chance(stream, 0.15)) {
        state(rotation, from, l, rotation->trainee[by[i]].id, by[i], 0, "refuse");
        i++;
    }
    if (i < n && tandem_stream_chance(stream, 0.3))
        state(rotation, from, l, rotation->trainee[by[i]].id, by[i], 0, "accept");
}

/* Rows of trainees about leaders, by leader: first[l] to first[l + 1] - 1. */
static void
sort_by_leader(const TandemRandomRotation *rotation, gsize *first, gint32 *by)
{
    const TandemRandomPreference *row = (gpointer)rotation->preferences->data;
    const gsize n = rotation->n_trainee_preferences;

    for (gsize i = 0; i < n; i++)
        if (row[i].to_index != TANDEM_NONE)
            first[row[i].to_index + 2]++;
    for (gint32 l = 0; l < rotation->plan->n_leaders; l++)
        first[l + 2] += first[l + 1];
    for (gsize i = 0; i < n; i++)
        if (row[i].to_index != TANDEM_NONE)
            by[first[row[i].to_index + 1]++] = row[i].from_index;
}

void
tandem_random_preferences(TandemRandomRotation *rotation)
{
    const TandemRotationPlan *plan = rotation->plan;
    g_auto(Draw) draw = { 0 };

    draw_init(&draw, rotation);
    for (gint32 t = 0; t < plan->n_trainees; t++)
        if (rotation->trainee[t].is_keen &&
            tandem_stream_chance(&draw.stream, plan->listing))
            list_of_trainee(&draw, t);
    rotation->n_trainee_preferences = rotation->preferences->len;

    g_autofree gsize *first = g_new0(gsize, (gsize)plan->n_leaders + 2);
    g_autofree gint32 *by = g_new(gint32, rotation->n_trainee_preferences + 1);
    sort_by_leader(rotation, first, by);
    for (gint32 l = 0; l < plan->n_leaders; l++) {
        const gsize n = first[l + 1] - first[l];
        if (!tandem_stream_chance(&draw.stream, 0.5))
            continue;
        tandem_stream_shuffle(&draw.stream, by + first[l], n, sizeof by[0]);
        list_of_leader(&draw, l, by + first[l], n);
    }
}
