/* SPDX-License-Identifier: MIT
 * Function words by language, from dict/language/. */
#ifndef LEXICON_LANGUAGES_H
#define LEXICON_LANGUAGES_H

#include "base/arena.h"
#include "base/hash.h"
#include "base/status.h"

#define LANGUAGES_MAX 32

typedef struct Languages {
    Arena *arena;
    const char *codes[LANGUAGES_MAX]; /* "en", "fr": ISO 639-1 */
    size_t count;
    Map words; /* lower-case word -> one bit per language */
} Languages;

/* Adds a word list (a word a line, # comments) as the language of that code.
 * STATUS_LIMIT after LANGUAGES_MAX languages. */
Status languages_add(Languages *languages, const char *code, const char *bytes,
                     size_t len);
/* One bit per language that has this lower-case word. */
uint32_t languages_of(const Languages *languages, const char *word, size_t len);
/* The bit of the language of that code, 0 if there is none. */
uint32_t languages_bit(const Languages *languages, const char *code);
void languages_free(Languages *languages);

#endif
