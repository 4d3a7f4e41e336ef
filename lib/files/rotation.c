/* SPDX-License-Identifier: MIT */
/* A rotation folder, read whole: every file, every row, and all that is wrong with them
 * in one go. */
#include <tandem/rotation.h>

#include <string.h>

#include "encoding_private.h"
#include "faults_private.h"
#include "input_private.h"
#include "reading_private.h"

/**
 * TandemRotation:
 *
 * A rotation folder as read: people, what is offered, preferences, rules. Immutable.
 */
G_DEFINE_BOXED_TYPE(TandemRotation, tandem_rotation, tandem_rotation_ref,
                    tandem_rotation_unref)

static TandemRotation *
rotation_new(const char *folder)
{
    TandemRotation *const rotation = g_new0(TandemRotation, 1);
    g_autofree gchar *whole = g_canonicalize_filename(folder, NULL);
    g_autofree gchar *name = g_filename_display_basename(whole);

    g_atomic_ref_count_init(&rotation->ref_count);
    rotation->folder = g_strdup(folder);
    tandem_policy_init(&rotation->policy, name);
    rotation->trainee_of_id = g_hash_table_new(g_str_hash, g_str_equal);
    rotation->leader_of_id = g_hash_table_new(g_str_hash, g_str_equal);
    rotation->opportunity_of_id = g_hash_table_new(g_str_hash, g_str_equal);
    rotation->texts = g_string_chunk_new(1 << 16);
    rotation->not_applied = g_ptr_array_new_with_free_func(g_free);
    return rotation;
}

/**
 * tandem_rotation_ref:
 * @rotation: a rotation
 *
 * Returns: (transfer full): @rotation, held once more
 */
TandemRotation *
tandem_rotation_ref(TandemRotation *rotation)
{
    g_return_val_if_fail(rotation != NULL, NULL);

    g_atomic_ref_count_inc(&rotation->ref_count);
    return rotation;
}

/**
 * tandem_rotation_unref:
 * @rotation: (transfer full): a rotation
 *
 * Lets go of @rotation; the last to do so frees it.
 */
void
tandem_rotation_unref(TandemRotation *rotation)
{
    g_return_if_fail(rotation != NULL);

    if (!g_atomic_ref_count_dec(&rotation->ref_count))
        return;
    for (gsize i = 0; i < rotation->n_files; i++)
        g_free(rotation->file[i].sha256);
    g_free(rotation->file);
    tandem_policy_clear(&rotation->policy);
    g_free(rotation->trainee);
    g_free(rotation->leader);
    g_free(rotation->opportunity);
    g_free(rotation->preference);
    g_free(rotation->unavailability);
    g_free(rotation->pin);
    g_free(rotation->history);
    g_free(rotation->travel);
    g_free(rotation->successor);
    g_hash_table_unref(rotation->trainee_of_id);
    g_hash_table_unref(rotation->leader_of_id);
    g_hash_table_unref(rotation->opportunity_of_id);
    g_string_chunk_free(rotation->texts);
    g_ptr_array_unref(rotation->not_applied);
    g_free(rotation->folder);
    g_free(rotation);
}

/* policy.ini as UTF-8 without its byte order mark, as its parser wants it. */
static void
read_policy(TandemReading *reading, const char *bytes, gsize n)
{
    const TandemEncoding encoding =
        tandem_encoding_find("policy.ini", bytes, n, reading->faults);
    g_autoptr(GString) text = g_string_new(NULL);

    if (!encoding.is_readable)
        return;
    if (encoding.is_windows_1252)
        tandem_windows_1252_append(text, bytes + encoding.start, n - encoding.start);
    else
        g_string_append_len(text, bytes + encoding.start, (gssize)(n - encoding.start));
    tandem_encoding_note_lines("policy.ini", strstr(text->str, "\r\n") != NULL, FALSE,
                               g_str_has_suffix(text->str, "\n"), reading->faults);
    tandem_policy_parse(&reading->rotation->policy, text->str, text->len,
                        reading->faults);
}

typedef void (*ReadFile)(TandemReading *, const char *, gsize);

static const ReadFile read_file[TANDEM_N_INPUTS] = {
    [TANDEM_INPUT_POLICY] = read_policy,
    [TANDEM_INPUT_SUCCESSORS] = tandem_read_successors,
    [TANDEM_INPUT_TRAINEES] = tandem_read_trainees,
    [TANDEM_INPUT_LEADERS] = tandem_read_leaders,
    [TANDEM_INPUT_OPPORTUNITIES] = tandem_read_opportunities,
    [TANDEM_INPUT_PREFERENCES] = tandem_read_preferences,
    [TANDEM_INPUT_UNAVAILABILITY] = tandem_read_unavailability,
    [TANDEM_INPUT_PINS] = tandem_read_pins,
    [TANDEM_INPUT_HISTORY] = tandem_read_history,
    [TANDEM_INPUT_TRAVEL] = tandem_read_travel,
};

static gint
compare_files(gconstpointer left, gconstpointer right)
{
    const TandemInputFile *const a = left;
    const TandemInputFile *const b = right;

    return strcmp(a->name, b->name);
}

/* Reads each file, and lets its bytes go before the next. */
static gboolean
read_all(TandemReading *reading, TandemInputs *inputs, GError **error)
{
    GArray *const files = g_array_new(FALSE, FALSE, sizeof(TandemInputFile));
    gboolean is_read = TRUE;

    for (gint i = 0; is_read && i < TANDEM_N_INPUTS; i++) {
        TandemInput *const input = &inputs->file[i];
        reading->has_lost_ids |= input->is_lost;
        if (input->fd < 0)
            continue;
        is_read = tandem_input_read(input, error);
        if (!is_read)
            break;
        const TandemInputFile file = { input->name, g_strdup(input->sha256), input->n };
        g_array_append_val(files, file);
        read_file[i](reading, input->bytes, input->n);
        g_clear_pointer(&input->bytes, g_free);
    }
    reading->rotation->file =
        tandem_reading_sorted(files, compare_files, &reading->rotation->n_files);
    return is_read;
}

static gboolean
check_faults(const TandemFaults *faults, gsize n_before, const char *name,
             GError **error)
{
    const gsize n = tandem_faults_get_n(faults, TANDEM_SEVERITY_FAULT) - n_before;

    if (n == 0)
        return TRUE;
    g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_FAULTS,
                "%" G_GSIZE_FORMAT " fault%s in the files of %s", n, n == 1 ? "" : "s",
                name);
    return FALSE;
}

/**
 * tandem_rotation_read:
 * @folder: a rotation folder
 * @faults: where all that is wrong, or worth a note, is told
 * @error: return location for a #TandemError
 *
 * Reads every file of a rotation but equality.csv, which is never opened. All faults of
 * all files are told in one run; what one fault leaves unknown brings no others. Rows
 * are sorted by their ids' bytes, so that the order of rows in a file changes nothing.
 * With warnings and notes alone the rotation is returned.
 *
 * What the rows mean is checked by tandem_rotation_check().
 *
 * Time O(B + R log R), memory O(B), for B bytes and R rows; more than 1 GiB of files is
 * refused.
 *
 * Returns: (transfer full): the rotation, or %NULL with @error set to
 *   %TANDEM_ERROR_FAULTS: at least one fault is told in @faults;
 *   %TANDEM_ERROR_FILE: the machine refused a file, or they are too large;
 *   %TANDEM_ERROR_NO_MEMORY
 */
TandemRotation *
tandem_rotation_read(const char *folder, TandemFaults *faults, GError **error)
{
    g_return_val_if_fail(folder != NULL && faults != NULL, NULL);
    g_return_val_if_fail(error == NULL || *error == NULL, NULL);

    const gsize n_before = tandem_faults_get_n(faults, TANDEM_SEVERITY_FAULT);
    g_autoptr(TandemRotation) rotation = rotation_new(folder);
    g_auto(TandemReading) reading = { 0 };
    g_auto(TandemInputs) inputs = { 0 };

    tandem_reading_init(&reading, rotation, faults);
    tandem_inputs_init(&inputs);
    if (!tandem_inputs_open(&inputs, folder, faults, error) ||
        !read_all(&reading, &inputs, error))
        return NULL;

    g_autofree gchar *name = g_filename_display_basename(folder);
    if (!check_faults(faults, n_before, name, error))
        return NULL;
    tandem_reading_list_not_applied(rotation);
    return g_steal_pointer(&rotation);
}
