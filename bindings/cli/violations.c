/* SPDX-License-Identifier: MIT */
/* What makes a matching infeasible, in words. */
#include "judgement.h"

const char *
cli_violation_name(TandemViolationKind kind)
{
    switch (kind) {
    case TANDEM_VIOLATION_OPPORTUNITY_CAPACITY:
        return "opportunity_capacity";
    case TANDEM_VIOLATION_LEADER_CAPACITY:
        return "leader_capacity";
    case TANDEM_VIOLATION_QUOTA:
        return "quota";
    case TANDEM_VIOLATION_OPPORTUNITY_MINIMUM:
        return "opportunity_minimum";
    case TANDEM_VIOLATION_LEADER_MINIMUM:
        return "leader_minimum";
    case TANDEM_VIOLATION_PIN:
        return "pin";
    case TANDEM_VIOLATION_CLASH:
        return "clash";
    case TANDEM_VIOLATION_GROUP:
        return "group";
    case TANDEM_VIOLATION_LINK:
        return "link";
    case TANDEM_VIOLATION_NONE:
        break;
    }
    return "none";
}

static gchar *
clash_text(const TandemMarketFile *file, const TandemViolation *violation)
{
    gsize n;
    const gint32 *clash =
        tandem_market_get_clashes(tandem_market_file_get_market(file), &n);
    const gint32 *pair = clash + 2 * (gsize)violation->other;

    return g_strdup_printf("trainee %s holds %s and %s, which clash",
                           tandem_market_file_get_trainee_id(file, violation->culprit),
                           tandem_market_file_get_opportunity_id(file, pair[0]),
                           tandem_market_file_get_opportunity_id(file, pair[1]));
}

static gchar *
link_text(const TandemMarketFile *file, const TandemViolation *violation)
{
    gsize n;
    const TandemLink *link =
        tandem_market_get_links(tandem_market_file_get_market(file), &n) +
        violation->culprit;

    return g_strdup_printf("trainees %s and %s are linked and hold no choice of theirs",
                           tandem_market_file_get_trainee_id(file, link->trainee[0]),
                           tandem_market_file_get_trainee_id(file, link->trainee[1]));
}

static gchar *
bound_text(const char *who, const char *id, const TandemViolation *violation,
           const char *bound)
{
    return g_strdup_printf("%s %s holds %d and has %s %d", who, id, violation->count,
                           bound, violation->limit);
}

gchar *
cli_violation_text(const TandemMarketFile *file, const TandemViolation *violation)
{
    const gint32 culprit = violation->culprit;

    switch (violation->kind) {
    case TANDEM_VIOLATION_OPPORTUNITY_CAPACITY:
        return bound_text("opportunity",
                          tandem_market_file_get_opportunity_id(file, culprit),
                          violation, "capacity");
    case TANDEM_VIOLATION_OPPORTUNITY_MINIMUM:
        return bound_text("opportunity",
                          tandem_market_file_get_opportunity_id(file, culprit),
                          violation, "minimum");
    case TANDEM_VIOLATION_LEADER_CAPACITY:
        return bound_text("leader", tandem_market_file_get_leader_id(file, culprit),
                          violation, "capacity");
    case TANDEM_VIOLATION_LEADER_MINIMUM:
        return bound_text("leader", tandem_market_file_get_leader_id(file, culprit),
                          violation, "minimum");
    case TANDEM_VIOLATION_QUOTA:
        return bound_text("trainee", tandem_market_file_get_trainee_id(file, culprit),
                          violation, "quota");
    case TANDEM_VIOLATION_PIN:
        return g_strdup_printf(
            "trainee %s is pinned to %s and does not hold it",
            tandem_market_file_get_trainee_id(file, culprit),
            tandem_market_file_get_opportunity_id(file, violation->other));
    case TANDEM_VIOLATION_CLASH:
        return clash_text(file, violation);
    case TANDEM_VIOLATION_LINK:
        return link_text(file, violation);
    case TANDEM_VIOLATION_GROUP:
        return g_strdup_printf("group number %d has %d placements and its bound is %d",
                               culprit + 1, violation->count, violation->limit);
    case TANDEM_VIOLATION_NONE:
        break;
    }
    return g_strdup("nothing");
}
