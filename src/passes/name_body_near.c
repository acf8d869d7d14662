/* SPDX-License-Identifier: MIT
 * A name a letter beside that of a listed body: “Kataib Hezbolah”, “the
 * Hezbollah Brigade’s arms” of the Hezbollah Brigades. All other words are as
 * listed. Bodies may be a letter apart, so that it is never safe. Without its
 * last letter a word is often its singular, “a Liberal Democrat’s seat”: that
 * counts of kinds of bodies alone, brigades and rebels. */
#include "passes/name.h"

#include "base/utf8.h"
#include "passes/name_runs.h"
#include "unicode/fold.h"
#include <string.h>

#define LEAST 5      /* letters of the word that differs */
#define MOST_OF 64   /* bodies that share a word, that are looked at */
#define WORD_MOST 32 /* letters; no word is longer */

typedef struct Slip {
    Span word;         /* of the story, that is spelled otherwise */
    const char *right; /* the listed one, of right_len bytes */
    size_t right_len;
} Slip;

typedef struct Near {
    const Name *name;
    const char *form;
    Slip slip;
    bool several; /* bodies are as near */
} Near;

static size_t letters(const char *text, size_t len, uint32_t out[WORD_MOST]) {
    size_t count = 0, size;
    for (size_t at = 0; at < len && count < WORD_MOST; at += size)
        out[count++] = utf8_at(text, len, at, &size);
    return count;
}

/* One letter added, dropped or changed. */
static bool is_one_off(const char *a, size_t a_len, const char *b,
                       size_t b_len) {
    uint32_t x[WORD_MOST], y[WORD_MOST];
    size_t n = letters(a, a_len, x), m = letters(b, b_len, y), head = 0,
           tail = 0;
    size_t least = n < m ? n : m, most = n > m ? n : m;
    if (least < LEAST || most == WORD_MOST || most - least > 1) return false;
    while (head < least && x[head] == y[head])
        head++;
    while (tail < least - head && x[n - 1 - tail] == y[m - 1 - tail])
        tail++;
    return most - head - tail == 1;
}

/* The next word of a form from *at on, blanks and hyphens between. */
static size_t next_word(const char *form, const char **at) {
    *at += strspn(form, " -");
    return strcspn(*at, " -");
}

/* Are all words of the stretch the form's, but one a letter beside it? */
static bool is_near(const PassContext *ctx, Span span, const char *form,
                    Slip *slip) {
    const char *text = ctx->story->text;
    size_t slips = 0;
    for (size_t at = span.start; at < span.end;) {
        const char *word = form;
        size_t right = next_word(form, &word), len = 0;
        while (at + len < span.end && !strchr(" -", text[at + len]))
            len++;
        form = word + right;
        if (!right || !len) return false;
        if (right != len || memcmp(text + at, word, len) != 0) {
            if (slips++ || !is_one_off(text + at, len, word, right))
                return false;
            *slip = (Slip){{at, at + len}, word, right};
        }
        at += len;
        at += at < span.end;
    }
    return slips == 1 && !*form;
}

static bool is_known(const PassContext *ctx, Span word) {
    return known_words_has(ctx->words, ctx->lang, ctx->story->text + word.start,
                           word.end - word.start);
}

static bool is_same_fold(const char *word, const Slip *slip) {
    char ours[FOLD_MAX], theirs[FOLD_MAX];
    size_t len =
        letters_fold(word, slip->word.end - slip->word.start, ours, FOLD_MAX);
    return len &&
           letters_fold(slip->right, slip->right_len, theirs, FOLD_MAX) ==
               len &&
           !memcmp(ours, theirs, len);
}

/* “Labor Party” beside the Labour Party, “Series A” beside Serie A, “Rolls
 * Royces”, “Pepsico”: words of their own, plurals, another case. */
static bool is_own_word(const PassContext *ctx, const Rule *rule,
                        const Slip *slip) {
    const char *word = ctx->story->text + slip->word.start;
    size_t len = slip->word.end - slip->word.start;
    size_t least = len < slip->right_len ? len : slip->right_len;
    if (len != slip->right_len && !memcmp(word, slip->right, least))
        return len > least || !titles_are(ctx, &rule->bodies, slip->word);
    return is_known(ctx, slip->word) || is_same_fold(word, slip);
}

static void try_form(PassContext *ctx, const Rule *rule, Span span,
                     const Name *name, const char *form, Near *near) {
    Slip slip;
    if (!is_near(ctx, span, form, &slip) || is_own_word(ctx, rule, &slip))
        return;
    near->several |= near->name && near->name != name;
    *near = (Near){name, form, slip, near->several};
}

static void try_name(PassContext *ctx, const Rule *rule, Span span,
                     const Name *name, Near *near) {
    if (name->type != NAME_ORGANISATION || name_is_confusable(ctx, name, span))
        return;
    try_form(ctx, rule, span, name, name->canonical, near);
    for (size_t i = 0; i < name->accepted.count; i++)
        try_form(ctx, rule, span, name, name->accepted.items[i], near);
}

/* The bodies that have a word of the stretch, in a class. */
static void look_listed(PassContext *ctx, const Rule *rule, Span span,
                        size_t class, Near *near) {
    NameWords words;
    name_words_read(&words, ctx->keys, class, ctx->story->text + span.start,
                    span.end - span.start);
    if (words.too_many) return;
    for (size_t i = 0; i < words.count && i < 2; i++) {
        const NameLink *link =
            name_index_word(ctx->people, class, words.keys[i]);
        for (size_t n = 0; link && n < MOST_OF; n++) {
            try_name(ctx, rule, span, link->name, near);
            link = name_index_next(ctx->people, link);
        }
    }
}

/* “Brigade’s” is Brigades’, where its letter is the one that was lost. */
static Span genitive(const PassContext *ctx, const NameRun *run,
                     const Near *near) {
    Span whole = run->phrase->words[run->last - 1].span;
    const char *text = ctx->story->text;
    const Slip *slip = &near->slip;
    bool lost = slip->right_len == slip->word.end - slip->word.start + 1 &&
                whole.end > slip->word.end &&
                text[whole.end - 1] == slip->right[slip->right_len - 1];
    return lost ? (Span){slip->word.end, whole.end}
                : (Span){slip->word.end, slip->word.end};
}

static void report(PassContext *ctx, const Rule *rule, size_t paragraph,
                   const NameRun *run, Span span, const Near *near) {
    const char *text = ctx->story->text;
    const Slip *slip = &near->slip;
    Span end = genitive(ctx, run, near);
    size_t mark = end.end > end.start ? end.end - end.start - 1 : 0;
    Buf to = {0};
    buf_add(&to, slip->right, slip->right_len);
    buf_add(&to, text + end.start, mark);
    Edit edit = {{slip->word.start, end.end}, buf_str(&to), to.len};
    Value values[VALUE_COUNT] = {{text + span.start, span.end - span.start},
                                 {near->form, strlen(near->form)}};
    if (to.failed)
        ctx->findings->status = STATUS_MEMORY;
    else
        pass_report(ctx, rule, rule->fix, paragraph,
                    (Span){span.start, end.end > span.end ? end.end : span.end},
                    values, VALUE_COUNT, &edit, 1);
    buf_free(&to);
}

/* Has it a word that may be the slip: unknown, or a kind of body at its end? */
static bool may_slip(const PassContext *ctx, const Rule *rule,
                     const NameRun *run, size_t at) {
    for (size_t i = at; i < run->last; i++)
        if (!is_known(ctx, name_stretch(run, i, 1))) return true;
    return titles_are(ctx, &rule->bodies, name_stretch(run, run->last - 1, 1));
}

/* “The Hezbollah Brigade”: nobody's name goes on to the left. */
static bool starts(const PassContext *ctx, const NameRun *run, size_t at) {
    return name_starts(ctx, run, at) || name_no_name(run->phrase, at - 1);
}

/* Looks at the stretch from `at` to the end of the run. */
static size_t look(PassContext *ctx, const Rule *rule, size_t paragraph,
                   const NameRun *run, size_t at, void *user) {
    Near near = {0};
    size_t count = run->last - at;
    Span span = name_stretch(run, at, count);
    (void)user;
    if (count < 2 || !may_slip(ctx, rule, run, at)) return count;
    if (count > FORM_WORDS || !starts(ctx, run, at)) return 1;
    if (name_is_listed(ctx, span)) return count;
    for (size_t class = 0; class < ctx->keys->count && !near.several; class ++)
        look_listed(ctx, rule, span, class, &near);
    if (!near.name || near.several) return 1;
    if (pass_applies(ctx, rule, paragraph, span) &&
        !name_is_seen(ctx, span, near.name))
        report(ctx, rule, paragraph, run, span, &near);
    return count;
}

void name_body_near(PassContext *ctx, const Rule *rule, size_t paragraph) {
    name_runs(ctx, rule, paragraph, 2, look, NULL);
}
