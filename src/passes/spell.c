/* SPDX-License-Identifier: MIT
 * Kind `spell`: words that are not written so.
 *
 *     The goverment resigned.      listed: dict/misspellings/ has it
 *     He came bcak on Monday.      near: nobody knows it, one slip from “back”
 *     A mousy litle meee sound.    perhaps: the same, and less sure
 *     He wore a zamblorq.          unknown: all that can be said
 *
 * Words with a capital are the names' affair, but for listed ones, and those
 * that start a sentence and are near to a frequent word. A word that
 * the story has twice is meant so; one made of known pieces (pretrained,
 * homebrew) may be new; among other words that nobody knows it is another
 * language's. */
#include "passes/kinds.h"
#include "passes/spell_words.h"

#include "base/hash.h"
#include <string.h>

#define SHORTEST 3    /* letters of a word that is judged */
#define CAPITAL 6     /* of one with a capital; shorter ones are names */
#define NEAR_MOST 3   /* words that a finding names */
#define CROWD 4       /* unknown words of a paragraph that make it foreign, */
#define CROWD_SHARE 6 /* if one word in so many is */
#define RARE 5        /* letters of a word that is asked of Hunspell, */
#define RARE_MOST 40  /* so many times a story: each takes a millisecond */
#define LETTERS "abcdefghijklmnopqrstuvwxyz'"
#define COMPOUND 8 /* letters of a word made of two */
#define PIECE 3    /* letters of each */

/* A word that nobody knows. */
typedef struct Odd {
    Span span;
    size_t paragraph;
    bool beside;  /* another one */
    bool capital; /* starts a sentence, and may be a name */
    struct Odd *next;
} Odd;

typedef struct Spell {
    PassContext *ctx;
    size_t paragraph;
    Odd *first, *last;
    size_t foreign_end; /* of the last word of another language; 0: none */
    size_t odd, words;  /* of the paragraph */
    uint32_t english;   /* the story's language, as a bit of ctx->languages */
} Spell;

/* -------------------------------------------------------------- findings -- */

static void tell(PassContext *ctx, const Rule *rule, FixClass fix,
                 size_t paragraph, Span span, const char *to, size_t to_len,
                 bool repairs) {
    Edit edit = {span, to, to_len};
    Value values[VALUE_COUNT] = {
        {ctx->story->text + span.start, span.end - span.start}, {to, to_len}};
    if (quotes_inside(&ctx->story->quotes, span.start) && fix == FIX_SAFE)
        fix = FIX_SUGGESTED;
    if (pass_applies(ctx, rule, paragraph, span))
        pass_report(ctx, rule, repairs ? fix : FIX_NONE, paragraph, span,
                    values, VALUE_COUNT, &edit, repairs);
}

static const Rule *rule_for(const PassContext *ctx, SpellFinds finds) {
    const RuleList *list = &ctx->rules->by[ctx->phase][RULE_SPELL];
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i]->spell_finds == finds &&
            pass_wants(ctx, list->items[i]))
            return list->items[i];
    return NULL;
}

/* “a|b” as “a or b”. */
static void write_choices(Buf *out, const char *list, size_t len) {
    for (size_t i = 0; i < len; i++)
        if (list[i] == '|')
            buf_add(out, " or ", 4);
        else
            buf_add(out, list + i, 1);
}

/* “Goverment” within a sentence may be part of a name, and three letters are
 * as soon a word of some language (“Ústí nad Labem”). */
static FixClass class_of(const Spell *s, const Rule *rule, Span span,
                         const SpellWord *word) {
    if (rule->fix == FIX_SAFE && word->letters <= SHORTEST)
        return FIX_SUGGESTED;
    if (rule->fix != FIX_SAFE || word->shape != SPELT_TITLE) return rule->fix;
    Span sentence =
        sentence_at(s->ctx->sentences, s->ctx->story, s->paragraph, span.start);
    return sentence.start == span.start ? FIX_SAFE : FIX_SUGGESTED;
}

/* “Offficials said”: a name has another capital behind it, or is no frequent
 * word. */
static bool starts_sentence(const Spell *s, Span span) {
    const Story *story = s->ctx->story;
    size_t at = span.start, from = story->paragraphs[s->paragraph].span.start;
    const char *text = story->text;
    if (span.end + 1 >= story->len || text[span.end] != ' ' ||
        text[span.end + 1] < 'a' || text[span.end + 1] > 'z')
        return false;
    while (at > from && text[at - 1] == ' ')
        at--;
    return at == from ||
           (at < span.start && strchr(".!?", text[at - 1]) != NULL);
}

/* “Mayor Ayumi Docters”, “Teh Wei Ling”: part of a name. */
static bool is_in_name(const Spell *s, Span span, const SpellWord *word) {
    const Story *story = s->ctx->story;
    size_t at = span.start, from = story->paragraphs[s->paragraph].span.start;
    const char *text = story->text;
    if (word->shape != SPELT_TITLE) return false;
    if (word->letters < CAPITAL && !starts_sentence(s, span)) return true;
    if (at < from + 2 || text[at - 1] != ' ' || text[at - 2] == '.')
        return false;
    for (at--; at > from && text[at - 1] != ' ';)
        at--;
    return text[at] >= 'A' && text[at] <= 'Z';
}

static bool tell_listed(Spell *s, Span span, const SpellWord *word) {
    PassContext *ctx = s->ctx;
    size_t len;
    const char *right = orthography_right(ctx->orthography, ctx->lang,
                                          word->lower, word->len, &len);
    const Rule *rule = right ? rule_for(ctx, SPELL_LISTED) : NULL;
    if (!right || is_in_name(s, span, word)) return false;
    Buf to = {0};
    bool one = !memchr(right, '|', len);
    write_choices(&to, right, len);
    if (one && word->shape == SPELT_TITLE && to.len)
        to.data[0] = (char)(to.data[0] & ~0x20);
    if (to.failed)
        ctx->findings->status = STATUS_MEMORY;
    else if (rule)
        tell(ctx, rule, class_of(s, rule, span, word), s->paragraph, span,
             buf_str(&to), to.len, one);
    buf_free(&to);
    return true;
}

/* ------------------------------------------------------------------- map -- */

static void add_odd(Spell *s, Span span, bool capital) {
    Odd *odd = arena_alloc(s->ctx->facts, sizeof *odd);
    if (!odd) {
        s->ctx->findings->status = STATUS_MEMORY;
        return;
    }
    *odd = (Odd){span, s->paragraph, false, capital, NULL};
    if (s->last && span.start <= s->last->span.end + 1)
        odd->beside = s->last->beside = true;
    odd->beside |= s->foreign_end && span.start <= s->foreign_end + 1;
    *(s->last ? &s->last->next : &s->first) = odd;
    s->last = odd;
    s->odd += !capital;
}

/* Does nobody know it, in small letters or as a name (“april 7”)? */
static bool is_unknown(const PassContext *ctx, const SpellWord *word) {
    char title[SPELL_WORD_BYTES + 1];
    if (orthography_is_common(ctx->orthography, ctx->lang, word->lower,
                              word->len) ||
        languages_of(ctx->languages, word->lower, word->len) ||
        languages_of(ctx->leftovers, word->lower, word->len) ||
        known_words_has(ctx->words, ctx->lang, word->lower, word->len))
        return false;
    memcpy(title, word->lower, word->len);
    if (title[0] >= 'a' && title[0] <= 'z') title[0] = (char)(title[0] - 32);
    return known_words_can_tell(ctx->words, ctx->lang) &&
           !known_words_has(ctx->words, ctx->lang, title, word->len);
}

/* “joie de”: another language's word behind one that nobody knows. */
static void note_foreign(Spell *s, Span span, const SpellWord *word) {
    uint32_t bits = languages_of(s->ctx->languages, word->lower, word->len);
    if (!bits || bits & s->english) return;
    s->foreign_end = span.end;
    if (s->last && span.start <= s->last->span.end + 1) s->last->beside = true;
}

static void read_word(Spell *s, Span span, const SpellWord *word) {
    s->words++;
    note_foreign(s, span, word);
    if (word->shape == SPELT_OTHER || tell_listed(s, span, word)) return;
    if (word->shape == SPELT_LOWER && !word->joined &&
        word->letters >= SHORTEST && is_unknown(s->ctx, word))
        add_odd(s, span, false);
    else if (word->shape == SPELT_TITLE && !word->joined &&
             word->letters >= CAPITAL && starts_sentence(s, span) &&
             is_unknown(s->ctx, word))
        add_odd(s, span, true);
}

void *spell_paragraph(PassContext *ctx, size_t paragraph) {
    Spell s = {.ctx = ctx, .paragraph = paragraph};
    Span whole = ctx->story->paragraphs[paragraph].span, span;
    SpellWord word;
    if (!ctx->lang) return NULL;
    s.english = languages_bit(ctx->languages, ctx->lang);
    for (size_t at = whole.start;
         spell_word_next(ctx->story, whole, &at, &span, &word);)
        read_word(&s, span, &word);
    return s.odd >= CROWD && s.odd * CROWD_SHARE >= s.words ? NULL : s.first;
}

/* ------------------------------------------------------------------ fold -- */

typedef struct Count {
    PassContext *ctx;
    Map words; /* in lower case -> how often, in the whole story */
    size_t all, rare;
} Count;

static const char *keep_lower(PassContext *ctx, Span span, size_t *len) {
    SpellWord word;
    spell_word_read(ctx->story, span, &word);
    *len = word.len;
    return arena_copy(ctx->facts, word.lower, word.len);
}

static bool list_odds(Count *c, void *const *facts) {
    for (size_t i = 0; i < c->ctx->story->paragraph_count; i++)
        for (const Odd *odd = facts[i]; odd; odd = odd->next) {
            size_t len;
            const char *key = keep_lower(c->ctx, odd->span, &len);
            if (!key || !map_put(&c->words, key, len, 0)) return false;
            c->all++;
        }
    return true;
}

/* Counts with a capital, too: “Merlot” and merlot. */
static void count_words(Count *c) {
    const Story *story = c->ctx->story;
    for (size_t i = 0; i < story->paragraph_count; i++) {
        Span whole = story->paragraphs[i].span, span;
        SpellWord word;
        for (size_t at = whole.start;
             spell_word_next(story, whole, &at, &span, &word);) {
            uint32_t count;
            if (map_get(&c->words, word.lower, word.len, &count))
                map_put(&c->words, word.lower, word.len, count + 1);
        }
    }
}

static bool knows(const PassContext *ctx, const char *word, size_t len) {
    return len >= PIECE &&
           (orthography_is_common(ctx->orthography, ctx->lang, word, len) ||
            known_words_has(ctx->words, ctx->lang, word, len));
}

static bool is_built(const PassContext *ctx, const Rule *rule, const char *word,
                     size_t len) {
    for (size_t i = 0; i < rule->prefix_count; i++) {
        const Spelling *p = &rule->prefixes[i];
        if (len > p->len + PIECE && !memcmp(word, p->text, p->len) &&
            knows(ctx, word + p->len, len - p->len))
            return true;
    }
    for (size_t i = 0; i < rule->suffix_count; i++) {
        const Spelling *p = &rule->suffixes[i];
        if (len > p->len + PIECE &&
            !memcmp(word + len - p->len, p->text, p->len) &&
            knows(ctx, word, len - p->len))
            return true;
    }
    for (size_t cut = PIECE; len >= COMPOUND && cut + PIECE <= len; cut++)
        if (knows(ctx, word, cut) && knows(ctx, word + cut, len - cut))
            return true;
    return false;
}

/* “crudes”, “a 401k's”: a form of a word that is known. */
static bool is_form(const SpellWord *word, const NearWord *near) {
    return word->len == near->len + 1 && word->lower[near->len] == 's' &&
           !memcmp(word->lower, near->text, near->len);
}

/* Does the first of the words stand out? */
static bool stands_out(const NearWord *near, size_t count) {
    return count == 1 || near[0].slip < near[1].slip ||
           near[0].frequent != near[1].frequent;
}

/* A letter too much, or another one, is as often in a word that dictionaries
 * lack (robusta, muni): there only a listed slip is believed. And what is
 * seldom written is seldom meant. */
static bool is_sure(const NearWord *near, bool one) {
    return one && near->frequent && near->slip <= SLIP_HEAD;
}

/* Of words equally likely an editor has to choose. */
static void tell_near(PassContext *ctx, const Odd *odd, const NearWord *near,
                      size_t count) {
    Buf to = {0};
    bool one = stands_out(near, count);
    const Rule *rule =
        rule_for(ctx, is_sure(near, one) ? SPELL_NEAR : SPELL_PERHAPS);
    if (!rule || (odd->capital && !(one && near->frequent))) return;
    for (size_t i = 0; i < (one ? 1 : count); i++) {
        if (i) buf_add(&to, " or ", 4);
        buf_add(&to, near[i].text, near[i].len);
    }
    if (odd->capital && to.len) to.data[0] = (char)(to.data[0] & ~0x20);
    if (to.failed)
        ctx->findings->status = STATUS_MEMORY;
    else
        tell(ctx, rule, rule->fix, odd->paragraph, odd->span, buf_str(&to),
             to.len, one);
    buf_free(&to);
}

static bool is_near(const PassContext *ctx, const SpellWord *word,
                    const NearWord *near) {
    const Rule *rule = rule_for(ctx, SPELL_NEAR);
    if (is_form(word, near)) return false;
    if (near->slip == SLIP_FIRST && !near->frequent) return false;
    if (near->frequent && near->slip <= SLIP_HEAD) return true;
    return !(rule && is_built(ctx, rule, word->lower, word->len));
}

/* Where no likely word is common, one that lacks a letter may be any that the
 * dictionary has (“reinery”). rare: WORD_STEM_BYTES for it. */
static size_t find_near(Count *c, const SpellWord *word, NearWord *near,
                        char *rare) {
    PassContext *ctx = c->ctx;
    size_t count = orthography_near(ctx->orthography, ctx->lang, word->lower,
                                    word->len, near, NEAR_MOST);
    bool likely = count && (near->frequent || near->slip <= SLIP_MISSING);
    if (likely || word->letters < RARE || ++c->rare > RARE_MOST) return count;
    if (known_words_missing(ctx->words, ctx->lang, word->lower, word->len,
                            rare) != 1)
        return count;
    near[0] = (NearWord){rare, word->len + 1, SLIP_MISSING, false};
    return 1;
}

static void judge(Count *c, const Odd *odd) {
    PassContext *ctx = c->ctx;
    const Rule *unknown = rule_for(ctx, SPELL_UNKNOWN);
    SpellWord word;
    NearWord near[NEAR_MOST];
    char rare[WORD_STEM_BYTES];
    uint32_t times = 0;
    size_t count = 0;
    spell_word_read(ctx->story, odd->span, &word);
    map_get(&c->words, word.lower, word.len, &times);
    if (!times) return; /* told already */
    bool ascii = !word.lower[strspn(word.lower, LETTERS)];
    if (times == 1 && !odd->beside && ascii)
        count = find_near(c, &word, near, rare);
    if (count && is_near(ctx, &word, near))
        tell_near(ctx, odd, near, count);
    else if (unknown && !odd->capital)
        tell(ctx, unknown, FIX_NONE, odd->paragraph, odd->span, "", 0, false);
    map_put(&c->words, word.lower, word.len, 0);
}

void spell_story(PassContext *ctx, void *const *facts) {
    Count count = {.ctx = ctx};
    if (!list_odds(&count, facts)) ctx->findings->status = STATUS_MEMORY;
    if (count.all) count_words(&count);
    for (size_t i = 0; count.all && i < ctx->story->paragraph_count; i++)
        for (const Odd *odd = facts[i]; odd; odd = odd->next) {
            if (pass_stopped(ctx)) break;
            judge(&count, odd);
        }
    map_free(&count.words);
}
