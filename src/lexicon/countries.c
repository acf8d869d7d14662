/* SPDX-License-Identifier: MIT */
#include "lexicon/countries.h"

#include "base/vec.h"
#include <stdlib.h>
#include <string.h>

enum { COL_CC, COL_KEYS, COL_NAMES, COLUMNS = 6 };

static const char HEADER[] = "cc\tkeys\tnames\tadjectives\tpeople\tseats";

/* A name of a country; several have one (Congo, Washington). */
typedef struct CountryName {
    uint32_t country;
    uint32_t next; /* place of another + 1; 0 at the end */
} CountryName;

typedef struct Slice {
    const char *text;
    size_t len;
} Slice;

static size_t cut(const char *line, size_t len, Slice *cells) {
    size_t count = 0, start = 0;
    for (size_t at = 0; at <= len; at++) {
        if (at < len && line[at] != '\t') continue;
        if (count < COLUMNS) cells[count] = (Slice){line + start, at - start};
        count++;
        start = at + 1;
    }
    return count;
}

static Status add_name(Countries *c, uint32_t country, Slice name) {
    uint32_t first = 0;
    map_get(&c->names, name.text, name.len, &first);
    char *kept = arena_copy(c->arena, name.text, name.len);
    if (name.len > c->longest) c->longest = name.len;
    return kept && VEC_ADD(c, (CountryName){country, first}) &&
                   map_put(&c->names, kept, name.len, (uint32_t)c->count)
               ? STATUS_OK
               : STATUS_MEMORY;
}

static Status add_names(Countries *c, uint32_t country, Slice cell) {
    Status status = STATUS_OK;
    size_t start = 0;
    for (size_t at = 0; at <= cell.len && !status; at++) {
        if (at < cell.len && cell.text[at] != '|') continue;
        if (at > start)
            status =
                add_name(c, country, (Slice){cell.text + start, at - start});
        start = at + 1;
    }
    return status;
}

static Status add_country(Countries *c, const Slice *cells) {
    uint32_t number = (uint32_t)c->country_count;
    char *code = arena_copy(c->arena, cells[COL_CC].text, cells[COL_CC].len);
    char *keys =
        arena_copy(c->arena, cells[COL_KEYS].text, cells[COL_KEYS].len);
    if (!code || !keys ||
        !vec_room((void **)&c->keys, &c->keys_cap, number, sizeof *c->keys) ||
        !map_put(&c->codes, code, cells[COL_CC].len, number))
        return STATUS_MEMORY;
    c->keys[c->country_count++] = keys;
    Status status = STATUS_OK;
    for (size_t i = COL_NAMES; i < COLUMNS && !status; i++)
        status = add_names(c, number, cells[i]);
    return status;
}

static Status add_line(Countries *c, Place place, size_t len, bool *headed,
                       Faults *faults) {
    Slice cells[COLUMNS];
    size_t count = cut(place.text, len, cells);
    bool header = !*headed;
    *headed = true;
    if (header) {
        if (strcmp(place.text, HEADER) != 0)
            fault_add(faults, place, "the first line must name the columns: %s",
                      HEADER);
    } else if (count != COLUMNS) {
        fault_add(faults, place, "%zu columns, want %d: %s", count, COLUMNS,
                  HEADER);
    } else if (map_get(&c->codes, cells[0].text, cells[0].len, NULL)) {
        fault_add(faults, place, "%.*s stands already", (int)cells[0].len,
                  cells[0].text);
    } else {
        return add_country(c, cells);
    }
    return STATUS_OK;
}

Status countries_add(Countries *c, const char *path, const char *bytes,
                     size_t len, Faults *faults) {
    bool headed = false;
    size_t number = 0;
    Status status = STATUS_OK;
    for (size_t at = 0; at < len && !status;) {
        const char *lf = memchr(bytes + at, '\n', len - at);
        size_t end = lf ? (size_t)(lf - bytes) : len;
        char *text = arena_copy(c->arena, bytes + at, end - at);
        Place place = {path, ++number, 1, text};
        if (!text) return STATUS_MEMORY;
        if (*text && *text != '#')
            status = add_line(c, place, end - at, &headed, faults);
        at = end + 1;
    }
    return status;
}

const char *countries_keys(const Countries *c, const char *code, size_t len) {
    uint32_t number;
    return map_get(&c->codes, code, len, &number) ? c->keys[number] : NULL;
}

bool countries_is(const Countries *c, const char *code, size_t code_len,
                  const char *name, size_t len) {
    uint32_t country = 0, at;
    if ((code && !map_get(&c->codes, code, code_len, &country)) ||
        !map_get(&c->names, name, len, &at))
        return false;
    if (!code) return true;
    for (; at; at = c->items[at - 1].next)
        if (c->items[at - 1].country == country) return true;
    return false;
}

void countries_free(Countries *c) {
    free(c->items);
    free(c->keys);
    map_free(&c->codes);
    map_free(&c->names);
    *c = (Countries){.arena = c->arena};
}
