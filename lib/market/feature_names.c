/* SPDX-License-Identifier: MIT */
/* What features and guarantees are called in messages, help and tables. */
#include <tandem/strategy.h>

/**
 * tandem_feature_get_name:
 * @feature: one feature
 *
 * Returns: (transfer none): its name; lives for ever
 */
const char *
tandem_feature_get_name(TandemFeature feature)
{
    switch (feature) {
    case TANDEM_FEATURE_TRAINEE_TIES:
        return "trainees' ties";
    case TANDEM_FEATURE_LEADER_TIES:
        return "leaders' ties";
    case TANDEM_FEATURE_LEADER_CAPACITY:
        return "binding leader capacity";
    case TANDEM_FEATURE_QUOTA:
        return "quotas above 1";
    case TANDEM_FEATURE_PINS:
        return "pins";
    case TANDEM_FEATURE_WEIGHTS:
        return "weights";
    case TANDEM_FEATURE_MINIMA:
        return "minima";
    case TANDEM_FEATURE_CLOSURES:
        return "closures";
    case TANDEM_FEATURE_CLASHES:
        return "clashes";
    case TANDEM_FEATURE_LINKS:
        return "links";
    case TANDEM_FEATURE_GROUPS:
        return "groups";
    case TANDEM_FEATURE_OPPORTUNITY_RANKS:
        return "opportunities' own lists";
    case TANDEM_FEATURE_LEADER_RANKS_OPPORTUNITIES:
        return "leaders that rank opportunities";
    case TANDEM_FEATURE_GROUPS_ACROSS_LEADERS:
        return "groups across leaders";
    case TANDEM_FEATURE_CROSSING_GROUPS:
        return "groups that cross";
    }
    return NULL;
}

/**
 * tandem_guarantee_get_name:
 * @guarantee: one guarantee
 *
 * Returns: (transfer none): its name; lives for ever
 */
const char *
tandem_guarantee_get_name(TandemGuarantee guarantee)
{
    switch (guarantee) {
    case TANDEM_GUARANTEE_WEAKLY_STABLE:
        return "weakly stable";
    case TANDEM_GUARANTEE_TRAINEE_OPTIMAL:
        return "trainee-optimal";
    case TANDEM_GUARANTEE_LEADER_OPTIMAL:
        return "leader-optimal";
    case TANDEM_GUARANTEE_STRATEGY_PROOF:
        return "strategy-proof";
    case TANDEM_GUARANTEE_PARETO:
        return "Pareto optimal for trainees";
    case TANDEM_GUARANTEE_LARGEST:
        return "largest";
    case TANDEM_GUARANTEE_STRONGLY_STABLE:
        return "strongly stable";
    case TANDEM_GUARANTEE_SUPER_STABLE:
        return "super-stable";
    case TANDEM_GUARANTEE_LARGEST_STABLE:
        return "largest of the weakly stable";
    case TANDEM_GUARANTEE_UNDOMINATED:
        return "undominated among the stable";
    case TANDEM_GUARANTEE_POPULAR:
        return "popular";
    case TANDEM_GUARANTEE_TRAINEES_POPULAR:
        return "popular with trainees";
    }
    return NULL;
}
