/* SPDX-License-Identifier: MIT
 * How words are written: those listed as misspelt (dict/misspellings/), and
 * the common and the frequent ones (dict/common/, dict/frequent/) by which a
 * slip of one letter is known. */
#ifndef LEXICON_ORTHOGRAPHY_H
#define LEXICON_ORTHOGRAPHY_H

#include "base/fault.h"
#include "base/status.h"
#include <stdbool.h>
#include <stddef.h>

/* Shared by threads: the index of common words is made at the first need,
 * under a lock. */
typedef struct Orthography Orthography;

/* NULL when memory runs out. */
Orthography *orthography_new(void);
void orthography_free(Orthography *orthography); /* NULL is fine */

/* Adds a list of dict/misspellings/ or dict/common/ (formats:
 * dict/README.md) as the language of that two-letter code. bytes are borrowed
 * and must outlive the lists; each once a language. Bad lines go to faults.
 * STATUS_LIMIT: too many languages. */
Status orthography_add_wrong(Orthography *orthography, const char *path,
                             const char *code, const char *bytes, size_t len,
                             Faults *faults);
Status orthography_add_common(Orthography *orthography, const char *code,
                              const char *bytes, size_t len);
/* The same of dict/frequent/; a frequent word is to be listed as common, too.
 */
Status orthography_add_frequent(Orthography *orthography, const char *code,
                                const char *bytes, size_t len);

/* What the word, in lower case, is listed as a misspelling of: one word, or
 * several with “|” between them; *right_len bytes, borrowed, without a NUL.
 * NULL: not listed. lang NULL: none. Thread-safe. */
const char *orthography_right(const Orthography *orthography, const char *lang,
                              const char *word, size_t len, size_t *right_len);

/* Is it, in lower case, one of the common words? Thread-safe. */
bool orthography_is_common(const Orthography *orthography, const char *lang,
                           const char *word, size_t len);

/* What happened to a word on its way to another one; the earlier the likelier,
 * as counts of typing slips have it (Damerau 1964: one letter missing, too
 * much, other, or two swapped are four fifths of them; Kukich 1992: the first
 * letter is seldom the wrong one). */
typedef enum WordSlip {
    SLIP_SWAP,    /* bcak: back */
    SLIP_DOUBLE,  /* comitee, agrreement: a letter that is, or was, doubled */
    SLIP_MISSING, /* goverment: government */
    SLIP_HEAD,    /* ountain: mountain */
    SLIP_EXTRA,   /* timne: time */
    SLIP_OTHER,   /* seperate: separate */
    SLIP_FIRST,   /* xtime, vime: time */
    SLIP_NONE,    /* not one slip away */
} WordSlip;

typedef struct NearWord {
    const char *text; /* borrowed from the list; no NUL */
    size_t len;
    WordSlip slip;
    bool frequent;
} NearWord;

/* Fills out with the common words that are one slip away from this word of
 * ASCII letters in lower case, at most `most`, likeliest first, and returns
 * how many. Found by the words that both become when a letter is taken out of
 * them (Garbe 2012, symmetric delete). Thread-safe. */
size_t orthography_near(Orthography *orthography, const char *lang,
                        const char *word, size_t len, NearWord *out,
                        size_t most);

#endif
