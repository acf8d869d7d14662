/* SPDX-License-Identifier: MIT */
#include "cli/context.h"

#include "base/hash.h"
#include "base/utf8.h"
#include <stdbool.h>
#include <string.h>

#define WORDS 4    /* on either side */
#define WINDOW 240 /* bytes that are looked through for them */
#define ENTITY_LONGEST                                                         \
    9 /* bytes: &thetasym; is as long as they get in news                      \
       */

typedef struct Words {
    uint64_t hashes[WORDS]; /* of the last WORDS words, a ring */
    size_t count;           /* of all words so far */
    uint64_t all;           /* a hash of all of them */
} Words;

/* Hyphens and joiners that no one sees are no end of a word. */
static bool is_hidden(uint32_t cp) {
    return cp == 0xAD || (cp >= 0x200B && cp <= 0x200D) || cp == 0x2060 ||
           cp == 0xFEFF;
}

/* Letters and digits, nearly: what is no mark and no blank. */
static bool is_word(uint32_t cp) {
    if (cp < 0x80)
        return (cp >= '0' && cp <= '9') ||
               ((cp | 32) >= 'a' && (cp | 32) <= 'z');
    if (cp < 0xC0) return cp == 0xAA || cp == 0xB5 || cp == 0xBA;
    return cp != 0xD7 && cp != 0xF7 && !(cp >= 0x2000 && cp < 0x2C00) &&
           !(cp >= 0x3000 && cp < 0x3040) && !(cp >= 0xFE10 && cp < 0xFE70) &&
           cp != 0xFFFD;
}

/* Bytes of the entity at text, 0 when there is none: &quot; &#39; */
static size_t entity(const char *text, size_t len) {
    if (text[0] != '&') return 0;
    for (size_t i = 1; i < len && i <= ENTITY_LONGEST + 1; i++) {
        if (text[i] == ';') return i > 1 ? i + 1 : 0;
        if (text[i] != '#' && !is_word((unsigned char)text[i])) return 0;
    }
    return 0;
}

static uint64_t fold(uint64_t hash, const char *bytes, size_t len) {
    for (size_t i = 0; i < len; i++) {
        unsigned char c = (unsigned char)bytes[i];
        if (c >= 'A' && c <= 'Z') c |= 32;
        hash = (hash ^ c) * 0x100000001b3u; /* FNV-1a's prime */
    }
    return hash;
}

/* A word that stands twice counts once: a repair may take one of them. */
static void end_word(Words *w, uint64_t hash) {
    if (w->count && w->hashes[(w->count - 1) % WORDS] == hash) return;
    w->hashes[w->count++ % WORDS] = hash;
    w->all = fold(w->all, (const char *)&hash, sizeof hash);
}

/* Reads words until `most` are whole; the last may end with the text. */
static void read_words(Words *w, const char *text, size_t len, size_t most) {
    const uint64_t basis = hash_bytes("", 0);
    uint64_t hash = basis;
    bool within = false;
    for (size_t at = 0; at < len && w->count < most;) {
        uint32_t cp = 0;
        size_t skip = entity(text + at, len - at);
        size_t size = skip ? skip : utf8_decode(text + at, len - at, &cp);
        bool word = !skip && size && is_word(cp);
        if (word) hash = fold(hash, text + at, size);
        if (within && !word && !is_hidden(cp)) {
            end_word(w, hash);
            hash = basis;
        }
        within = word || (within && is_hidden(cp));
        at += size ? size : 1;
    }
    if (within && w->count < most) end_word(w, hash);
}

/* The window's first word may be cut: it is left out. */
static size_t skip_cut_word(const char *text, size_t from, size_t to) {
    while (from < to && ((unsigned char)text[from] & 0xC0) == 0x80)
        from++;
    while (from < to) {
        uint32_t cp = 0;
        size_t size = utf8_decode(text + from, to - from, &cp);
        if (!size || !is_word(cp)) break;
        from += size;
    }
    return from;
}

/* Platforms agree on the hash: words are folded in byte by byte. */
static uint32_t join(const uint64_t *hashes, size_t first, size_t count) {
    uint64_t all = hash_bytes("", 0);
    for (size_t i = first; i < first + count; i++)
        for (int shift = 0; shift < 64; shift += 8) {
            char byte = (char)(hashes[i % WORDS] >> shift);
            all = (all ^ (unsigned char)byte) * 0x100000001b3u;
        }
    return (uint32_t)(all ^ all >> 32);
}

Surroundings context_of(const char *text, size_t len, size_t start,
                        size_t end) {
    Words left = {0}, right = {0};
    size_t from = start > WINDOW ? start - WINDOW : 0;
    size_t to = len - end > WINDOW ? end + WINDOW : len;
    if (from) from = skip_cut_word(text, from, start);
    read_words(&left, text + from, start - from, SIZE_MAX);
    read_words(&right, text + end, to - end, WORDS);
    size_t lefts = left.count < WORDS ? left.count : WORDS;
    return (Surroundings){join(left.hashes, left.count - lefts, lefts),
                          join(right.hashes, 0, right.count)};
}

uint32_t context_words(const char *text, size_t len) {
    Words words = {0};
    read_words(&words, text, len, SIZE_MAX);
    uint32_t hash = (uint32_t)(words.all ^ words.all >> 32);
    return words.count ? hash | 1 : 0;
}
