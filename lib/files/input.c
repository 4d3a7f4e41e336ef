/* SPDX-License-Identifier: MIT */
/* The files of a rotation folder into memory: each is opened once, so that what was
 * hashed is what was read, and their sizes are summed before anything is read. */
#define _POSIX_C_SOURCE 200809L
#include "input_private.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "faults_private.h"
#include "suggest_private.h"

enum { MOST_BYTES = 1 << 30 };

static const char *const names[TANDEM_N_INPUTS + 1] = {
    [TANDEM_INPUT_POLICY] = "policy.ini",
    [TANDEM_INPUT_SUCCESSORS] = "successors.csv",
    [TANDEM_INPUT_TRAINEES] = "trainees.csv",
    [TANDEM_INPUT_LEADERS] = "leaders.csv",
    [TANDEM_INPUT_OPPORTUNITIES] = "opportunities.csv",
    [TANDEM_INPUT_PREFERENCES] = "preferences.csv",
    [TANDEM_INPUT_UNAVAILABILITY] = "unavailability.csv",
    [TANDEM_INPUT_PINS] = "pins.csv",
    [TANDEM_INPUT_HISTORY] = "history.csv",
    [TANDEM_INPUT_TRAVEL] = "travel.csv",
};

void
tandem_inputs_init(TandemInputs *inputs)
{
    *inputs = (TandemInputs){ 0 };
    for (gint i = 0; i < TANDEM_N_INPUTS; i++) {
        inputs->file[i].name = names[i];
        inputs->file[i].fd = -1;
    }
}

static void
close_file(TandemInput *input)
{
    if (input->fd >= 0)
        close(input->fd);
    input->fd = -1;
}

void
tandem_inputs_clear(TandemInputs *inputs)
{
    for (gint i = 0; i < TANDEM_N_INPUTS; i++) {
        close_file(&inputs->file[i]);
        g_clear_pointer(&inputs->file[i].bytes, g_free);
    }
}

static gboolean
refuse(const char *what, const char *name, gint number, GError **error)
{
    g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_FILE, "cannot %s %s: %s", what, name,
                g_strerror(number));
    return FALSE;
}

static void
tell(TandemFaults *faults, const char *name, const char *code, const char *message)
{
    tandem_faults_add(faults, TANDEM_SEVERITY_FAULT, name, 0, NULL, code, NULL, "%s",
                      message);
}

/* Names that look like ours and are not, so that a misspelt file is not passed over. */
static void
note_other_files(GDir *listing, TandemFaults *faults)
{
    for (const char *name; (name = g_dir_read_name(listing)) != NULL;) {
        if (!g_str_has_suffix(name, ".csv") && !g_str_has_suffix(name, ".ini"))
            continue;
        if (g_strv_contains(names, name) || strcmp(name, "equality.csv") == 0)
            continue;
        g_autofree gchar *shown = g_filename_display_name(name);
        g_autofree gchar *hint = tandem_suggest_hint(shown, names);
        tandem_faults_add(faults, TANDEM_SEVERITY_NOTE, shown, 0, NULL, "N127", hint,
                          "not a file of a rotation; it is not read");
    }
}

/* Returns FALSE with @error unset where the folder is told as a fault. */
static gboolean
look_into(const char *folder, TandemFaults *faults, GError **error)
{
    g_autoptr(GError) refusal = NULL;
    g_autoptr(GDir) listing = g_dir_open(folder, 0, &refusal);

    if (listing != NULL) {
        note_other_files(listing, faults);
        return TRUE;
    }
    g_autofree gchar *name = g_filename_display_basename(folder);
    if (g_error_matches(refusal, G_FILE_ERROR, G_FILE_ERROR_NOENT))
        tell(faults, name, "E101", "there is no such folder");
    else if (g_error_matches(refusal, G_FILE_ERROR, G_FILE_ERROR_NOTDIR))
        tell(faults, name, "E101", "not a folder");
    else
        g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_FILE, "%s", refusal->message);
    return FALSE;
}

static gboolean
open_file(TandemInput *input, const char *folder, gboolean is_required, gsize *total,
          TandemFaults *faults, GError **error)
{
    g_autofree gchar *path = g_build_filename(folder, input->name, NULL);
    struct stat about;

    input->fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (input->fd < 0 && errno == ENOENT) {
        if (is_required)
            tell(faults, input->name, "E102", "the file is missing");
        input->is_lost = is_required;
        return TRUE;
    }
    if (input->fd < 0)
        return refuse("open", input->name, errno, error);
    if (fstat(input->fd, &about) != 0)
        return refuse("read", input->name, errno, error);
    if (!S_ISREG(about.st_mode)) {
        tell(faults, input->name, "E103",
             S_ISDIR(about.st_mode) ? "a folder stands where a file should be"
                                    : "not a regular file");
        close_file(input);
        input->is_lost = TRUE;
        return TRUE;
    }
    input->n = (gsize)about.st_size;
    if (input->n > MOST_BYTES || *total + input->n > MOST_BYTES) {
        g_set_error(
            error, TANDEM_ERROR, TANDEM_ERROR_FILE,
            "the files of the rotation are over 1 GiB, with %s of %" G_GSIZE_FORMAT
            " bytes",
            input->name, input->n);
        return FALSE;
    }
    *total += input->n;
    return TRUE;
}

gboolean
tandem_inputs_open(TandemInputs *inputs, const char *folder, TandemFaults *faults,
                   GError **error)
{
    gsize total = 0;
    GError *refusal = NULL;

    if (!look_into(folder, faults, &refusal)) {
        if (refusal == NULL)
            return TRUE;
        g_propagate_error(error, refusal);
        return FALSE;
    }
    for (gint i = 0; i < TANDEM_N_INPUTS; i++) {
        const gboolean is_required =
            i == TANDEM_INPUT_TRAINEES || i == TANDEM_INPUT_LEADERS;
        if (!open_file(&inputs->file[i], folder, is_required, &total, faults, error))
            return FALSE;
    }
    return TRUE;
}

/* Reads @n bytes, or fewer where the file ends early. Returns -1 where it cannot. */
static gssize
read_bytes(gint fd, gchar *bytes, gsize n)
{
    gsize n_read = 0;

    while (n_read < n) {
        const gssize got = read(fd, bytes + n_read, n - n_read);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return -1;
        if (got == 0)
            break;
        n_read += (gsize)got;
    }
    return (gssize)n_read;
}

gboolean
tandem_input_read(TandemInput *input, GError **error)
{
    input->bytes = g_try_malloc(input->n + 1);
    if (input->bytes == NULL) {
        g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_NO_MEMORY, "no memory for %s",
                    input->name);
        return FALSE;
    }
    const gssize got = read_bytes(input->fd, input->bytes, input->n + 1);
    const gint number = errno;
    close_file(input);
    if (got < 0)
        return refuse("read", input->name, number, error);
    if ((gsize)got != input->n) {
        g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_FILE,
                    "%s changed while it was read", input->name);
        return FALSE;
    }
    g_autofree gchar *sha256 = g_compute_checksum_for_data(
        G_CHECKSUM_SHA256, (const guchar *)input->bytes, input->n);
    g_strlcpy(input->sha256, sha256, sizeof input->sha256);
    return TRUE;
}
