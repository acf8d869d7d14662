/* SPDX-License-Identifier: MIT */
#include "lexicon/orthography.h"

#include "base/hash.h"
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#define LANGUAGES 8
#define WORD_BYTES 40 /* of a word that slips are looked for in */
#define NO_ENTRY UINT32_MAX

typedef struct List {
    const char *bytes; /* borrowed */
    size_t len;
} List;

/* A word and one letter of it taken out, by the hash of what is left. */
typedef struct Entry {
    uint32_t word; /* where it starts in the list */
    uint32_t next; /* of the same bucket, or NO_ENTRY */
} Entry;

typedef struct Index {
    Entry *entries; /* owned */
    uint32_t *heads;
    uint32_t mask;
} Index;

typedef struct Language {
    char code[3];
    List wrong, common, frequent;
    Map wrongs;             /* -> where its right form starts in `wrong` */
    Map commons, frequents; /* -> where it starts in its list */
    Index index;            /* of the common words; no heads: not made yet */
} Language;

struct Orthography {
    pthread_mutex_t lock; /* of the indexes */
    Language languages[LANGUAGES];
    size_t count;
};

Orthography *orthography_new(void) {
    Orthography *o = calloc(1, sizeof *o);
    if (o) pthread_mutex_init(&o->lock, NULL);
    return o;
}

void orthography_free(Orthography *o) {
    if (!o) return;
    for (size_t i = 0; i < o->count; i++) {
        map_free(&o->languages[i].wrongs);
        map_free(&o->languages[i].commons);
        map_free(&o->languages[i].frequents);
        free(o->languages[i].index.entries);
        free(o->languages[i].index.heads);
    }
    pthread_mutex_destroy(&o->lock);
    free(o);
}

static Language *find(const Orthography *o, const char *code) {
    for (size_t i = 0; code && i < o->count; i++)
        if (!strcmp(o->languages[i].code, code))
            return (Language *)&o->languages[i];
    return NULL;
}

static Language *find_or_add(Orthography *o, const char *code) {
    Language *language = find(o, code);
    if (language || o->count == LANGUAGES || strlen(code) != 2) return language;
    language = &o->languages[o->count++];
    memcpy(language->code, code, 3);
    return language;
}

static size_t line_end(const List *list, size_t at) {
    const char *lf = memchr(list->bytes + at, '\n', list->len - at);
    return lf ? (size_t)(lf - list->bytes) : list->len;
}

Status orthography_add_wrong(Orthography *o, const char *path, const char *code,
                             const char *bytes, size_t len, Faults *faults) {
    Language *language = find_or_add(o, code);
    if (!language) return STATUS_LIMIT;
    language->wrong = (List){bytes, len};
    size_t line = 1;
    for (size_t at = 0, end; at < len; at = end + 1, line++) {
        end = line_end(&language->wrong, at);
        if (end == at || bytes[at] == '#') continue;
        const char *tab = memchr(bytes + at, '\t', end - at);
        size_t right = tab ? (size_t)(tab - bytes) + 1 : end;
        if (right >= end)
            fault_add(faults,
                      place_in(faults->arena, path, bytes, len, line, 1),
                      "not a word, a tab and what is right");
        else if (!map_put(&language->wrongs, bytes + at, right - 1 - at,
                          (uint32_t)right))
            return STATUS_MEMORY;
    }
    return STATUS_OK;
}

static Status add_words(List *list, Map *words, const char *bytes, size_t len) {
    *list = (List){bytes, len};
    for (size_t at = 0, end; at < len; at = end + 1) {
        end = line_end(list, at);
        if (end == at || bytes[at] == '#') continue;
        if (!map_put(words, bytes + at, end - at, (uint32_t)at))
            return STATUS_MEMORY;
    }
    return STATUS_OK;
}

Status orthography_add_common(Orthography *o, const char *code,
                              const char *bytes, size_t len) {
    Language *language = find_or_add(o, code);
    return language
               ? add_words(&language->common, &language->commons, bytes, len)
               : STATUS_LIMIT;
}

Status orthography_add_frequent(Orthography *o, const char *code,
                                const char *bytes, size_t len) {
    Language *language = find_or_add(o, code);
    return language ? add_words(&language->frequent, &language->frequents,
                                bytes, len)
                    : STATUS_LIMIT;
}

const char *orthography_right(const Orthography *o, const char *lang,
                              const char *word, size_t len, size_t *right_len) {
    const Language *language = find(o, lang);
    uint32_t at;
    if (!language || !map_get(&language->wrongs, word, len, &at)) return NULL;
    *right_len = line_end(&language->wrong, at) - at;
    return language->wrong.bytes + at;
}

bool orthography_is_common(const Orthography *o, const char *lang,
                           const char *word, size_t len) {
    const Language *language = find(o, lang);
    return language && map_get(&language->commons, word, len, NULL);
}

/* ----------------------------------------------------------------- slips -- */

/* The one slip that makes b of a, which differ. */
static WordSlip slip_between(const char *a, size_t a_len, const char *b,
                             size_t b_len) {
    size_t start = 0, a_end = a_len, b_end = b_len;
    while (start < a_len && start < b_len && a[start] == b[start])
        start++;
    while (a_end > start && b_end > start && a[a_end - 1] == b[b_end - 1])
        a_end--, b_end--;
    size_t from = a_end - start, to = b_end - start;
    if (from == 2 && to == 2 && a[start] == b[start + 1] &&
        a[start + 1] == b[start])
        return SLIP_SWAP;
    if (from + to > 2 || from > 1 || to > 1) return SLIP_NONE;
    if (!start && from == to) return SLIP_FIRST;
    if (from && to) return SLIP_OTHER;
    char letter = from ? a[start] : b[start];
    if (start && a[start - 1] == letter) return SLIP_DOUBLE;
    if (!start && (from ? a[1] : a[0]) != letter)
        return from ? SLIP_FIRST : SLIP_HEAD;
    return from ? SLIP_EXTRA : SLIP_MISSING;
}

/* ----------------------------------------------------------------- index -- */

/* FNV-1a of the word without the letter at `gap` (len: with all of them). */
static uint32_t hash_without(const char *word, size_t len, size_t gap) {
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < len; i++)
        if (i != gap) hash = (hash ^ (unsigned char)word[i]) * 16777619u;
    return hash ^ hash >> 15;
}

static void put(Index *index, uint32_t *used, uint32_t word, uint32_t hash) {
    uint32_t *head = &index->heads[hash & index->mask];
    index->entries[*used] = (Entry){word, *head};
    *head = (*used)++;
}

/* A letter that stands twice in a row gives the same word whichever goes. */
static bool same_gap(const char *word, size_t gap) {
    return gap && word[gap] == word[gap - 1];
}

static bool make_index(Language *language) {
    const List *list = &language->common;
    Index index = {0};
    uint32_t size = 1024, used = 0;
    while (size < list->len)
        size *= 2;
    /* A word of n letters has n entries and one for itself: its line's. */
    index.entries = malloc((list->len + 1) * sizeof *index.entries);
    index.heads = malloc(size * sizeof *index.heads);
    index.mask = size - 1;
    if (!index.entries || !index.heads) {
        free(index.entries);
        free(index.heads);
        return false;
    }
    memset(index.heads, 0xFF, size * sizeof *index.heads);
    for (size_t at = 0, end; at < list->len; at = end + 1) {
        const char *word = list->bytes + at;
        end = line_end(list, at);
        if (*word == '#' || end == at) continue;
        for (size_t gap = 0; gap <= end - at; gap++)
            if (gap == end - at || !same_gap(word, gap))
                put(&index, &used, (uint32_t)at,
                    hash_without(word, end - at, gap));
    }
    language->index = index;
    return true;
}

typedef struct Search {
    const Language *language;
    const char *word;
    size_t len;
    NearWord *out;
    size_t count, most;
} Search;

/* Frequent words are what people mean; among them, the slip tells. */
static bool is_likelier(const NearWord *a, const NearWord *b) {
    return a->frequent != b->frequent ? a->frequent : a->slip < b->slip;
}

static void keep(Search *s, NearWord found) {
    size_t at = s->count;
    for (size_t i = 0; i < s->count; i++)
        if (s->out[i].text == found.text) return;
    while (at && is_likelier(&found, &s->out[at - 1]))
        at--;
    if (at == s->most) return;
    if (s->count < s->most) s->count++;
    memmove(&s->out[at + 1], &s->out[at], (s->count - at - 1) * sizeof *s->out);
    s->out[at] = found;
}

static void look_in(Search *s, uint32_t hash) {
    const Index *index = &s->language->index;
    const List *list = &s->language->common;
    uint32_t e = index->heads[hash & index->mask];
    for (; e != NO_ENTRY; e = index->entries[e].next) {
        size_t at = index->entries[e].word, len = line_end(list, at) - at;
        const char *text = list->bytes + at;
        WordSlip slip = slip_between(s->word, s->len, text, len);
        bool frequent = map_get(&s->language->frequents, text, len, NULL);
        if (slip != SLIP_NONE) keep(s, (NearWord){text, len, slip, frequent});
    }
}

size_t orthography_near(Orthography *o, const char *lang, const char *word,
                        size_t len, NearWord *out, size_t most) {
    Language *language = find(o, lang);
    if (!language || !language->common.len || len > WORD_BYTES || !most)
        return 0;
    pthread_mutex_lock(&o->lock);
    bool made = language->index.heads || make_index(language);
    pthread_mutex_unlock(&o->lock);
    if (!made) return 0;
    Search search = {language, word, len, out, 0, most};
    for (size_t gap = 0; gap <= len; gap++)
        look_in(&search, hash_without(word, len, gap));
    return search.count;
}
