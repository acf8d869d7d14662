/* SPDX-License-Identifier: MIT
 * Kind `fragment`: pieces of sentences, as a translation by segments leaves
 * them. What each is taken for, and what it cannot know, is said in
 * text/reading.h; a false alarm costs an editor more than a piece that stays,
 * so every doubt is for the copy.
 *
 *     The road runs along the coast. Gravel.         an orphan
 *     The vote was postponed. By the council.        a phrase
 *     … in the port. blamed on militants.            lower case
 *
 * Only orphans and phrases that end a paragraph are looked at: in the middle
 * of one they are as often style. */
#include "passes/fragment.h"

#include "base/utf8.h"
#include "unicode/chars.h"
#include "unicode/fold.h"
#include <string.h>

#define LAST_BYTES 64 /* of a last sentence that may be a piece */
#define ORPHAN_WORDS 2
#define PHRASE_WORDS 6
#define WHOLE_WORDS 4   /* of a sentence that a piece was cut from */
#define PLAIN_LETTERS 4 /* of a word that no list has to know */
#define SHORT_LETTERS 3 /* of one that the dictionary knows */
#define YEAR_FIGURES 4

/* ------------------------------------------------------------- findings -- */

void fragment_tell_edits(Fragment *f, Span evidence, const Edit *edits,
                         size_t count) {
    const char *text = f->story->text;
    Value values[VALUE_COUNT] = {
        {text + evidence.start, evidence.end - evidence.start}};
    if (count && f->rule->fix != FIX_NONE)
        values[VALUE_TO] = (Value){edits[0].text, edits[0].len};
    if (!pass_applies(f->ctx, f->rule, f->paragraph, evidence)) return;
    pass_report(f->ctx, f->rule, count ? f->rule->fix : FIX_NONE, f->paragraph,
                evidence, values, VALUE_COUNT, edits,
                f->rule->fix == FIX_NONE ? 0 : count);
}

void fragment_tell(Fragment *f, Span evidence, const Edit *edit) {
    fragment_tell_edits(f, evidence, edit, edit != NULL);
}

/* ---------------------------------------------------------------- words -- */

size_t fragment_skip_back(const Story *story, size_t start, size_t end) {
    size_t size;
    while (end > start && char_is_blank(utf8_before(story->text, end, &size)))
        end -= size;
    return end;
}

bool fragment_is(const Fragment *f, WordKind kind, Span word) {
    char lower[FOLD_MAX + 4];
    const Story *story = f->story;
    size_t size, len = word.end - word.start;
    uint32_t cp = utf8_at(story->text, word.end, word.start, &size);
    if (furniture_has(story->furniture, kind, story->lang,
                      story->text + word.start, len))
        return true;
    if (!char_is_upper(cp) || len > FOLD_MAX) return false;
    size_t first = utf8_encode(char_to_lower(cp), lower);
    memcpy(lower + first, story->text + word.start + size, len - size);
    return furniture_has(story->furniture, kind, story->lang, lower,
                         first + len - size);
}

bool fragment_knows(const Fragment *f, Span word) {
    return (reading_word(&f->reader, word) & SENSE_KNOWN) != 0;
}

static Span word_before(const Fragment *f, size_t end) {
    const char *text = f->story->text;
    size_t start = end, size;
    while (start > f->whole.start) {
        uint32_t cp = utf8_before(text, start, &size);
        if (!char_is_word(cp) && cp != '-' && cp != '\'' && cp != 0x2019) break;
        start -= size;
    }
    return (Span){start, end};
}

static bool is_year(const Fragment *f, Span word) {
    for (size_t i = word.start; i < word.end; i++)
        if (f->story->text[i] < '0' || f->story->text[i] > '9') return false;
    return word.end - word.start == YEAR_FIGURES;
}

bool fragment_ends_plainly(const Fragment *f, size_t end) {
    size_t size;
    const char *text = f->story->text;
    uint32_t last = utf8_before(text, end, &size);
    if (end > f->whole.start && (last == ')' || last == '%')) return true;
    Span word = word_before(f, end);
    size_t len = word.end - word.start;
    if (!len || is_year(f, word)) return len > 0;
    const char *hyphen = memrchr(text + word.start, '-', len);
    if (hyphen) { /* R-Mo. */
        word.start = (size_t)(hyphen + 1 - text);
        len = word.end - word.start;
    }
    if (word.start > f->whole.start && text[word.start - 1] == '.')
        return false; /* U.S., a.m. */
    if (char_is_digit(last) || fragment_is(f, WORD_ABBREVIATED, word) ||
        abbreviations_has(f->ctx->sentences->abbreviations, f->ctx->lang,
                          text + word.start, len + 1))
        return false;
    size_t letters = utf8_count(text + word.start, len), first;
    unsigned senses = reading_word(&f->reader, word);
    bool small = char_is_lower(utf8_at(text, word.end, word.start, &first));
    return letters >= PLAIN_LETTERS ||
           (small && letters > 1 && senses & SENSE_FUNCTION) ||
           (letters >= SHORT_LETTERS && senses & SENSE_KNOWN);
}

/* ---------------------------------------------- the last sentence, a piece --
 */

static bool is_closer(uint32_t cp) {
    return cp == '"' || cp == '\'' || cp == ')' || cp == 0x2019 || cp == 0x201D;
}

/* Does a sentence end at `end`, marks that close counted in, with a stop that
 * tells: no question was asked, no initial stands there? */
static bool ends_statement(const Fragment *f, size_t end) {
    size_t size;
    const char *text = f->story->text;
    uint32_t cp = utf8_before(text, end, &size);
    while (end > f->whole.start && is_closer(cp)) {
        end -= size;
        cp = utf8_before(text, end, &size);
    }
    if (cp != '.') return false;
    uint32_t before = utf8_before(text, end - 1, &size);
    return is_closer(before) || fragment_ends_plainly(f, end - 1);
}

/* The paragraph’s last sentence, where it is short, ends in a stop and follows
 * another one; an empty span where it does not. */
static Span last_sentence(Fragment *f) {
    const char *text = f->story->text;
    size_t end = f->whole.end, at = end;
    Span none = {end, end};
    if (end - f->whole.start < 2 || text[end - 1] != '.') return none;
    size_t least =
        end - f->whole.start > LAST_BYTES ? end - LAST_BYTES : f->whole.start;
    for (at = end - 1; at > least; at--)
        if (text[at - 1] == ' ' && ends_statement(f, at - 1)) break;
    if (at == least) return none;
    Span sentence = sentence_at(f->ctx->sentences, f->story, f->paragraph, at);
    return sentence.start == at ? (Span){at, end} : none;
}

/* Was the sentence before `at` one to cut from: some words, and a verb? */
static bool follows_whole(Fragment *f, size_t at) {
    Span before =
        sentence_at(f->ctx->sentences, f->story, f->paragraph, at - 1);
    if (before.start < f->whole.start) before.start = f->whole.start;
    Reading reading = reading_of(&f->reader, before);
    return reading.words >= WHOLE_WORDS && reading_has_verb(&reading);
}

/* -------------------------------------------------------------- orphans -- */

#define SENSE_NO_ORPHAN                                                        \
    (SENSE_FUNCTION | SENSE_FINITE | SENSE_PAST | SENSE_ING | SENSE_ADVERB |   \
     SENSE_NUMBER)

/* Can the second word be what the first one does: “Prices rise.”, “Trade
 * rests.”? “Night shift.” and “Prices rises.” do not agree. */
static bool agrees(unsigned first, unsigned second) {
    return first & SENSE_PLURAL ? (second & SENSE_BASE) != 0
                                : (second & SENSE_THIRD) != 0;
}

/* Is each word a noun or a name, and do two make no sentence? */
static bool is_orphan(const Fragment *f, const Phrase *p) {
    unsigned senses[ORPHAN_WORDS] = {0};
    if (!p->count || p->count > ORPHAN_WORDS || !p->words[0].capital ||
        phrase_match(p, 0, WORD_ALONE))
        return false;
    for (size_t i = 0; i < p->count; i++) {
        senses[i] = reading_word(&f->reader, p->words[i].span);
        bool noun = (senses[i] & (SENSE_NOUN | SENSE_NAME)) != 0;
        if (senses[i] & SENSE_NO_ORPHAN || !noun ||
            (i + 1 < p->count && p->words[i].gap != GAP_BLANK))
            return false;
    }
    return p->count == 1 || p->words[1].capital ||
           !agrees(senses[0], senses[1]);
}

/* The blanks before a sentence, and the sentence. */
static Edit cut(const Fragment *f, Span sentence) {
    size_t from = fragment_skip_back(f->story, f->whole.start, sentence.start);
    return (Edit){{from, sentence.end}, "", 0};
}

static void find_orphan(Fragment *f) {
    Phrase p;
    Span last = last_sentence(f);
    if (last.start == last.end) return;
    phrase_read(&p, f->story, last.start, last.end - 1);
    if (!p.count || p.words[p.count - 1].span.end != last.end - 1 ||
        !is_orphan(f, &p) || !follows_whole(f, last.start))
        return;
    Edit edit = cut(f, last);
    fragment_tell(f, last, &edit);
}

/* -------------------------------------------------------------- phrases -- */

/* “By the council.”: a preposition, a determiner, and no verb. Without a
 * determiner it is style as often: “By bus.”, “At night.” */
static bool is_phrase(const Fragment *f, Span last, const Phrase *p) {
    if (p->count < 2 || p->count > PHRASE_WORDS ||
        !phrase_match_any(p, 0, WORD_PREPOSITION) ||
        phrase_match(p, 0, WORD_ALONE))
        return false;
    if (!phrase_match(p, 1, WORD_DETERMINER)) return false;
    for (size_t i = 0; i + 1 < p->count; i++) /* “At his side, his wife.” */
        if (p->words[i].gap == GAP_COMMA) return false;
    Reading reading = reading_of(&f->reader, last);
    return !reading.finite && !reading.maybe && reading.words == p->count;
}

/* “postponed. By the” -> “postponed by the” */
static void find_phrase(Fragment *f) {
    Phrase p;
    char first[4];
    size_t size;
    const char *text = f->story->text;
    Span last = last_sentence(f);
    if (last.start == last.end) return;
    phrase_read(&p, f->story, last.start, last.end - 1);
    size_t stop = fragment_skip_back(f->story, f->whole.start, last.start);
    if (text[stop - 1] != '.' || !is_phrase(f, last, &p) ||
        !follows_whole(f, last.start))
        return;
    uint32_t cp = utf8_at(text, last.end, last.start, &size);
    Edit edits[] = {{{stop - 1, stop}, "", 0},
                    {{last.start, last.start + size},
                     first,
                     utf8_encode(char_to_lower(cp), first)}};
    fragment_tell_edits(f, last, edits, 2);
}

/* ----------------------------------------------------------------- pass -- */

static void find(Fragment *f) {
    switch (f->rule->fragment_finds) {
    case FRAGMENT_ORPHAN: find_orphan(f); break;
    case FRAGMENT_PHRASE: find_phrase(f); break;
    case FRAGMENT_LOWER: fragment_lower(f); break;
    case FRAGMENT_LOWER_START: fragment_lower_start(f); break;
    case FRAGMENT_BREAK: fragment_break(f); break;
    case FRAGMENT_FINDS: break;
    }
}

void *fragment_paragraph(PassContext *ctx, size_t paragraph) {
    const RuleList *list = &ctx->rules->by[ctx->phase][RULE_FRAGMENT];
    const Story *story = ctx->story;
    Span whole = story->paragraphs[paragraph].span;
    size_t size;
    whole.end = fragment_skip_back(story, whole.start, whole.end);
    while (char_is_blank(utf8_at(story->text, whole.end, whole.start, &size)))
        whole.start += size;
    pass_start_clock(ctx);
    for (size_t i = 0; i < list->count; i++) {
        const Rule *rule = list->items[i];
        if (!pass_wants(ctx, rule) ||
            (rule->roles && !(rule->roles & 1u << story->role)))
            continue;
        Fragment f = {ctx, rule, story, paragraph, whole, {story, ctx->words}};
        find(&f);
        pass_charge(ctx, rule, paragraph);
    }
    return NULL;
}
