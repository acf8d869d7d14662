/* SPDX-License-Identifier: MIT
 * A map from byte strings to numbers. */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

uint64_t hash_bytes(const void *bytes, size_t len); /* FNV-1a, 64 bits */

typedef struct MapSlot MapSlot;

/* Keys are borrowed and must outlive the map. A zeroed Map is an empty one.
 * Many threads may read one map that no one changes. */
typedef struct Map {
    MapSlot *slots; /* owned */
    size_t size, count;
} Map;

/* False when memory runs out. An existing key
 * stays, and gets the new value: `key` itself may go then. */
bool map_put(Map *map, const char *key, size_t len, uint32_t value);
/* False when the key is absent; value may be NULL. */
bool map_get(const Map *map, const char *key, size_t len, uint32_t *value);
void map_free(Map *map);

#endif
