/* SPDX-License-Identifier: MIT */
#pragma once

#include "market_json_private.h"
#include "number_lists_private.h"

/* What a reader reads. */
typedef struct {
    const char *text; /* [length] */
    gsize length;
    gchar *owned; /* the text, where it may be freed once it is read; or NULL */
    const char *name;
    const char *seed;
    TandemLottery lottery;
    TandemFaults *faults;
    gsize n_before; /* faults told before it was read */
} TandemMarketSource;

/* Fill an empty file; what is wrong is told, and @error set. */
gboolean tandem_glasgow_read(TandemMarketFile *file, TandemMarketSource *source,
                             GError **error);
gboolean tandem_spa_st_read(TandemMarketFile *file, TandemMarketSource *source,
                            GError **error);
gboolean tandem_preflib_read(TandemMarketFile *file, TandemMarketSource *source,
                             GError **error);
gboolean tandem_orlib_read(TandemMarketFile *file, TandemMarketSource *source,
                           GError **error);
gboolean tandem_dimacs_read(TandemMarketFile *file, TandemMarketSource *source,
                            GError **error);
gboolean tandem_wmd_read(TandemMarketFile *file, TandemMarketSource *source,
                         GError **error);
gboolean tandem_market_csv_read(TandemMarketFile *file, TandemMarketSource *source,
                                GError **error);

/* Append a market whose parts the format can hold; what is told of it goes to @notes.
 */
void tandem_glasgow_write(GString *text, const TandemMarketFile *file,
                          TandemFaults *notes);
void tandem_spa_st_write(GString *text, const TandemMarketFile *file,
                         TandemFaults *notes);
void tandem_preflib_write(GString *text, const TandemMarketFile *file,
                          TandemFaults *notes);
void tandem_orlib_write(GString *text, const TandemMarketFile *file,
                        TandemFaults *notes);
void tandem_dimacs_write(GString *text, const TandemMarketFile *file,
                         TandemFaults *notes);
void tandem_wmd_write(GString *text, const TandemMarketFile *file, TandemFaults *notes);
void tandem_market_csv_write(GString *text, const TandemMarketFile *file,
                             TandemFaults *notes);

/* market_source.c: whether faults were told of @source; @error is set then. */
gboolean tandem_market_source_is_faulty(const TandemMarketSource *source,
                                        GError **error);

/* Sets @error; FALSE. */
gboolean tandem_market_source_no_memory(const TandemMarketSource *source,
                                        GError **error);

/* Frees the text, where it may be. */
void tandem_market_source_is_read(TandemMarketSource *source);

/* The market of @file, whose ids are there, out of @arrays. Where nobody of the
 * leaders' side lists anybody and trainees do, the lists are one-sided: noted as of
 * @leaders ("hospitals"), and all who list a leader are tied. */
gboolean tandem_market_source_make(TandemMarketSource *source, TandemMarketFile *file,
                                   TandemMarketArrays *arrays, const char *leaders,
                                   GError **error);

/* market_guess.c: the name of the format that @text begins like; NULL: none. */
const char *tandem_market_guess(const char *text, gsize length);

/* new_file.c: writes a file whole, where nothing may be yet, or not at all. */
gboolean tandem_new_file_write(const char *path, const char *text, gsize length,
                               GError **error);
