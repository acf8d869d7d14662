/* SPDX-License-Identifier: MIT
 * What passes propose: findings on one snapshot of a story, each with at most
 * one repair (one or more edits, all or none). Offsets are the snapshot's
 * prose. */
#ifndef EDITS_FINDING_H
#define EDITS_FINDING_H

#include "ruleset/rule.h"
#include "text/story.h"

typedef struct Edit {
    Span span;
    const char *text; /* the replacement; borrowed from an arena */
    size_t len;
} Edit;

/* Rules whose equal repair this finding speaks for as well. */
typedef struct Also {
    const Rule *rule;
    const struct Also *next;
} Also;

typedef struct Finding {
    const Rule *rule;
    FixClass fix; /* the rule's, or less: FIX_NONE exactly when no edits */
    Span span;    /* the evidence */
    const char *message;
    const Edit *edits; /* sorted, not overlapping */
    size_t edit_count;
    const Also *also;
    size_t paragraph; /* of the span's start */
    uint32_t unfit;   /* the character for which its repair was left out: the
                         encoding has none; 0: none */
    bool covered;     /* inside resolve_merge alone: part of another's repair */
} Finding;

#define FINDINGS_MAX ((size_t)2000000) /* a story; past it STATUS_LIMIT */

typedef struct Findings {
    Arena arena;    /* strings and edits of the items */
    Finding *items; /* owned */
    size_t count, cap;
    Status status; /* sticky: STATUS_MEMORY or STATUS_LIMIT */
} Findings;

void findings_add(Findings *findings, Finding finding);
void findings_clear(Findings *findings); /* keeps the array's room */
void findings_free(Findings *findings);

#endif
