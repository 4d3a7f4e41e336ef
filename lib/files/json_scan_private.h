/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

typedef enum {
    TANDEM_JSON_END_OF_TEXT,
    TANDEM_JSON_BAD, /* a syntax fault: see problem, line and column; it stays */
    TANDEM_JSON_BEGIN_OBJECT,
    TANDEM_JSON_END_OBJECT,
    TANDEM_JSON_BEGIN_ARRAY,
    TANDEM_JSON_END_ARRAY,
    TANDEM_JSON_KEY, /* the value's own token comes next */
    TANDEM_JSON_STRING,
    TANDEM_JSON_NUMBER,
    TANDEM_JSON_TRUE,
    TANDEM_JSON_FALSE,
    TANDEM_JSON_NULL,
} TandemJsonToken;

/* What may come next. */
typedef enum {
    TANDEM_JSON_EXPECT_VALUE,
    TANDEM_JSON_EXPECT_VALUE_OR_END,
    TANDEM_JSON_EXPECT_KEY,
    TANDEM_JSON_EXPECT_KEY_OR_END,
    TANDEM_JSON_EXPECT_COMMA_OR_END,
    TANDEM_JSON_EXPECT_NOTHING,
} TandemJsonExpect;

typedef struct {
    const char *at, *end;
    const char *line_start;
    guint line; /* of the token at hand */
    guint depth;
    guint64 in_object; /* bit i: level i is an object */
    TandemJsonExpect expect;
    TandemJsonToken token;
    /* Of a key or string its bytes, unescaped, of a number its characters; without a
     * NUL behind. Valid until the next token. */
    const char *text;
    gsize length;
    GString *unescaped;
    const char *problem; /* TANDEM_JSON_BAD: what was met */
    guint column;        /* and where, in characters from 1 */
} TandemJsonScanner;

/* Begins to scan @text, which must live on. No token is at hand yet. */
void tandem_json_scan_begin(TandemJsonScanner *scanner, const char *text, gsize length);
void tandem_json_scan_end(TandemJsonScanner *scanner);

/* Takes the next token. */
TandemJsonToken tandem_json_scan_next(TandemJsonScanner *scanner);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(TandemJsonScanner, tandem_json_scan_end)
