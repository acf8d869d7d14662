/* SPDX-License-Identifier: MIT
 * Character references of HTML, as they are left behind in text. */
#ifndef TEXT_REFERENCE_H
#define TEXT_REFERENCE_H

#include <stddef.h>

#define REFERENCE_MAX 4 /* bytes that a character takes in UTF-8 */

/* The visible character that a reference without its & and ; stands for:
 * “eacute”, “#233”, “233”, “#xE9” and “xE9” are all é. Writes its UTF-8 to
 * out, which gets no NUL, and returns its length: 0 when the reference stands
 * for nothing, for nothing that can be seen (blanks, controls), or for an angle
 * bracket, which could make a tag of what is text. Thread-safe.
 *
 * Names are the 252 of HTML 4.01 (section 24) and `apos`. Case counts, but a
 * name that is one name only whatever its case (“Quot”, “NDASH”) is that name.
 * 128 to 159 are the characters of Windows-1252, as browsers read them (WHATWG,
 * HTML, “numeric character reference end state”). */
size_t reference_read(const char *reference, size_t len,
                      char out[REFERENCE_MAX]);

#endif
