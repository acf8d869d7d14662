/* SPDX-License-Identifier: MIT */
#include "base/arena.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define ALIGNMENT 16
#define FIRST_BLOCK ((size_t)4096)
#define LARGEST_BLOCK ((size_t)1 << 20)

struct ArenaBlock {
    ArenaBlock *next;
    size_t used, size; /* of the bytes behind this header */
};

#define HEADER ((sizeof(ArenaBlock) + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1))

static char *block_bytes(ArenaBlock *block) {
    return (char *)block + HEADER;
}

/* Blocks double up to a megabyte. A debug build gives each piece a block of
 * its own, so that the sanitizers see a piece overrun. */
static size_t block_size(const Arena *arena, size_t need) {
#ifdef COPYDESK_DEBUG_ARENA
    (void)arena;
    return need;
#else
    size_t size = arena->blocks ? arena->blocks->size * 2 : FIRST_BLOCK;
    if (size > LARGEST_BLOCK) size = LARGEST_BLOCK;
    return need > size ? need : size;
#endif
}

static ArenaBlock *block_add(Arena *arena, size_t need) {
    size_t size = block_size(arena, need);
    if (size > SIZE_MAX - HEADER) return NULL;
    ArenaBlock *block = malloc(HEADER + size);
    if (!block) return NULL;
    *block = (ArenaBlock){arena->blocks, 0, size};
    arena->blocks = block;
    return block;
}

void *arena_alloc(Arena *arena, size_t size) {
    if (size > SIZE_MAX - HEADER - ALIGNMENT) return NULL;
    size = (size + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
    ArenaBlock *block = arena->blocks;
    if (!block || block->size - block->used < size) {
        block = block_add(arena, size);
        if (!block) return NULL;
    }
    void *piece = block_bytes(block) + block->used;
    block->used += size;
    arena->total += size;
    return memset(piece, 0, size);
}

void *arena_array(Arena *arena, size_t count, size_t size) {
    if (size && count > SIZE_MAX / size) return NULL;
    return arena_alloc(arena, count * size);
}

char *arena_copy(Arena *arena, const char *bytes, size_t len) {
    char *copy = arena_alloc(arena, len + 1);
    if (copy && len) memcpy(copy, bytes, len);
    return copy;
}

void arena_free(Arena *arena) {
    while (arena->blocks) {
        ArenaBlock *next = arena->blocks->next;
        free(arena->blocks);
        arena->blocks = next;
    }
    arena->total = 0;
}
