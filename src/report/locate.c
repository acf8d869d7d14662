/* SPDX-License-Identifier: MIT */
#include "report/locate.h"

#include "base/utf8.h"
#include <stdlib.h>
#include <string.h>

/* A column far out on a 50 MB line needs no count from its start. */
#define BLOCK 4096

bool locator_open(Locator *l, const char *text, size_t len) {
    size_t lines = 1, points = 0;
    for (size_t i = 0; i < len; i++)
        lines += text[i] == '\n';
    *l = (Locator){text, len, malloc(lines * sizeof *l->lines), 0,
                   malloc((len / BLOCK + 1) * sizeof *l->points)};
    if (!l->lines || !l->points) {
        locator_close(l);
        return false;
    }
    l->lines[l->line_count++] = 0;
    for (size_t i = 0; i <= len; i++) {
        if (i % BLOCK == 0) l->points[i / BLOCK] = points;
        if (i == len) break;
        points += ((unsigned char)text[i] & 0xC0) != 0x80;
        if (text[i] == '\n' && i + 1 < len) l->lines[l->line_count++] = i + 1;
    }
    return true;
}

void locator_close(Locator *locator) {
    free(locator->lines);
    free(locator->points);
    *locator = (Locator){0};
}

size_t locate_line(const Locator *l, size_t at) {
    size_t low = 0, high = l->line_count;
    while (low + 1 < high) {
        size_t mid = low + (high - low) / 2;
        if (l->lines[mid] <= at)
            low = mid;
        else
            high = mid;
    }
    return low;
}

static size_t points_before(const Locator *l, size_t at) {
    size_t from = at / BLOCK * BLOCK;
    return l->points[at / BLOCK] + utf8_count(l->text + from, at - from);
}

/* A byte order mark is no column: no editor shows it. */
static bool behind_mark(const Locator *l, size_t at) {
    return at && l->len >= 3 && !memcmp(l->text, "\xEF\xBB\xBF", 3);
}

Position locate(const Locator *l, size_t at) {
    size_t line = locate_line(l, at);
    size_t column = points_before(l, at) - points_before(l, l->lines[line]);
    if (!line && behind_mark(l, at)) column--;
    return (Position){line + 1, column + 1};
}
