/* SPDX-License-Identifier: MIT */
#include "unicode/letter_case.h"

#include "base/utf8.h"
#include "unicode/chars.h"

LetterCase letter_case_of(const char *text, size_t len) {
    size_t size, letters = 0, upper = 0;
    bool first = false;
    for (size_t at = 0; at < len; at += size) {
        uint32_t cp = utf8_at(text, len, at, &size);
        if (!char_is_letter(cp)) continue;
        if (!letters) first = char_is_upper(cp);
        upper += char_is_upper(cp);
        letters++;
    }
    if (letters > 1 && upper == letters) return CASE_UPPER;
    return first && upper == 1 ? CASE_TITLE : CASE_AS_IS;
}

void letter_case_apply(LetterCase letter_case, const char *text, size_t len,
                       Buf *out) {
    size_t size;
    bool changing = letter_case != CASE_AS_IS;
    for (size_t at = 0; at < len; at += size) {
        uint32_t cp = utf8_at(text, len, at, &size);
        char bytes[4];
        bool letter = char_is_letter(cp);
        if (changing && letter)
            buf_add(out, bytes, utf8_encode(char_to_upper(cp), bytes));
        else
            buf_add(out, text + at, size);
        if (letter && letter_case == CASE_TITLE) changing = false;
    }
}

bool letter_case_equal(const char *lower, const char *text, size_t n) {
    size_t size, other;
    for (size_t at = 0; at < n; at += size) {
        uint32_t a = utf8_at(lower, n, at, &size);
        uint32_t b = utf8_at(text, n, at, &other);
        if (size != other || (a != b && a != char_to_lower(b))) return false;
    }
    return true;
}
