/* SPDX-License-Identifier: MIT
 * Known words: those of the system's Hunspell dictionaries for a language,
 * the additions of dict/words/, and the words of the names authority. Hunspell
 * is included by words.c alone. */
#ifndef LEXICON_WORDS_H
#define LEXICON_WORDS_H

#include "base/status.h"
#include "lexicon/names.h"
#include <stdbool.h>

/* Shared by threads: Hunspell's handles are not made for that, so that a lock
 * guards all that known_words_has looks at. No dictionary is read before the
 * first question. */
typedef struct KnownWords KnownWords;

/* names is borrowed, must outlive the words and may still grow until the first
 * question. NULL when memory runs out. */
KnownWords *known_words_new(const Names *names);
void known_words_free(KnownWords *words); /* NULL is fine */

/* Adds a list of dict/words/ (format: dict/README.md) to the language of that
 * two-letter code. bytes are borrowed and must outlive the words. Before the
 * first question only: no lock is taken. STATUS_LIMIT: too many languages. */
Status known_words_add(KnownWords *words, const char *lang, const char *bytes,
                       size_t len);

/* Is every word of this text (valid UTF-8) a word of that language or part of
 * a name? A word is a run of letters and digits, with apostrophes inside it;
 * figures are known, and a name also before an apostrophe and at most two
 * letters (Guterres’s). lang NULL: of any language that has a list in
 * dict/words/. Where no dictionary of the language is installed (see words.c),
 * additions and names alone are known. words NULL: no. Thread-safe. */
bool known_words_has(KnownWords *words, const char *lang, const char *text,
                     size_t len);

/* Is a dictionary of that language installed? Without one most words are not
 * known, which says nothing of them. words or lang NULL: no. Thread-safe. */
bool known_words_can_tell(KnownWords *words, const char *lang);

#define WORD_STEM_BYTES 100
#define WORD_FLAG_BYTES 8

/* How many words of the language's dictionaries lack one letter, other than
 * the first, to be this word of ASCII letters in lower case: “reinery” for
 * refinery. Stops at two. out, WORD_STEM_BYTES, gets the first, with a NUL. No
 * index: about 26 questions to Hunspell a letter. Thread-safe. */
size_t known_words_missing(KnownWords *words, const char *lang,
                           const char *word, size_t len, char *out);

/* How a dictionary makes one word of another: “walked” is walk with the affix
 * flag D. */
typedef struct WordStem {
    char stem[WORD_STEM_BYTES];
    char flag[WORD_FLAG_BYTES]; /* empty: the word is listed as it is */
} WordStem;

/* Fills out with the ways in which the language's first installed dictionary
 * knows this one word (valid UTF-8), at most `most` of them, and returns how
 * many: 0 for an unknown one, without a dictionary, or with words NULL.
 * Flags are those of the dictionary's .aff file (Hunspell's analyze).
 * Thread-safe. */
size_t known_words_stems(KnownWords *words, const char *lang, const char *text,
                         size_t len, WordStem *out, size_t most);

#endif
