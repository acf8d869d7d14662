/* SPDX-License-Identifier: MIT
 * Which spelling of a word a story has most often: words of one place of a
 * name (“Haddadi”, “Hadadi”) share a slot, and each spelling counts its uses.
 */
#ifndef PASSES_NAME_VOTES_H
#define PASSES_NAME_VOTES_H

#include "passes/passes.h"

typedef struct NameSpelling {
    const char *folded; /* letters_fold */
    size_t folded_len;
    Span shown; /* how the story writes it first */
    size_t count;
    uint32_t slot;
    uint32_t next; /* of the slot: its place + 1; 0: none */
} NameSpelling;

typedef struct NameVotes {
    NameSpelling *items; /* owned */
    size_t count, cap;
    uint32_t slots;
} NameVotes;

/* A word of a name: where it stands, and the place of its spelling + 1. */
typedef struct NameWord {
    Span span;
    uint32_t spelling; /* 0: it has no vote */
} NameWord;

/* Counts `uses` more of this spelling in the slot that begins with the
 * spelling *first (its place + 1; 0: a new slot, whose first it becomes).
 * Returns its place + 1; 0 where it has none: no letters, no memory. */
uint32_t name_vote(PassContext *ctx, NameVotes *votes, uint32_t *first,
                   Span word, size_t uses);
/* The spelling of a slot that has most uses, the first one at a tie. */
const NameSpelling *name_winner(const NameVotes *votes, uint32_t first);
/* The word without “al-”, which two mentions of a person may differ in. */
Span name_core(const PassContext *ctx, Span word);
/* Has it small letters? Of HADDADI nobody knows how it is written. */
bool name_has_small(const Story *story, Span word);
/* Proposes the edits of words, in the order of the text, at the span. */
void name_report_words(PassContext *ctx, const Rule *rule, size_t paragraph,
                       Span span, const Edit *edits, size_t count);
/* What the span becomes with the edits, into out. */
void name_rewritten(const Story *story, Span span, const Edit *edits,
                    size_t count, Buf *out);

#endif
