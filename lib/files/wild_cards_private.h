/* SPDX-License-Identifier: MIT */
#pragma once

#include "reading_private.h"

/* What a wild-card could stand for in this rotation. */
typedef struct {
    TandemReading *reading;
    guint role_categories; /* those of some leader, as bits */
    GHashTable *trusts;    /* those of some leader or opportunity */
    GHashTable *series;    /* those of some opportunity */
} TandemWildCards;

void tandem_wild_cards_init(TandemWildCards *cards, TandemReading *reading);
void tandem_wild_cards_clear(TandemWildCards *cards);

/* Whether the text begins as a wild-card does, in any case. */
gboolean tandem_is_wild_card(const char *text);

/* Reads the wild-card of @column into @row's to_type, to and to_text. One that names
 * nothing known is told, and FALSE; one that stands for nobody is warned of. */
gboolean tandem_wild_card_take(const TandemWildCards *cards, TandemSheet *sheet,
                               gsize column, TandemPreferenceRow *row);
