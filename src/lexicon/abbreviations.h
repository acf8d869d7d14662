/* SPDX-License-Identifier: MIT
 * Abbreviations that end in a stop and end no sentence, by language, from
 * dict/abbreviations/. They add to those of CLDR. */
#ifndef LEXICON_ABBREVIATIONS_H
#define LEXICON_ABBREVIATIONS_H

#include "base/arena.h"
#include "base/hash.h"
#include "base/status.h"
#include <stdbool.h>

typedef struct Abbreviations {
    Arena *arena;
    Map known; /* "en Gov." */
} Abbreviations;

/* Adds a list (one a line, # comments) as that language's. */
Status abbreviations_add(Abbreviations *abbreviations, const char *lang,
                         const char *bytes, size_t len);
/* Is this word, its stop included, an abbreviation? lang NULL: no. */
bool abbreviations_has(const Abbreviations *abbreviations, const char *lang,
                       const char *word, size_t len);
void abbreviations_free(Abbreviations *abbreviations);

#endif
