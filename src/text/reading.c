/* SPDX-License-Identifier: MIT */
#include "text/reading.h"

#include "base/utf8.h"
#include "text/phrase.h"
#include "unicode/chars.h"
#include <string.h>

#define STEMS 6 /* ways in which one word is made; three is usual */
#define LOWER_BYTES 100
#define SURE_WORDS                                                             \
    4 /* so many, and one that may be a verb is taken for one                  \
       */

typedef struct Lower {
    char text[LOWER_BYTES + 4];
    size_t len;
} Lower;

/* The word in small letters, as lists and dictionaries have it. */
static bool lower_word(const Story *story, Span word, Lower *out) {
    out->len = 0;
    for (size_t at = word.start, size; at < word.end; at += size) {
        uint32_t cp = utf8_at(story->text, word.end, at, &size);
        if (!size || out->len + size > LOWER_BYTES) return false;
        out->len += utf8_encode(char_to_lower(cp), out->text + out->len);
    }
    out->text[out->len] = 0;
    return out->len > 0;
}

static bool is_listed(const Reader *r, WordKind kind, const Lower *word) {
    return furniture_has(r->story->furniture, kind, r->story->lang, word->text,
                         word->len);
}

static bool is_flag(const Reader *r, WordKind kind, const WordStem *stem) {
    return *stem->flag &&
           furniture_has(r->story->furniture, kind, r->story->lang, stem->flag,
                         strlen(stem->flag));
}

/* Is base + ending, with `drop` bytes off and `twice` the last letter doubled,
 * a form of base by a flag of this kind? A doubled one is listed as it is. */
static bool makes(const Reader *r, const char *base, size_t drop, bool twice,
                  WordKind ending, WordKind flag) {
    char form[LOWER_BYTES + 16];
    WordStem stems[STEMS];
    const char *tail =
        furniture_first(r->story->furniture, ending, r->story->lang);
    size_t len = strlen(base);
    if (!tail || len <= drop || len + strlen(tail) + 2 > sizeof form)
        return false;
    memcpy(form, base, len - drop);
    len -= drop;
    if (twice) {
        form[len] = form[len - 1];
        len++;
    }
    memcpy(form + len, tail, strlen(tail) + 1);
    size_t count = known_words_stems(r->words, r->story->lang, form,
                                     strlen(form), stems, STEMS);
    for (size_t i = 0; i < count; i++)
        if (twice ||
            (is_flag(r, flag, &stems[i]) && !strcmp(stems[i].stem, base)))
            return true;
    return false;
}

/* Can one do it: walk, walking; force, forcing; stop, stopping? */
static bool is_verb(const Reader *r, const char *base) {
    return makes(r, base, 0, false, WORD_ING_ENDING, WORD_ING_FLAG) ||
           makes(r, base, 1, false, WORD_ING_ENDING, WORD_ING_FLAG) ||
           makes(r, base, 0, true, WORD_ING_ENDING, WORD_ING_FLAG);
}

/* “stopped”: listed as it is, and “stopping” is as well. */
static unsigned listed_form(const Reader *r, const Lower *word) {
    const char *ing =
        furniture_first(r->story->furniture, WORD_ING_ENDING, r->story->lang);
    size_t n = ing ? strlen(ing) : 0;
    if (n && word->len > n + 2 && !strcmp(word->text + word->len - n, ing))
        return SENSE_ING;
    return 0;
}

static unsigned by_stems(const Reader *r, const Lower *word) {
    WordStem stems[STEMS];
    unsigned senses = 0;
    size_t count = known_words_stems(r->words, r->story->lang, word->text,
                                     word->len, stems, STEMS);
    for (size_t i = 0; i < count; i++) {
        senses |= SENSE_KNOWN;
        if (is_flag(r, WORD_PAST_FLAG, &stems[i])) senses |= SENSE_PAST;
        if (is_flag(r, WORD_ING_FLAG, &stems[i])) senses |= SENSE_ING;
        if (is_flag(r, WORD_THIRD_FLAG, &stems[i])) {
            senses |= SENSE_NOUN | SENSE_PLURAL;
            if (is_verb(r, stems[i].stem)) senses |= SENSE_THIRD;
        }
        if (!*stems[i].flag) senses |= listed_form(r, word);
    }
    if (!count) return 0;
    if (is_verb(r, word->text)) senses |= SENSE_BASE;
    if (makes(r, word->text, 0, false, WORD_NOUN_ENDING, WORD_NOUN_FLAG))
        senses |= SENSE_NOUN;
    return senses;
}

static bool ends_as_adverb(const Reader *r, const Lower *word) {
    const char *end = furniture_first(r->story->furniture, WORD_ADVERB_ENDING,
                                      r->story->lang);
    size_t n = end ? strlen(end) : 0;
    return n && word->len > n + 2 && !strcmp(word->text + word->len - n, end);
}

static unsigned by_lists(const Reader *r, const Lower *word) {
    static const WordKind closed[] = {WORD_FUNCTION, WORD_JOINS, WORD_PRONOUN,
                                      WORD_DETERMINER, WORD_PREPOSITION};
    unsigned senses = 0;
    for (size_t i = 0; i < sizeof closed / sizeof *closed; i++)
        if (is_listed(r, closed[i], word)) senses |= SENSE_FUNCTION;
    if (is_listed(r, WORD_FINITE, word)) senses |= SENSE_FINITE;
    return senses;
}

unsigned reading_word(const Reader *r, Span word) {
    Lower lower;
    size_t size;
    uint32_t first = utf8_at(r->story->text, r->story->len, word.start, &size);
    if (char_is_digit(first)) return SENSE_NUMBER;
    if (!lower_word(r->story, word, &lower)) return 0;
    unsigned senses = by_lists(r, &lower);
    if (senses & (SENSE_FUNCTION | SENSE_FINITE)) return senses | SENSE_KNOWN;
    senses |= by_stems(r, &lower);
    if (ends_as_adverb(r, &lower)) senses |= SENSE_ADVERB;
    if (char_is_upper(first) && !(senses & SENSE_KNOWN)) senses |= SENSE_NAME;
    return senses;
}

/* “the strike”, “of walks”: no verb stands right behind an article or a
 * preposition. */
static bool may_follow(const Reader *r, Span word) {
    Lower lower;
    return !lower_word(r->story, word, &lower) ||
           !(is_listed(r, WORD_DETERMINER, &lower) ||
             is_listed(r, WORD_PREPOSITION, &lower));
}

/* May the word behind one of these senses be what that one does: “prices
 * rise”, “trade rests”, “the mayor resigned”? First in a sentence it asks for
 * something: “ask the neighbours”. */
static bool agrees(const Reader *r, unsigned before, Span word,
                   unsigned senses) {
    Lower lower;
    bool noun = before & (SENSE_NOUN | SENSE_NAME);
    bool past = senses & SENSE_PAST || (lower_word(r->story, word, &lower) &&
                                        is_listed(r, WORD_PARTICIPLE, &lower));
    if (!noun || before & SENSE_FUNCTION) return false;
    if (past) return true;
    return before & SENSE_PLURAL ? (senses & SENSE_BASE) != 0
                                 : (senses & SENSE_THIRD) != 0;
}

static bool is_determiner(const Reader *r, Span word) {
    Lower lower;
    return lower_word(r->story, word, &lower) &&
           is_listed(r, WORD_DETERMINER, &lower);
}

typedef struct Before {
    Span word;
    unsigned senses;
} Before;

static void count_word(const Reader *r, Reading *out, const Before *before,
                       Span word, unsigned senses) {
    bool closed = senses & (SENSE_FINITE | SENSE_FUNCTION);
    bool placed = before->word.end && may_follow(r, before->word);
    out->finite += (senses & SENSE_FINITE) != 0;
    out->function += (senses & SENSE_FUNCTION) != 0;
    out->maybe += !closed && placed && (senses & SENSE_VERB) != 0;
    out->agreeing += !closed && agrees(r, before->senses, word, senses);
    out->agreeing += out->words == 1 && before->senses & SENSE_BASE &&
                     !(before->senses & SENSE_FUNCTION) &&
                     is_determiner(r, word);
    out->words++;
}

Reading reading_of(const Reader *r, Span span) {
    Reading out = {0, 0, 0, 0, 0};
    Before before = {{0, 0}, 0};
    size_t size;
    for (size_t at = span.start; at < span.end;) {
        size_t end = phrase_word_end(r->story, at, span.end);
        if (end == at) {
            utf8_at(r->story->text, span.end, at, &size);
            at += size ? size : 1;
            continue;
        }
        Span word = {at, end};
        unsigned senses = reading_word(r, word);
        count_word(r, &out, &before, word, senses);
        before = (Before){word, senses};
        at = end;
    }
    return out;
}

bool reading_has_verb(const Reading *reading) {
    return reading->finite || reading->agreeing ||
           (reading->maybe && reading->words >= SURE_WORDS);
}
