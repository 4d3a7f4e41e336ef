/* SPDX-License-Identifier: MIT */
/* Random rotations against rules written out a second time: slow, obvious, and sharing
 * nothing with the room but the rows that were read. */
#include <criterion/criterion.h>
#include <string.h>

#include "programme/solve_private.h"
#include "programme/thin_spots_private.h"
#include "random_rows.h"

TestSuite(run_random, .timeout = 60);

enum { N_RANDOM = 150 };

static RunCase *
run_rows(const RandomRows *rows)
{
    RunCase *const c = run_case_new();

    random_rows_write(rows, c);
    if (!run_case_run(c, NULL)) {
        g_autofree gchar *text = tandem_faults_to_text(c->faults);
        cr_assert_fail("%s", text);
    }
    return c;
}

static gint
age_of(const TandemRotation *rotation, const char *id)
{
    gint age = 1;
    const char *last = id;

    for (gsize h = 0; h < rotation->n_history; h++) {
        const char *const other = rotation->history[h].rotation_id;
        if (strcmp(other, last) > 0 && strcmp(other, rotation->policy.id) != 0) {
            age++;
            last = other;
        }
    }
    return age;
}

/* How superiors are written in random_rows.c: id, email in any case, folded name. */
static gboolean
is_superior(const char *cell, const TandemLeaderRow *leader)
{
    const char *const number = strrchr(cell, 'r');

    return strcmp(cell, leader->id) == 0 ||
           g_ascii_strcasecmp(cell, leader->email) == 0 ||
           (g_str_has_prefix(cell, "dr. ADA") && number != NULL &&
            strcmp(number + 1, leader->id + 1) == 0);
}

static gboolean
has_met(const TandemRotation *rotation, const char *trainee, const char *leader)
{
    for (gsize h = 0; h < rotation->n_history; h++) {
        const TandemHistoryRow *const row = &rotation->history[h];
        if (strcmp(row->person_id, trainee) == 0 &&
            strcmp(row->target_id, leader) == 0 &&
            row->outcome == TANDEM_OUTCOME_MATCHED_COMPLETED &&
            age_of(rotation, row->rotation_id) <= rotation->policy.repeat_rotations)
            return TRUE;
    }
    return FALSE;
}

static gboolean
is_banned(const TandemRotation *rotation, gint32 t, gint32 l)
{
    for (gsize i = 0; i < rotation->n_pins; i++)
        if (rotation->pin[i].is_ban && rotation->pin[i].trainee == t &&
            rotation->pin[i].target == l &&
            (rotation->pin[i].expires == 0 ||
             rotation->pin[i].expires >= rotation->policy.starts))
            return TRUE;
    return FALSE;
}

/* What @from says of @to by name: -1 refused, 1 listed, 0 nothing. */
static gint
says(const TandemRotation *rotation, TandemTargetType side, gint32 from, gint32 to)
{
    for (gsize i = 0; i < rotation->n_preferences; i++) {
        const TandemPreferenceRow *const row = &rotation->preference[i];
        if (row->from_type == side && row->from == from && row->to == to &&
            row->to_type == (side == TANDEM_TARGET_TRAINEE ? TANDEM_TARGET_LEADER
                                                           : TANDEM_TARGET_TRAINEE))
            return row->stance == TANDEM_STANCE_REFUSE ? -1 : 1;
    }
    return 0;
}

static const char *
broken_rule(const TandemRotation *rotation, gint32 t, gint32 l)
{
    const TandemPolicy *const policy = &rotation->policy;
    const TandemTraineeRow *const a = &rotation->trainee[t];
    const TandemLeaderRow *const b = &rotation->leader[l];
    const gboolean by_screen =
        b->mode == TANDEM_MODE_VIRTUAL ||
        (b->mode == TANDEM_MODE_EITHER &&
         (a->mode == TANDEM_MODE_VIRTUAL || a->mode == TANDEM_MODE_EITHER || a->needs));
    const gint32 minutes = *a->site && *b->site && strcmp(a->site, b->site) ? 35 : 0;

    if (is_superior(a->clinical_supervisor, b) ||
        is_superior(a->educational_supervisor, b) || is_superior(a->line_manager, b))
        return "a superior";
    if (strcmp(a->id, b->same_person_as) == 0)
        return "the same person";
    if (has_met(rotation, a->id, b->id))
        return "a repeat";
    if (is_banned(rotation, t, l))
        return "a ban";
    if (policy->same_trust && strcmp(a->trust, b->trust) == 0)
        return "one Trust";
    if (policy->same_specialty && *a->specialty &&
        g_ascii_strcasecmp(a->specialty, b->specialty) == 0)
        return "one specialty";
    if (b->grade_min_stated == TANDEM_GRADE_SAS && a->grade != TANDEM_GRADE_SAS)
        return "a grade";
    if (b->grade_min_stated != 0 && b->grade_min_stated != TANDEM_GRADE_SAS &&
        (tandem_grade_order(a->grade) <
         tandem_grade_order((TandemGrade)b->grade_min_stated)))
        return "a grade";
    if (a->max_travel_min >= 0 && !by_screen && minutes > a->max_travel_min)
        return "a journey";
    if (a->needs != 0 && b->mode == TANDEM_MODE_IN_PERSON)
        return "a need";
    if (b->kinds != 0 || b->active_to != 0)
        return "an absent leader";
    if (a->permission == TANDEM_PERMISSION_PENDING || a->placement_to != 0 ||
        strcmp(a->placement_type, "In Post") != 0)
        return "an absent trainee";
    if (says(rotation, TANDEM_TARGET_TRAINEE, t, l) < 0 ||
        says(rotation, TANDEM_TARGET_LEADER, l, t) < 0)
        return "a refusal";
    if (policy->unlisted_refuse && says(rotation, TANDEM_TARGET_LEADER, l, t) == 0)
        return "a closed list";
    return NULL;
}

Test(run_random, no_placement_breaks_a_rule)
{
    gsize n_placed = 0;

    for (guint32 seed = 1; seed <= N_RANDOM; seed++) {
        g_autoptr(RandomRows) rows = random_rows_new(seed);
        g_autoptr(RunCase) c = run_rows(rows);
        gint32 n_of[64] = { 0 }, n_with[64] = { 0 };

        for (guint i = 0; i < c->run->placements->len; i++) {
            const TandemPlacement *const row =
                &g_array_index(c->run->placements, TandemPlacement, i);
            const char *const rule =
                broken_rule(c->rotation, row->trainee, row->leader);
            cr_expect_null(rule, "seed %u: %s with %s is %s", seed,
                           c->rotation->trainee[row->trainee].id,
                           c->rotation->leader[row->leader].id, rule);
            const gint32 stated = c->rotation->trainee[row->trainee].max_buddies;
            const TandemLeaderRow *const leader = &c->rotation->leader[row->leader];
            cr_expect_leq(++n_of[row->trainee], stated >= 0 ? stated : 1);
            cr_expect_leq(++n_with[row->leader], leader->cap_max - leader->committed);
            n_placed++;
        }
    }
    cr_expect_gt(n_placed, 3 * N_RANDOM); /* the rules leave enough to look at */
}

/* A pair with an edge breaks no rule, and a pair that breaks none and is listed by the
 * trainee has one: nobody is kept apart for nothing. */
Test(run_random, a_stated_pair_is_an_edge_where_no_rule_is_broken)
{
    for (guint32 seed = 1; seed <= N_RANDOM; seed++) {
        g_autoptr(RandomRows) rows = random_rows_new(seed);
        g_autoptr(RunCase) c = run_rows(rows);
        const TandemStage *const stage = &c->run->stage[0];

        for (gint32 t = 0; t < tandem_market_get_n_trainees(stage->market); t++)
            for (gint32 o = 0; o < tandem_market_get_n_opportunities(stage->market);
                 o++) {
                gsize edge = 0;
                const gboolean is_edge =
                    tandem_market_find_edge(stage->market, t, o, &edge);
                const gboolean breaks = broken_rule(c->rotation, stage->trainee[t],
                                                    stage->leader[o]) != NULL;
                const gboolean is_listed =
                    says(c->rotation, TANDEM_TARGET_TRAINEE, stage->trainee[t],
                         stage->leader[o]) > 0;
                cr_expect_not(is_edge && breaks, "seed %u", seed);
                cr_expect_not(!is_edge && is_listed && !breaks, "seed %u: %s and %s",
                              seed, c->rotation->trainee[stage->trainee[t]].id,
                              c->rotation->leader[stage->leader[o]].id);
            }
    }
}

Test(run_random, no_pair_blocks_and_whoever_waits_would_have_been_taken_next)
{
    for (guint32 seed = 1; seed <= N_RANDOM; seed++) {
        g_autoptr(RandomRows) rows = random_rows_new(seed);
        g_autoptr(RunCase) c = run_rows(rows);
        const TandemStage *const stage = &c->run->stage[0];
        g_autofree gsize *edges = NULL;
        gsize n = 0;
        g_auto(TandemHoldings) holdings = { 0 };

        cr_assert(tandem_judge_blocking(stage->matching, TANDEM_BLOCKING_WEAK, &edges,
                                        &n, NULL));
        cr_expect_eq(n, 0, "seed %u", seed);
        tandem_holdings_init(&holdings, stage);
        for (gsize k = 0; k < holdings.n_edges; k++)
            for (gsize h = 0; h < holdings.n_edges; h++)
                cr_expect_not(
                    holdings.is_held[h] && !holdings.is_pin[h] &&
                        holdings.opportunity[h] == holdings.opportunity[k] &&
                        tandem_holdings_wants(&holdings, k, FALSE) &&
                        tandem_holdings_compare_at_leader(&holdings, k, h) < 0,
                    "seed %u: somebody waits in front of one who is in", seed);
    }
}

/* Compares all thin spots with new runs of the market. Returns how many there are. */
static gsize
expect_thin_spots(const RunCase *c, guint32 seed)
{
    const TandemStage *const stage = &c->run->stage[0];
    const gint32 n = tandem_market_get_n_opportunities(stage->market);
    g_autoptr(TandemWorkspace) workspace = tandem_workspace_new();
    gint32 n_told = 0, n_found = 0;

    for (guint i = 0; i < c->run->thin_spots->len; i++)
        n_told += g_array_index(c->run->thin_spots, TandemThinSpot, i).n_more;
    /* Each leader (-o - 1), then each category. */
    for (gint set = -n; tandem_role_category_names[MAX(set, 0)] != NULL; set++) {
        gint32 extra[64] = { 0 };
        for (gint32 o = 0; o < n; o++) {
            const gint own = c->rotation->leader[stage->leader[o]].role_category;
            extra[o] = !stage->is_closed[o] && (set < 0 ? o == -set - 1 : own == set);
        }
        const gint32 n_more = tandem_thin_spot_solve(stage, extra, workspace, NULL);
        cr_assert_geq(n_more, 0);
        n_found += n_more;
    }
    cr_expect_eq(n_told, n_found, "seed %u: %d told, %d found", seed, n_told, n_found);
    return c->run->thin_spots->len;
}

Test(run_random, thin_spots_are_what_a_new_run_gives)
{
    gsize n_spots = 0;

    for (guint32 seed = 1; seed <= N_RANDOM; seed++) {
        g_autoptr(RandomRows) rows = random_rows_new(seed);
        g_autoptr(RunCase) c = run_rows(rows);
        n_spots += expect_thin_spots(c, seed);
    }
    cr_expect_gt(n_spots, N_RANDOM);
}

/* A pin of any pair either breaks a rule, and is a fault, or is held. */
Test(run_random, a_pin_is_held_or_refused_and_nobody_blocks_but_for_it)
{
    gsize n_held = 0, n_refused = 0;

    for (guint32 seed = 1; seed <= N_RANDOM; seed++) {
        g_autoptr(RandomRows) rows = random_rows_new(seed);
        g_autoptr(RunCase) c = run_case_new();
        g_autofree gsize *edges = NULL;
        gsize n = 0;
        const guint t = seed % 14, l = seed % 7; /* rows, from 0 */

        g_ptr_array_set_size(rows->bans, 1);
        g_ptr_array_add(rows->bans,
                        g_strdup_printf("T%02u,L%u,pin,CLM,agreed,", t + 1, l + 1));
        random_rows_write(rows, c);
        if (!run_case_run(c, NULL)) {
            n_refused++;
            continue;
        }
        gboolean is_held = FALSE;
        for (guint i = 0; i < c->run->placements->len; i++) {
            const TandemPlacement *const row =
                &g_array_index(c->run->placements, TandemPlacement, i);
            is_held |=
                row->is_pin && row->trainee == (gint32)t && row->leader == (gint32)l;
            const char *const rule =
                broken_rule(c->rotation, row->trainee, row->leader);
            /* A pin may be of one whom a closed list has not. */
            cr_expect(rule == NULL ||
                          (row->is_pin && strcmp(rule, "a closed list") == 0),
                      "seed %u: %s", seed, rule);
        }
        cr_expect(is_held, "seed %u", seed);
        cr_assert(tandem_judge_blocking(c->run->stage[0].matching, TANDEM_BLOCKING_WEAK,
                                        &edges, &n, NULL));
        cr_expect_eq(n, 0, "seed %u", seed);
        expect_thin_spots(c, seed);
        n_held++;
    }
    cr_expect_gt(n_held, 10);
    cr_expect_gt(n_refused, 10);
}

Test(run_random, the_order_of_rows_changes_nothing)
{
    for (guint32 seed = 1; seed <= N_RANDOM; seed++) {
        g_autoptr(RandomRows) rows = random_rows_new(seed);
        g_autoptr(RunCase) before = run_rows(rows);
        g_autofree gchar *expected = run_case_all(before);

        random_rows_shuffle(rows, seed);
        g_autoptr(RunCase) after = run_rows(rows);
        g_autofree gchar *actual = run_case_all(after);
        cr_expect_str_eq(actual, expected, "seed %u", seed);
    }
}

Test(run_random, a_trainee_who_lists_nobody_changes_nobodys_result)
{
    for (guint32 seed = 1; seed <= N_RANDOM; seed++) {
        g_autoptr(RandomRows) rows = random_rows_new(seed);
        g_auto(GStrv) parts = g_strsplit(rows->policy, "extend_lists = ", 2);
        g_free(rows->policy);
        rows->policy = g_strconcat(parts[0], "extend_lists = never\n#", parts[1], NULL);
        g_autoptr(RunCase) before = run_rows(rows);
        g_autofree gchar *expected = run_case_placements(before);
        g_autofree gchar *waiting = run_case_waiting(before);

        /* In front of all, and in the middle. */
        g_ptr_array_add(rows->trainees,
                        g_strdup("A1,RH8,,ST3,,,,,,,,,,given,,In Post"));
        g_ptr_array_add(rows->trainees,
                        g_strdup("T055,RH8,,ST3,,,,,,,,,,given,,In Post"));
        g_autoptr(RunCase) after = run_rows(rows);
        g_autofree gchar *actual = run_case_placements(after);
        g_autofree gchar *still_waiting = run_case_waiting(after);
        cr_expect_str_eq(actual, expected, "seed %u", seed);
        cr_expect_str_eq(still_waiting, waiting, "seed %u", seed);
    }
}

Test(run_random, everybody_who_takes_part_is_placed_or_told_why_not)
{
    for (guint32 seed = 1; seed <= N_RANDOM; seed++) {
        g_autoptr(RandomRows) rows = random_rows_new(seed);
        g_autoptr(RunCase) c = run_rows(rows);
        gboolean is_told[64] = { FALSE };

        for (guint i = 0; i < c->run->placements->len; i++)
            is_told[g_array_index(c->run->placements, TandemPlacement, i).trainee] =
                TRUE;
        for (guint i = 0; i < c->run->unplaced->len; i++) {
            const TandemUnplaced *const row =
                &g_array_index(c->run->unplaced, TandemUnplaced, i);
            cr_expect_not(is_told[row->trainee], "seed %u: placed and unplaced", seed);
            cr_expect(*row->text != '\0');
            is_told[row->trainee] = TRUE;
        }
        for (gsize t = 0; t < c->rotation->n_trainees; t++)
            cr_expect(is_told[t] || c->rotation->trainee[t].max_buddies == 0,
                      "seed %u: nothing is told of %s", seed,
                      c->rotation->trainee[t].id);
    }
}
