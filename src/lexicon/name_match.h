/* SPDX-License-Identifier: MIT
 * Are two spellings one name? By the keys of their words alone: no measure of
 * distance makes two people one (measured in taxonomy of names: equality of a
 * class key is the only signal without context that is good enough). */
#ifndef LEXICON_NAME_MATCH_H
#define LEXICON_NAME_MATCH_H

#include "lexicon/name_index.h"
#include "lexicon/name_keys.h"
#include "lexicon/names.h"

typedef enum NameVerdict {
    NAME_SAME,     /* listed for one entity, or all of two words and more have
                      the same keys */
    NAME_UNSURE,   /* near: an editor decides */
    NAME_DIFFERENT /* listed for two entities, one a confusable of the
                      other, or not near */
} NameVerdict;

/* Compares two names (valid UTF-8). Thread-safe. */
NameVerdict names_compare(const Names *names, const NameKeys *keys,
                          const NameIndex *index, const char *a, size_t a_len,
                          const char *b, size_t b_len);

#endif
