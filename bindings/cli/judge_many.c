/* SPDX-License-Identifier: MIT */
/* Many matchings of one market, judged one after another. */
#include "judge_many.h"

#include "judgement.h"
#include "measures_words.h"
#include "output.h"
#include "say.h"

/* The measures that a table shows; CSV and JSON have all. */
static const char *const shown[] = { "size", "cost_trainees", "cost_leaders",
                                     "regret" };

typedef struct {
    TandemFormat format;
    TandemJsonWriter *json; /* of JSON */
    GPtrArray *cells;       /* gchar *: of text all rows, of CSV the row at hand */
    gsize n_columns;        /* of text */
    guint64 n, n_feasible, n_free; /* matchings, and those that no pair blocks */
} Rows;

static void
rows_clear(Rows *rows)
{
    g_clear_pointer(&rows->cells, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Rows, rows_clear)

static void
add(Rows *rows, const char *cell)
{
    g_ptr_array_add(rows->cells, g_strdup(cell));
}

static void
print_csv_row(Rows *rows)
{
    cli_print_csv((const char *const *)rows->cells->pdata, rows->cells->len);
    g_ptr_array_set_size(rows->cells, 0);
}

static void
add_name(const char *name, G_GNUC_UNUSED const char *value, gpointer data)
{
    add(data, name);
}

static void
add_value(G_GNUC_UNUSED const char *name, const char *value, gpointer data)
{
    add(data, value);
}

/* The measures of a market's matchings are the same ones. */
static void
add_head(Rows *rows, const CliJudgement *judgement)
{
    add(rows, "matching");
    add(rows, "feasible");
    add(rows, rows->format == TANDEM_FORMAT_CSV ? "blocking" : "blocking pairs");
    if (rows->format == TANDEM_FORMAT_CSV)
        cli_each_measure(judgement->measures, add_name, rows);
    else
        for (gsize i = 0; i < G_N_ELEMENTS(shown); i++)
            add(rows, shown[i]);
    if (rows->format == TANDEM_FORMAT_CSV)
        print_csv_row(rows);
    else
        rows->n_columns = rows->cells->len;
}

static void
add_shown(Rows *rows, const TandemMeasures *measures)
{
    for (gsize i = 0; i < G_N_ELEMENTS(shown); i++) {
        gdouble value;
        const gboolean has = tandem_measures_get(measures, shown[i], &value);
        g_ptr_array_add(rows->cells,
                        has ? g_strdup_printf("%.0f", value) : g_strdup("-"));
    }
}

static void
add_row(Rows *rows, const CliJudgement *judgement)
{
    g_autofree gchar *number = g_strdup_printf("%" G_GUINT64_FORMAT, rows->n);
    g_autofree gchar *n_blocking =
        g_strdup_printf("%" G_GSIZE_FORMAT, judgement->n_blocking);

    if (rows->n == 1)
        add_head(rows, judgement);
    add(rows, number);
    add(rows, judgement->n_violations == 0 ? "yes" : "no");
    add(rows, judgement->has_blocking ? n_blocking : "");
    if (rows->format == TANDEM_FORMAT_CSV) {
        cli_each_measure(judgement->measures, add_value, rows);
        print_csv_row(rows);
    } else {
        add_shown(rows, judgement->measures);
    }
}

static void
take(Rows *rows, const CliJudgement *judgement)
{
    rows->n++;
    rows->n_feasible += judgement->n_violations == 0 ? 1 : 0;
    rows->n_free += judgement->has_blocking && judgement->n_blocking == 0 ? 1 : 0;
    if (rows->format != TANDEM_FORMAT_JSON) {
        add_row(rows, judgement);
        return;
    }
    tandem_json_begin_object(rows->json, NULL, TANDEM_JSON_LINES);
    cli_judgement_write(judgement, rows->json);
    tandem_json_end(rows->json);
    g_autofree gchar *text = tandem_json_write_take(rows->json);
    cli_print("%s", text);
}

static void
begin(Rows *rows)
{
    if (rows->format != TANDEM_FORMAT_JSON)
        return;
    rows->json = tandem_json_write_begin();
    tandem_json_begin_object(rows->json, NULL, TANDEM_JSON_LINES);
    tandem_json_text(rows->json, "format", "tandem-judgements");
    tandem_json_int(rows->json, "version", 1);
    tandem_json_begin_array(rows->json, "judgements", TANDEM_JSON_LINES);
}

static void
end(Rows *rows, const char *sense)
{
    if (rows->format == TANDEM_FORMAT_TEXT) {
        cli_print("%" G_GUINT64_FORMAT " matchings: %" G_GUINT64_FORMAT
                  " feasible, %" G_GUINT64_FORMAT " without a blocking pair (%s)\n",
                  rows->n, rows->n_feasible, rows->n_free, sense);
        if (rows->n > 0) {
            cli_print("\n");
            cli_print_table((const char *const *)rows->cells->pdata, rows->n + 1,
                            rows->n_columns);
        }
    }
    if (rows->json == NULL)
        return;
    tandem_json_end(rows->json);
    tandem_json_end(rows->json);
    g_autofree gchar *text = tandem_json_write_end(rows->json);
    cli_print("%s", text);
}

CliExit
cli_judge_many(const CliCommand *command, const TandemMarketFile *file,
               const GPtrArray *matchings, const char *sense, TandemFormat format)
{
    g_auto(Rows)
        rows = { .format = format, .cells = g_ptr_array_new_with_free_func(g_free) };
    g_autoptr(GError) error = NULL;

    begin(&rows);
    for (guint i = 0; i < matchings->len && error == NULL; i++) {
        g_auto(CliJudgement) judgement = { 0 };
        if (!cli_judgement_init(&judgement, file, matchings->pdata[i], sense, &error))
            break;
        for (guint k = 0; i == 0 && k < judgement.refused->len; k++)
            cli_say(command, "note: %s", (const char *)judgement.refused->pdata[k]);
        take(&rows, &judgement);
    }
    end(&rows, sense);
    if (error != NULL)
        return cli_fail(command, error);
    if (rows.n_feasible == rows.n)
        return CLI_ANSWERED;
    cli_say(command, "%" G_GUINT64_FORMAT " of the matchings %s infeasible",
            rows.n - rows.n_feasible, rows.n - rows.n_feasible == 1 ? "is" : "are");
    return CLI_NOT_VERIFIED;
}
