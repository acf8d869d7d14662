/* SPDX-License-Identifier: MIT */
#include "passes/name_evidence.h"

#include "base/utf8.h"
#include "text/phrase.h"
#include "unicode/chars.h"
#include <stdlib.h>
#include <string.h>

#define OFFICES_MAX 16
#define BESIDE_WORDS 8 /* from a comma to the end of a title behind it */

/* The end of the next word behind one that ends at `at`: one blank or hyphen
 * lies between them; `at` itself when there is none. */
static size_t next_end(const Story *story, size_t at, size_t end) {
    size_t size;
    uint32_t cp = utf8_at(story->text, end, at, &size);
    if (cp == '.') cp = utf8_at(story->text, end, ++at, &size);
    if (at >= end || (!char_is_blank(cp) && cp != '-')) return at;
    size_t stop = phrase_word_end(story, at + size, end);
    return stop > at + size ? stop : at;
}

static bool is_title(const PassContext *ctx, Span span) {
    return roles_is(ctx->roles, NULL, 0, ctx->story->text + span.start,
                    span.end - span.start);
}

static bool is_country(const PassContext *ctx, Span span) {
    return countries_is(ctx->countries, NULL, 0, ctx->story->text + span.start,
                        span.end - span.start);
}

/* “Iraq’s” is Iraq. */
static size_t bare_end(const Story *story, size_t at, size_t end) {
    static const char *const ends[] = {"'s", "\u2019s"};
    for (size_t i = 0; i < 2; i++) {
        size_t len = strlen(ends[i]);
        if (end - at > len && !memcmp(story->text + end - len, ends[i], len))
            return end - len;
    }
    return end;
}

/* Adds the longest stretch from a word that passes the test; its end, or 0. */
static size_t add_longest(const PassContext *ctx, size_t at, size_t end,
                          bool (*test)(const PassContext *, Span), Span *items,
                          size_t *count) {
    size_t best = 0, stop = phrase_word_end(ctx->story, at, end);
    for (size_t words = 0; words < ROLE_WORDS && stop > at; words++) {
        bool dot = stop < end && ctx->story->text[stop] == '.';
        if (dot && test(ctx, (Span){at, stop + 1})) best = stop + 1;
        size_t bare = bare_end(ctx->story, at, stop);
        if (best <= bare && test(ctx, (Span){at, bare})) best = bare;
        size_t next = next_end(ctx->story, stop, end);
        if (next <= stop + 1) break;
        stop = next;
    }
    if (best && *count < OFFICES_MAX) items[(*count)++] = (Span){at, best};
    return best;
}

/* “deputy prime minister” is no prime minister. */
static bool is_lesser(const PassContext *ctx, Span word) {
    return roles_is(ctx->roles, ROLE_LESSER, strlen(ROLE_LESSER),
                    ctx->story->text + word.start, word.end - word.start);
}

void offices_read(Offices *offices, const PassContext *ctx, Span span) {
    const Story *story = ctx->story;
    Span before = {0, 0};
    size_t size;
    *offices = (Offices){.title_count = 0};
    for (size_t at = span.start; at < span.end;) {
        size_t stop = phrase_word_end(story, at, span.end);
        if (stop == at) {
            utf8_at(story->text, span.end, at, &size);
            at += size ? size : 1;
            continue;
        }
        if (roles_starts(ctx->roles, story->text + at, stop - at) &&
            !is_lesser(ctx, before))
            add_longest(ctx, at, span.end, is_title, offices->titles,
                        &offices->title_count);
        if (char_is_upper(utf8_at(story->text, span.end, at, &size)))
            add_longest(ctx, at, span.end, is_country, offices->countries,
                        &offices->country_count);
        before = (Span){at, stop};
        at = stop;
    }
}

static bool has_title(const Offices *offices, const PassContext *ctx,
                      const char *title, size_t len) {
    for (size_t i = 0; i < offices->title_count; i++) {
        Span span = offices->titles[i];
        if (roles_is(ctx->roles, title, len, ctx->story->text + span.start,
                     span.end - span.start))
            return true;
    }
    return false;
}

static bool has_country(const Offices *offices, const PassContext *ctx,
                        const char *code, size_t len) {
    for (size_t i = 0; i < offices->country_count; i++) {
        Span span = offices->countries[i];
        if (countries_is(ctx->countries, code, len,
                         ctx->story->text + span.start, span.end - span.start))
            return true;
    }
    return false;
}

/* Held in the year? “2003-2011”, “2022-”; 0: nobody knows when it is. */
static bool is_of_year(const char *years, int year) {
    char *dash;
    long from = strtol(years, &dash, 10);
    long to = *dash == '-' && dash[1] ? strtol(dash + 1, NULL, 10) : 9999;
    return !year || (from <= year && year <= to);
}

bool offices_are_of(const Offices *offices, const PassContext *ctx,
                    const Name *name) {
    for (size_t i = 0; i < name->roles.count; i++) {
        const char *role = name->roles.items[i];
        size_t title = strcspn(role, "@"), code = strcspn(role + title, ":");
        if (code < 2 || !role[title + code]) continue;
        if (is_of_year(role + title + code + 1, ctx->story->year) &&
            has_title(offices, ctx, role, title) &&
            has_country(offices, ctx, role + title + 1, code - 1))
            return true;
    }
    return false;
}

bool offices_have_country(const Offices *offices, const PassContext *ctx,
                          const Name *name) {
    for (size_t i = 0; i < name->roles.count; i++) {
        size_t len;
        const char *code = name_role_country(name->roles.items[i], &len);
        if (code && has_country(offices, ctx, code, len)) return true;
    }
    return false;
}

/* Is the last thing before `at` a title of the person’s? */
static bool has_title_before(const PassContext *ctx, const Name *name,
                             Span before) {
    const Story *story = ctx->story;
    Offices offices;
    offices_read(&offices, ctx, before);
    for (size_t i = 0; i < offices.title_count; i++) {
        Span span = offices.titles[i];
        size_t at = span.end, size;
        while (at < before.end &&
               char_is_blank(utf8_at(story->text, before.end, at, &size)))
            at += size;
        if (at < before.end) continue;
        Offices one = {.titles = {span}, .title_count = 1};
        for (size_t k = 0; k < name->roles.count; k++) {
            const char *role = name->roles.items[k];
            if (has_title(&one, ctx, role, strcspn(role, "@"))) return true;
        }
    }
    return false;
}

static bool has_title_behind(const PassContext *ctx, const Name *name,
                             Span behind) {
    Phrase phrase;
    Offices offices;
    if (behind.end - behind.start < 3 || ctx->story->text[behind.start] != ',')
        return false;
    phrase_read(&phrase, ctx->story, behind.start + 2, behind.end);
    size_t last = 0;
    while (last < phrase.count && last < BESIDE_WORDS &&
           (!last || phrase.words[last - 1].gap == GAP_BLANK))
        last++;
    if (!last) return false;
    offices_read(&offices, ctx,
                 (Span){behind.start, phrase.words[last - 1].span.end});
    for (size_t k = 0; k < name->roles.count; k++) {
        const char *role = name->roles.items[k];
        if (has_title(&offices, ctx, role, strcspn(role, "@"))) return true;
    }
    return false;
}

#define BEFORE 96 /* bytes; no title is longer */

bool name_has_title_beside(const PassContext *ctx, const Name *name,
                           size_t paragraph, Span span) {
    const Story *story = ctx->story;
    Span whole = story->paragraphs[paragraph].span;
    size_t from =
        span.start - whole.start > BEFORE ? span.start - BEFORE : whole.start;
    while (from < span.start && (story->text[from] & 0xC0) == 0x80)
        from++;
    return has_title_before(ctx, name, (Span){from, span.start}) ||
           has_title_behind(ctx, name, (Span){span.end, whole.end});
}
