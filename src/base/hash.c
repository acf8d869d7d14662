/* SPDX-License-Identifier: MIT */
#include "base/hash.h"

#include <stdlib.h>
#include <string.h>

struct MapSlot {
    const char *key; /* NULL: free */
    size_t len;
    uint64_t hash;
    uint32_t value;
};

uint64_t hash_bytes(const void *bytes, size_t len) {
    const uint8_t *p = bytes;
    uint64_t h = 0xcbf29ce484222325u; /* FNV-1a's offset basis and prime */
    for (size_t i = 0; i < len; i++)
        h = (h ^ p[i]) * 0x100000001b3u;
    return h;
}

/* The slot that holds the key, or the free one where it would go. */
static MapSlot *slot_of(const Map *map, const char *key, size_t len,
                        uint64_t hash) {
    size_t i = hash & (map->size - 1);
    for (;; i = (i + 1) & (map->size - 1)) {
        MapSlot *s = &map->slots[i];
        if (!s->key) return s;
        if (s->hash == hash && s->len == len && !memcmp(s->key, key, len))
            return s;
    }
}

static bool grow(Map *map) {
    Map bigger = {.size = map->size ? map->size * 2 : 64};
    bigger.slots = calloc(bigger.size, sizeof *bigger.slots);
    if (!bigger.slots) return false;
    for (size_t i = 0; i < map->size; i++) {
        MapSlot *s = &map->slots[i];
        if (s->key) *slot_of(&bigger, s->key, s->len, s->hash) = *s;
    }
    bigger.count = map->count;
    free(map->slots);
    *map = bigger;
    return true;
}

bool map_put(Map *map, const char *key, size_t len, uint32_t value) {
    if (map->count * 2 >= map->size && !grow(map)) return false;
    uint64_t hash = hash_bytes(key, len);
    MapSlot *s = slot_of(map, key, len, hash);
    if (s->key) {
        s->value = value; /* the key at hand need not outlive the map */
    } else {
        *s = (MapSlot){key, len, hash, value};
        map->count++;
    }
    return true;
}

bool map_get(const Map *map, const char *key, size_t len, uint32_t *value) {
    if (!map->count) return false;
    MapSlot *s = slot_of(map, key, len, hash_bytes(key, len));
    if (s->key && value) *value = s->value;
    return s->key;
}

void map_free(Map *map) {
    free(map->slots);
    *map = (Map){0};
}
