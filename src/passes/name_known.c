/* SPDX-License-Identifier: MIT
 * Names all of whose words, two at least, have the keys of one listed
 * person’s form (lexicon/name_index.h): “Yehia Rassoul” where the authority
 * has “Yehia Rasool”. */
#include "passes/name.h"

#include "base/utf8.h"
#include "lexicon/name_index.h"
#include "text/phrase.h"
#include "unicode/fold.h"
#include <string.h>

#define FORM_WORDS 6 /* as they are written, titles and “al-” with them */

/* Words of a name side by side: [first, last) of a phrase. */
typedef struct NameRun {
    const Phrase *phrase;
    size_t first, last;
} NameRun;

static bool is_particle(const Phrase *p, size_t i) {
    return phrase_match(p, i, WORD_PARTICLE) == 1;
}

/* A capital word, or “bin” before one. */
static bool is_of_name(const Phrase *p, size_t i, size_t last) {
    if (p->words[i].capital) return true;
    return i + 1 < last && p->words[i].gap == GAP_BLANK && is_particle(p, i) &&
           p->words[i + 1].capital;
}

static size_t run_end(const Phrase *p, size_t from) {
    for (size_t i = from; i < p->count; i++) {
        if (!is_of_name(p, i, p->count)) return i;
        if (p->words[i].genitive || p->words[i].gap != GAP_BLANK) return i + 1;
    }
    return p->count;
}

/* “bank’s” without its end. */
static Span bare(const Phrase *p, size_t i) {
    const Story *story = p->story;
    Span span = p->words[i].span;
    if (!p->words[i].genitive) return span;
    while (span.end > span.start + 1 && story->text[span.end - 1] != '\'' &&
           (unsigned char)story->text[span.end - 1] != 0x99)
        span.end--;
    span.end -= story->text[span.end - 1] == '\'' ? 1 : 3;
    return span;
}

static Span stretch(const NameRun *run, size_t from, size_t count) {
    return (Span){run->phrase->words[from].span.start,
                  bare(run->phrase, from + count - 1).end};
}

/* The one person whose form has the keys of this stretch. */
static const Name *person_of(const PassContext *ctx, Span span) {
    const Name *found = NULL;
    char key[KEY_MAX];
    NameWords words;
    for (size_t class = 0; class < ctx->keys->count; class ++) {
        name_words_read(&words, ctx->keys, class, ctx->story->text + span.start,
                        span.end - span.start);
        if (words.count < 2 || words.too_many ||
            !name_index_starts(ctx->people, class, words.keys[0],
                               strlen(words.keys[0])))
            continue;
        size_t len = name_words_key(&words, 0, words.count, key);
        const NameLink *link = name_index_find(ctx->people, class, key, len);
        for (; link; link = name_index_next(ctx->people, link)) {
            if (found && found != link->name) return NULL;
            found = link->name;
        }
    }
    return found;
}

static bool is_right(const PassContext *ctx, Span span) {
    return map_get(&ctx->names->by_right, ctx->story->text + span.start,
                   span.end - span.start, NULL) ||
           names_wrong(ctx->names, ctx->story->text + span.start,
                       span.end - span.start);
}

/* “Stig Larsson” is a film director, and no “Stieg Larsson”. */
static bool is_confusable(const PassContext *ctx, const Name *name, Span span) {
    size_t len = span.end - span.start;
    for (size_t i = 0; i < name->confusables.count; i++) {
        const char *other = name->confusables.items[i];
        if (strlen(other) == len &&
            !memcmp(other, ctx->story->text + span.start, len))
            return true;
    }
    return false;
}

/* Nobody's name goes on to the left: “President”, “The”, “U.S.”. */
static bool starts_there(const NameRun *run, size_t at) {
    if (at == run->first) return true;
    const Phrase *p = run->phrase;
    for (size_t back = at; back-- > run->first && at - back <= 4;)
        if (phrase_match_any(p, back, WORD_TITLE) == at - back ||
            phrase_match_any(p, back, WORD_SPEAKER) == at - back ||
            phrase_match_any(p, back, WORD_FUNCTION) == at - back)
            return true;
    return false;
}

/* Titles are no part of it, “Dr Rowan”: their keys are empty. */
static bool has_key(const PassContext *ctx, const NameRun *run, size_t at) {
    char key[KEY_MAX];
    Span span = bare(run->phrase, at);
    return name_key(ctx->keys, name_keys_class(ctx->keys, "any"),
                    ctx->story->text + span.start, span.end - span.start,
                    key) > 0;
}

/* Accents, hyphens and capitals are a desk’s own: “Erdoğan”. */
static bool differs_in_letters(const PassContext *ctx, const Name *name,
                               Span span) {
    char ours[FOLD_MAX], theirs[FOLD_MAX];
    const char *text = ctx->story->text + span.start;
    letters_fold(text, span.end - span.start, ours, sizeof ours);
    letters_fold(name->canonical, strlen(name->canonical), theirs,
                 sizeof theirs);
    if (!strcmp(ours, theirs)) return false;
    for (size_t i = 0; i < name->accepted.count; i++) {
        const char *form = name->accepted.items[i];
        letters_fold(form, strlen(form), theirs, sizeof theirs);
        if (!strcmp(ours, theirs)) return false;
    }
    return true;
}

/* Looks at the longest stretch from `at` on; returns the words taken. */
static size_t look(PassContext *ctx, const Rule *rule, size_t paragraph,
                   const NameRun *run, size_t at) {
    if (!has_key(ctx, run, at)) return 1;
    size_t most = run->last - at < FORM_WORDS ? run->last - at : FORM_WORDS;
    for (size_t count = most; count >= 1; count--) {
        Span span = stretch(run, at, count);
        if (is_right(ctx, span)) return count;
        const Name *name = count > 1 ? person_of(ctx, span) : NULL;
        if (!name) continue;
        if (at + count == run->last && differs_in_letters(ctx, name, span) &&
            !is_confusable(ctx, name, span))
            name_report(ctx, rule, paragraph, span, name,
                        starts_there(run, at));
        return count;
    }
    return 1;
}

void name_known(PassContext *ctx, const Rule *rule, size_t paragraph) {
    const Story *story = ctx->story;
    Span span = story->paragraphs[paragraph].span;
    Phrase phrase;
    size_t size;
    for (size_t at = span.start; at < span.end;) {
        phrase_read(&phrase, story, at, span.end);
        if (!phrase.count) {
            utf8_at(story->text, span.end, at, &size);
            at += size ? size : 1;
            continue;
        }
        for (size_t i = 0; i < phrase.count;) {
            NameRun run = {&phrase, i, run_end(&phrase, i)};
            if (run.last - run.first < 2) {
                i++;
                continue;
            }
            while (i < run.last)
                i += look(ctx, rule, paragraph, &run, i);
        }
        at = phrase.words[phrase.count - 1].span.end;
    }
}
