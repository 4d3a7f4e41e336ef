/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

/* Whether @text is a patient's number: ten digits, blanks and hyphens between them not
 * counting, of which the last is the check digit of the nine before. */
gboolean tandem_is_nhs_number(const char *text);
