/* SPDX-License-Identifier: MIT */
#include "text/phrase.h"

#include "base/utf8.h"
#include "unicode/chars.h"
#include <string.h>

#define ENTRY_WORDS 5  /* of the longest entry */
#define ENTRY_BYTES 96 /* more than any entry has */
#define GENITIVE_BYTES 4

static bool is_inner(uint32_t cp) {
    return char_is_letter(cp) || char_is_digit(cp) || char_is_mark(cp);
}

static bool is_apostrophe(uint32_t cp) {
    return cp == '\'' || cp == 0x2019;
}

static bool is_hyphen(uint32_t cp) {
    return cp == '-' || cp == 0x2010 || cp == 0x2011;
}

/* -------------------------------------------------------------- a word -- */

static bool is_figure(char c) {
    return c >= '0' && c <= '9';
}

/* Does cp, before `at` behind `run` letters, join them to what follows? */
static bool is_joint(const Story *story, uint32_t cp, size_t at, size_t end,
                     size_t run) {
    size_t size;
    uint32_t next = utf8_at(story->text, end, at, &size);
    if (!run || !size || !is_inner(next)) return false;
    if (cp == ',') return char_is_digit(next) && is_figure(story->text[at - 2]);
    if (cp == '.') return run == 1;
    return is_apostrophe(cp) || is_hyphen(cp);
}

static bool is_plain(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_figure(c);
}

size_t phrase_word_end(const Story *story, size_t at, size_t end) {
    size_t run = 0, size;
    for (size_t i = at;; i += size) {
        for (; i < end && is_plain(story->text[i]); i++) /* nearly all */
            run++;
        uint32_t cp = utf8_at(story->text, end, i, &size);
        if (size && is_inner(cp) && (i > at || !char_is_mark(cp)))
            run++;
        else if (size && is_joint(story, cp, i + size, end, run))
            run = 0;
        else
            return i;
    }
}

static bool word_starts(const Story *story, size_t at, size_t end) {
    return at < end &&
           (is_plain(story->text[at]) || phrase_word_end(story, at, end) > at);
}

static bool has(const Story *story, WordKind kind, size_t start, size_t end) {
    return furniture_has(story->furniture, kind, story->lang,
                         story->text + start, end - start);
}

/* “al-Kuwari”, “d’Estaing”: a capital behind what such names start with. */
static bool has_inner_capital(const Story *story, Span span) {
    size_t size;
    for (size_t i = span.start; i < span.end; i += size) {
        uint32_t cp = utf8_at(story->text, span.end, i, &size);
        if (is_hyphen(cp) || is_apostrophe(cp)) {
            size_t next = i + size, unused;
            return has(story, WORD_PARTICLE, span.start, next) &&
                   char_is_upper(utf8_at(story->text, span.end, next, &unused));
        }
    }
    return false;
}

/* Where the word's last letters are a genitive's (“bank’s”); for “workers’”,
 * the apostrophe is taken in when a small letter shows the phrase going on. */
static bool take_genitive(const Story *story, Span *span, size_t end) {
    for (size_t n = 2; n <= GENITIVE_BYTES && n < span->end - span->start; n++)
        if (has(story, WORD_GENITIVE, span->end - n, span->end)) return true;
    size_t size, blank, next;
    uint32_t cp = utf8_at(story->text, end, span->end, &size);
    size_t behind = span->end + size;
    bool goes_on =
        is_apostrophe(cp) &&
        char_is_blank(utf8_at(story->text, end, behind, &blank)) &&
        char_is_lower(utf8_at(story->text, end, behind + blank, &next));
    if (!goes_on || !has(story, WORD_GENITIVE, span->end - 1, behind))
        return false;
    span->end = behind;
    return true;
}

/* The stop of “Gen. Smith”, “J. Smith”, “U.S. officials”. */
static void take_stop(const Story *story, PhraseWord *word, size_t end) {
    size_t at = word->span.end, start = word->span.start, size;
    if (at + 1 >= end || story->text[at] != '.' ||
        !char_is_blank(utf8_at(story->text, end, at + 1, &size)))
        return;
    utf8_at(story->text, end, start, &size);
    bool initials =
        word->capital &&
        (start + size == at || memchr(story->text + start, '.', at - start));
    if (initials || has(story, WORD_TITLE, start, at + 1)) word->span.end++;
}

static PhraseWord read_word(const Story *story, size_t at, size_t end) {
    PhraseWord word = {.span = {at, phrase_word_end(story, at, end)}};
    size_t size;
    uint32_t first = utf8_at(story->text, end, at, &size);
    if (word.span.end == at) return word;
    word.number = char_is_digit(first);
    word.capital = char_is_upper(first) || has_inner_capital(story, word.span);
    word.genitive = take_genitive(story, &word.span, end);
    take_stop(story, &word, end);
    return word;
}

/* ------------------------------------------------------------- a phrase -- */

/* Where the next word starts; the gap up to there. */
static size_t next_word(const Story *story, size_t at, size_t end, Gap *gap) {
    size_t size;
    bool comma = at < end && story->text[at] == ',';
    size_t i = at + comma;
    while (char_is_blank(utf8_at(story->text, end, i, &size)))
        i += size;
    bool blank = i > at + comma;
    *gap = !blank || !word_starts(story, i, end) ? GAP_END
           : comma                               ? GAP_COMMA
                                                 : GAP_BLANK;
    return i;
}

void phrase_read(Phrase *phrase, const Story *story, size_t at, size_t end) {
    phrase->story = story;
    phrase->count = 0;
    if (end > story->len) end = story->len;
    for (Gap gap = GAP_BLANK; gap && phrase->count < PHRASE_MOST;) {
        PhraseWord word = read_word(story, at, end);
        if (word.span.end == word.span.start) return;
        at = next_word(story, word.span.end, end, &gap);
        word.gap = gap;
        phrase->words[phrase->count++] = word;
    }
}

static bool is_entry(const Phrase *phrase, Span span, WordKind kind,
                     bool fold) {
    const Story *story = phrase->story;
    char lower[ENTRY_BYTES + 4];
    size_t size, len = span.end - span.start;
    if (has(story, kind, span.start, span.end)) return true;
    uint32_t cp = utf8_at(story->text, span.end, span.start, &size);
    if (!fold || !char_is_upper(cp) || len > ENTRY_BYTES) return false;
    size_t first = utf8_encode(char_to_lower(cp), lower);
    memcpy(lower + first, story->text + span.start + size, len - size);
    return furniture_has(story->furniture, kind, story->lang, lower,
                         first + len - size);
}

/* Can an entry of the kind start with this word, as written or folded? */
static bool may_start(const Phrase *phrase, size_t at, WordKind kind,
                      bool fold) {
    const Story *story = phrase->story;
    const Furniture *furniture = story->furniture;
    const char *text = story->text + phrase->words[at].span.start;
    unsigned char first = (unsigned char)text[0];
    unsigned char second = (unsigned char)text[1];
    if (!furniture) return false;
    if (furniture_may(furniture, kind, first, second)) return true;
    if (!fold) return false;
    if (first >= 'A' && first <= 'Z')
        return furniture_may(furniture, kind, first | 0x20, second);
    return first >= 0x80;
}

static size_t match(const Phrase *phrase, size_t at, WordKind kind, bool fold) {
    size_t most = 0, longest = 0;
    if (at >= phrase->count || !may_start(phrase, at, kind, fold)) return 0;
    size_t bytes = phrase->story->furniture->longest[kind];
    for (size_t i = at; i < phrase->count && most < ENTRY_WORDS;) {
        Span span = {phrase->words[at].span.start, phrase->words[i].span.end};
        if (span.end - span.start > bytes + 4) break;
        most++;
        if (is_entry(phrase, span, kind, fold)) longest = most;
        if (phrase->words[i++].gap != GAP_BLANK) break;
    }
    return longest;
}

size_t phrase_match(const Phrase *phrase, size_t at, WordKind kind) {
    return match(phrase, at, kind, false);
}

size_t phrase_match_any(const Phrase *phrase, size_t at, WordKind kind) {
    return match(phrase, at, kind, true);
}
