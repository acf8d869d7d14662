/* SPDX-License-Identifier: MIT
 * ICU's detector proposes by letters that often stand together; what it
 * proposes must also decode every byte, and to no control character. */
#include "unicode/detect.h"

#include "base/utf8.h"
#include "unicode/chars.h"
#include "unicode/convert.h"
#include <string.h>
#include <unicode/ucsdet.h>

#define LOOKED_AT 65536     /* bytes */
#define SEVERAL 2           /* bytes that are no UTF-8 */
#define CONFIDENCE_LEAST 10 /* of 100, as ICU counts */
#define CUT_MOST 4          /* bytes of a character cut at the window's end */

const char *detect_utf16(const char *bytes, size_t len) {
    size_t zeros[2] = {0}, pairs = 0;
    for (size_t i = 0; i + 1 < len && i < LOOKED_AT; i += 2, pairs++) {
        zeros[0] += !bytes[i];
        zeros[1] += !bytes[i + 1];
    }
    /* Two characters of five or more are Latin, and hardly one is a NUL. */
    if (zeros[1] && zeros[1] * 5 >= pairs * 2 && zeros[0] * 100 <= pairs)
        return "UTF-16LE";
    if (zeros[0] && zeros[0] * 5 >= pairs * 2 && zeros[1] * 100 <= pairs)
        return "UTF-16BE";
    return NULL;
}

/* More bytes that are no UTF-8 than characters that are, ASCII aside? */
static bool is_something_else(const char *bytes, size_t len) {
    size_t bad = 0, good = 0;
    for (size_t at = 0; at < len;) {
        size_t n = utf8_valid(bytes + at, len - at);
        for (size_t i = at; i < at + n; i++)
            good += (unsigned char)bytes[i] >= 0xC0;
        at += n;
        if (at == len) break;
        at += utf8_bad(bytes + at, len - at);
        bad++;
    }
    return bad >= SEVERAL && bad > good;
}

/* No one writes these two side by side; the encoding beside the right one does:
 * “donÕt” is MacRoman's “don’t”, “caf‚” the “café” of DOS, “cafи” KOI8-R. */
static bool is_odd(uint32_t before, uint32_t cp) {
    if (before < 0x80 && cp < 0x80) return false;
    if (cp >= 0x80 && cp < 0xA0) return true; /* a control character */
    bool cased[] = {char_is_upper(before) || char_is_lower(before),
                    char_is_upper(cp) || char_is_lower(cp)};
    if (char_is_lower(before) && char_is_upper(cp)) return true;
    if (char_is_letter(before) &&
        (cp == 0x192 || cp == 0x201A || cp == 0x201E || cp == 0x2C6))
        return true;
    return cased[0] && cased[1] && char_is_latin(before) != char_is_latin(cp);
}

#define KANA_FIRST 0x2E80 /* and ideographs, and Hangul */

/* A story in an East Asian language is mostly that; a few ideographs among
 * Latin letters are quotation marks of another encoding. */
static bool reads_well(const Buf *text) {
    uint32_t before = 0;
    size_t latin = 0, east = 0;
    for (size_t at = 0; at < text->len;) {
        uint32_t cp = 0;
        size_t size = utf8_decode(text->data + at, text->len - at, &cp);
        if (!size && at + CUT_MOST < text->len) return false;
        if (is_odd(before, cp)) return false;
        latin += cp < 0x80 && char_is_letter(cp);
        east += cp >= KANA_FIRST && char_is_letter(cp);
        before = cp;
        at += size ? size : 1;
    }
    return !east || east * 4 >= latin;
}

/* Its usual name, NULL when it does not read well. windows-1252 stands for
 * ISO-8859-1 as it does on the web: the same letters, and quotation marks. */
static const char *try(const char *name, const char *bytes, size_t len) {
    Converter *converter;
    const char *found = NULL;
    if (!strcmp(name, "ISO-8859-1")) name = "windows-1252";
    if (convert_open(&converter, name)) return NULL;
    if (convert_kind(converter) == ENCODING_OTHER) {
        Buf text = {0};
        ByteMap map = {0};
        if (!convert_decode(converter, bytes, len, &text, &map) &&
            reads_well(&text))
            found = convert_name(converter);
        buf_free(&text);
        bytemap_free(&map);
    }
    convert_close(converter);
    return found;
}

/* What ICU's detector does not know, and old archives are full of. */
static const char *try_old(const char *bytes, size_t len) {
    const char *found = try("macintosh", bytes, len);
    return found ? found : try("IBM850", bytes, len);
}

const char *detect_encoding(const char *bytes, size_t len) {
    if (len > LOOKED_AT) len = LOOKED_AT;
    const char *found = detect_utf16(bytes, len);
    if (found || !is_something_else(bytes, len)) return found;
    UErrorCode error = U_ZERO_ERROR;
    UCharsetDetector *detector = ucsdet_open(&error);
    int32_t count = 0;
    ucsdet_setText(detector, bytes, (int32_t)len, &error);
    const UCharsetMatch **matches = ucsdet_detectAll(detector, &count, &error);
    for (int32_t i = 0; U_SUCCESS(error) && i < count && !found; i++) {
        const char *name = ucsdet_getName(matches[i], &error);
        int32_t confidence = ucsdet_getConfidence(matches[i], &error);
        if (U_SUCCESS(error) && confidence >= CONFIDENCE_LEAST)
            found = try(name, bytes, len);
    }
    ucsdet_close(detector);
    return found ? found : try_old(bytes, len);
}
