/* SPDX-License-Identifier: MIT
 * Encodings, by ICU's converters: bytes to UTF-8 with a map, and UTF-8 to
 * bytes. Only encodings in which each character stands for itself wherever it
 * stands: after an edit the bytes behind it must still mean what they meant.
 * A converter serves one thread at a time. */
#ifndef UNICODE_CONVERT_H
#define UNICODE_CONVERT_H

#include "base/buf.h"
#include "base/status.h"
#include "unicode/bytemap.h"

typedef enum EncodingKind {
    ENCODING_OTHER,
    ENCODING_UTF8,
    ENCODING_UTF16, /* whichever its byte order mark says */
    ENCODING_UTF16LE,
    ENCODING_UTF16BE,
    ENCODING_UTF32,
    ENCODING_UTF32LE,
    ENCODING_UTF32BE,
    ENCODING_STATEFUL, /* ISO-2022-JP and its like, UTF-7: not converted */
} EncodingKind;

typedef struct Converter Converter;

/* Opens an encoding by any name that ICU knows it by: "latin1", "cp1252",
 * "Shift_JIS". STATUS_ARGUMENT when there is none of that name. */
Status convert_open(Converter **out, const char *name);
void convert_close(Converter *converter); /* NULL is fine */
EncodingKind convert_kind(const Converter *converter);
/* Its name as mail and the web write it: "windows-1252". Lives as long as the
 * program. */
const char *convert_name(const Converter *converter);
/* Are both the same encoding, whatever they were called? */
bool convert_same(const Converter *a, const Converter *b);
/* Does a line feed stand there as the byte 0A, and that byte for nothing
 * else? Then line tools can work on the bytes. */
bool convert_has_lines(const Converter *converter);

/* Reads all bytes as UTF-8, appended to text, which was empty. Bytes that do
 * not decode stand there as one byte FF for each sequence: UTF-8 never has
 * it. Not for kinds UTF16, UTF32 and STATEFUL. STATUS_MEMORY. */
Status convert_decode(Converter *converter, const char *bytes, size_t len,
                      Buf *text, ByteMap *map);
/* Appends UTF-8 in this encoding, without a byte order mark. False: the
 * character at *bad has no place in it (or is no UTF-8), and out holds what
 * stands before. */
bool convert_encode(Converter *converter, const char *text, size_t len,
                    Buf *out, size_t *bad);

/* Appends up to three names of encodings that may have been meant, separated
 * by commas: the same number, or nearly the same letters. */
void convert_near(const char *name, Buf *out);

#endif
