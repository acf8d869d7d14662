/* SPDX-License-Identifier: MIT
 * Kind `mojibake`: characters that came out of the wrong code page. What was
 * misread is read anew where that proves itself; stray control characters are
 * what Windows-1252 has in their place; what is lost is flagged. */
#include "passes/kinds.h"

#include "base/utf8.h"
#include "passes/misread.h"
#include "unicode/chars.h"
#include "unicode/codepages.h"
#include <string.h>

#define LATIN_END 0x250 /* past its accented letters */
#define REPLACED 0xFFFD
#define GROUP_MAX 40 /* characters of one finding */

/* The evidence as the message shows it, and one edit. */
static void propose(PassContext *ctx, const Rule *rule, FixClass fix,
                    size_t paragraph, Span span, const Buf *to,
                    const char *as) {
    if (!pass_applies(ctx, rule, paragraph, span)) return;
    Value values[VALUE_COUNT] = {
        {ctx->story->text + span.start, span.end - span.start},
        {buf_str(to), to->len}};
    values[VALUE_AS] = (Value){as, strlen(as)};
    Edit edit = {span, buf_str(to), to->len};
    if (to->failed) ctx->findings->status = STATUS_MEMORY;
    pass_report(ctx, rule, fix < rule->fix ? fix : rule->fix, paragraph, span,
                values, VALUE_COUNT, &edit, 1);
}

/* Marks that stand behind a word: ” ’ … – — ™ ® ». */
static bool ends_word(uint32_t cp) {
    return cp == 0x201D || cp == 0x2019 || cp == 0x2026 || cp == 0x2013 ||
           cp == 0x2014 || cp == 0x2122 || cp == 0xAE || cp == 0xBB;
}

/* Is a part of it, offsets from the start of its span, letters with a mark
 * behind them all the same, whatever else the paragraph proves? “NÅ”, the film,
 * is no “NŔ that lacks its quotation mark. */
static bool may_be_meant(const Reading *r, size_t from, size_t to) {
    const Cell *cells = r->was.items;
    unsigned page = 1u << r->page;
    bool any = false;
    for (size_t i = 0; i + 1 < r->was.count; i++) {
        uint32_t a = cells[i].cp, b = cells[i + 1].cp;
        if (cells[i].start < from || cells[i + 1].end > to ||
            !(page_char(a)->leads & page_char(b)->conts & page))
            continue;
        bool inside = (i && char_is_lower(cells[i - 1].cp)) ||
                      (i + 2 < r->was.count && char_is_letter(cells[i + 2].cp));
        if (inside || a >= LATIN_END || !char_is_letter(a) || !ends_word(b))
            return false;
        any = true;
    }
    return any;
}

/* “ĂĽ” is “å” to one page and “ü” to another: the paragraph tells, or an
 * editor. */
static bool is_contested(const Reading *r) {
    return r->contested && r->sure != 1u << r->page;
}

static bool is_quote_mark(uint32_t cp) {
    return cp == '"' || cp == '\'' || cp == 0xAB || cp == 0xBB ||
           cp == 0x2018 || cp == 0x2019 || cp == 0x201C || cp == 0x201D;
}

/* “It wrote 'â€™' for an apostrophe”: a quotation of nothing but that shows
 * what went wrong. */
static bool is_specimen(const Reading *r, Span span) {
    const char *text = r->story->text;
    size_t size;
    return span.start && span.end < r->end &&
           is_quote_mark(utf8_before(text, span.start, &size)) &&
           is_quote_mark(utf8_at(text, r->end, span.end, &size));
}

/* One repair for each group of neighbours that were misread. */
static void report_groups(PassContext *ctx, const Rule *rule, size_t paragraph,
                          const Reading *r) {
    const Cell *c = r->is.items;
    for (size_t i = 0, end; i < r->is.count; i = end) {
        end = i + 1;
        if (!c[i].layers) continue;
        Buf to = {0};
        size_t k = i;
        for (; k < r->is.count && c[k].layers && c[k].weak == c[i].weak &&
               k - i < GROUP_MAX;
             k++) {
            char bytes[4];
            buf_add(&to, bytes, utf8_encode(c[k].cp, bytes));
        }
        end = k;
        bool lost = c[i].page != PAGE_WINDOWS_1252;
        for (size_t n = i; n < k; n++)
            lost &= c[n].cp == REPLACED;
        if (lost ||
            (r->has_blank && may_be_meant(r, c[i].start, c[k - 1].end))) {
            buf_free(&to);
            continue;
        }
        Span span = {r->span.start + c[i].start, r->span.start + c[k - 1].end};
        bool weak = c[i].weak || is_contested(r) ||
                    (k - i == 1 && is_specimen(r, span));
        propose(ctx, rule, weak ? FIX_SUGGESTED : FIX_SAFE, paragraph, span,
                &to, page_name(c[i].page));
        buf_free(&to);
    }
}

static void note_quotes(Reading *r, const Cells *cells) {
    for (size_t i = 0; i < cells->count; i++)
        if (cells->items[i].cp == 0x201C || cells->items[i].cp == 0x201D)
            r->open = cells->items[i].cp == 0x201C;
}

/* Judges every suspect of the paragraph, and reports what is proven; with
 * rule NULL only counts the pages that stretches were surely misread as. */
static void judge_all(PassContext *ctx, const Rule *rule, size_t paragraph,
                      Reading *r, size_t votes[PAGES]) {
    Span span = ctx->story->paragraphs[paragraph].span;
    size_t from = span.start, at;
    r->open = false;
    while ((at = reading_next(r, from)) < span.end && !r->failed) {
        if (pass_stopped(ctx)) return;
        bool found = reading_judge(r, from, at);
        bool proven =
            found && (reading_proves(r, true) ||
                      (r->sure & 1u << r->page && reading_proves(r, false) &&
                       !may_be_meant(r, 0, SIZE_MAX)));
        for (int p = 0; p < PAGES && found && reading_is_strong(r); p++)
            votes[p] += r->ties >> p & 1;
        if (proven && rule) report_groups(ctx, rule, paragraph, r);
        note_quotes(r, proven ? &r->is : &r->was);
        from = r->span.end > at ? r->span.end : at + 1;
    }
}

/* The pages with the most votes. */
static unsigned elect(const size_t votes[PAGES]) {
    unsigned pages = 0;
    size_t most = 1;
    for (int p = 0; p < PAGES; p++) {
        if (votes[p] > most) pages = 0;
        if (votes[p] > most) most = votes[p];
        if (votes[p] == most) pages |= 1u << p;
    }
    return pages;
}

static void find_misread(PassContext *ctx, const Rule *rule, size_t paragraph) {
    Reading r = {.story = ctx->story, .joins = &rule->joins};
    size_t start = ctx->story->paragraphs[paragraph].span.start;
    size_t votes[PAGES] = {0};
    r.end = ctx->story->paragraphs[paragraph].span.end;
    if (reading_next(&r, start) < r.end) {
        judge_all(ctx, NULL, paragraph, &r, votes);
        r.sure = elect(votes);
        judge_all(ctx, rule, paragraph, &r, votes);
    }
    if (r.failed) ctx->findings->status = STATUS_MEMORY;
    reading_free(&r);
}

/* Do people write what Windows-1252 has there: “ ” ‘ ’ – — … € • ™ š ž? The
 * rest (ƒ ‰ ˆ) is as often rubbish. */
static FixClass control_fix(const Story *story, Span whole, size_t at,
                            uint8_t byte) {
    static const uint8_t common[] = {0x80, 0x84, 0x85, 0x8A, 0x8E, 0x91,
                                     0x92, 0x93, 0x94, 0x95, 0x96, 0x97,
                                     0x99, 0x9A, 0x9C, 0x9E};
    size_t size = 0;
    uint32_t before =
        at > whole.start ? utf8_before(story->text, at, &size) : 0;
    /* Half of a character that was misread: not alone. */
    if (before >= 0xC2 && before <= 0xDF) return FIX_NONE;
    return memchr(common, byte, sizeof common) ? FIX_SAFE : FIX_NONE;
}

/* U+0085 and its like, which Windows-1252 has marks for. */
static void find_controls(PassContext *ctx, const Rule *rule,
                          size_t paragraph) {
    const Story *story = ctx->story;
    Span whole = story->paragraphs[paragraph].span;
    for (size_t at = whole.start; at + 1 < whole.end; at++) {
        uint8_t byte = (uint8_t)story->text[at + 1];
        if ((uint8_t)story->text[at] != 0xC2 || byte >= 0xA0) continue;
        uint32_t cp = page_windows_1252(byte);
        if (!cp) continue;
        char bytes[4];
        Buf to = {0};
        buf_add(&to, bytes, utf8_encode(cp, bytes));
        propose(ctx, rule, control_fix(story, whole, at, byte), paragraph,
                (Span){at, at + 2}, &to, page_name(PAGE_WINDOWS_1252));
        buf_free(&to);
        if (pass_has_left(ctx, rule, paragraph)) return;
    }
}

/* Does a word end here that an apostrophe may stand in front of: “’s”? */
static bool has_tail(const Rule *rule, const Story *story, size_t at,
                     size_t end) {
    size_t stop = at, size;
    while (stop < end && char_is_letter((unsigned char)story->text[stop]))
        stop++;
    uint32_t next = utf8_at(story->text, end, stop, &size);
    return stop > at && !char_is_word(next) &&
           map_get(&rule->tails, story->text + at, stop - at, NULL);
}

/* Three at most were one character; bytes that are no UTF-8 are none of it,
 * they are told of elsewhere. */
static void find_lost(PassContext *ctx, const Rule *rule, size_t paragraph) {
    const Story *story = ctx->story;
    Span whole = story->paragraphs[paragraph].span;
    size_t size;
    for (size_t at = whole.start; at < whole.end;) {
        const char *hit = memchr(story->text + at, 0xEF, whole.end - at);
        if (!hit) return;
        at = (size_t)(hit - story->text);
        Span span = {at, at};
        while (utf8_at(story->text, whole.end, span.end, &size) == REPLACED &&
               story->runs[story_run_at(story, span.end)].codec != RUN_OPAQUE)
            span.end += size;
        at = span.end > at ? span.end : at + 1;
        if (span.end == span.start) continue;
        uint32_t before = utf8_before(story->text, span.start, &size);
        bool tail = char_is_letter(before) && span.end - span.start <= 9 &&
                    has_tail(rule, story, span.end, whole.end);
        Buf to = {0};
        if (tail) buf_text(&to, "’");
        propose(ctx, rule, tail ? FIX_SUGGESTED : FIX_NONE, paragraph, span,
                &to, "");
        buf_free(&to);
        if (pass_has_left(ctx, rule, paragraph)) return;
    }
}

static void find(PassContext *ctx, const Rule *rule, size_t paragraph) {
    bool any = false;
    for (int b = 0xC2; b < 0xF5 && !any; b++)
        any = ctx->bytes[b];
    if (!any) return;
    switch (rule->finds) {
    case FINDS_MISREAD: find_misread(ctx, rule, paragraph); break;
    case FINDS_CONTROL:
        if (ctx->bytes[0xC2]) find_controls(ctx, rule, paragraph);
        break;
    default:
        if (ctx->bytes[0xEF]) find_lost(ctx, rule, paragraph);
        break;
    }
}

void *mojibake_paragraph(PassContext *ctx, size_t paragraph) {
    const RuleList *list = &ctx->rules->by[ctx->phase][RULE_MOJIBAKE];
    pass_start_clock(ctx);
    for (size_t i = 0; i < list->count; i++) {
        if (!pass_wants(ctx, list->items[i])) continue;
        find(ctx, list->items[i], paragraph);
        pass_charge(ctx, list->items[i], paragraph);
    }
    return NULL;
}
