/* SPDX-License-Identifier: MIT */
#include "passes/name_runs.h"

#include "base/utf8.h"

static bool is_particle(const Phrase *p, size_t i) {
    return phrase_match(p, i, WORD_PARTICLE) == 1;
}

#define PARTICLES 3

/* A capital word, or particles before one: “von der Leyen”. */
static bool is_of_name(const Phrase *p, size_t i) {
    for (size_t most = i + PARTICLES; i < p->count && i <= most; i++) {
        if (p->words[i].capital) return true;
        if (p->words[i].gap != GAP_BLANK || !is_particle(p, i)) return false;
    }
    return false;
}

static size_t run_end(const Phrase *p, size_t from) {
    for (size_t i = from; i < p->count; i++) {
        if (!is_of_name(p, i)) return i;
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

Span name_stretch(const NameRun *run, size_t from, size_t count) {
    return (Span){run->phrase->words[from].span.start,
                  bare(run->phrase, from + count - 1).end};
}

/* “Director-General”, “Prime Minister”. */
static bool is_role(const PassContext *ctx, const NameRun *run, size_t from,
                    size_t to) {
    Span span = name_stretch(run, from, to - from);
    return roles_is(ctx->roles, NULL, 0, ctx->story->text + span.start,
                    span.end - span.start);
}

bool name_starts(const PassContext *ctx, const NameRun *run, size_t at) {
    if (at == run->first) return true;
    const Phrase *p = run->phrase;
    for (size_t back = at; back-- > run->first && at - back <= 4;)
        if (is_role(ctx, run, back, at) ||
            phrase_match_any(p, back, WORD_TITLE) == at - back ||
            phrase_match_any(p, back, WORD_SPEAKER) == at - back ||
            phrase_match_any(p, back, WORD_FUNCTION) == at - back)
            return true;
    return false;
}

size_t name_no_name(const Phrase *p, size_t i) {
    static const WordKind kinds[] = {
        WORD_TITLE,   WORD_SPEAKER,  WORD_FUNCTION, WORD_DETERMINER,
        WORD_PRONOUN, WORD_MODIFIER, WORD_ADVERB,   WORD_LINK};
    size_t most = 0;
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
        size_t count = phrase_match_any(p, i, kinds[k]);
        if (count > most) most = count;
    }
    return most;
}

bool name_has_key(const PassContext *ctx, const NameRun *run, size_t at) {
    char key[KEY_MAX];
    Span span = bare(run->phrase, at);
    return name_key(ctx->keys, name_keys_common(ctx->keys, 0),
                    ctx->story->text + span.start, span.end - span.start,
                    key) > 0;
}

/* Where the next phrase is to be read. A full one may end within a name: it
 * is read again from there. */
static size_t look_through(PassContext *ctx, const Rule *rule, size_t paragraph,
                           const Phrase *p, size_t least, NameLook *look,
                           void *user) {
    for (size_t i = 0; i < p->count;) {
        NameRun run = {p, i, run_end(p, i)};
        if (run.last == p->count && p->count == PHRASE_MOST && i)
            return p->words[i].span.start;
        if (run.last - run.first < least || run.last == run.first) {
            i = run.last > i ? run.last : i + 1;
            continue;
        }
        while (i < run.last)
            i += look(ctx, rule, paragraph, &run, i, user);
    }
    return p->words[p->count - 1].span.end;
}

void name_runs(PassContext *ctx, const Rule *rule, size_t paragraph,
               size_t least, NameLook *look, void *user) {
    const Story *story = ctx->story;
    Span span = story->paragraphs[paragraph].span;
    Phrase phrase;
    size_t size;
    for (size_t at = span.start; at < span.end;) {
        phrase_read(&phrase, story, at, span.end);
        if (phrase.count) {
            at = look_through(ctx, rule, paragraph, &phrase, least, look, user);
            continue;
        }
        utf8_at(story->text, span.end, at, &size);
        at += size ? size : 1;
    }
}
