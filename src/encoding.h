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
/* What a text may be in that was read as UTF-8, by its bytes that are none;
 * NULL: it is UTF-8, or nothing speaks for another. */
const char *encoding_guess(const Source *source, const Story *story);

#endif
