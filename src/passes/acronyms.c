/* SPDX-License-Identifier: MIT */
#include "passes/acronyms.h"

#include "base/utf8.h"
#include "base/vec.h"
#include "passes/name_runs.h"
#include "unicode/chars.h"
#include <stdlib.h>
#include <string.h>

#define LEAST 2 /* letters */

static bool is_capital(char c) {
    return c >= 'A' && c <= 'Z';
}

/* The capitals that a word is, or starts with before a hyphen: OTAN-led. */
static Span capitals(const Story *story, Span word) {
    Span span = {word.start, word.start};
    while (span.end < word.end && is_capital(story->text[span.end]))
        span.end++;
    bool whole = span.end == word.end || story->text[span.end] == '-';
    size_t len = span.end - span.start;
    if (!whole || len < LEAST || len > ACRONYM_MAX) span.end = span.start;
    return span;
}

/* “(FHM)”, and “FHM (Free Harvest Movement)”. */
static bool in_brackets(const Story *story, Span span) {
    const char *text = story->text;
    return (span.start && text[span.start - 1] == '(') ||
           text[span.end] == ')' ||
           (text[span.end] == ' ' && text[span.end + 1] == '(');
}

/* Nobody's title on its left, no title on its right: part of a name. */
static bool is_joined(const Phrase *p, size_t i) {
    bool left = i && p->words[i - 1].gap == GAP_BLANK &&
                p->words[i - 1].capital && !name_no_name(p, i - 1);
    bool right = p->words[i].gap == GAP_BLANK && p->words[i + 1].capital &&
                 !p->words[i].genitive && !name_no_name(p, i + 1);
    return left || right;
}

static bool add_word(Acronyms *list, const Phrase *p, size_t i,
                     size_t paragraph) {
    const Story *story = p->story;
    NameRun run = {p, i, i + 1};
    Span span = capitals(story, name_stretch(&run, i, 1));
    if (span.end == span.start) return true;
    size_t len = span.end - span.start;
    if (in_brackets(story, span))
        return map_put(&list->bracketed, story->text + span.start, len, 1);
    return VEC_ADD(list, (Acronym){paragraph, span, is_joined(p, i)});
}

/* “Free Harvest Movement” adds FHM. */
static void add_initial(Acronyms *list, const PhraseWord *word,
                        const Story *story) {
    size_t size;
    uint32_t cp = utf8_at(story->text, word->span.end, word->span.start, &size);
    if (char_is_upper(cp))
        buf_add(&list->initials, story->text + word->span.start, size);
    else if (word->span.end - word->span.start > 3)
        buf_char(&list->initials, '\n');
}

/* What stands in brackets behind a phrase with its initials. */
static bool add_defined(Acronyms *list, const Story *story, size_t end) {
    const char *text = story->text;
    size_t start = end + 2, at = start, used = list->initials.len;
    if (start > story->len || memcmp(text + end, " (", 2) != 0) return true;
    while (is_capital(text[at]))
        at++;
    size_t len = at - start;
    if (len < LEAST || len > ACRONYM_MAX || len > used || text[at] != ')' ||
        memcmp(list->initials.data + used - len, text + start, len) != 0)
        return true;
    if (!vec_room((void **)&list->defined, &list->defined_cap,
                  list->defined_count, sizeof *list->defined))
        return false;
    list->defined[list->defined_count++] = (Span){start, at};
    return true;
}

static bool read_paragraph(const PassContext *ctx, Acronyms *list,
                           size_t paragraph) {
    const Story *story = ctx->story;
    Span span = story->paragraphs[paragraph].span;
    Phrase p;
    size_t size;
    for (size_t at = span.start; at < span.end;) {
        phrase_read(&p, story, at, span.end);
        if (!p.count) {
            utf8_at(story->text, span.end, at, &size);
            at += size ? size : 1;
            continue;
        }
        for (size_t i = 0; i < p.count; i++) {
            if (p.words[i].capital && !add_word(list, &p, i, paragraph))
                return false;
            add_initial(list, &p.words[i], story);
        }
        at = p.words[p.count - 1].span.end;
        if (!add_defined(list, story, at)) return false;
        buf_char(&list->initials, '\n');
    }
    return !list->initials.failed;
}

bool acronyms_read(const PassContext *ctx, Acronyms *list) {
    for (size_t i = 0; i < ctx->story->paragraph_count; i++)
        if (!read_paragraph(ctx, list, i)) return false;
    return true;
}

static bool is_explained(const Acronyms *list, const char *text, size_t len) {
    return map_get(&list->bracketed, text, len, NULL) ||
           memmem(buf_str(&list->initials), list->initials.len, text, len);
}

/* In the case it has, and as “Fed” and “bid”. */
static bool is_known(const PassContext *ctx, const char *text, size_t len) {
    char word[ACRONYM_MAX];
    memcpy(word, text, len);
    if (map_get(&ctx->names->by_right, text, len, NULL) ||
        known_words_has(ctx->words, ctx->lang, word, len))
        return true;
    for (size_t i = 1; i < len; i++)
        word[i] = (char)(word[i] | 0x20);
    if (known_words_has(ctx->words, ctx->lang, word, len)) return true;
    word[0] = (char)(word[0] | 0x20);
    return known_words_has(ctx->words, ctx->lang, word, len);
}

bool acronym_is_open(PassContext *ctx, Acronyms *list, const char *text,
                     size_t len) {
    uint32_t open;
    if (map_get(&list->open, text, len, &open)) return open;
    open = !is_explained(list, text, len) && !is_known(ctx, text, len);
    if (!map_put(&list->open, text, len, open))
        ctx->findings->status = STATUS_MEMORY;
    return open;
}

void acronyms_free(Acronyms *list) {
    free(list->items);
    free(list->defined);
    map_free(&list->bracketed);
    map_free(&list->open);
    buf_free(&list->initials);
}
