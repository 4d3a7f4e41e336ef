/* SPDX-License-Identifier: MIT */
/* Which format a text begins like, where only one begins like that. */
#include <string.h>

#include "market_formats_private.h"

/* One line of a text, without blanks around it; leaves *@at behind it. */
static gchar *
take_line(const char **at, const char *end)
{
    enum { MOST = 200 };
    const char *const first = *at;

    while (*at < end && **at != '\n' && **at != '\r')
        (*at)++;
    gchar *const line = g_strndup(first, (gsize)MIN(*at - first, MOST));
    while (*at < end && (**at == '\n' || **at == '\r'))
        (*at)++;
    return g_strstrip(line);
}

/* How many whole numbers a line is, blanks between them; 0: it is something else. */
static guint
count_numbers(const char *line)
{
    guint n = 0;

    for (const char *at = line; *at != '\0'; n++) {
        if (!g_ascii_isdigit(*at))
            return 0;
        while (g_ascii_isdigit(*at))
            at++;
        while (*at == ' ' || *at == '\t')
            at++;
    }
    return n;
}

/* The format that a text of numbers begins like; NULL: none. */
static const char *
find_by_numbers(const char *line, const char *next)
{
    switch (count_numbers(line)) {
    case 1:
        return strchr(next, ',') != NULL  ? "preflib"
               : count_numbers(next) == 1 ? "glasgow-hrt"
                                          : NULL;
    case 2:
        return "glasgow-hrt";
    case 3:
        return "spa-st";
    default:
        return NULL;
    }
}

static gboolean
names_trainees(const char *header)
{
    g_autofree gchar *small = g_ascii_strdown(header, -1);

    return strstr(small, "trainee") != NULL;
}

const char *
tandem_market_guess(const char *text, gsize length)
{
    static const char mark[] = "\xef\xbb\xbf";
    const char *const end = text + length;
    const char *at = text;
    const char *name = NULL;

    if (length >= strlen(mark) && memcmp(text, mark, strlen(mark)) == 0)
        at += strlen(mark);
    while (at < end && g_ascii_isspace(*at))
        at++;
    g_autofree gchar *line = take_line(&at, end);
    g_autofree gchar *next = take_line(&at, end);
    if (*line == '{' || *line == '[')
        name = "json";
    else if (g_str_has_prefix(line, "# ") && strchr(line, ':') != NULL)
        name = "preflib";
    else if (g_ascii_isdigit(*line))
        name = find_by_numbers(line, next);
    else if (strchr(line, ',') != NULL && names_trainees(line))
        name = "csv";
    return name;
}
