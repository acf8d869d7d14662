/* SPDX-License-Identifier: MIT
 * Inside passes/: the state of the `pair` pass, shared by its two files. */
#ifndef PASSES_PAIRS_H
#define PASSES_PAIRS_H

#include "passes/kinds.h"

typedef struct PairMark {
    size_t at, size; /* bytes of prose */
    uint32_t cp;
} PairMark;

typedef struct PairFacts {
    const PairMark *marks; /* in order */
    size_t count;
} PairFacts;

typedef struct Pair {
    uint32_t open, close;
} Pair;

/* Something about one mark that a rule may speak of. */
typedef struct PairEvent {
    PairShape shape;
    size_t paragraph;
    PairMark mark;
    size_t first; /* doubled: where the first of the two is */
} PairEvent;

typedef struct Fold {
    PassContext *ctx;
    const PairFacts *const *facts; /* one a paragraph, NULL without marks */
    Pair pair;
    size_t paragraph;
    const PairMark *open, *last_close; /* in this paragraph */
    const PairMark *outer; /* the last one that opened around `open` */
    size_t depth;          /* how many are open around `open` */
    bool carried; /* open since an earlier paragraph that none reopened */
    struct {
        PairEvent *items;
        size_t count, cap;
    } events; /* of this paragraph */
} Fold;

/* Reports the paragraph's events by the rules for their shapes. */
void pair_report(Fold *fold);

#endif
