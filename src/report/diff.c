/* SPDX-License-Identifier: MIT
 * A unified diff out of edits. Each edit touches some whole lines of the old
 * text; those that touch the same lines make one block, blocks close to each
 * other make one hunk. Nothing is searched for: `git apply` and `patch` get
 * exactly the text that `fix` prints. */
#include "base/vec.h"
#include "report/locate.h"
#include "report/report.h"
#include <stdlib.h>
#include <string.h>

#define CONTEXT 3 /* lines around a block, as everybody's diff has */

/* Old lines [first, last) and the edits that change them. */
typedef struct Block {
    size_t first, last;           /* lines from 0 */
    size_t first_edit, last_edit; /* edits [first_edit, last_edit) */
    Buf text;                     /* the new lines */
    size_t from;                  /* where in it they start */
    size_t lines;                 /* how many they are */
} Block;

typedef struct Diff {
    const Checked *c;
    Locator locator;
    struct {
        Block *items;
        size_t count, cap;
    } blocks;
    Buf *out;
} Diff;

static size_t line_start(const Diff *d, size_t line) {
    return line < d->locator.line_count ? d->locator.lines[line] : d->c->size;
}

/* The line past the last one that the edit changes. An edit that takes a line
 * feed away joins the next line to its own. */
static size_t past_last_line(const Diff *d, const copydesk_edit *e) {
    size_t last = locate_line(&d->locator, e->end);
    bool at_start = e->end == line_start(d, last);
    bool ends_line = e->byte_count && e->bytes[e->byte_count - 1] == '\n';
    if (at_start && ends_line && e->end > e->start) return last;
    return last + 1;
}

static void make_blocks(Diff *d) {
    size_t count = copydesk_result_edit_count(d->c->result);
    for (size_t i = 0; i < count; i++) {
        const copydesk_edit *e = copydesk_result_edit(d->c->result, i);
        size_t first = locate_line(&d->locator, e->start);
        size_t last = past_last_line(d, e);
        Block *open =
            d->blocks.count ? &d->blocks.items[d->blocks.count - 1] : NULL;
        if (open && first < open->last) {
            if (last > open->last) open->last = last;
            open->last_edit = i + 1;
        } else if (!VEC_ADD(&d->blocks,
                            (Block){first, last, i, i + 1, {0}, 0, 0})) {
            d->out->failed = true;
        }
    }
}

static void write_new_lines(const Diff *d, Block *b) {
    size_t at = line_start(d, b->first), end = line_start(d, b->last);
    for (size_t i = b->first_edit; i < b->last_edit; i++) {
        const copydesk_edit *e = copydesk_result_edit(d->c->result, i);
        buf_add(&b->text, d->c->bytes + at, e->start - at);
        buf_add(&b->text, e->bytes, e->byte_count);
        at = e->end;
    }
    buf_add(&b->text, d->c->bytes + at, end - at);
    for (size_t i = 0; i < b->text.len; i++)
        b->lines += b->text.data[i] == '\n';
    b->lines += b->text.len && b->text.data[b->text.len - 1] != '\n';
    d->out->failed |= b->text.failed;
}

static bool same_line(const Diff *d, size_t line, const char *text,
                      size_t len) {
    size_t at = line_start(d, line), end = line_start(d, line + 1);
    return end - at == len && !memcmp(d->c->bytes + at, text, len);
}

/* An edit that takes lines away up to the start of one that stays touches that
 * one, too. Lines that come out as they were are no part of the block. */
static void drop_same_lines(const Diff *d, Block *b) {
    while (b->first < b->last && b->lines) {
        const char *text = b->text.data + b->from;
        const char *lf = memchr(text, '\n', b->text.len - b->from);
        size_t len = lf ? (size_t)(lf + 1 - text) : b->text.len - b->from;
        if (!same_line(d, b->first, text, len)) break;
        b->first++;
        b->from += len;
        b->lines--;
    }
    while (b->first < b->last && b->lines) {
        size_t at = b->text.len - 1;
        while (at > b->from && b->text.data[at - 1] != '\n')
            at--;
        if (!same_line(d, b->last - 1, b->text.data + at, b->text.len - at))
            break;
        b->last--;
        b->text.len = at;
        b->lines--;
    }
}

/* Each line of the text behind a sign; a last one without a line feed is said
 * to be so. */
static void add_lines(Buf *out, char sign, const char *text, size_t len) {
    while (len) {
        const char *lf = memchr(text, '\n', len);
        size_t n = lf ? (size_t)(lf - text) + 1 : len;
        buf_char(out, sign);
        buf_add(out, text, n);
        if (!lf) buf_text(out, "\n\\ No newline at end of file\n");
        text += n;
        len -= n;
    }
}

static void add_old_lines(const Diff *d, char sign, size_t first, size_t last) {
    size_t at = line_start(d, first);
    add_lines(d->out, sign, d->c->bytes + at, line_start(d, last) - at);
}

/* A range as diff writes it: an empty one names the line before it. */
static void add_range(Buf *out, char sign, size_t first, size_t count) {
    buf_print(out, "%c%zu", sign, count ? first + 1 : first);
    if (count != 1) buf_print(out, ",%zu", count);
}

/* Blocks [from, to) as one hunk; *shift is how many lines the new text is
 * ahead so far. */
static void add_hunk(Diff *d, size_t from, size_t to, long *shift) {
    const Block *blocks = d->blocks.items;
    size_t lines = d->c->size ? d->locator.line_count : 0;
    size_t first =
        blocks[from].first > CONTEXT ? blocks[from].first - CONTEXT : 0;
    size_t last = blocks[to - 1].last + CONTEXT;
    if (last > lines) last = lines;
    long more = 0;
    for (size_t i = from; i < to; i++) {
        size_t end = blocks[i].last < lines ? blocks[i].last : lines;
        more += (long)blocks[i].lines - (long)(end - blocks[i].first);
    }
    buf_text(d->out, "@@ ");
    add_range(d->out, '-', first, last - first);
    buf_char(d->out, ' ');
    add_range(d->out, '+', (size_t)((long)first + *shift),
              (size_t)((long)(last - first) + more));
    buf_text(d->out, " @@\n");
    *shift += more;
    size_t at = first;
    for (size_t i = from; i < to; i++) {
        add_old_lines(d, ' ', at, blocks[i].first);
        add_old_lines(d, '-', blocks[i].first, blocks[i].last);
        add_lines(d->out, '+', buf_str(&blocks[i].text) + blocks[i].from,
                  blocks[i].text.len - blocks[i].from);
        at = blocks[i].last;
    }
    add_old_lines(d, ' ', at, last);
}

static void add_hunks(Diff *d) {
    long shift = 0;
    for (size_t i = 0, k; i < d->blocks.count; i = k) {
        for (k = i + 1; k < d->blocks.count; k++)
            if (d->blocks.items[k].first >
                d->blocks.items[k - 1].last + 2 * CONTEXT)
                break;
        add_hunk(d, i, k, &shift);
    }
}

/* The path behind a/ or b/: without leading / or ../; “-” is stdin. git reads
 * a name with quotes or control characters in C's notation, and wants a tab
 * behind one with blanks. */
static void add_path(Buf *out, char side, const char *path) {
    if (!strcmp(path, "-")) path = "stdin";
    for (;;) {
        if (*path == '/')
            path++;
        else if (!strncmp(path, "../", 3))
            path += 3;
        else if (!strncmp(path, "./", 2))
            path += 2;
        else
            break;
    }
    bool quoted = false;
    for (const char *p = path; *p; p++)
        quoted |= (unsigned char)*p < ' ' || *p == '"' || *p == '\\';
    buf_print(out, "%s%c/", quoted ? "\"" : "", side);
    for (const char *p = path; *p; p++) {
        if ((unsigned char)*p < ' ')
            buf_print(out, "\\%03o", (unsigned)(unsigned char)*p);
        else
            buf_print(out, "%s%c", *p == '"' || *p == '\\' ? "\\" : "", *p);
    }
    if (quoted) buf_char(out, '"');
    if (!quoted && strchr(path, ' ')) buf_char(out, '\t');
}

void report_diff(Buf *out, const Checked *c) {
    if (!copydesk_result_edit_count(c->result)) return;
    Diff d = {.c = c, .out = out};
    if (!locator_open(&d.locator, c->bytes, c->size)) {
        out->failed = true;
        return;
    }
    make_blocks(&d);
    for (size_t i = 0; i < d.blocks.count; i++)
        write_new_lines(&d, &d.blocks.items[i]);
    for (size_t i = 0; i < d.blocks.count; i++)
        drop_same_lines(&d, &d.blocks.items[i]);
    buf_text(out, "--- ");
    add_path(out, 'a', c->path);
    buf_text(out, "\n+++ ");
    add_path(out, 'b', c->path);
    buf_char(out, '\n');
    add_hunks(&d);
    for (size_t i = 0; i < d.blocks.count; i++)
        buf_free(&d.blocks.items[i].text);
    free(d.blocks.items);
    locator_close(&d.locator);
}
