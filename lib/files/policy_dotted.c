/* SPDX-License-Identifier: MIT */
/* The keys of [quota] and [coverage], which name what they are about: foundation.min,
 * trust.RH8.max, series.TMB.by. */
#include <string.h>

#include "faults_private.h"
#include "policy_table_private.h"
#include "suggest_private.h"

static const char *const band_names[] = { "foundation", "core", "higher",
                                          "sas",        "led",  NULL };
static const char *const limit_names[] = { "min", "max", NULL };
static const char *const coverage_names[] = { "by", "min", NULL };
static const char *const by_names[] = { "specialty_group", NULL };

static void
free_dotted(gpointer data)
{
    TandemDottedKey *const dotted = data;

    g_free(dotted->key);
    g_free(dotted->what);
    g_free(dotted->value);
    g_free(dotted);
}

GPtrArray *
tandem_dotted_keys_new(void)
{
    return g_ptr_array_new_with_free_func(free_dotted);
}

static gboolean
is_whole(const char *text, gint32 minimum, gint32 maximum)
{
    return g_ascii_isdigit(*text) &&
           g_ascii_string_to_signed(text, 10, minimum, maximum, NULL, NULL);
}

/* 0.25: a share has a point, which a count has not. */
static gboolean
is_share(const char *text)
{
    const gsize whole = strspn(text, "0123456789");
    const gsize part = text[whole] == '.' ? strspn(text + whole + 1, "0123456789") : 0;

    return whole > 0 && part > 0 && text[whole + 1 + part] == '\0' &&
           g_ascii_strtod(text, NULL) <= 1.0;
}

static gboolean
is_trust_code(const char *text)
{
    gsize n = 0;

    while (g_ascii_isupper(text[n]) || g_ascii_isdigit(text[n]))
        n++;
    return n == 3 && text[n] == '\0';
}

/* Tells a name that is not there, @wanted being what may stand in its place. */
static gboolean
is_name(const char *name, const char *const *names, const char *wanted,
        const TandemPolicyPlace *place)
{
    if (g_strv_contains(names, name))
        return TRUE;

    g_autofree gchar *quoted = tandem_faults_quote(place->key);
    g_autofree gchar *hint = tandem_suggest_hint(name, names);
    tandem_policy_fault(place, "E405", hint, "unknown key %s: %s", quoted, wanted);
    return FALSE;
}

static gboolean
is_quota(const char *scope, const char *what, const char *value,
         const TandemPolicyPlace *place)
{
    static const char keys_are[] =
        "keys are BAND.min, BAND.max, trust.CODE.min and trust.CODE.max";

    if (!is_name(what, limit_names, keys_are, place))
        return FALSE;
    if (g_str_has_prefix(scope, "trust.")) {
        if (!is_trust_code(scope + strlen("trust."))) {
            g_autofree gchar *quoted = tandem_faults_quote(scope + strlen("trust."));
            tandem_policy_fault(place, "E405", NULL,
                                "%s is not the three characters of a Trust's code",
                                quoted);
            return FALSE;
        }
    } else if (!is_name(scope, band_names, keys_are, place)) {
        return FALSE;
    }
    if (is_whole(value, 0, 1000000) || is_share(value))
        return TRUE;

    g_autofree gchar *quoted = tandem_faults_quote(value);
    tandem_policy_fault(place, "E407", NULL,
                        "%s is neither a count from 0 to 1000000 nor a share from 0.0 "
                        "to 1.0",
                        quoted);
    return FALSE;
}

static gboolean
is_coverage(const char *scope, const char *what, const char *value,
            const TandemPolicyPlace *place)
{
    static const char keys_are[] = "keys are series.ID.by and series.ID.min";
    static const char *const first[] = { "series", NULL };
    const char *const dot = strchr(scope, '.');
    g_autofree gchar *begin =
        g_strndup(scope, dot != NULL ? (gsize)(dot - scope) : strlen(scope));

    if (!is_name(what, coverage_names, keys_are, place) ||
        !is_name(begin, first, keys_are, place))
        return FALSE;
    if (dot == NULL || dot[1] == '\0') {
        tandem_policy_fault(place, "E405", NULL, "names no series: %s", keys_are);
        return FALSE;
    }

    g_autofree gchar *quoted = tandem_faults_quote(value);
    if (strcmp(what, "by") == 0) {
        if (g_strv_contains(by_names, value))
            return TRUE;
        g_autofree gchar *hint = tandem_suggest_hint(value, by_names);
        tandem_policy_fault(place, "E407", hint, "%s is not specialty_group", quoted);
        return FALSE;
    }
    if (is_whole(value, 0, 1000000))
        return TRUE;
    tandem_policy_fault(place, "E407", NULL,
                        "%s is not a whole number from 0 to 1000000", quoted);
    return FALSE;
}

void
tandem_policy_add_dotted(TandemPolicy *policy, const TandemPolicyKey *row,
                         const char *text, const TandemPolicyPlace *place)
{
    GPtrArray **const list = G_STRUCT_MEMBER_P(policy, row->offset);
    const char *const dot = strrchr(place->key, '.');
    g_autofree gchar *scope =
        g_strndup(place->key, dot != NULL ? (gsize)(dot - place->key) : 0);
    const char *const what = dot != NULL ? dot + 1 : place->key;
    const gboolean is_valid = row->type == TANDEM_POLICY_QUOTA
                                  ? is_quota(scope, what, text, place)
                                  : is_coverage(scope, what, text, place);

    if (!is_valid)
        return;
    TandemDottedKey *const dotted = g_new0(TandemDottedKey, 1);
    dotted->key = g_steal_pointer(&scope);
    dotted->what = g_strdup(what);
    dotted->value = g_strdup(text);
    g_ptr_array_add(*list, dotted);
}

static gint
compare_dotted(gconstpointer left, gconstpointer right)
{
    const TandemDottedKey *const a = *(const TandemDottedKey *const *)left;
    const TandemDottedKey *const b = *(const TandemDottedKey *const *)right;
    const gint order = strcmp(a->key, b->key);

    return order != 0 ? order : strcmp(a->what, b->what);
}

/* A floor of @quota against the ceiling of the same scope, which stands before it. */
static void
check_quota(const GPtrArray *quota, guint at, GHashTable *line_of, TandemFaults *faults)
{
    const TandemDottedKey *const minimum = quota->pdata[at];
    const TandemDottedKey *const maximum = at > 0 ? quota->pdata[at - 1] : minimum;
    g_autofree gchar *key = g_strdup_printf("%s.min", minimum->key);
    const TandemPolicyPlace place = { faults,
                                      tandem_policy_line_of(line_of, "quota", key),
                                      key };

    if (strcmp(maximum->key, minimum->key) == 0 &&
        is_share(minimum->value) == is_share(maximum->value) &&
        g_ascii_strtod(minimum->value, NULL) > g_ascii_strtod(maximum->value, NULL))
        tandem_policy_fault(&place, "E409", NULL, "%s is above %s.max, which is %s",
                            minimum->value, minimum->key, maximum->value);
}

/* How often, without what. */
static void
check_coverage(const GPtrArray *coverage, guint at, GHashTable *line_of,
               TandemFaults *faults)
{
    const TandemDottedKey *const minimum = coverage->pdata[at];
    g_autofree gchar *key = g_strdup_printf("%s.min", minimum->key);
    g_autofree gchar *by = g_strdup_printf("%s.by", minimum->key);
    const TandemPolicyPlace place = { faults,
                                      tandem_policy_line_of(line_of, "coverage", key),
                                      key };

    if (tandem_policy_line_of(line_of, "coverage", by) == 0)
        tandem_policy_fault(&place, "E409", NULL, "has no %s beside it", by);
}

void
tandem_policy_check_dotted(TandemPolicy *policy, GHashTable *line_of,
                           TandemFaults *faults)
{
    const struct {
        GPtrArray *list;
        void (*check)(const GPtrArray *, guint, GHashTable *, TandemFaults *);
    } part[] = { { policy->quota, check_quota }, { policy->coverage, check_coverage } };

    for (gsize p = 0; p < G_N_ELEMENTS(part); p++) {
        g_ptr_array_sort(part[p].list, compare_dotted);
        for (guint i = 0; i < part[p].list->len; i++) {
            const TandemDottedKey *const dotted = part[p].list->pdata[i];
            if (strcmp(dotted->what, "min") == 0)
                part[p].check(part[p].list, i, line_of, faults);
        }
    }
}
