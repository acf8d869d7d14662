/* SPDX-License-Identifier: MIT */
#include "passes/name_runs.h"

#include "base/utf8.h"
#include <string.h>

static bool is_particle(const Phrase *p, size_t i) {
    return phrase_match(p, i, WORD_PARTICLE) == 1;
}

#define PARTICLES 3

/* A capital word, or particles before one: “von der Leyen”. */
static bool is_of_name(const Phrase *p, size_t i) {
    for (size_t most = i + PARTICLES; i < p->count && i <= most; i++) {
        if (p->words[i].capital) return true;
        if (p->words[i].gap != GAP_BLANK || !is_particle(p, i)) return false;
    }
    return false;
}

static size_t run_end(const Phrase *p, size_t from) {
    for (size_t i = from; i < p->count; i++) {
        if (!is_of_name(p, i)) return i;
        if (p->words[i].genitive || p->words[i].gap != GAP_BLANK) return i + 1;
    }
    return p->count;
}

/* “bank’s” without its end. */
static Span bare(const Phrase *p, size_t i) {
    const Story *story = p->story;
    Span span = p->words[i].span;
    if (!p->words[i].genitive) return span;
    while (span.end > span.start + 1 && story->text[span.end - 1] != '\'' &&
           (unsigned char)story->text[span.end - 1] != 0x99)
        span.end--;
    span.end -= story->text[span.end - 1] == '\'' ? 1 : 3;
    return span;
}

Span name_stretch(const NameRun *run, size_t from, size_t count) {
    return (Span){run->phrase->words[from].span.start,
                  bare(run->phrase, from + count - 1).end};
}

/* “Director-General”, “Prime Minister”. */
static bool is_role(const PassContext *ctx, const NameRun *run, size_t from,
                    size_t to) {
    Span span = name_stretch(run, from, to - from);
    return roles_is(ctx->roles, NULL, 0, ctx->story->text + span.start,
                    span.end - span.start);
}

#define ROLE_WORDS 6 /* “United Nations High Commissioner for Refugees” */

/* Ends a role here that started before the run, “High Commissioner for Human
 * Rights Volker Türk”? */
static bool ends_role(const PassContext *ctx, const NameRun *run, size_t at) {
    for (size_t back = run->first; back-- > 0 && at - back <= ROLE_WORDS;) {
        if (run->phrase->words[back].gap != GAP_BLANK) return false;
        if (is_role(ctx, run, back, at)) return true;
    }
    return false;
}

bool name_starts(const PassContext *ctx, const NameRun *run, size_t at) {
    if (at == run->first) return true;
    const Phrase *p = run->phrase;
    for (size_t back = at; back-- > run->first && at - back <= 4;)
        if (is_role(ctx, run, back, at) ||
            phrase_match_any(p, back, WORD_TITLE) == at - back ||
            phrase_match_any(p, back, WORD_SPEAKER) == at - back ||
            phrase_match_any(p, back, WORD_FUNCTION) == at - back)
            return true;
    return ends_role(ctx, run, at);
}

size_t name_no_name(const Phrase *p, size_t i) {
    static const WordKind kinds[] = {
        WORD_TITLE,   WORD_SPEAKER,  WORD_FUNCTION, WORD_DETERMINER,
        WORD_PRONOUN, WORD_MODIFIER, WORD_ADVERB,   WORD_LINK};
    size_t most = 0;
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
        size_t count = phrase_match_any(p, i, kinds[k]);
        if (count > most) most = count;
    }
    return most;
}

bool name_has_key(const PassContext *ctx, const NameRun *run, size_t at) {
    char key[KEY_MAX];
    Span span = bare(run->phrase, at);
    return name_key(ctx->keys, name_keys_common(ctx->keys, 0),
                    ctx->story->text + span.start, span.end - span.start,
                    key) > 0;
}

/* What was read of a paragraph: its phrases that have a capital, in the
 * snapshot’s facts. A dozen rules look at the same ones. */
struct NameScan {
    bool read;
    struct Kept *first, **last;
};

typedef struct Kept {
    struct Kept *next;
    size_t count;
    PhraseWord words[];
} Kept;

#define KEPT_MOST ((size_t)4 << 20) /* bytes of a story that is kept so */

/* Looks at each run of the phrase. A full phrase may end within a name: it is
 * to be read again from there, which is returned; else where it ends. */
static size_t look_through(PassContext *ctx, const Rule *rule, size_t paragraph,
                           const Phrase *p, size_t least, NameLook *look,
                           void *user) {
    for (size_t i = 0; i < p->count;) {
        NameRun run = {p, i, run_end(p, i)};
        if (run.last == p->count && p->count == PHRASE_MOST && i)
            return p->words[i].span.start;
        if (!look || run.last - run.first < least || run.last == run.first) {
            i = run.last > i ? run.last : i + 1;
            continue;
        }
        while (i < run.last)
            i += look(ctx, rule, paragraph, &run, i, user);
    }
    return p->words[p->count - 1].span.end;
}

static bool has_capital(const Phrase *p) {
    for (size_t i = 0; i < p->count; i++)
        if (p->words[i].capital) return true;
    return false;
}

static bool keep(PassContext *ctx, struct NameScan *scan, const Phrase *p) {
    size_t words = p->count * sizeof *p->words;
    if (!has_capital(p)) return true;
    Kept *kept = arena_alloc(ctx->facts, sizeof *kept + words);
    if (!kept) return false;
    kept->next = NULL;
    kept->count = p->count;
    memcpy(kept->words, p->words, words);
    *scan->last = kept;
    scan->last = &kept->next;
    return true;
}

/* Reads the paragraph phrase by phrase: into scan, or for look. */
static bool read_phrases(PassContext *ctx, const Rule *rule, size_t paragraph,
                         size_t least, NameLook *look, void *user,
                         struct NameScan *scan) {
    const Story *story = ctx->story;
    Span span = story->paragraphs[paragraph].span;
    Phrase phrase;
    size_t size;
    for (size_t at = span.start; at < span.end;) {
        phrase_read(&phrase, story, at, span.end);
        if (phrase.count) {
            if (scan && !keep(ctx, scan, &phrase)) return false;
            at = look_through(ctx, rule, paragraph, &phrase, least, look, user);
            continue;
        }
        utf8_at(story->text, span.end, at, &size);
        at += size ? size : 1;
    }
    return true;
}

/* NULL: the story is too long to be kept, or there is no memory. */
static struct NameScan *scan_of(PassContext *ctx, size_t paragraph) {
    size_t count = ctx->story->paragraph_count;
    if (ctx->story->len > KEPT_MOST) return NULL;
    if (!ctx->names_read)
        ctx->names_read =
            arena_array(ctx->facts, count, sizeof(struct NameScan));
    if (!ctx->names_read) return NULL;
    struct NameScan *scan = &ctx->names_read[paragraph];
    if (scan->read) return scan;
    scan->first = NULL;
    scan->last = &scan->first;
    scan->read = read_phrases(ctx, NULL, paragraph, 0, NULL, NULL, scan);
    return scan->read ? scan : NULL;
}

void name_runs(PassContext *ctx, const Rule *rule, size_t paragraph,
               size_t least, NameLook *look, void *user) {
    struct NameScan *scan = scan_of(ctx, paragraph);
    if (!scan) {
        read_phrases(ctx, rule, paragraph, least, look, user, NULL);
        return;
    }
    Phrase phrase = {.story = ctx->story};
    for (const Kept *kept = scan->first; kept; kept = kept->next) {
        phrase.count = kept->count;
        memcpy(phrase.words, kept->words, kept->count * sizeof *kept->words);
        look_through(ctx, rule, paragraph, &phrase, least, look, user);
    }
}
