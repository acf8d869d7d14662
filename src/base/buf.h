/* SPDX-License-Identifier: MIT
 * A growing byte buffer with a ceiling. Failure is sticky: add as much as you
 * like, ask once at the end. */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stdbool.h>
#include <stddef.h>

#define BUF_CEILING ((size_t)4 << 30) /* bytes; no text of ours is longer */

typedef struct Buf {
    char *data; /* NUL-terminated once anything was added; owned */
    size_t len, cap;
    bool failed; /* memory or the ceiling; what was added before stands */
} Buf;

/* A zeroed Buf is a valid empty one. None of these is thread-safe. */
void buf_add(Buf *buf, const void *bytes, size_t len);
void buf_char(Buf *buf, char c);
void buf_text(Buf *buf, const char *text); /* NUL-terminated */
#if defined(__GNUC__)
__attribute__((format(printf, 2, 3)))
#endif
void buf_print(Buf *buf, const char *format, ...);
/* Room for `more` bytes; false when it cannot be had. */
bool buf_reserve(Buf *buf, size_t more);
void buf_free(Buf *buf);
/* The text, never NULL; borrowed until the buffer changes. */
const char *buf_str(const Buf *buf);

#endif
