/* SPDX-License-Identifier: MIT
 * Patterns at the story's edges: what stands before its first line or behind
 * its last one and is no part of it.
 *
 *     <think>…</think>                  at: head
 *     Here is the translation:          at: head, of what is left
 *     ```text                           at: story, of what is left
 *     Bridge reopens after flood
 *     …
 *     ```
 *     I hope this helps!                at: tail
 *
 * The pass peels the story: a piece that a rule takes is off for all the
 * others, whichever of them repairs it and when. So the whole chain is found
 * in one round, and each try starts at a line that is known: time goes with
 * the length of what is taken, not of the story. */
#include "passes/kinds.h"

#include "base/utf8.h"
#include "unicode/chars.h"
#include <string.h>

#define PIECES_MAX 200 /* of a story; with more, nothing is taken */
#define TAIL_REACH 12  /* paragraphs that one piece at the tail may have */

typedef struct Edges {
    PassContext *ctx;
    size_t start, end; /* of what is left, its first and last mark */
    size_t from, to;   /* the same, with the blanks that go when it goes on */
    size_t pieces;
} Edges;

/* ---------------------------------------------------------------- blanks -- */

static bool is_space(uint32_t cp) {
    return cp == '\n' || cp == '\r' || char_is_blank(cp);
}

static size_t skip_space(const char *text, size_t at, size_t end) {
    size_t size;
    while (at < end && is_space(utf8_at(text, end, at, &size)))
        at += size;
    return at;
}

static size_t trim_space(const char *text, size_t start, size_t end) {
    size_t size;
    while (end > start && is_space(utf8_before(text, end, &size)))
        end -= size;
    return end;
}

static size_t line_start(const char *text, size_t least, size_t at) {
    for (size_t i = at; i > least; i--)
        if (text[i - 1] == '\n') return i;
    return at;
}

static size_t line_end(const char *text, size_t at, size_t most) {
    const char *lf = memchr(text + at, '\n', most - at);
    return lf ? (size_t)(lf - text) : most;
}

/* Where the line ends, blanks after `at` included; `at` when more follows. */
static size_t line_close(const char *text, size_t at, size_t most) {
    const char *lf = memchr(text + at, '\n', skip_space(text, at, most) - at);
    return lf ? (size_t)(lf - text) : at;
}

/* --------------------------------------------------------------- reports -- */

/* The evidence: the piece's first sentence. */
static Span evidence(PassContext *ctx, size_t paragraph, Span piece) {
    Span said = sentence_at(ctx->sentences, ctx->story, paragraph, piece.start);
    if (said.end < piece.end) piece.end = said.end;
    piece.end = trim_space(ctx->story->text, piece.start, piece.end);
    return piece;
}

/* Tells of the piece; false when the rule may not speak of it. */
static bool report(Edges *e, const Rule *rule, const Match *m, Span piece,
                   const Edit *edits, size_t count) {
    PassContext *ctx = e->ctx;
    size_t paragraph = story_paragraph_at(ctx->story, piece.start);
    Span said = evidence(ctx, paragraph, piece);
    if (!pass_applies(ctx, rule, paragraph, said)) return false;
    Value values[REGEX_GROUPS_MAX];
    pattern_values(values, ctx->story->text + piece.start, m);
    pass_report(ctx, rule, count ? rule->fix : FIX_NONE, paragraph, said,
                values, REGEX_GROUPS_MAX, edits, count);
    return true;
}

static bool matches(Edges *e, const Rule *rule, Span span, Match *m) {
    PassContext *ctx = e->ctx;
    size_t paragraph = story_paragraph_at(ctx->story, span.start);
    if (pass_has_left(ctx, rule, paragraph)) return false;
    Matched matched =
        regex_match(rule->regex, ctx->matcher, ctx->story->text + span.start,
                    span.end - span.start, 0, m);
    if (matched == MATCH_LIMIT) pass_gave_up(ctx, rule, paragraph);
    pass_charge(ctx, rule, paragraph);
    return matched == MATCH_YES && m->groups[0].end > m->groups[0].start;
}

/* The next rule of this place from *at on, NULL for none: safe ones first, so
 * that a piece which two of them want goes safely. */
static const Rule *next_rule(const Edges *e, RuleAt where, size_t *at) {
    const PassContext *ctx = e->ctx;
    const RuleList *list = &ctx->rules->by[ctx->phase][RULE_PATTERN];
    for (; *at < list->count * (FIX_SAFE + 1); ++*at) {
        const Rule *rule = list->items[*at % list->count];
        bool turn = rule->fix == FIX_SAFE - *at / list->count;
        if (!turn || rule->at != where || !pass_wants(ctx, rule)) continue;
        ++*at;
        return rule;
    }
    return NULL;
}

/* ----------------------------------------------------------------- edges -- */

/* Takes one piece off the head. What is the whole of the story stays. */
static bool take_head(Edges *e) {
    const char *text = e->ctx->story->text;
    Match m;
    size_t at = 0;
    for (const Rule *r; (r = next_rule(e, AT_HEAD, &at));) {
        if (!matches(e, r, (Span){e->start, e->end}, &m)) continue;
        size_t end = e->start + m.groups[0].end;
        size_t next = skip_space(text, end, e->end);
        bool takes = r->fix != FIX_NONE && next < e->end;
        size_t cut = line_start(text, end, next);
        Edit edit = {{e->from, cut}, "", 0};
        if (!report(e, r, &m, (Span){e->start, end}, &edit, takes) || !takes)
            continue;
        e->start = next;
        e->from = cut;
        return true;
    }
    return false;
}

/* Whether a colon announces what stands behind `end`: then it is quoted.
 *
 *     The page ended with these words of the chatbot:
 *
 *     I hope this helps!
 */
static bool is_announced(const char *text, size_t start, size_t end) {
    size_t size;
    end = trim_space(text, start, end);
    uint32_t last = end > start ? utf8_before(text, end, &size) : 0;
    return last == ':' || last == 0xFF1A;
}

/* Takes the paragraphs from `first` on off the tail, when a rule wants them. */
static bool take_paragraphs(Edges *e, size_t first) {
    const Story *story = e->ctx->story;
    size_t start =
        skip_space(story->text, story->paragraphs[first].span.start, e->end);
    size_t kept = story->paragraphs[first - 1].span.end;
    if (is_announced(story->text, e->start, kept)) return false;
    Match m;
    size_t at = 0;
    for (const Rule *r; (r = next_rule(e, AT_TAIL, &at));) {
        if (!matches(e, r, (Span){start, e->end}, &m)) continue;
        bool takes = r->fix != FIX_NONE;
        Edit edit = {{kept, e->to}, "", 0};
        if (!report(e, r, &m, (Span){start, e->end}, &edit, takes) || !takes)
            continue;
        e->to = kept;
        e->end = trim_space(story->text, e->start, kept);
        return true;
    }
    return false;
}

/* The longest piece first: a rule of dashes goes with the words below it. */
static bool take_tail(Edges *e) {
    size_t head = story_paragraph_at(e->ctx->story, e->start);
    size_t last = story_paragraph_at(e->ctx->story, e->end);
    size_t first = last > head + TAIL_REACH ? last - TAIL_REACH : head;
    while (++first <= last)
        if (take_paragraphs(e, first)) return true;
    return false;
}

/* Takes what is around the rest, and goes on with what is inside. */
static bool take_around(Edges *e) {
    const char *text = e->ctx->story->text;
    Match m;
    size_t at = 0;
    for (const Rule *r; (r = next_rule(e, AT_STORY, &at));) {
        if (!matches(e, r, (Span){e->start, e->end}, &m)) continue;
        int kept = r->fix != FIX_NONE ? r->replace.parts[0].value : 0;
        Group in = m.groups[kept];
        if (in.start == NO_GROUP) continue;
        size_t start = skip_space(text, e->start + in.start, e->end);
        size_t end = trim_space(text, start, e->start + in.end);
        bool takes = r->fix != FIX_NONE && end > start;
        size_t cut = line_start(text, e->start, start);
        size_t rest = line_close(text, end, e->end);
        Edit edits[] = {{{e->from, cut}, "", 0}, {{rest, e->to}, "", 0}};
        Span piece = {e->start, e->end};
        if (!report(e, r, &m, piece, edits, takes ? 2 : 0) || !takes) continue;
        *e = (Edges){e->ctx, start, end, cut, rest, e->pieces};
        return true;
    }
    return false;
}

static bool goes_on(Edges *e) {
    return e->pieces++ < PIECES_MAX && !pass_stopped(e->ctx);
}

void edges_story(PassContext *ctx, void *const *facts) {
    (void)facts;
    const Story *story = ctx->story;
    Edges e = {.ctx = ctx};
    e.start = skip_space(story->text, 0, story->len);
    e.end = trim_space(story->text, e.start, story->len);
    e.to = line_end(story->text, e.end, story->len);
    if (e.start == e.end) return;
    size_t found = ctx->findings->count;
    pass_start_clock(ctx);
    do {
        while (goes_on(&e) && take_head(&e)) {
        }
        while (goes_on(&e) && take_tail(&e)) {
        }
    } while (goes_on(&e) && take_around(&e));
    /* Else each run would take as many as the last one left. */
    if (e.pieces > PIECES_MAX) ctx->findings->count = found;
}
