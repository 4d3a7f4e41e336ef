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

/* Whether a line is two numbers at least, of any kind, or the beginning of such a line.
 */
static gboolean
is_costs(const char *line)
{
    return strspn(line, "0123456789+-.eE \t") == strlen(line) &&
           strpbrk(line, " \t") != NULL;
}

/* The format that a text of numbers begins like; NULL: none. */
static const char *
find_by_numbers(const char *line, const char *next)
{
    switch (count_numbers(line)) {
    case 1:
        return strchr(next, ',') != NULL  ? "preflib"
               : count_numbers(next) == 1 ? "glasgow-hrt"
               : is_costs(next)           ? "orlib-assign"
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

/* Which kind of PrefLib's data it is: the type stands in the lines that begin with #.
 */
static const char *
find_by_type(const char *line, const char *at, const char *end)
{
    static const char key[] = "# DATA TYPE:";
    g_autofree gchar *own = g_strdup(line);

    for (; *own == '#'; g_free(own), own = take_line(&at, end))
        if (g_str_has_prefix(own, key)) {
            g_autofree gchar *type = g_strstrip(g_strdup(own + strlen(key)));
            return strcmp(type, "wmd") == 0 ? "wmd" : "preflib";
        }
    return "preflib";
}

/* Whether the first line that is no comment states a problem of DIMACS. */
static gboolean
is_dimacs(const char *line, const char *at, const char *end)
{
    g_autofree gchar *own = g_strdup(line);

    while (own[0] == 'c' && (own[1] == '\0' || own[1] == ' ' || own[1] == '\t') &&
           at < end) {
        g_free(own);
        own = take_line(&at, end);
    }
    g_auto(GStrv) words = g_strsplit_set(own, " \t", 2);
    return words[0] != NULL && strcmp(words[0], "p") == 0 && words[1] != NULL &&
           g_str_has_prefix(g_strchug(words[1]), "asn");
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
    const char *const second = at;
    g_autofree gchar *next = take_line(&at, end);
    if (*line == '{' || *line == '[')
        name = "json";
    else if (g_str_has_prefix(line, "# ") && strchr(line, ':') != NULL)
        name = find_by_type(line, second, end);
    else if (is_dimacs(line, second, end))
        name = "dimacs-asn";
    else if (g_ascii_isdigit(*line))
        name = find_by_numbers(line, next);
    else if (strchr(line, ',') != NULL && names_trainees(line))
        name = "csv";
    return name;
}
