/* SPDX-License-Identifier: MIT */

/* What every page begins and ends with: its style inside it, no script, nothing asked
 * of the network. */
#include "page_private.h"
#include "version_private.h"

void
tandem_page_begin(TandemPage *page, const char *language, const char *name,
                  const char *what)
{
    tandem_page_add(page, "<!DOCTYPE html>\n<html lang=\"");
    tandem_page_text(page, language);
    tandem_page_add(page,
                    "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
                    "content=\"width=device-width, initial-scale=1\">\n<meta "
                    "name=\"color-scheme\" content=\"light dark\">\n<title>");
    tandem_page_text(page, name);
    tandem_page_addf(page, ": %s</title>\n<style>\n", what);
    tandem_page_add(page, tandem_page_style);
    tandem_page_add(page,
                    "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">Skip "
                    "to the result</a>\n");
}

void
tandem_page_banner(TandemPage *page, const char *kicker, const char *name)
{
    tandem_page_addf(page,
                     "<header>\n<div class=\"inner\">\n<p class=\"kicker\">%s</p>\n"
                     "<h1><bdi>",
                     kicker);
    tandem_page_text(page, name);
    tandem_page_add(page, "</bdi></h1>\n");
}

void
tandem_page_banner_end(TandemPage *page)
{
    tandem_page_add(page, "</div>\n</header>\n");
}

void
tandem_page_end(TandemPage *page, const char *remark)
{
    tandem_page_addf(page,
                     "</main>\n<footer>\n<p>Made by Tandem " TANDEM_VERSION_TEXT
                     ". %s</p>\n</footer>\n</body>\n</html>\n",
                     remark);
}
