/* SPDX-License-Identifier: MIT
 * UTF-8 by the Unicode Standard, table 3-7: no surrogates, no overlong forms.
 * Offsets and lengths are bytes. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stddef.h>
#include <stdint.h>

/* Length of the character at text (1-4), its code point in *cp; 0 when the
 * bytes there are not a whole valid character. len may be 0. */
size_t utf8_decode(const char *text, size_t len, uint32_t *cp);
/* Bytes of the longest valid prefix. */
size_t utf8_valid(const char *text, size_t len);
/* Bytes of the maximal ill-formed subpart at text (at least 1): what one
 * U+FFFD stands for (Unicode Standard, 3.9). */
size_t utf8_bad(const char *text, size_t len);
/* Writes cp into out, returns the bytes written (1-4). */
size_t utf8_encode(uint32_t cp, char out[4]);
/* Code points in valid text. */
size_t utf8_count(const char *text, size_t len);
/* The character of valid text that starts at / ends before `at`; U+0000 and
 * *size 0 at the text's edge. `at` lies on a character boundary. */
static inline uint32_t utf8_at(const char *text, size_t len, size_t at,
                               size_t *size) {
    uint32_t cp = 0;
    if (at < len && (unsigned char)text[at] < 0x80) {
        *size = 1; /* nearly always */
        return (unsigned char)text[at];
    }
    *size = at < len ? utf8_decode(text + at, len - at, &cp) : 0;
    return cp;
}
uint32_t utf8_before(const char *text, size_t at, size_t *size);

#endif
