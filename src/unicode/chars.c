/* SPDX-License-Identifier: MIT */
#include "unicode/chars.h"

#include "base/utf8.h"
#include <stdlib.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>

#define ASCII(cp) ((cp) < 0x80)

bool char_is_letter(uint32_t cp) {
    if (ASCII(cp)) return (cp | 0x20) - 'a' < 26;
    return (U_GET_GC_MASK((UChar32)cp) & U_GC_L_MASK) != 0;
}

bool char_is_latin(uint32_t cp) {
    if (cp < 0x250) return char_is_letter(cp);
    UErrorCode error = U_ZERO_ERROR;
    return uscript_getScript((UChar32)cp, &error) == USCRIPT_LATIN;
}

bool char_is_digit(uint32_t cp) {
    if (ASCII(cp)) return cp - '0' < 10;
    return u_charType((UChar32)cp) == U_DECIMAL_DIGIT_NUMBER;
}

bool char_is_upper(uint32_t cp) {
    if (ASCII(cp)) return cp - 'A' < 26;
    return (U_GET_GC_MASK((UChar32)cp) & (U_GC_LU_MASK | U_GC_LT_MASK)) != 0;
}

bool char_is_lower(uint32_t cp) {
    if (ASCII(cp)) return cp - 'a' < 26;
    return u_charType((UChar32)cp) == U_LOWERCASE_LETTER;
}

bool char_is_mark(uint32_t cp) {
    return !ASCII(cp) && (U_GET_GC_MASK((UChar32)cp) & U_GC_M_MASK) != 0;
}

bool char_is_blank(uint32_t cp) {
    if (ASCII(cp)) return cp == ' ' || cp == '\t';
    return u_charType((UChar32)cp) == U_SPACE_SEPARATOR;
}

bool char_is_word(uint32_t cp) {
    if (ASCII(cp)) return char_is_letter(cp) || char_is_digit(cp) || cp == '_';
    return (U_GET_GC_MASK((UChar32)cp) &
            (U_GC_L_MASK | U_GC_N_MASK | U_GC_M_MASK | U_GC_PC_MASK)) != 0;
}

bool char_is_visible(uint32_t cp) {
    return cp <= 0x10FFFF && (U_GET_GC_MASK((UChar32)cp) &
                              (U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK |
                               U_GC_P_MASK | U_GC_S_MASK)) != 0;
}

uint32_t char_to_upper(uint32_t cp) {
    return (uint32_t)u_toupper((UChar32)cp);
}

uint32_t char_to_lower(uint32_t cp) {
    return (uint32_t)u_tolower((UChar32)cp);
}

size_t text_columns(const char *text, size_t len) {
    size_t columns = 0, size;
    for (size_t at = 0; at < len; at += size) {
        UChar32 cp = (UChar32)utf8_at(text, len, at, &size);
        if (!size) break;
        if (ASCII((uint32_t)cp)) {
            columns++;
            continue;
        }
        int width = u_getIntPropertyValue(cp, UCHAR_EAST_ASIAN_WIDTH);
        bool wide = width == U_EA_WIDE || width == U_EA_FULLWIDTH;
        columns += char_is_mark((uint32_t)cp) ? 0 : 1 + wide;
    }
    return columns;
}

/* ICU's quick check reads UTF-16; text that is not quickly known is normalized
 * and compared. Used on dictionaries, not on stories. Below U+0300, whose first
 * byte is CC, all is normal: most names of a million need no ICU. */
static bool is_below_300(const char *text, size_t len) {
    for (size_t i = 0; i < len; i++)
        if ((unsigned char)text[i] >= 0xCC) return false;
    return true;
}

bool text_is_nfc(const char *text, size_t len) {
    if (is_below_300(text, len)) return true;
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&error);
    UChar *wide = malloc((len + 1) * sizeof *wide);
    int32_t n = 0;
    bool is = false;
    if (wide && U_SUCCESS(error)) {
        u_strFromUTF8(wide, (int32_t)len + 1, &n, text, (int32_t)len, &error);
        is = unorm2_isNormalized(nfc, wide, n, &error) && U_SUCCESS(error);
    }
    free(wide);
    return is;
}
