/* SPDX-License-Identifier: MIT
 * Character properties and normal forms: with the other files of this folder
 * the only code that includes ICU. All functions are thread-safe. */
#ifndef UNICODE_CHARS_H
#define UNICODE_CHARS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

bool char_is_letter(uint32_t cp);
bool char_is_digit(uint32_t cp); /* decimal digits of any script */
bool char_is_upper(uint32_t cp); /* titlecase included */
bool char_is_lower(uint32_t cp);
bool char_is_latin(uint32_t cp); /* script: Latin */
bool char_is_mark(uint32_t cp);  /* combining */
bool char_is_blank(uint32_t cp); /* within a line: space, tab, NBSP … */
/* A letter, digit, mark or connector: what PCRE2's \w matches under UCP. */
bool char_is_word(uint32_t cp);
bool char_is_visible(uint32_t cp); /* letter, mark, number, punctuation, sign */
uint32_t char_to_upper(uint32_t cp); /* simple mapping */
uint32_t char_to_lower(uint32_t cp);

/* Terminal columns of valid UTF-8: wide characters count two, marks none. */
size_t text_columns(const char *text, size_t len);
/* Is valid UTF-8 in Normalization Form C? False also when ICU fails. */
bool text_is_nfc(const char *text, size_t len);

#endif
