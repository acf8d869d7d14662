/* SPDX-License-Identifier: MIT
 * Dictionaries are <folder>/<name>.aff and .dic, in UTF-8, in the folders that
 * the environment's COPYDESK_DICTIONARIES names (colons between them), else in
 * those the build was told (CMake's variable of that name). Opening one takes
 * tens of milliseconds and as many megabytes. */
#include "lexicon/words.h"

#include "base/utf8.h"
#include "base/vec.h"
#include "unicode/chars.h"
#include <hunspell/hunspell.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#define LANGUAGES 32
#define DICTIONARIES 2               /* of one language: American and British */
#define WORD_BYTES 99                /* Hunspell reads no longer ones */
#define REMEMBERED ((size_t)1 << 16) /* words, of all languages */

typedef struct Addition {
    const char *bytes; /* borrowed */
    size_t len;
} Addition;

typedef struct Language {
    char code[3];
    bool opened; /* or tried */
    Hunhandle *dictionaries[DICTIONARIES];
    Addition added;
    Map added_words; /* for want of a dictionary; keys borrowed from added */
} Language;

struct KnownWords {
    pthread_mutex_t lock;
    const Names *names;
    bool names_read;
    Map name_words; /* keys borrowed from names */
    Language languages[LANGUAGES];
    size_t count;
    Map asked; /* "en:word" -> 0 or 1 */
    Arena keys;
};

KnownWords *known_words_new(const Names *names) {
    KnownWords *words = calloc(1, sizeof *words);
    if (!words) return NULL;
    words->names = names;
    pthread_mutex_init(&words->lock, NULL);
    return words;
}

void known_words_free(KnownWords *words) {
    if (!words) return;
    for (size_t i = 0; i < words->count; i++) {
        Language *language = &words->languages[i];
        for (int d = 0; d < DICTIONARIES; d++)
            if (language->dictionaries[d])
                Hunspell_destroy(language->dictionaries[d]);
        map_free(&language->added_words);
    }
    map_free(&words->name_words);
    map_free(&words->asked);
    arena_free(&words->keys);
    pthread_mutex_destroy(&words->lock);
    free(words);
}

/* NULL when there are too many. */
static Language *language_of(KnownWords *words, const char *code) {
    for (size_t i = 0; i < words->count; i++)
        if (!strcmp(words->languages[i].code, code))
            return &words->languages[i];
    if (words->count == LANGUAGES || strlen(code) != 2) return NULL;
    Language *language = &words->languages[words->count++];
    memcpy(language->code, code, 3);
    return language;
}

Status known_words_add(KnownWords *words, const char *lang, const char *bytes,
                       size_t len) {
    Language *language = language_of(words, lang);
    if (!language) return STATUS_LIMIT;
    language->added = (Addition){bytes, len};
    return STATUS_OK;
}

/* ---------------------------------------------------------- dictionaries -- */

static Hunhandle *open_in(const char *folder, size_t len, const char *name) {
    char aff[4096], dic[4096];
    int a = snprintf(aff, sizeof aff, "%.*s/%s.aff", (int)len, folder, name);
    int d = snprintf(dic, sizeof dic, "%.*s/%s.dic", (int)len, folder, name);
    if (a < 0 || d < 0 || (size_t)a >= sizeof aff || (size_t)d >= sizeof dic ||
        access(aff, R_OK) != 0 || access(dic, R_OK) != 0)
        return NULL;
    Hunhandle *handle = Hunspell_create(aff, dic);
    if (!handle || !strcasecmp(Hunspell_get_dic_encoding(handle), "UTF-8"))
        return handle;
    Hunspell_destroy(handle);
    return NULL;
}

/* The dictionary of that name, from the first folder that has it. */
static Hunhandle *open_dictionary(const char *name) {
    const char *folders = getenv("COPYDESK_DICTIONARIES");
    if (!folders) folders = COPYDESK_DICTIONARIES;
    while (*folders) {
        size_t len = strcspn(folders, ":");
        Hunhandle *handle = len ? open_in(folders, len, name) : NULL;
        if (handle) return handle;
        folders += len + (folders[len] == ':');
    }
    return NULL;
}

/* A line of dict/words/: a word; a word, a slash and another word, like which
 * it is inflected; a star and a word that is none after all. */
static void add_line(Language *language, const char *line, size_t len) {
    char word[WORD_BYTES + 1];
    if (!len || len > WORD_BYTES || *line == '#') return;
    memcpy(word, line, len);
    word[len] = 0;
    char *model = strchr(word, '/');
    if (model) *model++ = 0;
    for (int d = 0; d < DICTIONARIES; d++) {
        Hunhandle *handle = language->dictionaries[d];
        if (!handle) continue;
        if (*word == '*')
            Hunspell_remove(handle, word + 1);
        else if (model)
            Hunspell_add_with_affix(handle, word, model);
        else
            Hunspell_add(handle, word);
    }
    if (*word != '*') map_put(&language->added_words, line, strlen(word), 1);
}

/* English is spelt in two ways; of other languages the one that is called like
 * its land (de_DE), or like itself. */
static void open_dictionaries(Language *language) {
    static const char *const english[DICTIONARIES] = {"en_US", "en_GB"};
    char own[6], land[3] = {0};
    for (int i = 0; i < 2; i++)
        land[i] = (char)char_to_upper((uint32_t)language->code[i]);
    snprintf(own, sizeof own, "%s_%s", language->code, land);
    const char *const others[DICTIONARIES] = {own, language->code};
    bool is_english = !strncmp(english[0], language->code, 2);
    for (int d = 0; d < DICTIONARIES; d++)
        language->dictionaries[d] =
            open_dictionary(is_english ? english[d] : others[d]);
    const char *bytes = language->added.bytes;
    for (size_t at = 0; at < language->added.len;) {
        const char *lf = memchr(bytes + at, '\n', language->added.len - at);
        size_t end = lf ? (size_t)(lf - bytes) : language->added.len;
        add_line(language, bytes + at, end - at);
        at = end + 1;
    }
    language->opened = true;
}

/* word ends in a NUL. */
static bool is_in_dictionary(Language *language, const char *word, size_t len) {
    if (!language->opened) open_dictionaries(language);
    for (int d = 0; d < DICTIONARIES; d++)
        if (language->dictionaries[d] &&
            Hunspell_spell(language->dictionaries[d], word))
            return true;
    return map_get(&language->added_words, word, len, NULL);
}

/* ----------------------------------------------------------------- names -- */

static size_t step(const char *text, size_t len, size_t at, uint32_t *cp) {
    size_t size;
    *cp = utf8_at(text, len, at, &size);
    return size ? size : 1;
}

static void add_name(KnownWords *words, const char *form) {
    size_t len = strlen(form), start = 0;
    uint32_t cp;
    for (size_t at = 0, size; at <= len; at += size) {
        size = at < len ? step(form, len, at, &cp) : 1;
        if (at < len && char_is_word(cp)) continue;
        if (at > start)
            map_put(&words->name_words, form + start, at - start, 1);
        start = at + size;
    }
}

static bool is_name(KnownWords *words, const char *word, size_t len) {
    const Names *names = words->names;
    for (size_t i = 0; names && !words->names_read && i < names->count; i++) {
        add_name(words, names->items[i].canonical);
        for (size_t k = 0; k < names->items[i].accepted.count; k++)
            add_name(words, names->items[i].accepted.items[k]);
    }
    words->names_read = true;
    if (map_get(&words->name_words, word, len, NULL)) return true;
    const char *mark = memchr(word, '\'', len);
    if (!mark || mark == word) return false;
    size_t letters = utf8_count(mark + 1, (size_t)(word + len - mark - 1));
    return letters <= 2 &&
           map_get(&words->name_words, word, (size_t)(mark - word), NULL);
}

/* ------------------------------------------------------------- questions -- */

/* A story of a line or two may be in no language that one could tell: then any
 * will do that has a list in dict/words/. */
static bool look_up(KnownWords *words, const char *lang, const char *word,
                    size_t len) {
    if (is_name(words, word, len)) return true;
    Language *language = lang ? language_of(words, lang) : NULL;
    if (lang) return language && is_in_dictionary(language, word, len);
    for (size_t i = 0; i < words->count; i++)
        if (words->languages[i].added.bytes &&
            is_in_dictionary(&words->languages[i], word, len))
            return true;
    return false;
}

/* Memory that runs out here costs time alone. */
static bool ask(KnownWords *words, const char *lang, const char *word,
                size_t len) {
    char key[WORD_BYTES + 8];
    int n = snprintf(key, sizeof key, "%.2s:%s", lang ? lang : "", word);
    uint32_t answer = 0;
    if (map_get(&words->asked, key, (size_t)n, &answer)) return answer != 0;
    if (words->asked.count >= REMEMBERED) {
        map_free(&words->asked);
        arena_free(&words->keys);
        words->asked = (Map){0};
    }
    answer = look_up(words, lang, word, len);
    const char *kept = arena_copy(&words->keys, key, (size_t)n);
    if (kept) map_put(&words->asked, kept, (size_t)n, answer);
    return answer != 0;
}

static bool is_apostrophe(uint32_t cp) {
    return cp == '\'' || cp == 0x2019;
}

/* Copies the word at `at` to word, with straight apostrophes; *figures: has it
 * digits alone? Its length, or 0 when it is too long. */
static size_t read_word(const char *text, size_t len, size_t *at, char *word,
                        bool *figures) {
    size_t used = 0;
    bool fits = true;
    *figures = true;
    while (*at < len) {
        uint32_t cp, next = 0;
        size_t size = step(text, len, *at, &cp);
        bool apostrophe = is_apostrophe(cp);
        if (apostrophe && *at + size < len) step(text, len, *at + size, &next);
        if (!char_is_word(apostrophe ? next : cp)) break;
        *figures &= char_is_digit(cp);
        size_t need = apostrophe ? 1 : size;
        fits &= used + need <= WORD_BYTES;
        if (fits) memcpy(word + used, apostrophe ? "'" : text + *at, need);
        used += need;
        *at += size;
    }
    if (!fits) return 0;
    word[used] = 0;
    return used;
}

bool known_words_has(KnownWords *words, const char *lang, const char *text,
                     size_t len) {
    if (!words) return false;
    bool known = true;
    pthread_mutex_lock(&words->lock);
    for (size_t at = 0; at < len && known;) {
        uint32_t cp;
        size_t size = step(text, len, at, &cp);
        if (!char_is_word(cp)) {
            at += size;
            continue;
        }
        char word[WORD_BYTES + 1];
        bool figures;
        size_t n = read_word(text, len, &at, word, &figures);
        known = n && (figures || ask(words, lang, word, n));
    }
    pthread_mutex_unlock(&words->lock);
    return known;
}

bool known_words_can_tell(KnownWords *words, const char *lang) {
    bool can = false;
    if (!words || !lang) return false;
    pthread_mutex_lock(&words->lock);
    Language *language = language_of(words, lang);
    if (language && !language->opened) open_dictionaries(language);
    for (int d = 0; language && d < DICTIONARIES; d++)
        can |= language->dictionaries[d] != NULL;
    pthread_mutex_unlock(&words->lock);
    return can;
}

static bool in_dictionaries(const Language *language, const char *word) {
    for (int d = 0; d < DICTIONARIES; d++)
        if (language->dictionaries[d] &&
            Hunspell_spell(language->dictionaries[d], word))
            return true;
    return false;
}

/* Puts each letter at each place but the first. Beside its like it makes the
 * same word on either side. */
static size_t find_missing(const Language *language, const char *word,
                           size_t len, char *out) {
    char longer[WORD_BYTES + 2];
    size_t count = 0;
    for (size_t at = 1; at <= len && count < 2; at++) {
        memcpy(longer, word, at);
        memcpy(longer + at + 1, word + at, len - at);
        longer[len + 1] = 0;
        for (char c = 'a'; c <= 'z' && count < 2; c++) {
            longer[at] = c;
            if (c == word[at - 1] || !in_dictionaries(language, longer))
                continue;
            if (!count++) memcpy(out, longer, len + 2);
        }
    }
    return count;
}

size_t known_words_missing(KnownWords *words, const char *lang,
                           const char *word, size_t len, char *out) {
    size_t count = 0;
    if (!known_words_can_tell(words, lang) || len + 1 >= WORD_STEM_BYTES)
        return 0;
    pthread_mutex_lock(&words->lock);
    Language *language = language_of(words, lang);
    if (language) count = find_missing(language, word, len, out);
    pthread_mutex_unlock(&words->lock);
    return count;
}

/* -------------------------------------------------------------- stems -- */

/* The value behind the last "st:" or "fl:" of an analysis: a prefix has a flag,
 * too, and stands before. */
static void copy_field(const char *analysis, const char *field, char *out,
                       size_t cap) {
    const char *at = strstr(analysis, field), *next;
    while (at && (next = strstr(at + 1, field)))
        at = next;
    size_t len = at ? strcspn(at + strlen(field), " ") : 0;
    if (len >= cap) len = 0;
    if (len) memcpy(out, at + strlen(field), len);
    out[len] = 0;
}

static size_t read_stems(Hunhandle *handle, const char *word, WordStem *out,
                         size_t most) {
    char **list = NULL;
    int found = Hunspell_analyze(handle, &list, word);
    size_t count = 0;
    for (int i = 0; i < found && count < most; i++) {
        copy_field(list[i], "st:", out[count].stem, sizeof out[count].stem);
        copy_field(list[i], "fl:", out[count].flag, sizeof out[count].flag);
        count += *out[count].stem != 0;
    }
    if (found > 0) Hunspell_free_list(handle, &list, found);
    return count;
}

size_t known_words_stems(KnownWords *words, const char *lang, const char *text,
                         size_t len, WordStem *out, size_t most) {
    char word[WORD_BYTES + 1];
    bool figures;
    size_t at = 0, count = 0;
    if (!words || !lang || !read_word(text, len, &at, word, &figures)) return 0;
    pthread_mutex_lock(&words->lock);
    Language *language = language_of(words, lang);
    if (language && !language->opened) open_dictionaries(language);
    for (int d = 0; language && d < DICTIONARIES && !count; d++)
        if (language->dictionaries[d])
            count = read_stems(language->dictionaries[d], word, out, most);
    pthread_mutex_unlock(&words->lock);
    return count;
}
