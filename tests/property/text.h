/* SPDX-License-Identifier: MIT
 * Bytes that grow, and the files of a folder. For tests: out of memory ends
 * the program. */
#ifndef PROPERTY_TEXT_H
#define PROPERTY_TEXT_H

#include <stdbool.h>
#include <stddef.h>

typedef struct Text {
    char *bytes; /* owned; NUL behind len */
    size_t len, cap;
} Text;

typedef struct Input {
    char *path; /* owned */
    Text text;
} Input;

typedef struct Inputs {
    Input *items; /* owned */
    size_t count, cap;
} Inputs;

void text_set(Text *out, const char *bytes, size_t len);
/* Puts `bytes` in the place of [start, end). */
void text_splice(Text *text, size_t start, size_t end, const char *bytes,
                 size_t len);
void text_free(Text *text);
bool text_same(const Text *text, const char *bytes, size_t len);
/* Is it UTF-8 (no surrogates, nothing overlong, at most U+10FFFF)? */
bool text_is_utf8(const char *bytes, size_t len);
/* As a C string would be written, at most `max` bytes of it. */
void text_print(const char *bytes, size_t len, size_t max);

/* Adds a file, or every *.txt below a folder but known outputs (out.txt), in
 * the order of their paths. False: nothing is there. */
bool inputs_add(Inputs *inputs, const char *path);
void inputs_free(Inputs *inputs);

#endif
