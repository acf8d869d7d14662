/* SPDX-License-Identifier: MIT */
#include "passes/name_votes.h"

#include "base/utf8.h"
#include "base/vec.h"
#include "unicode/chars.h"
#include "unicode/fold.h"
#include <string.h>

#define SPELLINGS_MAX 16 /* of a slot that are told apart */

uint32_t name_vote(PassContext *ctx, NameVotes *votes, uint32_t *first,
                   Span word, size_t uses) {
    char folded[FOLD_MAX];
    size_t len = letters_fold(ctx->story->text + word.start,
                              word.end - word.start, folded, sizeof folded);
    size_t looked = 0;
    uint32_t last = 0;
    if (!len) return 0;
    for (uint32_t at = *first; at; at = votes->items[at - 1].next) {
        NameSpelling *s = &votes->items[at - 1];
        if (++looked > SPELLINGS_MAX) return 0;
        last = at;
        if (s->folded_len != len || memcmp(s->folded, folded, len) != 0)
            continue;
        s->count += uses;
        return at;
    }
    uint32_t slot = last ? votes->items[last - 1].slot : votes->slots++;
    NameSpelling added = {
        arena_copy(ctx->facts, folded, len), len, word, uses, slot, 0};
    if (!added.folded || !VEC_ADD(votes, added)) {
        ctx->findings->status = STATUS_MEMORY;
        return 0;
    }
    if (last) votes->items[last - 1].next = (uint32_t)votes->count;
    if (!*first) *first = (uint32_t)votes->count;
    return (uint32_t)votes->count;
}

const NameSpelling *name_winner(const NameVotes *votes, uint32_t first) {
    const NameSpelling *best = &votes->items[first - 1];
    for (uint32_t at = best->next; at; at = votes->items[at - 1].next)
        if (votes->items[at - 1].count > best->count)
            best = &votes->items[at - 1];
    return best;
}

Span name_core(const PassContext *ctx, Span word) {
    const char *text = ctx->story->text;
    const char *hyphen = memchr(text + word.start, '-', word.end - word.start);
    char key[KEY_MAX];
    if (!hyphen) return word;
    size_t at = (size_t)(hyphen - text);
    if (at + 1 < word.end &&
        !name_key(ctx->keys, name_keys_common(ctx->keys, 0), text + word.start,
                  at - word.start, key))
        word.start = at + 1;
    return word;
}

bool name_has_small(const Story *story, Span word) {
    size_t size;
    for (size_t at = word.start; at < word.end; at += size)
        if (char_is_lower(utf8_at(story->text, word.end, at, &size)))
            return true;
    return false;
}

void name_rewritten(const Story *story, Span span, const Edit *edits,
                    size_t count, Buf *out) {
    size_t at = span.start;
    for (size_t i = 0; i < count; i++) {
        buf_add(out, story->text + at, edits[i].span.start - at);
        buf_add(out, edits[i].text, edits[i].len);
        at = edits[i].span.end;
    }
    buf_add(out, story->text + at, span.end - at);
}

void name_report_words(PassContext *ctx, const Rule *rule, size_t paragraph,
                       Span span, const Edit *edits, size_t count) {
    const Story *story = ctx->story;
    Buf to = {0};
    if (!pass_applies(ctx, rule, paragraph, span)) return;
    name_rewritten(story, span, edits, count, &to);
    Value values[VALUE_COUNT] = {
        {story->text + span.start, span.end - span.start},
        {buf_str(&to), to.len}};
    if (to.failed)
        ctx->findings->status = STATUS_MEMORY;
    else
        pass_report(ctx, rule, rule->fix, paragraph, span, values, VALUE_COUNT,
                    edits, count);
    buf_free(&to);
}
