/* SPDX-License-Identifier: MIT
 * Which stretches of a story may be quoted, from the structure of its marks. */
#include "text/quotes_inside.h"

#include "base/arena.h"

typedef struct Build {
    const Story *story;
    const Quotes *quotes;
    QuoteSpan *spans;
    size_t count;
} Build;

/* Spans come in order of their ends, but for those that reach back. */
static void add(Build *b, size_t start, size_t end) {
    if (start >= end) return;
    while (b->count && b->spans[b->count - 1].end >= start) {
        QuoteSpan last = b->spans[--b->count];
        if (last.start < start) start = last.start;
        if (last.end > end) end = last.end;
    }
    b->spans[b->count++] = (QuoteSpan){start, end};
}

static Span paragraph_of(const Build *b, const Quote *mark) {
    return b->story->paragraphs[mark->paragraph].span;
}

/* “We lost all … with no mark that closes: to the end of the paragraph; to the
 * mark, where one closes it paragraphs later. */
static size_t end_of(const Build *b, const Quote *mark) {
    bool hangs = mark->partner == NO_QUOTE || mark->state == QUOTE_CONTINUED ||
                 mark->state == QUOTE_DOUBLED;
    if (hangs) return paragraph_of(b, mark).end;
    return b->quotes->items[mark->partner].start;
}

/* The mark that closes what nothing opened: from the mark before it. */
static size_t start_of(const Build *b, size_t index) {
    const Quote *mark = &b->quotes->items[index];
    while (index-- > 0) {
        const Quote *before = &b->quotes->items[index];
        if (before->paragraph != mark->paragraph) break;
        if (before->turn != QUOTE_NEITHER && before->family == mark->family)
            return before->end;
    }
    return paragraph_of(b, mark).start;
}

bool quotes_mark_inside(const Story *story, Arena *arena, Quotes *quotes) {
    Build b = {story, quotes, NULL, 0};
    b.spans = arena_array(arena, quotes->count, sizeof *b.spans);
    if (!b.spans) return false;
    for (size_t i = 0; i < quotes->count; i++) {
        const Quote *mark = &quotes->items[i];
        if (mark->turn == QUOTE_OPENS)
            add(&b, mark->end, end_of(&b, mark));
        else if (mark->state == QUOTE_UNOPENED)
            add(&b, start_of(&b, i), mark->start);
    }
    quotes->inside = b.spans;
    quotes->inside_count = b.count;
    return true;
}

bool quotes_inside(const Quotes *quotes, size_t at) {
    size_t low = 0, high = quotes->inside_count;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (quotes->inside[mid].end < at)
            low = mid + 1;
        else
            high = mid;
    }
    return low < quotes->inside_count && quotes->inside[low].start <= at;
}
