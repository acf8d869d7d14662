/* SPDX-License-Identifier: MIT
 * A line is a paragraph, as editors and feeds write today. Old wires wrap
 * their lines by hand: there at least 60 % of the lines inside blocks (lines
 * between blank ones) are 50-80 columns wide and end without a stop:
 *
 *        The ministry said the crossing would stay open until the end of the
 *     month, when a joint commission meets again.
 *
 * and then the block is the paragraph, up to a line that is indented, or stands
 * behind one that the writer ended early. */
#include "text/wrap.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "unicode/chars.h"
#include <stdlib.h>
#include <string.h>

#define WRAP_SHARE 0.6
#define WRAP_NARROWEST 50
#define WRAP_WIDEST 80
#define GAP_BLANKS 3 /* within a line: columns of a table */

/* ---------------------------------------------------------------- lines -- */

typedef struct Lines {
    const char *text;
    size_t len, at; /* where the next line starts */
} Lines;

static bool next_line(Lines *lines, Span *line) {
    if (lines->at >= lines->len) return false;
    const char *lf =
        memchr(lines->text + lines->at, '\n', lines->len - lines->at);
    line->start = lines->at;
    line->end = lf ? (size_t)(lf - lines->text) : lines->len;
    lines->at = line->end + 1;
    return true;
}

static bool is_space(char c) {
    return c == ' ' || c == '\t';
}

static Span trim(const char *text, Span line) {
    while (line.start < line.end && is_space(text[line.start]))
        line.start++;
    while (line.end > line.start && is_space(text[line.end - 1]))
        line.end--;
    return line;
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

static bool has_gap(const char *text, Span line) {
    size_t blanks = 0;
    line = trim(text, line);
    for (size_t i = line.start; i < line.end; i++) {
        blanks = is_space(text[i]) ? blanks + 1 : 0;
        if (blanks >= GAP_BLANKS) return true;
    }
    return false;
}

static size_t columns(const char *text, Span line) {
    size_t bytes = line.end - line.start;
    return bytes > WRAP_WIDEST * 4 ? bytes
                                   : text_columns(text + line.start, bytes);
}

static bool looks_wrapped(const char *text, Span line) {
    line = trim(text, line);
    if (line.end - line.start < WRAP_NARROWEST) return false;
    size_t width = columns(text, line);
    return width >= WRAP_NARROWEST && width <= WRAP_WIDEST &&
           !ends_in_stop(text, line) && !has_gap(text, line);
}

/* Only a line with another one after it in its block can be a wrapped one. */
bool wrap_looks_so(const char *text, size_t len) {
    Lines lines = {text, len, 0};
    Span line, last = {0, 0};
    bool inside = false;
    size_t within = 0, wrapped = 0;
    while (next_line(&lines, &line)) {
        bool blank = is_blank(text, line);
        if (inside && !blank) {
            within++;
            wrapped += looks_wrapped(text, last);
        }
        inside = !blank;
        last = line;
    }
    return within && (double)wrapped >= WRAP_SHARE * (double)within;
}

/* --------------------------------------------------------- what is joined --
 */

static size_t indent(const char *text, Span line) {
    return trim(text, line).start - line.start;
}

static size_t first_word(const char *text, Span line) {
    line = trim(text, line);
    size_t end = line.start;
    while (end < line.end && !is_space(text[end]))
        end++;
    return columns(text, (Span){line.start, end});
}

/* * item, - item, • item, 1. item */
static bool is_item(const char *text, Span line) {
    line = trim(text, line);
    size_t at = line.start, size = 0;
    uint32_t cp = utf8_at(text, line.end, at, &size);
    if (cp >= '0' && cp <= '9') {
        while (at < line.end && text[at] >= '0' && text[at] <= '9')
            at++;
        return at + 1 < line.end && at - line.start < 3 &&
               strchr(".)", text[at]) && is_space(text[at + 1]);
    }
    return at + size < line.end && is_space(text[at + size]) &&
           (cp == '*' || cp == '-' || cp == '#' || cp == 0x2022 ||
            cp == 0x2013 || cp == 0x25CF || cp == 0x25A0);
}

/* A line that stands by itself: typesetters’ marks at its end, a control
 * character at its start, columns within it, no letter in it. */
static bool stands_alone(const char *text, Span line) {
    line = trim(text, line);
    if (line.end == line.start || has_gap(text, line)) return true;
    char first = text[line.start], last = text[line.end - 1];
    if ((unsigned char)first < ' ' || first == '^' || last == '=') return true;
    size_t size;
    for (size_t i = line.start; i < line.end; i += size ? size : 1)
        if (char_is_word(utf8_at(text, line.end, i, &size))) return false;
    return true;
}

/* Was the line broken because it was full? Else the first word of the next
 * one would have had room. */
static bool was_full(const char *text, Span line, Span next) {
    return columns(text, trim(text, line)) + 1 + first_word(text, next) >
           WRAP_NARROWEST;
}

static bool joins(const char *text, Span line, Span next) {
    return !is_blank(text, line) && !is_blank(text, next) &&
           indent(text, next) <= indent(text, line) && !is_item(text, next) &&
           !stands_alone(text, line) && !stands_alone(text, next) &&
           was_full(text, line, next);
}

/* ------------------------------------------------------------- new runs -- */

typedef struct Fold {
    const char *text;
    const Run *runs;
    size_t count, run; /* the run at hand */
    Buf out;
    struct {
        Run *items;
        size_t count, cap;
    } made;
    bool failed;
} Fold;

static void add(Fold *f, Run run) {
    if (!VEC_ADD(&f->made, run)) f->failed = true;
}

/* The part of a run that lies in [at, end) of the prose. */
static Run part_of(const Run *run, size_t at, size_t end) {
    Run part = *run;
    if (run->codec != RUN_SAME) return part;
    part.source.start += at - run->prose.start;
    part.source.end = part.source.start + (end - at);
    return part;
}

/* Takes prose up to end as it is, or, folded, as one blank. */
static void take(Fold *f, size_t at, size_t end, bool folded) {
    Run wrap = {.codec = RUN_WRAP, .wraps = 1};
    wrap.prose.start = f->out.len;
    bool first = true;
    for (; f->run < f->count; f->run++) {
        const Run *run = &f->runs[f->run];
        if (run->prose.start >= end && run->prose.end > run->prose.start) break;
        size_t from = run->prose.start > at ? run->prose.start : at;
        size_t to = run->prose.end < end ? run->prose.end : end;
        Run part = part_of(run, from, to);
        if (first) wrap.source.start = part.source.start;
        wrap.source.end = part.source.end;
        first = false;
        part.prose = (Span){f->out.len, f->out.len + (to - from)};
        if (!folded) {
            buf_add(&f->out, f->text + from, to - from);
            add(f, part);
        }
        if (run->prose.end > end) break;
    }
    wrap.prose.end = wrap.prose.start + 1;
    if (!folded) return;
    buf_char(&f->out, ' ');
    add(f, wrap);
}

static void fold_lines(Fold *f, size_t len) {
    Lines lines = {f->text, len, 0};
    Span line = {0, 0}, next;
    size_t done = 0;
    bool any = next_line(&lines, &line);
    while (any && next_line(&lines, &next)) {
        if (joins(f->text, line, next)) {
            size_t from = trim(f->text, line).end;
            size_t to = trim(f->text, next).start;
            take(f, done, from, false);
            take(f, from, to, true);
            done = to;
        }
        line = next;
    }
    take(f, done, len, false);
}

Status wrap_fold(Arena *arena, const char **text, size_t *len, const Run **runs,
                 size_t *count) {
    Fold f = {.text = *text, .runs = *runs, .count = *count};
    fold_lines(&f, *len);
    char *kept = arena_copy(arena, buf_str(&f.out), f.out.len);
    Run *made = arena_array(arena, f.made.count + 1, sizeof *made);
    bool ok = kept && made && !f.failed && !f.out.failed;
    if (ok) {
        memcpy(made, f.made.items, f.made.count * sizeof *made);
        *text = kept;
        *len = f.out.len;
        *runs = made;
        *count = f.made.count;
    }
    buf_free(&f.out);
    free(f.made.items);
    return ok ? STATUS_OK : STATUS_MEMORY;
}
