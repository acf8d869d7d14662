/* SPDX-License-Identifier: MIT
 * Words compared without accents and capitals: Normalization Form D (UAX #15)
 * by ICU, marks left out, in lower case. */
#ifndef UNICODE_FOLD_H
#define UNICODE_FOLD_H

#include <stddef.h>

#define FOLD_MAX 256 /* bytes that are folded; no word of a name is longer */

/* Writes the letters and digits of valid UTF-8 so into out, which holds cap
 * bytes, and ends them with a NUL; all else is left out. Returns how many
 * bytes, 0 where they find no room or len is above FOLD_MAX. Thread-safe. */
size_t letters_fold(const char *text, size_t len, char *out, size_t cap);

#endif
