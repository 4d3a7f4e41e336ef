/* SPDX-License-Identifier: MIT */
/* Rotations for programs: JSON, and Graphviz's dot. */
#include "rotations_text.h"

#include <string.h>

#include "output.h"
#include "rotations_held.h"

static void
write_rotation(TandemJsonWriter *json, const CliRotations *all, gint32 r)
{
    const gsize *from, *to;
    gsize n_before;
    const gsize n = tandem_rotation_poset_get_moves(all->poset, r, &from, &to);
    const gint32 *const before =
        tandem_rotation_poset_get_before(all->poset, r, &n_before);

    tandem_json_begin_object(json, NULL, TANDEM_JSON_ONE_LINE);
    tandem_json_int(json, "number", r + 1);
    tandem_json_begin_array(json, "after", TANDEM_JSON_ONE_LINE);
    for (gsize i = 0; i < n_before; i++)
        tandem_json_int(json, NULL, before[i] + 1);
    tandem_json_end(json);
    tandem_json_begin_array(json, "moves", TANDEM_JSON_ONE_LINE);
    for (gsize i = 0; i < n; i++) {
        tandem_json_begin_array(json, NULL, TANDEM_JSON_ONE_LINE);
        tandem_json_text(json, NULL, cli_rotations_trainee(all, from[i]));
        tandem_json_text(json, NULL, cli_rotations_opportunity(all, from[i]));
        tandem_json_text(json, NULL, cli_rotations_opportunity(all, to[i]));
        tandem_json_end(json);
    }
    tandem_json_end(json);
    tandem_json_end(json);
}

/* The stable partners of a trainee, best first. */
static void
write_trainee(TandemJsonWriter *json, const CliRotations *all, gint32 t,
              const gsize *stable, gsize n)
{
    tandem_json_begin_object(json, NULL, TANDEM_JSON_ONE_LINE);
    tandem_json_text(json, "id", tandem_market_file_get_trainee_id(all->file, t));
    tandem_json_begin_array(json, "stable", TANDEM_JSON_ONE_LINE);
    for (gsize i = 0; i < n; i++)
        tandem_json_text(json, NULL, cli_rotations_opportunity(all, stable[i]));
    tandem_json_end(json);
    tandem_json_end(json);
}

static void
write_held(TandemJsonWriter *json, const char *key, const CliRotations *all,
           const CliHeld *held, gint32 o)
{
    tandem_json_begin_array(json, key, TANDEM_JSON_ONE_LINE);
    for (gsize i = held->start[o]; i < held->start[o + 1]; i++)
        tandem_json_text(json, NULL, cli_rotations_trainee(all, held->edge[i]));
    tandem_json_end(json);
}

/* The best and the worst that each can have, which are the trainees' worst and best. */
static void
write_opportunities(TandemJsonWriter *json, const CliRotations *all)
{
    TandemMarket *const market = tandem_market_file_get_market(all->file);
    const gsize n = (gsize)tandem_market_get_n_trainees(market);
    g_auto(CliHeld) best = { 0 }, worst = { 0 };

    cli_held_init(&best, market, tandem_rotation_poset_get_worst(all->poset), n);
    cli_held_init(&worst, market, tandem_rotation_poset_get_best(all->poset), n);
    tandem_json_begin_array(json, "opportunities", TANDEM_JSON_LINES);
    for (gint32 o = 0; o < tandem_market_get_n_opportunities(market); o++) {
        tandem_json_begin_object(json, NULL, TANDEM_JSON_ONE_LINE);
        tandem_json_text(json, "id",
                         tandem_market_file_get_opportunity_id(all->file, o));
        write_held(json, "best", all, &best, o);
        write_held(json, "worst", all, &worst, o);
        tandem_json_end(json);
    }
    tandem_json_end(json);
}

void
cli_print_rotations_json(const CliRotations *all)
{
    TandemMarket *const market = tandem_market_file_get_market(all->file);
    const gsize *const start = tandem_market_get_start(market);
    gsize n_stable, first = 0;
    const gsize *const stable =
        tandem_rotation_poset_get_stable_edges(all->poset, &n_stable);
    TandemJsonWriter *const json = tandem_json_write_begin();

    tandem_json_begin_object(json, NULL, TANDEM_JSON_LINES);
    tandem_json_text(json, "format", "tandem-rotations");
    tandem_json_int(json, "version", 1);
    tandem_json_int(json, "n_matchings", (gint64)all->n_matchings);
    tandem_json_bool(json, "is_complete", all->is_complete);
    tandem_json_begin_array(json, "trainees", TANDEM_JSON_LINES);
    for (gint32 t = 0; t < tandem_market_get_n_trainees(market); t++) {
        gsize end = first;
        while (end < n_stable && stable[end] < start[t + 1])
            end++;
        write_trainee(json, all, t, stable + first, end - first);
        first = end;
    }
    tandem_json_end(json);
    write_opportunities(json, all);
    tandem_json_begin_array(json, "rotations", TANDEM_JSON_LINES);
    for (gint32 r = 0; r < tandem_rotation_poset_get_n(all->poset); r++)
        write_rotation(json, all, r);
    tandem_json_end(json);
    tandem_json_end(json);
    g_autofree gchar *text = tandem_json_write_end(json);
    cli_print("%s", text);
}

/* In a quoted string of dot a backslash and a quote are escaped, and a line cannot end;
 * control characters are shown as cli_printable() does. */
static void
append_escaped(GString *text, const char *id)
{
    g_autofree gchar *shown = cli_printable(id);

    for (const char *c = shown; *c != '\0'; c++) {
        if (*c == '"' || *c == '\\')
            g_string_append_c(text, '\\');
        g_string_append_c(text, *c);
    }
}

static void
print_node(const CliRotations *all, gint32 r)
{
    const gsize *from, *to;
    const gsize n = tandem_rotation_poset_get_moves(all->poset, r, &from, &to);
    g_autoptr(GString) label = g_string_new(NULL);

    for (gsize i = 0; i < n; i++) {
        g_string_append(label, "\\n");
        append_escaped(label, cli_rotations_trainee(all, from[i]));
        g_string_append(label, ": ");
        append_escaped(label, cli_rotations_opportunity(all, from[i]));
        g_string_append(label, " → ");
        append_escaped(label, cli_rotations_opportunity(all, to[i]));
    }
    cli_print("  r%d [label=\"%d%s\"];\n", r + 1, r + 1, label->str);
}

/* An arrow from what must go before. */
void
cli_print_rotations_dot(const CliRotations *all)
{
    cli_print("digraph rotations {\n  node [shape=box];\n");
    for (gint32 r = 0; r < tandem_rotation_poset_get_n(all->poset); r++)
        print_node(all, r);
    for (gint32 r = 0; r < tandem_rotation_poset_get_n(all->poset); r++) {
        gsize n;
        const gint32 *const before =
            tandem_rotation_poset_get_before(all->poset, r, &n);
        for (gsize i = 0; i < n; i++)
            cli_print("  r%d -> r%d;\n", before[i] + 1, r + 1);
    }
    cli_print("}\n");
}
