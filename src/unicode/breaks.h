/* SPDX-License-Identifier: MIT
 * Sentence boundaries by ICU, with CLDR's suppressions (“Mr.” ends no
 * sentence). */
#ifndef UNICODE_BREAKS_H
#define UNICODE_BREAKS_H

#include <stddef.h>

typedef struct Breaker Breaker; /* one thread's */

/* lang: "en", or NULL for the root rules. NULL when ICU has none or memory
 * runs out. Opening costs about a millisecond: do it on the first need. */
Breaker *breaker_new(const char *lang);
void breaker_free(Breaker *breaker); /* NULL is fine */
/* Writes where the sentences of valid UTF-8 end, bytes from 0, the last one at
 * len, into ends, at most `most` of them (the rest is one sentence). Returns
 * how many; 0 when len is 0 or ICU fails. */
size_t breaker_sentences(Breaker *breaker, const char *text, size_t len,
                         size_t *ends, size_t most);

#endif
