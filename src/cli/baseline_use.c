/* SPDX-License-Identifier: MIT
 * Which findings of a text the entries of a baseline mean. */
#include "base/vec.h"
#include "cli/baseline.h"
#include <stdlib.h>
#include <string.h>

/* Evidence that was accepted. */
struct Spot {
    const char *rule;
    size_t start, end;
};

static bool equal(Surroundings a, Surroundings b) {
    return a.left == b.left && a.right == b.right;
}

static int compare_around(const void *pa, const void *pb) {
    const Surroundings *a = pa;
    const Surroundings *b = &((const Entry *)pb)->around;
    int c = (a->left > b->left) - (a->left < b->left);
    return c ? c : (a->right > b->right) - (a->right < b->right);
}

/* Where the evidence of a group of entries stands with all the words of one of
 * them around it, that one keeps a place: others may not have it. */
static void keep_places(BaselineUse *use, size_t first, size_t count) {
    const Entry *group = &use->baseline->items[first];
    const char *end = use->text + use->len;
    size_t len = group->len;
    for (const char *at = use->text; len && at < end; at++) {
        at = memmem(at, (size_t)(end - at), group->text, len);
        if (!at) return;
        size_t start = (size_t)(at - use->text);
        Surroundings here = context_of(use->text, use->len, start, start + len);
        const Entry *e =
            bsearch(&here, group, count, sizeof *group, compare_around);
        size_t *loose = e ? &use->loose[e - group + first - use->first] : NULL;
        if (loose && *loose) --*loose;
    }
}

static bool same_group(const Entry *a, const Entry *b) {
    return !strcmp(a->rule, b->rule) && a->len == b->len &&
           !memcmp(a->text, b->text, a->len);
}

bool baseline_begin(BaselineUse *use, const Baseline *baseline,
                    const char *path, const char *text, size_t len) {
    *use = (BaselineUse){.baseline = baseline, .text = text, .len = len};
    use->first = baseline_find(baseline, baseline->count, path, &use->end);
    size_t count = use->end - use->first;
    use->left = calloc(count + 1, sizeof *use->left);
    use->loose = calloc(count + 1, sizeof *use->loose);
    if (!use->left || !use->loose) return false;
    const Entry *entries = &baseline->items[use->first];
    for (size_t i = 0; i < count; i++)
        use->left[i] = use->loose[i] = entries[i].count;
    for (size_t i = 0, n; i < count; i += n) {
        for (n = 1; i + n < count; n++)
            if (!same_group(&entries[i], &entries[i + n])) break;
        keep_places(use, use->first + i, n);
    }
    return true;
}

/* The place may have grown with a repair beside it since it was accepted. */
static bool known(const BaselineUse *use, const copydesk_candidate *c) {
    for (size_t i = 0; i < use->spots.count; i++) {
        const struct Spot *s = &use->spots.items[i];
        bool within = c->start <= s->start && s->end <= c->end;
        bool around = s->start <= c->start && c->end <= s->end;
        if ((within || around) && !strcmp(s->rule, c->rule)) return true;
    }
    return false;
}

static bool same_evidence(const BaselineUse *use, const Entry *e,
                          const copydesk_candidate *c) {
    const char *text = use->text + c->start;
    size_t len = c->end - c->start;
    if (e->len == len && !memcmp(e->text, text, len)) return true;
    uint32_t words = context_words(e->text, e->len);
    return words && words == context_words(text, len);
}

/* The entry that means this place, the one with all its words around it
 * before one with those of one side; -1 when none does. */
static long find(const BaselineUse *use, const copydesk_candidate *c,
                 bool *whole) {
    Surroundings here = context_of(use->text, use->len, c->start, c->end);
    long loose = -1;
    for (size_t i = 0; i < use->end - use->first; i++) {
        const Entry *e = &use->baseline->items[use->first + i];
        if (!use->left[i] || strcmp(e->rule, c->rule) != 0) continue;
        bool exact = equal(e->around, here);
        bool near =
            e->around.left == here.left || e->around.right == here.right;
        if (!(exact || (near && use->loose[i])) || !same_evidence(use, e, c))
            continue;
        *whole = exact;
        if (exact) return (long)i;
        loose = (long)i;
    }
    return loose;
}

bool baseline_accepts(BaselineUse *use, const copydesk_candidate *c) {
    if (use->first == use->end) return false;
    if (known(use, c)) return true;
    bool exact;
    long i = find(use, c, &exact);
    if (i < 0) return false;
    const Entry *e = &use->baseline->items[use->first + (size_t)i];
    use->left[i]--;
    if (!exact) use->loose[i]--;
    struct Spot spot = {e->rule, c->start, c->end};
    if (!VEC_ADD(&use->spots, spot)) use->failed = true;
    return true;
}

void baseline_end(BaselineUse *use) {
    free(use->left);
    free(use->loose);
    free(use->spots.items);
    *use = (BaselineUse){0};
}
