/* SPDX-License-Identifier: MIT */
#include "run_case.h"

#include <glib/gstdio.h>
#include <string.h>

RunCase *
run_case_new(void)
{
    RunCase *const c = g_new0(RunCase, 1);
    g_autoptr(GError) error = NULL;

    c->folder = g_dir_make_tmp("tandem-programme-XXXXXX", &error);
    g_assert_no_error(error);
    c->faults = tandem_faults_new();
    return c;
}

void
run_case_write(RunCase *c, const char *name, const char *text)
{
    g_autofree gchar *path = g_build_filename(c->folder, name, NULL);
    g_autoptr(GError) error = NULL;

    g_file_set_contents(path, text, -1, &error);
    g_assert_no_error(error);
}

void
run_case_copy(RunCase *c, const char *folder, const char *except)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GDir) dir = g_dir_open(folder, 0, &error);

    g_assert_no_error(error);
    for (const char *name = g_dir_read_name(dir); name; name = g_dir_read_name(dir)) {
        g_autofree gchar *path = g_build_filename(folder, name, NULL);
        g_autofree gchar *text = NULL;
        if (g_strcmp0(name, except) == 0)
            continue;
        g_file_get_contents(path, &text, NULL, &error);
        g_assert_no_error(error);
        run_case_write(c, name, text);
    }
}

gboolean
run_case_run(RunCase *c, const char *seed)
{
    c->rotation = tandem_rotation_read(c->folder, c->faults, &c->error);
    if (c->rotation != NULL)
        c->run = tandem_run_new(c->rotation, seed, NULL, NULL, c->faults, &c->error);
    g_assert_true((c->run == NULL) == (c->error != NULL));
    return c->run != NULL;
}

void
run_case_free(RunCase *c)
{
    g_autoptr(GDir) dir = g_dir_open(c->folder, 0, NULL);

    for (const char *name = g_dir_read_name(dir); name; name = g_dir_read_name(dir)) {
        g_autofree gchar *path = g_build_filename(c->folder, name, NULL);
        g_remove(path);
    }
    g_rmdir(c->folder);
    g_clear_pointer(&c->run, tandem_run_unref);
    g_clear_pointer(&c->rotation, tandem_rotation_unref);
    tandem_faults_unref(c->faults);
    g_clear_error(&c->error);
    g_free(c->folder);
    g_free(c);
}

static void
part(GString *text, const char *by)
{
    if (text->len > 0)
        g_string_append(text, by);
}

gchar *
run_case_placements(const RunCase *c)
{
    GString *const text = g_string_new(NULL);

    for (guint i = 0; i < c->run->placements->len; i++) {
        const TandemPlacement *const row =
            &g_array_index(c->run->placements, TandemPlacement, i);
        part(text, " ");
        g_string_append_printf(text, "%s-%s%s", c->rotation->trainee[row->trainee].id,
                               c->rotation->leader[row->leader].id,
                               row->is_pin ? " (pin)" : "");
    }
    return g_string_free(text, FALSE);
}

gchar *
run_case_reasons(const RunCase *c)
{
    GString *const text = g_string_new(NULL);

    for (guint i = 0; i < c->run->reasons->len; i++) {
        const TandemReasonRow *const row =
            &g_array_index(c->run->reasons, TandemReasonRow, i);
        part(text, "; ");
        g_string_append_printf(text, "%s>%s %s", c->rotation->trainee[row->trainee].id,
                               c->rotation->leader[row->leader].id,
                               tandem_reason_get_name(row->reason));
    }
    return g_string_free(text, FALSE);
}

gchar *
run_case_waiting(const RunCase *c)
{
    GString *const text = g_string_new(NULL);
    gint32 leader = TANDEM_NONE, position = 0;

    for (guint i = 0; i < c->run->waiting->len; i++) {
        const TandemWaiting *const row =
            &g_array_index(c->run->waiting, TandemWaiting, i);
        if (row->leader != leader) {
            part(text, "; ");
            g_string_append_printf(text, "%s:", c->rotation->leader[row->leader].id);
            leader = row->leader;
            position = 0;
        }
        g_assert_cmpint(row->position, ==, ++position);
        g_string_append_printf(text, " %s", c->rotation->trainee[row->trainee].id);
    }
    return g_string_free(text, FALSE);
}

gchar *
run_case_unplaced(const RunCase *c)
{
    GString *const text = g_string_new(NULL);

    for (guint i = 0; i < c->run->unplaced->len; i++) {
        const TandemUnplaced *const row =
            &g_array_index(c->run->unplaced, TandemUnplaced, i);
        part(text, "; ");
        g_string_append_printf(text, "%s %s", c->rotation->trainee[row->trainee].id,
                               tandem_reason_get_name(row->reason));
    }
    return g_string_free(text, FALSE);
}

gchar *
run_case_thin_spots(const RunCase *c)
{
    GString *const text = g_string_new(NULL);

    for (guint i = 0; i < c->run->thin_spots->len; i++) {
        const TandemThinSpot *const spot =
            &g_array_index(c->run->thin_spots, TandemThinSpot, i);
        part(text, "; ");
        g_string_append_printf(text, "%d %s", spot->n_more,
                               spot->role_category > 0
                                   ? tandem_role_category_names[spot->role_category]
                                   : c->rotation->leader[spot->leader].id);
    }
    return g_string_free(text, FALSE);
}

gchar *
run_case_codes(const RunCase *c)
{
    GString *const text = g_string_new(NULL);
    gsize n = 0;
    const TandemFault *const *const fault = tandem_faults_get_all(c->faults, &n);

    for (gsize i = 0; i < n; i++) {
        part(text, "; ");
        g_string_append_printf(text, "%s:%u %s", fault[i]->file, fault[i]->line,
                               fault[i]->code);
    }
    return g_string_free(text, FALSE);
}

gchar *
run_case_all(const RunCase *c)
{
    g_autofree gchar *placements = run_case_placements(c);
    g_autofree gchar *reasons = run_case_reasons(c);
    g_autofree gchar *waiting = run_case_waiting(c);
    g_autofree gchar *unplaced = run_case_unplaced(c);
    g_autofree gchar *spots = run_case_thin_spots(c);

    return g_strjoin("\n", placements, reasons, waiting, unplaced, spots, NULL);
}
