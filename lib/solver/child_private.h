/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/error.h>

#include <sys/types.h>

/* A program started as a child, its standard input and output one socket. */
typedef struct {
    pid_t pid; /* 0: none */
    int fd;    /* -1: none */
} TandemChild;

/* FALSE with @error TANDEM_ERROR_NO_SOLVER: it could not be started. */
gboolean tandem_child_start(TandemChild *child, const char *path, GError **error);

/* Waits up to @wait_ms for it to send (or, @to_write, to take) bytes; FALSE: not yet.
 * Below 0: as long as it takes. */
gboolean tandem_child_wait(const TandemChild *child, gboolean to_write, int wait_ms);

/* As read() and write(), never waiting: above 0 bytes, 0 where it takes or sends no
 * more, -1 where it is not ready. The host gets no signal. */
gssize tandem_child_send(const TandemChild *child, const char *bytes, gsize n);
gssize tandem_child_receive(const TandemChild *child, char *buffer, gsize n);

/* Ends it and all it has started, at once; it is no more when this returns, and no
 * zombie. (transfer full): how it ended, if by itself, in words. */
gchar *tandem_child_end(TandemChild *child);
