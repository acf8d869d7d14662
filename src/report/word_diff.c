/* SPDX-License-Identifier: MIT
 * What changes within lines, for the eye: the lines that edits touch, old
 * words struck out before new ones. */
#include "report/locate.h"
#include "report/report.h"
#include <string.h>

#define RED "\033[31;9m"
#define GREEN "\033[32m"
#define PLAIN "\033[0m"

typedef struct WordDiff {
    const Checked *c;
    Locator locator;
    bool color;
    Buf *out;
} WordDiff;

static void add_change(const WordDiff *w, const char *text, size_t len,
                       bool new) {
    if (!len) return;
    buf_text(w->out, w->color ? (new ? GREEN : RED) : (new ? "{+" : "[-"));
    buf_add(w->out, text, len);
    buf_text(w->out, w->color ? PLAIN : (new ? "+}" : "-]"));
}

static size_t line_end(const WordDiff *w, size_t at) {
    size_t line = locate_line(&w->locator, at) + 1;
    size_t end =
        line < w->locator.line_count ? w->locator.lines[line] : w->c->len;
    if (end > at && w->c->text[end - 1] == '\n') end--;
    return end > at ? end : at;
}

static void start_line(const WordDiff *w, size_t at) {
    size_t line = locate_line(&w->locator, at);
    size_t start = w->locator.lines[line];
    bool marked = at >= 3 && !memcmp(w->c->text, "\xEF\xBB\xBF", 3);
    if (!line && marked) start = 3;
    buf_print(w->out, "%s:%zu: ", w->c->path, line + 1);
    buf_add(w->out, w->c->text + start, at - start);
}

static copydesk_edit edit_of(const Checked *c, size_t i) {
    return checked_edit(c, copydesk_result_edit(c->result, i));
}

void report_word_diff(Buf *out, const Checked *c, bool color) {
    WordDiff w = {.c = c, .color = color, .out = out};
    size_t count = copydesk_result_edit_count(c->result), end = 0;
    if (!count) return;
    if (!locator_open(&w.locator, c->text, c->len)) {
        out->failed = true;
        return;
    }
    for (size_t i = 0; i < count; i++) {
        copydesk_edit e = edit_of(c, i);
        start_line(&w, e.start);
        for (;; e = edit_of(c, ++i)) {
            add_change(&w, c->text + e.start, e.end - e.start, false);
            add_change(&w, e.text, e.length, true);
            end = line_end(&w, e.end);
            bool same_line = i + 1 < count && edit_of(c, i + 1).start <= end;
            size_t stop = same_line ? edit_of(c, i + 1).start : end;
            buf_add(out, c->text + e.end, stop - e.end);
            if (!same_line) break;
        }
        buf_char(out, '\n');
    }
    locator_close(&w.locator);
}
