/* SPDX-License-Identifier: MIT
 * The structure of a story's quotation marks: what each mark does, and where
 * its partner is. Double marks are paired, over paragraphs too; single ones
 * are hints, for an apostrophe looks the same (‘the workers’ union’).
 *
 *     “We will stay,” he said.       closed
 *     “We will stay.⏎“Then we go.”   the first: continued
 *     “We stay. “Then we go.”        the second: reopened, one mark closes both
 *     “He said “stay” twice.”        the inner two: nested
 *
 * All offsets are bytes of prose from 0. */
#ifndef TEXT_QUOTES_H
#define TEXT_QUOTES_H

#include "unicode/delimiters.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct Story;
struct Arena;

typedef enum QuoteTurn { QUOTE_NEITHER, QUOTE_OPENS, QUOTE_CLOSES } QuoteTurn;

typedef enum QuoteState {
    QUOTE_NONE,       /* between two letters: Iran"s */
    QUOTE_CLOSED,     /* has its partner, in this paragraph or another */
    QUOTE_CONTINUED,  /* opens; the next paragraph's first mark (partner) takes
                         the quotation up again */
    QUOTE_REOPENED,   /* opens inside an open quotation; one mark (partner, or
                         none) closes both */
    QUOTE_NESTED,     /* one of a pair inside a pair */
    QUOTE_UNCLOSED,   /* opens and has no home */
    QUOTE_UNOPENED,   /* closes what is not open */
    QUOTE_DOUBLED,    /* directly behind one that does the same (partner) */
    QUOTE_HINT,       /* single; partner where that is clear */
    QUOTE_APOSTROPHE, /* in a word, or for letters left out: ’em, ’90s */
    QUOTE_INCHES,     /* 12", 6’ 2” */
} QuoteState;

/* Marks that pair with one another. All marks for the outer quotation of
 * Latin script are one family: “We’re ready," he said. */
typedef enum QuoteFamily {
    QUOTE_DOUBLE, /* " “ ” „ ‟ ＂ `` '' */
    QUOTE_ANGLE,  /* « » << >> */
    QUOTE_CORNER, /* 「 」 */
    QUOTE_WHITE,  /* 『 』 */
    QUOTE_TITLE,  /* 《 》 */
    QUOTE_WEDGE,  /* 〈 〉 */
    QUOTE_MINUTE, /* 〝 〞 〟 */
    QUOTE_SINGLE, /* ' ‘ ’ ‚ ‛ ‹ › */
} QuoteFamily;

#define NO_QUOTE UINT32_MAX

typedef struct Quote {
    size_t start, end;  /* of the mark */
    uint32_t cp;        /* its first character; `` and '' and << have two */
    uint32_t partner;   /* index, or NO_QUOTE */
    uint32_t paragraph; /* index */
    uint8_t family, turn, state;
    uint8_t looks; /* QuoteTurn by what stands beside it alone */
    bool turned;   /* the mark of the other side: ”We won,” he said */
    bool by_look;  /* looks the same on both sides: straight, Swedish */
    bool at_end;   /* a comma, a stop or the paragraph's end follows: where
                      nothing opens */
} Quote;

typedef struct QuoteSpan {
    size_t start, end;
} QuoteSpan;

typedef struct Quotes {
    const Quote *items; /* in order of the text */
    size_t count;
    const QuoteSpan *inside; /* what may be quoted; sorted, not touching */
    size_t inside_count;
} Quotes;

/* Finds the structure of a story whose paragraphs and protected spans are
 * known. Time goes with the length of the text. False: no memory. */
bool quotes_find(const struct Story *story, struct Arena *arena, Quotes *out);
/* Is the place within quotation marks, single ones included? In doubt yes:
 * what asks is about to change words. */
bool quotes_inside(const Quotes *quotes, size_t at);

#endif
