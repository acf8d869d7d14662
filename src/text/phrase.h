/* SPDX-License-Identifier: MIT
 * The first words of a stretch of prose, and which entries of the lists by
 * kind (lexicon/furniture.h) they are. Thread-safe; nothing is allocated. */
#ifndef TEXT_PHRASE_H
#define TEXT_PHRASE_H

#include "text/story.h"

#define PHRASE_MOST 25 /* words */

/* What stands between a word and the next. */
typedef enum Gap {
    GAP_END,   /* anything else, or there is no next */
    GAP_BLANK, /* blanks alone */
    GAP_COMMA, /* a comma and blanks */
} Gap;

typedef struct PhraseWord {
    Span span; /* of the prose; with the stop of “Gen.”, “J.”, “U.S.” */
    Gap gap;
    bool capital;  /* Smith, al-Kuwari */
    bool number;   /* starts with a digit: 54-year-old */
    bool genitive; /* bank’s, workers’ */
} PhraseWord;

typedef struct Phrase {
    const Story *story; /* borrowed; it has lists and a language */
    PhraseWord words[PHRASE_MOST];
    size_t count;
} Phrase;

/* The offset behind the word that starts at `at`, at most `end`; `at` itself
 * when none starts there. A hyphen or an apostrophe between letters is in the
 * word, as are the stops of “U.S”. */
size_t phrase_word_end(const Story *story, size_t at, size_t end);
/* Reads the words from `at` on, up to the first gap that is neither blanks nor
 * a comma, none beyond `end` (at most story->len). */
void phrase_read(Phrase *phrase, const Story *story, size_t at, size_t end);
/* How many words from the index on are an entry of the kind, the longest one,
 * as written; 0 when none is, or there is no such word. */
size_t phrase_match(const Phrase *phrase, size_t at, WordKind kind);
/* The same, where the first letter may be a capital that the list lacks. */
size_t phrase_match_any(const Phrase *phrase, size_t at, WordKind kind);

#endif
