/* SPDX-License-Identifier: MIT
 * Everything that is known of a name: whose it is, and who is near. */
#ifndef LEXICON_NAME_LOOKUP_H
#define LEXICON_NAME_LOOKUP_H

#include "lexicon/name_match.h"

typedef enum NameHow {
    NAME_HOW_RIGHT, /* a right form of the entity */
    NAME_HOW_WRONG, /* a wrong one */
    NAME_HOW_SEEN,  /* a form that was met */
    NAME_HOW_KEYS,  /* of two words and more, all spelled alike */
    NAME_HOW_WORD,  /* one word, which is one of the entity’s */
    NAME_HOW_NEAR,  /* perhaps */
} NameHow;

#define NAME_HITS_MOST 20  /* of each way but the first two, which have one */
#define NAME_FORMS_MOST 64 /* of an entity that was seen; more are left out */

/* An entity that was found. One that was seen has no place but the path of its
 * file, and no roles. Borrowed for the time of the call. */
typedef void (*NameHitFn)(void *user, NameHow how, const Name *name);

/* Tells each entity once, in the order of the ways; NAME_HOW_NEAR where there
 * was no other. form is valid UTF-8. Thread-safe. */
void names_lookup(const Names *names, const NameKeys *keys,
                  const NameIndex *index, const char *form, size_t len,
                  NameHitFn on_hit, void *user);

#endif
