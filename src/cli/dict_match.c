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
        printf("%s\t%s\t%s\n",
               verdict(copydesk_engine_match(engine, line, tab + 1)), line,
               tab + 1);
    }
    free(line);
    return code;
}

int dict_match(Options *options) {
    copydesk_engine *engine = session_open(&options->rules, &options->names,
                                           options->replace_builtin);
    if (!engine) return EXIT_NOTHING;
    int code = match_lines(engine);
    copydesk_engine_free(engine);
    return code;
}
