/* SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>
#include <string.h>

#include "files/faults_private.h"
#include "files/policy_table_private.h"
#include "files/rotation_private.h"

TestSuite(policy, .timeout = 60);

/* What is told of @text, a line each. */
static gchar *
tell(const char *text, gsize length, TandemPolicy *policy)
{
    g_autoptr(TandemFaults) faults = tandem_faults_new();

    tandem_policy_init(policy, "folder");
    tandem_policy_parse(policy, text, length, faults);
    return tandem_faults_to_text(faults);
}

static void
assert_told(const char *text, const char *expected)
{
    TandemPolicy policy;
    g_autofree gchar *told = tell(text, strlen(text), &policy);

    cr_expect_str_eq(told, expected, "%s\ntells\n%snot\n%s", text, told, expected);
    tandem_policy_clear(&policy);
}

/* Reads @text, of which nothing is told. */
static void
read_well(const char *text, TandemPolicy *policy)
{
    g_autofree gchar *told = tell(text, strlen(text), policy);

    cr_assert_str_empty(told, "%s", told);
}

Test(policy, a_silent_file_means_the_defaults)
{
    TandemPolicy policy;

    read_well("", &policy);
    cr_expect_str_eq(policy.id, "folder");
    cr_expect_str_eq(policy.seed, "0");
    cr_expect_not(policy.seed_stated);
    cr_expect_eq(policy.starts, 0);
    cr_expect_str_eq(policy.strategy, "deferred-acceptance");
    cr_expect_str_eq(policy.stage[TANDEM_STAGE_BUDDY].strategy, "deferred-acceptance");
    cr_expect_str_eq(policy.stage[TANDEM_STAGE_SHADOW].strategy, "session-fair");
    cr_expect_eq(policy.min_score, -1);
    cr_expect_eq(policy.extend_lists, TANDEM_EXTEND_WHEN_EMPTY);
    cr_expect_not(policy.breadth_few);
    cr_expect_not(policy.unlisted_refuse);
    cr_expect_eq(policy.n_tiers, 4);
    cr_expect_eq(policy.tiers[0], TANDEM_TIER_MISSED_LAST);
    cr_expect_eq(policy.tiers[3], TANDEM_TIER_EVERYONE);
    cr_expect_eq(policy.missed_credit, 1);
    cr_expect_eq(policy.credit_cap, 2);
    cr_expect_eq(policy.credit_expires_rotations, 3);
    cr_expect_eq(policy.no_show_penalty_rotations, 1);
    cr_expect(policy.educational_supervisor && policy.clinical_supervisor);
    cr_expect(policy.line_manager && !policy.same_trust && !policy.same_specialty);
    cr_expect_eq(policy.repeat_rotations, 3);
    cr_expect_str_eq(policy.placement_types[1], "In Post - Acting Up");
    cr_expect_null(policy.placement_types[3]);
    cr_expect_eq(policy.min_overlap_weeks, 10);
    cr_expect_eq(policy.registrar_from, TANDEM_GRADE_ST3);
    cr_expect_eq(policy.goals, 4);
    cr_expect_eq(policy.specialty_wish, 3);
    cr_expect_eq(policy.trust_wish, 3);
    cr_expect_eq(policy.grade_gap, 1);
    cr_expect_eq(policy.travel, 1);
    cr_expect_eq(policy.mode, 1);
    cr_expect_eq(policy.mutual_rank, 2);
    cr_expect_eq(policy.rest_hours_after_night, 11);
    cr_expect_eq(policy.travel_buffer_min, 30);
    cr_expect(policy.work_days);
    cr_expect_eq(policy.default_cap, 2);
    cr_expect_eq(policy.max_buddies_per_trainee, 1);
    cr_expect_eq(policy.max_sessions_per_trainee, 2);
    cr_expect_eq(policy.observers_default, 1);
    cr_expect(policy.pseudonymise && !policy.letters && policy.ics);
    cr_expect_eq(policy.suppress_below, 10);
    cr_expect_eq(policy.hours_per_week, 2);
    cr_expect_eq(policy.minutes_per_introduction, 15);
    tandem_policy_clear(&policy);
}

Test(policy, stated_values_take_the_place_of_defaults)
{
    TandemPolicy policy;

    read_well("\xef\xbb\xbf; a BOM, comments, blanks and CRLF are no matter\r\n"
              "[rotation]\r\n  id = rh8-2026-08  \r\nstarts=2026-08-05\r\n"
              "ends = 1/12/2026\r\nseed =  tea = cake \r\n"
              "# of strategies\r\n[objective]\r\nbreadth = few\r\nmin_score = 2500\r\n"
              "extend_lists = never\r\nunlisted = refuse\r\n"
              "[buddy]\r\nside = leader\r\n"
              "[priority]\r\ntiers = never_had, everyone\r\n"
              "[exclude]\r\nline_manager = off\r\nsame_trust = hard\r\n"
              "[eligible]\r\nplacement_types = In Post , Out\r\npermission = any\r\n"
              "registrar_from = ST4\r\n"
              "[quota]\r\nfoundation.min = 0.25\r\ntrust.RH8.max = 12\r\n"
              "[coverage]\r\nseries.TMB.by = specialty_group\r\nseries.TMB.min = 1\r\n"
              "[output]\r\npseudonymise = no",
              &policy);
    cr_expect_str_eq(policy.id, "rh8-2026-08");
    cr_expect_str_eq(policy.seed, "tea = cake");
    cr_expect(policy.seed_stated);
    cr_expect_eq(policy.ends - policy.starts, 118);
    cr_expect(policy.breadth_few && policy.unlisted_refuse);
    cr_expect_eq(policy.min_score, 2500);
    cr_expect_eq(policy.extend_lists, TANDEM_EXTEND_NEVER);
    cr_expect_str_eq(policy.stage[TANDEM_STAGE_BUDDY].names->pdata[0], "side");
    cr_expect_str_eq(policy.stage[TANDEM_STAGE_BUDDY].values->pdata[0], "leader");
    cr_expect_eq(policy.n_tiers, 2);
    cr_expect_eq(policy.tiers[0], TANDEM_TIER_NEVER_HAD);
    cr_expect(!policy.line_manager && policy.same_trust);
    cr_expect_str_eq(policy.placement_types[1], "Out");
    cr_expect(policy.permission_any);
    cr_expect_eq(policy.registrar_from, TANDEM_GRADE_ST4);
    cr_expect_eq(policy.quota->len, 2);
    cr_expect_eq(policy.coverage->len, 2);
    cr_expect_not(policy.pseudonymise);
    cr_expect(tandem_policy_is_stated(&policy, "output", "pseudonymise"));
    cr_expect_not(tandem_policy_is_stated(&policy, "output", "letters"));
    tandem_policy_clear(&policy);
}

Test(policy, lines_may_end_in_cr_alone)
{
    TandemPolicy policy;

    read_well("# note\r[rotation]\rseed = abc\r[exclude]\rline_manager = off\r",
              &policy);
    cr_expect_str_eq(policy.seed, "abc");
    cr_expect_not(policy.line_manager);
    tandem_policy_clear(&policy);
    assert_told("[clm]\r\r\nhours_per_weak = 2",
                "policy.ini:3:hours_per_weak: E405 unknown key \"hours_per_weak\" in "
                "[clm] (did you mean hours_per_week?)\n");
}

/* Every row of the table, with its own default stated, or a value of its kind. */
Test(policy, every_key_can_be_stated_as_its_default)
{
    gsize n_keys;
    const TandemPolicyKey *const keys = tandem_policy_keys(&n_keys);

    for (gsize i = 0; i < n_keys; i++) {
        if (keys[i].default_text == NULL)
            continue;
        TandemPolicy policy;
        g_autofree gchar *text = g_strdup_printf("[%s]\n%s = %s\n", keys[i].section,
                                                 keys[i].key, keys[i].default_text);
        read_well(text, &policy);
        cr_expect(tandem_policy_is_stated(&policy, keys[i].section, keys[i].key));
        tandem_policy_clear(&policy);
    }
}

Test(policy, numbers_keep_to_their_bounds)
{
    gsize n_keys;
    const TandemPolicyKey *const keys = tandem_policy_keys(&n_keys);

    for (gsize i = 0; i < n_keys; i++) {
        if (keys[i].type != TANDEM_POLICY_INT)
            continue;
        const gint64 tried[] = { keys[i].minimum, keys[i].maximum,
                                 (gint64)keys[i].minimum - 1,
                                 (gint64)keys[i].maximum + 1 };
        for (gsize j = 0; j < G_N_ELEMENTS(tried); j++) {
            TandemPolicy policy;
            g_autofree gchar *text =
                g_strdup_printf("[%s]\n%s = %" G_GINT64_FORMAT "\n", keys[i].section,
                                keys[i].key, tried[j]);
            g_autofree gchar *told = tell(text, strlen(text), &policy);
            cr_expect_eq(*told == '\0', j < 2, "%s%s", text, told);
            tandem_policy_clear(&policy);
        }
    }
}

Test(policy, lines_that_say_nothing_are_told)
{
    assert_told("[rotation]\nid rh8\n", "policy.ini:2: E402 \"id rh8\" is neither "
                                        "[section], key = value nor a comment\n");
    assert_told("[rotation\n", "policy.ini:1: E402 \"[rotation\" is neither [section], "
                               "key = value nor a comment\n");
    assert_told("id = 1\n", "policy.ini:1: E404 \"id\" stands before any [section] (id "
                            "stands in [rotation])\n");
    assert_told("[clm]\nhours_per_week =\n",
                "policy.ini:2:hours_per_week: E408 has no value (leave the line out "
                "for the default)\n");
}

Test(policy, names_that_nobody_knows_are_told_with_the_nearest)
{
    assert_told(
        "[rotations]\nid = 1\n[clm]\n",
        "policy.ini:1: E403 unknown section \"rotations\" (did you mean rotation?)\n");
    assert_told("[clm]\nhours_per_weak = 2\n",
                "policy.ini:2:hours_per_weak: E405 unknown key \"hours_per_weak\" in "
                "[clm] (did you mean hours_per_week?)\n");
    assert_told("[clm]\nseed = 2\n", "policy.ini:2:seed: E405 unknown key \"seed\" in "
                                     "[clm] (seed stands in [rotation])\n");
    assert_told("[quota]\nfundation.min = 1\n",
                "policy.ini:2:fundation.min: E405 unknown key \"fundation.min\": keys "
                "are BAND.min, BAND.max, trust.CODE.min and trust.CODE.max (did you "
                "mean foundation?)\n");
    assert_told("[coverage]\nseries.TMB.bye = site\n",
                "policy.ini:2:series.TMB.bye: E405 unknown key \"series.TMB.bye\": "
                "keys are series.ID.by and series.ID.min (did you mean by?)\n");
}

Test(policy, a_key_stands_once)
{
    assert_told(
        "[clm]\nhours_per_week = 2\n[rotation]\nid = 1\n[clm]\n"
        "hours_per_week = 3\n",
        "policy.ini:6:hours_per_week: E406 stands twice in [clm], first on line 2\n");
}

Test(policy, values_that_cannot_be_are_told_with_those_that_can)
{
    assert_told("[objective]\nbreadth = wide\n",
                "policy.ini:2:breadth: E407 \"wide\" is not many or few\n");
    assert_told("[clm]\nhours_per_week = two\n",
                "policy.ini:2:hours_per_week: E407 \"two\" is not a whole number from "
                "0 to 168\n");
    assert_told("[clm]\nhours_per_week = 2 ; a day\n",
                "policy.ini:2:hours_per_week: E407 \"2 ; a day\" is not a whole number "
                "from 0 to 168 (a comment stands on a line of its own)\n");
    assert_told(
        "[rotation]\nid = ../up\nstarts = 2026-02-30\n",
        "policy.ini:2:id: E407 \"../up\" is not an id: up to 64 letters, digits, dots, "
        "underscores and hyphens, beginning with a letter or digit\n"
        "policy.ini:3:starts: E407 \"2026-02-30\" is not a day such as 2026-08-05, "
        "from 1900 to 2199\n");
    assert_told("[rotation]\nseed_commitment = 12\n",
                "policy.ini:2:seed_commitment: E407 \"12\" is not the 64 hexadecimal "
                "digits of a SHA-256\n");
    assert_told("[priority]\ntiers = everyone, everyone\n",
                "policy.ini:2:tiers: E407 lists \"everyone\" twice\n");
    assert_told("[priority]\ntiers = nobody\n",
                "policy.ini:2:tiers: E407 \"nobody\" is not missed_last, "
                "leader_cancelled, never_had or everyone\n");
    assert_told("[eligible]\nregistrar_from = SAS\n",
                "policy.ini:2:registrar_from: E407 \"SAS\" is not a grade on the "
                "ladder from F1 to ST8\n");
    assert_told("[quota]\nfoundation.min = 1.5\n",
                "policy.ini:2:foundation.min: E407 \"1.5\" is neither a count from 0 "
                "to 1000000 nor a share from 0.0 to 1.0\n");
    assert_told("[coverage]\nseries.TMB.by = colour\n",
                "policy.ini:2:series.TMB.by: E407 \"colour\" is not specialty_group\n");
    assert_told("[output]\nlanguage = fr\n",
                "policy.ini:2:language: E407 \"fr\" is not en-GB\n");
}

Test(policy, values_that_do_not_fit_together_are_told)
{
    assert_told("[rotation]\nstarts = 2026-08-05\nends = 2026-08-04\n",
                "policy.ini:3:ends: E409 the rotation ends before it starts\n");
    assert_told("[quota]\ncore.min = 3\ncore.max = 2\n",
                "policy.ini:2:core.min: E409 3 is above core.max, which is 2\n");
    assert_told("[quota]\nhigher.min = 3\ncore.max = 2\ntrust.RH8.max = 1\n"
                "trust.RH8.min = 0.5\n",
                "");
    assert_told("[coverage]\nseries.TMB.min = 1\n",
                "policy.ini:2:series.TMB.min: E409 has no series.TMB.by beside it\n");
}

Test(policy, strategies_must_be_there_for_the_stage_that_runs)
{
    assert_told("[objective]\nstrategy = deferred-aceptance\n",
                "policy.ini:2:strategy: E410 there is no strategy "
                "\"deferred-aceptance\"; did you mean deferred-acceptance?\n");
    assert_told("[buddy]\nstrategy = couples\n",
                "policy.ini:2:strategy: E411 strategy couples is not built yet (tandem "
                "strategies lists what there is)\n");
    assert_told("[shadow]\nstrategy = session-draft\n", "");
    assert_told("[buddy]\nside = both\nsides = leader\n",
                "policy.ini:2:side: E412 parameter side of deferred-acceptance is "
                "\"both\"; it takes trainee or leader\n"
                "policy.ini:3:sides: E412 deferred-acceptance has no parameter "
                "\"sides\"; did you mean side?\n");
    assert_told("[objective]\norder = cardinality\n",
                "policy.ini:2:order: E413 an order of objectives is for the strategy "
                "exact, and this is deferred-acceptance\n");
}

Test(policy, a_seed_keeps_its_commitment)
{
    static const char commitment[] =
        "[rotation]\nseed_commitment = "
        "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae\n";
    g_autofree gchar *kept = g_strconcat(commitment, "seed = foo\n", NULL);
    g_autofree gchar *broken = g_strconcat(commitment, "seed = bar\n", NULL);
    TandemPolicy policy;

    assert_told(
        broken,
        "policy.ini:2:seed_commitment: E414 is not the SHA-256 of the seed that is "
        "stated\n");
    read_well(kept, &policy);
    cr_expect(tandem_policy_seed_is_committed(&policy, " foo "));
    cr_expect_not(tandem_policy_seed_is_committed(&policy, "bar"));
    tandem_policy_clear(&policy);
}

Test(policy, bytes_that_are_no_text_are_told)
{
    TandemPolicy policy;
    g_autofree gchar *nul = tell("[clm]\n\0", 7, &policy);

    tandem_policy_clear(&policy);
    cr_expect_str_eq(nul, "policy.ini:2: E401 a NUL byte (save the file as UTF-8)\n");
    assert_told("[clm]\n\xff\n",
                "policy.ini:2: E401 byte 0xff is not UTF-8 (save the file as UTF-8)\n");
}

/* The `key` column of the tables of docs/policy.md, as "section.key". */
static GHashTable *
documented_keys(void)
{
    g_autofree gchar *text = NULL;
    g_autofree gchar *section = NULL;
    GHashTable *const found =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);

    cr_assert(
        g_file_get_contents(TANDEM_SOURCE_DIR "/docs/policy.md", &text, NULL, NULL));
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (gchar **line = lines; *line != NULL; line++) {
        if (g_str_has_prefix(*line, "## [")) {
            g_free(section);
            section = g_strndup(*line + 4, strcspn(*line + 4, "]"));
        } else if (g_str_has_prefix(*line, "| `")) {
            g_auto(GStrv) cells = g_strsplit(*line, "|", -1);
            g_autofree gchar *key = g_strndup(*line + 3, strcspn(*line + 3, "`"));
            g_hash_table_insert(found, g_strdup_printf("%s.%s", section, key),
                                g_strdup(g_strstrip(cells[2])));
        }
    }
    return found;
}

Test(policy, the_page_has_each_key_and_its_default)
{
    gsize n_keys;
    const TandemPolicyKey *const keys = tandem_policy_keys(&n_keys);
    g_autoptr(GHashTable) found = documented_keys();

    cr_expect_eq(g_hash_table_size(found), n_keys);
    for (gsize i = 0; i < n_keys; i++) {
        g_autofree gchar *name = g_strdup_printf("%s.%s", keys[i].section, keys[i].key);
        const char *const said = g_hash_table_lookup(found, name);
        cr_expect_not_null(said, "%s is not in docs/policy.md", name);
        if (said != NULL && keys[i].default_text != NULL)
            cr_expect_str_eq(said, keys[i].default_text, "%s: %s", name, said);
    }
}
