/* SPDX-License-Identifier: MIT */
/* What the rows of all files share while they are read: kept texts, ids and whose they
 * are, codes of Trusts. */
#include "reading_private.h"

#include <string.h>

#include "faults_private.h"
#include "wild_cards_private.h"

void
tandem_reading_init(TandemReading *reading, TandemRotation *rotation,
                    TandemFaults *faults)
{
    *reading = (TandemReading){ .rotation = rotation, .faults = faults };
    reading->owner_of_id = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
    reading->successor_of = g_hash_table_new(g_str_hash, g_str_equal);
}

void
tandem_reading_clear(TandemReading *reading)
{
    g_clear_pointer(&reading->owner_of_id, g_hash_table_unref);
    g_clear_pointer(&reading->id_of_folded, g_hash_table_unref);
    g_clear_pointer(&reading->successor_of, g_hash_table_unref);
}

const char *
tandem_reading_keep(TandemReading *reading, const char *text)
{
    return *text == '\0' ? ""
                         : g_string_chunk_insert_const(reading->rotation->texts, text);
}

const char *
tandem_reading_text(TandemReading *reading, TandemSheet *sheet, gsize column)
{
    return tandem_reading_keep(reading, tandem_cell_text(sheet, column));
}

static void
own(TandemReading *reading, TandemSheet *sheet, const char *id, TandemTargetType type)
{
    TandemOwner *const owner = g_new(TandemOwner, 1);

    *owner = (TandemOwner){ type, TANDEM_NONE, sheet->file, sheet->line };
    g_hash_table_insert(reading->owner_of_id, (gpointer)id, owner);
}

/* Of a record with the wrong number of cells or an unread end. */
static void
remember_broken(TandemReading *reading, TandemSheet *sheet, gsize column,
                TandemTargetType type)
{
    const char *const id = tandem_cell_text(sheet, column);

    if (*id == '\0')
        reading->has_lost_ids = TRUE;
    else if (!g_hash_table_contains(reading->owner_of_id, id))
        own(reading, sheet, tandem_reading_keep(reading, id), type);
}

const char *
tandem_reading_new_id(TandemReading *reading, TandemSheet *sheet, gsize column,
                      TandemTargetType type)
{
    if (sheet->is_broken) {
        remember_broken(reading, sheet, column, type);
        return NULL;
    }

    const char *const id = tandem_cell_id(sheet, column, TRUE);
    const TandemOwner *const owner = g_hash_table_lookup(reading->owner_of_id, id);
    if (*id == '\0') {
        reading->has_lost_ids = TRUE;
        return NULL;
    }
    if (owner != NULL || tandem_is_wild_card(id)) {
        g_autofree gchar *quoted = tandem_faults_quote(id);
        const char *const name = sheet->columns[column].name;
        if (owner != NULL)
            tandem_sheet_tell(sheet, TANDEM_SEVERITY_FAULT, column, "E301", NULL,
                              "%s %s stands already in %s, line %u", name, quoted,
                              owner->file, owner->line);
        else
            tandem_sheet_tell(sheet, TANDEM_SEVERITY_FAULT, column, "E202", NULL,
                              "%s %s begins as a wild-card does", name, quoted);
        return NULL;
    }
    const char *const kept = tandem_reading_keep(reading, id);
    own(reading, sheet, kept, type);
    return kept;
}

/* @id without case and blanks; ids differ by more than that unless one is mistyped. */
static gchar *
fold(const char *id)
{
    g_autofree gchar *folded = g_utf8_casefold(id, -1);
    GString *const dense = g_string_new(NULL);

    for (const char *c = folded; *c != '\0'; c++) {
        if (*c != ' ' && *c != '-' && *c != '_')
            g_string_append_c(dense, *c);
    }
    return g_string_free(dense, FALSE);
}

/* Of two ids that fold to the same, the first by its bytes is kept. */
static void
fold_ids(TandemReading *reading)
{
    GHashTableIter iter;
    gpointer id;

    reading->id_of_folded =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_hash_table_iter_init(&iter, reading->owner_of_id);
    while (g_hash_table_iter_next(&iter, &id, NULL)) {
        gchar *const folded = fold(id);
        const char *const other = g_hash_table_lookup(reading->id_of_folded, folded);
        if (other == NULL || strcmp(id, other) < 0)
            g_hash_table_replace(reading->id_of_folded, folded, id);
        else
            g_free(folded);
    }
}

static void
tell_unknown_id(TandemReading *reading, TandemSheet *sheet, gsize column,
                const char *id)
{
    if (reading->id_of_folded == NULL)
        fold_ids(reading);
    g_autofree gchar *folded = fold(id);
    const char *const meant = g_hash_table_lookup(reading->id_of_folded, folded);
    g_autofree gchar *quoted = tandem_faults_quote(id);
    g_autofree gchar *hint =
        meant == NULL ? NULL : g_strdup_printf("did you mean %s?", meant);

    tandem_sheet_tell(sheet, TANDEM_SEVERITY_FAULT, column, "E302", hint,
                      "%s %s is nobody's id", sheet->columns[column].name, quoted);
}

const TandemOwner *
tandem_reading_find(TandemReading *reading, TandemSheet *sheet, gsize column,
                    gboolean is_required)
{
    const char *const id = tandem_cell_id(sheet, column, is_required);
    const TandemOwner *const owner = g_hash_table_lookup(reading->owner_of_id, id);

    if (owner != NULL)
        return owner->index == TANDEM_NONE ? NULL : owner;
    if (*id != '\0' && !reading->has_lost_ids)
        tell_unknown_id(reading, sheet, column, id);
    return NULL;
}

void
tandem_reading_tell_type(TandemSheet *sheet, gsize column, TandemTargetType type,
                         const char *wanted)
{
    static const char *const types[] = { "a trainee",   "a leader",    "an opportunity",
                                         "a wild-card", "a wild-card", "a wild-card" };
    g_autofree gchar *quoted = tandem_faults_quote(tandem_cell_text(sheet, column));

    tandem_sheet_tell(sheet, TANDEM_SEVERITY_FAULT, column, "E303", NULL,
                      "%s %s is %s, not %s", sheet->columns[column].name, quoted,
                      types[type], wanted);
}

const char *
tandem_reading_successor(TandemReading *reading, const char *trust)
{
    const char *const latest = g_hash_table_lookup(reading->successor_of, trust);

    return latest == NULL ? tandem_reading_keep(reading, trust) : latest;
}

const char *
tandem_reading_site(TandemReading *reading, TandemSheet *sheet, gsize column)
{
    g_autofree gchar *code = tandem_cell_ods_code(
        sheet, column, tandem_cell_text(sheet, column), 5, "site", "E213");

    return tandem_reading_keep(reading, code);
}

const char *
tandem_reading_trust(TandemReading *reading, TandemSheet *sheet, gsize column,
                     gsize site_column, const char *site)
{
    const char *const text = tandem_cell_text(sheet, column);
    g_autofree gchar *code =
        *text == '\0' ? g_strndup(site, 3)
                      : tandem_cell_ods_code(sheet, column, text, 3, "Trust", "E212");

    if (*text == '\0' && *site == '\0')
        tandem_cell_warn_if_empty(
            sheet, sheet->header[column] == NULL ? site_column : column, NULL);
    return tandem_reading_successor(reading, code);
}

gpointer
tandem_reading_sorted(GArray *rows, GCompareFunc compare, gsize *n)
{
    g_array_sort(rows, compare);
    *n = rows->len;
    return g_array_free(rows, FALSE);
}
