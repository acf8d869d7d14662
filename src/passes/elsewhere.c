/* SPDX-License-Identifier: MIT
 * The conditions `elsewhere` and `nowhere`, `majority` and `habit`: other
 * places of the story prove what kind of story it is. “*Warsaw” is a footnote,
 * unless a translator's stars stand elsewhere, too; “said *Amina” is no
 * translator's, where a line says “*Not her real name”. The story as it was
 * read is asked, for proof that is repaired is proof still; `elsewhere` also
 * asks what repairs have left of it, where they uncover proof: a star behind a
 * character of no width. So settled text stays settled. */
#include "passes/kinds.h"

/* The first two places of the source that a rule's `elsewhere` finds: one of
 * them at least is not the place in question. */
struct Elsewhere {
    bool looked;
    size_t count;
    Span at[2];
    bool looked_for_bar; /* `nowhere` */
    bool barred;
    bool looked_for_habit; /* `habit` */
    bool always;
    bool counted; /* `majority` */
    bool outnumbered;
};

static void note(struct Elsewhere *found, Span source) {
    bool known = found->count && found->at[0].start == source.start;
    if (!known) found->at[found->count++] = source;
}

static Matched look_in(PassContext *ctx, const Rule *rule, const Story *story,
                       size_t paragraph, struct Elsewhere *found) {
    Span span = story->paragraphs[paragraph].span;
    size_t len = span.end - span.start, from = 0;
    Match m;
    while (found->count < 2 && from <= len) {
        Matched matched = regex_match(rule->elsewhere, ctx->matcher,
                                      story->text + span.start, len, from, &m);
        if (matched != MATCH_YES) return matched;
        from = m.groups[0].end;
        Span at = {span.start + m.groups[0].start, span.start + from};
        if (at.end <= at.start) return MATCH_NO; /* nothing is no proof */
        if (!story_contexts(story, paragraph, at, rule->skip))
            note(found, story_source(story, at));
    }
    return MATCH_YES;
}

static struct Elsewhere *facts_of(PassContext *ctx, const Rule *rule) {
    if (!ctx->elsewhere)
        ctx->elsewhere =
            arena_array(ctx->facts, ctx->rules->count, sizeof *ctx->elsewhere);
    if (ctx->elsewhere) return &ctx->elsewhere[rule - ctx->rules->items];
    ctx->findings->status = STATUS_MEMORY;
    return NULL;
}

/* Over one story, as long as proof is wanted. */
static void look_over(PassContext *ctx, const Rule *rule, const Story *story,
                      size_t paragraph, struct Elsewhere *found) {
    for (size_t i = 0; i < story->paragraph_count && found->count < 2; i++) {
        if (pass_stopped(ctx)) return;
        if (look_in(ctx, rule, story, i, found) == MATCH_LIMIT)
            pass_gave_up(ctx, rule, paragraph);
    }
}

static struct Elsewhere *look(PassContext *ctx, const Rule *rule,
                              size_t paragraph) {
    struct Elsewhere *found = facts_of(ctx, rule);
    if (!found || found->looked) return found;
    found->looked = true;
    look_over(ctx, rule, ctx->read, paragraph, found);
    if (ctx->story != ctx->read)
        look_over(ctx, rule, ctx->story, paragraph, found);
    return found;
}

bool pass_has_elsewhere(PassContext *ctx, const Rule *rule, size_t paragraph,
                        Span span) {
    if (!rule->elsewhere) return true;
    const struct Elsewhere *found = look(ctx, rule, paragraph);
    Span here = story_source(ctx->story, span);
    for (size_t i = 0; found && i < found->count; i++)
        if (found->at[i].end <= here.start || found->at[i].start >= here.end)
            return true;
    return false;
}

/* Does a paragraph match `nowhere`? One that gives up may. */
static void look_for_bar(PassContext *ctx, const Rule *rule, size_t paragraph,
                         struct Elsewhere *found) {
    const Story *story = ctx->read;
    Match m;
    found->looked_for_bar = true;
    for (size_t i = 0; i < story->paragraph_count && !found->barred; i++) {
        if (pass_stopped(ctx)) return;
        Span span = story->paragraphs[i].span;
        Matched matched =
            regex_match(rule->nowhere, ctx->matcher, story->text + span.start,
                        span.end - span.start, 0, &m);
        found->barred = matched != MATCH_NO;
        if (matched == MATCH_LIMIT) pass_gave_up(ctx, rule, paragraph);
    }
}

bool pass_is_barred(PassContext *ctx, const Rule *rule, size_t paragraph) {
    if (!rule->nowhere) return false;
    struct Elsewhere *found = facts_of(ctx, rule);
    if (!found) return true;
    if (!found->looked_for_bar) look_for_bar(ctx, rule, paragraph, found);
    return found->barred;
}

#define ALWAYS_FROM 3 /* uses, with none of the other way */

/* How often the story matches, ALWAYS_FROM at most. */
static size_t count_in(PassContext *ctx, const Regex *regex,
                       const Story *story) {
    size_t count = 0;
    Match m;
    for (size_t i = 0; i < story->paragraph_count; i++) {
        Span span = story->paragraphs[i].span;
        size_t len = span.end - span.start, from = 0;
        if (pass_stopped(ctx)) return count;
        while (from < len &&
               regex_match(regex, ctx->matcher, story->text + span.start, len,
                           from, &m) == MATCH_YES) {
            if (++count == ALWAYS_FROM) return count;
            from = m.groups[0].end > from ? m.groups[0].end : len;
        }
    }
    return count;
}

bool pass_is_habit(PassContext *ctx, const Rule *rule) {
    struct Elsewhere *found = rule->habit ? facts_of(ctx, rule) : NULL;
    if (!found) return false;
    if (!found->looked_for_habit) {
        found->looked_for_habit = true;
        /* In the snapshot as well: a suggestion may take uses out. */
        found->always = count_in(ctx, rule->regex, ctx->read) == ALWAYS_FROM &&
                        count_in(ctx, rule->regex, ctx->story) == ALWAYS_FROM &&
                        !count_in(ctx, rule->habit, ctx->read) &&
                        !count_in(ctx, rule->habit, ctx->story);
    }
    return found->always;
}

#define MAJORITY_FROM 3 /* uses */
#define MAJORITY_TO_ONE 2

/* How often the snapshot at hand matches outside what the rule skips: repairs
 * that make more of the majority must tell now what they tell the next time. */
static size_t count_uses(PassContext *ctx, const Rule *rule,
                         const Regex *regex) {
    const Story *story = ctx->story;
    size_t count = 0;
    Match m;
    for (size_t i = 0; i < story->paragraph_count; i++) {
        Span span = story->paragraphs[i].span;
        size_t len = span.end - span.start, from = 0;
        if (pass_stopped(ctx)) return count;
        while (from < len &&
               regex_match(regex, ctx->matcher, story->text + span.start, len,
                           from, &m) == MATCH_YES) {
            Span at = {span.start + m.groups[0].start,
                       span.start + m.groups[0].end};
            count += !story_contexts(story, i, at, rule->skip);
            from = m.groups[0].end > from ? m.groups[0].end : len;
        }
    }
    return count;
}

bool pass_is_outnumbered(PassContext *ctx, const Rule *rule) {
    if (!rule->majority) return true;
    struct Elsewhere *found = facts_of(ctx, rule);
    if (!found) return false;
    if (!found->counted) {
        size_t most = count_uses(ctx, rule, rule->majority);
        found->counted = true;
        found->outnumbered =
            most >= MAJORITY_FROM &&
            most >= MAJORITY_TO_ONE * count_uses(ctx, rule, rule->regex);
    }
    return found->outnumbered;
}
