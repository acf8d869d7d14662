/* SPDX-License-Identifier: MIT */
#include "lexicon/name_keys.h"

#include "base/vec.h"
#include "unicode/fold.h"
#include <stdlib.h>
#include <string.h>

/* A line being read. */
typedef struct Line {
    NameKeys *keys;
    KeyClass *to;
    Faults *faults;
    Place place;
} Line;

static Status add_rule(Line *line, const char *text, size_t len,
                       const char *tab) {
    KeyRule rule = {0};
    size_t end = (size_t)(tab - text);
    rule.at_start = text[0] == '^';
    text += rule.at_start;
    len -= rule.at_start;
    end -= rule.at_start;
    rule.at_end = end && text[end - 1] == '$';
    rule.from_len = end - rule.at_end;
    rule.to_len = len - end - 1;
    rule.from = arena_copy(line->keys->arena, text, rule.from_len);
    rule.to = arena_copy(line->keys->arena, tab + 1, rule.to_len);
    if (!rule.from_len) {
        fault_add(line->faults, line->place, "letters, a tab, their class");
        return STATUS_OK;
    }
    return rule.from && rule.to && VEC_ADD(line->to, rule) ? STATUS_OK
                                                           : STATUS_MEMORY;
}

static bool is_fact(const char *text, size_t len, const char *fact) {
    return len >= strlen(fact) && !memcmp(text, fact, strlen(fact));
}

/* What holds for all names of the class. */
static Status add_fact(Line *line, const char *text, size_t len) {
    static const char article[] = "!article";
    if (is_fact(text, len, "!exact")) {
        line->to->exact = true;
    } else if (is_fact(text, len, "!family-first")) {
        line->to->family_first = true;
    } else if (is_fact(text, len, article)) {
        size_t used = sizeof article - 1;
        char *list = arena_alloc(line->keys->arena, len - used + 2);
        if (!list) return STATUS_MEMORY;
        memcpy(list, text + used, len - used);
        memcpy(list + len - used, " ", 2);
        line->to->articles = list;
    } else {
        fault_add(line->faults, line->place,
                  "!exact, !family-first or !article, please");
    }
    return STATUS_OK;
}

static Status add_line(Line *line, const char *text, size_t len) {
    const char *tab = memchr(text, '\t', len);
    if (!len || text[0] == '#') return STATUS_OK;
    if (text[0] == '!') return add_fact(line, text, len);
    if (tab) return add_rule(line, text, len, tab);
    fault_add(line->faults, line->place, "letters, a tab, their class");
    return STATUS_OK;
}

static int by_first_byte(const void *a, const void *b) {
    const KeyRule *x = a, *y = b;
    int first = (unsigned char)x->from[0] - (unsigned char)y->from[0];
    if (first) return first;
    if (x->from_len != y->from_len) return x->from_len < y->from_len ? 1 : -1;
    int same = x->at_end - y->at_end + x->at_start - y->at_start;
    return same ? -same : strcmp(x->from, y->from);
}

static void index_rules(KeyClass *class) {
    size_t at = 0;
    if (class->count)
        qsort(class->items, class->count, sizeof *class->items, by_first_byte);
    for (size_t byte = 0; byte <= 256; byte++) {
        while (at < class->count &&
               (unsigned char)class->items[at].from[0] < byte)
            at++;
        class->first[byte] = at;
    }
}

Status name_keys_add(NameKeys *keys, const char *path, const char *code,
                     const char *bytes, size_t len, Faults *faults) {
    if (keys->count == KEY_CLASSES_MAX) return STATUS_LIMIT;
    KeyClass *class = &keys->classes[keys->count++];
    Line line = {keys, class, faults, {.path = path, .column = 1}};
    Status status = STATUS_OK;
    class->code = arena_copy(keys->arena, code, strlen(code));
    if (!class->code) return STATUS_MEMORY;
    for (size_t at = 0; at < len && !status;) {
        const char *lf = memchr(bytes + at, '\n', len - at);
        size_t end = lf ? (size_t)(lf - bytes) : len;
        line.place.line++;
        line.place.text = arena_copy(keys->arena, bytes + at, end - at);
        status = line.place.text ? add_line(&line, bytes + at, end - at)
                                 : STATUS_MEMORY;
        at = end + 1;
    }
    index_rules(class);
    return status;
}

size_t name_keys_class(const NameKeys *keys, const char *code) {
    for (size_t i = 0; i < keys->count; i++)
        if (!strcmp(keys->classes[i].code, code)) return i;
    return NO_KEY_CLASS;
}

size_t name_keys_common(const NameKeys *keys, size_t number) {
    static const char *const codes[KEY_COMMON] = {KEY_CLASS_ANY, "ar", "ru"};
    return name_keys_class(keys, codes[number]);
}

/* The longest rule of the class that holds at this place; NULL: none. */
static const KeyRule *rule_at(const KeyClass *class, const char *word,
                              size_t len, size_t at) {
    unsigned char byte = (unsigned char)word[at];
    for (size_t i = class->first[byte]; i < class->first[byte + 1]; i++) {
        const KeyRule *rule = &class->items[i];
        if (rule->from_len <= len - at && (!rule->at_start || !at) &&
            (!rule->at_end || at + rule->from_len == len) &&
            !memcmp(rule->from, word + at, rule->from_len))
            return rule;
    }
    return NULL;
}

/* A language’s own rules go before those of any language; the longer before
 * the shorter. */
static const KeyRule *best_rule(const NameKeys *keys, const KeyClass *class,
                                const char *word, size_t len, size_t at) {
    size_t any = name_keys_class(keys, KEY_CLASS_ANY);
    const KeyRule *own = rule_at(class, word, len, at);
    const KeyRule *other = any == NO_KEY_CLASS
                               ? NULL
                               : rule_at(&keys->classes[any], word, len, at);
    if (!own) return other;
    return other && other->from_len > own->from_len ? other : own;
}

/* Adds to a key; a letter that stands there already is not doubled. */
static bool add_key(char *out, size_t *used, const char *text, size_t len) {
    for (size_t i = 0; i < len; i++) {
        if (*used && out[*used - 1] == text[i]) continue;
        if (*used + 1 >= KEY_MAX) return false;
        out[(*used)++] = text[i];
    }
    return true;
}

size_t name_key(const NameKeys *keys, size_t class, const char *word,
                size_t len, char out[KEY_MAX]) {
    char folded[KEY_MAX];
    size_t used = 0, size = letters_fold(word, len, folded, sizeof folded);
    const KeyClass *by = &keys->classes[class];
    if (by->exact) {
        memcpy(out, folded, size + (size > 0));
        return size;
    }
    for (size_t at = 0; at < size;) {
        const KeyRule *rule = best_rule(keys, by, folded, size, at);
        bool ok = rule ? add_key(out, &used, rule->to, rule->to_len)
                       : add_key(out, &used, folded + at, 1);
        if (!ok) return 0;
        at += rule ? rule->from_len : 1;
    }
    out[used] = 0;
    return used;
}

void name_keys_free(NameKeys *keys) {
    map_free(&keys->shorts);
    for (size_t i = 0; i < keys->count; i++)
        free(keys->classes[i].items);
    *keys = (NameKeys){.arena = keys->arena};
}
