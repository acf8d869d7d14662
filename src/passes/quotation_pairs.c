/* SPDX-License-Identifier: MIT
 * Quotation marks without a partner, and quotations in one another. What may
 * have been lost is only suggested, and only where the words say where it
 * stood; a quotation mark decides who said what. */
#include "base/utf8.h"
#include "passes/quotation.h"
#include "text/attribution.h"
#include "text/phrase.h"
#include "unicode/chars.h"

static bool is_stop(uint32_t cp) {
    return cp == '.' || cp == '!' || cp == '?' || cp == 0x2026;
}

static Span sentence_of(const Quotation *q, const Quote *mark, size_t at) {
    return sentence_at(q->ctx->sentences, q->story, mark->paragraph, at);
}

/* The mark on the other side of this one, in its own style. */
static const char *counterpart(const Quotation *q, const Quote *mark) {
    bool low = q->story->delimiters.close == 0x201C;
    switch (mark->cp) {
    case 0x201C: return "\u201D";
    case 0x201D: return "\u201C";
    case 0x201E: return low ? "\u201C" : "\u201D";
    case 0xAB: return "\u00BB";
    case 0xBB: return "\u00AB";
    default: return "\"";
    }
}

/* Marks of other families are foreign words or titles; they are the story's
 * only where its language writes so. */
static bool is_own(const Quotation *q, const Quote *mark) {
    const Delimiters *own = &q->story->delimiters;
    return mark->family == QUOTE_DOUBLE || mark->cp == own->open ||
           mark->cp == own->close;
}

/* » Read more: a sign, no mark. */
static bool is_sign(const Quote *mark) {
    return mark->family == QUOTE_ANGLE && mark->looks == QUOTE_NEITHER;
}

/* ------------------------------------------------------------ unclosed ---- */

/* “We go, he said.            -> “We go,” he said.
 * He called it “a new start.  -> He called it “a new start.”
 * Where a sentence ends in between, only a quotation that starts the paragraph
 * or that a colon announces is taken to go on to its end. */
static size_t lost_close(const Quotation *q, const Quote *mark) {
    size_t size, end = quote_paragraph(q, mark).end;
    size_t tail = attribution_tail(q->story, mark->end, end);
    if (tail) return tail;
    end = quote_skip_back(q, mark, end);
    if (!is_stop(utf8_before(q->story->text, end, &size))) return 0;
    if (quote_heads(q, mark)) return end;
    size_t before = quote_skip_back(q, mark, mark->start);
    uint32_t cp = utf8_before(q->story->text, before, &size);
    if (cp == ':' || cp == ',') return end;
    return sentence_of(q, mark, mark->end).end >= end ? end : 0;
}

static void tell_restart(Quotation *q, uint32_t index, size_t restart) {
    QuoteEvent e = quote_event(q, SHAPE_RESTARTS, index);
    if (restart - e.span.start <= 160) e.span.end = restart;
    quote_tell(q, &e);
}

/* The first behind the mark. A paragraph of lost marks is looked through once.
 */
static size_t find_restart(Quotation *q, const Quote *mark, size_t end) {
    bool known = q->restart_of == mark->paragraph &&
                 (!q->restart || q->restart > mark->end);
    if (!known) q->restart = attribution_restart(q->story, mark->end, end);
    q->restart_of = mark->paragraph;
    return q->restart;
}

static void tell_unclosed(Quotation *q, uint32_t index) {
    const Quote *mark = &q->marks[index];
    Span whole = quote_paragraph(q, mark);
    size_t restart = find_restart(q, mark, whole.end);
    if (restart) {
        tell_restart(q, index, restart);
        return;
    }
    QuoteEvent e = quote_event(q, SHAPE_UNCLOSED, index);
    bool clear = mark->looks == QUOTE_OPENS && is_own(q, mark) &&
                 quote_comes_even(q, index);
    size_t at = clear ? lost_close(q, mark) : 0;
    e.most = FIX_SUGGESTED;
    if (at) quote_edit(&e, at, at, counterpart(q, mark));
    quote_tell(q, &e);
}

/* ------------------------------------------------------------ unopened ---- */

/* Does the sentence say who said what stands before or behind it: “She said.”,
 * “It goes on, she said.”, ““It goes on,” she said.” */
static bool attributes(const Quotation *q, uint32_t index, Span sentence) {
    const Story *story = q->story;
    if (index && q->marks[index - 1].turn == QUOTE_CLOSES &&
        q->marks[index - 1].start >= sentence.start &&
        attribution_ends(
            story, quote_skip(q, &q->marks[index], q->marks[index - 1].end),
            sentence.end))
        return true;
    return attribution_tail(story, sentence.start, sentence.end) ||
           attribution_ends(story, sentence.start, sentence.end);
}

/* We are ready,” she said.                  -> “We are ready,” she said.
 * Talks go on, she said. We are ready.”     -> … she said. “We are ready.” */
static bool lost_open(const Quotation *q, uint32_t index, size_t *at) {
    const Quote *mark = &q->marks[index];
    Span whole = quote_paragraph(q, mark);
    size_t size, inside = mark->start;
    if (inside > whole.start) {
        (void)utf8_before(q->story->text, inside, &size);
        inside -= size;
    }
    Span sentence = sentence_of(q, mark, inside);
    size_t behind = quote_skip(q, mark, mark->end);
    *at = quote_skip(q, mark, sentence.start);
    if (*at >= mark->start) return false;
    if (sentence.start <= whole.start)
        return attribution_at(q->story, behind, whole.end) != 0;
    if (behind < whole.end) return false;
    return attributes(q, index, sentence_of(q, mark, sentence.start - 1));
}

static void tell_unopened(Quotation *q, uint32_t index) {
    const Quote *mark = &q->marks[index];
    QuoteEvent e = quote_event(q, SHAPE_UNOPENED, index);
    size_t at;
    e.most = FIX_SUGGESTED;
    if (mark->looks == QUOTE_CLOSES && is_own(q, mark) &&
        quote_comes_even(q, index) && lost_open(q, index, &at))
        quote_edit(&e, at, at, counterpart(q, mark));
    quote_tell(q, &e);
}

/* -------------------------------------------------------- opened again ---- */

/* Is the word at `at` one that goes on with a sentence: because, at? */
static bool goes_on(const Quotation *q, size_t at, size_t end) {
    Phrase p;
    phrase_read(&p, q->story, at, end);
    return phrase_match_any(&p, 0, WORD_JOINS) ||
           phrase_match_any(&p, 0, WORD_PREPOSITION);
}

static bool is_ellipsis(const Quotation *q, size_t end) {
    size_t size;
    const char *text = q->story->text;
    uint32_t cp = utf8_before(text, end, &size);
    return cp == 0x2026 || (cp == '.' && end > 2 && text[end - 2] == '.' &&
                            text[end - 3] == '.');
}

/* The capital behind the mark, in lower case. */
static void lower_next(QuoteEvent *e, const Quotation *q, size_t at,
                       char small[4]) {
    size_t size;
    uint32_t cp = utf8_at(q->story->text, q->story->len, at, &size);
    if (!char_is_upper(cp)) return;
    size_t len = utf8_encode(char_to_lower(cp), small);
    small[len] = 0;
    quote_edit(e, at, at + size, small);
}

/* “We will wait… “As long as we must,” she said: the second one goes, and the
 * capital that it brought along. Within a sentence it may as well be that one
 * between is lost. */
static void tell_reopened(Quotation *q, uint32_t index) {
    const Quote *mark = &q->marks[index];
    char small[5] = {0};
    size_t size, at = quote_skip_back(q, mark, mark->start);
    size_t end = quote_paragraph(q, mark).end;
    uint32_t before = utf8_before(q->story->text, at, &size);
    bool sentence = is_stop(before);
    bool joins = goes_on(q, mark->end, end);
    bool trails = sentence && joins && is_ellipsis(q, at);
    bool clause = before == ',' && joins &&
                  char_is_lower(utf8_at(q->story->text, end, mark->end, &size));
    /* Straight marks of joined paragraphs are how many desks archive. */
    if (sentence && mark->by_look && !trails) return;
    QuoteEvent e =
        quote_event(q, sentence ? SHAPE_REOPENED : SHAPE_INTERRUPTED, index);
    e.most = FIX_SUGGESTED;
    if (sentence || clause) quote_edit(&e, mark->start, mark->end, "");
    if (trails) lower_next(&e, q, mark->end, small);
    quote_tell(q, &e);
}

/* “He told me “leave now” and left.” -> “He told me ‘leave now’ and left.” */
static void tell_nested(Quotation *q, uint32_t index) {
    const Quote *mark = &q->marks[index];
    if (mark->turn != QUOTE_OPENS || mark->family != QUOTE_DOUBLE) return;
    const Quote *close = &q->marks[mark->partner];
    if (close->paragraph != mark->paragraph) return;
    bool straight = mark->cp == '"';
    QuoteEvent e = quote_event(q, SHAPE_NESTED, index);
    e.most = FIX_SUGGESTED;
    quote_edit(&e, mark->start, mark->end, straight ? "'" : "\u2018");
    quote_edit(&e, close->start, close->end, straight ? "'" : "\u2019");
    quote_tell(q, &e);
}

/* ------------------------------------------------------------ two in one -- */

/* “We lost” “all of it,” he said -> “We lost all of it,” he said */
static void tell_split(Quotation *q, uint32_t index) {
    const Quote *close = &q->marks[index];
    if (index + 1 >= q->count) return;
    const Quote *open = &q->marks[index + 1];
    if (open->paragraph != close->paragraph || open->turn != QUOTE_OPENS ||
        open->family != QUOTE_DOUBLE || open->partner == NO_QUOTE ||
        quote_skip(q, close, close->end) != open->start ||
        open->start == close->end)
        return;
    size_t size, end = quote_paragraph(q, close).end;
    uint32_t before = utf8_before(q->story->text, close->start, &size);
    uint32_t behind = utf8_at(q->story->text, end, open->end, &size);
    if (!(char_is_letter(before) || before == ',') || !char_is_lower(behind))
        return;
    /* Not a list: “the Trail,” “the Meeting,” “the Port,” he wrote. */
    uint32_t first = close->partner;
    if (first && q->marks[first - 1].turn == QUOTE_CLOSES &&
        quote_skip(q, close, q->marks[first - 1].end) == q->marks[first].start)
        return;
    const Quote *last = &q->marks[open->partner];
    if (last->paragraph != open->paragraph ||
        !attribution_at(q->story, quote_skip(q, last, last->end), end))
        return;
    QuoteEvent e = quote_event(q, SHAPE_SPLIT, index);
    e.span.end = open->end;
    e.most = FIX_SUGGESTED;
    quote_edit(&e, close->start, close->end, "");
    quote_edit(&e, open->start, open->end, "");
    quote_tell(q, &e);
}

/* Opens here, and closes paragraphs later without opening them again. */
static void tell_runs_on(Quotation *q, uint32_t index) {
    const Quote *mark = &q->marks[index];
    if (q->marks[mark->partner].paragraph == mark->paragraph) return;
    QuoteEvent e = quote_event(q, SHAPE_RUNS_ON, index);
    quote_tell(q, &e);
}

void quote_pairs(Quotation *q, uint32_t index) {
    const Quote *mark = &q->marks[index];
    if (mark->family == QUOTE_SINGLE || is_sign(mark)) return;
    bool odd = mark->state == QUOTE_UNCLOSED || mark->state == QUOTE_UNOPENED;
    if (!is_own(q, mark) && !odd) return;
    switch ((QuoteState)mark->state) {
    case QUOTE_UNCLOSED: tell_unclosed(q, index); break;
    case QUOTE_UNOPENED: tell_unopened(q, index); break;
    case QUOTE_REOPENED: tell_reopened(q, index); break;
    case QUOTE_NESTED: tell_nested(q, index); break;
    case QUOTE_CLOSED:
        if (mark->turn == QUOTE_OPENS)
            tell_runs_on(q, index);
        else
            tell_split(q, index);
        break;
    default: break;
    }
}
