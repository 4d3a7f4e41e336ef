/* SPDX-License-Identifier: MIT */
/* What `exact` is asked for: the list of objectives, the sense of stability, and
 * whether both mean something in the market at hand. A word that means nothing there is
 * refused, never left out.
 */
#include "exact_words_private.h"

#include <string.h>

static const char *const names[TANDEM_EXACT_N_WORDS] = {
    [TANDEM_EXACT_CARDINALITY] = "cardinality",
    [TANDEM_EXACT_PRIORITY] = "priority",
    [TANDEM_EXACT_RANK] = "rank",
    [TANDEM_EXACT_WEIGHT] = "weight",
    [TANDEM_EXACT_EGALITARIAN] = "egalitarian",
    [TANDEM_EXACT_REGRET] = "regret",
    [TANDEM_EXACT_LEXIMIN] = "leximin",
    [TANDEM_EXACT_BLOCKING] = "blocking",
    [TANDEM_EXACT_COVERAGE] = "coverage",
    [TANDEM_EXACT_CHANGES] = "changes",
};

gboolean
tandem_exact_wishes(const TandemExactWish *wish, TandemExactWord word)
{
    for (gsize i = 0; i < wish->n_words; i++)
        if (wish->word[i] == word)
            return TRUE;
    return FALSE;
}

/* The word of @length bytes at @text into @wish. */
static gboolean
add_word(TandemExactWish *wish, const char *text, gsize length, GError **error)
{
    gsize word = 0;

    while (word < TANDEM_EXACT_N_WORDS &&
           (strlen(names[word]) != length || memcmp(names[word], text, length) != 0))
        word++;
    if (word == TANDEM_EXACT_N_WORDS) {
        g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_BAD_PARAMETER,
                    "parameter objective of exact has the word \"%.*s\"; it is a list "
                    "of cardinality, priority, rank, weight, egalitarian, regret, "
                    "leximin, blocking, coverage and changes, split by commas",
                    (int)MIN(length, 40), text);
        return FALSE;
    }
    if (tandem_exact_wishes(wish, (TandemExactWord)word)) {
        g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_BAD_PARAMETER,
                    "parameter objective of exact has %s twice", names[word]);
        return FALSE;
    }
    wish->word[wish->n_words++] = (TandemExactWord)word;
    return TRUE;
}

static gboolean
add_words(TandemExactWish *wish, const char *text, GError **error)
{
    for (const char *at = text;;) {
        at += strspn(at, " ");
        const gsize length = strcspn(at, ", ");
        if (!add_word(wish, at, length, error))
            return FALSE;
        at += length;
        at += strspn(at, " ");
        if (*at == '\0')
            return TRUE;
        at += *at == ',';
    }
}

static gboolean
refuse(const char *what, guint features, GError **error)
{
    guint bit = 1;

    while ((features & bit) == 0)
        bit <<= 1;
    g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_REFUSED_FEATURE,
                "exact does not take %s in a market with %s", what,
                tandem_feature_get_name((TandemFeature)bit));
    return FALSE;
}

/* Pairs are what blocks, and by the rules of docs/judge.md without groups. */
static gboolean
check_stability(const TandemExactWish *wish, const TandemMarket *market, GError **error)
{
    const guint refused =
        market->features &
        (TANDEM_FEATURE_CLOSURES | TANDEM_FEATURE_CLASHES | TANDEM_FEATURE_LINKS |
         TANDEM_FEATURE_GROUPS | TANDEM_FEATURE_LEADER_RANKS_OPPORTUNITIES);

    if (refused == 0)
        return TRUE;
    if (wish->stability != TANDEM_EXACT_ANY)
        return refuse("a stability other than none", refused, error);
    return !tandem_exact_wishes(wish, TANDEM_EXACT_BLOCKING) ||
           refuse("the objective blocking", refused, error);
}

/* What needs the leaders' ranks of trainees. */
static gboolean
check_ranks(const TandemExactWish *wish, const TandemMarket *market, GError **error)
{
    const guint none = market->features & TANDEM_FEATURE_LEADER_RANKS_OPPORTUNITIES;

    if (none == 0)
        return TRUE;
    if (tandem_exact_wishes(wish, TANDEM_EXACT_EGALITARIAN))
        return refuse("the objective egalitarian", none, error);
    return !tandem_exact_wishes(wish, TANDEM_EXACT_REGRET) ||
           refuse("the objective regret", none, error);
}

static TandemExactStability
read_stability(const TandemStrategy *strategy, const TandemOptions *options)
{
    static const struct {
        const char *name;
        TandemExactStability stability;
    } senses[] = {
        { "none", TANDEM_EXACT_ANY },
        { "weak", TANDEM_EXACT_WEAK },
        { "strong", TANDEM_EXACT_STRONG },
        { "super", TANDEM_EXACT_SUPER },
        { "fewest-blocking", TANDEM_EXACT_FEWEST },
    };
    const char *const stated = tandem_strategy_get_enum(strategy, options, "stability");
    gsize i = 0;

    while (!g_str_equal(senses[i].name, stated))
        i++;
    return senses[i].stability;
}

gboolean
tandem_exact_wish_read(TandemExactWish *wish, const TandemStrategy *strategy,
                       const TandemMarket *market, const TandemOptions *options,
                       GError **error)
{
    const TandemOption *const objective = tandem_options_find(options, "objective");
    const TandemOption *const from = tandem_options_find(options, "from");

    *wish = (TandemExactWish){ .stability = read_stability(strategy, options),
                               .from = from != NULL ? from->matching : NULL };
    if (!add_words(wish, objective != NULL ? objective->text : names[0], error))
        return FALSE;
    if (tandem_exact_wishes(wish, TANDEM_EXACT_CHANGES) && wish->from == NULL) {
        g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_BAD_PARAMETER,
                    "the objective changes of exact needs the parameter from");
        return FALSE;
    }
    return check_stability(wish, market, error) && check_ranks(wish, market, error);
}
