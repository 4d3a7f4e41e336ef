/* SPDX-License-Identifier: MIT */
/* The nearest name to a mistyped word.
 *
 * Damerau, F. J. (1964). A technique for computer detection and correction of spelling
 * errors. Communications of the ACM 7(3), 171-176: one step inserts, drops or changes a
 * character or swaps two neighbours. Computed by the recurrence of Wagner, R. A. and
 * Fischer, M. J. (1974). The string-to-string correction problem. Journal of the ACM
 * 21(1), 168-173, each character being edited once. ASCII case does not count. A change
 * costs a trifle more the further apart the two characters are, so that FY3 is nearer
 * to FY2 than to FY1; the trifles of a whole word stay below one step. */
#include "suggest_private.h"

#include <string.h>

enum { LONGEST = 48, STEP = 1 << 16 };

static guint
cost_of_change(char a, char b)
{
    return a == b ? 0 : (guint)(STEP + ABS((guchar)a - (guchar)b));
}

/* The cost of turning @a into @b; both in lower case and at most LONGEST long. */
static guint
distance(const char *a, gsize n_a, const char *b, gsize n_b)
{
    guint cost[LONGEST + 1][LONGEST + 1];

    for (gsize i = 0; i <= n_a; i++) {
        for (gsize j = 0; j <= n_b; j++) {
            if (i == 0 || j == 0) {
                cost[i][j] = (guint)(i + j) * STEP;
                continue;
            }
            const guint insert_or_drop = MIN(cost[i - 1][j], cost[i][j - 1]) + STEP;
            const guint change =
                cost[i - 1][j - 1] + cost_of_change(a[i - 1], b[j - 1]);
            cost[i][j] = MIN(insert_or_drop, change);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                cost[i][j] = MIN(cost[i][j], cost[i - 2][j - 2] + STEP);
        }
    }
    return cost[n_a][n_b];
}

/* One slip, and one more for every four characters. */
static guint
most_steps(gsize length)
{
    return 1 + (guint)(length / 4);
}

const char *
tandem_suggest(const char *word, const char *const *names)
{
    const gsize length = strlen(word);
    const char *nearest = NULL;

    if (length == 0 || length > LONGEST)
        return NULL;
    g_autofree gchar *lower = g_ascii_strdown(word, -1);
    guint least = most_steps(length) * STEP + STEP - 1;
    for (; *names != NULL; names++) {
        const gsize n = strlen(*names);
        if (n == 0 || n > LONGEST)
            continue;
        g_autofree gchar *name = g_ascii_strdown(*names, -1);
        const guint cost = distance(lower, length, name, n);
        if (cost == 0)
            return *names;
        if (cost <= least && cost < MAX(length, n) * STEP) {
            least = cost - 1;
            nearest = *names;
        }
    }
    return nearest;
}

gchar *
tandem_suggest_hint(const char *word, const char *const *names)
{
    const char *const name = tandem_suggest(word, names);

    return name == NULL ? NULL : g_strdup_printf("did you mean %s?", name);
}
