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

/* May the mark belong to what follows: does the next paragraph miss one, or
 * does it open again what this one would have opened? */
static bool is_claimed(const Quotation *q, uint32_t index) {
    const Quote *mark = &q->marks[index];
    if (index + 1 >= q->count) return false;
    const Quote *next = &q->marks[index + 1];
    if (next->paragraph != mark->paragraph + 1) return false;
    return next->state == QUOTE_UNOPENED ||
           (quote_heads(q, next) && next->turn == QUOTE_OPENS &&
            !quote_ends(q, mark));
}

/* A mark between blanks that closes nothing, where nothing could have been
 * quoted: “We know,” he said. ” */
static bool is_stray(Quotation *q, uint32_t index) {
    const Quote *mark = &q->marks[index];
    bool odd = mark->state == QUOTE_UNOPENED ||
               (mark->state == QUOTE_UNCLOSED && quote_ends(q, mark));
    if (!odd || mark->looks != QUOTE_NEITHER || !index ||
        !quote_comes_even(q, index) || is_claimed(q, index))
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
    if (quote_has_odd(q, index)) e.most = FIX_SUGGESTED;
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
    if (!quote_comes_even(q, index) || is_claimed(q, index)) e.most = FIX_NONE;
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

static bool blank_behind(const Quotation *q, const Quote *mark) {
    return quote_skip(q, mark, mark->end) != mark->end;
}

/* A screen 10 " wide and 5 " high: inches, that look like a quotation. */
static bool is_measure(const Quotation *q, const Quote *open) {
    size_t size, at = quote_skip_back(q, open, open->start);
    return at < open->start && at &&
           char_is_digit(utf8_before(q->story->text, at, &size));
}

static void tell_gap(Quotation *q, uint32_t index, size_t from, size_t to) {
    const Quote *mark = &q->marks[index];
    const Quote *open =
        mark->turn == QUOTE_OPENS ? mark : &q->marks[mark->partner];
    QuoteEvent e = quote_event(q, SHAPE_SPACED, index);
    e.span = (Span){from, to};
    quote_edit(&e, from, to, mark_text(q, mark));
    if (!quote_comes_even(q, index) || is_measure(q, open))
        e.most = FIX_SUGGESTED;
    quote_tell(q, &e);
}

/* “ We lost ” -> “We lost”. The outer side must show which way it turns. */
static void tell_spaced(Quotation *q, uint32_t index) {
    const Quote *mark = &q->marks[index];
    if (mark->family != QUOTE_DOUBLE) return;
    const Quote *other = &q->marks[mark->partner];
    if (mark->turn == QUOTE_OPENS) {
        size_t inside = quote_skip(q, mark, mark->end);
        if (inside == mark->end || mark->looks == QUOTE_CLOSES ||
            quote_ends(q, mark) || inside == other->start)
            return;
        tell_gap(q, index, mark->start, inside);
    } else {
        size_t inside = quote_skip_back(q, mark, mark->start);
        if (inside == mark->start || mark->looks == QUOTE_OPENS ||
            quote_heads(q, mark) || inside <= other->end)
            return;
        tell_gap(q, index, inside, mark->end);
    }
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

static bool is_end(const Story *story, size_t at, size_t end) {
    return at >= end || story->text[at] == '.';
}

/* Does nothing stand behind the attribution that “he said” could be about: the
 * sentence's end, when, where, or to whom: “he told reporters in Oslo”? But “he
 * said Oslo was alone”, “it added 40 jobs”. */
static bool ends_clause(const Quotation *q, size_t who, size_t end) {
    const Story *story = q->story;
    size_t at = attribution_at(story, who, end);
    if (is_end(story, at, end) || story->text[at] == ',') return true;
    Phrase rest;
    phrase_read(&rest, story, at + 1, end);
    if (phrase_match(&rest, 0, WORD_LINK)) return true;
    size_t whom = phrase_match(&rest, 0, WORD_SPEAKER);
    if (!whom || whom > rest.count) return false;
    return is_end(story, rest.words[whom - 1].span.end, end) ||
           phrase_match(&rest, whom, WORD_LINK);
}

/* “We stay.” she said, “We wait.”: what is said may be the second one. */
static bool announces(const Quotation *q, const Quote *mark, size_t who,
                      size_t end) {
    size_t at = attribution_at(q->story, who, end);
    const Quote *next = mark + 1;
    return next < q->marks + q->count && next->start < end &&
           next->turn == QUOTE_OPENS && at < end &&
           (q->story->text[at] == ',' || q->story->text[at] == ':') &&
           quote_skip(q, mark, at + 1) == next->start;
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
    if (announces(q, mark, who, end)) return;
    QuoteEvent e = quote_event(q, SHAPE_STOP, index);
    const QuoteTally *t = &q->tally;
    bool outside = t->comma_outside > t->comma_inside;
    if (!low || !ends_clause(q, who, end) ||
        t->comma_inside == t->comma_outside || !quote_comes_even(q, index))
        e.most = FIX_SUGGESTED;
    e.span = (Span){stop, mark->end};
    quote_edit(&e, stop, mark->end, with_comma(q, mark, outside));
    quote_tell(q, &e);
}

/* ‘90s -> ’90s. Where a mark that could close follows, it may be a quotation:
 * ‘90 days’ notice’. */
static void tell_elision(Quotation *q, uint32_t index) {
    const Quote *mark = &q->marks[index];
    QuoteEvent e = quote_event(q, SHAPE_ELISION, index);
    for (size_t i = index + 1; i < q->count && i < index + 8; i++)
        if (q->marks[i].paragraph == mark->paragraph &&
            q->marks[i].cp == 0x2019 && q->marks[i].looks == QUOTE_CLOSES)
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
    case QUOTE_CONTINUED: tell_spaced(q, index); break;
    case QUOTE_UNCLOSED:
    case QUOTE_UNOPENED: tell_stray(q, index); break;
    case QUOTE_CLOSED:
        tell_spaced(q, index);
        if (mark->turn == QUOTE_CLOSES) {
            tell_slid(q, index);
            tell_shifted(q, index);
            tell_stop(q, index);
        }
        break;
    default: break;
    }
}
