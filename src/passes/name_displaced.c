/* SPDX-License-Identifier: MIT
 * A part of a name that stands as a sentence of its own: “Kenyan President
 * William said they were needed. Ruto.” Where the head stands in the paragraph
 * with a title of that person’s beside it, and nobody else in the story or in
 * the authority bears the two, both halves are one repair. */
#include "passes/name_evidence.h"
#include "passes/name_runs.h"

#include "base/utf8.h"
#include "lexicon/name_index.h"
#include "unicode/chars.h"
#include <stdio.h>
#include <string.h>

#define ORPHAN_WORDS 3
#define FORM_BYTES 256 /* no name is longer */

/* What one orphan may complete. */
typedef struct Displaced {
    PassContext *ctx;
    const Rule *rule;
    size_t paragraph;
    Span orphan; /* the words, without the stop */
    Span cut;    /* with the blank before and the stop */
    Span head;   /* of the best one; where more words than the head’s
                    stand in its place, up to their end */
    const Name *name;
    const char *form; /* the whole name as it should stand */
    bool beside;      /* a title of theirs stands beside the head */
    bool wrong_tail;  /* other words stand where the orphan belongs */
    bool several;
    Span own; /* the head of a name that the story itself has elsewhere */
} Displaced;

/* ----------------------------------------------------------- the orphan -- */

static bool is_orphan_word(const Phrase *p, size_t i) {
    return p->words[i].capital && !p->words[i].genitive && !p->words[i].number;
}

/* [at, end) is one to three capital words and a stop: their span, or an empty
 * one. */
static Span orphan_in(const Story *story, size_t at, size_t end) {
    Phrase p;
    size_t size;
    while (end > at && char_is_blank(utf8_before(story->text, end, &size)))
        end -= size;
    phrase_read(&p, story, at, end);
    if (!p.count || p.count > ORPHAN_WORDS) return (Span){at, at};
    for (size_t i = 0; i < p.count; i++)
        if (!is_orphan_word(&p, i) ||
            (i + 1 < p.count && p.words[i].gap != GAP_BLANK))
            return (Span){at, at};
    size_t stop = p.words[p.count - 1].span.end;
    bool whole = stop + 1 == end && story->text[stop] == '.';
    return whole ? (Span){at, stop} : (Span){at, at};
}

/* ------------------------------------------------------------- the head -- */

/* Do the last words of `full` have the keys of all of `tail`? */
static bool ends_with(const NameWords *full, const NameWords *tail) {
    if (full->count <= tail->count) return false;
    size_t from = full->count - tail->count;
    for (size_t i = 0; i < tail->count; i++)
        if (strcmp(full->keys[from + i], tail->keys[i]) != 0) return false;
    return true;
}

static bool starts_with(const NameWords *words, const NameWords *full,
                        size_t count) {
    if (words->count < count) return false;
    for (size_t i = 0; i < count; i++)
        if (strcmp(words->keys[i], full->keys[i]) != 0) return false;
    return true;
}

/* Where the orphan goes: behind the head and a blank, or in the place of the
 * last part of a wrong tail, behind “Hashd al-”. */
static size_t seam(const Story *story, Span head, bool wrong_tail) {
    size_t at = head.end;
    if (!wrong_tail) return at;
    while (at > head.start && story->text[at - 1] != '-' &&
           story->text[at - 1] != ' ')
        at--;
    return at;
}

/* The form of `name` nearest to the head and the orphan behind it; where one
 * has the head as it stands, nothing but what is missing is added. */
static const char *joined_form(const Displaced *d, const Name *name, Span head,
                               bool wrong_tail) {
    char both[FORM_BYTES];
    const char *text = d->ctx->story->text;
    size_t n = seam(d->ctx->story, head, wrong_tail) - head.start;
    size_t m = d->orphan.end - d->orphan.start;
    if (n + m + 1 > sizeof both) return name->canonical;
    memcpy(both, text + head.start, n);
    if (!wrong_tail) both[n++] = ' ';
    memcpy(both + n, text + d->orphan.start, m);
    const char *kept = name_nearest_from(name, both, n + m, n);
    return kept ? kept : name_nearest(name, both, n + m);
}

static void take(Displaced *d, const Name *name, Span head, bool wrong_tail) {
    bool beside = name_has_title_beside(d->ctx, name, d->paragraph, head);
    if (d->name && beside == d->beside && name != d->name) d->several = true;
    if (d->name && beside <= d->beside) return;
    d->name = name;
    d->head = head;
    d->beside = beside;
    d->wrong_tail = wrong_tail;
    d->several = false;
    d->form = joined_form(d, name, head, wrong_tail);
}

/* Does the run stand for the head of this form, with nothing behind it, or
 * with a wrong tail (“Hashd al-Islam”)? */
static void try_run(Displaced *d, const NameRun *run, size_t at, size_t class,
                    const Name *name, const NameWords *full, size_t heads) {
    NameWords words;
    PassContext *ctx = d->ctx;
    for (size_t count = run->last - at; count; count--) {
        Span span = name_stretch(run, at, count);
        name_words_read(&words, ctx->keys, class, ctx->story->text + span.start,
                        span.end - span.start);
        if (words.count != heads || !starts_with(&words, full, heads)) continue;
        bool wrong = at + count < run->last;
        Span whole = name_stretch(run, at, run->last - at);
        if (wrong &&
            (run->last - at - count > 2 || name_is_listed(ctx, whole) ||
             name_is_seen(ctx, whole, name)))
            return;
        take(d, name, wrong ? whole : span, wrong);
        return;
    }
}

static void try_form(Displaced *d, const NameRun *run, size_t at, size_t class,
                     const Name *name, const char *form) {
    NameWords full, tail;
    PassContext *ctx = d->ctx;
    name_words_read(&full, ctx->keys, class, form, strlen(form));
    name_words_read(&tail, ctx->keys, class, ctx->story->text + d->orphan.start,
                    d->orphan.end - d->orphan.start);
    if (full.too_many || !tail.count || !ends_with(&full, &tail)) return;
    try_run(d, run, at, class, name, &full, full.count - tail.count);
}

static void try_name(Displaced *d, const NameRun *run, size_t at, size_t class,
                     const Name *name) {
    if (name->type == NAME_PLACE) return;
    try_form(d, run, at, class, name, name->canonical);
    for (size_t i = 0; i < name->accepted.count; i++)
        try_form(d, run, at, class, name, name->accepted.items[i]);
}

/* Whoever is listed with the orphan’s last word, in each class. */
static size_t look_listed(PassContext *ctx, const Rule *rule, size_t paragraph,
                          const NameRun *run, size_t at, void *user) {
    Displaced *d = user;
    (void)rule, (void)paragraph;
    if (name_stretch(run, at, 1).start >= d->orphan.start ||
        !name_starts(ctx, run, at))
        return 1;
    for (size_t class = 0; class < ctx->keys->count; class ++) {
        NameWords tail;
        name_words_read(&tail, ctx->keys, class,
                        ctx->story->text + d->orphan.start,
                        d->orphan.end - d->orphan.start);
        if (!tail.count || tail.too_many) continue;
        const NameLink *link =
            name_index_word(ctx->people, class, tail.keys[tail.count - 1]);
        for (; link; link = name_index_next(ctx->people, link))
            try_name(d, run, at, class, link->name);
    }
    return 1;
}

/* ---------------------------------------------------- the story’s own names */

/* The word before `at` and one blank; an empty span when there is none. */
static Span word_before(const Story *story, size_t at) {
    size_t size, end = at, start;
    if (!at || story->text[at - 1] != ' ') return (Span){at, at};
    for (start = end = at - 1; start; start -= size) {
        uint32_t cp = utf8_before(story->text, start, &size);
        if (!char_is_word(cp) && cp != '-' && cp != 0x2019 && cp != '\'') break;
    }
    return (Span){start, end};
}

/* The next place of the orphan’s words as whole words, from `from` on. */
static size_t next_use(const Displaced *d, size_t from) {
    const Story *story = d->ctx->story;
    const char *words = story->text + d->orphan.start;
    size_t len = d->orphan.end - d->orphan.start, size;
    while (from + len <= story->len) {
        const char *hit =
            memmem(story->text + from, story->len - from, words, len);
        if (!hit) break;
        size_t at = (size_t)(hit - story->text);
        bool starts = !at || !char_is_word(utf8_before(story->text, at, &size));
        bool ends =
            !char_is_word(utf8_at(story->text, story->len, at + len, &size));
        if (starts && ends && at != d->orphan.start) return at;
        from = at + len;
    }
    return story->len;
}

static bool is_word_of(const Displaced *d, Span word) {
    const Story *story = d->ctx->story;
    const char *at = d->form;
    size_t len = word.end - word.start;
    for (; (at = strstr(at, " ")); at++)
        if (!strncmp(at + 1, story->text + word.start, len)) return true;
    return !strncmp(d->form, story->text + word.start, len);
}

/* Has someone else in the story this tail? “Samia Ruto”. */
static bool has_namesake(const Displaced *d) {
    const Story *story = d->ctx->story;
    size_t size;
    for (size_t at = next_use(d, 0); at < story->len;
         at = next_use(d, at + 1)) {
        Span before = word_before(story, at);
        Phrase p;
        if (before.start == before.end ||
            !char_is_upper(
                utf8_at(story->text, story->len, before.start, &size)))
            continue;
        phrase_read(&p, story, before.start, at);
        bool title = phrase_match_any(&p, 0, WORD_TITLE) ||
                     phrase_match_any(&p, 0, WORD_SPEAKER) ||
                     phrase_match_any(&p, 0, WORD_FUNCTION);
        if (!title && !is_word_of(d, before)) return true;
    }
    return false;
}

/* “Melky” alone in the paragraph, “Melky Rondonuwu” elsewhere in the story. */
static size_t look_own(PassContext *ctx, const Rule *rule, size_t paragraph,
                       const NameRun *run, size_t at, void *user) {
    Displaced *d = user;
    (void)rule, (void)paragraph;
    const Story *story = ctx->story;
    Span head = name_stretch(run, at, run->last - at);
    size_t len = head.end - head.start;
    if (head.start >= d->orphan.start || d->name || d->own.end ||
        !name_starts(ctx, run, at) || !name_has_key(ctx, run, at))
        return 1;
    for (size_t use = next_use(d, 0); use < story->len;
         use = next_use(d, use + 1)) {
        if (use < len + 1 || story->text[use - 1] != ' ') continue;
        size_t start = use - len - 1, size;
        if (memcmp(story->text + start, story->text + head.start, len) != 0 ||
            (start && char_is_word(utf8_before(story->text, start, &size))))
            continue;
        d->own = head;
        return run->last - at;
    }
    return 1;
}

/* ---------------------------------------------------------- the repair -- */

static void tell(Displaced *d, Span head, const char *form, FixClass fix) {
    PassContext *ctx = d->ctx;
    const char *text = ctx->story->text;
    Value values[VALUE_COUNT] = {
        {text + d->orphan.start, d->orphan.end - d->orphan.start},
        {form, strlen(form)}};
    Edit edits[] = {{head, form, strlen(form)}, {d->cut, "", 0}};
    pass_report(ctx, d->rule, fix, d->paragraph, d->orphan, values, VALUE_COUNT,
                edits, fix == FIX_NONE ? 0 : 2);
    if (d->wrong_tail)
        pass_report(ctx, d->rule, FIX_NONE, d->paragraph, head, values,
                    VALUE_COUNT, NULL, 0);
}

static void tell_listed(Displaced *d) {
    bool sure = d->beside && !d->several && !d->wrong_tail &&
                d->name->type == NAME_PERSON && !has_namesake(d) &&
                !name_is_risky(d->ctx, d->rule, d->paragraph, d->head);
    FixClass fix = d->several                          ? FIX_NONE
                   : !sure && d->rule->fix == FIX_SAFE ? FIX_SUGGESTED
                                                       : d->rule->fix;
    tell(d, d->head, d->form, fix);
}

static void tell_own(Displaced *d) {
    const char *text = d->ctx->story->text;
    char form[FORM_BYTES];
    int n = snprintf(form, sizeof form, "%.*s %.*s",
                     (int)(d->own.end - d->own.start), text + d->own.start,
                     (int)(d->orphan.end - d->orphan.start),
                     text + d->orphan.start);
    if (n > 0 && (size_t)n < sizeof form)
        tell(d, d->own, form,
             d->rule->fix == FIX_SAFE ? FIX_SUGGESTED : d->rule->fix);
}

static void complete(PassContext *ctx, const Rule *rule, size_t paragraph,
                     Span orphan) {
    size_t start = orphan.start, size;
    while (start && char_is_blank(utf8_before(ctx->story->text, start, &size)))
        start -= size;
    Displaced d = {.ctx = ctx,
                   .rule = rule,
                   .paragraph = paragraph,
                   .orphan = orphan,
                   .cut = {start, orphan.end + 1}};
    if (!pass_applies(ctx, rule, paragraph, orphan)) return;
    name_runs(ctx, rule, paragraph, 1, look_listed, &d);
    if (d.name) {
        tell_listed(&d);
        return;
    }
    name_runs(ctx, rule, paragraph, 1, look_own, &d);
    if (d.own.end) tell_own(&d);
}

/* “bought from J.P. Industries.” is one sentence. */
static bool follows_initial(const Story *story, size_t at) {
    size_t size, next;
    while (at && char_is_blank(utf8_before(story->text, at, &size)))
        at -= size;
    if (at < 2 || story->text[at - 1] != '.') return false;
    uint32_t cp = utf8_before(story->text, at - 1, &size);
    return char_is_upper(cp) &&
           (at - 1 == size ||
            !char_is_letter(utf8_before(story->text, at - 1 - size, &next)));
}

void name_displaced(PassContext *ctx, const Rule *rule, size_t paragraph) {
    const Story *story = ctx->story;
    Span whole = story->paragraphs[paragraph].span;
    for (size_t at = whole.start; at < whole.end;) {
        Span sentence = sentence_at(ctx->sentences, story, paragraph, at);
        size_t end = sentence.end < whole.end ? sentence.end : whole.end;
        if (end <= at) break;
        Span orphan = orphan_in(story, at, end);
        if (orphan.end > orphan.start && at > whole.start &&
            !follows_initial(story, orphan.start) &&
            !quotes_inside(&story->quotes, orphan.start))
            complete(ctx, rule, paragraph, orphan);
        at = end;
    }
}
