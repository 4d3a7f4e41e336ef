/* SPDX-License-Identifier: MIT */
/* Who holds what: pairs of ids, and lists of them. */
#include "faults_private.h"
#include "matching_json_private.h"

gint32
tandem_matching_json_read_id(TandemJsonReader *reader, const TandemIdSet *set,
                             const char *what)
{
    TandemJsonText text;
    if (!tandem_json_read_text(reader, &text))
        return TANDEM_NONE;

    const gint32 id = tandem_id_set_find(set, text.at, text.length);
    if (id == TANDEM_NONE) {
        g_autofree gchar *quoted = tandem_json_quote(text);
        tandem_json_read_fault(reader, "E609", NULL, "%s is not the id of %s", quoted,
                               what);
    }
    return id;
}

/* That there is no such pair, or that it was there already. */
static void
tell_pair(TandemJsonReader *reader, const TandemMarketFile *file, gint32 trainee,
          gint32 opportunity, gboolean is_none)
{
    g_autofree gchar *t =
        tandem_faults_quote(tandem_id_set_get(&file->trainees, trainee));
    g_autofree gchar *o =
        tandem_faults_quote(tandem_id_set_get(&file->opportunities, opportunity));

    if (is_none)
        tandem_json_read_fault(reader, "E620", NULL,
                               "the market has no pair of %s and %s", t, o);
    else
        tandem_json_read_fault(reader, "E610", NULL, "the pair %s, %s stands twice", t,
                               o);
}

gboolean
tandem_matching_json_read_pair(TandemJsonReader *reader, const TandemMarketFile *file,
                               gsize *edge)
{
    gint32 id[2] = { TANDEM_NONE, TANDEM_NONE };
    guint place = 0;

    if (!tandem_json_read_array(reader))
        return FALSE;
    for (; tandem_json_read_entry(reader); place++) {
        if (place == 0)
            id[0] = tandem_matching_json_read_id(reader, &file->trainees, "a trainee");
        else if (place == 1)
            id[1] = tandem_matching_json_read_id(reader, &file->opportunities,
                                                 "an opportunity");
        else
            tandem_json_read_skip(reader);
    }
    if (place != 2)
        tandem_json_read_fault(reader, "E606", NULL,
                               "%u entries stand where 2 are wanted", place);
    if (place != 2 || id[0] == TANDEM_NONE || id[1] == TANDEM_NONE)
        return FALSE;
    if (tandem_market_find_edge(file->market, id[0], id[1], edge))
        return TRUE;
    tell_pair(reader, file, id[0], id[1], TRUE);
    return FALSE;
}

/* The pairs at hand are one matching more. */
void
tandem_matching_json_read_pairs(TandemMatchingDraft *draft)
{
    const TandemMarketFile *const file = draft->file;
    gsize edge;

    if (!tandem_json_read_array(&draft->reader))
        return;
    g_hash_table_remove_all(draft->seen);
    while (tandem_json_read_entry(&draft->reader)) {
        if (!tandem_matching_json_read_pair(&draft->reader, file, &edge))
            continue;
        if (g_hash_table_add(draft->seen, GSIZE_TO_POINTER(edge)))
            g_array_append_val(draft->edges, edge);
        else
            tell_pair(&draft->reader, file,
                      tandem_market_get_trainee_of(file->market, edge),
                      tandem_market_get_opportunities(file->market)[edge], FALSE);
    }
    const gsize end = draft->edges->len;
    g_array_append_val(draft->ends, end);
}

void
tandem_matching_json_read_many(TandemMatchingDraft *draft)
{
    draft->is_many = TRUE;
    draft->many_line = draft->reader.scanner.line;
    if (!tandem_json_read_array(&draft->reader))
        return;
    while (tandem_json_read_entry(&draft->reader))
        tandem_matching_json_read_pairs(draft);
}
