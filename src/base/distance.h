/* SPDX-License-Identifier: MIT
 * How far two names are apart, for “did you mean”. */
#ifndef BASE_DISTANCE_H
#define BASE_DISTANCE_H

#include <stddef.h>

#define DISTANCE_MAX 64 /* bytes of each name that are compared */

/* Bytes to add, drop or change to make b of a (Levenshtein, 1965). Both end in
 * NUL. Thread-safe. */
size_t distance(const char *a, const char *b);

#endif
