/* SPDX-License-Identifier: MIT */
/* The search for the largest stable matching of one component, from its bound.
 *
 * A cover (largest_cover.c) proves a bound B, and says of any matching by how much it
 * falls short of B: one for each trainee of the cover not placed, for each place of the
 * cover's opportunities and leaders not taken, and for each pair that is met by the
 * cover twice. Each of these is a wish. All wishes are assumed together, and a search
 * (clauses.c) either finds a stable matching that grants them or some that no stable
 * matching grants together, a core: then B is too high by one. Of a core's wishes all
 * but one may be granted, so "no more than one of them fails" is a wish in their place,
 * and so on (largest_wishes.c): Fu, Z. and Malik, S. (2006). On solving the partial
 * MAX-SAT problem. SAT 2006, LNCS 4121, 252-265. Cores that share no wish are all found
 * before new wishes are made, and each matching found on the way is an answer. When the
 * best answer's size is the bound, it is proven. For the smallest the wishes are that
 * nobody is placed.
 */
#include "largest_search_private.h"

#include <string.h>

#include "deferred_acceptance_private.h"
#include "largest_flow_private.h"
#include "largest_model_private.h"
#include "largest_wishes_private.h"

enum {
    VISITS = 10000,    /* clauses looked at for each step that the limit counts */
    TRIES = 200,       /* conflicts to leave one wish out of a core */
    LONGEST_CORE = 400 /* in which that is tried */
};

typedef struct {
    const TandemLargest *problem;
    TandemClauses clauses;
    TandemLargestModel model;
    TandemLargestFlow flow;
    TandemLargestPart *found;
    gboolean is_smallest;
    TandemLimit *limit;
    guint64 n_steps;     /* counted by the limit */
    gsize *model_held;   /* [n_trainees] scratch */
    gint32 base;         /* size when no wish fails */
    gint32 n_failing;    /* proven */
    TandemWishes wishes; /* assumed */
    TandemLiteral *core;
    gsize core_room;
} Search;

static void
search_clear(Search *s)
{
    tandem_clauses_clear(&s->clauses);
    tandem_wishes_clear(&s->wishes);
    g_free(s->core);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Search, search_clear)

static void
wish_for_seats(Search *s, gint32 owner)
{
    const gsize *const start = s->model.seat_start;

    for (gsize i = start[owner]; i < start[owner + 1]; i++)
        tandem_wishes_add(&s->wishes, s->model.seat[i]);
}

/* What a matching that is as large as the cover proves would do. */
static void
wish_for_largest(Search *s, const TandemLargestCover *cover)
{
    const TandemLargest *const p = s->problem;

    s->base = cover->size;
    for (gint32 t = 0; t < p->n_trainees; t++)
        if (cover->trainee[t])
            tandem_wishes_add(&s->wishes, s->model.placed[t]);
    for (gint32 o = 0; o < p->n_opportunities; o++)
        if (cover->opportunity[o])
            wish_for_seats(s, o);
    for (gint32 l = 0; l < p->n_leaders; l++)
        if (cover->leader[l])
            wish_for_seats(s, p->n_opportunities + l);
    for (gsize k = 0; k < p->start[p->n_trainees]; k++) {
        const gint32 o = p->opportunity[k], l = p->leader[o];
        if (cover->trainee[p->trainee[k]] &&
            (cover->opportunity[o] || (l != TANDEM_NONE && cover->leader[l])))
            tandem_wishes_add(&s->wishes, tandem_not(s->model.held[k]));
    }
}

static gint32
bound_of(const Search *s)
{
    return s->is_smallest ? s->base + s->n_failing : s->base - s->n_failing;
}

/* The bound may be no better than what was known. */
static void
tell_bound(Search *s)
{
    gint32 *const bound = &s->found->bound;

    *bound = s->is_smallest ? MAX(*bound, bound_of(s)) : MIN(*bound, bound_of(s));
}

static gboolean
go_on(guint n_conflicts, gpointer data)
{
    Search *const s = data;
    const guint64 steps = s->clauses.n_visits / VISITS - s->n_steps;

    (void)n_conflicts;
    s->n_steps += steps;
    return tandem_limit_go_on(s->limit, steps, s->found->best, s->found->bound);
}

/* While a core is made smaller, long searches are not worth it. */
static gboolean
go_on_briefly(guint n_conflicts, gpointer data)
{
    return go_on(n_conflicts, data) && n_conflicts > 0;
}

static gboolean
is_proven(const Search *s)
{
    return s->found->best == s->found->bound;
}

static void
take_answer(Search *s)
{
    const gint32 size = tandem_largest_model_read(&s->model, s->model_held);
    const gboolean is_better =
        s->is_smallest ? size < s->found->best : size > s->found->best;

    if (!is_better)
        return;
    memcpy(s->found->held, s->model_held,
           (gsize)s->problem->n_trainees * sizeof *s->model_held);
    s->found->best = size;
}

/* Makes core[] smaller, wish by wish. Returns how many are left. */
static gsize
shrink(Search *s, gsize n)
{
    TandemClauses *const c = &s->clauses;

    for (gsize i = n; i-- > 0 && n > 1 && n <= LONGEST_CORE && go_on(0, s);) {
        const TandemLiteral left_out = s->core[i];
        s->core[i] = s->core[n - 1];
        const TandemClausesEnd end =
            tandem_clauses_search(c, s->core, n - 1, TRIES, go_on_briefly, s);
        if (end == TANDEM_CLAUSES_FAILED) {
            n = c->n_clause;
            memcpy(s->core, c->clause, n * sizeof *s->core);
            i = MIN(i, n);
            continue;
        }
        if (end == TANDEM_CLAUSES_SATISFIED)
            take_answer(s);
        s->core[i] = left_out;
    }
    return n;
}

/* One of the wishes that the search found to fail together does fail. */
static void
take_core(Search *s)
{
    TandemClauses *const c = &s->clauses;
    gsize n = c->n_clause;

    if (!tandem_clauses_grow(c, &s->core, &s->core_room, n, sizeof *s->core))
        return;
    memcpy(s->core, c->clause, n * sizeof *s->core);
    n = shrink(s, n);
    tandem_wishes_take_core(&s->wishes, s->core, n);
    for (gsize i = 0; i < n; i++)
        s->core[i] = tandem_not(s->core[i]);
    tandem_clauses_add(c, s->core, n);
    s->n_failing++;
    tell_bound(s);
}

/* Finds cores, and answers, until the bound is met. */
static TandemRunEnd
find_cores(Search *s)
{
    TandemClauses *const c = &s->clauses;

    while (!is_proven(s)) {
        if (!tandem_wishes_list(&s->wishes))
            return TANDEM_RUN_NO_MEMORY;
        switch (tandem_clauses_search(c, s->wishes.literal, s->wishes.n,
                                      G_MAXUINT64 / 2, go_on, s)) {
        case TANDEM_CLAUSES_SATISFIED:
            take_answer(s);
            if (!tandem_wishes_renew(&s->wishes))
                g_assert(is_proven(s) || c->is_refused);
            break;
        case TANDEM_CLAUSES_FAILED:
            g_assert(c->n_clause > 0); /* there is a stable matching */
            take_core(s);
            break;
        case TANDEM_CLAUSES_STOPPED:
            return TANDEM_RUN_STOPPED;
        case TANDEM_CLAUSES_REFUSED:
            return TANDEM_RUN_NO_MEMORY;
        }
        if (s->limit->reached != TANDEM_LIMIT_NONE)
            return TANDEM_RUN_STOPPED;
    }
    return c->is_refused ? TANDEM_RUN_NO_MEMORY : TANDEM_RUN_ENDED;
}

/* The search begins at the answer known: all variables get the values that it gives
 * them. */
static TandemRunEnd
begin_at_answer(Search *s)
{
    const TandemLargest *const p = s->problem;

    s->wishes.n = 0;
    for (gsize k = 0; k < p->start[p->n_trainees]; k++) {
        const gboolean is_held = s->found->held[p->trainee[k]] == k;
        tandem_wishes_add(&s->wishes,
                          is_held ? s->model.held[k] : tandem_not(s->model.held[k]));
    }
    if (!tandem_wishes_list(&s->wishes))
        return TANDEM_RUN_NO_MEMORY;
    switch (tandem_clauses_search(&s->clauses, s->wishes.literal, s->wishes.n,
                                  G_MAXUINT64 / 2, go_on, s)) {
    case TANDEM_CLAUSES_REFUSED:
        return TANDEM_RUN_NO_MEMORY;
    case TANDEM_CLAUSES_STOPPED:
        return TANDEM_RUN_STOPPED;
    case TANDEM_CLAUSES_FAILED:
        g_assert_not_reached(); /* it is stable */
    case TANDEM_CLAUSES_SATISFIED:
        break;
    }
    s->wishes.n = 0;
    return TANDEM_RUN_ENDED;
}

/* What each wish is for, and the bound where all are granted. */
static gboolean
make_wishes(Search *s, TandemWorkspace *workspace)
{
    TandemLargestCover cover;

    if (s->is_smallest) {
        s->base = 0;
        for (gint32 t = 0; t < s->problem->n_trainees; t++)
            tandem_wishes_add(&s->wishes, tandem_not(s->model.placed[t]));
        return TRUE;
    }
    memcpy(s->model_held, s->found->held,
           (gsize)s->problem->n_trainees * sizeof *s->model_held);
    if (!tandem_largest_cover(s->problem, s->model_held, &cover, workspace))
        return FALSE;
    wish_for_largest(s, &cover);
    return TRUE;
}

gboolean
tandem_largest_search(const TandemLargest *part, gboolean is_smallest,
                      TandemLargestPart *found, TandemLimit *limit,
                      TandemWorkspace *workspace)
{
    g_auto(Search) s = {
        .problem = part, .found = found, .is_smallest = is_smallest, .limit = limit
    };

    tandem_clauses_init(&s.clauses);
    s.wishes.clauses = &s.clauses;
    s.model_held = tandem_take(workspace, gsize, part->n_trainees);
    if (s.model_held == NULL)
        return FALSE;
    if (!tandem_largest_model_init(&s.model, part, &s.clauses, limit, workspace))
        return limit->reached != TANDEM_LIMIT_NONE && !s.clauses.is_refused;
    if (!tandem_largest_flow_init(&s.flow, &s.model, workspace))
        return FALSE;
    TandemRunEnd end = begin_at_answer(&s);
    if (end == TANDEM_RUN_ENDED) {
        if (!make_wishes(&s, workspace) || s.clauses.is_refused)
            return FALSE;
        tell_bound(&s);
        end = find_cores(&s);
    }
    return end != TANDEM_RUN_NO_MEMORY;
}
