/* SPDX-License-Identifier: MIT */

/* manifest.json: what made a run, so that anybody can make it again and see the same
 * bytes; the form tandem-manifest 1. It has no clock, no host and no absolute path, and
 * the hash of every file but its own. */
#include "outputs_private.h"
#include "policy_json_private.h"
#include "stage_words_private.h"
#include "version_private.h"
#include <tandem/json_write.h>

static void
write_file(TandemJsonWriter *json, const char *name, gsize n_bytes, const char *sha256)
{
    tandem_json_begin_object(json, NULL, TANDEM_JSON_ONE_LINE);
    tandem_json_text(json, "file", name);
    if (n_bytes != G_MAXSIZE)
        tandem_json_int(json, "bytes", (gint64)n_bytes);
    tandem_json_text(json, "sha256", sha256);
    tandem_json_end(json);
}

/* The whole text of manifest.json; @sha256 has the hash of each output. */
GString *
tandem_manifest_write(const TandemRun *run, const char *rotation_path,
                      gchar *const *sha256)
{

    TandemJsonWriter *const json = tandem_json_write_begin();
    tandem_json_begin_object(json, NULL, TANDEM_JSON_LINES);
    tandem_json_text(json, "format", "tandem-manifest");
    tandem_json_int(json, "version", 1);
    tandem_json_text(json, "program", TANDEM_VERSION_TEXT);
    tandem_json_text(json, "rotation", tandem_rotation_get_id(run->rotation));
    tandem_json_text(json, "rotation_path", rotation_path);
    tandem_json_text(json, "seed", run->seed);
    tandem_json_bool(json, "seed_overridden", run->seed_overridden);
    tandem_json_bool(json, "reproducible", TRUE);

    tandem_json_begin_array(json, "stages", TANDEM_JSON_LINES);
    for (gsize s = 0; s < run->n_stages; s++) {
        tandem_json_begin_object(json, NULL, TANDEM_JSON_LINES);
        tandem_stage_write_strategy(json, run, &run->stage[s]);
        tandem_json_end(json);
    }
    tandem_json_end(json);
    tandem_policy_write_json(json, &run->rotation->policy);

    tandem_json_begin_array(json, "inputs", TANDEM_JSON_LINES);
    for (gsize i = 0; i < run->rotation->n_files; i++)
        write_file(json, run->rotation->file[i].name, run->rotation->file[i].n_bytes,
                   run->rotation->file[i].sha256);
    tandem_json_end(json);
    tandem_json_begin_array(json, "outputs", TANDEM_JSON_LINES);
    for (gint i = 0; i < TANDEM_N_OUTPUTS; i++)
        write_file(json, tandem_output_names[i], G_MAXSIZE, sha256[i]);
    tandem_json_end(json);
    tandem_json_end(json);

    g_autofree gchar *text = tandem_json_write_end(json);
    return g_string_new(text);
}
