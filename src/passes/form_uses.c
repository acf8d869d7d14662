/* SPDX-License-Identifier: MIT
 * A form counts where a writer chose it: not inside quotation marks, not in a
 * head (which has a style of its own: “US strikes” above a story of the U.S.),
 * not in capitals (“GIVE US HOPE”), not within a name (“Labour Party”). */
#include "passes/form_uses.h"

#include "base/utf8.h"
#include "passes/kinds.h"
#include "unicode/chars.h"
#include "unicode/letter_case.h"
#include <string.h>

#define WORD_MAX 64 /* bytes; no first word of a form is longer */

static bool is_closer(uint32_t cp) {
    return cp == '"' || cp == '\'' || cp == ')' || cp == ']' || cp == 0x2019 ||
           cp == 0x201D || cp == 0xBB;
}

/* Does a sentence end within the paragraph: “the regular army. It is said”? */
static bool has_stop(const Story *story, Span paragraph) {
    const char *text = story->text;
    size_t size;
    for (size_t i = paragraph.start + 1; i + 2 < paragraph.end; i++)
        if (text[i] == '.' && text[i + 1] == ' ' && text[i - 1] >= 'a' &&
            text[i - 1] <= 'z' &&
            char_is_upper(utf8_at(text, paragraph.end, i + 2, &size)))
            return true;
    return false;
}

/* A paragraph that ends in a letter or digit: a head, a caption, a row; but no
 * text that is cut off. */
static bool is_head(const Story *story, Span paragraph) {
    size_t size, at = paragraph.end;
    uint32_t cp = 0;
    while (at > paragraph.start) {
        cp = utf8_before(story->text, at, &size);
        if (!is_closer(cp) && !char_is_blank(cp)) break;
        at -= size ? size : 1;
    }
    if (at == paragraph.start) return true;
    return char_is_word(cp) && !has_stop(story, paragraph);
}

/* “U.S.” is none in “the U.S.S.R.”, nor “US” in “A$US” or “ny.US”. Hyphens and
 * apostrophes part words: U.S.-led, adviser's. */
static bool stands_alone(const Story *story, Span span) {
    size_t size;
    uint32_t before = utf8_before(story->text, span.start, &size);
    uint32_t first = utf8_at(story->text, story->len, span.start, &size);
    if (char_is_word(first) &&
        (char_is_word(before) || before == '.' || before == '@'))
        return false;
    uint32_t last = utf8_before(story->text, span.end, &size);
    uint32_t after = utf8_at(story->text, story->len, span.end, &size);
    return !char_is_word(after) || !(char_is_word(last) || last == '.');
}

/* A form of capitals among capitals says nothing of itself. */
static bool among_capitals(const Story *story, Span paragraph, Span span) {
    enum { REACH = 12 };
    size_t upper = 0, lower = 0, size = 1;
    size_t from = span.start - paragraph.start > REACH ? span.start - REACH
                                                       : paragraph.start;
    size_t to =
        paragraph.end - span.end > REACH ? span.end + REACH : paragraph.end;
    while ((story->text[from] & 0xC0) == 0x80)
        from++;
    for (size_t i = from; i < to; i += size ? size : 1) {
        uint32_t cp = utf8_at(story->text, paragraph.end, i, &size);
        if (i >= span.start && i < span.end) continue;
        upper += char_is_upper(cp);
        lower += char_is_lower(cp);
    }
    return upper > lower;
}

static bool phrase_at(const Story *story, const Spelling *phrase,
                      size_t start) {
    return story->len - start >= phrase->len &&
           !memcmp(story->text + start, phrase->text, phrase->len) &&
           stands_alone(story, (Span){start, start + phrase->len});
}

/* Is the span within one of the phrases in which it is no use of the form? */
static bool is_excepted(const Rule *rule, const Story *story, Span span) {
    size_t len = span.end - span.start;
    const char *text = story->text + span.start;
    for (size_t i = 0; i < rule->except_count; i++) {
        const Spelling *phrase = &rule->except[i];
        for (size_t k = 0; k + len <= phrase->len && k <= span.start; k++)
            if (!memcmp(phrase->text + k, text, len) &&
                phrase_at(story, phrase, span.start - k))
                return true;
    }
    return false;
}

static bool has_capital(const char *text, size_t len) {
    for (size_t i = 0; i < len; i++)
        if (text[i] >= 'A' && text[i] <= 'Z') return true;
    return false;
}

/* A lower-case form with a capital is a name, “Defence Secretary”, unless it
 * starts a sentence and no other capital follows. */
static bool starts_sentence(PassContext *ctx, size_t paragraph, Span span) {
    const Story *story = ctx->story;
    size_t size, at = span.end;
    if (at < story->len && char_is_blank((unsigned char)story->text[at])) at++;
    if (char_is_upper(utf8_at(story->text, story->len, at, &size)))
        return false;
    return sentence_at(ctx->sentences, story, paragraph, span.start).start ==
           span.start;
}

static bool reads(const Spelling *spelling, const Story *story, size_t at,
                  size_t end) {
    if (spelling->len > end - at) return false;
    const char *text = story->text + at;
    char first = text[0];
    if (first >= 'A' && first <= 'Z' && first != spelling->text[0])
        first = (char)(first | 0x20);
    if (first != spelling->text[0]) return false;
    for (size_t i = 1; i < spelling->len; i++) {
        bool wrapped = spelling->text[i] == ' ' && text[i] == '\n';
        if (text[i] != spelling->text[i] && !wrapped) return false;
    }
    return stands_alone(story, (Span){at, at + spelling->len});
}

static bool counts(PassContext *ctx, const FormRef *ref, size_t paragraph,
                   Span span) {
    const Story *story = ctx->story;
    const Spelling *spelling = form_spelling(ref);
    if (is_excepted(ref->rule, story, span)) return false;
    if (has_capital(spelling->text, spelling->len) &&
        among_capitals(story, story->paragraphs[paragraph].span, span))
        return false;
    return !story_contexts(story, paragraph, span, CONTEXT_QUOTES) &&
           pass_applies(ctx, ref->rule, paragraph, span);
}

static UseSort sort_of(PassContext *ctx, const FormRef *ref, size_t paragraph,
                       Span span) {
    if (ctx->story->text[span.start] == form_spelling(ref)->text[0])
        return USE_PLAIN;
    return starts_sentence(ctx, paragraph, span) ? USE_CAPITAL : USE_NAME;
}

/* Uses being listed. */
typedef struct Listing {
    PassContext *ctx;
    size_t paragraph;
    Span span; /* what is left to read */
    Use *first, **tail;
    const Use *here; /* the first use at the place at hand */
} Listing;

static bool has_use_here(const Listing *l, const Rule *rule) {
    for (const Use *u = l->here; u; u = u->next)
        if (u->ref->rule == rule) return true;
    return false;
}

static void add_use(Listing *l, const FormRef *ref, Span span) {
    Use *use = arena_alloc(l->ctx->facts, sizeof *use);
    if (!use) {
        l->ctx->findings->status = STATUS_MEMORY;
        return;
    }
    UseSort sort = sort_of(l->ctx, ref, l->paragraph, span);
    *use = (Use){ref, sort, span, {0, 0}, l->paragraph, NULL};
    *l->tail = use;
    l->tail = (Use **)&use->next;
    if (!l->here) l->here = use;
}

static void list_chain(Listing *l, const FormRef *ref, size_t at) {
    PassContext *ctx = l->ctx;
    for (; ref; ref = forms_next(&ctx->rules->forms, ref)) {
        const Spelling *spelling = form_spelling(ref);
        Span span = {at, at + spelling->len};
        if (ref->rule->phase == ctx->phase && pass_wants(ctx, ref->rule) &&
            reads(spelling, ctx->story, at, l->span.end) &&
            !has_use_here(l, ref->rule) && counts(ctx, ref, l->paragraph, span))
            add_use(l, ref, span);
    }
}

/* The forms that start with the word at `at`, as it is and without its
 * capital. */
static void list_word(Listing *l, size_t at, size_t len) {
    const FormIndex *index = &l->ctx->rules->forms;
    const char *word = l->ctx->story->text + at;
    char lower[WORD_MAX];
    l->here = NULL;
    if (!index->bytes[(unsigned char)word[0]] || len > WORD_MAX) return;
    list_chain(l, forms_first(index, word, len), at);
    if (word[0] < 'A' || word[0] > 'Z') return;
    memcpy(lower, word, len);
    lower[0] = (char)(lower[0] | 0x20);
    list_chain(l, forms_first(index, lower, len), at);
}

void *consistency_paragraph(PassContext *ctx, size_t paragraph) {
    Span span = ctx->story->paragraphs[paragraph].span;
    Listing l = {ctx, paragraph, span, NULL, NULL, NULL};
    if (ctx->story->paragraphs[paragraph].contexts & CONTEXT_SUBHEAD)
        return subhead_uses(ctx, paragraph);
    l.tail = &l.first;
    if (is_head(ctx->story, span)) return NULL;
    for (size_t at = span.start; at < span.end;) {
        size_t len = forms_word(ctx->story->text + at, span.end - at);
        list_word(&l, at, len);
        at += len;
    }
    return l.first;
}

/* Is the word there one that the language knows as a function word? Behind
 * “U.S.”, “The” starts a sentence and “Senate” does not. */
static bool is_function_word(const PassContext *ctx, size_t at) {
    const char *word = ctx->story->text + at;
    size_t len = forms_word(word, ctx->story->len - at);
    char lower[WORD_MAX];
    if (len > WORD_MAX || word[0] < 'A' || word[0] > 'Z') return false;
    memcpy(lower, word, len);
    lower[0] = (char)(lower[0] | 0x20);
    uint32_t known = languages_of(ctx->languages, lower, len);
    for (size_t i = 0; ctx->lang && i < ctx->languages->count; i++)
        if (!strcmp(ctx->languages->codes[i], ctx->lang)) return known >> i & 1;
    return false;
}

bool use_ends_sentence(const PassContext *ctx, const Use *use) {
    const Story *story = ctx->story;
    size_t end = story->paragraphs[use->paragraph].span.end;
    size_t size, at = use->span.end;
    while (at < end && is_closer(utf8_at(story->text, end, at, &size)))
        at += size;
    size_t blanks = 0;
    for (uint32_t cp; at < end; at += size, blanks++) {
        cp = utf8_at(story->text, end, at, &size);
        if (!char_is_blank(cp) && cp != '\n') break;
    }
    if (at >= end) return true;
    uint32_t cp = utf8_at(story->text, end, at, &size);
    if (cp == '"' || cp == 0x201C || cp == 0x2018) at += size;
    return blanks && is_function_word(ctx, at);
}
