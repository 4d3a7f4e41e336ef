/* SPDX-License-Identifier: MIT */
/* Hospitals and residents, with ties and without, and stable marriage with ties and
 * incomplete lists, in the format of the University of Glasgow and its collaborators.
 *
 * A row a resident: its number and its list; then a row a hospital: its number, its
 * posts and its list. A tie stands in parentheses. The counts stand in front, in one of
 * the ways in which such files are found: `residents hospitals` on one line (as the
 * MATWA toolkit has it: Glitzner, F. and Manlove, D. (2024). MATWA: A web toolkit for
 * matching under preferences. arXiv:2409.04402); or on three lines `0`, residents,
 * hospitals; or single residents, couples, hospitals, where there are no couples
 * (Delorme, M. et al. (2019), Mathematical models for stable matching problems with
 * ties and incomplete lists, European Journal of Operational Research 277(2), 426-441;
 * their instances). Colons may stand behind a number and behind the posts, as in
 * R. W. Irving's programs. */
#include "market_formats_private.h"

#include "faults_private.h"

typedef struct {
    TandemTextScanner scanner;
    gint32 n_residents, n_hospitals;
    TandemNumberLists residents, hospitals;
    gint32 *posts; /* [n_hospitals] */
} Glasgow;

static void
glasgow_clear(Glasgow *glasgow)
{
    tandem_number_lists_clear(&glasgow->residents);
    tandem_number_lists_clear(&glasgow->hospitals);
    g_free(glasgow->posts);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Glasgow, glasgow_clear)

/* The counts behind the first, which is not the only one of three lines. */
static gboolean
read_three(Glasgow *glasgow, gint32 first)
{
    TandemTextScanner *const scanner = &glasgow->scanner;
    gint32 second;

    tandem_text_end_row(scanner);
    if (!tandem_text_count(scanner, "the second count", &second))
        return FALSE;
    tandem_text_end_row(scanner);
    if (!tandem_text_count(scanner, "the number of hospitals", &glasgow->n_hospitals))
        return FALSE;
    glasgow->n_residents = first == 0 ? second : first;
    if (first == 0 || second == 0)
        return TRUE;
    tandem_text_fault(scanner, scanner->line_start, "E813", NULL,
                      "couples are not read in this version: the counts announce %d "
                      "residents and %d couples",
                      first, second);
    return FALSE;
}

static gboolean
read_counts(Glasgow *glasgow)
{
    TandemTextScanner *const scanner = &glasgow->scanner;
    gint32 first;

    if (!tandem_text_count(scanner, "the number of residents", &first))
        return FALSE;
    if (tandem_text_has_more(scanner)) {
        glasgow->n_residents = first;
        if (!tandem_text_number(scanner, "the number of hospitals",
                                &glasgow->n_hospitals))
            return FALSE;
    } else if (!read_three(glasgow, first)) {
        return FALSE;
    }
    tandem_text_end_row(scanner);
    return tandem_text_has_room(
        scanner, (guint64)glasgow->n_residents + (guint64)glasgow->n_hospitals,
        "residents and hospitals");
}

static void
read_resident(TandemTextScanner *scanner, gpointer data)
{
    Glasgow *const glasgow = data;
    gint32 i;

    if (!tandem_number_lists_begin(&glasgow->residents, scanner, &i)) {
        tandem_text_skip_row(scanner);
        return;
    }
    tandem_text_take(scanner, ':');
    tandem_number_lists_read(&glasgow->residents, scanner, i);
}

static void
read_hospital(TandemTextScanner *scanner, gpointer data)
{
    Glasgow *const glasgow = data;
    gint32 i;

    if (!tandem_number_lists_begin(&glasgow->hospitals, scanner, &i)) {
        tandem_text_skip_row(scanner);
        return;
    }
    tandem_text_take(scanner, ':');
    if (!tandem_text_number(scanner, "the number of posts", &glasgow->posts[i])) {
        tandem_text_skip_row(scanner);
        return;
    }
    tandem_text_take(scanner, ':');
    tandem_number_lists_read(&glasgow->hospitals, scanner, i);
}

/* FALSE: no memory. */
static gboolean
read_all(Glasgow *glasgow)
{
    const gint32 n = glasgow->n_residents, m = glasgow->n_hospitals;

    glasgow->posts = g_try_new0(gint32, (gsize)m + 1);
    if (glasgow->posts == NULL ||
        !tandem_number_lists_init(&glasgow->residents, "resident", n, "hospital", m) ||
        !tandem_number_lists_init(&glasgow->hospitals, "hospital", m, "resident", n))
        return FALSE;
    if (tandem_text_rows(&glasgow->scanner, n, "residents", read_resident, glasgow) &&
        tandem_text_rows(&glasgow->scanner, m, "hospitals", read_hospital, glasgow))
        tandem_text_end(&glasgow->scanner);
    return TRUE;
}

gboolean
tandem_glasgow_read(TandemMarketFile *file, TandemMarketSource *source, GError **error)
{
    g_auto(Glasgow) glasgow = { 0 };
    TandemLists residents = { 0 }, hospitals = { 0 };
    gboolean is_made = FALSE;

    if (tandem_text_begin(&glasgow.scanner, source->name, source->text, source->length,
                          source->faults) &&
        read_counts(&glasgow) && !read_all(&glasgow))
        return tandem_market_source_no_memory(source, error);
    if (tandem_market_source_is_faulty(source, error))
        return FALSE;
    tandem_market_source_is_read(source);
    if (tandem_number_lists_take(&glasgow.residents, &residents) &&
        tandem_number_lists_take(&glasgow.hospitals, &hospitals)) {
        TandemMarketArrays arrays = { .n_trainees = glasgow.n_residents,
                                      .n_opportunities = glasgow.n_hospitals,
                                      .n_leaders = glasgow.n_hospitals,
                                      .trainees = residents,
                                      .leaders = hospitals,
                                      .opportunity_capacity = glasgow.posts };
        tandem_id_set_number(&file->trainees, glasgow.n_residents);
        tandem_id_set_number(&file->opportunities, glasgow.n_hospitals);
        tandem_id_set_number(&file->leaders, glasgow.n_hospitals);
        is_made = tandem_market_source_make(source, file, &arrays, "hospitals", error);
    } else {
        tandem_market_source_no_memory(source, error);
    }
    tandem_number_arrays_clear(&residents);
    tandem_number_arrays_clear(&hospitals);
    return is_made;
}
