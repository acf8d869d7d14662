/* SPDX-License-Identifier: MIT
 * Normalization Form C (UAX #15) by ICU, a letter at a time. NFC alone: its
 * compatibility cousin NFKC would make 103 of 10 to the third power. */
#ifndef UNICODE_COMPOSE_H
#define UNICODE_COMPOSE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define COMPOSE_MAX 64 /* bytes; no letter of any orthography needs more */

/* A letter and its marks that NFC writes in another way. */
typedef struct Composed {
    size_t start, end; /* bytes of the text */
    uint32_t base;     /* its first character, as it stands */
    char text[4 * COMPOSE_MAX];
    size_t len; /* of what NFC makes of it; UTF-8, not NUL-terminated */
} Composed;

/* The first such place of valid UTF-8 that lies from `from`, a character
 * boundary, on. False when there is none. Stretches longer than COMPOSE_MAX
 * (letters under heaps of marks) are passed over. Thread-safe. */
bool compose_next(const char *text, size_t len, size_t from, Composed *out);

#endif
