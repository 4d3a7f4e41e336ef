/* SPDX-License-Identifier: MIT */
/* A market and the ids of its agents. */
#include "market_json_private.h"

#include <string.h>

/**
 * TandemMarketFile:
 *
 * A market with its agents' ids, as a file has it. Immutable, reference-counted, safe
 * to read from many threads.
 */
G_DEFINE_BOXED_TYPE(TandemMarketFile, tandem_market_file, tandem_market_file_ref,
                    tandem_market_file_unref)

TandemMarketFile *
tandem_market_file_alloc(void)
{
    TandemMarketFile *const file = g_new0(TandemMarketFile, 1);

    g_atomic_ref_count_init(&file->ref_count);
    tandem_id_set_init(&file->trainees);
    tandem_id_set_init(&file->opportunities);
    tandem_id_set_init(&file->leaders);
    file->group_ids = g_ptr_array_new_with_free_func(g_free);
    return file;
}

/**
 * tandem_market_file_parse:
 * @text: (array length=length): a document of the form tandem-market 1; need not end in
 *   a NUL
 * @length: its length in bytes, at most 1 GiB
 * @name: what faults call it
 * @seed: (nullable): of the lottery; %NULL is "0"
 * @lottery: what chance the market's strategy draws: keys are worked out only where
 * they can be asked for
 * @faults: gathers all that is wrong, each with its line, and its path as the column
 * @error: return location for a #TandemError
 *
 * Reads a market as docs/json.md has it. A pair named by one side only is no edge;
 * tandem_market_get_n_one_sided() counts them.
 *
 * Time O(length + ids log ids), memory O(length).
 *
 * Returns: (transfer full): the market and its ids, or %NULL with @error set to
 *   %TANDEM_ERROR_FAULTS, told in @faults, %TANDEM_ERROR_FILE for more than 1 GiB, or
 *   %TANDEM_ERROR_NO_MEMORY
 */
TandemMarketFile *
tandem_market_file_parse(const char *text, gsize length, const char *name,
                         const char *seed, TandemLottery lottery, TandemFaults *faults,
                         GError **error)
{
    g_return_val_if_fail(text != NULL && name != NULL && faults != NULL, NULL);
    g_return_val_if_fail(error == NULL || *error == NULL, NULL);

    if (length > TANDEM_LARGEST_INPUT) {
        g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_FILE, "%s is larger than 1 GiB",
                    name);
        return NULL;
    }
    g_autoptr(TandemMarketFile) file = tandem_market_file_alloc();
    if (!tandem_market_json_read(file, text, length, name, seed != NULL ? seed : "0",
                                 lottery, faults, error))
        return NULL;
    return g_steal_pointer(&file);
}

/**
 * tandem_market_file_read:
 * @path: of a file with a document of the form tandem-market 1
 * @seed: (nullable): of the lottery; %NULL is "0"
 * @lottery: what chance the market's strategy draws
 * @faults: gathers all that is wrong; a file that is not there is too
 * @error: return location for a #TandemError
 *
 * As tandem_market_file_parse(), from a file.
 *
 * Returns: (transfer full): the market and its ids, or %NULL with @error set to
 *   %TANDEM_ERROR_FAULTS, told in @faults, %TANDEM_ERROR_FILE for a file that cannot be
 *   read or is larger than 1 GiB, or %TANDEM_ERROR_NO_MEMORY
 */
TandemMarketFile *
tandem_market_file_read(const char *path, const char *seed, TandemLottery lottery,
                        TandemFaults *faults, GError **error)
{
    g_return_val_if_fail(path != NULL && faults != NULL, NULL);
    g_return_val_if_fail(error == NULL || *error == NULL, NULL);

    gsize length;
    g_autofree gchar *name = g_path_get_basename(path);
    g_autofree gchar *text = tandem_market_bytes(path, &length, faults, error);
    if (text == NULL)
        return NULL;
    return tandem_market_file_parse(text, length, name, seed, lottery, faults, error);
}

/* T01, T02 ...: as many digits as the last one needs, so that bytes sort as numbers. */
static void
number_ids(TandemIdSet *set, char letter, gint32 n)
{
    g_autofree gchar *last = g_strdup_printf("%d", n);
    const gint digits = (gint)strlen(last);

    for (gint32 i = 1; i <= n; i++) {
        g_autofree gchar *id = g_strdup_printf("%c%0*d", letter, digits, i);
        tandem_id_set_add(set, id, strlen(id));
    }
    tandem_id_set_close(set);
}

/* Opportunity i belongs to leader i, and there is no other leader. */
static gboolean
is_each_its_own_leader(const TandemMarket *market)
{
    const gint32 *const leader_of = tandem_market_get_leader_of(market);
    const gint32 m = tandem_market_get_n_opportunities(market);
    gint32 o = 0;

    while (o < m && (leader_of == NULL || leader_of[o] == o))
        o++;
    return o == m && m == tandem_market_get_n_leaders(market);
}

/**
 * tandem_market_file_new: (constructor)
 * @market: a market without ids
 * @error: return location for a #TandemError
 *
 * Gives the agents of @market ids: trainees T1, T2 ..., opportunities O1 ..., leaders
 * L1 ..., groups G1 ..., with leading zeros so that the order of their bytes is that of
 * their numbers. An opportunity bears its leader's id where each leader offers one.
 *
 * Returns: (transfer full): the market, held once more, and its ids; this version sets
 *   no @error
 */
TandemMarketFile *
tandem_market_file_new(TandemMarket *market, GError **error)
{
    g_return_val_if_fail(market != NULL, NULL);
    g_return_val_if_fail(error == NULL || *error == NULL, NULL);

    TandemMarketFile *const file = tandem_market_file_alloc();
    gsize n_groups;
    tandem_market_get_groups(market, &n_groups);
    g_autofree gchar *last = g_strdup_printf("%" G_GSIZE_FORMAT, n_groups);

    file->market = tandem_market_ref(market);
    number_ids(&file->trainees, 'T', tandem_market_get_n_trainees(market));
    number_ids(&file->opportunities, is_each_its_own_leader(market) ? 'L' : 'O',
               tandem_market_get_n_opportunities(market));
    number_ids(&file->leaders, 'L', tandem_market_get_n_leaders(market));
    for (gsize i = 1; i <= n_groups; i++)
        g_ptr_array_add(file->group_ids,
                        g_strdup_printf("G%0*" G_GSIZE_FORMAT, (gint)strlen(last), i));
    return file;
}

/**
 * tandem_market_file_ref:
 * @file: a market with ids
 *
 * Returns: (transfer full): @file, held once more
 */
TandemMarketFile *
tandem_market_file_ref(TandemMarketFile *file)
{
    g_return_val_if_fail(file != NULL, NULL);

    g_atomic_ref_count_inc(&file->ref_count);
    return file;
}

/**
 * tandem_market_file_unref:
 * @file: (transfer full): a market with ids
 *
 * Lets go of @file; the last to do so frees it.
 */
void
tandem_market_file_unref(TandemMarketFile *file)
{
    g_return_if_fail(file != NULL);

    if (!g_atomic_ref_count_dec(&file->ref_count))
        return;
    g_clear_pointer(&file->market, tandem_market_unref);
    tandem_id_set_clear(&file->trainees);
    tandem_id_set_clear(&file->opportunities);
    tandem_id_set_clear(&file->leaders);
    g_ptr_array_unref(file->group_ids);
    g_free(file);
}

/**
 * tandem_market_file_get_market:
 * @file: a market with ids
 *
 * Returns: (transfer none): the market, as long as @file
 */
TandemMarket *
tandem_market_file_get_market(const TandemMarketFile *file)
{
    g_return_val_if_fail(file != NULL, NULL);

    return file->market;
}

static const char *
get_id(const TandemIdSet *set, gint32 index)
{
    g_return_val_if_fail(index >= 0 && index < tandem_id_set_n(set), NULL);

    return tandem_id_set_get(set, index);
}

/**
 * tandem_market_file_get_trainee_id:
 * @file: a market with ids
 * @trainee: a trainee's number
 *
 * Returns: (transfer none): the id, as long as @file
 */
const char *
tandem_market_file_get_trainee_id(const TandemMarketFile *file, gint32 trainee)
{
    g_return_val_if_fail(file != NULL, NULL);

    return get_id(&file->trainees, trainee);
}

/**
 * tandem_market_file_get_opportunity_id:
 * @file: a market with ids
 * @opportunity: an opportunity's number
 *
 * Returns: (transfer none): the id, as long as @file
 */
const char *
tandem_market_file_get_opportunity_id(const TandemMarketFile *file, gint32 opportunity)
{
    g_return_val_if_fail(file != NULL, NULL);

    return get_id(&file->opportunities, opportunity);
}

/**
 * tandem_market_file_get_leader_id:
 * @file: a market with ids
 * @leader: a leader's number
 *
 * Returns: (transfer none): the id, as long as @file
 */
const char *
tandem_market_file_get_leader_id(const TandemMarketFile *file, gint32 leader)
{
    g_return_val_if_fail(file != NULL, NULL);

    return get_id(&file->leaders, leader);
}

/**
 * tandem_market_file_find_trainee:
 * @file: a market and its ids
 * @id: an id
 *
 * Returns: the trainee of that id, or %TANDEM_NONE
 */
gint32
tandem_market_file_find_trainee(const TandemMarketFile *file, const char *id)
{
    g_return_val_if_fail(file != NULL && id != NULL, TANDEM_NONE);

    return tandem_id_set_find(&file->trainees, id, strlen(id));
}
