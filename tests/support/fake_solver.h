/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

/* A shell script in place of tandem-solver, in a folder of its own. */
typedef struct {
    gchar *folder;
    gchar *path;
} FakeSolver;

void fake_solver_init(FakeSolver *fake, const char *script);
void fake_solver_clear(FakeSolver *fake);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(FakeSolver, fake_solver_clear)

/* How many descriptors this process has open, and how many children, zombies too. */
gsize count_descriptors(void);
gsize count_children(void);
