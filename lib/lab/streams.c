/* SPDX-License-Identifier: MIT */
/* Streams of chance for research: the same bytes on every machine.
 *
 * The generator is xoshiro256++. Blackman, D. and Vigna, S. (2021). Scrambled linear
 * pseudorandom number generators. ACM Transactions on Mathematical Software 47(4),
 * 36:1-36:32. Its 256 bits are the SHA-256 of the seed's bytes, a zero byte, and the
 * stream's name: texts hold no zero byte, so two streams never share a message.
 *
 * It is handed to the GNU Scientific Library as a type of its own, of 32 bits a draw
 * (the upper half, the better one): gsl_rng_uniform_int() then consumes the same draws
 * where unsigned long has 32 bits and where it has 64.
 */
#include "stream_private.h"

#include <gsl/gsl_randist.h>
#include <string.h>

static guint64
rotate_left(guint64 x, int k)
{
    return (x << k) | (x >> (64 - k));
}

static guint64
next(guint64 s[4])
{
    const guint64 result = rotate_left(s[0] + s[3], 23) + s[0];
    const guint64 t = s[1] << 17;

    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = rotate_left(s[3], 45);
    return result;
}

static unsigned long
get(void *state)
{
    return (unsigned long)(next(state) >> 32);
}

static double
get_double(void *state)
{
    return (double)(next(state) >> 11) * 0x1.0p-53;
}

/* The library would seed with one word; a stream is seeded by its name instead. */
static void
set(void *state, unsigned long seed)
{
    const guint64 words[4] = { seed, 1, 2, 3 };

    memcpy(state, words, sizeof words);
}

static const gsl_rng_type xoshiro256plusplus = {
    .name = "xoshiro256++",
    .max = 0xffffffffUL,
    .min = 0,
    .size = 4 * sizeof(guint64),
    .set = set,
    .get = get,
    .get_double = get_double,
};

void
tandem_stream_init(TandemStream *stream, const char *seed, const char *name)
{
    guint8 digest[32];
    gsize length = sizeof digest;
    g_autoptr(GChecksum) sha256 = g_checksum_new(G_CHECKSUM_SHA256);

    g_checksum_update(sha256, (const guchar *)seed, (gssize)strlen(seed) + 1);
    g_checksum_update(sha256, (const guchar *)name, (gssize)strlen(name));
    g_checksum_get_digest(sha256, digest, &length);

    for (int word = 0; word < 4; word++) {
        stream->state[word] = 0;
        for (int byte = 0; byte < 8; byte++)
            stream->state[word] = stream->state[word] << 8 | digest[8 * word + byte];
    }
    stream->rng = (gsl_rng){ &xoshiro256plusplus, stream->state };
}

gint32
tandem_stream_below(TandemStream *stream, gint32 n)
{
    g_assert(n >= 1);
    return (gint32)gsl_rng_uniform_int(&stream->rng, (unsigned long)n);
}

/* gsl_ran_shuffle() takes no array of nothing. */
void
tandem_stream_shuffle(TandemStream *stream, void *array, gsize n, gsize size)
{
    if (n > 1)
        gsl_ran_shuffle(&stream->rng, array, n, size);
}

gboolean
tandem_stream_chance(TandemStream *stream, gdouble p)
{
    return gsl_ran_bernoulli(&stream->rng, p) != 0;
}
