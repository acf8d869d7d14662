/* SPDX-License-Identifier: MIT
 * News copy in other encodings, made with the system's iconv: not with what is
 * tested. */
#ifndef PROPERTY_ENCODE_H
#define PROPERTY_ENCODE_H

#include "property/text.h"
#include <stdint.h>

typedef struct Encoding {
    const char *iconv; /* its name for iconv */
    const char *name;  /* for copydesk; NULL: the text says so itself */
    const char *mark;  /* a byte order mark before it */
    size_t mark_len;
    bool unicode; /* has every character */
} Encoding;

extern const Encoding ENCODINGS[];
extern const size_t ENCODING_COUNT;

/* The text in that encoding: a character that it lacks, or bytes that are no
 * UTF-8, are “?”. */
void encode_text(Text *out, const Text *from, const Encoding *encoding);
/* Back to UTF-8, the mark left out. False: some bytes do not decode. */
bool decode_text(Text *out, const char *bytes, size_t len,
                 const Encoding *encoding);
/* Has it all characters of this UTF-8? */
bool encoding_has(const Encoding *encoding, const char *text, size_t len);
/* A byte or two put in, taken away or changed, wherever. */
void break_bytes(Text *text, uint64_t *seed);

#endif
