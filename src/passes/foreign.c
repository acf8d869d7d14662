/* SPDX-License-Identifier: MIT
 * Kind `foreign`: what an engine left in the language it came in.
 *
 *     Le gouvernement a réagi lundi.         a clause
 *     Prices fell, según fuentes oficiales.  the same
 *     It was lost with jednym vote.          a word
 *
 * A word speaks for a language that lists it (dict/language/ its function
 * words, dict/leftovers/ frequent ones of its news) and for another language
 * in general where nobody knows it; an English word speaks against. The run of
 * words with the highest sum is the clause (Bentley 1984, maximum subarray).
 * Names and titles are made of capitals; a quotation is what somebody said. */
#include "passes/kinds.h"
#include "passes/spell_words.h"

#include "base/utf8.h"
#include "unicode/chars.h"
#include <string.h>

/* What a word adds to the sum of a language. */
enum {
    SPEAKS = 3,        /* the language lists it */
    SAYS = 1,          /* the same with a capital: “De”, “La” */
    UNKNOWN = 2,       /* nobody knows it */
    NEUTRAL = 0,       /* a letter, a capital that nobody knows */
    NAMES = -1,        /* a capital that English knows */
    ENGLISH = -4,      /* an English word */
    BARRED = -100,     /* in quotation marks */
    CLAUSE_LEAST = 9,  /* of a clause */
    CLAUSES_MOST = 8,  /* of a paragraph */
    WORDS_MOST = 4096, /* of a paragraph that are looked at */
};

typedef struct Token {
    Span span;
    uint32_t bits;   /* of the languages that list it */
    bool content;    /* lower case, and no function word */
    bool known;      /* to English */
    bool lower, odd; /* odd: in lower case, and unknown */
    bool joined, quoted;
} Token;

typedef struct Foreign {
    PassContext *ctx;
    size_t paragraph;
    Token *tokens;
    size_t count;
    uint32_t english; /* its bit */
} Foreign;

typedef struct Clause {
    size_t first, last; /* tokens */
    int sum;
    size_t speaking, content;
} Clause;

/* ----------------------------------------------------------------- words -- */

/* The bits of dict/leftovers/ in those of dict/language/. */
static uint32_t leftover_bits(const PassContext *ctx, const char *word,
                              size_t len) {
    uint32_t own = languages_of(ctx->leftovers, word, len), bits = 0;
    for (size_t i = 0; own; i++, own >>= 1)
        if (own & 1)
            bits |= languages_bit(ctx->languages, ctx->leftovers->codes[i]);
    return bits;
}

/* “l'homme” and “d'une” speak by what is behind the apostrophe. */
static const char *stem_of(const SpellWord *word, size_t *len) {
    const char *mark = memchr(word->lower, '\'', word->len);
    bool leads = mark && mark - word->lower < 6 &&
                 mark + 3 <= word->lower + word->len; /* no “q’s” */
    const char *stem = leads ? mark + 1 : word->lower;
    *len = word->len - (size_t)(stem - word->lower);
    return stem;
}

static bool is_known(const PassContext *ctx, const char *word, size_t len) {
    return orthography_is_common(ctx->orthography, ctx->lang, word, len) ||
           known_words_has(ctx->words, ctx->lang, word, len);
}

static Token read_token(const Foreign *f, Span span, const SpellWord *word) {
    const PassContext *ctx = f->ctx;
    size_t len;
    const char *stem = stem_of(word, &len);
    uint32_t functions = languages_of(ctx->languages, stem, len);
    Token t = {.span = span,
               .bits = functions & f->english
                           ? 0
                           : functions | leftover_bits(ctx, stem, len),
               .lower = word->shape == SPELT_LOWER,
               .joined = word->joined,
               .quoted = quotes_inside(&ctx->story->quotes, span.start)};
    if (word->letters < 2) return t;
    const char *text = ctx->story->text + span.start;
    t.known = is_known(ctx, word->lower, word->len) ||
              is_known(ctx, text, span.end - span.start);
    t.odd = t.lower && !t.known;
    t.content = t.odd && !functions;
    return t;
}

/* Does any word of the paragraph speak for another language? Most have none,
 * and cost one look-up a word. */
static bool has_trace(const Foreign *f, Span whole) {
    const PassContext *ctx = f->ctx;
    SpellWord word;
    Span span;
    for (size_t at = whole.start;
         spell_word_next(ctx->story, whole, &at, &span, &word);) {
        size_t len;
        const char *stem = stem_of(&word, &len);
        uint32_t bits = languages_of(ctx->languages, stem, len);
        if ((bits && !(bits & f->english)) ||
            languages_of(ctx->leftovers, stem, len))
            return true;
    }
    return false;
}

static bool read_tokens(Foreign *f) {
    PassContext *ctx = f->ctx;
    Span whole = ctx->story->paragraphs[f->paragraph].span, span;
    SpellWord word;
    size_t most = (whole.end - whole.start) / 2 + 1; /* a letter, a blank */
    if (most > WORDS_MOST) most = WORDS_MOST;
    f->tokens = arena_array(ctx->facts, most, sizeof *f->tokens);
    if (!f->tokens) {
        ctx->findings->status = STATUS_MEMORY;
        return false;
    }
    for (size_t at = whole.start;
         f->count < most &&
         spell_word_next(ctx->story, whole, &at, &span, &word);)
        f->tokens[f->count++] = read_token(f, span, &word);
    return true;
}

/* -------------------------------------------------------------- findings -- */

static void tell(Foreign *f, ForeignFinds finds, Span span) {
    PassContext *ctx = f->ctx;
    const RuleList *list = &ctx->rules->by[ctx->phase][RULE_FOREIGN];
    Value values[VALUE_COUNT] = {
        {ctx->story->text + span.start, span.end - span.start}};
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i]->foreign_finds == finds &&
            pass_wants(ctx, list->items[i]) &&
            pass_applies(ctx, list->items[i], f->paragraph, span))
            pass_report(ctx, list->items[i], FIX_NONE, f->paragraph, span,
                        values, VALUE_COUNT, NULL, 0);
}

/* “the guardia (guard)”, “(en la ciudad)”: what stands between brackets, or
 * before them, is explained. */
static bool is_glossed(const Foreign *f, Span span) {
    const Story *story = f->ctx->story;
    Span whole = story->paragraphs[f->paragraph].span;
    const char *text = story->text;
    size_t from = span.start, to = span.end;
    if (to + 1 < whole.end && text[to] == ' ' && text[to + 1] == '(')
        return true;
    while (from > whole.start && text[from - 1] != '(' && text[from - 1] != ')')
        from--;
    while (to < whole.end && text[to] != '(' && text[to] != ')')
        to++;
    return from > whole.start && text[from - 1] == '(' && to < whole.end &&
           text[to] == ')';
}

/* --------------------------------------------------------------- clauses -- */

static int worth(const Token *t, uint32_t language) {
    if (t->quoted) return BARRED;
    if (t->bits & language) return t->lower ? SPEAKS : SAYS;
    if (t->odd) return UNKNOWN;
    if (t->lower) return t->known ? ENGLISH : NEUTRAL;
    return t->known ? NAMES : NEUTRAL;
}

static bool is_clause(const Clause *c) {
    return c->sum >= CLAUSE_LEAST && c->content &&
           (c->speaking >= 2 || (c->speaking && c->content >= 3));
}

/* The best run of words for a language. */
static Clause best_clause(const Foreign *f, uint32_t language) {
    Clause best = {0}, now = {0};
    for (size_t i = 0; i < f->count; i++) {
        const Token *t = &f->tokens[i];
        int adds = worth(t, language);
        if (now.sum <= 0) now = (Clause){.first = i};
        now.sum += adds;
        now.last = i;
        now.speaking += adds == SPEAKS || adds == SAYS;
        now.content += t->content;
        if (now.sum > best.sum) best = now;
    }
    return best;
}

static bool tell_clause(Foreign *f) {
    Clause best = {0};
    for (size_t i = 0; i < f->ctx->languages->count; i++) {
        uint32_t language = 1u << i;
        if (language == f->english) continue;
        Clause c = best_clause(f, language);
        if (is_clause(&c) && c.sum > best.sum) best = c;
    }
    if (!best.sum) return false;
    Span span = {f->tokens[best.first].span.start,
                 f->tokens[best.last].span.end};
    for (size_t i = best.first; i <= best.last; i++)
        f->tokens[i].quoted = true;
    if (!is_glossed(f, span)) tell(f, FOREIGN_CLAUSE, span);
    return true;
}

/* ----------------------------------------------------------------- words -- */

/* A word beside a capital or another odd word is part of a name, or of more
 * than a word: “rue de la Paix”. */
static bool is_plain(const Foreign *f, size_t i) {
    const Token *t = &f->tokens[i];
    return t->known && t->lower && !t->quoted;
}

static bool is_left(const Foreign *f, size_t i) {
    const Token *t = &f->tokens[i];
    if (!t->odd || t->joined || t->quoted) return false;
    if (!t->bits) return false;
    bool before = !i || is_plain(f, i - 1);
    bool after = i + 1 == f->count || is_plain(f, i + 1);
    return before && after && (i || i + 1 < f->count);
}

/* The fold would count uses; a paragraph is enough to see a word again. */
static bool stands_once(const Foreign *f, size_t i) {
    const char *text = f->ctx->story->text;
    Span own = f->tokens[i].span;
    for (size_t k = 0; k < f->count; k++) {
        Span other = f->tokens[k].span;
        if (k != i && other.end - other.start == own.end - own.start &&
            !memcmp(text + other.start, text + own.start, own.end - own.start))
            return false;
    }
    return true;
}

void *foreign_paragraph(PassContext *ctx, size_t paragraph) {
    Foreign f = {.ctx = ctx, .paragraph = paragraph};
    if (!ctx->lang) return NULL;
    f.english = languages_bit(ctx->languages, ctx->lang);
    if (!has_trace(&f, ctx->story->paragraphs[paragraph].span) ||
        !known_words_can_tell(ctx->words, ctx->lang) || !read_tokens(&f))
        return NULL;
    for (int i = 0; i < CLAUSES_MOST && tell_clause(&f); i++)
        ;
    for (size_t i = 0; i < f.count; i++)
        if (is_left(&f, i) && stands_once(&f, i) &&
            !is_glossed(&f, f.tokens[i].span))
            tell(&f, FOREIGN_WORD, f.tokens[i].span);
    return NULL;
}
