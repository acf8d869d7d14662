/* SPDX-License-Identifier: MIT */
#include "base/distance.h"

#include <string.h>

static size_t least(size_t a, size_t b, size_t c) {
    size_t m = a < b ? a : b;
    return m < c ? m : c;
}

size_t distance(const char *a, const char *b) {
    size_t row[DISTANCE_MAX + 1], a_len = strnlen(a, DISTANCE_MAX);
    size_t b_len = strnlen(b, DISTANCE_MAX);
    for (size_t j = 0; j <= b_len; j++)
        row[j] = j;
    for (size_t i = 1; i <= a_len; i++) {
        size_t corner = row[0];
        row[0] = i;
        for (size_t j = 1; j <= b_len; j++) {
            size_t above = row[j];
            row[j] = least(above + 1, row[j - 1] + 1,
                           corner + (a[i - 1] != b[j - 1]));
            corner = above;
        }
    }
    return row[b_len];
}
