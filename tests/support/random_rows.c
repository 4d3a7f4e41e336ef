/* SPDX-License-Identifier: MIT */
#include "random_rows.h"

enum { N_TRAINEES = 14, N_LEADERS = 7 };

static const char *const grades[] = { "F1", "CT1", "ST3", "ST6", "SAS", "ACF" };
static const char *const trusts[] = { "RH8", "RVJ" };
static const char *const sites[] = { "", "RH801", "RVJ01" };
static const char *const specialties[] = { "", "surgery", "Medicine" };
static const char *const modes[] = { "", "in_person", "virtual", "either" };
static const char *const goals[] = { "", "board", "ops;finance", "board;ops" };
static const char *const categories[] = { "executive_director", "qi_lead", "other" };

#define PICK(random, list) (list)[g_rand_int_range(random, 0, G_N_ELEMENTS(list))]

static gboolean
chance(GRand *random, gint per_cent)
{
    return g_rand_int_range(random, 0, 100) < per_cent;
}

/* Nobody, mostly; else a leader by id, email or name. */
static gchar *
superior(GRand *random)
{
    const gint l = g_rand_int_range(random, 1, N_LEADERS + 1);
    const gint how = g_rand_int_range(random, 0, 12);

    return how == 0   ? g_strdup_printf("L%d", l)
           : how == 1 ? g_strdup_printf("Leader%d@example.ORG", l)
           : how == 2 ? g_strdup_printf("dr. ADA  Leader%d", l)
                      : g_strdup("");
}

static gchar *
limit(GRand *random, gint per_cent, gint most)
{
    return chance(random, per_cent)
               ? g_strdup_printf("%d", g_rand_int_range(random, 0, most + 1))
               : g_strdup("");
}

static void
add(GPtrArray *rows, gchar *row)
{
    g_ptr_array_add(rows, row);
}

static void
add_trainee(RandomRows *rows, GRand *random, gint t)
{
    g_autofree gchar *clinical = superior(random);
    g_autofree gchar *educational = superior(random);
    g_autofree gchar *manager = superior(random);
    g_autofree gchar *travel = limit(random, 40, 60);
    g_autofree gchar *buddies = limit(random, 20, 2);

    add(rows->trainees,
        g_strdup_printf("T%02d,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s", t,
                        PICK(random, trusts), PICK(random, sites), PICK(random, grades),
                        PICK(random, specialties), clinical, educational, manager,
                        travel, buddies, chance(random, 10) ? "remote_only" : "",
                        PICK(random, modes), PICK(random, goals),
                        chance(random, 10) ? "pending" : "given",
                        chance(random, 10) ? "2026-09-01" : "",
                        chance(random, 10) ? "Parental Leave" : "In Post"));
}

static void
add_leader(RandomRows *rows, GRand *random, gint l)
{
    const gint cap_max = g_rand_int_range(random, 0, 4);

    add(rows->leaders,
        g_strdup_printf(
            "L%d,%s,%s,R,%s,%s,%d,%d,%s,%s,%s,Dr Ada Leader%d,"
            "leader%d@example.org,%s,%s,%s,%d",
            l, PICK(random, trusts), PICK(random, sites), PICK(random, categories),
            PICK(random, specialties), cap_max, chance(random, 20) ? 1 : 0,
            chance(random, 20) ? PICK(random, grades) : "",
            chance(random, 10) ? "shadow" : "", PICK(random, modes), l, l,
            chance(random, 10) ? "T03" : "", chance(random, 10) ? "2026-08-01" : "",
            PICK(random, goals), chance(random, 25) ? MIN(cap_max, 2) : 0));
}

/* Rows of one person about others, each at most once. */
static void
add_preferences(RandomRows *rows, GRand *random, const char *from, gint from_number,
                const char *to, gint n_others)
{
    for (gint other = 1; other <= n_others; other++) {
        g_autofree gchar *rank = limit(random, 80, 4);
        static const char *const stances[] = { "", "want", "accept", "neutral",
                                               "refuse" };
        g_autofree gchar *from_id =
            g_strdup_printf(*from == 'T' ? "T%02d" : "L%d", from_number);
        g_autofree gchar *to_id = g_strdup_printf(*to == 'T' ? "T%02d" : "L%d", other);

        if (!chance(random, 40))
            continue;
        add(rows->preferences, g_strdup_printf("%s,%s,%s,%s,%s", from_id, to_id,
                                               chance(random, 50) ? "buddy" : "",
                                               g_strcmp0(rank, "0") == 0 ? "" : rank,
                                               PICK(random, stances)));
    }
    if (*from == 'T' && chance(random, 20))
        add(rows->preferences, g_strdup_printf("T%02d,role_category:%s,buddy,5,",
                                               from_number, PICK(random, categories)));
}

static void
add_history(RandomRows *rows, GRand *random)
{
    static const char *const rotations[] = { "2025-04", "2025-08", "2025-12",
                                             "2026-04" };
    static const char *const outcomes[] = { "matched_completed", "unmatched", "no_show",
                                            "cancelled_by_leader" };

    for (gint t = 1; t <= N_TRAINEES; t++)
        for (gsize r = 0; r < G_N_ELEMENTS(rotations); r++)
            if (chance(random, 30))
                add(rows->history,
                    g_strdup_printf("%s,T%02d,L%d,buddy,%s", rotations[r], t,
                                    g_rand_int_range(random, 1, N_LEADERS + 1),
                                    PICK(random, outcomes)));
}

static void
state_policy(RandomRows *rows, GRand *random)
{
    static const char *const extend[] = { "when_empty", "always", "never" };
    static const char *const ties[] = { "lottery", "history_then_lottery" };
    static const char *const sides[] = { "trainee", "leader" };
    static const char *const draws[] = { "single", "multiple" };

    rows->policy = g_strdup_printf(
        "[rotation]\nid = 2026-08\nseed = s\nstarts = 2026-08-05\nends = 2026-12-01\n"
        "tie_break = %s\n[objective]\nextend_lists = %s\nunlisted = %s\n"
        "[exclude]\nsame_trust = %s\nsame_specialty = %s\nrepeat_rotations = %d\n"
        "[buddy]\nside = %s\nlottery = %s\n",
        PICK(random, ties), PICK(random, extend),
        chance(random, 20) ? "refuse" : "accept", chance(random, 20) ? "hard" : "off",
        chance(random, 20) ? "hard" : "off", g_rand_int_range(random, 0, 4),
        PICK(random, sides), PICK(random, draws));
}

static GPtrArray *
new_rows(const char *header)
{
    GPtrArray *const rows = g_ptr_array_new_with_free_func(g_free);

    add(rows, g_strdup(header));
    return rows;
}

RandomRows *
random_rows_new(guint32 seed)
{
    RandomRows *const rows = g_new0(RandomRows, 1);
    g_autoptr(GRand) random = g_rand_new_with_seed(seed);

    rows->trainees = new_rows("trainee_id,trust,site,grade,specialty,"
                              "clinical_supervisor,educational_supervisor,line_manager,"
                              "max_travel_min,max_buddies,needs,mode,goals,permission,"
                              "placement_to,placement_type");
    rows->leaders =
        new_rows("leader_id,trust,site,role,role_category,specialty,cap_max,"
                 "committed,grade_min,kinds,mode,name,email,same_person_as,"
                 "active_to,offers,cap_min");
    rows->preferences = new_rows("from_id,to_id,kind,rank,stance");
    rows->history = new_rows("rotation_id,person_id,target_id,kind,outcome");
    rows->bans = new_rows("trainee_id,target_id,action,authority,reason,expires");
    rows->travel = new_rows("site_a,site_b,minutes");
    for (gint t = 1; t <= N_TRAINEES; t++) {
        add_trainee(rows, random, t);
        if (chance(random, 70))
            add_preferences(rows, random, "T", t, "L", N_LEADERS);
        if (chance(random, 20))
            add(rows->bans, g_strdup_printf("T%02d,L%d,ban,CLM,private,%s", t,
                                            g_rand_int_range(random, 1, N_LEADERS + 1),
                                            chance(random, 30) ? "2026-08-04" : ""));
    }
    for (gint l = 1; l <= N_LEADERS; l++) {
        add_leader(rows, random, l);
        if (chance(random, 60))
            add_preferences(rows, random, "L", l, "T", N_TRAINEES);
    }
    add_history(rows, random);
    add(rows->travel, g_strdup("RH801,RVJ01,35"));
    state_policy(rows, random);
    return rows;
}

void
random_rows_free(RandomRows *rows)
{
    g_ptr_array_unref(rows->trainees);
    g_ptr_array_unref(rows->leaders);
    g_ptr_array_unref(rows->preferences);
    g_ptr_array_unref(rows->history);
    g_ptr_array_unref(rows->bans);
    g_ptr_array_unref(rows->travel);
    g_free(rows->policy);
    g_free(rows);
}

static void
shuffle(GPtrArray *rows, GRand *random)
{
    for (gint i = (gint)rows->len - 1; i > 1; i--) {
        const gint j = g_rand_int_range(random, 1, i + 1);
        const gpointer row = rows->pdata[i];
        rows->pdata[i] = rows->pdata[j];
        rows->pdata[j] = row;
    }
}

void
random_rows_shuffle(RandomRows *rows, guint32 seed)
{
    g_autoptr(GRand) random = g_rand_new_with_seed(seed);

    shuffle(rows->trainees, random);
    shuffle(rows->leaders, random);
    shuffle(rows->preferences, random);
    shuffle(rows->history, random);
    shuffle(rows->bans, random);
    shuffle(rows->travel, random);
}

static void
write_rows(RunCase *c, const char *name, const GPtrArray *rows)
{
    GString *const text = g_string_new(NULL);

    for (guint i = 0; i < rows->len; i++)
        g_string_append_printf(text, "%s\n", (const char *)rows->pdata[i]);
    run_case_write(c, name, text->str);
    g_string_free(text, TRUE);
}

void
random_rows_write(const RandomRows *rows, RunCase *c)
{
    write_rows(c, "trainees.csv", rows->trainees);
    write_rows(c, "leaders.csv", rows->leaders);
    write_rows(c, "preferences.csv", rows->preferences);
    write_rows(c, "history.csv", rows->history);
    write_rows(c, "pins.csv", rows->bans);
    write_rows(c, "travel.csv", rows->travel);
    run_case_write(c, "policy.ini", rows->policy);
}
