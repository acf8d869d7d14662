/* SPDX-License-Identifier: MIT
 * `copydesk dict`: the names authority, from outside. */
#include "cli/commands.h"
#include "cli/dict.h"
#include "cli/output.h"
#include <stdio.h>
#include <string.h>

typedef struct Deed {
    const char *name;
    int (*run)(Options *options);
} Deed;

static const Deed DEEDS[] = {
    {"lookup", dict_lookup}, {"match", dict_match}, {"build", dict_build},
    {"import", dict_import}, {"add", dict_add},
};

static int refuse(const char *what) {
    fprintf(stderr, "copydesk: dict %s: want ", what);
    for (size_t i = 0; i < sizeof DEEDS / sizeof *DEEDS; i++)
        fprintf(stderr, "%s%s", i ? ", " : "", DEEDS[i].name);
    fputs(" (copydesk dict --help)\n", stderr);
    return EXIT_NOTHING;
}

/* The first word is the deed. */
static int run(Options *options) {
    const char *deed = options->path_count ? options->paths[0] : "";
    for (size_t i = 0; i < sizeof DEEDS / sizeof *DEEDS; i++)
        if (!strcmp(deed, DEEDS[i].name)) return DEEDS[i].run(options);
    return refuse(deed);
}

int command_dict(int argc, char **argv) {
    Options options;
    int code = EXIT_NOTHING;
    if (options_read(&options, argc, argv))
        code = options.help ? !help_print("dict") : run(&options);
    options_free(&options);
    return code;
}
