/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

/* Asks for large pages behind @size bytes, where the system has them and there is room
 * for one: a random read then seldom misses the table of pages. Only a wish. */
void tandem_huge_pages(gpointer memory, gsize size);
