/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

/* A search for values of yes-or-no variables that satisfy clauses, each "one of these
 * literals is true". Its order is fixed by the order of the calls. */

/* 2 v says that variable v is true, 2 v + 1 that it is false. */
typedef guint32 TandemLiteral;

enum {
    TANDEM_TRUE = 0, /* the literals of variable 0, which is true */
    TANDEM_FALSE = 1,
    TANDEM_NO_CLAUSE = 0
};

static inline TandemLiteral
tandem_not(TandemLiteral literal)
{
    return literal ^ 1;
}

/* A clause that need be looked at when a literal becomes false. */
typedef struct {
    guint32 clause;      /* the highest bit: it has two literals */
    TandemLiteral other; /* one of its other literals: were it true, no need */
} TandemWatch;

typedef struct {
    TandemWatch *watch;
    guint32 n, room;
} TandemWatches;

typedef struct {
    gdouble activity; /* how much it had to do with the latest conflicts */
    gint32 level;     /* of the decision on which its value rests */
    guint32 reason;   /* the clause it follows from, or TANDEM_NO_CLAUSE */
    gint32 at;        /* in the heap, or -1 */
    guint8 phase;     /* its last value: 0 true, 1 false, as a literal's last bit */
    guint8 mark;      /* scratch of the analysis */
} TandemVariable;

/* Clauses lie one behind the other in words: a head, then the literals. */
enum {
    TANDEM_CLAUSE_SIZE,
    TANDEM_CLAUSE_GLUE,
    TANDEM_CLAUSE_MOVED,
    TANDEM_CLAUSE_HEAD
};

typedef struct _TandemClauses TandemClauses;

/* What clauses say badly: asked when nothing more follows from them. It looks at the
 * trail from n_checked on. Returns what tandem_clauses_explain() does of literals that
 * are all false and cannot be, or TANDEM_NO_CLAUSE. */
typedef guint32 (*TandemClausesCheck)(TandemClauses *clauses, gpointer data);

struct _TandemClauses {
    gboolean is_refused; /* memory was; nothing that follows means anything */
    gboolean is_false;   /* no values satisfy the clauses */
    gint32 n_variables;
    gsize room;               /* for variables, in the five arrays that follow */
    TandemVariable *variable; /* [n_variables] */
    gint8 *value;             /* [2 n_variables] of a literal: 1, -1, 0 unknown */
    TandemWatches *watches;   /* [2 n_variables] looked at when it becomes false */
    gint32 *heap;             /* [n_variables] those not decided, most active first */
    TandemLiteral *trail;     /* [n_variables] what is true, in order */
    gint32 n_heap, n_trail, n_propagated;
    gint32 *level_start; /* [n_levels] where on the trail */
    gsize level_room;
    gint32 n_levels;
    guint32 *word; /* the clauses */
    gsize n_words, word_room;

    gsize n_learned, next_reduction;
    gdouble step; /* what activity grows by */
    guint64 n_conflicts;
    guint64 n_visits;      /* clauses looked at */
    TandemLiteral *clause; /* [n_clause] the last one learned, or the last core */
    gsize n_clause, clause_room;
    TandemLiteral *pending; /* scratch of the analysis */
    gsize n_pending, pending_room;
    guint32 *stamp; /* [level + 1] scratch */
    gsize stamp_room;
    guint32 n_stamps;
    guint64 *order; /* scratch of a reduction */
    gsize order_room;
    TandemClausesCheck check; /* or NULL */
    gpointer check_data;
    gint32 n_checked; /* how much of the trail check has seen */
};

static inline gint32
tandem_variable_of(TandemLiteral literal)
{
    return (gint32)(literal >> 1);
}

/* Makes room for @n items. FALSE, and is_refused: memory was. */
gboolean tandem_clauses_grow(TandemClauses *clauses, gpointer array, gsize *room,
                             gsize n, gsize size);

void tandem_clauses_init(TandemClauses *clauses);
void tandem_clauses_clear(TandemClauses *clauses);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(TandemClauses, tandem_clauses_clear)

TandemLiteral tandem_clauses_new_variable(TandemClauses *clauses);

/* Only between searches. */
void tandem_clauses_add(TandemClauses *clauses, const TandemLiteral *literal, gsize n);
void tandem_clauses_add2(TandemClauses *clauses, TandemLiteral a, TandemLiteral b);
void tandem_clauses_add3(TandemClauses *clauses, TandemLiteral a, TandemLiteral b,
                         TandemLiteral c);

typedef enum {
    TANDEM_CLAUSES_SATISFIED, /* by the variables' phases */
    TANDEM_CLAUSES_FAILED,    /* clause[n_clause]: assumptions that cannot all hold */
    TANDEM_CLAUSES_STOPPED, /* after as many conflicts as were allowed, or by @go_on */
    TANDEM_CLAUSES_REFUSED  /* memory */
} TandemClausesEnd;

/* Asked at each conflict, and at times between: with 1 and 0; FALSE to stop. */
typedef gboolean (*TandemClausesGoOn)(guint n_conflicts, gpointer data);

TandemClausesEnd tandem_clauses_search(TandemClauses *clauses,
                                       const TandemLiteral *assumption, gsize n,
                                       guint64 most_conflicts, TandemClausesGoOn go_on,
                                       gpointer data);

static inline gboolean
tandem_clauses_is_true(const TandemClauses *clauses, TandemLiteral literal)
{
    return clauses->variable[literal >> 1].phase == (literal & 1);
}

/* The parts of the search, a file each. */
void tandem_clauses_set(TandemClauses *clauses, TandemLiteral literal, guint32 reason);
guint32 tandem_clauses_store(TandemClauses *clauses, const TandemLiteral *literal,
                             gsize n, guint32 glue);
/* Goes back to where one of @literal[n], all false, became so, and makes a clause of
 * them. They are put in another order, and two places at least are written to. */
guint32 tandem_clauses_explain(TandemClauses *clauses, TandemLiteral *literal, gsize n);
/* Returns the clause that all of the trail makes false, or TANDEM_NO_CLAUSE. */
guint32 tandem_clauses_propagate(TandemClauses *clauses);
void tandem_clauses_back_to(TandemClauses *clauses, gint32 level);
/* clause[]: what is learned of a clause that is false, the literal that becomes true
 * first. Returns its glue; @level: where to go back to. */
guint32 tandem_clauses_analyse(TandemClauses *clauses, guint32 conflict, gint32 *level);
/* clause[]: the assumptions that @conflict, or else the false @literal, rests on. */
void tandem_clauses_find_core(TandemClauses *clauses, guint32 conflict,
                              TandemLiteral literal);
void tandem_clauses_reduce(TandemClauses *clauses);
void tandem_clauses_watch(TandemClauses *clauses, guint32 at);
void tandem_heap_insert(TandemClauses *clauses, gint32 variable);
gint32 tandem_heap_pop(TandemClauses *clauses);
void tandem_clauses_bump(TandemClauses *clauses, gint32 variable);
