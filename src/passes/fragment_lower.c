/* SPDX-License-Identifier: MIT
 * Lower case where a sentence should start. What stands there may belong to the
 * sentence before (“in the port. blamed on militants” -> “in the port, blamed
 * on militants”) or be one that lost its capital (“the mayor said so” -> “The
 * mayor said so”); where its words do not tell, it is only found. */
#include "passes/fragment.h"

#include "base/utf8.h"
#include "text/attribution.h"
#include "unicode/chars.h"
#include <string.h>

#define START_WORDS 5 /* of a paragraph that is a sentence */
#define BREAK_WORDS 6 /* of one that stops in the middle of one */
#define REACH 5       /* paragraphs each way that tell verse and lists */

/* What becomes of a start in lower case. */
typedef enum Joint {
    JOINT_UNKNOWN,
    JOINT_COMMA,   /* goes on behind a comma: blamed on, because, who */
    JOINT_BLANK,   /* goes on: of the city */
    JOINT_CAPITAL, /* is a sentence: the mayor said */
} Joint;

static Span word_at(const Fragment *f, size_t at, size_t end) {
    return (Span){at, phrase_word_end(f->story, at, end)};
}

static bool is_figure(char c) {
    return c >= '0' && c <= '9';
}

/* From `at` up to the first mark that parts a sentence. */
static Span clause_at(const Fragment *f, size_t at) {
    const char *text = f->story->text;
    size_t end = at;
    for (; end < f->whole.end; end++) {
        char next = end + 1 < f->whole.end ? text[end + 1] : ' ';
        bool inner = (text[end] == ',' || text[end] == '.') && is_figure(next);
        bool stop = text[end] == '.' && next != ' ';
        if (strchr(",.;:?!\"", text[end]) && !inner && !stop) break;
    }
    return (Span){at, end};
}

/* The clause up to the first word that starts another one: “built for games
 * that were moved”. */
static Span main_clause_at(const Fragment *f, size_t at) {
    Span clause = clause_at(f, at);
    size_t end = at;
    for (size_t i = at; i < clause.end;) {
        Span word = word_at(f, i, clause.end);
        if (word.end > i && fragment_is(f, WORD_JOINS, word))
            return (Span){at, end};
        i = end = word.end > i ? word.end : i + 1;
    }
    return clause;
}

/* Does a clause follow that is no attribution: “based on the law, she faces”,
 * and not “based on the law, she said”? Then what stands before it may belong
 * to it. */
static bool leads(const Fragment *f, size_t end) {
    if (end + 2 >= f->whole.end || f->story->text[end] != ',') return false;
    size_t next = end + 2;
    Span clause = clause_at(f, next);
    Reading reading = reading_of(&f->reader, clause);
    size_t said = attribution_at(f->story, next, clause.end);
    return reading.finite && !said;
}

static bool has_clause(const Fragment *f, size_t at) {
    Reading reading = reading_of(&f->reader, clause_at(f, at));
    return reading_has_verb(&reading);
}

/* “of which”, “among whom” */
static bool is_relative(const Fragment *f, Span word) {
    size_t next = word.end + 1;
    return next < f->whole.end && f->story->text[word.end] == ' ' &&
           fragment_is(f, WORD_JOINS, word_at(f, next, f->whole.end));
}

static Joint joint_of_preposition(const Fragment *f, Span word) {
    Span clause = clause_at(f, word.start);
    Reading reading = reading_of(&f->reader, clause);
    bool opens = clause.end < f->whole.end && f->story->text[clause.end] == ',';
    if (is_relative(f, word)) return JOINT_COMMA;
    return reading.finite || opens ? JOINT_UNKNOWN : JOINT_BLANK;
}

static Joint joint_of(const Fragment *f, Span word) {
    if (fragment_is(f, WORD_JOINS, word)) return JOINT_COMMA;
    if (fragment_is(f, WORD_PREPOSITION, word))
        return joint_of_preposition(f, word);
    if (fragment_is(f, WORD_PRONOUN, word) ||
        fragment_is(f, WORD_DETERMINER, word))
        return has_clause(f, word.end) ? JOINT_CAPITAL : JOINT_UNKNOWN;
    unsigned senses = reading_word(&f->reader, word);
    Span clause = clause_at(f, word.end);
    Reading rest = reading_of(&f->reader, main_clause_at(f, word.end));
    if (fragment_is(f, WORD_PARTICIPLE, word) ||
        senses & (SENSE_PAST | SENSE_ING))
        return rest.finite || leads(f, clause.end) ? JOINT_UNKNOWN
                                                   : JOINT_COMMA;
    if (senses & (SENSE_FINITE | SENSE_FUNCTION)) return JOINT_UNKNOWN;
    return senses & SENSE_NOUN && rest.finite ? JOINT_CAPITAL : JOINT_UNKNOWN;
}

/* --------------------------------------------------- behind a stop -- */

/* Is the word one that may start in lower case anywhere: al-Rashid, iPhone? */
static bool is_name(const Fragment *f, Span word) {
    size_t size;
    for (size_t i = word.start; i < word.end; i += size)
        if (char_is_upper(utf8_at(f->story->text, word.end, i, &size)))
            return true;
    if (!fragment_is(f, WORD_PARTICLE, word)) return false;
    uint32_t next = utf8_at(f->story->text, f->whole.end, word.end, &size);
    return char_is_blank(next) &&
           char_is_upper(
               utf8_at(f->story->text, f->whole.end, word.end + size, &size));
}

static void tell_lower(Fragment *f, size_t stop, Span word) {
    char first[4];
    size_t size;
    uint32_t cp = utf8_at(f->story->text, word.end, word.start, &size);
    Edit comma = {{stop, stop + 1}, ",", 1}, blank = {{stop, stop + 1}, "", 0};
    Edit capital = {{word.start, word.start + size},
                    first,
                    utf8_encode(char_to_upper(cp), first)};
    Span evidence = {stop, word.end};
    switch (joint_of(f, word)) {
    case JOINT_COMMA: fragment_tell(f, evidence, &comma); break;
    case JOINT_BLANK: fragment_tell(f, evidence, &blank); break;
    case JOINT_CAPITAL: fragment_tell(f, evidence, &capital); break;
    case JOINT_UNKNOWN: fragment_tell(f, evidence, NULL); break;
    }
}

static void try_stop(Fragment *f, size_t stop) {
    const char *text = f->story->text;
    size_t at = stop + 1, size;
    while (at < f->whole.end && text[at] == ' ')
        at++;
    if (at == stop + 1 || at >= f->whole.end ||
        !char_is_lower(utf8_at(text, f->whole.end, at, &size)))
        return;
    Span word = word_at(f, at, f->whole.end);
    bool marked = word.end < f->whole.end && strchr(".)/@", text[word.end]) &&
                  word.end + 1 < f->whole.end && text[word.end + 1] != ' ';
    if (marked || is_name(f, word) || !fragment_knows(f, word) ||
        text[stop - 1] == '.' || !fragment_ends_plainly(f, stop))
        return;
    tell_lower(f, stop, word);
}

#define CLOCK_STOPS 64 /* between two looks at the clock */

void fragment_lower(Fragment *f) {
    const char *text = f->story->text;
    size_t stops = 0;
    for (size_t at = f->whole.start + 1; at + 2 < f->whole.end;) {
        const char *stop = memchr(text + at, '.', f->whole.end - at);
        if (!stop) return;
        at = (size_t)(stop - text) + 1;
        unsigned char next = (unsigned char)text[at];
        if (next == ' ' && at + 1 < f->whole.end) try_stop(f, at - 1);
        if (++stops % CLOCK_STOPS) continue;
        pass_charge(f->ctx, f->rule, f->paragraph);
        if (pass_stopped(f->ctx) ||
            pass_has_left(f->ctx, f->rule, f->paragraph))
            return;
    }
}

/* ------------------------------------------------------ at the start -- */

static bool starts_lower(const Story *story, size_t paragraph) {
    Span span = story->paragraphs[paragraph].span;
    size_t size;
    return char_is_lower(utf8_at(story->text, span.end, span.start, &size));
}

/* Verse, lists and copy that never has capitals: a neighbour does the same. */
static bool is_habit(const Fragment *f) {
    size_t from = f->paragraph > REACH ? f->paragraph - REACH : 0, count = 0;
    for (size_t i = from;
         i < f->story->paragraph_count && i <= f->paragraph + REACH; i++)
        count += i != f->paragraph && starts_lower(f->story, i);
    return count > 1;
}

/* The paragraph before, blank ones left out; the paragraph itself when there
 * is none. */
static size_t before(const Fragment *f) {
    for (size_t i = f->paragraph; i > 0; i--) {
        Span span = f->story->paragraphs[i - 1].span;
        if (span.end > span.start) return i - 1;
    }
    return f->paragraph;
}

static bool is_end(uint32_t cp) {
    return cp == '.' || cp == '!' || cp == '?' || cp == 0x2026;
}

/* Does the text up to end close a sentence? */
static bool ends_whole(const Story *story, Span span) {
    size_t end = fragment_skip_back(story, span.start, span.end), size;
    uint32_t cp = utf8_before(story->text, end, &size);
    while (end > span.start && (cp == '"' || cp == '\'' || cp == ')' ||
                                cp == 0x2019 || cp == 0x201D)) {
        end -= size;
        cp = utf8_before(story->text, end, &size);
    }
    return end > span.start && is_end(cp);
}

/* Ends [start, end) with a letter, a figure or a comma? */
static bool ends_open(const Story *story, Span span) {
    size_t end = fragment_skip_back(story, span.start, span.end), size;
    uint32_t cp = utf8_before(story->text, end, &size);
    return end > span.start && (char_is_letter(cp) || cp == ',');
}

void fragment_lower_start(Fragment *f) {
    char first[4];
    size_t size, last = before(f);
    const Paragraph *all = f->story->paragraphs;
    uint32_t cp = utf8_at(f->story->text, f->whole.end, f->whole.start, &size);
    if (!char_is_lower(cp) || !ends_whole(f->story, f->whole)) return;
    unsigned titles = CONTEXT_HEADLINE | CONTEXT_SUBHEAD | CONTEXT_FURNITURE;
    bool first_one = last == f->paragraph;
    if (!first_one && !(all[last].contexts & titles) &&
        !ends_whole(f->story, all[last].span))
        return;
    Span word = word_at(f, f->whole.start, f->whole.end);
    Reading reading =
        reading_of(&f->reader, sentence_at(f->ctx->sentences, f->story,
                                           f->paragraph, f->whole.start));
    if (word.end == word.start || f->story->text[word.end] == '.' ||
        is_name(f, word) || !fragment_knows(f, word) ||
        reading.words < START_WORDS || !reading_has_verb(&reading) ||
        is_habit(f))
        return;
    unsigned senses = reading_word(&f->reader, word);
    Edit edit = {{f->whole.start, f->whole.start + size},
                 first,
                 utf8_encode(char_to_upper(cp), first)};
    bool goes_on = (senses & SENSE_PAST && !first_one) ||
                   (!first_one && joint_of(f, word) == JOINT_COMMA);
    fragment_tell(f, word, goes_on ? NULL : &edit);
}

/* ------------------------------------------------------------- breaks -- */

void fragment_break(Fragment *f) {
    const Paragraph *all = f->story->paragraphs;
    size_t next = f->paragraph + 1, size;
    while (next < f->story->paragraph_count &&
           all[next].span.end == all[next].span.start)
        next++;
    if (next >= f->story->paragraph_count || !ends_open(f->story, f->whole) ||
        !starts_lower(f->story, next))
        return;
    unsigned others = CONTEXT_HEADLINE | CONTEXT_SUBHEAD | CONTEXT_FURNITURE |
                      CONTEXT_LIST | CONTEXT_TABLE;
    if ((all[f->paragraph].contexts | all[next].contexts) & others) return;
    Fragment to = *f;
    to.paragraph = next;
    to.whole = all[next].span;
    Span word = word_at(&to, to.whole.start, to.whole.end);
    Reading reading = reading_of(&f->reader, f->whole);
    if (word.end == word.start || is_name(&to, word) ||
        !fragment_knows(&to, word) || reading.words < BREAK_WORDS ||
        !ends_whole(f->story, to.whole) || is_habit(&to))
        return;
    size_t end = f->whole.end, start = end;
    while (start > f->whole.start &&
           !char_is_blank(utf8_before(f->story->text, start, &size)))
        start -= size;
    Edit edit = {{end, to.whole.start}, " ", 1};
    fragment_tell(f, (Span){start, end}, &edit);
}
