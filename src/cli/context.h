/* SPDX-License-Identifier: MIT
 * What a place in a story is known by when the bytes around it move: its own
 * words and a few on either side. Marks, spacing, case of ASCII letters,
 * entities and doubled words do not count, so most repairs nearby change
 * nothing. What a word is does not hang on any version of ICU: baselines are
 * kept for years. */
#ifndef CLI_CONTEXT_H
#define CLI_CONTEXT_H

#include <stddef.h>
#include <stdint.h>

typedef struct Surroundings {
    uint32_t left, right; /* hashes of the words before and after */
} Surroundings;

/* Around the bytes [start, end) of a text. */
Surroundings context_of(const char *text, size_t len, size_t start, size_t end);
/* A hash of all words of a text; 0 when it has none. */
uint32_t context_words(const char *text, size_t len);

#endif
