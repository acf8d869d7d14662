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

/* How often an entry's evidence stands in the text with all its words around
 * it: so many of its count are not to be had by others. */
static size_t stands(const BaselineUse *use, const Entry *e) {
    size_t count = 0;
    const char *end = use->text + use->len;
    for (const char *at = use->text; e->len && at < end; at++) {
        at = memmem(at, (size_t)(end - at), e->text, e->len);
        if (!at) break;
        size_t start = (size_t)(at - use->text);
        count += equal(e->around,
                       context_of(use->text, use->len, start, start + e->len));
    }
    return count;
}

bool baseline_begin(BaselineUse *use, const Baseline *baseline,
                    const char *path, const char *text, size_t len) {
    *use = (BaselineUse){.baseline = baseline, .text = text, .len = len};
    use->first = baseline_find(baseline, baseline->count, path, &use->end);
    size_t count = use->end - use->first;
    use->left = calloc(count + 1, sizeof *use->left);
    use->loose = calloc(count + 1, sizeof *use->loose);
    if (!use->left || !use->loose) return false;
    for (size_t i = 0; i < count; i++) {
        const Entry *e = &baseline->items[use->first + i];
        size_t exact = stands(use, e);
        use->left[i] = e->count;
        use->loose[i] = e->count > exact ? e->count - exact : 0;
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
