/* SPDX-License-Identifier: MIT
 * The fold: one walk over all marks, with what is open. Conventions are those
 * of news copy (AP Stylebook, “Quotation marks”): a quotation that runs over
 * paragraphs opens each of them and closes the last alone. A second mark that
 * opens does not nest, as a rule: paragraphs were joined. */
#include "text/quotes.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "text/attribution.h"
#include "text/quote_marks.h"
#include "text/quotes_inside.h"
#include "unicode/chars.h"
#include <string.h>

#define DEPTH 8       /* families that can be open at once */
#define RUNS_ON_MAX 8 /* paragraphs a quotation runs on without a mark */

/* Something open: its first mark, and those that opened it again, the last
 * first, linked by `partner` until they are closed. */
typedef struct Open {
    uint32_t mark, again, agains;
} Open;

/* The pair closed last, while no mark of its family opened behind it; or the
 * last one of the paragraph that was opened again within a sentence. */
typedef struct Last {
    uint32_t open, close, again; /* `again`: the one that opened it again */
    bool valid;
} Last;

typedef struct Fold {
    const Story *story;
    Quote *marks;
    size_t count;
    QuoteHabits habits;
    Open open[DEPTH];
    size_t depth;
    Last last, kept;
    uint32_t pending;     /* open since an earlier paragraph, or NO_QUOTE */
    uint32_t sentence_of; /* the paragraph that sentence_end is of */
    size_t sentence_end;
} Fold;

static Span paragraph_of(const Fold *f, const Quote *mark) {
    return f->story->paragraphs[mark->paragraph].span;
}

static bool only_blanks(const Fold *f, size_t at, size_t end) {
    size_t size;
    for (; at < end; at += size)
        if (!char_is_blank(utf8_at(f->story->text, end, at, &size)))
            return false;
    return true;
}

static bool heads_paragraph(const Fold *f, const Quote *mark) {
    return only_blanks(f, paragraph_of(f, mark).start, mark->start);
}

/* Does nothing but blanks stand between the two? b is the later one. */
static bool adjoins(const Fold *f, uint32_t a, uint32_t b) {
    const Quote *x = &f->marks[a], *y = &f->marks[b];
    return b == a + 1 && x->paragraph == y->paragraph &&
           only_blanks(f, x->end, y->start);
}

static bool is_judged(const Quote *mark) {
    return mark->state != QUOTE_NONE && mark->state != QUOTE_INCHES &&
           mark->family != QUOTE_SINGLE;
}

/* The next mark of the family in the same paragraph, or NULL. Few stand
 * between: single ones, and of other families. */
static const Quote *next_of_family(const Fold *f, uint32_t index) {
    const Quote *from = &f->marks[index];
    for (size_t i = index + 1; i < f->count && i < index + 64; i++) {
        const Quote *mark = &f->marks[i];
        if (mark->paragraph != from->paragraph) return NULL;
        if (is_judged(mark) && mark->family == from->family) return mark;
    }
    return NULL;
}

static bool will_close(const Fold *f, uint32_t index) {
    const Quote *next = next_of_family(f, index);
    if (!next) return false;
    if (next->looks != QUOTE_NEITHER) return next->looks == QUOTE_CLOSES;
    return quote_turn(&f->habits, next) != QUOTE_OPENS;
}

static void join(Fold *f, uint32_t a, uint32_t b, QuoteState state) {
    f->marks[a].state = f->marks[b].state = (uint8_t)state;
    f->marks[a].partner = b;
    f->marks[b].partner = a;
}

static void set(Fold *f, uint32_t index, QuoteState state, uint32_t partner) {
    f->marks[index].state = (uint8_t)state;
    f->marks[index].partner = partner;
}

/* ------------------------------------------------------------ opening ----- */

static void open_mark(Fold *f, uint32_t index) {
    Quote *mark = &f->marks[index];
    Open *top = f->depth ? &f->open[f->depth - 1] : NULL;
    mark->turn = QUOTE_OPENS;
    f->last.valid = false;
    if (top && f->marks[top->mark].family == mark->family) {
        uint32_t before = top->agains ? top->again : top->mark;
        bool twice = adjoins(f, before, index);
        set(f, index, twice ? QUOTE_DOUBLED : QUOTE_REOPENED, top->again);
        top->again = index;
        top->agains++;
    } else {
        mark->state = QUOTE_UNCLOSED;
        if (f->depth < DEPTH) f->open[f->depth++] = (Open){index, NO_QUOTE, 0};
    }
}

/* The marks that opened it again now know what closes them all. */
static void settle_agains(Fold *f, const Open *open, uint32_t partner) {
    for (uint32_t i = open->again, next; i != NO_QUOTE; i = next) {
        next = f->marks[i].partner;
        f->marks[i].partner = partner;
        if (f->marks[i].state == QUOTE_DOUBLED)
            f->marks[i].partner = next == NO_QUOTE ? open->mark : next;
    }
}

/* ------------------------------------------------------------ closing ----- */

/* Does the mark open a sentence? Then it opens a paragraph that was joined. */
static bool starts_sentence(const Fold *f, uint32_t index) {
    size_t size, at = f->marks[index].start;
    size_t start = paragraph_of(f, &f->marks[index]).start;
    uint32_t cp = utf8_before(f->story->text, at, &size);
    while (at > start && char_is_blank(cp)) {
        at -= size;
        cp = utf8_before(f->story->text, at, &size);
    }
    return cp == '.' || cp == '!' || cp == '?' || cp == 0x2026;
}

/* “He told me “leave now” and I left,” she said. */
static bool close_nested(Fold *f, uint32_t index) {
    Last *last = &f->last;
    if (!last->valid || last->again == NO_QUOTE) return false;
    bool open_twice = adjoins(f, last->open, last->again);
    bool close_twice = adjoins(f, last->close, index);
    if (open_twice && close_twice) return false; /* ““Never”” */
    if (starts_sentence(f, last->again) && !close_twice) return false;
    join(f, last->again, last->close, QUOTE_NESTED);
    join(f, last->open, index, QUOTE_CLOSED);
    *last = (Last){last->open, index, NO_QUOTE, true};
    f->kept.valid = false;
    return true;
}

/* The same with more pairs inside: “She wrote “come” on one card and “stay” on
 * the other,” he said. */
static bool close_kept(Fold *f, uint32_t index) {
    Last kept = f->kept;
    if (!kept.valid || f->marks[kept.open].family != f->marks[index].family)
        return false;
    join(f, kept.again, kept.close, QUOTE_NESTED);
    for (uint32_t i = kept.close + 1; i < index; i++)
        if (f->marks[i].state == QUOTE_CLOSED) f->marks[i].state = QUOTE_NESTED;
    join(f, kept.open, index, QUOTE_CLOSED);
    f->last = (Last){kept.open, index, NO_QUOTE, true};
    f->kept.valid = false;
    return true;
}

static bool is_after_number(const Fold *f, const Quote *mark) {
    size_t size;
    uint32_t cp = utf8_before(f->story->text, mark->start, &size);
    return mark->start && char_is_word(cp) && !char_is_letter(cp);
}

/* "The 12" record sold out," he said: the first of the two is inches. */
static bool close_behind_inches(Fold *f, uint32_t index) {
    Last *last = &f->last;
    if (!last->valid || !is_after_number(f, &f->marks[last->close]))
        return false;
    set(f, last->close, QUOTE_INCHES, NO_QUOTE);
    f->marks[last->close].turn = QUOTE_NEITHER;
    join(f, last->open, index, QUOTE_CLOSED);
    last->close = index;
    return true;
}

/* A closing mark of a family that is open further down closes that one; what
 * was opened above it is lost. */
static bool close_open(Fold *f, uint32_t index) {
    size_t at = f->depth;
    while (at &&
           f->marks[f->open[at - 1].mark].family != f->marks[index].family)
        at--;
    if (!at) return false;
    Open open = f->open[at - 1];
    for (size_t i = at; i < f->depth; i++)
        settle_agains(f, &f->open[i], NO_QUOTE);
    f->depth = at - 1;
    join(f, open.mark, index, f->depth ? QUOTE_NESTED : QUOTE_CLOSED);
    f->last = (Last){open.mark, index, NO_QUOTE, true};
    if (open.agains == 1) {
        f->last.again = open.again;
        if (!starts_sentence(f, open.again)) f->kept = f->last;
    }
    settle_agains(f, &open, index);
    return true;
}

static bool is_small(char c) {
    return c >= 'a' && c <= 'z';
}

/* Where the first sentence of the mark's paragraph ends, if more follow; else
 * SIZE_MAX. Found once a paragraph. */
static size_t first_sentence(Fold *f, const Quote *mark) {
    const char *text = f->story->text;
    Span whole = paragraph_of(f, mark);
    size_t size;
    if (f->sentence_of == mark->paragraph) return f->sentence_end;
    f->sentence_of = mark->paragraph;
    f->sentence_end = SIZE_MAX;
    for (size_t i = whole.start + 2; i + 2 < whole.end; i++)
        if ((text[i] == '.' || text[i] == '!' || text[i] == '?') &&
            text[i + 1] == ' ' && is_small(text[i - 1]) &&
            is_small(text[i - 2]) &&
            char_is_upper(utf8_at(text, whole.end, i + 2, &size))) {
            f->sentence_end = i;
            break;
        }
    return f->sentence_end;
}

/* Does a sentence end before the mark in its paragraph? Then what was open
 * since an earlier one would have been opened again:
 *
 *     He took “all that was left.
 *     Rain fell on Monday. We know,” she said. */
static bool is_behind_sentence(Fold *f, const Quote *mark) {
    bool next = f->marks[f->pending].paragraph + 1 == mark->paragraph;
    if (next && only_blanks(f, mark->end, paragraph_of(f, mark).end))
        return false; /* two paragraphs, and only the second opening lost */
    return first_sentence(f, mark) < mark->start;
}

static bool close_pending(Fold *f, uint32_t index) {
    if (f->pending == NO_QUOTE ||
        f->marks[f->pending].family != f->marks[index].family ||
        is_behind_sentence(f, &f->marks[index]))
        return false;
    join(f, f->pending, index, QUOTE_CLOSED);
    f->last = (Last){f->pending, index, NO_QUOTE, true};
    f->pending = NO_QUOTE;
    return true;
}

static void close_mark(Fold *f, uint32_t index) {
    Quote *mark = &f->marks[index];
    mark->turn = QUOTE_CLOSES;
    if (close_open(f, index) || close_pending(f, index)) return;
    if (close_nested(f, index) || close_behind_inches(f, index)) return;
    bool close_by = f->last.valid && adjoins(f, f->last.close, index);
    if (!close_by && close_kept(f, index)) return;
    if (close_by) {
        set(f, index, QUOTE_DOUBLED, f->last.close);
        f->last.close = index;
    } else {
        mark->state = QUOTE_UNOPENED;
    }
}

/* ----------------------------------------------------------- deciding ----- */

static bool is_open(const Fold *f, const Quote *mark) {
    for (size_t i = 0; i < f->depth; i++)
        if (f->marks[f->open[i].mark].family == mark->family) return true;
    return f->pending != NO_QUOTE &&
           f->marks[f->pending].family == mark->family;
}

static bool low_is_open(const Fold *f) {
    if (!f->depth) return false;
    const Open *top = &f->open[f->depth - 1];
    uint32_t cp = f->marks[top->agains ? top->again : top->mark].cp;
    return cp == 0x201E || cp == ',';
}

/* 6’ 2” is a height, and 68" one where nothing is open. */
static bool is_inches(const Fold *f, uint32_t index) {
    const Quote *mark = &f->marks[index];
    if (mark->cp != '"' && mark->cp != 0x201D && mark->cp != '\'') return false;
    if (!is_after_number(f, mark)) return false;
    if (index && f->marks[index - 1].state == QUOTE_INCHES &&
        f->marks[index - 1].paragraph == mark->paragraph &&
        mark->start - f->marks[index - 1].end <= 4)
        return true;
    return f->depth == 0 && f->pending == NO_QUOTE;
}

/* Where a French, Spanish or Italian quotation runs over paragraphs, its
 * closing mark may open each. */
static bool takes_up(const Fold *f, uint32_t index) {
    const Quote *mark = &f->marks[index];
    if (!f->habits.angled || f->pending == NO_QUOTE) return false;
    if (!heads_paragraph(f, mark) || mark->looks == QUOTE_CLOSES) return false;
    if (will_close(f, index)) return true;
    if (next_of_family(f, index)) return false;
    return index + 1 < f->count && heads_paragraph(f, &f->marks[index + 1]) &&
           f->marks[index + 1].cp == mark->cp;
}

/* A straight mark between blanks at the head of a paragraph, behind one that is
 * open: it opens where one of the marks that follow would have no partner, or
 * where the next paragraph goes on in the same way.
 *
 *     " We stay.
 *     " We wait, " she said. */
static bool takes_up_straight(const Fold *f, uint32_t index) {
    const Quote *mark = &f->marks[index];
    if (f->pending == NO_QUOTE || !heads_paragraph(f, mark) || mark->at_end)
        return false;
    size_t more = 0, i = index + 1;
    for (; i < f->count && f->marks[i].paragraph == mark->paragraph; i++)
        more += is_judged(&f->marks[i]) && f->marks[i].family == mark->family;
    if (more) return more % 2 == 1;
    return i < f->count && f->marks[i].paragraph == mark->paragraph + 1 &&
           f->marks[i].looks == QUOTE_OPENS && heads_paragraph(f, &f->marks[i]);
}

/* A mark of the other side: ”We won,” he said, or “We won,“ he said. Only
 * where its neighbours leave no doubt, and then all comes out even. */
static QuoteTurn turn_round(Fold *f, uint32_t index, QuoteTurn turn) {
    Quote *mark = &f->marks[index];
    if (mark->by_look || mark->family != QUOTE_DOUBLE) return turn;
    bool opens = turn == QUOTE_CLOSES && mark->looks == QUOTE_OPENS &&
                 !is_open(f, mark) && will_close(f, index);
    bool closes = turn == QUOTE_OPENS && is_open(f, mark) &&
                  (mark->looks == QUOTE_CLOSES || mark->at_end);
    if (!opens && !closes) return turn;
    mark->turned = true;
    return opens ? QUOTE_OPENS : QUOTE_CLOSES;
}

/* "We lost, "he said: a blank on the wrong side. */
static bool is_shifted(const Fold *f, const Quote *mark) {
    size_t size, start = paragraph_of(f, mark).start, at = mark->start;
    if (!mark->by_look || !is_open(f, mark) || at <= start) return false;
    uint32_t cp = utf8_before(f->story->text, at, &size);
    if (!char_is_blank(cp) || at - size <= start) return false;
    cp = utf8_before(f->story->text, at - size, &size);
    return (cp == ',' || cp == '?' || cp == '!') &&
           attribution_at(f->story, mark->end, paragraph_of(f, mark).end);
}

/* "We lost." " he said: a second mark, which opens nothing. */
static bool is_second(const Fold *f, uint32_t index) {
    const Quote *mark = &f->marks[index];
    Span whole = paragraph_of(f, mark);
    size_t size;
    if (!mark->by_look || !f->last.valid || !adjoins(f, f->last.close, index) ||
        next_of_family(f, index))
        return false;
    size_t at = mark->end;
    while (char_is_blank(utf8_at(f->story->text, whole.end, at, &size)))
        at += size;
    return attribution_at(f->story, at, whole.end) != 0;
}

static QuoteTurn decide(Fold *f, uint32_t index) {
    const Quote *mark = &f->marks[index];
    QuoteTurn turn = quote_turn(&f->habits, mark);
    if (mark->cp == 0x201C && low_is_open(f)) return QUOTE_CLOSES;
    if (turn == QUOTE_CLOSES && takes_up(f, index)) return QUOTE_OPENS;
    if (turn == QUOTE_OPENS && is_shifted(f, mark)) return QUOTE_CLOSES;
    if (turn == QUOTE_NEITHER && takes_up_straight(f, index))
        return QUOTE_OPENS;
    if (turn == QUOTE_NEITHER)
        return is_open(f, mark) || is_second(f, index) ? QUOTE_CLOSES
                                                       : QUOTE_OPENS;
    return turn_round(f, index, turn);
}

/* ---------------------------------------------------------- paragraphs ---- */

/* Is a closing mark lost before the paragraph's end? A sentence restarts
 * inside, or somebody is named who said it: “We go, he said. */
static bool lost_its_end(const Fold *f, uint32_t index) {
    const Quote *mark = &f->marks[index];
    Span whole = paragraph_of(f, mark);
    return attribution_restart(f->story, mark->end, whole.end) ||
           attribution_tail(f->story, mark->end, whole.end);
}

/* What is open at the paragraph's end waits for the next ones; the marks that
 * opened it again stay open with it. */
static void end_paragraph(Fold *f) {
    f->last.valid = f->kept.valid = false;
    if (!f->depth) return;
    const Open *first = &f->open[0];
    for (size_t i = 0; i < f->depth; i++)
        settle_agains(f, &f->open[i], NO_QUOTE);
    uint32_t from = first->agains ? first->again : first->mark;
    f->pending = lost_its_end(f, from) ? NO_QUOTE : first->mark;
    f->depth = 0;
}

/* The first mark of a paragraph behind one that is open. */
static void meet_pending(Fold *f, uint32_t index, QuoteTurn turn) {
    Quote *open = &f->marks[f->pending], *mark = &f->marks[index];
    if (mark->family != open->family) {
        if (turn == QUOTE_OPENS) f->pending = NO_QUOTE;
        return;
    }
    if (turn != QUOTE_OPENS) return;
    bool empty = only_blanks(f, open->end, paragraph_of(f, open).end);
    if (!empty && mark->paragraph == open->paragraph + 1 &&
        heads_paragraph(f, mark))
        set(f, f->pending, QUOTE_CONTINUED, index);
    f->pending = NO_QUOTE;
}

static bool is_subhead(const Fold *f, size_t paragraph) {
    const Paragraph *p = &f->story->paragraphs[paragraph];
    char last = f->story->text[p->span.end - 1];
    return last != '.' && last != '?' && last != '!' &&
           (p->contexts & (CONTEXT_SUBHEAD | CONTEXT_HEADLINE));
}

/* Paragraphs without a mark have passed since, or a subhead. */
static void drop_pending(Fold *f, uint32_t paragraph) {
    if (f->pending == NO_QUOTE) return;
    uint32_t from = f->marks[f->pending].paragraph;
    bool gone = paragraph > from + RUNS_ON_MAX;
    for (uint32_t p = from + 1; p < paragraph && !gone; p++)
        gone = is_subhead(f, p);
    if (gone) f->pending = NO_QUOTE;
}

static void read_mark(Fold *f, uint32_t index) {
    Quote *mark = &f->marks[index];
    if (!is_judged(mark)) {
        if (mark->family != QUOTE_SINGLE) mark->turn = QUOTE_NEITHER;
    } else if (is_inches(f, index)) {
        set(f, index, QUOTE_INCHES, NO_QUOTE);
        mark->turn = QUOTE_NEITHER;
    } else {
        QuoteTurn turn = decide(f, index);
        if (f->pending != NO_QUOTE) meet_pending(f, index, turn);
        if (turn == QUOTE_OPENS)
            open_mark(f, index);
        else
            close_mark(f, index);
    }
}

static void fold(Fold *f) {
    for (uint32_t i = 0; i < f->count; i++) {
        if (i && f->marks[i].paragraph != f->marks[i - 1].paragraph) {
            end_paragraph(f);
            drop_pending(f, f->marks[i].paragraph);
        }
        read_mark(f, i);
    }
    end_paragraph(f);
}

bool quotes_find(const Story *story, Arena *arena, Quotes *out) {
    *out = (Quotes){NULL, 0, NULL, 0};
    size_t count = quote_marks_find(story, NULL);
    if (!count) return true;
    if (count >= NO_QUOTE) return false;
    Quote *marks = arena_array(arena, count, sizeof *marks);
    if (!marks) return false;
    quote_marks_find(story, marks);
    Fold f = {.story = story,
              .marks = marks,
              .count = count,
              .habits = quote_habits(story, marks, count),
              .pending = NO_QUOTE,
              .sentence_of = NO_QUOTE};
    quote_singles(story, &f.habits, marks, count);
    fold(&f);
    out->items = marks;
    out->count = count;
    return quotes_mark_inside(story, arena, out);
}
