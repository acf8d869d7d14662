/* SPDX-License-Identifier: MIT
 * Inside passes/: the words of a paragraph, as spelling looks at them. */
#ifndef PASSES_SPELL_WORDS_H
#define PASSES_SPELL_WORDS_H

#include "text/story.h"

#define SPELL_WORD_BYTES 60 /* of the longest word that is looked at */

typedef enum SpellShape {
    SPELT_LOWER, /* goverment */
    SPELT_TITLE, /* Goverment */
    SPELT_OTHER, /* NATO, iPhone, too long */
} SpellShape;

typedef struct SpellWord {
    char lower[SPELL_WORD_BYTES + 8]; /* with straight apostrophes, NUL */
    size_t len, letters;
    SpellShape shape;
    bool joined; /* to what is no word: “well-”, “/b”, “4th”, “@x” */
} SpellWord;

/* The next word of the paragraph from *at on: letters, and apostrophes between
 * them. False: none is left. */
bool spell_word_next(const Story *story, Span paragraph, size_t *at, Span *span,
                     SpellWord *word);
/* The word that is the span. */
void spell_word_read(const Story *story, Span span, SpellWord *word);

#endif
