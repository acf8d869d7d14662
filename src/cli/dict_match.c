/* SPDX-License-Identifier: MIT
 * `copydesk dict match`: what two names are to one another. */
#include "cli/dict.h"

#include "cli/session.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *verdict(copydesk_match match) {
    static const char *const words[] = {"same", "unsure", "different"};
    return words[match];
}

static void match(const copydesk_engine *engine, const char *a, const char *b) {
    printf("%s\t%s\t%s\n", verdict(copydesk_engine_match(engine, a, b)), a, b);
}

/* Lines of two names with a tab between them. */
static int match_lines(const copydesk_engine *engine) {
    char *line = NULL;
    size_t cap = 0, number = 0;
    int code = EXIT_FINE;
    for (ssize_t len; (len = getline(&line, &cap, stdin)) >= 0;) {
        char *tab = strchr(line, '\t');
        number++;
        line[strcspn(line, "\n")] = 0;
        if (!tab) {
            fprintf(stderr,
                    "copydesk: dict match: line %zu: two names with a tab "
                    "between them, please\n",
                    number);
            code = EXIT_NOTHING;
            break;
        }
        *tab = 0;
        match(engine, line, tab + 1);
    }
    free(line);
    return code;
}

int dict_match(Options *options) {
    size_t names = options->path_count - 1;
    if (names != 0 && names != 2) {
        fputs("copydesk: dict match: two names, or none and lines of two names "
              "on standard input\n",
              stderr);
        return EXIT_NOTHING;
    }
    copydesk_engine *engine = session_open(&options->rules, &options->names,
                                           options->replace_builtin);
    if (!engine) return EXIT_NOTHING;
    int code = EXIT_FINE;
    if (names)
        match(engine, options->paths[1], options->paths[2]);
    else
        code = match_lines(engine);
    copydesk_engine_free(engine);
    return code;
}
