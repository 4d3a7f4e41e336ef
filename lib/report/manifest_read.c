/* SPDX-License-Identifier: MIT */

/* Reads a manifest back. It may have been written by anybody: its size, its depth and
 * its number of files are bounded, its paths must be relative, and its names of files
 * are only ever compared with those a run has. What is not read here is not lost: the
 * whole text is compared with the one a fresh run would write.
 */
#include "manifest_private.h"

#include <string.h>

#include "../files/faults_private.h"
#include "../files/json_scan_private.h"

enum { MOST_BYTES = 4 * 1024 * 1024 };

typedef struct {
    TandemJsonScanner scanner;
    TandemManifest *manifest;
    const char *file;
    TandemFaults *findings;
    gboolean is_bad;
} Reader;

static void
tell(Reader *reader, const char *message)
{
    if (!reader->is_bad)
        tandem_faults_add(reader->findings, TANDEM_SEVERITY_FAULT, reader->file,
                          reader->scanner.line, "", "V702", NULL,
                          "not a manifest of a run: %s", message);
    reader->is_bad = TRUE;
}

static TandemJsonToken
next(Reader *reader)
{
    const TandemJsonToken token = tandem_json_scan_next(&reader->scanner);

    if (token == TANDEM_JSON_BAD)
        tell(reader, reader->scanner.problem);
    return token;
}

/* Goes past the value whose first token is @token. */
static void
skip(Reader *reader, TandemJsonToken token)
{
    gint depth = 0;

    for (;;) {
        if (token == TANDEM_JSON_BEGIN_OBJECT || token == TANDEM_JSON_BEGIN_ARRAY)
            depth++;
        if (token == TANDEM_JSON_END_OBJECT || token == TANDEM_JSON_END_ARRAY)
            depth--;
        if (token == TANDEM_JSON_BAD || token == TANDEM_JSON_END_OF_TEXT)
            return;
        if (depth == 0 && token != TANDEM_JSON_KEY)
            return;
        token = next(reader);
    }
}

/* The key or string at hand; its own NUL ends nothing. */
static gchar *
copy_text(Reader *reader)
{
    if (memchr(reader->scanner.text, '\0', reader->scanner.length) != NULL)
        tell(reader, "a text has a NUL in it");
    return g_strndup(reader->scanner.text, reader->scanner.length);
}

static void
take_text(Reader *reader, TandemJsonToken token, const char *key, gchar **text)
{
    if (token != TANDEM_JSON_STRING) {
        g_autofree gchar *message = g_strdup_printf("%s is no text", key);
        tell(reader, message);
        skip(reader, token);
        return;
    }
    if (*text != NULL)
        tell(reader, "a key stands twice");
    g_free(*text);
    *text = copy_text(reader);
}

static void
take_file(Reader *reader, GArray *files)
{
    TandemManifestFile file = { .line = reader->scanner.line };

    for (TandemJsonToken token = next(reader);
         token == TANDEM_JSON_KEY && !reader->is_bad; token = next(reader)) {
        g_autofree gchar *key = copy_text(reader);
        const TandemJsonToken value = next(reader);
        if (g_str_equal(key, "file"))
            take_text(reader, value, "file", &file.name);
        else if (g_str_equal(key, "sha256"))
            take_text(reader, value, "sha256", &file.sha256);
        else
            skip(reader, value);
    }
    if (file.name == NULL || file.sha256 == NULL)
        tell(reader, "a file needs its name and its sha256");
    if (files->len == TANDEM_MANIFEST_MOST_FILES)
        tell(reader, "it lists too many files");
    g_array_append_val(files, file);
}

static void
take_files(Reader *reader, TandemJsonToken token, GArray *files)
{
    if (token != TANDEM_JSON_BEGIN_ARRAY) {
        tell(reader, "inputs and outputs are lists of files");
        return;
    }
    for (token = next(reader); token != TANDEM_JSON_END_ARRAY && !reader->is_bad;
         token = next(reader)) {
        if (token == TANDEM_JSON_BEGIN_OBJECT)
            take_file(reader, files);
        else
            tell(reader, "inputs and outputs are lists of files");
    }
}

static void
take_member(Reader *reader, const char *key, TandemJsonToken token, gchar **format,
            gchar **version)
{
    TandemManifest *const m = reader->manifest;

    if (g_str_equal(key, "format"))
        take_text(reader, token, key, format);
    else if (g_str_equal(key, "version") && token == TANDEM_JSON_NUMBER) {
        g_free(*version);
        *version = copy_text(reader);
    } else if (g_str_equal(key, "program"))
        take_text(reader, token, key, &m->program);
    else if (g_str_equal(key, "rotation_path"))
        take_text(reader, token, key, &m->rotation_path);
    else if (g_str_equal(key, "seed"))
        take_text(reader, token, key, &m->seed);
    else if (g_str_equal(key, "seed_overridden"))
        m->seed_overridden = token == TANDEM_JSON_TRUE;
    else if (g_str_equal(key, "inputs"))
        take_files(reader, token, m->inputs);
    else if (g_str_equal(key, "outputs"))
        take_files(reader, token, m->outputs);
    else
        skip(reader, token);
}

static void
take_manifest(Reader *reader)
{
    g_autofree gchar *format = NULL;
    g_autofree gchar *version = NULL;
    const TandemManifest *const m = reader->manifest;

    if (next(reader) != TANDEM_JSON_BEGIN_OBJECT) {
        tell(reader, "it is no JSON object");
        return;
    }
    for (TandemJsonToken token = next(reader);
         token == TANDEM_JSON_KEY && !reader->is_bad; token = next(reader)) {
        g_autofree gchar *key = copy_text(reader);
        take_member(reader, key, next(reader), &format, &version);
    }
    if (!reader->is_bad && next(reader) != TANDEM_JSON_END_OF_TEXT)
        tell(reader, "something stands behind its end");
    if (g_strcmp0(format, "tandem-manifest") != 0)
        tell(reader, "its format is not tandem-manifest");
    if (g_strcmp0(version, "1") != 0)
        tell(reader, "its version is not 1");
    if (m->program == NULL || m->rotation_path == NULL || m->seed == NULL)
        tell(reader, "it needs program, rotation_path and seed");
    else if (g_path_is_absolute(m->rotation_path))
        tell(reader, "rotation_path must be relative");
}

static void
clear_file(gpointer file)
{
    g_free(((TandemManifestFile *)file)->name);
    g_free(((TandemManifestFile *)file)->sha256);
}

TandemManifest *
tandem_manifest_read(const char *folder, const char *name, TandemFaults *findings,
                     GError **error)
{
    g_autoptr(TandemManifest) manifest = g_new0(TandemManifest, 1);
    Reader reader = { .manifest = manifest, .file = name, .findings = findings };

    manifest->inputs = g_array_new(FALSE, FALSE, sizeof(TandemManifestFile));
    manifest->outputs = g_array_new(FALSE, FALSE, sizeof(TandemManifestFile));
    g_array_set_clear_func(manifest->inputs, clear_file);
    g_array_set_clear_func(manifest->outputs, clear_file);

    switch (tandem_run_file_read(folder, name, MOST_BYTES, &manifest->text,
                                 &manifest->length, error)) {
    case TANDEM_RUN_FILE_READ:
        break;
    case TANDEM_RUN_FILE_MISSING:
        tandem_faults_add(findings, TANDEM_SEVERITY_FAULT, name, 0, "", "V701", NULL,
                          "the run has no manifest, so nothing says what it was made "
                          "from");
        return NULL;
    case TANDEM_RUN_FILE_STRANGE:
        tell(&reader, "it is no plain file of at most 4 MiB");
        return NULL;
    default:
        return NULL;
    }
    tandem_json_scan_begin(&reader.scanner, manifest->text, manifest->length);
    take_manifest(&reader);
    tandem_json_scan_end(&reader.scanner);
    return reader.is_bad ? NULL : g_steal_pointer(&manifest);
}

void
tandem_manifest_free(TandemManifest *manifest)
{
    g_free(manifest->text);
    g_free(manifest->program);
    g_free(manifest->rotation_path);
    g_free(manifest->seed);
    g_array_unref(manifest->inputs);
    g_array_unref(manifest->outputs);
    g_free(manifest);
}
