/* SPDX-License-Identifier: MIT */
/* Both ends of the talk, without a process between them. */
#include <criterion/criterion.h>
#include <math.h>

#include "helper/answer_write_private.h"
#include "helper/question_read_private.h"

TestSuite(protocol, .timeout = 60);

/* A text that is written to, and read from, in pieces of @piece bytes. */
typedef struct {
    GString *text;
    gsize at, piece;
} Wire;

static gssize
fill(gpointer data, char *buffer, gsize size)
{
    Wire *const wire = data;
    const gsize n = MIN(MIN(size, wire->piece), wire->text->len - wire->at);

    memcpy(buffer, wire->text->str + wire->at, n);
    wire->at += n;
    return (gssize)n;
}

static gboolean
sink(gpointer data, const char *bytes, gsize n)
{
    g_string_append_len(((Wire *)data)->text, bytes, (gssize)n);
    return TRUE;
}

static TandemQuestion
read_question(const char *text, gsize n, TandemSolverLimits *limits,
              TandemProgramme *programme)
{
    Wire wire = { .text = g_string_new_len(text, (gssize)n), .piece = 5 };
    TandemScan scan;

    tandem_scan_init(&scan, fill, &wire);
    TandemQuestion question = tandem_question_read_limits(&scan, limits);
    if (question == TANDEM_QUESTION_READ)
        question = tandem_question_read_programme(&scan, programme);
    g_string_free(wire.text, TRUE);
    return question;
}

static gboolean
read_answer(const char *text, gint32 n_columns, TandemSolverAnswer *answer)
{
    Wire wire = { .text = g_string_new(text), .piece = 3 };
    TandemScan scan;

    tandem_scan_init(&scan, fill, &wire);
    const gboolean is_read = tandem_answer_read(&scan, n_columns, NULL, NULL, answer);
    g_string_free(wire.text, TRUE);
    return is_read;
}

/* Numbers that are hard to write. */
static void
add_numbers(TandemProgramme *programme)
{
    static const gdouble hard[] = { 0,       -0.0,   1.0 / 3, 1e-300, -123456789.5,
                                    1e9 + 1, 5e-324, 1e300,   0.1,    -7 };

    programme->has_start = TRUE;
    for (gsize i = 0; i < G_N_ELEMENTS(hard); i++) {
        const gint32 c = tandem_programme_add_column(
            programme, i % 3 == 0 ? (gdouble)-INFINITY : MIN(hard[i], 0),
            i % 3 == 1 ? (gdouble)INFINITY : MAX(hard[i], 1), hard[i], i % 2 == 0);
        programme->column[c].start = -hard[i];
    }
    tandem_programme_add_row(programme, -INFINITY, 1);
    tandem_programme_add_row(programme, hard[2], INFINITY);
    for (gsize i = 0; i < G_N_ELEMENTS(hard); i++)
        tandem_programme_add_entry(programme, (gint32)i, hard[i]);
}

static gchar *
write_question(const TandemProgramme *programme, const TandemSolverLimits *limits)
{
    Wire wire = { .text = g_string_new("") };
    TandemPour pour;

    tandem_pour_init(&pour, sink, &wire);
    cr_assert(tandem_question_write(&pour, programme, limits));
    return g_string_free(wire.text, FALSE);
}

Test(protocol, a_question_is_read_as_it_was_written)
{
    g_auto(TandemProgramme) programme = { 0 };
    g_auto(TandemProgramme) read = { 0 };
    const TandemSolverLimits limits = { 0.1, 77, G_MAXUINT64 };
    TandemSolverLimits same;

    add_numbers(&programme);
    g_autofree gchar *text = write_question(&programme, &limits);
    cr_assert_eq(read_question(text, strlen(text), &same, &read), TANDEM_QUESTION_READ);
    cr_expect_eq(same.seconds, 0.1);
    cr_expect_eq(same.nodes, 77);
    cr_expect_eq(same.memory, G_MAXUINT64);
    cr_assert_eq(read.n_columns, programme.n_columns);
    cr_assert_eq(read.n_rows, 2);
    cr_assert_eq(read.n_entries, programme.n_entries);
    for (gint32 c = 0; c < read.n_columns; c++) {
        cr_expect_eq(read.column[c].lower, programme.column[c].lower);
        cr_expect_eq(read.column[c].upper, programme.column[c].upper);
        cr_expect_eq(read.column[c].cost, programme.column[c].cost);
        cr_expect_eq(read.column[c].start, programme.column[c].start);
        cr_expect_eq(read.column[c].is_integer, programme.column[c].is_integer);
        cr_expect_eq(read.entry[c].value, programme.entry[c].value);
    }
    cr_expect_eq(read.row[0].end, 0);
    cr_expect_eq(read.row[1].end, programme.n_entries);
}

Test(protocol, what_is_hidden_from_the_solver_is_not_written)
{
    g_auto(TandemProgramme) programme = { .hides_start = TRUE };

    add_numbers(&programme);
    g_autofree gchar *text = write_question(&programme, &(TandemSolverLimits){ 0 });
    cr_expect(strstr(text, "programme min bare 10 2\n") != NULL);
}

/* A question cut short anywhere, or with any one byte turned into another, is read as
 * some programme or refused; nothing else happens. */
Test(protocol, a_damaged_question_hurts_nobody)
{
    g_auto(TandemProgramme) programme = { 0 };
    guint n_refused = 0;

    add_numbers(&programme);
    g_autofree gchar *text = write_question(&programme, &(TandemSolverLimits){ 0 });
    const gsize n = strlen(text);
    for (gsize at = 0; at < n; at++) {
        g_auto(TandemProgramme) cut = { 0 };
        TandemSolverLimits limits;
        const TandemQuestion question = read_question(text, at, &limits, &cut);
        cr_assert_neq(question, TANDEM_QUESTION_READ, "cut at %zu", at);
        for (guint turn = 1; turn < 256; turn += 13) {
            g_auto(TandemProgramme) turned = { 0 };
            g_autofree gchar *bytes = g_strdup(text);
            bytes[at] = (char)((guchar)bytes[at] ^ turn);
            n_refused +=
                read_question(bytes, n, &limits, &turned) == TANDEM_QUESTION_SYNTAX;
        }
    }
    cr_expect_gt(n_refused, 5 * n);
}

Test(protocol, questions_that_make_no_sense_are_refused)
{
#define HEAD "tandem-solver 1 limits 0 0 0 programme "
    static const char *const all[] = {
        "tandem-solver 2 limits 0 0 0 programme min bare 0 0 end\n",
        "tandem-solver 1 limits -1 0 0 programme min bare 0 0 end\n",
        "tandem-solver 1 limits 0 -1 0 programme min bare 0 0 end\n",
        "tandem-solver 1 limits nan 0 0 programme min bare 0 0 end\n",
        HEAD "sat bare 0 0 end\n",
        HEAD "min bare 0 0 finish\n",
        HEAD "min bare 0 0 end",
        HEAD "min bare 0 999999999999 end\n",
        HEAD "min bare 1 0 b 0 1 0 end\n",
        HEAD "min bare 1 0 i 1 0 0 end\n",
        HEAD "min bare 1 0 i inf inf 0 end\n",
        HEAD "min bare 1 0 i 0 1 inf end\n",
        HEAD "min bare 1 0 i 0 0x10 0 end\n",
        HEAD "min bare 1 0 i 0 1,5 0 end\n",
        HEAD "min bare 1 1 i 0 1 0 0 1 1 1 1 end\n",
        HEAD "min bare 1 1 i 0 1 0 0 1 2 0 1 0 1 end\n",
        HEAD "min bare 0 1 0 1 1 0 1 end\n",
        HEAD "min bare 2 1 i 0 1 0 i 0 1 0 0 1 2 0 1 0 1 end\n",
        HEAD "min bare 2 1 i 0 1 0 i 0 1 0 0 1 2 0 1 1 inf end\n",
    };

    for (gsize i = 0; i < G_N_ELEMENTS(all); i++) {
        g_auto(TandemProgramme) programme = { 0 };
        TandemSolverLimits limits;
        cr_expect_eq(read_question(all[i], strlen(all[i]), &limits, &programme),
                     TANDEM_QUESTION_SYNTAX, "%s", all[i]);
    }
    g_auto(TandemProgramme) good = { 0 };
    TandemSolverLimits limits;
    const char *const text = HEAD "min bare 2 1 i 0 1 0 i 0 1 0 0 1 2 0 1 1 5 end\n";
    cr_expect_eq(read_question(text, strlen(text), &limits, &good),
                 TANDEM_QUESTION_READ);
    cr_expect_eq(read_question(" \n", 2, &limits, &good), TANDEM_QUESTION_NONE);
}

Test(protocol, an_answer_is_read_as_it_was_written)
{
    gdouble value[] = { 1.0 / 3, -1e300, 0 };
    const TandemSolverAnswer answer = {
        .status = TANDEM_STATUS_FEASIBLE, .bound = 0.1, .nodes = 9, .value = value
    };
    g_auto(TandemSolverAnswer) read = { 0 };
    Wire wire = { .text = g_string_new("") };
    TandemPour pour;

    tandem_pour_init(&pour, sink, &wire);
    cr_assert(tandem_answer_begin(&pour));
    cr_assert(tandem_answer_report(&pour, 1, INFINITY));
    cr_assert(tandem_answer_write(&pour, &answer, 3));
    g_autofree gchar *text = g_string_free(wire.text, FALSE);
    cr_assert(read_answer(text, 3, &read));
    cr_expect_eq(read.status, TANDEM_STATUS_FEASIBLE);
    cr_expect_eq(read.bound, 0.1);
    cr_expect_eq(read.nodes, 9);
    for (int c = 0; c < 3; c++)
        cr_expect_eq(read.value[c], value[c]);
}

Test(protocol, a_refusal_is_read_as_it_was_written)
{
    g_auto(TandemSolverAnswer) read = { 0 };
    Wire wire = { .text = g_string_new("") };
    TandemPour pour;

    tandem_pour_init(&pour, sink, &wire);
    tandem_answer_begin(&pour);
    cr_assert(tandem_answer_refuse(&pour, "no sense", 12));
    g_autofree gchar *text = g_string_free(wire.text, FALSE);
    cr_assert(read_answer(text, 3, &read));
    cr_expect_str_eq(read.refusal, "no sense at line 12");
}
