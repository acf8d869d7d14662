/* SPDX-License-Identifier: MIT
 * The table of passes, and the loop over it. */
#include "passes/kinds.h"

#include <stdlib.h>
#include <string.h>

const Pass passes[] = {
    {"pattern", RULE_PATTERN, pattern_paragraph, edges_story},
    {"replace", RULE_REPLACE, replace_paragraph, NULL},
    {"pair", RULE_PAIR, pair_paragraph, pair_story},
    {"quotation", RULE_QUOTATION, NULL, quotation_story},
    {"name", RULE_NAME, name_paragraph, name_story},
    {"mojibake", RULE_MOJIBAKE, mojibake_paragraph, NULL},
    {"consistency", RULE_CONSISTENCY, consistency_paragraph, consistency_story},
    {"compose", RULE_COMPOSE, compose_paragraph, NULL},
    {"homoglyph", RULE_HOMOGLYPH, homoglyph_paragraph, NULL},
    {"number", RULE_NUMBER, number_paragraph, NULL},
    {"repeat", RULE_REPEAT, repeat_paragraph, repeat_story},
    {"fragment", RULE_FRAGMENT, fragment_paragraph, NULL},
    {"spell", RULE_SPELL, spell_paragraph, spell_story},
    {"foreign", RULE_FOREIGN, foreign_paragraph, NULL},
};
const size_t pass_count = sizeof passes / sizeof *passes;

static bool out_of_time(const Clock *clock) {
    if (clock->cancel && *clock->cancel) return true;
    if (!clock->deadline_ns) return false;
    return clock_now() > clock->deadline_ns;
}

bool pass_stopped(PassContext *ctx) {
    if (!ctx->findings->status && out_of_time(ctx->clock))
        ctx->findings->status = STATUS_CANCELLED;
    return ctx->findings->status != STATUS_OK;
}

static bool has_rules(const PassContext *ctx, const Pass *pass) {
    const RuleList *list = &ctx->rules->by[ctx->phase][pass->kind];
    for (size_t i = 0; i < list->count; i++)
        if (pass_wants(ctx, list->items[i])) return true;
    return false;
}

static void note_bytes(PassContext *ctx, Span span) {
    memset(ctx->bytes, 0, sizeof ctx->bytes);
    for (size_t i = span.start; i < span.end; i++)
        ctx->bytes[(unsigned char)ctx->story->text[i]] = true;
    ctx->starts = (Bytes){{0}};
    for (int b = 0; b < 256; b++)
        if (ctx->bytes[b]) bytes_add(&ctx->starts, (unsigned char)b);
}

/* Facts of pass p on paragraph i: facts[p * paragraphs + i]. */
static Status map_all(PassContext *ctx, const bool *on, void **facts) {
    size_t count = ctx->story->paragraph_count;
    for (size_t i = 0; i < count; i++) {
        if (pass_stopped(ctx)) return ctx->findings->status;
        note_bytes(ctx, ctx->story->paragraphs[i].span);
        for (size_t p = 0; p < pass_count; p++)
            if (on[p] && passes[p].paragraph)
                facts[p * count + i] = passes[p].paragraph(ctx, i);
    }
    return STATUS_OK;
}

Status passes_run(PassContext *ctx) {
    size_t count = ctx->story->paragraph_count;
    limits_start(ctx);
    ctx->elsewhere = NULL;
    ctx->names_read = NULL;
    ctx->asked = (Asked){NULL, {0, 0}, false};
    bool on[sizeof passes / sizeof *passes], any = false;
    for (size_t p = 0; p < pass_count; p++)
        any |= on[p] = has_rules(ctx, &passes[p]);
    if (!any || !count) return STATUS_OK;
    void **facts = arena_array(ctx->facts, count * pass_count, sizeof *facts);
    if (!facts) return STATUS_MEMORY;
    Status status = map_all(ctx, on, facts);
    for (size_t p = 0; p < pass_count && !status; p++)
        if (on[p] && passes[p].story) passes[p].story(ctx, facts + p * count);
    if (ctx->scratch.failed) return STATUS_MEMORY;
    limits_withdraw(ctx);
    if (!status) resolve_merge(ctx->findings);
    return status ? status : ctx->findings->status;
}

bool pass_wants(const PassContext *ctx, const Rule *rule) {
    return ctx->enabled[rule - ctx->rules->items] && !limits_off(ctx, rule);
}

static Matched sentence_has(PassContext *ctx, const Regex *regex,
                            Span sentence) {
    Match m;
    return regex_match(regex, ctx->matcher, ctx->story->text + sentence.start,
                       sentence.end - sentence.start, 0, &m);
}

static bool ask(PassContext *ctx, const Rule *rule, size_t paragraph,
                Span sentence) {
    Matched near = MATCH_YES, unless = MATCH_NO;
    if (rule->near) near = sentence_has(ctx, rule->near, sentence);
    if (rule->unless && near == MATCH_YES)
        unless = sentence_has(ctx, rule->unless, sentence);
    if (near == MATCH_LIMIT || unless == MATCH_LIMIT)
        pass_gave_up(ctx, rule, paragraph);
    return near == MATCH_YES && unless == MATCH_NO;
}

bool pass_has_near(PassContext *ctx, const Rule *rule, size_t paragraph,
                   size_t at) {
    if (!rule->near && !rule->unless) return true;
    Span sentence = sentence_at(ctx->sentences, ctx->story, paragraph, at);
    Asked *last = &ctx->asked;
    if (last->rule != rule || last->sentence.start != sentence.start ||
        last->sentence.end != sentence.end)
        *last = (Asked){rule, sentence, ask(ctx, rule, paragraph, sentence)};
    return last->holds;
}

bool pass_in_script(PassContext *ctx, const Rule *rule, size_t paragraph,
                    Span span) {
    Script before =
               script_before(ctx->scripts, ctx->story, paragraph, span.start),
           after = script_after(ctx->scripts, ctx->story, paragraph, span.end);
    if (ctx->scripts->failed) ctx->findings->status = STATUS_MEMORY;
    bool has_before = before == SCRIPT_NONE, has_after = after == SCRIPT_NONE;
    if (has_before && has_after) return false;
    for (size_t i = 0; i < rule->script_count; i++) {
        has_before |= rule->scripts[i] == before;
        has_after |= rule->scripts[i] == after;
    }
    return has_before && has_after;
}

bool pass_applies(PassContext *ctx, const Rule *rule, size_t paragraph,
                  Span span) {
    if (rule->roles && !(rule->roles & 1u << ctx->story->role)) return false;
    if (rule->skip && story_contexts(ctx->story, paragraph, span, rule->skip))
        return false;
    bool neighbours = rule->kind == RULE_PATTERN || rule->kind == RULE_REPLACE;
    if (neighbours && rule->script_count &&
        !pass_in_script(ctx, rule, paragraph, span))
        return false;
    return pass_has_near(ctx, rule, paragraph, span.start) &&
           pass_has_elsewhere(ctx, rule, paragraph, span) &&
           !pass_is_barred(ctx, rule, paragraph) &&
           pass_is_outnumbered(ctx, rule);
}

static bool is_banned(const PassContext *ctx, const Rule *rule, Span source) {
    for (size_t i = 0; i < ctx->bans->count; i++) {
        const Ban *ban = &ctx->bans->items[i];
        if (ban->rule == rule && ban->source.start <= source.end &&
            ban->source.end >= source.start)
            return true;
    }
    return false;
}

/* *unfit: the character that the encoding has no place for. */
static bool may_edit(const PassContext *ctx, const Rule *rule,
                     const Edit *edits, size_t count, uint32_t *unfit) {
    for (size_t i = 0; i < count; i++) {
        if (!lay_allowed(ctx->story, &edits[i])) return false;
        if (ctx->bans->count &&
            is_banned(ctx, rule, story_source(ctx->story, edits[i].span)))
            return false;
    }
    for (size_t i = 0; i < count; i++)
        if (!lay_fits(ctx->story, &edits[i], unfit)) return false;
    return true;
}

static const Edit *copy_edits(Arena *arena, const Edit *edits, size_t count) {
    Edit *copy = arena_array(arena, count, sizeof *copy);
    for (size_t i = 0; copy && i < count; i++) {
        copy[i] = edits[i];
        copy[i].text = arena_copy(arena, edits[i].text, edits[i].len);
        if (!copy[i].text) return NULL;
    }
    return copy;
}

/* A repair that takes a line end with it takes the next blank too and puts it
 * back, as which the line end is written: “port⏎, but” -> “port,⏎but”. */
static const Edit *keep_wraps(const PassContext *ctx, size_t paragraph,
                              const Edit *edits, size_t count, Arena *arena) {
    const Story *story = ctx->story;
    Span whole = story->paragraphs[paragraph].span;
    if (!story->paragraphs[paragraph].hard_wrap) return edits;
    Edit *kept = arena_array(arena, count, sizeof *kept);
    for (size_t i = 0; kept && i < count; i++) {
        kept[i] = edits[i];
        size_t end = edits[i].span.end, next = whole.end;
        if (i + 1 < count) next = edits[i + 1].span.start;
        if (end >= next || story->text[end] != ' ' ||
            (edits[i].len && memchr(edits[i].text, ' ', edits[i].len)) ||
            !lay_covers_wrap(story, edits[i].span))
            continue;
        char *text = arena_alloc(arena, edits[i].len + 1);
        if (!text) return NULL;
        if (edits[i].len) memcpy(text, edits[i].text, edits[i].len);
        text[edits[i].len] = ' ';
        kept[i] =
            (Edit){{edits[i].span.start, end + 1}, text, edits[i].len + 1};
    }
    return kept;
}

/* Is there one blank in front of the span and one behind it, no more? */
static bool between_blanks(const Story *story, Span whole, Span span) {
    const char *text = story->text;
    if (span.start < whole.start + 2 || span.end + 2 > whole.end) return false;
    return text[span.start - 1] == ' ' && text[span.start - 2] != ' ' &&
           text[span.end] == ' ' && text[span.end + 1] != ' ';
}

/* The edit with the blank that it takes along: the one that is no line end. */
static Span with_blank(const PassContext *ctx, size_t paragraph,
                       const Edit *edits, size_t count, size_t i) {
    const Story *story = ctx->story;
    Span whole = story->paragraphs[paragraph].span, span = edits[i].span;
    Span before = {span.start - 1, span.start},
         behind = {span.end, span.end + 1};
    bool takes = !edits[i].len && span.start < span.end;
    if (!takes || !between_blanks(story, whole, span)) return span;
    if (i && edits[i - 1].span.end >= before.start) return span;
    if (i + 1 < count && edits[i + 1].span.start <= behind.end) return span;
    if (!lay_covers_wrap(story, behind)) return (Span){span.start, behind.end};
    if (!lay_covers_wrap(story, before)) return (Span){before.start, span.end};
    return span;
}

/* A repair that takes out what stood between two blanks takes one of them
 * along: “at <pad> dawn” -> “at dawn”. */
static const Edit *take_blanks(const PassContext *ctx, size_t paragraph,
                               const Edit *edits, size_t count, Arena *arena) {
    Edit *taken = arena_array(arena, count, sizeof *taken);
    for (size_t i = 0; taken && i < count; i++) {
        taken[i] = edits[i];
        taken[i].span = with_blank(ctx, paragraph, edits, count, i);
    }
    return taken;
}

#define CLOCK_REPORTS 64 /* findings between two looks at the clock */

bool pass_accepted(const PassContext *ctx, const Rule *rule, Span source,
                   const char *text, size_t len) {
    const Accept *a = ctx->accept;
    return a && a->accepts && a->accepts(a->user, rule, source, text, len);
}

void pass_report(PassContext *ctx, const Rule *rule, FixClass fix,
                 size_t paragraph, Span span, const Value *values,
                 size_t value_count, const Edit *edits, size_t edit_count) {
    Findings *list = ctx->findings;
    if (list->count % CLOCK_REPORTS == 0 && pass_stopped(ctx)) return;
    /* Before anything merges or is chosen: what is accepted must not shadow
     * what is not. */
    if (pass_accepted(ctx, rule, story_source(ctx->story, span),
                      ctx->story->text + span.start, span.end - span.start))
        return;
    Finding f = {.rule = rule, .span = span, .paragraph = paragraph};
    if (fix != FIX_NONE && edit_count && rule->at == AT_PARAGRAPHS)
        edits = take_blanks(ctx, paragraph, edits, edit_count, &list->arena);
    if (fix != FIX_NONE && edit_count && edits)
        edits = keep_wraps(ctx, paragraph, edits, edit_count, &list->arena);
    if (!edits && edit_count) list->status = STATUS_MEMORY;
    if (fix != FIX_NONE && edit_count && edits &&
        may_edit(ctx, rule, edits, edit_count, &f.unfit)) {
        f.fix = fix;
        f.edits = copy_edits(&list->arena, edits, edit_count);
        f.edit_count = edit_count;
    }
    ctx->scratch.len = 0;
    template_expand(&rule->message, values, value_count, &ctx->scratch);
    f.message =
        arena_copy(&list->arena, buf_str(&ctx->scratch), ctx->scratch.len);
    if (!f.message || (f.edit_count && !f.edits)) list->status = STATUS_MEMORY;
    findings_add(list, f);
}
