/* SPDX-License-Identifier: MIT
 * A story: contiguous prose in UTF-8, and the runs that say where in the
 * source each piece of it came from. The source is what the caller handed in;
 * prose is what the rules read. One map serves a BOM, a CRLF, bytes that are
 * no UTF-8, and every repair laid in so far. A story never changes once built:
 * laying repairs in (edits/lay.h) builds the next one.
 *
 * All offsets are bytes from 0, spans are half-open. */
#ifndef TEXT_STORY_H
#define TEXT_STORY_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/status.h"
#include "lexicon/furniture.h"
#include "text/quotes.h"
#include "text/source.h"
#include <stdbool.h>
#include <stdint.h>

typedef struct Span {
    size_t start, end;
} Span;

typedef enum RunCodec {
    RUN_SAME,    /* prose and source are the same bytes */
    RUN_NEWLINE, /* "\n" in the prose, "\r\n" in the source */
    RUN_OPAQUE,  /* U+FFFD, or nothing (a BOM), for bytes that stay as they are
                  */
    RUN_EDIT,    /* the prose replaces the source: a repair */
    RUN_WRAP,    /* " " in the prose, a line end in the source, with the blanks
                    around it: a paragraph that was wrapped by hand */
} RunCodec;

/* The findings whose edits make an edit run, a list in the story's arena. */
typedef struct Cause {
    uint32_t finding;
    const struct Cause *next;
} Cause;

/* Runs cover prose and source without gap, in order. */
typedef struct Run {
    Span prose, source;
    RunCodec codec;
    const Cause *causes; /* RUN_EDIT alone */
    uint32_t wraps;      /* RUN_WRAP: 1; RUN_EDIT: those it covers */
} Run;

/* What a stretch of prose is, so that rules can stay out of it. */
typedef enum Context {
    CONTEXT_URL = 1 << 0,
    CONTEXT_MAIL = 1 << 1,
    CONTEXT_HANDLE = 1 << 2,  /* @name */
    CONTEXT_HASHTAG = 1 << 3, /* #word */
    CONTEXT_CODE = 1 << 4,    /* `…` */
    CONTEXT_FILE = 1 << 5,    /* report.pdf */
    CONTEXT_TICKER = 1 << 6,  /* (AAPL.O), <MSFT.O> */
    CONTEXT_TAG = 1 << 7,     /* <b>, </p>, <br/> */
    CONTEXT_MARKUP = 1 << 8,  /* any place of a paragraph with tags in it */
    CONTEXT_QUOTES = 1 << 9,  /* within quotation marks (quotes_inside) */
    /* Of whole paragraphs (text/facts.h); FURNITURE also of spans: datelines,
     * [sic]. */
    CONTEXT_HEADLINE = 1 << 10,
    CONTEXT_SUBHEAD = 1 << 11,
    CONTEXT_LIST = 1 << 12,      /* one of several items */
    CONTEXT_TABLE = 1 << 13,     /* a row of columns or figures */
    CONTEXT_FURNITURE = 1 << 14, /* slugs, bylines, EDS:, MORE */
} Context;

typedef struct Protected {
    Span span;
    Context context;
} Protected;

typedef struct Paragraph {
    Span span;         /* without the line feed that ends it */
    unsigned contexts; /* enum Context bits that hold for all of it */
    bool hard_wrap;    /* of several lines */
    bool bad_bytes;    /* some of it is no UTF-8 (RUN_OPAQUE) */
} Paragraph;

/* What kind of story it is, as far as its words and lines tell. */
typedef enum StoryRole {
    ROLE_NEWS,
    ROLE_COLUMN,     /* someone writes “I” */
    ROLE_QA,         /* questions and answers */
    ROLE_LIST,       /* items, or rows of figures */
    ROLE_TRANSCRIPT, /* who speaks stands before each paragraph */
    ROLES
} StoryRole;

typedef struct Story {
    Arena arena;
    const char *source; /* borrowed from the caller */
    size_t source_len;
    const char *text; /* the prose; NUL-terminated */
    size_t len;
    const Run *runs;
    size_t run_count;
    const Paragraph *paragraphs;
    size_t paragraph_count;
    const Protected *spans; /* sorted, not overlapping */
    size_t span_count;
    bool crlf; /* its first line ends in CRLF: repairs write that too */
    StoryRole role;
    int year; /* that its furniture dates it with; 0: nothing tells */
    /* Bytes that are no UTF-8 are so many that what is UTF-8 may be by chance:
     * “三つ大” in Shift_JIS holds C2 91. */
    bool doubtful;
    bool wrapped;               /* read as wrapped by hand */
    const Furniture *furniture; /* words its facts are found by; may be NULL */
    const char *lang;           /* whose words; NULL: any */
    Delimiters delimiters;      /* of that language */
    Quotes quotes;
    /* Where source itself comes from, borrowed; NULL: repairs are written as
     * they are, in UTF-8. */
    const Source *origin;
} Story;

/* Are the lines wrapped by hand? */
typedef enum Wrap { WRAP_BY_LOOK, WRAP_NO, WRAP_YES } Wrap;

/* Builds the story of a plain text. source is borrowed and must outlive it. */
Status story_plain(Story **out, const char *source, size_t len);
/* The same, where the caller knows whether lines are wrapped. */
Status story_plain_as(Story **out, const char *source, size_t len, Wrap wrap);
/* Builds the story that has this text and these runs over the same source.
 * text and runs lie in arena, which the new story takes over, whatever comes
 * back. */
Status story_next(Story **out, const Story *from, Arena *arena,
                  const char *text, size_t len, const Run *runs, size_t count);
void story_free(Story *story); /* NULL is fine */
/* Before a story is used, and once its language is known: finds its facts
 * again, now by these words. Both are borrowed; the stories that come of this
 * one have them too. lang NULL: undecided. */
Status story_learn(Story *story, const Furniture *furniture, const char *lang);

/* The run that holds prose offset at; at the seam of two, the later one that
 * is not empty. The index of the last run for at == len. */
size_t story_run_at(const Story *story, size_t at);
/* The source span that a prose span stands for; a repair counts whole. */
Span story_source(const Story *story, Span prose);
/* The paragraph that holds or follows the offset; paragraph_count past the
 * last one. */
size_t story_paragraph_at(const Story *story, size_t at);
/* The contexts that touch a span of one paragraph, as bits of `wanted`. */
unsigned story_contexts(const Story *story, size_t paragraph, Span span,
                        unsigned wanted);

#endif
