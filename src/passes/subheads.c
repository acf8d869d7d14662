/* SPDX-License-Identifier: MIT
 * What stands around a story’s subheads: “– Border closed –”, “~Border
 * closed~”, “■ Border closed”. Engines that translate line by line give one
 * story several. What is a subhead the story says (text/facts.h). */
#include "passes/form_uses.h"

#include "base/utf8.h"
#include "unicode/chars.h"
#include <string.h>

#define LEAST_LETTERS 3

static Span trimmed(const char *text, Span span) {
    size_t size;
    while (span.start < span.end &&
           char_is_blank(utf8_at(text, span.end, span.start, &size)))
        span.start += size;
    while (span.start < span.end &&
           char_is_blank(utf8_before(text, span.end, &size)))
        span.end -= size;
    return span;
}

static bool is_quote(uint32_t cp) {
    return cp == '"' || cp == '\'' || (cp >= 0x2018 && cp <= 0x201F) ||
           cp == 0xAB || cp == 0xBB || cp == 0x2039 || cp == 0x203A;
}

/* What it says starts and ends like words: not “~~struck~~”, not “- - -”, and
 * ends no sentence, “– We go, he said. –”. */
static bool says_something(const char *text, Span body) {
    size_t letters = 0, size;
    uint32_t first = utf8_at(text, body.end, body.start, &size);
    uint32_t last = utf8_before(text, body.end, &size);
    bool ends = last == '?' || last == '!' || last == ')' || last == '%';
    if (!char_is_word(first) && !is_quote(first)) return false;
    if (!char_is_word(last) && !is_quote(last) && !ends) return false;
    if (char_is_lower(first)) return false;
    for (size_t i = body.start; i < body.end; i += size ? size : 1)
        letters += char_is_letter(utf8_at(text, body.end, i, &size));
    return letters >= LEAST_LETTERS;
}

static bool starts(const char *text, Span span, const char *with, size_t len) {
    return span.end - span.start >= len &&
           !memcmp(text + span.start, with, len);
}

/* What the form stands around in this line; an empty span when it does not.
 * Blanks of the form may be missing. */
static Span body_of(const char *text, Span line, const Spelling *form) {
    size_t gap = (size_t)(strstr(form->text, FORM_GAP) - form->text);
    Span open = trimmed(form->text, (Span){0, gap});
    Span close = trimmed(form->text, (Span){gap + strlen(FORM_GAP), form->len});
    size_t before = open.end - open.start, after = close.end - close.start;
    if (line.end - line.start <= before + after ||
        !starts(text, line, form->text + open.start, before))
        return (Span){0, 0};
    Span tail = {line.end - after, line.end};
    if (!starts(text, tail, form->text + close.start, after))
        return (Span){0, 0};
    Span body = trimmed(text, (Span){line.start + before, tail.start});
    return says_something(text, body) ? body : (Span){0, 0};
}

/* A line at the head or at the tail stands between no paragraphs. */
static bool is_inside(const Story *story, size_t paragraph) {
    return paragraph && paragraph + 1 < story->paragraph_count;
}

static bool is_wanted(PassContext *ctx, const FormRef *ref, size_t paragraph,
                      Span line) {
    return ref->rule->phase == ctx->phase && pass_wants(ctx, ref->rule) &&
           pass_applies(ctx, ref->rule, paragraph, line);
}

Use *subhead_uses(PassContext *ctx, size_t paragraph) {
    const Story *story = ctx->story;
    const FormRefs *forms = &ctx->rules->forms.subheads;
    Span line = trimmed(story->text, story->paragraphs[paragraph].span);
    Use *first = NULL, **tail = &first;
    if (!is_inside(story, paragraph)) return NULL;
    for (size_t i = 0; i < forms->count; i++) {
        const FormRef *ref = &forms->items[i];
        Span body = body_of(story->text, line, form_spelling(ref));
        if (body.start == body.end || !is_wanted(ctx, ref, paragraph, line))
            continue;
        Use *use = arena_alloc(ctx->facts, sizeof *use);
        if (!use) {
            ctx->findings->status = STATUS_MEMORY;
            return NULL;
        }
        *use = (Use){ref, USE_PLAIN, line, body, paragraph, NULL};
        *tail = use;
        tail = (Use **)&use->next;
    }
    return first;
}
