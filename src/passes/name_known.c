/* SPDX-License-Identifier: MIT
 * Names all of whose words, two at least, have the keys of one listed
 * person’s form (lexicon/name_index.h): “Yehia Rassoul” where the authority
 * has “Yehia Rasool”. */
#include "passes/name_evidence.h"
#include "passes/name_runs.h"

#include "lexicon/name_index.h"
#include "unicode/fold.h"
#include <string.h>

/* May a form start with the first word? One without a key, or whose key is one
 * with the next, does not tell. */
static bool may_start(const PassContext *ctx, size_t class, const char *text,
                      size_t len) {
    char key[KEY_MAX];
    size_t word = 0;
    while (word < len && text[word] != ' ' && text[word] != '-')
        word++;
    size_t size = name_key(ctx->keys, class, text, word, key);
    return !size || key[size - 1] == '+' ||
           name_index_starts(ctx->people, class, key, size);
}

/* The one person of whom a form has the keys of this text. */
static const Name *person_of(const PassContext *ctx, const char *text,
                             size_t len) {
    const Name *found = NULL;
    char key[KEY_MAX];
    NameWords words;
    for (size_t class = 0; class < ctx->keys->count; class ++) {
        if (!may_start(ctx, class, text, len)) continue;
        name_words_read(&words, ctx->keys, class, text, len);
        if (words.count < 2 || words.too_many ||
            !name_index_starts(ctx->people, class, words.keys[0],
                               strlen(words.keys[0])))
            continue;
        size_t size = name_words_key(&words, 0, words.count, key);
        const NameLink *link = name_index_find(ctx->people, class, key, size);
        for (; link; link = name_index_next(ctx->people, link)) {
            if (found && found != link->name) return NULL;
            found = link->name;
        }
    }
    return found;
}

/* “Alhouthi” is al-Houthi: the person when a glued article is set apart. */
static const Name *person_behind_article(const PassContext *ctx, Span span) {
    char parted[KEY_MAX];
    const char *text = ctx->story->text + span.start;
    const Name *name = NULL;
    for (size_t class = 0; class < ctx->keys->count && !name; class ++) {
        size_t len = name_keys_part(ctx->keys, class, text,
                                    span.end - span.start, parted);
        if (len) name = person_of(ctx, parted, len);
    }
    return name;
}

const Name *name_person(const PassContext *ctx, Span span) {
    const Name *name =
        person_of(ctx, ctx->story->text + span.start, span.end - span.start);
    return name ? name : person_behind_article(ctx, span);
}

bool name_is_listed(const PassContext *ctx, Span span) {
    const char *text = ctx->story->text + span.start;
    size_t len = span.end - span.start;
    return map_get(&ctx->names->by_right, text, len, NULL) ||
           names_wrong(ctx->names, text, len);
}

bool name_is_seen(const PassContext *ctx, Span span, const Name *name) {
    return names_seen(ctx->names, ctx->story->text + span.start,
                      span.end - span.start, name);
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

#define PARTICLE 3 /* letters of bin, al, de */

/* Letters alone; of a particle its key, for desks write ibn, bin and ben. */
static void letters_of(const PassContext *ctx, const char *text, size_t len,
                       char out[FOLD_MAX]) {
    char key[KEY_MAX];
    size_t used = 0, any = name_keys_class(ctx->keys, KEY_CLASS_ANY);
    for (size_t at = 0; at < len;) {
        size_t word = 0;
        while (at + word < len && !strchr(" -", text[at + word]))
            word++;
        size_t size =
            letters_fold(text + at, word, out + used, FOLD_MAX - used);
        if (size && size <= PARTICLE) {
            size = name_key(ctx->keys, any, text + at, word, key);
            if (size <= PARTICLE) memcpy(out + used, key, size);
        }
        used += size;
        at += word + 1;
    }
    out[used] = 0;
}

static bool has_letters(const PassContext *ctx, const char *form,
                        const char *letters) {
    char theirs[FOLD_MAX];
    letters_of(ctx, form, strlen(form), theirs);
    return !strcmp(letters, theirs);
}

/* Accents, hyphens and capitals are a desk’s own: “Erdoğan”; a glued article
 * is nobody’s: “Elsisi”. */
static bool differs(const PassContext *ctx, const Name *name, Span span) {
    char ours[FOLD_MAX];
    const char *text = ctx->story->text + span.start;
    size_t len = span.end - span.start;
    if (!person_of(ctx, text, len)) return true;
    letters_of(ctx, text, len, ours);
    bool same = has_letters(ctx, name->canonical, ours);
    for (size_t i = 0; i < name->accepted.count && !same; i++)
        same = has_letters(ctx, name->accepted.items[i], ours);
    return !same;
}

/* Does the sentence speak of other countries alone? “Assad Omar, Afghanistan’s
 * envoy” need not be Pakistan’s Asad Umar. */
static bool is_elsewhere(PassContext *ctx, const Name *name, size_t paragraph,
                         Span span) {
    Offices offices;
    if (!name->roles.count) return false;
    offices_read(
        &offices, ctx,
        sentence_at(ctx->sentences, ctx->story, paragraph, span.start));
    return offices.country_count && !offices_have_country(&offices, ctx, name);
}

/* Looks at the longest stretch from `at` on; returns the words taken. */
static size_t look(PassContext *ctx, const Rule *rule, size_t paragraph,
                   const NameRun *run, size_t at, void *user) {
    (void)user;
    if (!name_has_key(ctx, run, at)) return 1;
    size_t most = run->last - at < FORM_WORDS ? run->last - at : FORM_WORDS;
    for (size_t count = most; count >= 1; count--) {
        Span span = name_stretch(run, at, count);
        if (name_is_listed(ctx, span)) return count;
        const Name *name = count > 1 ? name_person(ctx, span) : NULL;
        if (name_is_seen(ctx, span, name)) return count;
        if (!name) continue;
        if (at + count == run->last && differs(ctx, name, span) &&
            !name_is_confusable(ctx, name, span))
            name_report(ctx, rule, paragraph, span, name,
                        name_starts(ctx, run, at) &&
                            !is_elsewhere(ctx, name, paragraph, span));
        return count;
    }
    return 1;
}

void name_known(PassContext *ctx, const Rule *rule, size_t paragraph) {
    name_runs(ctx, rule, paragraph, 2, look, NULL);
}
