/* SPDX-License-Identifier: MIT
 * Faults in files that people write (rules, dictionaries): where, what, and
 * the line itself, so that a message can show a caret. All faults of a load
 * are collected; none stops it. */
#ifndef BASE_FAULT_H
#define BASE_FAULT_H

#include "base/arena.h"
#include <stdbool.h>

typedef struct Place {
    const char *path;    /* as given, or "copydesk:rules/..." for a built-in */
    size_t line, column; /* from 1, columns in code points; 0: the whole file */
    const char *text;    /* that line without its line feed; NULL unknown */
} Place;

typedef struct Fault {
    Place place;
    const char *message;
} Fault;

typedef struct Faults {
    Arena *arena; /* holds messages and items' strings */
    Fault *items; /* owned, from malloc */
    size_t count, cap;
    bool lost; /* one could not be stored: memory */
} Faults;

#if defined(__GNUC__)
__attribute__((format(printf, 3, 4)))
#endif
void fault_add(Faults *faults, Place place, const char *format, ...);
void faults_free(Faults *faults);
/* The place of line and column in a file's bytes, with the line's text copied
 * into the arena. */
Place place_in(Arena *arena, const char *path, const char *bytes, size_t len,
               size_t line, size_t column);

#endif
