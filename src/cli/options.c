/* SPDX-License-Identifier: MIT */
#include "cli/options.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    OPT_FIXES = 256,
    OPT_LANG,
    OPT_SELECT,
    OPT_IGNORE,
    OPT_FORMAT,
    OPT_INPUT,
    OPT_DIFF,
    OPT_WORD_DIFF,
    OPT_COLOR,
    OPT_EXIT_CODE,
    OPT_FAIL_ON,
    OPT_EXCLUDE,
    OPT_RULES,
    OPT_NAMES,
    OPT_PROFILE,
    OPT_WORDS,
    OPT_CONFIG,
    OPT_BASELINE,
    OPT_WRITE_BASELINE,
    OPT_ENCODING,
    OPT_OUTPUT_ENCODING,
    OPT_FROM,
};

static const struct option LONG[] = {
    {"fixes", required_argument, NULL, OPT_FIXES},
    {"lang", required_argument, NULL, OPT_LANG},
    {"select", required_argument, NULL, OPT_SELECT},
    {"ignore", required_argument, NULL, OPT_IGNORE},
    {"format", required_argument, NULL, OPT_FORMAT},
    {"input", required_argument, NULL, OPT_INPUT},
    {"diff", no_argument, NULL, OPT_DIFF},
    {"word-diff", no_argument, NULL, OPT_WORD_DIFF},
    {"color", required_argument, NULL, OPT_COLOR},
    {"in-place", no_argument, NULL, 'i'},
    {"exit-code", no_argument, NULL, OPT_EXIT_CODE},
    {"fail-on", required_argument, NULL, OPT_FAIL_ON},
    {"exclude", required_argument, NULL, OPT_EXCLUDE},
    {"rules", required_argument, NULL, OPT_RULES},
    {"profile", required_argument, NULL, OPT_PROFILE},
    {"names", required_argument, NULL, OPT_NAMES},
    {"words", required_argument, NULL, OPT_WORDS},
    {"config", required_argument, NULL, OPT_CONFIG},
    {"baseline", required_argument, NULL, OPT_BASELINE},
    {"write-baseline", optional_argument, NULL, OPT_WRITE_BASELINE},
    {"encoding", required_argument, NULL, OPT_ENCODING},
    {"output-encoding", required_argument, NULL, OPT_OUTPUT_ENCODING},
    {"from", required_argument, NULL, OPT_FROM},
    {"output", required_argument, NULL, 'o'},
    {"jobs", required_argument, NULL, 'j'},
    {"help", no_argument, NULL, 'h'},
    {NULL, 0, NULL, 0}};

/* The number of value in words; -1, with a message, when it is none. */
static int choice(const char *option, const char *value,
                  const char *const *words) {
    for (int i = 0; words[i]; i++)
        if (!strcmp(words[i], value)) return i;
    fprintf(stderr, "copydesk: --%s %s: want one of", option, value);
    for (int i = 0; words[i]; i++)
        fprintf(stderr, "%s %s", i ? "," : "", words[i]);
    fprintf(stderr, "\n");
    return -1;
}

const char *const OPTION_FIXES[] = {"none", "suggested", "safe", NULL};
const char *const OPTION_FAIL_ON[] = {"info", "warning", "error", "never",
                                      NULL};

bool option_is_lang(const char *text) {
    return strlen(text) == 2 && strspn(text, "abcdefghijklmnopqrstuvwxyz") == 2;
}

static bool read_fixes(Options *o, const char *value) {
    int n = choice("fixes", value, OPTION_FIXES);
    if (n >= 0) o->fixes = n;
    return n >= 0;
}

static bool read_format(Options *o, const char *value) {
    static const char *const words[] = {"text", "json", "jsonl", NULL};
    int n = choice("format", value, words);
    if (n >= 0) o->format = (Format)n;
    o->format_given = true;
    return n >= 0;
}

static bool read_color(Options *o, const char *value) {
    static const char *const words[] = {"auto", "always", "never", NULL};
    int n = choice("color", value, words);
    if (n >= 0) o->color = (Color)n;
    return n >= 0;
}

static bool read_fail_on(Options *o, const char *value) {
    o->fail_on = choice("fail-on", value, OPTION_FAIL_ON);
    return o->fail_on >= 0;
}

static bool read_input(Options *o, const char *value) {
    static const char *const words[] = {"text", NULL};
    o->as_text = choice("input", value, words) == 0;
    return o->as_text;
}

static bool read_lang(Options *o, const char *value) {
    o->lang = value;
    if (option_is_lang(value)) return true;
    fprintf(stderr, "copydesk: --lang %s: want a two-letter code, like en\n",
            value);
    return false;
}

static bool read_jobs(Options *o, const char *value) {
    char *end;
    unsigned long n = strtoul(value, &end, 10);
    o->jobs = n;
    if (*value >= '0' && *value <= '9' && !*end && n <= 256) return true;
    fprintf(stderr, "copydesk: --jobs %s: want a number, 0 to 256\n", value);
    return false;
}

static bool add(Strings *list, const char *value) {
    if (VEC_ADD(list, value)) return true;
    fprintf(stderr, "copydesk: out of memory\n");
    return false;
}

static bool read_one(Options *o, int option, const char *value) {
    switch (option) {
    case OPT_FIXES: return read_fixes(o, value);
    case OPT_LANG: return read_lang(o, value);
    case OPT_PROFILE: o->profile = value; return true;
    case OPT_SELECT: o->select = value; return true;
    case OPT_IGNORE: o->ignore = value; return true;
    case OPT_FORMAT: return read_format(o, value);
    case OPT_INPUT: return read_input(o, value);
    case OPT_DIFF: o->diff = true; return true;
    case OPT_WORD_DIFF: o->word_diff = true; return true;
    case OPT_COLOR: return read_color(o, value);
    case OPT_EXIT_CODE: o->exit_code = true; return true;
    case OPT_FAIL_ON: return read_fail_on(o, value);
    case OPT_EXCLUDE: return add(&o->exclude, value);
    case OPT_RULES: return add(&o->rules, value);
    case OPT_NAMES: return add(&o->names, value);
    case OPT_WORDS: return add(&o->words, value);
    case OPT_CONFIG: o->config = value; return true;
    case OPT_BASELINE: o->baseline = value; return true;
    case OPT_WRITE_BASELINE:
        o->write_baseline = true;
        if (value) o->baseline = value;
        return true;
    case OPT_ENCODING: o->encoding = value; return true;
    case OPT_OUTPUT_ENCODING: o->output_encoding = value; return true;
    case OPT_FROM: o->from = value; return true;
    case 'o': o->output = value; return true;
    case 'i': o->in_place = true; return true;
    case 'j': return read_jobs(o, value);
    case 'h': o->help = true; return true;
    default:
        fprintf(stderr,
                "Run `copydesk --help` for what there is; before a path "
                "that starts with - put --.\n");
        return false;
    }
}

bool options_read(Options *o, int argc, char **argv) {
    *o = (Options){.fixes = -1, .fail_on = -1};
    char name[] = "copydesk"; /* getopt's messages start with it */
    const char *command = argv[0];
    argv[0] = name;
    optind = 1;
    for (int option;
         (option = getopt_long(argc, argv, "ij:o:h", LONG, NULL)) != -1;)
        if (!read_one(o, option, optarg)) return false;
    if ((o->from || o->output) && strcmp(command, "dict") != 0) {
        /* `fix -o FILE` must not end with the story on the screen alone */
        fprintf(stderr, "copydesk: %s: --from and -o are options of dict\n",
                command);
        return false;
    }
    o->paths = (const char *const *)argv + optind;
    o->path_count = (size_t)(argc - optind);
    return true;
}

void options_free(Options *options) {
    free(options->rules.items);
    free(options->names.items);
    free(options->words.items);
    free(options->exclude.items);
}
