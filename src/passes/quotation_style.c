/* SPDX-License-Identifier: MIT
 * Quotation marks of another style than the story's own: those of other
 * languages, and straight ones among curly ones or the reverse. A story that
 * keeps to one style is left alone, whichever it is. */
#include "base/utf8.h"
#include "passes/quotation.h"
#include "unicode/chars.h"
#include "unicode/scripts.h"
#include <string.h>

#define CLEARLY 4 /* to one: the story's own style */

/* ------------------------------------------------------------- foreign ---- */

static bool is_foreign(const Quotation *q, const Quote *mark) {
    const Delimiters *own = &q->story->delimiters;
    switch (mark->cp) {
    case '"': return false;
    case 0x201C: return !mark->turned && mark->turn == QUOTE_CLOSES;
    case 0x201D: return !mark->turned && mark->turn == QUOTE_OPENS;
    default: return mark->cp != own->open && mark->cp != own->close;
    }
}

/* Is a letter of another script quoted: the film 《流浪》? Then the marks are
 * that language's. */
static bool has_other_letters(const Rule *rule, const char *text, size_t at,
                              size_t end) {
    size_t size;
    for (; at < end; at += size) {
        Script script = script_of(utf8_at(text, end, at, &size));
        bool listed = script == SCRIPT_NONE;
        for (size_t i = 0; i < rule->script_count && !listed; i++)
            listed = rule->scripts[i] == script;
        if (!listed) return true;
    }
    return false;
}

static bool in_script(const Quotation *q, const Quote *open,
                      const Quote *close) {
    const RuleList *list = &q->ctx->rules->by[q->ctx->phase][RULE_QUOTATION];
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i]->quote_shape == SHAPE_FOREIGN &&
            list->items[i]->script_count &&
            has_other_letters(list->items[i], q->story->text, open->end,
                              close->start))
            return false;
    return true;
}

/* Inside a quotation the inner marks: “the film ‘Vela’ opened”. */
static const char *own_mark(const Quotation *q, const Quote *mark, bool inner) {
    bool opens = mark->turn == QUOTE_OPENS;
    if (!inner) return quote_own(q, mark);
    if (!q->curly) return "'";
    return opens ? "\u2018" : "\u2019";
}

static FixClass how_sure(const Quote *open) {
    return open->cp == '<' || open->cp == ',' ? FIX_SUGGESTED : FIX_SAFE;
}

/* ''We stay. ''We go,'' he said: the marks that opened it again. More than fit
 * into one repair, and there is none. */
static void add_agains(Quotation *q, uint32_t index, QuoteEvent *e) {
    uint32_t close = q->marks[index].partner;
    for (uint32_t i = index + 1; i < close; i++) {
        const Quote *again = &q->marks[i];
        if (again->state != QUOTE_REOPENED || again->partner != close) continue;
        if (e->edit_count == QUOTE_EDITS_MAX || !is_foreign(q, again)) {
            e->most = FIX_NONE;
            return;
        }
        quote_edit(e, again->start, again->end, quote_own(q, again));
    }
}

/* „We stay,“ she said -> “We stay,” she said. The blanks that French puts
 * inside « marks » go as well. */
static void tell_foreign(Quotation *q, uint32_t index) {
    const Quote *open = &q->marks[index];
    if (open->partner == NO_QUOTE) return;
    const Quote *close = &q->marks[open->partner];
    if (close->paragraph != open->paragraph) return;
    if (!is_foreign(q, open) && !is_foreign(q, close)) return;
    if (open->end == close->start || !in_script(q, open, close)) return;
    bool inner = open->state == QUOTE_NESTED;
    size_t from = quote_skip(q, open, open->end);
    size_t to = quote_skip_back(q, close, close->start);
    bool spaced = from > open->end && to < close->start && from < to;
    /* “C’est un « miracle »,” she said: those words are French. */
    if (open->family == QUOTE_ANGLE &&
        quotes_inside(&q->story->quotes, open->start))
        return;
    QuoteEvent e = quote_event(q, SHAPE_FOREIGN, index);
    e.span = (Span){open->start, close->end};
    e.most = how_sure(open);
    if (is_foreign(q, open) || spaced)
        quote_edit(&e, open->start, spaced ? from : open->end,
                   own_mark(q, open, inner));
    if (is_foreign(q, close) || spaced)
        quote_edit(&e, spaced ? to : close->start, close->end,
                   own_mark(q, close, inner));
    add_agains(q, index, &e);
    if (quote_has_odd(q, index)) e.most = FIX_NONE;
    quote_tell(q, &e);
}

/* ``We stay.⏎``We go,'' he said: the paragraphs that open it again. */
static void tell_foreign_opener(Quotation *q, uint32_t index) {
    const Quote *open = &q->marks[index];
    if (!is_foreign(q, open) || open->family == QUOTE_ANGLE) return;
    QuoteEvent e = quote_event(q, SHAPE_FOREIGN, index);
    e.span = (Span){open->start, open->end};
    e.most = how_sure(open);
    quote_edit(&e, open->start, open->end, quote_own(q, open));
    quote_tell(q, &e);
}

/* --------------------------------------------------------------- mixed ---- */

/* How the story writes where two styles are mixed. */
typedef enum Majority { NO_MIXTURE, TIED, CURLY, STRAIGHT } Majority;

static Majority majority(size_t curly, size_t straight) {
    if (!curly || !straight) return NO_MIXTURE;
    if (curly >= CLEARLY * straight) return CURLY;
    if (straight >= CLEARLY * curly) return STRAIGHT;
    return TIED;
}

static bool has_way(const Quote *mark) {
    return mark->turn != QUOTE_NEITHER && mark->state != QUOTE_UNCLOSED &&
           mark->state != QUOTE_UNOPENED && mark->state != QUOTE_DOUBLED;
}

/* "We go," in a story of “ and ”. Both marks of a pair turn together. */
static void tell_mixed(Quotation *q, uint32_t index, Majority side) {
    const Quote *mark = &q->marks[index];
    const Quote *other =
        mark->partner == NO_QUOTE ? NULL : &q->marks[mark->partner];
    bool straight = mark->cp == '"';
    QuoteEvent e = quote_event(q, SHAPE_MIXED, index);
    e.span = (Span){mark->start, mark->end};
    if (side == TIED) {
        if (index != q->leaves) return;
        e.most = FIX_NONE;
        quote_tell(q, &e);
        return;
    }
    if (straight != (side == CURLY)) return;
    bool pair = other && other->paragraph == mark->paragraph &&
                (other->cp == '"') == straight && !is_foreign(q, other) &&
                other->partner == index;
    if (pair && mark->turn == QUOTE_CLOSES) return; /* told with its opener */
    if (!has_way(mark) || !quote_comes_even(q, index)) e.most = FIX_NONE;
    if (pair && q->marks[index + 1].state == QUOTE_NESTED)
        e.most = FIX_NONE; /* "He said “no” to me," he said */
    quote_edit(&e, mark->start, mark->end, quote_own(q, mark));
    if (pair) quote_edit(&e, other->start, other->end, quote_own(q, other));
    quote_tell(q, &e);
}

/* The style of the story's apostrophes; where too few of them tell, and the
 * straight ones are not more, quotation marks count with them: “We’re late,”
 * of the mayor's letter. */
static Majority apostrophe_side(const QuoteTally *t) {
    Majority side = majority(t->curly_apostrophes, t->straight_apostrophes);
    bool outnumbered = t->straight_apostrophes > 1 &&
                       t->curly_apostrophes < t->straight_apostrophes;
    if (side == CURLY || side == STRAIGHT || outnumbered) return side;
    Majority all = majority(t->curly + t->curly_apostrophes,
                            t->straight + t->straight_apostrophes);
    return all == CURLY ? CURLY : side;
}

/* it's in a story of it’s */
static void tell_apostrophe(Quotation *q, uint32_t index) {
    const Quote *mark = &q->marks[index];
    Majority side = apostrophe_side(&q->tally);
    bool straight = mark->cp == '\'';
    if (side != CURLY && side != STRAIGHT) return;
    if (!(straight || mark->cp == 0x2019) || straight != (side == CURLY))
        return;
    QuoteEvent e = quote_event(q, SHAPE_APOSTROPHE, index);
    e.span = (Span){mark->start, mark->end};
    quote_edit(&e, mark->start, mark->end, straight ? "\u2019" : "'");
    quote_tell(q, &e);
}

void quote_styles(Quotation *q, uint32_t index) {
    const Quote *mark = &q->marks[index];
    if (mark->state == QUOTE_APOSTROPHE) tell_apostrophe(q, index);
    if (mark->family == QUOTE_SINGLE || mark->turn == QUOTE_NEITHER) return;
    if (mark->turn == QUOTE_OPENS &&
        (mark->state == QUOTE_CLOSED || mark->state == QUOTE_NESTED))
        tell_foreign(q, index);
    if (mark->turn == QUOTE_OPENS && mark->state == QUOTE_CONTINUED)
        tell_foreign_opener(q, index);
    Majority side = majority(q->tally.curly, q->tally.straight);
    if (side != NO_MIXTURE && mark->family == QUOTE_DOUBLE &&
        !is_foreign(q, mark) && !mark->turned)
        tell_mixed(q, index, side);
}
