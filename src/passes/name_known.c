/* SPDX-License-Identifier: MIT
 * Names all of whose words, two at least, have the keys of one listed
 * person’s form (lexicon/name_index.h): “Yehia Rassoul” where the authority
 * has “Yehia Rasool”. */
#include "passes/name_runs.h"

#include "lexicon/name_index.h"
#include "unicode/fold.h"
#include <string.h>

const Name *name_person(const PassContext *ctx, Span span) {
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

bool name_is_right(const PassContext *ctx, Span span) {
    return map_get(&ctx->names->by_right, ctx->story->text + span.start,
                   span.end - span.start, NULL) ||
           names_wrong(ctx->names, ctx->story->text + span.start,
                       span.end - span.start);
}

/* “Stig Larsson” is a film director, and no “Stieg Larsson”. */
bool name_is_confusable(const PassContext *ctx, const Name *name, Span span) {
    size_t len = span.end - span.start;
    for (size_t i = 0; i < name->confusables.count; i++) {
        const char *other = name->confusables.items[i];
        if (strlen(other) == len &&
            !memcmp(other, ctx->story->text + span.start, len))
            return true;
    }
    return false;
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
                   const NameRun *run, size_t at, void *user) {
    (void)user;
    if (!name_has_key(ctx, run, at)) return 1;
    size_t most = run->last - at < FORM_WORDS ? run->last - at : FORM_WORDS;
    for (size_t count = most; count >= 1; count--) {
        Span span = name_stretch(run, at, count);
        if (name_is_right(ctx, span)) return count;
        const Name *name = count > 1 ? name_person(ctx, span) : NULL;
        if (!name) continue;
        if (at + count == run->last && differs_in_letters(ctx, name, span) &&
            !name_is_confusable(ctx, name, span))
            name_report(ctx, rule, paragraph, span, name,
                        name_starts(ctx, run, at));
        return count;
    }
    return 1;
}

void name_known(PassContext *ctx, const Rule *rule, size_t paragraph) {
    name_runs(ctx, rule, paragraph, 2, look, NULL);
}
