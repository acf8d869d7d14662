/* SPDX-License-Identifier: MIT
 * The command line, read. */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include "base/vec.h"
#include "copydesk.h"
#include <stdbool.h>

/* Exit codes (DESIGN: 0 fine, 1 findings or changes where asked, or some of
 * many files failed, 2 nothing could be done). */
enum { EXIT_FINE = 0, EXIT_FOUND = 1, EXIT_NOTHING = 2 };

typedef enum Color { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER } Color;
typedef enum Format { FORMAT_TEXT, FORMAT_JSON, FORMAT_JSONL } Format;

#define FAIL_NEVER 3 /* one above the highest level */

/* What --fixes and --fail-on may be, in the order of their codes, up to NULL.
 */
extern const char *const OPTION_FIXES[], *const OPTION_FAIL_ON[];

typedef struct Strings {
    const char **items; /* owned array of borrowed strings */
    size_t count, cap;
} Strings;

typedef struct Options {
    /* What a configuration may say too: NULL and -1 when it is not given. */
    int fixes;   /* a copydesk_fixes */
    int fail_on; /* a copydesk_level, or FAIL_NEVER */
    const char *profile, *lang, *select, *ignore, *baseline, *encoding;
    Strings rules, names, words, exclude;
    const char *config; /* a file, "none", or NULL: found from each story */
    Format format;
    Color color;
    bool format_given;
    bool diff, word_diff, in_place, exit_code, as_text, help;
    const char *from;   /* of dict import: a format; NULL: by the file */
    const char *output; /* of dict: a file; NULL: standard output */
    const char *output_encoding; /* NULL: that of each input */
    bool replace_builtin; /* rules of --rules may stand for built-in ones */
    bool write_baseline;
    size_t jobs;              /* 0: as many as there are processors */
    const char *const *paths; /* what is left of argv */
    size_t path_count;
} Options;

/* Reads argv, whose first word is the command. False: a message is on stderr,
 * exit with EXIT_NOTHING. */
bool options_read(Options *options, int argc, char **argv);
/* Is this the form of a language's code? */
bool option_is_lang(const char *text);
void options_free(Options *options);

#endif
