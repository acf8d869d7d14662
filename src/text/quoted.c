/* SPDX-License-Identifier: MIT */
#include "text/quoted.h"

#include "base/utf8.h"
#include "unicode/chars.h"

/* What is open at a place. */
typedef struct Open {
    bool curly, straight;   /* double marks of any language */
    bool single, straight1; /* ‘…’ and '…' */
} Open;

typedef struct At {
    uint32_t before, after; /* the characters beside the mark, 0 at an edge */
} At;

static bool is_wordy(uint32_t cp) {
    return char_is_letter(cp) || char_is_digit(cp);
}

/* ' opens behind a blank and before a letter, and closes, where one is open,
 * before what is no letter: the workers' union closes nothing. */
static void read_straight_single(Open *open, At at) {
    if (!is_wordy(at.before) && char_is_letter(at.after))
        open->straight1 = true;
    else if (!is_wordy(at.after))
        open->straight1 = false;
}

static void read_mark(Open *open, uint32_t cp, At at) {
    switch (cp) {
    case '"': open->straight = !open->straight; break;
    case '\'': read_straight_single(open, at); break;
    case 0x2018: open->single = true; break;
    case 0x2019:
        if (!is_wordy(at.after)) open->single = false;
        break;
    case 0x201C:
    case 0x201E:
    case 0xAB:
    case 0x300C: open->curly = true; break;
    case 0x201D:
    case 0xBB:
    case 0x300D: open->curly = false; break;
    default: break;
    }
}

typedef enum Turn { TURN_NONE, TURN_OPENS, TURN_CLOSES } Turn;

static Turn turn_of(uint32_t cp) {
    switch (cp) {
    case 0x201C:
    case 0x201E:
    case 0xAB:
    case 0x300C: return TURN_OPENS;
    case 0x201D:
    case 0xBB:
    case 0x300D: return TURN_CLOSES;
    default: return TURN_NONE;
    }
}

#define WINDOW 4096 /* bytes read each way: one-paragraph books stay linear */

/* Where reading starts: a book of one paragraph is not read from its start. */
static size_t window_start(const Story *story, Span paragraph, size_t at) {
    if (at - paragraph.start <= WINDOW) return paragraph.start;
    size_t from = at - WINDOW;
    while ((story->text[from] & 0xC0) == 0x80)
        from++;
    return from;
}

/* The next mark behind the place closes what was opened before it, or in a
 * paragraph back. */
static bool closes_next(const Story *story, size_t at, size_t end) {
    size_t size;
    for (size_t i = at; i < end; i += size) {
        Turn turn = turn_of(utf8_at(story->text, end, i, &size));
        if (!size || turn != TURN_NONE) return turn == TURN_CLOSES;
    }
    return false;
}

bool quoted_at(const Story *story, Span paragraph, size_t at) {
    Open open = {false, false, false, false};
    At beside = {0, 0};
    size_t size, next, end = paragraph.end;
    if (end - at > WINDOW) end = at + WINDOW;
    for (size_t i = window_start(story, paragraph, at); i < at; i += size) {
        uint32_t cp = utf8_at(story->text, end, i, &size);
        if (!size) break;
        beside.after = utf8_at(story->text, end, i + size, &next);
        read_mark(&open, cp, beside);
        beside.before = cp;
    }
    return open.curly || open.straight || open.single || open.straight1 ||
           closes_next(story, at, end);
}
