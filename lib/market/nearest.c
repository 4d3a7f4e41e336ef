/* SPDX-License-Identifier: MIT */
/* The nearest of a few names, for messages.
 *
 * Wagner, R. A. and Fischer, M. J. (1974). The string-to-string correction problem.
 * Journal of the ACM 21(1), 168-173. Names here are short; a longer word has no
 * neighbour.
 */
#include "nearest_private.h"

#include <string.h>

enum { LONGEST = 64 };

static gsize
distance(const char *a, gsize n_a, const char *b, gsize n_b)
{
    gsize row[LONGEST + 1]; /* row[j]: changes from the first i bytes of a to j of b */

    for (gsize j = 0; j <= n_b; j++)
        row[j] = j;
    for (gsize i = 1; i <= n_a; i++) {
        gsize diagonal = row[0];
        row[0] = i;
        for (gsize j = 1; j <= n_b; j++) {
            const gsize above = row[j];
            const gsize changed = diagonal + (a[i - 1] != b[j - 1]);
            row[j] = MIN(changed, 1 + MIN(above, row[j - 1]));
            diagonal = above;
        }
    }
    return row[n_b];
}

const char *
tandem_nearest(const char *word, const char *const *names)
{
    const gsize n = strlen(word);
    const char *nearest = NULL;
    gsize least = MAX(2, n / 3) + 1;

    if (n > LONGEST)
        return NULL;
    for (gsize i = 0; names[i] != NULL; i++) {
        const gsize n_name = strlen(names[i]);
        const gsize d = n_name <= LONGEST ? distance(word, n, names[i], n_name) : least;
        if (d < least) {
            least = d;
            nearest = names[i];
        }
    }
    return nearest;
}
