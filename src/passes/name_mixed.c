/* SPDX-License-Identifier: MIT
 * Two accepted forms of one listed person in a story: “Volodymyr Zelenskiy”,
 * and later “Zelensky”. Each desk has its own, a story has one. Words of the
 * forms that have one key stand for each other; a form that lacks a word of
 * another (“Joe Biden”, “Biden”) is no other spelling. */
#include "passes/name.h"

#include "base/vec.h"
#include "passes/name_runs.h"
#include "passes/name_votes.h"
#include <stdlib.h>
#include <string.h>

#define SLOTS_MAX 8 /* words of one person that are told apart */

/* A place in the name of a person, and who spells it how. */
typedef struct Listed {
    uint32_t first[SLOTS_MAX]; /* spellings: what name_vote wants */
    size_t count;
} Listed;

typedef struct Mention {
    size_t paragraph;
    Span span;
    uint32_t name;   /* its place in the authority */
    uint32_t listed; /* its place here */
    NameWord words[FORM_WORDS];
    uint32_t slots[FORM_WORDS];
    size_t count;
} Mention;

typedef struct Mixed {
    PassContext *ctx;
    const Rule *rule;
    NameVotes votes;
    struct {
        Mention *items;
        size_t count, cap;
    } mentions;
    struct {
        Listed *items;
        size_t count, cap;
    } people;
    Map by_id; /* id of a person -> place in people */
} Mixed;

/* Are two words one by their keys in some class? */
static bool are_one(const Mixed *x, Span a, Span b) {
    const char *text = x->ctx->story->text;
    char left[KEY_MAX], right[KEY_MAX];
    for (size_t i = 0; i < KEY_COMMON; i++) {
        size_t class = name_keys_common(x->ctx->keys, i);
        if (class == NO_KEY_CLASS) continue;
        size_t n = name_key(x->ctx->keys, class, text + a.start,
                            a.end - a.start, left);
        size_t m = name_key(x->ctx->keys, class, text + b.start,
                            b.end - b.start, right);
        if (n && n == m && !memcmp(left, right, n)) return true;
    }
    return false;
}

static size_t slot_of(const Mixed *x, const Listed *listed, Span word) {
    for (size_t i = 0; i < listed->count; i++)
        if (are_one(x, x->votes.items[listed->first[i] - 1].shown, word))
            return i;
    return listed->count;
}

static void vote(Mixed *x, Mention *m, Span word) {
    Listed *listed = &x->people.items[m->listed];
    if (!name_has_small(x->ctx->story, word)) return;
    size_t slot = slot_of(x, listed, word);
    if (slot == SLOTS_MAX) return;
    uint32_t spelling =
        name_vote(x->ctx, &x->votes, &listed->first[slot], word, 1);
    if (!spelling) return;
    if (slot == listed->count) listed->count++;
    m->slots[m->count] = (uint32_t)slot;
    m->words[m->count++] = (NameWord){word, spelling};
}

static bool find_listed(Mixed *x, Mention *m) {
    const char *id = x->ctx->names->items[m->name].id;
    if (map_get(&x->by_id, id, strlen(id), &m->listed)) return true;
    m->listed = (uint32_t)x->people.count;
    return VEC_ADD(&x->people, (Listed){.count = 0}) &&
           map_put(&x->by_id, id, strlen(id), m->listed);
}

static void add(Mixed *x, size_t paragraph, const NameRun *run, size_t at,
                size_t count, uint32_t name) {
    Mention m = {.paragraph = paragraph, .name = name};
    const Story *story = x->ctx->story;
    m.span = name_stretch(run, at, count);
    if (story_contexts(story, paragraph, m.span, x->rule->skip)) return;
    bool ok = find_listed(x, &m);
    for (size_t i = at; ok && i < at + count; i++)
        vote(x, &m, name_core(x->ctx, name_stretch(run, i, 1)));
    if (!ok || !VEC_ADD(&x->mentions, m))
        x->ctx->findings->status = STATUS_MEMORY;
}

/* The longest listed form from `at` on; returns the words taken. */
static size_t look(PassContext *ctx, const Rule *rule, size_t paragraph,
                   const NameRun *run, size_t at, void *user) {
    const Names *names = ctx->names;
    size_t most = run->last - at < FORM_WORDS ? run->last - at : FORM_WORDS;
    (void)rule;
    for (size_t count = most; count; count--) {
        uint32_t name;
        Span span = name_stretch(run, at, count);
        if (!map_get(&names->by_right, ctx->story->text + span.start,
                     span.end - span.start, &name))
            continue;
        if (names->items[name].type == NAME_PERSON)
            add(user, paragraph, run, at, count, name);
        return count;
    }
    return 1;
}

static size_t losing(const Mixed *x, const Mention *m, Edit *edits) {
    const Listed *listed = &x->people.items[m->listed];
    const char *text = x->ctx->story->text;
    size_t count = 0;
    for (size_t i = 0; i < m->count; i++) {
        const NameSpelling *best =
            name_winner(&x->votes, listed->first[m->slots[i]]);
        if (best == &x->votes.items[m->words[i].spelling - 1]) continue;
        edits[count++] = (Edit){m->words[i].span, text + best->shown.start,
                                best->shown.end - best->shown.start};
    }
    return count;
}

/* Only what is a form of the same person, too. */
static bool becomes_right(const Mixed *x, const Mention *m, const Edit *edits,
                          size_t count) {
    Buf to = {0};
    uint32_t name;
    name_rewritten(x->ctx->story, m->span, edits, count, &to);
    bool right =
        !to.failed && map_get(&x->ctx->names->by_right, to.data, to.len, &name);
    buf_free(&to);
    return right && name == m->name;
}

static void report(Mixed *x) {
    for (size_t i = 0; i < x->mentions.count; i++) {
        const Mention *m = &x->mentions.items[i];
        Edit edits[FORM_WORDS];
        if (pass_stopped(x->ctx)) return;
        size_t count = losing(x, m, edits);
        if (count && becomes_right(x, m, edits, count))
            name_report_words(x->ctx, x->rule, m->paragraph, m->span, edits,
                              count);
    }
}

void name_mixed(PassContext *ctx, const Rule *rule) {
    Mixed x = {.ctx = ctx, .rule = rule};
    for (size_t i = 0; i < ctx->story->paragraph_count; i++) {
        if (pass_stopped(ctx)) break;
        name_runs(ctx, rule, i, 1, look, &x);
    }
    report(&x);
    free(x.votes.items);
    free(x.mentions.items);
    free(x.people.items);
    map_free(&x.by_id);
}
