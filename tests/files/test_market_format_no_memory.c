/* SPDX-License-Identifier: MIT */
/* Each allocation sized by a text of numbers is refused in turn: the reader says so,
 * and neither crashes nor calls the text faulty. */
#include <criterion/criterion.h>
#include <string.h>
#include <tandem-programme.h>

#include "refusals.h"

TestSuite(market_format_no_memory, .timeout = 60);

static const char spa_st[] = "3 3 2\n1: (2 3) 1\n2: 1\n3:\n1: 0: 1: 1\n2: 0: 2: 1\n"
                             "3: 1: 1: 2\n1: 0: 0: 2: (1 2)\n2: 1: 0: 1: 1\n";

static const char *const texts[] = {
    "0\n3\n2\n1 1 2\n2 (1 2)\n3 1\n1 2 2 (3 1)\n2 1 1 2\n",
    "2 2\n2 1\n1 1 2\n2 1 2\n1 1 1\n", /* rows out of order */
    spa_st,
    "# NUMBER ALTERNATIVES: 3\n3: {1,2},3\n2: 3,2,1\n",
    "2\n1 2\n2 2\n",
    "p asn 4 3\nn 1\nn 3\na 1 2 5\na 1 4 5\na 3 2 1\n",
    "# DATA TYPE: wmd\n# NUMBER ALTERNATIVES: 2\n1,2,1\n1,1,1\n2,1,3\n",
};

/* Whether the text is read when @n allocations are let through. */
static gboolean
is_read(const char *text, gint n)
{
    g_autoptr(TandemFaults) faults = tandem_faults_new();
    g_autoptr(GError) error = NULL;

    refuse_after(n);
    g_autoptr(TandemMarketFile) file = tandem_market_file_parse_as(
        text, strlen(text), "m", NULL, NULL, TANDEM_LOTTERY_FOR_TIES, faults, &error);
    refuse_nothing();
    cr_expect_eq(tandem_faults_get_n(faults, TANDEM_SEVERITY_FAULT), 0);
    if (file != NULL)
        return TRUE;
    cr_assert(g_error_matches(error, TANDEM_ERROR, TANDEM_ERROR_NO_MEMORY), "%d: %s", n,
              error->message);
    return FALSE;
}

Test(market_format_no_memory, each_refusal_is_told)
{
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
        gint n = 0;
        while (!is_read(texts[i], n))
            n++;
        cr_expect(n > 10 && n < 200, "%d", n);
    }
}
