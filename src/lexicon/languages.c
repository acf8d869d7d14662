/* SPDX-License-Identifier: MIT */
#include "lexicon/languages.h"

#include <string.h>

static Status add_word(Languages *languages, const char *word, size_t len) {
    uint32_t bits = languages_of(languages, word, len);
    char *key = arena_copy(languages->arena, word, len);
    bits |= 1u << (languages->count - 1);
    return key && map_put(&languages->words, key, len, bits) ? STATUS_OK
                                                             : STATUS_MEMORY;
}

Status languages_add(Languages *languages, const char *code, const char *bytes,
                     size_t len) {
    if (languages->count == LANGUAGES_MAX) return STATUS_LIMIT;
    char *name = arena_copy(languages->arena, code, strlen(code));
    if (!name) return STATUS_MEMORY;
    languages->codes[languages->count++] = name;
    Status status = STATUS_OK;
    for (size_t at = 0; at < len && !status;) {
        const char *lf = memchr(bytes + at, '\n', len - at);
        size_t end = lf ? (size_t)(lf - bytes) : len;
        if (end > at && bytes[at] != '#')
            status = add_word(languages, bytes + at, end - at);
        at = end + 1;
    }
    return status;
}

uint32_t languages_of(const Languages *languages, const char *word,
                      size_t len) {
    uint32_t bits = 0;
    map_get(&languages->words, word, len, &bits);
    return bits;
}

uint32_t languages_bit(const Languages *languages, const char *code) {
    for (size_t i = 0; i < languages->count; i++)
        if (!strcmp(languages->codes[i], code)) return 1u << i;
    return 0;
}

void languages_free(Languages *languages) {
    map_free(&languages->words);
    *languages = (Languages){.arena = languages->arena};
}
