/* SPDX-License-Identifier: MIT
 * Inside name_map*.c: the bytes of the file. A header, then four arrays and
 * the pool, each behind the other:
 *
 *     slots      open addressing by hash_bytes(form) % slots, then onwards
 *     bearers    numbers of entities; those of one form stand together
 *     forms      places in the pool; those of one entity stand together
 *     entities   in the order of the names files
 *     pool       ids and forms, each once, a NUL behind each
 *
 * All numbers as the machine has them; a file goes to machines of the same
 * byte order. */
#ifndef LEXICON_NAME_MAP_FORMAT_H
#define LEXICON_NAME_MAP_FORMAT_H

#include "lexicon/name_map.h"

/* A byte that no text starts with; a line feed, so that a transfer that takes
 * the file for text is found out. */
#define NAME_MAP_MAGIC                                                         \
    "\x89"                                                                     \
    "NAMES\n"
#define NAME_MAP_VERSION 1
#define NAME_MAP_ORDER 0x0A0B0C0D

typedef struct NameMapHeader {
    char magic[8];
    uint32_t version, order;
    NameMapParts parts;
    uint64_t size;  /* of the whole file */
    uint64_t check; /* hash_bytes of all that stands before */
} NameMapHeader;

typedef struct NameMapSlot {
    uint32_t tag; /* the upper half of the hash */
    uint32_t form;
    uint32_t first, count; /* of bearers; count 0: a free slot */
} NameMapSlot;

typedef struct NameMapEntity {
    uint32_t type, id;
    uint32_t first, count; /* of forms */
} NameMapEntity;

_Static_assert(sizeof(NameMapHeader) == 80 && sizeof(NameMapSlot) == 16 &&
                   sizeof(NameMapEntity) == 16,
               "no padding in the file");

#endif
