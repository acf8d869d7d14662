/* SPDX-License-Identifier: MIT */
#include "encoding.h"

#include "base/utf8.h"
#include "engine.h"
#include "unicode/detect.h"
#include <stdlib.h>
#include <string.h>

Status encoding_read(Source *source, const char *text, size_t length,
                     const char *encoding, const char *output,
                     copydesk_error *error) {
    Buf why = {0};
    Status status = source_open(source, text, length, encoding, output, &why);
    if (status == STATUS_ARGUMENT || status == STATUS_ENCODING)
        engine_fail(error, status, "%s", buf_str(&why));
    buf_free(&why);
    return status;
}

void encoding_tell(const Source *source, size_t at, copydesk_error *error) {
    size_t line = 1, column = 1;
    bool marked = source->len >= 3 && !memcmp(source->text, "\xEF\xBB\xBF", 3);
    for (size_t i = marked ? 3 : 0; i < at; i++) {
        bool starts = ((unsigned char)source->text[i] & 0xC0) != 0x80;
        column = source->text[i] == '\n' ? 1 : column + starts;
        line += source->text[i] == '\n';
    }
    uint32_t cp = 0;
    size_t size = utf8_decode(source->text + at, source->len - at, &cp);
    if (size)
        engine_fail(error, STATUS_ENCODING,
                    "line %zu, column %zu: the character %.*s (U+%04X) is not "
                    "in %s: nothing is written; choose an encoding that has "
                    "it, such as UTF-8",
                    line, column, (int)size, source->text + at, cp,
                    source->out_name);
    else
        engine_fail(error, STATUS_ENCODING,
                    "line %zu, column %zu: bytes that are not %s cannot be "
                    "written as %s: nothing is written; say with --encoding "
                    "what the text is in",
                    line, column, source->name, source->out_name);
}

#define BY_CHANCE 1 /* characters of UTF-8 that other text may hold */

/* Text in a one-byte encoding is hardly ever UTF-8 by chance. */
static bool is_utf8(const char *bytes, size_t size) {
    size_t long_ones = 0;
    if (utf8_valid(bytes, size) != size) return false;
    for (size_t i = 0; i < size; i++)
        long_ones += (unsigned char)bytes[i] >= 0xC0;
    return long_ones > BY_CHANCE;
}

const char *encoding_guess(const Source *source, const Story *story) {
    bool narrow = source->from && convert_kind(source->from) == ENCODING_OTHER;
    if (narrow && is_utf8(source->bytes, source->size)) return "UTF-8";
    if (source->from || source->named) return NULL;
    for (size_t i = 0; i < story->run_count; i++) {
        const Run *run = &story->runs[i];
        if (run->codec == RUN_OPAQUE && run->prose.end > run->prose.start)
            return detect_encoding(source->text, source->len);
    }
    return NULL;
}

/* -------------------------------------------------------------- public -- */

struct copydesk_source {
    Source source;
};

copydesk_status copydesk_source_open(copydesk_source **out, const char *text,
                                     size_t length, const char *encoding,
                                     copydesk_error *error) {
    copydesk_source *made = calloc(1, sizeof *made);
    *out = NULL;
    if (!made) return engine_fail(error, STATUS_MEMORY, "out of memory");
    Status status =
        encoding_read(&made->source, text, length, encoding, NULL, error);
    if (status == STATUS_MEMORY) engine_fail(error, status, "out of memory");
    if (status)
        copydesk_source_free(made);
    else
        *out = made;
    return (copydesk_status)status;
}

void copydesk_source_free(copydesk_source *source) {
    if (!source) return;
    source_close(&source->source);
    free(source);
}

const char *copydesk_source_text(const copydesk_source *source,
                                 size_t *length) {
    if (length) *length = source->source.len;
    return source->source.text;
}

const char *copydesk_source_encoding(const copydesk_source *source) {
    return source->source.name;
}

size_t copydesk_source_place(const copydesk_source *source, size_t byte) {
    return source_to_text(&source->source, byte);
}

int copydesk_source_has_lines(const copydesk_source *source) {
    return !source->source.from || convert_has_lines(source->source.from);
}

const char *copydesk_guess_encoding(const char *text, size_t length) {
    return detect_encoding(text, length);
}
