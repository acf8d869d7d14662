/* SPDX-License-Identifier: MIT
 * Properties that hold for any text, tried on stories, clean copy, golden
 * inputs, all their prefixes and random edits of them. See checks.h.
 *
 *     property [--seed N] [--rounds N] [--prefix-step BYTES]
 *              [--every-prefix FILE]… PATH…
 *
 * On failure it prints the seed of that round, the property, and an input from
 * which nothing can be taken away. `--seed N --rounds 1` repeats a round. */
#include "property/checks.h"
#include "property/mutate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAX_SHOWN 12      /* different failures printed */
#define MAX_SHRINKS 20000 /* tries to make one input smaller */
#define PREFIX_STEP 37    /* prime, so that every kind of byte is cut */

typedef struct Run {
    copydesk_engine *engine;
    Inputs inputs;
    const char *every[8]; /* files of which every prefix is tried */
    size_t every_count, rounds, step, texts, failures, shown;
    size_t encoded; /* texts in other encodings so far */
    uint64_t seed;
    char seen[MAX_SHOWN][384];
} Run;

/* How a text is read; NULL: as it says itself. */
typedef struct Reading {
    const char *lang, *encoding;
} Reading;

static bool fails_alike(Run *run, const Text *text, Reading as_is,
                        const Failure *as) {
    Failure now;
    return !checks_hold(run->engine, text, as_is.lang, as_is.encoding, &now) &&
           now.property == as->property && now.level == as->level;
}

/* Takes pieces away, ever smaller ones, while it still fails the same way. */
static void shrink(Run *run, Text *text, Reading reading, const Failure *as) {
    size_t tries = 0;
    Text less = {0};
    for (size_t piece = text->len; piece; piece /= 2)
        for (size_t at = 0; at < text->len && tries++ < MAX_SHRINKS;) {
            size_t end = at + piece < text->len ? at + piece : text->len;
            text_set(&less, text->bytes, text->len);
            text_splice(&less, at, end, "", 0);
            if (fails_alike(run, &less, reading, as))
                text_set(text, less.bytes, less.len);
            else
                at += piece;
        }
    text_free(&less);
}

static bool is_new(Run *run, const Failure *failure) {
    char key[384];
    snprintf(key, sizeof key, "%s %s %s", failure->property, failure->level,
             failure->detail);
    for (size_t i = 0; i < run->shown; i++)
        if (!strcmp(run->seen[i], key)) return false;
    if (run->shown == MAX_SHOWN) return false;
    memcpy(run->seen[run->shown++], key, sizeof key);
    return true;
}

static void report(Run *run, const Text *text, Reading reading,
                   const Failure *failure, const char *origin, uint64_t seed) {
    Text small = {0};
    run->failures++;
    if (!is_new(run, failure)) return;
    text_set(&small, text->bytes, text->len);
    shrink(run, &small, reading, failure);
    printf("FAILED: %s (--fixes %s, language %s, encoding %s: %s)\n  of: %s\n",
           failure->property, failure->level,
           reading.lang ? reading.lang : "by its words",
           reading.encoding ? reading.encoding : "as it says itself",
           failure->detail, origin);
    if (seed) printf("  seed: %llu\n", (unsigned long long)seed);
    printf("  smallest input: ");
    text_print(small.bytes, small.len, 2000);
    fflush(stdout);
    text_free(&small);
}

static void try_text(Run *run, const Text *text, const char *origin,
                     uint64_t seed) {
    static const char *const langs[] = {NULL, "en"};
    for (size_t i = 0; i < 2; i++) {
        Failure failure;
        run->texts++;
        if (checks_hold(run->engine, text, langs[i], NULL, &failure)) continue;
        report(run, text, (Reading){langs[i], NULL}, &failure, origin, seed);
        return;
    }
}

/* U+FEFF at the start would be a byte order mark in UTF-8 alone; FF FE before
 * a U+0000 is that of UTF-32LE. */
static bool has_other_mark(const Text *plain, const Encoding *encoding) {
    if (plain->len > 2 && !memcmp(plain->bytes, "\xEF\xBB\xBF", 3)) return true;
    return plain->len && !plain->bytes[0] && !encoding->name &&
           !strcmp(encoding->iconv, "UTF-16LE");
}

/* The same text in the next encoding, whole and with broken bytes. */
static void try_encoded(Run *run, const Text *text, const char *origin,
                        uint64_t seed) {
    size_t number = seed ? seed / 6 : run->encoded++;
    const Encoding *encoding = &ENCODINGS[number % ENCODING_COUNT];
    uint64_t breaks = seed;
    Text coded = {0}, plain = {0};
    Failure failure;
    Reading reading = {"en", encoding->name};
    run->texts++;
    encode_text(&coded, text, encoding);
    if (decode_text(&plain, coded.bytes, coded.len, encoding) &&
        !has_other_mark(&plain, encoding) &&
        !checks_agree(run->engine, &plain, &coded, encoding, &failure))
        report(run, &coded, reading, &failure, origin, seed);
    if (seed)
        for (size_t n = random_below(&breaks, 4); n; n--)
            break_bytes(&coded, &breaks);
    if (!checks_hold(run->engine, &coded, "en", encoding->name, &failure))
        report(run, &coded, reading, &failure, origin, seed);
    text_free(&coded);
    text_free(&plain);
}

/* In every encoding that does not say which it is, each taken for UTF-8. What
 * happens to be UTF-8 is that. */
static void try_unnamed(Run *run, const Text *text, const char *origin) {
    Text coded = {0};
    Failure failure;
    for (size_t i = 0; i < ENCODING_COUNT; i++) {
        const Encoding *encoding = &ENCODINGS[i];
        if (!encoding->name || !strncmp(encoding->iconv, "UTF", 3)) continue;
        encode_text(&coded, text, encoding);
        if (text_is_utf8(coded.bytes, coded.len)) continue;
        run->texts++;
        if (!checks_keep(run->engine, &coded, encoding, &failure))
            report(run, &coded, (Reading){NULL, NULL}, &failure, origin, 0);
    }
    text_free(&coded);
}

/* Whole, and line by line: short text says least about its encoding. */
static void try_lines(Run *run, const Input *input) {
    Text line = {0};
    try_unnamed(run, &input->text, input->path);
    for (size_t at = 0, end; at < input->text.len; at = end + 1) {
        const char *from = input->text.bytes + at;
        const char *lf = memchr(from, '\n', input->text.len - at);
        end = lf ? at + (size_t)(lf - from) : input->text.len;
        text_set(&line, from, end - at);
        try_unnamed(run, &line, input->path);
    }
    text_free(&line);
}

static void try_prefixes(Run *run, const Input *input, size_t step) {
    Text prefix = {0};
    char origin[512];
    for (size_t len = 0; len <= input->text.len; len += step) {
        text_set(&prefix, input->text.bytes, len);
        snprintf(origin, sizeof origin, "the first %zu bytes of %s", len,
                 input->path);
        try_text(run, &prefix, origin, 0);
    }
    text_free(&prefix);
}

static bool same_file(const char *path, const char *name) {
    size_t a = strlen(path), b = strlen(name);
    return a >= b && !strcmp(path + a - b, name);
}

static void try_inputs(Run *run) {
    for (size_t i = 0; i < run->inputs.count; i++) {
        const Input *input = &run->inputs.items[i];
        size_t step = run->step;
        for (size_t k = 0; k < run->every_count; k++)
            if (same_file(input->path, run->every[k])) step = 1;
        try_text(run, &input->text, input->path, 0);
        try_encoded(run, &input->text, input->path, 0);
        try_lines(run, input);
        try_prefixes(run, input, step);
    }
}

/* Lines of one or two files, edited up to ten times. */
static void try_round(Run *run, uint64_t round_seed) {
    uint64_t seed = round_seed;
    const Inputs *inputs = &run->inputs;
    const Input *first = &inputs->items[random_below(&seed, inputs->count)];
    const Input *second = &inputs->items[random_below(&seed, inputs->count)];
    Text text = {0}, more = {0};
    mutate_window(&text, &first->text, &seed);
    if (!random_below(&seed, 3)) {
        mutate_window(&more, &second->text, &seed);
        text_splice(&text, text.len, text.len, more.bytes, more.len);
    }
    for (size_t n = 1 + random_below(&seed, 10); n; n--)
        mutate_once(&text, &seed);
    try_text(run, &text, first->path, round_seed);
    if (round_seed % 6 == 0) try_encoded(run, &text, first->path, round_seed);
    text_free(&text);
    text_free(&more);
}

static bool read_option(Run *run, const char *name, const char *value) {
    if (!strcmp(name, "--seed"))
        run->seed = strtoull(value, NULL, 10);
    else if (!strcmp(name, "--rounds"))
        run->rounds = strtoull(value, NULL, 10);
    else if (!strcmp(name, "--prefix-step") && strtoull(value, NULL, 10))
        run->step = strtoull(value, NULL, 10);
    else if (!strcmp(name, "--every-prefix") && run->every_count < 8)
        run->every[run->every_count++] = value;
    else
        return false;
    return true;
}

static bool read_arguments(Run *run, int argc, char **argv) {
    for (int i = 1; i < argc; i++) {
        bool good =
            strncmp(argv[i], "--", 2)
                ? inputs_add(&run->inputs, argv[i])
                : i + 1 < argc && read_option(run, argv[i], argv[i + 1]);
        if (!good) {
            fprintf(stderr, "property: cannot use %s\n", argv[i]);
            return false;
        }
        if (!strncmp(argv[i], "--", 2)) i++;
    }
    if (!run->inputs.count) fputs("property: no input\n", stderr);
    return run->inputs.count > 0;
}

int main(int argc, char **argv) {
    static Run run = {.rounds = 4000, .step = PREFIX_STEP, .seed = 20240229};
    copydesk_error error;
    if (!read_arguments(&run, argc, argv)) return 2;
    if (copydesk_engine_open(&run.engine, NULL, &error)) {
        fprintf(stderr, "property: %s\n", error.message);
        return 2;
    }
    if (run.rounds != 1) try_inputs(&run);
    for (size_t i = 0; i < run.rounds; i++)
        try_round(&run, run.seed + i);
    printf("%zu inputs, %zu texts, seeds %llu to %llu: %zu failed\n",
           run.inputs.count, run.texts, (unsigned long long)run.seed,
           (unsigned long long)(run.seed + run.rounds - 1), run.failures);
    copydesk_engine_free(run.engine);
    inputs_free(&run.inputs);
    return run.failures ? 1 : 0;
}
