/* SPDX-License-Identifier: MIT
 * Kind `name`: what the names authority proves. Here the forms that it lists
 * as wrong for one entity only, and how a repair is proposed; a file beside
 * this for each other thing that a rule `finds`. Inside quotation marks, and in
 * a paragraph where someone is charged, accused or killed, a repair is only
 * suggested: a wrong name there is a libel. */
#include "passes/name.h"
#include "passes/kinds.h"

#include "base/utf8.h"
#include "unicode/chars.h"
#include <string.h>

#define WORD_MAX 48 /* bytes; no charge is longer */

static size_t word_end(const Story *story, size_t at, size_t end) {
    size_t size;
    while (at < end && char_is_word(utf8_at(story->text, end, at, &size)))
        at += size;
    return at;
}

static bool is_charge(const Rule *rule, const char *word, size_t len) {
    char folded[WORD_MAX + 4];
    size_t used = 0, size;
    for (size_t i = 0; i < len && used < WORD_MAX; i += size)
        used += utf8_encode(char_to_lower(utf8_at(word, len, i, &size)),
                            folded + used);
    if (used >= WORD_MAX) return false;
    for (size_t n = used; n > 2; n--)
        if (map_get(&rule->stems, folded, n, NULL)) return true;
    return map_get(&rule->charges, folded, used, NULL);
}

#define NEAR 2000 /* bytes around a name: a sentence is never longer */

static bool has_charge(const PassContext *ctx, const Rule *rule, Span span,
                       size_t name) {
    const Story *story = ctx->story;
    if (name - span.start > NEAR) span.start = name - NEAR;
    if (span.end - name > NEAR) span.end = name + NEAR;
    while ((story->text[span.start] & 0xC0) == 0x80)
        span.start++;
    while ((story->text[span.end] & 0xC0) == 0x80)
        span.end--;
    for (size_t at = span.start; at < span.end;) {
        size_t end = word_end(story, at, span.end), size;
        if (end > at && is_charge(rule, story->text + at, end - at))
            return true;
        utf8_at(story->text, span.end, end, &size);
        at = end + (size ? size : 1);
    }
    return false;
}

/* “Antonio Gutteres, 34, a plumber” is somebody else. */
static bool has_age(const Story *story, size_t at, size_t end) {
    size_t digits = 0;
    if (end - at < 4 || story->text[at] != ',' || story->text[at + 1] != ' ')
        return false;
    for (at += 2; at < end && story->text[at] >= '0' && story->text[at] <= '9';
         at++)
        digits++;
    return digits && digits < 4 && at < end && story->text[at] == ',';
}

bool name_is_risky(const PassContext *ctx, const Rule *rule, size_t paragraph,
                   Span span) {
    const Story *story = ctx->story;
    Span whole = story->paragraphs[paragraph].span;
    return quotes_inside(&story->quotes, span.start) ||
           has_age(story, span.end, whole.end) ||
           has_charge(ctx, rule, whole, span.start);
}

void name_report(PassContext *ctx, const Rule *rule, size_t paragraph,
                 Span span, const Name *name, bool sure) {
    const Story *story = ctx->story;
    if (!pass_applies(ctx, rule, paragraph, span)) return;
    size_t len = span.end - span.start;
    const char *right = name_nearest(name, story->text + span.start, len);
    Value values[VALUE_COUNT] = {{story->text + span.start, len},
                                 {right, strlen(right)}};
    bool risky = !sure || name_is_risky(ctx, rule, paragraph, span);
    FixClass fix = risky && rule->fix == FIX_SAFE ? FIX_SUGGESTED : rule->fix;
    Edit edit = {span, right, strlen(right)};
    pass_report(ctx, rule, fix, paragraph, span, values, VALUE_COUNT, &edit, 1);
}

/* Takes [at, end) as the form found so far, if it is listed. */
static void try_form(const PassContext *ctx, size_t at, size_t end,
                     size_t *found, const Name **name) {
    const Name *hit = names_wrong(ctx->names, ctx->story->text + at, end - at);
    if (!hit) return;
    *name = hit;
    *found = end;
}

#define FORM_MAX 256 /* bytes; no listed form is longer */

/* The longest listed form that starts at a word; 0 when none does. A word may
 * go on behind a mark: O'Neill, Jean-Pierre, J.D.; but not in Guterres's. */
static size_t form_end(const PassContext *ctx, size_t at, size_t end,
                       const Name **name) {
    const Story *story = ctx->story;
    size_t next = at, found = 0;
    for (size_t words = 0; words < ctx->names->longest_wrong; words++) {
        size_t stop = word_end(story, next, end);
        if (stop == next) break;
        try_form(ctx, at, stop, &found, name);
        while (stop < end && stop - at < FORM_MAX && story->text[stop] &&
               strchr("-'.", story->text[stop]) &&
               word_end(story, stop + 1, end) > stop + 1) {
            stop = word_end(story, stop + 1, end);
            try_form(ctx, at, stop, &found, name);
        }
        if (stop >= end || story->text[stop] != ' ') break;
        next = stop + 1;
    }
    return found;
}

/* “l’OTAN”, “Hawai‘ian”: no word ends at the mark. */
static bool is_torn(const Story *story, size_t at, size_t end) {
    size_t size, next;
    uint32_t cp = at ? utf8_before(story->text, at, &size) : 0;
    if ((cp == '\'' || cp == 0x2019) && at > size &&
        char_is_letter(utf8_before(story->text, at - size, &next)))
        return true;
    cp = utf8_at(story->text, story->len, end, &size);
    return (cp == 0x2018 || cp == 0x2BB) &&
           char_is_letter(utf8_at(story->text, story->len, end + size, &next));
}

static bool has_form(const Story *story, const char *form) {
    size_t len = strlen(form), size;
    for (size_t at = 0; at + len <= story->len; at += len) {
        const char *hit = memmem(story->text + at, story->len - at, form, len);
        if (!hit) return false;
        at = (size_t)(hit - story->text);
        bool starts = !at || !char_is_word(utf8_before(story->text, at, &size));
        if (starts &&
            !char_is_word(utf8_at(story->text, story->len, at + len, &size)))
            return true;
    }
    return false;
}

bool name_has_right(const Story *story, const Name *name) {
    if (has_form(story, name->canonical)) return true;
    for (size_t i = 0; i < name->accepted.count; i++)
        if (has_form(story, name->accepted.items[i])) return true;
    return false;
}

/* “Societe General Acceptance NV” may be a firm's own name. */
static bool goes_on(const Story *story, size_t end, size_t limit) {
    size_t size;
    return end < limit && story->text[end] == ' ' &&
           char_is_upper(utf8_at(story->text, limit, end + 1, &size));
}

/* Bodies and places are right or wrong by the company they keep. */
static bool is_sure(const Story *story, const Name *name, Span form,
                    size_t limit) {
    if (name->type == NAME_PERSON) return true;
    if (name->type == NAME_ORGANISATION && goes_on(story, form.end, limit))
        return false;
    return name_has_right(story, name);
}

static void scan(PassContext *ctx, const Rule *rule, size_t paragraph) {
    const Story *story = ctx->story;
    Span span = story->paragraphs[paragraph].span;
    for (size_t at = span.start; at < span.end;) {
        size_t size, end = 0;
        uint32_t cp = utf8_at(story->text, span.end, at, &size);
        const Name *name = NULL;
        if (char_is_upper(cp)) end = form_end(ctx, at, span.end, &name);
        if (name && !is_torn(story, at, end))
            name_report(ctx, rule, paragraph, (Span){at, end}, name,
                        is_sure(story, name, (Span){at, end}, span.end));
        if (!end) end = word_end(story, at, span.end);
        at = end > at ? end : at + (size ? size : 1);
    }
}

static void listed(PassContext *ctx, const Rule *rule, size_t paragraph) {
    if (ctx->names->longest_wrong) scan(ctx, rule, paragraph);
}

void *name_paragraph(PassContext *ctx, size_t paragraph) {
    static void (*const find[NAME_FINDS])(PassContext *, const Rule *,
                                          size_t) = {
        [NAME_LISTED] = listed,
        [NAME_KEYS] = name_known,
        [NAME_ROLE] = name_role,
        [NAME_DISPLACED] = name_displaced,
        [NAME_ORDER] = name_order,
        [NAME_LONE] = name_lone,
        [NAME_BODY_NEAR] = name_body_near,
        [NAME_BODY_KIND] = name_body_kind};
    const RuleList *list = &ctx->rules->by[ctx->phase][RULE_NAME];
    for (size_t i = 0; i < list->count; i++) {
        const Rule *rule = list->items[i];
        if (find[rule->name_finds] && pass_wants(ctx, rule))
            find[rule->name_finds](ctx, rule, paragraph);
    }
    return NULL;
}

void name_story(PassContext *ctx, void *const *facts) {
    static void (*const find[NAME_FINDS])(PassContext *, const Rule *) = {
        [NAME_DRIFT] = name_drift,
        [NAME_MIXED] = name_mixed,
        [NAME_FOREIGN] = name_foreign,
        [NAME_FOREIGN_ALONE] = name_foreign,
        [NAME_TRANSLATED] = name_translated,
        [NAME_ACRONYM] = name_acronym,
        [NAME_BODY_DRIFT] = name_body_drift};
    const RuleList *list = &ctx->rules->by[ctx->phase][RULE_NAME];
    (void)facts;
    for (size_t i = 0; i < list->count; i++) {
        const Rule *rule = list->items[i];
        if (find[rule->name_finds] && pass_wants(ctx, rule))
            find[rule->name_finds](ctx, rule);
    }
}
