/* SPDX-License-Identifier: MIT
 * Inside kind `name`: the words of a story that are capitals throughout, and
 * what it says of them. */
#ifndef PASSES_ACRONYMS_H
#define PASSES_ACRONYMS_H

#include "passes/passes.h"

#define ACRONYM_MAX 12 /* bytes; of capitals A to Z alone */

typedef struct Acronym {
    size_t paragraph;
    Span span;   /* without ’s, and without the -led of OTAN-led */
    bool joined; /* part of a longer name: “Radio ONU”, “OTAN SUMMIT” */
} Acronym;

typedef struct Acronyms {
    Acronym *items; /* owned; outside of brackets */
    size_t count, cap;
    Map bracketed;  /* stand in brackets: “(FHM)” */
    Map introduced; /* behind words with these initials: “the Free Harvest
                       Movement (FHM)”; to the place of the opening bracket,
                       or 0 where that finds no room */
    Buf initials;   /* of capital words side by side, small ones left out */
} Acronyms;

/* Reads the whole story. False: no memory. */
bool acronyms_read(const PassContext *ctx, Acronyms *list);
/* Does the story say what it stands for: in brackets, or by words with these
 * initials? */
bool acronyms_explained(const Acronyms *list, const char *text, size_t len);
/* Is it a word of the language, in capitals or not, or a listed form? */
bool acronym_is_known(const PassContext *ctx, const char *text, size_t len);
void acronyms_free(Acronyms *list);

#endif
