/* SPDX-License-Identifier: MIT */
/* Days and local moments as the files write them. No time zone is applied: all times
 * are clock times in one place. */
#include "dates_private.h"

#include <string.h>

enum { FIRST_YEAR = 1900, LAST_YEAR = 2199, MINUTES_A_DAY = 24 * 60 };

/* Takes @least to @most digits from *@at into @number. */
static gboolean
take_number(const char **at, gint least, gint most, guint *number)
{
    gint n = 0;

    *number = 0;
    for (; n < most && g_ascii_isdigit(**at); n++, (*at)++)
        *number = *number * 10 + (guint)(**at - '0');
    return n >= least && !g_ascii_isdigit(**at);
}

static gboolean
take_char(const char **at, char c)
{
    if (**at != c)
        return FALSE;
    (*at)++;
    return TRUE;
}

static const char *
skip_blanks(const char *at)
{
    while (g_ascii_isspace(*at))
        at++;
    return at;
}

/* Takes a day from *@at. */
static gboolean
take_day(const char **at, TandemDay *julian)
{
    const char *const slash = strchr(*at, '/');
    guint day, month, year;
    gboolean is_read;

    if (slash != NULL && slash - *at <= 2)
        is_read = take_number(at, 1, 2, &day) && take_char(at, '/') &&
                  take_number(at, 1, 2, &month) && take_char(at, '/') &&
                  take_number(at, 4, 4, &year);
    else
        is_read = take_number(at, 4, 4, &year) && take_char(at, '-') &&
                  take_number(at, 2, 2, &month) && take_char(at, '-') &&
                  take_number(at, 2, 2, &day);
    if (!is_read || year < FIRST_YEAR || year > LAST_YEAR ||
        !g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year))
        return FALSE;

    GDate date;
    g_date_clear(&date, 1);
    g_date_set_dmy(&date, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
    *julian = g_date_get_julian(&date);
    return TRUE;
}

gboolean
tandem_day_parse(const char *text, TandemDay *day)
{
    const char *at = skip_blanks(text);
    TandemDay julian;

    if (!take_day(&at, &julian) || *skip_blanks(at) != '\0')
        return FALSE;
    *day = julian;
    return TRUE;
}

gchar *
tandem_day_to_text(TandemDay day)
{
    if (day == 0)
        return g_strdup("");

    GDate date;
    g_date_clear(&date, 1);
    g_date_set_julian(&date, day);
    return g_strdup_printf("%04u-%02u-%02u", g_date_get_year(&date),
                           (guint)g_date_get_month(&date), g_date_get_day(&date));
}

TandemMoment
tandem_day_to_moment(TandemDay day)
{
    return ((TandemMoment)day - 1) * MINUTES_A_DAY;
}

gboolean
tandem_moment_parse(const char *text, TandemMoment *start, TandemMoment *end)
{
    const char *at = skip_blanks(text);
    TandemDay day;
    guint hours, minutes;

    if (!take_day(&at, &day))
        return FALSE;
    if (*skip_blanks(at) == '\0') {
        *start = tandem_day_to_moment(day);
        *end = tandem_day_to_moment(day + 1);
        return TRUE;
    }
    if (!(take_char(&at, 'T') || take_char(&at, ' ')) ||
        !take_number(&at, 2, 2, &hours) || !take_char(&at, ':') ||
        !take_number(&at, 2, 2, &minutes) || hours > 23 || minutes > 59 ||
        *skip_blanks(at) != '\0')
        return FALSE;
    *start = *end = tandem_day_to_moment(day) + hours * 60 + minutes;
    return TRUE;
}
