/* SPDX-License-Identifier: MIT */
#include "lexicon/name_match.h"

#include "base/distance.h"
#include "base/utf8.h"
#include "unicode/chars.h"
#include "unicode/fold.h"
#include <string.h>

#define WORDS_MAX 12   /* names of more are compared as they are listed */
#define SHORT_LETTERS 3 /* Li, Ali, Lee: such words must be spelled alike */
#define NEAR_LETTERS 6  /* one letter off, in words of so many, is near */

typedef struct Words {
    char keys[WORDS_MAX][KEY_MAX];
    char folds[WORDS_MAX][KEY_MAX];
    size_t count;
    bool too_many;
} Words;

/* Adds a word unless its key is empty: titles, “al-”. */
static void add_word(Words *words, const NameKeys *keys, size_t class,
                     const char *word, size_t len) {
    if (words->count == WORDS_MAX) {
        words->too_many = true;
        return;
    }
    size_t at = words->count;
    if (!name_key(keys, class, word, len, words->keys[at])) return;
    letters_fold(word, len, words->folds[at], KEY_MAX);
    words->count++;
}

/* Hyphens part words, “Jong-un”; apostrophes do not, “O'Brien”. */
static void read_words(Words *words, const NameKeys *keys, size_t class,
                       const char *text, size_t len) {
    size_t start = 0, size;
    words->count = 0;
    words->too_many = false;
    for (size_t at = 0; at < len; at += size ? size : 1) {
        uint32_t cp = utf8_at(text, len, at, &size);
        bool parts = char_is_blank(cp) || cp == '-' || cp == 0x2010 ||
                     cp == 0x2011 || cp == ',' || cp == '.';
        if (!parts) continue;
        if (at > start) add_word(words, keys, class, text + start, at - start);
        start = at + size;
    }
    if (len > start) add_word(words, keys, class, text + start, len - start);
}

/* “Li” and “Lee” have one key and are two families. */
static bool same_word(const Words *a, size_t i, const Words *b, size_t j) {
    bool is_short = strlen(a->folds[i]) <= SHORT_LETTERS ||
                    strlen(b->folds[j]) <= SHORT_LETTERS;
    return !strcmp(is_short ? a->folds[i] : a->keys[i],
                   is_short ? b->folds[j] : b->keys[j]);
}

static bool near_word(const Words *a, size_t i, const Words *b, size_t j) {
    size_t x = strlen(a->keys[i]), y = strlen(b->keys[j]);
    if (same_word(a, i, b, j)) return true;
    return x >= NEAR_LETTERS && y >= NEAR_LETTERS &&
           distance(a->keys[i], b->keys[j]) <= 1;
}

static size_t alike(const Words *a, const Words *b,
                    bool (*test)(const Words *, size_t, const Words *,
                                 size_t)) {
    size_t found = 0, least = a->count < b->count ? a->count : b->count;
    for (size_t i = 0; i < least; i++)
        found += test(a, i, b, i);
    return found;
}

/* All words of the shorter name stand in the other, in any order. */
static bool holds(const Words *a, const Words *b) {
    const Words *few = a->count <= b->count ? a : b, *many = few == a ? b : a;
    size_t found = 0;
    for (size_t i = 0; i < few->count; i++)
        for (size_t j = 0; j < many->count; j++)
            if (same_word(few, i, many, j)) {
                found++;
                break;
            }
    return few->count && found == few->count;
}

static NameVerdict by_words(const Words *a, const Words *b) {
    if (a->too_many || b->too_many || !a->count || !b->count)
        return NAME_DIFFERENT;
    if (a->count == b->count && alike(a, b, same_word) == a->count)
        return a->count >= 2 ? NAME_SAME : NAME_UNSURE;
    if (a->count == b->count && alike(a, b, near_word) == a->count)
        return NAME_UNSURE;
    return holds(a, b) ? NAME_UNSURE : NAME_DIFFERENT;
}

static NameVerdict by_keys(const NameKeys *keys, const char *a, size_t a_len,
                           const char *b, size_t b_len) {
    NameVerdict best = NAME_DIFFERENT;
    Words x, y;
    for (size_t class = 0; class < keys->count; class ++) {
        read_words(&x, keys, class, a, a_len);
        read_words(&y, keys, class, b, b_len);
        NameVerdict verdict = by_words(&x, &y);
        if (verdict < best) best = verdict;
    }
    return best;
}

/* The entity that has this form, right or wrong; NULL: none. */
static const Name *listed(const Names *names, const char *form, size_t len) {
    uint32_t index;
    if (map_get(&names->by_right, form, len, &index))
        return &names->items[index];
    return names_wrong(names, form, len);
}

NameVerdict names_compare(const Names *names, const NameKeys *keys,
                          const char *a, size_t a_len, const char *b,
                          size_t b_len) {
    const Name *x = listed(names, a, a_len), *y = listed(names, b, b_len);
    if (x && y) return x == y ? NAME_SAME : NAME_DIFFERENT;
    if (a_len == b_len && !memcmp(a, b, a_len)) return NAME_SAME;
    return by_keys(keys, a, a_len, b, b_len);
}
