/* SPDX-License-Identifier: MIT */
/* Ctrl-C. All that a signal may do is to leave a mark, and the mark is the one variable
 * of the program that is not on a stack. */
#define _POSIX_C_SOURCE 200809L /* sigaction */
#include "interrupt.h"

#include <signal.h>

static volatile sig_atomic_t is_interrupted;

static void
leave_mark(G_GNUC_UNUSED int signal_number)
{
    is_interrupted = 1;
}

/* Whoever runs it with SIGINT ignored, as a shell does in the background, means so. */
void
cli_interrupt_begin(void)
{
    struct sigaction now;
    struct sigaction action = { .sa_handler = leave_mark,
                                .sa_flags = SA_RESTART | (int)SA_RESETHAND };

    sigemptyset(&action.sa_mask);
    if (sigaction(SIGINT, NULL, &now) == 0 && now.sa_handler != SIG_IGN)
        sigaction(SIGINT, &action, NULL);
}

void
cli_interrupt_end(void)
{
    struct sigaction now;

    if (sigaction(SIGINT, NULL, &now) == 0 && now.sa_handler == leave_mark)
        signal(SIGINT, SIG_DFL);
}

gboolean
cli_is_interrupted(void)
{
    return is_interrupted != 0;
}
