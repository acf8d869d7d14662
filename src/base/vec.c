/* SPDX-License-Identifier: MIT */
#include "base/vec.h"

#include <stdint.h>
#include <stdlib.h>

bool vec_room(void **items, size_t *cap, size_t count, size_t size) {
    if (count < *cap) return true;
    size_t more = *cap ? *cap + *cap / 2 : 8;
    if (more > SIZE_MAX / size) return false;
    void *grown = realloc(*items, more * size);
    if (!grown) return false;
    *items = grown;
    *cap = more;
    return true;
}
