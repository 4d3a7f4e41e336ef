/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/market.h>

#include "text_scan_private.h"

/* The lists of one side in a format of numbers: owner i lists members, both from 1 to
 * their counts. Entries stand as the file has them, one behind another; the top bit of
 * one says that it ties with the entry before. */
typedef struct {
    const char *owner, *member;          /* "resident", "hospital" */
    gchar *owner_number, *member_number; /* "a resident's number" */
    gint32 n_owners, n_members;
    gsize *first;   /* [n_owners]; G_MAXSIZE: no row yet */
    gsize *length;  /* [n_owners] */
    guint32 *entry; /* [room] */
    gsize n_entries, room;
    guint32 *stamp; /* [n_members]: the row that named it last */
    gint32 n_rows;
    gboolean is_sorted; /* rows came in the order of their owners */
    gboolean has_ties;
    gboolean is_refused; /* memory was */
} TandemNumberLists;

/* FALSE: no memory. */
gboolean tandem_number_lists_init(TandemNumberLists *lists, const char *owner,
                                  gint32 n_owners, const char *member,
                                  gint32 n_members);
void tandem_number_lists_clear(TandemNumberLists *lists);

/* Takes the number of a row's owner, tells what is wrong with it, and begins its list.
 * FALSE: the row is nobody's. */
gboolean tandem_number_lists_begin(TandemNumberLists *lists, TandemTextScanner *scanner,
                                   gint32 *owner);

/* Likewise of an owner that needs no number in the file, from 1. */
void tandem_number_lists_begin_next(TandemNumberLists *lists);

/* Takes one member, told as standing at @at; @is_tied: with the one before. */
void tandem_number_lists_add(TandemNumberLists *lists, TandemTextScanner *scanner,
                             const char *at, guint32 member, gboolean is_tied);

/* Ends the list of owner @i (0 the first). */
void tandem_number_lists_end(TandemNumberLists *lists, gint32 i);

/* Whether entry @k ties with the one before. */
static inline gboolean
tandem_number_lists_is_tied(const TandemNumberLists *lists, gsize k)
{
    return lists->entry[k] >> 31 != 0;
}

/* Reads the list of owner @i to its row's end: numbers with blanks between, a tie in
 * parentheses. */
void tandem_number_lists_read(TandemNumberLists *lists, TandemTextScanner *scanner,
                              gint32 i);

/* All lists as the constructor of a market takes them; @lists is empty behind it.
 * FALSE: no memory. Free what @arrays points to with tandem_number_arrays_clear(). */
gboolean tandem_number_lists_take(TandemNumberLists *lists, TandemLists *arrays);
void tandem_number_arrays_clear(TandemLists *arrays);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(TandemNumberLists, tandem_number_lists_clear)
