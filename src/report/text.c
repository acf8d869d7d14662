/* SPDX-License-Identifier: MIT
 * Findings as lines for people. */
#include "base/utf8.h"
#include "report/locate.h"
#include "report/report.h"
#include <string.h>

#define SHOWN_MAX 40 /* code points of evidence in a line */

const char *level_name(copydesk_level level) {
    static const char *const names[] = {"info", "warning", "error"};
    return names[level];
}

const char *fix_name(copydesk_fixes fix) {
    static const char *const names[] = {"none", "suggested", "safe"};
    return names[fix];
}

/* A piece of text within a line: cut, control characters as spaces. */
static void add_shown(Buf *out, const char *text, size_t len) {
    size_t shown = 0;
    for (size_t at = 0; at < len; shown++) {
        uint32_t cp = 0;
        size_t size = utf8_decode(text + at, len - at, &cp);
        if (shown == SHOWN_MAX) {
            buf_text(out, "…");
            return;
        }
        if (!size)
            buf_text(out, "\xEF\xBF\xBD");
        else if (cp == '\n')
            buf_text(out, "\\n");
        else if (cp < ' ' || cp == 0x7F)
            buf_char(out, ' ');
        else
            buf_add(out, text + at, size);
        at += size ? size : 1;
    }
}

static size_t letters_in(const char *text, size_t len) {
    size_t letters = 0;
    for (size_t i = 0; i < len; i++)
        letters += (unsigned)(text[i] | 0x20) - 'a' < 26;
    return letters;
}

#define WORD_SHOWN 16 /* bytes to look for the edge of a word */

/* A blank or a comma alone tells nobody where it is: the words beside it. */
static void widen(const Checked *c, size_t *start, size_t *end) {
    size_t low = *start > WORD_SHOWN ? *start - WORD_SHOWN : 0;
    size_t high = c->len - *end > WORD_SHOWN ? *end + WORD_SHOWN : c->len;
    if (letters_in(c->text + *start, *end - *start) > 1) return;
    while (*start > low && (unsigned char)c->text[*start - 1] > ' ')
        --*start;
    while (*end < high && (unsigned char)c->text[*end] > ' ')
        ++*end;
    while (*start < *end && (c->text[*start] & 0xC0) == 0x80)
        ++*start;
    while (*end < c->len && (c->text[*end] & 0xC0) == 0x80)
        ++*end;
}

copydesk_edit checked_edit(const Checked *c, const copydesk_edit *edit) {
    copydesk_edit e = *edit;
    e.start = copydesk_source_place(c->source, e.start);
    e.end = copydesk_source_place(c->source, e.end);
    return e;
}

void checked_place(const Checked *c, const copydesk_finding *f, size_t *start,
                   size_t *end) {
    *start = copydesk_source_place(c->source, f->start);
    *end = copydesk_source_place(c->source, f->end);
}

/* What the repair makes of the text from its first edit to its last. */
static void add_repair(Buf *out, const Checked *c, const copydesk_finding *f) {
    size_t start, end, first_edit = f->edits[0].start;
    size_t last_edit = f->edits[f->edit_count - 1].end;
    checked_place(c, f, &start, &end);
    first_edit = copydesk_source_place(c->source, first_edit);
    last_edit = copydesk_source_place(c->source, last_edit);
    if (first_edit < start) start = first_edit;
    if (last_edit > end) end = last_edit;
    size_t first = start;
    widen(c, &start, &end);
    if (start > first) start = first;
    size_t at = start;
    Buf good = {0};
    for (size_t i = 0; i < f->edit_count; i++) {
        copydesk_edit e = checked_edit(c, &f->edits[i]);
        buf_add(&good, c->text + at, e.start - at);
        buf_add(&good, e.text, e.length);
        at = e.end;
    }
    buf_add(&good, c->text + at, end - at);
    buf_text(out, "‹");
    add_shown(out, c->text + start, end - start);
    buf_text(out, "› -> ‹");
    add_shown(out, buf_str(&good), good.len);
    buf_text(out, "›");
    out->failed |= good.failed;
    buf_free(&good);
}

static void add_evidence(Buf *out, const Checked *c,
                         const copydesk_finding *f) {
    size_t start, end;
    checked_place(c, f, &start, &end);
    if (f->edit_count) {
        add_repair(out, c, f);
    } else if (end > start) {
        buf_text(out, "‹");
        add_shown(out, c->text + start, end - start);
        buf_text(out, "›");
    }
}

static Position place_of(const Checked *c, const Locator *locator,
                         size_t byte) {
    return locate(locator, copydesk_source_place(c->source, byte));
}

void report_text(Buf *out, const Checked *c) {
    Locator locator;
    if (!locator_open(&locator, c->text, c->len)) {
        out->failed = true;
        return;
    }
    for (size_t i = 0; i < copydesk_result_finding_count(c->result); i++) {
        const copydesk_finding *f = copydesk_result_finding(c->result, i);
        Position p = place_of(c, &locator, f->start);
        buf_print(out, "%s:%zu:%zu: %s: %s [%s", c->path, p.line, p.column,
                  level_name(f->level), f->message, f->rule);
        buf_print(out, "%s%s] ", f->edit_count ? ", " : "",
                  f->edit_count ? fix_name(f->fix) : "");
        add_evidence(out, c, f);
        buf_char(out, '\n');
    }
    locator_close(&locator);
}

/* How the summary speaks of a finding. */
static const char *state_name(const copydesk_finding *f) {
    if (f->applied) return "repaired";
    return f->fix == COPYDESK_FIXES_NONE ? "flagged" : "suggested";
}

static void add_counts(Buf *out, const Checked *c) {
    size_t repaired = 0, suggested = 0, flagged = 0;
    for (size_t i = 0; i < copydesk_result_finding_count(c->result); i++) {
        const copydesk_finding *f = copydesk_result_finding(c->result, i);
        const char *state = state_name(f);
        repaired += *state == 'r';
        suggested += *state == 's';
        flagged += *state == 'f';
    }
    buf_print(out, "%s: %zu repaired, %zu suggested, %zu flagged\n", c->path,
              repaired, suggested, flagged);
}

void report_summary(Buf *out, const Checked *c, size_t most) {
    size_t count = copydesk_result_finding_count(c->result);
    Locator locator;
    if (!locator_open(&locator, c->text, c->len)) {
        out->failed = true;
        return;
    }
    if (c->len && !copydesk_result_lang(c->result))
        buf_print(out,
                  "%s: which language? Only rules for any of them ran; say "
                  "--lang en for English\n",
                  c->path);
    add_counts(out, c);
    for (size_t i = 0; i < count && i < most; i++) {
        const copydesk_finding *f = copydesk_result_finding(c->result, i);
        Position p = place_of(c, &locator, f->start);
        buf_print(out, "  %4zu:%-4zu %-9s  %s ", p.line, p.column,
                  state_name(f), f->message);
        add_evidence(out, c, f);
        buf_print(out, " [%s]\n", f->rule);
    }
    if (count > most)
        buf_print(out, "  and %zu more: copydesk check %s\n", count - most,
                  c->path);
    locator_close(&locator);
}
