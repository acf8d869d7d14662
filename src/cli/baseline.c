/* SPDX-License-Identifier: MIT
 * Reading, filling and writing baselines. */
#include "cli/baseline.h"

#include "base/fault.h"
#include "base/file.h"
#include "base/vec.h"
#include "batch/rewrite.h"
#include "cli/paths.h"
#include "cli/session.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BASELINE_MOST ((size_t)1 << 30) /* bytes */
#define COUNT_MOST 1000000000u
enum { PATH, RULE, TEXT, CONTEXT, COUNT, FIELDS };

static const char HEADER[] =
    "# Findings that were accepted, for copydesk check --baseline. "
    "--write-baseline writes it.\n"
    "# path\trule\tevidence\tcontext\tcount\n";

/* ------------------------------------------------------------- escapes -- */

static void add_escaped(Buf *out, const char *text, size_t len) {
    for (size_t i = 0; i < len; i++) {
        unsigned char c = (unsigned char)text[i];
        if (c == '\\')
            buf_text(out, "\\\\");
        else if (c < ' ' || c == 0x7F)
            buf_print(out, "\\x%02x", c);
        else
            buf_char(out, (char)c);
    }
}

static int hex(char c) {
    const char *digits = "0123456789abcdef", *at = c ? strchr(digits, c) : NULL;
    return at ? (int)(at - digits) : -1;
}

/* In place; the bytes that are left, or -1 for a bad escape. */
static long unescape(char *text) {
    char *out = text;
    for (const char *p = text; *p; p++) {
        if (*p != '\\') {
            *out++ = *p;
        } else if (p[1] == '\\') {
            *out++ = *++p;
        } else if (p[1] == 'x' && hex(p[2]) >= 0 && hex(p[3]) >= 0) {
            *out++ = (char)(hex(p[2]) * 16 + hex(p[3]));
            p += 3;
        } else {
            return -1;
        }
    }
    *out = 0;
    return (long)(out - text);
}

/* ------------------------------------------------------------- reading -- */

typedef struct Reading {
    Baseline *out;
    const Buf *bytes;
    size_t line;
    bool ok;
} Reading;

static void tell(Reading *r, const char *line, const char *at,
                 const char *message) {
    size_t column = 1;
    for (const char *p = line; p < at; p++)
        column += ((unsigned char)*p & 0xC0) != 0x80;
    Place place = place_in(&r->out->arena, r->out->file, buf_str(r->bytes),
                           r->bytes->len, r->line, column);
    session_tell(place.path, place.line, place.column, message, place.text);
    r->ok = false;
}

static bool read_context(const char *text, Surroundings *out) {
    unsigned left, right;
    int end = 0;
    if (sscanf(text, "%8x-%8x%n", &left, &right, &end) != 2 || text[end] ||
        strlen(text) != 17)
        return false;
    *out = (Surroundings){left, right};
    return true;
}

static void read_entry(Reading *r, char *line, const char *end) {
    char *fields[FIELDS], *next = line;
    for (int i = 0; i < FIELDS; i++) {
        char *tab = memchr(next, '\t', (size_t)(end - next));
        if (!tab != (i == FIELDS - 1)) {
            tell(r, line, tab ? tab : end,
                 "want path, rule, evidence, context and count, with a tab "
                 "between them");
            return;
        }
        fields[i] = next;
        if (tab) *tab = 0;
        next = tab ? tab + 1 : next;
    }
    Entry e = {.path = fields[PATH], .rule = fields[RULE]};
    char *stop;
    e.count = strtoul(fields[COUNT], &stop, 10);
    e.text = fields[TEXT];
    if (!e.count || e.count > COUNT_MOST || *stop || *fields[COUNT] == '-')
        tell(r, line, fields[COUNT], "a count is a number from 1");
    else if (!read_context(fields[CONTEXT], &e.around))
        tell(r, line, fields[CONTEXT], "no context as --write-baseline writes");
    else if (unescape(fields[PATH]) < 0)
        tell(r, line, fields[PATH], "want \\\\ or \\x and two digits");
    else if ((e.len = (size_t)unescape(fields[TEXT])) == (size_t)-1)
        tell(r, line, fields[TEXT], "want \\\\ or \\x and two digits");
    else if (!VEC_ADD(r->out, e))
        tell(r, line, line, "out of memory");
}

static int compare(const void *pa, const void *pb) {
    const Entry *a = pa, *b = pb;
    int c = strcmp(a->path, b->path);
    if (!c) c = strcmp(a->rule, b->rule);
    if (!c && a->len && b->len)
        c = memcmp(a->text, b->text, a->len < b->len ? a->len : b->len);
    if (!c) c = (a->len > b->len) - (a->len < b->len);
    if (!c)
        c = (a->around.left > b->around.left) -
            (a->around.left < b->around.left);
    return c ? c
             : (a->around.right > b->around.right) -
                   (a->around.right < b->around.right);
}

void baseline_sort(Baseline *b) {
    if (b->count > 1) qsort(b->items, b->count, sizeof *b->items, compare);
}

static void read_lines(Reading *r) {
    size_t len = r->bytes->len;
    char *text = arena_copy(&r->out->arena, buf_str(r->bytes), len);
    char *end = text ? text + len : NULL;
    r->ok = text != NULL;
    for (char *line = text, *next; line < end; line = next) {
        char *stop = memchr(line, '\n', (size_t)(end - line));
        next = stop ? stop + 1 : end;
        if (!stop) stop = end;
        if (stop > line && stop[-1] == '\r') stop--;
        *stop = 0;
        r->line++;
        if (*line && *line != '#') read_entry(r, line, stop);
    }
}

bool baseline_read(Baseline *out, const char *file, bool may_lack) {
    Buf bytes = {0};
    *out = (Baseline){.file = file};
    Status status = file_read(file, BASELINE_MOST, &bytes);
    Reading r = {.out = out, .bytes = &bytes};
    if (!status) {
        read_lines(&r);
        baseline_sort(out);
        out->read = out->count;
    } else if (status == STATUS_IO && errno == ENOENT && may_lack) {
        r.ok = true;
    } else {
        fprintf(stderr, "copydesk: %s: %s%s\n", file,
                status == STATUS_IO ? strerror(errno) : "cannot be read",
                status == STATUS_IO && errno == ENOENT
                    ? " (--write-baseline makes it)"
                    : "");
    }
    buf_free(&bytes);
    return r.ok;
}

void baseline_free(Baseline *baseline) {
    arena_free(&baseline->arena);
    free(baseline->items);
    *baseline = (Baseline){0};
}

/* ------------------------------------------------------------- filling -- */

const char *baseline_path(const char *file, Arena *arena, const char *path) {
    if (!strcmp(path, "-")) return path;
    const char *folder = path_folder(arena, file);
    const char *full = path_full(arena, path);
    return folder && full ? path_from(arena, folder, full) : NULL;
}

size_t baseline_find(const Baseline *baseline, size_t count, const char *path,
                     size_t *end) {
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(baseline->items[middle].path, path) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    for (*end = low; *end < count; ++*end)
        if (strcmp(baseline->items[*end].path, path) != 0) break;
    return low;
}

static bool add_copy(Baseline *b, Entry e) {
    e.path = arena_copy(&b->arena, e.path, strlen(e.path));
    e.rule = arena_copy(&b->arena, e.rule, strlen(e.rule));
    e.text = arena_copy(&b->arena, e.text, e.len);
    return e.path && e.rule && e.text && VEC_ADD(b, e);
}

static bool add(Baseline *b, Entry e) {
    for (size_t i = 0; i < b->count; i++)
        if (!compare(&b->items[i], &e)) {
            b->items[i].count += e.count;
            return true;
        }
    return add_copy(b, e);
}

bool baseline_add(Baseline *baseline, const char *path, const char *text,
                  size_t len, const copydesk_finding *f) {
    Entry e = {.path = path,
               .rule = f->rule,
               .text = text + f->start,
               .len = f->end - f->start,
               .around = context_of(text, len, f->start, f->end),
               .count = 1};
    return add(baseline, e);
}

bool baseline_take(Baseline *baseline, const char *path,
                   const Baseline *fresh) {
    size_t end, at = baseline_find(baseline, baseline->read, path, &end);
    for (; at < end; at++)
        baseline->items[at].count = 0;
    for (size_t i = 0; i < fresh->count; i++)
        if (!add_copy(baseline, fresh->items[i])) return false;
    return true;
}

bool baseline_copy(Baseline *out, const Baseline *from, const char *path) {
    size_t end, at = baseline_find(from, from->read, path, &end);
    for (; at < end; at++)
        if (!add_copy(out, from->items[at])) return false;
    return true;
}

/* ------------------------------------------------------------- writing -- */

static void add_line(Buf *out, const Entry *e) {
    const char *path = e->path;
    if (*path == '#') buf_print(out, "\\x%02x", *path++); /* no comment */
    add_escaped(out, path, strlen(path));
    buf_print(out, "\t%s\t", e->rule);
    add_escaped(out, e->text, e->len);
    buf_print(out, "\t%08x-%08x\t%zu\n", e->around.left, e->around.right,
              e->count);
}

/* Sorted by path, then rule, evidence and context. */
bool baseline_write(const Baseline *baseline, char *message, size_t size) {
    Buf out = {0};
    Baseline sorted = *baseline;
    baseline_sort(&sorted);
    buf_text(&out, HEADER);
    for (size_t i = 0; i < sorted.count; i++)
        if (sorted.items[i].count) add_line(&out, &sorted.items[i]);
    snprintf(message, size, "out of memory");
    bool ok = !out.failed &&
              write_file(baseline->file, buf_str(&out), out.len, message, size);
    buf_free(&out);
    return ok;
}
