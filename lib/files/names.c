/* SPDX-License-Identifier: MIT */
/* The words of the files, in the order of their enums. */
#include "rotation_private.h"

const char *const tandem_kind_names[] = { "buddy", "shadow",  "project", "role",
                                          "seat",  "reverse", NULL };
G_STATIC_ASSERT(G_N_ELEMENTS(tandem_kind_names) == TANDEM_N_KINDS + 1);

const char *const tandem_grade_names[] = {
    "",    "F1",  "F2",  "CT1", "CT2", "CT3", "ST1", "ST2", "ST3", "ST4",
    "ST5", "ST6", "ST7", "ST8", "ACF", "ACL", "OOP", "SAS", "LED", NULL,
};
G_STATIC_ASSERT(G_N_ELEMENTS(tandem_grade_names) == TANDEM_N_GRADES + 1);

const char *const tandem_goal_names[] = {
    "board",          "ops",       "finance",   "quality_improvement",
    "patient_safety", "workforce", "education", "digital",
    "system_icb",     "research",  "estates",   "engagement",
    "wellbeing",      NULL,
};

const char *const tandem_need_names[] = { "step_free", "hearing_loop", "remote_only",
                                          "bsl",       "quiet_room",   NULL };

const char *const tandem_role_category_names[] = {
    "",
    "executive_director",
    "non_exec",
    "clinical_director",
    "divisional_manager",
    "service_manager",
    "grad_management_trainee",
    "medical_education",
    "qi_lead",
    "senior_trainee",
    "chief_registrar",
    "retired_clinician",
    "clm",
    "nursing_ahp_lead",
    "other",
    NULL,
};

const char *const tandem_specialty_group_names[] = {
    "",
    "foundation",
    "anaesthesia",
    "emergency_medicine",
    "general_practice",
    "intensive_care",
    "medicine",
    "obs_gynae",
    "occupational_medicine",
    "ophthalmology",
    "paediatrics",
    "pathology",
    "psychiatry",
    "public_health",
    "radiology",
    "surgery",
    "csrh",
    NULL,
};

const char *const tandem_outcome_names[] = {
    "matched_completed", "matched_partial",     "unmatched",     "no_show",
    "withdrew",          "cancelled_by_leader", "never_applied", NULL,
};

const char *const tandem_specialty_wish_names[] = { "", "same", "different", "any",
                                                    NULL };

const char *const tandem_trust_wish_names[] = { "", "own", "other", "any", NULL };

const char *const tandem_mode_names[] = { "", "in_person", "virtual", "either", NULL };

const char *const tandem_permission_names[] = { "", "given", "pending", "refused",
                                                NULL };

const char *const tandem_stance_names[] = { "",        "want",   "accept",
                                            "neutral", "refuse", NULL };

const char *const tandem_why_names[] = { "on_call", "night", "leave", "study",
                                         "clinic",  "other", NULL };

const char *const tandem_confidential_names[] = { "", "open", "part", "closed", NULL };

const char *const tandem_work_day_names[] = { "Mo", "Tu", "We", "Th",
                                              "Fr", "Sa", "Su", NULL };

const char *const tandem_pin_action_names[] = { "pin", "ban", NULL };
