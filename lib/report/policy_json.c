/* SPDX-License-Identifier: MIT */

/* The policy of a run as the manifest keeps it: every key of policy.ini under its
 * section, in the words of policy.ini, the defaults filled in. A number or a day that
 * was not stated and has no default is null. */
#include "policy_json_private.h"

#include <string.h>

#include "../files/dates_private.h"
#include "../files/policy_table_private.h"

void
tandem_json_day(TandemJsonWriter *json, const char *key, TandemDay day)
{
    g_autofree gchar *text = tandem_day_to_text(day);

    if (day != 0)
        tandem_json_text(json, key, text);
    else
        tandem_json_null(json, key);
}

static void
write_text(TandemJsonWriter *json, const char *key, const char *text)
{
    if (text != NULL && *text != '\0')
        tandem_json_text(json, key, text);
    else
        tandem_json_null(json, key);
}

static void
write_number(TandemJsonWriter *json, const char *key, gint32 number)
{
    if (number >= 0)
        tandem_json_int(json, key, number);
    else
        tandem_json_null(json, key);
}

static void
write_texts(TandemJsonWriter *json, const char *key, const char *const *texts)
{
    tandem_json_begin_array(json, key, TANDEM_JSON_ONE_LINE);
    for (; texts != NULL && *texts != NULL; texts++)
        tandem_json_text(json, NULL, *texts);
    tandem_json_end(json);
}

static void
write_tiers(TandemJsonWriter *json, const char *key, const TandemPolicy *policy)
{
    const char *names[TANDEM_N_TIERS + 1] = { NULL };

    for (gsize i = 0; i < policy->n_tiers; i++)
        names[i] = tandem_tier_names[policy->tiers[i]];
    write_texts(json, key, names);
}

/* The field of one row of the table; what a pattern stands for is written apart. */
static void
write_key(TandemJsonWriter *json, const TandemPolicy *policy,
          const TandemPolicyKey *row)
{
    const void *const field = (const guint8 *)policy + row->offset;

    switch (row->type) {
    case TANDEM_POLICY_TEXT:
    case TANDEM_POLICY_ID:
    case TANDEM_POLICY_SHA256:
    case TANDEM_POLICY_ONE_OF:
    case TANDEM_POLICY_STRATEGY:
        write_text(json, row->key, *(gchar *const *)field);
        break;
    case TANDEM_POLICY_CHOICE:
        tandem_json_text(json, row->key, row->values[*(const gint *)field]);
        break;
    case TANDEM_POLICY_INT:
        write_number(json, row->key, *(const gint32 *)field);
        break;
    case TANDEM_POLICY_DAY:
        tandem_json_day(json, row->key, *(const guint32 *)field);
        break;
    case TANDEM_POLICY_GRADE:
        tandem_json_text(json, row->key, tandem_grade_names[*(const guint *)field]);
        break;
    case TANDEM_POLICY_TEXTS:
        write_texts(json, row->key, *(const char *const *const *)field);
        break;
    case TANDEM_POLICY_TIERS:
        write_tiers(json, row->key, policy);
        break;
    case TANDEM_POLICY_PARAMETER:
    case TANDEM_POLICY_QUOTA:
    case TANDEM_POLICY_COVERAGE:
        break;
    }
}

static void
write_parameters(TandemJsonWriter *json, const TandemStagePolicy *stage)
{
    for (guint i = 0; i < stage->names->len; i++)
        tandem_json_text(json, g_ptr_array_index(stage->names, i),
                         g_ptr_array_index(stage->values, i));
}

static gint
compare_dotted(gconstpointer a, gconstpointer b)
{
    const TandemDottedKey *const p = *(const TandemDottedKey *const *)a;
    const TandemDottedKey *const q = *(const TandemDottedKey *const *)b;
    const gint by_key = strcmp(p->key, q->key);

    return by_key != 0 ? by_key : strcmp(p->what, q->what);
}

static void
write_dotted(TandemJsonWriter *json, const GPtrArray *keys)
{
    g_autoptr(GPtrArray) sorted = g_ptr_array_sized_new(keys->len);

    for (guint i = 0; i < keys->len; i++)
        g_ptr_array_add(sorted, g_ptr_array_index(keys, i));
    g_ptr_array_sort(sorted, compare_dotted);
    for (guint i = 0; i < sorted->len; i++) {
        const TandemDottedKey *key = g_ptr_array_index(sorted, i);
        g_autofree gchar *name = g_strdup_printf("%s.%s", key->key, key->what);
        tandem_json_text(json, name, key->value);
    }
}

static void
write_section(TandemJsonWriter *json, const TandemPolicy *policy, const char *section)
{
    const TandemStageName stage = tandem_policy_find_stage(section);
    gsize n_keys;
    const TandemPolicyKey *const keys = tandem_policy_keys(&n_keys);

    tandem_json_begin_object(json, section, TANDEM_JSON_LINES);
    for (gsize i = 0; i < n_keys; i++)
        if (g_str_equal(keys[i].section, section))
            write_key(json, policy, &keys[i]);
    if (stage != TANDEM_N_STAGES)
        write_parameters(json, &policy->stage[stage]);
    if (g_str_equal(section, "quota"))
        write_dotted(json, policy->quota);
    if (g_str_equal(section, "coverage"))
        write_dotted(json, policy->coverage);
    tandem_json_end(json);
}

void
tandem_policy_write_json(TandemJsonWriter *json, const TandemPolicy *policy)
{
    tandem_json_begin_object(json, "policy", TANDEM_JSON_LINES);
    for (const char *const *section = tandem_policy_sections; *section; section++)
        write_section(json, policy, *section);
    tandem_json_end(json);
}
