/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

/* How the members of an object or array stand: each on its own line, or all on one.
 * What is inside a container on one line is on that line too. */
typedef enum {
    TANDEM_JSON_LINES,
    TANDEM_JSON_ONE_LINE,
} TandemJsonLayout;

enum { TANDEM_JSON_DEEPEST = 64 };

typedef struct {
    GString *text;
    guint depth;
    struct {
        char close;
        TandemJsonLayout layout;
        gboolean is_begun; /* has a member already */
    } level[TANDEM_JSON_DEEPEST];
} TandemJsonWriter;

/* Begins a text; freed by tandem_json_write_end(). */
void tandem_json_write_begin(TandemJsonWriter *writer);

/* Ends the text and lets go of it, with a line end behind it. All that was begun must
 * be ended. To be freed. */
gchar *tandem_json_write_end(TandemJsonWriter *writer);

/* Each of these adds one value; @key is its name in an object, NULL in an array. */
void tandem_json_begin_object(TandemJsonWriter *writer, const char *key,
                              TandemJsonLayout layout);
void tandem_json_begin_array(TandemJsonWriter *writer, const char *key,
                             TandemJsonLayout layout);
void tandem_json_end(TandemJsonWriter *writer); /* the object or array begun last */
void tandem_json_text(TandemJsonWriter *writer, const char *key, const char *value);
void tandem_json_int(TandemJsonWriter *writer, const char *key, gint64 value);
void tandem_json_double(TandemJsonWriter *writer, const char *key, gdouble value);
void tandem_json_bool(TandemJsonWriter *writer, const char *key, gboolean value);
void tandem_json_null(TandemJsonWriter *writer, const char *key);
