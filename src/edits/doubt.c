/* SPDX-License-Identifier: MIT */
#include "edits/doubt.h"

#define CLOSE 32 /* bytes of prose */

static bool is_high(char c) {
    return (unsigned char)c >= 0x80;
}

static bool has_high(const char *text, size_t len) {
    for (size_t i = 0; i < len; i++)
        if (is_high(text[i])) return true;
    return false;
}

static bool is_bad(const Run *run) {
    return run->codec == RUN_OPAQUE && run->prose.end > run->prose.start;
}

/* Do bytes that are no UTF-8 stand within CLOSE bytes? */
static bool is_close(const Story *story, Span span) {
    size_t from = span.start > CLOSE ? span.start - CLOSE : 0;
    for (size_t i = story_run_at(story, from); i < story->run_count; i++) {
        const Run *run = &story->runs[i];
        if (run->prose.start > span.end + CLOSE) return false;
        if (is_bad(run)) return true;
    }
    return false;
}

bool doubt_forbids(const Story *story, const Edit *edit) {
    if (!story->run_count) return false;
    Span source = story_source(story, edit->span);
    bool writes = has_high(edit->text, edit->len);
    bool takes =
        has_high(story->source + source.start, source.end - source.start);
    if (writes || takes) return story->doubtful || is_close(story, edit->span);
    if (!story->doubtful) return false;
    return (source.start && is_high(story->source[source.start - 1])) ||
           (source.end < story->source_len &&
            is_high(story->source[source.end]));
}
