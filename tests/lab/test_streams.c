/* SPDX-License-Identifier: MIT */
#include "lab/stream_private.h"

#include <criterion/criterion.h>
#include <gsl/gsl_cdf.h>
#include <string.h>

TestSuite(streams, .timeout = 60);

/* The first outputs of the authors' own program, xoshiro256plusplus.c, from the state
 * 1, 2, 3, 4. */
Test(streams, the_generator_gives_the_numbers_of_its_authors)
{
    static const guint64 expected[] = { 41943041u,
                                        58720359u,
                                        3588806011781223u,
                                        3591011842654386u,
                                        9228616714210784205u,
                                        9973669472204895162u };
    TandemStream stream;

    tandem_stream_init(&stream, "", "");
    for (guint64 i = 0; i < 4; i++)
        stream.state[i] = i + 1;
    for (gsize i = 0; i < G_N_ELEMENTS(expected); i++) {
        const guint64 state[4] = { stream.state[0], stream.state[1], stream.state[2],
                                   stream.state[3] };
        cr_expect_eq(gsl_rng_get(&stream.rng), expected[i] >> 32);
        memcpy(stream.state, state, sizeof state);
        cr_expect(gsl_rng_uniform(&stream.rng) ==
                  (gdouble)(expected[i] >> 11) * 0x1p-53);
    }
}

/* echo -n: printf 'seed\0name' | sha256sum */
Test(streams, all_256_bits_are_the_sha_256_of_seed_and_name)
{
    TandemStream stream;
    GString *hex = g_string_new(NULL);

    tandem_stream_init(&stream, "seed", "name");
    for (int word = 0; word < 4; word++)
        g_string_append_printf(hex, "%016" G_GINT64_MODIFIER "x", stream.state[word]);
    g_autofree gchar *expected =
        g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)"seed\0name", 9);
    cr_expect_str_eq(hex->str, expected);
    g_string_free(hex, TRUE);
}

Test(streams, the_name_and_the_seed_are_told_apart)
{
    TandemStream a, b, c;

    tandem_stream_init(&a, "ab", "c");
    tandem_stream_init(&b, "a", "bc");
    tandem_stream_init(&c, "ab", "c");
    cr_expect_neq(a.state[0], b.state[0]);
    cr_expect_eq(a.state[0], c.state[0]);
}

Test(streams, whole_numbers_below_n_are_all_as_likely)
{
    enum { N = 10, DRAWS = 100000 };
    TandemStream stream;
    gdouble count[N] = { 0 }, chi_square = 0;

    tandem_stream_init(&stream, "1", "whole numbers");
    for (int i = 0; i < DRAWS; i++)
        count[tandem_stream_below(&stream, N)]++;
    for (int i = 0; i < N; i++)
        chi_square += (count[i] - DRAWS / N) * (count[i] - DRAWS / N) / (DRAWS / N);
    cr_expect(gsl_cdf_chisq_Q(chi_square, N - 1) > 1e-4, "chi-square %g", chi_square);
}

Test(streams, nothing_and_one_thing_are_shuffled_without_a_draw)
{
    TandemStream stream;
    gint32 one = 7;

    tandem_stream_init(&stream, "1", "shuffle");
    const guint64 before = stream.state[0];
    tandem_stream_shuffle(&stream, NULL, 0, sizeof one);
    tandem_stream_shuffle(&stream, &one, 1, sizeof one);
    cr_expect_eq(one, 7);
    cr_expect_eq(stream.state[0], before);
}
