/* SPDX-License-Identifier: MIT */
/* The words of a random rotation: Trusts, grades, roles, and names to invent people
 * from.
 *
 * The Trusts are those of the evaluation of the mentor scheme in the South West, by
 * their codes; RH8 comes first, as the example of one acute Trust. That site RBZ12
 * belongs to RH8 follows from the merger of RBZ into it. All other codes of sites, and
 * every weight below, are assumptions: the evaluation gives no shares of grades, roles
 * or specialties.
 */
#include "rotation_model_private.h"

#define TRUST(code, mental)                                                            \
    {                                                                                  \
        code, mental,                                                                  \
        {                                                                              \
            code "01", code "02"                                                       \
        }                                                                              \
    }

const TandemRandomTrust tandem_random_trusts[] = {
    { "RH8", FALSE, { "RH801", "RBZ12" } },
    TRUST("REF", FALSE),
    TRUST("RK9", FALSE),
    TRUST("RA9", FALSE),
    TRUST("RBZ", FALSE),
    TRUST("RBA", FALSE),
    TRUST("RA4", FALSE),
    TRUST("RA7", FALSE),
    TRUST("RA3", FALSE),
    TRUST("RVJ", FALSE),
    TRUST("RD1", FALSE),
    TRUST("RN3", FALSE),
    TRUST("RNZ", FALSE),
    TRUST("RTE", FALSE),
    TRUST("RJ8", TRUE),
    TRUST("RWV", TRUE),
    TRUST("RH5", TRUE),
    TRUST("RVN", TRUE),
    TRUST("RTQ", TRUE),
};

enum {
    BOARD = 1 << 0,
    OPS = 1 << 1,
    FINANCE = 1 << 2,
    QUALITY = 1 << 3,
    SAFETY = 1 << 4,
    WORKFORCE = 1 << 5,
    EDUCATION = 1 << 6,
    DIGITAL = 1 << 7,
    ICB = 1 << 8,
    RESEARCH = 1 << 9,
    ENGAGEMENT = 1 << 11,
    WELLBEING = 1 << 12
};

const char *const tandem_random_goals[TANDEM_RANDOM_MAX_GOALS] = {
    "board",     "ops",        "finance",   "quality_improvement", "patient_safety",
    "workforce", "education",  "digital",   "system_icb",          "research",
    "estates",   "engagement", "wellbeing",
};

/* Posts of weight 0 come first: a Trust has one of each, as far as it has leaders.
 * Executive directors are wanted most and take seniors; near-peers take juniors. */
const TandemRandomRole tandem_random_roles[] = {
    { "executive_director", "Chief Medical Officer", "doctor", 0, 9, BOARD | SAFETY,
      "ST3", "", TRUE },
    { "executive_director", "Chief Operating Officer", "manager", 0, 8, BOARD | OPS, "",
      "", FALSE },
    { "clm", "Clinical Leadership Mentor", "doctor", 0, 4, BOARD | EDUCATION, "", "",
      TRUE },
    { "executive_director", "Chief Nurse", "nurse", 0, 6, BOARD | SAFETY, "", "",
      FALSE },
    { "medical_education", "Director of Medical Education", "doctor", 0, 5,
      EDUCATION | WORKFORCE, "", "", TRUE },
    { "executive_director", "Director of Finance", "manager", 0, 6, BOARD | FINANCE,
      "CT1", "", FALSE },
    { "chief_registrar", "Chief Registrar", "doctor", 0, 6, WORKFORCE | WELLBEING, "",
      "ST5", FALSE },
    { "non_exec", "Non-Executive Director", "lay", 1, 4, BOARD | ICB, "", "", FALSE },
    { "clinical_director", "Clinical Director", "doctor", 6, 5, OPS | QUALITY, "", "",
      TRUE },
    { "divisional_manager", "Divisional Director", "manager", 4, 4, OPS | FINANCE, "",
      "", FALSE },
    { "service_manager", "Service Manager", "manager", 4, 2, OPS | WORKFORCE, "", "",
      FALSE },
    { "grad_management_trainee", "Graduate Management Trainee", "manager", 2, 4,
      OPS | ENGAGEMENT, "", "ST2", FALSE },
    { "medical_education", "Tutor", "doctor", 1, 3, EDUCATION | WELLBEING, "", "",
      TRUE },
    { "qi_lead", "Quality Improvement Lead", "doctor", 3, 5, QUALITY | SAFETY, "", "",
      TRUE },
    { "senior_trainee", "Leadership Fellow", "doctor", 2, 4, QUALITY | EDUCATION, "",
      "CT3", FALSE },
    { "retired_clinician", "Retired Consultant", "doctor", 1, 2, EDUCATION | WELLBEING,
      "", "", FALSE },
    { "nursing_ahp_lead", "Lead Allied Health Professional", "ahp", 3, 2,
      SAFETY | WORKFORCE, "", "", FALSE },
    { "other", "Digital Transformation Lead", "manager", 1, 3, DIGITAL | RESEARCH, "",
      "", FALSE },
};
const gsize tandem_random_n_roles = G_N_ELEMENTS(tandem_random_roles);

const TandemRandomGrade tandem_random_grades[] = {
    { "F1", "FY1", 18, 4 },  { "F2", "FY2", 16, 4 },  { "CT1", "CT1", 5, 6 },
    { "CT2", "CT2", 4, 6 },  { "CT3", "CT3", 2, 6 },  { "ST1", "GPST1", 6, 6 },
    { "ST2", "ST2", 5, 6 },  { "ST3", "ST3", 8, 12 }, { "ST4", "ST4", 7, 12 },
    { "ST5", "ST5", 6, 12 }, { "ST6", "ST6", 5, 12 }, { "ST7", "ST7", 4, 6 },
    { "ST8", "ST8", 2, 6 },  { "ACF", "ACF", 2, 12 }, { "ACL", "ACL", 1, 12 },
    { "SAS", "SAS", 3, 12 }, { "LED", "LED", 5, 12 }, { "OOP", "OOP", 1, 12 },
};
const gsize tandem_random_n_grades = G_N_ELEMENTS(tandem_random_grades);

const char *const tandem_random_specialties[] = {
    "General psychiatry",
    "Acute internal medicine",
    "Anaesthetics",
    "Cardiology",
    "Clinical radiology",
    "Emergency medicine",
    "General practice",
    "General surgery",
    "Geriatric medicine",
    "Intensive care medicine",
    "Obstetrics and gynaecology",
    "Ophthalmology",
    "Paediatrics",
    "Public health medicine",
    "Respiratory medicine",
    "Trauma and orthopaedic surgery",
};
const gsize tandem_random_n_specialties = G_N_ELEMENTS(tandem_random_specialties);
const gsize tandem_random_psychiatry = 0;

static const char *const forenames[] = {
    "Aaliyah", "Abdul",    "Adam",     "Aisha",  "Alice", "Amara",  "Amit",   "Anna",
    "Arjun",   "Bethan",   "Callum",   "Carys",  "Chidi", "Chloe",  "Daniel", "Deepa",
    "Eleanor", "Elif",     "Emeka",    "Emily",  "Farah", "Fergus", "Fatima", "Grace",
    "Hannah",  "Harry",    "Hassan",   "Imogen", "Isla",  "Ivan",   "Jacob",  "Jasmine",
    "Joanna",  "Joseph",   "Kavya",    "Kieran", "Laila", "Liam",   "Lucy",   "Marta",
    "Mei",     "Mohammed", "Morwenna", "Nadia",  "Niamh", "Oliver", "Olu",    "Owen",
    "Piotr",   "Priya",    "Rachel",   "Rohan",  "Ruth",  "Samuel", "Sinead", "Sofia",
    "Tamsin",  "Thomas",   "Yusuf",    "Zara",
};

static const char *const surnames[] = {
    "Abara",    "Ahmed",   "Akhtar",    "Allen",    "Bailey",   "Banerjee", "Barnes",
    "Begum",    "Bennett", "Carter",    "Chaudhry", "Chen",     "Clarke",   "Curnow",
    "Davies",   "Desai",   "Edwards",   "Eze",      "Fernando", "Fisher",   "Ghosh",
    "Gill",     "Green",   "Griffiths", "Hall",     "Hosking",  "Hughes",   "Hussain",
    "Iqbal",    "Jenkins", "Jones",     "Kaur",     "Kowalski", "Kumar",    "Lewis",
    "Li",       "Martin",  "Mensah",    "Mitchell", "Morgan",   "Nguyen",   "O'Brien",
    "Okafor",   "Osei",    "Parker",    "Patel",    "Pascoe",   "Phillips", "Popescu",
    "Rahman",   "Roberts", "Rossi",     "Shah",     "Silva",    "Smith",    "Taylor",
    "Trelawny", "Walker",  "Williams",  "Wood",
};

const gsize tandem_random_n_names = G_N_ELEMENTS(forenames) * G_N_ELEMENTS(surnames);

const char *
tandem_random_forename(gsize i)
{
    return forenames[i % G_N_ELEMENTS(forenames)];
}

const char *
tandem_random_surname(gsize i)
{
    return surnames[i / G_N_ELEMENTS(forenames) % G_N_ELEMENTS(surnames)];
}
