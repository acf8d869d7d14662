/* SPDX-License-Identifier: MIT
 * Prints the structure of a story's quotation marks, a line a mark:
 *
 *     dump_quotes [--lang CODE] FILE
 *
 * README.md beside this file says what the columns mean. */
#include "base/file.h"
#include "base/utf8.h"
#include "pack/pack.h"
#include "text/story.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const TURNS[] = {"none", "opens", "closes"};
static const char *const STATES[] = {
    "none",     "closed",  "continued", "reopened",   "nested", "unclosed",
    "unopened", "doubled", "hint",      "apostrophe", "inches"};

static void load_words(Arena *arena, Furniture *words) {
    Faults faults = {.arena = arena};
    words->arena = arena;
    for (size_t i = 0; i < pack_file_count; i++) {
        const PackFile *file = &pack_files[i];
        char code[3] = {0};
        memcpy(code, strrchr(file->path, '/') + 1, 2);
        if (!strncmp(file->path, "dict/furniture/", 15) ||
            !strncmp(file->path, "dict/speech/", 12))
            furniture_add(words, file->path, code, (const char *)file->bytes,
                          file->len, &faults);
    }
}

/* Line and column of a place, both from 1. */
static void print_place(const Story *story, size_t at) {
    size_t line = 1, start = 0;
    for (size_t i = 0; i < at; i++)
        if (story->text[i] == '\n') {
            line++;
            start = i + 1;
        }
    printf("%zu:%zu", line, utf8_count(story->text + start, at - start) + 1);
}

static void print_mark(const Story *story, const Quote *mark) {
    print_place(story, mark->start);
    printf(" %.*s %s %s", (int)(mark->end - mark->start),
           story->text + mark->start, TURNS[mark->turn], STATES[mark->state]);
    if (mark->partner != NO_QUOTE) {
        printf(" ");
        print_place(story, story->quotes.items[mark->partner].start);
    }
    printf("\n");
}

/* Has each mark the partner that its state speaks of? */
static bool is_whole(const Quotes *quotes) {
    for (size_t i = 0; i < quotes->count; i++) {
        const Quote *mark = &quotes->items[i];
        bool paired =
            mark->state == QUOTE_CLOSED || mark->state == QUOTE_NESTED ||
            mark->state == QUOTE_DOUBLED || mark->state == QUOTE_CONTINUED;
        if (paired && mark->partner >= quotes->count) return false;
        if (mark->partner != NO_QUOTE && mark->partner >= quotes->count)
            return false;
    }
    return true;
}

static bool dump(const char *lang, const char *path) {
    static Furniture words;
    Arena arena = {0};
    Buf text = {0};
    Story *story = NULL;
    load_words(&arena, &words);
    bool ok = !file_read(path, (size_t)1 << 24, &text) &&
              !story_plain(&story, buf_str(&text), text.len) &&
              !story_learn(story, &words, lang);
    for (size_t i = 0; ok && i < story->quotes.count; i++)
        print_mark(story, &story->quotes.items[i]);
    ok = ok && is_whole(&story->quotes);
    story_free(story);
    buf_free(&text);
    furniture_free(&words);
    arena_free(&arena);
    return ok;
}

int main(int argc, char **argv) {
    const char *lang = NULL;
    int at = 1;
    if (argc == 4 && !strcmp(argv[1], "--lang")) {
        lang = argv[2];
        at = 3;
    }
    if (argc != at + 1) {
        fprintf(stderr, "usage: dump_quotes [--lang CODE] FILE\n");
        return 2;
    }
    if (dump(lang, argv[at])) return 0;
    fprintf(stderr,
            "dump_quotes: %s: cannot read, or its marks have no partners\n",
            argv[at]);
    return 2;
}
