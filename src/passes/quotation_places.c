/* SPDX-License-Identifier: MIT
 * Quotation marks in the wrong place: twice, apart from their words, turned
 * round, in the next paragraph; and the stop before “he said”. All of it is
 * form: what is quoted stays what it was. */
#include "base/utf8.h"
#include "passes/quotation.h"
#include "text/attribution.h"
#include "text/phrase.h"
#include "unicode/chars.h"
#include <string.h>

static const char *keep_text(Quotation *q, const char *text, size_t len) {
    const char *copy = arena_copy(q->ctx->facts, text, len);
    if (!copy) q->ctx->findings->status = STATUS_MEMORY;
    return copy ? copy : "";
}

static const char *mark_text(Quotation *q, const Quote *mark) {
    return keep_text(q, q->story->text + mark->start, mark->end - mark->start);
}

/* “Never”” was the word. -> “Never” was the word. */
static void tell_doubled(Quotation *q, uint32_t index) {
    const Quote *mark = &q->marks[index], *first = &q->marks[mark->partner];
    QuoteEvent e = quote_event(q, SHAPE_DOUBLED, index);
    e.span = (Span){first->start, mark->end};
    quote_edit(&e, first->start, mark->end, mark_text(q, first));
    if (!quote_comes_even(q, index) || first->state == QUOTE_UNOPENED)
        e.most = FIX_NONE;
    quote_tell(q, &e);
}

/* A mark between blanks that closes nothing, where nothing could have been
 * quoted: “We know,” he said. ” */
static bool is_stray(Quotation *q, uint32_t index) {
    const Quote *mark = &q->marks[index];
    bool odd = mark->state == QUOTE_UNOPENED ||
               (mark->state == QUOTE_UNCLOSED && quote_ends(q, mark));
    if (!odd || mark->looks != QUOTE_NEITHER || !index ||
        !quote_comes_even(q, index))
        return false;
    const Quote *before = &q->marks[index - 1];
    if (before->paragraph != mark->paragraph || before->state != QUOTE_CLOSED ||
        before->turn != QUOTE_CLOSES)
        return false;
    size_t at = quote_skip(q, before, before->end);
    if (at == mark->start) return true; /* “We know.” “ and no more */
    Span sentence =
        sentence_at(q->ctx->sentences, q->story, mark->paragraph, at);
    return sentence.end >= mark->start &&
           attribution_ends(q->story, at, mark->start);
}

static void tell_stray(Quotation *q, uint32_t index) {
    const Quote *mark = &q->marks[index];
    if (!is_stray(q, index)) return;
    QuoteEvent e = quote_event(q, SHAPE_STRAY, index);
    quote_edit(&e, quote_skip_back(q, mark, mark->start), mark->end, "");
    quote_tell(q, &e);
}

/* ”We won,” he said. -> “We won,” he said. */
static void tell_turned(Quotation *q, uint32_t index) {
    const Quote *mark = &q->marks[index];
    QuoteEvent e = quote_event(q, SHAPE_TURNED, index);
    bool opens = mark->turn == QUOTE_OPENS;
    if (mark->state != QUOTE_CLOSED) e.most = FIX_NONE;
    quote_edit(&e, mark->start, mark->end, opens ? "\u201C" : "\u201D");
    quote_tell(q, &e);
}

/* -------------------------------------------------------------- places ---- */

/* The paragraph before ends open, and this one starts with the mark that
 * closes it: “We will stay.⏎” The governor left. */
static void tell_slid(Quotation *q, uint32_t index) {
    const Quote *mark = &q->marks[index], *open = &q->marks[mark->partner];
    size_t size;
    if (open->paragraph + 1 != mark->paragraph || !quote_heads(q, mark)) return;
    QuoteEvent e = quote_event(q, SHAPE_SLID, index);
    Span whole = quote_paragraph(q, mark);
    size_t end = quote_skip_back(q, open, quote_paragraph(q, open).end);
    size_t next = quote_skip(q, mark, mark->end);
    uint32_t cp = utf8_at(q->story->text, whole.end, next, &size);
    if (next < whole.end && (next == mark->end || !char_is_upper(cp)))
        e.most = FIX_SUGGESTED;
    e.span = (Span){mark->start, next < whole.end ? next : mark->end};
    const char *text = mark_text(q, mark);
    if (next == whole.end) { /* alone: its line goes as well */
        quote_edit(&e, end, whole.end, text);
    } else {
        quote_edit(&e, end, end, text);
        quote_edit(&e, whole.start, next, "");
    }
    quote_tell(q, &e);
}

/* -------------------------------------------------------------- blanks ---- */

static bool blank_before(const Quotation *q, const Quote *mark) {
    return quote_skip_back(q, mark, mark->start) != mark->start;
}

static bool blank_behind(const Quotation *q, const Quote *mark) {
    return quote_skip(q, mark, mark->end) != mark->end;
}

static void tell_gap(Quotation *q, uint32_t index, size_t from, size_t to) {
    const Quote *mark = &q->marks[index];
    QuoteEvent e = quote_event(q, SHAPE_SPACED, index);
    e.span = (Span){from, to};
    quote_edit(&e, from, to, mark_text(q, mark));
    if (!quote_comes_even(q, index)) e.most = FIX_SUGGESTED;
    quote_tell(q, &e);
}

/* “ We lost ” -> “We lost”. The outer sides must show which way each turns. */
static void tell_spaced(Quotation *q, uint32_t index) {
    const Quote *open = &q->marks[index], *close = &q->marks[open->partner];
    if (open->paragraph != close->paragraph || open->family != QUOTE_DOUBLE ||
        quote_skip(q, open, open->end) >= close->start)
        return;
    if (blank_behind(q, open) && open->looks != QUOTE_CLOSES)
        tell_gap(q, index, open->start, quote_skip(q, open, open->end));
    if (blank_before(q, close) && close->looks != QUOTE_OPENS)
        tell_gap(q, open->partner, quote_skip_back(q, close, close->start),
                 close->end);
}

/* "We lost, "he said. -> "We lost," he said. */
static void tell_shifted(Quotation *q, uint32_t index) {
    const Quote *mark = &q->marks[index];
    if (mark->looks != QUOTE_OPENS || mark->turned) return;
    if (q->marks[mark->partner].paragraph != mark->paragraph) return;
    size_t from = quote_skip_back(q, mark, mark->start);
    if (from == mark->start || blank_behind(q, mark)) return;
    QuoteEvent e = quote_event(q, SHAPE_SPACED, index);
    if (!attribution_at(q->story, mark->end, quote_paragraph(q, mark).end) ||
        !quote_comes_even(q, index))
        e.most = FIX_SUGGESTED;
    quote_edit(&e, from, mark->start, "");
    quote_edit(&e, mark->end, mark->end, " ");
    quote_tell(q, &e);
}

/* ---------------------------------------------------------------- stop ---- */

/* Is the stop the word's own: “Acme Inc.” said so? */
static bool is_abbreviated(const Quotation *q, const Quote *mark, size_t stop) {
    size_t size, start = quote_paragraph(q, mark).start, at = stop;
    size_t letters = 0;
    while (at > start) {
        uint32_t cp = utf8_before(q->story->text, at, &size);
        if (!char_is_word(cp) && cp != '.') break;
        if (cp == '.') return true; /* U.S. */
        at -= size;
        letters++;
    }
    if (letters < 2) return true;
    return abbreviations_has(q->ctx->sentences->abbreviations,
                             q->ctx->sentences->lang, q->story->text + at,
                             stop + 1 - at);
}

/* “We lost.” Jo Doe said. But “Jo Doe said the rest …”, “Jo Doe added, “We …”
 * and “He said” start a sentence as a rule. */
static bool names_speaker(const Quotation *q, size_t who, size_t end) {
    const Story *story = q->story;
    size_t behind = phrase_word_end(story, who, end);
    if (furniture_has(story->furniture, WORD_RESTARTS, story->lang,
                      story->text + who, behind - who))
        return false;
    behind = attribution_at(story, who, end);
    return behind && (behind >= end || story->text[behind] == '.');
}

/* ,” or ”, */
static const char *with_comma(Quotation *q, const Quote *mark, bool outside) {
    char text[8] = {0};
    size_t len = mark->end - mark->start;
    memcpy(text + !outside, q->story->text + mark->start, len);
    text[outside ? len : 0] = ',';
    return keep_text(q, text, len + 1);
}

/* “We lost.” he said. -> “We lost,” he said., or “We lost”, he said. where
 * the story closes so. */
static void tell_stop(Quotation *q, uint32_t index) {
    const Quote *mark = &q->marks[index];
    size_t size, end = quote_paragraph(q, mark).end, stop = mark->start;
    if (!stop || q->story->text[stop - 1] != '.') return;
    stop--;
    if (stop && q->story->text[stop - 1] == '.') return; /* an ellipsis */
    size_t who = quote_skip(q, mark, mark->end);
    if (who == mark->end || !attribution_at(q->story, who, end)) return;
    if (is_abbreviated(q, mark, stop)) return;
    bool low = char_is_lower(utf8_at(q->story->text, end, who, &size));
    if (!low && !names_speaker(q, who, end)) return;
    QuoteEvent e = quote_event(q, SHAPE_STOP, index);
    const QuoteTally *t = &q->tally;
    bool outside = t->comma_outside > t->comma_inside;
    if (!low || t->comma_inside == t->comma_outside ||
        !quote_comes_even(q, index))
        e.most = FIX_SUGGESTED;
    e.span = (Span){stop, mark->end};
    quote_edit(&e, stop, mark->end, with_comma(q, mark, outside));
    quote_tell(q, &e);
}

/* Does the mark close what stands for one: ‘n’? */
static bool closes_elision(const Quotation *q, size_t index) {
    const Quote *open = &q->marks[index - 1];
    return open->state == QUOTE_APOSTROPHE && open->looks == QUOTE_OPENS &&
           phrase_word_end(q->story, open->end, q->story->len) ==
               q->marks[index].start;
}

/* ‘90s -> ’90s. Where a mark that could close follows, it may be a quotation:
 * ‘90 days’ notice’. */
static void tell_elision(Quotation *q, uint32_t index) {
    const Quote *mark = &q->marks[index];
    QuoteEvent e = quote_event(q, SHAPE_ELISION, index);
    for (size_t i = index + 1; i < q->count && i < index + 8; i++)
        if (q->marks[i].paragraph == mark->paragraph &&
            q->marks[i].cp == 0x2019 && q->marks[i].looks == QUOTE_CLOSES &&
            !closes_elision(q, i))
            e.most = FIX_SUGGESTED;
    e.span = (Span){mark->start, mark->end};
    quote_edit(&e, mark->start, mark->end, "\u2019");
    quote_tell(q, &e);
}

void quote_places(Quotation *q, uint32_t index) {
    const Quote *mark = &q->marks[index];
    if (mark->cp == 0x2018 && mark->state == QUOTE_APOSTROPHE &&
        mark->looks == QUOTE_OPENS)
        tell_elision(q, index);
    if (mark->family == QUOTE_SINGLE) return;
    if (mark->turned) tell_turned(q, index);
    switch ((QuoteState)mark->state) {
    case QUOTE_DOUBLED: tell_doubled(q, index); break;
    case QUOTE_UNCLOSED:
    case QUOTE_UNOPENED: tell_stray(q, index); break;
    case QUOTE_CLOSED:
        if (mark->turn == QUOTE_OPENS) {
            tell_spaced(q, index);
        } else {
            tell_slid(q, index);
            tell_shifted(q, index);
            tell_stop(q, index);
        }
        break;
    default: break;
    }
}
