/* SPDX-License-Identifier: MIT
 * Acronyms that are nearly one that the story introduced: “the Free Harvest
 * Movement (FHM)”, and later FMH. Two of its letters may have changed places,
 * or, where there are four and more, one may be another. What the authority or
 * a dictionary knows (CDU, CSU), and what the story explains, is another body.
 */
#include "passes/name.h"

#include "passes/acronyms.h"
#include <stdlib.h>
#include <string.h>

#define LEAST 3
#define LEAST_CHANGED 4
#define ANY_LETTER '*'

static int by_letter(const void *a, const void *b) {
    return *(const char *)a - *(const char *)b;
}

typedef struct Likeness {
    char text[ACRONYM_MAX];
} Likeness;

/* What all acronyms that are nearly this one have in common with it, the
 * number-th: its letters in order, then all but one of them in its own. */
static size_t likeness(const char *text, size_t len, size_t number,
                       Likeness *out) {
    if (number > (len < LEAST_CHANGED ? 0 : len)) return 0;
    memcpy(out->text, text, len);
    if (number)
        out->text[number - 1] = ANY_LETTER;
    else
        qsort(out->text, len, 1, by_letter);
    return len;
}

/* Notes what each introduced one has, for the first that has it. */
static bool index_defined(const PassContext *ctx, const Acronyms *list,
                          Map *near) {
    const char *text = ctx->story->text;
    for (size_t i = 0; i < list->defined_count; i++) {
        Span span = list->defined[i];
        size_t len = span.end - span.start;
        Likeness like;
        if (len < LEAST) continue;
        for (size_t n = 0; likeness(text + span.start, len, n, &like); n++) {
            if (map_get(near, like.text, len, NULL)) continue;
            char *kept = arena_copy(ctx->facts, like.text, len);
            if (!kept || !map_put(near, kept, len, (uint32_t)i)) return false;
        }
    }
    return true;
}

/* The introduced one before it that it is nearly; NULL: none. */
static const Span *nearly(const PassContext *ctx, const Acronyms *list,
                          const Map *near, Span span) {
    const char *text = ctx->story->text + span.start;
    size_t len = span.end - span.start;
    Likeness like;
    uint32_t at;
    if (len < LEAST) return NULL;
    for (size_t n = 0; likeness(text, len, n, &like); n++)
        if (map_get(near, like.text, len, &at) &&
            list->defined[at].start < span.start)
            return &list->defined[at];
    return NULL;
}

static void look_over(PassContext *ctx, const Rule *rule, Acronyms *list,
                      const Map *near) {
    const char *text = ctx->story->text;
    for (size_t i = 0; i < list->count && !pass_stopped(ctx); i++) {
        const Acronym *a = &list->items[i];
        const char *form = text + a->span.start;
        size_t len = a->span.end - a->span.start;
        const Span *right = nearly(ctx, list, near, a->span);
        if (!right || a->joined || !acronym_is_open(ctx, list, form, len) ||
            names_foreign(ctx->names, form, len) ||
            !pass_applies(ctx, rule, a->paragraph, a->span))
            continue;
        Value values[VALUE_COUNT] = {
            {form, len}, {text + right->start, right->end - right->start}};
        pass_report(ctx, rule, rule->fix, a->paragraph, a->span, values,
                    VALUE_COUNT, NULL, 0);
    }
}

void name_acronym(PassContext *ctx, const Rule *rule) {
    Acronyms list = {0};
    Map near = {0};
    if (acronyms_read(ctx, &list) && index_defined(ctx, &list, &near))
        look_over(ctx, rule, &list, &near);
    else
        ctx->findings->status = STATUS_MEMORY;
    map_free(&near);
    acronyms_free(&list);
}
