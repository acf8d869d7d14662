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
    bool joined; /* part of a longer name: “Banda ONU”, “OTAN SUMMIT” */
} Acronym;

typedef struct Acronyms {
    Acronym *items; /* owned; outside of brackets */
    size_t count, cap;
    Span *defined; /* owned; in brackets behind words with these initials: “the
                      Free Harvest Movement (FHM)” */
    size_t defined_count, defined_cap;
    Map bracketed; /* stand in brackets at all */
    Map open;      /* what acronym_is_open said: 1 or 0 */
    Buf initials;  /* of capital words side by side, small ones left out */
} Acronyms;

/* Reads the whole story. False: no memory. */
bool acronyms_read(const PassContext *ctx, Acronyms *list);
/* Does nobody say what it stands for: neither the story, in brackets or by
 * words with these initials, nor the authority; and is it no word of the
 * language in any case? text is of the story. */
bool acronym_is_open(PassContext *ctx, Acronyms *list, const char *text,
                     size_t len);
void acronyms_free(Acronyms *list);

#endif
