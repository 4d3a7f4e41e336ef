/* SPDX-License-Identifier: MIT */
/* The rows of an edge list: a pair each, with what is stated of both. Who lists nobody,
 * or is listed by nobody, has a row alone. What is stated of an agent may stand in each
 * of its rows or in one, but not otherwise in another. */
#include "market_csv_private.h"

#include <math.h>
#include <string.h>

#include "csv_write_private.h"
#include "faults_private.h"

const TandemColumn tandem_edge_columns[TANDEM_N_EDGE_COLUMNS] = {
    [TANDEM_EDGE_TRAINEE] = { "trainee", TRUE, NULL, NULL },
    [TANDEM_EDGE_OPPORTUNITY] = { "opportunity", TRUE, NULL, NULL },
    [TANDEM_EDGE_TRAINEE_RANK] = { "trainee_rank", TRUE, NULL, NULL },
    [TANDEM_EDGE_LEADER_RANK] = { "leader_rank", FALSE, NULL, NULL },
    [TANDEM_EDGE_WEIGHT] = { "weight", FALSE, NULL, NULL },
    [TANDEM_EDGE_LEADER] = { "leader", FALSE, NULL, NULL },
    [TANDEM_EDGE_CAPACITY] = { "capacity", FALSE, NULL, NULL },
    [TANDEM_EDGE_LEADER_CAPACITY] = { "leader_capacity", FALSE, NULL, NULL },
    [TANDEM_EDGE_QUOTA] = { "quota", FALSE, NULL, NULL },
    [TANDEM_EDGE_PRIORITY] = { "priority", FALSE, NULL, NULL },
};

static void
agents_init(TandemEdgeAgents *agents)
{
    agents->texts = g_string_chunk_new(4096);
    agents->index_of = g_hash_table_new(g_str_hash, g_str_equal);
    agents->id = g_ptr_array_new();
    for (gsize i = 0; i < G_N_ELEMENTS(agents->stated); i++)
        agents->stated[i] = g_array_new(FALSE, FALSE, sizeof(TandemStated));
}

static void
agents_clear(TandemEdgeAgents *agents)
{
    if (agents->texts == NULL)
        return;
    g_string_chunk_free(agents->texts);
    g_hash_table_unref(agents->index_of);
    g_ptr_array_unref(agents->id);
    for (gsize i = 0; i < G_N_ELEMENTS(agents->stated); i++)
        g_array_unref(agents->stated[i]);
}

gint32
tandem_edge_agents_number(TandemEdgeAgents *agents, const char *text)
{
    static const TandemStated nothing = { -1, 0 };
    const guint found = GPOINTER_TO_UINT(g_hash_table_lookup(agents->index_of, text));
    if (found != 0)
        return (gint32)(found - 1);

    gchar *const id = g_string_chunk_insert(agents->texts, text);
    g_ptr_array_add(agents->id, id);
    g_hash_table_insert(agents->index_of, id, GUINT_TO_POINTER(agents->id->len));
    for (gsize i = 0; i < G_N_ELEMENTS(agents->stated); i++)
        g_array_append_val(agents->stated[i], nothing);
    return (gint32)agents->id->len - 1;
}

/* The cell without the apostrophe that keeps a spreadsheet from running it. */
static const char *
text_of(const TandemSheet *sheet, TandemEdgeColumn column)
{
    const char *const text = sheet->cell[column]->str;

    return *text == '\'' && tandem_csv_is_dangerous(text + 1) ? text + 1 : text;
}

/* The number of the agent in @column; TANDEM_NONE where there is none. */
static gint32
agent_of(TandemSheet *sheet, TandemEdgeColumn column, TandemEdgeAgents *agents)
{
    const char *const text = text_of(sheet, column);

    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
        if (!g_unichar_iscntrl(g_utf8_get_char(at)))
            continue;
        g_autofree gchar *quoted = tandem_faults_quote(text);
        tandem_sheet_tell(sheet, TANDEM_SEVERITY_FAULT, column, "E202", NULL,
                          "%s %s holds a control character",
                          tandem_edge_columns[column].name, quoted);
        break;
    }
    return *text != '\0' ? tandem_edge_agents_number(agents, text) : TANDEM_NONE;
}

/* A whole number of at least @least; -1 where the cell is empty or told. */
static gint32
number_of(TandemSheet *sheet, TandemEdgeColumn column, gint32 least)
{
    const char *const text = text_of(sheet, column);
    guint32 number;

    if (*text == '\0')
        return -1;
    const char *const end = tandem_text_digits(text, text + strlen(text), &number);
    if (end == text || *end != '\0') {
        g_autofree gchar *quoted = tandem_faults_quote(text);
        tandem_sheet_tell(sheet, TANDEM_SEVERITY_FAULT, column, "E804", NULL,
                          "%s is not a whole number", quoted);
        return -1;
    }
    if (number > G_MAXINT32 || number < (guint32)least) {
        tandem_sheet_tell(sheet, TANDEM_SEVERITY_FAULT, column, "E805", NULL,
                          "%s is not from %d to %d", text, least, G_MAXINT32);
        return -1;
    }
    return (gint32)number;
}

static gdouble
weight_of(TandemSheet *sheet)
{
    const char *const text = text_of(sheet, TANDEM_EDGE_WEIGHT);
    gchar *end;

    if (*text == '\0')
        return NAN;
    const gdouble weight = g_ascii_strtod(text, &end);
    if (end != text && *end == '\0' && isfinite(weight))
        return weight;
    g_autofree gchar *quoted = tandem_faults_quote(text);
    tandem_sheet_tell(sheet, TANDEM_SEVERITY_FAULT, TANDEM_EDGE_WEIGHT, "E804", NULL,
                      "%s is not a finite number", quoted);
    return NAN;
}

/* What the row states of an agent; -1: nothing. */
static void
state(TandemSheet *sheet, TandemEdgeColumn column, TandemEdgeAgents *agents,
      gint32 agent, guint which, gint32 value)
{
    if (value < 0)
        return;
    TandemStated *const stated =
        &g_array_index(agents->stated[which], TandemStated, agent);
    if (stated->value < 0) {
        *stated = (TandemStated){ value, sheet->line };
    } else if (stated->value != value) {
        g_autofree gchar *quoted = tandem_faults_quote(agents->id->pdata[agent]);
        tandem_sheet_tell(sheet, TANDEM_SEVERITY_FAULT, column, "E818", NULL,
                          "%s of %s is otherwise in line %u",
                          tandem_edge_columns[column].name, quoted, stated->line);
    }
}

/* What is stated of somebody whom the row does not name. */
static void
refuse_lone(TandemSheet *sheet, TandemEdgeColumn column, const char *whose)
{
    if (sheet->cell[column]->len > 0)
        tandem_sheet_tell(sheet, TANDEM_SEVERITY_FAULT, column, "E201", NULL,
                          "%s stands in a row without %s",
                          tandem_edge_columns[column].name, whose);
}

static void
read_trainee(TandemEdgeList *list, gint32 trainee)
{
    TandemSheet *const sheet = &list->sheet;

    if (trainee == TANDEM_NONE) {
        refuse_lone(sheet, TANDEM_EDGE_QUOTA, "a trainee");
        refuse_lone(sheet, TANDEM_EDGE_PRIORITY, "a trainee");
        return;
    }
    state(sheet, TANDEM_EDGE_QUOTA, &list->trainees, trainee, 0,
          number_of(sheet, TANDEM_EDGE_QUOTA, 0));
    state(sheet, TANDEM_EDGE_PRIORITY, &list->trainees, trainee, 1,
          number_of(sheet, TANDEM_EDGE_PRIORITY, 0));
}

/* An opportunity of which no leader is stated belongs to a leader of its own id. */
static void
read_leader(TandemEdgeList *list, gint32 opportunity)
{
    TandemSheet *const sheet = &list->sheet;
    gint32 leader = agent_of(sheet, TANDEM_EDGE_LEADER, &list->leaders);

    if (opportunity == TANDEM_NONE)
        refuse_lone(sheet, TANDEM_EDGE_CAPACITY, "an opportunity");
    else {
        state(sheet, TANDEM_EDGE_CAPACITY, &list->opportunities, opportunity, 1,
              number_of(sheet, TANDEM_EDGE_CAPACITY, 0));
        state(sheet, TANDEM_EDGE_LEADER, &list->opportunities, opportunity, 0, leader);
        if (leader == TANDEM_NONE && sheet->header[TANDEM_EDGE_LEADER] == NULL)
            leader = tandem_edge_agents_number(
                &list->leaders, list->opportunities.id->pdata[opportunity]);
    }
    if (leader == TANDEM_NONE)
        refuse_lone(sheet, TANDEM_EDGE_LEADER_CAPACITY, "a leader");
    else
        state(sheet, TANDEM_EDGE_LEADER_CAPACITY, &list->leaders, leader, 0,
              number_of(sheet, TANDEM_EDGE_LEADER_CAPACITY, 0));
}

static void
read_pair(TandemEdgeList *list, gint32 trainee, gint32 opportunity)
{
    TandemSheet *const sheet = &list->sheet;
    TandemEdgeRow row = { .trainee = trainee,
                          .opportunity = opportunity,
                          .leader_rank = 1,
                          .line = sheet->line };
    const TandemEdgeColumn ranks[] = { TANDEM_EDGE_TRAINEE_RANK,
                                       TANDEM_EDGE_LEADER_RANK };

    for (gsize i = 0; i < G_N_ELEMENTS(ranks); i++)
        if (sheet->header[ranks[i]] != NULL && sheet->cell[ranks[i]]->len == 0)
            tandem_sheet_tell(sheet, TANDEM_SEVERITY_FAULT, ranks[i], "E201", NULL,
                              "%s is empty", tandem_edge_columns[ranks[i]].name);
    row.trainee_rank = number_of(sheet, TANDEM_EDGE_TRAINEE_RANK, 1);
    if (sheet->header[TANDEM_EDGE_LEADER_RANK] != NULL)
        row.leader_rank = number_of(sheet, TANDEM_EDGE_LEADER_RANK, 1);
    row.weight = weight_of(sheet);
    g_array_append_val(list->rows, row);
}

static void
read_row(TandemSheet *sheet, gpointer data)
{
    TandemEdgeList *const list = data;
    if (sheet->is_broken)
        return;

    const gint32 trainee = agent_of(sheet, TANDEM_EDGE_TRAINEE, &list->trainees);
    const gint32 opportunity =
        agent_of(sheet, TANDEM_EDGE_OPPORTUNITY, &list->opportunities);
    read_trainee(list, trainee);
    read_leader(list, opportunity);
    if (trainee != TANDEM_NONE && opportunity != TANDEM_NONE) {
        read_pair(list, trainee, opportunity);
        return;
    }
    refuse_lone(sheet, TANDEM_EDGE_TRAINEE_RANK, "a pair");
    refuse_lone(sheet, TANDEM_EDGE_LEADER_RANK, "a pair");
    refuse_lone(sheet, TANDEM_EDGE_WEIGHT, "a pair");
    if (trainee == TANDEM_NONE && opportunity == TANDEM_NONE &&
        sheet->cell[TANDEM_EDGE_LEADER]->len == 0)
        tandem_sheet_tell(sheet, TANDEM_SEVERITY_FAULT, TANDEM_EDGE_TRAINEE, "E201",
                          NULL, "the row names nobody");
}

void
tandem_edge_list_read(TandemEdgeList *list, const TandemMarketSource *source)
{
    agents_init(&list->trainees);
    agents_init(&list->opportunities);
    agents_init(&list->leaders);
    list->rows = g_array_new(FALSE, FALSE, sizeof(TandemEdgeRow));
    tandem_sheet_init(&list->sheet, source->name, tandem_edge_columns,
                      TANDEM_N_EDGE_COLUMNS, source->faults);
    list->sheet.row = read_row;
    list->sheet.data = list;
    tandem_sheet_read(&list->sheet, source->text, source->length);
}

void
tandem_edge_list_clear(TandemEdgeList *list)
{
    agents_clear(&list->trainees);
    agents_clear(&list->opportunities);
    agents_clear(&list->leaders);
    g_clear_pointer(&list->rows, g_array_unref);
    if (list->sheet.cell != NULL)
        tandem_sheet_clear(&list->sheet);
}
