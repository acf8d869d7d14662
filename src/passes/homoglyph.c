/* SPDX-License-Identifier: MIT
 * Kind `homoglyph`: a word of one script with letters of another in it that
 * look the same. A word can be proven to be of the rule's script by its other
 * letters, where one of them at least has no look-alike in the script of the
 * strays: U+0420 before “resident” can only be a P. */
#include "passes/kinds.h"

#include "base/utf8.h"
#include "unicode/chars.h"
#include "unicode/letter_case.h"

#define OWN_LETTERS 3 /* that a word shows of its script, to be safe */

/* What the letters of a word tell. */
typedef struct Letters {
    size_t own, strays;
    size_t plain;  /* own ones that no stray script has a look-alike of */
    bool readable; /* all strays look like letters of the script */
    Buf text;      /* the word in its script */
} Letters;

static bool is_stray(const Rule *rule, Script script) {
    for (size_t i = 0; i < rule->stray_count; i++)
        if (rule->strays[i] == script) return true;
    return false;
}

static bool looks_stray(const PassContext *ctx, const Rule *rule, uint32_t cp) {
    for (size_t i = 0; i < rule->stray_count; i++)
        if (lookalike(*ctx->lookalikes, cp, rule->strays[i])) return true;
    return false;
}

static void read_stray(const PassContext *ctx, const Rule *rule, uint32_t cp,
                       Letters *letters) {
    char bytes[4];
    uint32_t like = lookalike(*ctx->lookalikes, cp, rule->scripts[0]);
    letters->strays++;
    letters->readable &= like != 0;
    buf_add(&letters->text, bytes, utf8_encode(like ? like : cp, bytes));
}

static void read_word(const PassContext *ctx, const Rule *rule, Span word,
                      Letters *letters) {
    size_t size;
    for (size_t at = word.start; at < word.end; at += size) {
        uint32_t cp = utf8_at(ctx->story->text, word.end, at, &size);
        Script script = script_of(cp);
        if (is_stray(rule, script)) {
            read_stray(ctx, rule, cp, letters);
            continue;
        }
        if (script == rule->scripts[0]) {
            letters->own++;
            letters->plain += !looks_stray(ctx, rule, cp);
        } else {
            letters->readable &= script == SCRIPT_NONE;
        }
        buf_add(&letters->text, ctx->story->text + at, size);
    }
}

/* adviser, Adviser, ADVISER; TNF with a Greek letter behind it is something
 * else, and eBay is a guess. */
static bool has_one_case(const Buf *text) {
    const char *word = buf_str(text);
    if (letter_case_of(word, text->len) != CASE_AS_IS) return true;
    size_t size;
    for (size_t at = 0; at < text->len; at += size)
        if (char_is_upper(utf8_at(word, text->len, at, &size))) return false;
    return true;
}

/* “The domain gооgle.com is false”: there the letters are the news. */
static bool is_host_part(const Story *story, Span word) {
    const char *text = story->text;
    size_t size;
    if (word.end + 1 < story->len && text[word.end] == '.' &&
        char_is_letter(utf8_at(text, story->len, word.end + 1, &size)))
        return true;
    return word.start > 1 && text[word.start - 1] == '.' &&
           char_is_letter(utf8_before(text, word.start - 1, &size));
}

/* A headline that is P-GURES with a Cyrillic P had FIGURES once: a rule with
 * `known` goes by words, any other by what the letters show. */
static bool is_proven(PassContext *ctx, const Rule *rule,
                      const Letters *letters, const Value *values) {
    if (!letters->plain) return false;
    if (!rule->has_known) return letters->own >= OWN_LETTERS;
    Buf text = {0};
    template_expand(&rule->known, values, VALUE_COUNT, &text);
    if (text.failed) ctx->findings->status = STATUS_MEMORY;
    bool known =
        known_words_has(ctx->words, ctx->lang, buf_str(&text), text.len);
    buf_free(&text);
    return known;
}

static void judge(PassContext *ctx, const Rule *rule, size_t paragraph,
                  Span word, const Letters *letters) {
    if (!letters->readable || !has_one_case(&letters->text) ||
        is_host_part(ctx->story, word) ||
        !pass_applies(ctx, rule, paragraph, word))
        return;
    const char *text = buf_str(&letters->text);
    Value values[VALUE_COUNT] = {
        {ctx->story->text + word.start, word.end - word.start},
        {text, letters->text.len}};
    bool clear = letters->own >= OWN_LETTERS && letters->plain;
    if (!clear && !pass_in_script(ctx, rule, paragraph, word)) return;
    FixClass fix = rule->fix;
    if (fix == FIX_SAFE && !is_proven(ctx, rule, letters, values))
        fix = FIX_SUGGESTED;
    Edit edit = {word, text, letters->text.len};
    pass_report(ctx, rule, fix, paragraph, word, values, VALUE_COUNT, &edit, 1);
}

static void look_at(PassContext *ctx, const Rule *rule, size_t paragraph,
                    Span word) {
    if (!*ctx->lookalikes) *ctx->lookalikes = lookalikes_new();
    if (!*ctx->lookalikes) {
        ctx->findings->status = STATUS_MEMORY;
        return;
    }
    Letters letters = {.readable = true};
    read_word(ctx, rule, word, &letters);
    if (letters.text.failed)
        ctx->findings->status = STATUS_MEMORY;
    else if (letters.own && letters.strays)
        judge(ctx, rule, paragraph, word, &letters);
    buf_free(&letters.text);
}

/* The word that starts at or behind `at`: letters and their marks. *mixed:
 * with letters of several scripts. */
static Span next_word(const Story *story, size_t at, size_t end, bool *mixed) {
    size_t size, start = at;
    Script first = SCRIPT_NONE;
    *mixed = false;
    for (; at < end; at += size) {
        uint32_t cp = utf8_at(story->text, end, at, &size);
        bool part = char_is_letter(cp) || (at > start && char_is_mark(cp));
        if (!part && at > start) break;
        if (!part) start = at + size;
        Script script = part ? script_of(cp) : SCRIPT_NONE;
        if (script == SCRIPT_NONE) continue;
        *mixed |= first != SCRIPT_NONE && script != first;
        first = script;
    }
    return (Span){start, at};
}

static void scan(PassContext *ctx, const Rule *rule, size_t paragraph) {
    Span span = ctx->story->paragraphs[paragraph].span;
    bool mixed;
    for (size_t at = span.start; at < span.end;) {
        Span word = next_word(ctx->story, at, span.end, &mixed);
        if (mixed) look_at(ctx, rule, paragraph, word);
        if (pass_has_left(ctx, rule, paragraph)) return;
        at = word.end;
    }
}

/* Look-alikes of Latin letters have two bytes, U+0370 to U+058F. */
static bool may_have(const PassContext *ctx) {
    for (int b = 0xCD; b <= 0xD6; b++)
        if (ctx->bytes[b]) return true;
    return false;
}

void *homoglyph_paragraph(PassContext *ctx, size_t paragraph) {
    const RuleList *list = &ctx->rules->by[ctx->phase][RULE_HOMOGLYPH];
    if (!may_have(ctx)) return NULL;
    pass_start_clock(ctx);
    for (size_t i = 0; i < list->count; i++) {
        if (!pass_wants(ctx, list->items[i])) continue;
        scan(ctx, list->items[i], paragraph);
        pass_charge(ctx, list->items[i], paragraph);
    }
    return NULL;
}
