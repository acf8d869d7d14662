/* SPDX-License-Identifier: MIT
 * Words by kind and language. From dict/furniture/, what tells what a line or
 * a story is: “EDS:”, “MORE”, agencies, months, “I”. From dict/speech/, what
 * tells who said it: “said”, “minister”, “Mr”, “de”. From dict/sentences/, what
 * tells a sentence from a piece of one. */
#ifndef LEXICON_FURNITURE_H
#define LEXICON_FURNITURE_H

#include "base/arena.h"
#include "base/fault.h"
#include "base/hash.h"
#include "base/status.h"
#include <stdbool.h>

typedef enum WordKind {
    WORD_HEADER,  /* what a transmission starts with: ZCZC */
    WORD_START,   /* a line that starts so is furniture: EDS: */
    WORD_LINE,    /* a line that is nothing else: MORE */
    WORD_SPAN,    /* furniture wherever it stands: [sic] */
    WORD_SLUG,    /* how a word of a slug line starts: BC- */
    WORD_AGENCY,  /* in a dateline's brackets, or alone on a line: AP */
    WORD_BYLINE,  /* what names follow: By */
    WORD_MONTH,   /* of datelines and time lines: Jan */
    WORD_ZONE,    /* of time lines: GMT */
    WORD_ASK,     /* what a question starts with: Q: */
    WORD_ANSWER,  /* and an answer: A: */
    WORD_SELF,    /* who writes “I”, lower case: i */
    WORD_REPORTS, /* what news is full of and columns are not: said */
    /* Of dict/speech/; as written within a sentence, where none says more. */
    WORD_SPEECH,     /* a verb that ends a quotation: said, told */
    WORD_DIRECT,     /* one of them that never stands before who speaks: told */
    WORD_CLAUSE,     /* both in one: said police */
    WORD_ADVERB,     /* between who speaks and the verb: later, has */
    WORD_PRONOUN,    /* who speaks: he */
    WORD_SPEAKER,    /* a noun for who speaks: minister, police, report */
    WORD_TITLE,      /* before a name: Mr, Gen., Prime Minister */
    WORD_PARTICLE,   /* within a name: de, bin, al- */
    WORD_DETERMINER, /* what a noun starts with: the, two, several */
    WORD_MODIFIER,   /* between that and the noun: senior, health */
    WORD_LINK,       /* from a noun to whom it speaks for: for, of */
    WORD_FUNCTION,   /* no part of who speaks, even with a capital: after */
    WORD_GENITIVE,   /* the end of a word that owns the next: ’s */
    WORD_ELISION,    /* what follows an apostrophe for lost letters: em, til */
    WORD_JOINS,      /* after which no sentence starts: and, which */
    WORD_RESTARTS,   /* that shows one starting, by its capital: He */
    /* Of dict/sentences/. */
    WORD_FINITE,      /* a verb, and nothing else: said, isn’t */
    WORD_PARTICIPLE,  /* of the past, by no rule: taken; some are finite, too */
    WORD_PREPOSITION, /* of, according to */
    WORD_TURNS,       /* between a word and itself: day by day */
    WORD_ABBREVIATED, /* whose stop may end a sentence or not: Inc */
    WORD_ALONE,       /* a sentence by itself, as it starts one: Never */
    WORD_PAST_FLAG,   /* by which the dictionary makes “walked”: D */
    WORD_ING_FLAG,    /* “walking”: G */
    WORD_THIRD_FLAG,  /* “walks”: S */
    WORD_NOUN_FLAG,   /* “walk’s”: M */
    WORD_NOUN_ENDING, /* what that one writes: 's */
    WORD_ING_ENDING,  /* ing */
    WORD_ADVERB_ENDING, /* how words end that are no nouns: ly */
    WORD_KINDS
} WordKind;

#define FURNITURE_PAIRS 4096

typedef struct Furniture {
    Arena *arena;
    Map known;  /* kind, "en EDS:", and kind, " EDS:" */
    Map firsts; /* kind, "en ": where in first it is */
    struct {
        const char **items; /* owned; the words are the arena's */
        size_t count, cap;
    } first;
    size_t longest[WORD_KINDS];   /* bytes, of any language */
    bool starts[WORD_KINDS][256]; /* is there one that starts with the byte? */
    /* By the first two bytes, folded: a bit is not set where there is none. */
    unsigned char pairs[WORD_KINDS][FURNITURE_PAIRS / 8];
} Furniture;

/* Adds a list ("kind<TAB>words" a line, # comments) as that language's. path
 * is kept; what is wrong goes to faults. */
Status furniture_add(Furniture *furniture, const char *path, const char *lang,
                     const char *bytes, size_t len, Faults *faults);
/* Is this of the kind? lang NULL: in any language. furniture NULL: no. */
bool furniture_has(const Furniture *furniture, WordKind kind, const char *lang,
                   const char *words, size_t len);
/* May there be one that starts with these two bytes? Words in a text are asked
 * about by the million, and few are entries. */
static inline bool furniture_may(const Furniture *furniture, WordKind kind,
                                 unsigned char first, unsigned char second) {
    unsigned at = (first * 131u + second) % FURNITURE_PAIRS;
    return furniture->pairs[kind][at / 8] >> at % 8 & 1;
}
/* Bytes of the longest entry of the kind that text starts with, a whole word;
 * 0 when none is. */
size_t furniture_at(const Furniture *furniture, WordKind kind, const char *lang,
                    const char *text, size_t len);
/* The first entry of the kind in the list of that language, of those that are
 * alone in theirs ("ing"); NULL: none. Lives as long as the arena. */
const char *furniture_first(const Furniture *furniture, WordKind kind,
                            const char *lang);
void furniture_free(Furniture *furniture);

#endif
