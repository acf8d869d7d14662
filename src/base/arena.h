/* SPDX-License-Identifier: MIT
 * An arena: many small pieces, one release. Everything that lives as long as
 * an engine, a snapshot of a story or a result is allocated from one. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

typedef struct ArenaBlock ArenaBlock;

typedef struct Arena {
    ArenaBlock *blocks; /* newest first */
    size_t total;       /* bytes handed out */
} Arena;

/* Zeroed bytes, aligned for any object; NULL when memory runs out. A zeroed
 * Arena is a valid empty one. Not thread-safe. */
void *arena_alloc(Arena *arena, size_t size);
/* count * size zeroed bytes; NULL also on overflow. */
void *arena_array(Arena *arena, size_t count, size_t size);
/* A copy of len bytes with a NUL after it; NULL when memory runs out. */
char *arena_copy(Arena *arena, const char *bytes, size_t len);
/* Releases every piece; the arena is empty and usable again. */
void arena_free(Arena *arena);

#endif
