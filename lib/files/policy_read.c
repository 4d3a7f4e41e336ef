/* SPDX-License-Identifier: MIT */
/* policy.ini read line by line.
 *
 * GKeyFile is not used: of two equal keys it keeps the last, and it does not tell the
 * line a key stands on. */
#include <string.h>

#include "faults_private.h"
#include "policy_table_private.h"
#include "suggest_private.h"

enum { MOST_HINTS = 1000 };

/* Reading stands at one line of one section. */
typedef struct {
    TandemPolicy *policy;
    TandemFaults *faults;
    GHashTable *line_of; /* gchar * "section.key" -> line */
    const char *section; /* of tandem_policy_sections; NULL: before the first */
    gboolean is_skipped; /* the section is unknown, which is told once */
    guint line;
} Reader;

guint
tandem_policy_line_of(GHashTable *line_of, const char *section, const char *key)
{
    g_autofree gchar *name = g_strdup_printf("%s.%s", section, key);

    return GPOINTER_TO_UINT(g_hash_table_lookup(line_of, name));
}

static void
read_section(Reader *reader, gchar *line)
{
    const TandemPolicyPlace place = { reader->faults, reader->line, "" };
    const gsize length = strlen(line);

    reader->is_skipped = TRUE;
    if (line[length - 1] != ']') {
        g_autofree gchar *quoted = tandem_faults_quote(line);
        tandem_policy_fault(&place, "E402", NULL,
                            "%s is neither [section], key = value nor a comment",
                            quoted);
        return;
    }
    line[length - 1] = '\0';
    const char *const name = g_strstrip(line + 1);
    for (const char *const *section = tandem_policy_sections; *section; section++) {
        if (strcmp(*section, name) == 0) {
            reader->section = *section;
            reader->is_skipped = FALSE;
            return;
        }
    }
    g_autofree gchar *quoted = tandem_faults_quote(name);
    g_autofree gchar *hint = tandem_suggest_hint(name, tandem_policy_sections);
    tandem_policy_fault(&place, "E403", hint, "unknown section %s", quoted);
}

/* The nearest key of the section, or the section that has this very key, or else the
 * nearest key of any. */
static gchar *
suggest_key(const char *section, const char *key)
{
    gsize n_keys;
    const TandemPolicyKey *const keys = tandem_policy_keys(&n_keys);
    g_autoptr(GPtrArray) own = g_ptr_array_new();
    g_autoptr(GPtrArray) all = g_ptr_array_new();

    for (gsize i = 0; i < n_keys; i++) {
        if (strcmp(keys[i].key, key) == 0)
            return g_strdup_printf("%s stands in [%s]", key, keys[i].section);
        if (strcmp(keys[i].section, section) == 0)
            g_ptr_array_add(own, (gpointer)keys[i].key);
        g_ptr_array_add(all, (gpointer)keys[i].key);
    }
    g_ptr_array_add(own, NULL);
    g_ptr_array_add(all, NULL);

    gchar *const hint =
        tandem_suggest_hint(key, (const char *const *)(gconstpointer)own->pdata);
    const char *const other =
        tandem_suggest(key, (const char *const *)(gconstpointer)all->pdata);
    if (hint != NULL || other == NULL)
        return hint;
    for (gsize i = 0; i < n_keys; i++)
        if (keys[i].key == other)
            return g_strdup_printf("did you mean %s, in [%s]?", other, keys[i].section);
    return NULL;
}

/* Of a hopeless file not all faults are told, and a hint takes its time. */
static gboolean
is_worth_a_hint(const Reader *reader)
{
    return tandem_faults_get_n(reader->faults, TANDEM_SEVERITY_FAULT) < MOST_HINTS;
}

static void
keep_parameter(TandemPolicy *policy, const char *section, const char *key,
               const char *value)
{
    TandemStagePolicy *const stage = &policy->stage[tandem_policy_find_stage(section)];

    g_ptr_array_add(stage->names, g_strdup(key));
    g_ptr_array_add(stage->values, g_strdup(value));
}

static void
read_key(Reader *reader, const char *key, const char *value)
{
    const TandemPolicyPlace place = { reader->faults, reader->line, key };
    const TandemPolicyKey *const row = tandem_policy_find_key(reader->section, key);
    g_autofree gchar *quoted = tandem_faults_quote(key);

    if (row == NULL) {
        g_autofree gchar *hint =
            is_worth_a_hint(reader) ? suggest_key(reader->section, key) : NULL;
        tandem_policy_fault(&place, "E405", hint, "unknown key %s in [%s]", quoted,
                            reader->section);
        return;
    }
    const guint first = tandem_policy_line_of(reader->line_of, reader->section, key);
    if (first > 0) {
        tandem_policy_fault(&place, "E406", NULL,
                            "stands twice in [%s], first on line %u", reader->section,
                            first);
        return;
    }
    g_hash_table_insert(reader->line_of, g_strdup_printf("%s.%s", reader->section, key),
                        GUINT_TO_POINTER(reader->line));
    if (*value == '\0')
        tandem_policy_fault(&place, "E408", "leave the line out for the default",
                            "has no value");
    else if (row->type == TANDEM_POLICY_PARAMETER)
        keep_parameter(reader->policy, reader->section, key, value);
    else
        tandem_policy_set(reader->policy, row, value, &place);
}

static void
read_line(Reader *reader, gchar *line)
{
    const TandemPolicyPlace place = { reader->faults, reader->line, "" };

    g_strstrip(line);
    if (*line == '\0' || *line == '#' || *line == ';')
        return;
    if (*line == '[') {
        read_section(reader, line);
        return;
    }

    gchar *const equals = strchr(line, '=');
    if (equals == NULL || equals == line) {
        g_autofree gchar *quoted = tandem_faults_quote(line);
        tandem_policy_fault(&place, "E402", NULL,
                            "%s is neither [section], key = value nor a comment",
                            quoted);
        return;
    }
    *equals = '\0';
    const char *const key = g_strchomp(line);
    if (reader->section == NULL && !reader->is_skipped) {
        g_autofree gchar *quoted = tandem_faults_quote(key);
        g_autofree gchar *hint = is_worth_a_hint(reader) ? suggest_key("", key) : NULL;
        tandem_policy_fault(&place, "E404", hint, "%s stands before any [section]",
                            quoted);
    } else if (!reader->is_skipped) {
        read_key(reader, key, g_strchug(equals + 1));
    }
}

/* Whether all @length bytes are text; the first that is not is told. */
static gboolean
is_text(const char *text, gsize length, TandemFaults *faults)
{
    const char *end;

    if (g_utf8_validate_len(text, length, &end))
        return TRUE;
    TandemPolicyPlace place = { faults, 1, "" };
    for (const char *at = text; at < end; at++)
        place.line += *at == '\n';
    if (*end == '\0')
        tandem_policy_fault(&place, "E401", "save the file as UTF-8", "a NUL byte");
    else
        tandem_policy_fault(&place, "E401", "save the file as UTF-8",
                            "byte 0x%02x is not UTF-8", (guchar)*end);
    return FALSE;
}

static void
check_dates(const TandemPolicy *policy, GHashTable *line_of, TandemFaults *faults)
{
    const TandemPolicyPlace place = {
        faults, tandem_policy_line_of(line_of, "rotation", "ends"), "ends"
    };

    if (policy->starts != 0 && policy->ends != 0 && policy->ends < policy->starts)
        tandem_policy_fault(&place, "E409", NULL, "the rotation ends before it starts");
}

static void
check_seed(const TandemPolicy *policy, GHashTable *line_of, TandemFaults *faults)
{
    const TandemPolicyPlace place = {
        faults, tandem_policy_line_of(line_of, "rotation", "seed_commitment"),
        "seed_commitment"
    };

    if (policy->seed_stated && !tandem_policy_seed_is_committed(policy, policy->seed))
        tandem_policy_fault(&place, "E414", NULL,
                            "is not the SHA-256 of the seed that is stated");
}

static gint
compare_texts(gconstpointer left, gconstpointer right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static void
keep_stated(TandemPolicy *policy, GHashTable *line_of)
{
    GHashTableIter iter;
    gpointer name;

    g_hash_table_iter_init(&iter, line_of);
    while (g_hash_table_iter_next(&iter, &name, NULL))
        g_ptr_array_add(policy->stated, g_strdup(name));
    g_ptr_array_sort(policy->stated, compare_texts);
}

static void
read_lines(Reader *reader, const char *text, gsize length)
{
    static const char mark[] = "\xef\xbb\xbf";
    const gboolean has_mark =
        length >= strlen(mark) && memcmp(text, mark, strlen(mark)) == 0;
    const char *at = text + (has_mark ? strlen(mark) : 0);
    const char *const end = text + length;

    while (at < end) {
        const char *stop = at;
        while (stop < end && *stop != '\n' && *stop != '\r')
            stop++;
        g_autofree gchar *line = g_strndup(at, (gsize)(stop - at));
        reader->line++;
        read_line(reader, line);
        at = stop + 1;
        if (at < end && *stop == '\r' && *at == '\n')
            at++; /* the two end one line */
    }
}

/* A stage without a strategy of its own has that of objective; shadow has a default. */
static void
share_strategy(TandemPolicy *policy)
{
    for (const char *const *section = tandem_policy_sections; *section; section++) {
        const TandemStageName name = tandem_policy_find_stage(*section);
        if (name == TANDEM_N_STAGES || name == TANDEM_STAGE_SHADOW ||
            tandem_policy_is_stated(policy, *section, "strategy"))
            continue;
        g_free(policy->stage[name].strategy);
        policy->stage[name].strategy = g_strdup(policy->strategy);
    }
}

void
tandem_policy_parse(TandemPolicy *policy, const char *text, gsize length,
                    TandemFaults *faults)
{
    g_autoptr(GHashTable) line_of =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    Reader reader = { policy, faults, line_of, NULL, FALSE, 0 };

    policy->is_present = TRUE;
    if (!is_text(text, length, faults))
        return;
    read_lines(&reader, text, length);
    keep_stated(policy, line_of);
    policy->seed_stated = tandem_policy_is_stated(policy, "rotation", "seed");
    share_strategy(policy);
    check_dates(policy, line_of, faults);
    check_seed(policy, line_of, faults);
    tandem_policy_check_dotted(policy, line_of, faults);
    tandem_policy_check_stages(policy, line_of, faults);
}
