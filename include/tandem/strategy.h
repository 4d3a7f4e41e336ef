/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/options.h>
#include <tandem/shares.h>
#include <tandem/workspace.h>

G_BEGIN_DECLS

/* What a parameter holds. An enum is set as text and takes one of its values. Trainees
 * are set by number, or as text: one of the values, or ids split by commas or spaces,
 * which tandem_strategy_find_trainees() turns into numbers. */
typedef enum {
    TANDEM_PARAMETER_ENUM = 0,
    TANDEM_PARAMETER_INT = 1,
    TANDEM_PARAMETER_DOUBLE = 2,
    TANDEM_PARAMETER_TEXT = 3,
    TANDEM_PARAMETER_MATCHING = 4,
    TANDEM_PARAMETER_TRAINEES = 5,
} TandemParameterType;

/**
 * TandemParameter:
 * @name: as on the command line and in policy.ini
 * @type: what it holds
 * @values: enum and trainees: the values, the first of them the default, ended by
 *   %NULL; otherwise the default as text alone, or %NULL where there is none
 * @minimum: int and double: the least value
 * @maximum: int and double: the largest
 * @text: one line that says what it does
 */
typedef struct {
    const char *name;
    TandemParameterType type;
    const char *const *values;
    gdouble minimum;
    gdouble maximum;
    const char *text;
} TandemParameter;

/* What a strategy promises of each answer, on any market it accepts. */
typedef enum {
    TANDEM_GUARANTEE_WEAKLY_STABLE = 1 << 0, /* no weak blocking pair */
    TANDEM_GUARANTEE_TRAINEE_OPTIMAL = 1
                                       << 1,  /* with strict lists, or ties as broken */
    TANDEM_GUARANTEE_LEADER_OPTIMAL = 1 << 2, /* likewise */
    TANDEM_GUARANTEE_STRATEGY_PROOF = 1 << 3, /* no trainee gains by misreporting */
    TANDEM_GUARANTEE_PARETO = 1 << 4,         /* Pareto optimal for trainees */
    TANDEM_GUARANTEE_LARGEST = 1 << 5,        /* no matching is larger */
    TANDEM_GUARANTEE_STRONGLY_STABLE = 1 << 6, /* no strong blocking pair */
    TANDEM_GUARANTEE_SUPER_STABLE = 1 << 7,    /* no super blocking pair */
    TANDEM_GUARANTEE_LARGEST_STABLE = 1 << 8,  /* no weakly stable one is larger */
    /* no stable matching is better for a trainee and worse for none */
    TANDEM_GUARANTEE_UNDOMINATED = 1 << 9,
    TANDEM_GUARANTEE_POPULAR = 1 << 10, /* no other wins a vote of both sides */
    TANDEM_GUARANTEE_TRAINEES_POPULAR = 1 << 11, /* no other wins one of trainees */
} TandemGuarantee;

/* What chance a strategy draws: whether a reader must work out lottery keys. */
typedef enum {
    TANDEM_LOTTERY_NEVER = 0,
    TANDEM_LOTTERY_FOR_TIES = 1,
    TANDEM_LOTTERY_ALWAYS = 2,
} TandemLottery;

typedef struct _TandemStrategy TandemStrategy;

/* A trainee who exists and has no part in the market at hand. */
#define TANDEM_ELSEWHERE (-2)

/**
 * TandemFindTrainee:
 * @id: an id as somebody wrote it
 * @data: what was given with the function
 *
 * Returns: the trainee's number in the market, %TANDEM_ELSEWHERE, or %TANDEM_NONE where
 *   there is no such trainee
 */
typedef gint32 (*TandemFindTrainee)(const char *id, gpointer data);

/**
 * TandemSolver:
 * @strategy: the row it was called through
 * @market: has no feature that the row does not accept
 * @options: (nullable): checked against the row
 * @workspace: scratch memory, empty
 *
 * Returns: (transfer full): the matching, or %NULL with @error set
 */
typedef TandemMatching *(*TandemSolver)(const TandemStrategy *strategy,
                                        TandemMarket *market,
                                        const TandemOptions *options,
                                        TandemWorkspace *workspace, GError **error);

/* What a strategy gives: one matching, many, one after another, or parts of places. */
typedef enum {
    TANDEM_GIVES_MATCHING = 0,
    TANDEM_GIVES_SEQUENCE = 1, /* by tandem_enumerate() */
    TANDEM_GIVES_SHARES = 2,   /* by tandem_shares() */
} TandemGives;

/**
 * TandemBegin:
 * @workspace: scratch memory that lives until the sequence ends
 *
 * The other arguments are as for #TandemSolver.
 *
 * Returns: (transfer none): the state of a sequence, in @workspace, or %NULL with
 *   @error set
 */
typedef gpointer (*TandemBegin)(const TandemStrategy *strategy, TandemMarket *market,
                                const TandemOptions *options,
                                TandemWorkspace *workspace, GError **error);

/**
 * TandemNext:
 * @state: what #TandemBegin gave
 *
 * Returns: (transfer full): the next matching; %NULL where there is none, or with
 *   @error set
 */
typedef TandemMatching *(*TandemNext)(gpointer state, GError **error);

/**
 * TandemSharer:
 *
 * The arguments are as for #TandemSolver.
 *
 * Returns: (transfer full): the shares, or %NULL with @error set
 */
typedef TandemShares *(*TandemSharer)(const TandemStrategy *strategy,
                                      TandemMarket *market,
                                      const TandemOptions *options,
                                      TandemWorkspace *workspace, GError **error);

/**
 * TandemStrategy:
 * @name: as on the command line
 * @room: the folder of lib/ it lives in
 * @text: one line that says what it does
 * @reference: where it comes from: authors, year, title
 * @accepts: the #TandemFeature flags it accepts
 * @ignores: those of @accepts that it does not use, which is told
 * @guarantees: the default parameters' #TandemGuarantee flags
 * @lottery: what chance it draws
 * @parameters: shape [n_parameters]
 * @solve: the one function; %NULL of one that gives anything but a matching
 */
struct _TandemStrategy {
    const char *name;
    const char *room;
    const char *text;
    const char *reference;
    guint accepts;
    guint ignores;
    guint guarantees;
    TandemLottery lottery;
    const TandemParameter *parameters;
    gsize n_parameters;
    TandemSolver solve;
    /* The guarantees under @options where parameters change them; NULL: always
     * @guarantees. */
    guint (*guarantees_with)(const TandemStrategy *strategy,
                             const TandemOptions *options);
    /* The outside solver that makes the answers under @options, or NULL; and NULL where
     * none ever does. What it answers is judged before it is returned. */
    const char *(*outside)(const TandemStrategy *strategy,
                           const TandemOptions *options);
    TandemGives gives;
    TandemBegin begin; /* of one that gives a sequence, as is next */
    TandemNext next;
    TandemSharer share; /* of one that gives shares */
    gpointer reserved[1];
};

TANDEM_API const char *tandem_strategy_get_enum(const TandemStrategy *strategy,
                                                const TandemOptions *options,
                                                const char *name);
TANDEM_API gint64 tandem_strategy_get_int(const TandemStrategy *strategy,
                                          const TandemOptions *options,
                                          const char *name);
TANDEM_API gdouble tandem_strategy_get_double(const TandemStrategy *strategy,
                                              const TandemOptions *options,
                                              const char *name);
TANDEM_API guint tandem_strategy_get_guarantees(const TandemStrategy *strategy,
                                                const TandemOptions *options);
TANDEM_API gboolean tandem_strategy_check_options(const TandemStrategy *strategy,
                                                  const TandemOptions *options,
                                                  GError **error);
TANDEM_API gboolean tandem_strategy_set_option(const TandemStrategy *strategy,
                                               TandemOptions *options, const char *name,
                                               const char *text, GError **error);
TANDEM_API const char *tandem_strategy_get_trainees(const TandemStrategy *strategy,
                                                    const TandemOptions *options,
                                                    const char *name,
                                                    const gint32 **trainees,
                                                    gsize *n_trainees);
TANDEM_API gboolean tandem_strategy_find_trainees(const TandemStrategy *strategy,
                                                  TandemOptions *options,
                                                  TandemFindTrainee find, gpointer data,
                                                  GError **error);
TANDEM_API const char *tandem_feature_get_name(TandemFeature feature);
TANDEM_API const char *tandem_guarantee_get_name(TandemGuarantee guarantee);

G_END_DECLS
