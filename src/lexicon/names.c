/* SPDX-License-Identifier: MIT */
#include "lexicon/names.h"

#include "base/utf8.h"
#include "base/vec.h"
#include "unicode/chars.h"
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    COL_TYPE,
    COL_ID,
    COL_CANONICAL,
    COL_ACCEPTED,
    COL_WRONG,
    COL_ROLES,
    COL_CONFUSABLES,
    COL_FLAGS,
    COLUMNS
};

static const char *const HEADER[COLUMNS] = {"type",        "id",    "canonical",
                                            "accepted",    "wrong", "roles",
                                            "confusables", "flags"};

typedef struct Slice {
    const char *text;
    size_t len;
} Slice;

/* One line being read: what its faults need. */
typedef struct Line {
    Names *names;
    Faults *faults;
    Place place;
    bool bad;
} Line;

#if defined(__GNUC__)
__attribute__((format(printf, 3, 4)))
#endif
static void
fault_at(Line *line, Slice cell, const char *format, ...) {
    char what[400];
    va_list args;
    va_start(args, format);
    vsnprintf(what, sizeof what, format, args);
    va_end(args);
    Place place = line->place;
    place.column = 1 + utf8_count(place.text, (size_t)(cell.text - place.text));
    fault_add(line->faults, place, "%s", what);
    line->bad = true;
}

static bool is_id(Slice s) {
    for (size_t i = 0; i < s.len; i++) {
        char c = s.text[i];
        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'))
            return false;
    }
    return s.len > 0;
}

static char *copy(Line *line, Slice s) {
    return arena_copy(line->names->arena, s.text, s.len);
}

/* "a|b|c" -> forms. An empty piece is a fault. */
static Forms split(Line *line, Slice cell) {
    size_t most = 1;
    for (size_t i = 0; i < cell.len; i++)
        most += cell.text[i] == '|';
    Forms forms = {arena_array(line->names->arena, most, sizeof(char *)), 0};
    for (size_t at = 0; cell.len && forms.items && at <= cell.len;) {
        const char *bar = memchr(cell.text + at, '|', cell.len - at);
        size_t end = bar ? (size_t)(bar - cell.text) : cell.len;
        Slice piece = {cell.text + at, end - at};
        if (!piece.len) fault_at(line, piece, "empty form in a list");
        forms.items[forms.count++] = copy(line, piece);
        at = end + 1;
    }
    return forms;
}

static bool parse_type(Slice s, NameType *type) {
    static const char *const types[] = {"person", "organisation", "place"};
    for (int i = 0; i < 3; i++)
        if (strlen(types[i]) == s.len && !memcmp(types[i], s.text, s.len)) {
            *type = (NameType)i;
            return true;
        }
    return false;
}

static size_t words_in(const char *form) {
    size_t words = 1;
    for (; *form; form++)
        words += *form == ' ';
    return words;
}

/* Another entry's form is a fault: two people with one spelling cannot be told
 * apart by it. map is where the form will go, other where it must not be. */
static void check_form(Line *line, const Map *map, const Map *other, Slice cell,
                       const char *form, const char *id) {
    const Name *names = line->names->items;
    bool wrong = map == &line->names->by_wrong;
    uint32_t was;
    size_t len = strlen(form);
    if (map_get(map, form, len, &was))
        fault_at(line, cell, "“%.100s” is already a form of %.100s", form,
                 names[was].id);
    else if (map_get(other, form, len, &was))
        fault_at(line, cell, "“%.100s” is right for %.80s and wrong for %.80s",
                 form, wrong ? names[was].id : id, wrong ? id : names[was].id);
}

static void check_forms(Line *line, const Name *name, const Slice *cells) {
    const Map *right = &line->names->by_right, *wrong = &line->names->by_wrong;
    check_form(line, right, wrong, cells[COL_CANONICAL], name->canonical,
               name->id);
    for (size_t i = 0; i < name->accepted.count; i++)
        check_form(line, right, wrong, cells[COL_ACCEPTED],
                   name->accepted.items[i], name->id);
    for (size_t i = 0; i < name->wrong.count; i++)
        check_form(line, wrong, right, cells[COL_WRONG], name->wrong.items[i],
                   name->id);
}

static bool index_form(Map *map, const char *form, size_t index) {
    return map_put(map, form, strlen(form), (uint32_t)index);
}

/* A form that its own entry lists as right and as wrong. */
static void check_own_forms(Line *line, const Name *name, Slice cell) {
    for (size_t i = 0; i < name->wrong.count; i++) {
        const char *form = name->wrong.items[i];
        bool right = !strcmp(form, name->canonical);
        for (size_t k = 0; k < name->accepted.count; k++)
            right |= !strcmp(form, name->accepted.items[k]);
        if (right)
            fault_at(line, cell,
                     "“%.100s” is right for %.80s and wrong for %.80s", form,
                     name->id, name->id);
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

static size_t cut(Line *line, Slice *cells) {
    size_t count = 0;
    const char *p = line->place.text, *end = p + strlen(p);
    for (;;) {
        const char *tab = memchr(p, '\t', (size_t)(end - p));
        if (count < COLUMNS)
            cells[count] = (Slice){p, (size_t)((tab ? tab : end) - p)};
        count++;
        if (!tab) return count;
        p = tab + 1;
    }
}

static void check_cells(Line *line, const Slice *cells, NameType *type) {
    const char *text = line->place.text;
    size_t len = strlen(text);
    if (utf8_valid(text, len) != len)
        fault_at(line, cells[0], "not valid UTF-8");
    else if (!text_is_nfc(text, len))
        fault_at(line, cells[0], "not in Normalization Form C");
    if (!parse_type(cells[COL_TYPE], type))
        fault_at(line, cells[COL_TYPE],
                 "type must be person, organisation or place");
    if (!is_id(cells[COL_ID]))
        fault_at(line, cells[COL_ID], "an id is of a-z, 0-9 and -");
    if (!cells[COL_CANONICAL].len)
        fault_at(line, cells[COL_CANONICAL], "canonical form is empty");
    if (map_get(&line->names->by_id, cells[COL_ID].text, cells[COL_ID].len,
                NULL))
        fault_at(line, cells[COL_ID], "the id %.*s stands already",
                 (int)cells[COL_ID].len, cells[COL_ID].text);
}

static Status add_entry(Line *line) {
    Slice cells[COLUMNS];
    size_t count = cut(line, cells);
    if (count != COLUMNS) {
        fault_add(line->faults, line->place,
                  "%zu columns, want %d separated by tabs: "
                  "type id canonical accepted wrong roles confusables flags",
                  count, COLUMNS);
        return STATUS_OK;
    }
    Name name = {.place = line->place};
    check_cells(line, cells, &name.type);
    name.id = copy(line, cells[COL_ID]);
    name.canonical = copy(line, cells[COL_CANONICAL]);
    name.accepted = split(line, cells[COL_ACCEPTED]);
    name.wrong = split(line, cells[COL_WRONG]);
    name.roles = split(line, cells[COL_ROLES]);
    name.confusables = split(line, cells[COL_CONFUSABLES]);
    name.flags = split(line, cells[COL_FLAGS]);
    if (!name.id || !name.canonical) return STATUS_MEMORY;
    if (line->bad) return STATUS_OK;
    check_forms(line, &name, cells);
    check_own_forms(line, &name, cells[COL_WRONG]);
    if (line->bad) return STATUS_OK;
    Names *names = line->names;
    size_t index = names->count;
    bool ok = VEC_ADD(names, name) && index_form(&names->by_id, name.id, index);
    return ok && index_entry(names, index) ? STATUS_OK : STATUS_MEMORY;
}

static bool is_header(const char *text) {
    Slice cells[COLUMNS];
    Line line = {.place = {.text = text}};
    if (cut(&line, cells) != COLUMNS) return false;
    for (int i = 0; i < COLUMNS; i++)
        if (cells[i].len != strlen(HEADER[i]) ||
            memcmp(cells[i].text, HEADER[i], cells[i].len) != 0)
            return false;
    return true;
}

Status names_add(Names *names, const char *path, const char *bytes, size_t len,
                 Faults *faults) {
    bool headed = false;
    size_t number = 0;
    for (size_t at = 0; at < len;) {
        const char *lf = memchr(bytes + at, '\n', len - at);
        size_t end = lf ? (size_t)(lf - bytes) : len;
        char *text = arena_copy(names->arena, bytes + at, end - at);
        if (!text) return STATUS_MEMORY;
        Place place = {path, ++number, 1, text};
        if (memchr(bytes + at, 0, end - at)) {
            fault_add(faults, place, "a NUL character");
            at = end + 1;
            continue;
        }
        at = end + 1;
        if (!*text || *text == '#') continue;
        if (!headed) {
            headed = true;
            if (is_header(text)) continue;
            fault_add(faults, place,
                      "the first line must name the columns: "
                      "type id canonical accepted wrong roles "
                      "confusables flags, tab-separated");
            return STATUS_OK;
        }
        Line line = {names, faults, place, false};
        Status status = add_entry(&line);
        if (status) return status;
    }
    return STATUS_OK;
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
    free(names->items);
    map_free(&names->by_id);
    map_free(&names->by_right);
    map_free(&names->by_wrong);
    map_free(&names->by_foreign);
    map_free(&names->by_translated);
    *names = (Names){.arena = names->arena};
}
