/* SPDX-License-Identifier: MIT
 * text/reading: does a sentence have a verb? With the shipped words, and with
 * sentences of our own (reading.tsv): `full`, `verbless`, `clipped` ones that
 * nobody may call a piece; a third cell, `missed`, marks those that are known
 * to be read wrongly, so that a change for the better is noticed as well. */
#include "text/reading.h"

#include "lexicon/furniture.h"
#include "pack/pack.h"
#include "unit/check.h"

static Arena arena;
static Furniture furniture;
static KnownWords *words;
static const char *path;

static void load(void) {
    Faults faults = {.arena = &arena};
    furniture.arena = &arena;
    words = known_words_new(NULL);
    for (size_t i = 0; i < pack_file_count; i++) {
        const PackFile *file = &pack_files[i];
        const char *bytes = (const char *)file->bytes;
        if (!strcmp(file->path, "dict/speech/en.txt") ||
            !strcmp(file->path, "dict/sentences/en.txt"))
            furniture_add(&furniture, file->path, "en", bytes, file->len,
                          &faults);
        if (!strcmp(file->path, "dict/words/en.dic"))
            known_words_add(words, "en", bytes, file->len);
    }
    CHECK_EQ_SIZE(faults.count, 0);
}

static Story *story_of(const char *text) {
    Story *s;
    if (story_plain(&s, text, strlen(text)) || story_learn(s, &furniture, "en"))
        exit(99);
    return s;
}

static unsigned senses(const char *word) {
    Story *s = story_of(word);
    Reader reader = {s, words};
    unsigned found = reading_word(&reader, (Span){0, s->len});
    story_free(s);
    return found;
}

#define HAS(word, sense) CHECK(senses(word) & (sense))
#define LACKS(word, sense) CHECK(!(senses(word) & (sense)))

static void words_have_senses(void) {
    HAS("the", SENSE_FUNCTION);
    HAS("The", SENSE_FUNCTION);
    HAS("isn’t", SENSE_FINITE);
    HAS("walked", SENSE_PAST);
    HAS("stopping", SENSE_ING);
    HAS("forcing", SENSE_ING);
    HAS("walks", SENSE_THIRD);
    HAS("walks", SENSE_PLURAL);
    HAS("walk", SENSE_BASE);
    HAS("stop", SENSE_BASE);
    HAS("conflict", SENSE_NOUN);
    HAS("Conflict", SENSE_NOUN);
    HAS("Sudani", SENSE_NAME);
    HAS("2,500", SENSE_NUMBER);
    HAS("slowly", SENSE_ADVERB);
    LACKS("hundred", SENSE_PAST);
    LACKS("harbour", SENSE_NAME);
    LACKS("wrong", SENSE_FUNCTION);
    LACKS("xyzzyq", SENSE_KNOWN);
    LACKS("", ~0u);
}

static bool is_verbal(const char *text) {
    Story *s = story_of(text);
    Reader reader = {s, words};
    Reading reading = reading_of(&reader, (Span){0, s->len});
    story_free(s);
    return reading_has_verb(&reading);
}

static void check_line(char *line, int number) {
    char *text = strchr(line, '\t');
    if (!text) return;
    *text++ = 0;
    text[strcspn(text, "\n")] = 0;
    char *note = strchr(text, '\t');
    if (note) *note++ = 0;
    bool verb = is_verbal(text), known = note && !strcmp(note, "missed");
    bool right = !strcmp(line, "full") == verb;
    if (!strcmp(line, "clipped") || right != known) return;
    check_fail(path, number);
    fprintf(stderr, "%s: %s, %s: %s\n", line, verb ? "a verb" : "no verb",
            known ? "read as it should be now" : "wrongly", text);
}

static void sentences(void) {
    char line[1000];
    int number = 0;
    FILE *file = fopen(path, "r");
    CHECK(file);
    while (file && fgets(line, sizeof line, file))
        check_line(line, ++number);
    CHECK(number >= 150);
    if (file) fclose(file);
}

static void nothing_is_nothing(void) {
    CHECK(!is_verbal(""));
    CHECK(!is_verbal("…"));
    CHECK_EQ_SIZE(known_words_stems(NULL, "en", "walk", 4, NULL, 0), 0);
    CHECK_EQ_SIZE(known_words_stems(words, NULL, "walk", 4, NULL, 0), 0);
}

int check_failures;

int main(int argc, char **argv) {
    path = argc > 1 ? argv[1] : "reading.tsv";
    load();
    words_have_senses();
    nothing_is_nothing();
    sentences();
    known_words_free(words);
    furniture_free(&furniture);
    arena_free(&arena);
    return check_failures ? 1 : 0;
}
