/* SPDX-License-Identifier: MIT */
/* Good files of each format, damaged: a byte changed, left out or put in, a line left
 * out or put twice, the end cut off. Whatever comes of it is faulty and told to be, or
 * a market that is written the same again. */
#include <criterion/criterion.h>
#include <string.h>

#include "market_text.h"

TestSuite(market_format_damage, .timeout = 60);

static const struct {
    const char *format, *text;
} samples[] = {
    { "glasgow-hrt", "0\n3\n2\n1 1 2\n2 (1 2)\n3 1\n1 2 2 (3 1)\n2 1 1 2\n" },
    { "glasgow-hrt", "3 2\n1: 1 2\n2: (1 2)\n3: 1\n1: 2: 2 (3 1)\n2: 1: 1 2\n" },
    { "spa-st", "3 3 2\n1: (2 3) 1\n2: 1\n3:\n1: 0: 1: 1\n2: 0: 2: 1\n3: 1: 1: 2\n"
                "1: 0: 0: 2: (1 2)\n2: 1: 0: 1: 1\n# end\n" },
    { "preflib", "# DATA TYPE: toi\n# NUMBER ALTERNATIVES: 3\n# NUMBER VOTERS: 6\n"
                 "# ALTERNATIVE NAME 1: A\n3: {1,2},3\n2: 3,2,1\n1: 2,1\n" },
    { "preflib", "3\n1,A\n2,B\n3,C\n6,6,3\n3,{1,2},3\n2,3,2,1\n1,2,1\n" },
    { "orlib-assign", "3\n5 2 5\n1.5 0 -7\n10 9e1 9\n" },
    { "dimacs-asn",
      "c x\np asn 5 4\nn 1\nn 2\na 2 4 -1\na 1 3 5\na 1 4 2.5\na 1 5 5\n" },
    { "wmd", "# DATA TYPE: wmd\n# NUMBER ALTERNATIVES: 3\n# NUMBER EDGES: 4\n"
             "# ALTERNATIVE NAME 1: A\n1,3,1.0\n1,2,2.5\n1,1,1\n2,1,-.5\n" },
    { "csv", "trainee,opportunity,trainee_rank,leader_rank,weight,leader,capacity,"
             "leader_capacity,quota\nA,X,1,2,0.5,L,2,3,2\nA,Y,3,2,4,L,1,3,2\n"
             "B,X,1,1,-1,L,2,3,1\nC,,,,,,,,1\n,Z,,,,M,1,0,\n" },
};

typedef struct {
    const char *format;
    gsize n_taken, n_told;
} Count;

static void
take(Count *count, const GString *text)
{
    if (market_text_take(count->format, text->str, text->len))
        count->n_taken++;
    else
        count->n_told++;
    /* And never a crash where the format is guessed. */
    (void)tandem_market_format_guess(text->str, text->len);
}

/* Every byte replaced by each of these, left out, and each put in before it. */
static void
damage_bytes(Count *count, const char *whole)
{
    static const char bytes[] = "019(),{}:#\n\r -\"'A\xff\x00";

    for (gsize at = 0; at <= strlen(whole); at++)
        for (gsize b = 0; b < sizeof bytes; b++) {
            g_autoptr(GString) put = g_string_new(whole);
            g_string_insert_len(put, (gssize)at, &bytes[b], 1);
            take(count, put);
            if (at == strlen(whole))
                continue;
            g_autoptr(GString) changed = g_string_new(whole);
            changed->str[at] = bytes[b];
            take(count, changed);
        }
    for (gsize at = 0; at < strlen(whole); at++) {
        g_autoptr(GString) without = g_string_new(whole);
        g_string_erase(without, (gssize)at, 1);
        take(count, without);
        g_autoptr(GString) cut = g_string_new_len(whole, (gssize)at);
        take(count, cut);
    }
}

/* Every line left out, put twice, or put first. */
static void
damage_lines(Count *count, const char *whole)
{
    g_auto(GStrv) lines = g_strsplit(whole, "\n", -1);
    const guint n = g_strv_length(lines) - 1;

    for (guint damaged = 0; damaged < n; damaged++) {
        g_autoptr(GString) without = g_string_new(NULL);
        g_autoptr(GString) twice = g_string_new(NULL);
        g_autoptr(GString) moved = g_string_new(NULL);
        g_string_append_printf(moved, "%s\n", lines[damaged]);
        for (guint i = 0; i < n; i++) {
            if (i != damaged) {
                g_string_append_printf(without, "%s\n", lines[i]);
                g_string_append_printf(moved, "%s\n", lines[i]);
            } else {
                g_string_append_printf(twice, "%s\n", lines[i]);
            }
            g_string_append_printf(twice, "%s\n", lines[i]);
        }
        take(count, without);
        take(count, twice);
        take(count, moved);
    }
}

Test(market_format_damage, a_damaged_byte_is_told_or_taken)
{
    for (gsize i = 0; i < G_N_ELEMENTS(samples); i++) {
        Count count = { .format = samples[i].format };
        damage_bytes(&count, samples[i].text);
        cr_expect(count.n_taken > 50 && count.n_told > 500, "%s: %zu taken, %zu told",
                  samples[i].format, count.n_taken, count.n_told);
    }
}

Test(market_format_damage, a_damaged_line_is_told_or_taken)
{
    gsize n_told = 0;

    for (gsize i = 0; i < G_N_ELEMENTS(samples); i++) {
        Count count = { .format = samples[i].format };
        damage_lines(&count, samples[i].text);
        n_told += count.n_told;
    }
    cr_expect_gt(n_told, 60);
}

/* Bytes of no format at all, in each. */
Test(market_format_damage, random_bytes_are_told_or_taken)
{
    static const char alphabet[] = "0123456789 \n\n,:(){}#-.A\t\r\x00\xff";
    g_autoptr(GRand) random = g_rand_new_with_seed(7);

    for (gsize i = 0; i < G_N_ELEMENTS(samples); i++)
        for (guint round = 0; round < 1500; round++) {
            Count count = { .format = samples[i].format };
            g_autoptr(GString) text = g_string_new(NULL);
            const gint n = g_rand_int_range(random, 0, 60);
            for (gint k = 0; k < n; k++)
                g_string_append_c(
                    text, alphabet[g_rand_int_range(random, 0, sizeof alphabet - 1)]);
            take(&count, text);
        }
}
