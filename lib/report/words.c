/* SPDX-License-Identifier: MIT */

/* The words of the report: ordinals, counts, dates and the plain meaning of codes. None
 * of it asks the locale, so that a page has the same bytes everywhere. */
#include "words_private.h"

gchar *
tandem_words_ordinal(gsize rank)
{
    static const char *const words[] = { "",       "first", "second", "third",
                                         "fourth", "fifth", "sixth",  "seventh",
                                         "eighth", "ninth", "tenth" };
    static const char *const endings[] = { "th", "st", "nd", "rd" };

    if (rank > 0 && rank < G_N_ELEMENTS(words))
        return g_strdup(words[rank]);

    const gboolean teen = rank % 100 >= 11 && rank % 100 <= 13;
    const gsize last = rank % 10;
    return g_strdup_printf("%" G_GSIZE_FORMAT "%s", rank,
                           endings[!teen && last < G_N_ELEMENTS(endings) ? last : 0]);
}

gchar *
tandem_words_count(gint64 n, const char *one, const char *many)
{
    g_autofree gchar *digits = g_strdup_printf("%" G_GINT64_FORMAT, n);
    GString *text = g_string_new(digits);

    for (gssize at = (gssize)text->len - 3; at > (n < 0 ? 1 : 0); at -= 3)
        g_string_insert_c(text, at, ',');
    g_string_append_printf(text, " %s", n == 1 ? one : many);
    return g_string_free(text, FALSE);
}

gchar *
tandem_words_day(TandemDay day)
{
    static const char *const months[] = { "January", "February", "March",
                                          "April",   "May",      "June",
                                          "July",    "August",   "September",
                                          "October", "November", "December" };

    if (!g_date_valid_julian(day))
        return g_strdup("");

    GDate date;
    g_date_clear(&date, 1);
    g_date_set_julian(&date, day);
    return g_strdup_printf("%u %s %u", g_date_get_day(&date),
                           months[g_date_get_month(&date) - 1], g_date_get_year(&date));
}

gchar *
tandem_words_minutes(gint64 minutes)
{
    g_autofree gchar *hours = tandem_words_count(minutes / 60, "hour", "hours");
    g_autofree gchar *rest = tandem_words_count(minutes % 60, "minute", "minutes");

    if (minutes < 60)
        return g_steal_pointer(&rest);
    if (minutes % 60 == 0)
        return g_steal_pointer(&hours);
    return g_strdup_printf("%s %s", hours, rest);
}

const char *
tandem_words_category(gint role_category, gboolean many)
{
    /* In the order of tandem_role_category_names. */
    static const char *const words[][2] = {
        { "a leader of no stated role", "leaders of no stated role" },
        { "an executive director", "executive directors" },
        { "a non-executive director", "non-executive directors" },
        { "a clinical director", "clinical directors" },
        { "a divisional manager", "divisional managers" },
        { "a service manager", "service managers" },
        { "a graduate management trainee", "graduate management trainees" },
        { "a medical education lead", "medical education leads" },
        { "a quality improvement lead", "quality improvement leads" },
        { "a senior trainee", "senior trainees" },
        { "a chief registrar", "chief registrars" },
        { "a retired clinician", "retired clinicians" },
        { "a clinical leadership mentor", "clinical leadership mentors" },
        { "a nursing or AHP lead", "nursing or AHP leads" },
        { "a leader of another role", "leaders of other roles" },
    };

    if (role_category < 0 || role_category >= (gint)G_N_ELEMENTS(words))
        return words[0][many ? 1 : 0];
    return words[role_category][many ? 1 : 0];
}

const char *
tandem_words_reason(TandemReason reason)
{
    static const char *const words[TANDEM_N_REASONS] = {
        [TANDEM_REASON_OK_RANK] = "Placed",
        [TANDEM_REASON_FULL_BETTER_RANKED] =
            "The leaders they could have gone to filled up with trainees ranked higher",
        [TANDEM_REASON_FULL_LOTTERY] =
            "The leaders they could have gone to filled up, and the draw among equals "
            "went to others",
        [TANDEM_REASON_EXCL_SUPERVISOR] =
            "A leader on the list is their own supervisor",
        [TANDEM_REASON_EXCL_LINE_MANAGER] =
            "A leader on the list is their own line manager",
        [TANDEM_REASON_EXCL_SELF] = "A leader on the list is the same person",
        [TANDEM_REASON_EXCL_REPEAT] = "They were with that leader not long ago",
        [TANDEM_REASON_EXCL_GRADE] = "Their grade is outside what is offered",
        [TANDEM_REASON_EXCL_PLACEMENT_ENDS] =
            "Their clinical placement does not overlap the rotation for long enough",
        [TANDEM_REASON_EXCL_PLACEMENT_TYPE] =
            "Their type of clinical placement is not eligible",
        [TANDEM_REASON_EXCL_PERMISSION] = "Permission or consent is not given",
        [TANDEM_REASON_EXCL_CONFIDENTIAL] = "The meeting is closed to observers",
        [TANDEM_REASON_TIME_CLASH_ONCALL] = "They are on call at the time",
        [TANDEM_REASON_TIME_CLASH_LEAVE] = "They are on leave at the time",
        [TANDEM_REASON_TIME_CLASH_SESSION] = "They are in another session at the time",
        [TANDEM_REASON_TIME_REST_AFTER_NIGHT] =
            "They need the rest after a night shift",
        [TANDEM_REASON_TIME_NOT_WORKING_DAY] = "They do not work that day",
        [TANDEM_REASON_TRAVEL_TOO_FAR] = "It is farther than they can travel",
        [TANDEM_REASON_ACCESS_NEED] = "An access need would not be met",
        [TANDEM_REASON_LEADER_UNAVAILABLE] =
            "The leaders they listed were not available to them",
        [TANDEM_REASON_NOT_LISTED] = "They listed nobody who could take them",
        [TANDEM_REASON_BELOW_THRESHOLD] = "No leader fitted well enough",
        [TANDEM_REASON_PINNED] = "The places were given by hand beforehand",
        [TANDEM_REASON_BANNED] = "The pair was ruled out by hand",
        [TANDEM_REASON_COVERAGE_RESERVED] = "The place is kept for another specialty",
        [TANDEM_REASON_QUOTA_BAND] = "The places are kept for another grade band",
        [TANDEM_REASON_LINK_INCOMPATIBLE] =
            "They could not be placed with their partner",
        [TANDEM_REASON_EXCL_SAME_TRUST] =
            "A leader on the list is of their own Trust, which this rotation rules out",
        [TANDEM_REASON_EXCL_SAME_SPECIALTY] =
            "A leader on the list is of their own specialty, which this rotation rules "
            "out",
        [TANDEM_REASON_NO_SEATS] = "The leaders they listed have no places",
    };

    return (guint)reason < TANDEM_N_REASONS ? words[reason] : "";
}

const guint tandem_words_guarantees[] = {
    TANDEM_GUARANTEE_WEAKLY_STABLE,   TANDEM_GUARANTEE_TRAINEE_OPTIMAL,
    TANDEM_GUARANTEE_LEADER_OPTIMAL,  TANDEM_GUARANTEE_STRATEGY_PROOF,
    TANDEM_GUARANTEE_PARETO,          TANDEM_GUARANTEE_LARGEST,
    TANDEM_GUARANTEE_STRONGLY_STABLE, TANDEM_GUARANTEE_SUPER_STABLE,
    TANDEM_GUARANTEE_LARGEST_STABLE,  TANDEM_GUARANTEE_TRAINEES_POPULAR,
    0
};

const char *
tandem_words_guarantee(TandemGuarantee guarantee)
{
    switch (guarantee) {
    case TANDEM_GUARANTEE_WEAKLY_STABLE:
        return "No trainee and leader would both rather be with each other than keep "
               "what they have.";
    case TANDEM_GUARANTEE_TRAINEE_OPTIMAL:
        return "Among all such placements, every trainee has the best one they could "
               "have.";
    case TANDEM_GUARANTEE_LEADER_OPTIMAL:
        return "Among all such placements, every leader has the best trainees they "
               "could have.";
    case TANDEM_GUARANTEE_STRATEGY_PROOF:
        return "No trainee could have got a better place by stating other preferences "
               "than their true ones.";
    case TANDEM_GUARANTEE_PARETO:
        return "Nobody can be given a better place without somebody else getting a "
               "worse one.";
    case TANDEM_GUARANTEE_LARGEST:
        return "No other way of placing would have placed more trainees.";
    case TANDEM_GUARANTEE_STRONGLY_STABLE:
        return "No trainee and leader would both do at least as well with each other, "
               "one of them better, than with what they have.";
    case TANDEM_GUARANTEE_SUPER_STABLE:
        return "No trainee and leader would both do at least as well with each other "
               "as with what they have.";
    case TANDEM_GUARANTEE_LARGEST_STABLE:
        return "No other stable way of placing would have placed more trainees.";
    case TANDEM_GUARANTEE_UNDOMINATED:
        return "No other stable way of placing is better for one trainee and worse "
               "for none.";
    case TANDEM_GUARANTEE_POPULAR:
        return "No other way of placing would win a vote of all trainees and leaders.";
    case TANDEM_GUARANTEE_TRAINEES_POPULAR:
        return "No other way of placing would win a vote of all trainees.";
    default:
        return NULL;
    }
}
