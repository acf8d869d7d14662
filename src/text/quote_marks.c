/* SPDX-License-Identifier: MIT
 * What stands beside a mark tells most of what it does: a blank before it and
 * a word behind it, and it opens. Where that says nothing, or the opposite of
 * the mark itself, the fold decides (quotes.c). */
#include "text/quote_marks.h"

#include "base/utf8.h"
#include "text/attribution.h"
#include "unicode/chars.h"
#include <string.h>

/* What a character beside a mark is to it. */
typedef enum Side {
    SIDE_EDGE,   /* a blank, or an end of the paragraph */
    SIDE_OPENER, /* ( [ { ¿ ¡ */
    SIDE_CLOSER, /* punctuation behind words: , . ) */
    SIDE_COLON,  /* the same, but it may announce: he said:"We … */
    SIDE_DASH,
    SIDE_WORD
} Side;

static Side side_of(uint32_t cp) {
    if (!cp || char_is_blank(cp) || cp == '\n') return SIDE_EDGE;
    switch (cp) {
    case '(':
    case '[':
    case '{':
    case 0xA1:
    case 0xBF:
    case 0xFF08: return SIDE_OPENER;
    case ')':
    case ']':
    case '}':
    case ',':
    case '.':
    case ';':
    case '!':
    case '?':
    case 0x2026:
    case 0x3001:
    case 0x3002:
    case 0xFF01:
    case 0xFF09:
    case 0xFF0C:
    case 0xFF1F: return SIDE_CLOSER;
    case ':':
    case 0xFF1A: return SIDE_COLON;
    case '-':
    case '/':
    case 0x2013:
    case 0x2014:
    case 0x2015: return SIDE_DASH;
    default: return SIDE_WORD;
    }
}

static QuoteTurn between(Side left, Side right) {
    bool before = left == SIDE_EDGE || left == SIDE_OPENER;
    bool behind =
        right == SIDE_EDGE || right == SIDE_CLOSER || right == SIDE_COLON;
    /* He smiled "- and left: a dash may stand behind either. */
    if (before && (behind || right == SIDE_DASH)) return QUOTE_NEITHER;
    if (before) return QUOTE_OPENS;
    if (behind) return QUOTE_CLOSES;
    if (left == SIDE_DASH || left == SIDE_COLON)
        return right == SIDE_DASH ? QUOTE_NEITHER : QUOTE_OPENS;
    return right == SIDE_WORD ? QUOTE_NEITHER : QUOTE_CLOSES;
}

typedef struct Glyph {
    uint32_t cp;
    QuoteFamily family;
    QuoteTurn turn; /* what it does in most languages */
} Glyph;

static const Glyph GLYPHS[] = {
    {'"', QUOTE_DOUBLE, QUOTE_NEITHER},   {0x201C, QUOTE_DOUBLE, QUOTE_OPENS},
    {0x201D, QUOTE_DOUBLE, QUOTE_CLOSES}, {0x201E, QUOTE_DOUBLE, QUOTE_OPENS},
    {0x201F, QUOTE_DOUBLE, QUOTE_OPENS},  {0xFF02, QUOTE_DOUBLE, QUOTE_NEITHER},
    {'`', QUOTE_DOUBLE, QUOTE_OPENS},     {',', QUOTE_DOUBLE, QUOTE_OPENS},
    {0xAB, QUOTE_ANGLE, QUOTE_OPENS},     {0xBB, QUOTE_ANGLE, QUOTE_CLOSES},
    {'<', QUOTE_ANGLE, QUOTE_OPENS},      {'>', QUOTE_ANGLE, QUOTE_CLOSES},
    {0x300C, QUOTE_CORNER, QUOTE_OPENS},  {0x300D, QUOTE_CORNER, QUOTE_CLOSES},
    {0x300E, QUOTE_WHITE, QUOTE_OPENS},   {0x300F, QUOTE_WHITE, QUOTE_CLOSES},
    {0x300A, QUOTE_TITLE, QUOTE_OPENS},   {0x300B, QUOTE_TITLE, QUOTE_CLOSES},
    {0x3008, QUOTE_WEDGE, QUOTE_OPENS},   {0x3009, QUOTE_WEDGE, QUOTE_CLOSES},
    {0x301D, QUOTE_MINUTE, QUOTE_OPENS},  {0x301E, QUOTE_MINUTE, QUOTE_CLOSES},
    {0x301F, QUOTE_MINUTE, QUOTE_CLOSES}, {'\'', QUOTE_SINGLE, QUOTE_NEITHER},
    {0x2018, QUOTE_SINGLE, QUOTE_OPENS},  {0x2019, QUOTE_SINGLE, QUOTE_CLOSES},
    {0x201A, QUOTE_SINGLE, QUOTE_OPENS},  {0x201B, QUOTE_SINGLE, QUOTE_OPENS},
    {0x2039, QUOTE_SINGLE, QUOTE_OPENS},  {0x203A, QUOTE_SINGLE, QUOTE_CLOSES},
};

static const Glyph *glyph_of(uint32_t cp) {
    for (size_t i = 0; i < sizeof GLYPHS / sizeof *GLYPHS; i++)
        if (GLYPHS[i].cp == cp) return &GLYPHS[i];
    return NULL;
}

/* Of the characters of GLYPHS: C2 AB, E2 80, E3 80, EF BC 82; and the text ends
 * in a NUL. */
static bool may_start(const char *at) {
    switch ((unsigned char)*at) {
    case '"':
    case '\'':
    case 0xC2:
    case 0xE2:
    case 0xE3:
    case 0xEF: return true;
    case '`':
    case ',':
    case '<':
    case '>': return at[1] == *at;
    default: return false;
    }
}

#define CLUSTER 4 /* marks side by side that are looked across: '"We … */

static uint32_t before_cluster(const Story *story, Span whole, size_t at) {
    size_t size;
    uint32_t cp = 0;
    for (int i = 0; i <= CLUSTER && at > whole.start; i++, at -= size) {
        cp = utf8_before(story->text, at, &size);
        const Glyph *glyph = glyph_of(cp);
        if (!glyph || cp == ',' || cp == '>') return cp;
    }
    return 0;
}

static uint32_t behind_cluster(const Story *story, Span whole, size_t at) {
    size_t size;
    for (int i = 0; i <= CLUSTER && at < whole.end; i++, at += size) {
        uint32_t cp = utf8_at(story->text, whole.end, at, &size);
        const Glyph *glyph = glyph_of(cp);
        if (!glyph || cp == ',' || cp == '<') return cp;
    }
    return 0;
}

/* "... and so we lost," she said */
static bool starts_with_dots(const Story *story, Span whole, size_t at) {
    return at + 3 <= whole.end && (!memcmp(story->text + at, "...", 3) ||
                                   !memcmp(story->text + at, "\u2026", 3));
}

/* L’« affaire »: French words lose letters in front of a mark. */
static bool is_elided(const Story *story, Span whole, const Quote *mark) {
    if (mark->cp != 0xAB || mark->start == whole.start) return false;
    size_t size;
    uint32_t cp = utf8_before(story->text, mark->start, &size);
    return cp == '\'' || cp == 0x2019;
}

/* Do only blanks follow in the paragraph? */
static bool is_last(const Story *story, Span whole, size_t at) {
    size_t size;
    while (at < whole.end &&
           char_is_blank(utf8_at(story->text, whole.end, at, &size)))
        at += size;
    return at >= whole.end;
}

static void look(const Story *story, Span whole, Quote *mark) {
    Side left = side_of(before_cluster(story, whole, mark->start));
    Side right = side_of(behind_cluster(story, whole, mark->end));
    if (is_elided(story, whole, mark)) left = SIDE_OPENER;
    mark->looks = (uint8_t)between(left, right);
    mark->at_end = right == SIDE_CLOSER || is_last(story, whole, mark->end);
    if (left == SIDE_EDGE && right == SIDE_CLOSER &&
        starts_with_dots(story, whole, mark->end)) {
        mark->looks = QUOTE_OPENS;
        mark->at_end = false;
    }
}

static bool is_number(uint32_t cp) {
    return char_is_word(cp) && !char_is_letter(cp) && cp != '_';
}

/* 33°18'N, and 6’ 2”: the number behind the mark ends in a mark of inches. */
static bool is_feet(const Story *story, Span whole, const Quote *mark) {
    size_t size, at = mark->end;
    uint32_t cp = utf8_before(story->text, mark->start, &size);
    if (mark->start == whole.start || !is_number(cp)) return false;
    cp = utf8_at(story->text, whole.end, at, &size);
    if (cp == '+' || is_number(cp)) return true;
    if (char_is_blank(cp)) {
        at += size;
        size_t from = at;
        while (at < whole.end && is_number((unsigned char)story->text[at]))
            at++;
        cp = utf8_at(story->text, whole.end, at, &size);
        return at > from && (cp == '"' || cp == 0x201D || cp == 0x2033);
    }
    at = mark->start;
    while (at > whole.start && is_number((unsigned char)story->text[at - 1]))
        at--;
    return utf8_before(story->text, at, &size) == 0xB0;
}

/* ‘24 hours’ in words of two figures, but not ‘90s. */
static bool opens_number(const Story *story, Span whole, const Quote *mark) {
    size_t at = mark->end;
    while (at < whole.end && char_is_digit((unsigned char)story->text[at]))
        at++;
    return mark->cp == 0x2018 && at > mark->end && story->text[at] != 's';
}

static void read_single(const Story *story, Span whole, Quote *mark) {
    size_t size;
    uint32_t before = 0;
    if (mark->start > whole.start)
        before = utf8_before(story->text, mark->start, &size);
    uint32_t behind = utf8_at(story->text, whole.end, mark->end, &size);
    if (mark->cp == 0x201A || mark->cp == 0x2039 || mark->cp == 0x203A) return;
    if (is_feet(story, whole, mark))
        mark->state = QUOTE_INCHES;
    else if (char_is_word(before) && char_is_word(behind))
        mark->state = QUOTE_APOSTROPHE;
    else if (mark->looks == QUOTE_OPENS && !opens_number(story, whole, mark) &&
             attribution_is_elision(story, mark->end, whole.end))
        mark->state = QUOTE_APOSTROPHE;
}

/* Two letters beside a straight mark leave it no turn: Iran"s. A number before
 * a number, and it is inches: 5"x3". */
static void read_double(const Story *story, Span whole, Quote *mark) {
    size_t size;
    if (!mark->by_look || mark->start == whole.start) return;
    uint32_t before = utf8_before(story->text, mark->start, &size);
    uint32_t behind = utf8_at(story->text, whole.end, mark->end, &size);
    if (char_is_letter(before) && char_is_letter(behind))
        mark->state = QUOTE_NONE;
    else if (is_number(before) && char_is_word(behind))
        mark->state = QUOTE_INCHES;
}

/* Two characters that are one mark: `` '' << >> and, before a word, ,, */
static size_t twin(const Story *story, Span whole, size_t at, uint32_t cp) {
    bool twice = at + 1 < whole.end && story->text[at + 1] == (char)cp;
    bool third = at + 2 < whole.end && story->text[at + 2] == (char)cp;
    if (cp == '\'' && (!twice || third)) return 1;
    if (cp != '`' && cp != ',' && cp != '<' && cp != '>' && cp != '\'')
        return 0;
    if (!twice || third ||
        (at > whole.start && story->text[at - 1] == (char)cp))
        return cp == '\'' ? 1 : 0;
    Quote pair = {.start = at, .end = at + 2};
    look(story, whole, &pair);
    QuoteTurn want = glyph_of(cp)->turn;
    if (pair.looks == QUOTE_NEITHER || (want && pair.looks != want))
        return cp == '\'' ? 1 : 0;
    return 2;
}

/* The mark at `at`, if there is one: true, and *mark is filled. */
static bool read_mark(const Story *story, Span whole, size_t at, Quote *mark) {
    size_t size;
    uint32_t cp = utf8_at(story->text, whole.end, at, &size);
    const Glyph *glyph = glyph_of(cp);
    if (!glyph) return false;
    size_t twins = size == 1 && cp != '"' ? twin(story, whole, at, cp) : size;
    if (!twins) return false;
    *mark = (Quote){.start = at,
                    .end = at + twins,
                    .cp = cp,
                    .partner = NO_QUOTE,
                    .family = (uint8_t)glyph->family,
                    .turn = (uint8_t)glyph->turn,
                    .state = QUOTE_UNOPENED};
    if (cp == '\'' && twins == 2) mark->family = QUOTE_DOUBLE;
    mark->by_look = glyph->turn == QUOTE_NEITHER;
    look(story, whole, mark);
    if (mark->family == QUOTE_SINGLE)
        read_single(story, whole, mark);
    else
        read_double(story, whole, mark);
    return true;
}

#define NO_MARKS                                                               \
    (CONTEXT_URL | CONTEXT_MAIL | CONTEXT_CODE | CONTEXT_TICKER | CONTEXT_TAG)

/* Protected spans are in order, and so are the marks. */
static bool is_protected(const Story *story, size_t at, size_t *span) {
    while (*span < story->span_count && story->spans[*span].span.end <= at)
        ++*span;
    return *span < story->span_count && story->spans[*span].span.start <= at &&
           (story->spans[*span].context & NO_MARKS);
}

size_t quote_marks_find(const Story *story, Quote *list) {
    size_t count = 0, span = 0;
    for (size_t p = 0; p < story->paragraph_count; p++) {
        Span whole = story->paragraphs[p].span;
        for (size_t at = whole.start; at < whole.end; at++) {
            Quote mark;
            if (!may_start(story->text + at)) continue;
            if (!read_mark(story, whole, at, &mark)) continue;
            at = mark.end - 1;
            if (is_protected(story, mark.start, &span)) continue;
            mark.paragraph = (uint32_t)p;
            if (list) list[count] = mark;
            count++;
        }
    }
    return count;
}

QuoteHabits quote_habits(const Story *story, const Quote *list, size_t count) {
    QuoteHabits habits = {.own = story->delimiters};
    size_t high = 0, right_opens = 0, out = 0, left = 0;
    size_t in[2] = {0, 0}; /* « that closes, » that opens */
    for (size_t i = 0; i < count; i++) {
        high += list[i].cp == 0x201C || list[i].cp == 0x201E;
        right_opens += list[i].cp == 0x201D && list[i].looks == QUOTE_OPENS;
        left += list[i].cp == 0xAB;
        if (list[i].cp == 0xAB || list[i].cp == 0xBB) {
            out += list[i].looks == list[i].turn;
            if (list[i].looks && list[i].looks != list[i].turn)
                in[list[i].cp == 0xBB]++;
        }
    }
    habits.both_sides =
        habits.own.open == 0x201D || (!habits.own.open && !high && right_opens);
    habits.low_open = habits.own.close == 0x201C && !habits.both_sides;
    habits.angled = habits.own.open == 0xAB;
    habits.one_angle = in[1] && !left;
    habits.reversed = in[0] && in[1] && in[0] + in[1] > out;
    return habits;
}

QuoteTurn quote_turn(const QuoteHabits *habits, const Quote *mark) {
    if (mark->by_look) return (QuoteTurn)mark->looks;
    bool curly = mark->cp == 0x201C || mark->cp == 0x201D;
    if (habits->both_sides && curly) return (QuoteTurn)mark->looks;
    if (habits->low_open && mark->cp == 0x201C)
        return mark->looks == QUOTE_OPENS ? QUOTE_OPENS : QUOTE_CLOSES;
    if (habits->one_angle && mark->cp == 0xBB) return (QuoteTurn)mark->looks;
    if (habits->reversed && (mark->cp == 0xAB || mark->cp == 0xBB))
        return mark->turn == QUOTE_OPENS ? QUOTE_CLOSES : QUOTE_OPENS;
    return (QuoteTurn)mark->turn;
}
