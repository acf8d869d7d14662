/* SPDX-License-Identifier: MIT
 * Articles that engines glue to names: Alhouthi, Elsisi. */
#include "lexicon/name_keys.h"

#include <string.h>

#define GLUED 6 /* letters of a name with its article, at least */

static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c + 'a' - 'A') : c;
}

/* Letters of the article that the word starts with; 0: none. */
static size_t article_of(const char *articles, const char *word, size_t len) {
    for (const char *at = articles; *at == ' ' && at[1];) {
        size_t n = strcspn(at + 1, " "), same = 0;
        while (same < n && same < len && lower(word[same]) == at[1 + same])
            same++;
        if (same == n) return n;
        at += 1 + n;
    }
    return 0;
}

size_t name_keys_part(const NameKeys *keys, size_t class, const char *text,
                      size_t len, char out[KEY_MAX]) {
    const char *articles = keys->classes[class].articles;
    size_t used = 0;
    bool any = false;
    if (!articles || 2 * len >= KEY_MAX) return 0;
    for (size_t at = 0; at < len;) {
        size_t word = 0;
        while (at + word < len && !strchr(" -", text[at + word]))
            word++;
        size_t article =
            word >= GLUED ? article_of(articles, text + at, word) : 0;
        memcpy(out + used, text + at, article);
        used += article;
        if (article) out[used++] = '-';
        size_t rest = word - article + (at + word < len);
        memcpy(out + used, text + at + article, rest);
        used += rest;
        at += word + 1;
        any |= article > 0;
    }
    return any ? used : 0;
}
