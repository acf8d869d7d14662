/* SPDX-License-Identifier: MIT
 * Writing a word in the case of another: adviser, Adviser, ADVISER. */
#ifndef UNICODE_LETTER_CASE_H
#define UNICODE_LETTER_CASE_H

#include "base/buf.h"

typedef enum LetterCase {
    CASE_AS_IS, /* lower, or mixed beyond its first letter */
    CASE_TITLE, /* the first letter is a capital, others follow in lower */
    CASE_UPPER, /* two letters at least, all capitals */
} LetterCase;

/* The case of valid UTF-8, by its letters alone. */
LetterCase letter_case_of(const char *text, size_t len);
/* Appends text in that case: all of it, or its first letter, in capitals. */
void letter_case_apply(LetterCase letter_case, const char *text, size_t len,
                       Buf *out);
/* Are these the same but for case, in the sense of simple folding? n bytes of
 * valid UTF-8 each; the lower-case one first. */
bool letter_case_equal(const char *lower, const char *text, size_t n);

#endif
