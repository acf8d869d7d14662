/* SPDX-License-Identifier: MIT
 * The people of the authority by the keys of their forms; and the words of
 * people and bodies. Whole forms of bodies and places are not in it: Niger and
 * Nigeria are a letter apart (their listed wrong forms alone are repaired,
 * lexicon/names.h). */
#ifndef LEXICON_NAME_INDEX_H
#define LEXICON_NAME_INDEX_H

#include "lexicon/countries.h"
#include "lexicon/name_words.h"
#include "lexicon/names.h"

/* A person with this key; next is the place of another one + 1, 0 at the end.
 */
typedef struct NameLink {
    const Name *name;
    uint32_t next;
} NameLink;

typedef struct NameIndex {
    Arena *arena;    /* holds the keys */
    NameLink *items; /* owned */
    size_t count, cap;
    Map whole; /* class and keys of a whole form -> place in items + 1 */
    Map words; /* class and key of any word of a form, the same */
    Map first; /* class and key of a form's first word */
} NameIndex;

/* Indexes the people of a finished authority, which must not move any more.
 * Each goes by the class of the countries that it has roles of. */
Status name_index_build(NameIndex *index, const Names *names,
                        const NameKeys *keys, const Countries *countries);
/* The people of whom a form has these keys (name_words_key) in a class; NULL:
 * none. Then the one that follows. */
const NameLink *name_index_find(const NameIndex *index, size_t class,
                                const char *key, size_t len);
const NameLink *name_index_next(const NameIndex *index, const NameLink *link);
/* The people and bodies that have a word of this key in a form of two words or
 * more; NULL: none. */
const NameLink *name_index_word(const NameIndex *index, size_t class,
                                const char *key);
/* May a form start with a word of this key? */
bool name_index_starts(const NameIndex *index, size_t class, const char *key,
                       size_t len);
void name_index_free(NameIndex *index);

#endif
