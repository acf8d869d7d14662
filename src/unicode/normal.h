/* SPDX-License-Identifier: MIT
 * Whole texts in Normalization Form C (UAX #15), and in plain letters for ids,
 * by ICU. */
#ifndef UNICODE_NORMAL_H
#define UNICODE_NORMAL_H

#include "base/buf.h"

/* Appends valid UTF-8 in Normalization Form C. False: memory, or longer than
 * ICU takes (a fourth of 2^31 bytes); out may then hold a part. Thread-safe. */
bool text_to_nfc(const char *text, size_t len, Buf *out);

typedef struct Ascii Ascii; /* one thread's; owned by who opened it */

/* NULL when ICU has no such transform, or memory runs out. Takes some
 * milliseconds: open one for all names. */
Ascii *ascii_new(void);
void ascii_free(Ascii *ascii); /* NULL is fine */
/* Appends valid UTF-8 in lower case, its Latin letters without accents: “Wałęsa
 * Ø. Strauß” is “walesa o. strauss”. What is no Latin letter stays. False:
 * memory, or longer than ICU takes. */
bool ascii_write(Ascii *ascii, const char *text, size_t len, Buf *out);

#endif
