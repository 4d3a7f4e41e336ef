/* SPDX-License-Identifier: MIT */
#define _POSIX_C_SOURCE 200809L
#include <criterion/criterion.h>
#include <string.h>
#include <sys/resource.h>

#include "files/csv_read_private.h"

TestSuite(csv_read, .timeout = 60);

/* All that was told as one text: "1: a|b|\n3 long: a|\n". */
typedef struct {
    GString *text;
    GString *cells;
    gsize most_rows;
    gsize n_rows;
} Told;

static void
take_cell(gsize column, const char *text, gsize length, gpointer data)
{
    Told *const told = data;

    cr_assert_leq(length, TANDEM_CSV_MOST_CELL);
    if (column < 100 && length < 1000)
        g_string_append_len(told->cells, text, (gssize)length);
    else if (column < 100)
        g_string_append_printf(told->cells, "<%" G_GSIZE_FORMAT ">", length);
    if (column < 100)
        g_string_append_c(told->cells, '|');
}

static gboolean
take_row(guint line, TandemCsvEnd end, gsize n_cells, gpointer data)
{
    static const char *const ends[] = { "", " long", " open", " stray" };
    Told *const told = data;

    (void)n_cells;
    g_string_append_printf(told->text, "%u%s: %s\n", line, ends[end], told->cells->str);
    g_string_truncate(told->cells, 0);
    return ++told->n_rows < told->most_rows;
}

static gchar *
read_bytes(const char *bytes, gsize n, gboolean is_windows_1252, gsize most_rows,
           TandemCsvForm *form)
{
    Told told = { g_string_new(NULL), g_string_new(NULL), most_rows, 0 };
    const TandemCsvHandler handler = { &told, take_cell, take_row };

    tandem_csv_read(bytes, n, is_windows_1252, &handler, form);
    g_string_free(told.cells, TRUE);
    return g_string_free(told.text, FALSE);
}

static void
assert_read(const char *csv, const char *expected)
{
    TandemCsvForm form;
    g_autofree gchar *told = read_bytes(csv, strlen(csv), FALSE, 100, &form);

    cr_assert_str_eq(told, expected, "of\n%s\nwas told\n%s", csv, told);
}

Test(csv_read, records_are_told_with_the_line_where_they_begin)
{
    assert_read("", "");
    assert_read("a,b\n1,2\n", "1: a|b|\n2: 1|2|\n");
    assert_read("a,b\n\n\n1,2\n", "1: a|b|\n4: 1|2|\n");
    assert_read("\n  \na\n", "3: a|\n");
    assert_read("a,\"b\nc\n\",d\ne\n", "1: a|b\nc\n|d|\n4: e|\n");
    assert_read("a\r\nb\rc\nd", "1: a|\n2: b|\n3: c|\n4: d|\n");
    assert_read("\"a\r\nb\"\r\nc", "1: a\r\nb|\n3: c|\n");
    assert_read(",\n", "1: ||\n");
}

Test(csv_read, quotes_are_those_of_rfc_4180)
{
    assert_read("\"a,b\",\"c\"\"d\",\"\"\n", "1: a,b|c\"d||\n");
    assert_read(" a , \"b\" ,c \n", "1: a|b|c|\n");
    assert_read("\tx,y\n", "1: \tx|y|\n");
}

Test(csv_read, a_stray_quote_ends_its_record_and_the_next_line_begins_another)
{
    assert_read("a,b\"c,d\ne,f\n", "1 stray: a|\n2: e|f|\n");
    assert_read("a,\"b\"c,d\ne,f\n", "1 stray: a|\n2: e|f|\n");
    assert_read("x\na,\"b\nc\"d\ne\n", "1: x|\n2 stray: a|\n4: e|\n");
    assert_read("a\"", "1 stray: \n");
}

Test(csv_read, a_quote_left_open_is_told_where_its_record_begins)
{
    assert_read("a\nb,\"c\nd\ne\n", "1: a|\n2 open: b|\n");
    assert_read("a\nb,\"c", "1: a|\n2 open: b|\n");
    assert_read("\"a\"\"\n", "1 open: \n");
}

static gchar *
cell_of(gsize n)
{
    return g_strnfill(n, 'x');
}

Test(csv_read, a_cell_of_64_kib_is_the_longest)
{
    for (gint quoted = 0; quoted < 2; quoted++) {
        for (gsize n = TANDEM_CSV_MOST_CELL - 1; n <= TANDEM_CSV_MOST_CELL + 1; n++) {
            const char *const quote = quoted ? "\"" : "";
            g_autofree gchar *cell = cell_of(n);
            g_autofree gchar *csv =
                g_strdup_printf("h\na,%s%s%s,b\nc\n", quote, cell, quote);
            g_autofree gchar *fits =
                g_strdup_printf("1: h|\n2: a|<%" G_GSIZE_FORMAT ">|b|\n3: c|\n", n);
            assert_read(csv, n <= TANDEM_CSV_MOST_CELL ? fits
                                                       : "1: h|\n2 long: a|\n3: c|\n");
        }
    }
}

Test(csv_read, a_much_longer_cell_is_passed_over_to_the_end_of_its_record)
{
    g_autofree gchar *cell = cell_of(1000000);
    g_autofree gchar *plain = g_strdup_printf("a,%s,b\nc\n", cell);
    g_autofree gchar *quoted = g_strdup_printf("a,\"%s\"\"\n,\"\"\",b\n\nc\n", cell);
    g_autofree gchar *open = g_strdup_printf("a,\"%s\n\nb\n", cell);
    g_autofree gchar *last = g_strdup_printf("a,%s", cell);

    assert_read(plain, "1 long: a|\n2: c|\n");
    assert_read(quoted, "1 long: a|\n4: c|\n");
    assert_read(open, "1 open: a|\n");
    assert_read(last, "1 long: a|\n");
}

Test(csv_read, many_cells_of_one_line_are_no_long_cell)
{
    GString *const csv = g_string_new(NULL);
    TandemCsvForm form;

    for (gint i = 0; i < 300; i++)
        g_string_append_printf(csv, "%s%*d", i == 0 ? "" : ",", 5000, i);
    g_string_append(csv, "\nz\n");
    g_autofree gchar *told = read_bytes(csv->str, csv->len, FALSE, 100, &form);
    cr_assert(g_str_has_prefix(told, "1: 0|1|2|3|"));
    cr_assert(g_str_has_suffix(told, "\n2: z|\n"));
    g_string_free(csv, TRUE);
}

Test(csv_read, windows_1252_is_told_as_utf_8)
{
    TandemCsvForm form;
    const char bytes[] = "Zo\xeb,\x80 5,\x93x\x94\n";
    g_autofree gchar *told = read_bytes(bytes, strlen(bytes), TRUE, 100, &form);

    cr_assert_str_eq(told, "1: Zo\u00eb|\u20ac 5|\u201cx\u201d|\n");
}

Test(csv_read, the_handler_can_stop)
{
    TandemCsvForm form;
    g_autofree gchar *told = read_bytes("a\nb\nc\n\"d", 8, FALSE, 2, &form);

    cr_assert_str_eq(told, "1: a|\n2: b|\n");
}

static TandemCsvForm
form_of(const char *csv)
{
    TandemCsvForm form;

    g_free(read_bytes(csv, strlen(csv), FALSE, 100, &form));
    return form;
}

Test(csv_read, the_form_of_the_lines_is_known)
{
    cr_assert(form_of("a\n").has_lf && form_of("a\n").ends_in_newline);
    cr_assert_not(form_of("a\nb").ends_in_newline);
    cr_assert(form_of("a\nb\r\n").has_crlf);
    cr_assert_not(form_of("a\nb\n").has_crlf || form_of("a\nb\n").has_cr);
    cr_assert(form_of("a\rb\r").has_cr && form_of("a\rb\r").ends_in_newline);
}

/* A random cell; @lines counts the line ends in it. */
static gchar *
random_cell(GRand *rand, guint *lines)
{
    static const char *const parts[] = {
        "a", "\"", ",", "\n", " ", "\u00e9", "bc", "'"
    };
    GString *const cell = g_string_new(NULL);

    for (gint n = g_rand_int_range(rand, 0, 6); n > 0; n--) {
        const gint k = g_rand_int_range(rand, 0, (gint)G_N_ELEMENTS(parts));
        g_string_append(cell, parts[k]);
        *lines += *parts[k] == '\n';
    }
    return g_string_free(cell, FALSE);
}

static void
append_quoted(GString *csv, const char *cell)
{
    g_string_append_c(csv, '"');
    for (; *cell != '\0'; cell++) {
        if (*cell == '"')
            g_string_append_c(csv, '"');
        g_string_append_c(csv, *cell);
    }
    g_string_append_c(csv, '"');
}

Test(csv_read, what_was_quoted_comes_back_cell_by_cell_and_line_by_line)
{
    g_autoptr(GRand) rand = g_rand_new_with_seed(4180);

    for (gint round = 0; round < 500; round++) {
        g_autoptr(GString) csv = g_string_new(NULL);
        g_autoptr(GString) expected = g_string_new(NULL);
        TandemCsvForm form;
        guint line = 1;
        for (gint r = g_rand_int_range(rand, 1, 8); r > 0; r--) {
            guint lines = 0;
            g_string_append_printf(expected, "%u: ", line);
            for (gint c = g_rand_int_range(rand, 1, 5); c > 0; c--) {
                g_autofree gchar *cell = random_cell(rand, &lines);
                append_quoted(csv, cell);
                g_string_append_c(csv, c > 1 ? ',' : '\n');
                g_string_append_printf(expected, "%s|", cell);
            }
            g_string_append_c(expected, '\n');
            line += lines + 1;
        }
        g_autofree gchar *told = read_bytes(csv->str, csv->len, FALSE, 100, &form);
        cr_assert_str_eq(told, expected->str, "round %d:\n%s", round, csv->str);
    }
}

static glong
peak_kib(void)
{
    struct rusage usage;

    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

/* A line of 100 MB, all of one byte. */
static void
assert_bounded(char byte, const char *expected)
{
    enum { N = 100 * 1000 * 1000 };
    gchar *const bytes = g_malloc(N + 3);
    TandemCsvForm form;

    memset(bytes, byte, N);
    memcpy(bytes + N, "\nz\n", 3);
    const glong before = peak_kib();
    const gint64 start = g_get_monotonic_time();
    g_autofree gchar *told = read_bytes(bytes, N + 3, FALSE, 100, &form);
    const gint64 seconds = (g_get_monotonic_time() - start) / G_USEC_PER_SEC;
    g_free(bytes);
    cr_assert(g_str_has_prefix(told, expected), "told %.60s", told);
    cr_assert_leq(peak_kib() - before, 32 * 1024, "grew by %ld KiB",
                  peak_kib() - before);
    cr_assert_leq(seconds, 10);
}

Test(csv_read, a_line_of_100_mb_takes_little_memory_and_time)
{
    assert_bounded('x', "1 long: \n2: z|\n");
    assert_bounded(' ', "1 long: \n2: z|\n");
    assert_bounded('"', "1 long: \n2: z|\n");
    assert_bounded(',', "1: ||||||");
}
