/* SPDX-License-Identifier: MIT */
#pragma once

#include "../market/market_private.h"
#include "../market/options_private.h"

/* What may be wished for; docs/exact.md defines each. */
typedef enum {
    TANDEM_EXACT_CARDINALITY,
    TANDEM_EXACT_PRIORITY,
    TANDEM_EXACT_RANK,
    TANDEM_EXACT_WEIGHT,
    TANDEM_EXACT_EGALITARIAN,
    TANDEM_EXACT_REGRET,
    TANDEM_EXACT_LEXIMIN,
    TANDEM_EXACT_BLOCKING,
    TANDEM_EXACT_COVERAGE,
    TANDEM_EXACT_CHANGES,
    TANDEM_EXACT_N_WORDS,
} TandemExactWord;

typedef enum {
    TANDEM_EXACT_ANY, /* stable or not */
    TANDEM_EXACT_WEAK,
    TANDEM_EXACT_STRONG,
    TANDEM_EXACT_SUPER,
    TANDEM_EXACT_FEWEST, /* as few pairs block in the weak sense as can be */
} TandemExactStability;

/* What is asked for, as the options say it. */
typedef struct {
    gsize n_words;
    TandemExactWord word[TANDEM_EXACT_N_WORDS + 1]; /* the first counts most */
    TandemExactStability stability;
    const TandemMatching *from; /* or NULL */
} TandemExactWish;

/* FALSE with @error set to TANDEM_ERROR_BAD_PARAMETER, or to
 * TANDEM_ERROR_REFUSED_FEATURE where a word or a sense means nothing in @market. */
gboolean tandem_exact_wish_read(TandemExactWish *wish, const TandemStrategy *strategy,
                                const TandemMarket *market,
                                const TandemOptions *options, GError **error);

/* Whether @word is among those wished for. */
gboolean tandem_exact_wishes(const TandemExactWish *wish, TandemExactWord word);
