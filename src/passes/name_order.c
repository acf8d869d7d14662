/* SPDX-License-Identifier: MIT
 * Names of listed people whose words stand in another order: “Jinping Xi”,
 * “Orban Viktor”. */
#include "passes/name_evidence.h"
#include "passes/name_runs.h"

#include "lexicon/name_index.h"
#include "unicode/fold.h"
#include <string.h>

/* The person of whom the words from `turn` on and then those before it are a
 * form, “Xi Jinping”; the form goes into out. */
static const Name *turned(const PassContext *ctx, Span span, size_t turn,
                          char out[FOLD_MAX]) {
    const char *text = ctx->story->text + span.start;
    size_t len = span.end - span.start, back = len - turn;
    uint32_t at;
    memcpy(out, text + turn, back);
    out[back] = ' ';
    memcpy(out + back + 1, text, turn - 1);
    if (!map_get(&ctx->names->by_right, out, len, &at)) return NULL;
    const Name *name = &ctx->names->items[at];
    return name->type == NAME_PERSON ? name : NULL;
}

static const Name *find_turn(const PassContext *ctx, Span span,
                             char out[FOLD_MAX]) {
    const char *text = ctx->story->text + span.start;
    size_t len = span.end - span.start;
    const Name *name = NULL;
    for (size_t i = 2; i + 1 < len && len < FOLD_MAX && !name; i++)
        if (text[i - 1] == ' ') name = turned(ctx, span, i, out);
    return name;
}

/* Families stand first where the person comes from, or an office of theirs is
 * named: Christian Peter need not be Peter Christian. */
static bool is_meant(PassContext *ctx, const Name *name, size_t paragraph,
                     Span span) {
    Offices offices;
    for (size_t i = 0; i < name->roles.count; i++) {
        size_t len;
        const char *code = name_role_country(name->roles.items[i], &len);
        const char *class =
            code ? countries_keys(ctx->countries, code, len) : NULL;
        size_t at = class ? name_keys_class(ctx->keys, class) : NO_KEY_CLASS;
        if (at != NO_KEY_CLASS && ctx->keys->classes[at].family_first)
            return true;
    }
    offices_read(
        &offices, ctx,
        sentence_at(ctx->sentences, ctx->story, paragraph, span.start));
    return offices_are_of(&offices, ctx, name);
}

static size_t look(PassContext *ctx, const Rule *rule, size_t paragraph,
                   const NameRun *run, size_t at, void *user) {
    (void)user;
    size_t count = run->last - at;
    Span span = name_stretch(run, at, count);
    char form[FOLD_MAX];
    if (count < 2 || count > FORM_WORDS || !name_starts(ctx, run, at)) return 1;
    if (name_is_listed(ctx, span)) return count;
    const Name *name = find_turn(ctx, span, form);
    if (!name) return 1;
    if (!pass_applies(ctx, rule, paragraph, span) ||
        name_is_seen(ctx, span, name) || name_is_confusable(ctx, name, span) ||
        !is_meant(ctx, name, paragraph, span))
        return count;
    size_t len = span.end - span.start;
    Value values[VALUE_COUNT] = {{ctx->story->text + span.start, len},
                                 {form, len}};
    Edit edit = {span, form, len};
    pass_report(ctx, rule, rule->fix, paragraph, span, values, VALUE_COUNT,
                &edit, 1);
    return count;
}

void name_order(PassContext *ctx, const Rule *rule, size_t paragraph) {
    name_runs(ctx, rule, paragraph, 2, look, NULL);
}
