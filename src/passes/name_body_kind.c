/* SPDX-License-Identifier: MIT
 * A listed body called a thing that it is not: “Hashd newspaper”, where the
 * authority has an armed group. An engine took its name for a word (hashd, a
 * crowd; sawt, a voice). Some do have a paper of their own: it is told alone.
 */
#include "passes/name.h"

#include "base/utf8.h"
#include "passes/name_runs.h"
#include <string.h>

#define SHORT_LEAST 4 /* letters of a name's first word that stands for it */

bool titles_have(const Titles *titles, const char *title, size_t len) {
    for (size_t i = 0; i < titles->count; i++)
        if (strlen(titles->items[i]) == len &&
            !memcmp(titles->items[i], title, len))
            return true;
    return false;
}

bool titles_are(const PassContext *ctx, const Titles *titles, Span words) {
    const char *text = ctx->story->text + words.start;
    size_t len = words.end - words.start;
    bool are = false;
    if (!roles_is(ctx->roles, NULL, 0, text, len)) return false;
    for (size_t i = 0; i < titles->count && !are; i++)
        are = roles_is(ctx->roles, titles->items[i], strlen(titles->items[i]),
                       text, len);
    return are;
}

/* The role of the entry that is one of the rule's bodies; NULL: none, or the
 * noun is a word for another of its roles. */
static const char *kind_of(const PassContext *ctx, const Rule *rule,
                           const Name *name, Span noun) {
    const char *text = ctx->story->text + noun.start, *kind = NULL;
    for (size_t i = 0; i < name->roles.count; i++) {
        const char *role = name->roles.items[i];
        size_t len = strcspn(role, "@");
        if (roles_is(ctx->roles, role, len, text, noun.end - noun.start))
            return NULL;
        if (titles_have(&rule->bodies, role, len)) kind = role;
    }
    return kind;
}

static bool starts_form(const char *form, const char *word, size_t len) {
    return !strncmp(form, word, len) && (form[len] == ' ' || form[len] == '-');
}

static bool starts_name(const Name *name, const char *word, size_t len) {
    bool starts = starts_form(name->canonical, word, len);
    for (size_t i = 0; i < name->accepted.count && !starts; i++)
        starts = starts_form(name->accepted.items[i], word, len);
    return starts;
}

/* The body of a story that is called by the first word of its name alone:
 * “Hashd”, where Hashd al-Shaabi stands elsewhere. */
static const Name *named_short(const PassContext *ctx, Span span) {
    char key[KEY_MAX];
    const char *word = ctx->story->text + span.start;
    size_t len = span.end - span.start;
    if (utf8_count(word, len) < SHORT_LEAST ||
        countries_is(ctx->countries, NULL, 0, word, len))
        return NULL;
    for (size_t class = 0; class < ctx->keys->count; class ++) {
        if (!name_key(ctx->keys, class, word, len, key)) continue;
        const NameLink *link = name_index_word(ctx->people, class, key);
        for (; link; link = name_index_next(ctx->people, link))
            if (link->name->type == NAME_ORGANISATION &&
                starts_name(link->name, word, len) &&
                name_has_right(ctx->story, link->name))
                return link->name;
    }
    return NULL;
}

/* The listed body whose name ends with the run's last word. */
static const Name *body_before(const PassContext *ctx, const NameRun *run,
                               Span *span) {
    uint32_t at;
    const Names *names = ctx->names;
    for (size_t first = run->first; first < run->last; first++) {
        *span = name_stretch(run, first, run->last - first);
        if (map_get(&names->by_right, ctx->story->text + span->start,
                    span->end - span->start, &at))
            return names->items[at].type == NAME_ORGANISATION
                       ? &names->items[at]
                       : NULL;
    }
    return named_short(ctx, *span);
}

/* Looks at the word behind the run; returns the words of the run. */
static size_t look(PassContext *ctx, const Rule *rule, size_t paragraph,
                   const NameRun *run, size_t at, void *user) {
    const Phrase *p = run->phrase;
    size_t count = run->last - at;
    Span body = {0, 0};
    (void)user;
    if (run->last >= p->count || p->words[run->last - 1].gap != GAP_BLANK ||
        p->words[run->last - 1].genitive)
        return count;
    Span noun = p->words[run->last].span;
    if (!titles_are(ctx, &rule->nouns, noun)) return count;
    const Name *name = body_before(ctx, run, &body);
    const char *kind = name ? kind_of(ctx, rule, name, noun) : NULL;
    Span both = {body.start, noun.end};
    if (!kind || !pass_applies(ctx, rule, paragraph, both)) return count;
    Value values[VALUE_COUNT] = {
        {ctx->story->text + both.start, both.end - both.start},
        {kind, strcspn(kind, "@")}};
    pass_report(ctx, rule, rule->fix, paragraph, both, values, VALUE_COUNT,
                NULL, 0);
    return count;
}

void name_body_kind(PassContext *ctx, const Rule *rule, size_t paragraph) {
    name_runs(ctx, rule, paragraph, 1, look, NULL);
}
