/* SPDX-License-Identifier: MIT
 * Kind `pair`: marks that open and close, like ( and ). One that is open at the
 * end of its paragraph may close in the next that has any. */
#include "passes/pairs.h"

#include "base/utf8.h"
#include "base/vec.h"
#include "unicode/chars.h"
#include <stdlib.h>
#include <string.h>

static bool is_mark(const PassContext *ctx, uint32_t cp) {
    const RuleList *list = &ctx->rules->by[ctx->phase][RULE_PAIR];
    for (size_t i = 0; i < list->count; i++)
        if ((list->items[i]->open == cp || list->items[i]->close == cp) &&
            pass_wants(ctx, list->items[i]))
            return true;
    return false;
}

/* Marks the bytes that a mark may start with; false when the paragraph has
 * none of them. */
static bool find_leads(const PassContext *ctx, bool leads[256]) {
    const RuleList *list = &ctx->rules->by[ctx->phase][RULE_PAIR];
    bool any = false;
    memset(leads, 0, 256);
    for (size_t i = 0; i < list->count; i++) {
        const uint32_t marks[] = {list->items[i]->open, list->items[i]->close};
        for (int k = 0; k < 2; k++) {
            char bytes[4];
            utf8_encode(marks[k], bytes);
            leads[(unsigned char)bytes[0]] = true;
            any |= ctx->bytes[(unsigned char)bytes[0]];
        }
    }
    return any;
}

static bool is_protected(const PassContext *ctx, size_t paragraph, size_t at) {
    return story_contexts(ctx->story, paragraph, (Span){at, at + 1},
                          CONTEXT_URL | CONTEXT_CODE | CONTEXT_TICKER |
                              CONTEXT_TAG) != 0;
}

/* Lists the paragraph's marks; they are few, prose is long. */
static size_t find_marks(PassContext *ctx, size_t paragraph, PairMark *marks) {
    Span span = ctx->story->paragraphs[paragraph].span;
    size_t count = 0, size;
    bool leads[256];
    if (!find_leads(ctx, leads)) return 0;
    for (size_t at = span.start; at < span.end; at += size) {
        size = 1;
        if (!leads[(unsigned char)ctx->story->text[at]]) continue;
        uint32_t cp = utf8_at(ctx->story->text, span.end, at, &size);
        if (!is_mark(ctx, cp)) continue;
        if (is_protected(ctx, paragraph, at)) continue;
        if (marks) marks[count] = (PairMark){at, size, cp};
        count++;
    }
    return count;
}

void *pair_paragraph(PassContext *ctx, size_t paragraph) {
    size_t count = find_marks(ctx, paragraph, NULL);
    if (!count) return NULL;
    PairFacts *facts = arena_alloc(ctx->facts, sizeof *facts);
    PairMark *marks = arena_array(ctx->facts, count, sizeof *marks);
    if (!facts || !marks) {
        ctx->findings->status = STATUS_MEMORY;
        return NULL;
    }
    find_marks(ctx, paragraph, marks);
    *facts = (PairFacts){marks, count};
    return facts;
}

static bool only_blanks(const char *text, size_t at, size_t end) {
    size_t size;
    for (; at < end; at += size)
        if (!char_is_blank(utf8_at(text, end, at, &size))) return false;
    return true;
}

static bool letter_at(const Story *story, size_t at) {
    size_t size;
    uint32_t cp = utf8_at(story->text, story->len, at, &size);
    return size && (char_is_letter(cp) || char_is_digit(cp));
}

static bool is_any(const char *marks, char c) {
    return c && strchr(marks, c);
}

/* 1) and b), and smiling :) and :-) and ))), close nothing. */
static bool closes_nothing(const Story *story, Span paragraph,
                           const PairMark *mark) {
    if (mark->cp != ')') return false;
    size_t at = mark->at;
    if (at + 1 < paragraph.end && story->text[at + 1] == ')') return true;
    if (at > paragraph.start && is_any(":;-)", story->text[at - 1]))
        return true;
    size_t letters = 0;
    while (at > paragraph.start && letter_at(story, at - 1) && letters < 4) {
        at--;
        letters++;
    }
    return letters && letters < 4 &&
           (at == paragraph.start || story->text[at - 1] == ' ');
}

static void event(Fold *f, PairShape shape, const PairMark *mark,
                  const PairMark *first) {
    PairEvent e = {shape, f->paragraph, *mark, first ? first->at : mark->at};
    if (!VEC_ADD(&f->events, e)) f->ctx->findings->status = STATUS_MEMORY;
}

static void close_mark(Fold *f, const PairMark *mark) {
    const Story *story = f->ctx->story;
    size_t after = mark->at + mark->size;
    Span paragraph = story->paragraphs[f->paragraph].span;
    if (f->open) {
        f->open = NULL;
    } else if (f->depth) {
        f->depth--;
    } else if (f->last_close &&
               only_blanks(story->text, f->last_close->at + f->last_close->size,
                           mark->at) &&
               !letter_at(story, after)) {
        event(f, PAIR_DOUBLED, mark, f->last_close);
        return;
    } else if (f->carried) {
        f->carried = false;
    } else if (!closes_nothing(story, paragraph, mark)) {
        event(f, PAIR_UNOPENED, mark, NULL);
    }
    f->last_close = mark;
}

static void open_mark(Fold *f, const PairMark *mark) {
    if (f->open) {
        event(f, PAIR_REOPENED, mark, NULL);
        f->outer = f->open;
        f->depth++;
    }
    f->open = mark;
    f->carried = false;
}

static const PairMark *first_of(const Fold *f, size_t paragraph) {
    const PairFacts *facts =
        paragraph < f->ctx->story->paragraph_count ? f->facts[paragraph] : NULL;
    for (size_t i = 0; facts && i < facts->count; i++)
        if (facts->marks[i].cp == f->pair.open ||
            facts->marks[i].cp == f->pair.close)
            return &facts->marks[i];
    return NULL;
}

static bool opens_paragraph(const Fold *f, size_t paragraph,
                            const PairMark *mark) {
    Span span = f->ctx->story->paragraphs[paragraph].span;
    return only_blanks(f->ctx->story->text, span.start, mark->at);
}

/* A frown opens nothing: :( and :-( and what has no word behind it. */
static bool opens_nothing(const Story *story, Span paragraph,
                          const PairMark *mark) {
    size_t at = mark->at, size;
    if (mark->cp != '(') return false;
    if (at > paragraph.start && is_any(":;-(", story->text[at - 1]))
        return !letter_at(story, at + 1);
    for (at++; at < paragraph.end; at += size) {
        uint32_t cp = utf8_at(story->text, paragraph.end, at, &size);
        if (char_is_letter(cp) || char_is_digit(cp)) return false;
    }
    return true;
}

/* The paragraph ended and this mark is open. */
static void end_open(Fold *f, const PairMark *mark) {
    Span paragraph = f->ctx->story->paragraphs[f->paragraph].span;
    const PairMark *next = first_of(f, f->paragraph + 1);
    bool goes_on = next && next->cp == f->pair.open &&
                   opens_paragraph(f, f->paragraph + 1, next);
    bool closes_later = next && next->cp == f->pair.close;
    if (goes_on || closes_later)
        f->carried = closes_later;
    else if (!opens_nothing(f->ctx->story, paragraph, mark))
        event(f, PAIR_UNCLOSED, mark, NULL);
}

static void fold_paragraph(Fold *f) {
    const PairFacts *facts = f->facts[f->paragraph];
    f->open = f->outer = f->last_close = NULL;
    f->depth = 0;
    bool carried = f->carried;
    for (size_t i = 0; facts && i < facts->count; i++) {
        const PairMark *mark = &facts->marks[i];
        if (mark->cp == f->pair.open) open_mark(f, mark);
        if (mark->cp == f->pair.close) close_mark(f, mark);
    }
    if (f->carried == carried) f->carried = false;
    if (f->open || f->depth) end_open(f, f->open ? f->open : f->outer);
}

static void fold_pair(Fold *f) {
    for (; f->paragraph < f->ctx->story->paragraph_count; f->paragraph++) {
        f->events.count = 0;
        fold_paragraph(f);
        pair_report(f);
    }
    free(f->events.items);
}

/* Rules that speak of the same two marks are folded once. */
static bool is_first_of_pair(const PassContext *ctx, const RuleList *list,
                             size_t index) {
    const Rule *rule = list->items[index];
    for (size_t i = 0; i < index; i++)
        if (pass_wants(ctx, list->items[i]) &&
            list->items[i]->open == rule->open &&
            list->items[i]->close == rule->close)
            return false;
    return pass_wants(ctx, rule);
}

void pair_story(PassContext *ctx, void *const *facts) {
    const RuleList *list = &ctx->rules->by[ctx->phase][RULE_PAIR];
    for (size_t i = 0; i < list->count; i++) {
        if (!is_first_of_pair(ctx, list, i)) continue;
        const Rule *rule = list->items[i];
        Fold f = {.ctx = ctx, .facts = (const PairFacts *const *)facts};
        f.pair = (Pair){rule->open, rule->close};
        fold_pair(&f);
    }
}
