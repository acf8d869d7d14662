/* SPDX-License-Identifier: MIT
 * What a paragraph is, from its own look and that of its neighbours. In doubt
 * it is a paragraph of text. */
#include "text/facts.h"

#include "base/utf8.h"
#include "text/wire.h"
#include "unicode/chars.h"
#include <stdlib.h>
#include <string.h>

#define SHORT_BYTES 400   /* what is longer is text, whatever it looks like */
#define HEADLINE_MOST 120 /* characters */
#define HEADLINE_WORDS 20
#define SUBHEAD_MOST 60
#define SUBHEAD_WORDS 8
#define TEXT_LEAST 80 /* characters of a line that is text without a stop */
#define LIST_REACH 3  /* paragraphs each way in which items have a fellow */
#define TABLE_REACH 2
#define GAP_BLANKS 3 /* blanks that make a column */

typedef struct Look {
    bool is_long;
    size_t chars, letters, words, figures, gaps;
    uint32_t first, last; /* marks that close quotations left out */
    uint32_t bullet;      /* '1' for any number, 'a' for a letter */
    bool small;           /* its first letter is lower case */
    bool figure_last;
} Look;

typedef struct Facts {
    const Story *story;
    Paragraph *paragraphs;
    Look *looks;
    size_t count;
} Facts;

/* -------------------------------------------------------------- a look -- */

static bool is_closer(uint32_t cp) {
    return cp == '"' || cp == '\'' || cp == ')' || cp == ']' || cp == 0x2019 ||
           cp == 0x201D || cp == 0xBB;
}

typedef struct Token {
    size_t chars, digits, letters;
} Token;

static void end_token(Look *look, Token *token) {
    if (token->chars) {
        bool figure = token->digits && token->letters <= 1;
        look->words++;
        look->figures += figure;
        look->figure_last = figure;
    }
    *token = (Token){0, 0, 0};
}

static void read_char(Look *look, Token *token, uint32_t cp) {
    if (!look->first) look->first = cp;
    if (char_is_letter(cp) && !token->letters && !look->words && !look->small)
        look->small = char_is_lower(cp);
    if (!is_closer(cp)) look->last = cp;
    token->chars++;
    token->digits += char_is_digit(cp);
    token->letters += char_is_letter(cp);
    look->letters += char_is_letter(cp);
    look->chars++;
}

static void read_line(Look *look, const char *text, Span span) {
    Token token = {0, 0, 0};
    size_t blanks = 0, size;
    for (size_t i = span.start; i < span.end; i += size ? size : 1) {
        uint32_t cp = utf8_at(text, span.end, i, &size);
        if (!char_is_blank(cp) && cp >= ' ') {
            if (look->chars && blanks >= GAP_BLANKS) look->gaps++;
            look->chars += look->chars ? blanks : 0;
            blanks = 0;
            read_char(look, &token, cp);
            continue;
        }
        end_token(look, &token);
        blanks += cp == '\t' ? GAP_BLANKS : 1;
    }
    end_token(look, &token);
}

static bool is_mark(uint32_t cp) {
    return cp == '*' || cp == '-' || cp == '+' || cp == 0x2013 ||
           cp == 0x2014 || cp == 0x2022 || cp == 0xB7 || cp == 0x25CF ||
           cp == 0x25AA || cp == 0x25A0 || cp == 0x25E6;
}

/* The bullet the line starts with; 0 when it starts with none. */
static uint32_t bullet_of(const char *text, Span span) {
    size_t at = span.start, size = 0, digits = 0;
    while (at < span.end && strchr(" \t", text[at]) && text[at])
        at++;
    uint32_t cp = utf8_at(text, span.end, at, &size);
    if (at + size < span.end && is_mark(cp))
        return strchr(" \t", text[at + size]) ? cp : 0;
    at += cp == '(';
    for (; at < span.end && text[at] >= '0' && text[at] <= '9'; at++)
        digits++;
    bool letter = !digits && at < span.end && text[at] >= 'a' && text[at] < 'z';
    at += letter;
    if (at + 1 >= span.end || text[at + 1] != ' ') return 0;
    if (letter && text[at] == ')') return 'a';
    return digits && digits < 3 && strchr(".)", text[at]) ? '1' : 0;
}

static Look look_at(const char *text, Span span) {
    Look look = {.is_long = span.end - span.start > SHORT_BYTES};
    look.bullet = bullet_of(text, span);
    if (!look.is_long) read_line(&look, text, span);
    return look;
}

/* ------------------------------------------------------- lists and tables --
 */

static bool is_row(const Look *look) {
    if (look->is_long || look->words < 2) return false;
    bool mostly = look->words > 2 && look->figures * 2 >= look->words;
    bool ends = look->figure_last && look->chars <= SUBHEAD_MOST;
    return look->gaps || mostly || ends;
}

/* Rows by themselves: a line of prose with a hole or two in it is none. */
static bool is_surely_row(const Look *look) {
    bool laid_out = look->gaps > 1 && look->words <= 4 * (look->gaps + 1);
    return !look->is_long && (laid_out || (look->gaps && look->figures &&
                                           look->figures * 2 >= look->words));
}

static bool is_table(const Facts *f, size_t at) {
    size_t rows = 0;
    if (!is_row(&f->looks[at])) return false;
    if (is_surely_row(&f->looks[at])) return true;
    size_t from = at > TABLE_REACH ? at - TABLE_REACH : 0;
    for (size_t i = from; i < f->count && i <= at + TABLE_REACH; i++)
        rows += i != at && is_row(&f->looks[i]);
    return rows >= 2;
}

static bool is_list(const Facts *f, size_t at) {
    uint32_t bullet = f->looks[at].bullet;
    if (!bullet) return false;
    size_t from = at > LIST_REACH ? at - LIST_REACH : 0;
    for (size_t i = from; i < f->count && i <= at + LIST_REACH; i++)
        if (i != at && f->looks[i].bullet == bullet) return true;
    return false;
}

/* ------------------------------------------------------------- headlines -- */

static bool has(const Facts *f, size_t at, unsigned contexts) {
    return (f->paragraphs[at].contexts & contexts) != 0;
}

/* The next paragraph that is no furniture; count when there is none. */
static size_t next_text(const Facts *f, size_t at) {
    while (at < f->count && has(f, at, CONTEXT_FURNITURE))
        at++;
    return at;
}

static bool stops(const Look *look) {
    uint32_t cp = look->last;
    return cp == '.' || cp == ':' || cp == ';' || cp == ',' || cp == 0x2026 ||
           cp == 0x3002;
}

static bool asks(const Look *look) {
    return look->last == '!' || look->last == '?';
}

static bool is_text(const Look *look) {
    return look->is_long || stops(look) || asks(look) ||
           look->chars >= TEXT_LEAST;
}

static bool looks_titled(const Look *look, size_t chars, size_t words) {
    return !look->is_long && look->letters && look->words <= words &&
           look->chars <= chars && !stops(look) && !look->small &&
           !look->bullet;
}

static void find_headlines(const Facts *f) {
    size_t first = next_text(f, 0);
    for (size_t i = first, next; i < f->count; i = next) {
        next = next_text(f, i + 1);
        if (next == f->count) return;
        const Look *look = &f->looks[i];
        bool titled = looks_titled(look, HEADLINE_MOST, HEADLINE_WORDS) &&
                      !has(f, i, CONTEXT_TABLE | CONTEXT_LIST);
        bool dated =
            titled && wire_dateline(f->story, f->paragraphs[next].span).end;
        if (titled && (dated || (i == first && is_text(&f->looks[next]))))
            f->paragraphs[i].contexts |= CONTEXT_HEADLINE;
    }
}

/* -------------------------------------------------------------- subheads -- */

static bool opens_subhead(uint32_t cp) {
    return cp == 0x25A0 || cp == 0x25A1 || cp == 0x25CF || cp == 0x25C6 ||
           cp == 0x25C7 || cp == 0x25BC || cp == 0x25B6;
}

/* What closes 【X】, 〈X〉 and their like; 0: nothing does. */
static uint32_t closes_subhead(uint32_t cp) {
    bool opens = cp == 0x3008 || cp == 0x300A || cp == 0x3010;
    return opens ? cp + 1 : 0;
}

/* – X –, ~X~, == X ==, ■ X, 【X】 */
static bool is_wrapped(const Look *look) {
    uint32_t a = look->first, z = look->last;
    if (look->is_long || look->chars > SUBHEAD_MOST + 20 || look->chars < 3)
        return false;
    if (closes_subhead(a)) return z == closes_subhead(a);
    if (opens_subhead(a)) return true;
    return a == z && (a == '=' || a == '~' || a == '*' || a == '-' ||
                      a == '#' || a == 0x2013 || a == 0x2014 || a == 0xFF5E);
}

static bool is_between(const Facts *f, size_t at) {
    if (!at || at + 1 >= f->count) return false;
    const Look *before = &f->looks[at - 1], *after = &f->looks[at + 1];
    return is_text(before) && is_text(after) && !before->bullet &&
           !has(f, at - 1, CONTEXT_FURNITURE | CONTEXT_TABLE);
}

static bool is_subhead(const Facts *f, size_t at) {
    const Look *look = &f->looks[at];
    if (has(f, at,
            CONTEXT_HEADLINE | CONTEXT_TABLE | CONTEXT_LIST |
                CONTEXT_FURNITURE))
        return false;
    return is_wrapped(look) ||
           (looks_titled(look, SUBHEAD_MOST, SUBHEAD_WORDS) &&
            look->last != '!' && is_between(f, at));
}

/* The rest of the block that a transmission starts with: its short lines up to
 * a blank one, or to text. */
static void find_header(const Facts *f) {
    if (!f->count || !wire_opens(f->story, f->paragraphs[0].span)) return;
    for (size_t i = 1; i < f->count; i++) {
        bool next =
            f->paragraphs[i].span.start == f->paragraphs[i - 1].span.end + 1;
        if (!next || is_text(&f->looks[i]) || f->looks[i].bullet) return;
        f->paragraphs[i].contexts |= CONTEXT_FURNITURE;
    }
}

Status facts_find(Story *story) {
    Facts f = {story, (Paragraph *)story->paragraphs, NULL,
               story->paragraph_count};
    f.looks = malloc((f.count + 1) * sizeof *f.looks);
    if (!f.looks) return STATUS_MEMORY;
    for (size_t i = 0; i < f.count; i++) {
        Span span = f.paragraphs[i].span;
        f.looks[i] = look_at(story->text, span);
        if (wire_is_furniture(story, span, i, f.count - i - 1))
            f.paragraphs[i].contexts |= CONTEXT_FURNITURE;
    }
    for (size_t i = 0; i < f.count; i++) {
        if (is_table(&f, i)) f.paragraphs[i].contexts |= CONTEXT_TABLE;
        if (is_list(&f, i)) f.paragraphs[i].contexts |= CONTEXT_LIST;
    }
    find_header(&f);
    find_headlines(&f);
    for (size_t i = 0; i < f.count; i++)
        if (is_subhead(&f, i)) f.paragraphs[i].contexts |= CONTEXT_SUBHEAD;
    free(f.looks);
    return STATUS_OK;
}
