/* SPDX-License-Identifier: MIT */
#include "passes/spell_words.h"

#include "base/utf8.h"
#include "unicode/chars.h"
#include <string.h>

static bool is_apostrophe(uint32_t cp) {
    return cp == '\'' || cp == 0x2019;
}

static bool is_letter(uint32_t cp) {
    return cp < 0x80 ? (cp | 0x20) >= 'a' && (cp | 0x20) <= 'z'
                     : char_is_letter(cp) || char_is_mark(cp);
}

/* What makes of a word a piece of something else. A stop does where no blank
 * follows: example.com. */
static bool joins(uint32_t cp) {
    return cp == '-' || cp == '/' || cp == '@' || cp == '_' || cp == '#' ||
           cp == '&' || cp == '\\' || cp == '=' || cp == '*' || cp == '+' ||
           cp == '<' || cp == '>' || cp == '(' || cp == ')' || cp == '[' ||
           cp == ']' || cp == 0x2010 || cp == 0x2011 || cp == 0xFFFD ||
           cp == 0xAC || cp == 0xAD || char_is_digit(cp) || char_is_mark(cp);
}

/* “Pat - ience”: half a word at what was a line's end. */
static bool is_parted(const Story *story, Span span) {
    const char *text = story->text;
    if (span.start > 1 && text[span.start - 1] == ' ' &&
        text[span.start - 2] == '-')
        return true;
    return span.end + 1 < story->len && text[span.end] == ' ' &&
           text[span.end + 1] == '-';
}

static bool is_joined(const Story *story, Span span) {
    size_t size;
    uint32_t before = utf8_before(story->text, span.start, &size);
    uint32_t after = utf8_at(story->text, story->len, span.end, &size);
    if (span.start && before != '(' && before != '[' &&
        (joins(before) || is_apostrophe(before)))
        return true;
    if (is_parted(story, span)) return true;
    if (span.end == story->len || after == ')' || after == ']') return false;
    if (joins(after) || is_apostrophe(after)) return true;
    uint32_t next = utf8_at(story->text, story->len, span.end + size, &size);
    bool stops = after == '.' || after == ':';
    return stops && span.end + 1 < story->len && char_is_word(next);
}

static void add(SpellWord *word, uint32_t cp) {
    if (word->len > SPELL_WORD_BYTES) return;
    word->len += utf8_encode(is_apostrophe(cp) ? '\'' : char_to_lower(cp),
                             word->lower + word->len);
}

void spell_word_read(const Story *story, Span span, SpellWord *word) {
    size_t upper = 0, size;
    bool first = false;
    word->len = word->letters = 0;
    for (size_t at = span.start; at < span.end; at += size) {
        uint32_t cp = utf8_at(story->text, span.end, at, &size);
        bool capital = char_is_upper(cp);
        upper += capital;
        first |= capital && at == span.start;
        word->letters += !is_apostrophe(cp);
        add(word, cp);
    }
    word->lower[word->len] = 0;
    word->shape = word->len > SPELL_WORD_BYTES               ? SPELT_OTHER
                  : !upper                                   ? SPELT_LOWER
                  : first && upper == 1 && word->letters > 1 ? SPELT_TITLE
                                                             : SPELT_OTHER;
    word->joined = is_joined(story, span);
}

static size_t skip_others(const Story *story, size_t at, size_t end) {
    size_t size;
    for (; at < end; at += size ? size : 1) {
        uint32_t cp = utf8_at(story->text, end, at, &size);
        if (is_letter(cp) && !char_is_mark(cp)) break;
    }
    return at;
}

static size_t word_end(const Story *story, size_t at, size_t end) {
    size_t size = 0, after;
    for (; at < end; at += size) {
        uint32_t cp = utf8_at(story->text, end, at, &size);
        if (is_letter(cp)) continue;
        if (!is_apostrophe(cp) || at + size >= end ||
            !is_letter(utf8_at(story->text, end, at + size, &after)))
            break;
    }
    return at;
}

bool spell_word_next(const Story *story, Span paragraph, size_t *at, Span *span,
                     SpellWord *word) {
    size_t start = skip_others(story, *at, paragraph.end);
    if (start >= paragraph.end) return false;
    *span = (Span){start, word_end(story, start, paragraph.end)};
    *at = span->end;
    spell_word_read(story, *span, word);
    return true;
}
