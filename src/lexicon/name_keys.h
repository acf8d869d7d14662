/* SPDX-License-Identifier: MIT
 * Keys of names: two spellings of one name have one key. Letters that engines
 * and desks write differently count as one class, by the language that the name
 * comes from (dict/keys/: Freeman, Condon and Ackerman 2006 show that classes
 * beat plain distance). A key says that two spellings can be one name, never
 * that two people are one. */
#ifndef LEXICON_NAME_KEYS_H
#define LEXICON_NAME_KEYS_H

#include "base/arena.h"
#include "base/fault.h"
#include "base/hash.h"
#include "base/status.h"
#include <stdbool.h>

#define KEY_CLASSES_MAX 16
#define KEY_MAX 256         /* bytes of a key, its NUL included */
#define KEY_CLASS_ANY "any" /* the class of all languages */
#define NO_KEY_CLASS ((size_t)-1)

typedef struct KeyRule {
    const char *from, *to;
    size_t from_len, to_len;
    bool at_start, at_end; /* of the word */
} KeyRule;

typedef struct KeyClass {
    const char *code; /* "any", or a language: "ar", "ru" */
    KeyRule *items;   /* owned; by first byte, longest first */
    size_t count, cap;
    size_t first[257];    /* where the rules of a first byte start */
    bool exact;           /* nothing counts as the same */
    bool family_first;    /* such names start with the family’s */
    const char *articles; /* " al el ": glued to what follows; NULL: none */
} KeyClass;

typedef struct NameKeys {
    Arena *arena;
    KeyClass classes[KEY_CLASSES_MAX];
    size_t count;
    Map shorts; /* "john jon" and "jon john" */
} NameKeys;

/* Adds a file of dict/keys/ as the class of that code; its faults go to
 * faults, with their lines. STATUS_LIMIT after KEY_CLASSES_MAX classes,
 * STATUS_MEMORY. path must outlive keys. */
Status name_keys_add(NameKeys *keys, const char *path, const char *code,
                     const char *bytes, size_t len, Faults *faults);
/* Adds a file of given names that stand for one another (dict/keys/short.tsv).
 * STATUS_MEMORY is the only error; faults as above. */
Status name_keys_add_shorts(NameKeys *keys, const char *path, const char *bytes,
                            size_t len, Faults *faults);
/* May one of these given names stand for the other? Both are valid UTF-8. */
bool name_keys_short(const NameKeys *keys, const char *a, size_t a_len,
                     const char *b, size_t b_len);
/* Writes the name with a hyphen behind each article of the class that may be
 * glued to its word, “Al-houthi” for “Alhouthi”; returns the length, 0 where
 * there is none. Thread-safe. */
size_t name_keys_part(const NameKeys *keys, size_t class, const char *text,
                      size_t len, char out[KEY_MAX]);
/* The class of that code, or NO_KEY_CLASS. */
size_t name_keys_class(const NameKeys *keys, const char *code);
#define KEY_COMMON 3
/* The number-th class that names of unknown origin go by: those of any
 * language first, then of languages whose names engines spell in most ways;
 * NO_KEY_CLASS where its file is missing. */
size_t name_keys_common(const NameKeys *keys, size_t number);
/* Writes the key of a word of a name (valid UTF-8 without blanks) in a class,
 * NUL-terminated; returns its length, 0 where it has no letters or is too
 * long. Thread-safe once all files are added. */
size_t name_key(const NameKeys *keys, size_t class, const char *word,
                size_t len, char out[KEY_MAX]);
void name_keys_free(NameKeys *keys);

#endif
