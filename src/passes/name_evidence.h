/* SPDX-License-Identifier: MIT
 * Inside kind `name`: what else speaks for a person: an office of theirs, by a
 * title and its country. */
#ifndef PASSES_NAME_EVIDENCE_H
#define PASSES_NAME_EVIDENCE_H

#include "passes/name.h"

/* What the words of a stretch say of offices. */
typedef struct Offices {
    Span titles[16];    /* “prime minister”, the longest at each word */
    Span countries[16]; /* “Iraqi”, “White House” */
    size_t title_count, country_count;
} Offices;

/* Reads the titles and countries of a stretch of prose; of more than sixteen,
 * the first ones. */
void offices_read(Offices *offices, const PassContext *ctx, Span span);
/* Is one of the titles an office of the person, and one of the countries that
 * office’s? When the year of the story is known, the office must be of it. */
bool offices_are_of(const Offices *offices, const PassContext *ctx,
                    const Name *name);
/* Is one of the countries that of any office of the person? */
bool offices_have_country(const Offices *offices, const PassContext *ctx,
                          const Name *name);
/* Does a title of the person’s stand right before the stretch (“Prime Minister
 * Narendra”), or behind it and a comma (“Narendra, the prime minister”)? */
bool name_has_title_beside(const PassContext *ctx, const Name *name,
                           size_t paragraph, Span span);

#endif
