/* SPDX-License-Identifier: MIT */
#include "text/quoted.h"

#include "base/utf8.h"

typedef enum Mark { MARK_NONE, MARK_OPEN, MARK_CLOSE, MARK_STRAIGHT } Mark;

static Mark mark_of(uint32_t cp) {
    switch (cp) {
    case '"': return MARK_STRAIGHT;
    case 0x201C:
    case 0x201E:
    case 0xAB:
    case 0x300C: return MARK_OPEN;
    case 0x201D:
    case 0xBB:
    case 0x300D: return MARK_CLOSE;
    default: return MARK_NONE;
    }
}

#define WINDOW 4096 /* bytes read each way: one-paragraph books stay linear */

/* Open when more marks opened than closed before; also when the next mark
 * after it closes: the opener may be missing or a paragraph back. */
bool quoted_at(const Story *story, Span paragraph, size_t at) {
    bool open = false, straight = false;
    size_t size, from = paragraph.start;
    if (at - from > WINDOW) {
        for (from = at - WINDOW; (story->text[from] & 0xC0) == 0x80;)
            from++;
    }
    if (paragraph.end - at > WINDOW) paragraph.end = at + WINDOW;
    for (size_t i = from; i < paragraph.end; i += size) {
        Mark mark = mark_of(utf8_at(story->text, paragraph.end, i, &size));
        if (!size) break;
        if (i >= at && mark == MARK_OPEN) break;
        if (i >= at && mark == MARK_CLOSE) return true;
        if (i >= at) continue;
        if (mark == MARK_STRAIGHT) straight = !straight;
        if (mark == MARK_OPEN) open = true;
        if (mark == MARK_CLOSE) open = false;
    }
    return open || straight;
}
