/* SPDX-License-Identifier: MIT */
/* A child that cannot hurt its host.
 *
 * It is started without a shell and without fork() handlers (posix_spawn), sees one
 * socket and an environment of fixed words, and is the head of a process group of its
 * own: a Ctrl-C at the terminal is for the host to act upon, and whatever the child has
 * started ends with it. The socket is closed on exec, so that no other child of the
 * host holds it. A write to a child that has gone is an error and not a SIGPIPE
 * (MSG_NOSIGNAL). A host that lets the system reap its children (SIGCHLD ignored) is
 * borne: then there is nobody to wait for.
 */
#define _GNU_SOURCE /* SOCK_CLOEXEC, MSG_NOSIGNAL */
#include "child_private.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

static int
spawn(pid_t *pid, const char *path, int fd)
{
    static const int defaults[] = { SIGPIPE, SIGINT, SIGTERM, SIGHUP, SIGCHLD };
    char *const argv[] = { (char *)"tandem-solver", NULL };
    char *const envp[] = { (char *)"LC_ALL=C", (char *)"OMP_NUM_THREADS=1",
                           (char *)"OPENBLAS_NUM_THREADS=1",
                           (char *)"PATH=/usr/local/bin:/usr/bin:/bin", NULL };
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t set;

    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, fd, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, fd, STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawnattr_init(&attributes);
    sigemptyset(&set);
    posix_spawnattr_setsigmask(&attributes, &set);
    for (gsize i = 0; i < G_N_ELEMENTS(defaults); i++)
        sigaddset(&set, defaults[i]);
    posix_spawnattr_setsigdefault(&attributes, &set);
    posix_spawnattr_setpgroup(&attributes, 0);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK |
                                              POSIX_SPAWN_SETSIGDEF |
                                              POSIX_SPAWN_SETPGROUP);
    const int refused = posix_spawn(pid, path, &actions, &attributes, argv, envp);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return refused;
}

gboolean
tandem_child_start(TandemChild *child, const char *path, GError **error)
{
    int fd[2];
    pid_t pid = 0;

    *child = (TandemChild){ .fd = -1 };
    int refused =
        socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, fd) == 0 ? 0 : errno;
    if (refused == 0) {
        refused = spawn(&pid, path, fd[1]);
        close(fd[1]);
        if (refused != 0)
            close(fd[0]);
    }
    if (refused != 0) {
        g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_NO_SOLVER,
                    "the program %s cannot be started: %s", path, g_strerror(refused));
        return FALSE;
    }
    *child = (TandemChild){ .pid = pid, .fd = fd[0] };
    return TRUE;
}

gboolean
tandem_child_wait(const TandemChild *child, gboolean to_write, int wait_ms)
{
    struct pollfd watched = { .fd = child->fd, .events = to_write ? POLLOUT : POLLIN };

    return poll(&watched, 1, wait_ms) > 0;
}

static gssize
outcome(gssize n)
{
    if (n >= 0)
        return n;
    return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR ? -1 : 0;
}

gssize
tandem_child_send(const TandemChild *child, const char *bytes, gsize n)
{
    return outcome(send(child->fd, bytes, n, MSG_DONTWAIT | MSG_NOSIGNAL));
}

gssize
tandem_child_receive(const TandemChild *child, char *buffer, gsize n)
{
    return outcome(recv(child->fd, buffer, n, MSG_DONTWAIT));
}

/* How it is with it; one that has closed its side is about to end, and is given the
 * time to, so that it can be told how. */
typedef enum { RUNS, HAS_ENDED, IS_GONE } State;

static State
find_state(const TandemChild *child, siginfo_t *how)
{
    char byte;

    for (int ms = 0; ms < 50; ms++) {
        memset(how, 0, sizeof *how);
        if (waitid(P_PID, (id_t)child->pid, how, WEXITED | WNOHANG | WNOWAIT) != 0)
            return IS_GONE; /* and reaped by the host, or for it */
        if (how->si_pid != 0)
            return HAS_ENDED;
        if (recv(child->fd, &byte, 1, MSG_DONTWAIT | MSG_PEEK) != 0)
            return RUNS;
        g_usleep(1000);
    }
    return RUNS;
}

static gchar *
put_in_words(const siginfo_t *how)
{
    return how->si_code == CLD_EXITED
               ? g_strdup_printf("it ended with exit code %d", how->si_status)
               : g_strdup_printf("it was ended by signal %d", how->si_status);
}

gchar *
tandem_child_end(TandemChild *child)
{
    siginfo_t how;

    if (child->pid == 0)
        return NULL;
    const State state = find_state(child, &how);
    if (state != IS_GONE) {
        kill(-child->pid, SIGKILL);
        while (waitpid(child->pid, NULL, 0) < 0 && errno == EINTR)
            continue;
    }
    close(child->fd);
    *child = (TandemChild){ .fd = -1 };
    return state == HAS_ENDED ? put_in_words(&how) : NULL;
}
