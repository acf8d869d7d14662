/* SPDX-License-Identifier: MIT
 * Letters of one script that look like a letter of another, by Unicode's
 * confusables (UTS #39, section 4) as ICU has them: U+0420, a Cyrillic
 * capital, for P. Of the letters that identifiers may use today (UTS #39,
 * section 3.1) alone: old and technical ones look like everything. */
#ifndef UNICODE_LOOKALIKES_H
#define UNICODE_LOOKALIKES_H

#include "unicode/scripts.h"

typedef struct Lookalikes Lookalikes; /* immutable; owned by who opened it */

/* The two-byte alphabets, Latin to Armenian, lie below this; others have no
 * look-alikes here. */
#define LOOKALIKES_END 0x590

/* NULL when ICU cannot or memory runs out. Opening takes about a millisecond:
 * do it on the first need. */
Lookalikes *lookalikes_new(void);
void lookalikes_free(Lookalikes *lookalikes); /* NULL is fine */
/* The letter of that script and of the same case that looks like cp, 0 when
 * there is none. A small letter counts when its capital looks like the
 * capital: U+0440 and U+0420 are p and P, U+0433 is like r, but not its
 * capital. */
uint32_t lookalike(const Lookalikes *lookalikes, uint32_t cp, Script script);

#endif
