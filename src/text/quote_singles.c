/* SPDX-License-Identifier: MIT
 * Single marks. Most are apostrophes, so what is made of the rest is no more
 * than a hint: partners are never looked for beyond the paragraph. */
#include "base/utf8.h"
#include "text/quote_marks.h"
#include "unicode/chars.h"

typedef struct Singles {
    const Story *story;
    const QuoteHabits *habits;
    Quote *marks;
    size_t count;
    uint32_t open; /* in this paragraph, or NO_QUOTE */
} Singles;

static bool is_after_number(const Singles *f, const Quote *mark) {
    size_t size;
    uint32_t cp = utf8_before(f->story->text, mark->start, &size);
    return mark->start && char_is_digit(cp);
}

/* ‘The walkers’ club will pay,’ he said: a word goes on behind the mark, and
 * another mark closes. */
static bool is_possessive(const Singles *f, uint32_t index) {
    const Quote *mark = &f->marks[index];
    size_t size, end = f->story->paragraphs[mark->paragraph].span.end;
    uint32_t cp = utf8_at(f->story->text, end, mark->end, &size);
    if (!char_is_blank(cp) || f->story->text[mark->start - 1] != 's' ||
        !char_is_lower(utf8_at(f->story->text, end, mark->end + size, &size)))
        return false;
    for (size_t i = index + 1; i < f->count && i < index + 16; i++) {
        const Quote *next = &f->marks[i];
        if (next->paragraph != mark->paragraph) return false;
        if (next->family != QUOTE_SINGLE || next->state != QUOTE_UNOPENED)
            continue;
        return next->looks == QUOTE_CLOSES;
    }
    return false;
}

static void close_single(Singles *f, uint32_t index) {
    if (f->open == NO_QUOTE || is_possessive(f, index)) {
        bool minutes = is_after_number(f, &f->marks[index]); /* 23', 71' */
        f->marks[index].state = minutes ? QUOTE_INCHES : QUOTE_APOSTROPHE;
        return;
    }
    f->marks[index].turn = QUOTE_CLOSES;
    f->marks[index].state = QUOTE_HINT;
    f->marks[index].partner = f->open;
    f->marks[f->open].partner = index;
    f->open = NO_QUOTE;
}

/* ‘ closes where ‚ is open; ’ opens nothing: then it is an apostrophe. */
static void read_single(Singles *f, uint32_t index) {
    Quote *mark = &f->marks[index];
    QuoteTurn turn =
        mark->by_look ? (QuoteTurn)mark->looks : (QuoteTurn)mark->turn;
    bool low = f->open != NO_QUOTE && f->marks[f->open].cp == 0x201A;
    mark->turn = QUOTE_NEITHER;
    if (mark->cp == 0x2018 && low) turn = QUOTE_CLOSES;
    if (mark->cp == 0x2019 && mark->looks == QUOTE_OPENS &&
        f->habits->own.inner_open == 0x2019)
        turn = f->open == NO_QUOTE ? QUOTE_OPENS : QUOTE_CLOSES;
    if (turn == QUOTE_OPENS) {
        mark->state = QUOTE_HINT;
        mark->turn = QUOTE_OPENS;
        f->open = index;
    } else if (mark->looks == QUOTE_CLOSES && turn == QUOTE_CLOSES) {
        close_single(f, index);
    } else {
        mark->state = QUOTE_APOSTROPHE;
    }
}

void quote_singles(const Story *story, const QuoteHabits *habits, Quote *marks,
                   size_t count) {
    Singles f = {story, habits, marks, count, NO_QUOTE};
    for (uint32_t i = 0; i < count; i++) {
        if (i && marks[i].paragraph != marks[i - 1].paragraph)
            f.open = NO_QUOTE;
        if (marks[i].family != QUOTE_SINGLE) continue;
        if (marks[i].state == QUOTE_UNOPENED)
            read_single(&f, i);
        else
            marks[i].turn = QUOTE_NEITHER;
    }
}
