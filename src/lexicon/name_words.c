/* SPDX-License-Identifier: MIT */
#include "lexicon/name_words.h"

#include "base/utf8.h"
#include "unicode/chars.h"
#include "unicode/fold.h"
#include <string.h>

#define SHORT_LETTERS 3

/* “Abdul” is no name without the word behind it. */
static bool joins_next(const char *key) {
    size_t len = strlen(key);
    return len && key[len - 1] == '+';
}

static void join_last(NameWords *words, const char *key) {
    char *last = words->keys[words->count - 1];
    size_t used = strlen(last) - 1, len = strlen(key);
    if (used + len < KEY_MAX) memcpy(last + used, key, len + 1);
}

static void add_word(NameWords *words, const NameKeys *keys, size_t class,
                     const char *word, size_t len) {
    char folded[KEY_MAX];
    if (words->count == NAME_WORDS_MAX) {
        words->too_many = true;
        return;
    }
    char *key = words->keys[words->count];
    if (!name_key(keys, class, word, len, key)) return;
    size_t size = letters_fold(word, len, folded, sizeof folded);
    if (utf8_count(folded, size) <= SHORT_LETTERS && !joins_next(key))
        memcpy(key, folded, size + 1);
    if (words->count && joins_next(words->keys[words->count - 1]))
        join_last(words, key);
    else
        words->count++;
    words->words[words->count - 1].text = word;
    words->words[words->count - 1].len = len;
}

static bool parts_words(uint32_t cp) {
    return char_is_blank(cp) || cp == '\n' || cp == '-' || cp == 0x2010 ||
           cp == 0x2011 || cp == ',' || cp == '.';
}

void name_words_read(NameWords *words, const NameKeys *keys, size_t class,
                     const char *text, size_t len) {
    size_t start = 0, size;
    words->count = 0;
    words->too_many = false;
    for (size_t at = 0; at < len; at += size ? size : 1) {
        if (!parts_words(utf8_at(text, len, at, &size))) continue;
        if (at > start) add_word(words, keys, class, text + start, at - start);
        start = at + size;
    }
    if (len > start) add_word(words, keys, class, text + start, len - start);
}

size_t name_words_key(const NameWords *words, size_t from, size_t count,
                      char out[KEY_MAX]) {
    size_t used = 0;
    for (size_t i = from; i < from + count; i++) {
        size_t len = strlen(words->keys[i]);
        if (used + len + 2 > KEY_MAX) return 0;
        if (used) out[used++] = ' ';
        memcpy(out + used, words->keys[i], len);
        used += len;
    }
    out[used] = 0;
    return used;
}
