/* SPDX-License-Identifier: MIT */
/* One value of policy.ini, as its row of the table wants it. */
#include <string.h>

#include "dates_private.h"
#include "faults_private.h"
#include "policy_table_private.h"
#include "suggest_private.h"

enum { LONGEST_ID = 64, SHA256_DIGITS = 64, MOST_ENTRIES = 100 };

void
tandem_policy_fault(const TandemPolicyPlace *place, const char *code, const char *hint,
                    const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    g_autofree gchar *message = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    tandem_faults_add(place->faults, TANDEM_SEVERITY_FAULT, "policy.ini", place->line,
                      place->key, code, hint, "%s", message);
}

/* Tells that @text is not what @wanted says, and why a comment behind it would be. */
static void
bad_value(const TandemPolicyPlace *place, const char *text, const char *hint,
          const char *wanted)
{
    g_autofree gchar *quoted = tandem_faults_quote(text);
    const gboolean has_comment =
        strstr(text, " #") != NULL || strstr(text, " ;") != NULL;

    tandem_policy_fault(place, "E407",
                        has_comment ? "a comment stands on a line of its own" : hint,
                        "%s is not %s", quoted, wanted);
}

/* The index of @text in @values; told where it is none of them. */
static gboolean
find_value(const char *text, const char *const *values, const TandemPolicyPlace *place,
           gint *index)
{
    for (gint i = 0; values[i] != NULL; i++) {
        if (strcmp(values[i], text) == 0) {
            *index = i;
            return TRUE;
        }
    }

    GString *const wanted = g_string_new(NULL);
    for (gint i = 0; values[i] != NULL; i++)
        g_string_append_printf(wanted, "%s%s",
                               i == 0                  ? ""
                               : values[i + 1] == NULL ? " or "
                                                       : ", ",
                               values[i]);
    g_autofree gchar *alternatives = g_string_free(wanted, FALSE);
    g_autofree gchar *hint = tandem_suggest_hint(text, values);
    bad_value(place, text, hint, alternatives);
    return FALSE;
}

static void
set_int(gint32 *field, const TandemPolicyKey *row, const char *text,
        const TandemPolicyPlace *place)
{
    gint64 value;

    if (g_ascii_isdigit(*text) &&
        g_ascii_string_to_signed(text, 10, row->minimum, row->maximum, &value, NULL)) {
        *field = (gint32)value;
        return;
    }
    g_autofree gchar *wanted =
        g_strdup_printf("a whole number from %d to %d", row->minimum, row->maximum);
    bad_value(place, text, NULL, wanted);
}

static void
set_grade(guint *field, const char *text, const TandemPolicyPlace *place)
{
    for (guint grade = TANDEM_GRADE_F1; grade <= TANDEM_GRADE_ST8; grade++) {
        if (g_ascii_strcasecmp(tandem_grade_names[grade], text) == 0) {
            *field = grade;
            return;
        }
    }
    bad_value(place, text, NULL, "a grade on the ladder from F1 to ST8");
}

/* A rotation's id names a folder, and is written to CSV. */
static gboolean
is_fit_for_a_name(const char *text)
{
    if (strlen(text) > LONGEST_ID || !g_ascii_isalnum(*text))
        return FALSE;
    for (; *text != '\0'; text++)
        if (!g_ascii_isalnum(*text) && strchr("._-", *text) == NULL)
            return FALSE;
    return TRUE;
}

static gboolean
is_sha256(const char *text)
{
    gsize n = 0;

    while (g_ascii_isxdigit(text[n]))
        n++;
    return n == SHA256_DIGITS && text[n] == '\0';
}

/* The parts of @text between its commas, trimmed; NULL, and told, where they are too
 * many, or one is empty or stands twice. */
static gchar **
split_list(const char *text, const TandemPolicyPlace *place)
{
    g_auto(GStrv) parts = g_strsplit(text, ",", -1);

    if (g_strv_length(parts) > MOST_ENTRIES) {
        bad_value(place, text, NULL, "a list of at most 100 entries");
        return NULL;
    }
    for (gsize i = 0; parts[i] != NULL; i++) {
        g_strstrip(parts[i]);
        if (*parts[i] == '\0') {
            bad_value(place, text, NULL, "a list: an entry is empty");
            return NULL;
        }
        for (gsize j = 0; j < i; j++) {
            if (strcmp(parts[i], parts[j]) == 0) {
                g_autofree gchar *quoted = tandem_faults_quote(parts[i]);
                tandem_policy_fault(place, "E407", NULL, "lists %s twice", quoted);
                return NULL;
            }
        }
    }
    return g_steal_pointer(&parts);
}

static void
set_tiers(TandemPolicy *policy, const char *text, const TandemPolicyPlace *place)
{
    g_auto(GStrv) parts = split_list(text, place);
    TandemTier tiers[TANDEM_N_TIERS];
    gsize n = 0;

    if (parts == NULL)
        return;
    for (; parts[n] != NULL; n++) {
        gint tier;
        if (!find_value(parts[n], tandem_tier_names, place, &tier))
            return;
        tiers[n] = (TandemTier)tier;
    }
    if (tiers[n - 1] != TANDEM_TIER_EVERYONE) {
        bad_value(place, text, NULL, "a list that ends with everyone");
        return;
    }
    memcpy(policy->tiers, tiers, n * sizeof *tiers);
    policy->n_tiers = n;
}

static void
set_texts(gchar ***field, const char *text, const TandemPolicyPlace *place)
{
    gchar **const parts = split_list(text, place);

    if (parts == NULL)
        return;
    g_strfreev(*field);
    *field = parts;
}

static void
set_day(guint32 *field, const char *text, const TandemPolicyPlace *place)
{
    if (!tandem_day_parse(text, field))
        bad_value(place, text, NULL, "a day such as 2026-08-05, from 1900 to 2199");
}

/* A text of its own, where it is what its type wants. */
static void
set_text(gchar **field, const TandemPolicyKey *row, const char *text,
         const TandemPolicyPlace *place)
{
    gint index;

    if (row->type == TANDEM_POLICY_ID && !is_fit_for_a_name(text)) {
        bad_value(place, text, NULL,
                  "an id: up to 64 letters, digits, dots, underscores and hyphens, "
                  "beginning with a letter or digit");
    } else if (row->type == TANDEM_POLICY_SHA256 && !is_sha256(text)) {
        bad_value(place, text, NULL, "the 64 hexadecimal digits of a SHA-256");
    } else if (row->type != TANDEM_POLICY_ONE_OF ||
               find_value(text, row->values, place, &index)) {
        g_free(*field);
        *field = row->type == TANDEM_POLICY_SHA256 ? g_ascii_strdown(text, -1)
                                                   : g_strdup(text);
    }
}

void
tandem_policy_set(TandemPolicy *policy, const TandemPolicyKey *row, const char *text,
                  const TandemPolicyPlace *place)
{
    gpointer const field = G_STRUCT_MEMBER_P(policy, row->offset);

    switch (row->type) {
    case TANDEM_POLICY_CHOICE:
        find_value(text, row->values, place, field);
        break;
    case TANDEM_POLICY_INT:
        set_int(field, row, text, place);
        break;
    case TANDEM_POLICY_DAY:
        set_day(field, text, place);
        break;
    case TANDEM_POLICY_GRADE:
        set_grade(field, text, place);
        break;
    case TANDEM_POLICY_TEXTS:
        set_texts(field, text, place);
        break;
    case TANDEM_POLICY_TIERS:
        set_tiers(policy, text, place);
        break;
    case TANDEM_POLICY_QUOTA:
    case TANDEM_POLICY_COVERAGE:
        tandem_policy_add_dotted(policy, row, text, place);
        break;
    case TANDEM_POLICY_PARAMETER:
        break; /* the reader keeps it: it belongs to a stage */
    default:
        set_text(field, row, text, place);
        break;
    }
}
