/* SPDX-License-Identifier: MIT
 * Kind `consistency`: one of several forms a story. The fold counts the uses
 * that form_uses.c found and decides for the whole story:
 *
 *     the house has a form        whatever else stands goes to it
 *     a form is nobody's          it goes to the form most used
 *     2:1, and three uses of it   the minority goes to the majority
 *     else                        told where the first form is first left
 *
 * One finding a story and rule; its repair is all of the edits or none. */
#include "passes/form_uses.h"
#include "passes/kinds.h"

#include "unicode/letter_case.h"
#include <string.h>

#define USES_MIN 3 /* of the majority */
#define MAJORITY 2 /* to one */

typedef struct Vote {
    PassContext *ctx;
    const Rule *rule;
    const Use **uses; /* in the order of the story */
    size_t count;
    size_t *by_form;
    bool *names;          /* by spelling, number_of: a name in this story */
    size_t house, winner; /* NO_FORM: none */
    bool all;             /* every other form goes to the winner */
} Vote;

static size_t form_of(const Use *use) {
    return use->ref->form;
}

static size_t number_of(const Vote *v, const Use *use) {
    return use->ref->form * v->rule->forms[0].count + use->ref->spelling;
}

/* Counts the uses, and notes which spellings the story has as names. */
static size_t look_over(Vote *v, void *const *facts, size_t paragraphs) {
    size_t count = 0;
    for (size_t i = 0; i < paragraphs; i++)
        for (const Use *u = facts[i]; u; u = u->next) {
            if (u->ref->rule != v->rule) continue;
            count++;
            if (u->sort == USE_NAME) v->names[number_of(v, u)] = true;
        }
    return count;
}

/* “Gray ran free down the wing”, where the story also has “Andy Gray”. */
static bool is_name(const Vote *v, const Use *use) {
    return use->sort != USE_PLAIN && v->names[number_of(v, use)];
}

static bool gather(Vote *v, void *const *facts) {
    const Rule *rule = v->rule;
    Arena *arena = v->ctx->facts;
    size_t paragraphs = v->ctx->story->paragraph_count;
    v->by_form = arena_array(arena, rule->form_count, sizeof *v->by_form);
    v->names = arena_array(arena, rule->form_count * rule->forms[0].count,
                           sizeof *v->names);
    size_t most = v->names ? look_over(v, facts, paragraphs) : 0;
    v->uses = arena_array(arena, most + 1, sizeof *v->uses);
    if (!v->uses || !v->by_form || !v->names) {
        v->ctx->findings->status = STATUS_MEMORY;
        return false;
    }
    for (size_t i = 0; most && i < paragraphs; i++)
        for (const Use *u = facts[i]; u; u = u->next) {
            if (u->ref->rule != rule || is_name(v, u)) continue;
            v->uses[v->count++] = u;
            v->by_form[form_of(u)]++;
        }
    return v->count > 0;
}

/* The form most used of those that may stay; the earlier one at a tie. */
static size_t most_used(const Vote *v) {
    size_t best = NO_FORM;
    for (size_t i = 0; i < v->count; i++) {
        size_t form = form_of(v->uses[i]);
        if (v->rule->forms[form].loses) continue;
        if (best == NO_FORM || v->by_form[form] > v->by_form[best]) best = form;
    }
    return best;
}

static void decide(Vote *v) {
    v->house = v->ctx->house[v->rule - v->ctx->rules->items];
    if (v->house != NO_FORM) {
        v->winner = v->house;
        v->all = true;
        return;
    }
    v->winner = most_used(v);
    size_t uses = v->winner == NO_FORM ? 0 : v->by_form[v->winner];
    v->all = uses >= USES_MIN && uses >= MAJORITY * (v->count - uses);
}

static bool goes(const Vote *v, const Use *use) {
    size_t form = form_of(use);
    return v->winner != NO_FORM && form != v->winner &&
           (v->all || v->rule->forms[form].loses);
}

/* The use that the finding stands at: the first that goes, else the first
 * that leaves the story's first form. NULL: the story is of one form. */
static const Use *place_of(const Vote *v, bool *fixable) {
    for (size_t i = 0; i < v->count; i++)
        if (goes(v, v->uses[i])) {
            *fixable = true;
            return v->uses[i];
        }
    *fixable = false;
    for (size_t i = 1; i < v->count; i++)
        if (form_of(v->uses[i]) != form_of(v->uses[0])) return v->uses[i];
    return NULL;
}

/* What a use becomes in another form. A stop that ends a sentence stays one:
 * “in the U.S.” becomes “in the US.”, and the other way round. */
static void write_form(const Vote *v, const Use *use, size_t form, Buf *out) {
    const Story *story = v->ctx->story;
    const Spelling *to = &v->rule->forms[form].spellings[use->ref->spelling];
    const char *text = story->text + use->span.start;
    bool title = text[0] != form_spelling(use->ref)->text[0];
    bool had_stop = story->text[use->span.end - 1] == '.';
    bool has_stop = to->text[to->len - 1] == '.';
    const char *after = story->text + use->span.end;
    size_t len = to->len;
    if (has_stop && !had_stop && after[0] == '.' && after[1] != '.') len--;
    letter_case_apply(title ? CASE_TITLE : CASE_AS_IS, to->text, len, out);
    if (had_stop && !has_stop && use_ends_sentence(v->ctx, use))
        buf_char(out, '.');
}

static bool plan_word(Vote *v, const Use *use, Edit *edits, size_t *count) {
    Buf text = {0};
    write_form(v, use, v->winner, &text);
    char *kept = arena_copy(v->ctx->facts, buf_str(&text), text.len);
    edits[(*count)++] = (Edit){use->span, kept, text.len};
    bool failed = text.failed || !kept;
    buf_free(&text);
    return !failed;
}

/* What stands around a subhead goes; what it says stays. */
static void plan_subhead(const Vote *v, const Use *use, Edit *edits,
                         size_t *count) {
    const Spelling *to = &v->rule->forms[v->winner].spellings[0];
    size_t before = (size_t)(strstr(to->text, FORM_GAP) - to->text);
    const char *after = to->text + before + strlen(FORM_GAP);
    edits[(*count)++] =
        (Edit){{use->span.start, use->body.start}, to->text, before};
    edits[(*count)++] =
        (Edit){{use->body.end, use->span.end}, after, strlen(after)};
}

static bool plan(Vote *v, Edit *edits, size_t *count) {
    for (size_t i = 0; i < v->count; i++) {
        if (!goes(v, v->uses[i])) continue;
        if (v->rule->of_subheads)
            plan_subhead(v, v->uses[i], edits, count);
        else if (!plan_word(v, v->uses[i], edits, count))
            return false;
    }
    return true;
}

static void report(Vote *v, const Use *use, bool fixable) {
    PassContext *ctx = v->ctx;
    size_t to = fixable ? v->winner : form_of(v->uses[0]), edit_count = 0;
    Edit *edits = arena_array(ctx->facts, 2 * v->count, sizeof *edits);
    const Spelling *name = &v->rule->forms[to].spellings[use->ref->spelling];
    Buf evidence = {0};
    forms_evidence(v->rule, v->by_form, v->house, &evidence);
    Value values[VALUE_COUNT] = {
        {ctx->story->text + use->span.start, use->span.end - use->span.start},
        {name->text, name->len},
        {buf_str(&evidence), evidence.len}};
    if (!edits || evidence.failed || (fixable && !plan(v, edits, &edit_count)))
        ctx->findings->status = STATUS_MEMORY;
    else
        pass_report(ctx, v->rule, v->rule->fix, use->paragraph, use->span,
                    values, VALUE_COUNT, edits, edit_count);
    buf_free(&evidence);
}

void consistency_story(PassContext *ctx, void *const *facts) {
    const RuleList *list = &ctx->rules->by[ctx->phase][RULE_CONSISTENCY];
    for (size_t i = 0; i < list->count; i++) {
        Vote v = {.ctx = ctx, .rule = list->items[i]};
        bool fixable;
        if (!pass_wants(ctx, v.rule) || !gather(&v, facts)) continue;
        decide(&v);
        const Use *use = place_of(&v, &fixable);
        if (use) report(&v, use, fixable);
    }
}
