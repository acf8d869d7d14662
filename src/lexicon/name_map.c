/* SPDX-License-Identifier: MIT */
#include "lexicon/name_map.h"

#include "base/hash.h"
#include "lexicon/name_map_format.h"
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* ------------------------------------------------------------- opening -- */

/* Places are of 32 bits, so that no sum below can overflow. */
static bool is_sized(const NameMapHeader *header, size_t len) {
    const NameMapParts *p = &header->parts;
    const uint64_t counts[] = {p->slots, p->bearers, p->forms, p->entities,
                               p->pool};
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        if (counts[i] > UINT32_MAX) return false;
    uint64_t size = sizeof *header + p->slots * sizeof(NameMapSlot) +
                    (p->bearers + p->forms) * sizeof(uint32_t) +
                    p->entities * sizeof(NameMapEntity) + p->pool;
    return size == header->size && size == len;
}

static Status check(const char *bytes, size_t len, NameMapParts *parts,
                    const char **why) {
    NameMapHeader header;
    if (len < sizeof header.magic ||
        memcmp(bytes, NAME_MAP_MAGIC, sizeof header.magic) != 0)
        return STATUS_ARGUMENT;
    *why = "cut short; build it again";
    if (len < sizeof header) return STATUS_FAULTS;
    memcpy(&header, bytes, sizeof header);
    *why = "built on a machine of another byte order; build it again";
    if (header.order != NAME_MAP_ORDER) return STATUS_FAULTS;
    *why = "built by another version of copydesk; build it again";
    if (header.version != NAME_MAP_VERSION) return STATUS_FAULTS;
    *why = "damaged; build it again";
    if (header.check != hash_bytes(bytes, offsetof(NameMapHeader, check)))
        return STATUS_FAULTS;
    *why = "cut short, or longer than it was built; build it again";
    if (!is_sized(&header, len)) return STATUS_FAULTS;
    *parts = header.parts;
    return STATUS_OK;
}

/* What is no regular file is not read from: a pipe's names would be lost. */
static Status map_file(NameMap *map, int fd) {
    char magic[sizeof NAME_MAP_MAGIC];
    struct stat st;
    if (fstat(fd, &st) != 0) return STATUS_IO;
    ssize_t got = S_ISREG(st.st_mode) ? pread(fd, magic, sizeof magic, 0) : 0;
    if (got < (ssize_t)sizeof magic ||
        memcmp(magic, NAME_MAP_MAGIC, sizeof magic) != 0)
        return STATUS_ARGUMENT;
    map->len = (size_t)st.st_size;
    void *bytes = mmap(NULL, map->len, PROT_READ, MAP_SHARED, fd, 0);
    if (bytes == MAP_FAILED) return STATUS_IO;
    map->bytes = bytes;
    map->mapped = true;
    return STATUS_OK;
}

Status name_map_open(NameMap *map, const char *path, const char **why) {
    NameMap opened = {.path = path};
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) return STATUS_IO;
    Status status = map_file(&opened, fd);
    int error = errno;
    close(fd);
    errno = error;
    if (status) return status;
    status = check(opened.bytes, opened.len, &opened.parts, why);
    if (status)
        name_map_close(&opened);
    else
        *map = opened;
    return status;
}

Status name_map_of(NameMap *map, const char *path, char *bytes, size_t len) {
    const char *why;
    NameMap opened = {path, bytes, len, false, {0}};
    Status status = check(bytes, len, &opened.parts, &why);
    if (!status) *map = opened;
    return status;
}

void name_map_close(NameMap *map) {
    if (map->mapped)
        munmap(map->bytes, map->len);
    else
        free(map->bytes);
    *map = (NameMap){0};
}

/* ------------------------------------------------------------- asking -- */

/* What stands behind the header, in its order; aligned, since all parts but
 * the last are made of numbers of 32 bits. */
static const NameMapSlot *slots(const NameMap *map) {
    return (const NameMapSlot *)(const void *)(map->bytes +
                                               sizeof(NameMapHeader));
}

static const uint32_t *bearers(const NameMap *map) {
    return (const uint32_t *)(const void *)(slots(map) + map->parts.slots);
}

static const uint32_t *forms(const NameMap *map) {
    return bearers(map) + map->parts.bearers;
}

static const NameMapEntity *entities(const NameMap *map) {
    return (const NameMapEntity *)(const void *)(forms(map) + map->parts.forms);
}

static const char *pool(const NameMap *map) {
    return (const char *)(entities(map) + map->parts.entities);
}

/* The text at a place of the pool, if it ends within. */
static const char *text_at(const NameMap *map, uint32_t place) {
    if (place >= map->parts.pool) return NULL;
    const char *text = pool(map) + place;
    return memchr(text, 0, map->parts.pool - place) ? text : NULL;
}

/* Asked at each look-up, since nobody read the file through. */
static bool is_range(uint32_t first, uint32_t count, uint64_t of) {
    return first <= of && count <= of - first;
}

static bool is_form(const NameMap *map, uint32_t place, const char *form,
                    size_t len) {
    if (place >= map->parts.pool || len >= map->parts.pool - place)
        return false;
    const char *text = pool(map) + place;
    return !memcmp(text, form, len) && !text[len];
}

static const NameMapSlot *find(const NameMap *map, const char *form,
                               size_t len) {
    uint64_t hash = hash_bytes(form, len), count = map->parts.slots;
    uint64_t at = count ? hash % count : 0;
    uint64_t most = map->parts.probes < count ? map->parts.probes : count;
    for (uint64_t i = 0; i < most; i++, at = at + 1 == count ? 0 : at + 1) {
        const NameMapSlot *slot = slots(map) + at;
        if (!slot->count) return NULL;
        if (slot->tag == hash >> 32 && is_form(map, slot->form, form, len))
            return slot;
    }
    return NULL;
}

size_t name_map_find(const NameMap *map, const char *form, size_t len,
                     uint32_t *out, size_t most) {
    const NameMapSlot *slot = find(map, form, len);
    if (!slot || !is_range(slot->first, slot->count, map->parts.bearers))
        return 0;
    for (uint32_t i = 0; i < slot->count && i < most; i++)
        out[i] = bearers(map)[slot->first + i];
    return slot->count;
}

bool name_map_entity(const NameMap *map, uint32_t number, SeenName *out) {
    if (number >= map->parts.entities) return false;
    NameMapEntity entity = entities(map)[number];
    if (entity.type > NAME_PLACE || !entity.count ||
        !is_range(entity.first, entity.count, map->parts.forms))
        return false;
    *out = (SeenName){.type = (NameType)entity.type,
                      .id = text_at(map, entity.id),
                      .first = entity.first,
                      .count = entity.count};
    out->canonical = name_map_form(map, out, 0);
    return out->id && out->canonical;
}

const char *name_map_form(const NameMap *map, const SeenName *name,
                          uint32_t i) {
    return text_at(map, forms(map)[name->first + i]);
}
