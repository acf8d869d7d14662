/* SPDX-License-Identifier: MIT
 * Kind `repeat`: what stands twice, as pieces of a sentence that were
 * translated one by one leave it, or again and again, as an engine does that
 * lost its way:
 *
 *     duty free free  ->  duty free
 *     in the south in the south of  ->  in the south of
 *     it is the case of the case of the case of …  only told
 *
 * Two words in a row that are no such slip (“had had”, “Duran Duran”) are data:
 * the rule's `except`. */
#include "passes/repeat_words.h"

#include "base/utf8.h"
#include "unicode/chars.h"
#include <string.h>

#define PHRASE_LONGEST 8 /* words */
#define PHRASE_BYTES 5   /* of the shortest phrase: “of the” */
#define LOOP_WORDS 4     /* times that a word stands in a loop */
#define LOOP_PHRASES 3
#define LOOP_COMMAS 5 /* with commas between: lists and cheers are shorter */
#define NUMBER_LEAST 2
#define SHOUT_LEAST 4 /* letters; shorter ones are acronyms */
#define EXCEPT_BYTES 96

typedef struct Repeat {
    PassContext *ctx;
    size_t paragraph;
    RepeatWords words;
} Repeat;

/* Words in a row that repeat themselves: from `first` on, `count` of them,
 * each the same as the one `period` before it. */
typedef struct RepeatRow {
    size_t first, period, count;
    bool commas;
} RepeatRow;

/* ------------------------------------------------------------ exceptions -- */

/* An exception that ends so is none where the sentence ends: “what it is is
 * a slip”, and no sentence ends in “it is is”. */
#define GOES_ON " \u2026"

static bool in_list(const Rule *rule, const char *text, size_t len,
                    bool goes_on) {
    size_t mark = sizeof GOES_ON - 1;
    for (size_t i = 0; i < rule->except_count; i++) {
        const Spelling *e = &rule->except[i];
        bool marked =
            e->len > mark && !memcmp(e->text + e->len - mark, GOES_ON, mark);
        size_t n = marked ? e->len - mark : e->len;
        if (n == len && !memcmp(e->text, text, len) && (goes_on || !marked))
            return true;
    }
    return false;
}

/* Is what repeats, in small letters, one of the rule's exceptions? */
static bool is_excepted(const Repeat *r, const Rule *rule, Span unit,
                        size_t end) {
    char lower[EXCEPT_BYTES + 4];
    const char *text = r->ctx->story->text;
    size_t used = 0, size;
    for (size_t at = unit.start; at < unit.end && rule->except_count;
         at += size) {
        uint32_t cp = utf8_at(text, unit.end, at, &size);
        if (!size || used + size > EXCEPT_BYTES) return false;
        used += utf8_encode(char_to_lower(cp), lower + used);
    }
    bool stops = text[end] == '.' || text[end] == '!';
    return used && in_list(rule, lower, used, !stops);
}

/* ------------------------------------------------------------- findings -- */

static void tell(Repeat *r, RepeatFinds finds, Span span, Span unit,
                 const Edit *edit) {
    PassContext *ctx = r->ctx;
    const RuleList *list = &ctx->rules->by[ctx->phase][RULE_REPEAT];
    const char *text = ctx->story->text;
    Value values[VALUE_COUNT] = {{text + unit.start, unit.end - unit.start}};
    values[VALUE_TO] = values[VALUE_FROM];
    for (size_t i = 0; i < list->count; i++) {
        const Rule *rule = list->items[i];
        if (rule->repeat_finds != finds || !pass_wants(ctx, rule) ||
            is_excepted(r, rule, unit, span.end) ||
            !pass_applies(ctx, rule, r->paragraph, span))
            continue;
        pass_report(ctx, rule, edit ? rule->fix : FIX_NONE, r->paragraph, span,
                    values, VALUE_COUNT, edit, edit && rule->fix != FIX_NONE);
    }
}

static Span span_of(const Repeat *r, size_t first, size_t count) {
    return (Span){r->words.items[first].span.start,
                  r->words.items[first + count - 1].span.end};
}

/* All but the first of what stands in the row goes. */
static void tell_row(Repeat *r, RepeatFinds finds, const RepeatRow *row,
                     bool fixes) {
    size_t copies = row->count / row->period;
    Span span = span_of(r, row->first, copies * row->period);
    Span unit = span_of(r, row->first, row->period);
    Edit edit = {{unit.end, span.end}, "", 0};
    if (finds < REPEAT_QUOTED &&
        quotes_inside(&r->ctx->story->quotes, span.start))
        finds = REPEAT_QUOTED;
    tell(r, finds, span, unit, fixes ? &edit : NULL);
}

/* ----------------------------------------------------------------- words -- */

static uint32_t first_char(const Repeat *r, size_t word) {
    Span span = r->words.items[word].span;
    size_t size;
    return utf8_at(r->ctx->story->text, span.end, span.start, &size);
}

static bool is_capital(const Repeat *r, size_t word) {
    return char_is_upper(first_char(r, word));
}

static bool is_known(const Repeat *r, size_t word) {
    PassContext *ctx = r->ctx;
    Span span = r->words.items[word].span;
    return known_words_has(ctx->words, ctx->lang, ctx->story->text + span.start,
                           span.end - span.start);
}

static bool follows_blank(const Repeat *r, size_t word) {
    return word && r->words.items[word - 1].after == AFTER_BLANK &&
           !r->words.items[word].opens;
}

static bool is_number(const Repeat *r, size_t word) {
    return char_is_digit(first_char(r, word));
}

static bool ends_sentence(const RepeatWords *w, size_t word) {
    return w->items[word].after == AFTER_STOP;
}

/* “surpassed 100 100.”, “on the 6th 6th.”, and no row of results. */
static bool is_number_slip(const Repeat *r, const RepeatRow *row) {
    const char *text = r->ctx->story->text;
    Span span = r->words.items[row->first].span;
    size_t next = row->first + row->count, len = span.end - span.start;
    if (!follows_blank(r, row->first) || is_number(r, row->first - 1) ||
        memchr(text + span.start, '-', len))
        return false;
    bool month = is_capital(r, row->first - 1);
    if (ends_sentence(&r->words, next - 1)) return month || len >= NUMBER_LEAST;
    return row->count == 2 && len >= NUMBER_LEAST && !month &&
           next < r->words.count &&
           r->words.items[next - 1].after == AFTER_BLANK &&
           !is_number(r, next) && !is_capital(r, next);
}

/* “The the” at the start of a sentence: the same word twice; “May may” within
 * one is not. */
static bool same_but_start(const Repeat *r, const RepeatRow *row) {
    size_t at = row->first;
    for (size_t i = 1; i < row->count; i++)
        if (!repeat_words_equal(&r->words, at + i - 1, at + i) &&
            (i > 1 || follows_blank(r, at) || !is_capital(r, at) ||
             is_capital(r, at + 1)))
            return false;
    return true;
}

/* “The sign says STOP STOP”; “the US US” is none. */
static bool is_shouted(const Repeat *r, size_t word) {
    Span span = r->words.items[word].span;
    for (size_t i = span.start; i < span.end; i++)
        if (r->ctx->story->text[i] < 'A' || r->ctx->story->text[i] > 'Z')
            return false;
    return span.end - span.start >= SHOUT_LEAST;
}

/* Is the word of the row one that a translation brought along, and no name
 * that is so, like Bafana Bafana? */
static bool is_slip(const Repeat *r, const RepeatRow *row) {
    bool name = is_capital(r, row->first + 1);
    bool after = follows_blank(r, row->first);
    bool second = after && is_capital(r, row->first - 1);
    if (name && (!after || is_shouted(r, row->first))) return false;
    if (is_known(r, row->first)) return !name || row->count == 2;
    return second && ends_sentence(&r->words, row->first + row->count - 1);
}

static void judge_word(Repeat *r, const RepeatRow *row) {
    Span span = r->words.items[row->first].span;
    size_t letters =
        utf8_count(r->ctx->story->text + span.start, span.end - span.start);
    if (row->commas || !same_but_start(r, row)) return;
    if (is_number(r, row->first)) {
        if (is_number_slip(r, row)) tell_row(r, REPEAT_WORD, row, true);
    } else if (letters > 1 && char_is_letter(first_char(r, row->first))) {
        tell_row(r, is_slip(r, row) ? REPEAT_WORD : REPEAT_NAME, row, true);
    }
}

/* --------------------------------------------------------------- phrases -- */

/* One word of small letters at least, and no name or measure by itself: “New
 * York New York”, “38 years 38 years”. */
static bool is_phrase(const Repeat *r, const RepeatRow *row) {
    bool lower = false;
    for (size_t i = 0; i < row->period; i++)
        lower |= char_is_lower(first_char(r, row->first + i));
    Span unit = span_of(r, row->first, row->period);
    return lower && unit.end - unit.start >= PHRASE_BYTES &&
           !(row->period == 2 && is_number(r, row->first));
}

/* “paycheck to paycheck to”, “for measure for measure”: words that English
 * turns around. */
static bool turns(const Repeat *r, const RepeatRow *row) {
    const Story *story = r->ctx->story;
    if (row->period != 2) return false;
    for (size_t i = 0; i < row->period; i++) {
        Span word = r->words.items[row->first + i].span;
        if (furniture_has(story->furniture, WORD_TURNS, story->lang,
                          story->text + word.start, word.end - word.start))
            return true;
    }
    return row->count % row->period != 0; /* “time after time after time” */
}

static void judge_phrase(Repeat *r, const RepeatRow *row) {
    if (!row->commas && !turns(r, row) && is_phrase(r, row))
        tell_row(r, REPEAT_PHRASE, row, true);
}

#define CHEER_WORDS 2

/* Is it all that the paragraph says: “Vote, vote, vote, vote, vote!” */
static bool fills_paragraph(const Repeat *r, const RepeatRow *row) {
    return row->period <= CHEER_WORDS &&
           row->count + row->period > r->words.count;
}

static void judge(Repeat *r, const RepeatRow *row) {
    size_t copies = row->count / row->period;
    size_t many = row->commas        ? LOOP_COMMAS
                  : row->period == 1 ? LOOP_WORDS
                                     : LOOP_PHRASES;
    bool figures =
        row->period == 1 && is_number(r, row->first) && !is_number_slip(r, row);
    if (copies >= many && !figures && !fills_paragraph(r, row))
        tell_row(r, REPEAT_LOOP, row, false);
    else if (row->period == 1)
        judge_word(r, row);
    else if (copies == 2)
        judge_phrase(r, row);
}

/* ------------------------------------------------------------------ rows -- */

/* Does what repeats repeat itself: “very very” twice? */
static bool has_shorter(const Repeat *r, const RepeatRow *row) {
    for (size_t period = 1; period < row->period; period++) {
        size_t i = period;
        if (row->period % period) continue;
        while (i < row->period && repeat_words_same(&r->words, row->first + i,
                                                    row->first + i - period))
            i++;
        if (i == row->period) return true;
    }
    return false;
}

static void end_row(Repeat *r, size_t period, size_t end, size_t run) {
    RepeatRow row = {end - run - period, period, run + period, false};
    if (run < period) return;
    for (size_t i = row.first; i + 1 < end; i++)
        row.commas |= r->words.items[i].after == AFTER_COMMA;
    if (!has_shorter(r, &row)) judge(r, &row);
}

static bool joins(const RepeatWord *word, const RepeatWord *next) {
    return (word->after == AFTER_BLANK || word->after == AFTER_COMMA) &&
           !next->opens;
}

static void find_rows(Repeat *r, size_t period) {
    const RepeatWords *w = &r->words;
    size_t run = 0, since = 0; /* words since the last gap that parts them */
    for (size_t i = 1; i < w->count; i++) {
        bool joined = joins(&w->items[i - 1], &w->items[i]);
        since = joined ? since + 1 : 0;
        bool same = since >= period && repeat_words_same(w, i, i - period);
        if (same) {
            run++;
            continue;
        }
        if (run >= period) end_row(r, period, i, run);
        run = 0;
    }
    if (run >= period) end_row(r, period, w->count, run);
}

/* ------------------------------------------------------------- sentences -- */

#define SENTENCE_WORDS 4 /* “Never. Never.” is meant */
#define SENTENCE_LONGEST 80
#define STARTS 4 /* sentences back: stops of abbreviations are counted, too */

/* Do the words [at, at + count) say what the `count` before them said, marks
 * and all? */
static bool says_again(const RepeatWords *w, size_t at, size_t count) {
    const char *text = w->story->text;
    if (at + count > w->count || !ends_sentence(w, at + count - 1) ||
        !repeat_words_same(w, at - count, at))
        return false;
    for (size_t i = 0; i < count; i++)
        if (!repeat_words_equal(w, at - count + i, at + i)) return false;
    Span first = {w->items[at - count].span.start, w->items[at - 1].span.end},
         next = {w->items[at].span.start, w->items[at + count - 1].span.end};
    size_t len = first.end - first.start;
    return len == next.end - next.start &&
           !memcmp(text + first.start, text + next.start, len);
}

static void tell_sentence(Repeat *r, size_t at, size_t count) {
    const char *text = r->ctx->story->text;
    Span first = span_of(r, at - count, count), again = span_of(r, at, count);
    size_t size, end = r->ctx->story->paragraphs[r->paragraph].span.end;
    uint32_t stop = utf8_at(text, end, again.end, &size);
    if (stop != '.' && stop != '!' && stop != '?') return;
    again.end += size;
    if (quotes_inside(&r->ctx->story->quotes, again.start)) return;
    size_t from = again.start;
    while (from && char_is_blank(utf8_before(text, from, &size)))
        from -= size;
    Edit edit = {{from, again.end}, "", 0};
    tell(r, REPEAT_SENTENCE, again, first, &edit);
}

/* The words of the sentence before `at` that follow again; 0: none do. */
static size_t find_again(const Repeat *r, const size_t *starts, size_t known,
                         size_t at) {
    for (size_t i = 0; i < known; i++) {
        size_t count = at - starts[i];
        RepeatRow unit = {starts[i], count, count, false};
        if (count >= SENTENCE_WORDS && count <= SENTENCE_LONGEST &&
            says_again(&r->words, at, count) && !has_shorter(r, &unit))
            return count;
    }
    return 0;
}

static void find_sentences(Repeat *r) {
    const RepeatWords *w = &r->words;
    size_t starts[STARTS] = {0}, known = 1; /* the last ones, newest first */
    size_t told = 0; /* the words before this one are told */
    for (size_t at = 1; at < w->count; at++) {
        if (!ends_sentence(w, at - 1)) continue;
        size_t count = at >= told ? find_again(r, starts, known, at) : 0;
        if (count) tell_sentence(r, at, count);
        if (count) told = at + count;
        memmove(starts + 1, starts, sizeof starts - sizeof *starts);
        starts[0] = at;
        if (known < STARTS) known++;
    }
}

void *repeat_paragraph(PassContext *ctx, size_t paragraph) {
    Repeat r = {.ctx = ctx, .paragraph = paragraph};
    Span span = ctx->story->paragraphs[paragraph].span;
    if (!repeat_words_read(&r.words, ctx->story, span, ctx->facts)) {
        ctx->findings->status = STATUS_MEMORY;
        return NULL;
    }
    for (size_t period = 1; period <= PHRASE_LONGEST; period++)
        find_rows(&r, period);
    find_sentences(&r);
    return NULL;
}

/* ------------------------------------------------------------ paragraphs -- */

#define PARAGRAPH_BYTES 60 /* shorter ones may well stand twice */

static void tell_paragraph(PassContext *ctx, size_t first, size_t again) {
    Repeat r = {.ctx = ctx, .paragraph = again};
    const Paragraph *all = ctx->story->paragraphs;
    const char *text = ctx->story->text;
    Span cut = {all[again - 1].span.end, all[again].span.end}, head;
    /* Of the first and a later one, in a summary and in the text, nobody can
     * tell which should go. */
    bool near = again <= first + 2;
    Edit edit = {cut, "", 0};
    head = (Span){all[first].span.start, all[first].span.start};
    while (head.end < all[first].span.end &&
           head.end - head.start < PARAGRAPH_BYTES)
        head.end++;
    while (head.end > head.start && text[head.end] != ' ')
        head.end--;
    tell(&r, REPEAT_PARAGRAPH, all[again].span, head, near ? &edit : NULL);
}

void repeat_story(PassContext *ctx, void *const *facts) {
    const Story *story = ctx->story;
    Map seen = {0};
    (void)facts;
    for (size_t i = 0; i < story->paragraph_count && !pass_stopped(ctx); i++) {
        Span span = story->paragraphs[i].span;
        size_t len = span.end - span.start;
        uint32_t first;
        if (len < PARAGRAPH_BYTES) continue;
        if (map_get(&seen, story->text + span.start, len, &first))
            tell_paragraph(ctx, first, i);
        else if (!map_put(&seen, story->text + span.start, len, (uint32_t)i))
            ctx->findings->status = STATUS_MEMORY;
    }
    map_free(&seen);
}
