/* SPDX-License-Identifier: MIT */
/* The largest weakly stable matching of a part, proven, by clauses and cores.
 *
 * Morgado, A., Dodaro, C. and Marques-Silva, J. (2014). Core-guided MaxSAT with soft
 * cardinality constraints. CP 2014, LNCS 8656, 564-573. One asks for a stable matching
 * that places everybody. Where there is none, the search names a core: trainees who
 * cannot all be placed. One of them must stay out, so the bound falls by one, and one
 * asks again, for at most one of the core to stay out; if that fails, for at most two.
 * The first matching that is found then is the largest, for each core has cost its one.
 * For the smallest one asks for everybody to stay out.
 *
 * Before that, a matching no larger than the bound is known, and the search begins
 * with its values, so that what it finds is not far from it.
 */
#include "largest_clauses_private.h"

#include <string.h>

enum {
    TRIM = 3,      /* times that a core is asked for again, to make it smaller */
    VISITS = 10000 /* clauses looked at for each step that the limit counts */
};

/* What is asked for: a literal; where it is a count's, how to ask for less. */
typedef struct {
    TandemLiteral literal;
    gint32 core; /* of which count, or TANDEM_NONE: a trainee */
    gint32 at;   /* fewer than this many of the core may stay out */
} Wish;

/* of[j]: that j + 1 or more of the core's wishes are not met. */
typedef struct {
    TandemLiteral *of; /* [n] */
    gint32 n;
} Core;

typedef struct {
    TandemLargestClauses all;
    TandemLargestPart *found;
    TandemLimit *limit;
    gdouble best, bound;
    TandemWorkspace *workspace;
    gboolean is_smallest;
    Wish *wish; /* [n_trainees + cores] */
    gsize n_wishes;
    TandemLiteral *assumption; /* [n_trainees + cores] */
    Core *core;                /* [n_trainees] */
    gint32 n_cores;
    gint32 n_spared;     /* cores of any size */
    guint64 n_steps;     /* counted by the limit */
    TandemLiteral *last; /* the core at hand */
    gsize n_last;
} Search;

static gboolean
go_on(guint n_conflicts, gpointer data)
{
    Search *const s = data;
    const guint64 steps = s->all.clauses.n_visits / VISITS - s->n_steps;

    (void)n_conflicts;
    s->n_steps += steps;
    return tandem_limit_go_on(s->limit, steps, s->best, s->bound);
}

static gboolean
init(Search *s, const TandemLargest *part)
{
    const gsize n = (gsize)part->n_trainees;

    s->wish = tandem_take(s->workspace, Wish, 2 * n);
    s->assumption = tandem_take(s->workspace, TandemLiteral, 2 * n);
    s->last = tandem_take(s->workspace, TandemLiteral, 2 * n);
    s->core = tandem_take(s->workspace, Core, n);
    if (!s->wish || !s->assumption || !s->last || !s->core ||
        !tandem_largest_clauses_init(&s->all, part, s->limit, s->workspace))
        return FALSE;
    for (gint32 t = 0; t < part->n_trainees; t++) {
        const TandemLiteral placed = tandem_largest_clauses_placed(&s->all, t);
        s->wish[s->n_wishes++] =
            (Wish){ s->is_smallest ? tandem_not(placed) : placed, TANDEM_NONE, 0 };
    }
    return TRUE;
}

/* The search begins with the matching that is known. */
static void
suggest(Search *s)
{
    const TandemLargest *const p = s->all.part;
    TandemVariable *const variable = s->all.clauses.variable;

    for (gint32 t = 0; t < p->n_trainees; t++) {
        gboolean is_placed = FALSE;
        for (gsize k = p->start[t]; k < p->start[t + 1]; k++) {
            const gboolean is_held = s->found->held[t] == k;
            is_placed = is_placed || is_held;
            variable[s->all.held[k] >> 1].phase = !is_held;
            variable[s->all.upto[k] >> 1].phase = !is_placed;
        }
    }
}

static TandemClausesEnd
ask(Search *s, const TandemLiteral *assumption, gsize n)
{
    return tandem_clauses_search(&s->all.clauses, assumption, n, G_MAXINT64, go_on, s);
}

/* The core, asked for again in the order in which it failed, which often leaves some of
 * it out. */
static void
trim(Search *s)
{
    const TandemClauses *const c = &s->all.clauses;

    s->n_last = c->n_clause;
    memcpy(s->last, c->clause, s->n_last * sizeof *s->last);
    for (int i = 0; i < TRIM && s->n_last > 1; i++) {
        if (ask(s, s->last, s->n_last) != TANDEM_CLAUSES_FAILED ||
            c->n_clause >= s->n_last)
            return;
        s->n_last = c->n_clause;
        memcpy(s->last, c->clause, s->n_last * sizeof *s->last);
    }
}

/* Whether the literal was in the core at hand, which holds assumptions. */
static gboolean
is_in_core(const Search *s, TandemLiteral literal)
{
    for (gsize i = 0; i < s->n_last; i++)
        if (s->last[i] == literal)
            return TRUE;
    return FALSE;
}

/* The wishes of the core are no longer asked for; a count's is asked for with one more
 * to stay out. Fills @literal with what was not met of each. */
static gsize
take_wishes(Search *s, TandemLiteral *literal)
{
    gsize n = 0, n_kept = 0;

    for (gsize i = 0; i < s->n_wishes; i++) {
        Wish wish = s->wish[i];
        if (!is_in_core(s, wish.literal)) {
            s->wish[n_kept++] = wish;
            continue;
        }
        literal[n++] = tandem_not(wish.literal);
        if (wish.core == TANDEM_NONE || wish.at + 1 >= s->core[wish.core].n)
            continue;
        wish.at++;
        wish.literal = tandem_not(s->core[wish.core].of[wish.at]);
        s->wish[n_kept++] = wish;
    }
    s->n_wishes = n_kept;
    return n;
}

/* of[j] follows from any j + 1 of @literal[n]; the other way round is of no use. */
static gboolean
count_core(Search *s, const TandemLiteral *literal, gsize n, Core *core)
{
    TandemClauses *const c = &s->all.clauses;

    core->n = (gint32)n;
    core->of = tandem_take(s->workspace, TandemLiteral, n);
    if (core->of == NULL)
        return FALSE;
    for (gsize i = 0; i < n; i++) {
        core->of[i] = TANDEM_FALSE;
        for (gsize j = i + 1; j-- > 0;) {
            const TandemLiteral fewer = j > 0 ? core->of[j - 1] : TANDEM_TRUE;
            const TandemLiteral reached = tandem_clauses_new_variable(c);
            tandem_clauses_add2(c, tandem_not(core->of[j]), reached);
            tandem_clauses_add3(c, tandem_not(literal[i]), tandem_not(fewer), reached);
            core->of[j] = reached;
        }
    }
    return !c->is_refused;
}

/* Each core so far has cost one of those that were asked for at first. A bound that was
 * known before may be better for a while. */
static void
tighten(Search *s)
{
    TandemLargestPart *const found = s->found;
    const gint32 before = found->bound;

    s->n_spared++;
    if (s->is_smallest)
        found->bound = MAX(before, s->n_spared);
    else
        found->bound = MIN(before, s->all.part->n_trainees - s->n_spared);
    s->bound += found->bound - before;
}

/* One of the core must go without; no more than one of them, it is asked from now on.
 */
static gboolean
relax(Search *s)
{
    TandemLiteral *const literal = tandem_take(s->workspace, TandemLiteral, s->n_last);

    trim(s);
    if (literal == NULL)
        return FALSE;
    const gsize n = take_wishes(s, literal);
    g_assert(n > 0); /* there is a stable matching */
    tighten(s);
    if (n == 1) {
        tandem_clauses_add(&s->all.clauses, literal, 1);
        return !s->all.clauses.is_refused;
    }
    Core *const core = &s->core[s->n_cores];
    if (!count_core(s, literal, n, core))
        return FALSE;
    s->wish[s->n_wishes++] = (Wish){ tandem_not(core->of[1]), s->n_cores++, 1 };
    return TRUE;
}

static void
read_model(Search *s)
{
    const TandemLargest *const p = s->all.part;

    s->found->best = 0;
    for (gint32 t = 0; t < p->n_trainees; t++) {
        s->found->held[t] = G_MAXSIZE;
        for (gsize k = p->start[t]; k < p->start[t + 1]; k++)
            if (tandem_clauses_is_true(&s->all.clauses, s->all.held[k]))
                s->found->held[t] = k;
        s->found->best += s->found->held[t] != G_MAXSIZE;
    }
}

/* FALSE: memory was refused. */
static gboolean
search(Search *s)
{
    suggest(s);
    while (s->found->best != s->found->bound) {
        for (gsize i = 0; i < s->n_wishes; i++)
            s->assumption[i] = s->wish[i].literal;
        switch (ask(s, s->assumption, s->n_wishes)) {
        case TANDEM_CLAUSES_SATISFIED:
            read_model(s);
            g_assert(s->is_smallest
                         ? s->found->best == s->n_spared
                         : s->found->best == s->all.part->n_trainees - s->n_spared);
            s->found->bound = s->found->best;
            return TRUE;
        case TANDEM_CLAUSES_FAILED:
            s->n_last = s->all.clauses.n_clause;
            if (!relax(s))
                return FALSE;
            break;
        case TANDEM_CLAUSES_STOPPED:
            return TRUE;
        case TANDEM_CLAUSES_REFUSED:
            return FALSE;
        }
    }
    return TRUE;
}

gboolean
tandem_largest_search(const TandemLargest *part, gboolean is_smallest,
                      TandemLargestPart *found, TandemLimit *limit, gdouble best,
                      gdouble bound, TandemWorkspace *workspace)
{
    Search s = { .found = found,
                 .limit = limit,
                 .best = best,
                 .bound = bound,
                 .workspace = workspace,
                 .is_smallest = is_smallest };

    tandem_clauses_init(&s.all.clauses);
    const gboolean is_done =
        init(&s, part) ? search(&s) : limit->reached != TANDEM_LIMIT_NONE;
    tandem_clauses_clear(&s.all.clauses);
    return is_done;
}
