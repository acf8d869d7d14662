/* SPDX-License-Identifier: MIT
 * What the caller handed in, read as UTF-8: the source that a story's runs
 * speak of. Text in UTF-8 is its own source. Text in another encoding is
 * decoded first, as a whole, and a map says which bytes are which; so that a
 * CRLF in UTF-16, a BOM in GB18030 and, some day, an entity in windows-1252
 * are what they are in UTF-8, and only edits on their way out meet the map. */
#ifndef TEXT_SOURCE_H
#define TEXT_SOURCE_H

#include "base/buf.h"
#include "base/status.h"
#include "unicode/convert.h"

typedef struct Source {
    const char *bytes; /* borrowed from the caller */
    size_t size;
    /* In UTF-8; what does not decode stands as one byte FF. For UTF-8 these
     * are the bytes themselves, as bad as they come. */
    const char *text;
    size_t len;
    const char *name;     /* of the encoding that was read; static */
    const char *out_name; /* of the one that is written; static */
    Converter *from;      /* NULL: UTF-8 */
    Converter *to;        /* NULL: UTF-8; the same as from, or its own */
    bool converts;        /* to is another encoding than from */
    bool named;           /* the caller said which */
    bool adds_mark;       /* converting, and a byte order mark starts the text
                           */
    Buf decoded;
    ByteMap map; /* of text; empty for UTF-8 */
} Source;

/* Reads bytes, which must outlive the source. encoding NULL: what the byte
 * order mark says, else UTF-8. output NULL: the same that was read. On
 * STATUS_ARGUMENT (no such encoding) and STATUS_ENCODING (a byte order mark
 * of another one) *why says what is wrong. The source is to be closed in any
 * case. Not thread-safe: one thread at a time. */
Status source_open(Source *source, const char *bytes, size_t size,
                   const char *encoding, const char *output, Buf *why);
void source_close(Source *source);

/* The encoding whose byte order mark bytes start with, NULL: none. */
const char *source_mark(const char *bytes, size_t size);
/* From an offset of the text to one of the bytes, and back. */
size_t source_to_bytes(const Source *source, size_t at);
size_t source_to_text(const Source *source, size_t byte);
/* May an edit start or end at this offset of the text? Not between two
 * characters that are one sequence of bytes. */
bool source_is_seam(const Source *source, size_t at);
/* Appends UTF-8 as it is written. False: the character at *bad has no place
 * in that encoding. */
bool source_encode(const Source *source, const char *text, size_t len, Buf *out,
                   size_t *bad);
/* Would the bytes of a text that starts so be taken for a byte order mark? */
bool source_makes_mark(const Source *source, const char *text, size_t len);

#endif
