/* SPDX-License-Identifier: MIT */
#include "lexicon/name_match.h"

#include "base/distance.h"
#include "lexicon/name_words.h"
#include <string.h>

#define NEAR_LETTERS 6 /* one letter off, in words of so many, is near */

static bool same_word(const NameWords *a, size_t i, const NameWords *b,
                      size_t j) {
    return !strcmp(a->keys[i], b->keys[j]);
}

static bool near_word(const NameWords *a, size_t i, const NameWords *b,
                      size_t j) {
    size_t x = strlen(a->keys[i]), y = strlen(b->keys[j]);
    if (same_word(a, i, b, j)) return true;
    return x >= NEAR_LETTERS && y >= NEAR_LETTERS &&
           distance(a->keys[i], b->keys[j]) <= 1;
}

static size_t alike(const NameWords *a, const NameWords *b,
                    bool (*test)(const NameWords *, size_t, const NameWords *,
                                 size_t)) {
    size_t found = 0, least = a->count < b->count ? a->count : b->count;
    for (size_t i = 0; i < least; i++)
        found += test(a, i, b, i);
    return found;
}

/* All words of the shorter name stand in the other, in any order. */
static bool holds(const NameWords *a, const NameWords *b) {
    const NameWords *few = a->count <= b->count ? a : b,
                    *many = few == a ? b : a;
    size_t found = 0;
    for (size_t i = 0; i < few->count; i++)
        for (size_t j = 0; j < many->count; j++)
            if (same_word(few, i, many, j)) {
                found++;
                break;
            }
    return few->count && found == few->count;
}

static NameVerdict by_words(const NameWords *a, const NameWords *b) {
    if (a->too_many || b->too_many || !a->count || !b->count)
        return NAME_DIFFERENT;
    if (a->count == b->count && alike(a, b, same_word) == a->count)
        return a->count >= 2 ? NAME_SAME : NAME_UNSURE;
    if (a->count == b->count && alike(a, b, near_word) == a->count)
        return NAME_UNSURE;
    return holds(a, b) ? NAME_UNSURE : NAME_DIFFERENT;
}

/* How many words of the name are words of listed names of the class. */
static size_t known_in(const NameIndex *index, size_t class,
                       const NameWords *words) {
    size_t known = 0;
    for (size_t i = 0; i < words->count && !words->too_many; i++)
        known += name_index_word(index, class, words->keys[i]) != NULL;
    return known;
}

/* By the class of the language that most of the words are known from: Kim
 * Jong Un is no Arab. Names that no class knows go by that of any language. */
static NameVerdict by_keys(const NameKeys *keys, const NameIndex *index,
                           const char *a, size_t a_len, const char *b,
                           size_t b_len) {
    NameVerdict best = NAME_DIFFERENT;
    size_t most = 0;
    NameWords x, y;
    for (size_t class = 0; class < keys->count; class ++) {
        name_words_read(&x, keys, class, a, a_len);
        name_words_read(&y, keys, class, b, b_len);
        size_t known = known_in(index, class, &x) + known_in(index, class, &y);
        if (known < most || (!known && class != name_keys_class(keys, "any")))
            continue;
        NameVerdict verdict = by_words(&x, &y);
        if (known > most || verdict < best) best = verdict;
        most = known;
    }
    return best;
}

/* The entity that has this form, right or wrong; NULL: none. */
static const Name *listed(const Names *names, const char *form, size_t len) {
    uint32_t index;
    if (map_get(&names->by_right, form, len, &index))
        return &names->items[index];
    return names_wrong(names, form, len);
}

static bool is_confusable(const Name *name, const char *form, size_t len) {
    for (size_t i = 0; name && i < name->confusables.count; i++) {
        const char *other = name->confusables.items[i];
        if (strlen(other) == len && !memcmp(other, form, len)) return true;
    }
    return false;
}

NameVerdict names_compare(const Names *names, const NameKeys *keys,
                          const NameIndex *index, const char *a, size_t a_len,
                          const char *b, size_t b_len) {
    const Name *x = listed(names, a, a_len), *y = listed(names, b, b_len);
    if (x && y) return x == y ? NAME_SAME : NAME_DIFFERENT;
    if (a_len == b_len && !memcmp(a, b, a_len)) return NAME_SAME;
    if (is_confusable(x, b, b_len) || is_confusable(y, a, a_len))
        return NAME_DIFFERENT;
    return by_keys(keys, index, a, a_len, b, b_len);
}
