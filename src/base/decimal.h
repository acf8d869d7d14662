/* SPDX-License-Identifier: MIT
 * Numbers as English copy writes them. Not strtod: it reads what the caller's
 * locale says. */
#ifndef BASE_DECIMAL_H
#define BASE_DECIMAL_H

#include <stdbool.h>
#include <stddef.h>

typedef struct Decimal {
    double value;
    double step; /* what its last figure counts: 1 of 31, 0.1 of 3.0, and 1000
                    of 12,000, which may be rounded */
} Decimal;

#define DECIMAL_FIGURES 15 /* of more, none is read */
#define DECIMAL_MAX 24     /* bytes that one written takes */

/* Reads all of the text: figures, commas before each three of them, a stop
 * before a fraction; in front “-”, “+” or U+2212. False: it is not so. */
bool decimal_read(const char *text, size_t len, Decimal *out);
/* Writes a number below 10^15 in figures, one behind the stop below 100, and
 * gives its length in bytes; 0 where it is larger. Not NUL-terminated. */
size_t decimal_write(double value, char out[DECIMAL_MAX]);

#endif
