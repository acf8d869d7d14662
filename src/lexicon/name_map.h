/* SPDX-License-Identifier: MIT
 * A million names that were seen, in a file that is mapped and not read: one
 * form is found by its bytes, with all entities that bear it. A damaged file
 * is refused, or knows fewer names; it never leads outside its bytes. */
#ifndef LEXICON_NAME_MAP_H
#define LEXICON_NAME_MAP_H

#include "base/status.h"
#include "lexicon/names_read.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Where the parts of the file stand, and how many things are in each. */
typedef struct NameMapParts {
    uint64_t slots, bearers, forms, entities; /* counts */
    uint64_t pool;                            /* bytes */
    uint64_t probes; /* slots that a look-up passes, at most */
} NameMapParts;

/* Never changes once it is open: any number of threads may ask. */
typedef struct NameMap {
    const char *path; /* borrowed */
    char *bytes;      /* owned */
    size_t len;
    bool mapped; /* else from malloc */
    NameMapParts parts;
} NameMap;

/* Opens a file of `copydesk dict build`, in time that does not depend on its
 * size; only its header is checked. STATUS_ARGUMENT: it is none, by its first
 * bytes (map is not set); STATUS_FAULTS: it is one that cannot be used, *why
 * says it (lives as long as the program); STATUS_IO with errno. The file must
 * be replaced and not be written over as long as it is open: a page that is
 * gone ends the process. */
Status name_map_open(NameMap *map, const char *path, const char **why);
/* The same for an image in memory, from malloc, which the map owns unless this
 * fails: STATUS_ARGUMENT, STATUS_FAULTS. */
Status name_map_of(NameMap *map, const char *path, char *bytes, size_t len);
void name_map_close(NameMap *map);

/* How many entities bear exactly this form; the first `most` of them, in the
 * order of the names files, go into out (NULL where most is 0). */
size_t name_map_find(const NameMap *map, const char *form, size_t len,
                     uint32_t *out, size_t most);

typedef struct SeenName {
    NameType type;
    const char *id, *canonical; /* borrowed from the map */
    uint32_t first, count;      /* its forms, the canonical one first */
} SeenName;

/* The entity of a number that name_map_find gave; false: the file is
 * damaged. */
bool name_map_entity(const NameMap *map, uint32_t number, SeenName *out);
/* Form `i` of an entity, below its count; NULL: the file is damaged.
 * Borrowed. */
const char *name_map_form(const NameMap *map, const SeenName *name, uint32_t i);

#endif
