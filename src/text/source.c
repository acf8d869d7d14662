/* SPDX-License-Identifier: MIT */
#include "text/source.h"

#include "base/utf8.h"
#include "unicode/detect.h"
#include <stdint.h>
#include <string.h>

#define BOM "\xEF\xBB\xBF"
#define UTF8 "UTF-8"

typedef struct Mark {
    const char *name, *bytes;
    size_t len;
    EncodingKind kind, either; /* its own, and the one that leaves it open */
} Mark;

/* Longer ones first: a text in UTF-16 does not start with a NUL. */
static const Mark MARKS[] = {
    {"UTF-32LE", "\xFF\xFE\0\0", 4, ENCODING_UTF32LE, ENCODING_UTF32},
    {"UTF-32BE", "\0\0\xFE\xFF", 4, ENCODING_UTF32BE, ENCODING_UTF32},
    {UTF8, BOM, 3, ENCODING_UTF8, ENCODING_UTF8},
    {"UTF-16LE", "\xFF\xFE", 2, ENCODING_UTF16LE, ENCODING_UTF16},
    {"UTF-16BE", "\xFE\xFF", 2, ENCODING_UTF16BE, ENCODING_UTF16},
};
#define MARK_COUNT (sizeof MARKS / sizeof *MARKS)

static bool has_mark(const Mark *m, const char *bytes, size_t size) {
    return size >= m->len && !memcmp(bytes, m->bytes, m->len);
}

static const Mark *mark_of(const char *bytes, size_t size) {
    for (size_t i = 0; i < MARK_COUNT; i++)
        if (has_mark(&MARKS[i], bytes, size)) return &MARKS[i];
    return NULL;
}

const char *source_mark(const char *bytes, size_t size) {
    const Mark *m = mark_of(bytes, size);
    return m ? m->name : NULL;
}

static Status open_named(Converter **out, const char *name, Buf *why) {
    Status status = convert_open(out, name);
    if (status == STATUS_ARGUMENT) {
        Buf near = {0};
        convert_near(name, &near);
        buf_print(why, "there is no encoding called %s%s%s%s", name,
                  near.len ? "; near it: " : "", buf_str(&near),
                  near.len ? "" : "; UTF-8, UTF-16 and windows-1252 are some");
        buf_free(&near);
    }
    if (status || convert_kind(*out) != ENCODING_STATEFUL) return status;
    buf_print(why,
              "%s has bytes that change what later ones mean, so that no edit "
              "could leave the rest as it is: convert the text to UTF-8",
              convert_name(*out));
    convert_close(*out);
    *out = NULL;
    return STATUS_ARGUMENT;
}

/* Puts the converter of a name in the place of one. */
static Status reopen(Converter **converter, const char *name) {
    convert_close(*converter);
    return convert_open(converter, name);
}

/* UTF-16 and UTF-32 of no named order: the mark has it, or the zero bytes. */
static Status find_order(Source *s, const Mark *mark, Buf *why) {
    bool wide = convert_kind(s->from) == ENCODING_UTF32;
    const char *name = mark ? mark->name : NULL;
    if (!name && !s->size) name = wide ? "UTF-32LE" : "UTF-16LE";
    if (!name && !wide) name = detect_utf16(s->bytes, s->size);
    if (name) return reopen(&s->from, name);
    buf_print(why, "%s without a byte order mark: say which, %sLE or %sBE",
              s->name, s->name, s->name);
    return STATUS_ENCODING;
}

/* The mark that goes with the encoding that was named, if any is there. */
static const Mark *own_mark(const Source *s) {
    EncodingKind kind = convert_kind(s->from);
    for (size_t i = 0; i < MARK_COUNT; i++)
        if ((MARKS[i].kind == kind || MARKS[i].either == kind) &&
            has_mark(&MARKS[i], s->bytes, s->size))
            return &MARKS[i];
    return NULL;
}

static Status find_encoding(Source *s, const char *encoding, Buf *why) {
    const Mark *mark = mark_of(s->bytes, s->size);
    if (!encoding && (!mark || mark->kind == ENCODING_UTF8)) return STATUS_OK;
    if (!encoding) return convert_open(&s->from, mark->name);
    Status status = open_named(&s->from, encoding, why);
    if (status) return status;
    EncodingKind kind = convert_kind(s->from);
    s->name = convert_name(s->from);
    const Mark *own = own_mark(s);
    if (mark && !own) {
        buf_print(why,
                  "the text starts with the byte order mark of %s, which %s "
                  "contradicts: leave the encoding out, or take the mark away",
                  mark->name, s->name);
        return STATUS_ENCODING;
    }
    if (kind == ENCODING_UTF16 || kind == ENCODING_UTF32)
        return find_order(s, own, why);
    return STATUS_OK;
}

/* UTF-8 needs no converter. */
static void drop_utf8(Converter **converter) {
    if (!*converter || convert_kind(*converter) != ENCODING_UTF8) return;
    convert_close(*converter);
    *converter = NULL;
}

static bool is_wide(EncodingKind kind) {
    return kind != ENCODING_OTHER && kind != ENCODING_UTF8;
}

/* A byte order mark is no business of UTF-8 and of one-byte encodings; UTF-16
 * keeps it, and has one in any case where no order is named: then the low
 * byte stands first, as in nearly all such files. */
static Status find_output(Source *s, const char *output, Buf *why) {
    Status status = open_named(&s->to, output, why);
    if (status) return status;
    EncodingKind kind = convert_kind(s->to);
    bool either = kind == ENCODING_UTF16 || kind == ENCODING_UTF32;
    bool wide = kind == ENCODING_UTF32;
    bool had = s->len >= 3 && !memcmp(s->text, BOM, 3);
    if (either && s->from && had) {
        EncodingKind from = convert_kind(s->from);
        bool same = wide ? from == ENCODING_UTF32LE || from == ENCODING_UTF32BE
                         : from == ENCODING_UTF16LE || from == ENCODING_UTF16BE;
        if (same) { /* it is what was asked for already */
            convert_close(s->to);
            s->to = s->from;
            return STATUS_OK;
        }
    }
    if (either) status = reopen(&s->to, wide ? "UTF-32LE" : "UTF-16LE");
    if (status) return status;
    s->adds_mark = either || (had && is_wide(kind));
    drop_utf8(&s->to);
    bool same =
        s->from && s->to ? convert_same(s->from, s->to) : s->from == s->to;
    /* Who asks for UTF-8 gets UTF-8 or an error, not what was there. */
    bool broken = !s->from && !s->to && utf8_valid(s->text, s->len) != s->len;
    s->converts = !same || (either && !had) || broken;
    if (s->to) s->out_name = convert_name(s->to);
    return STATUS_OK;
}

static Status decode(Source *s) {
    drop_utf8(&s->from);
    if (!s->from) return STATUS_OK;
    s->name = convert_name(s->from);
    Status status =
        convert_decode(s->from, s->bytes, s->size, &s->decoded, &s->map);
    s->text = buf_str(&s->decoded);
    s->len = s->decoded.len;
    return status;
}

Status source_open(Source *s, const char *bytes, size_t size,
                   const char *encoding, const char *output, Buf *why) {
    *s = (Source){.bytes = bytes,
                  .size = size,
                  .text = bytes,
                  .len = size,
                  .name = UTF8,
                  .named = encoding != NULL};
    Status status = find_encoding(s, encoding, why);
    if (!status) status = decode(s);
    s->out_name = output ? UTF8 : s->name;
    if (!status && output) status = find_output(s, output, why);
    if (!status && !output) s->to = s->from;
    return status;
}

void source_close(Source *s) {
    if (s->to != s->from) convert_close(s->to);
    convert_close(s->from);
    buf_free(&s->decoded);
    bytemap_free(&s->map);
    *s = (Source){0};
}

size_t source_to_bytes(const Source *s, size_t at) {
    return s->from ? bytemap_bytes(&s->map, at) : at;
}

size_t source_to_text(const Source *s, size_t byte) {
    return s->from ? bytemap_text(&s->map, byte) : byte;
}

bool source_is_seam(const Source *s, size_t at) {
    return !s->from || bytemap_seam(&s->map, at);
}

bool source_encode(const Source *s, const char *text, size_t len, Buf *out,
                   size_t *bad) {
    if (s->to) return convert_encode(s->to, text, len, out, bad);
    *bad = s->converts ? utf8_valid(text, len) : len;
    buf_add(out, text, *bad);
    return *bad == len;
}

bool source_makes_mark(const Source *s, const char *text, size_t len) {
    Buf bytes = {0};
    size_t bad;
    if (s->from) convert_encode(s->from, text, len, &bytes, &bad);
    bool is = source_mark(buf_str(&bytes), bytes.len) != NULL;
    buf_free(&bytes);
    return is;
}
