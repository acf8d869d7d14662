/* SPDX-License-Identifier: MIT */
#include "lexicon/names.h"

#include "base/utf8.h"
#include "base/vec.h"
#include "lexicon/name_map_make.h"
#include <stdlib.h>
#include <string.h>

/* "a|b|c" -> forms. */
static Forms split(Names *names, NameCell list) {
    size_t most = 1;
    NameCell piece;
    for (size_t i = 0; i < list.len; i++)
        most += list.text[i] == '|';
    Forms forms = {arena_array(names->arena, most, sizeof(char *)), 0};
    while (forms.items && name_cell_next(&list, &piece))
        forms.items[forms.count++] =
            arena_copy(names->arena, piece.text, piece.len);
    return forms;
}

static size_t words_in(const char *form) {
    size_t words = 1;
    for (; *form; form++)
        words += *form == ' ';
    return words;
}

/* A row of facts on its way in. */
typedef struct Entry {
    Names *names;
    NameRow *row;
    Name name;
} Entry;

/* Another entry's form is a fault: two people with one spelling cannot be told
 * apart by it. map is where the form will go, other where it must not be. */
static void check_form(const Entry *entry, const Map *map, const Map *other,
                       int column, const char *form) {
    const Name *names = entry->names->items;
    NameCell cell = entry->row->cells[column];
    const char *id = entry->name.id;
    bool wrong = map == &entry->names->by_wrong;
    uint32_t was;
    size_t len = strlen(form);
    if (map_get(map, form, len, &was))
        name_row_fault(entry->row, cell, "“%.100s” is already a form of %.100s",
                       form, names[was].id);
    else if (map_get(other, form, len, &was))
        name_row_fault(entry->row, cell,
                       "“%.100s” is right for %.80s and wrong for %.80s", form,
                       wrong ? names[was].id : id, wrong ? id : names[was].id);
}

static void check_forms(const Entry *entry) {
    const Map *right = &entry->names->by_right,
              *wrong = &entry->names->by_wrong;
    const Name *name = &entry->name;
    check_form(entry, right, wrong, NAME_COL_CANONICAL, name->canonical);
    for (size_t i = 0; i < name->accepted.count; i++)
        check_form(entry, right, wrong, NAME_COL_ACCEPTED,
                   name->accepted.items[i]);
    for (size_t i = 0; i < name->wrong.count; i++)
        check_form(entry, wrong, right, NAME_COL_WRONG, name->wrong.items[i]);
}

static bool index_form(Map *map, const char *form, size_t index) {
    return map_put(map, form, strlen(form), (uint32_t)index);
}

/* A form that its own entry lists as right and as wrong. */
static void check_own_forms(const Entry *entry) {
    const Name *name = &entry->name;
    for (size_t i = 0; i < name->wrong.count; i++) {
        const char *form = name->wrong.items[i];
        bool right = !strcmp(form, name->canonical);
        for (size_t k = 0; k < name->accepted.count; k++)
            right |= !strcmp(form, name->accepted.items[k]);
        if (right)
            name_row_fault(entry->row, entry->row->cells[NAME_COL_WRONG],
                           "“%.100s” is right for %.80s and wrong for %.80s",
                           form, name->id, name->id);
    }
}

/* A form that two entries have stands for neither. */
static bool index_fact(Map *map, const char *form, size_t len, size_t index) {
    uint32_t other = (uint32_t)index;
    map_get(map, form, len, &other);
    return map_put(map, form, len, other == index ? other : NAME_NOBODY);
}

/* What follows the kind of a fact; NULL: the flag is of another kind. */
static const char *fact(const char *flag, const char *kind) {
    size_t len = strlen(kind);
    return strncmp(flag, kind, len) ? NULL : flag + len;
}

/* “foreign:OTAN/fr,es” of a body, the acronym, and “translated:Joseph Count” of
 * a person. Other facts are not looked for: “foreign:Common People Party”. */
static bool index_flag(Names *names, const char *flag, size_t index) {
    NameType type = names->items[index].type;
    const char *form = fact(flag, "translated:");
    if (form && *form && type == NAME_PERSON)
        return index_fact(&names->by_translated, form, strlen(form), index);
    form = fact(flag, "foreign:");
    if (!form || type != NAME_ORGANISATION) return true;
    size_t len = strspn(form, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    if (len < 2 || (form[len] && form[len] != '/')) return true;
    return index_fact(&names->by_foreign, form, len, index);
}

static bool index_entry(Names *names, size_t index) {
    const Name *name = &names->items[index];
    bool ok = index_form(&names->by_right, name->canonical, index);
    for (size_t i = 0; i < name->accepted.count; i++)
        ok = ok && index_form(&names->by_right, name->accepted.items[i], index);
    for (size_t i = 0; i < name->wrong.count; i++) {
        const char *form = name->wrong.items[i];
        size_t words = words_in(form);
        if (words > names->longest_wrong) names->longest_wrong = words;
        ok = ok && index_form(&names->by_wrong, form, index);
    }
    for (size_t i = 0; i < name->flags.count; i++)
        ok = ok && index_flag(names, name->flags.items[i], index);
    return ok;
}

static Status add_entry(Names *names, NameRow *row) {
    const NameCell *cells = row->cells;
    NameCell id = cells[NAME_COL_ID], canonical = cells[NAME_COL_CANONICAL];
    Entry entry = {names, row, {.type = row->type, .place = row->place}};
    Name *name = &entry.name;
    if (map_get(&names->by_id, id.text, id.len, NULL))
        name_row_fault(row, id, "the id %.*s stands already", (int)id.len,
                       id.text);
    if (row->bad) return STATUS_OK;
    name->place.text = arena_copy(names->arena, row->line.text, row->line.len);
    name->id = arena_copy(names->arena, id.text, id.len);
    name->canonical = arena_copy(names->arena, canonical.text, canonical.len);
    name->accepted = split(names, cells[NAME_COL_ACCEPTED]);
    name->wrong = split(names, cells[NAME_COL_WRONG]);
    name->roles = split(names, cells[NAME_COL_ROLES]);
    name->confusables = split(names, cells[NAME_COL_CONFUSABLES]);
    name->flags = split(names, cells[NAME_COL_FLAGS]);
    if (!name->id || !name->canonical) return STATUS_MEMORY;
    check_forms(&entry);
    check_own_forms(&entry);
    if (row->bad) return STATUS_OK;
    size_t index = names->count;
    bool ok =
        VEC_ADD(names, *name) && index_form(&names->by_id, name->id, index);
    return ok && index_entry(names, index) ? STATUS_OK : STATUS_MEMORY;
}

/* A file on its way in: facts go to names, what was seen to a map. */
typedef struct Load {
    Names *names;
    NameMaker seen;
} Load;

static Status load_row(void *user, NameRow *row) {
    Load *load = user;
    return row->seen ? name_maker_add(&load->seen, row)
                     : add_entry(load->names, row);
}

static Status add_map(Names *names, NameMap map) {
    if (VEC_ADD(&names->seen, map)) return STATUS_OK;
    name_map_close(&map);
    return STATUS_MEMORY;
}

/* What was seen in a file of names is asked as a built file is. */
static Status add_seen(Names *names, const NameMaker *seen, const char *path) {
    Buf image = {0};
    NameMap map;
    if (!seen->rows.count) return STATUS_OK;
    Status status = name_maker_write(seen, &image);
    if (!status) status = name_map_of(&map, path, image.data, image.len);
    if (!status) return add_map(names, map);
    buf_free(&image);
    return status;
}

Status names_add(Names *names, const char *path, const char *bytes, size_t len,
                 Faults *faults) {
    Load load = {.names = names};
    Status status = names_read(path, bytes, len, faults, load_row, &load);
    if (!status) status = add_seen(names, &load.seen, path);
    name_maker_free(&load.seen);
    return status;
}

Status names_add_map(Names *names, const char *path, const char **why) {
    NameMap map;
    Status status = name_map_open(&map, path, why);
    return status ? status : add_map(names, map);
}

static bool is_right_form(const Name *name, const char *form) {
    bool right = !strcmp(name->canonical, form);
    for (size_t i = 0; i < name->accepted.count && !right; i++)
        right = !strcmp(name->accepted.items[i], form);
    return right;
}

/* Has the entity that was seen a right form of the listed one? */
static bool is_same(const NameMap *map, uint32_t number, const Name *meant) {
    SeenName seen;
    bool same = false;
    if (!name_map_entity(map, number, &seen) || seen.type != meant->type)
        return false;
    for (uint32_t i = 0; i < seen.count && !same; i++) {
        const char *form = name_map_form(map, &seen, i);
        same = form && is_right_form(meant, form);
    }
    return same;
}

#define BEARERS 32 /* of a form that are asked; with more it is anyone's */

static bool is_seen(const NameMap *map, const char *form, size_t len,
                    const Name *meant) {
    uint32_t bearers[BEARERS];
    size_t count = name_map_find(map, form, len, bearers, BEARERS);
    if (!count || !meant || count > BEARERS) return count;
    for (size_t i = 0; i < count; i++)
        if (!is_same(map, bearers[i], meant)) return true;
    return false;
}

bool names_seen(const Names *names, const char *form, size_t len,
                const Name *meant) {
    for (size_t i = 0; i < names->seen.count; i++)
        if (is_seen(&names->seen.items[i], form, len, meant)) return true;
    return false;
}

const Name *names_wrong(const Names *names, const char *form, size_t len) {
    uint32_t index;
    return map_get(&names->by_wrong, form, len, &index) ? &names->items[index]
                                                        : NULL;
}

static const Name *only_one(const Names *names, const Map *map,
                            const char *form, size_t len) {
    uint32_t index;
    if (!map_get(map, form, len, &index) || index == NAME_NOBODY) return NULL;
    return &names->items[index];
}

const Name *names_foreign(const Names *names, const char *form, size_t len) {
    return only_one(names, &names->by_foreign, form, len);
}

const Name *names_translated(const Names *names, const char *form, size_t len) {
    return only_one(names, &names->by_translated, form, len);
}

#define ROW_MAX 128 /* characters compared; of longer names the first ones */

static size_t characters(const char *text, size_t len, uint32_t *out) {
    size_t count = 0, size;
    for (size_t at = 0; at < len && count < ROW_MAX; at += size)
        out[count++] = utf8_at(text, len, at, &size);
    return count;
}

/* Levenshtein distance in characters: names are short, and any measure that
 * ranks one entity's own forms will do. */
static size_t distance(const char *left, size_t left_len, const char *right,
                       size_t right_len) {
    uint32_t a[ROW_MAX], b[ROW_MAX];
    size_t n = characters(left, left_len, a);
    size_t m = characters(right, right_len, b), row[ROW_MAX + 1];
    for (size_t j = 0; j <= m; j++)
        row[j] = j;
    for (size_t i = 1; i <= n; i++) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= m; j++) {
            size_t best = diagonal + (a[i - 1] != b[j - 1]);
            if (row[j] + 1 < best) best = row[j] + 1;
            if (row[j - 1] + 1 < best) best = row[j - 1] + 1;
            diagonal = row[j];
            row[j] = best;
        }
    }
    return row[m];
}

static size_t name_distance(const char *form, const char *other) {
    return distance(other, strlen(other), form, strlen(form));
}

const char *name_nearest(const Name *name, const char *form, size_t len) {
    return name_nearest_from(name, form, len, 0);
}

const char *name_nearest_from(const Name *name, const char *form, size_t len,
                              size_t head) {
    const char *best = NULL;
    size_t least = 0, usual = 0;
    for (size_t i = 0; i <= name->accepted.count; i++) {
        const char *other = i ? name->accepted.items[i - 1] : name->canonical;
        if (strncmp(form, other, head) != 0) continue;
        size_t d = distance(form, len, other, strlen(other));
        size_t u = name_distance(other, name->canonical);
        if (best && (d > least || (d == least && u >= usual))) continue;
        least = d;
        usual = u;
        best = other;
    }
    return best;
}

const char *name_role_country(const char *role, size_t *len) {
    const char *at = strrchr(role, '@');
    *len = at ? strcspn(at + 1, ":") : 0;
    return *len ? at + 1 : NULL;
}

void names_free(Names *names) {
    for (size_t i = 0; i < names->seen.count; i++)
        name_map_close(&names->seen.items[i]);
    free(names->seen.items);
    free(names->items);
    map_free(&names->by_id);
    map_free(&names->by_right);
    map_free(&names->by_wrong);
    map_free(&names->by_foreign);
    map_free(&names->by_translated);
    *names = (Names){.arena = names->arena};
}
