/* SPDX-License-Identifier: MIT */
#include "unicode/convert.h"

#include "base/utf8.h"
#include <stdlib.h>
#include <string.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>

#define NO_CHARACTER '\xFF'

struct Converter {
    UConverter *icu;
    EncodingKind kind;
    bool ascii, lines;
};

static EncodingKind kind_of(const UConverter *icu) {
    switch (ucnv_getType(icu)) {
    case UCNV_UTF8: return ENCODING_UTF8;
    case UCNV_UTF16: return ENCODING_UTF16;
    case UCNV_UTF16_LittleEndian: return ENCODING_UTF16LE;
    case UCNV_UTF16_BigEndian: return ENCODING_UTF16BE;
    case UCNV_UTF32: return ENCODING_UTF32;
    case UCNV_UTF32_LittleEndian: return ENCODING_UTF32LE;
    case UCNV_UTF32_BigEndian: return ENCODING_UTF32BE;
    case UCNV_SBCS:
    case UCNV_DBCS:
    case UCNV_MBCS:
    case UCNV_LATIN_1:
    case UCNV_US_ASCII:
    case UCNV_CESU8: return ENCODING_OTHER;
    default: return ENCODING_STATEFUL;
    }
}

/* The one character that a byte alone stands for; -1 when it does not. */
static UChar32 single(UConverter *icu, char byte) {
    UErrorCode error = U_ZERO_ERROR;
    const char *at = &byte;
    UChar32 c = ucnv_getNextUChar(icu, &at, &byte + 1, &error);
    ucnv_resetToUnicode(icu);
    return U_SUCCESS(error) ? c : -1;
}

static bool is_plain(unsigned char c) {
    return (c >= ' ' && c < 0x7F) || c == '\n' || c == '\r' || c == '\t';
}

static void look_at_bytes(Converter *c) {
    c->ascii = c->kind == ENCODING_OTHER;
    for (int byte = 0; byte < 0x80 && c->ascii; byte++)
        if (is_plain((unsigned char)byte))
            c->ascii = single(c->icu, (char)byte) == byte;
    c->lines = c->kind == ENCODING_UTF8 ||
               (c->kind == ENCODING_OTHER && single(c->icu, '\n') == '\n');
}

/* Reads and writes only what is certain: no nearest characters, no
 * substitutes. */
static bool set_strict(UConverter *icu) {
    UErrorCode error = U_ZERO_ERROR;
    ucnv_setFallback(icu, false);
    ucnv_setToUCallBack(icu, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &error);
    ucnv_setFromUCallBack(icu, UCNV_FROM_U_CALLBACK_STOP, NULL, NULL, NULL,
                          &error);
    return U_SUCCESS(error);
}

/* "UnicodeLittle" is "UTF-16LE,version=1", which swallows a byte order mark;
 * here the mark is a character of the text. */
static UConverter *open_icu(const char *name, UErrorCode *error) {
    UConverter *icu = ucnv_open(name, error);
    const char *found = U_SUCCESS(*error) ? ucnv_getName(icu, error) : "";
    if (strncmp(found, "UTF-16", 6) != 0 || !strchr(found, ',')) return icu;
    bool little = ucnv_getType(icu) == UCNV_UTF16_LittleEndian;
    ucnv_close(icu);
    return ucnv_open(little ? "UTF-16LE" : "UTF-16BE", error);
}

Status convert_open(Converter **out, const char *name) {
    UErrorCode error = U_ZERO_ERROR;
    *out = NULL;
    /* ICU takes an empty name for the system's encoding, and what follows a
     * comma for options of its own. */
    if (!*name || strchr(name, ',')) return STATUS_ARGUMENT;
    UConverter *icu = open_icu(name, &error);
    if (error == U_MEMORY_ALLOCATION_ERROR) return STATUS_MEMORY;
    if (U_FAILURE(error)) return STATUS_ARGUMENT;
    Converter *c = calloc(1, sizeof *c);
    if (!c || !set_strict(icu)) {
        ucnv_close(icu);
        free(c);
        return STATUS_MEMORY;
    }
    *c = (Converter){.icu = icu, .kind = kind_of(icu)};
    look_at_bytes(c);
    *out = c;
    return STATUS_OK;
}

void convert_close(Converter *c) {
    if (!c) return;
    ucnv_close(c->icu);
    free(c);
}

EncodingKind convert_kind(const Converter *c) {
    return c->kind;
}

bool convert_has_lines(const Converter *c) {
    return c->lines;
}

static const char *icu_name(const Converter *c) {
    UErrorCode error = U_ZERO_ERROR;
    const char *name = ucnv_getName(c->icu, &error);
    return U_SUCCESS(error) && name ? name : "";
}

static const char *standard_name(const char *name) {
    static const char *const standards[] = {"MIME", "IANA"};
    for (size_t i = 0; i < 2; i++) {
        UErrorCode error = U_ZERO_ERROR;
        const char *found = ucnv_getStandardName(name, standards[i], &error);
        if (U_SUCCESS(error) && found) return found;
    }
    return NULL;
}

/* What the converter is called may go with it; what the table of aliases says
 * does not. */
const char *convert_name(const Converter *c) {
    UErrorCode error = U_ZERO_ERROR;
    const char *name = icu_name(c), *found = standard_name(name);
    if (!found) found = ucnv_getAlias(name, 0, &error);
    return U_SUCCESS(error) && found ? found : "?";
}

bool convert_same(const Converter *a, const Converter *b) {
    return !strcmp(icu_name(a), icu_name(b));
}

/* ------------------------------------------------------------ to UTF-8 -- */

typedef struct Decode {
    Buf *text;
    ByteMap *map;
    size_t text_unit, byte_unit; /* of the unit under way; 0: none */
    bool failed;
} Decode;

static void end_unit(Decode *d) {
    if (d->text_unit && !bytemap_add(d->map, d->text_unit, d->byte_unit))
        d->failed = true;
    d->text_unit = d->byte_unit = 0;
}

/* A character, or none, that came of the next `taken` bytes. Of no more bytes:
 * it belongs to the unit before. */
static void add(Decode *d, UChar32 c, bool good, size_t taken) {
    char utf8[4];
    size_t n = 1;
    if (good)
        n = utf8_encode((uint32_t)c, utf8);
    else
        utf8[0] = NO_CHARACTER;
    if (taken) end_unit(d);
    buf_add(d->text, utf8, n);
    d->text_unit += n;
    d->byte_unit += taken;
}

Status convert_decode(Converter *c, const char *bytes, size_t len, Buf *text,
                      ByteMap *map) {
    Decode d = {.text = text, .map = map};
    const char *at = bytes, *end = bytes + len;
    ucnv_resetToUnicode(c->icu);
    while (!d.failed && !text->failed) {
        const char *before = at;
        UErrorCode error = U_ZERO_ERROR;
        UChar32 cp = ucnv_getNextUChar(c->icu, &at, end, &error);
        size_t taken = (size_t)(at - before);
        if (error == U_INDEX_OUTOFBOUNDS_ERROR && !taken) break;
        bool good = U_SUCCESS(error) && cp >= 0 && cp <= 0x10FFFF &&
                    (cp & 0x1FF800) != 0xD800;
        if (!good) ucnv_resetToUnicode(c->icu);
        if (!good && !taken && !d.text_unit) break;
        if (!good && !taken && at == end) break;
        add(&d, cp, good, taken);
    }
    end_unit(&d);
    return d.failed || text->failed ? STATUS_MEMORY : STATUS_OK;
}

/* ---------------------------------------------------------- from UTF-8 -- */

#define LONGEST 32 /* bytes of one character, in any encoding */

static bool encode_one(Converter *c, uint32_t cp, Buf *out) {
    UChar wide[2] = {(UChar)cp, 0};
    size_t units = 1;
    if (cp > 0xFFFF) {
        wide[0] = (UChar)(0xD7C0 + (cp >> 10));
        wide[1] = (UChar)(0xDC00 | (cp & 0x3FF));
        units = 2;
    }
    char bytes[LONGEST], *to = bytes;
    const UChar *from = wide;
    UErrorCode error = U_ZERO_ERROR;
    ucnv_fromUnicode(c->icu, &to, bytes + LONGEST, &from, wide + units, NULL,
                     true, &error);
    ucnv_resetFromUnicode(c->icu);
    if (U_FAILURE(error)) return false;
    buf_add(out, bytes, (size_t)(to - bytes));
    return to > bytes;
}

bool convert_encode(Converter *c, const char *text, size_t len, Buf *out,
                    size_t *bad) {
    for (size_t at = 0, size; at < len; at += size) {
        uint32_t cp = 0;
        size = utf8_decode(text + at, len - at, &cp);
        *bad = at;
        if (!size) return false;
        if (c->ascii && cp < 0x80 && is_plain((unsigned char)cp))
            buf_char(out, (char)cp);
        else if (!encode_one(c, cp, out))
            return false;
    }
    return true;
}
