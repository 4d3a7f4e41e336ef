/* SPDX-License-Identifier: MIT */

/* What had no effect, how the result was made, and how anybody can check it. */
#include "outputs_private.h"
#include "page_private.h"
#include "stage_words_private.h"
#include "version_private.h"
#include "words_private.h"

/* What the files say and this version does not do. */
void
tandem_page_not_applied(TandemPage *page)
{
    const GPtrArray *texts = page->run->not_applied;

    tandem_page_section(page, "not-applied", "What was not applied");
    if (texts->len == 0)
        tandem_page_add(page, "<p>Everything the input files state was applied.</p>\n");
    else
        tandem_page_add(page,
                        "<p>The input files state the following, and this version "
                        "of the program did not act on it.</p>\n<ul>\n");
    for (guint i = 0; i < texts->len; i++) {
        tandem_page_add(page, "<li>");
        tandem_page_text(page, g_ptr_array_index(texts, i));
        tandem_page_add(page, "</li>\n");
    }
    if (texts->len > 0)
        tandem_page_add(page, "</ul>\n");
    tandem_page_section_end(page);
}

static void
add_parameters(TandemPage *page, const TandemStage *stage)
{
    gboolean begun = FALSE;

    for (gsize i = 0; i < stage->strategy->n_parameters; i++) {
        const TandemParameter *parameter = &stage->strategy->parameters[i];
        g_autofree gchar *value = tandem_stage_parameter(page->run, stage, parameter);
        if (value == NULL)
            continue;
        tandem_page_add(page, begun ? ", " : " with ");
        tandem_page_add(page, "<code>");
        tandem_page_text(page, parameter->name);
        tandem_page_add(page, " = ");
        tandem_page_text(page, value);
        tandem_page_add(page, "</code>");
        begun = TRUE;
    }
}

static void
add_guarantees(TandemPage *page, const TandemStage *stage)
{
    const guint promised =
        tandem_strategy_get_guarantees(stage->strategy, stage->options);
    gboolean begun = FALSE;

    for (gsize i = 0; tandem_words_guarantees[i] != 0; i++) {
        const TandemGuarantee guarantee = (TandemGuarantee)tandem_words_guarantees[i];
        if ((promised & guarantee) == 0)
            continue;
        if (!begun)
            tandem_page_add(page, "<p>It promises:</p>\n<ul>\n");
        tandem_page_addf(page, "<li>%s</li>\n", tandem_words_guarantee(guarantee));
        begun = TRUE;
    }
    if (begun)
        tandem_page_add(page, "</ul>\n");
}

static void
add_stage(TandemPage *page, const TandemStage *stage)
{
    const gsize one_sided = tandem_market_get_n_one_sided(stage->market);

    tandem_page_addf(page, "<h3>The %s stage</h3>\n<p>Strategy <code>",
                     tandem_kind_names[tandem_stage_kind(stage->name)]);
    tandem_page_text(page, stage->strategy->name);
    tandem_page_add(page, "</code>");
    add_parameters(page, stage);
    tandem_page_add(page, ": ");
    tandem_page_text(page, stage->strategy->text);
    tandem_page_add(page, ".</p>\n");
    add_guarantees(page, stage);
    tandem_page_add(page, "<p class=\"soft\">");
    tandem_page_text(page, stage->strategy->reference);
    tandem_page_add(page, "</p>\n<p>");
    tandem_page_count(page, (gint64)tandem_market_get_n_edges(stage->market), "pair",
                      "pairs");
    tandem_page_add(page,
                    " could have been placed: each side accepts the other and no rule "
                    "forbids it. ");
    if (one_sided > 0) {
        tandem_page_count(page, (gint64)one_sided, "wish was", "wishes were");
        tandem_page_add(page, " named by one side only, and could not be met.");
    }
    tandem_page_add(page, "</p>\n");
}

static void
add_inputs(TandemPage *page)
{
    static const char *const heads[] = { "File", "SHA-256", NULL };
    const TandemRotation *rotation = page->run->rotation;

    tandem_page_add(page, "<h3>What it was made from</h3>\n");
    tandem_page_table(page, "hashes", "Input files and their SHA-256", heads);
    for (gsize i = 0; i < rotation->n_files; i++) {
        tandem_page_add(page, "<tr><th scope=\"row\"><code>");
        tandem_page_text(page, rotation->file[i].name);
        tandem_page_add(page, "</code></th><td><code>");
        tandem_page_text(page, rotation->file[i].sha256);
        tandem_page_add(page, "</code></td></tr>\n");
    }
    tandem_page_table_end(page);
}

/* The strategy in plain words, the seed, and how to verify. */
void
tandem_page_method(TandemPage *page)
{
    tandem_page_section(page, "method", "How this was made");
    tandem_page_add(
        page,
        "<p>Pins, decided by people, come first. Then the program matches trainees and "
        "leaders by both sides’ wishes and the rules of policy.ini. "
        "Equality data were not read and cannot have had an "
        "influence.</p>\n");
    for (gsize s = 0; s < page->run->n_stages; s++)
        add_stage(page, &page->run->stage[s]);

    tandem_page_add(page,
                    "<h3>The lottery</h3>\n<p>Where rules and wishes leave two people "
                    "level, a draw decides. It follows from the seed "
                    "<code class=\"seed\">");
    tandem_page_text(page, page->run->seed);
    tandem_page_addf(
        page,
        "</code>%s and each person’s id alone: neither the order of rows nor "
        "who else takes part changes anybody’s number.</p>\n",
        page->run->seed_overridden ? " (given by hand for this run)" : "");
    add_inputs(page);
    tandem_page_add(
        page, "<h3>How to check it</h3>\n<p>Anybody who has the input files can "
              "check this result:</p>\n<ul>\n<li><code>tandem verify ROTATION "
              "RUN</code> reads the files again and judges every placement "
              "without trusting this run.</li>\n<li><code>tandem replay "
              "RUN/manifest.json</code> makes the run again and compares every "
              "byte.</li>\n<li><code>tandem explain RUN --trainee ID</code> tells "
              "one trainee why, naming nobody else.</li>\n</ul>\n");
    tandem_page_section_end(page);
}
