/* SPDX-License-Identifier: MIT
 * Kind `quotation`: what the structure of a story's quotation marks
 * (text/quotes.h) shows to be wrong. The structure is the story's; the files
 * beside this one say, mark by mark, what is to be seen and what would mend
 * it. */
#include "passes/quotation.h"

#include "base/utf8.h"
#include "passes/evidence.h"
#include "text/attribution.h"
#include "unicode/chars.h"
#include <string.h>

/* ------------------------------------------------------------- helpers ---- */

Span quote_paragraph(const Quotation *q, const Quote *mark) {
    return q->story->paragraphs[mark->paragraph].span;
}

size_t quote_skip_back(const Quotation *q, const Quote *mark, size_t at) {
    size_t size, start = quote_paragraph(q, mark).start;
    while (at > start && char_is_blank(utf8_before(q->story->text, at, &size)))
        at -= size;
    return at;
}

size_t quote_skip(const Quotation *q, const Quote *mark, size_t at) {
    size_t size, end = quote_paragraph(q, mark).end;
    while (at < end && char_is_blank(utf8_at(q->story->text, end, at, &size)))
        at += size;
    return at;
}

bool quote_heads(const Quotation *q, const Quote *mark) {
    return quote_skip_back(q, mark, mark->start) ==
           quote_paragraph(q, mark).start;
}

bool quote_ends(const Quotation *q, const Quote *mark) {
    return quote_skip(q, mark, mark->end) == quote_paragraph(q, mark).end;
}

const char *quote_own(const Quotation *q, const Quote *mark) {
    if (!q->curly) return "\"";
    return mark->turn == QUOTE_CLOSES ? "\u201D" : "\u201C";
}

static bool is_odd(const Quote *mark) {
    return mark->state == QUOTE_UNCLOSED || mark->state == QUOTE_UNOPENED;
}

static void sum_up(Quotation *q, uint32_t mark) {
    uint32_t paragraph = q->marks[mark].paragraph;
    QuoteSum *sum = &q->sums[paragraph];
    while (mark && q->marks[mark - 1].paragraph == paragraph)
        mark--;
    for (; mark < q->count && q->marks[mark].paragraph == paragraph; mark++) {
        sum->odd += is_odd(&q->marks[mark]);
        sum->again += q->marks[mark].state == QUOTE_REOPENED;
    }
    sum->known = true;
}

static const QuoteSum *sum_of(Quotation *q, uint32_t mark) {
    QuoteSum *sum = &q->sums[q->marks[mark].paragraph];
    if (!sum->known) sum_up(q, mark);
    return sum;
}

bool quote_has_odd(Quotation *q, uint32_t mark) {
    return sum_of(q, mark)->odd > 0;
}

bool quote_comes_even(Quotation *q, uint32_t mark) {
    const QuoteSum *sum = sum_of(q, mark);
    return sum->odd == (size_t)is_odd(&q->marks[mark]) && !sum->again;
}

/* -------------------------------------------------------------- events ---- */

QuoteEvent quote_event(const Quotation *q, QuoteShape shape, uint32_t index) {
    const Quote *mark = &q->marks[index];
    Span whole = quote_paragraph(q, mark);
    Span span = {mark->start, mark->end};
    if (mark->turn == QUOTE_OPENS)
        span.end = evidence_behind(q->story, mark->end, whole.end);
    else
        span.start = evidence_before(q->story, mark->start, whole.start);
    return (QuoteEvent){
        .shape = shape, .mark = index, .most = FIX_SAFE, .span = span};
}

void quote_edit(QuoteEvent *event, size_t start, size_t end, const char *text) {
    if (event->edit_count == QUOTE_EDITS_MAX) return;
    event->edits[event->edit_count++] =
        (Edit){{start, end}, text, strlen(text)};
}

/* ------------------------------------------------------------- telling ---- */

void quote_tell(Quotation *q, const QuoteEvent *e) {
    PassContext *ctx = q->ctx;
    const RuleList *list = &ctx->rules->by[ctx->phase][RULE_QUOTATION];
    const Quote *mark = &q->marks[e->mark];
    const char *text = q->story->text + mark->start;
    Value values[VALUE_COUNT] = {{text, mark->end - mark->start}};
    if (e->edit_count)
        values[VALUE_TO] = (Value){e->edits[0].text, e->edits[0].len};
    for (size_t i = 0; i < list->count; i++) {
        const Rule *rule = list->items[i];
        Span at = {mark->start, mark->end};
        if (rule->quote_shape != e->shape || !pass_wants(ctx, rule) ||
            !pass_applies(ctx, rule, mark->paragraph, at))
            continue;
        FixClass fix = rule->fix < e->most ? rule->fix : e->most;
        if (!e->edit_count) fix = FIX_NONE;
        pass_report(ctx, rule, fix, story_paragraph_at(q->story, e->span.start),
                    e->span, values, VALUE_COUNT, e->edits, e->edit_count);
    }
}

/* --------------------------------------------------------------- tally ---- */

/* What stands before “he said”: ,” or ”, */
static void tally_comma(Quotation *q, const Quote *mark) {
    size_t size, end = quote_paragraph(q, mark).end;
    uint32_t before = utf8_before(q->story->text, mark->start, &size);
    uint32_t behind = utf8_at(q->story->text, end, mark->end, &size);
    if (before != ',' && behind != ',') return;
    size_t at = quote_skip(q, mark, mark->end + (behind == ',' ? size : 0));
    if (!attribution_at(q->story, at, end)) return;
    q->tally.comma_inside += before == ',';
    q->tally.comma_outside += before != ',';
}

static void tally_style(Quotation *q, uint32_t index, uint32_t *first) {
    const Quote *mark = &q->marks[index];
    bool straight = mark->cp == '"';
    if (!straight && mark->cp != 0x201C && mark->cp != 0x201D) return;
    q->tally.straight += straight;
    q->tally.curly += !straight;
    if (*first == NO_QUOTE) *first = index;
    if (q->leaves == NO_QUOTE && straight != (q->marks[*first].cp == '"'))
        q->leaves = index;
}

static void tally_marks(Quotation *q) {
    uint32_t first = q->leaves = NO_QUOTE;
    for (uint32_t i = 0; i < q->count; i++) {
        const Quote *mark = &q->marks[i];
        if (mark->state == QUOTE_APOSTROPHE) {
            q->tally.straight_apostrophes += mark->cp == '\'';
            q->tally.curly_apostrophes += mark->cp == 0x2019;
        } else if (mark->turn != QUOTE_NEITHER) {
            tally_style(q, i, &first);
        }
        if (mark->state == QUOTE_CLOSED && mark->turn == QUOTE_CLOSES)
            tally_comma(q, mark);
    }
    q->curly = q->tally.curly > q->tally.straight;
    if (q->tally.curly == q->tally.straight) /* then as apostrophes are */
        q->curly = q->tally.curly_apostrophes >= q->tally.straight_apostrophes;
}

void quotation_story(PassContext *ctx, void *const *facts) {
    (void)facts; /* the structure lies in the story */
    const Quotes *quotes = &ctx->story->quotes;
    if (!quotes->count) return;
    Quotation q = {.ctx = ctx,
                   .story = ctx->story,
                   .marks = quotes->items,
                   .count = quotes->count,
                   .restart_of = NO_QUOTE};
    q.sums =
        arena_array(ctx->facts, ctx->story->paragraph_count, sizeof *q.sums);
    if (!q.sums) {
        ctx->findings->status = STATUS_MEMORY;
        return;
    }
    tally_marks(&q);
    for (uint32_t i = 0; i < q.count && !ctx->findings->status; i++) {
        quote_pairs(&q, i);
        quote_places(&q, i);
        quote_styles(&q, i);
    }
}
