/* SPDX-License-Identifier: MIT
 * Growing arrays of plain structs. */
#ifndef BASE_VEC_H
#define BASE_VEC_H

#include <stdbool.h>
#include <stddef.h>

/* Makes room for one more element: *items (owned, from malloc) holds count
 * elements of the given size in *cap places. False when memory runs out; the
 * array then stays as it was. */
bool vec_room(void **items, size_t *cap, size_t count, size_t size);

/* VEC_ADD(vec, element): vec is a struct with items, count and cap. */
#define VEC_ADD(vec, ...)                                                      \
    (vec_room((void **)&(vec)->items, &(vec)->cap, (vec)->count,               \
              sizeof *(vec)->items) &&                                         \
     ((vec)->items[(vec)->count++] = (__VA_ARGS__), true))

#endif
