/* SPDX-License-Identifier: MIT */
#include "edits/resolve.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define CMP(a, b) (((a) > (b)) - ((a) < (b)))

static int compare_edits(const Finding *a, const Finding *b) {
    int c = CMP(a->edit_count, b->edit_count);
    for (size_t i = 0; !c && i < a->edit_count; i++) {
        const Edit *x = &a->edits[i], *y = &b->edits[i];
        c = CMP(x->span.start, y->span.start);
        if (!c) c = CMP(x->span.end, y->span.end);
        if (!c) c = CMP(x->len, y->len);
        if (!c && x->len) c = memcmp(x->text, y->text, x->len);
    }
    return c;
}

static int compare_speakers(const Finding *a, const Finding *b) {
    int c = CMP(b->fix, a->fix);
    if (!c) c = CMP(a->rule->stage, b->rule->stage);
    if (!c) c = CMP(b->rule->priority, a->rule->priority);
    return c ? c : strcmp(a->rule->id, b->rule->id);
}

static int compare_spans(const Finding *a, const Finding *b) {
    int c = CMP(a->span.start, b->span.start);
    return c ? c : CMP(a->span.end, b->span.end);
}

/* Equal repairs side by side, their speaker first; findings without a repair
 * by rule and place. */
static int by_edits(const void *pa, const void *pb) {
    const Finding *a = pa, *b = pb;
    int c = compare_edits(a, b);
    if (c || a->edit_count) return c ? c : compare_speakers(a, b);
    c = compare_spans(a, b);
    return c ? c : strcmp(a->rule->id, b->rule->id);
}

static int by_place(const void *pa, const void *pb) {
    const Finding *a = pa, *b = pb;
    int c = compare_spans(a, b);
    if (!c) c = strcmp(a->rule->id, b->rule->id);
    return c ? c : compare_edits(a, b);
}

static void speak_for(Findings *list, Finding *speaker, const Rule *rule) {
    for (const Also *a = speaker->also; a; a = a->next)
        if (a->rule == rule) return;
    if (speaker->rule == rule) return;
    Also *also = arena_alloc(&list->arena, sizeof *also);
    if (!also) {
        list->status = STATUS_MEMORY;
        return;
    }
    *also = (Also){rule, speaker->also};
    speaker->also = also;
}

static void speak_for_all(Findings *list, Finding *speaker,
                          const Finding *other) {
    speak_for(list, speaker, other->rule);
    for (const Also *a = other->also; a; a = a->next)
        speak_for(list, speaker, a->rule);
}

static bool same(const Finding *a, const Finding *b) {
    if (compare_edits(a, b)) return false;
    return a->edit_count || (a->rule == b->rule && !compare_spans(a, b));
}

static bool has_edit(const Finding *f, const Edit *edit) {
    for (size_t i = 0; i < f->edit_count; i++)
        if (f->edits[i].span.start == edit->span.start &&
            f->edits[i].span.end == edit->span.end &&
            f->edits[i].len == edit->len &&
            !memcmp(f->edits[i].text, edit->text, edit->len))
            return true;
    return false;
}

/* Does `whole` do all that `part` does, and more, with no less right? */
static bool covers(const Finding *whole, const Finding *part) {
    if (whole->edit_count <= part->edit_count || whole->fix < part->fix ||
        whole->paragraph != part->paragraph || !part->edit_count)
        return false;
    for (size_t i = 0; i < part->edit_count; i++)
        if (!has_edit(whole, &part->edits[i])) return false;
    return true;
}

#define NEAR 8 /* findings each way, by place, that may cover one */

/* A repair that is part of another one merges into it: the piece of a name
 * that goes back to where it belongs is no piece to be taken out. The list is
 * by place. */
static void merge_parts(Findings *list) {
    size_t kept = 0;
    for (size_t i = 0; i < list->count; i++) {
        Finding *whole = NULL;
        size_t from = i > NEAR ? i - NEAR : 0;
        for (size_t k = from; k < list->count && k <= i + NEAR && !whole; k++)
            if (k != i && covers(&list->items[k], &list->items[i]))
                whole = &list->items[k];
        if (whole) speak_for_all(list, whole, &list->items[i]);
        list->items[i].covered = whole != NULL;
    }
    for (size_t i = 0; i < list->count; i++)
        if (!list->items[i].covered) list->items[kept++] = list->items[i];
    list->count = kept;
}

void resolve_merge(Findings *list) {
    if (list->count < 2) return;
    qsort(list->items, list->count, sizeof *list->items, by_edits);
    size_t kept = 1;
    for (size_t i = 1; i < list->count; i++) {
        Finding *speaker = &list->items[kept - 1];
        if (same(speaker, &list->items[i]))
            speak_for_all(list, speaker, &list->items[i]);
        else
            list->items[kept++] = list->items[i];
    }
    list->count = kept;
    qsort(list->items, list->count, sizeof *list->items, by_place);
    merge_parts(list);
}

typedef struct Claim {
    const Finding *finding;
    size_t index;
} Claim;

static int by_claim(const void *pa, const void *pb) {
    const Claim *ca = pa, *cb = pb;
    const Finding *a = ca->finding, *b = cb->finding;
    int c = CMP(a->rule->phase, b->rule->phase);
    if (!c) c = CMP(a->rule->stage, b->rule->stage);
    if (!c) c = CMP(b->rule->priority, a->rule->priority);
    if (!c) c = CMP(a->edits[0].span.start, b->edits[0].span.start);
    if (!c)
        c = CMP(b->edits[b->edit_count - 1].span.end,
                a->edits[a->edit_count - 1].span.end);
    if (!c) c = strcmp(a->rule->id, b->rule->id);
    return c ? c : CMP(ca->index, cb->index);
}

/* Taken bytes and the seams between them, two bits a byte: an insertion takes
 * a seam, a replacement its bytes and the seams around them. */
typedef struct Taken {
    uint8_t *bits;
} Taken;

/* The last bit of an edit. Where a rule took whole lines away, another may
 * take the lines that start there. */
static size_t last_bit(const Finding *f, Span span) {
    return 2 * span.end - (f->rule->at != AT_PARAGRAPHS);
}

static bool taken(const Taken *t, const Finding *f, Span span) {
    for (size_t i = 2 * span.start; i <= last_bit(f, span); i++)
        if (t->bits[i / 8] >> (i % 8) & 1) return true;
    return false;
}

static void take(Taken *t, const Finding *f, Span span) {
    for (size_t i = 2 * span.start; i <= last_bit(f, span); i++)
        t->bits[i / 8] |= (uint8_t)(1u << (i % 8));
}

static bool claim_all(Taken *t, const Finding *f) {
    for (size_t i = 0; i < f->edit_count; i++)
        if (taken(t, f, f->edits[i].span)) return false;
    for (size_t i = 0; i < f->edit_count; i++)
        take(t, f, f->edits[i].span);
    return true;
}

static int by_index(const void *a, const void *b) {
    return CMP(*(const size_t *)a, *(const size_t *)b);
}

static size_t list_claims(const Findings *list, FixClass wanted,
                          Claim *claims) {
    size_t n = 0;
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].fix == wanted && list->items[i].edit_count)
            claims[n++] = (Claim){&list->items[i], i};
    return n;
}

Status resolve_choose(const Findings *findings, FixClass wanted, size_t len,
                      size_t *chosen, size_t *count) {
    *count = 0;
    Claim *claims = malloc((findings->count + 1) * sizeof *claims);
    if (!claims) return STATUS_MEMORY;
    size_t n = list_claims(findings, wanted, claims);
    Taken t = {n ? calloc(len / 4 + 2, 1) : NULL};
    if (n && !t.bits) {
        free(claims);
        return STATUS_MEMORY;
    }
    qsort(claims, n, sizeof *claims, by_claim);
    for (size_t i = 0; i < n; i++)
        if (claim_all(&t, claims[i].finding))
            chosen[(*count)++] = claims[i].index;
    qsort(chosen, *count, sizeof *chosen, by_index);
    free(t.bits);
    free(claims);
    return STATUS_OK;
}
