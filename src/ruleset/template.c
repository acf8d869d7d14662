/* SPDX-License-Identifier: MIT */
#include "ruleset/template.h"

#include "base/utf8.h"
#include "unicode/chars.h"
#include <stdlib.h>
#include <string.h>

static int value_number(const Regex *regex, const char *name, size_t len) {
    if (regex) {
        unsigned group = regex_group(regex, name, len);
        return group ? (int)group : -1;
    }
    if (len == 4 && !memcmp(name, "from", 4)) return VALUE_FROM;
    if (len == 2 && !memcmp(name, "to", 2)) return VALUE_TO;
    if (len == 8 && !memcmp(name, "evidence", 8)) return VALUE_EVIDENCE;
    if (len == 2 && !memcmp(name, "as", 2)) return VALUE_AS;
    return -1;
}

static size_t count_parts(const char *text, size_t len) {
    size_t parts = 1;
    for (size_t i = 0; i < len; i++)
        parts += text[i] == '$' ? 2 : 0;
    return parts;
}

static void add_literal(Template *out, Arena *arena, const char *text,
                        size_t len) {
    char *copy = len ? arena_copy(arena, text, len) : NULL;
    if (copy) out->parts[out->count++] = (Part){copy, len, -1, false};
}

/* Is the name followed by “:lower”? Then that is not part of it. */
static bool take_lower(const char *name, size_t *len) {
    static const char lower[] = ":lower";
    size_t n = sizeof lower - 1;
    if (*len <= n || memcmp(name + *len - n, lower, n) != 0) return false;
    *len -= n;
    return true;
}

const char *template_parse(Template *out, Arena *arena, const char *text,
                           size_t len, const Regex *regex, size_t *error_at) {
    out->count = 0;
    out->parts = arena_array(arena, count_parts(text, len), sizeof(Part));
    if (!out->parts) return "out of memory";
    size_t start = 0, at = 0;
    while (at < len) {
        if (text[at] != '$') {
            at++;
            continue;
        }
        *error_at = at;
        add_literal(out, arena, text + start, at - start);
        if (at + 1 < len && text[at + 1] == '$') {
            start = at + 1;
            at += 2;
            continue;
        }
        if (at + 1 == len || text[at + 1] != '{')
            return "a value is ${name}; a dollar sign is $$";
        const char *close = memchr(text + at, '}', len - at);
        if (!close) return "missing } after ${";
        size_t name = at + 2, end = (size_t)(close - text), n = end - name;
        bool lower = take_lower(text + name, &n);
        int value = value_number(regex, text + name, n);
        if (value < 0)
            return regex ? "no group of that name in the pattern"
                         : "this kind of rule offers ${from} and ${to}";
        out->parts[out->count++] = (Part){NULL, 0, value, lower};
        start = at = end + 1;
    }
    add_literal(out, arena, text + start, len - start);
    return NULL;
}

static void add_lower(Buf *out, const Value *value) {
    char bytes[4];
    size_t size;
    for (size_t at = 0; at < value->len; at += size ? size : 1) {
        uint32_t cp = utf8_at(value->text, value->len, at, &size);
        if (size) buf_add(out, bytes, utf8_encode(char_to_lower(cp), bytes));
    }
}

void template_expand(const Template *template, const Value *values,
                     size_t count, Buf *out) {
    for (size_t i = 0; i < template->count; i++) {
        const Part *part = &template->parts[i];
        if (part->value < 0)
            buf_add(out, part->text, part->len);
        else if ((size_t)part->value >= count || !values[part->value].text)
            continue;
        else if (part->lower)
            add_lower(out, &values[part->value]);
        else
            buf_add(out, values[part->value].text, values[part->value].len);
    }
}
