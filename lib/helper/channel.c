/* SPDX-License-Identifier: MIT */
/* What tandem-solver has of its host: standard input, and one descriptor to answer on.
 *
 * Standard output is put aside to that descriptor and then leads to nowhere, because
 * CBC prints; every other descriptor that came along is closed. A solver can be deep in
 * its work when the host goes, so an alarm looks, five times a second, whether anybody
 * still holds the other end; where the kernel tells of a parent's end it does too. CBC
 * puts a handler of its own on SIGINT, so that is blocked and not ignored.
 */
#define _GNU_SOURCE /* close_range */
#include "channel_private.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/time.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

gboolean
tandem_channel_open(void)
{
    if (dup2(STDOUT_FILENO, TANDEM_CHANNEL) != TANDEM_CHANNEL)
        return FALSE;
#ifdef __linux__
    close_range(TANDEM_CHANNEL + 1, ~0U, 0);
#endif
    const int nowhere = open("/dev/null", O_WRONLY);
    return nowhere >= 0 && dup2(nowhere, STDOUT_FILENO) == STDOUT_FILENO &&
           close(nowhere) == 0;
}

gssize
tandem_channel_fill(G_GNUC_UNUSED gpointer data, char *buffer, gsize size)
{
    gssize n;

    do
        n = read(STDIN_FILENO, buffer, size);
    while (n < 0 && errno == EINTR);
    return n;
}

gboolean
tandem_channel_sink(G_GNUC_UNUSED gpointer data, const char *bytes, gsize n)
{
    gsize sent = 0;

    while (sent < n) {
        const gssize some = write(TANDEM_CHANNEL, bytes + sent, n - sent);
        if (some < 0 && errno != EINTR)
            return FALSE;
        sent += some > 0 ? (gsize)some : 0;
    }
    return TRUE;
}

static void
look(G_GNUC_UNUSED int signal_number)
{
    const int kept = errno;
    struct pollfd other = { .fd = TANDEM_CHANNEL };

    if (poll(&other, 1, 0) > 0 && (other.revents & (POLLERR | POLLHUP)) != 0)
        _exit(1);
    errno = kept;
}

void
tandem_channel_watch(void)
{
    const struct timeval often = { .tv_usec = 200 * 1000 };
    const struct itimerval every = { often, often };
    struct sigaction action = { .sa_handler = look, .sa_flags = SA_RESTART };
    sigset_t set;

#ifdef __linux__
    prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigprocmask(SIG_BLOCK, &set, NULL);
    sigemptyset(&action.sa_mask);
    sigaction(SIGALRM, &action, NULL);
    setitimer(ITIMER_REAL, &every, NULL);
}
