/* SPDX-License-Identifier: MIT
 * One person of the story, spelled in two ways: “Karim Haddadi”, and later
 * “Kareem Hadadi”, or “Hadadi” alone. Full names whose last two words have the
 * same keys are one person; each word goes to the spelling that the story has
 * most often, at a tie to its first. A last name that the story gives to
 * somebody else as well (“his brother Salim Hadad”) is nobody's misspelling. */
#include "passes/name.h"

#include "base/utf8.h"
#include "base/vec.h"
#include "lexicon/name_words.h"
#include "passes/name_runs.h"
#include "passes/name_votes.h"
#include "unicode/fold.h"
#include <stdlib.h>
#include <string.h>

#define LEAST_LETTERS 5  /* of a word that is another's spelling */
#define LISTED_VOTES 999 /* of a form of the authority: it always wins */
#define WORDS 2 /* of a full name that count: the given name, the last name */

typedef struct Mention {
    size_t paragraph;
    Span span;
    NameWord words[WORDS]; /* of a last name alone the second one */
    uint32_t person;       /* its place; of a last name alone NONE */
    bool votes;            /* stands outside of what the rule skips */
} Mention;

#define NONE UINT32_MAX

/* One with this given and this last name. */
typedef struct Person {
    uint32_t first[WORDS]; /* spellings: what name_vote wants */
    const Name *listed;    /* or NULL */
    size_t start;          /* of the first mention, in the story's text */
} Person;

/* Who has a last name. */
typedef struct Family {
    uint32_t person; /* the first one */
    bool several;    /* with other given names, or other last ones */
} Family;

typedef struct Drift {
    PassContext *ctx;
    const Rule *rule;
    size_t paragraph; /* that is being read */
    NameVotes votes;
    struct {
        Mention *items;
        size_t count, cap;
    } mentions;
    struct {
        Person *items;
        size_t count, cap;
    } people;
    struct {
        Family *items;
        size_t count, cap;
    } families;
    Map by_keys;     /* class and both keys -> person */
    Map by_key;      /* key of a last name -> family of all its spellings */
    Map by_spelling; /* last name as it is spelled -> family */
} Drift;

static void lost(Drift *d) {
    d->ctx->findings->status = STATUS_MEMORY;
}

/* ------------------------------------------------------------- its keys -- */

static size_t key_of(const Drift *d, size_t class, Span word,
                     char out[KEY_MAX]) {
    NameWords words;
    name_words_read(&words, d->ctx->keys, class,
                    d->ctx->story->text + word.start, word.end - word.start);
    return words.too_many ? 0 : name_words_key(&words, 0, words.count, out);
}

static size_t fold(const Drift *d, Span word, char out[FOLD_MAX]) {
    return letters_fold(d->ctx->story->text + word.start, word.end - word.start,
                        out, FOLD_MAX);
}

static void keep(Drift *d, Map *map, const char *key, size_t len,
                 size_t value) {
    char *kept = arena_copy(d->ctx->facts, key, len);
    if (!kept || !map_put(map, kept, len, (uint32_t)value)) lost(d);
}

/* In a language's own class too much is one sound: one of the two words must
 * be spelled as the person's first mention has it. */
static bool shares_word(const Drift *d, const Person *person,
                        const Span words[WORDS]) {
    char folded[FOLD_MAX];
    for (size_t i = 0; i < WORDS; i++) {
        const NameSpelling *s =
            person->first[i] ? &d->votes.items[person->first[i] - 1] : NULL;
        size_t len = fold(d, words[i], folded);
        if (s && s->folded_len == len && !memcmp(s->folded, folded, len))
            return true;
    }
    return false;
}

typedef struct BothKeys {
    char text[2 * KEY_MAX];
    size_t len; /* 0: they have none */
} BothKeys;

static void both_keys(const Drift *d, size_t number, const Span words[WORDS],
                      BothKeys *out) {
    size_t class = name_keys_common(d->ctx->keys, number), used = 0;
    char key[KEY_MAX];
    out->len = 0;
    if (class == NO_KEY_CLASS) return;
    out->text[used++] = (char)('0' + number);
    for (size_t i = 0; i < WORDS; i++) {
        size_t len = key_of(d, class, words[i], key);
        if (!len || used + len + 1 > sizeof out->text) return;
        memcpy(out->text + used, key, len);
        used += len;
        out->text[used++] = '\n';
    }
    out->len = used;
}

static uint32_t person_of(Drift *d, const Span words[WORDS]) {
    BothKeys keys[KEY_COMMON];
    uint32_t found;
    for (size_t c = 0; c < KEY_COMMON; c++) {
        both_keys(d, c, words, &keys[c]);
        if (keys[c].len &&
            map_get(&d->by_keys, keys[c].text, keys[c].len, &found) &&
            (c == 0 || shares_word(d, &d->people.items[found], words)))
            return found;
    }
    if (!keys[0].len) return NONE;
    if (!VEC_ADD(&d->people, (Person){.start = words[0].start})) {
        lost(d);
        return NONE;
    }
    found = (uint32_t)d->people.count - 1;
    for (size_t c = 0; c < KEY_COMMON; c++)
        if (keys[c].len &&
            !map_get(&d->by_keys, keys[c].text, keys[c].len, NULL))
            keep(d, &d->by_keys, keys[c].text, keys[c].len, found);
    return found;
}

/* Notes that the person has a last name of this key or spelling. */
static void add_family(Drift *d, Map *map, const char *key, size_t len,
                       uint32_t person) {
    uint32_t at;
    if (!len) return;
    if (map_get(map, key, len, &at)) {
        Family *family = &d->families.items[at];
        family->several |= family->person != person;
        return;
    }
    if (!VEC_ADD(&d->families, (Family){person, false}))
        lost(d);
    else
        keep(d, map, key, len, d->families.count - 1);
}

/* ---------------------------------------------------------- its mentions -- */

static const Name *listed(const Drift *d, Span span) {
    uint32_t at;
    const Names *names = d->ctx->names;
    if (!map_get(&names->by_right, d->ctx->story->text + span.start,
                 span.end - span.start, &at))
        return NULL;
    return &names->items[at];
}

/* The key of a last name in a common class, with the class’s number. */
static size_t family_key(const Drift *d, size_t number, Span word,
                         char out[KEY_MAX + 1]) {
    size_t class = name_keys_common(d->ctx->keys, number);
    if (class == NO_KEY_CLASS) return 0;
    out[0] = (char)('0' + number);
    size_t len = key_of(d, class, word, out + 1);
    return len ? len + 1 : 0;
}

static void add_full(Drift *d, Mention *m) {
    char key[FOLD_MAX > KEY_MAX ? FOLD_MAX : KEY_MAX + 1];
    const Name *name = listed(d, m->span);
    Span spans[WORDS] = {m->words[0].span, m->words[1].span};
    if (name && name->type != NAME_PERSON) return;
    m->person = person_of(d, spans);
    if (m->person == NONE) return;
    Person *person = &d->people.items[m->person];
    if (name) person->listed = name;
    size_t uses = name ? LISTED_VOTES : m->votes;
    for (size_t i = 0; i < WORDS; i++)
        m->words[i].spelling = name_vote(d->ctx, &d->votes, &person->first[i],
                                         m->words[i].span, uses);
    size_t len = fold(d, m->words[1].span, key);
    add_family(d, &d->by_spelling, key, len, m->person);
    for (size_t c = 0; c < KEY_COMMON; c++) {
        len = family_key(d, c, m->words[1].span, key);
        add_family(d, &d->by_key, key, len, m->person);
    }
    if (!VEC_ADD(&d->mentions, *m)) lost(d);
}

static void add_last_name(Drift *d, Mention *m) {
    char folded[FOLD_MAX];
    m->person = NONE;
    if (fold(d, m->words[1].span, folded) < LEAST_LETTERS) return;
    if (!VEC_ADD(&d->mentions, *m)) lost(d);
}

/* A word that a name is known by: not “al-”, “bin”, “J.”, “HADDADI”. */
static bool counts(const Drift *d, const NameRun *run, size_t i, Span *core) {
    char key[KEY_MAX];
    *core = name_core(d->ctx, name_stretch(run, i, 1));
    return !phrase_match(run->phrase, i, WORD_PARTICLE) &&
           name_has_small(d->ctx->story, *core) &&
           key_of(d, name_keys_common(d->ctx->keys, 0), *core, key);
}

/* A name between titles and such: [first, last). */
static void add_name(Drift *d, const NameRun *run, size_t first, size_t last) {
    Mention m = {.paragraph = d->paragraph, .person = NONE};
    size_t found = WORDS;
    m.span = name_stretch(run, first, last - first);
    for (size_t i = last; i-- > first && found;) {
        Span core;
        if (counts(d, run, i, &core))
            m.words[--found].span = core;
        else if (i + 1 == last)
            return;
    }
    m.votes =
        !story_contexts(d->ctx->story, d->paragraph, m.span, d->rule->skip);
    if (!found)
        add_full(d, &m);
    else if (found == 1 && last - first == 1)
        add_last_name(d, &m);
}

static size_t add_run(PassContext *ctx, const Rule *rule, size_t paragraph,
                      const NameRun *run, size_t at, void *user) {
    Drift *d = user;
    size_t first = at;
    (void)ctx, (void)rule;
    d->paragraph = paragraph;
    for (size_t i = at; i < run->last;) {
        size_t other = name_no_name(run->phrase, i);
        if (!other) {
            i++;
            continue;
        }
        if (i > first) add_name(d, run, first, i);
        first = i += other;
    }
    if (run->last > first) add_name(d, run, first, run->last);
    return run->last - at;
}

/* Copy names a person in full first; only a headline may be shorter. “Mr.
 * Haddid” before any Noor Hadid is somebody else. */
static bool is_introduced(const Mention *m, const Person *person) {
    return m->paragraph == 0 || m->span.start > person->start;
}

/* Are the two long, and do they start and end with the same letter? In a
 * language's own class Moree is Murray, and Waaka Wagga. */
static bool is_alike(const Drift *d, Span word, const Person *person) {
    char folded[FOLD_MAX];
    const NameSpelling *s = &d->votes.items[person->first[1] - 1];
    size_t len = fold(d, word, folded);
    return utf8_count(folded, len) > LEAST_LETTERS &&
           folded[0] == s->folded[0] &&
           folded[len - 1] == s->folded[s->folded_len - 1];
}

/* The one person of the story whose last name may stand alone here; NULL: none,
 * or it may be two people's. */
static Person *person_named(const Drift *d, Mention *m) {
    char key[KEY_MAX + 1];
    for (size_t c = 0; c < KEY_COMMON; c++) {
        uint32_t at;
        size_t len = family_key(d, c, m->words[1].span, key);
        if (!len || !map_get(&d->by_key, key, len, &at)) continue;
        const Family *family = &d->families.items[at];
        Person *person = &d->people.items[family->person];
        if (family->several || !person->first[1] ||
            (c && !is_alike(d, m->words[1].span, person)))
            return NULL;
        m->person = family->person;
        return person;
    }
    return NULL;
}

/* Last names that stand alone, once all full ones are known. */
static void join_families(Drift *d) {
    for (size_t i = 0; i < d->mentions.count; i++) {
        Mention *m = &d->mentions.items[i];
        Person *person = m->person == NONE ? person_named(d, m) : NULL;
        if (!person) continue;
        if (!is_introduced(m, person)) {
            m->person = NONE;
            continue;
        }
        m->words[1].spelling = name_vote(d->ctx, &d->votes, &person->first[1],
                                         m->words[1].span, m->votes);
    }
}

/* --------------------------------------------------------- its spellings -- */

static bool is_known(const Drift *d, Span word) {
    return known_words_has(d->ctx->words, d->ctx->lang,
                           d->ctx->story->text + word.start,
                           word.end - word.start);
}

/* Has somebody else the last name as it is spelled here? */
static bool is_of_another(const Drift *d, const NameSpelling *s) {
    uint32_t at;
    return map_get(&d->by_spelling, s->folded, s->folded_len, &at) &&
           d->families.items[at].several;
}

/* The words of a mention that are spelled otherwise elsewhere, as edits; 0
 * where one of them may be right. Known words alone are no misspelling: Clark
 * and Clarke are two people. */
static size_t losing(const Drift *d, const Mention *m, Edit edits[WORDS]) {
    const Person *person = &d->people.items[m->person];
    const Story *story = d->ctx->story;
    bool known = true, same_last = true;
    size_t count = 0;
    for (size_t i = 0; i < WORDS; i++) {
        const NameWord *word = &m->words[i];
        if (!word->spelling) continue;
        const NameSpelling *own = &d->votes.items[word->spelling - 1];
        const NameSpelling *best = name_winner(&d->votes, person->first[i]);
        if (best == own) continue;
        if (utf8_count(own->folded, own->folded_len) < LEAST_LETTERS ||
            utf8_count(best->folded, best->folded_len) < LEAST_LETTERS)
            return 0;
        if (i == 1 && is_of_another(d, own)) return 0;
        if (i == 1) same_last = false;
        known = known && is_known(d, word->span);
        edits[count++] = (Edit){word->span, story->text + best->shown.start,
                                best->shown.end - best->shown.start};
    }
    if (same_last && known) known = is_known(d, m->words[1].span);
    return known ? 0 : count;
}

static bool is_confusable(const Drift *d, const Mention *m) {
    const Name *name = d->people.items[m->person].listed;
    return name && name_is_confusable(d->ctx, name, m->span);
}

static void report(Drift *d) {
    for (size_t i = 0; i < d->mentions.count; i++) {
        const Mention *m = &d->mentions.items[i];
        Edit edits[WORDS];
        if (pass_stopped(d->ctx)) return;
        if (m->person == NONE || !m->votes || listed(d, m->span)) continue;
        size_t count = losing(d, m, edits);
        if (count && !is_confusable(d, m))
            name_report_words(d->ctx, d->rule, m->paragraph, m->span, edits,
                              count);
    }
}

void name_drift(PassContext *ctx, const Rule *rule) {
    Drift d = {.ctx = ctx, .rule = rule};
    for (size_t i = 0; i < ctx->story->paragraph_count; i++) {
        if (pass_stopped(ctx)) break;
        name_runs(ctx, rule, i, 1, add_run, &d);
    }
    join_families(&d);
    report(&d);
    free(d.votes.items);
    free(d.mentions.items);
    free(d.people.items);
    free(d.families.items);
    map_free(&d.by_keys);
    map_free(&d.by_key);
    map_free(&d.by_spelling);
}
