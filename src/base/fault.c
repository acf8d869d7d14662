/* SPDX-License-Identifier: MIT */
#include "base/fault.h"

#include "base/utf8.h"
#include "base/vec.h"
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MESSAGE_MAX 512 /* bytes; longer messages are cut */
#define LINE_MAX_SHOWN 400

void fault_add(Faults *faults, Place place, const char *format, ...) {
    char message[MESSAGE_MAX];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    size_t len = utf8_valid(message, strlen(message)); /* cut, but whole */
    Fault fault = {place, arena_copy(faults->arena, message, len)};
    if (!fault.message || !VEC_ADD(faults, fault)) faults->lost = true;
}

void faults_free(Faults *faults) {
    free(faults->items);
    *faults = (Faults){.arena = faults->arena};
}

Place place_in(Arena *arena, const char *path, const char *bytes, size_t len,
               size_t line, size_t column) {
    Place place = {path, line, column, NULL};
    const char *p = bytes, *end = bytes + len;
    for (size_t i = 1; i < line && p < end; i++) {
        const char *lf = memchr(p, '\n', (size_t)(end - p));
        p = lf ? lf + 1 : end;
    }
    const char *stop = p < end ? memchr(p, '\n', (size_t)(end - p)) : NULL;
    size_t n = (size_t)((stop ? stop : end) - p);
    if (n && p[n - 1] == '\r') n--;
    if (line) place.text = arena_copy(arena, p, n < LINE_MAX_SHOWN ? n : 0);
    return place;
}
