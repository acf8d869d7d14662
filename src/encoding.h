/* SPDX-License-Identifier: MIT
 * Inside copydesk.c: what encodings have to say to a caller. */
#ifndef ENCODING_H
#define ENCODING_H

#include "copydesk.h"
#include "text/source.h"
#include "text/story.h"

/* source_open, what is wrong told in error (may be NULL). The source is to be
 * closed in any case. */
Status encoding_read(Source *source, const char *text, size_t length,
                     const char *encoding, const char *output,
                     copydesk_error *error);
/* Tells that the character at this offset of the source's text has no place in
 * the encoding of the output. */
void encoding_tell(const Source *source, size_t at, copydesk_error *error);
/* What a text may be in, other than what it was read as: where that was UTF-8
 * for want of a name, by its bytes that are none; where it was named, UTF-8 if
 * the bytes are just that. NULL: nothing speaks for another. */
const char *encoding_guess(const Source *source, const Story *story);

#endif
