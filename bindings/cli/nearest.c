/* SPDX-License-Identifier: MIT */
/* "Did you mean": the nearest word by the number of letters to insert, drop, change or
 * exchange with the next.
 *
 * Damerau, F. J. (1964). A technique for computer detection and correction of spelling
 * errors. Communications of the ACM 7(3), 171-176; in the form where no letter is
 * edited twice. */
#include "nearest.h"

#include <string.h>

enum { LONGEST = 40 };

static guint
distance(const char *a, const char *b)
{
    const gsize n = strlen(a);
    const gsize m = strlen(b);
    guint d[LONGEST + 1][LONGEST + 1];

    if (n > LONGEST || m > LONGEST)
        return G_MAXUINT;
    for (gsize i = 0; i <= n; i++)
        d[i][0] = (guint)i;
    for (gsize j = 0; j <= m; j++)
        d[0][j] = (guint)j;
    for (gsize i = 1; i <= n; i++)
        for (gsize j = 1; j <= m; j++) {
            const guint change = a[i - 1] == b[j - 1] ? 0 : 1;
            d[i][j] = MIN(d[i - 1][j], d[i][j - 1]) + 1;
            d[i][j] = MIN(d[i][j], d[i - 1][j - 1] + change);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                d[i][j] = MIN(d[i][j], d[i - 2][j - 2] + 1);
        }
    return d[n][m];
}

const char *
cli_nearest(const char *typed, const char *const *words)
{
    const char *best = NULL;
    guint least = (guint)MIN(strlen(typed) / 3 + 1, 3) + 1;

    for (gsize i = 0; words[i] != NULL; i++) {
        const guint d = distance(typed, words[i]);
        if (d < least) {
            least = d;
            best = words[i];
        }
    }
    return best;
}
