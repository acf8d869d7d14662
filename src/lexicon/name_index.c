/* SPDX-License-Identifier: MIT */
#include "lexicon/name_index.h"

#include "base/vec.h"
#include <stdlib.h>
#include <string.h>

/* A class and a key as one key of a map; the length. */
static size_t classed(size_t class, const char *key, size_t len,
                      char out[KEY_MAX + 1]) {
    out[0] = (char)('A' + class);
    memcpy(out + 1, key, len);
    return len + 1;
}

/* Names come one after the other, so that one which is there stands first. */
static bool has_name(const NameIndex *index, uint32_t at, const Name *name) {
    return at && index->items[at - 1].name == name;
}

static Status add_key(NameIndex *index, Map *map, size_t class, const char *key,
                      size_t len, const Name *name) {
    char both[KEY_MAX + 1];
    size_t size = classed(class, key, len, both);
    uint32_t first = 0;
    map_get(map, both, size, &first);
    if (has_name(index, first, name)) return STATUS_OK;
    if (!VEC_ADD(index, (NameLink){name, first})) return STATUS_MEMORY;
    char *kept = arena_copy(index->arena, both, size);
    return kept && map_put(map, kept, size, (uint32_t)index->count)
               ? STATUS_OK
               : STATUS_MEMORY;
}

static Status add_first(NameIndex *index, size_t class, const char *key) {
    char both[KEY_MAX + 1];
    size_t size = classed(class, key, strlen(key), both);
    if (map_get(&index->first, both, size, NULL)) return STATUS_OK;
    char *kept = arena_copy(index->arena, both, size);
    return kept && map_put(&index->first, kept, size, 0) ? STATUS_OK
                                                         : STATUS_MEMORY;
}

/* A form of one word proves nothing: Lula, Pelé. */
static Status add_form(NameIndex *index, const NameKeys *keys, size_t class,
                       const Name *name, const char *form) {
    NameWords words;
    char key[KEY_MAX];
    name_words_read(&words, keys, class, form, strlen(form));
    if (words.too_many || words.count < 2) return STATUS_OK;
    size_t len = name_words_key(&words, 0, words.count, key);
    if (!len) return STATUS_OK;
    Status status = STATUS_OK;
    for (size_t i = 0; i < words.count && !status; i++)
        status = add_key(index, &index->words, class, words.keys[i],
                         strlen(words.keys[i]), name);
    if (status || name->type != NAME_PERSON) return status;
    status = add_key(index, &index->whole, class, key, len, name);
    return status ? status : add_first(index, class, words.keys[0]);
}

/* By the first role that is of a country; else any language. */
static size_t class_of(const Name *name, const NameKeys *keys,
                       const Countries *countries) {
    for (size_t i = 0; i < name->roles.count; i++) {
        size_t len;
        const char *code = name_role_country(name->roles.items[i], &len);
        const char *class = code ? countries_keys(countries, code, len) : NULL;
        if (class && strcmp(class, "any") != 0)
            return name_keys_class(keys, class);
    }
    return name_keys_class(keys, "any");
}

static Status add_name(NameIndex *index, const NameKeys *keys,
                       const Countries *countries, const Name *name) {
    size_t class = class_of(name, keys, countries);
    Status status = STATUS_OK;
    if (class == NO_KEY_CLASS) return STATUS_OK;
    status = add_form(index, keys, class, name, name->canonical);
    for (size_t i = 0; i < name->accepted.count && !status; i++)
        status = add_form(index, keys, class, name, name->accepted.items[i]);
    return status;
}

Status name_index_build(NameIndex *index, const Names *names,
                        const NameKeys *keys, const Countries *countries) {
    Status status = STATUS_OK;
    for (size_t i = 0; i < names->count && !status; i++)
        if (names->items[i].type != NAME_PLACE)
            status = add_name(index, keys, countries, &names->items[i]);
    return status;
}

static const NameLink *find(const NameIndex *index, const Map *map,
                            size_t class, const char *key, size_t len) {
    char both[KEY_MAX + 1];
    uint32_t at = 0;
    if (!len || len >= KEY_MAX) return NULL;
    map_get(map, both, classed(class, key, len, both), &at);
    return at ? &index->items[at - 1] : NULL;
}

const NameLink *name_index_find(const NameIndex *index, size_t class,
                                const char *key, size_t len) {
    return find(index, &index->whole, class, key, len);
}

const NameLink *name_index_word(const NameIndex *index, size_t class,
                                const char *key) {
    return find(index, &index->words, class, key, strlen(key));
}

const NameLink *name_index_next(const NameIndex *index, const NameLink *link) {
    return link->next ? &index->items[link->next - 1] : NULL;
}

bool name_index_starts(const NameIndex *index, size_t class, const char *key,
                       size_t len) {
    char both[KEY_MAX + 1];
    return len && len < KEY_MAX &&
           map_get(&index->first, both, classed(class, key, len, both), NULL);
}

void name_index_free(NameIndex *index) {
    free(index->items);
    map_free(&index->whole);
    map_free(&index->words);
    map_free(&index->first);
    *index = (NameIndex){.arena = index->arena};
}
