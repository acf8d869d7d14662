/* SPDX-License-Identifier: MIT
 * A guess at the encoding of bytes that are no UTF-8: a suggestion, never
 * more. */
#ifndef UNICODE_DETECT_H
#define UNICODE_DETECT_H

#include <stddef.h>

/* Its name, which lives as long as the program, or NULL: nothing speaks for
 * one, or the bytes are UTF-8 with some damage. UTF-16 without a byte order
 * mark is told by its zero bytes. Thread-safe. */
const char *detect_encoding(const char *bytes, size_t len);
/* "UTF-16LE", "UTF-16BE" where every other byte is mostly zero, else NULL. */
const char *detect_utf16(const char *bytes, size_t len);

#endif
