/* SPDX-License-Identifier: MIT
 * What the words of a stretch of prose may be, one by one: enough to tell a
 * piece of a sentence (“Conflict.”, “By the council.”) from a short one that
 * is whole (“Prices fell.”).
 *
 * It goes by lists of closed classes (dict/speech/, dict/sentences/) and by
 * the affix flags of the language's dictionary: who can be “walked” and
 * “walking” is a verb. What it cannot see: which of several things a word is
 * in its place. “Strike” is a noun and a verb, “walked” a past tense and a
 * participle; “The ship sunk near the port.” has a verb here, and “Trade
 * rests.” may be a sentence or two nouns. It does not know who does what, nor
 * idioms, nor words that the dictionary lacks.
 *
 * All are thread-safe. */
#ifndef TEXT_READING_H
#define TEXT_READING_H

#include "lexicon/words.h"
#include "text/story.h"

/* What a word may be; several at once. */
typedef enum WordSense {
    SENSE_FUNCTION = 1 << 0, /* of a closed class: the, of, he, and */
    SENSE_FINITE = 1 << 1,   /* a verb, and nothing else: said, is */
    SENSE_PAST = 1 << 2,     /* past tense or participle: walked */
    SENSE_ING = 1 << 3,      /* walking */
    SENSE_THIRD = 1 << 4,    /* walks; often a plural, too */
    SENSE_BASE = 1 << 5,     /* walk; often a noun, too */
    SENSE_NOUN = 1 << 6,     /* has a genitive: walk’s */
    SENSE_NAME = 1 << 7,     /* a capital where the dictionary has no such word
                                in small letters */
    SENSE_NUMBER = 1 << 8,
    SENSE_ADVERB = 1 << 9,  /* by its ending: slowly */
    SENSE_PLURAL = 1 << 11, /* made of another word by -s: walks */
    SENSE_KNOWN = 1 << 10,  /* in small letters a word of the language */
} WordSense;

#define SENSE_VERB                                                             \
    (SENSE_FINITE | SENSE_PAST | SENSE_THIRD | SENSE_BASE) /* maybe */

typedef struct Reader {
    const Story *story; /* it has lists and a language */
    KnownWords *words;
} Reader;

typedef struct Reading {
    size_t words;
    size_t finite;   /* that are verbs and nothing else */
    size_t maybe;    /* that may be a verb in its place: of the past, or behind
                        another word and no article */
    size_t agreeing; /* that may be what the noun before them does */
    size_t function; /* of closed classes */
} Reading;

/* The senses of the word at this span of the prose; 0 where nothing tells. */
unsigned reading_word(const Reader *reader, Span word);
/* Reads all words of the span, whatever stands between them. */
Reading reading_of(const Reader *reader, Span span);
/* Has it a verb, as far as its words tell? */
bool reading_has_verb(const Reading *reading);

#endif
