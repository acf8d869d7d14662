/* SPDX-License-Identifier: MIT
 * UTF-8 that was read with the wrong code page, once or several times over:
 * finding it, and proving what it was. A stretch is judged by itself; what it
 * would be must be valid UTF-8, plausible, and less odd than what stands. */
#ifndef PASSES_MISREAD_H
#define PASSES_MISREAD_H

#include "base/hash.h"
#include "passes/oddness.h"
#include "text/story.h"

typedef struct Cells {
    Cell *items; /* owned */
    size_t count, cap;
} Cells;

/* What speaks for a reading. */
typedef struct Judgement {
    int score; /* how much better it is than what stands; below 0: not */
    unsigned odd, fresh; /* its oddness, and that of what was read anew */
    unsigned bonus;      /* for what does not come about by chance */
    size_t touched;      /* characters read anew */
    size_t marks;        /* quotation marks and dashes among them */
    size_t cjk;          /* characters of China, Japan and Korea */
    size_t rare;         /* rare letters among them */
} Judgement;

/* One thread's; a zeroed one is ready, reading_free ends it. */
typedef struct Reading {
    const Story *story;
    const Map *joins; /* ends of words that “Ã ” belongs to; may be NULL */
    size_t end;       /* of the paragraph */
    bool open;        /* a “ stands open where the stretch starts */
    Span span;        /* the stretch at hand */
    bool has_blank;   /* in it: what is proven may be another word */
    Cells was;        /* it as it stands, */
    Cells is;         /* and as it was meant, where that differs */
    Cells first, from, to; /* at work */
    unsigned sure;         /* bits of pages that others near were misread as */
    unsigned ties;         /* bits of pages that read it as well as the best */
    bool contested;        /* another page makes as good a thing of it */
    unsigned was_odd;      /* its oddness as it stands */
    Judgement best;
    int page;    /* it was misread as */
    bool failed; /* memory */
} Reading;

/* The next place at or behind `at` where a stretch may have been misread;
 * r->end when there is none. Keeps r->open up to date. One linear scan. */
size_t reading_next(Reading *r, size_t at);
/* Judges the stretch around `at`, which starts at `from` or later: span, is
 * and the figures. False: it stays as it is. */
bool reading_judge(Reading *r, size_t from, size_t at);
/* Is what was found proven: alone, or given that others of
 * its paragraph were misread as the same page? */
bool reading_proves(const Reading *r, bool alone);
/* Is it beyond doubt, so that it speaks for others? */
bool reading_is_strong(const Reading *r);
void reading_free(Reading *r);

#endif
