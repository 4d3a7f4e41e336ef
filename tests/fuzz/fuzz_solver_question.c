/* SPDX-License-Identifier: MIT */
/* Any bytes as questions to tandem-solver. One that is taken is written as the library
 * writes it and read back the same; what it takes of memory is bounded by what came. */
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "helper/question_read_private.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

typedef struct {
    const char *bytes;
    gsize n;
} Rest;

static gssize
fill(gpointer data, char *buffer, gsize size)
{
    Rest *const rest = data;
    const gsize n = MIN(size, rest->n);

    memcpy(buffer, rest->bytes, n);
    rest->bytes += n;
    rest->n -= n;
    return (gssize)n;
}

static gboolean
sink(gpointer data, const char *bytes, gsize n)
{
    g_string_append_len(data, bytes, (gssize)n);
    return TRUE;
}

static TandemQuestion
read_one(TandemScan *scan, TandemSolverLimits *limits, TandemProgramme *programme)
{
    const TandemQuestion head = tandem_question_read_limits(scan, limits);

    return head == TANDEM_QUESTION_READ
               ? tandem_question_read_programme(scan, programme)
               : head;
}

static void
write_and_read(const TandemProgramme *programme, const TandemSolverLimits *limits)
{
    g_autofree TandemPour *pour = g_new(TandemPour, 1);
    g_autofree TandemScan *scan = g_new(TandemScan, 1);
    g_autoptr(GString) text = g_string_new("");
    g_auto(TandemProgramme) again = { 0 };
    TandemSolverLimits same;

    tandem_pour_init(pour, sink, text);
    g_assert_true(tandem_question_write(pour, programme, limits));
    Rest rest = { text->str, text->len };
    tandem_scan_init(scan, fill, &rest);
    g_assert_cmpint(read_one(scan, &same, &again), ==, TANDEM_QUESTION_READ);
    g_assert_cmpint(again.n_columns, ==, programme->n_columns);
    g_assert_cmpint(again.n_rows, ==, programme->n_rows);
    g_assert_cmpuint(again.n_entries, ==, programme->n_entries);
    for (gint32 c = 0; c < again.n_columns; c++)
        g_assert_true(again.column[c].lower == programme->column[c].lower &&
                      again.column[c].upper == programme->column[c].upper &&
                      again.column[c].cost == programme->column[c].cost &&
                      again.column[c].start == programme->column[c].start);
    for (gsize e = 0; e < again.n_entries; e++)
        g_assert_true(again.entry[e].value == programme->entry[e].value &&
                      again.entry[e].column == programme->entry[e].column);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autofree TandemScan *scan = g_new(TandemScan, 1);
    Rest rest = { (const char *)data, size };
    TandemQuestion question = TANDEM_QUESTION_READ;

    tandem_scan_init(scan, fill, &rest);
    while (question == TANDEM_QUESTION_READ) {
        g_auto(TandemProgramme) programme = { 0 };
        TandemSolverLimits limits;
        question = read_one(scan, &limits, &programme);
        g_assert_cmpuint(programme.room[0] + programme.room[1] + programme.room[2], <=,
                         3 * (64 + 2 * size));
        if (question == TANDEM_QUESTION_READ)
            write_and_read(&programme, &limits);
    }
    return 0;
}
