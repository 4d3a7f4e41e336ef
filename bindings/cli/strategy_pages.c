/* SPDX-License-Identifier: MIT */
/* The registry for people: text, and the page docs/strategies.md. */
#include "strategy_pages.h"

#include "help.h"
#include "output.h"
#include "parameters.h"
#include "strategy_words.h"

void
cli_strategies_list(const TandemStrategy *const *strategies, gsize n)
{
    g_autoptr(GPtrArray) cells = g_ptr_array_new();

    for (gsize i = 0; i < n; i++) {
        g_ptr_array_add(cells, (gpointer)strategies[i]->name);
        g_ptr_array_add(cells, (gpointer)strategies[i]->text);
    }
    cli_print_table((const char *const *)cells->pdata, n, 2);
}

static gchar *
join(GPtrArray *names)
{
    if (names->len == 1)
        return g_strdup("none");
    return g_strjoinv(", ", (gchar **)names->pdata);
}

static void
add_parameter(const char *name, const char *text, gpointer data)
{
    g_string_append_printf(data, "%s\n      ", name);
    cli_add_wrapped(data, text, 6, 6);
}

static void
add_line(GString *page, const char *name, const char *text)
{
    g_string_append_printf(page, "%-13s", name);
    cli_add_wrapped(page, text, 13, 13);
}

void
cli_strategy_text(const TandemStrategy *strategy)
{
    g_autoptr(GPtrArray) accepts = cli_feature_names(strategy->accepts);
    g_autoptr(GPtrArray) ignores = cli_feature_names(strategy->ignores);
    g_autoptr(GPtrArray) promises = cli_guarantee_names(strategy->guarantees);
    g_autofree gchar *accepted = join(accepts);
    g_autofree gchar *ignored = join(ignores);
    g_autofree gchar *promised = join(promises);
    g_autofree gchar *guarantees =
        g_strdup_printf("%s (with the default parameters)", promised);
    g_autoptr(GString) page = g_string_new("");

    g_string_append_printf(page, "%s: ", strategy->name);
    cli_add_wrapped(page, strategy->text, page->len, 2);
    g_string_append_c(page, '\n');
    add_line(page, "accepts:", accepted);
    add_line(page, "ignores:", ignored);
    add_line(page, "guarantees:", guarantees);
    add_line(page, "lottery:", cli_lottery_text(strategy->lottery));
    add_line(page, "reference:", strategy->reference);
    if (strategy->n_parameters > 0)
        g_string_append(page, "\nparameters:\n");
    cli_parameter_rows(strategy->parameters, strategy->n_parameters, add_parameter,
                       page);
    cli_print_line(page->str);
}

static void
print_markdown_parameters(const TandemStrategy *strategy)
{
    if (strategy->n_parameters == 0)
        return;
    cli_print("\n| parameter | values, the default first | what it does |\n"
              "|---|---|---|\n");
    for (gsize i = 0; i < strategy->n_parameters; i++) {
        const TandemParameter *parameter = &strategy->parameters[i];
        g_autofree gchar *values = cli_parameter_values(parameter);
        g_autofree gchar *standard = cli_parameter_default(parameter);
        if (parameter->type == TANDEM_PARAMETER_ENUM)
            cli_print("| `%s` | %s | %s |\n", parameter->name, values, parameter->text);
        else
            cli_print("| `%s` | %s; %s by default | %s |\n", parameter->name, values,
                      standard, parameter->text);
    }
}

static void
print_markdown(const TandemStrategy *strategy)
{
    g_autoptr(GPtrArray) accepts = cli_feature_names(strategy->accepts);
    g_autoptr(GPtrArray) ignores = cli_feature_names(strategy->ignores);
    g_autoptr(GPtrArray) promises = cli_guarantee_names(strategy->guarantees);
    g_autofree gchar *accepted = join(accepts);
    g_autofree gchar *ignored = join(ignores);
    g_autofree gchar *promised = join(promises);

    cli_print("\n## %s\n\n%c%s.\n\n", strategy->name,
              g_ascii_toupper(strategy->text[0]), strategy->text + 1);
    cli_print("* Accepts: %s.\n", accepted);
    cli_print("* Accepts, and does not use: %s.\n", ignored);
    cli_print("* Guarantees, with the default parameters: %s.\n", promised);
    cli_print("* Draws the lottery: %s.\n", cli_lottery_text(strategy->lottery));
    cli_print("* Reference: %s\n", strategy->reference);
    print_markdown_parameters(strategy);
}

void
cli_strategies_markdown(const TandemStrategy *const *strategies, gsize n)
{
    cli_print("# Strategies\n\nPrinted by `tandem strategies --format markdown`; what "
              "a market has beyond what a strategy accepts is refused by name.\n");
    for (gsize i = 0; i < n; i++)
        print_markdown(strategies[i]);
}
