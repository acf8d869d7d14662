/* SPDX-License-Identifier: MIT */
#include "lexicon/abbreviations.h"

#include <stdio.h>
#include <string.h>

#define KEY_MAX 64 /* bytes; no abbreviation is longer */

static size_t make_key(char *key, const char *lang, const char *word,
                       size_t len) {
    int n = snprintf(key, KEY_MAX, "%s %.*s", lang, (int)len, word);
    return n > 0 && n < KEY_MAX ? (size_t)n : 0;
}

Status abbreviations_add(Abbreviations *abbreviations, const char *lang,
                         const char *bytes, size_t len) {
    char key[KEY_MAX];
    for (size_t at = 0; at < len;) {
        const char *lf = memchr(bytes + at, '\n', len - at);
        size_t end = lf ? (size_t)(lf - bytes) : len;
        if (end > at && bytes[at] != '#') {
            size_t n = make_key(key, lang, bytes + at, end - at);
            char *kept = arena_copy(abbreviations->arena, key, n);
            if (!kept || !map_put(&abbreviations->known, kept, n, 1))
                return STATUS_MEMORY;
        }
        at = end + 1;
    }
    return STATUS_OK;
}

bool abbreviations_has(const Abbreviations *abbreviations, const char *lang,
                       const char *word, size_t len) {
    char key[KEY_MAX];
    size_t n = lang ? make_key(key, lang, word, len) : 0;
    return n && map_get(&abbreviations->known, key, n, NULL);
}

void abbreviations_free(Abbreviations *abbreviations) {
    map_free(&abbreviations->known);
    *abbreviations = (Abbreviations){.arena = abbreviations->arena};
}
