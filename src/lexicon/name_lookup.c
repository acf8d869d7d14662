/* SPDX-License-Identifier: MIT */
#include "lexicon/name_lookup.h"

#include "base/utf8.h"
#include <string.h>

/* One look-up, and the listed entities that it told. */
typedef struct Search {
    const Names *names;
    const NameKeys *keys;
    const NameIndex *index;
    const char *form;
    size_t len;
    NameHitFn on_hit;
    void *user;
    const Name *told[2 + 3 * NAME_HITS_MOST];
    size_t count; /* of told */
    size_t seen;  /* entities told that were only seen */
} Search;

static void tell(Search *s, NameHow how, const Name *name) {
    for (size_t i = 0; i < s->count; i++)
        if (s->told[i] == name) return;
    if (s->count == sizeof s->told / sizeof *s->told) return;
    s->told[s->count++] = name;
    s->on_hit(s->user, how, name);
}

static void by_form(Search *s) {
    uint32_t at;
    if (map_get(&s->names->by_right, s->form, s->len, &at))
        tell(s, NAME_HOW_RIGHT, &s->names->items[at]);
    const Name *wrong = names_wrong(s->names, s->form, s->len);
    if (wrong) tell(s, NAME_HOW_WRONG, wrong);
}

/* What a damaged file has is no UTF-8 sometimes. */
static bool is_fine(const char *text) {
    size_t len = text ? strlen(text) : 0;
    return text && utf8_valid(text, len) == len;
}

static void tell_seen(Search *s, const NameMap *map, uint32_t entity) {
    SeenName seen;
    const char *forms[NAME_FORMS_MOST];
    size_t count = 0;
    if (!name_map_entity(map, entity, &seen) || !is_fine(seen.id) ||
        !is_fine(seen.canonical))
        return;
    for (uint32_t i = 1; i < seen.count && count < NAME_FORMS_MOST; i++) {
        const char *form = name_map_form(map, &seen, i);
        if (is_fine(form)) forms[count++] = form;
    }
    Name name = {.type = seen.type,
                 .id = seen.id,
                 .canonical = seen.canonical,
                 .accepted = {forms, count},
                 .place = {.path = map->path}};
    s->seen++;
    s->on_hit(s->user, NAME_HOW_SEEN, &name);
}

static void by_seen(Search *s) {
    uint32_t found[NAME_HITS_MOST];
    for (size_t i = 0; i < s->names->seen.count; i++) {
        const NameMap *map = &s->names->seen.items[i];
        size_t count =
            name_map_find(map, s->form, s->len, found, NAME_HITS_MOST);
        for (size_t k = 0;
             k < count && k < NAME_HITS_MOST && s->seen < NAME_HITS_MOST; k++)
            tell_seen(s, map, found[k]);
    }
}

static bool has_room(const Search *s, size_t from) {
    return s->count - from < NAME_HITS_MOST;
}

/* By the keys of all words; of one word alone, by that. */
static void by_keys(Search *s) {
    NameWords words;
    char key[KEY_MAX];
    size_t from = s->count;
    for (size_t class = 0; class < s->keys->count; class ++) {
        name_words_read(&words, s->keys, class, s->form, s->len);
        if (words.too_many || !words.count) continue;
        bool whole = words.count > 1;
        size_t len = name_words_key(&words, 0, words.count, key);
        const NameLink *link =
            whole ? name_index_find(s->index, class, key, len)
                  : name_index_word(s->index, class, words.keys[0]);
        for (; link && has_room(s, from);
             link = name_index_next(s->index, link))
            tell(s, whole ? NAME_HOW_KEYS : NAME_HOW_WORD, link->name);
    }
}

static bool is_near(const Search *s, const Name *name) {
    return names_compare(s->names, s->keys, s->index, s->form, s->len,
                         name->canonical,
                         strlen(name->canonical)) == NAME_UNSURE;
}

/* Of those who share a word: “Joe R Biden” may be Joe Biden. */
static void by_nearness(Search *s) {
    NameWords words;
    for (size_t class = 0; class < s->keys->count; class ++) {
        name_words_read(&words, s->keys, class, s->form, s->len);
        for (size_t i = 0; i < words.count && !words.too_many; i++) {
            const NameLink *link =
                name_index_word(s->index, class, words.keys[i]);
            for (; link && has_room(s, 0);
                 link = name_index_next(s->index, link))
                if (is_near(s, link->name)) tell(s, NAME_HOW_NEAR, link->name);
        }
    }
}

void names_lookup(const Names *names, const NameKeys *keys,
                  const NameIndex *index, const char *form, size_t len,
                  NameHitFn on_hit, void *user) {
    Search s = {names, keys, index, form, len, on_hit, user, {NULL}, 0, 0};
    by_form(&s);
    by_seen(&s);
    by_keys(&s);
    if (!s.count && !s.seen) by_nearness(&s);
}
