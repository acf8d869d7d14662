/* SPDX-License-Identifier: MIT
 * Quotation marks by language, from CLDR's delimiters. */
#ifndef UNICODE_DELIMITERS_H
#define UNICODE_DELIMITERS_H

#include <stdint.h>

/* Code points; 0 where CLDR has none, or more than one character. */
typedef struct Delimiters {
    uint32_t open, close;             /* “ and ” in English */
    uint32_t inner_open, inner_close; /* ‘ and ’ */
} Delimiters;

/* Those of a language by its ISO 639-1 code; all 0 for NULL, and for a language
 * that ICU has no data of its own for. Thread-safe. */
Delimiters delimiters_of(const char *lang);

#endif
