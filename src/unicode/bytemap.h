/* SPDX-License-Identifier: MIT
 * Which bytes of a text in some encoding became which bytes of UTF-8. A unit
 * is what the encoding has as one: mostly a character, sometimes two that one
 * sequence stands for, or bytes that stand for none. Stretches of units of the
 * same lengths are one entry, so that the map of an English story in UTF-16
 * holds a few dozen. */
#ifndef UNICODE_BYTEMAP_H
#define UNICODE_BYTEMAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct Stretch {
    size_t text, bytes;            /* where it starts, in UTF-8 and in bytes */
    uint32_t text_unit, byte_unit; /* the lengths of each of its units */
} Stretch;

/* A zeroed one is the map of an empty text. */
typedef struct ByteMap {
    Stretch *items; /* owned */
    size_t count, cap;
    size_t text_len, bytes_len; /* of all units */
} ByteMap;

/* Adds the next unit; both lengths are at least 1. False: memory. */
bool bytemap_add(ByteMap *map, size_t text_unit, size_t byte_unit);
void bytemap_free(ByteMap *map);

/* The byte at which the unit that holds text offset `at` starts; the number of
 * bytes for the text's end. */
size_t bytemap_bytes(const ByteMap *map, size_t at);
/* The text offset at which the unit that holds the byte starts; the length of
 * the text for the bytes' end. */
size_t bytemap_text(const ByteMap *map, size_t byte);
/* Does a unit start (or the text end) at this text offset? */
bool bytemap_seam(const ByteMap *map, size_t at);

#endif
