/* SPDX-License-Identifier: MIT
 * Inside passes/: a paragraph as `repeat` rules read it. */
#ifndef PASSES_REPEAT_WORDS_H
#define PASSES_REPEAT_WORDS_H

#include "passes/kinds.h"

/* What follows a word, before the next. */
typedef enum After {
    AFTER_BLANK, /* blanks alone */
    AFTER_COMMA, /* a comma and blanks */
    AFTER_STOP,  /* what ends a sentence, and blanks */
    AFTER_ELSE,
} After;

/* What stands between blanks, without the marks around it. */
typedef struct RepeatWord {
    Span span;
    uint64_t hash; /* of its bytes, ASCII capitals as small letters */
    After after;
    bool opens; /* marks stand before it */
} RepeatWord;

typedef struct RepeatWords {
    const Story *story;
    const RepeatWord *items; /* in the arena that was given */
    size_t count;
} RepeatWords;

/* Reads the words of a span. False: no memory. */
bool repeat_words_read(RepeatWords *out, const Story *story, Span span,
                       Arena *arena);
/* Are these two the same, but maybe for capitals? */
bool repeat_words_same(const RepeatWords *words, size_t a, size_t b);
/* The same, byte for byte. */
bool repeat_words_equal(const RepeatWords *words, size_t a, size_t b);

#endif
