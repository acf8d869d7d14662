/* SPDX-License-Identifier: MIT
 * A family’s name that nobody in the story has, where someone of nearly that
 * name was named last: “Mayor Ayumi Amatsuka opened it. … Amatuka said …”. */
#include "passes/name_runs.h"

#include "base/distance.h"
#include "base/utf8.h"
#include "unicode/chars.h"
#include "unicode/fold.h"
#include <string.h>

#define LETTERS_LEAST 5 /* of a key: short names are a letter apart anyway */
#define EDITS_MOST 2
#define NO_EDITS ((size_t)9)
#define PARAGRAPHS_BACK 3  /* for two edits */
#define PARAGRAPHS_MOST 40 /* for fewer */

typedef struct Lone {
    Span word;     /* the lone name */
    size_t recent; /* who is named from this paragraph on was named last */
    Span person;   /* the last word of whom it is like */
    size_t edits;
    bool several;  /* two are as near */
    bool is_named; /* the word is a name of the story itself */
} Lone;

static bool is_speech(const Phrase *p, size_t i) {
    return i < p->count && phrase_match(p, i, WORD_SPEECH) > 0;
}

/* Is someone named here who speaks or holds an office: “said Lee Amatsuka”,
 * “Mayor Lee Amatsuka”, “Lee Amatsuka, who said”? */
static bool is_person(const PassContext *ctx, const NameRun *run) {
    const Phrase *p = run->phrase;
    if (is_speech(p, run->last) || p->words[run->last - 1].gap == GAP_COMMA ||
        (run->first && is_speech(p, run->first - 1)))
        return true;
    for (size_t at = run->first + 1; at < run->last; at++)
        if (name_starts(ctx, run, at)) return true;
    size_t before = run->first;
    return before && p->words[before - 1].gap != GAP_END &&
           (phrase_match_any(p, before - 1, WORD_SPEAKER) == 1 ||
            phrase_match_any(p, before - 1, WORD_TITLE) == 1);
}

/* Whole words like this in the story, but for the place itself. */
static bool stands_elsewhere(const Story *story, Span word) {
    size_t len = word.end - word.start, size;
    const char *text = story->text + word.start;
    for (size_t at = 0; at + len <= story->len; at += len) {
        const char *hit = memmem(story->text + at, story->len - at, text, len);
        if (!hit) return false;
        at = (size_t)(hit - story->text);
        if (at != word.start &&
            (!at || !char_is_letter(utf8_before(story->text, at, &size))))
            return true;
    }
    return false;
}

/* Part of a listed name, or a word of the language: “Doctors said”. */
static bool is_known(const PassContext *ctx, Span word) {
    char lower[FOLD_MAX];
    const char *text = ctx->story->text + word.start;
    size_t len = word.end - word.start;
    size_t folded = letters_fold(text, len, lower, sizeof lower);
    return !folded || !ctx->words ||
           known_words_has(ctx->words, ctx->lang, text, len) ||
           known_words_has(ctx->words, ctx->lang, lower, folded);
}

/* Class edits between two keys of five letters and more; NO_EDITS: not near.
 * Two only where the first and the last letter are the same. */
static size_t edits_of(const char *a, const char *b) {
    size_t n = strlen(a), m = strlen(b);
    if (n < LETTERS_LEAST || m < LETTERS_LEAST) return NO_EDITS;
    size_t edits = distance(a, b);
    if (edits == EDITS_MOST && (a[0] != b[0] || a[n - 1] != b[m - 1]))
        return NO_EDITS;
    return edits <= EDITS_MOST ? edits : NO_EDITS;
}

static size_t edits_between(const PassContext *ctx, Span a, Span b) {
    NameWords x, y;
    const char *text = ctx->story->text;
    size_t least = NO_EDITS;
    for (size_t class = 0; class < ctx->keys->count; class ++) {
        if (ctx->keys->classes[class].exact) continue;
        name_words_read(&x, ctx->keys, class, text + a.start, a.end - a.start);
        name_words_read(&y, ctx->keys, class, text + b.start, b.end - b.start);
        size_t edits = x.count == 1 && y.count == 1
                           ? edits_of(x.keys[0], y.keys[0])
                           : NO_EDITS;
        if (edits < least) least = edits;
    }
    return least;
}

static bool same_text(const Story *story, Span a, Span b) {
    size_t len = a.end - a.start;
    return len == b.end - b.start &&
           !memcmp(story->text + a.start, story->text + b.start, len);
}

/* “d’Apice”, who is D’Apice where a sentence starts. */
static bool same_letters(const Story *story, Span a, Span b) {
    char x[FOLD_MAX], y[FOLD_MAX];
    size_t n =
        letters_fold(story->text + a.start, a.end - a.start, x, FOLD_MAX);
    size_t m =
        letters_fold(story->text + b.start, b.end - b.start, y, FOLD_MAX);
    return n && n == m && !memcmp(x, y, n);
}

/* The nearest of those named, the last one at a tie: two spellings of it. */
static void weigh(const PassContext *ctx, Lone *lone, size_t paragraph,
                  Span person) {
    lone->is_named |= same_letters(ctx->story, lone->word, person);
    size_t edits = edits_between(ctx, lone->word, person);
    if (edits == NO_EDITS || (edits == EDITS_MOST && paragraph < lone->recent))
        return;
    if (lone->person.end && edits > lone->edits) return;
    lone->several = lone->person.end && edits == lone->edits &&
                    !same_text(ctx->story, person, lone->person);
    lone->person = person;
    lone->edits = edits;
}

static size_t look_person(PassContext *ctx, const Rule *rule, size_t paragraph,
                          const NameRun *run, size_t at, void *user) {
    Lone *lone = user;
    (void)rule;
    size_t count = run->last - at;
    Span span = name_stretch(run, at, count);
    if (!name_has_key(ctx, run, at) || !name_starts(ctx, run, at)) return 1;
    if (count < 2 || span.end > lone->word.start) return count;
    if (is_person(ctx, run))
        weigh(ctx, lone, paragraph, name_stretch(run, run->last - 1, 1));
    return count;
}

static size_t back(size_t paragraph, size_t most) {
    return paragraph > most ? paragraph - most : 0;
}

static size_t look(PassContext *ctx, const Rule *rule, size_t paragraph,
                   const NameRun *run, size_t at, void *user) {
    (void)user;
    const Phrase *p = run->phrase;
    Lone lone = {.word = name_stretch(run, at, 1)};
    if (run->last - at != 1 || p->words[at].genitive ||
        !(is_speech(p, at + 1) || (at && is_speech(p, at - 1))) ||
        is_known(ctx, lone.word) || !name_starts(ctx, run, at) ||
        !name_has_key(ctx, run, at) ||
        stands_elsewhere(ctx->story, lone.word) ||
        !pass_applies(ctx, rule, paragraph, lone.word))
        return 1;
    size_t first = back(paragraph, PARAGRAPHS_MOST);
    lone.recent = back(paragraph, PARAGRAPHS_BACK);
    for (size_t i = first; i <= paragraph; i++)
        name_runs(ctx, rule, i, 2, look_person, &lone);
    if (!lone.person.end || lone.several || lone.is_named) return 1;
    const char *text = ctx->story->text;
    size_t len = lone.person.end - lone.person.start;
    Value values[VALUE_COUNT] = {
        {text + lone.word.start, lone.word.end - lone.word.start},
        {text + lone.person.start, len}};
    Edit edit = {lone.word, text + lone.person.start, len};
    pass_report(ctx, rule, rule->fix, paragraph, lone.word, values, VALUE_COUNT,
                &edit, 1);
    return 1;
}

void name_lone(PassContext *ctx, const Rule *rule, size_t paragraph) {
    name_runs(ctx, rule, paragraph, 1, look, NULL);
}
