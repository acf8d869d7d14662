/* SPDX-License-Identifier: MIT
 * Which sentence a place is in. Found on the first need, a paragraph at a
 * time: most paragraphs are never asked about. */
#ifndef TEXT_SENTENCES_H
#define TEXT_SENTENCES_H

#include "lexicon/abbreviations.h"
#include "text/story.h"
#include "unicode/breaks.h"

/* One thread's; zeroed but for the first two, it is ready. */
typedef struct Sentences {
    const char *lang; /* NULL: undecided */
    const Abbreviations *abbreviations;
    Breaker *breaker;   /* opened on the first need; owned */
    const Story *story; /* of the paragraph at hand */
    size_t paragraph;
    size_t *ends; /* bytes of prose; owned */
    size_t count;
} Sentences;

/* The sentence of the paragraph that holds prose offset at, blanks behind it
 * included; of one longer than any sentence is, a part. The whole paragraph
 * when ICU cannot tell. */
Span sentence_at(Sentences *sentences, const Story *story, size_t paragraph,
                 size_t at);
void sentences_free(Sentences *sentences);

#endif
