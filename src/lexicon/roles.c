/* SPDX-License-Identifier: MIT */
#include "lexicon/roles.h"

#include "base/utf8.h"
#include "base/vec.h"
#include "unicode/chars.h"
#include <stdlib.h>
#include <string.h>

/* A form and one title that it stands for; “minister” stands for several. */
typedef struct RoleForm {
    const char *title;
    uint32_t next; /* place of another + 1; 0 at the end */
} RoleForm;

/* The first word of a form, up to a blank, without a stop at its end. */
static size_t first_word(const char *form, size_t len) {
    const char *blank = memchr(form, ' ', len);
    if (blank) len = (size_t)(blank - form);
    return len && form[len - 1] == '.' ? len - 1 : len;
}

static Status add_form(Roles *roles, const char *title, const char *form,
                       size_t len) {
    uint32_t first = 0;
    map_get(&roles->forms, form, len, &first);
    const char *kept = arena_copy(roles->arena, form, len);
    return kept && VEC_ADD(roles, (RoleForm){title, first}) &&
                   map_put(&roles->forms, kept, len, (uint32_t)roles->count) &&
                   map_put(&roles->starts, kept, first_word(kept, len), 1)
               ? STATUS_OK
               : STATUS_MEMORY;
}

static Status add_line(Roles *roles, Place place, Faults *faults) {
    const char *text = place.text, *tab = strchr(text, '\t');
    if (!*text || *text == '#' || !strcmp(text, "title\tforms"))
        return STATUS_OK;
    if (!tab || tab == text) {
        fault_add(faults, place, "a title, a tab, its forms by “|”");
        return STATUS_OK;
    }
    size_t len = (size_t)(tab - text);
    const char *title = arena_copy(roles->arena, text, len);
    if (!title) return STATUS_MEMORY;
    Status status = add_form(roles, title, title, len);
    for (const char *at = tab + 1; *at && !status;) {
        size_t form = strcspn(at, "|");
        if (!form || form > ROLE_BYTES)
            fault_add(faults, place, "a form is empty, or too long");
        else if (form != len || memcmp(at, title, len) != 0)
            status = add_form(roles, title, at, form);
        at += form + (at[form] == '|');
    }
    return status;
}

Status roles_add(Roles *roles, const char *path, const char *bytes, size_t len,
                 Faults *faults) {
    Place place = {.path = path, .column = 1};
    Status status = STATUS_OK;
    for (size_t at = 0; at < len && !status;) {
        const char *lf = memchr(bytes + at, '\n', len - at);
        size_t end = lf ? (size_t)(lf - bytes) : len;
        place.line++;
        place.text = arena_copy(roles->arena, bytes + at, end - at);
        status = place.text ? add_line(roles, place, faults) : STATUS_MEMORY;
        at = end + 1;
    }
    return status;
}

/* In lower case into out; 0: longer than any form. */
static size_t to_lower(const char *words, size_t len,
                       char out[ROLE_BYTES + 8]) {
    size_t used = 0, size;
    if (len > ROLE_BYTES) return 0;
    for (size_t i = 0; i < len && used < ROLE_BYTES; i += size ? size : 1) {
        uint32_t cp = utf8_at(words, len, i, &size);
        used += utf8_encode(char_to_lower(cp), out + used);
    }
    return used;
}

bool roles_is(const Roles *roles, const char *title, size_t title_len,
              const char *words, size_t len) {
    char lower[ROLE_BYTES + 8];
    uint32_t at = 0;
    size_t used = to_lower(words, len, lower);
    if (!used || !map_get(&roles->forms, lower, used, &at)) return false;
    if (!title) return true;
    for (; at; at = roles->items[at - 1].next) {
        const char *has = roles->items[at - 1].title;
        if (strlen(has) == title_len && !memcmp(has, title, title_len))
            return true;
    }
    return false;
}

bool roles_starts(const Roles *roles, const char *word, size_t len) {
    char lower[ROLE_BYTES + 8];
    size_t used = to_lower(word, len, lower);
    return used && map_get(&roles->starts, lower, used, NULL);
}

void roles_free(Roles *roles) {
    free(roles->items);
    map_free(&roles->forms);
    map_free(&roles->starts);
    *roles = (Roles){.arena = roles->arena};
}
