/* SPDX-License-Identifier: MIT
 * Acronyms that another language has for a listed body: “the OTAN summit”.
 * What the story explains itself, and what English has as a word, stays. Of
 * three letters and less many mean something else (PPE, CPI): they go where
 * the story has the body's name as well, or another such acronym; alone they
 * are another rule's, which only hints. */
#include "passes/name.h"

#include "passes/acronyms.h"
#include <string.h>

#define CLEAR 4      /* letters that mean one body only */
#define ALONE_FROM 3 /* letters: UE and VN alone mean anything */

/* Few small letters, no blank: NATO, AfDB. */
static bool is_acronym(const char *form) {
    size_t capitals = 0, others = 0;
    for (; *form; form++)
        if (*form >= 'A' && *form <= 'Z')
            capitals++;
        else if (*form >= 'a' && *form <= 'z')
            others++;
        else
            return false;
    return capitals > others;
}

/* What English copy calls the body. */
static const char *english(const Name *name) {
    const char *best = is_acronym(name->canonical) ? name->canonical : NULL;
    for (size_t i = 0; i < name->accepted.count; i++) {
        const char *form = name->accepted.items[i];
        if (is_acronym(form) && (!best || strlen(form) < strlen(best)))
            best = form;
    }
    return best ? best : name->canonical;
}

/* The body; NULL: none, or it is something else here. */
static const Name *body_of(PassContext *ctx, Acronyms *list, const Acronym *a) {
    const char *text = ctx->story->text + a->span.start;
    size_t len = a->span.end - a->span.start;
    const Name *name = a->joined ? NULL : names_foreign(ctx->names, text, len);
    return name && acronym_is_open(ctx, list, text, len) ? name : NULL;
}

/* Does another acronym of the story mean a body in another language? */
static bool has_kin(const PassContext *ctx, const Acronyms *list,
                    const Name **bodies, const Name *name) {
    for (size_t i = 0; i < list->count; i++)
        if (bodies[i] && bodies[i] != name) return true;
    return name_has_right(ctx->story, name);
}

static void report(PassContext *ctx, const Rule *rule, const Acronym *a,
                   const Name *name) {
    const char *to = english(name);
    Edit edit = {a->span, to, strlen(to)};
    Value values[VALUE_COUNT] = {
        {ctx->story->text + a->span.start, a->span.end - a->span.start},
        {to, strlen(to)}};
    pass_report(ctx, rule, rule->fix, a->paragraph, a->span, values,
                VALUE_COUNT, &edit, 1);
}

static void look_over(PassContext *ctx, const Rule *rule, Acronyms *list) {
    const Name **bodies =
                   arena_array(ctx->facts, list->count + 1, sizeof *bodies),
               *last = NULL;
    bool alone = rule->name_finds == NAME_FOREIGN_ALONE, last_kin = false;
    if (!bodies) ctx->findings->status = STATUS_MEMORY;
    for (size_t i = 0; bodies && i < list->count; i++)
        bodies[i] = body_of(ctx, list, &list->items[i]);
    for (size_t i = 0; bodies && i < list->count; i++) {
        const Acronym *a = &list->items[i];
        size_t len = a->span.end - a->span.start;
        if (pass_stopped(ctx)) return;
        if (!bodies[i] || !pass_applies(ctx, rule, a->paragraph, a->span))
            continue;
        if (len < CLEAR && bodies[i] != last) {
            last = bodies[i];
            last_kin = has_kin(ctx, list, bodies, last);
        }
        bool clear = len >= CLEAR || last_kin;
        if (clear != alone && (clear || len >= ALONE_FROM))
            report(ctx, rule, a, bodies[i]);
    }
}

void name_foreign(PassContext *ctx, const Rule *rule) {
    Acronyms list = {0};
    if (acronyms_read(ctx, &list))
        look_over(ctx, rule, &list);
    else
        ctx->findings->status = STATUS_MEMORY;
    acronyms_free(&list);
}
