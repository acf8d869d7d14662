/* SPDX-License-Identifier: MIT
 * A line is a paragraph, as editors and feeds write today. Old wires wrap
 * their lines by hand: there at least 60 % of the lines inside blocks (lines
 * between blank ones) are 50-80 columns wide and end without a stop:
 *
 *     The ministry said the crossing would stay open until the end of the
 *     month, when a joint commission meets again.
 *
 * and then the block is the paragraph. */
#include "text/paragraphs.h"

#include "base/utf8.h"
#include "unicode/chars.h"
#include <stdlib.h>
#include <string.h>

#define WRAP_SHARE 0.6
#define WRAP_NARROWEST 50
#define WRAP_WIDEST 80

typedef struct Lines {
    const Story *story;
    size_t at; /* where the next line starts */
} Lines;

static bool next_line(Lines *lines, Span *line) {
    const Story *s = lines->story;
    if (lines->at >= s->len) return false;
    const char *lf = memchr(s->text + lines->at, '\n', s->len - lines->at);
    line->start = lines->at;
    line->end = lf ? (size_t)(lf - s->text) : s->len;
    lines->at = line->end + 1;
    return true;
}

static bool is_blank(const char *text, Span line) {
    for (size_t i = line.start; i < line.end; i++)
        if (!strchr(" \t\r\f\v", text[i]) || !text[i]) return false;
    return true;
}

/* Marks that may stand behind the stop: said.” said.) */
static bool may_follow_stop(uint32_t cp) {
    return char_is_blank(cp) || cp == '\r' || cp == '"' || cp == '\'' ||
           cp == ')' || cp == ']' || cp == 0x2019 || cp == 0x201D || cp == 0xBB;
}

static bool ends_in_stop(const char *text, Span line) {
    size_t end = line.end, size;
    while (end > line.start && may_follow_stop(utf8_before(text, end, &size)))
        end -= size;
    uint32_t cp = end > line.start ? utf8_before(text, end, &size) : 0;
    return cp == '.' || cp == '!' || cp == '?' || cp == ':' || cp == 0x2026;
}

static bool looks_wrapped(const char *text, Span line) {
    size_t width = line.end - line.start;
    if (width < WRAP_NARROWEST || width > WRAP_WIDEST * 4) return false;
    width = text_columns(text + line.start, width);
    return width >= WRAP_NARROWEST && width <= WRAP_WIDEST &&
           !ends_in_stop(text, line);
}

/* Only a line with another one after it in its block can be a wrapped one. */
static bool is_hard_wrapped(const Story *story, size_t *lines_seen) {
    Lines lines = {story, 0};
    Span line, last = {0, 0};
    bool inside = false;
    size_t within = 0, wrapped = 0;
    *lines_seen = 0;
    while (next_line(&lines, &line)) {
        ++*lines_seen;
        bool blank = is_blank(story->text, line);
        if (inside && !blank) {
            within++;
            wrapped += looks_wrapped(story->text, last);
        }
        inside = !blank;
        last = line;
    }
    return within && (double)wrapped >= WRAP_SHARE * (double)within;
}

Status paragraphs_find(Story *story) {
    size_t most;
    bool wrap = is_hard_wrapped(story, &most);
    Paragraph *list = arena_array(&story->arena, most + 1, sizeof *list);
    if (!list) return STATUS_MEMORY;
    Lines lines = {story, 0};
    Span line;
    size_t count = 0;
    bool inside = false;
    while (next_line(&lines, &line)) {
        bool blank = is_blank(story->text, line);
        if (!blank && wrap && inside) {
            list[count - 1].span.end = line.end;
            list[count - 1].hard_wrap = true;
        } else if (!blank) {
            list[count++] = (Paragraph){.span = line};
        }
        inside = !blank;
    }
    story->paragraphs = list;
    story->paragraph_count = count;
    return STATUS_OK;
}
