/* SPDX-License-Identifier: MIT
 * Names of which one word is a listed person’s and the rest nearly so, in a
 * sentence that names an office of theirs and its country: “Iraqi Prime
 * Minister Mohammed Shia al-Sudan”. */
#include "passes/name_evidence.h"
#include "passes/name_runs.h"

#include "base/distance.h"
#include "lexicon/name_index.h"
#include <string.h>

#define LOST_MOST 2  /* letters at the end of a word */
#define WORD_LEAST 3 /* letters of a key that tell one person from another */
#define NEAR_LEAST 5 /* of a word that may have one letter wrong */

/* How well a stretch fits a person’s form. */
typedef enum Fit { FIT_NOT, FIT_NEAR, FIT_SURE } Fit;

/* “Araj” for “Araji”: nothing but an end is lost. */
static bool lacks_end(const char *key, const char *full) {
    size_t len = strlen(key), whole = strlen(full);
    return len >= WORD_LEAST && whole > len && whole - len <= LOST_MOST &&
           !memcmp(key, full, len);
}

/* “Chihn” for “Chinh”: two letters have changed places. */
static bool is_swapped(const char *a, size_t a_len, const char *b,
                       size_t b_len) {
    size_t i = 0;
    if (a_len != b_len || a_len < NEAR_LEAST) return false;
    while (i < a_len && a[i] == b[i])
        i++;
    return i && i + 1 < a_len && a[i] == b[i + 1] && a[i + 1] == b[i] &&
           !memcmp(a + i + 2, b + i + 2, a_len - i - 2);
}

static Fit fit_word(const PassContext *ctx, const NameWords *words,
                    const NameWords *full, size_t i) {
    const char *key = words->keys[i], *other = full->keys[i];
    if (lacks_end(key, other) ||
        name_keys_short(ctx->keys, words->words[i].text, words->words[i].len,
                        full->words[i].text, full->words[i].len))
        return FIT_SURE;
    if (is_swapped(words->words[i].text, words->words[i].len,
                   full->words[i].text, full->words[i].len))
        return FIT_NEAR;
    return strlen(key) >= NEAR_LEAST && strlen(other) >= NEAR_LEAST &&
                   distance(key, other) <= 1
               ? FIT_NEAR
               : FIT_NOT;
}

/* Word by word; one at least has the same key. */
static Fit fit_form(const PassContext *ctx, const NameWords *words,
                    size_t class, const char *form) {
    NameWords full;
    size_t same = 0;
    Fit fit = FIT_SURE;
    name_words_read(&full, ctx->keys, class, form, strlen(form));
    if (full.count != words->count || full.too_many) return FIT_NOT;
    for (size_t i = 0; i < full.count && fit; i++) {
        if (!strcmp(words->keys[i], full.keys[i])) {
            same += strlen(full.keys[i]) >= WORD_LEAST;
            continue;
        }
        Fit word = fit_word(ctx, words, &full, i);
        if (word < fit) fit = word;
    }
    return same && same < full.count ? fit : FIT_NOT;
}

static Fit fit_name(const PassContext *ctx, const NameWords *words,
                    size_t class, const Name *name) {
    Fit best = fit_form(ctx, words, class, name->canonical);
    for (size_t i = 0; i < name->accepted.count && best < FIT_SURE; i++) {
        Fit fit = fit_form(ctx, words, class, name->accepted.items[i]);
        if (fit > best) best = fit;
    }
    return best;
}

/* The person who fits best; two who fit as well are nobody. */
typedef struct Best {
    const Name *name;
    Fit fit;
    bool several;
} Best;

static void weigh(Best *best, const Name *name, Fit fit) {
    if (fit == FIT_NOT || fit < best->fit || name == best->name) return;
    best->several = fit == best->fit;
    best->name = name;
    best->fit = fit;
}

static void weigh_class(const PassContext *ctx, const Offices *offices,
                        Span span, size_t class, Best *best) {
    NameWords words;
    name_words_read(&words, ctx->keys, class, ctx->story->text + span.start,
                    span.end - span.start);
    if (words.too_many || words.count < 2) return;
    for (size_t i = 0; i < words.count; i++) {
        const NameLink *link =
            name_index_word(ctx->people, class, words.keys[i]);
        for (; link; link = name_index_next(ctx->people, link))
            if (link->name->type == NAME_PERSON &&
                offices_are_of(offices, ctx, link->name) &&
                !name_is_confusable(ctx, link->name, span))
                weigh(best, link->name,
                      fit_name(ctx, &words, class, link->name));
    }
}

/* The offices of the sentence that was looked at last. */
typedef struct Read {
    Span sentence;
    Offices offices;
} Read;

static const Offices *offices_at(PassContext *ctx, Read *read, size_t paragraph,
                                 size_t at) {
    Span span = sentence_at(ctx->sentences, ctx->story, paragraph, at);
    if (span.start != read->sentence.start || span.end != read->sentence.end) {
        read->sentence = span;
        offices_read(&read->offices, ctx, span);
    }
    return &read->offices;
}

/* Looks at the longest stretch from `at` to the end of the run. */
static size_t look(PassContext *ctx, const Rule *rule, size_t paragraph,
                   const NameRun *run, size_t at, void *user) {
    size_t count = run->last - at;
    Span span = name_stretch(run, at, count);
    if (count < 2 || count > FORM_WORDS) return 1;
    const Offices *offices = offices_at(ctx, user, paragraph, span.start);
    if (!offices->title_count || !offices->country_count) return count;
    if (!name_has_key(ctx, run, at) || !name_starts(ctx, run, at)) return 1;
    if (name_is_listed(ctx, span) || name_person(ctx, span)) return count;
    Best best = {0};
    for (size_t class = 0; class < ctx->keys->count; class ++)
        weigh_class(ctx, offices, span, class, &best);
    if (!best.name || best.several) return 1;
    if (name_is_seen(ctx, span, best.name)) return count;
    name_report(ctx, rule, paragraph, span, best.name, best.fit == FIT_SURE);
    return count;
}

void name_role(PassContext *ctx, const Rule *rule, size_t paragraph) {
    Read read = {.sentence = {0, 0}};
    name_runs(ctx, rule, paragraph, 2, look, &read);
}
