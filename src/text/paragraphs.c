/* SPDX-License-Identifier: MIT
 * A paragraph is a line of the prose. The lines of wires wrapped by hand have
 * been joined by then (text/wrap.h). */
#include "text/paragraphs.h"

#include <string.h>

static bool is_blank(const char *text, Span line) {
    for (size_t i = line.start; i < line.end; i++)
        if (!strchr(" \t\r\f\v", text[i]) || !text[i]) return false;
    return true;
}

/* What the runs tell of a paragraph: a line end of the source that stands as a
 * blank in it, bytes that are no UTF-8. Paragraphs are asked for in order; *run
 * is where the last one was. */
static void read_runs(const Story *story, Paragraph *p, size_t *run) {
    for (; *run < story->run_count; ++*run) {
        const Run *r = &story->runs[*run];
        if (r->prose.start >= p->span.end) break;
        if (r->prose.end <= p->span.start) continue;
        p->hard_wrap |= r->wraps > 0;
        p->bad_bytes |= r->codec == RUN_OPAQUE;
        if (r->prose.end > p->span.end) break;
    }
}

static size_t count_lines(const Story *story) {
    size_t count = 1;
    const char *end = story->text + story->len;
    for (const char *at = story->text; at < end; count++) {
        const char *lf = memchr(at, '\n', (size_t)(end - at));
        at = lf ? lf + 1 : end;
    }
    return count;
}

Status paragraphs_find(Story *story) {
    Paragraph *list =
        arena_array(&story->arena, count_lines(story) + 1, sizeof *list);
    if (!list) return STATUS_MEMORY;
    size_t count = 0, run = 0;
    for (size_t at = 0; at < story->len;) {
        const char *lf = memchr(story->text + at, '\n', story->len - at);
        Span line = {at, lf ? (size_t)(lf - story->text) : story->len};
        at = line.end + 1;
        if (is_blank(story->text, line)) continue;
        list[count] = (Paragraph){.span = line};
        read_runs(story, &list[count++], &run);
    }
    story->paragraphs = list;
    story->paragraph_count = count;
    return STATUS_OK;
}
