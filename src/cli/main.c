/* SPDX-License-Identifier: MIT
 * The copydesk command: from its first word to the command that does it. */
#include "cli/commands.h"

#include "cli/options.h"
#include <signal.h>
#include <stdio.h>
#include <string.h>

typedef struct Command {
    const char *name;
    int (*run)(int argc, char **argv);
} Command;

static const Command COMMANDS[] = {
    {"fix", command_fix},     {"check", command_check},
    {"rules", command_rules}, {"explain", command_explain},
    {"dict", command_dict},   {"config", command_config},
    {"help", command_help},   {"--help", command_help},
    {"-h", command_help},
};

int main(int argc, char **argv) {
    signal(SIGPIPE, SIG_IGN); /* a closed pipe is a failed write */
    signal(SIGXFSZ, SIG_IGN); /* and so is a file too large */
    if (argc < 2) {
        fprintf(stderr, "copydesk: which command? copydesk --help lists what "
                        "there is\n");
        return EXIT_NOTHING;
    }
    if (!strcmp(argv[1], "--version")) {
        printf("copydesk %s\n", copydesk_version());
        return EXIT_FINE;
    }
    for (size_t i = 0; i < sizeof COMMANDS / sizeof *COMMANDS; i++)
        if (!strcmp(COMMANDS[i].name, argv[1]))
            return COMMANDS[i].run(argc - 1, argv + 1);
    fprintf(stderr,
            "copydesk: there is no command “%s”; copydesk --help lists what "
            "there is\n",
            argv[1]);
    return EXIT_NOTHING;
}
