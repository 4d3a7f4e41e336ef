/* SPDX-License-Identifier: MIT */
/* What is wrong with some files, gathered while they are read and told in the order of
 * file, line and column, whatever the order in which it was found. Of each file and
 * severity 1,000 are kept, so that a hopeless file cannot fill the memory and a crowd
 * of notes cannot hide a fault. */
#include <tandem/faults.h>

#include <string.h>
#include <tandem/json_write.h>

#include "faults_private.h"

enum { N_SEVERITIES = TANDEM_SEVERITY_FAULT + 1, MOST_TOLD = 1000 };

typedef struct {
    gsize n[N_SEVERITIES];
} FileCount;

struct _TandemFaults {
    gatomicrefcount ref_count;
    GStringChunk *texts;
    GPtrArray *told;    /* TandemFault *, in the order of adding or sorted */
    GHashTable *counts; /* file's name -> FileCount * */
    gsize n[N_SEVERITIES];
    gboolean is_sorted;
};

static const char *const severity_names[N_SEVERITIES] = { "note", "warning", "fault" };
static const char *const more_codes[N_SEVERITIES] = { "N199", "W199", "E199" };

G_DEFINE_BOXED_TYPE(TandemFaults, tandem_faults, tandem_faults_ref, tandem_faults_unref)

/**
 * tandem_faults_new:
 *
 * Returns: (transfer full): a list with nothing in it
 */
TandemFaults *
tandem_faults_new(void)
{
    TandemFaults *const faults = g_new0(TandemFaults, 1);

    g_atomic_ref_count_init(&faults->ref_count);
    faults->texts = g_string_chunk_new(4096);
    faults->told = g_ptr_array_new_with_free_func(g_free);
    faults->counts = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
    faults->is_sorted = TRUE;
    return faults;
}

/**
 * tandem_faults_ref:
 * @faults: some faults
 *
 * Returns: (transfer full): @faults, held once more
 */
TandemFaults *
tandem_faults_ref(TandemFaults *faults)
{
    g_return_val_if_fail(faults != NULL, NULL);

    g_atomic_ref_count_inc(&faults->ref_count);
    return faults;
}

/**
 * tandem_faults_unref:
 * @faults: (transfer full): some faults
 *
 * Lets go of @faults; the last to do so frees them.
 */
void
tandem_faults_unref(TandemFaults *faults)
{
    g_return_if_fail(faults != NULL);

    if (!g_atomic_ref_count_dec(&faults->ref_count))
        return;
    g_hash_table_unref(faults->counts);
    g_ptr_array_unref(faults->told);
    g_string_chunk_free(faults->texts);
    g_free(faults);
}

static FileCount *
count_of_file(TandemFaults *faults, const char *file)
{
    FileCount *count = g_hash_table_lookup(faults->counts, file);

    if (count == NULL) {
        count = g_new0(FileCount, 1);
        g_hash_table_insert(faults->counts,
                            g_string_chunk_insert_const(faults->texts, file), count);
    }
    return count;
}

void
tandem_faults_add(TandemFaults *faults, TandemSeverity severity, const char *file,
                  guint line, const char *column, const char *code, const char *hint,
                  const char *format, ...)
{
    g_return_if_fail(faults != NULL && file != NULL && code != NULL && format != NULL);
    g_return_if_fail((gint)severity >= 0 && severity <= TANDEM_SEVERITY_FAULT);

    FileCount *const count = count_of_file(faults, file);
    faults->n[severity]++;
    if (++count->n[severity] > MOST_TOLD)
        return;

    va_list arguments;
    va_start(arguments, format);
    g_autofree gchar *message = g_strdup_vprintf(format, arguments);
    va_end(arguments);

    TandemFault *const fault = g_new0(TandemFault, 1);
    fault->severity = severity;
    fault->file = g_string_chunk_insert_const(faults->texts, file);
    fault->line = line;
    fault->column =
        g_string_chunk_insert_const(faults->texts, column == NULL ? "" : column);
    fault->code = g_string_chunk_insert_const(faults->texts, code);
    fault->message = g_string_chunk_insert(faults->texts, message);
    fault->hint = g_string_chunk_insert_const(faults->texts, hint == NULL ? "" : hint);
    g_ptr_array_add(faults->told, fault);
    faults->is_sorted = FALSE;
}

/**
 * tandem_faults_get_n:
 * @faults: some faults
 * @severity: which
 *
 * Returns: how many there are of @severity, those not told included
 */
gsize
tandem_faults_get_n(const TandemFaults *faults, TandemSeverity severity)
{
    g_return_val_if_fail(faults != NULL, 0);
    g_return_val_if_fail((gint)severity >= 0 && severity <= TANDEM_SEVERITY_FAULT, 0);

    return faults->n[severity];
}

static gboolean
is_number(const char *text)
{
    return *text != '\0' && text[strspn(text, "0123456789")] == '\0';
}

/* Names by their bytes, numbers of columns as numbers: the longer is the larger. */
static gint
compare_columns(const char *x, const char *y)
{
    const gsize n = strlen(x), m = strlen(y);

    if (n != m && is_number(x) && is_number(y))
        return n < m ? -1 : 1;
    return strcmp(x, y);
}

static gint
compare_faults(gconstpointer left, gconstpointer right)
{
    const TandemFault *const a = *(const TandemFault *const *)left;
    const TandemFault *const b = *(const TandemFault *const *)right;
    gint order = strcmp(a->file, b->file);

    if (order == 0)
        order = (a->line > b->line) - (a->line < b->line);
    if (order == 0)
        order = compare_columns(a->column, b->column);
    if (order == 0)
        order = strcmp(a->code, b->code);
    return order == 0 ? strcmp(a->message, b->message) : order;
}

/**
 * tandem_faults_get_all:
 * @faults: some faults
 * @n_told: (out) (nullable): how many are returned
 *
 * All that are kept, by file, line, column, code and message. Of one file there are at
 * most 1,000 of each severity; tandem_faults_get_n() counts the rest too.
 *
 * Returns: (transfer none) (array length=n_told): valid until @faults are added to or
 *   freed
 */
const TandemFault *const *
tandem_faults_get_all(TandemFaults *faults, gsize *n_told)
{
    g_return_val_if_fail(faults != NULL, NULL);

    if (!faults->is_sorted)
        g_ptr_array_sort(faults->told, compare_faults);
    faults->is_sorted = TRUE;
    if (n_told != NULL)
        *n_told = faults->told->len;
    return (const TandemFault *const *)(gconstpointer)faults->told->pdata;
}

/* After the last fault of a file: how many of each severity are not told. */
static void
for_each_line(TandemFaults *faults, void (*tell)(const TandemFault *, gpointer),
              gpointer data)
{
    gsize n_told = 0;
    const TandemFault *const *const all = tandem_faults_get_all(faults, &n_told);

    for (gsize i = 0; i < n_told; i++) {
        tell(all[i], data);
        if (i + 1 < n_told && strcmp(all[i + 1]->file, all[i]->file) == 0)
            continue;
        const FileCount *const count =
            g_hash_table_lookup(faults->counts, all[i]->file);
        for (gint s = TANDEM_SEVERITY_FAULT; s >= 0; s--) {
            if (count->n[s] <= MOST_TOLD)
                continue;
            const gsize more = count->n[s] - MOST_TOLD;
            g_autofree gchar *message =
                g_strdup_printf("%" G_GSIZE_FORMAT " more %s%s not told", more,
                                severity_names[s], more == 1 ? " is" : "s are");
            const TandemFault rest = { (TandemSeverity)s, all[i]->file, 0, "",
                                       more_codes[s],     message,      "" };
            tell(&rest, data);
        }
    }
}

static void
append_text(const TandemFault *fault, gpointer data)
{
    GString *const text = data;

    g_string_append(text, fault->file);
    if (fault->line > 0 || *fault->column != '\0')
        g_string_append_printf(text, ":%u", fault->line);
    if (*fault->column != '\0')
        g_string_append_printf(text, ":%s", fault->column);
    g_string_append_printf(text, ": %s %s", fault->code, fault->message);
    if (*fault->hint != '\0')
        g_string_append_printf(text, " (%s)", fault->hint);
    g_string_append_c(text, '\n');
}

/**
 * tandem_faults_to_text:
 * @faults: some faults
 *
 * One line each: `file:line:column: CODE message (hint)`. What is about a whole record
 * has no column and prints `file:line: CODE`; what is about a whole file has line 0 and
 * prints `file: CODE`. A file of which not all are told ends in the count of the rest
 * (E199, W199, N199).
 *
 * Returns: (transfer full): the lines, each with its line end; "" where there is
 * nothing
 */
gchar *
tandem_faults_to_text(TandemFaults *faults)
{
    g_return_val_if_fail(faults != NULL, NULL);

    GString *const text = g_string_new(NULL);
    for_each_line(faults, append_text, text);
    return g_string_free(text, FALSE);
}

static void
append_json(const TandemFault *fault, gpointer data)
{
    TandemJsonWriter *const json = data;

    tandem_json_begin_object(json, NULL, TANDEM_JSON_ONE_LINE);
    tandem_json_text(json, "file", fault->file);
    tandem_json_int(json, "rowNumber", fault->line);
    tandem_json_text(json, "column", fault->column);
    tandem_json_text(json, "code", fault->code);
    tandem_json_text(json, "errorMessage", fault->message);
    tandem_json_text(json, "severity", severity_names[fault->severity]);
    tandem_json_text(json, "hint", fault->hint);
    tandem_json_end(json);
}

/**
 * tandem_faults_to_json:
 * @faults: some faults
 *
 * An array of objects `{"file", "rowNumber", "column", "code", "errorMessage",
 * "severity", "hint"}`; rowNumber is 0 and a text "" where there is none. The counts of
 * those not told stand in it as in tandem_faults_to_text().
 *
 * Returns: (transfer full): the array, with a line end; "[]" where there is nothing
 */
gchar *
tandem_faults_to_json(TandemFaults *faults)
{
    g_return_val_if_fail(faults != NULL, NULL);

    TandemJsonWriter *const json = tandem_json_write_begin();

    tandem_json_begin_array(json, NULL, TANDEM_JSON_LINES);
    for_each_line(faults, append_json, json);
    tandem_json_end(json);
    return tandem_json_write_end(json);
}
