/* SPDX-License-Identifier: MIT
 * Inside passes/: the state of the `quotation` pass, shared by its files. */
#ifndef PASSES_QUOTATION_H
#define PASSES_QUOTATION_H

#include "passes/kinds.h"

/* Which marks the story uses, and how it ends a quotation before “he said”. */
typedef struct QuoteTally {
    size_t straight, curly; /* double marks that open or close */
    size_t straight_apostrophes, curly_apostrophes;
    size_t comma_inside, comma_outside; /* ,” he said and ”, he said */
} QuoteTally;

/* What a paragraph's marks come to. */
typedef struct QuoteSum {
    bool known;   /* the rest is filled in */
    size_t odd;   /* opened and not closed, or the reverse */
    size_t again; /* opened again */
} QuoteSum;

typedef struct Quotation {
    PassContext *ctx;
    const Story *story;
    const Quote *marks;
    size_t count;
    QuoteTally tally;
    bool curly;      /* the story's own double marks are “ and ” */
    uint32_t leaves; /* the first double mark that is of another style than the
                        first one; or NO_QUOTE */
    QuoteSum *sums;  /* by paragraph */
    uint32_t restart_of; /* the paragraph that was last looked through */
    size_t restart;      /* where a sentence starts again in it, or 0 */
} Quotation;

#define QUOTE_EDITS_MAX 8

/* Something about one mark that a rule may speak of. */
typedef struct QuoteEvent {
    QuoteShape shape;
    uint32_t mark;
    FixClass most; /* what the evidence allows; FIX_NONE: edits do not count */
    Span span;     /* the evidence */
    Edit edits[QUOTE_EDITS_MAX];
    size_t edit_count;
} QuoteEvent;

/* The event's evidence is the mark and a few words behind or before it. */
QuoteEvent quote_event(const Quotation *q, QuoteShape shape, uint32_t mark);
/* Adds an edit; text lasts as long as the pass. */
void quote_edit(QuoteEvent *event, size_t start, size_t end, const char *text);
/* Hands the event to the rules for its shape. */
void quote_tell(Quotation *q, const QuoteEvent *event);

Span quote_paragraph(const Quotation *q, const Quote *mark);
/* Does the paragraph come out even, this mark aside? */
bool quote_comes_even(Quotation *q, uint32_t mark);
/* Has its paragraph a mark without a partner? */
bool quote_has_odd(Quotation *q, uint32_t mark);
/* Does nothing but blanks stand between the mark and its paragraph's start, or
 * its end? */
bool quote_heads(const Quotation *q, const Quote *mark);
bool quote_ends(const Quotation *q, const Quote *mark);
/* Where the blanks before / behind an offset of the mark's paragraph begin /
 * end. */
size_t quote_skip_back(const Quotation *q, const Quote *mark, size_t at);
size_t quote_skip(const Quotation *q, const Quote *mark, size_t at);
/* The mark that does the same for the story's own quotations: “ or ", by turn.
 */
const char *quote_own(const Quotation *q, const Quote *mark);

/* A file each: marks that have no home, marks in the wrong place, and marks of
 * another style. */
void quote_pairs(Quotation *q, uint32_t mark);
void quote_places(Quotation *q, uint32_t mark);
void quote_styles(Quotation *q, uint32_t mark);

#endif
