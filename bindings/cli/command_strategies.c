/* SPDX-License-Identifier: MIT */
/* tandem strategies: what the registry knows. */
#include <string.h>

#include "commands.h"
#include "output.h"
#include "say.h"
#include "strategy_pages.h"

static CliExit
strategies(const CliCommand *command, const CliArguments *arguments)
{
    const gboolean is_one = arguments->n_words > 0;
    g_autoptr(GError) error = NULL;
    gsize n;
    const TandemStrategy *const *all = tandem_strategies(&n);
    const TandemStrategy *one = NULL;

    if (is_one) {
        if (!g_utf8_validate(arguments->words[0], -1, NULL))
            return cli_wrong_use(command, "the strategy's name is not UTF-8");
        one = tandem_strategy_find(arguments->words[0], &error);
        if (one == NULL)
            return cli_wrong_use(command, "%s", error->message);
        all = &one;
        n = 1;
    }
    if (g_strcmp0(arguments->format, "markdown") == 0)
        cli_strategies_markdown(all, n);
    else if (cli_format(arguments) == TANDEM_FORMAT_JSON)
        cli_strategies_json(all, n);
    else if (cli_format(arguments) == TANDEM_FORMAT_CSV)
        cli_strategies_csv(all, n);
    else if (is_one)
        cli_strategy_text(one);
    else
        cli_strategies_list(all, n);
    return CLI_ANSWERED;
}

const CliCommand cli_command_strategies = {
    .name = "strategies",
    .group = "One market",
    .text = "lists the strategies, or tells all about one",
    .story =
        (const char *const[]){
            "Without a name, one line a strategy. With one: what it does, where it "
            "comes "
            "from, which features of a market it accepts, what it promises of each "
            "answer, when it draws the lottery, and its parameters.",
            NULL },
    .arguments = (const CliArgument[]){ { .name = "NAME",
                                          .text = "the strategy to tell about",
                                          .completes = CLI_COMPLETE_STRATEGY,
                                          .is_optional = TRUE },
                                        { 0 } },
    .options = (const CliOption[]){ CLI_OPTION_FORMAT("text|json|csv|markdown",
                                                      "how they are printed"),
                                    { 0 } },
    .examples = (const CliExample[]){ { "tandem strategies", "The list." },
                                      { "tandem strategies deferred-acceptance",
                                        "One of them, in full." },
                                      { 0 } },
    .exits = { "told", "wrong use, or no such strategy", NULL, NULL, NULL,
               "standard output could not be written" },
    .see_also = "solve match",
    .run = strategies,
};
