/* SPDX-License-Identifier: MIT
 * Words and names that a project accepts: a file, a word or phrase a line. */
#ifndef CLI_WORDS_H
#define CLI_WORDS_H

#include "base/arena.h"
#include "base/hash.h"

typedef struct Words {
    Arena arena;
    Map map;
} Words;

/* Adds a file's words; lines that are empty or start with # are none. False:
 * its faults are on stderr. */
bool words_read(Words *words, const char *path);
/* Is this evidence one of them, as it stands or as a possessive? */
bool words_accept(const Words *words, const char *text, size_t len);
void words_free(Words *words);

#endif
