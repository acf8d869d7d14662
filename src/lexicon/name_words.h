/* SPDX-License-Identifier: MIT
 * The words of a name and their keys. */
#ifndef LEXICON_NAME_WORDS_H
#define LEXICON_NAME_WORDS_H

#include "lexicon/name_keys.h"

#define NAME_WORDS_MAX 12 /* names of more words are never compared by keys */

typedef struct NameWords {
    char keys[NAME_WORDS_MAX][KEY_MAX];
    struct {
        const char *text; /* the word, or the last one that it is made of */
        size_t len;
    } words[NAME_WORDS_MAX]; /* borrowed from what was read */
    size_t count;
    bool too_many;
} NameWords;

/* Reads the words of a name (valid UTF-8) in a class. Hyphens and blanks part
 * words, apostrophes do not. Titles and “al-” have no key and are left out;
 * words of up to three letters count as they are spelled: Li and Lee are two
 * families. A key that ends in + is one with the next: Abdul Aziz is one
 * word. Thread-safe. */
void name_words_read(NameWords *words, const NameKeys *keys, size_t class,
                     const char *text, size_t len);
/* Writes the keys of `count` words from `from` on, a blank between them, into
 * out; returns the length, 0 where they find no room. */
size_t name_words_key(const NameWords *words, size_t from, size_t count,
                      char out[KEY_MAX]);

#endif
