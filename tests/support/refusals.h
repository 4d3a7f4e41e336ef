/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

/* For tests named *_no_memory, which are linked with -Wl,--wrap for the g_try_
 * functions: lets @n more allocations through and refuses those after. */
void refuse_after(gint n);
/* Refuses one alone, behind @n that it lets through. */
void refuse_one(gint n);
void refuse_nothing(void);
