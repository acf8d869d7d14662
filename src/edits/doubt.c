/* SPDX-License-Identifier: MIT */
#include "edits/doubt.h"

static bool is_high(char c) {
    return (unsigned char)c >= 0x80;
}

static bool has_high(const char *text, size_t len) {
    for (size_t i = 0; i < len; i++)
        if (is_high(text[i])) return true;
    return false;
}

/* Are there bytes that are no UTF-8 in its paragraphs? A number of bytes would
 * tell less well: with each repair between the two it would be another. */
static bool is_beside_bad(const Story *story, Span span) {
    size_t i = story_paragraph_at(story, span.start);
    for (; i < story->paragraph_count; i++) {
        const Paragraph *p = &story->paragraphs[i];
        if (p->span.start > span.end) return false;
        if (p->bad_bytes) return true;
    }
    return false;
}

bool doubt_forbids(const Story *story, const Edit *edit) {
    if (!story->run_count) return false;
    Span source = story_source(story, edit->span);
    bool writes = has_high(edit->text, edit->len);
    bool takes =
        has_high(story->source + source.start, source.end - source.start);
    if (writes || takes)
        return story->doubtful || is_beside_bad(story, edit->span);
    if (!story->doubtful) return false;
    return (source.start && is_high(story->source[source.start - 1])) ||
           (source.end < story->source_len &&
            is_high(story->source[source.end]));
}
