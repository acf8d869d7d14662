/* SPDX-License-Identifier: MIT
 * From a story to its settled form: rounds of passes until nothing is left to
 * repair. */
#ifndef PASSES_SETTLE_H
#define PASSES_SETTLE_H

#include "edits/lay.h"
#include "passes/passes.h"

/* Rounds at each level before a rule that still proposes is banned. */
#define ROUNDS_MAX 4

/* A finding placed in the source. Strings lie in the arena of the job. */
typedef struct Placed {
    const Rule *rule;
    FixClass fix;
    Span source; /* the evidence, bytes of the source */
    const char *message;
    SourceEdits edits; /* what its repair does to the source */
    const Also *also;
    bool applied;      /* its repair is in the settled story */
    const Rule *below; /* it is no louder than this one; NULL: as its rule */
} Placed;

typedef struct Settle {
    /* Given. */
    const Ruleset *rules;
    const Names *names;
    const NameKeys *keys;
    const NameIndex *people;
    const Countries *countries;
    const Roles *roles;
    KnownWords *words; /* NULL: none is known */
    Orthography *orthography;
    const Languages *languages, *leftovers;
    const size_t *house; /* by rule index: the form asked for, or NO_FORM */
    const Abbreviations *abbreviations;
    const char *lang;       /* NULL: undecided */
    bool lang_known;        /* lang is settled, NULL or not */
    const char *looks_like; /* the encoding it may be in; NULL: no guess */
    const bool *enabled;
    Wrap wrap;
    FixClass fixes; /* the least safe class to lay in; FIX_NONE: none */
    Clock clock;
    Accept accept;
    uint64_t rule_ns; /* for each rule over each snapshot; 0: by its length */
    Arena *arena;     /* of everything in found */
    /* Made. */
    Story *story; /* given as read, settled afterwards; owned by the caller */
    struct {
        Placed *items; /* owned by the caller */
        size_t count, cap;
    } found;
} Settle;

Status settle(Settle *job);

#endif
