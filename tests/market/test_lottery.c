/* SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>

#include <tandem.h>

TestSuite(lottery, .timeout = 60);

static const char *const ids[] = { "T1", "T2", "L1", "L2" };

/* The worked example of docs/lottery.md, whose keys openssl computed. */
Test(lottery, the_keys_are_those_of_the_page)
{
    guint64 key[4];

    tandem_lottery_keys("2026", ids, 4, key);
    cr_assert_eq(key[0], G_GUINT64_CONSTANT(0xaa0678d8dc8d1bea));
    cr_assert_eq(key[1], G_GUINT64_CONSTANT(0x909dc7d0f84fcb85));
    cr_assert_eq(key[2], G_GUINT64_CONSTANT(0xe8040dfff749b8f2));
    cr_assert_eq(key[3], G_GUINT64_CONSTANT(0xfaf75bbd5ebb6560));
}

Test(lottery, the_mixes_are_those_of_the_page)
{
    guint64 key[4];

    tandem_lottery_keys("2026", ids, 4, key);
    cr_assert_eq(tandem_lottery_mix(key[0], key[2]),
                 G_GUINT64_CONSTANT(0xe3e2288ece88bce3));
    cr_assert_eq(tandem_lottery_mix(key[0], key[3]),
                 G_GUINT64_CONSTANT(0x1941c6ee572c4419));
    cr_assert_eq(tandem_lottery_mix(key[1], key[2]),
                 G_GUINT64_CONSTANT(0xf0bd6be469cc3643));
    cr_assert_eq(tandem_lottery_mix(key[1], key[3]),
                 G_GUINT64_CONSTANT(0xc5c0182f9a834cfd));
}

/* Published values: the finaliser of 1, and the first output of splitmix64 from 0. */
Test(lottery, the_finaliser_is_the_published_one)
{
    cr_assert_eq(tandem_lottery_mix(1, 0), G_GUINT64_CONSTANT(0x5692161d100b05e5));
    cr_assert_eq(tandem_lottery_mix(0, 1), G_GUINT64_CONSTANT(0xe220a8397b1dcdaf));
}

Test(lottery, a_key_is_the_same_in_any_company)
{
    const char *const alone[] = { "T2" };
    guint64 key[4], single;

    tandem_lottery_keys("a seed", ids, 4, key);
    tandem_lottery_keys("a seed", alone, 1, &single);
    cr_assert_eq(single, key[1]);
}

Test(lottery, white_space_around_the_seed_does_not_count)
{
    guint64 plain, padded, other;

    tandem_lottery_keys("2026", ids, 1, &plain);
    tandem_lottery_keys(" \t2026\n", ids, 1, &padded);
    tandem_lottery_keys("20 26", ids, 1, &other);
    cr_assert_eq(plain, padded);
    cr_assert_neq(plain, other);
}

/* RFC 4231, test case 2: a key and a message of letters. */
Test(lottery, a_key_is_the_head_of_the_published_digest)
{
    const char *const message[] = { "what do ya want for nothing?" };
    guint64 key;

    tandem_lottery_keys("Jefe", message, 1, &key);
    cr_assert_eq(key, G_GUINT64_CONSTANT(0x5bdcc146bf60754e));
}

Test(lottery, one_id_on_both_sides_draws_no_constant)
{
    const char *const both[] = { "P1", "P2" };
    guint64 key[2];

    tandem_lottery_keys("0", both, 2, key);
    cr_assert_neq(tandem_lottery_mix(key[0], key[0]),
                  tandem_lottery_mix(key[1], key[1]));
}
