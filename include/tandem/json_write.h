/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/macros.h>

G_BEGIN_DECLS

/**
 * TandemJsonLayout:
 * @TANDEM_JSON_LINES: each member of an object or array on its own line
 * @TANDEM_JSON_ONE_LINE: all on one line, with all that is inside
 */
typedef enum {
    TANDEM_JSON_LINES = 0,
    TANDEM_JSON_ONE_LINE = 1,
} TandemJsonLayout;

/* A JSON text while it is written. Not shared between threads. */
typedef struct _TandemJsonWriter TandemJsonWriter;

TANDEM_API TandemJsonWriter *tandem_json_write_begin(void);
TANDEM_API gchar *tandem_json_write_take(TandemJsonWriter *writer);
TANDEM_API gchar *tandem_json_write_end(TandemJsonWriter *writer);

TANDEM_API void tandem_json_begin_object(TandemJsonWriter *writer, const char *key,
                                         TandemJsonLayout layout);
TANDEM_API void tandem_json_begin_array(TandemJsonWriter *writer, const char *key,
                                        TandemJsonLayout layout);
TANDEM_API void tandem_json_end(TandemJsonWriter *writer);
TANDEM_API void tandem_json_text(TandemJsonWriter *writer, const char *key,
                                 const char *value);
TANDEM_API void tandem_json_int(TandemJsonWriter *writer, const char *key,
                                gint64 value);
TANDEM_API void tandem_json_double(TandemJsonWriter *writer, const char *key,
                                   gdouble value);
TANDEM_API void tandem_json_bool(TandemJsonWriter *writer, const char *key,
                                 gboolean value);
TANDEM_API void tandem_json_null(TandemJsonWriter *writer, const char *key);

G_END_DECLS
