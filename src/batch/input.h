/* SPDX-License-Identifier: MIT
 * Reading one input, and knowing whether it is ours to change. */
#ifndef BATCH_INPUT_H
#define BATCH_INPUT_H

#include "base/buf.h"
#include "batch/walk.h"

typedef enum InputKind {
    INPUT_TEXT,   /* read, to be checked */
    INPUT_OTHER,  /* read, of a kind without a reader: stays as it is */
    INPUT_PASSED, /* in a folder, and no text: not spoken of */
    INPUT_FAILED, /* could not be read */
} InputKind;

#define INPUT_MOST ((size_t)2 << 30) /* bytes of one input */

/* Reads a file, or standard input for "-". as_text: whatever it is, it is
 * text. For OTHER and FAILED, message (size bytes) says why and what to do. */
InputKind input_read(const Input *input, bool as_text, Buf *bytes,
                     char *message, size_t size);
/* Is what was read for TEXT one? A NUL character says no. text is what bytes
 * are in UTF-8. */
InputKind input_judge(const Input *input, const Buf *bytes, const char *text,
                      size_t len, char *message, size_t size);

#endif
