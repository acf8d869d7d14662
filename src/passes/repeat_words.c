/* SPDX-License-Identifier: MIT */
#include "passes/repeat_words.h"

#include "base/hash.h"
#include "base/utf8.h"
#include "unicode/chars.h"
#include <string.h>

static bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n';
}

static bool is_plain(unsigned char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9');
}

/* The first place of [at, end) with a letter or a figure. */
static size_t skip_marks(const char *text, size_t at, size_t end) {
    size_t size = 0;
    for (; at < end && !is_plain((unsigned char)text[at]); at += size) {
        uint32_t cp = utf8_at(text, end, at, &size);
        if (!size || (char_is_word(cp) && !char_is_mark(cp))) break;
    }
    return at;
}

static size_t skip_marks_back(const char *text, size_t start, size_t end) {
    size_t size = 0;
    for (; end > start && !is_plain((unsigned char)text[end - 1]);
         end -= size) {
        uint32_t cp = utf8_before(text, end, &size);
        if (!size || char_is_word(cp)) break;
    }
    return end;
}

/* What the marks in [at, end) are, behind a word and before a blank. */
static After read_after(const char *text, size_t at, size_t end) {
    if (at == end) return AFTER_BLANK;
    if (end == at + 1 && text[at] == ',') return AFTER_COMMA;
    for (size_t i = at; i < end; i++)
        if (text[i] == '.' || text[i] == '?' || text[i] == '!')
            return AFTER_STOP;
    return AFTER_ELSE;
}

static uint64_t hash_word(const char *text, size_t len) {
    uint64_t hash = 0xcbf29ce484222325u; /* FNV-1a, as hash_bytes has it */
    for (size_t i = 0; i < len; i++) {
        unsigned char c = (unsigned char)text[i];
        if (c >= 'A' && c <= 'Z') c |= 0x20;
        hash = (hash ^ c) * 0x100000001b3u;
    }
    return hash;
}

static size_t count_pieces(const char *text, Span span) {
    size_t count = 0;
    for (size_t i = span.start; i < span.end; i++)
        count +=
            !is_blank(text[i]) && (i == span.start || is_blank(text[i - 1]));
    return count;
}

bool repeat_words_read(RepeatWords *out, const Story *story, Span span,
                       Arena *arena) {
    const char *text = story->text;
    RepeatWord *words =
        arena_array(arena, count_pieces(text, span) + 1, sizeof *words);
    size_t count = 0;
    *out = (RepeatWords){story, words, 0};
    if (!words) return false;
    for (size_t at = span.start; at < span.end;) {
        size_t start = at;
        while (at < span.end && !is_blank(text[at]))
            at++;
        size_t from = skip_marks(text, start, at);
        size_t to = skip_marks_back(text, from, at);
        if (to > from)
            words[count++] = (RepeatWord){{from, to},
                                          hash_word(text + from, to - from),
                                          read_after(text, to, at),
                                          from > start};
        else if (count && at > start)
            words[count - 1].after = AFTER_ELSE; /* a dash by itself */
        while (at < span.end && is_blank(text[at]))
            at++;
    }
    out->count = count;
    return true;
}

bool repeat_words_same(const RepeatWords *words, size_t a, size_t b) {
    const RepeatWord *x = &words->items[a], *y = &words->items[b];
    return x->hash == y->hash &&
           x->span.end - x->span.start == y->span.end - y->span.start;
}

bool repeat_words_equal(const RepeatWords *words, size_t a, size_t b) {
    const RepeatWord *x = &words->items[a], *y = &words->items[b];
    const char *text = words->story->text;
    size_t len = x->span.end - x->span.start;
    return len == y->span.end - y->span.start &&
           !memcmp(text + x->span.start, text + y->span.start, len);
}
