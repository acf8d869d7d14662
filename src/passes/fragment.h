/* SPDX-License-Identifier: MIT
 * Inside passes/: what the rules of kind `fragment` share. */
#ifndef PASSES_FRAGMENT_H
#define PASSES_FRAGMENT_H

#include "passes/kinds.h"
#include "text/phrase.h"
#include "text/reading.h"

/* A paragraph as one rule reads it. */
typedef struct Fragment {
    PassContext *ctx;
    const Rule *rule;
    const Story *story;
    size_t paragraph;
    Span whole; /* of the paragraph, without blanks at its edges */
    Reader reader;
} Fragment;

/* Proposes: `evidence`, and for it `edit`; NULL: no repair. */
void fragment_tell(Fragment *f, Span evidence, const Edit *edit);
/* The same of a repair that makes more than one edit. */
void fragment_tell_edits(Fragment *f, Span evidence, const Edit *edits,
                         size_t count);
/* Where words end and blanks start, going back from `end`. */
size_t fragment_skip_back(const Story *story, size_t start, size_t end);
/* Does a word that ends at `end`, before a stop, end its sentence for certain:
 * no initial, no abbreviation? */
bool fragment_ends_plainly(const Fragment *f, size_t end);
/* The word in small letters is one of the language. */
bool fragment_knows(const Fragment *f, Span word);
/* The word at the span is an entry of the kind, in its small letters. */
bool fragment_is(const Fragment *f, WordKind kind, Span word);

/* “… in the port. blamed on militants.” (fragment_lower.c) */
void fragment_lower(Fragment *f);
/* A paragraph that starts in lower case. */
void fragment_lower_start(Fragment *f);
/* A paragraph that ends within a sentence, before one that starts so. */
void fragment_break(Fragment *f);

#endif
