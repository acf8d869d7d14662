/* SPDX-License-Identifier: MIT */
#include "unicode/fold.h"

#include "base/utf8.h"
#include <unicode/uchar.h>
#include <unicode/unorm2.h>

/* Adds the letters that one character is made of. */
static bool add_letters(const UNormalizer2 *nfd, uint32_t cp, char *out,
                        size_t cap, size_t *used) {
    UChar parts[32];
    UErrorCode error = U_ZERO_ERROR;
    int32_t count =
        unorm2_getDecomposition(nfd, (UChar32)cp, parts, 32, &error);
    if (U_FAILURE(error)) return false;
    if (count < 0) count = -1;
    for (int32_t i = 0; i < (count < 0 ? 1 : count);) {
        UChar32 part = (UChar32)cp;
        if (count < 0)
            i++;
        else
            U16_NEXT(parts, i, count, part);
        if (!u_isalnum(part)) continue;
        if (*used + 5 > cap) return false;
        *used += utf8_encode((uint32_t)u_tolower(part), out + *used);
    }
    return true;
}

/* ASCII has no accents: most words are done here. Returns the bytes read. */
static size_t fold_ascii(const char *text, size_t len, char *out, size_t cap,
                         size_t *used) {
    size_t at = 0;
    for (; at < len && !(text[at] & 0x80) && *used + 5 <= cap; at++) {
        char c = text[at];
        if (c >= 'A' && c <= 'Z') c += 'a' - 'A';
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            out[(*used)++] = c;
    }
    return at;
}

size_t letters_fold(const char *text, size_t len, char *out, size_t cap) {
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2 *nfd = unorm2_getNFDInstance(&error);
    size_t used = 0, size;
    if (U_FAILURE(error) || len > FOLD_MAX || !cap) return 0;
    for (size_t at = fold_ascii(text, len, out, cap, &used); at < len;
         at += size ? size : 1)
        if (!add_letters(nfd, utf8_at(text, len, at, &size), out, cap, &used))
            return 0;
    out[used] = 0;
    return used;
}
