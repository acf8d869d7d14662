/* SPDX-License-Identifier: MIT */
#include "lexicon/furniture.h"

#include "base/vec.h"
#include <stdlib.h>
#include <string.h>

#define KEY_MAX 96 /* bytes; no entry is longer */

static const char *const KINDS[WORD_KINDS] = {
    "header",     "start",        "line",       "span",        "slug",
    "agency",     "byline",       "month",      "zone",        "ask",
    "answer",     "self",         "reports",    "speech",      "direct",
    "clause",     "adverb",       "pronoun",    "speaker",     "title",
    "particle",   "determiner",   "modifier",   "link",        "function",
    "genitive",   "elision",      "joins",      "restarts",    "finite",
    "participle", "preposition",  "turns",      "abbreviated", "alone",
    "past-flag",  "ing-flag",     "third-flag", "noun-flag",   "noun-ending",
    "ing-ending", "adverb-ending"};

static size_t make_key(char *key, WordKind kind, const char *lang,
                       const char *words, size_t len) {
    size_t name = lang ? strlen(lang) : 0;
    if (name + len + 2 > KEY_MAX) return 0;
    key[0] = (char)('a' + kind);
    if (name) memcpy(key + 1, lang, name);
    key[name + 1] = ' ';
    memcpy(key + name + 2, words, len);
    return name + len + 2;
}

static bool put(Furniture *f, WordKind kind, const char *lang,
                const char *words, size_t len) {
    char key[KEY_MAX];
    size_t n = make_key(key, kind, lang, words, len);
    char *kept = arena_copy(f->arena, key, n);
    return kept && map_put(&f->known, kept, n, 1);
}

static bool note_first(Furniture *f, WordKind kind, const char *lang,
                       const char *words, size_t len) {
    char key[KEY_MAX];
    size_t n = make_key(key, kind, lang, "", 0);
    if (map_get(&f->firsts, key, n, NULL)) return true;
    const char *kept = arena_copy(f->arena, key, n);
    const char *copy = arena_copy(f->arena, words, len);
    return kept && copy && VEC_ADD(&f->first, copy) &&
           map_put(&f->firsts, kept, n, (uint32_t)(f->first.count - 1));
}

/* What follows an entry of one byte may be anything. */
static void note_pair(Furniture *f, WordKind kind, const char *words,
                      size_t len) {
    unsigned char first = (unsigned char)words[0];
    for (unsigned second = 0; second < 256; second++) {
        if (len > 1 && second != (unsigned char)words[1]) continue;
        unsigned at = (first * 131u + second) % FURNITURE_PAIRS;
        f->pairs[kind][at / 8] |= (unsigned char)(1u << at % 8);
    }
}

/* A line of the list; what is wrong with it, or NULL. */
static const char *add_line(Furniture *f, const char *lang, const char *line,
                            size_t len, Status *status) {
    const char *tab = memchr(line, '\t', len);
    size_t name = tab ? (size_t)(tab - line) : 0;
    size_t words = tab ? len - name - 1 : 0;
    if (!words || words + 16 > KEY_MAX) return "a line is kind, tab, words";
    for (int kind = 0; kind < WORD_KINDS; kind++) {
        if (strlen(KINDS[kind]) != name || memcmp(KINDS[kind], line, name) != 0)
            continue;
        if (!put(f, (WordKind)kind, lang, tab + 1, words) ||
            !put(f, (WordKind)kind, NULL, tab + 1, words) ||
            !note_first(f, (WordKind)kind, lang, tab + 1, words))
            *status = STATUS_MEMORY;
        if (words > f->longest[kind]) f->longest[kind] = words;
        f->starts[kind][(unsigned char)tab[1]] = true;
        note_pair(f, (WordKind)kind, tab + 1, words);
        return NULL;
    }
    return "no such kind of words";
}

Status furniture_add(Furniture *furniture, const char *path, const char *lang,
                     const char *bytes, size_t len, Faults *faults) {
    Status status = STATUS_OK;
    size_t number = 0;
    for (size_t at = 0; at < len && !status;) {
        const char *lf = memchr(bytes + at, '\n', len - at);
        size_t end = lf ? (size_t)(lf - bytes) : len;
        const char *wrong = NULL;
        number++;
        if (end > at && bytes[at] != '#')
            wrong = add_line(furniture, lang, bytes + at, end - at, &status);
        if (wrong)
            fault_add(faults,
                      place_in(furniture->arena, path, bytes, len, number, 1),
                      "%s", wrong);
        at = end + 1;
    }
    return status;
}

bool furniture_has(const Furniture *furniture, WordKind kind, const char *lang,
                   const char *words, size_t len) {
    char key[KEY_MAX];
    if (!furniture || !len || len > furniture->longest[kind] ||
        !furniture->starts[kind][(unsigned char)*words])
        return false;
    size_t n = make_key(key, kind, lang, words, len);
    return n && map_get(&furniture->known, key, n, NULL);
}

static bool is_wordy(char c) {
    return (c & 0x80) || (c >= '0' && c <= '9') ||
           ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

size_t furniture_at(const Furniture *furniture, WordKind kind, const char *lang,
                    const char *text, size_t len) {
    if (!furniture || !len || !furniture->starts[kind][(unsigned char)*text])
        return 0;
    size_t n = furniture->longest[kind];
    for (n = n < len ? n : len; n; n--) {
        bool whole = n == len || !is_wordy(text[n]) || !is_wordy(text[n - 1]);
        if (whole && furniture_has(furniture, kind, lang, text, n)) return n;
    }
    return 0;
}

const char *furniture_first(const Furniture *furniture, WordKind kind,
                            const char *lang) {
    char key[KEY_MAX];
    uint32_t index;
    if (!furniture || !lang) return NULL;
    size_t n = make_key(key, kind, lang, "", 0);
    return map_get(&furniture->firsts, key, n, &index)
               ? furniture->first.items[index]
               : NULL;
}

void furniture_free(Furniture *furniture) {
    map_free(&furniture->known);
    map_free(&furniture->firsts);
    free(furniture->first.items);
    *furniture = (Furniture){.arena = furniture->arena};
}
